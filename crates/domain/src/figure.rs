//! Figures: one number for an indicator, a place and a period. Four blanks are told apart from one
//! another and from zero. Bulk figures travel as one block of columns, not as rows.

use jiff::civil::Date;

use crate::cells::Cells;
use crate::indicator::IndicatorCode;
use crate::period::Period;
use crate::place::PlaceCode;

/// What a figure says. The cumulative kinds count from 1 April to the end of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// Target in the period.
    Target,
    /// Achieved in the period, or the level at its end for a stock.
    Achieved,
    /// Target from 1 April to the period's end.
    TargetToDate,
    /// Achieved from 1 April to the period's end.
    AchievedToDate,
}

impl FigureKind {
    pub const ALL: [Self; 4] =
        [Self::Target, Self::Achieved, Self::TargetToDate, Self::AchievedToDate];

    /// The word used in files, the ledger and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Achieved => "achieved",
            Self::TargetToDate => "target-to-date",
            Self::AchievedToDate => "achieved-to-date",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Why a cell holds no number. Zero is not among them: zero is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blank {
    /// अप्राप्त: nothing was said; stays in the denominator and is listed by name.
    NotReported,
    /// लागू नहीं: leaves the denominator.
    NotApplicable,
    /// लक्ष्य आवंटित नहीं: leaves the denominator.
    NoTarget,
}

impl Blank {
    pub const ALL: [Self; 3] = [Self::NotReported, Self::NotApplicable, Self::NoTarget];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotReported => "not-reported",
            Self::NotApplicable => "not-applicable",
            Self::NoTarget => "no-target",
        }
    }
}

/// What stands in a cell: a number (a count, or paise) or a named blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    Value(i64),
    Blank(Blank),
}

impl Cell {
    #[must_use]
    pub fn value(self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank(_) => None,
        }
    }
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub indicator: IndicatorCode,
    pub place: PlaceCode,
    pub period: Period,
    pub kind: FigureKind,
    pub cell: Cell,
}

/// One column of a block: a cell, or nothing said, for each place of the block, in the block's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureColumn {
    pub indicator: IndicatorCode,
    pub kind: FigureKind,
    pub period: Period,
    pub cells: Cells,
}

/// Figures taken in together: columns over one list of places. This is the body of one ledger fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureBlock {
    pub places: Vec<PlaceCode>,
    pub columns: Vec<FigureColumn>,
}

impl FigureBlock {
    /// A block from loose figures. A later figure for the same cell wins.
    #[must_use]
    pub fn of(figures: &[Figure]) -> Self {
        let mut places: Vec<PlaceCode> = figures.iter().map(|f| f.place).collect();
        places.sort_unstable();
        places.dedup();
        let mut keys: Vec<(&IndicatorCode, FigureKind, Period)> =
            figures.iter().map(|f| (&f.indicator, f.kind, f.period)).collect();
        keys.sort_unstable();
        keys.dedup();
        let mut columns: Vec<FigureColumn> = keys
            .iter()
            .map(|(indicator, kind, period)| FigureColumn {
                indicator: (*indicator).clone(),
                kind: *kind,
                period: *period,
                cells: Cells::nothing(places.len()),
            })
            .collect();
        for figure in figures {
            let key = (&figure.indicator, figure.kind, figure.period);
            let column = keys.binary_search(&key).ok().and_then(|ix| columns.get_mut(ix));
            let row = places.binary_search(&figure.place).ok();
            if let (Some(column), Some(row)) = (column, row) {
                column.cells.set(row, figure.cell);
            }
        }
        Self { places, columns }
    }

    /// The figures one by one, columns first.
    pub fn figures(&self) -> impl Iterator<Item = Figure> {
        self.columns.iter().flat_map(|column| {
            self.places.iter().zip(column.cells.iter()).filter_map(|(place, cell)| {
                cell.map(|cell| Figure {
                    indicator: column.indicator.clone(),
                    place: *place,
                    period: column.period,
                    kind: column.kind,
                    cell,
                })
            })
        })
    }

    /// How many cells say something.
    #[must_use]
    pub fn n_cells(&self) -> usize {
        self.columns.iter().map(|column| column.cells.n_said()).sum()
    }
}

/// By which way figures came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Sheet,
    Form,
    Api,
    Scenario,
}

impl Way {
    pub const ALL: [Self; 4] = [Self::Sheet, Self::Form, Self::Api, Self::Scenario];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Form => "form",
            Self::Api => "api",
            Self::Scenario => "scenario",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// Where figures came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub way: Way,
    /// The file's name, or what a person would call the source.
    pub name: String,
    /// SHA-256 of the file in lower-case hex; empty when there is no file.
    pub sha256: String,
    pub as_on: Date,
    /// Made up to add to stated totals; shown as such wherever the figure is shown.
    pub synthetic: bool,
}
