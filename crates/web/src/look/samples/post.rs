//! A register with a held, an additional and a vacant post; a post with a search; a person.

use askama::Template;

use super::{choice, frame, link, say};
use crate::look::directive::{Filter, FilterGroup};
use crate::look::frame::Section;
use crate::look::post::{Create, Forms, Held, Index, Person, Row, Seat, Show, Titled};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("post-index", index(words).render().unwrap()),
        ("post-show", show(words, true).render().unwrap()),
        ("post-vacant", show(words, false).render().unwrap()),
        ("post-person", person(words).render().unwrap()),
    ]
}

fn index(words: Words) -> Index {
    let filter = |key: &str, is_on: bool| Filter {
        link: link("/posts?filled=vacant", &words.w(key)),
        n: String::new(),
        is_on,
    };
    let row = |holder: Option<&str>, charge: String| Row {
        link: link("/posts/bmm-maitha", &say(words, "ब्लॉक मिशन प्रबंधक, मैथा", "BMM, Maitha")),
        department: say(words, "राज्य ग्रामीण आजीविका मिशन", "Rural Livelihoods Mission"),
        holder: holder.map(|name| link("/people/7", name)),
        charge,
        superior: Some(link("/posts/bdo", &say(words, "खण्ड विकास अधिकारी", "BDO"))),
    };
    Index {
        words,
        frame: frame(words, Section::Other, &words.w("posts")),
        filters: vec![FilterGroup {
            label: words.w("filter-filled"),
            filters: vec![filter("filled-any", true), filter("filled-vacant", false)],
        }],
        rows: vec![
            row(Some("दीपिका राठौर"), words.w("charge-regular")),
            row(Some("ओम प्रकाश सविता"), words.w("charge-additional")),
            row(None, words.w1("post-vacant-since", "date", "9.10.2024")),
        ],
        n_rows: "3".to_owned(),
        more: Some(link("/posts?after=50", &words.w("posts-more"))),
        create: Some(Create {
            place: "maitha".to_owned(),
            place_name: say(words, "मैथा", "Maitha"),
            kinds: vec![choice("bdo", "BDO", false)],
        }),
    }
}

fn held(words: Words, until: &str) -> Held {
    Held {
        link: link("/people/7", &say(words, "दीपिका राठौर", "Deepika Rathore")),
        charge: words.w("charge-regular"),
        from: say(words, "1 अप्रैल 2024", "1 April 2024"),
        until: until.to_owned(),
        notes: vec![link("/posts/x/handing-over/2024-04-01/note.pdf", &words.w("vacancy-note"))],
    }
}

fn show(words: Words, is_held: bool) -> Show {
    let seat = |holder: &str| Seat { link: link("/posts/bdo", "BDO"), holder: holder.to_owned() };
    let title = say(words, "ब्लॉक मिशन प्रबंधक", "Block Mission Manager");
    let titled = |from: &str| Titled { title: title.clone(), from: from.to_owned() };
    let found = vec![choice("7", "दीपिका राठौर · ब्लॉक मिशन प्रबंधक, मैथा", true)];
    Show {
        words,
        frame: frame(words, Section::Other, &title),
        href: "/posts/bmm-maitha".to_owned(),
        place: link("/posts?place=maitha", &say(words, "मैथा", "Maitha")),
        department: say(words, "राज्य ग्रामीण आजीविका मिशन", "Rural Livelihoods Mission"),
        holder: is_held.then(|| link("/people/7", "दीपिका राठौर")),
        charge: words.w("charge-regular"),
        n_open: "4".to_owned(),
        n_overdue: if is_held { "1" } else { "0" }.to_owned(),
        duties: link("/directives?post=bmm-maitha", &words.w("duties-of-post")),
        superiors: vec![seat("विनय त्रिपाठी"), seat("")],
        below: if is_held { vec![seat("")] } else { Vec::new() },
        holdings: if is_held { vec![held(words, "")] } else { Vec::new() },
        titles: vec![titled("1.12.2025"), titled("")],
        forms: Forms {
            who: if is_held { "Dipika" } else { "" }.to_owned(),
            found: if is_held { found } else { Vec::new() },
            is_held,
            today: "2024-10-12".to_owned(),
        },
        title,
    }
}

fn person(words: Words) -> Person {
    let name = say(words, "दीपिका राठौर", "Deepika Rathore");
    Person {
        words,
        frame: frame(words, Section::Other, &name),
        name,
        now: vec![held(words, "")],
        before: vec![held(words, "31.3.2024")],
    }
}
