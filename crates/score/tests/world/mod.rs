//! A small made-up district for the tests: places by their codes, figures in one line, one rule book.

#![expect(dead_code, reason = "each test uses its own part of the world")]

use std::sync::Arc;

use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind};
use domain::grade::{Band, Bound, Letter, Method, Missing, Terms, Tie};
use domain::indicator::{Indicator, IndicatorCode, Nature, Unit};
use domain::name::Name;
use domain::norm::{PackRef, Validity};
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::scheme::{Against, Rulebook, Rules, Scheme, SchemeCode};
use jiff::civil::date;
use score::{ColumnKey, Cube};

pub(crate) const NA: Cell = Cell::Blank(Blank::NotApplicable);
pub(crate) const NO_TARGET: Cell = Cell::Blank(Blank::NoTarget);
pub(crate) const UNSAID: Cell = Cell::Blank(Blank::NotReported);

pub(crate) fn v(value: i64) -> Cell {
    Cell::Value(value)
}

pub(crate) fn district(lgd: u32) -> PlaceCode {
    PlaceCode::new(Tier::District, lgd)
}

pub(crate) fn block(lgd: u32) -> PlaceCode {
    PlaceCode::new(Tier::Block, lgd)
}

pub(crate) fn gp(lgd: u32) -> PlaceCode {
    PlaceCode::new(Tier::GramPanchayat, lgd)
}

pub(crate) fn place(code: PlaceCode, parent: Option<PlaceCode>) -> Place {
    Place {
        code,
        parent,
        slug: code.to_string().replace(' ', "-"),
        name: Name::new(&code.to_string(), ""),
        aliases: Vec::new(),
    }
}

/// District 1 with blocks 1 to `n_blocks`, each with `n_gps` gram panchayats numbered `100 × block + n`.
pub(crate) fn tree(n_blocks: u32, n_gps: u32) -> Arc<Tree> {
    let mut places = vec![place(district(1), None)];
    for b in 1..=n_blocks {
        places.push(place(block(b), Some(district(1))));
        places.extend((1..=n_gps).map(|g| place(gp(100 * b + g), Some(block(b)))));
    }
    Arc::new(Tree::build(places).expect("a sound tree"))
}

pub(crate) fn period(text: &str) -> Period {
    Period::read(text).expect("a period")
}

/// A kind by the first letters of its words: `t`, `a`, `td`, `ad`.
pub(crate) fn kind(short: &str) -> FigureKind {
    match short {
        "t" => FigureKind::Target,
        "a" => FigureKind::Achieved,
        "td" => FigureKind::TargetToDate,
        "ad" => FigureKind::AchievedToDate,
        _ => panic!("no kind {short}"),
    }
}

pub(crate) fn key(indicator: &str, short: &str, at: &str) -> ColumnKey {
    let (kind, period) = (kind(short), period(at));
    ColumnKey { indicator: IndicatorCode::new(indicator), kind, period }
}

/// `fig("loans a 2025-04", block(1), v(5))`
pub(crate) fn fig(what: &str, place: PlaceCode, cell: Cell) -> Figure {
    let mut words = what.split_whitespace();
    let mut word = || words.next().expect("indicator, kind and period");
    Figure {
        indicator: IndicatorCode::new(word()),
        kind: kind(word()),
        period: period(word()),
        place,
        cell,
    }
}

pub(crate) fn cube(tree: Arc<Tree>, figures: &[Figure]) -> Cube {
    let mut cube = Cube::new(tree);
    cube.apply(&FigureBlock::of(figures)).expect("no overflow");
    cube
}

pub(crate) fn pack_ref() -> PackRef {
    PackRef { id: "small".to_owned(), version: "1".to_owned() }
}

pub(crate) fn indicator(code: &str, nature: Nature) -> Indicator {
    Indicator {
        code: IndicatorCode::new(code),
        name: Name::new(code, ""),
        unit: Unit::Count,
        noun: Name::new(code, ""),
        nature,
        part_of: None,
        counted_at: None,
        aliases: Vec::new(),
    }
}

pub(crate) fn scheme(code: &str, weight: i64, against: Against) -> Scheme {
    Scheme {
        code: SchemeCode::new(code),
        name: Name::new(code, ""),
        department: Name::new("d", ""),
        district_post: "dmm".to_owned(),
        block_post: "bmm".to_owned(),
        achieved: IndicatorCode::new(code),
        against,
        weight,
        down_to: Tier::GramPanchayat,
        pack: pack_ref(),
    }
}

/// Bands from their lower ends, best first, each open above at the next: `(letter, low, marks)`.
pub(crate) fn bands(rows: &[(&str, i64, i64)]) -> Vec<Band> {
    let mut high: Option<Bound> = None;
    let last = rows.len() - 1;
    rows.iter()
        .enumerate()
        .map(|(n, (letter, low, marks))| {
            let low = (n < last).then_some(Bound { hundredths: *low, inclusive: true });
            let letter = Letter::new(letter);
            let band = Band { letter, low, high, marks_hundredths: *marks, by_weight: Vec::new() };
            high = low.map(|low| Bound { inclusive: false, ..low });
            band
        })
        .collect()
}

pub(crate) fn method() -> Method {
    Method {
        code: "small".to_owned(),
        name: Name::new("small", ""),
        scale: 10,
        terms: Terms::default(),
        line_bands: bands(&[
            ("A+", 10_000, 500),
            ("A", 9000, 400),
            ("B", 7500, 300),
            ("C", 6000, 200),
            ("D", 4000, 100),
            ("E", 0, 0),
        ]),
        score_bands: bands(&[
            ("A", 900, 0),
            ("B", 750, 0),
            ("C", 600, 0),
            ("D", 400, 0),
            ("E", 0, 0),
        ]),
        tie: Tie::Competition,
        missing: Missing::LowestBand,
        validity: Validity { from: date(2020, 4, 1), to: None },
        source: "a made-up order".to_owned(),
        is_default: true,
        pack: pack_ref(),
    }
}

/// A rule book with these lines and the method above.
pub(crate) fn book(indicators: Vec<Indicator>, schemes: Vec<Scheme>, method: Method) -> Rulebook {
    let name = Name::new("small", "");
    let methods = vec![method];
    let empty = Rules::empty(pack_ref());
    Rulebook::of(vec![Rules { name, indicators, schemes, methods, ..empty }])
}

/// Loans (weight 2, flow), groups (weight 1, stock), and meals eaten against children enrolled.
pub(crate) fn usual_book() -> Rulebook {
    let indicators = vec![
        indicator("loans", Nature::Flow),
        indicator("groups", Nature::Stock),
        indicator("meals", Nature::Flow),
        indicator("enrolled", Nature::Stock),
    ];
    let schemes = vec![
        scheme("loans", 2, Against::Target),
        scheme("groups", 1, Against::Target),
        scheme("meals", 1, Against::Indicator(IndicatorCode::new("enrolled"))),
    ];
    book(indicators, schemes, method())
}
