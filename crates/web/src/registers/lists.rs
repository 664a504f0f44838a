//! The door of lists: a file of rows is looked at, taken, or given back with what was refused. The file itself
//! is not kept: it may hold what must not be.

use std::sync::Arc;

use askama::Template as _;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::Uri;
use axum::response::{Html, IntoResponse, Response};
use desk::access::Target;
use desk::evidence::HandedFile;
use desk::registers::{self, lists};
use desk::{Books, Write};
use domain::policy::Action;
use domain::refusal::Refusal;

use super::as_workbook;
use crate::app::App;
use crate::failure::refusal_words;
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::register::{Taken, Told};
use crate::multipart::{self, Handed};
use crate::sheets::FILE_LIMIT;
use crate::visit::Visit;

/// How many refused lines the page shows; the workbook has all.
const SHOWN: usize = 100;

/// `POST /registers/<word>/lists` (`place`, `do` = `check`, `take` or `workbook`)
pub(crate) async fn hand_in(
    State(app): State<App>,
    mut visit: Visit,
    Path(code): Path<String>,
    uri: Uri,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Handed { sent, files, fault } = multipart::read(uri.path(), form, may_hand_in).await;
    visit.sent = Some(Arc::new(sent));
    if let Some(refusal) = fault {
        return app.refuse(visit, refusal).await;
    }
    let file = files.into_iter().next().unwrap_or_default();
    app.write_answer(visit, move |books, visit| answer(books, visit, &code, &file)).await
}

/// One file, within the limit.
fn may_hand_in(sizes: &[usize]) -> Result<(), Refusal> {
    if sizes.iter().any(|size| *size > FILE_LIMIT) || sizes.len() > 1 {
        return Err(Refusal::FileTooLarge { limit_mb: FILE_LIMIT / 1024 / 1024 });
    }
    Ok(())
}

fn answer(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    code: &str,
    file: &HandedFile,
) -> desk::Result<Response> {
    if file.bytes.is_empty() {
        return Err(Refusal::FileEmpty.into());
    }
    let register = registers::register(books, code)?;
    let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
    let place = books.known.place(sent.field("place"))?.clone();
    visit.must(books, Action::KeepRegister, Target::Place(place.code))?;
    let words = visit.words(books, place.code);
    let preview = lists::preview(books, &register, place.code, &file.bytes)?;
    let say = |refusal: &Refusal| refusal_words(&words, refusal).0;
    if sent.field("do") == "workbook" {
        let titles = [words.w("list-n-refused"), words.w("reason")];
        let table = lists::refused_table(&preview, titles, say);
        return Ok(as_workbook(&format!("{code}-refused"), desk::given_out::xlsx(&table)?));
    }
    let is_taken = sent.field("do") == "take" && !preview.rows.is_empty();
    if is_taken {
        lists::commit(books, &register, place.code, (&file.name, &file.bytes))?;
    }
    let told = |line: &lists::RefusedLine| Told {
        what: Link::new("", words.w1("list-line", "n", line.line)),
        on: line.why.iter().map(say).collect::<Vec<_>>().join("; "),
    };
    let title = visit.say(&register.name);
    let page = Taken {
        register: Link::new(format!("/registers/{code}?place={}", place.slug), title.clone()),
        is_taken,
        n_rows: preview.rows.len().to_string(),
        n_there: preview.n_there.to_string(),
        n_refused: preview.refused.len().to_string(),
        unknown: preview.unknown.join(", "),
        refused: preview.refused.iter().take(SHOWN).map(told).collect(),
        href: format!("/registers/{code}"),
        place: place.slug,
        frame: frame(books, visit, &words, Section::Registers, &title)?,
        words,
    };
    let html = page.render().map_err(|error| desk::Error::Broken(error.to_string()))?;
    Ok(Html(html).into_response())
}
