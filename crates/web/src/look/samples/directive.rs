//! A register with rows of several states, and one directive on a figure, half done and late.

use askama::Template;

use super::{bar_of, frame, link, say};
use crate::look::check::{CheckRow, Checks, DrawForm, RateRow, SampleRow};
use crate::look::directive::{
    Board, BoardColumn, Clocks, Condition, Deadline, Filter, FilterGroup, Forms, Happening, Index,
    Owner, Row, Show, State, Week,
};
use crate::look::evidence::Evidence;
use crate::look::frame::Section;
use crate::look::parts::Choice;
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("directive-index", index(words).render().unwrap()),
        ("directive-show", show(words).render().unwrap()),
        ("directive-board", board(words).render().unwrap()),
        ("directive-checks", checks(words).render().unwrap()),
    ]
}

fn index(words: Words) -> Index {
    let filter = |hindi: &str, english: &str, n: &str, is_on: bool| Filter {
        link: link("/directives?post=cdo", &say(words, hindi, english)),
        n: n.to_owned(),
        is_on,
    };
    Index {
        words,
        frame: frame(words, Section::Directives, &words.w("directives")),
        filters: vec![
            FilterGroup {
                label: words.w("owner"),
                filters: vec![filter("सभी", "all", "31", false), filter("मेरे", "mine", "9", true)],
            },
            FilterGroup {
                label: words.w("stage"),
                filters: vec![
                    filter("शेष", "open", "9", true),
                    filter("समय-सीमा पार", "overdue", "7", false),
                ],
            },
        ],
        rows: vec![row(words, State::InProgress), row(words, State::Verified)],
        n_rows: "9".to_owned(),
        more: None,
        links: vec![link("/directives/board", &words.w("board"))],
    }
}

fn board(words: Words) -> Board {
    let column = |state: State| BoardColumn {
        state,
        n: "2".to_owned(),
        rows: vec![row(words, state)],
        more: Some(link("/directives?state=issued", &words.w("more"))),
    };
    Board {
        words,
        frame: frame(words, Section::Directives, &words.w("board")),
        columns: vec![column(State::Issued), column(State::Reported), column(State::Returned)],
    }
}

fn checks(words: Words) -> Checks {
    let place = |slug: &str, hindi: &str, english: &str| Choice {
        value: slug.to_owned(),
        label: say(words, hindi, english),
        is_chosen: false,
    };
    let check = |id: &str, outcome: &'static str, href: Option<&str>| CheckRow {
        directive: link("/directives/7", &row(words, State::Verified).link.text),
        owners: row(words, State::Verified).owners,
        outcome,
        remark: String::new(),
        href: href.map(str::to_owned),
        id: id.to_owned(),
    };
    let rate = |hindi: &str, english: &str| RateRow {
        name: say(words, hindi, english),
        passed: "8 / 10".to_owned(),
        share: "80.00".to_owned(),
        between: "49.01 – 94.34".to_owned(),
    };
    Checks {
        words,
        frame: frame(words, Section::Directives, &words.w("checks")),
        draw: DrawForm {
            places: vec![place("sundarpur", "सुन्दरपुर", "Sundarpur")],
            checkers: vec![place("ddo", "जिला विकास अधिकारी", "District Development Officer")],
            from: "01.08.2024".to_owned(),
            to: "12.10.2024".to_owned(),
        },
        samples: vec![SampleRow {
            title: say(words, "सुन्दरपुर · 12 अक्टूबर 2024", "Sundarpur · 12 October 2024"),
            about: say(words, "जिला विकास अधिकारी", "District Development Officer"),
            fact: link("/ledger/90", &words.w1("proved-by-fact", "n", "90")),
            rows: vec![
                check("90-7", "outcome-open", Some("/directives/checks/90/7")),
                check("90-8", "outcome-failed", None),
            ],
        }],
        posts: vec![rate("खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha")],
        places: vec![rate("मैथा", "Maitha")],
    }
}

fn row(words: Words, state: State) -> Row {
    let is_open = state != State::Verified;
    Row {
        number: "7".to_owned(),
        link: link(
            "/directives/7",
            &say(
                words,
                "मैथा के शेष 46 प्रतिभागियों के खाते 1 सप्ताह के अंदर खुलवाएँ",
                "Open the accounts of the remaining 46 participants in Maitha within 1 week",
            ),
        ),
        owners: say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
        review: say(words, "बैठक 3 अक्टूबर", "review of 3 October"),
        due: say(words, "10 अक्टूबर 2024", "10 October 2024"),
        delay: if is_open { words.w1("delayed-by", "n", "2") } else { String::new() },
        state,
        live: say(words, "172 / 218, शेष 46", "172 / 218, 46 left"),
        bar: is_open.then(|| bar_of(7890)),
    }
}

fn show(words: Words) -> Show {
    let row = row(words, State::InProgress);
    Show {
        words,
        frame: frame(words, Section::Directives, &words.w("directive")),
        href: "/directives/7".to_owned(),
        number: row.number,
        said: row.link.text,
        state: row.state,
        review: link("/reviews/8", &row.review),
        given_on: say(words, "3 अक्टूबर 2024", "3 October 2024"),
        given_by: say(words, "मुख्य विकास अधिकारी", "Chief Development Officer"),
        place: say(words, "मैथा", "Maitha"),
        programme: say(words, "खाते खुलना", "Accounts opened"),
        deadline: Deadline {
            worded: say(words, "1 सप्ताह के अंदर", "within 1 week"),
            due: row.due,
            how: say(words, "बैठक के दिन से 7 दिन", "7 days from the day of the review"),
            over: vec![say(
                words,
                "02.10.2024: महात्मा गाँधी जयन्ती",
                "02.10.2024: Mahatma Gandhi's birthday",
            )],
            delay: row.delay,
        },
        weeks: weeks(),
        others: vec![link("/directives/9", &format!("{}: 9", words.w("step-took-in")))],
        tally: vec![words.w1("tally-extended", "n", "2")],
        effect: vec![words.w("effect-unknown"), words.w("effect-no-growth")],
        checks: vec![words.w("outcome-passed")],
        clocks: Clocks {
            stage: say(words, "5 दिन", "5 days"),
            total: say(words, "9 दिन", "9 days"),
        },
        condition: Condition {
            worded: say(words, "मैथा के खुले खाते 218 हों", "Accounts open in Maitha reach 218"),
            live: row.live,
            bar: row.bar,
            source: say(words, "ब्लॉक एमआईएस, 10 अक्टूबर 2024 तक", "Block MIS, as on 10 October 2024"),
            proof: None,
        },
        owners: owners(words),
        history: history(words),
        offers: Vec::new(),
        asked: vec![link("/explanations/41", "स्पष्टीकरण 41")],
        forms: Forms {
            owner: "bmm-maitha".to_owned(),
            may_acknowledge: true,
            may_report: true,
            may_extend: true,
            may_drop: true,
            limits: limits(words),
            may_reopen: true,
            may_reshape: true,
            owners: vec![Choice {
                value: "bmm-maitha".to_owned(),
                label: say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
                is_chosen: false,
            }],
            ..Forms::default()
        },
        share: say(
            words,
            "निर्देश 7 (मैथा): “शेष 46 खाते खुलवाएँ”\nसमय-सीमा: 10 अक्टूबर 2024\nhttps://anupalan.example.in/directives/7",
            "Directive 7 (Maitha): “Open the remaining 46 accounts”\nDue: 10 October 2024\nhttps://anupalan.example.in/directives/7",
        ),
    }
}

fn owners(words: Words) -> Vec<Owner> {
    let owner = |post: &str, hindi: &str, english: &str, state: State| Owner {
        post: post.to_owned(),
        name: say(words, hindi, english),
        state,
        note: say(words, "7 अक्टूबर से", "since 7 October"),
        is_to_verify: state == State::Reported,
        evidence: if state == State::Reported { evidence(words) } else { Vec::new() },
    };
    vec![
        owner("bmm-maitha", "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha", State::Issued),
        owner("dmm", "जिला मिशन प्रबंधक", "District Mission Manager", State::Reported),
    ]
}

fn limits(words: Words) -> String {
    let values = [("n", "5"), ("mb", "8"), ("all", "20")];
    words.wf("evidence-limits", &values.map(|(name, value)| (name, value.to_owned())))
}

fn evidence(words: Words) -> Vec<Evidence> {
    let filed = say(words, "8 अक्टूबर 2024 को दिया गया", "filed on 8 October 2024");
    let photo = Evidence {
        name: link("/directives/7/evidence/2", "बैंक शाखा, मैथा.jpg"),
        about: say(words, "फोटो (JPEG) · 148 KB · ", "photo (JPEG) · 148 KB · ") + &filed,
        claimed: say(words, "8 अक्टूबर 2024, 10:31 · ", "8 October 2024, 10:31 · ")
            + "26.4499° N, 79.9123° E",
        before: Some(link("/directives/5", &words.w1("directive-number", "n", 5))),
    };
    let letter = Evidence {
        name: link("", &format!("{} 412/2024", words.w("letter-number"))),
        about: say(words, "7 अक्टूबर 2024 · खाते खुलने की सूचना", "7 October 2024 · accounts opened"),
        claimed: String::new(),
        before: None,
    };
    vec![photo, letter]
}

fn history(words: Words) -> Vec<Happening> {
    let event = |hindi: &str, english: &str, said: &str, number: &str| Happening {
        at: say(words, "7 अक्टूबर 2024, 11:20", "7 October 2024, 11:20"),
        by: say(words, "जिला मिशन प्रबंधक", "District Mission Manager"),
        what: say(words, hindi, english),
        said: said.to_owned(),
        fact: link(
            &format!("/ledger/{number}"),
            &say(words, &format!("बही {number}"), &format!("fact {number}")),
        ),
    };
    let said = say(words, "बैंक में 46 आवेदन जमा", "46 applications lie with the bank");
    vec![event("जारी", "Issued", "", "31"), event("आख्या दी", "Reported", &said, "38")]
}

fn weeks() -> Vec<Week> {
    vec![
        Week {
            due: "10.10.2024".to_owned(),
            level: "195".to_owned(),
            stood: "172".to_owned(),
            state: "week-missed",
        },
        Week {
            due: "17.10.2024".to_owned(),
            level: "218".to_owned(),
            stood: "–".to_owned(),
            state: "week-to-come",
        },
    ]
}
