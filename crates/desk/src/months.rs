//! Frozen months: who freezes one, who opens it again, and what figures may still do to it. The rules are
//! the domain's; here the figures of a block are held against what stands in the frozen cells.

use domain::fact::Fact;
use domain::figure::{Blank, Cell, FigureBlock};
use domain::freeze::{
    CORRECTION_LIMIT, Corrected, Correction, Freeze, FreezeId, Level, NewFreeze, is_fixed,
    may_freeze, may_thaw, stands_at_level,
};
use domain::period::Period;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::scheme::{Against, SchemeCode};
use score::ColumnKey;
use store::Write;

use crate::access;
use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures::Corrections;
use crate::known::Known;
use crate::wording;

/// Freezes a month of a place and all below it, and with it every month before.
///
/// # Errors
/// No such place, or the month is none, has not begun or is frozen already.
pub fn freeze(
    books: &mut Books<'_, '_, Write>,
    place: PlaceCode,
    month: Period,
    note: &str,
) -> Result<FreezeId> {
    let known = &books.known;
    known.tree.get(place).ok_or(Error::NotFound)?;
    let given = NewFreeze { place, month, note: note.trim().to_owned() };
    may_freeze(&given, books.today, known.freezes.over(&known.tree, place, month))?;
    Ok(FreezeId(books.record(&Fact::MonthFrozen(given))?))
}

/// Opens a frozen month of a place again.
///
/// # Errors
/// It is not frozen at this very place, no reason, or whoever froze it stands higher.
pub fn thaw(
    books: &mut Books<'_, '_, Write>,
    place: PlaceCode,
    month: Period,
    reason: &str,
) -> Result<()> {
    let known = books.known.clone();
    let freeze = known.freezes.of(place, month).find(|freeze| freeze.is_open());
    let freeze = freeze.ok_or(Refusal::MonthNotFrozen)?;
    let froze = level(books, freeze.by.post)?;
    let acting = books.tx.by().post;
    let thaws = level(books, acting)?;
    may_thaw(freeze, (froze, thaws), reason, &known.tree)?;
    let reason = reason.trim().to_owned();
    books.record(&Fact::MonthThawed { freeze: freeze.id, reason })?;
    Ok(())
}

/// Whether a post may open a frozen month again, whatever its reason.
///
/// # Errors
/// The database failed.
pub fn may_open<M>(
    books: &mut Books<'_, '_, M>,
    freeze: &Freeze,
    post: Option<PostId>,
) -> Result<bool> {
    let levels = (level(books, freeze.by.post)?, level(books, post)?);
    Ok(stands_at_level(levels, &books.known.tree))
}

fn level<M>(books: &mut Books<'_, '_, M>, post: Option<PostId>) -> Result<Level> {
    let Some(post) = post else { return Ok(None) };
    let post = store::posts::get(books.tx, books.today, post)?;
    Ok(Some((post.place, access::duty(&books.known, &post))))
}

/// The cells of frozen months in which a block says something else than stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub cells: Vec<Corrected>,
    /// Of the freezes that it would change the one that fixes most.
    pub freeze: Option<Freeze>,
}

impl Changes {
    /// Says no where a frozen month would change.
    pub(crate) fn refuse(&self, known: &Known) -> Result<()> {
        let Some(freeze) = &self.freeze else { return Ok(()) };
        Err(Refusal::MonthFrozen {
            place: wording::place(known, freeze.given.place),
            until: freeze.until(),
            on: freeze.by.on,
            n: self.cells.len(),
        }
        .into())
    }
}

/// What a block would change in frozen months. A figure that says what stands there already changes nothing.
#[must_use]
pub fn changes(known: &Known, block: &FigureBlock) -> Changes {
    let locks = known.freezes.locks(&known.tree);
    let mut changes = Changes::default();
    if locks.is_empty() {
        return changes;
    }
    let locked: Vec<Option<&Freeze>> = block.places.iter().map(|p| locks.over(*p)).collect();
    for column in &block.columns {
        let nature = known.nature(&column.indicator);
        let (indicator, kind, period) = (&column.indicator, column.kind, column.period);
        let key = ColumnKey { indicator: indicator.clone(), kind, period };
        for ((place, freeze), cell) in block.places.iter().zip(&locked).zip(column.cells.iter()) {
            let (Some(freeze), Some(now)) = (freeze, cell) else { continue };
            if !is_fixed(nature, kind, period, freeze.until()) {
                continue;
            }
            let then = known.cube.stated(&key, *place);
            let then = then.unwrap_or(Cell::Blank(Blank::NotReported));
            if then == now {
                continue;
            }
            if changes.freeze.as_ref().is_none_or(|widest| widest.until() < freeze.until()) {
                changes.freeze = Some(Freeze::clone(freeze));
            }
            let (indicator, place) = (indicator.clone(), *place);
            changes.cells.push(Corrected { indicator, kind, period, place, then, now });
        }
    }
    changes
}

/// The corrections of a block, with their reason; `None` when no frozen month changes.
pub(crate) fn corrections(
    known: &Known,
    block: &FigureBlock,
    reason: &str,
) -> Result<Option<Corrections>> {
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    let cells = changes(known, block).cells;
    if cells.len() > CORRECTION_LIMIT {
        return Err(Refusal::CorrectionTooLarge { limit: CORRECTION_LIMIT }.into());
    }
    Ok((!cells.is_empty()).then(|| (cells, reason.trim().to_owned())))
}

/// The open freeze over the card of a place for a period.
#[must_use]
pub fn over(known: &Known, place: PlaceCode, period: Period) -> Option<&Freeze> {
    known.freezes.over(&known.tree, place, period)
}

/// What was corrected at or below a place since its card for a period was frozen, the first first.
#[must_use]
pub fn changed_since(known: &Known, place: PlaceCode, period: Period) -> Vec<&Correction> {
    let nature = |indicator: &_| known.nature(indicator);
    known.freezes.changed_since(&known.tree, (place, period), &nature)
}

/// Those of them that go into a line.
#[must_use]
pub fn of_line<'a>(
    known: &Known,
    corrections: &[&'a Correction],
    scheme: &SchemeCode,
) -> Vec<&'a Correction> {
    let Some(scheme) = known.book.scheme(scheme) else { return Vec::new() };
    let is_used = |correction: &&&Correction| {
        let indicator = &correction.cell.indicator;
        *indicator == scheme.achieved
            || matches!(&scheme.against, Against::Indicator(whole) if whole == indicator)
    };
    corrections.iter().filter(is_used).copied().collect()
}
