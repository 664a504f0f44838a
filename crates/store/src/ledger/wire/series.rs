//! `series-founded`, `series-changed`, `series-ended`; and the plan of a series, which its view keeps in
//! the same shape.

use domain::fact::Fact;
use domain::post::PostId;
use domain::review::{Series, SeriesId};
use domain::scheme::SchemeCode;
use domain::series::{self, InputClock, Rhythm};
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{Name, each, of_word, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Founded {
    slug: String,
    name: Name,
    place: i64,
    chair: i64,
    members: Vec<i64>,
    schemes: Vec<String>,
    plan: Plan,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Changed {
    series: i64,
    to: Founded,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ended {
    pub(crate) series: i64,
    pub(crate) reason: String,
}

/// How a series works.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    rhythm: Option<String>,
    departments: Vec<Name>,
    places: Vec<i64>,
    closes_days: i64,
    scrutiny_days: i64,
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
            plan: (&series.plan).into(),
        }
    }
}

impl Founded {
    fn series(self) -> Read<Series> {
        Ok(Series {
            slug: self.slug,
            name: self.name.into(),
            place: place(self.place)?,
            chair: PostId(self.chair),
            members: self.members.into_iter().map(PostId).collect(),
            schemes: self.schemes.iter().map(|code| SchemeCode::new(code)).collect(),
            plan: self.plan.plan()?,
        })
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::SeriesFounded(self.series()?))
    }
}

impl Changed {
    pub(crate) fn of(series: SeriesId, to: &Series) -> Self {
        Self { series: series.0, to: to.into() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::SeriesChanged { series: SeriesId(self.series), to: self.to.series()? })
    }
}

impl Ended {
    pub(crate) fn fact(self) -> Fact {
        Fact::SeriesEnded { series: SeriesId(self.series), reason: self.reason }
    }
}

impl From<&series::Plan> for Plan {
    fn from(plan: &series::Plan) -> Self {
        Self {
            rhythm: plan.rhythm.map(Rhythm::word),
            departments: plan.departments.iter().map(Name::from).collect(),
            places: plan.places.iter().map(|place| place.number()).collect(),
            closes_days: plan.clock.closes_days,
            scrutiny_days: plan.clock.scrutiny_days,
        }
    }
}

impl Plan {
    pub(crate) fn plan(self) -> Read<series::Plan> {
        let rhythm = self.rhythm.map(|word| of_word(&word, Rhythm::of_word));
        let (closes_days, scrutiny_days) = (self.closes_days, self.scrutiny_days);
        Ok(series::Plan {
            rhythm: rhythm.transpose()?,
            departments: self.departments.into_iter().map(domain::name::Name::from).collect(),
            places: each(self.places, place)?,
            clock: InputClock { closes_days, scrutiny_days },
        })
    }
}
