//! Files from outside through the real program: what is made to hurt is one clear sentence, takes nothing, and
//! leaves the office as it was; what was taken in is taken back.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use common::{Office, Said, program};

const OF: [&str; 4] = ["--place", "kanpur-dehat", "--period", "2024-09"];

fn import(office: &Office, file: &str) -> Said {
    office.say(&[&["import", file], &OF[..]].concat())
}

/// A workbook of one sheet with these bytes as its cells, stored without compression.
fn workbook(sheet: &str) -> Vec<u8> {
    let relation = |target: &str, kind: &str| {
        format!(
            r#"<Relationships><Relationship Id="r1" Type="x/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let book = r#"<workbook><sheets><sheet name="s" r:id="r1"/></sheets></workbook>"#;
    stored(&[
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", relation("xl/workbook.xml", "officeDocument")),
        ("xl/workbook.xml", book.to_owned()),
        ("xl/_rels/workbook.xml.rels", relation("worksheets/s.xml", "worksheet")),
        ("xl/worksheets/s.xml", sheet.to_owned()),
    ])
}

/// A zip archive of parts as they are.
fn stored(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let u16_of = |n: usize| u16::try_from(n).unwrap().to_le_bytes();
    let u32_of = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    for (name, text) in parts {
        let at = out.len();
        let sizes = [u32_of(0), u32_of(text.len()), u32_of(text.len())].concat();
        let head =
            [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes, &u16_of(name.len()), &[0, 0]].concat();
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), text.as_bytes()].concat());
        let tail = [&[0; 12][..], &u32_of(at)].concat();
        let head = [&b"PK\x01\x02"[..], &[20, 0], &head[..26], &tail[2..]].concat();
        directory.extend([&head[..], name.as_bytes()].concat());
    }
    let n = u16_of(parts.len());
    let end = [
        &b"PK\x05\x06"[..],
        &[0; 4],
        &n,
        &n,
        &u32_of(directory.len()),
        &u32_of(out.len()),
        &[0, 0],
    ];
    [out.clone(), directory, end.concat()].concat()
}

#[test]
fn a_file_made_to_hurt_is_one_clear_sentence_and_takes_nothing() {
    testkit::on_each_address(|address| {
        let office = Office::open(address, "strangers");
        let before = office.verified();
        let head = r#"<c t="inlineStr"><is><t>विकास खण्ड</t></is></c>"#;
        let sheet =
            |rows: &str| workbook(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
        let entities = (0..9).fold(String::from(r#"<!ENTITY a0 "ha">"#), |mut text, n| {
            let _ = write!(text, r#"<!ENTITY a{} "&a{n};&a{n};&a{n};&a{n};">"#, n + 1);
            text
        });
        let bomb =
            format!("<!DOCTYPE x [{entities}]><worksheet><sheetData>&a9;</sheetData></worksheet>");
        let deep = "<x>".repeat(100_000);
        let wide = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(16_384));
        let mut rows = String::from("विकास खण्ड,बैंक खाते\n");
        (0..100_001).for_each(|_| rows.push_str("मैथा,1\n"));
        for (name, bytes, said) in [
            ("entities.xlsx", workbook(&bomb), "damaged"),
            ("deep.xlsx", workbook(&deep), "damaged"),
            ("wide.xlsx", sheet(&wide), "beyond column 300"),
            (
                "far.xlsx",
                sheet(&format!(r#"<row>{head}</row><row><c r="XFD1048576"><v>1</v></c></row>"#)),
                "beyond column 300",
            ),
            ("empty.xlsx", sheet(""), "empty"),
            ("long.csv", rows.into_bytes(), "below row 100000"),
            ("picture.xlsx", b"\x89PNG\r\n".to_vec(), "a picture"),
            ("page.xls", b"<html><table>".to_vec(), "a web page"),
            ("words.csv", b"".to_vec(), "empty"),
        ] {
            let outcome = import(&office, &office.bytes(name, &bytes));
            assert!(outcome.text.contains(said), "{name}: {}", outcome.text);
            assert!(outcome.text.contains("nothing was taken"), "{name}: {}", outcome.text);
            assert_eq!(outcome.code, Some(1), "{name}");
        }
        // The name of a file says nothing: this one is a text.
        let named = office.file("sheet.xlsx", "विकास खण्ड,बैंक खाते\nमैथा,12\n");
        assert!(import(&office, &named).well().contains("taken: 1 figures"));
        assert_eq!(office.verified(), before + 1);
    });
}

#[test]
fn the_reader_of_strangers_files_ends_by_itself_when_it_asks_for_too_much() {
    let text: String = "क,ख\n".repeat(90_000);
    for (memory_mb, is_read) in [("512", true), ("4", false)] {
        let mut child = program()
            .args(["read-sheet", "--memory-mb", memory_mb, "--seconds", "20"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut to = child.stdin.take().unwrap();
        let text = text.clone();
        let writer = std::thread::spawn(move || drop(to.write_all(text.as_bytes())));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let is_sound = output.status.success() && output.stdout.starts_with(b"APGRID\x01\x01");
        assert_eq!(is_sound, is_read, "{memory_mb} MB: {}", output.status);
    }
}

#[test]
fn an_import_is_taken_back_by_its_number_and_the_card_is_as_before() {
    testkit::on_each_address(|address| {
        let office = Office::open(address, "undo");
        let sheet = |value: u32| office.file("s.csv", &format!("विकास खण्ड,बैंक खाते\nमैथा,{value}\n"));
        import(&office, &sheet(10)).well();
        let taken = import(&office, &sheet(900)).well();
        let fact = taken.trim().rsplit(' ').next().unwrap().to_owned();
        let looked = office.say(&["undo", &fact, "--why", "जाँच", "--check"]).well();
        assert!(looked.contains("1 figures: 1 as before, 0 not reported again"), "{looked}");
        assert_eq!(office.achieved("maitha", "accounts-opened"), Some(900));
        office.say(&["undo", &fact, "--why", "गलत माह"]).well();
        assert_eq!(office.achieved("maitha", "accounts-opened"), Some(10));
        let again = office.say(&["undo", &fact, "--why", "फिर"]).well();
        assert!(again.contains("nothing changed"), "{again}");
        assert_ne!(office.say(&["undo", "1", "--why", "क"]).code, Some(0));
        let facts = office.verified();
        office.say(&["rebuild"]).well();
        assert_eq!(office.verified(), facts);
        assert_eq!(office.achieved("maitha", "accounts-opened"), Some(10));
    });
}
