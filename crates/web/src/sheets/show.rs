//! Filling the pages of a sheet: the form and the preview. What moved stands in [`super::moved`].

use desk::access::{self, Target};
use desk::months::Changes;
use desk::sheets_in::{self, Finding as Found, Handed, Part, Proposal};
use desk::{Books, Known, wording};
use domain::period::Period;
use domain::place::PlaceCode;
use domain::policy::Action;
use hindi::digits;

use super::{Choices, FILE_LIMIT, Said, reading};
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link, Typed};
use crate::look::sheet::{Cell, Column, Counting, Finding, New, Preview, Row, Taken};
use crate::look::words::Words;
use crate::scorecards::period_name;
use crate::shown::DASH;
use crate::visit::Visit;

/// How many rows of a sheet and earlier sheets are shown.
const PREVIEW_ROWS: usize = 30;
const RECENT_SHEETS: i64 = 8;
/// How many months may be chosen.
const MONTHS: usize = 12;

pub(super) fn form<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: Option<&str>,
    period: Option<&str>,
) -> desk::Result<New> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let place = match place {
        Some(slug) => books.known.place(slug)?.code,
        None => acting.place,
    };
    let period = period.and_then(Period::read);
    let title = words.w("nav-figures");
    Ok(New {
        words,
        places: places(books, visit, place),
        periods: periods(books, visit, place, period),
        counting: Counting::Cumulative,
        file_fault: String::new(),
        limit: format!("{} MB", FILE_LIMIT / 1024 / 1024),
        as_on: Typed { value: books.today.to_string(), fault: String::new() },
        source: Typed::default(),
        recent: recent(books, visit, &words)?,
        frame: frame(books, visit, &words, Section::Figures, &title)?,
    })
}

/// Districts, and the place asked for.
fn places<M>(books: &Books<'_, '_, M>, visit: &Visit, chosen: PlaceCode) -> Vec<Choice> {
    let tree = &books.known.tree;
    let is_offered = |place: &&domain::place::Place| {
        place.code.tier() <= domain::place::Tier::District || place.code == chosen
    };
    tree.places()
        .iter()
        .filter(is_offered)
        .map(|place| Choice {
            value: place.slug.clone(),
            label: visit.say(&place.name),
            is_chosen: place.code == chosen,
        })
        .collect()
}

fn periods<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    place: PlaceCode,
    chosen: Option<Period>,
) -> Vec<Choice> {
    let this = Period::month_of(books.today);
    let chosen = chosen.or_else(|| books.known.months(place).last().copied()).unwrap_or(this);
    std::iter::successors(Some(this), |period| Some(period.before()))
        .take(MONTHS)
        .map(|period| Choice {
            value: period.to_string(),
            label: period_name(visit, period),
            is_chosen: period == chosen,
        })
        .collect()
}

fn recent<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
) -> desk::Result<Vec<Taken>> {
    let intakes = sheets_in::taken(books, RECENT_SHEETS)?;
    let posts = desk::posts::these(books, intakes.iter().filter_map(|intake| intake.by.post))?;
    let acting = visit.acting(books)?;
    let mut taken = Vec::new();
    for intake in &intakes {
        let by = intake.by.post.and_then(|id| posts.iter().find(|post| post.id == id));
        // Whose sheet it is, is asked when it is opened; here the place of who took it in is near enough.
        let place = by.map_or(Target::House, |post| Target::Place(post.place));
        let may = access::may(books, &acting, Action::TakeInFigures, place)?;
        let undo = Link::new(format!("/sheets/taken/{}", intake.fact), words.w("undo"));
        taken.push(Taken {
            undo: may.then_some(undo),
            is_undone: intake.undone_by.is_some(),
            link: Link::new(format!("/ledger/{}", intake.fact), &intake.source.name),
            taken_on: hindi::date::short(intake.by.on),
            by: by.map_or(String::new(), |post| post_title(books, visit, post)),
            n_figures: digits::group(intake.n_cells),
        });
    }
    Ok(taken)
}

pub(super) fn preview<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (said, chosen): (&Said, &Choices),
) -> desk::Result<Preview> {
    let file = super::open(books, said)?;
    let handed = said.handed(books, &file.name, chosen)?;
    let words = visit.words(books, handed.top);
    let seen = sheets_in::preview(books, &handed, &file.opened)?;
    let follows = reading::follows(books, visit, &words, &seen)?;
    let proposal = &seen.proposal;
    let rows = rows(&books.known, visit, proposal);
    let n_rows = rows.len();
    let title = words.w("sheet-preview");
    let is_header =
        |row: &&sheets_in::PreviewRow| row.cells.iter().any(|cell| cell.part == Part::Heading);
    let header = proposal.preview.iter().rfind(is_header);
    Ok(Preview {
        words,
        href: said.address(),
        given: given(books, visit, &words, (&handed, &seen)),
        same_as: seen
            .taken_by
            .map(|fact| Link::new(format!("/ledger/{fact}"), words.w1("fact-number", "n", fact))),
        frozen: frozen(&words, &seen.frozen),
        frozen_why: frozen_why(books, visit, &words, &seen.frozen),
        header_row: header.map_or_else(|| DASH.to_owned(), |row| row.row.to_string()),
        tab: proposal.sheet.clone(),
        columns: columns(&books.known, visit, proposal),
        reading: reading::of(&books.known, (visit, &words), (&seen, follows), chosen),
        rows: rows.into_iter().take(PREVIEW_ROWS).collect(),
        rows_more: match n_rows.saturating_sub(PREVIEW_ROWS) {
            0 => String::new(),
            more => words.w1("rows-more", "n", more),
        },
        findings: proposal.findings.iter().map(|found| finding(&words, found)).collect(),
        n_figures: proposal.block.n_cells().to_string(),
        n_places: proposal.rows.len().to_string(),
        n_left_out: proposal.n_stops().to_string(),
        is_takable: !proposal.stops() && seen.taken_by.is_none() && proposal.block.n_cells() > 0,
        file: file.name,
        frame: frame(books, visit, &words, Section::Figures, &title)?,
    })
}

/// How much of a frozen month a sheet would change.
fn frozen(words: &Words, changes: &Changes) -> String {
    let Some(freeze) = &changes.freeze else { return String::new() };
    let until = hindi::date::short(freeze.until());
    words.wf("sheet-frozen", &[("n", changes.cells.len().to_string()), ("until", until)])
}

fn frozen_why<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    changes: &Changes,
) -> String {
    let Some(freeze) = &changes.freeze else { return String::new() };
    let place = visit.say(&wording::place(&books.known, freeze.given.place));
    let on = hindi::date::short(freeze.by.on);
    words.wf("sheet-frozen-why", &[("place", place), ("on", on)])
}

fn given<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (handed, seen): (&Handed, &sheets_in::Preview),
) -> String {
    let (_, as_on) = seen.source(handed);
    let profile = seen.proposal.profile.as_ref().map(|known| {
        let name = visit.say(&known.profile.name);
        words.w1("sheet-of-source", "source", name)
    });
    let basis = match handed.basis {
        sheets_in::Basis::InPeriod => "sheet-in-period",
        sheets_in::Basis::ToDate => "sheet-cumulative",
    };
    [
        visit.say(&wording::place(&books.known, handed.top)),
        period_name(visit, handed.period),
        words.w(basis),
        words.w1("as-on", "date", hindi::date::long(as_on, visit.lang())),
    ]
    .into_iter()
    .chain(profile)
    .collect::<Vec<_>>()
    .join(" · ")
}

fn columns(known: &Known, visit: &Visit, proposal: &Proposal) -> Vec<Column> {
    let matched = proposal.columns.iter().map(|column| {
        let name = known.book.indicators().get(&column.indicator).map(|i| visit.say(&i.name));
        Column {
            letter: column.column.clone(),
            heading: column.heading.clone(),
            is_figure: true,
            matched: format!(
                "{} · {}",
                name.unwrap_or_default(),
                visit.say(&wording::kind(column.kind))
            ),
        }
    });
    matched.collect()
}

/// The rows of places, and those in which something stops; each with the cells of the read columns.
fn rows(known: &Known, visit: &Visit, proposal: &Proposal) -> Vec<Row> {
    let made = proposal.preview.iter().filter_map(|row| {
        let place = proposal.rows.iter().find(|matched| matched.row == row.row);
        let is_faulty = row.cells.iter().any(|cell| cell.part == Part::Stops);
        if place.is_none() && !is_faulty {
            return None;
        }
        let (read, others): (Vec<_>, Vec<_>) =
            (0..).zip(&row.cells).partition(|(ix, _)| is_read(proposal, *ix));
        let heading = others.iter().find(|(_, cell)| {
            matches!(cell.part, Part::Place | Part::Stops | Part::Warns) && !cell.text.is_empty()
        });
        let cell = |(_, cell): &(u32, &sheets_in::PreviewCell)| Cell {
            text: cell.text.clone(),
            is_faulty: cell.part == Part::Stops,
        };
        Some(Row {
            number: row.row.to_string(),
            heading: heading.map_or(String::new(), |(_, cell)| cell.text.clone()),
            place: place.map_or(String::new(), |p| visit.say(&wording::place(known, p.place))),
            cells: read.iter().map(cell).collect(),
        })
    });
    made.collect()
}

/// Whether the column of this number is read for figures.
fn is_read(proposal: &Proposal, ix: u32) -> bool {
    let letters = sheets_in::column_letters(ix);
    proposal.columns.iter().any(|column| column.column == letters)
}

/// A finding in the reader's language: what it is, and what to do.
pub(crate) fn finding(words: &Words, found: &Found) -> Finding {
    let key = format!("finding-{}", found.what.code());
    let values = found.what.values();
    let cell = found.at.as_ref().map_or(String::new(), |at| format!("{}{}", at.column, at.row));
    Finding {
        cell,
        what: words.wf(&key, &values),
        todo: words.wf(&format!("{key}-do"), &values),
        is_left_out: found.severity == sheets_in::Severity::Stops,
    }
}
