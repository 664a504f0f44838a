//! A table given out, and read back by our own reader.

#![expect(clippy::unwrap_used, reason = "a test")]

use sheets::grid::{self, Raw};
use sheets::limits::Limits;
use sheets::write::{Column, Table, Value, table};

fn sample() -> Table {
    let column = |heading: &str| Column { heading: heading.to_owned(), width: 0 };
    Table {
        sheet: "अंक-पत्र: मैथा/2025".to_owned(),
        titles: vec!["जनपद कानपुर देहात".to_owned()],
        columns: ["कार्यक्रम", "लक्ष्य", "ऋण", "प्रतिशत"].map(column).to_vec(),
        rows: vec![
            vec![
                Value::Text("=1+1".to_owned()),
                Value::Count(177_188),
                Value::Paise(5_630_696_500_025),
                Value::Hundredths(7890),
            ],
            vec![
                Value::Text("@SUM(A1)".to_owned()),
                Value::Count(-123_456),
                Value::Count(i64::MAX),
                Value::Empty,
            ],
        ],
        notes: vec!["स्रोत: प्रपत्र".to_owned()],
    }
}

#[test]
fn what_is_given_out_reads_back_the_same_and_text_stays_text() {
    let bytes = table(&sample()).unwrap();
    let grid = grid::read(&bytes, &Limits::default()).unwrap();
    let [sheet] = grid.sheets() else { panic!("one sheet") };
    assert_eq!(sheet.name, "अंक-पत्र मैथा2025");
    let rows = sheet.rows();
    let cells = |row: usize| rows[row].cells().map(|(_, raw)| raw).collect::<Vec<_>>();
    assert_eq!(
        cells(2),
        [
            Raw::Text("=1+1"),
            Raw::Number("177188"),
            Raw::Number("56306965000.25"),
            Raw::Number("78.9")
        ]
    );
    assert_eq!(
        cells(3),
        [Raw::Text("@SUM(A1)"), Raw::Number("-123456"), Raw::Text("92,23,37,20,36,85,47,75,807")]
    );
}

#[test]
fn the_same_table_is_the_same_bytes() {
    assert_eq!(table(&sample()).unwrap(), table(&sample()).unwrap());
}

#[test]
fn a_sheet_name_that_is_not_allowed_is_made_one_that_is() {
    for (name, expected) in [("", "Sheet1"), ("[]:*?/\\", "Sheet1"), ("'मैथा'", "मैथा")]
    {
        let bytes = table(&Table { sheet: name.to_owned(), ..sample() }).unwrap();
        let grid = grid::read(&bytes, &Limits::default()).unwrap();
        assert_eq!(grid.sheets().first().unwrap().name, expected);
    }
}
