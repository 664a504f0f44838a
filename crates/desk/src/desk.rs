//! The opened office. `read` and `write` hand out its books: the database transaction together with
//! what is known in memory at that position. A write either stands in the ledger, the tables and the
//! memory, or in none of them; it is in all three before the answer is given.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::fact::{self, By, Fact};
use jiff::civil::Date;
use store::{Db, Read, Tx, Write};

use crate::as_of::Past;
use crate::error::Result;
use crate::known::{KINDS, Known};
use crate::sheets_in::{Opener, in_process};

/// How many facts are read from the ledger at once: a fact of figures may be tens of megabytes.
const FACTS_AT_ONCE: i64 = 8;

/// An opened office.
pub struct Desk {
    db: Db,
    known: RwLock<Arc<Known>>,
    past: Past,
    gate: Mutex<()>,
    opener: Opener,
}

/// The office's books while they are open: for reading (`Read`) or for writing (`Write`).
pub struct Books<'a, 't, M> {
    pub tx: &'a mut Tx<'t, M>,
    pub known: Known,
    pub(crate) past: &'a Past,
    /// The day for which they are read or written, in the office's time zone.
    pub today: Date,
    /// How strangers' files are opened.
    pub opener: Opener,
}

impl Desk {
    /// Opens the office at `address` (`sqlite:<file>` or `postgres://…`) and folds what is held in memory.
    ///
    /// # Errors
    /// The database cannot be opened, is newer than the program, or its facts cannot be read.
    pub fn open(address: &str) -> Result<Self> {
        Self::over(Db::open(address)?)
    }

    /// The office in a database that is open already.
    ///
    /// # Errors
    /// Its facts cannot be read.
    pub fn over(db: Db) -> Result<Self> {
        let known = RwLock::new(Arc::new(Known::empty()));
        let desk =
            Self { db, known, past: Past::default(), gate: Mutex::new(()), opener: in_process() };
        desk.read(Date::MIN, |_| Ok(()))?;
        Ok(desk)
    }

    /// The same office with strangers' files opened otherwise: by a process that may be ended.
    #[must_use]
    pub fn opening_by(self, opener: Opener) -> Self {
        Self { opener, ..self }
    }

    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// How far the ledger was known to reach when it was last opened here.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.current().seq
    }

    fn current(&self) -> Arc<Known> {
        Arc::clone(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep(&self, known: Known) {
        let mut slot = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.seq >= slot.seq {
            *slot = Arc::new(known);
        }
    }

    /// Opens the books for reading on a day, at the ledger's present position.
    ///
    /// # Errors
    /// Whatever the reading says, or a database that does not answer.
    pub fn read<T>(
        &self,
        today: Date,
        reading: impl FnOnce(&mut Books<'_, '_, Read>) -> Result<T>,
    ) -> Result<T> {
        let known = Known::clone(&self.current());
        let from = known.seq;
        let (out, caught_up) = self.db.read(|tx| {
            let opener = Arc::clone(&self.opener);
            let mut books = Books { tx, known, past: &self.past, today, opener };
            books.catch_up()?;
            let caught_up = (books.known.seq > from).then(|| books.known.clone());
            Ok::<_, crate::Error>((reading(&mut books)?, caught_up))
        })?;
        if let Some(known) = caught_up {
            self.keep(known);
        }
        Ok(out)
    }

    /// Opens the books for writing by `by`. The closure may run again when the database asks for it.
    ///
    /// # Errors
    /// Whatever the writing says; then nothing of it is kept.
    pub fn write<T>(
        &self,
        by: By,
        mut writing: impl FnMut(&mut Books<'_, '_, Write>) -> Result<T>,
    ) -> Result<T> {
        let _gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        let known = self.current();
        let (out, after) = self.db.write(by, |tx| {
            let today = tx.by().on;
            let (known, opener) = (Known::clone(&known), Arc::clone(&self.opener));
            let mut books = Books { tx, known, past: &self.past, today, opener };
            books.catch_up()?;
            let out = writing(&mut books)?;
            Ok::<_, crate::Error>((out, books.known))
        })?;
        self.keep(after);
        Ok(out)
    }
}

impl<M> Books<'_, '_, M> {
    /// Folds the facts that others have written since.
    fn catch_up(&mut self) -> Result<()> {
        let head = store::ledger::head(self.tx)?.seq;
        fold_up_to(self.tx, &mut self.known, head)
    }
}

/// Folds the facts up to a position, as they were known there. Figures that had been taken back by then are
/// passed over; when some of those folded already were, all is folded anew, so that what is known is
/// as if they had never come.
pub(crate) fn fold_up_to<M>(tx: &mut Tx<'_, M>, known: &mut Known, to: i64) -> Result<()> {
    if known.seq >= to {
        return Ok(());
    }
    let mut undone = store::intakes::all_undone(tx)?;
    undone.retain(|(_, by)| *by <= to);
    if undone.iter().any(|(intake, by)| *intake <= known.seq && *by > known.seq) {
        *known = Known::empty();
    }
    let undone: BTreeSet<i64> = undone.into_iter().map(|(intake, _)| intake).collect();
    while known.seq < to {
        let facts = store::ledger::of_kinds(tx, &KINDS, known.seq, FACTS_AT_ONCE)?;
        let due = facts.iter().take_while(|recorded| recorded.seq <= to);
        let mut n_due = 0;
        for recorded in due {
            n_due += 1;
            let figures = match &recorded.fact {
                Fact::FiguresCorrected { figures, .. } => *figures,
                _ => recorded.seq,
            };
            if undone.contains(&figures) {
                known.seq = recorded.seq;
            } else {
                known.fold(recorded.seq, &recorded.by, &recorded.fact)?;
            }
        }
        if facts.is_empty() || n_due < facts.len() {
            known.seq = to;
        }
    }
    Ok(())
}

impl Books<'_, '_, Write> {
    /// Sees to it that what is recorded at the present instant does not lie before the last entry.
    ///
    /// # Errors
    /// The clock stands too far back.
    pub fn keep_order(&mut self) -> Result<()> {
        if let Some(last) = store::ledger::page(self.tx, None, 1)?.first() {
            let at = fact::after(last.by.at, self.tx.by().at)?;
            self.tx.set_at(at);
        }
        Ok(())
    }

    /// Appends a fact, folds the tables and the memory, and returns its ledger number.
    ///
    /// # Errors
    /// The database failed, or the fact cannot be folded.
    pub fn record(&mut self, fact: &Fact) -> Result<i64> {
        let seq = self.tx.record(fact)?;
        let by = self.tx.by().clone();
        match fact {
            Fact::IntakeUndone { .. } => self.catch_up()?,
            _ => self.known.fold(seq, &by, fact)?,
        }
        Ok(seq)
    }
}
