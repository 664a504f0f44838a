//! The agenda of a sitting: drawn from the figures, added to and taken from by hand.

use std::collections::BTreeMap;

use domain::agenda::{
    self, AgendaItem, AgendaNorms, AgendaReason, Asked, Ground, LastPoint, OverdueDirective, Seen,
    Standing,
};
use domain::fact::Fact;
use domain::indicator::Unit;
use domain::name::Name;
use domain::period::Period;
use domain::persistence::Observed;
use domain::place::{Place, PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{Point, ReviewId, ReviewStage, Series, may_write};
use domain::run::{Lasting, Run};
use domain::scheme::SchemeCode;
use domain::scorecard::{Line, Scorecard};
use jiff::civil::Date;
use store::Write;

use super::{Held, Review, point, writable};
use crate::desk::Books;
use crate::error::Result;
use crate::known::Known;
use crate::{explanations, months, runs, scorecards, wording};

/// How many months back a stay in the low bands is counted.
const MONTHS_BACK: usize = 11;

/// Lets the figures write the agenda. Drawing again before anything is written takes the newer figures.
///
/// # Errors
/// Minutes are issued already, or something was written on the agenda that stands.
pub fn draw_agenda(books: &mut Books<'_, '_, Write>, id: ReviewId) -> Result<Vec<AgendaItem>> {
    let review = store::reviews::review(books.tx, id)?;
    match review.stage {
        ReviewStage::Called => {}
        ReviewStage::AgendaDrawn => must_be_untouched(books, id)?,
        ReviewStage::MinutesApproved | ReviewStage::MinutesIssued => may_write(review.stage)?,
    }
    let series = store::reviews::series(books.tx, review.sitting.series)?.series;
    let period = Period::month_of(review.sitting.figures_to);
    let standings = standings(&books.known, &series, period);
    let earlier = earlier(&books.known, &series, period);
    let overdue = overdue(books, &review)?;
    let unanswered = explanations::unanswered(books, &series, review.sitting.on)?;
    let last = last_points(books, &review)?;
    let answering = answering(books)?;
    let asked = Asked {
        answers: &|place, scheme| answers(&books.known, &answering, place, scheme),
        unit: &|scheme| unit(&books.known, scheme),
    };
    let norms = agenda_norms(&books.known, series.place, period.ends_on());
    let ground = Ground {
        standings: &standings,
        earlier: &earlier,
        overdue: &overdue,
        unanswered: &unanswered,
        last: &last,
    };
    let items = agenda::draw(&ground, norms, &asked);
    books.record(&Fact::AgendaDrawn { review: id, items: items.clone() })?;
    Ok(items)
}

/// Nothing was said, ordered, added or taken off yet: drawing anew loses nothing.
fn must_be_untouched(books: &mut Books<'_, '_, Write>, id: ReviewId) -> Result<()> {
    let is_touched = |point: &Point| {
        !point.words.said.is_empty()
            || !point.words.others.is_empty()
            || point.removed_because.is_some()
            || matches!(point.item.reason, AgendaReason::ByHand { .. })
    };
    let points = store::reviews::points(books.tx, id)?;
    let given = store::directives::of_review(books.tx, id)?;
    if points.iter().any(is_touched) || !given.is_empty() {
        return Err(Refusal::AgendaInUse.into());
    }
    Ok(())
}

/// The cards that a sitting looks at: its own place, then the places below, in tree order.
fn standings(known: &Known, series: &Series, period: Period) -> Vec<Standing> {
    let known = &known.as_of(series.place, period);
    let below: Vec<PlaceCode> = if series.plan.places.is_empty() {
        known.tree.children(series.place).map(|place| place.code).collect()
    } else {
        let is_named = |place: &&Place| series.plan.places.contains(&place.code);
        known.tree.places().iter().filter(is_named).map(|place| place.code).collect()
    };
    std::iter::once(series.place)
        .chain(below)
        .filter_map(|place| score::standing(&known.cube, &known.book, place, period))
        .map(|mut standing| {
            standing.now.lines.retain(|line| covers(known, series, &line.scheme));
            standing
        })
        .collect()
}

fn covers(known: &Known, series: &Series, scheme: &SchemeCode) -> bool {
    known.book.scheme(scheme).is_some_and(|scheme| series.covers(scheme))
}

/// The cards of the sitting's own place for the months before, the latest first, as far back as a
/// stay in the low bands is counted. A line that was not reported in full is left out of its month: there the
/// count ends, as it does on the card and for the rules of persistence.
fn earlier(known: &Known, series: &Series, period: Period) -> Vec<Scorecard> {
    let months = std::iter::successors(Some(period.before()), |month| Some(month.before()));
    let cards = months.map(|month| scorecards::bare(known, series.place, month)).take(MONTHS_BACK);
    let reported = |mut card: Scorecard| {
        let at = (card.place, card.period);
        let is_silent =
            |line: &Line| runs::observed(known, Some(line), at, &|_| false) == Observed::Silent;
        card.lines.retain(|line| !is_silent(line));
        card
    };
    cards.map_while(|card| card).map(reported).collect()
}

/// The points of the sitting before, with the same figures as they are known now.
fn last_points<M>(books: &mut Books<'_, '_, M>, review: &Review) -> Result<Vec<LastPoint>> {
    let sitting = &review.sitting;
    let last = store::reviews::previous(books.tx, sitting.series, sitting.on)?;
    let Some(last) = last else { return Ok(Vec::new()) };
    let given = store::directives::of_review(books.tx, last.id)?;
    let points = store::reviews::points(books.tx, last.id)?.into_iter();
    let point = |point: Point| LastPoint {
        review: last.id,
        is_taken_up: point.removed_because.is_some()
            || !point.words.said.is_empty()
            || given.iter().any(|directive| directive.given.point == point.item.n),
        now: now(&books.known, &last, &point.item),
        item: point.item,
    };
    Ok(points.map(point).collect())
}

/// What the chair saw on an item, as the same figures are known now.
fn now(known: &Known, held: &Review, item: &AgendaItem) -> Option<Seen> {
    item.seen.as_ref()?;
    seen(known, held, item.place, item.scheme.as_ref()?)
}

/// A point whose figures have changed since the agenda was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub n: i64,
    pub then: Seen,
    pub now: Seen,
}

/// Why an item is on the agenda, with what has lasted for months and what was corrected since the month was
/// frozen: the one sentence of the page and of the minutes.
#[must_use]
pub fn reason_told(known: &Known, held: &Review, item: &AgendaItem) -> Name {
    let period = Period::month_of(held.sitting.figures_to);
    let mut told = wording::reason(known, item);
    let mut add = |more: &Name| {
        let joined = |own: &str, more: &str| format!("{own} · {more}");
        told = Name::new(&joined(&told.hi, &more.hi), &joined(&told.en, &more.en));
    };
    if let Some(run) = lasting(known, item, period) {
        add(&wording::months::run(run));
    }
    if let Some(scheme) = &item.scheme {
        let since = months::changed_since(known, item.place, period);
        let of_line = months::of_line(known, &since, scheme);
        if let Some(more) = wording::months::corrections(known, &of_line) {
            add(&more);
        }
    }
    told
}

/// What has lasted by then, for reasons that do not tell it themselves.
fn lasting(known: &Known, item: &AgendaItem, period: Period) -> Option<Run> {
    let wanted = match &item.reason {
        AgendaReason::NotReported { .. } => Lasting::Silent,
        AgendaReason::FellRanks { .. } => Lasting::Fallen,
        _ => return None,
    };
    let card = score::scorecard(&known.cube, &known.book, item.place, period)?;
    let runs = runs::of_card(known, &card);
    let run = match (wanted, &item.scheme) {
        (Lasting::Fallen, _) => runs.rank,
        (_, Some(scheme)) => runs.of_line(scheme),
        (_, None) => None,
    };
    run.filter(|run| run.what == wanted)
}

/// The points of a sitting whose figures stand otherwise now than the chair saw them.
#[must_use]
pub fn changed(known: &Known, held: &Held) -> Vec<Changed> {
    let changed = held.points.iter().filter_map(|point| {
        let then = point.item.seen.clone()?;
        let now = now(known, &held.review, &point.item)?;
        (then.pair() != now.pair()).then_some(Changed { n: point.item.n, then, now })
    });
    changed.collect()
}

fn overdue<M>(books: &mut Books<'_, '_, M>, review: &Review) -> Result<Vec<OverdueDirective>> {
    let open = store::directives::open_of_series(books.tx, review.sitting.series)?;
    let overdue = open.into_iter().filter_map(|directive| {
        let days = directive.days_overdue(review.sitting.on)?;
        Some(OverdueDirective {
            directive: directive.id,
            place: directive.given.place,
            scheme: directive.given.scheme.clone(),
            post: directive.owners.first().map(|owner| owner.post),
            days,
        })
    });
    Ok(overdue.collect())
}

/// The limits of the agenda as the packs have them on a day.
fn agenda_norms(known: &Known, place: PlaceCode, on: Date) -> AgendaNorms {
    let norm = |code: &str| known.book.norm(code, known.state_of(place), on).map(|norm| norm.value);
    AgendaNorms {
        low_marks_hundredths: norm("agenda-low-marks-hundredths").unwrap_or(0),
        fell_ranks: norm("agenda-fell-ranks")
            .and_then(|ranks| usize::try_from(ranks).ok())
            .unwrap_or(usize::MAX / 2),
        behind_percent_hundredths: norm("agenda-behind-percent-hundredths").unwrap_or(0),
    }
}

/// The posts by place and kind.
pub type Answering = BTreeMap<(PlaceCode, String), PostId>;

/// All posts by place and kind, to find who answers for a line.
///
/// # Errors
/// The database failed.
pub fn answering<M>(books: &mut Books<'_, '_, M>) -> Result<Answering> {
    let posts = store::posts::all(books.tx, books.today)?;
    Ok(posts.into_iter().map(|post| ((post.place, post.kind), post.id)).collect())
}

/// The post that answers for a line at a place.
#[must_use]
pub fn answers(
    known: &Known,
    answering: &Answering,
    place: PlaceCode,
    scheme: &SchemeCode,
) -> Option<PostId> {
    let scheme = known.book.scheme(scheme)?;
    let kind =
        if place.tier() <= Tier::District { &scheme.district_post } else { &scheme.block_post };
    answering.get(&(place, kind.clone())).copied()
}

/// Puts an item on the agenda by hand, for a place and perhaps a line, with a reason if one was given.
///
/// # Errors
/// No words, or the sitting takes no more.
pub fn add_item(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    (place, scheme): (PlaceCode, Option<SchemeCode>),
    words: &str,
    reason: &str,
) -> Result<i64> {
    let held = writable(books, review)?;
    if words.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    let points = store::reviews::points(books.tx, review)?;
    let n = points.iter().map(|point| point.item.n).max().unwrap_or(0) + 1;
    let answering = answering(books)?;
    let item = AgendaItem {
        n,
        reason: AgendaReason::ByHand {
            words: words.trim().to_owned(),
            reason: reason.trim().to_owned(),
        },
        place,
        post: scheme.as_ref().and_then(|code| answers(&books.known, &answering, place, code)),
        seen: scheme.as_ref().and_then(|code| seen(&books.known, &held, place, code)),
        below: Vec::new(),
        scheme,
    };
    books.record(&Fact::AgendaItemAdded { review, item })?;
    Ok(n)
}

fn seen(known: &Known, held: &Review, place: PlaceCode, scheme: &SchemeCode) -> Option<Seen> {
    let period = Period::month_of(held.sitting.figures_to);
    let standing = scorecards::standing(known, place, period)?;
    agenda::seen(&standing, scheme, unit(known, scheme))
}

/// In what a line is counted.
fn unit(known: &Known, scheme: &SchemeCode) -> Unit {
    let indicator = known.book.scheme(scheme).map(|scheme| &scheme.achieved);
    indicator.and_then(|code| known.book.indicators().get(code)).map_or(Unit::Count, |i| i.unit)
}

/// Takes an item off the agenda, with a reason that stays on record.
///
/// # Errors
/// No reason, no such item, or the sitting takes no more.
pub fn remove_item(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    n: i64,
    reason: &str,
) -> Result<()> {
    writable(books, review)?;
    point(books, review, n)?;
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    let reason = reason.trim().to_owned();
    books.record(&Fact::AgendaItemRemoved { review, n, reason })?;
    Ok(())
}
