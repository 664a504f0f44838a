//! A note of a meeting with a directive that is clear, one that is not, and figures of every verdict.

use askama::Template;

use super::{choice, frame, grade, say};
use crate::look::assets::CARDS_HREF;
use crate::look::frame::Section;
use crate::look::minutes_in::{Card, Figure, Graded, Marked, New, Person, Show};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("minutes-new", new(words).render().unwrap()),
        ("minutes-show", show(words).render().unwrap()),
    ]
}

fn new(words: Words) -> New {
    New {
        words,
        frame: frame(words, Section::Reviews, &words.w("note-read")),
        series: vec![choice("", &words.w("note-find-series"), true)],
    }
}

fn show(words: Words) -> Show {
    let piece = |text: &str, marks: &str, card: &str| Marked {
        words: text.to_owned(),
        marks: marks.to_owned(),
        card: card.to_owned(),
    };
    Show {
        words,
        frame: frame(words, Section::Reviews, &words.w("note-read")),
        href: "/minutes/00/nrlm-sundarpur/2024-11-08".to_owned(),
        series: say(words, "आजीविका मिशन की समीक्षा", "Livelihoods mission review"),
        on: "2024-11-08".to_owned(),
        other_day: "07.11.2024".to_owned(),
        venue: "विकास भवन सभागार".to_owned(),
        marked: vec![
            piece("ब्लॉक मिशन प्रबंधक", "m-who", ""),
            piece(" को ", "", ""),
            piece("शेष खाते ", "m-order", "1"),
            piece("सात दिवस में", "m-due m-order", ""),
            piece(" खुलवाने", "m-order", ""),
            piece(" के निर्देश दिए।", "", ""),
        ],
        n_cards: "2".to_owned(),
        cards: vec![card(words, "1", "ब्लॉक मिशन प्रबंधक, मैथा"), card(words, "2", "")],
        figures: verdicts(words),
        grades: vec![Graded {
            n: "1".to_owned(),
            subject: "रिवॉल्विंग फण्ड".to_owned(),
            letter: grade("D"),
            is_called: true,
        }],
        present: vec![
            Person {
                said: "डीसी एनआरएलएम".to_owned(),
                posts: vec!["dc-sundarpur".to_owned()],
                is_ticked: true,
            },
            Person {
                said: "अन्य कर्मचारी".to_owned(), posts: vec![], is_ticked: true
            },
        ],
        not_understood: vec!["उक्त कार्य भी समय से हो।".to_owned()],
        posts: vec!["ब्लॉक मिशन प्रबंधक, मैथा".to_owned()],
        places: vec!["मैथा".to_owned()],
        script: CARDS_HREF.clone(),
    }
}

fn card(words: Words, n: &str, owners: &str) -> Card {
    Card {
        n: n.to_owned(),
        from: n.to_owned(),
        is_taken: !owners.is_empty(),
        is_ready: !owners.is_empty(),
        said: "शेष खाते सात दिवस में खुलवाने".to_owned(),
        addressee: "ब्लॉक मिशन प्रबंधक".to_owned(),
        owners: owners.to_owned(),
        place: say(words, "मैथा", "Maitha"),
        deadline: "सात दिवस में".to_owned(),
        due: if owners.is_empty() { String::new() } else { "15.11.2024".to_owned() },
        kinds: vec![choice("do", &words.w("kind-do"), true)],
        figure: if owners.is_empty() { String::new() } else { words.w("condition-figure") },
        is_figure: !owners.is_empty(),
        is_document: owners.is_empty(),
    }
}

fn verdicts(words: Words) -> Vec<Figure> {
    let with = |key: &str, values: &[(&'static str, &str)]| {
        let values: Vec<_> =
            values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        words.wf(key, &values)
    };
    let said = [
        (words.w("quoted-same"), false),
        (words.w("quoted-not-in-books"), false),
        (with("quoted-differs", &[("books", "168"), ("by", "+4")]), true),
        (with("quoted-over-whole", &[("whole", "218")]), true),
        (with("quoted-parts", &[("parts", "220"), ("whole", "218")]), true),
        (with("quoted-slip", &[("books", "1,72,000"), ("times", "1,000")]), true),
    ];
    let figure = |((verdict, is_amiss), n): ((String, bool), i64)| Figure {
        n: n.to_string(),
        quoted: "172 खाते".to_owned(),
        what: say(words, "प्रतिभागियों के खुले खाते", "Participants' accounts opened"),
        place: say(words, "मैथा", "Maitha"),
        verdict,
        is_amiss,
        is_ticked: true,
    };
    said.into_iter().zip(1..).map(figure).collect()
}
