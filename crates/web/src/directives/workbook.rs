//! The register given out as XLSX: the rows that the filters leave, each with its clock and its day.

use desk::given_out::{Column, Table, Value};
use desk::{Books, wording};
use domain::directive::Directive;
use domain::post::{Post, PostId};

use super::register::{Asked, filter, owners_of};
use super::rows::due;
use crate::frame::post_title;
use crate::look::words::Words;
use crate::visit::Visit;

/// The headings of the columns, by their keys in the words files.
const HEADINGS: [&str; 10] = [
    "number",
    "directive",
    "owner",
    "place",
    "programme",
    "given",
    "deadline",
    "due-on",
    "days-late",
    "filter-state",
];
/// More than this go on no sheet that is worked with by hand.
const MOST_ROWS: i64 = 20_000;

pub(super) fn xlsx<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Vec<u8>> {
    desk::given_out::xlsx(&table(books, visit, asked)?)
}

/// The rows that the filters leave.
pub(super) fn table<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Table> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let filter = filter(books, visit, asked)?;
    let page = desk::directives::Page { after: None, limit: MOST_ROWS };
    let directives = desk::directives::register(books, &filter, page)?;
    let posts = owners_of(books, &directives)?;
    let today = hindi::date::long(books.today, visit.lang());
    Ok(Table {
        sheet: words.w("directives"),
        titles: vec![words.w("directives"), words.w1("as-on", "date", today)],
        columns: HEADINGS.map(|key| Column { heading: words.w(key), width: 0 }).to_vec(),
        rows: directives.iter().map(|d| row(books, visit, &words, d, &posts)).collect(),
        notes: Vec::new(),
    })
}

fn row<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
    posts: &[Post],
) -> Vec<Value> {
    let given = &directive.given;
    let title = |id: PostId| {
        let post = posts.iter().find(|post| post.id == id);
        post.map_or(String::new(), |post| post_title(books, visit, post))
    };
    let owners: Vec<String> = directive.owners.iter().map(|owner| title(owner.post)).collect();
    let programme = given.scheme.as_ref().map(|code| wording::scheme(&books.known, code));
    vec![
        Value::Count(directive.id.0),
        Value::Text(given.words.clone()),
        Value::Text(owners.join("; ")),
        Value::Text(visit.say(&wording::place(&books.known, given.place))),
        programme.map_or(Value::Empty, |name| Value::Text(visit.say(&name))),
        Value::Text(hindi::date::short(directive.issued_on)),
        Value::Text(given.deadline.words.clone()),
        Value::Text(due(words, directive)),
        directive.days_overdue(books.today).map_or(Value::Empty, Value::Count),
        Value::Text(words.w(super::state(directive.state()).key())),
    ]
}
