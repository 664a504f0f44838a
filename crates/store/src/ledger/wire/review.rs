//! `series-founded`, `review-called`, `attendance-taken`, `point-recorded`.

use domain::fact::Fact;
use domain::post::PostId;
use domain::review::{Attendance, Presence, ReviewId, Series, SeriesId, Sitting};
use domain::scheme::SchemeCode;
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{Name, day, each, of_word, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Founded {
    slug: String,
    name: Name,
    place: i64,
    chair: i64,
    members: Vec<i64>,
    schemes: Vec<String>,
}

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
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recorded {
    pub(crate) review: i64,
    pub(crate) n: i64,
    pub(crate) said: String,
}

impl From<&Series> for Founded {
    fn from(series: &Series) -> Self {
        Self {
            slug: series.slug.clone(),
            name: (&series.name).into(),
            place: series.place.number(),
            chair: series.chair.0,
            members: series.members.iter().map(|post| post.0).collect(),
            schemes: series.schemes.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Founded {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::SeriesFounded(Series {
            slug: self.slug,
            name: self.name.into(),
            place: place(self.place)?,
            chair: PostId(self.chair),
            members: self.members.into_iter().map(PostId).collect(),
            schemes: self.schemes.iter().map(|code| SchemeCode::new(code)).collect(),
        }))
    }
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
        };
        Self { review: review.0, entries: entries.iter().map(shape).collect() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let entries = each(self.entries, |entry| {
            Ok(Attendance {
                post: PostId(entry.post),
                presence: of_word(&entry.presence, Presence::of_word)?,
                who: entry.who,
            })
        })?;
        Ok(Fact::AttendanceTaken { review: ReviewId(self.review), entries })
    }
}

impl Recorded {
    pub(crate) fn fact(self) -> Fact {
        Fact::PointRecorded { review: ReviewId(self.review), n: self.n, said: self.said }
    }
}
