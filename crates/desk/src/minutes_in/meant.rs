//! Who and where is meant: the words of a note for a post or a place, matched with the posts and places that a
//! series binds. Titles and aliases are the pack's. What fits two different things is left to the person.

use std::collections::BTreeSet;

use domain::place::{Place, PlaceCode, Tier};
use domain::post::{Post, PostId};
use domain::review::Series;
use domain::scheme::PostKind;
use hindi::fold;

use crate::directives::ALL;
use crate::known::Known;

/// Words before a title or in it by which all posts of the kind are meant.
const EVERY: [&str; 9] = ["सभी", "समस्त", "प्रत्येक", "हर", "सर्व", "तीनों", "दोनों", "चारों", "सम्बन्धित"];
/// Endings of the plural with what stands in their place in the singular, longest first.
const PLURALS: [(&str, &str); 6] =
    [("ियों", "ी"), ("ीयों", "ी"), ("ाओं", "ा"), ("ुओं", "ु"), ("ों", ""), ("गण", "")];

pub(super) struct Meant<'a> {
    known: &'a Known,
    series: &'a Series,
    /// Those whom the series binds.
    posts: Vec<Post>,
}

impl<'a> Meant<'a> {
    pub(super) fn new(known: &'a Known, series: &'a Series, mut posts: Vec<Post>) -> Self {
        posts.retain(|post| series.binds(post, &known.tree));
        Self { known, series, posts }
    }

    /// The series' own place.
    pub(super) fn own(&self) -> PlaceCode {
        self.series.place
    }

    /// The place that the words name: the one with the longest name; the series' own for जनपद.
    pub(super) fn place(&self, words: &str) -> Option<PlaceCode> {
        let within = self.known.tree.within(self.series.place).iter();
        let named = within.filter_map(|place| Some((named_by(place, words)?, place.code)));
        let longest = named.max_by_key(|(length, _)| *length).map(|(_, code)| code);
        let is_own = ["जनपद", "जिला", "जिले", "जिलें"].iter().any(|own| words.trim() == *own);
        longest.or(is_own.then_some(self.series.place))
    }

    /// The owners that the words name, as the form for a directive writes them.
    pub(super) fn owners(&self, words: &str, scope: Option<PlaceCode>) -> Vec<String> {
        let mut owners: Vec<String> = Vec::new();
        for one in self.named(words) {
            owners.extend(self.owners_of_one(&one, scope));
        }
        if owners.is_empty() {
            // "उपायुक्त, राष्ट्रीय ग्रामीण आजीविका मिशन": a title with a comma in it.
            owners = self.owners_of_one(words, scope);
        }
        let mut seen = BTreeSet::new();
        owners.retain(|owner| seen.insert(owner.clone()));
        owners
    }

    /// The post that answers for the scheme with the longest name that stands in the words.
    pub(super) fn answers_for(&self, words: &str) -> Vec<String> {
        let (state, tier) = (self.known.state_of(self.series.place), Tier::District);
        let schemes = self.known.book.schemes(state, tier).into_iter();
        let named = schemes.filter_map(|scheme| {
            let names = [&scheme.name.hi, &scheme.name.en].into_iter();
            let names = names.chain([&scheme.department.hi]).map(String::as_str);
            Some((longest_in(words, names)?, &scheme.district_post))
        });
        let Some((_, kind)) = named.max_by_key(|(length, _)| *length) else { return Vec::new() };
        let of_kind = |post: &&Post| post.kind == *kind && post.place == self.series.place;
        self.posts.iter().filter(of_kind).map(|post| post.slug.clone()).collect()
    }

    /// The posts that the words name; none where it is not clear which.
    pub(super) fn posts(&self, words: &str) -> Vec<PostId> {
        let named = self.named(words).into_iter();
        named.flat_map(|one| self.of_kind(&one, self.place(&one))).collect()
    }

    /// The single posts of a list, each with its place: "खण्ड विकास अधिकारी, मैथा" is one.
    fn named(&self, words: &str) -> Vec<String> {
        let mut named: Vec<String> = Vec::new();
        for part in parts(words) {
            let is_place = self.kind(part).is_none() && self.place(part).is_some();
            match named.last_mut() {
                Some(last) if is_place => *last = format!("{last}, {part}"),
                _ => named.push(part.to_owned()),
            }
        }
        named
    }

    fn owners_of_one(&self, words: &str, scope: Option<PlaceCode>) -> Vec<String> {
        let scope = self.place(words).or(scope);
        let found = self.of_kind(words, scope);
        let posts: Vec<&Post> = self.posts.iter().filter(|post| found.contains(&post.id)).collect();
        let top = scope.unwrap_or(self.series.place);
        match posts.as_slice() {
            [first, _, ..] => {
                self.known.tree.get(top).map_or_else(Vec::new, |place| {
                    vec![format!("{ALL}{}:{}", first.kind, place.slug)]
                })
            }
            posts => posts.iter().map(|post| post.slug.clone()).collect(),
        }
    }

    /// The posts of the kind that is named: of one place, or all where all are meant.
    fn of_kind(&self, words: &str, scope: Option<PlaceCode>) -> Vec<PostId> {
        let Some(kind) = self.kind(words) else { return Vec::new() };
        let top = scope.unwrap_or(self.series.place);
        let tree = &self.known.tree;
        let of_kind = self.posts.iter().filter(|post| post.kind == kind);
        let inside =
            |post: &&Post| tree.is_within(post.place, top) || tree.is_within(top, post.place);
        let found: Vec<PostId> = of_kind.filter(inside).map(|post| post.id).collect();
        if found.len() > 1 && !is_every(words) { Vec::new() } else { found }
    }

    /// The kind of post with the longest name that stands in the words.
    fn kind(&self, words: &str) -> Option<String> {
        let state = self.known.state_of(self.series.place);
        let words = in_the_singular(words);
        let held: BTreeSet<&str> = self.posts.iter().map(|post| post.kind.as_str()).collect();
        let kinds =
            self.known.book.post_kinds(state).filter(|kind| held.contains(kind.code.as_str()));
        let named = kinds.filter_map(|kind| Some((called(kind, &words)?, kind)));
        named.max_by_key(|(length, _)| *length).map(|(_, kind)| kind.code.clone())
    }
}

/// Whether a place is named somewhere in a text.
pub(super) fn is_named(place: &Place, text: &str) -> bool {
    named_by(place, text).is_some()
}

/// Whether words name a kind of post.
pub(super) fn is_called(kind: &PostKind, words: &str) -> bool {
    called(kind, &in_the_singular(words)).is_some()
}

/// The length of the longest name of a place that stands in the words.
fn named_by(place: &Place, words: &str) -> Option<usize> {
    let names = [&place.name.hi, &place.name.en].into_iter().chain(&place.aliases);
    longest_in(words, names.map(String::as_str))
}

/// The length of the longest name of a kind that stands in words of the singular.
fn called(kind: &PostKind, words: &str) -> Option<usize> {
    let later = kind.later_titles.iter().map(|later| &later.title);
    let titles = std::iter::once(&kind.title).chain(later);
    let titles = titles.flat_map(|title| [title.hi.as_str(), title.en.as_str()]);
    longest_in(words, titles.chain(kind.aliases.iter().map(String::as_str)))
}

fn longest_in<'n>(words: &str, names: impl Iterator<Item = &'n str>) -> Option<usize> {
    let inside = names.filter(|name| is_in(words, name));
    inside.map(|name| fold::key(name).chars().count()).max()
}

/// Whether a name stands in words as words of their own, not within another.
fn is_in(words: &str, name: &str) -> bool {
    let (words, name) = (keys(words), keys(name));
    !name.is_empty() && words.windows(name.len()).any(|window| *window == *name)
}

fn keys(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || "(),-–/।".contains(c));
    words.map(fold::key).filter(|key| !key.is_empty()).collect()
}

/// The single posts of a list: ब्लॉक मिशन प्रबंधक, जिला मिशन प्रबंधक.
fn parts(words: &str) -> Vec<&str> {
    let joined = [" और ", " एवं ", " तथा ", " व ", ";", ",", "،"];
    let mut parts = vec![words];
    for by in joined {
        parts = parts.into_iter().flat_map(|part| part.split(by)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn is_every(words: &str) -> bool {
    words
        .split_whitespace()
        .any(|word| EVERY.iter().any(|every| fold::same(word, every)) || singular(word) != word)
}

fn in_the_singular(words: &str) -> String {
    words.split_whitespace().map(singular).collect::<Vec<_>>().join(" ")
}

fn singular(word: &str) -> String {
    let ends = PLURALS.iter().find_map(|(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 1)?;
        Some(format!("{stem}{instead}"))
    });
    ends.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_is_read_as_the_title_it_is_made_of() {
        for (plural, expected) in [
            ("खण्ड विकास अधिकारियों", "खण्ड विकास अधिकारी"),
            ("ब्लॉक मिशन प्रबंधकों", "ब्लॉक मिशन प्रबंधक"),
            ("अभियंताओं", "अभियंता"),
            ("अधिकारीगण", "अधिकारी"),
            ("जिला पंचायत राज अधिकारी", "जिला पंचायत राज अधिकारी"),
        ] {
            assert_eq!(in_the_singular(plural), expected);
        }
    }

    #[test]
    fn a_name_stands_in_words_only_as_words_of_its_own() {
        for (words, name, expected) in [
            ("विकास खण्ड मैथा", "मैथा", true),
            ("एडीओ(आईएसबी) मैथा", "एडीओ आईएसबी", true),
            ("जिला मिशन मैनेजर", "मिशन", true),
            ("मैथाली", "मैथा", false),
            ("सी0डी0ओ0", "सीडीओ", true),
        ] {
            assert_eq!(is_in(words, name), expected, "{name} in {words}");
        }
    }
}
