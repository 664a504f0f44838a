//! A directive as a row: its owners, its day, its live figure. The register, the board, a sitting and the
//! day's duties show the same.

use desk::{Books, Known, wording};
use domain::directive::{Directive, State as DirectiveState};
use domain::post::{Post, PostId};
use hindi::digits;

use crate::frame::post_title;
use crate::look::directive::{Row, State as Shown};
use crate::look::parts::Link;
use crate::look::picture::{Svg, bar};
use crate::look::words::Words;
use crate::visit::Visit;

/// One row of the register.
pub(super) fn row<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
    posts: &[Post],
) -> Row {
    let (live, bar) = live(&books.known, words, directive);
    let delay = directive.days_overdue(books.today);
    Row {
        number: directive.id.to_string(),
        link: Link::new(format!("/directives/{}", directive.id), &directive.given.words),
        owners: owners(books, visit, words, directive, posts),
        review: hindi::date::short(directive.issued_on),
        due: due(words, directive),
        delay: delay.map_or(String::new(), |days| words.w1("delayed-by", "n", days)),
        state: state(directive.state()),
        live,
        bar,
    }
}

/// The owners by title and place; past three, how many more.
pub(crate) fn owners<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
    posts: &[Post],
) -> String {
    let find = |id: PostId| posts.iter().find(|post| post.id == id);
    let mut names: Vec<String> = directive
        .owners
        .iter()
        .take(3)
        .filter_map(|owner| find(owner.post))
        .map(|post| post_title(books, visit, post))
        .collect();
    if directive.owners.len() > 3 {
        names.push(words.w1("and-more", "n", directive.owners.len() - 3));
    }
    names.join(" · ")
}

/// The day owed, or how far it is known.
pub(crate) fn due(words: &Words, directive: &Directive) -> String {
    match directive.due_on {
        Some(day) => hindi::date::short(day),
        None if directive.waits_for_sitting => words.w("due-next-sitting"),
        None => words.w("due-none"),
    }
}

/// The live figure of a directive and its bar; empty when the condition is no figure.
pub(crate) fn live(known: &Known, words: &Words, directive: &Directive) -> (String, Option<Svg>) {
    let Some(waited) = directive.given.condition.waited() else { return (String::new(), None) };
    let (on, at_least) = (directive.issued_on.max(known.until()), waited.at_least);
    let now = desk::figures::latest(known, waited.indicator, waited.place, on);
    let now = now.unwrap_or(0);
    let left = (at_least - now).max(0);
    let text = words.wf(
        "live-figure",
        &[
            ("now", digits::group(now)),
            ("wanted", digits::group(at_least)),
            ("left", digits::group(left)),
        ],
    );
    let share = domain::percent::Ratio::new(i128::from(now), i128::from(at_least))
        .map(|ratio| ratio.percent_hundredths());
    let drawn = bar(share, None, &text);
    (text, Some(drawn))
}

/// Limit, live figure and condition in one line.
pub(crate) fn live_line(
    known: &Known,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
) -> String {
    let (live, _) = live(known, words, directive);
    let place = visit.say(&wording::place(known, directive.given.place));
    let parts = [due(words, directive), live, place];
    let said: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    said.join(" · ")
}

/// The state as the page knows it.
pub(crate) fn state(state: DirectiveState) -> Shown {
    match state {
        DirectiveState::Issued => Shown::Issued,
        DirectiveState::Acknowledged => Shown::Acknowledged,
        DirectiveState::InProgress => Shown::InProgress,
        DirectiveState::Reported => Shown::Reported,
        DirectiveState::Returned => Shown::Returned,
        DirectiveState::Verified => Shown::Verified,
        DirectiveState::Dropped => Shown::Dropped,
        DirectiveState::Replaced => Shown::Replaced,
    }
}
