//! The same note as a plain text, as a DOCX, and as a PDF made by `LibreOffice` and by Chromium: the words come out
//! the same, letter for letter; and what holds no words is called by its name.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use notes::{MOST_BYTES, Unread, text_of};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TEXT: &[u8] = include_bytes!("files/note.txt");
const DOCX: &[u8] = include_bytes!("files/note.docx");
const LIBREOFFICE: &[u8] = include_bytes!("files/libreoffice.pdf");
const CHROMIUM: &[u8] = include_bytes!("files/chromium.pdf");

#[test]
fn a_note_says_the_same_in_every_kind_of_file() {
    let words = text_of(TEXT).unwrap();
    for (name, file) in [("docx", DOCX), ("LibreOffice", LIBREOFFICE), ("Chromium", CHROMIUM)] {
        assert_eq!(text_of(file).unwrap().trim(), words.trim(), "{name}");
    }
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text_of(&[b"\xff\xfe", &wide[..]].concat()).unwrap(), words);
}

/// A PDF with these objects from number 1 on; the first is the catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (object, n) in objects.iter().zip(1..) {
        bytes.extend(format!("{n} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF");
    bytes
}

fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{dict}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A PDF of one page with this program and these resources.
fn page(resources: &str, program: Vec<u8>) -> Vec<u8> {
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>>>").into_bytes(),
        program,
        stream(
            "",
            b"1 beginbfchar <0001> <0915> endbfchar 2 beginbfrange <0002> <0004> <0916> endbfrange",
        ),
        b"<</Type/Font/Subtype/Type0/ToUnicode 5 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/Type0>>".to_vec(),
        stream("/Subtype/Form", b"/F Do /F Do"),
    ])
}

const FONT: &str = "/Font<</A 6 0 R/B 7 0 R>>";

#[test]
fn the_letters_of_a_page_are_read_by_the_map_of_their_font_and_by_what_the_maker_put_behind_them() {
    let program = b"BT /A 12 Tf 1 0 0 1 50 700 Tm <00010002> Tj 0 -40 Td <0003> Tj ET \
        /Span <</ActualText <FEFF0938094D0935>>> BDC BT /A 12 Tf 50 600 Td <00040004> Tj ET EMC";
    assert_eq!(text_of(&page(FONT, stream("", program))).unwrap(), "कख\nग\nस्व");
    let in_pack = stream("/Filter/FlateDecode", &packed(program));
    assert_eq!(text_of(&page(FONT, in_pack)).unwrap(), "कख\nग\nस्व");
}

#[test]
fn what_holds_no_words_is_called_by_its_name() {
    let picture = b"q 600 0 0 800 0 0 cm /I Do Q".as_slice();
    let letters = b"BT /B 12 Tf 50 700 Td <000100020003> Tj ET".as_slice();
    let mut locked = page(FONT, stream("", letters));
    locked.extend(b"\ntrailer <</Encrypt 9 0 R/Root 1 0 R>>");
    for (what, bytes, expected) in [
        ("a scan", page("", stream("", picture)), Unread::Scanned),
        ("no map", page(FONT, stream("", letters)), Unread::NoLetters),
        ("a password", locked, Unread::Locked),
        ("no pages", b"%PDF-1.4\nnothing".to_vec(), Unread::Damaged),
        ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(), Unread::OldWord),
        ("a photo", b"\xff\xd8\xff\xe0".to_vec(), Unread::Picture),
        ("bytes", vec![0, 1, 2, 200], Unread::NoText),
        ("half a zip", b"PK\x03\x04".to_vec(), Unread::Damaged),
        ("a workbook", archive("xl/workbook.xml", b"<x/>"), Unread::NoText),
        ("too large", vec![b'a'; MOST_BYTES + 1], Unread::TooLarge),
    ] {
        assert_eq!(text_of(&bytes), Err(expected), "{what}");
    }
}

fn archive(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    archive("word/document.xml", xml.as_bytes())
}

#[test]
fn the_words_of_a_document_are_its_runs_without_what_was_deleted() {
    let body = "<w:p><w:r><w:t>क &amp; ख</w:t></w:r><w:del><w:r><w:delText>हटा</w:delText></w:r></w:del>\
        <w:r><w:tab/><w:t>ग</w:t><w:br/><w:t>घ</w:t></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>सूची</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>एक</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>दो</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>बक्सा</w:t></w:r></w:p></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>बक्सा</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>\
        <w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>";
    assert_eq!(text_of(&document(body)).unwrap(), "क & ख\tग\nघ\n• सूची\nएक\tदो\nबक्सा");
}

/// Each is small to send and would be large to hold, or has no end if it is followed as it says.
#[test]
fn hostile_files_end_within_the_limits() {
    let zeros = vec![b' '; 32 << 20];
    let bomb = stream("/Filter/FlateDecode", &packed(&zeros));
    assert_eq!(text_of(&page(FONT, bomb)), Err(Unread::TooLarge));
    let text = "क".repeat(3 << 20);
    let body = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    assert_eq!(text_of(&document(&body)), Err(Unread::TooLarge));
    let around = page("/XObject<</F 8 0 R>>", stream("", b"/F Do"));
    assert_eq!(text_of(&around), Err(Unread::Scanned));
    let circle = pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 2 0 R]>>".to_vec(),
    ]);
    assert_eq!(text_of(&circle), Err(Unread::Damaged));
    let itself = pdf(&[b"1 0 R".to_vec()]);
    assert_eq!(text_of(&itself), Err(Unread::Damaged));
    let deep = pdf(&[[b"[".repeat(1 << 20), b"<<".repeat(1 << 19)].concat()]);
    assert_eq!(text_of(&deep), Err(Unread::Damaged));
    let unclosed: Vec<u8> =
        b"%PDF-1.4\n".iter().copied().chain(b"1 0 obj (".repeat(300_000)).collect();
    assert_eq!(text_of(&unclosed), Err(Unread::Damaged));
}

#[test]
fn a_file_cut_anywhere_or_with_a_byte_changed_brings_nothing_down() {
    for file in [DOCX, LIBREOFFICE] {
        for at in (0..file.len()).step_by(file.len() / 40) {
            text_of(file.get(..at).unwrap()).ok();
            let mut changed = file.to_vec();
            changed[at] ^= 0x55;
            text_of(&changed).ok();
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_behind_the_head_of_a_pdf_bring_it_down(tail in "(obj|stream|endstream|<<|>>|[\\[\\]()/ A-Z0-9\n]){0,120}") {
        text_of(format!("%PDF-1.4\n1 0 obj {tail}").as_bytes()).ok();
    }
}
