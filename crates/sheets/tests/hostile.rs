//! Files that are broken, enormous or made to hurt: each is one clear finding, none is a fall.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::io::{Cursor, Write};

use common::{figures, found, proposed};
use proptest::prelude::*;
use sheets::grid;
use sheets::limits::Limits;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TYPES: &str = r#"<?xml version="1.0"?><Types/>"#;
const WORKBOOK: &str =
    r#"<workbook><sheets><sheet name="पत्रक" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these cells and these shared texts.
fn workbook(cells: &str, texts: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let texts = format!("<sst>{texts}</sst>");
    zipped(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
    ])
}

fn code(bytes: &[u8]) -> String {
    match grid::read(bytes, &Limits::default()) {
        Ok(grid) => format!("{} sheets", grid.sheets().len()),
        Err(finding) => {
            let at = finding.at.as_ref().map(|at| format!("{at} ")).unwrap_or_default();
            format!("{at}{}", finding.what.code())
        }
    }
}

#[test]
fn cells_far_out_and_texts_too_long_are_refused_where_they_stand() {
    let cell = |at: &str| format!(r#"<row><c r="A1"><v>1</v></c><c r="{at}"><v>1</v></c></row>"#);
    let long = "क".repeat(40_000);
    let inline = format!(r#"<row><c r="B2" t="inlineStr"><is><t>{long}</t></is></c></row>"#);
    let many = "<row>".to_owned() + &"<c><v>1</v></c>".repeat(301) + "</row>";
    for (name, bytes, expected) in [
        ("far column", workbook(&cell("XFD1048576"), ""), "पत्रक!XFD1048576 too-many-columns"),
        ("far row", workbook(&cell("A100001"), ""), "पत्रक!A100001 too-many-rows"),
        ("beyond any sheet", workbook(&cell("ZZZ9999999"), ""), "पत्रक!ZZZ9999999 too-many-columns"),
        ("301 cells", workbook(&many, ""), "पत्रक!KO1 too-many-columns"),
        ("long inline text", workbook(&inline, ""), "पत्रक!B2 cell-too-long"),
        ("long shared text", workbook("", &format!("<si><t>{long}</t></si>")), "cell-too-long"),
        (
            "lost text",
            workbook(r#"<row><c r="A1" t="s"><v>7</v></c></row>"#, ""),
            "पत्रक!A1 damaged",
        ),
        ("no cells", workbook("", ""), "empty"),
        ("one cell", workbook(r#"<row><c r="A1"><v>1</v></c></row>"#, ""), "1 sheets"),
    ] {
        assert_eq!(code(&bytes), expected, "{name}");
    }
}

#[test]
fn what_swells_is_stopped_while_it_comes_out() {
    let one_text = workbook("", &format!("<si><t>{}</t></si>", "A".repeat(70 << 20)));
    let large_text = workbook("", &format!("<si><t>{}</t></si>", "A".repeat(8 << 20)));
    let bomb = workbook(&"<x/>".repeat(18 << 20), "");
    let texts = workbook("", &"<si/>".repeat(1_100_000));
    let declared = r#"<sst uniqueCount="99999999999999" count="9"><si><t>क</t></si></sst>"#;
    let reserved = zipped(&[
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        (
            "xl/worksheets/sheet1.xml",
            br#"<w><sheetData><c r="A1" t="s"><v>0</v></c></sheetData></w>"#,
        ),
        ("xl/sharedStrings.xml", declared.as_bytes()),
    ]);
    for (name, bytes, expected) in [
        ("one text of 70 MB", one_text, "inflates"),
        ("one text of 8 MB", large_text, "cell-too-long"),
        ("a bomb of tags", bomb, "inflates"),
        ("a million texts", texts, "too-many-texts"),
        ("a count that lies", reserved, "1 sheets"),
    ] {
        assert!(bytes.len() < 2 << 20, "{name} is small when packed");
        assert_eq!(code(&bytes), expected, "{name}");
    }
}

#[test]
fn a_size_that_lies_does_not_help_the_file() {
    let mut bytes = workbook("", &format!("<si><t>{}</t></si>", "A".repeat(20 << 20)));
    // The directory now says that every part is of one byte.
    let ends: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    for at in ends {
        bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert_eq!(code(&bytes), "inflates");
}

#[test]
fn files_that_are_no_sheet_are_named() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let locked: Vec<u8> =
        ole.iter().copied().chain("EncryptedPackage".bytes().flat_map(|b| [b, 0])).collect();
    let many: Vec<(String, &[u8])> = (0..300).map(|n| (format!("x{n}"), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let mut sealed = workbook("<row><c><v>1</v></c></row>", "");
    let entry = memchr::memmem::find(&sealed, b"PK\x01\x02").unwrap();
    sealed[entry + 8] |= 1;
    let sound = workbook("<row><c><v>1</v></c></row>", "");
    let cut = sound.len() / 2;
    let doctype = r#"<!DOCTYPE a [<!ENTITY b "c">]><workbook/>"#;
    for (name, bytes, expected) in [
        ("old Excel", ole, "not-a-sheet"),
        ("locked Excel", locked, "encrypted"),
        ("locked zip", sealed, "encrypted"),
        ("web page", b" <html><table>".to_vec(), "not-a-sheet"),
        ("PDF", b"%PDF-1.7".to_vec(), "not-a-sheet"),
        ("OpenDocument", zipped(&[("mimetype", b"x"), ("content.xml", b"<x/>")]), "not-a-sheet"),
        (
            "Word",
            zipped(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"")]),
            "not-a-sheet",
        ),
        ("zip", zipped(&[("a.txt", b"a")]), "not-a-sheet"),
        ("macros", zipped(&[("xl/vbaProject.bin", b"x")]), "macros"),
        ("300 parts", zipped(&many), "too-many-parts"),
        ("cut off", sound[..cut].to_vec(), "damaged"),
        ("no workbook", zipped(&[("[Content_Types].xml", TYPES.as_bytes())]), "damaged"),
        ("entities", zipped(&[("xl/workbook.xml", doctype.as_bytes())]), "damaged"),
        ("no bytes", Vec::new(), "empty"),
        ("NUL", "ब्लॉक;खाते\nमैथा;\u{0}5\n".as_bytes().to_vec(), "damaged"),
        ("one line of 26 MB", vec![b'1'; 26 << 20], "too-large"),
        ("one cell of 20 MB", vec![b'1'; 20 << 20], "A1 cell-too-long"),
        ("a row of 400 cells", ",1".repeat(399).into_bytes(), "KO1 too-many-columns"),
        ("100,001 rows", "1,2\n".repeat(100_001).into_bytes(), "A100001 too-many-rows"),
    ] {
        assert_eq!(code(&bytes), expected, "{name}");
    }
}

#[test]
fn a_formula_is_taken_only_with_a_word() {
    let heads = ["ब्लॉक", "खाते लक्ष्य", "खाते उपलब्धि"];
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1, 0, "मैथा").unwrap();
    sheet.write_number(1, 1, 218.0).unwrap();
    sheet.write_formula(1, 2, rust_xlsxwriter::Formula::new("=170+2").set_result("172")).unwrap();
    sheet.write_string(2, 0, "योग").unwrap();
    sheet.write_formula(2, 1, rust_xlsxwriter::Formula::new("=SUM(B2)").set_result("218")).unwrap();
    sheet.write_formula(2, 2, rust_xlsxwriter::Formula::new("=SUM(C2)").set_result("170")).unwrap();
    let proposal = proposed(&book.save_to_buffer().unwrap());
    assert_eq!(found(&proposal), ["Sheet1!C2 formula-cell", "Sheet1!C3 total-differs"]);
    assert_eq!(figures(&proposal).lines().count(), 2);
}

#[test]
fn of_several_sheets_with_figures_a_person_chooses() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, value) in [("सितम्बर", 150.0), ("अक्टूबर", 172.0)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write_string(0, 0, "ब्लॉक").unwrap();
        sheet.write_string(0, 1, "खाते उपलब्धि").unwrap();
        sheet.write_string(1, 0, "मैथा").unwrap();
        sheet.write_number(1, 1, value).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let proposal = proposed(&bytes);
    assert_eq!(found(&proposal), ["sheet-choice"]);
    assert_eq!(proposal.sheets, ["सितम्बर", "अक्टूबर"]);
    let chosen = common::proposed_with(&bytes, &|_, _, _, _| None, Some("अक्टूबर"));
    assert_eq!(figures(&chosen), "accounts achieved-to-date 2025-10 1141 172\n");
    let missing = common::proposed_with(&bytes, &|_, _, _, _| None, Some("मार्च"));
    assert_eq!(found(&missing), ["sheet-missing"]);
}

#[test]
fn text_in_an_old_font_is_known_by_the_font() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let kruti = rust_xlsxwriter::Format::new().set_font_name("Kruti Dev 010");
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "ब्लॉक").unwrap();
    sheet.write_string(0, 1, "खाते उपलब्धि").unwrap();
    sheet.write_string_with_format(1, 0, "eSFkk", &kruti).unwrap();
    sheet.write_number(1, 1, 172.0).unwrap();
    assert_eq!(found(&proposed(&book.save_to_buffer().unwrap())), ["Sheet1!A2 legacy-font"]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = proposed(&bytes);
    }

    #[test]
    fn no_text_makes_it_fall(text in "[ब्लॉकखातेमैथायोग लक्ष्य0-9,;\t\"\n\r%()-]{0,120}") {
        let text = format!("ब्लॉक;खाते लक्ष्य;खाते उपलब्धि\nमैथा;1;1\n{text}");
        let _ = proposed(text.as_bytes());
    }

    #[test]
    fn no_change_of_a_byte_makes_a_workbook_fall(at in 0_usize..1500, to in any::<u8>()) {
        let mut bytes = workbook(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, "<si><t>क</t></si>");
        if let Some(byte) = bytes.get_mut(at) {
            *byte = to;
        }
        let _ = proposed(&bytes);
    }
}
