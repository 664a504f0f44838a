//! The papers' doors: issuing one, its file, its table, and the page that tells whether one is genuine.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use desk::Books;
use desk::papers::{Checked, Correction, Given, Wanted};
use domain::paper::PaperKind;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use serde::Deserialize;

use crate::app::App;
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::paper::{Answer, Check, Genuine};
use crate::look::parts::Link;
use crate::look::words::{Language, Vocabulary, Words};
use crate::scorecards::XLSX;
use crate::visit::Visit;

/// The language in which a reader gets a paper.
pub(crate) fn language(visit: &Visit) -> desk::papers::Language {
    match visit.language {
        Language::Hindi => desk::papers::Language::Hi,
        Language::English => desk::papers::Language::En,
    }
}

/// A file to be opened or saved under a name.
pub(crate) fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

/// Where a reader can check a paper issued now: this house under the name by which it was asked. The
/// guard lets only names of the house through.
pub(crate) fn check_at(headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.map_or(String::new(), |host| format!("http://{host}"))
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct PaperSent {
    kind: String,
    /// The post whose directives are listed.
    #[serde(default)]
    post: String,
    /// Of a corrigendum: the point, what is printed, what is to be read, and why.
    #[serde(default)]
    point: i64,
    #[serde(default)]
    printed: String,
    #[serde(default)]
    read: String,
    #[serde(default)]
    reason: String,
}

/// `POST /reviews/<id>/papers`
pub(crate) async fn issue(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    headers: HeaderMap,
    Form(sent): Form<PaperSent>,
) -> Response {
    let check_at = check_at(&headers);
    app.write(visit, move |books, _| {
        let wanted = match PaperKind::of_word(&sent.kind).ok_or(desk::Error::NotFound)? {
            PaperKind::AgendaNote => Wanted::AgendaNote,
            PaperKind::AttendanceSheet => Wanted::AttendanceSheet,
            PaperKind::ActionTaken => Wanted::ActionTaken,
            PaperKind::DirectiveList => {
                Wanted::DirectiveList(desk::posts::by_slug(books, &sent.post)?.id)
            }
            PaperKind::PressNote => Wanted::PressNote,
            PaperKind::Corrigendum => Wanted::Corrigendum(Correction {
                point: sent.point,
                printed: sent.printed.clone(),
                read: sent.read.clone(),
                reason: sent.reason.clone(),
            }),
        };
        desk::papers::issue(books, ReviewId(id), &wanted, &check_at)?;
        Ok(format!("/reviews/{id}?done=paper-issued#papers"))
    })
    .await
}

/// `/papers/<fact>/paper.pdf`, in the reader's language.
pub(crate) async fn pdf(State(app): State<App>, visit: Visit, Path(fact): Path<i64>) -> Response {
    app.answer(visit, move |books, visit| {
        let pdf = desk::papers::pdf(books, fact, language(visit))?;
        Ok(file("application/pdf", &format!("paper-{fact}.pdf"), pdf.bytes))
    })
    .await
}

/// `/papers/<fact>/table.xlsx`, in the reader's language.
pub(crate) async fn xlsx(State(app): State<App>, visit: Visit, Path(fact): Path<i64>) -> Response {
    app.answer(visit, move |books, visit| {
        let bytes = desk::papers::xlsx(books, fact, language(visit))?;
        Ok(file(XLSX, &format!("paper-{fact}.xlsx"), bytes))
    })
    .await
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct CodeAsked {
    #[serde(default)]
    code: String,
}

/// `/papers/check?code=<code>`, for anybody who holds a paper in the hand.
pub(crate) async fn check(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<CodeAsked>,
) -> Response {
    app.page(visit, move |books, visit| {
        let words = match visit.acting(books) {
            Ok(acting) => visit.words(books, acting.place),
            Err(desk::Error::Refused(Refusal::NotSignedIn | Refusal::HoldsNoPost)) => {
                Words::new(visit.language, Vocabulary::UttarPradesh)
            }
            Err(error) => return Err(error),
        };
        let answer = match asked.code.trim() {
            "" => Answer::NotAsked,
            code => answer(visit, &words, desk::papers::check(books, code)?),
        };
        let frame = frame(books, visit, &words, Section::Reviews, &words.w("check"))?;
        Ok(Check { words, frame, code: asked.code, answer })
    })
    .await
}

fn answer(visit: &Visit, words: &Words, checked: Checked) -> Answer {
    let (paper, corrected_by) = match checked {
        Checked::NotACode => return Answer::NotACode,
        Checked::Unknown => return Answer::Unknown,
        Checked::Genuine { paper, corrected_by } => (paper, corrected_by),
    };
    let rows = vec![
        (words.w("check-kind"), visit.say(&paper.title)),
        (words.w("check-number"), visit.say(&paper.number)),
        (words.w("date"), hindi::date::long(paper.issued_on, visit.lang())),
        (words.w("check-office"), visit.say(&paper.office)),
        (words.w("check-about"), visit.say(&paper.about)),
    ];
    Answer::Genuine(Genuine {
        rows,
        pdf: pdf_link(&paper, words.w("check-open")),
        fact: Link::new(
            format!("/ledger/{}", paper.fact),
            words.w1("fact-number", "n", paper.fact),
        ),
        corrected_by: corrected_by
            .iter()
            .map(|paper| pdf_link(paper, named(visit, paper)))
            .collect(),
        hash: paper.hash,
    })
}

/// A paper by its number and day.
pub(crate) fn named(visit: &Visit, paper: &Given) -> String {
    format!("{} · {}", visit.say(&paper.number), hindi::date::short(paper.issued_on))
}

/// Where the file of a paper is.
pub(crate) fn pdf_link(paper: &Given, text: String) -> Link {
    if paper.is_minutes {
        return Link::new(format!("/reviews/{}/minutes.pdf", paper.review), text);
    }
    Link::new(format!("/papers/{}/paper.pdf", paper.fact), text)
}

/// The papers that went out beside the minutes of a sitting.
pub(crate) fn beside_minutes<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
) -> desk::Result<Vec<Given>> {
    let mut papers = desk::papers::of_review(books, review)?;
    papers.retain(|paper| !paper.is_minutes);
    Ok(papers)
}
