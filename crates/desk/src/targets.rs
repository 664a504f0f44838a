//! Targets of a place over the year, and what is left over the weeks of the month (साप्ताहिक लक्ष्य): for the
//! place itself, and for each place below it. Nothing is written; what is allotted comes in as figures.

use domain::calendar::Calendar;
use domain::figure::Cell;
use domain::indicator::{Indicator, IndicatorCode, Nature};
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::{Against, Scheme, SchemeCode};
use domain::target::{
    Feasible, Pace, Phasing, Week, apportion, by_month, by_week, day_after, feasible, months_of,
    spread, weeks_left,
};
use jiff::civil::Date;
use score::Side;

use crate::error::{Error, Result};
use crate::known::Known;
use crate::lifts::{answering, working};

/// The target of one line of a place and what is left of it.
pub struct Line {
    pub scheme: SchemeCode,
    pub post: String,
    pub year: i64,
    /// What the year's target comes to by the end of the month: as allotted, else by the pack's weights.
    pub to_month: i64,
    pub achieved: Option<i64>,
    /// What is left to the month's end, never below zero.
    pub left: i64,
    pub by_week: Vec<i64>,
    pub pace: Option<Pace>,
    pub feasible: Feasible,
    /// When what is left is done at the pace of late.
    pub done_on: Option<Date>,
}

/// A place below with its share of a line.
pub struct Share {
    pub place: PlaceCode,
    pub year: i64,
    pub to_month: i64,
    pub achieved: Option<i64>,
    pub left: i64,
    pub by_week: Vec<i64>,
}

/// From where the shares of the places below come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allotted {
    /// As they were allotted.
    AsGiven,
    /// In proportion to the base indicator of the pack; nothing was allotted yet.
    ByBase(IndicatorCode),
}

/// One line divided among the places below.
pub struct Division {
    pub scheme: SchemeCode,
    pub allotted: Allotted,
    pub shares: Vec<Share>,
}

/// The targets of a place in a month.
pub struct Targets {
    pub month: Period,
    pub weeks: Vec<Week>,
    pub lines: Vec<Line>,
    /// The line that was asked for among the places below.
    pub division: Option<Division>,
}

/// The targets of a place for the weeks of a month that are left on a day; a month that has passed shows
/// none, one to come all of its weeks.
///
/// # Errors
/// No such place, or the period is no month.
pub fn targets(
    known: &Known,
    (place, month): (PlaceCode, Period),
    line: Option<&SchemeCode>,
    today: Date,
) -> Result<Targets> {
    if !matches!(month, Period::Month(_)) || known.tree.ix(place).is_none() {
        return Err(Error::NotFound);
    }
    let calendar = Calendar { book: &known.book, state: known.state_of(place) };
    let weeks = working(weeks_left(calendar, today.max(month.starts_on()), month.ends_on()));
    let of = Of { known, month, calendar, today, weeks: &weeks };
    let schemes = known.book.schemes(known.state_of(place), place.tier());
    let lines = schemes.iter().filter_map(|scheme| of.line(scheme, place)).collect();
    let asked = line.and_then(|code| schemes.iter().find(|scheme| scheme.code == *code));
    let division = asked.and_then(|scheme| of.division(scheme, place));
    Ok(Targets { month, weeks, lines, division })
}

struct Of<'a> {
    known: &'a Known,
    month: Period,
    calendar: Calendar<'a>,
    today: Date,
    weeks: &'a [Week],
}

impl Of<'_> {
    fn indicator(&self, scheme: &Scheme) -> Option<&Indicator> {
        let is_target = scheme.against == Against::Target;
        self.known.book.indicators().get(&scheme.achieved).filter(|_| is_target)
    }

    fn cell(&self, indicator: &Indicator, side: Side, place: PlaceCode) -> Option<i64> {
        let ix = self.known.tree.ix(place)?;
        match self.known.cube.to_date(indicator, side, ix, self.month.ends_on()) {
            Cell::Value(value) => Some(value),
            Cell::Blank(_) => None,
        }
    }

    fn year(&self, indicator: &Indicator, place: PlaceCode) -> Option<i64> {
        let ix = self.known.tree.ix(place)?;
        let cell = self.known.cube.year_target(&indicator.code, ix, self.month.fy());
        cell.value().filter(|year| *year > 0)
    }

    fn weights(&self, scheme: &Scheme, place: PlaceCode) -> [i64; 12] {
        let phasing = self.phasing(scheme, place);
        phasing.map_or(Phasing::EVEN, |phasing| phasing.weights)
    }

    fn phasing(&self, scheme: &Scheme, place: PlaceCode) -> Option<&Phasing> {
        let state = self.known.state_of(place);
        self.known.book.phasing(&scheme.code, state, self.month.ends_on())
    }

    /// How many months of the year have gone by at the end of this one.
    fn n_months(&self) -> usize {
        let months = months_of(self.month.fy());
        months.iter().take_while(|month| **month <= self.month).count()
    }

    /// The places beside a place, itself among them, and the place above.
    fn family(&self, place: PlaceCode) -> Option<(PlaceCode, Vec<PlaceCode>)> {
        let parent = self.known.tree.get(place)?.parent?;
        Some((parent, self.known.tree.children(parent).map(|child| child.code).collect()))
    }

    /// The year of a place by month. Where the place above has the sum of its places as its target, its
    /// months are divided among them, so that they add up to it in every month.
    fn months(&self, line: OfLine<'_>, place: PlaceCode) -> Option<[i64; 12]> {
        let year = self.year(line.indicator, place)?;
        self.months_from_above(line, place)
            .or_else(|| by_month(year, &self.weights(line.scheme, place)).ok())
    }

    fn months_from_above(&self, line: OfLine<'_>, place: PlaceCode) -> Option<[i64; 12]> {
        let (parent, family) = self.family(place)?;
        let year = |place: &PlaceCode| self.year(line.indicator, *place).unwrap_or(0);
        let years: Vec<i64> = family.iter().map(year).collect();
        let table = spread(&years, &self.months(line, parent)?).ok()?;
        let own = family.iter().position(|other| *other == place)?;
        table.get(own)?.as_slice().try_into().ok()
    }

    /// What is left of a level to its target for the year, from where it stood a month ago.
    fn rest(&self, line: OfLine<'_>, place: PlaceCode) -> Option<i64> {
        let ix = self.known.tree.ix(place)?;
        let before = self.month.before().ends_on();
        let stood = self.known.cube.to_date(line.indicator, Side::Achieved, ix, before);
        Some(left_of(self.year(line.indicator, place)?, stood.value()))
    }

    /// The part of a level's rest that falls in this month: the rest is laid over the months that are left.
    fn month_of_rest(&self, line: OfLine<'_>, place: PlaceCode) -> Option<i64> {
        let rest = self.rest(line, place)?;
        let from_above = || {
            let (parent, family) = self.family(place)?;
            let rests: Vec<i64> = family.iter().map(|p| self.rest(line, *p).unwrap_or(0)).collect();
            let is_sum = self.rest(line, parent)? == rests.iter().sum::<i64>();
            let part = self.month_of_rest(line, parent).filter(|part| is_sum && *part > 0)?;
            let own = family.iter().position(|other| *other == place)?;
            apportion(part, &rests).ok()?.get(own).copied()
        };
        let alone = || {
            let weights = self.weights(line.scheme, place);
            let left = weights.get(self.n_months().saturating_sub(1)..)?;
            // Where the months that are left have no weight, all of it is due now.
            Some(apportion(rest, left).map_or(rest, |parts| parts.first().copied().unwrap_or(0)))
        };
        from_above().or_else(alone)
    }

    /// What a place owes by the end of the month: as allotted for this month, else by the pack's weights.
    fn to_month(&self, line: OfLine<'_>, place: PlaceCode) -> Option<i64> {
        let ix = self.known.tree.ix(place)?;
        let indicator = line.indicator;
        let days = (self.month.starts_on(), self.month.ends_on());
        let cube = &self.known.cube;
        if indicator.nature == Nature::Flow {
            let is_said = cube.is_said_within(&indicator.code, Side::Target, ix, days);
            let said = self.cell(indicator, Side::Target, place).filter(|_| is_said);
            let phased = || Some(self.months(line, place)?.iter().take(self.n_months()).sum());
            return said.or_else(phased);
        }
        let year = self.year(indicator, place)?;
        let still = self.rest(line, place)? - self.month_of_rest(line, place)?;
        Some(year - still)
    }

    /// What is left of a place's target to the month's end.
    fn left(&self, line: OfLine<'_>, place: PlaceCode) -> Option<i64> {
        let achieved = self.cell(line.indicator, Side::Achieved, place);
        Some(left_of(self.to_month(line, place)?, achieved))
    }

    /// What is left by the week. Places below one another's parent share its weeks, so that they add up to it
    /// week by week; where one of them is ahead, what the others owe is laid over the weeks anew.
    fn by_week(&self, line: OfLine<'_>, place: PlaceCode) -> Option<Vec<i64>> {
        let left = self.left(line, place)?;
        let from_above = || {
            let (parent, family) = self.family(place)?;
            let lefts: Vec<i64> =
                family.iter().map(|place| self.left(line, *place).unwrap_or(0)).collect();
            let whole = (self.left(line, parent)?, self.by_week(line, parent)?);
            let own = family.iter().position(|other| *other == place)?;
            self.shared(&lefts, (whole.0, &whole.1))?.get(own).cloned()
        };
        Some(from_above().unwrap_or_else(|| by_week(left, self.weeks).unwrap_or_default()))
    }

    /// The weeks of places of which so much is left, below one of which `whole` is left, week by week.
    fn shared(&self, lefts: &[i64], whole: (i64, &[i64])) -> Option<Vec<Vec<i64>>> {
        let sum: i64 = lefts.iter().sum();
        let weeks = if sum == whole.0 {
            whole.1.to_vec()
        } else {
            by_week(sum, self.weeks).unwrap_or_default()
        };
        if weeks.is_empty() {
            Some(vec![Vec::new(); lefts.len()])
        } else {
            spread(lefts, &weeks).ok()
        }
    }

    /// `None` for a line that is held against another indicator, or has no target for the year.
    fn line(&self, scheme: &Scheme, place: PlaceCode) -> Option<Line> {
        let indicator = self.indicator(scheme)?;
        let of = OfLine { scheme, indicator };
        let year = self.year(indicator, place)?;
        let to_month = self.to_month(of, place)?;
        let achieved = self.cell(indicator, Side::Achieved, place);
        let left = left_of(to_month, achieved);
        let pace = self.pace(indicator, place);
        let days_left = self.weeks.iter().map(|week| week.working_days).sum();
        let days = pace.and_then(|pace| pace.days_for(left)).filter(|days| *days > 0);
        Some(Line {
            scheme: scheme.code.clone(),
            post: answering(self.known, place, &scheme.code),
            year,
            to_month,
            achieved,
            left,
            by_week: self.by_week(of, place)?,
            pace,
            feasible: feasible(left, days_left, pace),
            done_on: days.and_then(|days| day_after(self.calendar, self.today, days)),
        })
    }

    /// The pace up to the month, or to the one before where nothing of this one is known yet.
    fn pace(&self, indicator: &Indicator, place: PlaceCode) -> Option<Pace> {
        let cube = &self.known.cube;
        let of = |month| score::pace(cube, self.calendar, indicator, place, month);
        of(self.month).or_else(|| of(self.month.before()))
    }

    /// The line among the places directly below: as allotted to them, else by the base of the pack. What is
    /// left of the place is laid on those that are behind, week by week, so that the weeks of the places add up to
    /// the weeks of the whole.
    fn division(&self, scheme: &Scheme, place: PlaceCode) -> Option<Division> {
        let own = self.line(scheme, place)?;
        let indicator = self.indicator(scheme)?;
        let children = self.known.tree.children(place).map(|child| child.code);
        let places: Vec<PlaceCode> =
            children.filter(|child| child.tier() <= scheme.down_to).collect();
        let given: Vec<Option<i64>> =
            places.iter().map(|place| self.year(indicator, *place)).collect();
        let (allotted, years) = if given.iter().any(Option::is_some) {
            (Allotted::AsGiven, given.iter().map(|year| year.unwrap_or(0)).collect())
        } else {
            let base = self.phasing(scheme, place)?.base.as_ref()?;
            let base = self.known.book.indicators().get(base)?;
            let of = |place| self.cell(base, Side::Achieved, place).unwrap_or(0).max(0);
            let bases: Vec<i64> = places.iter().map(|place| of(*place)).collect();
            (Allotted::ByBase(base.code.clone()), apportion(own.year, &bases).ok()?)
        };
        let of = OfLine { scheme, indicator };
        let to_month: Vec<i64> = match &allotted {
            Allotted::AsGiven => {
                places.iter().map(|place| self.to_month(of, *place).unwrap_or(0)).collect()
            }
            Allotted::ByBase(_) => self.proposed(of, &years, (place, &own))?,
        };
        let achieved: Vec<Option<i64>> =
            places.iter().map(|place| self.cell(indicator, Side::Achieved, *place)).collect();
        let left: Vec<i64> = to_month.iter().zip(&achieved).map(|(t, a)| left_of(*t, *a)).collect();
        let by_week = self.shared(&left, (own.left, &own.by_week))?;
        let shares = places.into_iter().zip(years).zip(to_month).zip(achieved).zip(left);
        let shares =
            shares.zip(by_week).map(|(((((place, year), to_month), achieved), left), week)| {
                Share { place, year, to_month, achieved, left, by_week: week }
            });
        Some(Division { scheme: scheme.code.clone(), allotted, shares: shares.collect() })
    }

    /// The shares of a year by the end of the month, so that they add up to the place's own. A level that was
    /// never divided is owed in proportion.
    fn proposed(
        &self,
        line: OfLine<'_>,
        years: &[i64],
        (place, own): (PlaceCode, &Line),
    ) -> Option<Vec<i64>> {
        if line.indicator.nature == Nature::Stock {
            return apportion(own.to_month, years).ok();
        }
        let table = spread(years, &self.months(line, place)?).ok()?;
        let n_months = self.n_months();
        Some(table.iter().map(|row| row.iter().take(n_months).sum()).collect())
    }
}

/// A line with what it counts.
#[derive(Clone, Copy)]
struct OfLine<'a> {
    scheme: &'a Scheme,
    indicator: &'a Indicator,
}

fn left_of(to_month: i64, achieved: Option<i64>) -> i64 {
    to_month.saturating_sub(achieved.unwrap_or(0)).max(0)
}
