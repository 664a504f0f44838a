//! A register with a late one and a finding, and one explanation with every form open.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::directive::{Filter, FilterGroup, Happening};
use crate::look::explanation::{
    Finding, Forms, Index, Letter, LetterRow, Offer, Record, Row, Show,
};
use crate::look::frame::Section;
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("explanation-index", index(words).render().unwrap()),
        ("explanation-show", show(words).render().unwrap()),
    ]
}

/// An offer to ask for an explanation, as it stands on other pages.
pub(super) fn offer(words: Words) -> Offer {
    Offer { button: words.w("ask-grade-do"), fields: vec![("about", "grade".to_owned())] }
}

fn asked(words: Words) -> String {
    say(words, "जिला पंचायत राज अधिकारी, सुन्दरपुर", "District Panchayat Raj Officer, Sundarpur")
}

fn cause(words: Words) -> String {
    say(
        words,
        "राज्य वित्त व्यय, अगस्त 2024: श्रेणी D",
        "State finance expenditure, August 2024: grade D",
    )
}

fn index(words: Words) -> Index {
    let filter = Filter {
        link: link("/explanations?state=awaited", &words.w("explanation-filter-awaited")),
        n: "4".to_owned(),
        is_on: true,
    };
    Index {
        words,
        frame: frame(words, Section::Explanations, &words.w("explanations")),
        filters: vec![FilterGroup { label: words.w("filter-state"), filters: vec![filter] }],
        rows: vec![Row {
            number: "41".to_owned(),
            link: link("/explanations/41", &cause(words)),
            asked: asked(words),
            letter: say(
                words,
                "7/स्पष्टीकरण/2024-25 · 24.09.2024",
                "7/Explanation/2024-25 · 24.09.2024",
            ),
            due: words.w1("reply-by", "date", "27.09.2024"),
            delay: words.w1("unanswered-for", "n", "15"),
            state: words.w("explanation-state-delivered"),
        }],
        n_rows: "1".to_owned(),
        more: Some(link("/explanations?after=41", &words.w("explanations-more"))),
        findings: vec![finding(words)],
        n_findings: "3".to_owned(),
        n_findings_left: "2".to_owned(),
        posts: vec![choice("bmm", "BMM", false)],
    }
}

fn finding(words: Words) -> Finding {
    Finding {
        id: "dismiss-1".to_owned(),
        title: say(
            words,
            "बीसी सखी, सुन्दरपुर: निरन्तर तीन माह डी अथवा ई श्रेणी",
            "BC Sakhi, Sundarpur: letter D or E for three months running",
        ),
        instances: ["2024-07: D", "2024-08: E", "2024-09: D"].map(str::to_owned).to_vec(),
        asked: asked(words),
        asked_slug: "dpro-sundarpur".to_owned(),
        consequence: words.w("consequence-explanation"),
        source: say(words, "शासनादेश", "Order"),
        rule: "low-three-months".to_owned(),
        place: "sundarpur".to_owned(),
        scheme: "bc-sakhi".to_owned(),
        at: "2024-09".to_owned(),
        is_for_me: true,
    }
}

fn show(words: Words) -> Show {
    let event = |what: &str, fact: &str| Happening {
        at: "24.09.2024".to_owned(),
        by: say(words, "जिलाधिकारी, सुन्दरपुर", "District Magistrate, Sundarpur"),
        what: words.w(what),
        said: String::new(),
        fact: link("/ledger/41", fact),
    };
    Show {
        words,
        frame: frame(words, Section::Explanations, &words.w1("explanation-number", "n", "41")),
        href: "/explanations/41".to_owned(),
        number: "41".to_owned(),
        cause: cause(words),
        state: words.w("explanation-state-replied"),
        asked: asked(words),
        letter: letter(words),
        dates: vec![(words.w("date-limit"), "27.09.2024".to_owned())],
        delay: words.w("replied-late"),
        links: vec![link("/reviews/9", &words.w("ordered-in-review"))],
        reply: say(words, "कार्ययोजना विलम्ब से अनुमोदित हुई।", "The plan was approved late."),
        enclosures: say(words, "सूची", "list"),
        files: vec![],
        history: vec![
            event("explanation-step-drafted", "41"),
            event("explanation-step-called", "42"),
        ],
        record: Record {
            counts: vec![(words.w("record-called"), "3".to_owned())],
            all: link("/explanations?post=dpro-sundarpur", &words.w("record-all")),
        },
        forms: Forms {
            may_call: true,
            may_deliver: true,
            may_reply: true,
            limits: String::new(),
            may_take_up: true,
            decisions: vec![("accepted", words.w("explanation-state-accepted"))],
            may_recommend: true,
            may_withdraw: true,
        },
    }
}

fn letter(words: Words) -> Letter {
    Letter {
        number: String::new(),
        subject: say(words, "राज्य वित्त व्यय में D श्रेणी आने के सम्बन्ध में स्पष्टीकरण।", "Grade D"),
        references: vec![say(words, "समीक्षा बैठक", "The review")],
        body: vec![say(words, "प्रगति निम्नवत् है।", "Progress is as shown below.")],
        rows: vec![LetterRow {
            what: cause(words),
            target: "8,420".to_owned(),
            achieved: "3,536".to_owned(),
            percent: "42.00".to_owned(),
            grade: "D".to_owned(),
        }],
        limit: words
            .wf("letter-limit", &[("n", "3".to_owned()), ("date", "27.09.2024".to_owned())]),
        signed: say(words, "जिलाधिकारी, सुन्दरपुर", "District Magistrate, Sundarpur"),
        copy_to: vec![say(words, "मुख्य विकास अधिकारी", "Chief Development Officer")],
        pdf: None,
    }
}
