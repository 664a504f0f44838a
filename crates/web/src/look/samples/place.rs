//! A gram panchayat that was renamed, joined a cluster and was split; with the forms and without them.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::frame::Section;
use crate::look::place::{Below, Code, Dated, Forms, Happened, Parents, Show};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("place-show", show(words, true).render().unwrap()),
        ("place-seen", show(words, false).render().unwrap()),
    ]
}

fn show(words: Words, may_change: bool) -> Show {
    let name = say(words, "रामपुर खास", "Rampur Khas");
    let block = || link("/places/maitha", &say(words, "मैथा", "Maitha"));
    let day = say(words, "1 अक्टूबर 2024", "1 October 2024");
    let dated = |what, from: &str| Dated { what, from: from.to_owned() };
    let happened = |what: String, why: &str| Happened {
        what,
        from: day.clone(),
        order: "संख्या 114/33-3-2024".to_owned(),
        why: why.to_owned(),
        fact: link("/ledger/812", &words.w1("place-fact", "n", "812")),
    };
    let parts = say(words, "रामपुर खास 800, नवगाँव 450", "Rampur Khas 800, Navgaon 450");
    let split = [("parts", parts), ("base", "परिवार 2011".to_owned())];
    Show {
        words,
        frame: frame(words, Section::Other, &name),
        crumbs: vec![block(), link("/places/rampur", &name)],
        href: "/places/rampur".to_owned(),
        tier: words.w("place-tier-gp"),
        other_name: "Rampur Khas".to_owned(),
        number: "68412".to_owned(),
        span: words.w1("place-began", "date", &day),
        card: link("/score/rampur/2024-09", &words.w("card")),
        names: vec![
            dated(link("", &name), &day),
            dated(link("", &say(words, "रामपुर", "Rampur")), ""),
        ],
        aliases: vec!["RAMPUR KH.".to_owned()],
        codes: vec![Code {
            register: words.w("place-register-lgd"),
            code: "68412".to_owned(),
            version: "3".to_owned(),
        }],
        parents: vec![Parents {
            hierarchy: words.w("place-in-revenue"),
            rows: vec![dated(block(), "")],
        }],
        below: vec![Below {
            hierarchy: words.w("place-below-revenue"),
            places: vec![link("/places/jyoti", &say(words, "ज्योति ग्राम संगठन", "Jyoti VO"))],
        }],
        history: vec![
            happened(words.wf("place-was-split", &split), "पुनर्गठन"),
            happened(words.wf("place-was-renamed", &[("name", name.clone())]), ""),
        ],
        forms: may_change.then(|| Forms {
            place: "rampur".to_owned(),
            today: "2024-10-12".to_owned(),
            seats: vec![choice("maitha", &say(words, "मैथा", "Maitha"), true)],
            clusters: vec![choice("", &words.w("place-nobody"), true)],
            registers: vec![choice("lgd", &words.w("place-register-lgd"), false)],
        }),
        name,
    }
}
