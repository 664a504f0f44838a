//! The shape of a table: its headings in their order, without what changes from month to month. A person who
//! has said what a heading means is asked once; the next sheet of the same shape is read by it.

use domain::figure::FigureKind;
use domain::shape::{Decided, Means};
use hindi::{date, fold};

use crate::columns::{Column, Use};
use crate::find::{Layout, Table, Why};
use crate::finding::column_letters;
use crate::heading::{Meaning, Programme, Stretch};
use crate::vocabulary;

/// What stands between the headings of a shape; no heading has it.
const BETWEEN: char = '\u{1f}';

/// A column as it stands in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnSeen {
    pub column: String,
    pub heading: String,
    pub seen: Seen,
}

/// What a column was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Figures,
    /// It names the row: place, code, programme, month.
    Label,
    LeftAside(Why),
    /// Figures under a heading that says nothing known.
    Unknown,
}

impl ColumnSeen {
    /// Whether a person may say what it means.
    #[must_use]
    pub fn may_be_decided(&self) -> bool {
        let is_fixed = matches!(self.seen, Seen::Label | Seen::LeftAside(Why::Serial | Why::Total));
        !self.heading.is_empty() && !is_fixed
    }
}

/// The words that name a shape: the way the table lies, and its headings.
pub(crate) fn words(table: &Table<'_>) -> String {
    let mut words = table.layout.word().to_owned();
    for column in &table.columns {
        words.push(BETWEEN);
        words.push_str(&key(&column.heading));
    }
    words
}

/// A heading without months, years, digits and marks, as it is compared.
fn key(heading: &str) -> String {
    let stays = |word: &&str| date::month_number(word).is_none();
    vocabulary::words(heading).filter(stays).map(fold::key).collect()
}

pub(crate) fn seen(table: &Table<'_>) -> Vec<ColumnSeen> {
    let of = |column: &Column| ColumnSeen {
        column: column_letters(column.ix),
        heading: column.heading.clone(),
        seen: match &column.holds {
            Use::Figures { .. } => Seen::Figures,
            Use::Place(_) | Use::Code | Use::Indicator | Use::Month => Seen::Label,
            Use::Ignored(why) => Seen::LeftAside(*why),
            Use::Unknown | Use::UnknownPlace => Seen::Unknown,
        },
    };
    table.columns.iter().map(of).collect()
}

/// What was decided of a heading or a label.
pub(crate) fn decided<'d>(decided: &'d [Decided], text: &str) -> Option<&'d Means> {
    if decided.is_empty() {
        return None;
    }
    let found = decided.iter().find(|one| one.heading == text);
    // A heading of nothing but a month or a year has no key, and is no other's.
    let by_key = |wanted: String| {
        decided.iter().find(|one| !wanted.is_empty() && key(&one.heading) == wanted)
    };
    let lowest = text.rsplit(" · ").next().unwrap_or_default();
    let found = found.or_else(|| by_key(key(text))).or_else(|| by_key(key(lowest)));
    found.map(|one| &one.means)
}

/// Reads the columns as a person decided them.
pub(crate) fn apply(table: &mut Table<'_>, decisions: &[Decided]) {
    for column in &mut table.columns {
        let Some(means) = decided(decisions, &column.heading) else { continue };
        let place = match &column.holds {
            Use::Figures { place, .. } => *place,
            _ => None,
        };
        match means {
            Means::LeftAside => column.holds = Use::Ignored(Why::Decided),
            Means::Figures { .. } if table.layout == Layout::Transposed && place.is_none() => {}
            Means::Figures { indicator, kind } => {
                let programme = Programme { indicator: indicator.clone(), whole: None };
                let scale = match &column.holds {
                    Use::Figures { meaning, .. } => meaning.scale,
                    _ => crate::heading::read_words(&column.heading).scale,
                };
                let meaning = Meaning { scale, ..Meaning::decided(programme, *kind) };
                column.holds = Use::Figures { meaning, place };
            }
        }
    }
}

impl Meaning {
    /// What a person said.
    pub(crate) fn decided(programme: Programme, kind: FigureKind) -> Self {
        let is_target = matches!(kind, FigureKind::Target | FigureKind::TargetToDate);
        let is_to_date = matches!(kind, FigureKind::TargetToDate | FigureKind::AchievedToDate);
        Self {
            programme: Some(programme),
            is_target,
            is_achieved: !is_target,
            stretch: Some(if is_to_date { Stretch::ToDate } else { Stretch::InPeriod }),
            ..Self::default()
        }
    }
}
