//! From a fact to the rows that it changes. Folding decides nothing: a fact has happened. It runs in the
//! transaction that records the fact, in a rebuild, and in memory when the views are proved.

use domain::fact::{By, Fact};

use crate::error::Result;
use crate::letters::LetterKind;
use crate::tx::{Tx, Write};
use crate::{
    accounts, addresses, directives, doubts, evidence, explanations, intakes, letters, offices,
    outbox, people, places, posts, registers, reviews, samples, shapes,
};

/// A fact's place in the chain, as the folds need it.
#[derive(Clone, Copy)]
pub(crate) struct Stamp<'a> {
    pub(crate) seq: i64,
    pub(crate) by: &'a By,
}

/// Folds one fact into the views.
#[expect(clippy::too_many_lines, reason = "a line for each kind")]
pub(crate) fn fold(tx: &mut Tx<Write>, seq: i64, by: &By, fact: &Fact) -> Result<()> {
    let stamp = Stamp { seq, by };
    match fact {
        Fact::OfficeOpened { name } => offices::opened(tx, seq, name),
        // Packs are read from the ledger itself into the rule book; they have no table.
        Fact::PackAdopted { .. } => Ok(()),
        // What is frozen, and what was corrected since, goes with the figures: it is held in memory.
        Fact::MonthFrozen(_) | Fact::MonthThawed { .. } | Fact::FiguresCorrected { .. } => Ok(()),
        Fact::PlacesAdded { places } => places::added(tx, seq, places),
        Fact::PlaceChanged(change) => places::changed(tx, stamp, change),
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
        Fact::PointRecorded { review, n, said, joins, .. } => {
            reviews::point_recorded(tx, seq, (*review, *n), (said, joins))
        }
        Fact::PointDiffered { review, n, said, base } => {
            reviews::point_differed(tx, (seq, by), (*review, *n), (said, *base))
        }
        Fact::DirectiveIssued(given) => directives::issued(tx, stamp, given),
        Fact::DirectiveMoved { directive, step } => directives::moved(tx, stamp, *directive, step),
        Fact::MinutesIssued { review, minutes } => {
            reviews::minutes_issued(tx, *review)?;
            letters::issued_of_review(tx, seq, (*review, LetterKind::Minutes), minutes.number)
        }
        Fact::SeriesChanged { series, to } => reviews::series_changed(tx, *series, to),
        Fact::SeriesEnded { series, .. } => reviews::series_ended(tx, *series, by.on),
        Fact::MinutesApproved { review, .. } => reviews::minutes_approved(tx, seq, *review),
        Fact::MinutesReturned { review, .. } => reviews::minutes_returned(tx, *review),
        Fact::PaperIssued { review, paper } => letters::issued_of_review(
            tx,
            seq,
            (*review, LetterKind::Paper(paper.kind)),
            paper.number,
        ),
        Fact::EvidenceFiled(given) => evidence::filed(tx, stamp, given),
        Fact::AddressGiven(address) => addresses::given(tx, seq, address),
        Fact::MessageQueued(asked) => outbox::queued(tx, stamp, asked),
        Fact::MessageClaimed { message, n_try, written } => {
            outbox::claimed(tx, by.at, *message, (*n_try, written))
        }
        Fact::MessageSent { message, receipt } => outbox::sent(tx, by.at, *message, receipt),
        Fact::MessageFailed { message, n_try, failure, why } => {
            outbox::failed(tx, by.at, *message, (*n_try, *failure, why))
        }
        Fact::MessageSettled { message, how } => outbox::settled(tx, by.at, *message, *how),
        Fact::ExplanationDrafted(given) => explanations::drafted(tx, stamp, given),
        Fact::ExplanationMoved { explanation, step } => {
            explanations::moved(tx, stamp, *explanation, step)
        }
        Fact::FindingDismissed { finding, reason } => {
            explanations::dismissed(tx, stamp, finding, reason)
        }
        Fact::DoubtAnswered(given) => doubts::answered(tx, stamp, given),
        Fact::SampleDrawn(sample) => samples::drawn(tx, stamp, sample),
        Fact::CheckMade { sample, directive, outcome, remark } => {
            samples::made(tx, stamp, (*sample, *directive), (*outcome, remark))
        }
        Fact::AccountOpened { person, name } => accounts::opened(tx, (seq, by.on), *person, name),
        Fact::AccountClosed { account } => accounts::closed(tx, *account, by.on),
        Fact::PasswordSet { account } => accounts::password_set(tx, *account, by.on),
        Fact::SecondFactorSet { account } => accounts::second_factor(tx, *account, Some(by.on)),
        Fact::SecondFactorRemoved { account } => accounts::second_factor(tx, *account, None),
        Fact::HeadingsDecided(headings) => shapes::decided(tx, seq, headings),
        Fact::IntakeUndone { intake, .. } => intakes::undone(tx, seq, *intake),
        Fact::RowsTaken { block, .. } => registers::fold::taken(tx, seq, block),
        Fact::RowChanged { row, change } => registers::fold::changed(tx, seq, *row, change),
        Fact::RowMerged { row, into, on } => registers::fold::merged(tx, seq, (*row, *into), *on),
        Fact::RowParted { row, on } => registers::fold::parted(tx, seq, *row, *on),
        Fact::CasesOpened(opened) => registers::cases::opened(tx, seq, opened),
        Fact::CasesMoved(step) => registers::cases::moved(tx, seq, step),
        Fact::CaseHeld { case, reason } => registers::cases::held(tx, seq, *case, reason),
        Fact::FieldOpened { row, .. } => registers::fold::note(tx, &[*row], seq),
    }
}
