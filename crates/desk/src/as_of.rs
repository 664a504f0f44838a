//! What was known earlier: the books turned back to a position of the ledger, a number or the end of a day.
//! An earlier position is folded from the ledger like the present one, and the last few that were asked for
//! are kept, so that the pages of one look back are folded once. Nothing is written while turned back.

use std::sync::{Arc, Mutex, PoisonError};

use domain::refusal::Refusal;
use jiff::civil::Date;

use crate::desk::{Books, fold_up_to};
use crate::error::Result;
use crate::known::Known;

/// How many earlier positions are kept. Each shares with the present every column that was not
/// written to since.
const KEPT: usize = 4;

/// A position of the ledger, and the day of its last fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub seq: i64,
    pub on: Date,
}

/// Earlier positions that were asked for, the latest asked last.
#[derive(Default)]
pub(crate) struct Past(Mutex<Vec<Arc<Known>>>);

impl Past {
    /// The nearest kept position up to `seq`.
    fn nearest(&self, seq: i64) -> Option<Known> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = kept.iter().filter(|known| known.seq <= seq);
        before.max_by_key(|known| known.seq).map(|known| Known::clone(known))
    }

    fn keep(&self, known: &Known) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|other| other.seq != known.seq);
        kept.push(Arc::new(known.clone()));
        let n_over = kept.len().saturating_sub(KEPT);
        kept.drain(..n_over);
    }
}

/// Reads a position: the number of a fact, or a day (`2024-10-08`) for the last fact up to its end.
///
/// # Errors
/// Neither a number nor a day, a number that the ledger has not reached, or a day before its first fact.
pub fn position<M>(books: &mut Books<'_, '_, M>, word: &str) -> Result<Position> {
    let word = word.trim();
    if let Ok(seq) = word.parse::<i64>() {
        let head = store::ledger::head(books.tx)?.seq;
        if !(1..=head).contains(&seq) {
            return Err(Refusal::PositionAhead { head }.into());
        }
        return Ok(Position { seq, on: store::ledger::day_of(books.tx, seq)? });
    }
    let day = hindi::date::read(word).ok_or(Refusal::PositionNotRead)?;
    let last = store::ledger::last_on(books.tx, day)?;
    let (seq, on) = last.ok_or(Refusal::NothingKnownThen { on: day })?;
    Ok(Position { seq, on })
}

/// Turns the books to a position: places, rules, figures and freezes stand as they were known there. What is
/// read from tables stands as today.
///
/// # Errors
/// The database failed.
pub fn turn<M>(books: &mut Books<'_, '_, M>, at: Position) -> Result<()> {
    if at.seq >= books.known.seq {
        return Ok(());
    }
    let mut known = books.past.nearest(at.seq).unwrap_or_else(Known::empty);
    fold_up_to(books.tx, &mut known, at.seq)?;
    books.past.keep(&known);
    books.known = known;
    Ok(())
}
