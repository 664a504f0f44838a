//! Points to check (जाँच बिन्दु) of a place in a month: found in the figures, with the post that answers for
//! each, and with what was answered. An answer is a fact; it stands as long as the figures do that it
//! answered. Nothing here changes a figure.

mod entered;

use std::collections::BTreeMap;

use domain::fact::Fact;
use domain::honesty::{Answer, Doubt, DoubtAnswered, DoubtKey, HonestyRule, may_answer};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::policy::Duty;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::scheme::{Against, Scheme, SchemeCode};
use jiff::civil::Date;
use score::Look;
pub use score::{Quality, QualitySide};
use store::Write;
pub use store::doubts::Answered;

use crate::desk::Books;
use crate::error::Result;
use crate::known::Known;
use crate::reviews::{self, Answering};
use entered::{Entered, entered};

/// A point to check with all that stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub doubt: Doubt,
    /// The line to which the figure belongs.
    pub scheme: Option<SchemeCode>,
    /// The post that answers for it; `None` when the place has none.
    pub owner: Option<PostId>,
    /// The last answer to these very figures.
    pub answered: Option<Answered>,
    /// The last answer to other figures of the same point: it no longer holds.
    pub outdated: Option<Answered>,
}

impl Point {
    /// Nobody has explained these figures, found them right or sent them back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answered.is_none()
    }

    /// Explained or found right: it is settled as long as the figures stay.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.answered.as_ref().is_some_and(|one| one.given.answer != Answer::SentBack)
    }
}

/// What is to be checked at a place and below it, and how good its data are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Those nobody answered first, the surest first, and the settled ones last.
    pub points: Vec<Point>,
    /// The index of what was asked, in the same order; `None` where no pack weighs it.
    pub qualities: Vec<Option<Quality>>,
}

/// The points to check of a place and of all below it: those nobody answered first, the surest first, and the
/// settled ones last.
///
/// # Errors
/// The database failed.
pub fn points<M>(
    books: &mut Books<'_, '_, M>,
    place: PlaceCode,
    month: Period,
) -> Result<Vec<Point>> {
    Ok(seen(books, place, month, &[])?.points)
}

/// The points to check, and the index of the quality of data with what it was made from: of each line that is
/// asked for, or of all figures for `None`.
///
/// # Errors
/// The database failed.
pub fn seen<M>(
    books: &mut Books<'_, '_, M>,
    place: PlaceCode,
    month: Period,
    lines: &[Option<SchemeCode>],
) -> Result<Seen> {
    let entered = entered(books, place, month)?;
    let known = books.known.clone();
    let look = look(&known, (month, books.today), &entered);
    let doubts = score::doubts(&look, place);
    let weighing = known.book.weighing(known.state_of(place), month.ends_on());
    let one = |line: &Option<SchemeCode>| {
        let scheme = line.as_ref().and_then(|code| known.book.scheme(code));
        let indicators = scheme.map_or_else(Vec::new, indicators_of);
        Some(score::quality(&look, place, &indicators, (&doubts, weighing?)))
    };
    let qualities = lines.iter().map(one).collect();
    Ok(Seen { points: beside(books, doubts)?, qualities })
}

/// The points with the posts that answer for them and what was answered.
fn beside<M>(books: &mut Books<'_, '_, M>, doubts: Vec<Doubt>) -> Result<Vec<Point>> {
    let answering = reviews::answering(books)?;
    let known = books.known.clone();
    let mut places: Vec<PlaceCode> = doubts.iter().map(|doubt| doubt.key.place).collect();
    places.sort_unstable();
    places.dedup();
    let mut answers: BTreeMap<(String, PlaceCode, Option<IndicatorCode>), Vec<Answered>> =
        BTreeMap::new();
    for answered in store::doubts::at_places(books.tx, &places)? {
        let key = &answered.given.key;
        let of = (key.rule.clone(), key.place, key.indicator.clone());
        answers.entry(of).or_default().push(answered);
    }
    let point = |doubt: Doubt| {
        let key = &doubt.key;
        let of = (key.rule.clone(), key.place, key.indicator.clone());
        let given = answers.get(&of).map(Vec::as_slice).unwrap_or_default();
        let mark = doubt.mark();
        let (same, other): (Vec<_>, Vec<_>) =
            given.iter().partition(|answered| answered.given.mark == mark);
        let scheme = line_of(&known, key.place, key.indicator.as_ref());
        Point {
            owner: owner(&known, &answering, key.place, scheme.as_ref()),
            scheme,
            answered: same.last().map(|last| (*last).clone()),
            outdated: other.last().filter(|_| same.is_empty()).map(|last| (*last).clone()),
            doubt,
        }
    };
    let mut points: Vec<Point> = doubts.into_iter().map(point).collect();
    points.sort_by_key(|point| (point.is_settled(), !point.is_open(), point.doubt.sure));
    Ok(points)
}

fn look<'a>(known: &'a Known, (month, today): (Period, Date), entered: &'a Entered) -> Look<'a> {
    Look {
        cube: &known.cube,
        book: &known.book,
        month,
        today,
        entries: &entered.entries,
        sittings: &entered.sittings,
    }
}

/// The rule of a point, as the packs have it for its place and month.
#[must_use]
pub fn rule<'a>(known: &'a Known, key: &DoubtKey) -> Option<&'a HonestyRule> {
    let rules = known.book.honesty(known.state_of(key.place), key.period.ends_on());
    rules.into_iter().find(|rule| rule.code == key.rule)
}

/// Answers a point to check, as its figures stood when they were seen (`mark`).
///
/// # Errors
/// The figures stand otherwise now, no words, or the owner would judge its own figure.
pub fn answer(
    books: &mut Books<'_, '_, Write>,
    key: DoubtKey,
    mark: &str,
    answer: Answer,
    words: &str,
) -> Result<i64> {
    let points = points(books, key.place, key.period)?;
    let is_it = |point: &&Point| point.doubt.key == key && point.doubt.mark() == mark;
    let point = points.iter().find(is_it).ok_or(Refusal::DoubtNotThere)?;
    may_answer(answer, point.owner, books.tx.by().post, words)?;
    let (mark, words) = (mark.to_owned(), words.trim().to_owned());
    books.record(&Fact::DoubtAnswered(DoubtAnswered { key, mark, answer, words }))
}

fn indicators_of(scheme: &Scheme) -> Vec<IndicatorCode> {
    let whole = match &scheme.against {
        Against::Indicator(whole) => Some(whole.clone()),
        Against::Target => None,
    };
    std::iter::once(scheme.achieved.clone()).chain(whole).collect()
}

/// The line to which an indicator belongs at a place: the one that is graded by it, else one that is held
/// against it, else the first of the pack that brought it.
fn line_of(
    known: &Known,
    place: PlaceCode,
    indicator: Option<&IndicatorCode>,
) -> Option<SchemeCode> {
    let indicator = indicator?;
    let lines = known.book.schemes(known.state_of(place), place.tier());
    let graded = lines.iter().find(|line| line.achieved == *indicator);
    let against =
        || lines.iter().find(|line| line.against == Against::Indicator(indicator.clone()));
    let of_pack = || {
        let has = |pack: &&domain::scheme::Rules| {
            pack.indicators.iter().any(|other| other.code == *indicator)
        };
        let pack = known.book.packs().iter().find(has)?;
        lines.iter().find(|line| line.pack.id == pack.pack.id)
    };
    graded.or_else(against).or_else(of_pack).map(|line| line.code.clone())
}

/// The post that answers: for a line as on the scorecard; for a place as a whole whoever compiles its figures.
fn owner(
    known: &Known,
    answering: &Answering,
    place: PlaceCode,
    scheme: Option<&SchemeCode>,
) -> Option<PostId> {
    if let Some(scheme) = scheme {
        return reviews::answers(known, answering, place, scheme);
    }
    let compiles: &[Duty] = if place.tier() <= Tier::District {
        &[Duty::Figures, Duty::Mission, Duty::Head]
    } else {
        &[Duty::Block, Duty::Field]
    };
    let kinds = |duty: &Duty| {
        let duty = *duty;
        known.book.post_kinds(known.state_of(place)).filter(move |kind| kind.duty == duty)
    };
    let mut found = compiles.iter().flat_map(kinds);
    found.find_map(|kind| answering.get(&(place, kind.code.clone())).copied())
}
