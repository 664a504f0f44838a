//! Filling the page of a month, and the list of what was corrected since it was frozen.

use std::collections::{BTreeMap, BTreeSet};

use desk::access::{self, Target};
use desk::{Books, wording};
use domain::freeze::{Correction, Freeze, Hand};
use domain::indicator::Unit;
use domain::period::Period;
use domain::place::{Place, PlaceCode};
use domain::policy::Action;
use domain::post::PostId;

use super::address;
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::month::{Change, Deed, Month};
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::scorecards::{self, crumbs, period_name};
use crate::shown;
use crate::visit::Visit;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    period: Period,
) -> desk::Result<Month> {
    let words = visit.words(books, place.code);
    let known = books.known.clone();
    let over = desk::months::over(&known, place.code, period);
    let acting = visit.acting(books)?;
    let may = access::may(books, &acting, Action::FreezeMonth, Target::Place(place.code))?;
    let here = address(&place.slug, period);
    let is_own = over.is_some_and(|f| f.given.place == place.code && f.given.month == period);
    let may_thaw = match over {
        Some(freeze) if is_own && may => desk::months::may_open(books, freeze, Some(acting.id))?,
        _ => false,
    };
    let has_begun = matches!(period, Period::Month(first) if first <= books.today);
    let all = desk::months::changed_since(&known, place.code, period);
    let freezes: Vec<&Freeze> = known.freezes.of(place.code, period).collect();
    let mut history = Vec::new();
    for freeze in freezes {
        history.extend(deeds(books, visit, &words, freeze)?);
    }
    let title = words.w("month-page");
    Ok(Month {
        words,
        crumbs: crumbs(books, visit, place, period),
        place: visit.say(&place.name),
        month: period_name(visit, period),
        month_before: month_link(visit, place, period.before()),
        month_after: month_link(visit, place, period.after()),
        state: state(books, visit, &words, over)?,
        note: over.map_or(String::new(), |freeze| freeze.given.note.clone()),
        is_frozen: over.is_some(),
        freeze: (may && over.is_none() && has_begun).then(|| format!("{here}/freeze")),
        thaw: may_thaw.then(|| format!("{here}/opening")),
        thaw_by: thaw_by(books, visit, &words, (over, is_own, may_thaw))?,
        missing: missing(books, visit, place.code, period),
        history,
        changes: changes(books, visit, &all)?,
        card: Link::new(scorecards::address(&place.slug, period), words.w("card")),
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
    })
}

fn month_link(visit: &Visit, place: &Place, month: Period) -> Link {
    Link::new(address(&place.slug, month), period_name(visit, month))
}

/// Who did something; the program itself where no post did.
fn who<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    post: Option<PostId>,
) -> desk::Result<String> {
    let Some(post) = post else { return Ok(words.w("by-program")) };
    let post = desk::posts::get(books, post)?;
    Ok(post_title(books, visit, &post))
}

/// `30.09.2024 तक के आँकड़े 08.10.2024 से बन्द · उपायुक्त …`
fn state<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    over: Option<&Freeze>,
) -> desk::Result<String> {
    let Some(freeze) = over else { return Ok(words.w("month-is-open")) };
    let said = frozen_line(words, freeze);
    let place = visit.say(&wording::place(&books.known, freeze.given.place));
    Ok(format!("{said} · {place} · {}", who(books, visit, words, freeze.by.post)?))
}

/// Up to when figures are frozen, and since when.
pub(crate) fn frozen_line(words: &Words, freeze: &Freeze) -> String {
    let until = hindi::date::short(freeze.until());
    words.wf("month-is-frozen", &[("until", until), ("on", hindi::date::short(freeze.by.on))])
}

/// Where and by whom it is opened again, when the acting post cannot do it here.
fn thaw_by<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (over, is_own, may_thaw): (Option<&Freeze>, bool, bool),
) -> desk::Result<String> {
    let Some(freeze) = over.filter(|_| !may_thaw) else { return Ok(String::new()) };
    if !is_own {
        let place = visit.say(&wording::place(&books.known, freeze.given.place));
        let month = period_name(visit, freeze.given.month);
        return Ok(words.wf("month-thaw-there", &[("place", place), ("month", month)]));
    }
    let post = who(books, visit, words, freeze.by.post)?;
    Ok(words.w1("month-thaw-by", "post", post))
}

/// The places below that have not reported on some line.
fn missing<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    place: PlaceCode,
    period: Period,
) -> Vec<Link> {
    let card = desk::scorecards::bare(&books.known, place, period);
    let lines = card.iter().flat_map(|card| &card.lines);
    let mut places: Vec<PlaceCode> =
        lines.flat_map(|line| line.not_reported.iter().copied()).collect();
    places.sort_unstable();
    places.dedup();
    let link = |code: &PlaceCode| {
        let place = books.known.tree.get(*code)?;
        Some(Link::new(scorecards::address(&place.slug, period), visit.say(&place.name)))
    };
    places.iter().filter_map(link).collect()
}

fn deeds<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    freeze: &Freeze,
) -> desk::Result<Vec<Deed>> {
    let mut deed = |key: &str, by: Hand, note: &str| -> desk::Result<Deed> {
        Ok(Deed {
            what: words.w(key),
            on: hindi::date::long(by.on, visit.lang()),
            by: who(books, visit, words, by.post)?,
            note: note.to_owned(),
        })
    };
    let mut deeds = vec![deed("fact-month-frozen", freeze.by, &freeze.given.note)?];
    if let Some(thaw) = &freeze.thaw {
        deeds.push(deed("fact-month-thawed", thaw.by, &thaw.reason)?);
    }
    Ok(deeds)
}

/// What was corrected, as a table shows it.
pub(crate) fn changes<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    all: &[&Correction],
) -> desk::Result<Vec<Change>> {
    let Some(first) = all.first() else { return Ok(Vec::new()) };
    let words = visit.words(books, first.cell.place);
    let posts: BTreeSet<Option<PostId>> = all.iter().map(|one| one.by.post).collect();
    let mut titles: BTreeMap<Option<PostId>, String> = BTreeMap::new();
    for post in posts {
        titles.insert(post, who(books, visit, &words, post)?);
    }
    let change = |one: &&Correction| {
        let indicator = books.known.book.indicators().get(&one.cell.indicator);
        let unit = indicator.map_or(Unit::Count, |indicator| indicator.unit);
        let name = indicator.map_or(String::new(), |indicator| visit.say(&indicator.name));
        let kind = visit.say(&wording::kind(one.cell.kind));
        Change {
            what: format!("{name} · {kind} · {}", period_name(visit, one.cell.period)),
            place: visit.say(&wording::place(&books.known, one.cell.place)),
            then: shown::cell(visit, one.cell.then, unit),
            now: shown::cell(visit, one.cell.now, unit),
            on: hindi::date::short(one.by.on),
            by: titles.get(&one.by.post).cloned().unwrap_or_default(),
            why: one.reason.clone(),
            fact: Link::new(format!("/ledger/{}", one.figures), one.figures.to_string()),
        }
    };
    Ok(all.iter().map(change).collect())
}
