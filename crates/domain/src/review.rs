//! Reviews: the run of meetings (series), one sitting of it (review), who came, and its agenda, which
//! the figures write.

use jiff::civil::Date;

use crate::agenda::AgendaItem;
use crate::name::Name;
use crate::place::{PlaceCode, Tree};
use crate::post::{Post, PostId, id};
use crate::refusal::Refusal;
use crate::saying::Words;
use crate::scheme::SchemeCode;
use crate::series::Plan;

id!(
    /// A series of reviews, by the ledger number of its founding.
    SeriesId
);
id!(
    /// One sitting, by the ledger number of its calling.
    ReviewId
);

/// A run of meetings under one chair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub slug: String,
    pub name: Name,
    pub place: PlaceCode,
    pub chair: PostId,
    /// The posts called to every sitting, the chair not among them.
    pub members: Vec<PostId>,
    /// The lines reviewed; empty for all lines of the place or of the plan's departments.
    pub schemes: Vec<SchemeCode>,
    pub plan: Plan,
}

impl Series {
    /// Whether what is ordered in its sittings binds a post: its chair, whoever it calls, and every post
    /// at its place or below it.
    #[must_use]
    pub fn binds(&self, post: &Post, tree: &Tree) -> bool {
        self.chair == post.id
            || self.members.contains(&post.id)
            || tree.is_within(post.place, self.place)
    }
}

/// One sitting that has been called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    pub series: SeriesId,
    pub on: Date,
    pub venue: Name,
    /// The day whose figures it looks at: the end of the month under review.
    pub figures_to: Date,
}

/// How a post was present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    Present,
    /// A deputy came, with leave.
    Deputy,
    Absent,
}

impl Presence {
    pub const ALL: [Self; 3] = [Self::Present, Self::Deputy, Self::Absent];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Deputy => "deputy",
            Self::Absent => "absent",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|presence| presence.word() == word)
    }
}

/// One line of the attendance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    pub post: PostId,
    pub presence: Presence,
    /// Who came, as written on the sheet; the holder of the day when empty.
    pub who: String,
    /// Who gave leave to send a deputy, and how; empty when none is on record.
    pub leave: String,
}

/// How far a sitting has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewStage {
    Called,
    AgendaDrawn,
    /// The chair has approved the minutes; they have no number yet.
    MinutesApproved,
    MinutesIssued,
}

impl ReviewStage {
    pub const ALL: [Self; 4] =
        [Self::Called, Self::AgendaDrawn, Self::MinutesApproved, Self::MinutesIssued];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Called => "called",
            Self::AgendaDrawn => "agenda-drawn",
            Self::MinutesApproved => "minutes-approved",
            Self::MinutesIssued => "minutes-issued",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// Decides whether a sitting may be called on a day, when the series last sat on `last`.
///
/// # Errors
/// A day that is not after the last sitting.
pub fn may_call(on: Date, last: Option<Date>) -> Result<(), Refusal> {
    match last {
        Some(last) if on <= last => Err(Refusal::ReviewNotLater { last }),
        _ => Ok(()),
    }
}

/// Decides whether points, attendance and directives may still be written into a sitting.
///
/// # Errors
/// Minutes are approved or issued already, or the agenda is not drawn yet.
pub fn may_write(stage: ReviewStage) -> Result<(), Refusal> {
    match stage {
        ReviewStage::Called => Err(Refusal::AgendaNotDrawn),
        ReviewStage::AgendaDrawn => Ok(()),
        ReviewStage::MinutesApproved => Err(Refusal::MinutesAlreadyApproved),
        ReviewStage::MinutesIssued => Err(Refusal::MinutesAlreadyIssued),
    }
}

/// Decides whether an attendance may be taken.
///
/// # Errors
/// A deputy without a name: the sheet must say who sat there.
pub fn may_attend(entries: &[Attendance]) -> Result<(), Refusal> {
    let is_nameless =
        |entry: &Attendance| entry.presence == Presence::Deputy && entry.who.trim().is_empty();
    if entries.iter().any(is_nameless) { Err(Refusal::DeputyNameMissing) } else { Ok(()) }
}

/// Decides whether a post may approve the minutes of a sitting under this chair.
///
/// # Errors
/// Another post than the chair; a sitting that is not being written; words that wait to be joined.
pub fn may_approve(
    stage: ReviewStage,
    (by, chair): (Option<PostId>, PostId),
    points: &[Point],
) -> Result<(), Refusal> {
    may_write(stage)?;
    if by != Some(chair) {
        return Err(Refusal::NotTheChair);
    }
    match points.iter().find(|point| !point.words.others.is_empty()) {
        Some(point) => Err(Refusal::WordsNotJoined { n: point.item.n }),
        None => Ok(()),
    }
}

/// Decides whether the chair may take an approval back, so that the minutes can be written on.
///
/// # Errors
/// Another post, no approval, or minutes that went out already; no reason.
pub fn may_return(
    stage: ReviewStage,
    (by, chair): (Option<PostId>, PostId),
    reason: &str,
) -> Result<(), Refusal> {
    may_issue(stage)?;
    if by != Some(chair) {
        return Err(Refusal::NotTheChair);
    }
    if reason.trim().is_empty() { Err(Refusal::WordsMissing) } else { Ok(()) }
}

/// Decides whether minutes may be issued: what goes out is what the chair approved.
///
/// # Errors
/// Not approved yet, or issued already.
pub fn may_issue(stage: ReviewStage) -> Result<(), Refusal> {
    match stage {
        ReviewStage::Called => Err(Refusal::AgendaNotDrawn),
        ReviewStage::AgendaDrawn => Err(Refusal::MinutesNotApproved),
        ReviewStage::MinutesApproved => Ok(()),
        ReviewStage::MinutesIssued => Err(Refusal::MinutesAlreadyIssued),
    }
}

/// An agenda item as it stands in a sitting, with what was said on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub item: AgendaItem,
    /// Running minutes of the point.
    pub words: Words,
    /// Why it was taken off, if it was.
    pub removed_because: Option<String>,
}
