//! Filling the weekly targets of a place, on the page and as a workbook.

use desk::given_out::{Column, Table, Value};
use desk::targets::{Allotted, Division as Divided, Share as OwnShare, Targets};
use desk::{Books, wording};
use domain::figure::Cell;
use domain::indicator::Unit;
use domain::period::Period;
use domain::place::Place;
use domain::scheme::SchemeCode;
use serde::Deserialize;

use super::lift::{amount, column, in_time, pace, value, week_heads};
use super::{address, crumbs, period_name};
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::lift::Chosen;
use crate::look::parts::Link;
use crate::look::target::{Division, Line, Share, TargetList};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// What the address asks: `?line=bank-linkage` among the places below.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Query {
    #[serde(default)]
    line: String,
}

fn found<M>(
    books: &Books<'_, '_, M>,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<Targets> {
    let line = (!query.line.is_empty()).then(|| SchemeCode::new(&query.line));
    desk::targets::targets(&books.known, (place.code, period), line.as_ref(), books.today)
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<TargetList> {
    let words = visit.words(books, place.code);
    let targets = found(books, (place, period), query)?;
    let name = visit.say(&place.name);
    let title = format!("{name} · {}", words.w("target-weekly"));
    let here = address(&place.slug, period);
    let of = Of { books, visit, words: &words, place, period };
    let month = |month: Period, key: &str| {
        Link::new(format!("{}/targets", address(&place.slug, month)), words.w(key))
    };
    let has_below = books.known.tree.children(place.code).next().is_some();
    let choices = targets.lines.iter().filter(|_| has_below).map(|line| Chosen {
        link: Link::new(
            format!("{here}/targets?line={}#division", line.scheme),
            visit.say(&wording::scheme(&books.known, &line.scheme)),
        ),
        is_on: query.line == line.scheme.as_str(),
    });
    Ok(TargetList {
        crumbs: crumbs(books, visit, place, period),
        month: period_name(visit, period),
        month_before: month(period.before(), "target-month-before"),
        month_after: month(period.after(), "target-month-after"),
        weeks: week_heads(&words, &targets.weeks, period.ends_on()),
        lines: targets.lines.iter().map(|line| of.line(line)).collect(),
        choices: choices.collect(),
        division: targets.division.as_ref().map(|division| of.division(division)),
        children_word: shown::children_word(&words, &books.known, place.code),
        card: Link::new(here.clone(), words.w("card")),
        lift: Link::new(format!("{here}/lift"), words.w("lift-list")),
        xlsx: format!("{here}/targets.xlsx?line={}", query.line),
        place: name,
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
        words,
    })
}

struct Of<'a, 'b, 'c, 'd, M> {
    books: &'a Books<'b, 'c, M>,
    visit: &'a Visit,
    words: &'a Words,
    place: &'d Place,
    period: Period,
}

impl<M> Of<'_, '_, '_, '_, M> {
    fn unit(&self, code: &SchemeCode) -> Unit {
        shown::unit(&self.books.known, self.books.known.book.scheme(code))
    }

    fn title(&self, kind: &str) -> String {
        let state = self.books.known.state_of(self.place.code);
        let kind = self.books.known.book.post_kind(state, kind);
        kind.map_or(String::new(), |kind| self.visit.say(kind.title_on(self.books.today)))
    }

    fn line(&self, line: &desk::targets::Line) -> Line {
        let unit = self.unit(&line.scheme);
        let name = self.visit.say(&wording::scheme(&self.books.known, &line.scheme));
        let here = address(&self.place.slug, self.period);
        let (feasible, is_late) = match line.left {
            0 => (self.words.w("target-done"), false),
            _ => in_time(self.words, line.feasible, line.done_on),
        };
        Line {
            programme: Link::new(format!("{here}/{}", line.scheme), name),
            post: self.title(&line.post),
            year: amount(line.year, unit),
            to_month: amount(line.to_month, unit),
            achieved: said(line.achieved, unit),
            left: amount(line.left, unit),
            by_week: line.by_week.iter().map(|n| amount(*n, unit)).collect(),
            pace: pace(line.pace, unit),
            feasible,
            is_late,
        }
    }

    fn division(&self, division: &Divided) -> Division {
        let unit = self.unit(&division.scheme);
        let shares: Vec<Share> =
            division.shares.iter().map(|share| self.share(share, unit)).collect();
        let sum = |of: &dyn Fn(&OwnShare) -> i64| division.shares.iter().map(of).sum::<i64>();
        let n_weeks = division.shares.first().map_or(0, |share| share.by_week.len());
        let week = |n: usize| sum(&|share| share.by_week.get(n).copied().unwrap_or(0));
        let total = Share {
            place: Link::new(String::new(), self.words.w("total")),
            year: amount(sum(&|share| share.year), unit),
            to_month: amount(sum(&|share| share.to_month), unit),
            achieved: amount(sum(&|share| share.achieved.unwrap_or(0)), unit),
            left: amount(sum(&|share| share.left), unit),
            by_week: (0..n_weeks).map(|n| amount(week(n), unit)).collect(),
        };
        Division {
            programme: self.visit.say(&wording::scheme(&self.books.known, &division.scheme)),
            note: self.note(division),
            shares,
            total,
        }
    }

    fn note(&self, division: &Divided) -> String {
        match &division.allotted {
            Allotted::AsGiven => self.words.w("target-as-given"),
            Allotted::ByBase(base) => {
                let base = self.books.known.book.indicators().get(base);
                let name = base.map_or(String::new(), |base| self.visit.say(&base.name));
                self.words.w1("target-by-base", "base", name)
            }
        }
    }

    fn share(&self, share: &OwnShare, unit: Unit) -> Share {
        let place = self.books.known.tree.get(share.place);
        let slug = place.map_or("", |place| place.slug.as_str());
        let name = place.map_or(String::new(), |place| self.visit.say(&place.name));
        Share {
            place: Link::new(format!("{}/targets", address(slug, self.period)), name),
            year: amount(share.year, unit),
            to_month: amount(share.to_month, unit),
            achieved: said(share.achieved, unit),
            left: amount(share.left, unit),
            by_week: share.by_week.iter().map(|n| amount(*n, unit)).collect(),
        }
    }
}

fn said(achieved: Option<i64>, unit: Unit) -> String {
    let cell = achieved.map(Cell::Value);
    cell.map_or_else(|| DASH.to_owned(), |cell| shown::number(cell, unit))
}

/// The workbook: the places below where a line was asked for, else the lines of the place.
pub(super) fn table<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<Table> {
    let words = visit.words(books, place.code);
    let targets = found(books, (place, period), query)?;
    let of = Of { books, visit, words: &words, place, period };
    let name = visit.say(&place.name);
    let first = match &targets.division {
        Some(_) => shown::children_word(&words, &books.known, place.code),
        None => words.w("programme"),
    };
    let heads = ["target-annual", "target-to-month", "achieved-to-month", "target-left"];
    let mut columns: Vec<Column> = vec![column(first)];
    columns.extend(heads.map(|key| column(words.w(key))));
    columns.extend(week_heads(&words, &targets.weeks, period.ends_on()).into_iter().map(column));
    let month = period_name(visit, period);
    let mut titles = vec![format!("{} · {name} · {month}", words.w("target-weekly"))];
    let (rows, note) = match &targets.division {
        Some(division) => {
            titles.push(visit.say(&wording::scheme(&books.known, &division.scheme)));
            let unit = of.unit(&division.scheme);
            let row = |share: &OwnShare| {
                let name = books.known.tree.get(share.place).map(|place| visit.say(&place.name));
                let figures = (share.year, share.to_month, share.achieved, share.left);
                row(name.unwrap_or_default(), figures, (&share.by_week, unit))
            };
            (division.shares.iter().map(row).collect(), of.note(division))
        }
        None => {
            let row = |line: &desk::targets::Line| {
                let name = visit.say(&wording::scheme(&books.known, &line.scheme));
                let figures = (line.year, line.to_month, line.achieved, line.left);
                row(name, figures, (&line.by_week, of.unit(&line.scheme)))
            };
            (targets.lines.iter().map(row).collect(), words.w("target-rule"))
        }
    };
    let sheet = words.w("target-weekly");
    Ok(Table { sheet, titles, columns, rows, notes: vec![note] })
}

fn row(
    name: String,
    (year, to_month, achieved, left): (i64, i64, Option<i64>, i64),
    (weeks, unit): (&[i64], Unit),
) -> Vec<Value> {
    let achieved = achieved.map_or(Value::Empty, |achieved| value(achieved, unit));
    let figures = [value(year, unit), value(to_month, unit), achieved, value(left, unit)];
    let weeks = weeks.iter().map(|week| value(*week, unit));
    std::iter::once(Value::Text(name)).chain(figures).chain(weeks).collect()
}
