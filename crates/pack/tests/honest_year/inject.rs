//! Ways in which figures are not what was counted, put into a clean year at chosen places: each as strong as
//! its name says. What was spoilt is noted, so that a finding can be told from a false alarm.

use domain::figure::{Cell, Figure, FigureBlock, FigureKind};
use domain::indicator::{IndicatorCode, Nature, Unit};
use domain::period::Period;
use domain::place::PlaceCode;
use jiff::Span;
use score::{Cube, Entries, Entry};

use crate::chance::Chance;
use crate::year::{N_BLOCKS, Year, block, district};

/// One spoilt spot: where it should be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) place: PlaceCode,
    /// `None` where the place as a whole is meant.
    pub(crate) indicator: Option<IndicatorCode>,
    pub(crate) month: Period,
}

/// A way to spoil figures: the rule that should see it, and how strong it is.
pub(crate) struct Pattern {
    pub(crate) rule: &'static str,
    pub(crate) strength: &'static str,
    pub(crate) spoil: fn(&mut Spoiling<'_>) -> Option<Spot>,
}

/// A year while it is being spoilt.
pub(crate) struct Spoiling<'a> {
    pub(crate) year: &'a Year,
    pub(crate) cube: Cube,
    pub(crate) entries: Entries,
    pub(crate) chance: Chance,
}

pub(crate) const PATTERNS: [Pattern; 15] = [
    Pattern { rule: "lakhpati-register", strength: "2 % more claimed", spoil: over_register },
    Pattern { rule: "part-over-whole", strength: "1 to 5 % over", spoil: part_over },
    Pattern { rule: "sum-of-parts", strength: "1 % apart", spoil: parent_apart },
    Pattern { rule: "fell", strength: "a tenth lost", spoil: fell },
    Pattern { rule: "cut-off-stages", strength: "1 to 5 % over", spoil: stage_over },
    Pattern { rule: "credit-per-linkage", strength: "× 100 or ÷ 1000", spoil: per_unit },
    Pattern { rule: "unit-slip", strength: "× 10", spoil: |s| slip(s, 10) },
    Pattern { rule: "unit-slip", strength: "× 100", spoil: |s| slip(s, 100) },
    Pattern { rule: "outlier", strength: "× 3", spoil: |s| outlier(s, 3) },
    Pattern { rule: "outlier", strength: "× 5", spoil: |s| outlier(s, 5) },
    Pattern { rule: "heaping", strength: "half rounded to tens", spoil: heaping },
    Pattern { rule: "eve-jump", strength: "a month's work more", spoil: eve_jump },
    Pattern { rule: "copied-month", strength: "four of five copied", spoil: copied_month },
    Pattern { rule: "copied-neighbour", strength: "four of five copied", spoil: copied_neighbour },
    Pattern { rule: "stale", strength: "one report missing", spoil: stale },
];

impl Spoiling<'_> {
    fn block(&mut self) -> PlaceCode {
        block(self.chance.within(1, i64::from(N_BLOCKS)))
    }

    fn month(&mut self) -> Period {
        let months = self.year.looked_at();
        self.chance.pick(months)
    }

    fn programme(&mut self, nature: Nature) -> IndicatorCode {
        let indicators = self.year.book.indicators().values();
        let of: Vec<&IndicatorCode> = indicators
            .filter(|i| i.code.as_str().starts_with("programme-") && i.nature == nature)
            .map(|indicator| &indicator.code)
            .collect();
        self.chance.pick(&of).clone()
    }

    fn value(&self, code: &IndicatorCode, place: PlaceCode, month: Period) -> Option<i64> {
        self.year.get(code, place, month)
    }

    fn set(&mut self, code: &IndicatorCode, place: PlaceCode, month: Period, cell: Cell) {
        let (indicator, kind) = (code.clone(), FigureKind::Achieved);
        let figure = Figure { indicator, place, period: month, kind, cell };
        self.cube.apply(&FigureBlock::of(&[figure])).expect("no overflow");
    }

    fn put(&mut self, code: &IndicatorCode, at: (PlaceCode, Period), value: i64) -> Option<Spot> {
        self.set(code, at.0, at.1, Cell::Value(value));
        Some(Spot { place: at.0, indicator: Some(code.clone()), month: at.1 })
    }
}

fn code(text: &str) -> IndicatorCode {
    IndicatorCode::new(text)
}

fn over_register(s: &mut Spoiling<'_>) -> Option<Spot> {
    let at = (s.block(), s.month());
    let register = s.value(&code("aajeevika-register"), at.0, at.1)?;
    s.put(&code("lakhpati-didi"), at, register + register / 50 + 1)
}

fn part_over(s: &mut Spoiling<'_>) -> Option<Spot> {
    let (part, whole) = s.chance.pick(&[
        ("shg-rf", "shg"),
        ("shg-loan", "shg"),
        ("accounts-opened", "participants"),
        ("profile-updated", "shg-members"),
    ]);
    let at = (s.block(), s.month());
    let whole = s.value(&code(whole), at.0, at.1)?;
    let over = whole * s.chance.within(1, 5) / 100 + 1;
    s.put(&code(part), at, whole + over)
}

fn parent_apart(s: &mut Spoiling<'_>) -> Option<Spot> {
    let programme = s.programme(Nature::Flow);
    let month = s.month();
    let sum: i64 = (1..=i64::from(N_BLOCKS))
        .map(|b| s.value(&programme, block(b), month))
        .sum::<Option<_>>()?;
    s.put(&programme, (district(), month), sum + sum / 100 + 1)
}

fn fell(s: &mut Spoiling<'_>) -> Option<Spot> {
    let programme = s.programme(Nature::Stock);
    let at = (s.block(), s.month());
    let before = s.value(&programme, at.0, at.1.before())?;
    s.put(&programme, at, before * 9 / 10)
}

fn stage_over(s: &mut Spoiling<'_>) -> Option<Spot> {
    let (later, earlier) = s.chance.pick(&[
        ("cutoff-shg-fed", "cutoff-shg-form"),
        ("cutoff-shg-approved", "cutoff-shg-fed"),
        ("cutoff-vo-fed", "cutoff-vo-form"),
    ]);
    let at = (s.block(), s.month());
    let earlier = s.value(&code(earlier), at.0, at.1)?;
    let over = earlier * s.chance.within(1, 5) / 100 + 1;
    s.put(&code(later), at, earlier + over)
}

fn per_unit(s: &mut Spoiling<'_>) -> Option<Spot> {
    let at = (s.block(), s.month());
    let amount = code("bank-linkage-amount");
    let before: i64 = s
        .year
        .months
        .iter()
        .filter(|m| m.fy() == at.1.fy() && **m <= at.1)
        .filter_map(|m| s.value(&amount, at.0, *m))
        .sum();
    // What is stated is the sum to date, in a wrong unit.
    let wrong = if s.chance.one_in(2) { before * 100 } else { before / 1000 };
    let kind = FigureKind::AchievedToDate;
    let (indicator, cell) = (amount.clone(), Cell::Value(wrong));
    let figure = Figure { indicator, place: at.0, period: at.1, kind, cell };
    s.cube.apply(&FigureBlock::of(&[figure])).expect("no overflow");
    Some(Spot { place: at.0, indicator: Some(amount), month: at.1 })
}

fn slip(s: &mut Spoiling<'_>, factor: i64) -> Option<Spot> {
    let nature = if s.chance.one_in(3) { Nature::Stock } else { Nature::Flow };
    let programme = s.programme(nature);
    let at = (s.block(), s.month());
    let value = s.value(&programme, at.0, at.1).filter(|value| *value > 5)?;
    s.put(&programme, at, value * factor)
}

fn outlier(s: &mut Spoiling<'_>, times: i64) -> Option<Spot> {
    let programme = s.programme(Nature::Flow);
    let at = (s.block(), s.month());
    let value = s.value(&programme, at.0, at.1).filter(|value| *value > 15)?;
    s.put(&programme, at, value * times)
}

fn heaping(s: &mut Spoiling<'_>) -> Option<Spot> {
    let at = (s.block(), s.month());
    let indicators: Vec<_> = s.year.book.indicators().values().cloned().collect();
    for indicator in indicators.iter().filter(|i| i.unit == Unit::Count && i.part_of.is_none()) {
        if let Some(value) = s.value(&indicator.code, at.0, at.1).filter(|value| *value >= 20)
            && s.chance.one_in(2)
        {
            let rounded = (value + 5) / 10 * 10;
            s.put(&indicator.code, at, rounded);
        }
    }
    Some(Spot { place: at.0, indicator: None, month: at.1 })
}

fn eve_jump(s: &mut Spoiling<'_>) -> Option<Spot> {
    let programme = s.programme(Nature::Flow);
    let at = (s.block(), s.month());
    let value = s.value(&programme, at.0, at.1).filter(|value| *value > 15)?;
    let sitting = *s.year.sittings.iter().find(|day| Period::month_of(**day) == at.1)?;
    let kind = FigureKind::Achieved;
    // As much again as the whole month, and it stands at the end of the month too.
    let entry = Entry { on: sitting, period: at.1, kind, value: value * 2 };
    s.entries.note(&programme, at.0, entry);
    let end = at.1.ends_on().saturating_add(Span::new().days(3));
    s.entries.note(&programme, at.0, Entry { on: end, ..entry });
    s.put(&programme, at, value * 2)
}

fn copied_month(s: &mut Spoiling<'_>) -> Option<Spot> {
    let at = (s.block(), s.month());
    copy(s, at, (at.0, at.1.before()))
}

fn copied_neighbour(s: &mut Spoiling<'_>) -> Option<Spot> {
    let at = (s.block(), s.month());
    let mut other = s.block();
    while other == at.0 {
        other = s.block();
    }
    copy(s, at, (other, at.1))
}

/// Four of five figures become what they are there: a column was taken over.
fn copy(s: &mut Spoiling<'_>, at: (PlaceCode, Period), from: (PlaceCode, Period)) -> Option<Spot> {
    let indicators: Vec<_> = s.year.book.indicators().values().cloned().collect();
    for indicator in &indicators {
        if let Some(value) = s.value(&indicator.code, from.0, from.1)
            && !s.chance.one_in(5)
        {
            s.put(&indicator.code, at, value);
        }
    }
    Some(Spot { place: at.0, indicator: None, month: at.1 })
}

fn stale(s: &mut Spoiling<'_>) -> Option<Spot> {
    let programme = s.programme(Nature::Flow);
    let at = (s.block(), s.month());
    s.value(&programme, at.0, at.1)?;
    s.set(&programme, at.0, at.1, Cell::Blank(domain::figure::Blank::NotReported));
    Some(Spot { place: at.0, indicator: Some(programme), month: at.1 })
}
