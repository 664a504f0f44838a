//! Figures to date of a run of places from one period to the next: where the columns only add up, each
//! period adds what is new; where they do not, the figures are worked out place by place beforehand.

use std::ops::Range;
use std::sync::Arc;

use domain::figure::Cell;
use domain::indicator::Indicator;
use domain::numbers::Run;
use domain::period::Period;

use crate::column::{Column, Said};
use crate::cube::Cube;
use crate::to_date::Side;
use crate::window::Window;

/// How the figures to date of one period come about.
pub(crate) enum Step {
    /// The sum of these columns, in the order of time; the last that says anything decides on a blank.
    Sum(Vec<Arc<Column>>),
    /// Worked out for all places.
    Done(Vec<(i64, Said)>),
}

/// The steps of one side of an indicator for each period.
pub(crate) fn steps(
    cube: &Cube,
    indicator: &Indicator,
    side: Side,
    periods: &[Period],
) -> Vec<Step> {
    let of = |period: &Period| {
        let until = period.ends_on();
        let Some(shelf) = cube.shelf(&indicator.code) else { return Step::Sum(Vec::new()) };
        let window = Window::of(shelf, indicator.nature, side, until);
        let columns = window.summands();
        columns.map_or_else(|| Step::Done(cube.all_to_date(indicator, side, until)), Step::Sum)
    };
    periods.iter().map(of).collect()
}

/// The figures to date of a run of places, carried from period to period.
pub(crate) struct Running<'a> {
    places: Range<usize>,
    /// What the values are the sum of; `None` when they were worked out or nothing was taken yet.
    added: Option<&'a [Arc<Column>]>,
    values: Vec<i64>,
    said: Vec<Said>,
    /// Every place has a number; `said` then says nothing.
    all_said: bool,
}

impl<'a> Running<'a> {
    pub(crate) fn new(places: Range<usize>) -> Self {
        let n = places.len();
        Self {
            places,
            added: None,
            values: vec![0; n],
            said: vec![Said::Nothing; n],
            all_said: n == 0,
        }
    }

    /// Moves on to a period.
    pub(crate) fn take(&mut self, step: &'a Step) {
        match step {
            Step::Sum(columns) => {
                let before = self.added.filter(|before| {
                    columns.len() >= before.len()
                        && columns.iter().zip(*before).all(|(a, b)| Arc::ptr_eq(a, b))
                });
                if before.is_none() {
                    self.clear();
                }
                for column in columns.iter().skip(before.map_or(0, <[_]>::len)) {
                    self.add(column);
                }
                self.added = Some(columns);
            }
            Step::Done(cells) => {
                self.clear();
                let cells = cells.get(self.places.clone()).unwrap_or_default();
                let slots = self.values.iter_mut().zip(&mut self.said);
                for ((value, said), cell) in slots.zip(cells) {
                    (*value, *said) = *cell;
                }
            }
        }
    }

    fn clear(&mut self) {
        self.added = None;
        self.values.fill(0);
        self.said.fill(Said::Nothing);
        self.all_said = self.values.is_empty();
    }

    fn add(&mut self, column: &Column) {
        match column.values().part(self.places.clone()) {
            Run::Narrow(values) => add(&mut self.values, values),
            Run::Wide(values) => add(&mut self.values, values),
        }
        let Some(said) = column.said() else {
            self.all_said = true;
            return;
        };
        if self.all_said {
            self.said.fill(Said::Value);
            self.all_said = false;
        }
        let said = said.get(self.places.clone()).unwrap_or_default();
        for (slot, said) in self.said.iter_mut().zip(said) {
            if *said != Said::Nothing {
                *slot = *said;
            }
        }
    }

    /// The numbers, when every place has one.
    pub(crate) fn numbers(&self) -> Option<&[i64]> {
        self.all_said.then_some(self.values.as_slice())
    }

    /// The cells, in the order of the places.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cell> {
        let cells = self.values.iter().zip(&self.said);
        cells.map(|(value, said)| if self.all_said { Said::Value } else { *said }.cell(*value))
    }
}

fn add<N: Copy + Into<i64>>(sums: &mut [i64], values: &[N]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += (*value).into();
    }
}
