//! A list with one point that is open, one that was explained, and the index of quality.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::doubt::{DoubtList, Quality, QualityLine, Row, Side};
use crate::look::frame::Section;
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![("doubt-show", show(words).render().unwrap())]
}

fn show(words: Words) -> DoubtList {
    DoubtList {
        words,
        frame: frame(words, Section::Scorecard, &words.w("doubts")),
        crumbs: vec![link("/score/sundarpur/2024-09", &say(words, "सुन्दरपुर", "Sundarpur"))],
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        month: say(words, "सितम्बर 2024", "September 2024"),
        month_before: link("/doubts/sundarpur/2024-08", &words.w("target-month-before")),
        month_after: link("/doubts/sundarpur/2024-10", &words.w("target-month-after")),
        quality: Some(quality(words)),
        n_open: "1".to_owned(),
        rows: vec![row(words, "point-1", ""), row(words, "point-2", "explained")],
        n_more: "3".to_owned(),
        sittings: vec![choice("7", &say(words, "साप्ताहिक समीक्षा", "Weekly review"), false)],
        here: "/doubts/sundarpur/2024-09".to_owned(),
        card: link("/score/sundarpur/2024-09", &words.w("card")),
        xlsx: "/doubts/sundarpur/2024-09/list.xlsx".to_owned(),
    }
}

fn row(words: Words, id: &str, answered: &str) -> Row {
    let values = [("a", "1,720"), ("b", "172"), ("n", "10")];
    let values = values.map(|(name, value)| (name, value.to_owned()));
    let state = match answered {
        "" => String::new(),
        word => words.w(&format!("doubt-answer-{word}")),
    };
    Row {
        id: id.to_owned(),
        title: say(words, "प्रतिभागियों के खाते", "Participants' accounts"),
        place: link("/doubts/maitha/2024-09", &say(words, "मैथा", "Maitha")),
        rule: say(words, "इकाई की चूक", "A slip of unit"),
        said: words.wf("doubt-said-slip", &values),
        sure: words.w("doubt-sure-strong"),
        since: words.w("doubt-new"),
        owner: say(words, "ब्लॉक मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
        source: "Default".to_owned(),
        is_settled: !state.is_empty(),
        reply: say(words, "दो माह का योग है", "Two months together"),
        state,
        outdated: String::new(),
        answers: vec![choice("explained", &words.w("doubt-answer-explained"), false)],
        fields: vec![("rule", "unit-slip".to_owned())],
    }
}

fn quality(words: Words) -> Quality {
    let side = |word: &str, percent: &str, counts: &str, weight: &str| Side {
        name: words.w(&format!("quality-{word}")),
        percent: percent.to_owned(),
        counts: counts.to_owned(),
        weight: weight.to_owned(),
    };
    Quality {
        index: "94.20".to_owned(),
        sides: vec![
            side("complete", "90.15", "119 / 132", "30"),
            side("timely", "–", "", "20"),
            side("consistent", "97.50", "39 / 40", "30"),
            side("plausible", "95.00", "38 / 40", "20"),
        ],
        lines: vec![QualityLine {
            programme: link(
                "/score/sundarpur/2024-09/accounts-opened",
                &say(words, "प्रतिभागियों के खाते", "Participants' accounts"),
            ),
            index: "91.00".to_owned(),
            sides: ["88.00", "–", "100.00", "83.33"].map(str::to_owned).to_vec(),
        }],
        source: "Default".to_owned(),
    }
}
