//! Plays a section of figures to check: puts its figures into a state of districts and blocks and prints what
//! the rules of `honesty.toml` point at in September 2025.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::figure::{Cell, Figure, FigureBlock, FigureKind};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::scheme::Rulebook;
use jiff::civil::date;
use score::{Cube, Entries, Look};

use crate::page::Section;
use crate::play::{rules_of, tree};

const UP: u32 = 9;
const MONTH: &str = "2025-09";

/// One line for each point: place, rule, indicator, the figures, by how much, how sure.
pub(crate) fn doubts(pack: &str, section: &Section) -> String {
    let rows = rows(section);
    let state = PlaceCode::new(Tier::State, UP);
    let places = places(&rows, state);
    let tree = Arc::new(tree(state, places.get(1..).unwrap_or_default()));
    let mut cube = Cube::new(Arc::clone(&tree));
    let figures: Vec<Figure> = rows.iter().map(|row| row.figure(&places)).collect();
    cube.apply(&FigureBlock::of(&figures)).unwrap();
    let book = Rulebook::of(rules_of(pack, section));
    let look = Look {
        cube: &cube,
        book: &book,
        month: Period::read(MONTH).unwrap(),
        today: date(2025, 10, 25),
        entries: &Entries::default(),
        sittings: &[],
    };
    let mut text = String::new();
    for doubt in score::doubts(&look, state) {
        let name = &places.iter().find(|(_, code)| *code == doubt.key.place).unwrap().0;
        let indicator = doubt.key.indicator.as_ref().map_or("–", IndicatorCode::as_str);
        let (rule, mark, size) = (&doubt.key.rule, doubt.mark(), doubt.evidence.size());
        let sure = doubt.sure.word();
        writeln!(text, "{name}: {rule} · {indicator} · {mark} · {size} · {sure}").unwrap();
    }
    text
}

/// A row of the section: `place` is `State`, a district, or `district > block`.
struct Row {
    place: String,
    indicator: String,
    month: Period,
    kind: FigureKind,
    value: i64,
}

impl Row {
    fn figure(&self, places: &[(String, PlaceCode)]) -> Figure {
        Figure {
            indicator: IndicatorCode::new(&self.indicator),
            place: places.iter().find(|(name, _)| *name == self.place).unwrap().1,
            period: self.month,
            kind: self.kind,
            cell: Cell::Value(self.value),
        }
    }
}

fn rows(section: &Section) -> Vec<Row> {
    let figures = section.block("csv figures").expect("a section of doubts has figures");
    let mut reader = csv::Reader::from_reader(figures.text.as_bytes());
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let month = record.get(2).filter(|month| !month.is_empty()).unwrap_or(MONTH);
            Row {
                place: record[0].to_owned(),
                indicator: record[1].to_owned(),
                month: Period::read(month).unwrap(),
                kind: FigureKind::of_word(&record[3]).unwrap(),
                value: record[4].parse().unwrap(),
            }
        })
        .collect()
}

/// The state first, then districts and blocks in the order in which they stand.
fn places(rows: &[Row], state: PlaceCode) -> Vec<(String, PlaceCode)> {
    let mut places = vec![("State".to_owned(), state)];
    let mut n = 0;
    for row in rows {
        let above = row.place.split_once(" > ").map(|(district, _)| district.to_owned());
        for name in above.into_iter().chain([row.place.clone()]) {
            if !places.iter().any(|(other, _)| *other == name) {
                let tier = if name.contains(" > ") { Tier::Block } else { Tier::District };
                n += 1;
                places.push((name, PlaceCode::new(tier, n)));
            }
        }
    }
    places
}
