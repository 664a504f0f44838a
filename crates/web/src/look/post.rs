//! Posts and those who hold them: the register, one post with its titles and holders by day, and one
//! person with the posts held now and before.

use askama::Template;

use super::directive::FilterGroup;
use super::frame::Frame;
use super::parts::{Choice, Link};
use super::words::Words;

/// The register: `/posts?place=…&filled=…`. A post is created by `POST /posts` (`place`, `kind`).
#[derive(Debug, Clone, Template)]
#[template(path = "post/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub filters: Vec<FilterGroup>,
    pub rows: Vec<Row>,
    pub n_rows: String,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
    /// Only where one place is chosen.
    pub create: Option<Create>,
}

/// One post in the register.
#[derive(Debug, Clone)]
pub struct Row {
    /// The title of today with the place.
    pub link: Link,
    /// The kind by its department.
    pub department: String,
    /// `None` where the post is vacant.
    pub holder: Option<Link>,
    /// The charge, or since when the post is vacant.
    pub charge: String,
    pub superior: Option<Link>,
}

/// What a post at the chosen place may be.
#[derive(Debug, Clone)]
pub struct Create {
    pub place: String,
    pub place_name: String,
    pub kinds: Vec<Choice>,
}

/// One post: `/posts/<word>` (`href`). Its forms go to `<href>/holdings`, `<href>/vacancies` and
/// `<href>/titles`.
#[derive(Debug, Clone, Template)]
#[template(path = "post/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    pub href: String,
    pub title: String,
    pub place: Link,
    pub department: String,
    pub holder: Option<Link>,
    /// The charge and since when, or since when the post is vacant.
    pub charge: String,
    pub n_open: String,
    pub n_overdue: String,
    pub duties: Link,
    /// The nearest first.
    pub superiors: Vec<Seat>,
    pub below: Vec<Seat>,
    /// The last first.
    pub holdings: Vec<Held>,
    /// The last first.
    pub titles: Vec<Titled>,
    pub forms: Forms,
}

/// Another post and who holds it.
#[derive(Debug, Clone)]
pub struct Seat {
    pub link: Link,
    /// Empty where it is vacant.
    pub holder: String,
}

/// One holding.
#[derive(Debug, Clone)]
pub struct Held {
    /// The person, or on a person's page the post.
    pub link: Link,
    pub charge: String,
    pub from: String,
    /// Empty while it lasts.
    pub until: String,
    /// The note on taking over, and that on giving up where nobody followed at once.
    pub notes: Vec<Link>,
}

/// One title and from when.
#[derive(Debug, Clone)]
pub struct Titled {
    pub title: String,
    /// Empty for the first.
    pub from: String,
}

/// The forms of a post.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// The name that was searched for; empty when none was.
    pub who: String,
    /// Whom the search found, with their posts.
    pub found: Vec<Choice>,
    pub is_held: bool,
    /// ISO.
    pub today: String,
}

/// One person: `/people/<number>`.
#[derive(Debug, Clone, Template)]
#[template(path = "post/person.html")]
pub struct Person {
    pub words: Words,
    pub frame: Frame,
    pub name: String,
    pub now: Vec<Held>,
    pub before: Vec<Held>,
}
