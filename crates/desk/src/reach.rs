//! Reaching people: what the ladder says for today goes into the outbox, where posts are reached is
//! kept, and a directive is made ready to be passed on by hand. Sending is in `outbox`.

use std::collections::{BTreeMap, BTreeSet};

use domain::address::Address;
use domain::directive::{Directive, DirectiveId};
use domain::fact::Fact;
use domain::ladder::{self, Call, Owed};
use domain::message::MessageId;
use domain::post::{Post, PostId};
use domain::refusal::Refusal;
use domain::review::ReviewId;
use hindi::Lang;
use messages::note::{self, Note};
use store::Write;
use store::directives::{Filter, Page, Standing};

use crate::desk::Books;
use crate::error::Result;
use crate::{posts, wording};

/// The tellings that the ladder asks for on the day of the books and that nobody queued yet.
///
/// # Errors
/// The database failed.
pub fn due<M>(books: &mut Books<'_, '_, M>) -> Result<Vec<Call>> {
    let open = store::directives::open(books.tx, &Filter::default())?;
    due_of(books, &open)
}

/// How many tellings are due for the directives that stand open longest, and whether there are others that
/// were not looked at.
///
/// # Errors
/// The database failed.
pub fn n_due<M>(books: &mut Books<'_, '_, M>) -> Result<(usize, bool)> {
    let open = Filter { standing: Standing::Open, ..Filter::default() };
    let page = Page { after: None, limit: store::WINDOW };
    let listed = store::directives::listed(books.tx, &open, page)?;
    Ok((due_of(books, &listed.rows)?.len(), listed.next.is_some()))
}

fn due_of<M>(books: &mut Books<'_, '_, M>, open: &[Directive]) -> Result<Vec<Call>> {
    let today = books.today;
    let owners = open.iter().flat_map(|directive| &directive.owners).map(|owner| owner.post);
    let posts = posts::with_superiors(books, owners)?;
    let reviews: BTreeSet<ReviewId> = open.iter().map(|d| d.given.review).collect();
    let reviews: Vec<ReviewId> = reviews.into_iter().collect();
    let chairs: BTreeMap<_, _> = store::outbox::chairs(books.tx, &reviews)?.into_iter().collect();
    let ids: Vec<DirectiveId> = open.iter().map(|directive| directive.id).collect();
    let climbed = store::outbox::climbed(books.tx, &ids)?;
    let mut calls = Vec::new();
    for directive in open {
        let Some(chair) = chairs.get(&directive.given.review) else { continue };
        let state = books.known.state_of(directive.given.place);
        let rungs = books.known.book.ladder(state, today);
        let owed = ladder::of_directive(directive, &posts, *chair);
        calls.extend(ladder::steps_due(&rungs, &owed, &climbed, today));
    }
    Ok(calls)
}

/// Puts what the ladder asks for today into the outbox. Asked again on the same day it adds nothing.
///
/// # Errors
/// The database failed.
pub fn queue_due(books: &mut Books<'_, '_, Write>) -> Result<Vec<MessageId>> {
    let calls = due(books)?;
    let queue = |call: Call| Ok(MessageId(books.record(&Fact::MessageQueued(call.into()))?));
    calls.into_iter().map(queue).collect()
}

/// Keeps where a post is reached, as it was typed; the same again changes nothing.
///
/// # Errors
/// No such post, or no mailbox or number.
pub fn give_address(
    books: &mut Books<'_, '_, Write>,
    post: PostId,
    email: &str,
    phone: &str,
) -> Result<Address> {
    store::posts::get(books.tx, books.today, post)?;
    let address = Address::read(post, email, &hindi::digits::latin_digits(phone))?;
    let there = store::addresses::of_post(books.tx, post)?;
    if there.as_ref() == Some(&address) || (there.is_none() && is_empty(&address)) {
        return Err(Refusal::NothingToSave.into());
    }
    books.record(&Fact::AddressGiven(address.clone()))?;
    Ok(address)
}

fn is_empty(address: &Address) -> bool {
    address.email.is_none() && address.phone.is_none()
}

/// Where a post is reached; `None` where nobody said.
///
/// # Errors
/// The database failed.
pub fn address<M>(books: &mut Books<'_, '_, M>, post: PostId) -> Result<Option<Address>> {
    Ok(store::addresses::of_post(books.tx, post)?)
}

/// A directive as a short text to be passed on by hand; `base` is the address under which the house is
/// reached.
///
/// # Errors
/// The database failed.
pub fn share<M>(
    books: &mut Books<'_, '_, M>,
    directive: &Directive,
    base: &str,
    lang: Lang,
) -> Result<String> {
    let owner = directive.owners.first().map(|owner| owner.post);
    let owner = posts::these(books, owner)?.pop();
    Ok(note::share(&note_of(books, directive, owner.as_ref(), base), lang))
}

/// What a message about a directive says.
pub(crate) fn note_of<M>(
    books: &Books<'_, '_, M>,
    directive: &Directive,
    owner: Option<&Post>,
    base: &str,
) -> Note {
    let nobody = || domain::name::Name::new("–", "–");
    Note {
        number: directive.id.0,
        place: wording::place(&books.known, directive.given.place),
        words: directive.given.words.clone(),
        owner: owner.map_or_else(nobody, |post| wording::post_at(&books.known, post)),
        due_on: directive.due_on,
        today: books.today,
        link: link(base, directive.id),
    }
}

pub(crate) fn link(base: &str, directive: DirectiveId) -> String {
    format!("{}/directives/{directive}", base.trim_end_matches('/'))
}

/// The duty of one owner as it stands today.
pub(crate) fn duty<M>(
    books: &mut Books<'_, '_, M>,
    directive: &Directive,
    owner: PostId,
    posts: &BTreeMap<PostId, Post>,
) -> Result<Option<Owed>> {
    let chair = store::outbox::chairs(books.tx, &[directive.given.review])?.pop();
    let Some((_, chair)) = chair else { return Ok(None) };
    Ok(ladder::of_directive(directive, posts, chair).into_iter().find(|owed| owed.owner == owner))
}
