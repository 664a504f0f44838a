//! The explanations' doors: the register with what the rules found, one explanation with its letter,
//! and what may be done with it.

mod register;
mod sent;
mod show;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use desk::access::Target;
use desk::{Books, explanations};
use domain::explanation::steps::Step;
use domain::explanation::{Decision, Explanation, ExplanationId};
use domain::policy::Action;
use serde::Deserialize;

use crate::app::App;
use crate::look::words::{Language, Words};
use crate::visit::Visit;

pub(crate) use register::Asked;
pub(crate) use sent::{DraftSent, FindingSent};
pub(crate) use show::{absence_offer, directive_offers, of_directive, point_offer};

/// `/explanations?state=&post=&place=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| register::page(books, visit, &asked)).await
}

/// `/explanations/<number>`
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.page(visit, move |books, visit| show::page(books, visit, ExplanationId(id))).await
}

/// `POST /explanations`: drafts one; nothing goes out before it is signed on its own page.
pub(crate) async fn draft(
    State(app): State<App>,
    visit: Visit,
    Form(sent): Form<DraftSent>,
) -> Response {
    app.write(visit, move |books, visit| {
        let draft = sent.draft(books)?;
        visit.must(books, Action::CallExplanation, Target::Place(draft.place))?;
        let id = explanations::draft(books, draft)?;
        Ok(format!("/explanations/{id}?done=explanation-drafted"))
    })
    .await
}

/// `POST /explanations/dismissals`: puts away what a rule found.
pub(crate) async fn dismiss(
    State(app): State<App>,
    visit: Visit,
    Form(sent): Form<FindingSent>,
) -> Response {
    app.write(visit, move |books, visit| {
        let key = sent.key(books)?;
        visit.must(books, Action::CallExplanation, Target::Place(key.place))?;
        explanations::findings::dismiss(books, key, &sent.reason)?;
        Ok("/explanations?done=finding-dismissed#findings".to_owned())
    })
    .await
}

/// What the small forms on an explanation's page send.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct StepForm {
    #[serde(default)]
    words: String,
    #[serde(default)]
    decision: String,
    #[serde(default)]
    reason: String,
}

/// `POST /explanations/<number>/<step>`
pub(crate) async fn step(
    State(app): State<App>,
    visit: Visit,
    Path((id, what)): Path<(i64, String)>,
    Form(form): Form<StepForm>,
) -> Response {
    app.write(visit, move |books, _| {
        let (id, words) = (ExplanationId(id), form.words.trim().to_owned());
        let step = match what.as_str() {
            "call" => {
                explanations::call(books, id)?;
                return Ok(format!("/explanations/{id}?done=explanation-called#letter"));
            }
            "delivery" => Step::Delivered { how: words },
            "review" => Step::TakenUp,
            "decision" => {
                let decision = Decision::of_word(&form.decision).ok_or(desk::Error::NotFound)?;
                Step::Decided { decision, words }
            }
            "recommendation" => Step::ActionRecommended { words },
            "withdrawal" => Step::Withdrawn { reason: form.reason.trim().to_owned() },
            _ => return Err(desk::Error::NotFound),
        };
        explanations::step(books, id, step)?;
        Ok(format!("/explanations/{id}"))
    })
    .await
}

/// `/explanations/<number>/letter.pdf`, in the reader's language.
pub(crate) async fn paper(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.answer(visit, move |books, visit| {
        let language = match visit.language {
            Language::Hindi => desk::papers::Language::Hi,
            Language::English => desk::papers::Language::En,
        };
        let pdf = explanations::pdf(books, ExplanationId(id), language)?;
        let headers = [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, format!("inline; filename=\"explanation-{id}.pdf\"")),
        ];
        Ok((headers, pdf.bytes).into_response())
    })
    .await
}

/// The delay of an answer in words: days past the limit, or that it came late.
pub(crate) fn delay<M>(books: &Books<'_, '_, M>, words: &Words, of: &Explanation) -> String {
    match of.days_unanswered(books.today) {
        Some(days) => words.w1("unanswered-for", "n", days),
        None if of.is_late() => words.w("replied-late"),
        None => String::new(),
    }
}

/// Until when an answer is owed; empty for a draft.
pub(crate) fn due(words: &Words, of: &Explanation) -> String {
    of.reply_by().map_or(String::new(), |day| words.w1("reply-by", "date", hindi::date::short(day)))
}

/// The word of a state.
pub(crate) fn state(words: &Words, of: &Explanation) -> String {
    words.w(&format!("explanation-state-{}", of.state.word()))
}
