//! `review-called`, `attendance-taken`, `point-recorded`, `point-differed`, `minutes-returned`.

use domain::fact::Fact;
use domain::post::PostId;
use domain::review::{Attendance, Presence, ReviewId, SeriesId, Sitting};
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{Name, day, each, of_word};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Called {
    series: i64,
    on: String,
    venue: Name,
    figures_to: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Taken {
    review: i64,
    entries: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    post: i64,
    presence: String,
    who: String,
    leave: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recorded {
    pub(crate) review: i64,
    pub(crate) n: i64,
    pub(crate) said: String,
    pub(crate) base: i64,
    pub(crate) joins: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Differed {
    pub(crate) review: i64,
    pub(crate) n: i64,
    pub(crate) said: String,
    pub(crate) base: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Returned {
    pub(crate) review: i64,
    pub(crate) reason: String,
}

impl From<&Sitting> for Called {
    fn from(sitting: &Sitting) -> Self {
        Self {
            series: sitting.series.0,
            on: sitting.on.to_string(),
            venue: (&sitting.venue).into(),
            figures_to: sitting.figures_to.to_string(),
        }
    }
}

impl Called {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::ReviewCalled(Sitting {
            series: SeriesId(self.series),
            on: day(&self.on)?,
            venue: self.venue.into(),
            figures_to: day(&self.figures_to)?,
        }))
    }
}

impl Taken {
    pub(crate) fn of(review: ReviewId, entries: &[Attendance]) -> Self {
        let shape = |entry: &Attendance| Entry {
            post: entry.post.0,
            presence: entry.presence.word().to_owned(),
            who: entry.who.clone(),
            leave: entry.leave.clone(),
        };
        Self { review: review.0, entries: entries.iter().map(shape).collect() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let entries = each(self.entries, |entry| {
            Ok(Attendance {
                post: PostId(entry.post),
                presence: of_word(&entry.presence, Presence::of_word)?,
                who: entry.who,
                leave: entry.leave,
            })
        })?;
        Ok(Fact::AttendanceTaken { review: ReviewId(self.review), entries })
    }
}

impl Recorded {
    pub(crate) fn fact(self) -> Fact {
        let Self { review, n, said, base, joins } = self;
        Fact::PointRecorded { review: ReviewId(review), n, said, base, joins }
    }
}

impl Differed {
    pub(crate) fn fact(self) -> Fact {
        let Self { review, n, said, base } = self;
        Fact::PointDiffered { review: ReviewId(review), n, said, base }
    }
}

impl Returned {
    pub(crate) fn fact(self) -> Fact {
        Fact::MinutesReturned { review: ReviewId(self.review), reason: self.reason }
    }
}
