//! Doing what a scenario says, step by step.

mod people;

use std::collections::BTreeMap;

use domain::directive::steps::Step;
use domain::directive::{Condition, DirectiveId, DirectiveKind};
use domain::explanation::ExplanationId;
use domain::fact::By;
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::name::Name;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier};
use domain::post::{Post, PostId};
use domain::review::{Attendance, Presence, ReviewId, Series, SeriesId, Sitting};
use domain::scheme::SchemeCode;
use domain::series::{Plan, Rhythm};
use jiff::civil::Date;
use store::Write;

use super::explanations;
use super::file::{
    Action, At, AttendanceRow, CellRow, ClosesRow, DirectiveRow, FiguresRow, MoveRow, NameRow,
    PlaceRow, PointRow, ReviewRow, Scenario, SeriesRow, StepRow,
};
use crate::desk::{Books, Desk};
use crate::error::{Error, Result};
use crate::{directives, figures, minutes, offices, places, reviews};

pub(super) type Open<'a, 't> = Books<'a, 't, Write>;

/// Does every step. Directives are remembered by the names that the file gives them.
pub(super) fn all(desk: &Desk, scenario: &Scenario) -> Result<()> {
    let begins_on = day(&scenario.begins_on)?;
    desk.write(by(None, begins_on, "स्थान एवं पद")?, |books| {
        let places = scenario.place.iter().map(|row| place(books, scenario, row));
        let places = places.collect::<Result<Vec<Place>>>()?;
        offices::add_places(books, places)?;
        scenario.post.iter().try_for_each(|row| people::posts(books, row))
    })?;
    let mut named = Named::default();
    scenario.step.iter().try_for_each(|row| step(desk, row, &mut named))
}

fn step(desk: &Desk, row: &StepRow, named: &mut Named) -> Result<()> {
    let on = day(&row.on)?;
    let post = match &row.by {
        Some(word) => Some(desk.read(on, |books| post_id(books, word))?),
        None => None,
    };
    let given = desk
        .write(by(post, on, &row.why)?, |books| act(books, &row.action, named))
        .map_err(|error| told(error, row))?;
    match given {
        Some((name, Thing::Directive(id))) => named.directives.insert(name, id).map(|_| ()),
        Some((name, Thing::Explanation(id))) => named.explanations.insert(name, id).map(|_| ()),
        None => None,
    };
    Ok(())
}

/// A refusal in a scenario is a fault of the file: say where.
fn told(error: Error, row: &StepRow) -> Error {
    Error::Scenario(format!("step of {}: {error}: {:?}", row.on, row.action))
}

/// What the file has given a name to.
#[derive(Default)]
pub(super) struct Named {
    pub(super) directives: BTreeMap<String, DirectiveId>,
    pub(super) explanations: BTreeMap<String, ExplanationId>,
}

/// A thing that a step made under a name.
enum Thing {
    Directive(DirectiveId),
    Explanation(ExplanationId),
}

fn act(
    books: &mut Open<'_, '_>,
    action: &Action,
    named: &Named,
) -> Result<Option<(String, Thing)>> {
    match action {
        Action::Figures(row) => save_figures(books, row)?,
        Action::PlaceChange(typed) => {
            let change = typed.read(&books.known)?;
            places::record(books, change)?;
        }
        Action::Series(row) => found(books, row)?,
        Action::Review(row) => call(books, row)?,
        Action::Agenda(at) => {
            let review = sitting(books, at)?;
            reviews::draw_agenda(books, review)?;
        }
        Action::Attendance(row) => attend(books, row)?,
        Action::Said(row) => {
            let review = sitting(books, &row.at)?;
            let n = point(books, review, &row.point)?;
            reviews::record_point(books, review, n, &row.text)?;
        }
        Action::Directive(row) => {
            let (name, id) = give(books, row)?;
            return Ok(Some((name, Thing::Directive(id))));
        }
        Action::Explanation(row) => {
            let id = explanations::ask(books, row, named)?;
            return Ok(Some((row.name.clone(), Thing::Explanation(id))));
        }
        Action::ExplanationMove(row) => explanations::step(books, row, named)?,
        Action::Move(row) => step_directive(books, row, named)?,
        Action::Minutes(at) => {
            let review = sitting(books, at)?;
            minutes::approve(books, review)?;
            minutes::issue(books, review, "")?;
        }
        Action::TakeOver(row) => people::take_over(books, row)?,
        Action::GiveUp(row) => {
            let (post, today) = (post_id(books, &row.post)?, books.today);
            crate::people::give_up_charge(books, post, today)?;
        }
    }
    Ok(None)
}

/// Noon in India of the day: the demo's clock stands still within a step.
pub(super) fn by(post: Option<PostId>, on: Date, why: &str) -> Result<By> {
    let noon = on.at(12, 0, 0, 0).in_tz("Asia/Kolkata").map_err(broken)?;
    Ok(By { post, at: noon.timestamp(), on, why: why.to_owned() })
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Scenario(error.to_string())
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Scenario(format!("not a day: {text}")))
}

pub(super) fn word<T>(found: Option<T>, text: &str) -> Result<T> {
    found.ok_or_else(|| Error::Scenario(format!("not known: {text}")))
}

fn name(row: &NameRow) -> Name {
    Name::new(&row.hi, &row.en)
}

fn place(books: &Open<'_, '_>, scenario: &Scenario, row: &PlaceRow) -> Result<Place> {
    let parent = match &row.parent {
        None => None,
        Some(slug) => Some(match scenario.place.iter().find(|other| other.slug == *slug) {
            Some(other) => {
                PlaceCode::new(word(Tier::of_word(&other.tier), &other.tier)?, other.lgd)
            }
            None => place_code(books, slug)?,
        }),
    };
    Ok(Place {
        code: PlaceCode::new(word(Tier::of_word(&row.tier), &row.tier)?, row.lgd),
        parent,
        slug: row.slug.clone(),
        name: Name::new(&row.hi, &row.en),
        aliases: row.aliases.clone(),
    })
}

pub(super) fn place_code(books: &Open<'_, '_>, slug: &str) -> Result<PlaceCode> {
    word(books.known.tree.by_slug(slug).map(|place| place.code), slug)
}

fn save_figures(books: &mut Open<'_, '_>, row: &FiguresRow) -> Result<()> {
    let period = word(Period::read(&row.period), &row.period)?;
    let kind = word(FigureKind::of_word(&row.kind), &row.kind)?;
    let mut figures = Vec::new();
    for (slug, cells) in &row.cells {
        let place = place_code(books, slug)?;
        for (indicator, cell) in cells {
            let indicator = known_indicator(books, indicator)?;
            figures.push(Figure { indicator, place, period, kind, cell: cell_of(cell)? });
        }
    }
    let source = Source {
        way: Way::Scenario,
        name: row.source.clone(),
        sha256: String::new(),
        as_on: day(&row.as_on)?,
        synthetic: row.synthetic,
    };
    figures::save(books, source, FigureBlock::of(&figures))?;
    Ok(())
}

fn known_indicator(books: &Open<'_, '_>, code: &str) -> Result<IndicatorCode> {
    let code_ = IndicatorCode::new(code);
    word(books.known.book.indicators().get(&code_).map(|i| i.code.clone()), code)
}

fn cell_of(row: &CellRow) -> Result<Cell> {
    match row {
        CellRow::Value(value) => Ok(Cell::Value(*value)),
        CellRow::Blank(text) => {
            word(Blank::ALL.into_iter().find(|b| b.word() == text).map(Cell::Blank), text)
        }
    }
}

pub(super) fn post_id<M>(books: &mut Books<'_, '_, M>, slug: &str) -> Result<PostId> {
    word(store::posts::by_slug(books.tx, books.today, slug)?.map(|post| post.id), slug)
}

fn post_ids(books: &mut Open<'_, '_>, words: &[String]) -> Result<Vec<PostId>> {
    let posts = store::posts::all(books.tx, books.today)?;
    let mut ids = Vec::new();
    for text in words {
        match text.split_once('@') {
            Some((kind, slug)) => {
                let top = place_code(books, slug)?;
                let within =
                    |post: &&Post| post.kind == kind && books.known.tree.is_within(post.place, top);
                ids.extend(posts.iter().filter(within).map(|post| post.id));
            }
            None => {
                ids.push(word(posts.iter().find(|post| post.slug == *text), text)?.id);
            }
        }
    }
    Ok(ids)
}

fn found(books: &mut Open<'_, '_>, row: &SeriesRow) -> Result<()> {
    let chair = post_ids(books, std::slice::from_ref(&row.chair))?;
    let rhythm = row.rhythm.as_deref().map(|text| word(Rhythm::of_word(text), text)).transpose()?;
    let series = Series {
        slug: row.slug.clone(),
        name: Name::new(&row.hi, &row.en),
        place: place_code(books, &row.place)?,
        chair: word(chair.first().copied(), &row.chair)?,
        members: post_ids(books, &row.members)?,
        schemes: row.schemes.iter().map(|code| SchemeCode::new(code)).collect(),
        plan: Plan { rhythm, ..Plan::default() },
    };
    reviews::found(books, series)?;
    Ok(())
}

fn series_id(books: &mut Open<'_, '_>, slug: &str) -> Result<SeriesId> {
    let all = store::reviews::series_all(books.tx)?;
    word(all.into_iter().find(|founded| founded.series.slug == slug).map(|f| f.id), slug)
}

fn call(books: &mut Open<'_, '_>, row: &ReviewRow) -> Result<()> {
    let sitting = Sitting {
        series: series_id(books, &row.series)?,
        on: day(&row.sitting)?,
        venue: name(&row.venue),
        figures_to: day(&row.figures_to)?,
    };
    reviews::call(books, sitting)?;
    Ok(())
}

fn sitting(books: &mut Open<'_, '_>, at: &At) -> Result<ReviewId> {
    let (series, on) = (series_id(books, &at.series)?, day(&at.sitting)?);
    let all = store::reviews::reviews_of(books.tx, series)?;
    word(all.into_iter().find(|review| review.sitting.on == on).map(|r| r.id), &at.sitting)
}

fn attend(books: &mut Open<'_, '_>, row: &AttendanceRow) -> Result<()> {
    let review = sitting(books, &row.at)?;
    let mut entries = Vec::new();
    for (words, presence) in [
        (&row.present, Presence::Present),
        (&row.deputy, Presence::Deputy),
        (&row.absent, Presence::Absent),
    ] {
        let posts = post_ids(books, words)?.into_iter();
        entries.extend(posts.map(|post| Attendance {
            post,
            presence,
            who: String::new(),
            leave: String::new(),
        }));
    }
    reviews::take_attendance(books, review, entries)
}

/// The number of the point; an item that the figures did not write is put on by hand.
fn point(books: &mut Open<'_, '_>, review: ReviewId, row: &PointRow) -> Result<i64> {
    let place = place_code(books, &row.place)?;
    let scheme = row.scheme.as_deref().map(SchemeCode::new);
    let points = store::reviews::points(books.tx, review)?;
    let is_this = |item: &domain::agenda::AgendaItem| match (&row.words, &item.reason) {
        (Some(words), domain::agenda::AgendaReason::ByHand { words: said, .. }) => words == said,
        (Some(_), _) => false,
        (None, _) => item.place == place && item.scheme == scheme,
    };
    match points.iter().find(|point| is_this(&point.item)) {
        Some(point) => Ok(point.item.n),
        None => {
            let words = word(row.words.as_deref(), "words of a point put on by hand")?;
            reviews::add_item(books, review, (place, scheme), words, "")
        }
    }
}

fn give(books: &mut Open<'_, '_>, row: &DirectiveRow) -> Result<(String, DirectiveId)> {
    let review = sitting(books, &row.at)?;
    let point = point(books, review, &row.point)?;
    let place = row.place.as_deref().unwrap_or(&row.point.place);
    let condition = match &row.closes {
        ClosesRow::Figure { indicator, place, at_least } => Condition::Figure {
            indicator: known_indicator(books, indicator)?,
            place: place_code(books, place)?,
            at_least: *at_least,
        },
        ClosesRow::Document => Condition::Document,
        ClosesRow::Evidence => Condition::Evidence,
    };
    let given = directives::Given {
        review,
        point,
        words: row.words.clone(),
        kind: word(DirectiveKind::of_word(&row.kind), &row.kind)?,
        owners: post_ids(books, &row.owners)?,
        place: place_code(books, place)?,
        scheme: row.point.scheme.as_deref().map(SchemeCode::new),
        deadline: row.deadline.clone(),
        condition,
    };
    Ok((row.name.clone(), directives::issue(books, given)?.id))
}

fn step_directive(books: &mut Open<'_, '_>, row: &MoveRow, named: &Named) -> Result<()> {
    let id = *word(named.directives.get(&row.directive), &row.directive)?;
    let owner = match &row.owner {
        Some(slug) => post_id(books, slug)?,
        None => books.tx.by().post.unwrap_or(PostId(0)),
    };
    let words = row.words.clone();
    let step = match row.step.as_str() {
        "acknowledged" => Step::Acknowledged { owner },
        "started" => Step::Started { owner },
        "reported" => Step::Reported { owner, words, evidence: row.evidence.clone() },
        "accepted" => Step::Accepted { owner, remark: words },
        "returned" => Step::Returned { owner, remark: words },
        "extended" => {
            let due_on = word(row.due_on.as_deref(), "due_on of an extension")?;
            Step::Extended { due_on: day(due_on)?, reason: words }
        }
        "dropped" => Step::Dropped { reason: words },
        "reopened" => Step::Reopened { reason: words },
        other => return Err(Error::Scenario(format!("no such step: {other}"))),
    };
    directives::step(books, id, step)?;
    Ok(())
}
