//! An outbox with a message of each kind.

use askama::Template;

use super::{frame, link, say};
use crate::look::directive::{Filter, FilterGroup};
use crate::look::frame::Section;
use crate::look::message::{Address, Index, Row};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![("message-index", index(words).render().unwrap())]
}

fn index(words: Words) -> Index {
    let filter = |text: String, n: &str, is_on| Filter {
        link: link("/messages?state=sent", &text),
        n: n.to_owned(),
        is_on,
    };
    Index {
        words,
        frame: frame(words, Section::Other, &words.w("messages")),
        filters: vec![FilterGroup {
            label: words.w("filter-state"),
            filters: vec![
                filter(words.w("filter-all"), "3", true),
                filter(words.w("message-state-sent"), "1", false),
            ],
        }],
        rows: vec![
            row(words, "queued", &words.w("message-no-mailbox")),
            row(words, "given-up", "550 5.1.1 no such mailbox"),
            row(words, "sent", "250 2.0.0 Ok"),
        ],
        more: None,
        n_due: "2".to_owned(),
        address: Address {
            post: "cdo".to_owned(),
            title: say(words, "मुख्य विकास अधिकारी, सुन्दरपुर", "Chief Development Officer, Sundarpur"),
            email: "cdo-sundarpur@example.in".to_owned(),
            phone: String::new(),
        },
        calendar: "https://anupalan.example.in/calendar/cdo/00ff.ics".to_owned(),
    }
}

fn row(words: Words, state: &'static str, why: &str) -> Row {
    let is_settled = state == "sent";
    let text = say(words, "निर्देश 7 (मैथा): “शेष खाते”", "Directive 7 (Maitha): “the rest”");
    Row {
        number: format!("4{}", state.len()),
        about: link("/directives/7", &words.w1("directive-number", "n", "7")),
        to: say(words, "खण्ड मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
        note: words.w("message-reason-due"),
        state,
        is_bad: state == "given-up",
        why: why.to_owned(),
        text: if is_settled { String::new() } else { text },
        may_resend: state == "given-up",
    }
}
