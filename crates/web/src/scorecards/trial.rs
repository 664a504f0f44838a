//! Filling the page of a norm or a target on trial, and the same as a workbook. What is tried stands in the
//! address alone.

use std::collections::BTreeMap;

use desk::given_out::{Column, Table, Value};
use desk::trial::{self, Tried};
use desk::{Books, wording};
use domain::grade::{Band, Letter, Marks, Method};
use domain::period::Period;
use domain::place::Place;
use domain::refusal::Refusal;
use domain::scheme::{Against, Scheme, SchemeCode};
use domain::scorecard::{Rank, Scorecard};
use hindi::digits;

use super::{address, crumbs, period_name};
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::trial::{BandAsked, Row, Side, Trial};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// What the address asks: `?cut-A=85&marks-D=0&line=bank-linkage&weight=3&target-of=shg&target=110`.
pub(crate) type Query = BTreeMap<String, String>;

fn field<'q>(query: &'q Query, name: &str) -> &'q str {
    query.get(name).map_or("", |value| value.trim())
}

/// The trial of an address; what was left as it is, is not tried.
fn asked(query: &Query, method: &Method) -> desk::Result<trial::Trial> {
    let mut tried = trial::Trial::default();
    for band in &method.line_bands {
        let letter = &band.letter;
        if let Some(cut) = hundredths(field(query, &format!("cut-{letter}")))?
            && band.low.is_some_and(|low| low.hundredths != cut)
        {
            tried.cuts.insert(letter.clone(), cut);
        }
        if let Some(marks) = hundredths(field(query, &format!("marks-{letter}")))?
            && band.marks_hundredths != marks
        {
            tried.marks.insert(letter.clone(), marks);
        }
    }
    for (of, value, into) in
        [("line", "weight", &mut tried.weights), ("target-of", "target", &mut tried.targets)]
    {
        let (of, value) = (field(query, of), field(query, value));
        if !of.is_empty() && !value.is_empty() {
            let number = digits_in(value).parse().map_err(|_| Refusal::NumberNotRead)?;
            into.insert(SchemeCode::new(of), number);
        }
    }
    Ok(tried)
}

/// A number as it is typed, with Hindi digits or Latin ones.
fn digits_in(text: &str) -> String {
    let latin = |c: char| match u32::from(c).checked_sub(u32::from('०')) {
        Some(n) if n < 10 => char::from_digit(n, 10).unwrap_or(c),
        _ => c,
    };
    text.trim().chars().map(latin).collect()
}

/// `82.5` → 8250; `None` for an empty field.
fn hundredths(text: &str) -> desk::Result<Option<i64>> {
    if text.is_empty() {
        return Ok(None);
    }
    let text = digits_in(text);
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = !whole.is_empty()
        && whole.len() <= 6
        && part.len() <= 2
        && whole.chars().chain(part.chars()).all(|c| c.is_ascii_digit());
    if !is_number {
        return Err(Refusal::NumberNotRead.into());
    }
    let number = |text: &str| text.parse::<i64>().map_err(|_| Refusal::NumberNotRead);
    let part = if part.is_empty() { 0 } else { number(&format!("{part:0<2}"))? };
    Ok(Some(sign * (number(whole)? * 100 + part)))
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<Trial> {
    let words = visit.words(books, place.code);
    let known = books.known.clone();
    let method = desk::scorecards::method(&known, place.code, period)?;
    let tried = trial::on_trial(&known, &asked(query, method)?, place.code, period)?;
    let lines = trial::lines(&known, place.code);
    let here = format!("{}/trial", address(&place.slug, period));
    let at = visit.here.split_once('?').map_or(String::new(), |(_, query)| format!("?{query}"));
    let choices = |chosen: &str, lines: &mut dyn Iterator<Item = &&Scheme>| {
        let choice = |line: &&Scheme| Choice {
            value: line.code.to_string(),
            label: visit.say(&line.name),
            is_chosen: line.code.as_str() == chosen,
        };
        let none =
            Choice { value: String::new(), label: DASH.to_owned(), is_chosen: chosen.is_empty() };
        std::iter::once(none).chain(lines.map(choice)).collect::<Vec<_>>()
    };
    let mut with_target = lines.iter().filter(|line| line.against == Against::Target);
    let row = |row: &trial::Row| {
        let slug = known.tree.get(row.place).map_or("", |place| place.slug.as_str());
        let name = visit.say(&wording::place(&known, row.place));
        let deeper = if trial::has_below(&known, row.place) {
            format!("{}/trial{at}", address(slug, period))
        } else {
            address(slug, period)
        };
        Row {
            place: Link::new(deeper, name),
            now: side(&row.now, &tried.method),
            then: side(&row.then, &tried.other),
            moved: shown::moved(row.then.1, row.now.1),
            is_other_letter: row.now.0.letter != row.then.0.letter,
        }
    };
    let title = words.w("trial");
    Ok(Trial {
        crumbs: crumbs(books, visit, place, period),
        place: visit.say(&place.name),
        month: period_name(visit, period),
        children_word: shown::children_word(&words, &known, place.code),
        norm: visit.say(&tried.method.name),
        bands: tried.other.line_bands.iter().map(|band| band_asked(band, &tried.other)).collect(),
        lines: choices(field(query, "line"), &mut lines.iter()),
        weight: field(query, "weight").to_owned(),
        targets: choices(field(query, "target-of"), &mut with_target),
        target: field(query, "target").to_owned(),
        told: told(&words, &tried),
        rows: tried.rows.iter().map(row).collect(),
        xlsx: format!("{here}.xlsx{at}"),
        card: Link::new(address(&place.slug, period), words.w("card")),
        here,
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
        words,
    })
}

fn told(words: &Words, tried: &Tried) -> String {
    let (letters, ranks) = tried.n_changed();
    let values = [("letters", letters), ("ranks", ranks), ("n", tried.rows.len())];
    words.wf("trial-told", &values.map(|(name, n)| (name, n.to_string())))
}

fn band_asked(band: &Band, method: &Method) -> BandAsked {
    let is_by_band = method.terms.marks == Marks::Bands;
    BandAsked {
        grade: shown::grade(Some(&band.letter)),
        cut: band.low.map_or(String::new(), |low| shown::marks(low.hundredths)),
        marks: if is_by_band { shown::marks(band.marks_hundredths) } else { String::new() },
    }
}

fn side((card, rank): &(Scorecard, Option<Rank>), method: &Method) -> Side {
    Side {
        rank: rank.map_or_else(|| DASH.to_owned(), |rank| rank.rank.to_string()),
        score: card.score_hundredths(method).map_or_else(|| DASH.to_owned(), digits::percent),
        grade: shown::grade(card.letter.as_ref()),
    }
}

/// The headings of the columns, by their keys in the words files.
const HEADINGS: [&str; 7] = [
    "place",
    "trial-rank-now",
    "trial-score-now",
    "trial-grade-now",
    "trial-rank-then",
    "trial-score-then",
    "trial-grade-then",
];

pub(super) fn xlsx<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<Vec<u8>> {
    let words = visit.words(books, place.code);
    let known = &books.known;
    let method = desk::scorecards::method(known, place.code, period)?;
    let asked = asked(query, method)?;
    let tried = trial::on_trial(known, &asked, place.code, period)?;
    let rank = |rank: Option<Rank>| {
        let rank = rank.and_then(|rank| i64::try_from(rank.rank).ok());
        rank.map_or(Value::Empty, Value::Count)
    };
    let letter = |letter: Option<&Letter>| {
        letter.map_or(Value::Empty, |letter| Value::Text(letter.to_string()))
    };
    let score = |card: &Scorecard, by: &Method| {
        card.score_hundredths(by).map_or(Value::Empty, Value::Hundredths)
    };
    let row = |row: &trial::Row| {
        let ((now, rank_now), (then, rank_then)) = (&row.now, &row.then);
        vec![
            Value::Text(visit.say(&wording::place(known, row.place))),
            rank(*rank_now),
            score(now, &tried.method),
            letter(now.letter.as_ref()),
            rank(*rank_then),
            score(then, &tried.other),
            letter(then.letter.as_ref()),
        ]
    };
    let table = Table {
        sheet: words.w("trial"),
        titles: vec![
            format!("{} · {}", words.w("trial"), visit.say(&place.name)),
            period_name(visit, period),
            in_words(visit, &words, known, &asked),
        ],
        columns: HEADINGS.map(|key| Column { heading: words.w(key), width: 0 }).to_vec(),
        rows: tried.rows.iter().map(row).collect(),
        notes: vec![told(&words, &tried), words.w("trial-why")],
    };
    desk::given_out::xlsx(&table)
}

/// What is tried, in one line.
fn in_words(visit: &Visit, words: &Words, known: &desk::Known, asked: &trial::Trial) -> String {
    let mut parts = Vec::new();
    for (letter, cut) in &asked.cuts {
        parts.push(format!("{letter} ≥ {} %", shown::marks(*cut)));
    }
    for (letter, marks) in &asked.marks {
        parts.push(format!("{letter} = {}", shown::marks(*marks)));
    }
    let named = |code: &SchemeCode| visit.say(&wording::scheme(known, code));
    for (code, weight) in &asked.weights {
        parts.push(format!("{}: {} {weight}", named(code), words.w("weight")));
    }
    for (code, percent) in &asked.targets {
        parts.push(format!("{}: {} {percent} %", named(code), words.w("trial-target-short")));
    }
    if parts.is_empty() { words.w("trial-nothing") } else { parts.join(" · ") }
}
