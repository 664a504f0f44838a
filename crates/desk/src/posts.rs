//! Posts as they stand on the day of the books, with their holders; making them from the packs, each
//! under its superior by the line of reporting; and their titles. Who holds them is in `people`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::fact::Fact;
use domain::line::{Titles, kinds_above, superior, superiors, titles_due};
use domain::name::Name;
use domain::place::{Place, PlaceCode};
use domain::post::{NewPost, Post, PostId};
use domain::refusal::Refusal;
use domain::scheme::PostKind;
use jiff::civil::Date;
pub use store::Listed;
use store::Write;
pub use store::posts::{Filled, Filter, Page, Seat, Superior};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;

/// Up to this many posts of one kind at one place get a word of their own by a number.
const MOST_ALIKE: usize = 99;

/// The post with this word in addresses.
///
/// # Errors
/// There is none.
pub fn by_slug<M>(books: &mut Books<'_, '_, M>, slug: &str) -> Result<Post> {
    store::posts::by_slug(books.tx, books.today, slug)?.ok_or(Error::NotFound)
}

/// A post by its number.
///
/// # Errors
/// There is none.
pub fn get<M>(books: &mut Books<'_, '_, M>, id: PostId) -> Result<Post> {
    Ok(store::posts::get(books.tx, books.today, id)?)
}

/// All posts of the office.
///
/// # Errors
/// The database failed.
pub fn all<M>(books: &mut Books<'_, '_, M>) -> Result<Vec<Post>> {
    Ok(store::posts::all(books.tx, books.today)?)
}

/// The first posts of the office, at most `limit`.
///
/// # Errors
/// The database failed.
pub fn first<M>(books: &mut Books<'_, '_, M>, limit: i64) -> Result<Vec<Post>> {
    Ok(store::posts::first(books.tx, books.today, limit)?)
}

/// Some posts, for the names of those that a page speaks of.
///
/// # Errors
/// The database failed.
pub fn these<M>(
    books: &mut Books<'_, '_, M>,
    ids: impl IntoIterator<Item = PostId>,
) -> Result<Vec<Post>> {
    let ids: BTreeSet<PostId> = ids.into_iter().collect();
    Ok(store::posts::these(books.tx, books.today, ids)?)
}

/// The posts at some places themselves.
///
/// # Errors
/// The database failed.
pub fn at_places<M>(books: &mut Books<'_, '_, M>, places: &[PlaceCode]) -> Result<Vec<Post>> {
    Ok(store::posts::at_places(books.tx, books.today, places)?)
}

/// Some posts with all posts above them.
///
/// # Errors
/// The database failed.
pub fn with_superiors<M>(
    books: &mut Books<'_, '_, M>,
    ids: impl IntoIterator<Item = PostId>,
) -> Result<BTreeMap<PostId, Post>> {
    let mut wanted: BTreeSet<PostId> = ids.into_iter().collect();
    let mut found: BTreeMap<PostId, Post> = BTreeMap::new();
    while !wanted.is_empty() {
        let posts = these(books, wanted)?;
        wanted = posts.iter().filter_map(|post| post.reports_to).collect();
        found.extend(posts.into_iter().map(|post| (post.id, post)));
        wanted.retain(|id| !found.contains_key(id));
    }
    Ok(found)
}

/// One page of the register.
///
/// # Errors
/// The database failed.
pub fn register<M>(
    books: &mut Books<'_, '_, M>,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Seat, PostId>> {
    Ok(store::posts::register(books.tx, books.today, filter, page)?)
}

/// The superiors of a post, the nearest first.
///
/// # Errors
/// The database failed.
pub fn line<M>(books: &mut Books<'_, '_, M>, post: &Post) -> Result<Vec<Post>> {
    let mut above: BTreeMap<PostId, Post> = BTreeMap::new();
    let mut next = post.reports_to;
    while let Some(id) = next.filter(|id| *id != post.id && !above.contains_key(id)) {
        let superior = get(books, id)?;
        next = superior.reports_to;
        above.insert(id, superior);
    }
    let reports_to = |id: PostId| match above.get(&id) {
        Some(superior) => superior.reports_to,
        None => post.reports_to.filter(|_| id == post.id),
    };
    Ok(superiors(post.id, reports_to).iter().filter_map(|id| above.get(id).cloned()).collect())
}

/// The posts that report to one, at most `limit`.
///
/// # Errors
/// The database failed.
pub fn below<M>(books: &mut Books<'_, '_, M>, post: PostId, limit: i64) -> Result<Vec<Post>> {
    Ok(store::posts::below(books.tx, books.today, post, limit)?)
}

/// The titles of a post by day.
///
/// # Errors
/// There is no such post.
pub fn titles<M>(books: &mut Books<'_, '_, M>, post: PostId) -> Result<Titles> {
    store::posts::titles(books.tx, Some(post))?.remove(&post).ok_or(Error::NotFound)
}

/// A post goes by another title from a day.
///
/// # Errors
/// No title.
pub fn retitle(
    books: &mut Books<'_, '_, Write>,
    post: PostId,
    title: Name,
    from: Date,
) -> Result<()> {
    if title.hi.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    get(books, post)?;
    books.record(&Fact::PostRetitled { post, title, from })?;
    Ok(())
}

/// Creates a post of a kind at a place, vacant, under its superior, with the titles of its kind. Its
/// word in addresses is made of those of the kind and the place.
///
/// # Errors
/// There is no such kind or place.
pub fn create(books: &mut Books<'_, '_, Write>, kind: &str, at: PlaceCode) -> Result<PostId> {
    let place = books.known.tree.get(at).ok_or(Error::NotFound)?;
    let word = format!("{kind}-{}", place.slug);
    let mut slug = word.clone();
    for n in 2..=MOST_ALIKE {
        if store::posts::by_slug(books.tx, books.today, &slug)?.is_none() {
            break;
        }
        slug = format!("{word}-{n}");
    }
    create_as(books, kind, at, slug)
}

/// The same under a word of its own.
///
/// # Errors
/// There is no such kind or place, or the word is taken.
pub fn create_as(
    books: &mut Books<'_, '_, Write>,
    kind: &str,
    at: PlaceCode,
    slug: String,
) -> Result<PostId> {
    let tree = Arc::clone(&books.known.tree);
    let mut seats = Seats::new();
    for place in tree.line(at) {
        for post in store::posts::at_place(books.tx, books.today, place.code)? {
            seats.entry((post.kind, place.code)).or_insert(post.id);
        }
    }
    let state = books.known.state_of(at);
    let kind = books.known.book.post_kind(state, kind).ok_or(Error::NotFound)?.clone();
    record(books, &kind, (at, slug), &seats)
}

/// The first post of each kind at each place.
type Seats = BTreeMap<(String, PlaceCode), PostId>;

fn record(
    books: &mut Books<'_, '_, Write>,
    kind: &PostKind,
    (place, slug): (PlaceCode, String),
    seats: &Seats,
) -> Result<PostId> {
    let find = |kind: &str, at| seats.get(&(kind.to_owned(), at)).copied();
    let today = books.today;
    let title = kind.title_on(today).clone();
    let post = NewPost {
        slug,
        kind: kind.code.clone(),
        title,
        place,
        reports_to: superior(&books.known.book, &books.known.tree, (&kind.code, place), find),
    };
    let id = PostId(books.record(&Fact::PostCreated(post))?);
    for later in kind.later_titles.iter().filter(|later| later.from > today) {
        let (title, from) = (later.title.clone(), later.from);
        books.record(&Fact::PostRetitled { post: id, title, from })?;
    }
    Ok(id)
}

/// Creates, for every place that has none, the posts that the packs of its state name for its tier, each
/// under its superior. Returns how many. They are vacant until somebody takes charge.
///
/// # Errors
/// The database failed.
pub fn create_by_packs(books: &mut Books<'_, '_, Write>) -> Result<usize> {
    let mut seats = Seats::new();
    for post in store::posts::all(books.tx, books.today)? {
        seats.entry((post.kind, post.place)).or_insert(post.id);
    }
    let tree = Arc::clone(&books.known.tree);
    let n_before = seats.len();
    for place in tree.places() {
        for kind in kinds_at(&books.known, place) {
            if !seats.contains_key(&(kind.code.clone(), place.code)) {
                let slug = format!("{}-{}", kind.code, place.slug);
                let id = record(books, &kind, (place.code, slug), &seats)?;
                seats.insert((kind.code, place.code), id);
            }
        }
    }
    Ok(seats.len() - n_before)
}

/// The kinds of post that a place of this tier has, superiors before those who report to them.
#[must_use]
pub fn kinds_at(known: &Known, place: &Place) -> Vec<PostKind> {
    let state = known.state_of(place.code);
    let kinds = known.book.post_kinds(state).filter(|kind| kind.tier == place.code.tier());
    let mut kinds: Vec<PostKind> = kinds.cloned().collect();
    kinds.sort_by_key(|kind| kinds_above(&known.book, state, &kind.code).len());
    kinds
}

/// Gives posts the later titles of their kinds that they do not have yet.
///
/// # Errors
/// The database failed.
pub fn retitle_by_packs(books: &mut Books<'_, '_, Write>) -> Result<()> {
    let book = Arc::clone(&books.known.book);
    let titles = store::posts::titles(books.tx, None)?;
    for post in store::posts::all(books.tx, books.today)? {
        let kind = book.post_kind(books.known.state_of(post.place), &post.kind);
        let (Some(kind), Some(titles)) = (kind, titles.get(&post.id)) else { continue };
        for (from, title) in titles_due(kind, titles) {
            books.record(&Fact::PostRetitled { post: post.id, title, from })?;
        }
    }
    Ok(())
}
