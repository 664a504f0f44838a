//! A small state, scored twice: by the cube, and by a plain reckoning that shares nothing with it. The
//! same job at full size is the bench that is run against two databases.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::figure::{Cell, FigureBlock, FigureColumn, FigureKind};
use domain::indicator::{IndicatorCode, Nature};
use domain::period::Period;
use domain::place::{PlaceCode, Tier, Tree};
use domain::scheme::Against;
use score::{BulkPeriod, Cube, bulk};
use world::{book, indicator, method, place, scheme};

const N_GPS: usize = 60;
const N_BLOCKS: usize = 11;
const N_DISTRICTS: usize = 3;
const N_INDICATORS: usize = 9;
const N_MONTHS: usize = 12;

/// A row as a state's portal would give it out: gram panchayat, indicator, month, target, achieved.
type Row = (usize, usize, usize, i64, i64);

/// Made-up rows, the same ones each time.
fn rows() -> Vec<Row> {
    let mut seed = 7_u64;
    let mut next = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((seed >> 33) % below).unwrap()
    };
    let mut rows = Vec::new();
    for month in 0..N_MONTHS {
        for gp in 0..N_GPS {
            for line in 0..N_INDICATORS {
                let target = 1 + next(59);
                rows.push((gp, line, month, target, target * (20 + next(96)) / 100));
            }
        }
    }
    rows
}

fn block_of(gp: usize) -> usize {
    gp * N_BLOCKS / N_GPS
}

fn district_of(block: usize) -> usize {
    block * N_DISTRICTS / N_BLOCKS
}

fn weight_of(line: usize) -> i64 {
    [1, 2, 3][line % 3]
}

/// Cards, Σ weight × marks (of five) and Σ rank, reckoned from the rows alone.
fn reckoned(rows: &[Row]) -> (usize, i64, usize) {
    // Cumulative target and achievement by level, place, month and line.
    let mut sums: BTreeMap<(usize, usize, usize, usize), (i64, i64)> = BTreeMap::new();
    for (gp, line, month, target, achieved) in rows {
        let block = block_of(*gp);
        for (level, place) in [(3, *gp), (2, block), (1, district_of(block)), (0, 0)] {
            for later in *month..N_MONTHS {
                let sum = sums.entry((level, place, later, *line)).or_default();
                *sum = (sum.0 + target, sum.1 + achieved);
            }
        }
    }
    let mut scores: BTreeMap<(usize, usize, usize), i64> = BTreeMap::new();
    for ((level, place, month, line), (target, achieved)) in sums {
        let reached = [40, 60, 75, 90, 100].iter().filter(|p| achieved * 100 >= target * **p);
        let marks = i64::try_from(reached.count()).unwrap();
        *scores.entry((level, place, month)).or_default() += weight_of(line) * marks;
    }
    let parent = |level: usize, place: usize| match level {
        3 => block_of(place),
        2 => district_of(place),
        _ => 0,
    };
    let better = |(level, place, month): (usize, usize, usize), score: i64| {
        let rivals = scores.iter().filter(|((l, p, m), _)| {
            (*l, *m, parent(*l, *p)) == (level, month, parent(level, place))
        });
        rivals.filter(|(_, rival)| **rival > score).count()
    };
    let ranks = scores.iter().map(|(key, score)| 1 + better(*key, *score)).sum();
    (scores.len(), scores.values().sum(), ranks)
}

fn code(tier: Tier, n: usize) -> PlaceCode {
    PlaceCode::new(tier, u32::try_from(n).unwrap())
}

fn tree() -> Arc<Tree> {
    let state = code(Tier::State, 9);
    let mut places = vec![place(state, None)];
    places.extend((0..N_DISTRICTS).map(|d| place(code(Tier::District, d), Some(state))));
    places.extend(
        (0..N_BLOCKS)
            .map(|b| place(code(Tier::Block, b), Some(code(Tier::District, district_of(b))))),
    );
    places.extend(
        (0..N_GPS)
            .map(|g| place(code(Tier::GramPanchayat, g), Some(code(Tier::Block, block_of(g))))),
    );
    Arc::new(Tree::build(places).unwrap())
}

fn line_code(line: usize) -> String {
    format!("line-{line}")
}

fn months() -> Vec<Period> {
    let april = world::period("2025-04");
    std::iter::successors(Some(april), |month| Some(month.after())).take(N_MONTHS).collect()
}

/// The rows as one block of columns.
fn block(rows: &[Row]) -> FigureBlock {
    let mut columns: BTreeMap<(usize, usize, FigureKind), Vec<Option<Cell>>> = BTreeMap::new();
    for (gp, line, month, target, achieved) in rows {
        for (kind, value) in [(FigureKind::Target, target), (FigureKind::Achieved, achieved)] {
            let cells = columns.entry((*line, *month, kind)).or_insert(vec![None; N_GPS]);
            cells[*gp] = Some(Cell::Value(*value));
        }
    }
    let column = |((line, month, kind), cells): ((usize, usize, FigureKind), Vec<Option<Cell>>)| {
        FigureColumn {
            indicator: IndicatorCode::new(&line_code(line)),
            kind,
            period: months()[month],
            cells: cells.into_iter().collect(),
        }
    };
    FigureBlock {
        places: (0..N_GPS).map(|gp| code(Tier::GramPanchayat, gp)).collect(),
        columns: columns.into_iter().map(column).collect(),
    }
}

#[test]
fn a_whole_state_comes_to_the_same_as_a_plain_reckoning_of_its_rows() {
    let rows = rows();
    let lines = 0..N_INDICATORS;
    let book = book(
        lines.clone().map(|line| indicator(&line_code(line), Nature::Flow)).collect(),
        lines.map(|n| scheme(&line_code(n), weight_of(n), Against::Target)).collect(),
        method(),
    );
    let mut cube = Cube::new(tree());
    cube.apply(&block(&rows)).unwrap();
    let cards = bulk(&cube, &book, &months());
    let n_cards: usize = cards.iter().map(BulkPeriod::n_cards).sum();
    let marks: i64 = cards.iter().flat_map(|month| &month.marks_hundredths).flatten().sum();
    let ranks: usize = cards.iter().flat_map(|month| &month.ranks).flatten().map(|r| r.rank).sum();
    assert_eq!((n_cards, marks / 100, ranks), reckoned(&rows));
    assert_eq!(n_cards, N_MONTHS * (1 + N_DISTRICTS + N_BLOCKS + N_GPS));
}
