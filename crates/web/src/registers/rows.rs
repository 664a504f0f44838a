//! The doors of one row: its page, its changes, a merge and its undoing, and what is masked, opened for a
//! purpose.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use desk::access::{self, Target};
use desk::registers::{self, Happened};
use desk::{Books, wording};
use domain::policy::Action;
use domain::post::Post;
use domain::refusal::Refusal;
use domain::register::row::Row;
use domain::register::value::FieldKind;
use domain::register::{Register, RowId};
use jiff::civil::Date;
use serde::Deserialize;

use super::{cases, inputs, typed};
use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::register::{Below, Row as Page, Shown, Told};
use crate::look::words::Words;
use crate::visit::Visit;

/// `/rows/<number>`
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.page(visit, move |books, visit| page(books, visit, RowId(id))).await
}

fn page<M>(books: &mut Books<'_, '_, M>, visit: &Visit, id: RowId) -> desk::Result<Page> {
    let (register, row) = registers::get(books, id)?;
    let acting = visit.acting(books)?;
    let words = visit.words(books, row.place);
    let keeps = access::may(books, &acting, Action::KeepRegister, Target::Row(id))?;
    let opened = registers::opened_today(books, id, acting.id)?;
    let title = registers::title(&register, &row);
    let list = match books.known.tree.get(row.place) {
        Some(place) => format!("/registers/{}?place={}", register.code, place.slug),
        None => format!("/registers/{}", register.code),
    };
    let stands = row.merged_into.is_none();
    let merged_into = match row.merged_into {
        Some(into) => {
            let (register, other) = registers::get(books, into)?;
            Some(Link::new(format!("/rows/{into}"), registers::title(&register, &other)))
        }
        None => None,
    };
    Ok(Page {
        href: format!("/rows/{id}"),
        register: Link::new(list, visit.say(&register.name)),
        place: visit.say(&wording::place(&books.known, row.place)),
        number: id.to_string(),
        since: hindi::date::long(row.since, visit.lang()),
        fields: fields(books, visit, (&register, &row), (&acting, keeps, &opened))?,
        cases: cases::of_row(books, visit, &words, (&row, &acting))?,
        below: below(books, visit, &row)?,
        history: history(books, visit, &words, &row)?,
        inputs: match keeps {
            true if stands => plain_inputs(books, visit, (&register, &row), (&acting, &opened)),
            _ => Vec::new(),
        },
        openings: cases::openings(books, visit, (&register, &row), &acting)?,
        today: books.today.to_string(),
        frame: frame(books, visit, &words, Section::Registers, &title)?,
        merged_into,
        title,
        words,
    })
}

/// The boxes of the form of changes: what is masked for the reader has none.
fn plain_inputs<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (register, row): (&Register, &Row),
    (acting, opened): (&Post, &[String]),
) -> Vec<crate::look::register::Input> {
    let duty = access::duty(&books.known, acting);
    let boxes = inputs(visit, register, Some(row)).into_iter();
    boxes
        .filter(|input| {
            let field = register.field(&input.code);
            let is_empty = !row.values.contains_key(&input.code);
            is_empty || field.is_some_and(|field| registers::is_plain(field, duty, opened))
        })
        .collect()
}

fn fields<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (register, row): (&Register, &Row),
    (acting, keeps, opened): (&Post, bool, &[String]),
) -> desk::Result<Vec<Shown>> {
    let duty = access::duty(&books.known, acting);
    let named = registers::named(books, register, std::slice::from_ref(row))?;
    let shown = |field: &domain::register::Field| {
        let value = row.values.get(&field.code)?;
        let is_plain = registers::is_plain(field, duty, opened);
        let other = value.number().map(RowId).filter(|_| field.kind == FieldKind::Row);
        let value = match other {
            _ if !is_plain => Link::new("", registers::masked(field.kind, value)),
            Some(id) => {
                let title = named.get(&id).cloned().unwrap_or_else(|| id.to_string());
                Link::new(format!("/rows/{id}"), title)
            }
            None => Link::new("", registers::shown(field, value, visit.lang())),
        };
        let opens = if is_plain || !keeps { String::new() } else { field.code.clone() };
        Some(Shown { name: visit.say(&field.name), value, opens })
    };
    Ok(register.fields.iter().filter_map(shown).collect())
}

fn below<M>(books: &mut Books<'_, '_, M>, visit: &Visit, row: &Row) -> desk::Result<Vec<Below>> {
    let found = registers::referring(books, row)?;
    let below = found.into_iter().map(|(register, rows)| Below {
        name: visit.say(&register.name),
        rows: rows
            .iter()
            .map(|row| Link::new(format!("/rows/{}", row.id), registers::title(&register, row)))
            .collect(),
    });
    Ok(below.collect())
}

/// What happened to the row, the last first, each by its post and day.
fn history<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    row: &Row,
) -> desk::Result<Vec<Told>> {
    let happened = registers::history(books, row.id)?;
    let posts = desk::posts::these(books, happened.iter().filter_map(|one| one.by.post))?;
    let told = |one: &Happened| {
        let by = posts.iter().find(|post| Some(post.id) == one.by.post);
        let by = by.map_or(String::new(), |post| format!(" · {}", post_title(books, visit, post)));
        let why = if one.by.why.is_empty() { String::new() } else { format!(" · {}", one.by.why) };
        Told {
            what: Link::new(
                format!("/ledger/{}", one.fact),
                words.w(&format!("fact-{}", one.kind)),
            ),
            on: format!("{}{by}{why}", hindi::date::long(one.by.on, visit.lang())),
        }
    };
    let mut history: Vec<Told> = happened.iter().rev().map(told).collect();
    let taken = row.id.fact();
    history.push(Told {
        what: Link::new(format!("/ledger/{taken}"), words.w("fact-rows-taken")),
        on: String::new(),
    });
    Ok(history)
}

/// A day as a date field sends it, or as people write it.
pub(super) fn day(text: &str) -> desk::Result<Date> {
    let iso = text.trim().parse().ok();
    Ok(iso.or_else(|| hindi::date::read(text)).ok_or(Refusal::DayNotRead)?)
}

/// `POST /rows/<number>/changes`
pub(crate) async fn change(
    State(app): State<App>,
    mut visit: Visit,
    Path(id): Path<i64>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let text = |name: &str| {
        form.iter().find(|(key, _)| key == name).map_or(String::new(), |(_, text)| text.clone())
    };
    visit.why = text("why").trim().to_owned();
    let on = text("on");
    app.write(visit, move |books, _| {
        let (register, _) = registers::get(books, RowId(id))?;
        registers::change(books, RowId(id), day(&on)?, &typed(&register, form.clone()))?;
        Ok(format!("/rows/{id}?done=row-changed"))
    })
    .await
}

/// Into which row.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct MergeForm {
    into: String,
}

/// `POST /rows/<number>/merger`
pub(crate) async fn merge(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(form): Form<MergeForm>,
) -> Response {
    app.write(visit, move |books, visit| {
        let into = form.into.trim().rsplit('/').next().and_then(|text| text.parse().ok());
        let into = RowId(into.ok_or(Refusal::NumberNotRead)?);
        visit.must(books, Action::KeepRegister, Target::Row(into))?;
        registers::merge(books, RowId(id), into)?;
        Ok(format!("/rows/{id}?done=row-merged"))
    })
    .await
}

/// `POST /rows/<number>/parting`
pub(crate) async fn part(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    app.write(visit, move |books, _| {
        registers::part(books, RowId(id))?;
        Ok(format!("/rows/{id}?done=row-parted"))
    })
    .await
}

/// Which masked field, and what for.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct OpenForm {
    field: String,
    purpose: String,
}

/// `POST /rows/<number>/openings`
pub(crate) async fn open_field(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(form): Form<OpenForm>,
) -> Response {
    app.write(visit, move |books, _| {
        registers::open_field(books, RowId(id), (&form.field, &form.purpose))?;
        Ok(format!("/rows/{id}?done=field-opened"))
    })
    .await
}
