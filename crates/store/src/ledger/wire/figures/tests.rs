//! Blocks of figures, written and read back; and bytes that someone made up.

#![expect(clippy::unwrap_used, reason = "a test")]

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use domain::figure::{Blank, Cell};
use domain::place::Tier;

fn source() -> Source {
    Source {
        way: Way::Sheet,
        name: "प्रगति.xlsx".to_owned(),
        sha256: "ab".repeat(32),
        as_on: date(2025, 9, 30),
        synthetic: false,
    }
}

fn block(n_places: u32, columns: Vec<Vec<Option<Cell>>>) -> FigureBlock {
    let places = (0..n_places).map(|ix| PlaceCode::new(Tier::Block, 1000 + ix * 3)).collect();
    let columns = columns.into_iter().enumerate().map(|(ix, cells)| FigureColumn {
        indicator: IndicatorCode::new(&format!("indicator-{ix}")),
        kind: FigureKind::ALL[ix % 4],
        period: Period::month(2025, 9).unwrap(),
        cells: cells.into_iter().collect(),
    });
    FigureBlock { places, columns: columns.collect() }
}

fn check_round_trip(block: FigureBlock) -> Vec<u8> {
    let bytes = encode(&source(), &block).unwrap();
    let fact = Fact::FiguresSaved { source: source(), block };
    assert_eq!(decode(&bytes).unwrap(), fact);
    bytes
}

fn value(number: i64) -> Option<Cell> {
    Some(Cell::Value(number))
}

fn any_cell() -> impl Strategy<Value = Option<Cell>> {
    prop_oneof![
        4 => (0_i64..300).prop_map(value),
        1 => any::<i64>().prop_map(value),
        2 => Just(None),
        1 => (0_usize..3).prop_map(|ix| Some(Cell::Blank(Blank::ALL[ix]))),
    ]
}

fn any_block() -> impl Strategy<Value = FigureBlock> {
    (0_u32..40, 0_usize..6).prop_flat_map(|(n_places, n_columns)| {
        let len = usize::try_from(n_places).unwrap();
        let column = proptest::collection::vec(any_cell(), len);
        proptest::collection::vec(column, n_columns)
            .prop_map(move |columns| block(n_places, columns))
    })
}

proptest! {
    #[test]
    fn any_block_comes_back_as_it_was(block in any_block()) {
        check_round_trip(block);
    }

    #[test]
    fn bytes_cut_short_are_a_fault_and_changed_ones_break_nothing(
        block in any_block(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = encode(&source(), &block).unwrap();
        let len = cut.index(bytes.len());
        prop_assert!(decode(&bytes[..len]).is_err(), "cut to {len} bytes");
        // A changed byte may say another, shorter block; the chain's hash is what finds that out.
        let ix = at.index(bytes.len());
        bytes[ix] = byte;
        let _ = decode(&bytes);
        let _ = decode(&bytes[..len]);
    }

    #[test]
    fn noise_is_never_figures(noise in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(&noise);
        prop_assert!(decode(&noise).is_err());
        prop_assert!(decode(&bytes).is_err());
    }
}

#[test]
fn the_edges_of_a_number_and_columns_of_one_kind_come_back() {
    for column in [
        vec![value(i64::MIN), value(i64::MAX), value(0)],
        vec![value(i64::MIN), value(i64::MIN), value(i64::MIN)],
        vec![value(-1), value(0), value(1)],
        vec![value(0), value(255), value(256)],
        vec![value(70_000), value(0), None],
        vec![None, None, None],
        vec![Some(Cell::Blank(Blank::NoTarget)); 3],
    ] {
        check_round_trip(block(3, vec![column]));
    }
    check_round_trip(block(0, vec![vec![], vec![]]));
    check_round_trip(FigureBlock::default());
}

#[test]
fn small_counts_take_about_a_byte_each() {
    let column = |ix: i64| (0..1000).map(|row| value((row * 7 + ix) % 250)).collect();
    let bytes = check_round_trip(block(1000, (0..20).map(column).collect()));
    assert!(bytes.len() < 20_000 + 20 * 60 + 3_000, "{} bytes for 20,000 counts", bytes.len());
}

#[test]
fn a_few_bytes_cannot_ask_for_a_thousand_million_cells() {
    let mut bytes = MAGIC.to_vec();
    let columns = vec![("i".to_owned(), "target".to_owned(), "2025-09".to_owned()); 4000];
    let head = json(&Head { columns, ..Head::of(&source(), &FigureBlock::default()) }).unwrap();
    put_len(&mut bytes, head.len());
    bytes.extend(&head);
    put_len(&mut bytes, 300_000);
    put_signed(&mut bytes, PlaceCode::new(Tier::Village, 1).number());
    bytes.resize(bytes.len() + 299_999, 0x02);
    let fault = decode(&bytes).unwrap_err();
    assert!(fault.0.contains("cells"), "{fault}");
}

#[test]
fn a_block_that_is_too_large_or_uneven_is_not_written() {
    let wide =
        FigureBlock { columns: block(1, vec![vec![]; 1]).columns, places: block(2, vec![]).places };
    assert!(encode(&source(), &wide).is_err());
    let columns = block(1, vec![vec![]; 7]).columns;
    let places = vec![PlaceCode::new(Tier::Village, 1); MAX_CELLS / 6];
    assert!(encode(&source(), &FigureBlock { places, columns }).is_err());
}
