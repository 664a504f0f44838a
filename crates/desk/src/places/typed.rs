//! A change of a place as people write it, in a form or in a row of a file: places by their words, parts of a
//! split one a line. It becomes a [`Change`] or a refusal that names what was not understood.

use domain::name::Name;
use domain::place::change::{Base, Change, Coded, Move, Part, Register, What};
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode};
use domain::refusal::Refusal;
use hindi::digits::latin_digits;
use jiff::civil::Date;
use serde::Deserialize;

use crate::error::Result;
use crate::known::Known;

/// A change as it was typed; what a sort of change does not need stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// As [`What::word`] names it.
    pub what: String,
    /// The word of the place.
    pub place: String,
    pub from: String,
    pub order: String,
    /// Why; it goes with the fact.
    pub why: String,
    /// Empty for revenue.
    pub hierarchy: String,
    /// The word of the new parent; empty to leave the hierarchy.
    pub to: String,
    pub hi: String,
    pub en: String,
    /// Separated by lines or `|`: further spellings; the words of places that move along, or that go into this
    /// one; the parts of a split as `code, share, word, Hindi name, English name, words of those it takes with +`.
    pub list: String,
    /// By what figures of before are shared, and how much there is of it in all.
    pub base: String,
    pub whole: String,
    pub register: String,
    pub code: String,
    pub version: String,
}

impl Typed {
    /// The change that was meant.
    ///
    /// # Errors
    /// A place, a number or a day that cannot be read.
    pub fn read(&self, known: &Known) -> Result<Change> {
        let place = named(known, &self.place)?;
        let what = match self.what.as_str() {
            "renamed" => What::Renamed { place, name: self.name()? },
            "aliased" => {
                What::Aliased { place, aliases: self.items().map(str::to_owned).collect() }
            }
            "moved" => self.moved(known, place)?,
            "split" => self.split(known, place)?,
            "merged" => {
                let places = self.items().map(|word| named(known, word)).collect::<Result<_>>()?;
                What::Merged { places, into: place }
            }
            "coded" => What::Coded { codes: vec![self.coded(place)?] },
            other => return Err(Refusal::NameUnknown { name: other.to_owned() }.into()),
        };
        Ok(Change { from: day(&self.from)?, order: self.order.trim().to_owned(), what })
    }

    fn name(&self) -> Result<Name> {
        let name = Name::new(&self.hi, &self.en);
        if name.hi.is_empty() { Err(Refusal::WordsMissing.into()) } else { Ok(name) }
    }

    fn items(&self) -> impl Iterator<Item = &str> {
        let parts = self.list.split(['\n', '|']).map(str::trim);
        parts.filter(|item| !item.is_empty())
    }

    fn moved(&self, known: &Known, place: PlaceCode) -> Result<What> {
        let hierarchy = match self.hierarchy.trim() {
            "" => Hierarchy::REVENUE,
            word => Hierarchy::of_word(word)
                .ok_or_else(|| Refusal::NameUnknown { name: word.to_owned() })?,
        };
        let to = match self.to.trim() {
            "" => None,
            word => Some(named(known, word)?),
        };
        let mut moves = vec![Move { place, to }];
        for word in self.items() {
            moves.push(Move { place: named(known, word)?, to });
        }
        Ok(What::Moved { hierarchy, moves })
    }

    fn split(&self, known: &Known, place: PlaceCode) -> Result<What> {
        let base = Base { name: self.base.trim().to_owned(), whole: number(&self.whole)? };
        if base.name.is_empty() {
            return Err(Refusal::WordsMissing.into());
        }
        let parts = self.items().map(|line| part(known, place, line)).collect::<Result<_>>()?;
        Ok(What::Split { place, base, parts })
    }

    fn coded(&self, place: PlaceCode) -> Result<Coded> {
        let unknown = || Refusal::NameUnknown { name: self.register.clone() };
        let register = Register::of_word(self.register.trim()).ok_or_else(unknown)?;
        let code = latin_digits(self.code.trim());
        if code.is_empty() {
            return Err(Refusal::NumberNotRead.into());
        }
        let version = if self.version.trim().is_empty() { 0 } else { number(&self.version)? };
        Ok(Coded { place, register, code, version })
    }
}

/// A part of a split: `code, share, word, Hindi name, English name, words of those it takes`. The word of the
/// split place itself with a share says that it goes on.
fn part(known: &Known, whole: PlaceCode, line: &str) -> Result<Part> {
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    let field = |n: usize| fields.get(n).copied().unwrap_or_default();
    let share = number(field(1))?;
    let takes = field(5).split('+').map(str::trim).filter(|word| !word.is_empty());
    let takes = takes.map(|word| named(known, word)).collect::<Result<_>>()?;
    if let Some(own) = known.tree.by_slug(field(0)).filter(|own| own.code == whole) {
        return Ok(Part { place: own.clone(), share, takes });
    }
    let lgd = u32::try_from(number(field(0))?).map_err(|_| Refusal::NumberNotRead)?;
    if field(2).is_empty() || field(3).is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    let place = Place {
        code: PlaceCode::new(whole.tier(), lgd),
        parent: known.tree.get(whole).and_then(|whole| whole.parent),
        slug: field(2).to_owned(),
        name: Name::new(field(3), field(4)),
        aliases: Vec::new(),
    };
    Ok(Part { place, share, takes })
}

fn named(known: &Known, word: &str) -> Result<PlaceCode> {
    let unknown = || Refusal::NameUnknown { name: word.trim().to_owned() };
    Ok(known.tree.by_slug(word.trim()).map(|place| place.code).ok_or_else(unknown)?)
}

fn number(text: &str) -> Result<i64> {
    let latin = latin_digits(text).replace(',', "");
    Ok(latin.trim().parse().map_err(|_| Refusal::NumberNotRead)?)
}

/// A day as a date field sends it, or as people write it.
///
/// # Errors
/// It is no day.
pub fn day(text: &str) -> Result<Date> {
    let iso = text.trim().parse().ok();
    Ok(iso.or_else(|| hindi::date::read(text)).ok_or(Refusal::DayNotRead)?)
}
