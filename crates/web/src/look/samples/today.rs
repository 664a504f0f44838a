//! A block mission manager's day, an empty day, the ledger, and a page of trouble.

use askama::Template;

use super::{bar_of, frame, grade, link, say};
use crate::look::frame::{ErrorPage, Frame, Notice, Section, Tone};
use crate::look::ledger::{self, Fact, Verified};
use crate::look::parts::{Moved, Standing};
use crate::look::today::{Duty, Index, Meeting, MyCard, Reminder};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("today-index", index(words).render().unwrap()),
        ("today-empty", empty(words).render().unwrap()),
        ("ledger-index", ledger(words).render().unwrap()),
        ("ledger-show", fact_page(words).render().unwrap()),
        ("frame-error", error(words).render().unwrap()),
    ]
}

fn index(words: Words) -> Index {
    Index {
        words,
        frame: frame(words, Section::Today, &words.w("nav-today")),
        date: say(words, "12 अक्टूबर", "12 October"),
        post: say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
        card: Some(MyCard {
            href: "/score/maitha/2024-09".to_owned(),
            grade: grade("C"),
            score: "6.42".to_owned(),
            out_of: "10".to_owned(),
            month: say(words, "सितम्बर 2024", "September 2024"),
            standing: Some(Standing {
                rank: "8".to_owned(),
                of: "10".to_owned(),
                moved: Moved::Down("2".to_owned()),
            }),
            why: say(words, "बैंक लिंकेज B से D", "bank linkage B to D"),
        }),
        overdue: vec![Duty {
            link: link(
                "/directives/7",
                &say(words, "शेष 46 प्रतिभागियों के खाते खुलवाएँ", "Open the remaining 46 accounts"),
            ),
            delay: words.w1("delayed-by", "n", "2"),
            note: say(words, "मु.वि.अ. बैठक 3 अक्टूबर", "CDO's review of 3 October"),
            live: "172 / 218".to_owned(),
            bar: Some(bar_of(7890)),
            actions: vec![
                link("/directives/7#report", &words.w("report")),
                link("/directives/7#extension", &words.w("extend")),
            ],
        }],
        to_answer: Vec::new(),
        to_decide: Vec::new(),
        week: vec![
            duty(
                words,
                "साप्ताहिक आँकड़े: कट-ऑफ डेटा, प्रोफाइल",
                "Weekly figures: cut-off data, profiles",
                true,
            ),
            duty(words, "क्लस्टरवार रिपोर्ट", "Report by cluster", false),
        ],
        meeting: Some(Meeting {
            link: link("/reviews/9", &say(words, "मासिक समीक्षा", "Monthly review")),
            when: say(words, "18 अक्टूबर 2024", "18 October 2024"),
            note: say(words, "3 बिन्दु आपके पद पर", "3 items for your post"),
        }),
        reminded: vec![Reminder {
            link: link("/directives/7", &words.w1("directive-number", "n", "7")),
            note: format!(
                "{} · {} · {}",
                words.w("message-reason-overdue"),
                say(words, "11 अक्टूबर 2024", "11 October 2024"),
                words.w("message-state-sent")
            ),
        }],
        next: Vec::new(),
    }
}

fn duty(words: Words, hindi: &str, english: &str, is_figure: bool) -> Duty {
    Duty {
        link: link("/sheets/new", &say(words, hindi, english)),
        delay: String::new(),
        note: say(words, "आगामी बैठक, 18 अक्टूबर तक", "next review, by 18 October"),
        live: String::new(),
        bar: None,
        actions: if is_figure {
            vec![link("/sheets/new", &words.w("card-sheet"))]
        } else {
            Vec::new()
        },
    }
}

fn empty(words: Words) -> Index {
    Index {
        card: None,
        overdue: Vec::new(),
        week: Vec::new(),
        to_answer: Vec::new(),
        to_decide: Vec::new(),
        meeting: None,
        reminded: Vec::new(),
        next: vec![link("/sheets/new", &words.w("sheet-new")), link("/score", &words.w("card"))],
        ..index(words)
    }
}

fn fact(words: Words) -> Fact {
    Fact {
        number: "41".to_owned(),
        at: say(words, "10 अक्टूबर 2024, 16:05", "10 October 2024, 16:05"),
        post: say(words, "अर्थ एवं संख्याधिकारी", "Statistics Officer"),
        what: link(
            "/sheets/4",
            &say(
                words,
                "38 आँकड़े लिए: darpan-september.xlsx",
                "38 figures taken: darpan-september.xlsx",
            ),
        ),
        why: say(words, "ब्लॉक एमआईएस, सितम्बर", "Block MIS, September"),
        hash: "9f3a 71c0".to_owned(),
    }
}

fn ledger(words: Words) -> ledger::Index {
    ledger::Index {
        words,
        frame: frame(words, Section::Ledger, &words.w("ledger")),
        n_facts: "41".to_owned(),
        facts: vec![
            fact(words),
            Fact { number: "40".to_owned(), why: String::new(), ..fact(words) },
        ],
        newer: None,
        older: Some(link("/ledger?before=21", &say(words, "पुरानी", "older"))),
        verified: Some(Verified {
            is_whole: true,
            at: say(words, "12 अक्टूबर 2024, 09:00", "12 October 2024, 09:00"),
            checks: vec![say(words, "41 प्रविष्टियों की कड़ी जुड़ी है", "41 facts are chained")],
        }),
    }
}

fn fact_page(words: Words) -> ledger::Show {
    ledger::Show {
        words,
        frame: frame(words, Section::Ledger, &words.w("fact")),
        fact: fact(words),
        hash: "9f3a71c0".repeat(8),
        hash_before: "04d2be18".repeat(8),
        carries: vec![(words.w("source"), say(words, "ब्लॉक एमआईएस", "Block MIS"))],
    }
}

fn error(words: Words) -> ErrorPage {
    let notice = Notice {
        tone: Tone::Bad,
        what: say(words, "निर्देश नहीं दिया जा सका", "The directive could not be given"),
        kept: say(words, "लिखे गए शब्द सुरक्षित हैं।", "What you typed is kept."),
        todo: say(
            words,
            "नीचे बताई बात ठीक करके फिर भेजें।",
            "Put right what is named below and send again.",
        ),
        links: vec![link("#deadline-2", &words.w("deadline"))],
    };
    let title = say(words, "यह पृष्ठ नहीं मिला", "This page was not found");
    ErrorPage {
        typed: vec!["शेष 46 खाते <b>शीघ्र</b> खुलवाएँ".to_owned()],
        words,
        frame: Frame { notice: Some(notice), ..frame(words, Section::Other, &title) },
        what: say(
            words,
            "इस पते पर कुछ नहीं है, या इस पद को दिखाया नहीं जा सकता।",
            "Nothing is at this address, or it is not for this post to see.",
        ),
        kept: String::new(),
        todo: say(
            words,
            "पता जाँचें, या आज के पृष्ठ से आगे बढ़ें।",
            "Check the address, or go on from today's page.",
        ),
        reference: "7KQ2-88".to_owned(),
        next: vec![link("/", &words.w("nav-today"))],
    }
}
