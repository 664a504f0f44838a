//! Rules of persistence: what has been wrong for so long, or so often, that something is to follow. A
//! rule finds, and that is all: what it finds lies before a person, who signs it or puts it
//! away with a reason. A period of which nothing is known counts only where the rule says so.

use jiff::civil::Date;

use crate::explanation::{Instance, Missed};
use crate::grade::Letter;
use crate::name::Name;
use crate::norm::{PackRef, Validity};
use crate::period::{Fy, Period};
use crate::place::{PlaceCode, Tier};
use crate::scheme::SchemeCode;

/// What a rule looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    /// The letter of each line of a card, month by month.
    LowLetter { letters: Vec<Letter> },
    /// The rank of the place, month by month: among the last so many, where at least so many are ranked.
    /// The post of this kind at the place answers.
    BottomRank { last: usize, among_at_least: usize, post: String },
    /// The target of each line, week by week.
    MissedTarget,
}

impl Watched {
    /// The word used in the pack.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::LowLetter { .. } => "low-letter",
            Self::BottomRank { .. } => "bottom-rank",
            Self::MissedTarget => "missed-target",
        }
    }
}

/// Over what time the periods are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// One after another, without a gap.
    Running,
    /// Within a financial year, gaps or none.
    Year,
}

/// What a period is worth in which a report was owed and none came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// Nothing: it ends a run and counts for no year.
    IsNothing,
    /// As much as a bad one.
    Counts,
}

/// What is to follow when a person signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// An explanation is called.
    Explanation,
    /// The post is heard on why action should not be recommended.
    Recommendation,
}

impl Consequence {
    /// The word used in the pack, the words file and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Explanation => "explanation",
            Self::Recommendation => "recommendation",
        }
    }
}

/// A rule of persistence out of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub code: String,
    pub name: Name,
    pub watched: Watched,
    /// So many periods; 2 and more.
    pub times: usize,
    pub span: Span,
    /// The tier of the places that it looks at.
    pub tier: Tier,
    pub silence: Silence,
    pub consequence: Consequence,
    pub validity: Validity,
    pub source: String,
    pub pack: PackRef,
}

/// What was seen in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observed {
    Missed(Missed),
    Well,
    /// A report was owed and did not come.
    Silent,
    /// Nothing was owed: no target, not applicable, not ranked.
    NotAsked,
}

/// The rule came true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The last day of the period that made it true.
    pub on: Date,
    /// The periods that it rests on, oldest first.
    pub instances: Vec<Instance>,
}

/// By what a finding is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    pub rule: String,
    pub place: PlaceCode,
    pub scheme: Option<SchemeCode>,
    /// The period that made it true.
    pub at: Period,
}

/// Every time that a rule comes true over a history, oldest first. A period that does not follow on the
/// one before it ends a run. After it came true the count begins again.
#[must_use]
pub fn triggers(rule: &Rule, history: &[(Period, Observed)]) -> Vec<Trigger> {
    let mut found = Vec::new();
    let mut counted: Vec<Instance> = Vec::new();
    let (mut last, mut year): (Option<Period>, Option<Fy>) = (None, None);
    for (period, observed) in history {
        let follows = last.is_none_or(|last| last.after() == *period);
        let starts_afresh = match rule.span {
            Span::Running => !follows,
            Span::Year => year.is_some_and(|year| year != period.fy()),
        };
        if starts_afresh {
            counted.clear();
        }
        match counts(rule, observed) {
            Some(missed) => counted.push(Instance { period: *period, missed }),
            None if rule.span == Span::Running => counted.clear(),
            None => {}
        }
        if counted.len() >= rule.times.max(1) {
            let instances = std::mem::take(&mut counted);
            if rule.validity.holds_on(period.ends_on()) {
                found.push(Trigger { on: period.ends_on(), instances });
            }
        }
        (last, year) = (Some(*period), Some(period.fy()));
    }
    found
}

/// What a period counts for; `None` when it counts for nothing.
fn counts(rule: &Rule, observed: &Observed) -> Option<Missed> {
    match (observed, rule.silence) {
        (Observed::Missed(missed), _) => Some(missed.clone()),
        (Observed::Silent, Silence::Counts) => Some(Missed::NotReported),
        _ => None,
    }
}
