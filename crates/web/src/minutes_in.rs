//! The doors at which a note of a meeting is read: paste it or hand it in, see what was understood of it beside
//! its own words, take over what is right. What was handed in stands in the address, so that the page can be
//! opened again; nothing is written before a person has taken it over.

mod cards;
mod show;
mod taken;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query, State};
use axum::response::Response;
use desk::access::Target;
use desk::evidence::HandedFile;
use desk::{Books, Write, minutes_in};
use domain::policy::Action;
use domain::refusal::Refusal;
use jiff::civil::Date;
use serde::Deserialize;

use crate::app::App;
use crate::multipart;
use crate::sent::Sent;
use crate::visit::Visit;

/// The largest file of a note that is taken, in bytes: 10 MB.
const FILE_LIMIT: usize = 10 * 1024 * 1024;

/// What was said of a note, as it stands in the address of its page.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Said {
    sha256: String,
    slug: String,
    on: String,
}

impl Said {
    fn address(&self) -> String {
        format!("/minutes/{}/{}/{}", self.sha256, self.slug, self.on)
    }

    fn day(&self) -> desk::Result<Date> {
        self.on.parse().map_err(|_| desk::Error::NotFound)
    }
}

/// `/minutes/new`
pub(crate) async fn new(State(app): State<App>, visit: Visit) -> Response {
    app.page(visit, show::form).await
}

/// `POST /minutes` with `text` or `file`, and perhaps `series` and `on`: keeps the note and leads to its page.
pub(crate) async fn hand_in(
    State(app): State<App>,
    mut visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let files = match multipart::files(&mut visit, "/minutes", form, may_hand_in).await {
        Ok(files) => files,
        Err(refusal) => return app.refuse(visit, refusal).await,
    };
    app.write(visit, move |books, visit| {
        let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
        lay_by(books, visit, sent, &files)
    })
    .await
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
    visit: &Visit,
    sent: &Sent,
    files: &[HandedFile],
) -> desk::Result<String> {
    let of_file = files.iter().find(|file| !file.bytes.is_empty());
    let text = match of_file {
        Some(file) => minutes_in::words_of(&file.bytes)?,
        None => sent.field("text").to_owned(),
    };
    let sha256 = minutes_in::lay_by(books, &text)?;
    let acting = visit.acting(books)?;
    let all = show::in_work(books, &acting)?;
    let named = all.iter().find(|founded| founded.series.slug == sent.field("series"));
    let founded = named.or_else(|| minutes_in::likely(books, &all, &text)).or(all.first());
    let founded = founded.ok_or(desk::Error::NotFound)?.clone();
    visit.must(books, Action::HoldReview, Target::Series(founded.id))?;
    let on = match sent.field("on") {
        "" => None,
        day => Some(hindi::date::read(day).ok_or(Refusal::DayNotRead)?),
    };
    let on = match on {
        Some(day) => day,
        None => minutes_in::propose(books, &founded, None, &text)?.on.unwrap_or(books.today),
    };
    let said = Said { sha256, slug: founded.series.slug, on: on.to_string() };
    Ok(said.address())
}

/// The form as it was kept, by its hash; none for the note as it is proposed.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Work {
    work: Option<String>,
}

/// `/minutes/<sha256>/<series>/<day>`: the note with what was understood of it, and with `?work=` as far as a
/// person has worked on it.
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(said): Path<Said>,
    Query(Work { work }): Query<Work>,
) -> Response {
    app.page(visit, move |books, visit| {
        let mut kept = Sent::default();
        if let Some(sha256) = &work {
            kept.fields = minutes_in::work(books, sha256)?;
        }
        show::page(books, visit, (&said, work.is_some().then_some(&kept)))
    })
    .await
}

/// `POST <page>/sitting`: what was taken over becomes a sitting; with `do` the cards are changed and kept first.
pub(crate) async fn accept(
    State(app): State<App>,
    visit: Visit,
    Path(said): Path<Said>,
) -> Response {
    app.write(visit, move |books, visit| {
        let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
        if let Some(step) = cards::Step::of(sent) {
            return show::step(books, visit, (&said, sent), step);
        }
        let accepted = taken::accepted(books, visit, &said, sent)?;
        let review = minutes_in::accept(books, accepted)?;
        Ok(format!("/reviews/{review}?done=note-taken"))
    })
    .await
}
