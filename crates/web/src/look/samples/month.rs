//! A month that is frozen with a correction since, one that is open, and a norm on trial.

use askama::Template;

use super::{frame, grade, link, say};
use crate::look::frame::Section;
use crate::look::month::{Change, Deed, Month, Then};
use crate::look::parts::Moved;
use crate::look::trial::{BandAsked, Row, Side, Trial};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    let open = Month {
        is_frozen: false,
        freeze: Some("/months/sundarpur/2024-09/freeze".to_owned()),
        thaw: None,
        state: words.w("month-is-open"),
        changes: vec![],
        history: vec![],
        note: String::new(),
        ..frozen(words)
    };
    vec![
        ("month-frozen", frozen(words).render().unwrap()),
        ("month-open", open.render().unwrap()),
        ("trial-show", trial(words).render().unwrap()),
    ]
}

pub(super) fn then(words: Words) -> Then {
    let on = say(words, "8 अक्टूबर 2024", "8 October 2024");
    Then {
        text: words.wf("then-known", &[("fact", "412".to_owned()), ("date", on)]),
        now: "/score/sundarpur/2024-09/derivation".to_owned(),
    }
}

pub(super) fn changes(words: Words) -> Vec<Change> {
    vec![Change {
        what: say(words, "खुले खाते · उपलब्धि · सितम्बर 2024", "Accounts · achieved · September 2024"),
        place: say(words, "टप्पल", "Tappal"),
        then: "172".to_owned(),
        now: "168".to_owned(),
        on: "10.10.2024".to_owned(),
        by: say(words, "उपायुक्त (स्वतः रोजगार)", "Deputy Commissioner (NRLM)"),
        why: say(words, "चार खाते दो बार गिने गए थे", "Four accounts had been counted twice"),
        fact: link("/ledger/418", "418"),
    }]
}

fn frozen(words: Words) -> Month {
    let values = [("until", "30.09.2024".to_owned()), ("on", "08.10.2024".to_owned())];
    let post = say(words, "उपायुक्त (स्वतः रोजगार)", "Deputy Commissioner (NRLM)");
    Month {
        words,
        frame: frame(words, Section::Scorecard, &words.w("month-page")),
        crumbs: vec![link("/score/sundarpur/2024-09", &say(words, "सुन्दरपुर", "Sundarpur"))],
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        month: say(words, "सितम्बर 2024", "September 2024"),
        month_before: link("/months/sundarpur/2024-08", &say(words, "अगस्त 2024", "August 2024")),
        month_after: link("/months/sundarpur/2024-10", &say(words, "अक्टूबर 2024", "October 2024")),
        state: words.wf("month-is-frozen", &values),
        note: say(words, "मासिक समीक्षा हेतु", "For the monthly review"),
        is_frozen: true,
        freeze: None,
        thaw: Some("/months/sundarpur/2024-09/opening".to_owned()),
        thaw_by: String::new(),
        missing: vec![link("/score/gangiri/2024-09", &say(words, "गंगीरी", "Gangiri"))],
        history: vec![Deed {
            what: words.w("fact-month-frozen"),
            on: say(words, "8 अक्टूबर 2024", "8 October 2024"),
            by: post,
            note: String::new(),
        }],
        changes: changes(words),
        card: link("/score/sundarpur/2024-09", &words.w("card")),
    }
}

fn trial(words: Words) -> Trial {
    let side = |rank: &str, score: &str, letter: &str| Side {
        rank: rank.to_owned(),
        score: score.to_owned(),
        grade: grade(letter),
    };
    let band = |letter: &str, cut: &str, marks: &str| BandAsked {
        grade: grade(letter),
        cut: cut.to_owned(),
        marks: marks.to_owned(),
    };
    Trial {
        words,
        frame: frame(words, Section::Scorecard, &words.w("trial")),
        crumbs: vec![link("/score/up/2024-09", &say(words, "उत्तर प्रदेश", "Uttar Pradesh"))],
        here: "/score/up/2024-09/trial".to_owned(),
        place: say(words, "उत्तर प्रदेश", "Uttar Pradesh"),
        month: say(words, "सितम्बर 2024", "September 2024"),
        children_word: words.w("place-districts"),
        norm: say(words, "डैशबोर्ड श्रेणी सीमाएँ", "Dashboard cut-offs"),
        bands: vec![band("A", "90", "5"), band("B", "75", "4"), band("E", "", "0")],
        lines: vec![],
        weight: String::new(),
        targets: vec![],
        target: String::new(),
        told: words.wf(
            "trial-told",
            &[("letters", "1".to_owned()), ("ranks", "2".to_owned()), ("n", "75".to_owned())],
        ),
        rows: vec![Row {
            place: link("/score/sundarpur/2024-09/trial", &say(words, "सुन्दरपुर", "Sundarpur")),
            now: side("31", "7.84", "B"),
            then: side("27", "8.10", "B"),
            moved: Moved::Up("4".to_owned()),
            is_other_letter: false,
        }],
        xlsx: "/score/up/2024-09/trial.xlsx".to_owned(),
        card: link("/score/up/2024-09", &words.w("card")),
    }
}
