//! A card given out as XLSX: the same lines as on the page, as numbers.

use desk::given_out::{Column, Table, Value};
use desk::scorecards::Card;
use desk::{Books, wording};
use domain::figure::Cell;
use domain::indicator::Unit;
use domain::period::Period;
use domain::place::Place;
use domain::scorecard::Line;

use super::period_name;
use super::show::remark;
use crate::look::words::Words;
use crate::shown;
use crate::visit::Visit;

/// The headings of the columns, by their keys in the words files.
const HEADINGS: [&str; 8] = [
    "programme",
    "target-annual",
    "target-to-month",
    "achieved-to-month",
    "percent",
    "grade",
    "marks",
    "left-for-a",
];

pub(super) fn table<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    card: &Card,
) -> Table {
    let words = visit.words(books, place.code);
    let lines = card.standing.now.lines.iter();
    Table {
        sheet: words.w("card"),
        titles: vec![
            format!("{} · {}", words.w("card"), visit.say(&place.name)),
            period_name(visit, period),
        ],
        columns: HEADINGS.map(|key| column(&words, key)).to_vec(),
        rows: lines.map(|line| row(books, visit, line)).collect(),
        notes: vec![notes(&words, card)],
    }
}

fn column(words: &Words, key: &str) -> Column {
    Column { heading: words.w(key), width: 0 }
}

/// The score in one line under the table.
fn notes(words: &Words, card: &Card) -> String {
    let now = &card.standing.now;
    let score = now.score_hundredths(&card.method).map(hindi::digits::percent);
    let letter = now.letter.as_ref().map(ToString::to_string);
    format!(
        "{}: {} / {} · {}: {}",
        words.w("score"),
        score.unwrap_or_default(),
        card.method.scale,
        words.w("grade"),
        letter.unwrap_or_default()
    )
}

fn row<M>(books: &Books<'_, '_, M>, visit: &Visit, line: &Line) -> Vec<Value> {
    let scheme = books.known.book.scheme(&line.scheme);
    let unit = shown::unit(&books.known, scheme);
    let number = |cell: Cell| match (cell, unit) {
        (Cell::Value(value), Unit::Count) => Value::Count(value),
        (Cell::Value(value), Unit::Paise) => Value::Paise(value),
        (Cell::Blank(_), _) => Value::Text(shown::cell(visit, cell, unit)),
    };
    let percent = line.outcome.ratio().map_or_else(
        || Value::Text(remark(visit, &line.outcome)),
        |ratio| Value::Hundredths(ratio.percent_hundredths()),
    );
    let letter = line.outcome.letter();
    vec![
        Value::Text(visit.say(&wording::scheme(&books.known, &line.scheme))),
        number(line.target_year),
        number(line.target),
        number(line.achieved),
        percent,
        letter.map_or(Value::Empty, |letter| Value::Text(letter.to_string())),
        line.outcome.marks_hundredths().map_or(Value::Empty, Value::Hundredths),
        number(Cell::Value(line.short_of_best)),
    ]
}
