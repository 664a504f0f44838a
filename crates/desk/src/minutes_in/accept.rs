//! What a person took over of a note becomes a sitting: its points with what was said, its directives, explanations
//! as drafts. It adds to the sitting of that day if one is being written, and keeps what was decided as an example.

use std::collections::BTreeMap;

use domain::directive::{Condition, DirectiveKind};
use domain::fact::Fact;
use domain::name::Name;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{Attendance, Presence, ReviewId, ReviewStage, SeriesId, Sitting};
use jiff::civil::Date;
use store::Write;

use super::example::Example;
use super::kept;
use crate::desk::Books;
use crate::error::Result;
use crate::explanations::{self, About, Draft};
use crate::{directives, reviews};

/// A directive as a person took it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What the note says on its point: directives with the same words stand under one point.
    pub said: String,
    pub words: String,
    pub kind: DirectiveKind,
    pub owners: Vec<String>,
    pub place: PlaceCode,
    pub deadline: String,
    pub condition: Condition,
}

/// What a person took over of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub series: SeriesId,
    pub on: Date,
    pub venue: String,
    pub present: Vec<PostId>,
    pub directives: Vec<Taken>,
    /// Remarks on quoted figures that go into the words of the point in which they stand, by what was said on it.
    pub remarks: BTreeMap<String, Vec<String>>,
    /// The note and what was decided on it, kept as an example.
    pub example: Example,
}

/// Makes a sitting of what was taken over, or adds it to the sitting of that day if it is still being written.
///
/// # Errors
/// Nothing was taken, the day lies before the last sitting of the series, minutes are approved, or what a
/// directive needs is missing.
pub fn accept(books: &mut Books<'_, '_, Write>, accepted: Accepted) -> Result<ReviewId> {
    if accepted.directives.is_empty() {
        return Err(Refusal::NothingToSave.into());
    }
    let review = sitting(books, &accepted)?;
    if !accepted.present.is_empty() {
        attend(books, review, &accepted.present)?;
    }
    let mut points: BTreeMap<&str, i64> = BTreeMap::new();
    for taken in &accepted.directives {
        let n = match points.get(taken.said.as_str()) {
            Some(n) => *n,
            None => {
                let n = point(books, review, taken, &accepted.remarks)?;
                points.insert(&taken.said, n);
                n
            }
        };
        give(books, (review, n), taken)?;
    }
    kept::keep_example(books, &accepted.example)?;
    Ok(review)
}

/// The sitting of the series on that day; called where there is none.
fn sitting(books: &mut Books<'_, '_, Write>, accepted: &Accepted) -> Result<ReviewId> {
    let sittings = reviews::sittings(books, accepted.series)?;
    let same = sittings.into_iter().find(|review| review.sitting.on == accepted.on);
    let (id, stage) = match same {
        Some(review) => (review.id, review.stage),
        None => {
            let month = Period::month_of(accepted.on);
            let sitting = Sitting {
                series: accepted.series,
                on: accepted.on,
                venue: Name::new(accepted.venue.trim(), ""),
                figures_to: month.before().ends_on(),
            };
            (reviews::call(books, sitting)?, ReviewStage::Called)
        }
    };
    if stage == ReviewStage::Called {
        // The note is the agenda: what was not spoken of is not put into the mouth of the meeting.
        books.record(&Fact::AgendaDrawn { review: id, items: Vec::new() })?;
    }
    reviews::writable(books, id)?;
    Ok(id)
}

fn attend(books: &mut Books<'_, '_, Write>, review: ReviewId, present: &[PostId]) -> Result<()> {
    let entry = |post: &PostId| Attendance {
        post: *post,
        presence: Presence::Present,
        who: String::new(),
        leave: String::new(),
    };
    reviews::take_attendance(books, review, present.iter().map(entry).collect())
}

/// A point for a sentence of the note, with the sentence as what was said.
fn point(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    taken: &Taken,
    remarks: &BTreeMap<String, Vec<String>>,
) -> Result<i64> {
    let n = reviews::add_item(books, review, (taken.place, None), &title(&taken.words), "")?;
    let remarks = remarks.get(&taken.said).into_iter().flatten();
    let said: Vec<&str> =
        std::iter::once(taken.said.as_str()).chain(remarks.map(String::as_str)).collect();
    reviews::record_point(books, review, n, &said.join("\n"))?;
    Ok(n)
}

/// The most words of a directive that make the title of a point.
const TITLE_WORDS: usize = 8;

fn title(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    let short = all.iter().take(TITLE_WORDS).copied().collect::<Vec<_>>().join(" ");
    if all.len() > TITLE_WORDS { format!("{short} …") } else { short }
}

fn give(
    books: &mut Books<'_, '_, Write>,
    (review, point): (ReviewId, i64),
    taken: &Taken,
) -> Result<()> {
    let owners = directives::owners(books, review, &taken.owners)?;
    let given = directives::Given {
        review,
        point,
        words: taken.words.clone(),
        kind: taken.kind,
        owners: owners.clone(),
        place: taken.place,
        scheme: None,
        deadline: taken.deadline.clone(),
        condition: taken.condition.clone(),
    };
    let directive = directives::issue(books, given)?;
    if taken.kind != DirectiveKind::Explain {
        return Ok(());
    }
    for asked in owners {
        let about = About::Words(taken.words.clone());
        let (review, directive) = (Some(review), Some(directive.id));
        explanations::draft(books, Draft { asked, about, place: taken.place, review, directive })?;
    }
    Ok(())
}
