//! Sheets that are not as the program would have written them: `OpenDocument`, old fonts, shapes that a person
//! decided, rows that go back to the sender.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::io::{Cursor, Write};

use common::{book, context, figures, found, proposed, tree};
use domain::figure::FigureKind;
use domain::indicator::IndicatorCode;
use domain::shape::{Decided, Means};
use sheets::take_in::{Context, Converts, Proposal, propose};
use sheets::{grid, limits::Limits, rejected, write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

#[test]
fn an_opendocument_sheet_gives_the_same_figures_as_the_text_it_was_made_from() {
    let text = proposed(include_bytes!("sheets/wide.csv"));
    let saved = proposed(include_bytes!("sheets/libreoffice.ods"));
    assert!(saved.findings.is_empty(), "{:?}", found(&saved));
    assert_eq!(figures(&saved), figures(&text));
}

/// An `OpenDocument` spreadsheet with these rows.
fn ods(rows: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let content = format!(
        r#"<document-content><body><spreadsheet><table name="s">{rows}</table></spreadsheet></body></document-content>"#
    );
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn what_an_opendocument_file_says_is_repeated_is_believed_no_further_than_the_limits() {
    let cell = |times: &str| format!(r#"<table-cell {times} value-type="float" value="1"/>"#);
    for (rows, expected) in [
        (format!("<table-row>{}</table-row>", cell("")), "A1 1"),
        (format!(r#"<table-row>{}</table-row>"#, cell(r#"number-columns-repeated="16384""#)), "too-many-columns"),
        (format!(r#"<table-row number-rows-repeated="1048576">{}</table-row>"#, cell("")), "too-many-rows"),
        (format!(r#"<table-row number-rows-repeated="1048576"/><table-row>{}</table-row>"#, cell("")), "too-many-rows"),
        (r#"<table-row><table-cell number-columns-repeated="4294967295"/></table-row>"#.to_owned(), "empty"),
        (r#"<table-row><table-cell><p>क<s/>ख</p><annotation><p>टिप्पणी</p></annotation></table-cell></table-row>"#.to_owned(), "A1 क ख"),
        (r#"<table-row><table-cell formula="of:=1" value-type="float" value="7"/></table-row>"#.to_owned(), "A1 7"),
        ("<table-row><table-cell><p>क".to_owned(), "damaged"),
    ] {
        let said = match grid::read(&ods(&rows), &Limits::default()) {
            Ok(grid) => {
                let row = grid.sheets()[0].rows()[0];
                let (column, raw) = row.cells().next().unwrap();
                format!("{}{} {}", sheets::finding::column_letters(column), row.number(), raw.text())
            }
            Err(finding) => finding.what.code().to_owned(),
        };
        assert_eq!(said, expected, "{rows}");
    }
}

#[test]
fn a_sheet_in_kruti_dev_is_read_only_when_a_person_says_yes() {
    for (name, bytes) in [
        ("xlsx", include_bytes!("sheets/kruti-dev.xlsx").as_slice()),
        ("ods", include_bytes!("sheets/kruti-dev.ods")),
    ] {
        let (tree, book) = (tree(), book());
        let read = |converts| propose(bytes, name, &Context { converts, ..context(&tree, &book) });
        let before = read(Converts::No);
        assert!(before.stops() && before.block.n_cells() == 0, "{name}");
        assert!(found(&before).iter().all(|said| said.ends_with("legacy-font")), "{name}");
        let legacy = before.legacy.unwrap();
        assert_eq!((legacy.n_cells, legacy.can_convert), (6, true), "{name}");
        assert!(legacy.shown.contains(&("eSFkk".to_owned(), "मैथा".to_owned())), "{name}");
        let after = read(Converts::Yes);
        assert!(after.findings.is_empty(), "{name}: {:?}", found(&after));
        assert_eq!(
            figures(&after),
            "accounts target-to-date 2025-10 1141 120\naccounts target-to-date 2025-10 1142 80\n\
             accounts achieved-to-date 2025-10 1141 45\naccounts achieved-to-date 2025-10 1142 12\n",
            "{name}"
        );
    }
}

fn decided(text: &str, decisions: &[Decided]) -> Proposal {
    let (tree, book) = (tree(), book());
    propose(text.as_bytes(), "a.csv", &Context { decided: decisions, ..context(&tree, &book) })
}

fn means(heading: &str, code: &str, kind: FigureKind) -> Decided {
    let means = Means::Figures { indicator: IndicatorCode::new(code), kind };
    Decided { heading: heading.to_owned(), means }
}

#[test]
fn what_a_person_decided_of_a_heading_holds_in_every_month_and_either_layout() {
    let accounts = means("लेखे (सितम्बर)", "accounts", FigureKind::Achieved);
    let aside = Decided { heading: "प्रभारी".to_owned(), means: Means::LeftAside };
    for (text, decisions, expected) in [
        (
            "विकास खण्ड,लेखे (अक्टूबर)\nमैथा,5\n",
            vec![accounts.clone()],
            "accounts achieved 2025-10 1141 5\n",
        ),
        (
            "विकास खण्ड,लेखे,प्रभारी\nमैथा,5,7\n",
            vec![accounts.clone(), aside.clone()],
            "accounts achieved 2025-10 1141 5\n",
        ),
        (
            "कार्यक्रम,मैथा,रसूलाबाद\nलेखे,5,6\nप्रभारी,1,2\n",
            vec![accounts.clone(), aside],
            "accounts achieved 2025-10 1141 5\naccounts achieved 2025-10 1142 6\n",
        ),
        (
            "विकास खण्ड,खाते उपलब्धि,लेखे\nमैथा,5,6\n",
            vec![means("खाते उपलब्धि", "lakhpati-didi", FigureKind::Target), accounts],
            "accounts achieved 2025-10 1141 6\nlakhpati-didi target 2025-10 1141 5\n",
        ),
    ] {
        assert!(decided(text, &[]).shape == decided(text, &decisions).shape, "{text}");
        let proposal = decided(text, &decisions);
        assert!(!proposal.stops(), "{text}: {:?}", found(&proposal));
        assert_eq!(figures(&proposal), expected, "{text}");
    }
}

#[test]
fn a_shape_is_the_same_in_every_month_and_another_with_another_column() {
    let shape = |text: &str| decided(text, &[]).shape;
    let september = shape("प्रगति सितम्बर 2025,\nविकास खण्ड,खाते सितम्बर 2025 तक\nमैथा,5\n");
    assert_eq!(
        september,
        shape("प्रगति अक्टूबर 2025,\nविकास खण्ड,खाते अक्टूबर 2025 तक\nरसूलाबाद,7\nमैथा,1\n")
    );
    for other in [
        "विकास खण्ड,खाते\nमैथा,5\n",
        "विकास खण्ड,खाते सितम्बर तक,समूह\nमैथा,5,6\n",
        "कार्यक्रम,मैथा,रसूलाबाद\nखाते,5,6\n",
    ] {
        assert_ne!(september, shape(other), "{other}");
    }
    assert_eq!(shape("no table at all\n"), "");
}

#[test]
fn wrong_rows_go_back_with_their_own_columns_and_a_reason() {
    let text = "विकास खण्ड,खाते,,अभ्युक्ति\n,लक्ष्य,उपलब्धि,\nमैथा,5,4,ठीक\nकल्पनापुर,\"=1+1\",2,\nरसूलाबाद,9,बारह सौ?,\n";
    let grid = grid::read(text.as_bytes(), &Limits::default()).unwrap();
    let proposal = proposed(text.as_bytes());
    let words = rejected::Words {
        titles: vec!["a.csv".to_owned()],
        row: "पंक्ति".to_owned(),
        why: "कारण".to_owned(),
    };
    let say = |finding: &sheets::Finding| finding.what.code().to_owned();
    let table = rejected::table(&grid, (&proposal, Converts::No), words.clone(), &say).unwrap();
    let heads: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(heads, ["पंक्ति", "विकास खण्ड", "खाते लक्ष्य", "खाते उपलब्धि", "अभ्युक्ति", "कारण"]);
    let why: Vec<(&write::Value, &write::Value)> =
        table.rows.iter().map(|row| (&row[0], row.last().unwrap())).collect();
    let text_of = |text: &str| write::Value::Text(text.to_owned());
    assert_eq!(
        why,
        [
            (&write::Value::Count(4), &text_of("unknown-place")),
            (&write::Value::Count(5), &text_of("not-a-number")),
        ]
    );
    assert_eq!(table.rows[0][2], text_of("=1+1"), "what came as text stays text");
    let again = proposed(&write::table(&table).unwrap());
    assert_eq!(found(&again).len(), 2, "{:?}", found(&again));
    let sound = proposed("विकास खण्ड,खाते\nमैथा,5\n".as_bytes());
    assert!(rejected::table(&grid, (&sound, Converts::No), words, &say).is_none());
}

#[test]
fn a_total_row_that_does_not_add_up_is_told_and_never_taken() {
    for (text, said) in [
        ("विकास खण्ड,खाते\nमैथा,5\nरसूलाबाद,6\nयोग,11\n", vec![]),
        ("विकास खण्ड,खाते\nमैथा,5\nरसूलाबाद,6\nयोग,12\n", vec!["B4 total-differs"]),
        ("विकास खण्ड,खाते\nकानपुर देहात,12\nमैथा,5\nरसूलाबाद,6\n", vec!["B2 total-differs"]),
    ] {
        let proposal = proposed(text.as_bytes());
        assert_eq!(found(&proposal), said, "{text}");
        assert_eq!(
            figures(&proposal),
            "accounts achieved-to-date 2025-10 1141 5\naccounts achieved-to-date 2025-10 1142 6\n"
        );
    }
}
