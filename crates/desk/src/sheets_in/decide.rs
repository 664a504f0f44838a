//! What a person says of a sheet's headings: this column is that programme. It is kept as a fact under the
//! sheet's shape, and the next sheet of the same shape is read by it.

use domain::fact::Fact;
use domain::figure::FigureKind;
use domain::indicator::IndicatorCode;
use domain::refusal::Refusal;
use domain::shape::{Decided, Headings, Means, may_decide};
use hindi::fold;
use store::Write;

use super::{Basis, Handed, Preview};
use crate::desk::Books;
use crate::error::Result;
use crate::known::Known;

/// What was typed beside one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The letters of the column.
    pub column: String,
    /// The name of a programme in any spelling; empty for the one that was read.
    pub programme: String,
    /// What kind of figure stands in it; `None` for the kind that was read.
    pub kind: Option<FigureKind>,
    /// Nothing in it is to be taken.
    pub is_left_aside: bool,
}

/// Puts down what was said of the headings, together with what was said before of the same shape.
///
/// # Errors
/// A name that no programme has, or nothing that differs from what was read.
pub fn decide(
    books: &mut Books<'_, '_, Write>,
    handed: &Handed,
    preview: &Preview,
    typed: &[Typed],
) -> Result<i64> {
    let mut decided =
        preview.follows.as_ref().map_or(Vec::new(), |held| held.headings.decided.clone());
    let before = decided.clone();
    for one in typed {
        let seen = preview.proposal.seen.iter().find(|seen| seen.column == one.column);
        let Some(seen) = seen.filter(|seen| seen.may_be_decided()) else { continue };
        let Some(means) = means(&books.known, handed, preview, one)? else { continue };
        decided.retain(|other| other.heading != seen.heading);
        decided.push(Decided { heading: seen.heading.clone(), means });
    }
    if decided == before {
        return Err(Refusal::NoHeadingDecided.into());
    }
    let (shape, seen_in) = (preview.shape.clone(), handed.name.clone());
    let headings = Headings { shape, seen_in, decided };
    may_decide(&headings)?;
    books.record(&Fact::HeadingsDecided(headings))
}

/// What was said of one column; `None` when that is what was read.
fn means(
    known: &Known,
    handed: &Handed,
    preview: &Preview,
    typed: &Typed,
) -> Result<Option<Means>> {
    if typed.is_left_aside {
        return Ok(Some(Means::LeftAside));
    }
    let read = preview.proposal.columns.iter().find(|column| column.column == typed.column);
    let name = typed.programme.trim();
    if name.is_empty() && typed.kind.is_none() {
        return Ok(None);
    }
    let indicator = match (name, read) {
        ("", Some(read)) => read.indicator.clone(),
        ("", None) => return Ok(None),
        (name, _) => programme(known, name)?,
    };
    let default = match handed.basis {
        Basis::ToDate => FigureKind::AchievedToDate,
        Basis::InPeriod => FigureKind::Achieved,
    };
    let kind = typed.kind.or(read.map(|read| read.kind)).unwrap_or(default);
    let is_as_read = read.is_some_and(|read| read.indicator == indicator && read.kind == kind);
    Ok((!is_as_read).then_some(Means::Figures { indicator, kind }))
}

/// The programme of a name: its code, its name in either language, or another name it goes under.
fn programme(known: &Known, name: &str) -> Result<IndicatorCode> {
    let key = fold::key(name);
    let is_it = |indicator: &&domain::indicator::Indicator| {
        let own = [indicator.code.as_str(), &indicator.name.hi, &indicator.name.en];
        let names = own.into_iter().chain(indicator.aliases.iter().map(String::as_str));
        let mut keys = names.map(fold::key);
        keys.any(|other| other == key)
    };
    let found = known.book.indicators().values().find(is_it);
    let unknown = || Refusal::ProgrammeUnknown { name: name.to_owned() };
    Ok(found.ok_or_else(unknown)?.code.clone())
}
