//! Filling the page of one post.

use desk::directives::{Filter, Standing};
use desk::people::Person;
use desk::{Books, posts};
use domain::post::{Holding, Post, PostId};
use jiff::civil::Date;

use super::{charge_key, department, person_link, post_link, vacant};
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::post::{Forms, Held, Seat, Show, Titled};
use crate::look::words::Words;
use crate::visit::Visit;

/// How many people a search shows, and how many posts below another are listed.
const MOST_FOUND: i64 = 20;
const MOST_BELOW: i64 = 60;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    slug: &str,
    who: &str,
) -> desk::Result<Show> {
    let post = posts::by_slug(books, slug)?;
    let words = visit.words(books, post.place);
    let held = desk::people::holdings(books, post.id)?;
    let open = Filter { standing: Standing::Open, owner: Some(post.id), ..Filter::default() };
    let counts = desk::directives::counts(books, &open)?;
    let superiors = posts::line(books, &post)?;
    let below = posts::below(books, post.id, MOST_BELOW)?;
    let place = desk::wording::place(&books.known, post.place);
    let place_slug = books.known.tree.get(post.place).map_or("", |place| place.slug.as_str());
    let title = visit.say(&post.title);
    Ok(Show {
        words,
        href: format!("/posts/{slug}"),
        place: Link::new(format!("/posts?place={place_slug}"), visit.say(&place)),
        department: department(books, visit, &post),
        holder: post.holder.as_ref().map(|holder| person_link(visit, holder)),
        charge: charge(visit, &words, &post, &held, books.today),
        n_open: counts.open.to_string(),
        n_overdue: counts.overdue.to_string(),
        duties: Link::new(format!("/directives?post={slug}"), words.w("duties-of-post")),
        superiors: superiors.iter().map(|post| seat(books, visit, post)).collect(),
        below: below.iter().map(|post| seat(books, visit, post)).collect(),
        holdings: holdings(books, visit, &words, (&post, &held))?,
        titles: titles(books, visit, post.id)?,
        forms: Forms {
            who: who.to_owned(),
            found: found(books, visit, who)?,
            is_held: held.last().is_some_and(|held| held.until.is_none()),
            today: books.today.to_string(),
        },
        frame: frame(books, visit, &words, Section::Other, &title)?,
        title,
    })
}

/// How and since when the post is held, or since when it is not.
fn charge(visit: &Visit, words: &Words, post: &Post, held: &[Holding], today: Date) -> String {
    let now = held.iter().rev().find(|held| held.lasts_on(today));
    match (&post.holder, now) {
        (Some(_), Some(now)) => words.wf(
            "charge-since",
            &[
                ("charge", words.w(charge_key(now.charge))),
                ("date", hindi::date::long(now.from, visit.lang())),
            ],
        ),
        _ => vacant(visit, words, held.iter().filter_map(|held| held.until).max()),
    }
}

fn seat<M>(books: &Books<'_, '_, M>, visit: &Visit, post: &Post) -> Seat {
    Seat { link: post_link(books, visit, post), holder: visit.say(&post.holder_name()) }
}

/// Who held the post, the last first, each with the notes of its two ends.
fn holdings<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (post, held): (&Post, &[Holding]),
) -> desk::Result<Vec<Held>> {
    let note = |on: Date, key: &str| {
        Link::new(format!("/posts/{}/handing-over/{on}/note.pdf", post.slug), words.w(key))
    };
    let mut rows = Vec::new();
    for holding in held.iter().rev() {
        let person = desk::people::get(books, holding.person)?;
        let mut notes = vec![note(holding.from, "handing-over-note")];
        let vacant_from = holding.until.and_then(|last| last.tomorrow().ok());
        if let Some(day) = vacant_from.filter(|day| !held.iter().any(|other| other.from == *day)) {
            notes.push(note(day, "vacancy-note"));
        }
        let link = Link::new(format!("/people/{}", person.id), visit.say(&person.name));
        rows.push(shown(visit, words, holding, (link, notes)));
    }
    Ok(rows)
}

/// One holding, under the person or the post to which it leads.
pub(crate) fn shown(
    visit: &Visit,
    words: &Words,
    holding: &Holding,
    (link, notes): (Link, Vec<Link>),
) -> Held {
    let say = |day: Date| hindi::date::long(day, visit.lang());
    Held {
        link,
        charge: words.w(charge_key(holding.charge)),
        from: say(holding.from),
        until: holding.until.map_or(String::new(), say),
        notes,
    }
}

fn titles<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    post: PostId,
) -> desk::Result<Vec<Titled>> {
    let titles = posts::titles(books, post)?;
    let first = Titled { title: visit.say(&titles.first), from: String::new() };
    let later = titles.later.iter().rev().map(|(from, title)| Titled {
        title: visit.say(title),
        from: hindi::date::long(*from, visit.lang()),
    });
    Ok(later.chain([first]).collect())
}

/// The people that a search found, each with the posts held today.
fn found<M>(books: &mut Books<'_, '_, M>, visit: &Visit, who: &str) -> desk::Result<Vec<Choice>> {
    let people = desk::people::search(books, who, MOST_FOUND)?;
    let is_one = people.len() == 1;
    let mut found = Vec::new();
    for person in people {
        let label = label(books, visit, &person)?;
        found.push(Choice { value: person.id.to_string(), label, is_chosen: is_one });
    }
    Ok(found)
}

fn label<M>(books: &mut Books<'_, '_, M>, visit: &Visit, person: &Person) -> desk::Result<String> {
    let mut parts = vec![visit.say(&person.name)];
    for held in desk::people::posts_of(books, person.id)? {
        let post = posts::get(books, held.post)?;
        parts.push(crate::frame::post_title(books, visit, &post));
    }
    Ok(parts.join(" · "))
}
