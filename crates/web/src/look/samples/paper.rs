//! Minutes and papers beside them, a paper that is checked, and a series in its form.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::frame::Section;
use crate::look::paper::{Answer, Check, Genuine, Issued, Minutes, MinutesStage, Papers};
use crate::look::series::Edit;
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    let check = |answer| {
        let frame = frame(words, Section::Reviews, &words.w("check"));
        let code = "9f3a77c104be1c20".to_owned();
        Check { words, frame, code, answer }.render().unwrap()
    };
    vec![
        ("paper-genuine", check(Answer::Genuine(genuine(words)))),
        ("paper-unknown", check(Answer::Unknown)),
        ("series-edit", series(words).render().unwrap()),
    ]
}

pub(super) fn minutes(words: Words, stage: MinutesStage) -> Minutes {
    let is_issued = stage == MinutesStage::Issued;
    let number = "212/2024-25 · 13.10.2024";
    Minutes {
        stage,
        number: if is_issued { number.to_owned() } else { String::new() },
        hash: if is_issued { "9f3a77c104be1c20".repeat(4) } else { String::new() },
        pdf: Some(link("/reviews/9/minutes.pdf", "PDF")),
        chair: say(words, "जिलाधिकारी", "District Magistrate"),
        missing: Vec::new(),
        copy_to: vec![say(words, "समस्त खण्ड विकास अधिकारी", "All Block Development Officers")],
    }
}

pub(super) fn papers(words: Words) -> Papers {
    Papers {
        issued: vec![Issued {
            pdf: link("/papers/41/paper.pdf", &words.w("paper-agenda-note")),
            number: "3/2024-25".to_owned(),
            xlsx: Some(link("/papers/41/table.xlsx", "XLSX")),
        }],
        offered: vec![("press-note".to_owned(), words.w("paper-press-note"))],
        owners: vec![choice(
            "ldm",
            &say(words, "अग्रणी जिला प्रबंधक", "Lead District Manager"),
            false,
        )],
        points: vec![choice("1", "3.1", true)],
    }
}

fn genuine(words: Words) -> Genuine {
    Genuine {
        rows: vec![(words.w("check-kind"), words.w("paper-press-note"))],
        pdf: link("/papers/41/paper.pdf", &words.w("check-open")),
        fact: link("/ledger/41", &words.w1("fact-number", "n", 41)),
        hash: "9f3a77c104be1c20".repeat(4),
        corrected_by: vec![link("/papers/52/paper.pdf", &words.w("paper-corrigendum"))],
    }
}

fn series(words: Words) -> Edit {
    let one = |hi: &str, en: &str| vec![choice("one", &say(words, hi, en), true)];
    Edit {
        words,
        frame: frame(words, Section::Reviews, &words.w("series-new")),
        action: "/series/darpan".to_owned(),
        title: say(words, "मासिक समीक्षा", "Monthly review"),
        name_hi: "मासिक समीक्षा".to_owned(),
        name_en: "Monthly review".to_owned(),
        places: one("सुन्दरपुर", "Sundarpur"),
        chairs: one("जिलाधिकारी", "District Magistrate"),
        members: one("अग्रणी जिला प्रबंधक", "Lead District Manager"),
        departments: one("ग्राम्य विकास", "Rural development"),
        schemes: one("बीसी सखी", "BC Sakhi"),
        below: one("मैथा", "Maitha"),
        often: vec![choice("month", &words.w("often-month"), true)],
        nths: vec![choice("first", &words.w("nth-first"), true)],
        weekdays: vec![choice("mon", &words.w("weekday-mon"), true)],
        day: String::new(),
        closes_days: "3".to_owned(),
        scrutiny_days: "1".to_owned(),
        next: vec![say(words, "4 नवम्बर 2024, सोमवार", "4 November 2024, Monday")],
        ended: String::new(),
        is_founded: true,
    }
}
