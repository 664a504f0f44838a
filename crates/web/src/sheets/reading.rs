//! How a sheet was read, for a person to correct: its columns with what each was taken for, whose decision that
//! follows, text in an old font, and what was left aside and why.

use desk::sheets_in::{self, ColumnSeen, Legacy, Preview, Seen};
use desk::{Books, Known, wording};
use domain::figure::FigureKind;
use hindi::digits;

use super::Choices;
use super::headings::ASIDE;
use crate::frame::post_title;
use crate::look::import::{Aside, Heading, OldFont, Reading};
use crate::look::parts::{Choice, Link};
use crate::look::words::Words;
use crate::visit::Visit;

/// Things left aside that are listed; a long sheet may have thousands of notes.
const ASIDE_SHOWN: usize = 40;

/// Whose decision the reading follows, as a link to the fact; `None` when it follows none.
pub(super) fn follows<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    seen: &Preview,
) -> desk::Result<Option<Link>> {
    let Some(held) = &seen.follows else { return Ok(None) };
    let posts = desk::posts::these(books, held.by.post)?;
    let who = posts.first().map_or(String::new(), |post| post_title(books, visit, post));
    let on = hindi::date::long(held.by.on, visit.lang());
    let values = [("who", who), ("on", on), ("file", held.headings.seen_in.clone())];
    Ok(Some(Link::new(format!("/ledger/{}", held.fact), words.wf("headings-follow", &values))))
}

pub(super) fn of(
    known: &Known,
    (visit, words): (&Visit, &Words),
    (seen, follows): (&Preview, Option<Link>),
    chosen: &Choices,
) -> Reading {
    let proposal = &seen.proposal;
    let names = known.book.indicators().values().map(|indicator| visit.say(&indicator.name));
    let mut programmes: Vec<String> = names.collect();
    programmes.sort();
    programmes.dedup();
    let columns = proposal.seen.iter();
    let at = |one: &sheets_in::Ignored| format!("{}{}", one.at.column, one.at.row);
    let aside = proposal.ignored.iter().filter(|one| !one.text.is_empty()).take(ASIDE_SHOWN);
    Reading {
        headings: columns.map(|column| heading(known, (visit, words), proposal, column)).collect(),
        programmes,
        follows,
        old_font: proposal.legacy.as_ref().map(old_font),
        aside: aside
            .map(|one| Aside {
                cell: at(one),
                text: one.text.clone(),
                why: words.w(&format!("ignored-{}", one.why.word())),
            })
            .collect(),
        tabs: proposal.sheets.clone(),
        carried: chosen.carried(),
        has_rejected: proposal.has_rejected(),
    }
}

fn old_font(legacy: &Legacy) -> OldFont {
    OldFont {
        n_cells: digits::group(i64::try_from(legacy.n_cells).unwrap_or(i64::MAX)),
        can_convert: legacy.can_convert,
        shown: legacy.shown.clone(),
    }
}

fn heading(
    known: &Known,
    (visit, words): (&Visit, &Words),
    proposal: &sheets_in::Proposal,
    column: &ColumnSeen,
) -> Heading {
    let read = proposal.columns.iter().find(|read| read.column == column.column);
    let named = read.and_then(|read| known.book.indicators().get(&read.indicator));
    let programme = named.map_or(String::new(), |indicator| visit.say(&indicator.name));
    let matched = match (column.seen, read) {
        (Seen::Figures, Some(read)) => {
            format!("{programme} · {}", visit.say(&wording::kind(read.kind)))
        }
        (Seen::Figures | Seen::Label, _) => words.w("heading-label"),
        (Seen::LeftAside(why), _) => words.w(&format!("ignored-{}", why.word())),
        (Seen::Unknown, _) => words.w("heading-unknown"),
    };
    let kinds = if column.may_be_decided() {
        kinds((visit, words), read.map(|read| read.kind))
    } else {
        Vec::new()
    };
    Heading {
        letter: column.column.clone(),
        heading: column.heading.clone(),
        matched,
        programme,
        kinds,
    }
}

/// As it was read, one of the kinds of figures, or left aside.
fn kinds((visit, words): (&Visit, &Words), read: Option<FigureKind>) -> Vec<Choice> {
    let choice = |value: &str, label: String, is_chosen| Choice {
        value: value.to_owned(),
        label,
        is_chosen,
    };
    let as_read = choice("", words.w("headings-as-read"), read.is_none());
    let of_figures = FigureKind::ALL
        .into_iter()
        .map(|kind| choice(kind.word(), visit.say(&wording::kind(kind)), read == Some(kind)));
    let aside = choice(ASIDE, words.w("headings-aside"), false);
    std::iter::once(as_read).chain(of_figures).chain([aside]).collect()
}
