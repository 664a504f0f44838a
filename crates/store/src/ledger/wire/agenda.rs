//! `agenda-drawn`, `agenda-item-added`, `agenda-item-removed`; and an item's reason and figures, which
//! the agenda view keeps in the same shape.

use domain::agenda::{AgendaItem, AgendaReason, Pair};
use domain::directive::DirectiveId;
use domain::explanation::ExplanationId;
use domain::fact::Fact;
use domain::grade::Letter;
use domain::indicator::Unit;
use domain::post::PostId;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::{Deserialize, Serialize};

use super::shared::{CellShape, each, place};
use super::{Fault, Read};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawn {
    review: i64,
    items: Vec<Item>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Added {
    review: i64,
    item: Item,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Removed {
    pub(crate) review: i64,
    pub(crate) n: i64,
    pub(crate) reason: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    n: i64,
    reason: Reason,
    place: i64,
    scheme: Option<String>,
    post: Option<i64>,
    seen: Option<Seen>,
    below: Vec<i64>,
}

/// Why an item is on the agenda, under the word of the reason.
#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Reason {
    LowGrade { letter: String, before: Option<String>, n_periods: i64 },
    LowBelow {},
    NotStarted {},
    FellRanks { from: u64, to: u64 },
    BehindTarget { short: i64 },
    NotReported { places: Vec<i64> },
    Overdue { directive: i64, days: i64 },
    Unanswered { explanation: i64, days: i64 },
    FiguresChanged { then: PairShape, now: PairShape },
    Unfinished { review: i64, words: String },
    ByHand { words: String, reason: String },
}

/// Target and achievement of a line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PairShape {
    unit: String,
    target: CellShape,
    achieved: CellShape,
}

impl From<Pair> for PairShape {
    fn from(pair: Pair) -> Self {
        let unit = unit_word(pair.unit).to_owned();
        Self { unit, target: pair.target.into(), achieved: pair.achieved.into() }
    }
}

impl PairShape {
    fn pair(self) -> Read<Pair> {
        let (target, achieved) = (self.target.cell()?, self.achieved.cell()?);
        Ok(Pair { unit: unit(&self.unit)?, target, achieved })
    }
}

/// The figures of a line as the chair saw them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Seen {
    unit: String,
    target: CellShape,
    achieved: CellShape,
    percent_hundredths: Option<i64>,
    letter: Option<String>,
    short_of_best: i64,
}

impl Drawn {
    pub(crate) fn of(review: ReviewId, items: &[AgendaItem]) -> Self {
        Self { review: review.0, items: items.iter().map(Item::from).collect() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let items = each(self.items, Item::item)?;
        Ok(Fact::AgendaDrawn { review: ReviewId(self.review), items })
    }
}

impl Added {
    pub(crate) fn of(review: ReviewId, item: &AgendaItem) -> Self {
        Self { review: review.0, item: item.into() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::AgendaItemAdded { review: ReviewId(self.review), item: self.item.item()? })
    }
}

impl Removed {
    pub(crate) fn fact(self) -> Fact {
        Fact::AgendaItemRemoved { review: ReviewId(self.review), n: self.n, reason: self.reason }
    }
}

impl From<&AgendaItem> for Item {
    fn from(item: &AgendaItem) -> Self {
        Self {
            n: item.n,
            reason: (&item.reason).into(),
            place: item.place.number(),
            scheme: item.scheme.as_ref().map(ToString::to_string),
            post: item.post.map(|post| post.0),
            seen: item.seen.as_ref().map(Seen::from),
            below: item.below.iter().map(|place| place.number()).collect(),
        }
    }
}

impl Item {
    fn item(self) -> Read<AgendaItem> {
        Ok(AgendaItem {
            n: self.n,
            reason: self.reason.reason()?,
            place: place(self.place)?,
            scheme: self.scheme.map(|code| SchemeCode::new(&code)),
            post: self.post.map(PostId),
            seen: self.seen.map(Seen::seen).transpose()?,
            below: each(self.below, place)?,
        })
    }
}

impl From<&AgendaReason> for Reason {
    fn from(reason: &AgendaReason) -> Self {
        let rank = |rank: &usize| u64::try_from(*rank).expect("a rank fits 64 bits");
        match reason {
            AgendaReason::LowGrade { letter, before, n_periods } => Self::LowGrade {
                letter: letter.to_string(),
                before: before.as_ref().map(ToString::to_string),
                n_periods: *n_periods,
            },
            AgendaReason::LowBelow => Self::LowBelow {},
            AgendaReason::NotStarted => Self::NotStarted {},
            AgendaReason::FellRanks { from, to } => {
                Self::FellRanks { from: rank(from), to: rank(to) }
            }
            AgendaReason::BehindTarget { short } => Self::BehindTarget { short: *short },
            AgendaReason::NotReported { places } => {
                Self::NotReported { places: places.iter().map(|place| place.number()).collect() }
            }
            AgendaReason::Overdue { directive, days } => {
                Self::Overdue { directive: directive.0, days: *days }
            }
            AgendaReason::FiguresChanged { then, now } => {
                Self::FiguresChanged { then: (*then).into(), now: (*now).into() }
            }
            AgendaReason::Unfinished { review, words } => {
                Self::Unfinished { review: review.0, words: words.clone() }
            }
            AgendaReason::Unanswered { explanation, days } => {
                Self::Unanswered { explanation: explanation.0, days: *days }
            }
            AgendaReason::ByHand { words, reason } => {
                Self::ByHand { words: words.clone(), reason: reason.clone() }
            }
        }
    }
}

impl Reason {
    pub(crate) fn reason(self) -> Read<AgendaReason> {
        let rank = |rank: u64| usize::try_from(rank).map_err(Fault::new);
        Ok(match self {
            Self::LowGrade { letter, before, n_periods } => AgendaReason::LowGrade {
                letter: Letter::new(&letter),
                before: before.map(|letter| Letter::new(&letter)),
                n_periods,
            },
            Self::LowBelow {} => AgendaReason::LowBelow,
            Self::NotStarted {} => AgendaReason::NotStarted,
            Self::FellRanks { from, to } => {
                AgendaReason::FellRanks { from: rank(from)?, to: rank(to)? }
            }
            Self::BehindTarget { short } => AgendaReason::BehindTarget { short },
            Self::NotReported { places } => {
                AgendaReason::NotReported { places: each(places, place)? }
            }
            Self::Overdue { directive, days } => {
                AgendaReason::Overdue { directive: DirectiveId(directive), days }
            }
            Self::FiguresChanged { then, now } => {
                AgendaReason::FiguresChanged { then: then.pair()?, now: now.pair()? }
            }
            Self::Unfinished { review, words } => {
                AgendaReason::Unfinished { review: ReviewId(review), words }
            }
            Self::Unanswered { explanation, days } => {
                AgendaReason::Unanswered { explanation: ExplanationId(explanation), days }
            }
            Self::ByHand { words, reason } => AgendaReason::ByHand { words, reason },
        })
    }
}

impl From<&domain::agenda::Seen> for Seen {
    fn from(seen: &domain::agenda::Seen) -> Self {
        Self {
            unit: unit_word(seen.unit).to_owned(),
            target: seen.target.into(),
            achieved: seen.achieved.into(),
            percent_hundredths: seen.percent_hundredths,
            letter: seen.letter.as_ref().map(ToString::to_string),
            short_of_best: seen.short_of_best,
        }
    }
}

impl Seen {
    pub(crate) fn seen(self) -> Read<domain::agenda::Seen> {
        Ok(domain::agenda::Seen {
            unit: unit(&self.unit)?,
            target: self.target.cell()?,
            achieved: self.achieved.cell()?,
            percent_hundredths: self.percent_hundredths,
            letter: self.letter.map(|letter| Letter::new(&letter)),
            short_of_best: self.short_of_best,
        })
    }
}

pub(crate) fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Paise => "paise",
    }
}

pub(crate) fn unit(word: &str) -> Read<Unit> {
    match word {
        "count" => Ok(Unit::Count),
        "paise" => Ok(Unit::Paise),
        other => Err(Fault::new(format!("no unit {other}"))),
    }
}
