//! Giving a directive and what becomes of it. The words are kept exactly; the deadline's words become a
//! day here; who may take which step is decided in `domain`.

mod reshape;

use domain::calendar::Calendar;
use domain::directive::clock::{Clocks, clocks as read_clocks};
use domain::directive::steps::{Step, fold, may_step};
use domain::directive::weeks::phased;
use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Resolution, may_issue,
};
use domain::fact::Fact;
use domain::indicator::IndicatorCode;
use domain::place::PlaceCode;
use domain::post::{Post, PostId};
use domain::refusal::Refusal;
use domain::review::{ReviewId, SeriesId};
use domain::scheme::SchemeCode;
use jiff::civil::Date;
pub use reshape::{merge, postpone, split};
use store::directives::Scope;
pub use store::directives::{Counts, Filter, Page, Standing, Taken};
use store::{Listed, Write};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures::latest;
use crate::known::Known;
use crate::{access, deadlines, reviews, wording};

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
    let read = deadlines::read(&given.deadline, held_on, next);
    let deadline = by_last_week(calendar(&books.known, given.place).owed(read), &given.condition);
    let directive = NewDirective {
        review: given.review,
        point: given.point,
        words: given.words.trim().to_owned(),
        kind: given.kind,
        owners: given.owners,
        place: given.place,
        scheme: given.scheme,
        deadline,
        condition: given.condition,
    };
    let waited = directive.condition.waited();
    let now =
        waited.and_then(|waited| latest(&books.known, waited.indicator, waited.place, books.today));
    may_issue(&directive, held_on, now)?;
    must_bind(books, review.sitting.series, &directive.owners)?;
    let id = books.record(&Fact::DirectiveIssued(directive.clone()))?;
    Ok(Directive::new(DirectiveId(id), directive, held_on))
}

/// Refuses owners whom the series cannot bind.
fn must_bind(books: &mut Books<'_, '_, Write>, series: SeriesId, owners: &[PostId]) -> Result<()> {
    let series = store::reviews::series(books.tx, series)?.series;
    for owner in owners {
        let post = store::posts::get(books.tx, books.today, *owner)?;
        if !series.binds(&post, &books.known.tree) {
            let post = wording::post_at(&books.known, &post);
            return Err(Refusal::OwnerOutsideSeries { post }.into());
        }
    }
    Ok(())
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

/// The office's days at a place.
#[must_use]
pub fn calendar(known: &Known, place: PlaceCode) -> Calendar<'_> {
    Calendar { book: &known.book, state: known.state_of(place) }
}

/// A weekly target is owed by its last week where its words name no day.
fn by_last_week(deadline: Deadline, condition: &Condition) -> Deadline {
    let Condition::Weekly { weeks, .. } = condition else { return deadline };
    match deadline.how {
        Resolution::Weekly | Resolution::Vague | Resolution::NotStated => Deadline {
            due_on: weeks.last().map(|week| week.due_on),
            how: Resolution::Weekly,
            ..deadline
        },
        _ => deadline,
    }
}

/// The most weeks over which a target is spread: a year.
const MOST_WEEKS: i64 = 53;

/// A level for every week from the sitting on, from the figure of today to the one asked.
///
/// # Errors
/// No weeks, or more than a year of them; there is no such sitting.
pub fn weekly<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    (indicator, place): (IndicatorCode, PlaceCode),
    (at_least, n_weeks): (i64, i64),
) -> Result<Condition> {
    if !(1..=MOST_WEEKS).contains(&n_weeks) {
        return Err(Refusal::WeeksNotRead.into());
    }
    let held_on = store::reviews::review(books.tx, review)?.sitting.on;
    let now = latest(&books.known, &indicator, place, books.today).unwrap_or(0);
    let calendar = calendar(&books.known, place);
    let mut weeks = phased(now, at_least, n_weeks, held_on);
    for week in &mut weeks {
        week.due_on = calendar.counted(week.due_on);
    }
    Ok(Condition::Weekly { indicator, place, weeks })
}

/// How every post of a kind below a place is named among owners: `all:mission-block:kanpur-dehat`.
pub const ALL: &str = "all:";

/// The owners by the words of posts; [`ALL`] with a kind and a place stands for every post of the kind at or
/// below the place, as they were on the day of the sitting.
///
/// # Errors
/// There is no such post or place.
pub fn owners<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    words: &[String],
) -> Result<Vec<PostId>> {
    let held_on = store::reviews::review(books.tx, review)?.sitting.on;
    let posts = store::posts::all(books.tx, held_on)?;
    let mut owners: Vec<PostId> = Vec::new();
    for word in words {
        let found: Vec<PostId> = match word.strip_prefix(ALL).and_then(|rest| rest.split_once(':'))
        {
            Some((kind, place)) => {
                let top = books.known.place(place)?.code;
                let is_meant = |post: &&domain::post::Post| {
                    post.kind == kind && books.known.tree.is_within(post.place, top)
                };
                posts.iter().filter(is_meant).map(|post| post.id).collect()
            }
            None => posts.iter().filter(|post| post.slug == *word).map(|post| post.id).collect(),
        };
        if found.is_empty() {
            return Err(Error::NotFound);
        }
        owners.extend(found);
    }
    let mut seen = std::collections::BTreeSet::new();
    owners.retain(|owner| seen.insert(*owner));
    Ok(owners)
}

/// The two clocks of a directive on the day of the books.
#[must_use]
pub fn clocks(directive: &Directive, history: &[Taken], today: Date) -> Clocks {
    let steps = history.iter().map(|taken| (taken.on, &taken.step));
    read_clocks(directive.id, (&directive.given, directive.issued_on), steps, today)
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

/// One page of the register.
///
/// # Errors
/// The database failed.
pub fn listed<M>(
    books: &mut Books<'_, '_, M>,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Directive, DirectiveId>> {
    let filter = narrowed(&books.known, filter);
    Ok(store::directives::listed(books.tx, &filter, page)?)
}

/// The same question in fewer words: of two places on one line the lower says enough, and two that lie
/// apart hold nothing together.
fn narrowed(known: &Known, filter: &Filter) -> Filter {
    let (Some(within), Some(seen)) = (filter.within, &filter.seen) else { return filter.clone() };
    let tree = &known.tree;
    let is_apart = |scope: &Scope| match scope {
        Scope::Place(place) => {
            *place != within && !tree.is_within(*place, within) && !tree.is_within(within, *place)
        }
        _ => false,
    };
    let says_more = |scope: &Scope| match scope {
        Scope::Place(place) => *place != within && !tree.is_within(within, *place),
        _ => true,
    };
    let seen = seen.iter().filter(|scopes| !scopes.iter().any(is_apart));
    let seen = seen.map(|scopes| scopes.iter().filter(|s| says_more(s)).cloned().collect());
    Filter { seen: Some(seen.collect()), ..filter.clone() }
}

/// How many directives a filter has: given, open, overdue today, verified, dropped.
///
/// # Errors
/// The database failed.
pub fn counts<M>(books: &mut Books<'_, '_, M>, filter: &Filter) -> Result<Counts> {
    let filter = narrowed(&books.known, filter);
    Ok(store::directives::counts(books.tx, &filter, books.today)?)
}

/// The same for several filters at once.
///
/// # Errors
/// The database failed.
pub fn counts_of<M>(books: &mut Books<'_, '_, M>, filters: &[Filter]) -> Result<Vec<Counts>> {
    let filters: Vec<Filter> =
        filters.iter().map(|filter| narrowed(&books.known, filter)).collect();
    Ok(store::directives::counts_of(books.tx, &filters, books.today)?)
}

/// The open directives for a place and all below it that a post may see.
///
/// # Errors
/// The database failed.
pub fn open_within<M>(
    books: &mut Books<'_, '_, M>,
    place: PlaceCode,
    reader: &Post,
) -> Result<Vec<Directive>> {
    let seen = Some(access::directives_seen_by(books, reader)?);
    let filter = Filter { within: Some(place), seen, ..Filter::default() };
    Ok(store::directives::open(books.tx, &filter)?)
}

/// All directives of a filter; for lists that are short by nature, such as one post's.
///
/// # Errors
/// The database failed.
pub fn all<M>(books: &mut Books<'_, '_, M>, filter: &Filter) -> Result<Vec<Directive>> {
    register(books, filter, Page::all())
}
