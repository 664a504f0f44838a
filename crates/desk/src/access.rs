//! Whether a post may do what it asks: finds where the thing stands and what the post has to do with it,
//! and asks the table of `domain::policy`. What is out of scope is as if it were not there.

use domain::directive::DirectiveId;
use domain::explanation::{self, ExplanationId};
use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::policy::{self, Action, Duty, Lines, Relation, Ruling, Scope, Thing};
use domain::post::{Post, PostId};
use domain::review::{ReviewId, SeriesId};
use domain::scheme::SchemeCode;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::explanations;
use crate::known::Known;

/// What somebody wants to see or change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Something of the office as a whole, or of whoever asks.
    House,
    Place(PlaceCode),
    Post(PostId),
    Series(SeriesId),
    Review(ReviewId),
    Directive(DirectiveId),
    Explanation(ExplanationId),
}

/// Refuses what the table does not allow the post.
///
/// # Errors
/// `NotFound` when the thing is out of the post's scope or is not there, `Forbidden` when the post's duty
/// does not have the action for anything.
pub fn must<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
    action: Action,
    target: Target,
) -> Result<()> {
    let duty = duty(&books.known, post);
    if !policy::has(duty, action) {
        return Err(Error::Forbidden);
    }
    let thing = thing(books, post, target)?;
    match policy::ruling(duty, action, thing) {
        Ruling::Allowed => Ok(()),
        Ruling::OutOfScope => Err(Error::NotFound),
        Ruling::NotTheDuty => Err(Error::Forbidden),
    }
}

/// Whether the table allows it; for what a page offers or leaves out.
///
/// # Errors
/// The database failed.
pub fn may<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
    action: Action,
    target: Target,
) -> Result<bool> {
    match must(books, post, action, target) {
        Ok(()) => Ok(true),
        Err(Error::NotFound | Error::Forbidden) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Refuses a fact of the ledger to whoever may see neither the ledger nor what the fact is about. Figures
/// are everybody's, as the scorecards are that they make.
///
/// # Errors
/// As [`must`]; `NotFound` when the chain is not that long.
pub fn must_see_fact<M>(books: &mut Books<'_, '_, M>, post: &Post, seq: i64) -> Result<()> {
    let (action, target) = match store::ledger::get(books.tx, seq)?.fact {
        Fact::DirectiveIssued(_) => (Action::SeeDirective, Target::Directive(DirectiveId(seq))),
        Fact::DirectiveMoved { directive, .. } => {
            (Action::SeeDirective, Target::Directive(directive))
        }
        Fact::FiguresSaved { .. } => (Action::SeeScorecard, Target::House),
        _ => (Action::SeeLedger, Target::House),
    };
    if may(books, post, Action::SeeLedger, Target::House)? {
        return Ok(());
    }
    must(books, post, action, target)
}

/// The duty of a post by its kind; the least where no pack knows the kind.
#[must_use]
pub fn duty(known: &Known, post: &Post) -> Duty {
    let kind = known.book.post_kind(known.state_of(post.place), &post.kind);
    kind.map_or(Duty::Field, |kind| kind.duty)
}

/// The scope in which a post sees a list.
#[must_use]
pub fn scope(known: &Known, post: &Post, action: Action) -> Scope {
    policy::scope(duty(known, post), action)
}

/// Which directives a post sees in a list, as the register asks: any of these, all of each.
///
/// # Errors
/// The database failed.
pub fn directives_seen_by<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
) -> Result<Vec<Vec<store::directives::Scope>>> {
    use store::directives::Scope as Found;
    let scope = scope(&books.known, post, Action::SeeDirective);
    let place = Found::Place(post.place);
    let mut seen = Vec::new();
    match scope.below.or(scope.own) {
        Some(Lines::All) => seen.push(vec![place]),
        Some(Lines::Own) => {
            let state = books.known.state_of(post.place);
            let lines = books.known.book.schemes(state, post.place.tier()).into_iter();
            let own = lines.filter(|line| answers(&books.known, post, Some(&line.code)));
            seen.extend(own.map(|line| vec![place.clone(), Found::Scheme(line.code.clone())]));
        }
        None => {}
    }
    if scope.concerned {
        seen.push(vec![Found::Post(post.id)]);
        let chaired = store::reviews::series_all(books.tx)?.into_iter();
        let chaired = chaired.filter(|founded| founded.series.chair == post.id);
        seen.extend(chaired.map(|founded| vec![Found::Series(founded.id)]));
    }
    Ok(seen)
}

/// Which explanations a post sees in a list: those of its places, its own, and those of the posts below it
/// in the line of reporting or under its chair.
///
/// # Errors
/// The database failed.
pub fn explanations_seen_by<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
) -> Result<store::explanations::Seen> {
    let scope = scope(&books.known, post, Action::SeeExplanation);
    let mut seen = store::explanations::Seen::default();
    if scope.own.is_some() || scope.below.is_some() {
        seen.places = books.known.tree.within(post.place).iter().map(|place| place.code).collect();
    }
    if scope.concerned {
        let all = store::posts::all(books.tx, books.today)?;
        let over = |id: PostId| all.iter().find(|p| p.id == id).and_then(|p| p.reports_to);
        let is_below = |other: &&Post| {
            std::iter::successors(Some(other.id), |id| over(*id))
                .take(all.len())
                .any(|id| id == post.id)
        };
        seen.posts = all.iter().filter(is_below).map(|other| other.id).collect();
        for founded in store::reviews::series_all(books.tx)? {
            if founded.series.chair == post.id {
                seen.posts.extend(founded.series.members);
            }
        }
    }
    Ok(seen)
}

/// Whether the post answers for a line, in its district or its block.
fn answers(known: &Known, post: &Post, scheme: Option<&SchemeCode>) -> bool {
    let scheme = scheme.and_then(|code| known.book.scheme(code));
    scheme.is_some_and(|line| line.district_post == post.kind || line.block_post == post.kind)
}

fn thing<M>(books: &mut Books<'_, '_, M>, post: &Post, target: Target) -> Result<Thing> {
    let at = |books: &Books<'_, '_, M>, place, is_own_line, is_concerned| Thing {
        relation: Relation::of(&books.known.tree, post.place, place),
        is_own_line,
        is_concerned,
    };
    match target {
        Target::House => Ok(at(books, post.place, true, true)),
        Target::Place(place) => Ok(at(books, place, true, false)),
        Target::Post(id) => {
            let other = store::posts::get(books.tx, books.today, id)?;
            Ok(at(books, other.place, true, id == post.id))
        }
        Target::Series(id) => {
            let series = store::reviews::series(books.tx, id)?.series;
            let is_called = series.chair == post.id || series.members.contains(&post.id);
            Ok(at(books, series.place, true, is_called))
        }
        Target::Review(id) => {
            let review = store::reviews::review(books.tx, id)?;
            thing(books, post, Target::Series(review.sitting.series))
        }
        Target::Explanation(id) => {
            let given = store::explanations::get(books.tx, id)?.given;
            let relation = explanations::relation_of(books, post.id, given.asked)?;
            let is_own_line = answers(&books.known, post, given.cause.scheme());
            Ok(at(books, given.place, is_own_line, relation != explanation::Relation::Beside))
        }
        Target::Directive(id) => {
            let directive = store::directives::get(books.tx, id)?;
            let is_own_line = answers(&books.known, post, directive.given.scheme.as_ref());
            let series = store::reviews::review(books.tx, directive.given.review)?.sitting.series;
            let chair = store::reviews::series(books.tx, series)?.series.chair;
            let is_concerned = directive.is_owner(post.id) || chair == post.id;
            Ok(at(books, directive.given.place, is_own_line, is_concerned))
        }
    }
}
