//! A sheet with every kind of finding, and what moved when it was taken.

use askama::Template;

use super::{choice, frame, grade, link, say};
use crate::look::frame::Section;
use crate::look::import::{self, Aside, Heading, OldFont, Reading};
use crate::look::parts::{Link, Moved, Typed};
use crate::look::sheet::{
    CardMove, Cell, Column, Counting, Done, Finding, LineMove, New, Preview, Row, Taken,
};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("sheet-new", new(words).render().unwrap()),
        ("sheet-preview", preview(words).render().unwrap()),
        ("sheet-same", same(words).render().unwrap()),
        ("sheet-done", done(words).render().unwrap()),
        ("sheet-taken", intake(words, None).render().unwrap()),
        ("sheet-undone", intake(words, Some(link("/ledger/52", "52"))).render().unwrap()),
    ]
}

fn new(words: Words) -> New {
    New {
        words,
        frame: frame(words, Section::Figures, &words.w("sheet-new")),
        places: vec![choice("sundarpur", &say(words, "सुन्दरपुर", "Sundarpur"), true)],
        periods: vec![choice("2024-09", &say(words, "सितम्बर 2024", "September 2024"), true)],
        counting: Counting::Cumulative,
        file_fault: String::new(),
        limit: "20 MB".to_owned(),
        as_on: Typed { value: "2024-10-10".to_owned(), fault: String::new() },
        source: Typed {
            value: String::new(),
            fault: say(words, "लिखें कि आँकड़े कहाँ से आए", "Say where the figures come from"),
        },
        recent: vec![Taken {
            undo: Some(link("/sheets/taken/3", &words.w("undo"))),
            is_undone: false,
            link: link("/sheets/3", "darpan-august.xlsx"),
            taken_on: say(words, "9 सितम्बर 2024", "9 September 2024"),
            by: say(words, "अर्थ एवं संख्याधिकारी", "Statistics Officer"),
            n_figures: "1,240".to_owned(),
        }],
    }
}

fn preview(words: Words) -> Preview {
    let column = |letter: &str, heading: &str, hindi: &str, english: &str| Column {
        letter: letter.to_owned(),
        heading: heading.to_owned(),
        matched: say(words, hindi, english),
        is_figure: letter > "B",
    };
    Preview {
        words,
        frame: frame(words, Section::Figures, &words.w("sheet-preview")),
        href: "/sheets/4".to_owned(),
        file: "darpan-september.xlsx".to_owned(),
        given: say(
            words,
            "सुन्दरपुर · सितम्बर 2024 · संचयी · 10 अक्टूबर 2024 तक · ब्लॉक एमआईएस",
            "Sundarpur · September 2024 · cumulative · as on 10 October 2024 · block MIS",
        ),
        frozen: String::new(),
        frozen_why: String::new(),
        same_as: None,
        header_row: "4".to_owned(),
        tab: "Sheet1".to_owned(),
        columns: vec![
            column("A", "क्र०सं०", "", ""),
            column("B", "विकास खण्ड", "स्थान", "Place"),
            column("C", "खुले खाते", "खुले खाते, उपलब्धि", "Accounts open, achieved"),
            column("D", "आर०एफ०", "रिवॉल्विंग फण्ड, उपलब्धि", "Revolving fund, achieved"),
        ],
        reading: reading(words),
        rows: rows(words),
        rows_more: say(words, "और 7 पंक्तियाँ", "and 7 more rows"),
        findings: findings(words),
        n_figures: "38".to_owned(),
        n_places: "10".to_owned(),
        n_left_out: "2".to_owned(),
        is_takable: true,
    }
}

fn reading(words: Words) -> Reading {
    let figures = say(words, "उपलब्धि", "Achieved");
    let heading = |letter: &str, heading: &str, programme: &str| Heading {
        letter: letter.to_owned(),
        heading: heading.to_owned(),
        matched: if programme.is_empty() {
            words.w("heading-unknown")
        } else {
            programme.to_owned()
        },
        programme: programme.to_owned(),
        kinds: if letter > "B" { vec![choice("achieved", &figures, true)] } else { Vec::new() },
    };
    let accounts = say(words, "खुले खाते", "Accounts open");
    let values = [("who", "DC-NRLM"), ("on", "10.09.2024"), ("file", "darpan-august.xlsx")];
    let follows =
        words.wf("headings-follow", &values.map(|(name, value)| (name, value.to_owned())));
    Reading {
        headings: vec![
            heading("A", "क्र०सं०", ""),
            heading("C", "खुले खाते", &accounts),
            heading("E", "नया स्तम्भ", ""),
        ],
        programmes: vec![accounts],
        follows: Some(link("/ledger/40", &follows)),
        old_font: Some(OldFont {
            n_cells: "14".to_owned(),
            can_convert: true,
            shown: vec![("eSFkk".to_owned(), "मैथा".to_owned())],
        }),
        aside: vec![Aside {
            cell: "A1".to_owned(),
            text: "प्रगति सितम्बर 2024".to_owned(),
            why: words.w("ignored-title"),
        }],
        tabs: vec!["Sheet1".to_owned(), "Sheet2".to_owned()],
        carried: vec![("sheet".to_owned(), "Sheet1".to_owned())],
        has_rejected: true,
    }
}

fn intake(words: Words, undone: Option<Link>) -> import::Taken {
    import::Taken {
        words,
        frame: frame(words, Section::Figures, &words.w("import-taken")),
        name: "darpan-august.xlsx".to_owned(),
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        as_on: say(words, "31 अगस्त 2024", "31 August 2024"),
        taken_on: say(words, "9 सितम्बर 2024", "9 September 2024"),
        by: say(words, "अर्थ एवं संख्याधिकारी", "Statistics Officer"),
        n_figures: "1,240".to_owned(),
        fact: link("/ledger/41", "41"),
        undone,
        n_back: "1,100".to_owned(),
        n_gone: "100".to_owned(),
        n_kept: "40".to_owned(),
        later: vec![link("/ledger/47", "47")],
        action: "/sheets/taken/41/undo".to_owned(),
    }
}

fn rows(words: Words) -> Vec<Row> {
    let row = |number: &str, heading: &str, place: &str, cells: &[(&str, bool)]| Row {
        number: number.to_owned(),
        heading: heading.to_owned(),
        place: place.to_owned(),
        cells: cells
            .iter()
            .map(|(text, is_faulty)| Cell { text: (*text).to_owned(), is_faulty: *is_faulty })
            .collect(),
    };
    vec![
        row("5", "मैथा", &say(words, "मैथा", "Maitha"), &[("१७२", false), ("1,438", false)]),
        row("6", "रसुलाबाद", &say(words, "रसूलाबाद", "Rasulabad"), &[("शून्य", false), ("14O9", true)]),
        row("7", "नया खण्ड", "", &[("88", true), ("91", true)]),
    ]
}

fn findings(words: Words) -> Vec<Finding> {
    vec![
        Finding {
            cell: "D6".to_owned(),
            what: say(
                words,
                "“14O9” संख्या नहीं है: इसमें अक्षर O है",
                "“14O9” is not a number: it has the letter O",
            ),
            todo: say(words, "फ़ाइल में 1409 लिखकर फिर दें", "Write 1409 in the file and give it again"),
            is_left_out: true,
        },
        Finding {
            cell: "B7".to_owned(),
            what: say(
                words,
                "“नया खण्ड” नाम का कोई विकास खण्ड इस जनपद में नहीं",
                "No block of this district is called “नया खण्ड”",
            ),
            todo: say(
                words,
                "नाम सुधारें, या स्थानों में यह नाम जोड़ें",
                "Correct the name, or add it to the places",
            ),
            is_left_out: true,
        },
        Finding {
            cell: "C5".to_owned(),
            what: say(
                words,
                "संचयी आँकड़ा अगस्त के 180 से घटा है",
                "The cumulative figure fell from 180 in August",
            ),
            todo: say(words, "ब्लॉक से कारण पूछें", "Ask the block why"),
            is_left_out: false,
        },
    ]
}

fn same(words: Words) -> Preview {
    let fact = say(words, "बही 41, 10 अक्टूबर 2024", "fact 41, 10 October 2024");
    Preview {
        same_as: Some(link("/ledger/41", &fact)),
        is_takable: false,
        findings: Vec::new(),
        ..preview(words)
    }
}

fn done(words: Words) -> Done {
    let maitha = say(words, "मैथा", "Maitha");
    Done {
        words,
        frame: frame(words, Section::Figures, &words.w("sheet-done")),
        file: "darpan-september.xlsx".to_owned(),
        n_figures: "38".to_owned(),
        fact: link("/ledger/41", "41"),
        cards: vec![CardMove {
            place: link("/score/maitha/2024-09", &maitha),
            score_before: "6.42".to_owned(),
            grade_before: Some(grade("C")),
            score: "8.10".to_owned(),
            grade: grade("B"),
            rank: "3".to_owned(),
            moved: Moved::Up("5".to_owned()),
        }],
        lines: vec![LineMove {
            place: maitha,
            programme: link(
                "/score/maitha/2024-09/accounts",
                &say(words, "खाते खुलना", "Accounts opened"),
            ),
            percent_before: "78.90".to_owned(),
            grade_before: Some(grade("B")),
            percent: "100.00".to_owned(),
            grade: grade("A"),
        }],
        closed: vec![link(
            "/directives/7",
            &say(words, "शेष 46 खाते खुलवाएँ", "Open the remaining 46 accounts"),
        )],
        card: link("/score/sundarpur/2024-09", &words.w("card")),
    }
}
