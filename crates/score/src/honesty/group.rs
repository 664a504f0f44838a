//! The figures of places with one parent, laid out month by month, so that each can be held against its own
//! past and against its neighbours. A sum counts only where all that ever report below it have reported.

use std::collections::BTreeMap;

use domain::figure::FigureKind;
use domain::indicator::{Indicator, IndicatorCode, Nature};
use domain::period::Period;
use domain::place::{PlaceCode, Tier, Tree};
use domain::scheme::Rulebook;

use crate::column::{Column, Said, children_of};
use crate::cube::Cube;

/// How many months before a month are its past.
pub(super) const PAST: usize = 12;
/// How many months back a doubt is followed to where it began.
pub(super) const BACK: usize = 11;

/// The columns of one indicator, month by month: of the month, and to date.
pub(super) struct Track<'a> {
    pub(super) indicator: &'a Indicator,
    in_month: Vec<Option<&'a Column>>,
    to_date: Vec<Option<&'a Column>>,
}

/// The months that are laid out, the one that is looked at last.
pub(super) fn months(until: Period) -> Vec<Period> {
    let back = std::iter::successors(Some(until), |month| Some(month.before()));
    let mut months: Vec<Period> = back.take(1 + PAST + BACK).collect();
    months.reverse();
    months
}

/// The columns of every indicator of which anything is said in these months; `only` of these, or all where it is
/// empty.
pub(super) fn tracks<'a>(
    cube: &'a Cube,
    book: &'a Rulebook,
    months: &[Period],
    only: &[IndicatorCode],
) -> Vec<Track<'a>> {
    let track = |indicator: &'a Indicator| {
        let shelf = cube.shelf(&indicator.code)?;
        let columns = |kind| -> Vec<Option<&Column>> {
            months.iter().map(|month| shelf.column(kind, *month).map(AsRef::as_ref)).collect()
        };
        let (in_month, to_date) =
            (columns(FigureKind::Achieved), columns(FigureKind::AchievedToDate));
        let is_any = in_month.iter().chain(&to_date).any(Option::is_some);
        is_any.then_some(Track { indicator, in_month, to_date })
    };
    let is_asked = |of: &&Indicator| only.is_empty() || only.contains(&of.code);
    book.indicators().values().filter(is_asked).filter_map(track).collect()
}

/// The figures of one indicator at the places of a group, by place and month.
#[derive(Default)]
pub(super) struct Rows {
    /// What stands to date: the level, or the sum since April; only where the month itself was reported.
    pub(super) standing: Vec<Vec<Option<i64>>>,
    /// What came about in the month.
    pub(super) steps: Vec<Vec<Option<i64>>>,
    /// The number as it was stated for the month.
    pub(super) stated: Vec<Vec<Option<i64>>>,
    /// Whether anything was said of the month, be it a blank with a name.
    pub(super) said: Vec<Vec<bool>>,
    /// Whether the place says it itself, and none below it that is looked at too.
    pub(super) own: Vec<bool>,
}

/// Places with one parent.
pub(super) struct Group<'a> {
    pub(super) tree: &'a Tree,
    pub(super) parent: Option<PlaceCode>,
    /// By their indexes in the tree.
    pub(super) places: Vec<usize>,
    pub(super) months: &'a [Period],
    pub(super) rows: BTreeMap<&'a IndicatorCode, (&'a Indicator, Rows)>,
}

impl<'a> Group<'a> {
    /// Lays out the figures of these places; `down_to` is the lowest tier that is looked at at all.
    pub(super) fn of(
        cube: &'a Cube,
        (parent, places): (Option<PlaceCode>, Vec<usize>),
        (tracks, months): (&[Track<'a>], &'a [Period]),
        down_to: Tier,
    ) -> Self {
        let tree: &Tree = cube.tree();
        let rows = tracks.iter().map(|track| {
            (
                &track.indicator.code,
                (track.indicator, rows(track, tree, (&places, months), down_to)),
            )
        });
        let rows = rows.collect();
        Self { tree, parent, places, months, rows }
    }

    pub(super) fn code(&self, p: usize) -> PlaceCode {
        let ix = self.places.get(p).copied().unwrap_or_default();
        self.tree.places().get(ix).map_or(PlaceCode::new(Tier::Nation, 0), |place| place.code)
    }

    pub(super) fn month(&self, at: usize) -> Period {
        self.months.get(at).copied().expect("an index of a month that is laid out")
    }

    /// The rows of an indicator, if anything is said of it.
    pub(super) fn rows_of(&self, code: &IndicatorCode) -> Option<&(&'a Indicator, Rows)> {
        self.rows.get(code)
    }
}

/// A number of a place in a month.
pub(super) fn at(rows: &[Vec<Option<i64>>], p: usize, n: usize) -> Option<i64> {
    rows.get(p)?.get(n).copied().flatten()
}

/// The numbers of a place in the months before one, as far as they are its past.
pub(super) fn past(rows: &[Vec<Option<i64>>], p: usize, n: usize) -> Vec<i64> {
    let from = n.saturating_sub(PAST);
    let months = rows.get(p).and_then(|row| row.get(from..n)).unwrap_or_default();
    months.iter().flatten().copied().collect()
}

fn rows(
    track: &Track<'_>,
    tree: &Tree,
    (places, months): (&[usize], &[Period]),
    down_to: Tier,
) -> Rows {
    let mut rows = Rows::default();
    for ix in places {
        let month = Kind { columns: &track.in_month, tree };
        let to_date = Kind { columns: &track.to_date, tree };
        let in_month: Vec<Option<i64>> = (0..months.len()).map(|n| month.number(n, *ix)).collect();
        let dated: Vec<Option<i64>> = (0..months.len()).map(|n| to_date.number(n, *ix)).collect();
        let (standing, steps) = match track.indicator.nature {
            Nature::Stock => stock(&in_month, &dated),
            Nature::Flow => flow(&in_month, &dated, months),
        };
        let stated = in_month.iter().zip(&dated).map(|(month, dated)| month.or(*dated)).collect();
        rows.standing.push(standing);
        rows.steps.push(steps);
        rows.stated.push(stated);
        let said = (0..months.len()).map(|n| month.is_said(n, *ix) || to_date.is_said(n, *ix));
        rows.said.push(said.collect());
        rows.own.push(!month.says_below(*ix, down_to) && !to_date.says_below(*ix, down_to));
    }
    rows
}

type Numbers = (Vec<Option<i64>>, Vec<Option<i64>>);

fn stock(in_month: &[Option<i64>], dated: &[Option<i64>]) -> Numbers {
    let level: Vec<Option<i64>> =
        in_month.iter().zip(dated).map(|(month, dated)| month.or(*dated)).collect();
    let before = std::iter::once(None).chain(level.iter().copied());
    let steps = level.iter().zip(before).map(|(now, before)| Some((*now)? - before?)).collect();
    (level, steps)
}

fn flow(in_month: &[Option<i64>], dated: &[Option<i64>], months: &[Period]) -> Numbers {
    let (mut standing, mut steps) = (Vec::new(), Vec::new());
    let mut sum: Option<i64> = None;
    let mut last_dated: Option<i64> = None;
    for ((month, dated), period) in in_month.iter().zip(dated).zip(months) {
        if period.before().fy() != period.fy() {
            (sum, last_dated) = (Some(0), Some(0));
        }
        let step = month.or_else(|| Some((*dated)? - last_dated?));
        let now = dated.or_else(|| Some(sum? + (*month)?));
        standing.push(now);
        steps.push(step);
        sum = now;
        last_dated = now;
    }
    (standing, steps)
}

/// The columns of one kind, month by month.
struct Kind<'a> {
    columns: &'a [Option<&'a Column>],
    tree: &'a Tree,
}

impl Kind<'_> {
    fn cell(&self, n: usize, ix: usize) -> (i64, Said) {
        let column = self.columns.get(n).copied().flatten();
        column.map_or((0, Said::Nothing), |column| column.at(ix))
    }

    fn is_said(&self, n: usize, ix: usize) -> bool {
        self.cell(n, ix).1 != Said::Nothing
    }

    fn is_ever_said(&self, ix: usize) -> bool {
        (0..self.columns.len()).any(|n| self.is_said(n, ix))
    }

    /// The number of a place, unless it is a sum with a part missing.
    fn number(&self, n: usize, ix: usize) -> Option<i64> {
        let (value, said) = self.cell(n, ix);
        (said == Said::Value && self.is_whole(n, ix)).then_some(value)
    }

    fn is_whole(&self, n: usize, ix: usize) -> bool {
        let column = self.columns.get(n).copied().flatten();
        if column.is_some_and(Column::is_full) {
            return true;
        }
        let has_value = |child: usize| self.cell(n, child).1 == Said::Value;
        let mut below = children_of(self.tree, ix);
        if !below.any(has_value) {
            return true;
        }
        children_of(self.tree, ix).all(|child| {
            if has_value(child) { self.is_whole(n, child) } else { !self.is_ever_said(child) }
        })
    }

    /// Whether a place below, of a tier that is looked at, ever says it.
    fn says_below(&self, ix: usize, down_to: Tier) -> bool {
        children_of(self.tree, ix).any(|child| {
            let tier = self.tree.places().get(child).map(|place| place.code.tier());
            tier.is_some_and(|tier| tier <= down_to) && self.is_ever_said(child)
        })
    }
}
