//! From a fact to the rows that it changes. Folding decides nothing: a fact has happened. It runs in the
//! transaction that records the fact, in a rebuild, and in memory when the views are proved.

use domain::fact::{By, Fact};

use crate::error::Result;
use crate::tx::{Tx, Write};
use crate::{accounts, directives, intakes, letters, offices, people, places, posts, reviews};

/// A fact's place in the chain, as the folds need it.
#[derive(Clone, Copy)]
pub(crate) struct Stamp<'a> {
    pub(crate) seq: i64,
    pub(crate) by: &'a By,
}

/// Folds one fact into the views.
pub(crate) fn fold(tx: &mut Tx<Write>, seq: i64, by: &By, fact: &Fact) -> Result<()> {
    let stamp = Stamp { seq, by };
    match fact {
        Fact::OfficeOpened { name } => offices::opened(tx, seq, name),
        // Packs are read from the ledger itself into the rule book; they have no table.
        Fact::PackAdopted { .. } => Ok(()),
        Fact::PlacesAdded { places } => places::added(tx, seq, places),
        Fact::PostCreated(post) => posts::created(tx, seq, post),
        Fact::PostRetitled { post, title, from } => posts::retitled(tx, (seq, *post), title, *from),
        Fact::PersonAdded { name } => people::added(tx, seq, name),
        Fact::HoldingBegan(holding) => people::took_charge(tx, seq, holding),
        Fact::HoldingEnded { post, person, last } => {
            people::gave_up_charge(tx, *post, *person, *last)
        }
        Fact::FiguresSaved { source, block } => intakes::saved(tx, seq, source, block),
        Fact::SeriesFounded(series) => reviews::founded(tx, seq, series),
        Fact::ReviewCalled(sitting) => {
            reviews::called(tx, seq, sitting)?;
            directives::bind_to_sitting(tx, sitting)
        }
        Fact::AgendaDrawn { review, items } => reviews::drawn(tx, *review, items),
        Fact::AgendaItemAdded { review, item } => reviews::item_added(tx, *review, item),
        Fact::AgendaItemRemoved { review, n, reason } => {
            reviews::item_removed(tx, *review, *n, reason)
        }
        Fact::AttendanceTaken { review, entries } => reviews::attended(tx, *review, entries),
        Fact::PointRecorded { review, n, said } => reviews::point_recorded(tx, *review, *n, said),
        Fact::DirectiveIssued(given) => directives::issued(tx, stamp, given),
        Fact::DirectiveMoved { directive, step } => directives::moved(tx, stamp, *directive, step),
        Fact::MinutesIssued { review, minutes } => {
            reviews::minutes_issued(tx, *review)?;
            letters::minutes_issued(tx, seq, *review, minutes.number)
        }
        Fact::AccountOpened { person, name } => accounts::opened(tx, (seq, by.on), *person, name),
        Fact::AccountClosed { account } => accounts::closed(tx, *account, by.on),
        Fact::PasswordSet { account } => accounts::password_set(tx, *account, by.on),
        Fact::SecondFactorSet { account } => accounts::second_factor(tx, *account, Some(by.on)),
        Fact::SecondFactorRemoved { account } => accounts::second_factor(tx, *account, None),
    }
}
