//! The explanations of a scenario: asked, signed, answered and decided as its file says.

use domain::explanation::steps::Step;
use domain::explanation::{Decision, ExplanationId};
use domain::period::Period;
use domain::scheme::SchemeCode;

use super::file::{AboutRow, ExplanationMoveRow, ExplanationRow};
use super::replay::{Named, Open, place_code, post_id, word};
use crate::error::{Error, Result};
use crate::explanations::{About, Draft, call, draft, step as take};

/// Drafts an explanation and signs it at once.
pub(super) fn ask(
    books: &mut Open<'_, '_>,
    row: &ExplanationRow,
    named: &Named,
) -> Result<ExplanationId> {
    let directive = match &row.directive {
        Some(name) => Some(*word(named.directives.get(name), name)?),
        None => None,
    };
    let review = match directive {
        Some(id) => Some(store::directives::get(books.tx, id)?.given.review),
        None => None,
    };
    let about = match &row.about {
        AboutRow::Grade { scheme, period } => About::Grade {
            scheme: SchemeCode::new(scheme),
            period: word(Period::read(period), period)?,
        },
        AboutRow::Words(words) => About::Words(words.clone()),
    };
    let asked = post_id(books, &row.asked)?;
    let place = place_code(books, &row.place)?;
    let id = draft(books, Draft { asked, about, place, review, directive })?;
    call(books, id)?;
    Ok(id)
}

/// One step on an explanation.
pub(super) fn step(
    books: &mut Open<'_, '_>,
    row: &ExplanationMoveRow,
    named: &Named,
) -> Result<()> {
    let id = *word(named.explanations.get(&row.explanation), &row.explanation)?;
    let words = row.words.clone();
    let step = match row.step.as_str() {
        "delivered" => Step::Delivered { how: words },
        "replied" => Step::Replied { words, enclosures: row.enclosures.clone(), files: vec![] },
        "taken-up" => Step::TakenUp,
        "decided" => {
            let decision = word(Decision::of_word(&row.decision), &row.decision)?;
            Step::Decided { decision, words }
        }
        "action-recommended" => Step::ActionRecommended { words },
        "withdrawn" => Step::Withdrawn { reason: words },
        other => return Err(Error::Scenario(format!("no such step: {other}"))),
    };
    take(books, id, step)?;
    Ok(())
}
