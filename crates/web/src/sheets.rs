//! The sheets' doors: hand in a file, see what was understood of it, take it or leave it, see what moved.
//! What was handed in stands in the address, so that the preview can be opened again.

mod show;

use axum::extract::{Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use desk::access::Target;
use desk::sheets_in::{self, Basis, Handed};
use desk::{Books, Write};
use domain::period::Period;
use domain::policy::Action;
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::app::App;
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

    fn handed<M>(&self, books: &Books<'_, '_, M>, name: &str) -> desk::Result<Handed> {
        Ok(Handed {
            name: name.to_owned(),
            top: books.known.place(&self.place)?.code,
            period: Period::read(&self.period).ok_or(desk::Error::NotFound)?,
            basis: if self.kind == "in_period" { Basis::InPeriod } else { Basis::ToDate },
            sheet: None,
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
pub(crate) async fn hand_in(State(app): State<App>, visit: Visit, form: Multipart) -> Response {
    match read_form(form).await {
        Ok((said, name, bytes)) => {
            app.write(visit, move |books, visit| {
                let place = books.known.place(&said.place)?.code;
                visit.must(books, Action::TakeInFigures, Target::Place(place))?;
                if bytes.is_empty() {
                    return Err(Refusal::FileEmpty.into());
                }
                let sha256 = sheets_in::lay_by(books, &name, &bytes)?;
                let said = Said { sha256, ..said.clone() };
                said.handed(books, &name)?;
                Ok(said.address())
            })
            .await
        }
        Err(refusal) => app.refuse(visit, refusal).await,
    }
}

async fn read_form(mut form: Multipart) -> Result<(Said, String, Vec<u8>), Refusal> {
    let mut said = Said {
        sha256: String::new(),
        place: String::new(),
        period: String::new(),
        kind: String::new(),
        as_on: String::new(),
    };
    let (mut name, mut source, mut bytes) = (String::new(), String::new(), Vec::new());
    let too_large = |_| Refusal::FileTooLarge { limit_mb: FILE_LIMIT / 1024 / 1024 };
    while let Some(field) = form.next_field().await.map_err(too_large)? {
        let field_name = field.name().unwrap_or_default().to_owned();
        if field_name == "file" {
            name = field.file_name().unwrap_or_default().to_owned();
            bytes = field.bytes().await.map_err(too_large)?.to_vec();
            continue;
        }
        let value = field.text().await.map_err(too_large)?;
        match field_name.as_str() {
            "source" => source = value.trim().to_owned(),
            "place" => said.place = value,
            "period" => said.period = value,
            "kind" => said.kind = value,
            "as_on" => {
                let day = hindi::date::read(&value).ok_or(Refusal::DayNotRead)?;
                said.as_on = day.to_string();
            }
            _ => {}
        }
    }
    let name = if source.is_empty() { name } else { format!("{source} · {name}") };
    Ok((said, name, bytes))
}

/// `/sheets/<sha256>/<place>/<period>/<kind>/<as on>`: what was understood.
pub(crate) async fn preview(
    State(app): State<App>,
    visit: Visit,
    Path(said): Path<Said>,
) -> Response {
    app.page(visit, move |books, visit| show::preview(books, visit, &said)).await
}

/// `POST <preview>/figures`: takes the sheet, all of it or nothing, and shows what moved.
pub(crate) async fn take(State(app): State<App>, visit: Visit, Path(said): Path<Said>) -> Response {
    app.write_page(visit, move |books, visit| take_in(books, visit, &said)).await
}

fn take_in(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    said: &Said,
) -> desk::Result<crate::look::sheet::Done> {
    let file = sheets_in::file(books, &said.sha256)?;
    let handed = said.handed(books, &file.name)?;
    let before = books.known.clone();
    let saved = sheets_in::commit(books, &handed, &file.bytes)?;
    show::done(books, visit, &handed, &before, &saved)
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
