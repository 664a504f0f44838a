//! The points to check given out as XLSX: all of them, with what each rests on, and the index under the table.

use desk::given_out::{Column, Table, Value};
use desk::honesty::Point;
use desk::{Books, wording};
use domain::indicator::Unit;
use domain::period::Period;
use domain::place::Place;
use domain::post::Post;
use hindi::digits;

use super::said::Saying;
use crate::frame::post_title;
use crate::look::words::Words;
use crate::scorecards::period_name;
use crate::visit::Visit;

/// The headings of the columns, by their keys in the words files.
const HEADINGS: [&str; 10] = [
    "doubt-place",
    "doubt-figure",
    "doubt-rule",
    "doubt-what",
    "doubt-size",
    "doubt-sure",
    "doubt-since-head",
    "owner",
    "doubt-answer",
    "finding-source",
];

pub(super) fn xlsx<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, month): (&Place, Period),
) -> desk::Result<Vec<u8>> {
    let words = visit.words(books, place.code);
    let seen = desk::honesty::seen(books, place.code, month, &[None])?;
    let points = seen.points;
    let named: Vec<_> = points.iter().filter_map(|point| point.owner).collect();
    let posts = desk::posts::these(books, named)?;
    let quality = seen.qualities.into_iter().next().flatten();
    let index = quality.and_then(|quality| quality.index_hundredths);
    let name = visit.say(&place.name);
    let month_name = period_name(visit, month);
    let table = Table {
        sheet: name.clone(),
        titles: vec![format!("{} · {name} · {month_name}", words.w("doubts"))],
        columns: HEADINGS.map(|key| Column { heading: words.w(key), width: 0 }).to_vec(),
        rows: points.iter().map(|point| row(books, (visit, &words), point, &posts)).collect(),
        notes: index
            .map(|index| format!("{}: {} %", words.w("quality"), digits::percent(index)))
            .into_iter()
            .collect(),
    };
    desk::given_out::xlsx(&table)
}

fn row<M>(
    books: &Books<'_, '_, M>,
    (visit, words): (&Visit, &Words),
    point: &Point,
    posts: &[Post],
) -> Vec<Value> {
    let known = &books.known;
    let saying = Saying { known, visit, words };
    let (doubt, key) = (&point.doubt, &point.doubt.key);
    let unit = key.indicator.as_ref().and_then(|code| known.book.indicators().get(code));
    let size = doubt.evidence.size();
    let is_money = unit.is_some_and(|indicator| indicator.unit == Unit::Paise);
    let size = if is_money && !doubt.evidence.counts_figures() {
        Value::Paise(size)
    } else {
        Value::Count(size)
    };
    let owner = posts.iter().find(|post| Some(post.id) == point.owner);
    let answer = point.answered.as_ref().map_or(String::new(), |answered| {
        let answer = words.w(&format!("doubt-answer-{}", answered.given.answer.word()));
        format!("{answer}: {}", answered.given.words)
    });
    vec![
        Value::Text(visit.say(&wording::place(known, key.place))),
        Value::Text(saying.title(point)),
        Value::Text(saying.rule(key)),
        Value::Text(saying.said(doubt)),
        size,
        Value::Text(saying.sure(doubt)),
        Value::Text(period_name(visit, doubt.since)),
        owner.map_or(Value::Empty, |post| Value::Text(post_title(books, visit, post))),
        Value::Text(answer),
        Value::Text(saying.source(key)),
    ]
}
