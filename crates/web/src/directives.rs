//! The directives' doors: the register, its board and its file, one directive and what may be done with it,
//! and the second look at closed ones.

mod checks;
pub(crate) mod evidence;
mod proof;
mod register;
mod rows;
mod show;
mod workbook;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::access::Target;
use desk::given_out::Table;
use desk::{Books, Write};
use domain::directive::DirectiveId;
use domain::directive::reshape::Part;
use domain::directive::steps::Step;
use domain::place::Place;
use domain::policy::Action;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::sample::SampleId;

use crate::app::App;
use crate::scorecards::XLSX;
use crate::visit::Visit;
use register::Asked;
pub(crate) use rows::{due, live, live_line, owners, state};

/// `/directives?state=&post=&place=&review=&after=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| register::page(books, visit, &asked)).await
}

/// `/directives/board?post=&place=`
pub(crate) async fn board(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| register::board(books, visit, &asked)).await
}

/// `/directives.xlsx?state=&post=&place=&review=`
pub(crate) async fn workbook(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let bytes = workbook::xlsx(books, visit, &asked)?;
        let name = "attachment; filename=\"directives.xlsx\"".to_owned();
        Ok(([(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, name)], bytes).into_response())
    })
    .await
}

/// The open directives of a place and all below it, as a table.
pub(crate) fn open_below<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
) -> desk::Result<Table> {
    workbook::table(books, visit, &Asked::below(place))
}

/// `/directives/checks`
pub(crate) async fn checks(State(app): State<App>, visit: Visit) -> Response {
    app.page(visit, checks::page).await
}

/// `POST /directives/checks`
pub(crate) async fn draw(
    State(app): State<App>,
    visit: Visit,
    Form(sent): Form<checks::DrawSent>,
) -> Response {
    app.write(visit, move |books, visit| {
        let wanted = checks::wanted(books, &sent)?;
        visit.must(books, Action::GiveDirective, Target::Place(wanted.place))?;
        desk::samples::draw_sample(books, wanted)?;
        Ok("/directives/checks?done=sample-drawn".to_owned())
    })
    .await
}

/// `POST /directives/checks/<sample>/<directive>`
pub(crate) async fn note(
    State(app): State<App>,
    visit: Visit,
    Path((sample, directive)): Path<(i64, i64)>,
    Form(sent): Form<checks::NoteSent>,
) -> Response {
    app.write(visit, move |books, _| {
        let outcome = checks::outcome(&sent)?;
        let what = (SampleId(sample), DirectiveId(directive));
        desk::samples::note(books, what, outcome, &sent.remark)?;
        Ok("/directives/checks?done=check-made".to_owned())
    })
    .await
}

/// `/directives/<number>`
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    let base = app.origin().base.clone();
    app.page(visit, move |books, visit| show::page(books, visit, DirectiveId(id), &base)).await
}

/// What the small forms on a directive's page send, name by name.
struct Sent(Vec<(String, String)>);

impl Sent {
    fn field(&self, name: &str) -> String {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map_or(String::new(), |(_, value)| value.trim().to_owned())
    }

    fn all(&self, name: &str) -> Vec<String> {
        let found = self.0.iter().filter(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.clone()).collect()
    }
}

/// `POST /directives/<number>/<step>`; a report has a door of its own in `crate::evidence`.
pub(crate) async fn step(
    State(app): State<App>,
    visit: Visit,
    Path((id, what)): Path<(i64, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    let sent = Sent(sent);
    app.write(visit, move |books, _| {
        take(books, DirectiveId(id), &what, &sent)?;
        Ok(format!("/directives/{id}"))
    })
    .await
}

fn take(
    books: &mut Books<'_, '_, Write>,
    id: DirectiveId,
    what: &str,
    sent: &Sent,
) -> desk::Result<()> {
    let reason = sent.field("reason");
    let owner = match sent.field("owner").as_str() {
        "" => PostId(0),
        slug => desk::posts::by_slug(books, slug)?.id,
    };
    let step = match what {
        "acknowledgement" => Step::Acknowledged { owner },
        "start" => Step::Started { owner },
        "acceptance" => Step::Accepted { owner, remark: reason },
        "return" => Step::Returned { owner, remark: reason },
        "extension" => {
            let read = desk::deadlines::read(&sent.field("deadline"), books.today, None);
            Step::Extended { due_on: read.due_on.ok_or(Refusal::DayNotRead)?, reason }
        }
        "drop" => Step::Dropped { reason },
        "reopening" => Step::Reopened { reason },
        "postponement" => return desk::directives::postpone(books, id, &reason),
        "merger" => {
            let kept = sent.field("into").parse().map_err(|_| Refusal::NumberNotRead)?;
            return desk::directives::merge(books, id, DirectiveId(kept), &reason);
        }
        "parts" => {
            let parts = parts(books, id, sent)?;
            desk::directives::split(books, id, &parts, &reason)?;
            return Ok(());
        }
        _ => return Err(desk::Error::NotFound),
    };
    desk::directives::step(books, id, step)?;
    Ok(())
}

/// The parts that were filled in: `words-1` with `owner-1`, and so on. A part without a tick goes to all
/// who still owe the whole.
fn parts(
    books: &mut Books<'_, '_, Write>,
    id: DirectiveId,
    sent: &Sent,
) -> desk::Result<Vec<Part>> {
    let (whole, _) = desk::directives::get(books, id)?;
    let mut parts = Vec::new();
    for n in 1..=MOST_PARTS {
        let words = sent.field(&format!("words-{n}"));
        if words.is_empty() {
            continue;
        }
        let mut owners = Vec::new();
        for slug in sent.all(&format!("owner-{n}")) {
            owners.push(desk::posts::by_slug(books, &slug)?.id);
        }
        if owners.is_empty() {
            owners = whole.open_owners();
        }
        parts.push(Part { words, owners });
    }
    Ok(parts)
}

/// As many parts as the form has.
const MOST_PARTS: usize = 3;
