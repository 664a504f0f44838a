//! A district of twelve blocks over twenty-five months, in which everything was counted: blocks of different
//! size, growth, monsoon, festivals and the rush of March, good and bad months, levels that lose a little
//! now and then, reports each quarter only, entries week by week, and a review near the end of every month.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::figure::{Cell, Figure, FigureBlock, FigureKind};
use domain::indicator::{Indicator, IndicatorCode, Nature, Unit};
use domain::name::Name;
use domain::norm::PackRef;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::scheme::{Rulebook, Rules};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use score::{Cube, Entries, Entry};

use crate::chance::Chance;

pub(crate) const N_BLOCKS: u32 = 12;
/// Programmes that no pack names, beside those of the packs: a dashboard has a hundred and more.
const N_PROGRAMMES: i64 = 40;
/// Percent of a common month, April first: monsoon, festivals of October, the rush of March.
const SEASONS: [[i64; 12]; 3] = [
    [80, 90, 95, 85, 90, 100, 75, 105, 110, 110, 120, 160],
    [70, 80, 110, 130, 120, 100, 90, 100, 90, 95, 105, 125],
    [100, 100, 100, 95, 95, 105, 85, 100, 105, 100, 105, 115],
];

/// By indicator, place and month.
pub(crate) type Cells = BTreeMap<(IndicatorCode, PlaceCode, Period), i64>;

/// One simulated year with its past.
pub(crate) struct Year {
    pub(crate) tree: Arc<Tree>,
    pub(crate) book: Rulebook,
    pub(crate) months: Vec<Period>,
    pub(crate) cells: Cells,
    pub(crate) entries: Vec<(IndicatorCode, PlaceCode, Entry)>,
    pub(crate) sittings: Vec<Date>,
}

pub(crate) fn district() -> PlaceCode {
    PlaceCode::new(Tier::District, 1)
}

pub(crate) fn block(n: i64) -> PlaceCode {
    PlaceCode::new(Tier::Block, u32::try_from(n).expect("a small number"))
}

impl Year {
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let months: Vec<Period> =
            std::iter::successors(Period::month(2023, 3), |m| Some(m.after())).take(25).collect();
        let book = book();
        let mut year = Self {
            tree: Arc::new(tree(&mut chance)),
            months,
            cells: Cells::new(),
            entries: Vec::new(),
            sittings: Vec::new(),
            book,
        };
        for month in year.months.clone() {
            let day = chance.within(24, 27);
            year.sittings.push(month.starts_on().saturating_add((day - 1).days()));
        }
        let indicators: Vec<Indicator> = year.book.indicators().values().cloned().collect();
        // A whole comes before its parts.
        let mut left: Vec<Indicator> = indicators;
        while !left.is_empty() {
            let is_ready = |i: &Indicator| whole_of(i).is_none_or(|whole| year.has(&whole));
            let (ready, later): (Vec<_>, Vec<_>) = left.into_iter().partition(is_ready);
            assert!(!ready.is_empty(), "wholes and parts go round in a circle");
            for indicator in &ready {
                year.fill(indicator, &mut chance);
            }
            left = later;
        }
        year
    }

    fn has(&self, code: &IndicatorCode) -> bool {
        self.cells.keys().any(|(indicator, ..)| indicator == code)
    }

    /// The months of the year that is looked at.
    pub(crate) fn looked_at(&self) -> &[Period] {
        &self.months[13..]
    }

    pub(crate) fn get(&self, code: &IndicatorCode, place: PlaceCode, month: Period) -> Option<i64> {
        self.cells.get(&(code.clone(), place, month)).copied()
    }

    fn fill(&mut self, indicator: &Indicator, chance: &mut Chance) {
        let code = indicator.code.as_str();
        let season = chance.pick(&SEASONS);
        let common = chance.pick(&[12, 20, 35, 60, 90, 150, 260]);
        let level = chance.pick(&[300, 900, 2000, 6000]);
        let is_quarterly = indicator.nature == Nature::Flow && chance.one_in(12) && is_free(code);
        for b in 1..=i64::from(N_BLOCKS) {
            let size = size_of(b);
            let mut standing = level * size / 100 + chance.within(0, 9);
            for month in self.months.clone() {
                let at = usize::try_from((month.starts_on().month() + 8) % 12).expect("a month");
                let mean = common * size / 100 * season[at] / 100;
                let value = match indicator.nature {
                    Nature::Flow => self.flow(indicator, (block(b), month), mean, chance),
                    Nature::Stock => {
                        let lost = if chance.one_in(15) { standing * 3 / 1000 } else { 0 };
                        standing += chance.count(standing * season[at] / 8000, 15) - lost;
                        self.part(indicator, (block(b), month), standing, chance)
                    }
                };
                if is_quarterly && month.starts_on().month() % 3 != 0 {
                    continue;
                }
                self.cells.insert((indicator.code.clone(), block(b), month), value);
                self.enter(indicator, (block(b), month), value, chance);
            }
        }
    }

    fn flow(
        &self,
        indicator: &Indicator,
        (place, month): (PlaceCode, Period),
        mean: i64,
        chance: &mut Chance,
    ) -> i64 {
        if indicator.code.as_str() == "bank-linkage-amount" {
            let count = self.get(&IndicatorCode::new("bank-linkage"), place, month).unwrap_or(0);
            // 90,000 to 2,40,000 rupees for each.
            return count * chance.within(90_000, 240_000) * 100;
        }
        let count = match indicator.unit {
            Unit::Count => chance.count(mean, 14),
            Unit::Paise => chance.count(mean, 14) * chance.within(8_000, 11_000) * 100,
        };
        match whole_of(indicator).and_then(|whole| self.get(&whole, place, month)) {
            Some(whole) => whole * chance.within(70, 95) / 100,
            None => count,
        }
    }

    /// A level, within its whole: a part of it that grows with it.
    fn part(
        &self,
        indicator: &Indicator,
        (place, month): (PlaceCode, Period),
        level: i64,
        chance: &mut Chance,
    ) -> i64 {
        let before = self.get(&indicator.code, place, month.before());
        let Some(whole) = whole_of(indicator).and_then(|whole| self.get(&whole, place, month))
        else {
            return level;
        };
        let grown = before.map_or(whole * chance.within(55, 80) / 100, |before| {
            before + chance.count((whole - before).max(0) / 12, 15)
        });
        grown.min(whole)
    }

    /// Entered every Saturday and on the day before the sitting; the last time early in the next month.
    fn enter(
        &mut self,
        indicator: &Indicator,
        (place, month): (PlaceCode, Period),
        value: i64,
        chance: &mut Chance,
    ) {
        let kind = FigureKind::Achieved;
        let code = indicator.code.clone();
        if indicator.nature == Nature::Flow {
            let sitting = self.sittings.iter().find(|day| Period::month_of(**day) == month);
            let eve = sitting.map(|day| day.saturating_sub(1.days()));
            let days = i64::from(month.ends_on().day());
            let mut done = 0;
            let mut said = 0;
            for day in 1..=days {
                let on = month.starts_on().saturating_add(Span::new().days(day - 1));
                // Weeks are uneven, and the last one is busier.
                done += chance.within(60, 140) * if day > 23 { 14 } else { 10 };
                let so_far = value * done / (days * 1080);
                let is_saturday = on.weekday() == jiff::civil::Weekday::Saturday;
                if (is_saturday || Some(on) == eve) && so_far >= said {
                    said = so_far.min(value);
                    let entry = Entry { on, period: month, kind, value: said };
                    self.entries.push((code.clone(), place, entry));
                }
            }
        }
        let on = month.ends_on().saturating_add(Span::new().days(chance.within(2, 8)));
        self.entries.push((code, place, Entry { on, period: month, kind, value }));
    }

    pub(crate) fn cube(&self) -> Cube {
        let mut cube = Cube::new(Arc::clone(&self.tree));
        let block = FigureBlock::of(&figures(&self.cells));
        cube.apply(&block).expect("no overflow");
        cube
    }

    pub(crate) fn entries(&self) -> Entries {
        let mut entries = Entries::default();
        for (code, place, entry) in &self.entries {
            entries.note(code, *place, *entry);
        }
        entries
    }
}

fn figures(cells: &Cells) -> Vec<Figure> {
    let figure =
        |((indicator, place, period), value): (&(IndicatorCode, PlaceCode, Period), &i64)| Figure {
            indicator: indicator.clone(),
            place: *place,
            period: *period,
            kind: FigureKind::Achieved,
            cell: Cell::Value(*value),
        };
    cells.iter().map(figure).collect()
}

/// Percent of a common block: the largest is six times the smallest.
fn size_of(block: i64) -> i64 {
    [40, 55, 70, 80, 90, 100, 110, 120, 140, 160, 190, 240]
        [usize::try_from(block - 1).expect("1–12")]
}

/// Of what a figure is a part here: what the packs say, and a claim is a part of its register.
fn whole_of(indicator: &Indicator) -> Option<IndicatorCode> {
    match indicator.code.as_str() {
        "lakhpati-didi" => Some(IndicatorCode::new("aajeevika-register")),
        "bank-linkage-amount" => Some(IndicatorCode::new("bank-linkage")),
        _ => indicator.part_of.clone(),
    }
}

fn is_free(code: &str) -> bool {
    code.starts_with("programme-")
}

/// The rules and indicators of the packs of the program, and programmes beside them.
fn book() -> Rulebook {
    let packs = pack::source::builtin();
    let mut rules: Vec<Rules> =
        packs.iter().map(|(_, files)| pack::read(files).0.expect("a sound pack")).collect();
    let own = PackRef { id: "simulated".to_owned(), version: "1".to_owned() };
    let mut more = Rules::empty(own);
    more.indicators = (1..=N_PROGRAMMES)
        .map(|n| {
            let code = format!("programme-{n:02}");
            let name = Name::new(&code, &code);
            Indicator {
                code: IndicatorCode::new(&code),
                noun: name.clone(),
                name,
                unit: Unit::Count,
                nature: if n % 4 == 0 { Nature::Stock } else { Nature::Flow },
                part_of: None,
                counted_at: None,
                aliases: Vec::new(),
            }
        })
        .collect();
    rules.push(more);
    Rulebook::of(rules)
}

fn tree(_chance: &mut Chance) -> Tree {
    let place = |code: PlaceCode, parent| Place {
        code,
        parent,
        slug: code.to_string().replace(' ', "-"),
        name: Name::new(&code.to_string(), ""),
        aliases: Vec::new(),
    };
    let blocks = (1..=i64::from(N_BLOCKS)).map(|n| place(block(n), Some(district())));
    let all = std::iter::once(place(district(), None)).chain(blocks).collect();
    Tree::build(all).expect("a sound tree")
}
