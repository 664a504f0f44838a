//! How one line is marked: its value by the method's terms, the band of that value, and its marks. What
//! other places or earlier periods have to say of the line comes in; nothing is looked up here.

use domain::figure::{Blank, Cell};
use domain::grade::{Band, Method, Missing, Value};
use domain::percent::Ratio;
use domain::scheme::{Against, SchemeCode};
use domain::scorecard::{Aside, Outcome};

/// What becomes of a line by its two cells alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Graded by this part of this whole; the whole is above zero.
    Held {
        achieved: i64,
        target: i64,
    },
    /// Not reported, with the target where that is known.
    Missing(Option<i64>),
    Out(Blank),
    /// Nothing was ever said of it: it is shown as without a target and leaves every denominator.
    Silent,
}

/// A target of zero is no target. Where a line is held against another indicator, leaving that one
/// out is not reporting; where nothing at all is said, there is nothing to hold the place to.
pub(crate) fn fate(against: &Against, target: Cell, achieved: Cell) -> Fate {
    let is_target = matches!(against, Against::Target);
    match (target, achieved) {
        (Cell::Blank(Blank::NotApplicable), _) | (_, Cell::Blank(Blank::NotApplicable)) => {
            Fate::Out(Blank::NotApplicable)
        }
        (Cell::Blank(Blank::NoTarget), _) | (_, Cell::Blank(Blank::NoTarget)) => {
            Fate::Out(Blank::NoTarget)
        }
        (Cell::Blank(Blank::NotReported), Cell::Value(_)) if !is_target => Fate::Missing(None),
        (Cell::Blank(Blank::NotReported), Cell::Value(_)) => Fate::Out(Blank::NoTarget),
        (Cell::Blank(Blank::NotReported), _) => Fate::Silent,
        (Cell::Value(target), _) if target <= 0 => Fate::Out(Blank::NoTarget),
        (Cell::Value(target), Cell::Blank(Blank::NotReported)) => Fate::Missing(Some(target)),
        (Cell::Value(target), Cell::Value(achieved)) => Fate::Held { achieved, target },
    }
}

/// What a line is held against beside its own two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    Nothing,
    /// The lowest and the highest percent of the other places ranked together; `None` when there is no other.
    Others(Option<(Ratio, Ratio)>),
    /// The percent of the earlier period.
    Before(Option<Ratio>),
}

/// A line on which a mark is to be put.
#[derive(Clone, Copy)]
pub(crate) struct Marked<'a> {
    pub(crate) method: &'a Method,
    pub(crate) scheme: &'a SchemeCode,
    pub(crate) weight: i64,
    pub(crate) beside: Beside,
}

/// What comes out for a line: its outcome, the value that was marked where it is not the percent, and its
/// marks and full marks with the weight in them.
pub(crate) struct Mark {
    pub(crate) outcome: Outcome,
    pub(crate) value: Option<Ratio>,
    pub(crate) weighted_hundredths: Option<i64>,
    pub(crate) weighted_full_hundredths: i64,
}

impl Marked<'_> {
    pub(crate) fn mark(&self, fate: Fate) -> Mark {
        match fate {
            Fate::Out(blank) if self.method.terms.leaves.contains(&blank) => blank_mark(blank, 0),
            Fate::Out(blank) => blank_mark(blank, self.full()),
            Fate::Silent => blank_mark(Blank::NoTarget, 0),
            Fate::Missing(target) if self.leaves(target) => blank_mark(Blank::NotReported, 0),
            Fate::Missing(_) => self.missing(),
            Fate::Held { achieved, target } => self.held(achieved, target),
        }
    }

    fn full(&self) -> i64 {
        self.method.weighted_full_hundredths(self.weight)
    }

    /// Whether a line that was not reported leaves the sum: by the method's rule, or because it would not be
    /// graded even if it were reported.
    fn leaves(&self, target: Option<i64>) -> bool {
        self.method.missing == Missing::Leaves
            || target.is_some_and(|target| target < self.method.terms.small_base)
            || self.beside == Beside::Before(None)
    }

    fn missing(&self) -> Mark {
        let band = lowest(self.method);
        let marks_hundredths = self.method.least_marks_hundredths();
        let letter = band.letter.clone();
        Mark {
            outcome: Outcome::NotReported { letter, marks_hundredths },
            value: None,
            weighted_hundredths: Some(self.weighted(marks_hundredths, band)),
            weighted_full_hundredths: self.full(),
        }
    }

    fn held(&self, achieved: i64, target: i64) -> Mark {
        let ratio = Ratio::new(achieved.into(), target.into())
            .expect("a line is only held against a target above zero");
        let small = (target < self.method.terms.small_base).then_some(Aside::SmallBase);
        let value = small.map_or_else(|| self.value(ratio), Err);
        match value {
            Err(why) => Mark {
                outcome: Outcome::Aside { ratio, why },
                value: None,
                weighted_hundredths: None,
                weighted_full_hundredths: 0,
            },
            Ok(value) => {
                let band = band_of(self.method, value);
                let marks_hundredths = self.method.marks_hundredths(value, band);
                let letter = band.letter.clone();
                let is_percent = self.method.terms.value == Value::Percent;
                Mark {
                    outcome: Outcome::Graded { ratio, letter, marks_hundredths },
                    value: (!is_percent).then_some(value),
                    weighted_hundredths: Some(self.weighted(marks_hundredths, band)),
                    weighted_full_hundredths: self.full(),
                }
            }
        }
    }

    fn weighted(&self, marks_hundredths: i64, band: &Band) -> i64 {
        match self.method.terms.marks {
            domain::grade::Marks::Bands => band.weighted_hundredths(self.weight),
            domain::grade::Marks::Straight { .. } => self.weight * marks_hundredths,
        }
    }

    /// The value by which a line of this percent is marked.
    pub(crate) fn value(&self, ratio: Ratio) -> Result<Ratio, Aside> {
        match &self.method.terms.value {
            Value::Percent => Ok(ratio),
            Value::Frontier { .. } => {
                let frontier = self.method.terms.value.frontier(self.scheme);
                frontier.and_then(|frontier| frontier.place(ratio)).ok_or(Aside::TooLarge)
            }
            Value::Gain { .. } => {
                let Beside::Before(Some(before)) = self.beside else { return Err(Aside::NoBase) };
                ratio.minus(before).ok_or(Aside::TooLarge)
            }
            Value::Spread => {
                let Beside::Others(Some((lowest, highest))) = self.beside else {
                    return Err(Aside::AllAlike);
                };
                let (lowest, highest) = (lowest.min(ratio), highest.max(ratio));
                if lowest == highest {
                    return Err(Aside::AllAlike);
                }
                let over = || ratio.minus(lowest)?.over(highest.minus(lowest)?);
                over().ok_or(Aside::TooLarge)
            }
        }
    }
}

fn blank_mark(blank: Blank, weighted_full_hundredths: i64) -> Mark {
    let outcome = Outcome::Out(blank);
    Mark { outcome, value: None, weighted_hundredths: None, weighted_full_hundredths }
}

/// The band of a value; the lowest one when a faulty method leaves the value in none.
pub(crate) fn band_of(method: &Method, value: Ratio) -> &Band {
    method.line_band(value).unwrap_or_else(|| lowest(method))
}

fn lowest(method: &Method) -> &Band {
    method.lowest_band().expect("a card is only made with a method that has bands")
}
