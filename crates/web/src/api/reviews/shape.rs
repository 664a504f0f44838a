//! The shape of a sitting: its agenda with the reason of every item, what was said, who came, what it
//! opened with and what it gave.

use desk::{Known, reviews, wording};
use domain::agenda;
use domain::review::{self, Point, Series};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::directives::{Directive, directive};
use crate::api::wire::{self, Cell, Name, Named, PlaceRef, PostRef};

/// A sitting that was called.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Review {
    id: i64,
    series: SeriesRef,
    place: PlaceRef,
    #[schema(format = Date)]
    held_on: String,
    venue: Name,
    /// The day whose figures it looks at.
    #[schema(format = Date)]
    figures_to: String,
    /// `called`, `agenda-drawn`, `minutes-approved` or `minutes-issued`.
    stage: &'static str,
}

/// A series as other things name it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct SeriesRef {
    id: i64,
    #[schema(example = "nrlm-kanpur-dehat")]
    slug: String,
    name: Name,
}

/// A sitting with all that was written into it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Held {
    review: Review,
    chair: Option<PostRef>,
    /// The posts called, the chair not among them.
    members: Vec<PostRef>,
    /// In the order of the agenda, those taken off included.
    items: Vec<Item>,
    attendance: Vec<Attended>,
    /// Directives of earlier sittings with which it opened.
    brought_forward: Vec<Directive>,
    /// Directives given in it.
    given: Vec<Directive>,
    /// The number of the next sitting of the series, if it is called.
    next: Option<i64>,
}

/// An item of the agenda, with what was said on it.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Item {
    /// Its number in the sitting, from 1.
    n: i64,
    title: Name,
    reason: Reason,
    place: PlaceRef,
    #[schema(example = "bank-linkage")]
    scheme: Option<String>,
    /// The word of the post that answers.
    post: Option<String>,
    /// The figures as they stood when the agenda was drawn.
    seen: Option<Seen>,
    /// Places below in which the line stands low.
    below: Vec<PlaceRef>,
    /// Empty until written.
    said: String,
    /// Why it was taken off, if it was.
    removed_because: Option<String>,
    /// The numbers of the directives given under it.
    directives: Vec<i64>,
}

/// Why an item is on the agenda.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Reason {
    /// `low-grade`, `low-below`, `not-started`, `fell-ranks`, `behind-target`, `not-reported`, `overdue`,
    /// `unanswered`, `figures-changed`, `unfinished` or `by-hand`.
    word: &'static str,
    /// The same with its numbers, as it is printed.
    words: Name,
    /// The overdue directive, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    directive: Option<i64>,
    /// The explanation that nobody answered, where that is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<i64>,
}

/// The figures of a line as the chair saw them.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Seen {
    /// `count` or `paise`.
    unit: &'static str,
    target: Cell,
    achieved: Cell,
    percent_hundredths: Option<i64>,
    letter: Option<String>,
    short_of_best: i64,
}

/// How a post was present.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Attended {
    post: Option<PostRef>,
    /// `present`, `deputy` or `absent`.
    presence: &'static str,
    /// Who came, as written on the sheet; empty for the holder of the day.
    who: String,
    /// Who gave leave to send a deputy; empty when none is on record.
    leave: String,
}

/// A sitting of a series.
pub(super) fn review(known: &Known, of: &reviews::Review, series: &Series) -> Review {
    let sitting = &of.sitting;
    Review {
        id: of.id.0,
        series: SeriesRef {
            id: sitting.series.0,
            slug: series.slug.clone(),
            name: (&series.name).into(),
        },
        place: wire::place(known, series.place),
        held_on: wire::day(sitting.on),
        venue: (&sitting.venue).into(),
        figures_to: wire::day(sitting.figures_to),
        stage: of.stage.word(),
    }
}

/// A sitting with all that was written into it, as it stands on a day.
pub(super) fn held(named: &Named<'_>, held: &reviews::Held, today: Date) -> Held {
    let series = &held.series;
    let directives = |list: &[domain::directive::Directive]| {
        list.iter().map(|of| directive(named, of, today)).collect()
    };
    Held {
        review: review(named.known, &held.review, series),
        chair: named.post(series.chair),
        members: series.members.iter().filter_map(|post| named.post(*post)).collect(),
        items: held.points.iter().map(|point| item(named, held, point)).collect(),
        attendance: held.attendance.iter().map(|entry| attended(named, entry)).collect(),
        brought_forward: directives(&held.brought_forward),
        given: directives(&held.given),
        next: held.next.as_ref().map(|next| next.id.0),
    }
}

fn item(named: &Named<'_>, held: &reviews::Held, point: &Point) -> Item {
    let item = &point.item;
    let given = held.given.iter().filter(|directive| directive.given.point == item.n);
    Item {
        n: item.n,
        title: wording::item_title(named.known, item, held.series.place).into(),
        reason: Reason {
            word: item.reason.word(),
            words: wording::reason(named.known, item).into(),
            directive: match &item.reason {
                agenda::AgendaReason::Overdue { directive, .. } => Some(directive.0),
                _ => None,
            },
            explanation: match &item.reason {
                agenda::AgendaReason::Unanswered { explanation, .. } => Some(explanation.0),
                _ => None,
            },
        },
        place: named.place(item.place),
        scheme: item.scheme.as_ref().map(ToString::to_string),
        post: named.slug(item.post),
        seen: item.seen.as_ref().map(seen),
        below: item.below.iter().map(|code| named.place(*code)).collect(),
        said: point.words.said.clone(),
        removed_because: point.removed_because.clone(),
        directives: given.map(|directive| directive.id.0).collect(),
    }
}

fn seen(seen: &agenda::Seen) -> Seen {
    Seen {
        unit: wire::unit(seen.unit),
        target: seen.target.into(),
        achieved: seen.achieved.into(),
        percent_hundredths: seen.percent_hundredths,
        letter: seen.letter.as_ref().map(ToString::to_string),
        short_of_best: seen.short_of_best,
    }
}

fn attended(named: &Named<'_>, entry: &review::Attendance) -> Attended {
    Attended {
        post: named.post(entry.post),
        presence: entry.presence.word(),
        who: entry.who.clone(),
        leave: entry.leave.clone(),
    }
}
