//! Giving a directive and what becomes of it. The words are kept exactly; the deadline's words become a
//! day here; who may take which step is decided in `domain`.

use domain::directive::steps::{Step, fold, may_step};
use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Resolution, may_issue,
};
use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use store::Write;
pub use store::directives::{Counts, Filter, Page, Standing, Taken};

use crate::desk::Books;
use crate::error::Result;
use crate::figures::latest;
use crate::{deadlines, reviews};

/// A directive as a person gives it; the deadline is still words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub review: ReviewId,
    pub point: i64,
    pub words: String,
    pub kind: DirectiveKind,
    pub owners: Vec<PostId>,
    pub place: PlaceCode,
    pub scheme: Option<SchemeCode>,
    pub deadline: String,
    pub condition: Condition,
}

/// Gives a directive in a sitting.
///
/// # Errors
/// The sitting takes no more, no words or owner, a day before the sitting, or a figure already there.
pub fn issue(books: &mut Books<'_, '_, Write>, given: Given) -> Result<Directive> {
    let review = reviews::writable(books, given.review)?;
    reviews::point(books, given.review, given.point)?;
    let held_on = review.sitting.on;
    let next = store::reviews::next_after(books.tx, review.sitting.series, held_on)?
        .map(|next| next.sitting.on);
    let directive = NewDirective {
        review: given.review,
        point: given.point,
        words: given.words.trim().to_owned(),
        kind: given.kind,
        owners: given.owners,
        place: given.place,
        scheme: given.scheme,
        deadline: deadlines::read(&given.deadline, held_on, next),
        condition: given.condition,
    };
    let now = match &directive.condition {
        Condition::Figure { indicator, place, .. } => {
            latest(&books.known, indicator, *place, books.today)
        }
        Condition::Document | Condition::Evidence => None,
    };
    may_issue(&directive, held_on, now)?;
    let id = books.record(&Fact::DirectiveIssued(directive.clone()))?;
    Ok(Directive::new(DirectiveId(id), directive, held_on))
}

/// Takes a step on a directive in the name of the post that writes.
///
/// # Errors
/// No post is named, or a rule says no.
pub fn step(books: &mut Books<'_, '_, Write>, id: DirectiveId, step: Step) -> Result<Directive> {
    let by = books.tx.by().post.ok_or(Refusal::NotTheOwner)?;
    let directive = store::directives::get(books.tx, id)?;
    may_step(&directive, by, &step)?;
    books.record(&Fact::DirectiveMoved { directive: id, step: step.clone() })?;
    Ok(fold(directive, &step))
}

/// Whether the day of a deadline is still to come from a sitting that is not called yet.
#[must_use]
pub fn waits_for_sitting(deadline: &Deadline) -> bool {
    deadline.how == Resolution::NextSitting && deadline.due_on.is_none()
}

/// A directive by its number, with everything that happened to it, in order.
///
/// # Errors
/// There is none.
pub fn get<M>(books: &mut Books<'_, '_, M>, id: DirectiveId) -> Result<(Directive, Vec<Taken>)> {
    let directive = store::directives::get(books.tx, id)?;
    Ok((directive, store::directives::history(books.tx, id)?))
}

/// The register: directives by filter, oldest first, a page at a time.
///
/// # Errors
/// The database failed.
pub fn register<M>(
    books: &mut Books<'_, '_, M>,
    filter: &Filter,
    page: Page,
) -> Result<Vec<Directive>> {
    Ok(store::directives::register(books.tx, filter, page)?)
}

/// How many directives a filter has: given, open, overdue today, verified, dropped.
///
/// # Errors
/// The database failed.
pub fn counts<M>(books: &mut Books<'_, '_, M>, filter: &Filter) -> Result<Counts> {
    Ok(store::directives::counts(books.tx, filter, books.today)?)
}

/// The open directives for a place and all below it.
///
/// # Errors
/// The database failed.
pub fn open_within<M>(books: &mut Books<'_, '_, M>, place: PlaceCode) -> Result<Vec<Directive>> {
    let tree = &books.known.tree;
    let range = tree.ix(place).map_or(0..0, |ix| ix..tree.end(ix));
    let places = tree.places().get(range).unwrap_or_default();
    let filter = Filter {
        standing: Standing::Open,
        places: Some(places.iter().map(|place| place.code).collect()),
        ..Filter::default()
    };
    Ok(store::directives::open(books.tx, &filter)?)
}

/// All directives of a filter; for lists that are short by nature, such as one post's.
///
/// # Errors
/// The database failed.
pub fn all<M>(books: &mut Books<'_, '_, M>, filter: &Filter) -> Result<Vec<Directive>> {
    register(books, filter, Page::all())
}
