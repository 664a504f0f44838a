//! What makes it an A, as asked for: the lines of a place that can be lifted, the cheapest way to a better
//! card, and whether the time that is left allows it.

use domain::calendar::Calendar;
use domain::grade::{Letter, Method};
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::{Scheme, SchemeCode};
use domain::scorecard::{Rank, Scorecard};
use domain::target::{Feasible, Pace, Week, by_week, day_after, feasible, weeks_left};
use jiff::civil::Date;
pub use score::{LineLift, Part, Plan, Step, Unplanned, Wish};

use crate::error::{Error, Result};
use crate::known::Known;

/// Norm: what work on a line weighs beside work on another, `lift-effort-<line>-count`.
const EFFORT: (&str, &str) = ("lift-effort-", "-count");
const MOST_EFFORT: i64 = 1_000;

/// A line that can be lifted, with the time that it takes.
pub struct Work {
    pub lift: LineLift,
    /// The kind of post that answers for the line here.
    pub post: String,
    /// How many more for the next letter, by the weeks that are left.
    pub by_week: Vec<i64>,
    pub pace: Option<Pace>,
    pub feasible: Feasible,
    /// The day on which the next letter is reached at the pace of late; `None` where it is not known or not
    /// within two years.
    pub reached_on: Option<Date>,
}

/// A card with all that lifts it.
pub struct Lifts {
    pub card: Scorecard,
    pub rank: Option<Rank>,
    pub method: Method,
    /// The day until which the work is reckoned: the end of the period, or of this month when that has passed.
    pub until: Date,
    pub weeks: Vec<Week>,
    pub works: Vec<Work>,
    /// What was wished, and the cheapest way to it.
    pub wish: Option<Wish>,
    pub plan: std::result::Result<Plan, Unplanned>,
}

/// What is asked of a place.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// `None` for the next better letter of the card.
    pub wish: Option<Wish>,
    /// Only the lines for which this kind of post answers.
    pub post: Option<String>,
}

/// What lifts the card of a place, as of a day.
///
/// # Errors
/// No such place, or no method holds there.
pub fn lifts(
    known: &Known,
    (place, period): (PlaceCode, Period),
    asked: &Asked,
    today: Date,
) -> Result<Lifts> {
    let (cube, book) = (known.cube_at(place, period), &*known.book);
    let lifting = score::lifting(cube, book, place, period).ok_or(Error::NotFound)?;
    let method = crate::scorecards::method(known, place, period)?.clone();
    let calendar = Calendar { book, state: known.state_of(place) };
    let until = owed_by(period, today);
    let weeks = working(weeks_left(calendar, today, until));
    let is_asked = |code: &SchemeCode| {
        asked.post.as_ref().is_none_or(|post| answering(known, place, code) == *post)
    };
    let time = Time { known, place, period, calendar, today, weeks: &weeks };
    let lines = lifting.lines().into_iter().filter(|line| is_asked(&line.scheme));
    let works = lines.map(|line| time.work(line)).collect();
    let wish = asked.wish.clone().or_else(|| next_letter(&lifting.card, &method).map(Wish::Letter));
    let effort = |code: &SchemeCode| is_asked(code).then(|| effort(known, place, code, until));
    let plan = match &wish {
        Some(wish) => lifting.plan(wish, &effort),
        None => Err(Unplanned::Reached),
    };
    let rank = score::standing(cube, book, place, period).and_then(|standing| standing.rank_now);
    Ok(Lifts { card: lifting.card, rank, method, until, weeks, works, wish, plan })
}

/// The day until which work for a period's grade is reckoned: its last day, or the last of this month when
/// that has passed, since the next card will be of that day.
#[must_use]
pub fn owed_by(period: Period, today: Date) -> Date {
    if period.ends_on() >= today { period.ends_on() } else { today.last_of_month() }
}

/// The letter of the card's score just above the one that it has.
fn next_letter(card: &Scorecard, method: &Method) -> Option<Letter> {
    let bands = &method.score_bands;
    let at = bands.iter().position(|band| Some(&band.letter) == card.letter.as_ref())?;
    bands.get(at.checked_sub(1)?).map(|band| band.letter.clone())
}

/// The kind of post that answers for a line at a place.
#[must_use]
pub fn answering(known: &Known, place: PlaceCode, code: &SchemeCode) -> String {
    let kind = |scheme: &Scheme| {
        let is_district = place.tier() <= Tier::District;
        if is_district { scheme.district_post.clone() } else { scheme.block_post.clone() }
    };
    known.book.scheme(code).map(kind).unwrap_or_default()
}

fn effort(known: &Known, place: PlaceCode, code: &SchemeCode, on: Date) -> i64 {
    let norm = format!("{}{code}{}", EFFORT.0, EFFORT.1);
    let norm = known.book.norm(&norm, known.state_of(place), on);
    norm.map_or(1, |norm| norm.value.clamp(1, MOST_EFFORT))
}

/// The weeks in which anybody works; all of them where nobody does.
#[must_use]
pub fn working(mut weeks: Vec<Week>) -> Vec<Week> {
    if weeks.iter().any(|week| week.working_days > 0) {
        weeks.retain(|week| week.working_days > 0);
    }
    weeks
}

/// How many more fall in each of the weeks that are left; the whole in none where no week is left.
#[must_use]
pub fn weekly(more: i64, weeks: &[Week]) -> Vec<i64> {
    by_week(more, weeks).unwrap_or_default()
}

/// The time in which a place can work.
struct Time<'a> {
    known: &'a Known,
    place: PlaceCode,
    period: Period,
    calendar: Calendar<'a>,
    today: Date,
    weeks: &'a [Week],
}

impl Time<'_> {
    fn work(&self, lift: LineLift) -> Work {
        let more = lift.steps.first().map_or(0, |step| step.more);
        let scheme = self.known.book.scheme(&lift.scheme);
        let indicator =
            scheme.and_then(|scheme| self.known.book.indicators().get(&scheme.achieved));
        let pace = indicator.and_then(|indicator| {
            let cube = self.known.cube_at(self.place, self.period);
            score::pace(cube, self.calendar, indicator, self.place, self.period)
        });
        let days_left = self.weeks.iter().map(|week| week.working_days).sum();
        let days = pace.and_then(|pace| pace.days_for(more));
        Work {
            post: answering(self.known, self.place, &lift.scheme),
            by_week: weekly(more, self.weeks),
            pace,
            feasible: feasible(more, days_left, pace),
            reached_on: days.and_then(|days| day_after(self.calendar, self.today, days)),
            lift,
        }
    }
}
