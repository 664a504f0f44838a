//! Whether a post may do what it asks: finds where the thing stands and what the post has to do with it,
//! and asks the table of `domain::policy`. What is out of scope is as if it were not there.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::directive::DirectiveId;
use domain::explanation::{self, ExplanationId};
use domain::fact::Fact;
use domain::message::MessageId;
use domain::place::PlaceCode;
use domain::policy::{self, Action, Duty, Lines, Relation, Ruling, Scope, Thing};
use domain::post::{Post, PostId};
use domain::register::{CaseId, RowId};
use domain::review::{ReviewId, Series, SeriesId};
use domain::scheme::SchemeCode;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::explanations;
use crate::known::Known;
use crate::registers;

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
    Message(MessageId),
    Row(RowId),
    Case(CaseId),
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
        Fact::FiguresSaved { .. }
        | Fact::IntakeUndone { .. }
        | Fact::FiguresCorrected { .. }
        | Fact::MonthFrozen(_)
        | Fact::MonthThawed { .. } => (Action::SeeScorecard, Target::House),
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
        let chaired = store::reviews::series_with(books.tx, post.id)?.into_iter();
        let chaired = chaired.filter(|founded| founded.series.chair == post.id);
        seen.extend(chaired.map(|founded| vec![Found::Series(founded.id)]));
    }
    Ok(seen)
}

/// Which explanations a post sees in a list, as the register asks: those of its places, its own, and those of
/// the posts below it in the line of reporting or under its chair.
///
/// # Errors
/// The database failed.
pub fn explanations_seen_by<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
) -> Result<Vec<Vec<store::explanations::Scope>>> {
    use store::explanations::Scope as Found;
    let scope = scope(&books.known, post, Action::SeeExplanation);
    let mut seen = Vec::new();
    if scope.own.is_some() || scope.below.is_some() {
        seen.push(vec![Found::Place(post.place)]);
    }
    if scope.concerned {
        seen.push(vec![Found::Line(post.id)]);
        let chaired = store::reviews::series_with(books.tx, post.id)?.into_iter();
        let chaired = chaired.filter(|founded| founded.series.chair == post.id);
        let members: BTreeSet<PostId> =
            chaired.flat_map(|founded| founded.series.members).collect();
        seen.extend(members.into_iter().map(|member| vec![Found::Asked(member)]));
    }
    Ok(seen)
}

/// Which messages a post sees in a list: those to posts at its places, those to itself and those of its own
/// duties.
#[must_use]
pub fn messages_seen_by(known: &Known, post: &Post) -> Vec<store::outbox::Scope> {
    use store::outbox::Scope as Found;
    let scope = scope(known, post, Action::SeeMessages);
    let place = (scope.own.is_some() || scope.below.is_some()).then_some(Found::Place(post.place));
    let own = scope.concerned.then_some(Found::Post(post.id));
    place.into_iter().chain(own).collect()
}

/// Of which posts and places a post sees what second looks found: where it sees every directive, and itself.
///
/// # Errors
/// The database failed.
pub fn found_seen_by<M>(
    books: &mut Books<'_, '_, M>,
    post: &Post,
) -> Result<Vec<store::directives::Scope>> {
    use store::directives::Scope as Found;
    let scope = scope(&books.known, post, Action::SeeDirective);
    let mut seen = vec![Found::Post(post.id)];
    if scope.below.or(scope.own) == Some(Lines::All) {
        let tree = Arc::clone(&books.known.tree);
        let places: Vec<PlaceCode> =
            tree.within(post.place).iter().map(|place| place.code).collect();
        let posts = store::posts::at_places(books.tx, books.today, &places)?.into_iter();
        seen.extend(posts.filter(|other| other.id != post.id).map(|other| Found::Post(other.id)));
        seen.extend(places.into_iter().map(Found::Place));
    }
    Ok(seen)
}

/// Whether the post answers for a line, in its district or its block.
fn answers(known: &Known, post: &Post, scheme: Option<&SchemeCode>) -> bool {
    let scheme = scheme.and_then(|code| known.book.scheme(code));
    scheme.is_some_and(|line| line.district_post == post.kind || line.block_post == post.kind)
}

/// Whether a post may see a series.
pub(crate) fn sees_series(known: &Known, post: &Post, series: &Series) -> bool {
    let thing = of_series(known, post, series);
    policy::ruling(duty(known, post), Action::SeeReview, thing) == Ruling::Allowed
}

fn of_series(known: &Known, post: &Post, series: &Series) -> Thing {
    Thing {
        relation: Relation::of(&known.tree, post.place, series.place),
        is_own_line: true,
        is_concerned: series.chair == post.id || series.members.contains(&post.id),
    }
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
            Ok(of_series(&books.known, post, &series))
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
        Target::Message(id) => {
            let asked = store::outbox::get(books.tx, id)?.asked;
            let place = store::posts::get(books.tx, books.today, asked.to)?.place;
            let is_concerned = asked.to == post.id || asked.owner == post.id;
            Ok(at(books, place, true, is_concerned))
        }
        Target::Row(id) => {
            let place = store::registers::get(books.tx, id)?.place;
            let is_concerned = registers::concerns(books, id, post)?;
            Ok(at(books, place, true, is_concerned))
        }
        Target::Case(id) => {
            let case = store::registers::cases::get(books.tx, id)?;
            let is_concerned = registers::concerns(books, case.row, post)?;
            Ok(at(books, case.place, true, is_concerned))
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
