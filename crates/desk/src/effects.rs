//! Did a closed directive work? Its figure before and after, held against places beside it that had no such
//! directive in the time.

use domain::directive::{Directive, State};
use domain::effect::{Change, Effect, EffectNorms, effect};
use domain::figure::Cell;
use domain::indicator::Nature;
use domain::period::Fy;
use domain::place::PlaceCode;
use jiff::civil::Date;
use score::Side;

use crate::desk::Books;
use crate::error::Result;

/// What can be said of a directive closed on a day; `None` where it waited for no figure or was not verified.
/// Before is the end of the month before its issue, after the end of the month of its close.
///
/// # Errors
/// The database failed.
pub fn of<M>(
    books: &mut Books<'_, '_, M>,
    directive: &Directive,
    closed_on: Date,
) -> Result<Option<Effect>> {
    let Some(waited) = directive.given.condition.waited() else { return Ok(None) };
    if directive.state() != State::Verified {
        return Ok(None);
    }
    let days = (directive.issued_on, closed_on);
    let same = store::directives::about_indicator(books.tx, waited.indicator, days)?;
    let known = &books.known;
    let Some(indicator) = known.book.indicators().get(waited.indicator) else { return Ok(None) };
    let before = directive.issued_on.first_of_month().yesterday().unwrap_or(directive.issued_on);
    let after = closed_on.last_of_month();
    if indicator.nature == Nature::Flow && Fy::of(before) != Fy::of(after) {
        return Ok(Some(Effect::YearTurned));
    }
    let change = |place: PlaceCode| {
        let ix = known.tree.ix(place)?;
        let value = |on| match known.cube.to_date(indicator, Side::Achieved, ix, on) {
            Cell::Value(value) => Some(value),
            Cell::Blank(_) => None,
        };
        Some(Change { before: value(before)?, after: value(after)? })
    };
    let had_one = |place: PlaceCode| {
        same.iter().filter_map(|other| other.given.condition.waited()).any(|other| {
            known.tree.is_within(other.place, place) || known.tree.is_within(place, other.place)
        })
    };
    let siblings = known.tree.siblings(waited.place);
    let others: Vec<Change> = siblings
        .into_iter()
        .map(|place| place.code)
        .filter(|place| *place != waited.place && !had_one(*place))
        .filter_map(change)
        .collect();
    let state = known.state_of(waited.place);
    let norm = |code: &str| known.book.norm(code, state, closed_on).map(|norm| norm.value);
    let norms = EffectNorms {
        least_others: norm("effect-least-others-count")
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(usize::MAX),
        coverage_hundredths: norm("effect-coverage-hundredths").unwrap_or(10_000),
    };
    let own = change(waited.place);
    Ok(Some(own.map_or(Effect::NoGrowth, |own| effect(own, &others, norms))))
}
