//! The sheets' doors: hand in a file, see what was understood of it, take it or leave it, see what moved.
//! What was handed in stands in the address, so that the preview can be opened again.

mod choices;
pub(crate) mod headings;
mod moved;
mod reading;
pub(crate) mod rejected;
mod show;
pub(crate) mod taken;

use std::sync::Arc;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use desk::access::Target;
use desk::evidence::HandedFile;
use desk::sheets_in::{self, Basis, Opened};
use desk::{Books, Write};
use domain::period::Period;
use domain::policy::Action;
use domain::refusal::Refusal;
use serde::Deserialize;

use self::choices::Choices;
use crate::app::App;
use crate::multipart::{self, Handed};
use crate::sent::Sent;
use crate::visit::Visit;

/// The largest file that is taken, in bytes: 25 MB.
pub(crate) const FILE_LIMIT: usize = 25 * 1024 * 1024;

/// What was said of a file, as it stands in the address of its preview.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Said {
    sha256: String,
    place: String,
    period: String,
    kind: String,
    as_on: String,
}

impl Said {
    fn address(&self) -> String {
        let Self { sha256, place, period, kind, as_on } = self;
        format!("/sheets/{sha256}/{place}/{period}/{kind}/{as_on}")
    }

    fn handed<M>(
        &self,
        books: &Books<'_, '_, M>,
        name: &str,
        chosen: &Choices,
    ) -> desk::Result<sheets_in::Handed> {
        Ok(sheets_in::Handed {
            name: name.to_owned(),
            top: books.known.place(&self.place)?.code,
            period: Period::read(&self.period).ok_or(desk::Error::NotFound)?,
            basis: if self.kind == "in_period" { Basis::InPeriod } else { Basis::ToDate },
            sheet: chosen.sheet(),
            converts: chosen.converts(),
            as_on: hindi::date::read(&self.as_on).ok_or(Refusal::DayNotRead)?,
        })
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    place: Option<String>,
    period: Option<String>,
}

/// `/sheets/new?place=&period=`
pub(crate) async fn new(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| {
        show::form(books, visit, asked.place.as_deref(), asked.period.as_deref())
    })
    .await
}

/// `POST /sheets`: keeps the file as evidence and leads to its preview. No figure is taken yet.
pub(crate) async fn hand_in(
    State(app): State<App>,
    mut visit: Visit,
    uri: Uri,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let Handed { sent, files, fault } = multipart::read(uri.path(), form, may_hand_in).await;
    visit.sent = Some(Arc::new(sent));
    if let Some(refusal) = fault {
        return app.refuse(visit, refusal).await;
    }
    let file = files.into_iter().next().unwrap_or_default();
    app.write(visit, move |books, visit| {
        let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
        let place = books.known.place(sent.field("place"))?.code;
        visit.must(books, Action::TakeInFigures, Target::Place(place))?;
        let pasted = visit.words(books, place).w("paste-name");
        let pasted = pasted_of(sent).map(|bytes| HandedFile { name: pasted, bytes });
        lay_by(books, sent, pasted.as_ref().filter(|_| file.bytes.is_empty()).unwrap_or(&file))
    })
    .await
}

/// What was pasted from a spreadsheet, as it was: an empty first cell begins with a tab, so nothing is cut off.
fn pasted_of(sent: &Sent) -> Option<Vec<u8>> {
    let field = sent.fields.iter().find(|(name, _)| name == "paste");
    let text = field.map(|(_, text)| text).filter(|text| !text.trim().is_empty())?;
    Some(text.clone().into_bytes())
}

/// One file, within the limit.
fn may_hand_in(sizes: &[usize]) -> Result<(), Refusal> {
    if sizes.iter().any(|size| *size > FILE_LIMIT) || sizes.len() > 1 {
        return Err(Refusal::FileTooLarge { limit_mb: FILE_LIMIT / 1024 / 1024 });
    }
    Ok(())
}

fn lay_by(
    books: &mut Books<'_, '_, Write>,
    sent: &Sent,
    file: &HandedFile,
) -> desk::Result<String> {
    if file.bytes.is_empty() {
        return Err(Refusal::FileEmpty.into());
    }
    let as_on = hindi::date::read(sent.field("as_on")).ok_or(Refusal::DayNotRead)?;
    let name = match sent.field("source") {
        "" => file.name.clone(),
        source => format!("{source} · {}", file.name),
    };
    let said = Said {
        sha256: sheets_in::lay_by(books, &name, &file.bytes)?,
        place: sent.field("place").to_owned(),
        period: sent.field("period").to_owned(),
        kind: sent.field("kind").to_owned(),
        as_on: as_on.to_string(),
    };
    said.handed(books, &name, &Choices::default())?;
    Ok(said.address())
}

/// `/sheets/<sha256>/<place>/<period>/<kind>/<as on>`: what was understood.
pub(crate) async fn preview(
    State(app): State<App>,
    visit: Visit,
    uri: Uri,
    Path(said): Path<Said>,
) -> Response {
    let chosen = Choices::of_address(&uri);
    app.page(visit, move |books, visit| show::preview(books, visit, (&said, &chosen))).await
}

/// A file that was handed in, opened.
pub(super) struct File {
    name: String,
    opened: Opened,
}

fn open<M>(books: &mut Books<'_, '_, M>, said: &Said) -> desk::Result<File> {
    let kept = sheets_in::file(books, &said.sha256)?;
    Ok(File { name: kept.name, opened: sheets_in::opened(books, kept.bytes) })
}

/// The same before the books are opened for writing.
async fn opened(app: &App, visit: &Visit, said: &Said) -> Result<File, Response> {
    let said = said.clone();
    app.prepared(visit, move |books| open(books, &said)).await
}

/// `POST <preview>/figures`: takes the sheet, all of it or nothing, and shows what moved.
/// With a reason it is a correction of frozen months.
pub(crate) async fn take(State(app): State<App>, visit: Visit, Path(said): Path<Said>) -> Response {
    let chosen = Choices::of_form(visit.sent.as_deref());
    let file = match opened(&app, &visit, &said).await {
        Ok(file) => file,
        Err(response) => return response,
    };
    app.write_page(visit, move |books, visit| take_in(books, visit, (&said, &chosen), &file)).await
}

fn take_in(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    (said, chosen): (&Said, &Choices),
    file: &File,
) -> desk::Result<crate::look::sheet::Done> {
    let handed = said.handed(books, &file.name, chosen)?;
    let before = books.known.clone();
    let reason = visit.sent.as_deref().map_or("", |sent| sent.field("reason"));
    let saved = match reason {
        "" => sheets_in::commit(books, &handed, &file.opened)?,
        reason => sheets_in::correct(books, &handed, &file.opened, reason)?,
    };
    moved::done(books, visit, &handed, &before, &saved)
}

/// `POST <preview>/rejection`: leaves the sheet; no figure was taken.
pub(crate) async fn leave(
    State(app): State<App>,
    visit: Visit,
    Path(said): Path<Said>,
) -> Response {
    app.answer(visit, move |_, _| {
        let form = format!("/sheets/new?place={}&period={}", said.place, said.period);
        Ok(Redirect::to(&form).into_response())
    })
    .await
}
