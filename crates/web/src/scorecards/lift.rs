//! Filling the work list for a better grade, on the page and as a workbook.

use desk::given_out::{Column, Table, Value};
use desk::lifts::{Asked, Lifts, LineLift, Step, Unplanned, Wish, Work as LineWork};
use desk::{Books, wording};
use domain::figure::{Blank, Cell};
use domain::grade::Letter;
use domain::indicator::Unit;
use domain::period::Period;
use domain::place::Place;
use domain::scheme::SchemeCode;
use domain::target::{Feasible, Pace, Week};
use hindi::digits;
use jiff::civil::Date;
use serde::Deserialize;

use super::{address, crumbs, period_name};
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::lift::{After, Chosen, LiftList, Part, Work};
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// What the address asks: `?wish=letter-A&post=bmm`.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Query {
    #[serde(default)]
    wish: String,
    #[serde(default)]
    post: String,
}

impl Query {
    pub(super) fn asked(&self) -> Asked {
        let post = (!self.post.is_empty()).then(|| self.post.clone());
        Asked { wish: wish_of(&self.wish), post }
    }
}

/// `letter-A+`, `rank-3`, `score-850` (hundredths).
fn wish_of(text: &str) -> Option<Wish> {
    let (kind, value) = text.split_once('-')?;
    match kind {
        "letter" => Some(Wish::Letter(Letter::new(value))),
        "rank" => value.parse().ok().filter(|rank| *rank > 0).map(Wish::Rank),
        "score" => value.parse().ok().map(Wish::Score),
        _ => None,
    }
}

fn said(wish: &Wish) -> String {
    match wish {
        Wish::Letter(letter) => format!("letter-{}", letter.as_str().replace('+', "%2B")),
        Wish::Rank(rank) => format!("rank-{rank}"),
        Wish::Score(hundredths) => format!("score-{hundredths}"),
    }
}

fn in_words(words: &Words, wish: &Wish) -> String {
    match wish {
        Wish::Letter(letter) => words.w1("lift-wish-letter", "letter", letter),
        Wish::Rank(rank) => words.w1("lift-wish-rank", "rank", rank),
        Wish::Score(hundredths) => words.w1("lift-wish-score", "score", shown::marks(*hundredths)),
    }
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<LiftList> {
    let words = visit.words(books, place.code);
    let lifts =
        desk::lifts::lifts(&books.known, (place.code, period), &query.asked(), books.today)?;
    let name = visit.say(&place.name);
    let title = format!("{name} · {}", words.w("lift-list"));
    let of = Of { books, visit, words: &words, place, period, lifts: &lifts };
    let here = address(&place.slug, period);
    let parts = of.parts();
    let scale = i128::from(lifts.method.scale) * 100;
    let after = lifts.plan.as_ref().ok().map(|plan| After {
        grade: shown::grade(plan.letter.as_ref()),
        score: digits::percent(plan.score.scaled(scale)),
    });
    let score = lifts.card.score_hundredths(&lifts.method);
    Ok(LiftList {
        crumbs: crumbs(books, visit, place, period),
        place: name,
        month: period_name(visit, period),
        grade: shown::grade(lifts.card.letter.as_ref()),
        score: score.map_or_else(|| DASH.to_owned(), digits::percent),
        out_of: lifts.method.scale.to_string(),
        rank: lifts.rank.map_or(String::new(), |rank| format!("{} / {}", rank.rank, rank.among)),
        until: of.until(),
        wishes: of.wishes(query),
        posts: of.posts(query),
        wish: lifts.wish.as_ref().map_or(String::new(), |wish| in_words(&words, wish)),
        parts,
        after,
        unplanned: lifts.plan.as_ref().err().map_or(String::new(), |why| unplanned(&words, *why)),
        weeks: week_heads(&words, &lifts.weeks, lifts.until),
        works: lifts.works.iter().map(|work| of.work(work)).collect(),
        card: Link::new(here.clone(), words.w("card")),
        targets: Link::new(
            format!("/score/{}/{}/targets", place.slug, of.month()),
            words.w("target-weekly"),
        ),
        xlsx: format!(
            "{here}/lift.xlsx?wish={}&post={}",
            query.wish.replace('+', "%2B"),
            query.post
        ),
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
        words,
    })
}

fn unplanned(words: &Words, why: Unplanned) -> String {
    words.w(match why {
        Unplanned::Reached => "unplanned-reached",
        Unplanned::OutOfReach => "unplanned-out-of-reach",
        Unplanned::NotByLines => "unplanned-not-by-lines",
        Unplanned::TooMany => "unplanned-too-many",
        Unplanned::NoSuchLetter => "unplanned-no-such-letter",
    })
}

/// The heads of the columns of weeks, by the last day that counts: `18.10 तक`.
pub(super) fn week_heads(words: &Words, weeks: &[Week], until: Date) -> Vec<String> {
    let head = |week: &Week| {
        let day = week.week.ends_on().min(until);
        words.w1("lift-week-ending", "date", format!("{:02}.{:02}", day.day(), day.month()))
    };
    weeks.iter().map(head).collect()
}

/// A number of a unit; a dash for none.
pub(super) fn amount(value: i64, unit: Unit) -> String {
    match value {
        0 => DASH.to_owned(),
        value => shown::number(Cell::Value(value), unit),
    }
}

/// The pace of late by the week.
pub(super) fn pace(pace: Option<Pace>, unit: Unit) -> String {
    let a_week = pace.map(|pace| Cell::Value(pace.a_week()));
    a_week.map_or_else(|| DASH.to_owned(), |cell| shown::number(cell, unit))
}

/// Whether it is done in time, in words, and whether it is not.
pub(super) fn in_time(words: &Words, feasible: Feasible, on: Option<Date>) -> (String, bool) {
    let by = |key: &str, day: Date| words.w1(key, "date", hindi::date::short(day));
    match (feasible, on) {
        (Feasible::Unknown, _) => (words.w("lift-unknown"), false),
        (Feasible::Yes, Some(day)) => (by("lift-yes", day), false),
        (Feasible::Yes, None) => (words.w("lift-yes-at-once"), false),
        (Feasible::No { .. }, Some(day)) => (by("lift-no", day), true),
        (Feasible::No { working_days: None }, None) => (words.w("lift-no-never"), true),
        (Feasible::No { working_days: Some(_) }, None) => (words.w("lift-no-far"), true),
    }
}

struct Of<'a, 'b, 'c, 'd, M> {
    books: &'a Books<'b, 'c, M>,
    visit: &'a Visit,
    words: &'a Words,
    place: &'d Place,
    period: Period,
    lifts: &'a Lifts,
}

impl<M> Of<'_, '_, '_, '_, M> {
    fn month(&self) -> Period {
        Period::month_of(self.lifts.until)
    }

    fn until(&self) -> String {
        let days: i64 = self.lifts.weeks.iter().map(|week| week.working_days).sum();
        if days == 0 {
            return self.words.w("lift-over");
        }
        let date = hindi::date::long(self.lifts.until, self.visit.lang());
        self.words.wf("lift-until", &[("date", date), ("n", days.to_string())])
    }

    fn link(&self, wish: Option<&Wish>, post: &str, text: String) -> Link {
        let wish = wish.map_or(String::new(), said);
        let here = address(&self.place.slug, self.period);
        Link::new(format!("{here}/lift?wish={wish}&post={post}"), text)
    }

    /// The letters above the card's own, and the ranks above: the next and the first.
    fn wishes(&self, query: &Query) -> Vec<Chosen> {
        let bands = &self.lifts.method.score_bands;
        let own = bands.iter().position(|b| Some(&b.letter) == self.lifts.card.letter.as_ref());
        let letters = bands.iter().take(own.unwrap_or(0)).rev();
        let mut wishes: Vec<Wish> = letters.map(|b| Wish::Letter(b.letter.clone())).collect();
        let rank = self.lifts.rank.map_or(1, |rank| rank.rank);
        let mut ranks: Vec<usize> = [rank.saturating_sub(1), 3, 1].into();
        ranks.retain(|wished| *wished > 0 && *wished < rank);
        ranks.dedup();
        wishes.extend(ranks.into_iter().map(Wish::Rank));
        wishes.extend(wish_of(&query.wish));
        let mut seen: Vec<Wish> = Vec::new();
        for wish in wishes {
            if !seen.contains(&wish) {
                seen.push(wish);
            }
        }
        let chosen = |wish: Wish| Chosen {
            link: self.link(Some(&wish), &query.post, in_words(self.words, &wish)),
            is_on: self.lifts.wish.as_ref() == Some(&wish),
        };
        seen.into_iter().map(chosen).collect()
    }

    /// The posts that answer for lines of the card; the first choice is all of them.
    fn posts(&self, query: &Query) -> Vec<Chosen> {
        let known = &self.books.known;
        let mut kinds: Vec<String> = Vec::new();
        for line in self.lifts.card.lines.iter().filter(|line| line.outcome.letter().is_some()) {
            let kind = desk::lifts::answering(known, self.place.code, &line.scheme);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let wish = wish_of(&query.wish);
        let chosen = |kind: &str, text: String| Chosen {
            link: self.link(wish.as_ref(), kind, text),
            is_on: query.post == kind,
        };
        let all = chosen("", self.words.w("lift-all-posts"));
        std::iter::once(all)
            .chain(kinds.iter().map(|kind| chosen(kind, self.title(kind))))
            .collect()
    }

    fn title(&self, kind: &str) -> String {
        let state = self.books.known.state_of(self.place.code);
        let kind = self.books.known.book.post_kind(state, kind);
        kind.map_or(String::new(), |kind| self.visit.say(kind.title_on(self.books.today)))
    }

    fn programme(&self, code: &SchemeCode) -> Link {
        let here = address(&self.place.slug, self.period);
        let name = self.visit.say(&wording::scheme(&self.books.known, code));
        Link::new(format!("{here}/{code}"), name)
    }

    fn unit(&self, code: &SchemeCode) -> Unit {
        shown::unit(&self.books.known, self.books.known.book.scheme(code))
    }

    fn parts(&self) -> Vec<Part> {
        let parts = self.lifts.plan.as_ref().map(|plan| plan.parts.as_slice());
        let part = |part: &desk::lifts::Part| {
            let post = desk::lifts::answering(&self.books.known, self.place.code, &part.scheme);
            Part {
                programme: self.programme(&part.scheme),
                post: self.title(&post),
                more: amount(part.more, self.unit(&part.scheme)),
                grade: shown::grade(Some(&part.letter)),
                marks: format!("+{}", shown::marks(part.gained_hundredths)),
            }
        };
        parts.unwrap_or_default().iter().map(part).collect()
    }

    fn now(&self, lift: &LineLift) -> Option<&Letter> {
        self.lifts.card.line(&lift.scheme)?.outcome.letter()
    }

    fn work(&self, work: &LineWork) -> Work {
        let lift = &work.lift;
        let unit = self.unit(&lift.scheme);
        let (next, best) = (lift.steps.first(), lift.steps.last());
        let (feasible, is_late) = in_time(self.words, work.feasible, work.reached_on);
        let silent = lift.is_unreported.then_some(Cell::Blank(Blank::NotReported));
        let achieved = silent.unwrap_or(Cell::Value(lift.achieved));
        Work {
            programme: self.programme(&lift.scheme),
            post: self.title(&work.post),
            target: shown::number(Cell::Value(lift.target), unit),
            achieved: shown::cell(self.visit, achieved, unit),
            grade: shown::grade(self.now(lift)),
            next: shown::grade(next.map(|step| &step.letter)),
            more: amount(next.map_or(0, |step| step.more), unit),
            best: shown::grade(best.map(|step| &step.letter)),
            more_for_best: amount(best.map_or(0, |step| step.more), unit),
            by_week: work.by_week.iter().map(|n| amount(*n, unit)).collect(),
            pace: pace(work.pace, unit),
            feasible,
            is_late,
        }
    }
}

/// A number of a unit as a cell of a workbook.
pub(super) fn value(value: i64, unit: Unit) -> Value {
    match unit {
        Unit::Count => Value::Count(value),
        Unit::Paise => Value::Paise(value),
    }
}

pub(super) fn column(heading: String) -> Column {
    Column { heading, width: 0 }
}

pub(super) fn table<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    query: &Query,
) -> desk::Result<Table> {
    let words = visit.words(books, place.code);
    let lifts =
        desk::lifts::lifts(&books.known, (place.code, period), &query.asked(), books.today)?;
    let of = Of { books, visit, words: &words, place, period, lifts: &lifts };
    let name = visit.say(&place.name);
    let heads = ["programme", "owner", "target-to-month", "achieved-to-month", "grade"];
    let mut columns: Vec<Column> = heads.iter().map(|key| column(words.w(key))).collect();
    columns.push(column(words.w("lift-next")));
    columns.extend(week_heads(&words, &lifts.weeks, lifts.until).into_iter().map(column));
    columns.extend(["lift-pace", "lift-in-time", "lift-best"].map(|key| column(words.w(key))));
    Ok(Table {
        sheet: words.w("lift-list"),
        titles: vec![
            format!("{} · {name} · {}", words.w("lift-list"), period_name(visit, period)),
            of.until(),
        ],
        columns,
        rows: lifts.works.iter().map(|work| row(&of, work)).collect(),
        notes: vec![words.w("lift-weeks-note")],
    })
}

fn row<M>(of: &Of<'_, '_, '_, '_, M>, work: &LineWork) -> Vec<Value> {
    let lift = &work.lift;
    let unit = of.unit(&lift.scheme);
    let more = |step: Option<&Step>| step.map_or(0, |step| step.more);
    let pace = work.pace.map_or(Value::Empty, |pace| value(pace.a_week(), unit));
    let mut cells = vec![
        Value::Text(of.programme(&lift.scheme).text),
        Value::Text(of.title(&work.post)),
        value(lift.target, unit),
        if lift.is_unreported { Value::Empty } else { value(lift.achieved, unit) },
        of.now(lift).map_or(Value::Empty, |letter| Value::Text(letter.to_string())),
        value(more(lift.steps.first()), unit),
    ];
    cells.extend(work.by_week.iter().map(|n| value(*n, unit)));
    cells.push(pace);
    cells.push(Value::Text(in_time(of.words, work.feasible, work.reached_on).0));
    cells.push(value(more(lift.steps.last()), unit));
    cells
}
