//! Filling the page of one place.

use desk::access::{self, Target};
use desk::places::{self, Recorded};
use desk::{Books, Known, wording};
use domain::place::change::{Register, What};
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode};
use domain::policy::Action;
use hindi::digits;
use jiff::civil::Date;

use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::place::{Below, Code, Dated, Forms, Happened, Parents, Show};
use crate::look::words::{Language, Words};
use crate::visit::Visit;

/// How many places below are listed.
const MOST_BELOW: usize = 120;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    slug: &str,
) -> desk::Result<Show> {
    let place = books.known.place(slug)?.clone();
    let words = visit.words(books, place.code);
    let acting = visit.acting(books)?;
    let may = access::may(books, &acting, Action::ChangePlaces, Target::Place(place.code))?;
    let (history, names) = (places::history(books, place.code)?, places::names(books, place.code)?);
    let codes = places::codes(books, place.code)?;
    let is_code = |alias: &&String| codes.iter().any(|code| code.code == **alias);
    let aliases = place.aliases.iter().filter(|alias| !is_code(alias)).cloned().collect();
    let of = Of { known: &books.known, visit, words, today: books.today };
    let name = visit.say(&place.name);
    let first =
        || vec![Dated { what: Link::new(String::new(), name.clone()), from: String::new() }];
    let renamed = names.iter().rev().map(|since| Dated {
        what: Link::new(String::new(), visit.say(&since.what)),
        from: since.from.map_or(String::new(), |day| of.day(day)),
    });
    let month = books.known.months(place.code).last().copied();
    let month = month.unwrap_or_else(|| domain::period::Period::month_of(books.today));
    Ok(Show {
        words,
        crumbs: of.crumbs(&place),
        href: format!("/places/{slug}"),
        tier: words.w(&format!("place-tier-{}", place.code.tier().word())),
        other_name: match visit.language {
            Language::Hindi => place.name.en.clone(),
            Language::English => place.name.hi.clone(),
        },
        number: place.code.lgd().to_string(),
        span: of.span(place.code),
        card: Link::new(format!("/score/{slug}/{month}"), words.w("card")),
        names: if names.is_empty() { first() } else { renamed.collect() },
        aliases,
        codes: codes.iter().map(|code| of.code(code)).collect(),
        parents: Hierarchy::all().into_iter().filter_map(|h| of.parents(h, place.code)).collect(),
        below: Hierarchy::all().into_iter().filter_map(|h| of.below(h, place.code)).collect(),
        history: history.iter().map(|recorded| of.happened(recorded)).collect(),
        forms: may.then(|| of.forms(&place)),
        frame: frame(books, visit, &words, Section::Other, &name)?,
        name,
    })
}

struct Of<'a> {
    known: &'a Known,
    visit: &'a Visit,
    words: Words,
    today: Date,
}

impl Of<'_> {
    fn day(&self, day: Date) -> String {
        hindi::date::long(day, self.visit.lang())
    }

    fn name(&self, code: PlaceCode) -> String {
        self.visit.say(&wording::place(self.known, code))
    }

    fn link(&self, code: PlaceCode) -> Link {
        let slug = self.known.tree.get(code).map_or("", |place| place.slug.as_str());
        Link::new(format!("/places/{slug}"), self.name(code))
    }

    fn crumbs(&self, place: &Place) -> Vec<Link> {
        let line = self.known.tree.line(place.code);
        let mut crumbs: Vec<Link> = line.map(|above| self.link(above.code)).collect();
        crumbs.reverse();
        crumbs
    }

    fn span(&self, code: PlaceCode) -> String {
        match self.known.places().span(code) {
            (_, Some(ended)) => self.words.w1("place-ended", "date", self.day(ended)),
            (Some(began), None) => self.words.w1("place-began", "date", self.day(began)),
            (None, None) => String::new(),
        }
    }

    fn code(&self, code: &places::Code) -> Code {
        Code {
            register: self.words.w(&format!("place-register-{}", code.register.word())),
            code: code.code.clone(),
            version: if code.version > 0 { code.version.to_string() } else { String::new() },
        }
    }

    /// The parents by day, the present one first. Another hierarchy than revenue is shown where it differs.
    fn parents(&self, hierarchy: Hierarchy, code: PlaceCode) -> Option<Parents> {
        let places = self.known.places();
        let parents = places.parents(hierarchy, code);
        let is_own =
            hierarchy == Hierarchy::REVENUE || parents != places.parents(Hierarchy::REVENUE, code);
        let row = |(from, parent): &(Option<Date>, Option<PlaceCode>)| {
            let parent = (*parent)?;
            let what = Link::new(self.link(parent).href, self.name(parent));
            Some(Dated { what, from: from.map_or(String::new(), |day| self.day(day)) })
        };
        let rows: Vec<Dated> = parents.iter().rev().filter_map(row).collect();
        let hierarchy = self.words.w(&format!("place-in-{hierarchy}"));
        (is_own && !rows.is_empty()).then_some(Parents { hierarchy, rows })
    }

    fn below(&self, hierarchy: Hierarchy, code: PlaceCode) -> Option<Below> {
        let tree = self.known.cube_on(hierarchy, self.today).tree();
        let lies = self.known.cube_on(Hierarchy::REVENUE, self.today).tree();
        let codes = |tree: &domain::place::Tree| {
            tree.children(code).map(|place| place.code).collect::<Vec<_>>()
        };
        let below = codes(tree);
        let is_own = hierarchy == Hierarchy::REVENUE || below != codes(lies);
        let places = below.iter().take(MOST_BELOW).map(|place| self.link(*place)).collect();
        let hierarchy = self.words.w(&format!("place-below-{hierarchy}"));
        (is_own && !below.is_empty()).then_some(Below { hierarchy, places })
    }

    fn happened(&self, recorded: &Recorded) -> Happened {
        let change = &recorded.change;
        Happened {
            what: self.what(&change.what),
            from: self.day(change.from),
            order: change.order.clone(),
            why: recorded.by.why.clone(),
            fact: Link::new(
                format!("/ledger/{}", recorded.fact),
                self.words.w1("place-fact", "n", recorded.fact),
            ),
        }
    }

    fn what(&self, what: &What) -> String {
        let names = |places: &[PlaceCode]| {
            places.iter().map(|place| self.name(*place)).collect::<Vec<_>>().join(", ")
        };
        let say =
            |pairs: &[(&str, String)]| self.words.wf(&format!("place-was-{}", what.word()), pairs);
        match what {
            What::Renamed { name, .. } => say(&[("name", self.visit.say(name))]),
            What::Aliased { aliases, .. } => say(&[("names", aliases.join(", "))]),
            What::Moved { hierarchy, moves } => {
                let to = moves.first().and_then(|step| step.to);
                let nobody = || self.words.w("place-nobody");
                let hierarchy = self.words.w(&format!("place-in-{hierarchy}"));
                say(&[("hierarchy", hierarchy), ("to", to.map_or_else(nobody, |to| self.name(to)))])
            }
            What::Split { base, parts, .. } => {
                let part = |part: &domain::place::change::Part| {
                    let name = self.visit.say(&part.place.name);
                    format!("{name} {}", digits::group(part.share))
                };
                let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
                say(&[("parts", parts), ("base", base.name.clone())])
            }
            What::Merged { places, into } => {
                say(&[("places", names(places)), ("into", self.name(*into))])
            }
            What::Coded { codes } => {
                let one = |code: &domain::place::change::Coded| {
                    let register = format!("place-register-{}", code.register.word());
                    format!("{} {}", self.words.w(&register), code.code)
                };
                say(&[("codes", codes.iter().map(one).collect::<Vec<_>>().join(", "))])
            }
        }
    }

    fn forms(&self, place: &Place) -> Forms {
        let register = |register: Register| Choice {
            value: register.word().to_owned(),
            label: self.words.w(&format!("place-register-{}", register.word())),
            is_chosen: false,
        };
        Forms {
            place: place.slug.clone(),
            today: self.today.to_string(),
            seats: self.seats(place),
            clusters: self.clusters(place),
            registers: Register::ALL.map(register).into(),
        }
    }

    fn choice(&self, place: &Place, is_chosen: bool) -> Choice {
        let label = self.visit.say(&place.name);
        Choice { value: place.slug.clone(), label, is_chosen }
    }

    /// Places of the parent's tier that lie beside it or beside its own parent.
    fn seats(&self, place: &Place) -> Vec<Choice> {
        let tree = self.known.cube_on(Hierarchy::REVENUE, self.today).tree();
        let Some(parent) = place.parent.and_then(|parent| tree.get(parent)) else {
            return Vec::new();
        };
        let top = parent.parent.unwrap_or(parent.code);
        let alike = tree.within(top).iter().filter(|p| p.code.tier() == parent.code.tier());
        alike.map(|seat| self.choice(seat, seat.code == parent.code)).collect()
    }

    /// Clusters of the seat in which it lies, and none at all.
    fn clusters(&self, place: &Place) -> Vec<Choice> {
        let tree = self.known.cube_on(Hierarchy::FEDERATION, self.today).tree();
        let own = tree.get(place.code).and_then(|place| place.parent);
        let line: Vec<PlaceCode> = self.known.tree.line(place.code).map(|p| p.code).collect();
        let near = tree.places().iter().filter(|cluster| {
            Hierarchy::FEDERATION.holds(place.code.tier(), cluster.code.tier())
                && cluster.code != place.code
                && cluster.parent.is_some_and(|seat| line.contains(&seat))
        });
        let mut choices: Vec<Choice> = near
            .filter(|cluster| cluster.code.tier() == domain::place::Tier::Clf)
            .filter(|_| place.code.tier() != domain::place::Tier::Clf)
            .map(|cluster| self.choice(cluster, own == Some(cluster.code)))
            .collect();
        if !choices.is_empty() {
            let label = self.words.w("place-nobody");
            choices.push(Choice { value: String::new(), label, is_chosen: false });
        }
        choices
    }
}
