//! Extracts with codes, lakhs of rows: the quick way and the careful way give one answer.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::io::Cursor;

use domain::figure::{Cell, FigureBlock, FigureKind};
use domain::indicator::{IndicatorCode, Unit};
use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use sheets::finding::Finding;
use sheets::long::{Extract, LongIndicator};

fn read_long(bytes: &[u8], extract: &Extract) -> (FigureBlock, Vec<Finding>) {
    sheets::long::read_long(&mut Cursor::new(bytes), extract).unwrap()
}

fn extract(n_places: u32, n_indicators: u32) -> Extract {
    Extract {
        places: (0..n_places).map(|gp| (gp, PlaceCode::new(Tier::GramPanchayat, gp))).collect(),
        indicators: (0..n_indicators)
            .map(|ix| LongIndicator {
                code: ix.to_string(),
                indicator: IndicatorCode::new(&format!("i{ix:03}")),
                unit: Unit::Count,
            })
            .collect(),
        months: (1..=12_u32)
            .map(|month| (month, Period::month(2025, i8::try_from(month).unwrap()).unwrap()))
            .collect(),
        target: FigureKind::Target,
        achieved: FigureKind::Achieved,
    }
}

const HEAD: &str = "gp,indicator,month,target,achieved\n";

/// A file large enough to be read in several pieces.
fn large(n_places: u32) -> String {
    let mut text = HEAD.to_owned();
    for gp in 0..n_places {
        for month in 1..=12 {
            for indicator in 0..10 {
                let (target, achieved) = (gp + month, indicator * 7 % 13);
                text.push_str(&format!("{gp},{indicator},{month},{target},{achieved}\n"));
            }
        }
    }
    text
}

#[test]
fn every_figure_comes_to_its_own_place_and_month() {
    let (block, findings) = read_long(large(2_000).as_bytes(), &extract(2_000, 10));
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!((block.places.len(), block.columns.len()), (2_000, 10 * 12 * 2));
    assert_eq!(block.n_cells(), 2_000 * 10 * 12 * 2);
    for column in &block.columns {
        let indicator: i64 = column.indicator.as_str().trim_start_matches('i').parse().unwrap();
        let month = i64::from(column.period.starts_on().month());
        for (place, cell) in block.places.iter().zip(column.cells.iter()) {
            let expected = match column.kind {
                FigureKind::Target => place.lgd() + month,
                _ => indicator * 7 % 13,
            };
            assert_eq!(cell, Some(Cell::Value(expected)));
        }
    }
}

#[test]
fn the_quick_and_the_careful_way_give_the_same_figures() {
    let plain = format!("{HEAD}0,0,1,5,4\n1,1,2,7,\n1,0,2,,3\n");
    // A quoted cell and a dot of grouping make the file unfit for the quick way.
    let quoted = format!("{HEAD}\"0\",0,1,5,4\n1,1,2,7,\n1,0,2,,3\n\n");
    let grouped = "place,programme,माह,उपलब्धि,लक्ष्य\r\n0,0,1,४,5\r\n1,1,2,,7\r\n1,0,2,3,\r\n";
    let expected = read_long(plain.as_bytes(), &extract(3, 2));
    assert_eq!((expected.0.n_cells(), expected.0.places.len()), (4, 2));
    for text in [quoted.as_str(), grouped] {
        assert_eq!(read_long(text.as_bytes(), &extract(3, 2)), expected, "{text}");
    }
}

#[test]
fn a_fault_in_any_row_is_named_with_its_row_and_nothing_is_taken() {
    for (row, expected) in [
        ("9,0,1,1,1", "A4 unknown-place"),
        ("x,0,1,1,1", "A4 unknown-place"),
        ("0,9,1,1,1", "B4 unknown-indicator"),
        ("0,0,13,1,1", "C4 bad-month"),
        ("0,0,,1,1", "C4 bad-month"),
        ("0,0,5,a,1", "D4 not-a-number"),
        ("0,0,5,1,-1", "E4 negative"),
        ("0,0,5,1,1.5", "E4 fraction"),
        ("0,0,5,1,9999999999999999", "E4 overflow"),
        ("0,0,1,6,4", "D4 twice-differing"),
        ("0,0,5,1", "row 4 damaged"),
        ("0,0,5,1,\"1", "E4 unclosed-quote"),
    ] {
        let text = format!("{HEAD}0,0,1,5,4\n0,0,2,5,4\n{row}\n");
        let (block, findings) = read_long(text.as_bytes(), &extract(2, 2));
        let first = findings.first().unwrap();
        let at = first.at.as_ref().unwrap();
        assert_eq!(format!("{at} {}", first.what.code()), expected, "{row}");
        assert!(block.columns.is_empty(), "{row}");
    }
}

#[test]
fn a_fault_in_the_last_row_of_a_large_file_is_named_with_its_row() {
    let mut text = large(1_500);
    text.push_str("7,3,2,1,1\n");
    let n_rows = text.lines().count();
    let (block, findings) = read_long(text.as_bytes(), &extract(1_500, 10));
    let at = findings.first().unwrap().at.as_ref().unwrap();
    assert_eq!(usize::try_from(at.row).unwrap(), n_rows);
    assert_eq!(findings.first().unwrap().what.code(), "twice-differing");
    assert!(block.columns.is_empty());
}

#[test]
fn an_extract_without_its_heading_is_refused() {
    for text in ["", "0,0,1,5,4\n", "gp,indicator,target\n0,0,1\n", "\u{0}\n"] {
        let (_, findings) = read_long(text.as_bytes(), &extract(2, 2));
        assert_eq!(findings.first().unwrap().what.code(), "no-header", "{text:?}");
    }
    let (_, findings) = read_long(HEAD.as_bytes(), &extract(2, 2));
    assert_eq!(findings.first().unwrap().what.code(), "no-rows");
}

#[test]
fn a_file_of_many_pieces_in_which_every_row_is_wrong_ends_with_its_faults() {
    let rows = large(3_000).replacen(HEAD, "", 1).replace(',', ",x");
    let (block, findings) = read_long(format!("{HEAD}{rows}").as_bytes(), &extract(2, 2));
    assert!(block.columns.is_empty());
    assert!(!findings.is_empty());
}
