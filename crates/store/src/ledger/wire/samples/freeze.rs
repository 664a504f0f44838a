//! Samples of a month that is frozen, corrected and opened again.

use domain::fact::Fact;
use domain::figure::{Blank, Cell, FigureKind};
use domain::freeze::{Corrected, FreezeId, NewFreeze};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use jiff::civil::date;

use super::{block, words};

pub(super) fn all() -> Vec<(String, Fact)> {
    let month = Period::Month(date(2025, 9, 1));
    let corrected = |then, now| Corrected {
        indicator: IndicatorCode::new("accounts-opened"),
        kind: FigureKind::Achieved,
        period: month,
        place: block(),
        then,
        now,
    };
    let cells = vec![
        corrected(Cell::Value(172), Cell::Value(168)),
        corrected(Cell::Blank(Blank::NotReported), Cell::Value(-3)),
        corrected(Cell::Value(0), Cell::Blank(Blank::NotApplicable)),
    ];
    let facts = [
        Fact::MonthFrozen(NewFreeze { place: block(), month, note: words() }),
        Fact::FiguresCorrected { figures: 12, reason: words(), cells },
        Fact::MonthThawed { freeze: FreezeId(11), reason: words() },
    ];
    facts.into_iter().map(|fact| (fact.kind().to_owned(), fact)).collect()
}
