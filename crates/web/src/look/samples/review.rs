//! A review in its middle: two points, one directive given, attendance half marked.

use askama::Template;

use super::paper::{minutes, papers};
use super::{bar_of, choice, frame, grade, link, say};
use crate::look::assets::POINTS_HREF;
use crate::look::frame::Section;
use crate::look::paper::{Minutes, MinutesStage};
use crate::look::parts::{Link, Typed};
use crate::look::review::{
    AddForm, Attendee, Brought, BroughtRow, CallForm, ConditionKind, GiveForm, Given, Index, Item,
    Other, Presence, Removed, Series, Show, Sitting, Stage,
};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("review-index", index(words).render().unwrap()),
        ("review-show", show(words).render().unwrap()),
        ("review-issued", issued(words).render().unwrap()),
    ]
}

fn index(words: Words) -> Index {
    let name = say(words, "मुख्यमंत्री डैशबोर्ड मासिक समीक्षा", "Monthly review, CM Dashboard");
    let sitting = |href: &str, hindi: &str, english: &str, stage: Stage| Sitting {
        link: link(href, &say(words, hindi, english)),
        stage,
        n_items: "12".to_owned(),
        n_given: "9".to_owned(),
        n_open: "4".to_owned(),
    };
    Index {
        words,
        frame: frame(words, Section::Reviews, &words.w("reviews")),
        series: vec![Series {
            name: name.clone(),
            about: say(
                words,
                "अध्यक्षता जिलाधिकारी · प्रतिमाह",
                "Chair: District Magistrate · monthly",
            ),
            href: "/series/darpan".to_owned(),
            next: vec![say(words, "4 नवम्बर 2024, सोमवार", "4 November 2024, Monday")],
            ended: String::new(),
            sittings: vec![
                sitting("/reviews/9", "12 अक्टूबर 2024", "12 October 2024", Stage::Points),
                sitting("/reviews/8", "9 सितम्बर 2024", "9 September 2024", Stage::FollowUp),
            ],
            older: Some(Link::new("/reviews?series=darpan&before=8", words.w("older"))),
        }],
        more: Some(Link::new("/reviews?after=5", words.w("more"))),
        call: CallForm {
            series: vec![choice("darpan", &name, true)],
            periods: vec![choice("2024-09", &say(words, "सितम्बर 2024", "September 2024"), true)],
            held_on: Typed::default(),
            venue: Typed::default(),
        },
    }
}

fn show(words: Words) -> Show {
    Show {
        words,
        frame: frame(words, Section::Reviews, &words.w("reviews")),
        href: "/reviews/9".to_owned(),
        name: say(words, "मासिक समीक्षा, सितम्बर 2024", "Monthly review, September 2024"),
        about: say(
            words,
            "12 अक्टूबर 2024 · अध्यक्षता जिलाधिकारी · नवीन सभागार",
            "12 October 2024 · chair: District Magistrate · new hall",
        ),
        stage: Stage::Points,
        brought: brought(words),
        items: items(words),
        removed: vec![Removed {
            title: say(words, "पोषण वाटिका", "Nutrition gardens"),
            reason: say(words, "गत सप्ताह अलग बैठक हुई", "A meeting of its own was held last week"),
            by: say(words, "मुख्य विकास अधिकारी", "Chief Development Officer"),
        }],
        attendees: attendees(words),
        absent: vec![(
            say(words, "जिला पर्यटन अधिकारी", "District Tourism Officer"),
            super::explanation::offer(words),
        )],
        give: give(words),
        add: AddForm {
            places: vec![choice("sundarpur", &say(words, "सुन्दरपुर", "Sundarpur"), true)],
            schemes: vec![choice("", &words.w("item-no-scheme"), true)],
        },
        minutes: Minutes {
            missing: vec![say(
                words,
                "2 पदों की उपस्थिति नहीं भरी गई",
                "Attendance of 2 posts is not marked",
            )],
            ..minutes(words, MinutesStage::Draft)
        },
        papers: papers(words),
        clock: words.wf(
            "series-clock",
            &[("closes", "09.10.2024".to_owned()), ("scrutiny", "11.10.2024".to_owned())],
        ),
        script: POINTS_HREF.clone(),
        follow_up_href: "/directives?state=all&review=7".to_owned(),
        may_draw: false,
        is_open: true,
    }
}

fn issued(words: Words) -> Show {
    Show {
        stage: Stage::FollowUp,
        is_open: false,
        minutes: minutes(words, MinutesStage::Issued),
        ..show(words)
    }
}

fn brought(words: Words) -> Brought {
    Brought {
        n_before: "6".to_owned(),
        n_given: "1".to_owned(),
        n_closed: "3".to_owned(),
        n_now: "4".to_owned(),
        rows: vec![BroughtRow {
            link: link(
                "/directives/7",
                &say(words, "मैथा के शेष 46 खाते खुलवाएँ", "Open the remaining 46 accounts in Maitha"),
            ),
            owners: say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
            due: say(words, "10 अक्टूबर 2024", "10 October 2024"),
            delay: words.w1("delayed-by", "n", "2"),
            is_late_entry: true,
            state: words.w("state-in-progress"),
            live: say(words, "172 / 218, शेष 46", "172 / 218, 46 left"),
            bar: Some(bar_of(7890)),
        }],
    }
}

fn items(words: Words) -> Vec<Item> {
    let item = |number: &str, hindi: &str, english: &str, letter: &str| Item {
        number: number.to_owned(),
        title: link("/score/sundarpur/2024-09/bc-sakhi", &say(words, hindi, english)),
        reason: say(
            words,
            "श्रेणी D; प्रदेश रैंक 57 से 66 पर आई",
            "Grade D; fell from rank 57 to 66 in the state",
        ),
        grade: Some(grade(letter)),
        figures: vec![
            (words.w("target-to-month"), "867".to_owned()),
            (words.w("achieved-to-month"), "420".to_owned()),
            (words.w("percent"), "48.44".to_owned()),
        ],
        post: say(words, "उपायुक्त (स्वतः रोजगार)", "Deputy Commissioner (NRLM)"),
        said: Typed::default(),
        version: "41".to_owned(),
        others: Vec::new(),
        changed: String::new(),
        given: Vec::new(),
        offer: None,
    };
    let given = Given {
        link: link(
            "/directives/12",
            &say(
                words,
                "बैंकवार बैठक कर 361 बीसी सखी सक्रिय कराएँ",
                "Meet bank by bank and make 361 BC Sakhis active",
            ),
        ),
        owners: say(
            words,
            "अग्रणी जिला प्रबंधक, समस्त खण्ड मिशन प्रबंधक",
            "Lead District Manager, all Block Mission Managers",
        ),
        deadline: say(words, "1 सप्ताह के अंदर: 19 अक्टूबर 2024", "within 1 week: 19 October 2024"),
        condition: say(words, "सक्रिय बीसी सखी = 781", "active BC Sakhis = 781"),
    };
    vec![
        Item {
            given: vec![given],
            offer: Some(super::explanation::offer(words)),
            said: Typed {
                value: say(words, "बैंकों से डिवाइस नहीं मिले।", "Banks gave no devices."),
                fault: String::new(),
            },
            ..item("1", "बीसी सखी (सक्रिय)", "BC Sakhi (active)", "D")
        },
        Item {
            changed: say(words, "उपलब्धि 172 → 180", "achieved 172 → 180"),
            others: vec![Other {
                fact: "44".to_owned(),
                by: say(words, "अग्रणी जिला प्रबंधक", "Lead District Manager"),
                said: say(words, "दो बैंकों से डिवाइस मिल गए।", "Two banks gave devices."),
            }],
            said: Typed {
                value: say(words, "कार्य प्रारम्भ नहीं।", "No work has begun."),
                fault: String::new(),
            },
            ..item("3", "बैंक लिंकेज", "Bank linkage", "D")
        },
        item("2", "पर्यटन: निर्माण कार्य प्रारम्भ", "Tourism: works started", "E"),
    ]
}

fn attendees(words: Words) -> Vec<Attendee> {
    let who = |post: &str, hindi: &str, english: &str, presence: Presence| Attendee {
        post: post.to_owned(),
        name: say(words, hindi, english),
        person: String::new(),
        presence,
        who: String::new(),
        leave: String::new(),
    };
    vec![
        who("cdo", "मुख्य विकास अधिकारी", "Chief Development Officer", Presence::Present),
        who("dpro", "जिला पंचायत राज अधिकारी", "District Panchayat Raj Officer", Presence::Deputy),
        who("ldm", "अग्रणी जिला प्रबंधक", "Lead District Manager", Presence::Absent),
        who("dto", "जिला पर्यटन अधिकारी", "District Tourism Officer", Presence::Unmarked),
    ]
}

fn give(words: Words) -> GiveForm {
    GiveForm {
        item: "2".to_owned(),
        posts: vec![
            choice("dto", &say(words, "जिला पर्यटन अधिकारी", "District Tourism Officer"), true),
            choice("ldm", &say(words, "अग्रणी जिला प्रबंधक", "Lead District Manager"), false),
        ],
        indicators: vec![choice("works", &say(words, "प्रारम्भ कार्य", "Works started"), true)],
        places: vec![choice("sundarpur", &say(words, "सुन्दरपुर", "Sundarpur"), true)],
        said: Typed {
            value: say(words, "तीनों कार्य प्रारम्भ कराएँ", "Start all three works"),
            fault: String::new(),
        },
        owner_fault: String::new(),
        deadline: Typed {
            value: say(words, "शीघ्र ही", "soon"),
            fault: say(
                words,
                "इससे कोई तिथि नहीं निकलती; “7 दिनों में” जैसा लिखें",
                "No date comes of this; write “in 7 days” or the like",
            ),
        },
        condition: ConditionKind::Figure,
        value: Typed { value: "3".to_owned(), fault: String::new() },
    }
}
