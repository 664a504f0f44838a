//! Who visits: the language of the reader, the post that acts, and where the reader is. In the demo the post
//! is chosen by the reader; behind sign-in it is one of those that the person holds on this day, looked up
//! anew in each request, so that a holding that ended gives no right any more.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Query, RawPathParams};
use axum::http::Method;
use axum::http::header::{ACCEPT, COOKIE, REFERER};
use axum::http::request::Parts;
use desk::Books;
use desk::access::{self, Target};
use desk::accounts::sign_in::SignedIn;
use domain::name::Name;
use domain::place::PlaceCode;
use domain::policy::Action;
use domain::post::{Charge, Post};
use domain::refusal::Refusal;
use domain::scheme;
use serde::Deserialize;

use crate::doors::{Door, Entered};
use crate::look::frame::Notice;
use crate::look::words::{Language, Vocabulary, Words};
use crate::routes::own_address;
use crate::sent::Sent;

/// The cookie of the language, and that of the acting post.
pub(crate) const LANGUAGE_COOKIE: &str = "anupalan-language";
pub(crate) const POST_COOKIE: &str = "anupalan-post";

/// The header by which a machine names the post in whose name it asks.
pub(crate) const POST_HEADER: &str = "x-post";

/// Who stands at a door; said by `porter`, for every request.
#[derive(Clone, Debug)]
pub(crate) enum Guest {
    /// A reader of the demo, who may choose any post.
    Chooser,
    /// Somebody who is signed in.
    Person(Arc<SignedIn>),
    Nobody,
}

/// One visit to a page.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) guest: Guest,
    pub(crate) language: Language,
    /// The word of the acting post, if one was chosen.
    pub(crate) post: Option<String>,
    /// Path and query.
    pub(crate) here: String,
    /// The reason given with a writing; often empty.
    pub(crate) why: String,
    /// Whether a script of a page asks, which reads JSON.
    pub(crate) wants_json: bool,
    /// The door, unless the address is none.
    pub(crate) entered: Option<Entered>,
    /// The form that was sent, if one was.
    pub(crate) sent: Option<Arc<Sent>>,
    /// What is told on top of the page, when a form was sent back.
    pub(crate) told: Option<Notice>,
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let entered = match parts.extensions.get::<Door>().copied() {
            Some(door) => {
                let params = RawPathParams::from_request_parts(parts, state).await.ok();
                Some(Entered::new(door, params.as_ref()))
            }
            None => None,
        };
        Ok(Self { entered, ..Self::of(parts) })
    }
}

/// How a form that was sent back says from which page it came: the page that answers it stands at the
/// address of the form, and a browser knows no other.
pub(crate) const CAME_FROM: &str = "page";

#[derive(Deserialize)]
struct CameFrom {
    page: String,
}

/// The address to come back to: this page, or for a writing the page whose form it was.
fn here(parts: &Parts) -> String {
    if parts.method == Method::GET {
        return parts.uri.path_and_query().map_or("/", |here| here.as_str()).to_owned();
    }
    if let Ok(Query(came)) = Query::<CameFrom>::try_from_uri(&parts.uri) {
        return own_address(&came.page).to_owned();
    }
    let from = parts.headers.get(REFERER).and_then(|from| from.to_str().ok());
    let path = from
        .and_then(|from| from.split_once("://"))
        .and_then(|(_, rest)| rest.split_once('/'))
        .map(|(_, path)| path.split('#').next().unwrap_or_default());
    format!("/{}", path.unwrap_or_default())
}

pub(crate) fn cookie(parts: &Parts, name: &str) -> Option<String> {
    parts
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

impl Visit {
    pub(crate) fn of(parts: &Parts) -> Self {
        let language = match cookie(parts, LANGUAGE_COOKIE).as_deref() {
            Some("en") => Language::English,
            _ => Language::Hindi,
        };
        let guest = parts.extensions.get().cloned().unwrap_or(Guest::Nobody);
        let named = parts.headers.get(POST_HEADER).map(|post| {
            // What is no text is no post's word either.
            post.to_str().unwrap_or_default().to_owned()
        });
        let post = named.or_else(|| cookie(parts, POST_COOKIE));
        let sent = parts.extensions.get::<Arc<Sent>>().cloned();
        let told = parts.extensions.get::<Notice>().cloned();
        let accept = parts.headers.get(ACCEPT).and_then(|accept| accept.to_str().ok());
        let wants_json = accept.is_some_and(|accept| accept.contains("application/json"));
        let (here, why) = (here(parts), String::new());
        Self { guest, language, post, here, why, wants_json, entered: None, sent, told }
    }

    /// The post that acts: of those that the person holds today the one chosen, else the own one.
    pub(crate) fn acting<M>(&self, books: &mut Books<'_, '_, M>) -> desk::Result<Post> {
        match &self.guest {
            Guest::Chooser => self.chosen(books),
            Guest::Nobody => Err(Refusal::NotSignedIn.into()),
            Guest::Person(who) => {
                let mut posts = own_posts(books, who)?;
                let chosen =
                    posts.iter().position(|(post, _)| Some(&post.slug) == self.post.as_ref());
                if posts.is_empty() {
                    return Err(Refusal::HoldsNoPost.into());
                }
                Ok(posts.swap_remove(chosen.unwrap_or(0)).0)
            }
        }
    }

    /// Who is signed in.
    pub(crate) fn who(&self) -> desk::Result<&SignedIn> {
        match &self.guest {
            Guest::Person(who) => Ok(who),
            Guest::Chooser | Guest::Nobody => Err(Refusal::NotSignedIn.into()),
        }
    }

    /// The post chosen in the demo, else the first chair of a series, else the first post.
    fn chosen<M>(&self, books: &mut Books<'_, '_, M>) -> desk::Result<Post> {
        if let Some(slug) = &self.post
            && let Ok(post) = desk::posts::by_slug(books, slug)
        {
            return Ok(post);
        }
        match desk::reviews::first_series(books)? {
            Some(founded) => desk::posts::get(books, founded.series.chair),
            None => {
                let posts = desk::posts::first(books, 1)?;
                posts.into_iter().next().ok_or(desk::Error::NotFound)
            }
        }
    }

    /// Refuses what the acting post may not do to a thing that a form names.
    pub(crate) fn must<M>(
        &self,
        books: &mut Books<'_, '_, M>,
        action: Action,
        target: Target,
    ) -> desk::Result<()> {
        let acting = self.acting(books)?;
        access::must(books, &acting, action, target)
    }

    /// A name in the reader's language.
    pub(crate) fn say(&self, name: &Name) -> String {
        match self.language {
            Language::Hindi => name.hi.clone(),
            Language::English => name.en.clone(),
        }
    }

    /// The language for dates and numbers in words.
    pub(crate) fn lang(&self) -> hindi::Lang {
        match self.language {
            Language::Hindi => hindi::Lang::Hi,
            Language::English => hindi::Lang::En,
        }
    }

    /// The words of the state in which a place lies.
    pub(crate) fn words<M>(&self, books: &Books<'_, '_, M>, place: PlaceCode) -> Words {
        let state = books.known.state_of(place);
        let vocabulary = match books.known.book.vocabulary(state) {
            scheme::Vocabulary::Up => Vocabulary::UttarPradesh,
            scheme::Vocabulary::Mp => Vocabulary::MadhyaPradesh,
        };
        Words::new(self.language, vocabulary)
    }
}

/// The posts that somebody holds today and how, the own one first.
pub(crate) fn own_posts<M>(
    books: &mut Books<'_, '_, M>,
    who: &SignedIn,
) -> desk::Result<Vec<(Post, Charge)>> {
    let mut held = desk::people::posts_of(books, who.person)?;
    held.sort_by_key(|holding| holding.charge);
    held.into_iter().map(|held| Ok((desk::posts::get(books, held.post)?, held.charge))).collect()
}
