//! How long it takes to look through a district and a whole state for one month: the simulated district laid over
//! seventy-five, each a little larger than the one before.

use std::sync::Arc;
use std::time::Instant;

use domain::figure::{Cell, Figure, FigureBlock, FigureKind};
use domain::place::{Place, PlaceCode, Tier, Tree};
use jiff::ToSpan;
use score::{Cube, Entries, Look, doubts};

use crate::year::{N_BLOCKS, Year};

fn place(code: PlaceCode, parent: Option<PlaceCode>) -> Place {
    let name = code.to_string();
    Place {
        code,
        parent,
        slug: name.replace(' ', "-"),
        name: domain::name::Name::new(&name, ""),
        aliases: Vec::new(),
    }
}

fn block_of(district: u32, block: PlaceCode) -> PlaceCode {
    let n = u32::try_from(block.lgd()).expect("a small number");
    PlaceCode::new(Tier::Block, district * 100 + n)
}

fn cube(year: &Year, n_districts: u32) -> (Cube, PlaceCode) {
    let state = PlaceCode::new(Tier::State, 9);
    let mut places = vec![place(state, None)];
    let mut figures = Vec::new();
    for d in 1..=n_districts {
        let district = PlaceCode::new(Tier::District, d);
        places.push(place(district, Some(state)));
        for b in 1..=N_BLOCKS {
            let block = PlaceCode::new(Tier::Block, b);
            places.push(place(block_of(d, block), Some(district)));
        }
        figures.extend(year.cells.iter().map(|((indicator, block, period), value)| Figure {
            indicator: indicator.clone(),
            place: block_of(d, *block),
            period: *period,
            kind: FigureKind::Achieved,
            cell: Cell::Value(value + value * i64::from(d) / 400),
        }));
    }
    let mut cube = Cube::new(Arc::new(Tree::build(places).expect("a sound tree")));
    cube.apply(&FigureBlock::of(&figures)).expect("no overflow");
    (cube, state)
}

/// How often is looked: processor time is told in hundredths of a second.
const TIMES: u32 = 20;

/// The processor time of this program so far, of all its threads; 0 where the system does not say. Beside other
/// work the clock on the wall tells little.
fn cpu_ms() -> u64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // After the name in brackets: time of the program is the twelfth word, of the system for it the next.
    let words = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    words.skip(11).take(2).filter_map(|word| word.parse::<u64>().ok()).sum::<u64>() * 10
}

/// A line for one district and one for the state.
pub(crate) fn times(n_districts: u32) -> String {
    let year = Year::new(7);
    let (cube, state) = cube(&year, n_districts);
    let month = *year.months.last().expect("a month");
    let entries = Entries::default();
    let look = Look {
        cube: &cube,
        book: &year.book,
        month,
        today: month.ends_on().saturating_add(20.days()),
        entries: &entries,
        sittings: &[],
    };
    let n_indicators = year.book.indicators().len();
    let mut text = String::new();
    for (name, top) in [("a district", PlaceCode::new(Tier::District, 1)), ("the state", state)] {
        let n_places = cube.tree().within(top).len();
        let time = || {
            let began = Instant::now();
            let n = doubts(&look, top).len();
            (began.elapsed(), n)
        };
        let before = cpu_ms();
        let (best, n) = (0..TIMES).map(|_| time()).min().expect("some times");
        let cpu = (cpu_ms() - before) / u64::from(TIMES);
        text.push_str(&format!(
            "{name}, {n_places} places × {n_indicators} indicators × 24 months: {:.1} ms at best, {cpu} ms of processor time, {n} points\n",
            best.as_secs_f64() * 1000.0
        ));
    }
    text
}
