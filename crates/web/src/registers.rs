//! The doors of registers: what the office keeps, one register with its rows, a row taken in by form, and the
//! register given out. One row is in [`rows`], cases and pipelines in [`cases`], lists in [`lists`].

pub(crate) mod cases;
pub(crate) mod lists;
pub(crate) mod rows;

use axum::extract::{Form, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use desk::access::{self, Target};
use desk::given_out::{Column, Table};
use desk::registers::{self, After, Typed, claims};
use desk::{Books, Known, wording};
use domain::indicator::Unit;
use domain::place::Place;
use domain::policy::Action;
use domain::post::Post;
use domain::register::derived::Count;
use domain::register::row::Row;
use domain::register::value::FieldKind;
use domain::register::{Field, Register};
use serde::Deserialize;

use crate::app::App;
use crate::frame::frame;
use crate::look::directive::{Filter, FilterGroup};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::register::{Claim, Counted, Index, Input, Line, List};
use crate::look::words::Words;
use crate::visit::Visit;

/// How many rows one page of a register shows, and how many fields of each.
const ROWS: i64 = 50;
const COLUMNS: usize = 5;
/// More than this go on no sheet that is worked with by hand.
const MOST_GIVEN_OUT: i64 = 20_000;

/// What is asked in the address of a list.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    place: Option<String>,
    #[serde(default)]
    q: String,
    after: Option<String>,
}

/// The place that is asked for, else the post's own.
pub(crate) fn place_of<M>(
    books: &Books<'_, '_, M>,
    acting: &Post,
    asked: Option<&str>,
) -> desk::Result<Place> {
    match asked {
        Some(slug) if !slug.is_empty() => books.known.place(slug).cloned(),
        _ => books.known.tree.get(acting.place).cloned().ok_or(desk::Error::NotFound),
    }
}

/// The places above (as far up as the post's own), at and below the one chosen, as links.
pub(crate) fn place_filter<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (acting, place): (&Post, &Place),
    address: &str,
) -> Vec<FilterGroup> {
    let tree = &books.known.tree;
    let at = |one: &Place| Filter {
        link: Link::new(format!("{address}?place={}", one.slug), visit.say(&one.name)),
        n: String::new(),
        is_on: one.code == place.code,
    };
    let mut line: Vec<&Place> =
        tree.line(place.code).filter(|above| tree.is_within(above.code, acting.place)).collect();
    line.reverse();
    let filters = line.into_iter().chain(tree.children(place.code)).map(at).collect();
    vec![FilterGroup { label: words.w("filter-place"), filters }]
}

/// `/registers?place=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| overview(books, visit, &asked)).await
}

fn overview<M>(books: &mut Books<'_, '_, M>, visit: &Visit, asked: &Asked) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let place = place_of(books, &acting, asked.place.as_deref())?;
    let words = visit.words(books, place.code);
    let sees = access::may(books, &acting, Action::SeeRegister, Target::Place(place.code))?;
    let is_asked = asked.place.is_some();
    if is_asked && !sees && !books.known.tree.is_within(place.code, acting.place) {
        return Err(desk::Error::NotFound);
    }
    let title = words.w("registers");
    Ok(Index {
        registers: if sees { counted(books, visit, &place)? } else { Vec::new() },
        pipelines: cases::counted(books, visit, (&acting, &place), sees)?,
        claims: if sees { told_claims(books, visit, &words, &place)? } else { Vec::new() },
        filters: place_filter(books, visit, &words, (&acting, &place), "/registers"),
        place: visit.say(&wording::place(&books.known, place.code)),
        as_on: hindi::date::long(books.today, visit.lang()),
        frame: frame(books, visit, &words, Section::Registers, &title)?,
        words,
    })
}

/// Every register with the number of its rows at a place.
fn counted<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
) -> desk::Result<Vec<Counted>> {
    let all: Vec<Register> = books.known.book.registers().cloned().collect();
    let mut counted = Vec::new();
    for register in all {
        let count = Count::Rows { register: register.code.clone(), sum: None, only: None };
        let n = claims::counted(books, &count, place.code)?;
        let href = format!("/registers/{}?place={}", register.code, place.slug);
        counted.push(Counted {
            link: Link::new(href, visit.say(&register.name)),
            why: visit.say(&register.purpose),
            n: hindi::digits::group(n),
            late: String::new(),
        });
    }
    Ok(counted)
}

fn told_claims<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    place: &Place,
) -> desk::Result<Vec<Claim>> {
    let found = claims::at(books, place.code, books.today)?;
    // Where neither side says anything there is nothing to hold against anything.
    let found = found.into_iter().filter(|one| one.reported.is_some() || one.verified != 0);
    Ok(found.map(|one| told_claim(&books.known, visit, words, &one)).collect())
}

fn told_claim(known: &Known, visit: &Visit, words: &Words, claim: &claims::Claim) -> Claim {
    let shown = |n: i64| match claim.indicator.unit {
        Unit::Count => hindi::digits::group(n),
        Unit::Paise => hindi::digits::paise(n),
    };
    let compared = claim.compared();
    let difference = compared.map(|both| both.difference()).filter(|n| *n != 0);
    let proved = compared.filter(|_| difference.is_some());
    let proved = proved.and_then(|both| both.proved_hundredths());
    let owner = claim.owner.as_ref().and_then(|kind| {
        let kind = known.book.post_kind(known.state_of(claim.place), kind)?;
        Some(visit.say(&kind.title))
    });
    let month = |period: domain::period::Period| {
        let first = period.starts_on();
        hindi::date::month(first.year(), first.month(), visit.lang())
    };
    Claim {
        name: visit.say(&claim.indicator.name),
        reported: claim.reported.map_or_else(|| words.w("blank-not-reported"), shown),
        verified: shown(claim.verified),
        difference: difference.map_or(String::new(), shown),
        proved: proved.map_or(String::new(), |proved| {
            words.w1("claim-proved", "percent", hindi::digits::percent(proved))
        }),
        since: claim.since.map_or(String::new(), month),
        owner: difference.and(owner).unwrap_or_default(),
    }
}

/// `/registers/<word>?place=&q=&after=`
pub(crate) async fn list(
    State(app): State<App>,
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| one(books, visit, &code, &asked)).await
}

fn one<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    code: &str,
    asked: &Asked,
) -> desk::Result<List> {
    let register = registers::register(books, code)?;
    let acting = visit.acting(books)?;
    let place = place_of(books, &acting, asked.place.as_deref())?;
    visit.must(books, Action::SeeRegister, Target::Place(place.code))?;
    let words = visit.words(books, place.code);
    let q = asked.q.trim();
    let after = asked.after.as_deref().and_then(After::of_word);
    let page = match q {
        "" => registers::page(books, code, place.code, after.as_ref(), ROWS)?,
        q => {
            let rows = registers::search(books, code, place.code, q)?;
            registers::Page { rows, next: None }
        }
    };
    let keeps = access::may(books, &acting, Action::KeepRegister, Target::Place(place.code))?;
    let href = format!("/registers/{code}");
    let more = page.next.map(|next| {
        let next = format!("{href}?place={}&after={}", place.slug, next.word());
        Link::new(next, words.w("register-more"))
    });
    let fields = in_list(&register);
    let heads = [&register.title].into_iter().filter_map(|code| register.field(code));
    let heads = heads.map(|field| visit.say(&field.name)).chain([words.w("place")]);
    let title = visit.say(&register.name);
    Ok(List {
        heads: heads.chain(fields.iter().map(|field| visit.say(&field.name))).collect(),
        rows: lines(books, visit, (&register, &acting), &page.rows)?,
        filters: place_filter(books, visit, &words, (&acting, &place), &href),
        workbook: Link::new(
            format!("{href}/rows.xlsx?place={}", place.slug),
            words.w("as-workbook"),
        ),
        new: keeps.then(|| inputs(visit, &register, None)),
        place_name: visit.say(&wording::place(&books.known, place.code)),
        why: visit.say(&register.purpose),
        asked: q.to_owned(),
        place: place.slug,
        more,
        href,
        frame: frame(books, visit, &words, Section::Registers, &title)?,
        title,
        words,
    })
}

/// The fields that a list shows beside the title.
fn in_list(register: &Register) -> Vec<&Field> {
    let others = register.fields.iter().filter(|field| field.code != register.title);
    others.take(COLUMNS).collect()
}

fn lines<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (register, acting): (&Register, &Post),
    rows: &[Row],
) -> desk::Result<Vec<Line>> {
    let named = registers::named(books, register, rows)?;
    let duty = access::duty(&books.known, acting);
    let cell = |row: &Row, field: &Field| match row.values.get(&field.code) {
        None => String::new(),
        Some(value) if field.is_masked_for(duty) => registers::masked(field.kind, value),
        Some(value) if field.kind == FieldKind::Row => {
            let other = value.number().map(domain::register::RowId);
            other.and_then(|id| named.get(&id).cloned()).unwrap_or_default()
        }
        Some(value) => registers::shown(field, value, visit.lang()),
    };
    let line = |row: &Row| Line {
        link: Link::new(format!("/rows/{}", row.id), registers::title(register, row)),
        place: visit.say(&wording::place(&books.known, row.place)),
        cells: in_list(register).into_iter().map(|field| cell(row, field)).collect(),
    };
    Ok(rows.iter().map(line).collect())
}

/// The boxes of a form, filled with what a row holds.
pub(crate) fn inputs(visit: &Visit, register: &Register, row: Option<&Row>) -> Vec<Input> {
    let held = |field: &Field| row.and_then(|row| row.values.get(&field.code));
    let input = |field: &Field| Input {
        code: field.code.clone(),
        name: visit.say(&field.name),
        kind: match field.kind {
            FieldKind::Choice => "choice",
            FieldKind::Date => "date",
            FieldKind::Mobile => "tel",
            _ => "text",
        },
        value: match (field.kind, held(field)) {
            (_, None) => String::new(),
            (FieldKind::Money, Some(value)) => hindi::digits::paise(value.number().unwrap_or(0)),
            (_, Some(value)) => value.key(),
        },
        choices: field
            .choices
            .iter()
            .map(|choice| Choice {
                value: choice.code.clone(),
                label: visit.say(&choice.name),
                is_chosen: held(field).and_then(|value| value.text()) == Some(choice.code.as_str()),
            })
            .collect(),
        is_needed: field.is_needed,
    };
    register.fields.iter().map(input).collect()
}

/// The fields of a register out of a form; others of the form are left.
pub(crate) fn typed(register: &Register, form: Vec<(String, String)>) -> Vec<Typed> {
    let own = form.into_iter().filter(|(field, _)| register.field(field).is_some());
    own.map(|(field, text)| Typed { field, text }).collect()
}

/// `POST /registers/<word>/rows`
pub(crate) async fn take(
    State(app): State<App>,
    visit: Visit,
    Path(code): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, visit| {
        let register = registers::register(books, &code)?;
        let slug = form.iter().find(|(name, _)| name == "place").map_or("", |(_, slug)| slug);
        let place = books.known.place(slug)?.code;
        visit.must(books, Action::KeepRegister, Target::Place(place))?;
        let row = registers::take(books, &register, place, &typed(&register, form.clone()))?;
        Ok(format!("/rows/{row}?done=row-taken"))
    })
    .await
}

/// `/registers/<word>/rows.xlsx?place=`: what is masked on the pages is masked in the file.
pub(crate) async fn workbook(
    State(app): State<App>,
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let register = registers::register(books, &code)?;
        let acting = visit.acting(books)?;
        let place = place_of(books, &acting, asked.place.as_deref())?;
        visit.must(books, Action::SeeRegister, Target::Place(place.code))?;
        let table = table(books, visit, (&register, &acting), &place)?;
        Ok(as_workbook(&format!("{code}-{}", place.slug), desk::given_out::xlsx(&table)?))
    })
    .await
}

fn table<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (register, acting): (&Register, &Post),
    place: &Place,
) -> desk::Result<Table> {
    let words = visit.words(books, place.code);
    let duty = access::duty(&books.known, acting);
    let page = registers::page(books, &register.code, place.code, None, MOST_GIVEN_OUT)?;
    let column = |heading: String| Column { heading, width: 0 };
    let heads = [words.w("number"), words.w("place")].into_iter();
    let heads = heads.chain(register.fields.iter().map(|field| visit.say(&field.name)));
    let row = |row: &Row| {
        let place = visit.say(&wording::place(&books.known, row.place));
        let own = [desk::given_out::Value::Count(row.id.0), desk::given_out::Value::Text(place)];
        let cells = register.fields.iter().map(|field| {
            let is_plain = !field.is_masked_for(duty);
            registers::lists::given_out(field, row.values.get(&field.code), is_plain)
        });
        own.into_iter().chain(cells).collect()
    };
    Ok(Table {
        sheet: visit.say(&register.name),
        titles: vec![visit.say(&register.name), visit.say(&place.name)],
        columns: heads.map(column).collect(),
        rows: page.rows.iter().map(row).collect(),
        notes: Vec::new(),
    })
}

/// A workbook as it is handed out.
pub(crate) fn as_workbook(name: &str, bytes: Vec<u8>) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    let name = format!("attachment; filename=\"{name}.xlsx\"");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response()
}
