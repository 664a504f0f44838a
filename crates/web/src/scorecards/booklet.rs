//! Gathering the booklet for a review: the tables that are given out one by one elsewhere, bound
//! together with the course of each programme and the places below as bars. It says nothing of its own.

use desk::given_out::{Bar, Booklet, Chapter, Table, Trend, Value};
use desk::scorecards::Card;
use desk::{Books, wording};
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::Place;
use domain::scorecard::{Rank, Scorecard};
use hindi::digits;

use super::lift::{self, column};
use super::show::{counted, grades, is_silent};
use super::{period_name, targets, workbook};
use crate::directives;
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// How many periods the course of a programme shows.
const TREND_PERIODS: usize = 12;
/// Hundredths of a percent of a bar's full length.
const FULL_LENGTH: i64 = 10_000;

pub(super) fn gather<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    period: Period,
) -> desk::Result<Booklet> {
    let words = visit.words(books, place.code);
    let card = desk::scorecards::card(&books.known, place.code, period)?;
    let lifts = lift::table(books, visit, (place, period), &lift::Query::default())?;
    let month = Period::month_of(desk::lifts::owed_by(period, books.today));
    let targets = targets::table(books, visit, (place, month), &targets::Query::default())?;
    let open = directives::open_below(books, visit, place)?;
    let n_open = open.rows.len();
    let of = Of { books, visit, words: &words, place, period, card: &card };
    let chapters = [
        Chapter { table: of.card(), ..Chapter::default() },
        of.courses(),
        of.below(),
        Chapter { table: lifts, ..Chapter::default() },
        Chapter { table: targets, ..Chapter::default() },
        Chapter { table: open, ..Chapter::default() },
    ];
    let has_any = |chapter: &Chapter| {
        !chapter.table.rows.is_empty() || !chapter.trends.is_empty() || !chapter.bars.is_empty()
    };
    let today = hindi::date::long(books.today, visit.lang());
    let fact = books.known.seq.to_string();
    Ok(Booklet {
        title: words.w("booklet"),
        office: visit.say(&place.name),
        place: visit.say(&place.name),
        period: period_name(visit, period),
        printed_on: books.today,
        grade: card.standing.now.letter.as_ref().map_or(String::new(), ToString::to_string),
        score: of.score(&card.standing.now),
        facts: of.facts(n_open),
        chapters: chapters.into_iter().filter(has_any).collect(),
        note: words.wf("booklet-note", &[("date", today), ("fact", fact)]),
    })
}

struct Of<'a, 'b, 'c, M> {
    books: &'a Books<'b, 'c, M>,
    visit: &'a Visit,
    words: &'a Words,
    place: &'a Place,
    period: Period,
    card: &'a Card,
}

impl<M> Of<'_, '_, '_, M> {
    fn titles(&self, key: &str) -> Vec<String> {
        let place = self.visit.say(&self.place.name);
        let title = format!("{} · {place}", self.words.w(key));
        vec![title, period_name(self.visit, self.period)]
    }

    fn score(&self, card: &Scorecard) -> String {
        let score = card.score_hundredths(&self.card.method);
        let score = score.map_or_else(|| DASH.to_owned(), digits::percent);
        format!("{score} / {}", self.card.method.scale)
    }

    /// What a chair wants to know before anything else.
    fn facts(&self, n_open: usize) -> Vec<(String, String)> {
        let standing = &self.card.standing;
        let rank = |rank: Option<Rank>| {
            rank.map_or_else(|| DASH.to_owned(), |rank| format!("{} / {}", rank.rank, rank.among))
        };
        let before = standing.before.as_ref().map_or_else(
            || DASH.to_owned(),
            |card| {
                let letter = card.letter.as_ref().map_or(String::new(), ToString::to_string);
                format!("{letter} · {} · {}", self.score(card), rank(standing.rank_before))
            },
        );
        let as_on = self.books.known.as_on(self.place.code, self.period);
        let as_on =
            as_on.map_or_else(|| DASH.to_owned(), |day| hindi::date::long(day, self.visit.lang()));
        [
            ("rank", rank(standing.rank_now)),
            ("booklet-before", before),
            ("booklet-grades", counted(&grades(&standing.now), " · ")),
            ("booklet-as-on", as_on),
            ("booklet-open", n_open.to_string()),
        ]
        .map(|(key, value)| (self.words.w(key), value))
        .to_vec()
    }

    /// The lines of the card of which anything was ever said.
    fn card(&self) -> Table {
        let at = (self.place, self.period);
        let mut table = workbook::table(self.books, self.visit, at, self.card);
        let lines = &self.card.standing.now.lines;
        let n_silent = lines.iter().filter(|line| is_silent(line)).count();
        let mut lines = lines.iter();
        table.rows.retain(|_| lines.next().is_some_and(|line| !is_silent(line)));
        if n_silent > 0 {
            table.notes.push(format!("{}: {n_silent}", self.words.w("lines-silent")));
        }
        table
    }

    /// How each programme went over the year.
    fn courses(&self) -> Chapter {
        let known = &self.books.known;
        let lines = self.card.standing.now.lines.iter();
        let course = |line: &domain::scorecard::Line| {
            let points = desk::scorecards::course(
                known,
                (self.place.code, &line.scheme),
                self.period,
                TREND_PERIODS,
            );
            let percent = line.outcome.ratio().map(Ratio::percent_hundredths)?;
            Some(Trend {
                title: self.visit.say(&wording::scheme(known, &line.scheme)),
                grade: line.outcome.letter().map_or(String::new(), ToString::to_string),
                last: format!("{} %", digits::percent(percent)),
                points: points.iter().map(|r| r.map(Ratio::percent_hundredths)).collect(),
            })
        };
        let table = Table { titles: self.titles("booklet-course"), ..Table::default() };
        Chapter { table, trends: lines.filter_map(course).collect(), ..Chapter::default() }
    }

    /// The places below, best first.
    fn below(&self) -> Chapter {
        let scale = i128::from(FULL_LENGTH);
        let name =
            |card: &Scorecard| self.visit.say(&wording::place(&self.books.known, card.place));
        let bar = |(card, _): &(Scorecard, Option<Rank>)| Bar {
            label: name(card),
            value: self.score(card),
            length: card.score.map_or(0, |score| score.scaled(scale).clamp(0, FULL_LENGTH)),
        };
        let row = |(card, rank): &(Scorecard, Option<Rank>)| {
            let before =
                self.card.league_before.iter().find(|(other, _)| other.place == card.place);
            let rank_of = |rank: Option<Rank>| {
                let rank = rank.and_then(|rank| i64::try_from(rank.rank).ok());
                rank.map_or(Value::Empty, Value::Count)
            };
            let letter = card.letter.as_ref();
            let score = card.score_hundredths(&self.card.method);
            vec![
                rank_of(*rank),
                rank_of(before.and_then(|(_, rank)| *rank)),
                Value::Text(name(card)),
                letter.map_or(Value::Empty, |letter| Value::Text(letter.to_string())),
                score.map_or(Value::Empty, Value::Hundredths),
            ]
        };
        let places = shown::children_word(self.words, &self.books.known, self.place.code);
        let [rank, before, grade, score] =
            ["rank", "booklet-rank-before", "grade", "score"].map(|key| column(self.words.w(key)));
        let table = Table {
            sheet: self.words.w("league"),
            titles: self.titles("league"),
            columns: vec![rank, before, column(places), grade, score],
            rows: self.card.league.iter().map(row).collect(),
            notes: Vec::new(),
        };
        Chapter { table, bars: self.card.league.iter().map(bar).collect(), trends: Vec::new() }
    }
}
