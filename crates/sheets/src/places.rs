//! Which place a label means: by LGD code first, then by name or alias in either script. Names are
//! looked for in the whole office, so that a place outside the sheet's district is told from one unknown.

use std::collections::BTreeMap;

use domain::place::{Place, PlaceCode, Tier, Tree};
use hindi::fold;

use crate::nearest::nearest;
use crate::vocabulary;

/// What a label turned out to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    One(PlaceCode),
    /// More than one place within the top has this name.
    Several(Vec<PlaceCode>),
    /// Only places outside the top have it.
    Outside,
    Unknown,
}

/// The places of the office by every name they go under.
pub(crate) struct Places<'a> {
    tree: &'a Tree,
    top: PlaceCode,
    by_key: BTreeMap<String, Vec<PlaceCode>>,
}

impl<'a> Places<'a> {
    pub(crate) fn of(tree: &'a Tree, top: PlaceCode) -> Self {
        let mut by_key: BTreeMap<String, Vec<PlaceCode>> = BTreeMap::new();
        for place in tree.places() {
            for name in names(place) {
                let places = by_key.entry(fold::key(name)).or_default();
                if !places.contains(&place.code) {
                    places.push(place.code);
                }
            }
        }
        by_key.remove("");
        Self { tree, top, by_key }
    }

    pub(crate) fn top(&self) -> PlaceCode {
        self.top
    }

    pub(crate) fn name(&self, code: PlaceCode) -> String {
        self.tree.get(code).map_or_else(|| code.to_string(), |place| place.name.hi.clone())
    }

    /// The place of a label within `within`, of `tier` where the heading says one.
    pub(crate) fn find(&self, label: &str, within: PlaceCode, tier: Option<Tier>) -> Found {
        let key = fold::key(label);
        let named = self.by_key.get(&key).or_else(|| {
            let bare = vocabulary::bare_place_key(&key)?;
            // Keys lengthen a last short vowel; what is left of one may need it again.
            self.by_key.get(&fold::key(bare))
        });
        let Some(places) = named else { return Found::Unknown };
        self.choose(places, within, tier)
    }

    /// The place of an LGD code.
    pub(crate) fn find_code(&self, text: &str, within: PlaceCode, tier: Option<Tier>) -> Found {
        let latin = hindi::digits::latin_digits(text);
        let lgd = latin.trim().parse::<u32>().ok();
        let tiers: Vec<Tier> = tier.map_or_else(|| Tier::ALL.to_vec(), |tier| vec![tier]);
        let codes = tiers.into_iter().filter_map(|tier| Some(PlaceCode::new(tier, lgd?)));
        let mut places: Vec<PlaceCode> =
            codes.filter(|code| self.tree.get(*code).is_some()).collect();
        // A code of another register, as the mission's own, is an alias of its place. Where it is also
        // an LGD code of somebody else, neither is guessed.
        for other in self.by_key.get(&fold::key(latin.trim())).into_iter().flatten() {
            if !places.contains(other) && tier.is_none_or(|tier| other.tier() == tier) {
                places.push(*other);
            }
        }
        if places.is_empty() { Found::Unknown } else { self.choose(&places, within, tier) }
    }

    fn choose(&self, places: &[PlaceCode], within: PlaceCode, tier: Option<Tier>) -> Found {
        let inside: Vec<PlaceCode> =
            places.iter().copied().filter(|code| self.tree.is_within(*code, within)).collect();
        if inside.is_empty() {
            return Found::Outside;
        }
        let of_tier: Vec<PlaceCode> =
            inside.iter().copied().filter(|code| tier.is_none_or(|t| code.tier() == t)).collect();
        // A block and its town often share a name: without a word for the tier, the one just below the top.
        let below = self.tier_below();
        let near: Vec<PlaceCode> =
            of_tier.iter().copied().filter(|code| Some(code.tier()) == below).collect();
        match (of_tier.as_slice(), near.as_slice()) {
            ([one], _) | (_, [one]) => Found::One(*one),
            ([], _) => match inside.as_slice() {
                [one] => Found::One(*one),
                _ => Found::Several(inside),
            },
            _ => Found::Several(of_tier),
        }
    }

    fn tier_below(&self) -> Option<Tier> {
        self.tree.children(self.top).map(|place| place.code.tier()).next()
    }

    /// The nearest names within the top.
    pub(crate) fn nearest(&self, label: &str) -> Vec<String> {
        let top = self.top;
        let inside = self.tree.places().iter().filter(|p| self.tree.is_within(p.code, top));
        nearest(label, inside.flat_map(names))
    }
}

fn names(place: &Place) -> impl Iterator<Item = &str> {
    let own = [place.name.hi.as_str(), place.name.en.as_str(), place.slug.as_str()];
    own.into_iter().chain(place.aliases.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::name::Name;

    fn tree() -> Tree {
        let place = |tier, lgd, parent: Option<PlaceCode>, aliases: &[&str]| Place {
            code: PlaceCode::new(tier, lgd),
            parent,
            slug: format!("{}-{lgd}", tier.word()),
            name: Name::new(&format!("स्थान {lgd}"), ""),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        };
        let district = PlaceCode::new(Tier::District, 156);
        let under = Some(district);
        Tree::build(vec![
            place(Tier::District, 156, None, &["31347"]),
            place(Tier::Block, 1270, under, &["031347001"]),
            // The mission's code of this one is the LGD code of the one before.
            place(Tier::Block, 1271, under, &["1270"]),
        ])
        .expect("a sound tree")
    }

    #[test]
    fn a_code_of_another_register_finds_its_place_and_is_never_guessed() {
        let (tree, top) = (tree(), PlaceCode::new(Tier::District, 156));
        let places = Places::of(&tree, top);
        let block = |lgd| PlaceCode::new(Tier::Block, lgd);
        for (text, found) in [
            ("1271", Found::One(block(1271))),
            ("031347001", Found::One(block(1270))),
            ("०३१३४७००१", Found::One(block(1270))),
            ("31347", Found::One(top)),
            ("1270", Found::Several(vec![block(1270), block(1271)])),
            // A workbook drops the nought in front.
            ("31347001", Found::One(block(1270))),
            ("313470", Found::Unknown),
        ] {
            assert_eq!(places.find_code(text, top, None), found, "{text}");
        }
    }
}
