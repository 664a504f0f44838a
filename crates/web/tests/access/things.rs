//! What stands behind the doors of the sample office, how each is addressed, and what its answer must be.

use std::sync::Arc;

use axum::http::{Method, StatusCode};
use desk::access::{self, Target};
use desk::directives::Filter;
use desk::outbox::Wanted;
use desk::{Books, Read};
use domain::place::PlaceCode;
use domain::post::Post;
use web::{Hung, Of};

/// Words in an address that may name nothing although the door is open.
const MAY_BE_NOTHING: [&str; 8] =
    ["{scheme}", "{sha256}", "{n}", "{on}", "{sample}", "{file}", "{step}", "{token}"];

/// Something behind a door: what the table looks at, the word in the address, where it stands.
#[derive(Clone)]
pub(crate) struct Behind {
    pub(crate) target: Target,
    pub(crate) word: String,
    pub(crate) at: Option<PlaceCode>,
}

/// Everything of the sample office that can stand behind a door of this kind.
pub(crate) fn things(books: &mut Books<'_, '_, Read>, of: Of) -> Vec<Behind> {
    let behind = |target, word: String, at| Behind { target, word, at };
    match of {
        Of::House | Of::Anyone | Of::Fact => vec![behind(Target::House, String::new(), None)],
        Of::Place => {
            let tree = Arc::clone(&books.known.tree);
            let place = |p: &domain::place::Place| {
                behind(Target::Place(p.code), p.slug.clone(), Some(p.code))
            };
            tree.places().iter().map(place).collect()
        }
        Of::Post => {
            let posts = desk::posts::all(books).unwrap().into_iter();
            posts.map(|p| behind(Target::Post(p.id), p.slug, Some(p.place))).collect()
        }
        Of::Series => {
            let all = desk::reviews::all_series(books).unwrap().into_iter();
            all.map(|f| behind(Target::Series(f.id), f.series.slug, Some(f.series.place))).collect()
        }
        Of::Review | Of::Paper => {
            let mut all = Vec::new();
            for founded in desk::reviews::all_series(books).unwrap() {
                for review in desk::reviews::sittings(books, founded.id).unwrap() {
                    let place = Some(founded.series.place);
                    all.push(behind(Target::Review(review.id), review.id.to_string(), place));
                }
            }
            all
        }
        Of::Row | Of::Case => {
            let mut all = Vec::new();
            let places: Vec<PlaceCode> =
                books.known.tree.places().iter().map(|place| place.code).collect();
            for place in places {
                let page = desk::registers::page(books, "member", place, None, 1).unwrap();
                let Some(row) = page.rows.into_iter().next() else { continue };
                let at = Some(row.place);
                if of == Of::Row {
                    all.push(behind(Target::Row(row.id), row.id.to_string(), at));
                } else if let Some(case) =
                    desk::registers::cases::of_row(books, row.id).unwrap().into_iter().next()
                {
                    all.push(behind(Target::Case(case.id), case.id.to_string(), at));
                }
            }
            all
        }
        Of::Directive => {
            let all = desk::directives::all(books, &Filter::default()).unwrap().into_iter();
            all.map(|d| behind(Target::Directive(d.id), d.id.to_string(), Some(d.given.place)))
                .collect()
        }
        Of::Message => {
            let all = desk::outbox::page(books, &Wanted::default(), 1_000).unwrap().into_iter();
            let place = |books: &mut Books<'_, '_, Read>, post| {
                Some(desk::posts::get(books, post).unwrap().place)
            };
            all.map(|m| {
                let at = place(books, m.asked.to);
                behind(Target::Message(m.id), m.id.to_string(), at)
            })
            .collect()
        }
        Of::Explanation => {
            let all = desk::explanations::all(books, &desk::explanations::Filter::default());
            let all = all.unwrap().into_iter();
            all.map(|e| behind(Target::Explanation(e.id), e.id.to_string(), Some(e.given.place)))
                .collect()
        }
    }
}

pub(crate) fn path_of(door: &Hung, word: &str) -> String {
    let name = match door.door.of {
        Of::Place => "{place}",
        Of::Post => "{post}",
        Of::Series => "{slug}",
        Of::Row => "{row}",
        Of::Case => "{case}",
        Of::Paper | Of::Fact | Of::House | Of::Anyone => "",
        Of::Review | Of::Directive | Of::Explanation | Of::Message => "{id}",
    };
    let path = if name.is_empty() { door.path.clone() } else { door.path.replace(name, word) };
    [
        ("{period}", "2024-09"),
        ("{scheme}", "lakhpati-didi"),
        ("{sha256}", "00"),
        ("{kind}", "to_date"),
    ]
    .into_iter()
    .chain([("{as_on}", "2024-09-30"), ("{n}", "1"), ("{on}", "2024-10-12"), ("{id}", "1")])
    .chain([("{sample}", "1"), ("{step}", "nothing"), ("{file}", "x"), ("{fact}", "1")])
    .chain([("{seq}", "1"), ("{post}", "nobody")])
    .chain([("{register}", "shg"), ("{pipeline}", "bank-linkage")])
    .fold(path, |path, (name, word)| path.replace(name, word))
}

/// What the table says of a post at a door: `y` yes, `-` as if nothing were there, `x` not its duty.
pub(crate) fn ruled(
    books: &mut Books<'_, '_, Read>,
    post: &Post,
    door: &Hung,
    thing: &Behind,
) -> char {
    match access::must(books, post, door.door.action, thing.target) {
        Ok(()) => 'y',
        Err(desk::Error::NotFound) => '-',
        Err(desk::Error::Forbidden) => 'x',
        Err(error) => panic!("{error}"),
    }
}

/// Whether a door is asked at all: not those that ask nobody, nor a writing that would be taken.
pub(crate) fn is_asked(door: &Hung, ruled: char) -> bool {
    let is_reading = door.method == Method::GET;
    !matches!(door.door.of, Of::Anyone | Of::Fact | Of::Paper) && (ruled != 'y' || is_reading)
}

/// Whether an answer is what the table says.
pub(crate) fn is_right(door: &Hung, ruled: char, status: StatusCode) -> bool {
    let names_more = door.door.of == Of::House && door.path.contains('{');
    let may_be_nothing = names_more || MAY_BE_NOTHING.iter().any(|word| door.path.contains(word));
    match ruled {
        'y' if may_be_nothing => status != StatusCode::FORBIDDEN,
        'y' => !matches!(status.as_u16(), 403 | 404 | 500..),
        '-' => status == StatusCode::NOT_FOUND,
        _ => status == StatusCode::FORBIDDEN,
    }
}
