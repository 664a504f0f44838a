//! `directive-issued` and `directive-moved`; a step has its own file, and so have the samples.

use domain::directive::weeks::Week;
use domain::directive::{Deadline, DirectiveId, DirectiveKind, NewDirective, Resolution};
use domain::fact::Fact;
use domain::indicator::IndicatorCode;
use domain::post::PostId;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::{Deserialize, Serialize};

use super::shared::{day, of_word, place};
pub(crate) use super::step::Step;
use super::{Read, json_text};
use crate::error::Result;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issued {
    review: i64,
    point: i64,
    words: String,
    kind: String,
    owners: Vec<i64>,
    place: i64,
    scheme: Option<String>,
    deadline: DeadlineShape,
    condition: Condition,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeadlineShape {
    words: String,
    due_on: Option<String>,
    how: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekShape {
    due_on: String,
    at_least: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
enum Condition {
    Figure { indicator: String, place: i64, at_least: i64 },
    Weekly { indicator: String, place: i64, weeks: Vec<WeekShape> },
    Document {},
    Evidence {},
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    directive: i64,
    step: Step,
}

impl From<&NewDirective> for Issued {
    fn from(given: &NewDirective) -> Self {
        Self {
            review: given.review.0,
            point: given.point,
            words: given.words.clone(),
            kind: given.kind.word().to_owned(),
            owners: given.owners.iter().map(|post| post.0).collect(),
            place: given.place.number(),
            scheme: given.scheme.as_ref().map(ToString::to_string),
            deadline: DeadlineShape {
                words: given.deadline.words.clone(),
                due_on: given.deadline.due_on.map(|day| day.to_string()),
                how: given.deadline.how.word().to_owned(),
            },
            condition: (&given.condition).into(),
        }
    }
}

impl Issued {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::DirectiveIssued(NewDirective {
            review: ReviewId(self.review),
            point: self.point,
            words: self.words,
            kind: of_word(&self.kind, DirectiveKind::of_word)?,
            owners: self.owners.into_iter().map(PostId).collect(),
            place: place(self.place)?,
            scheme: self.scheme.map(|code| SchemeCode::new(&code)),
            deadline: Deadline {
                words: self.deadline.words,
                due_on: self.deadline.due_on.as_deref().map(day).transpose()?,
                how: of_word(&self.deadline.how, Resolution::of_word)?,
            },
            condition: self.condition.condition()?,
        }))
    }
}

impl From<&domain::directive::Condition> for Condition {
    fn from(condition: &domain::directive::Condition) -> Self {
        use domain::directive::Condition as Given;
        match condition {
            Given::Figure { indicator, place, at_least } => Self::Figure {
                indicator: indicator.to_string(),
                place: place.number(),
                at_least: *at_least,
            },
            Given::Weekly { indicator, place, weeks } => Self::Weekly {
                indicator: indicator.to_string(),
                place: place.number(),
                weeks: week_shapes(weeks),
            },
            Given::Document => Self::Document {},
            Given::Evidence => Self::Evidence {},
        }
    }
}

fn week_shapes(weeks: &[Week]) -> Vec<WeekShape> {
    let shape =
        |week: &Week| WeekShape { due_on: week.due_on.to_string(), at_least: week.at_least };
    weeks.iter().map(shape).collect()
}

fn of_shapes(shapes: Vec<WeekShape>) -> Read<Vec<Week>> {
    let week =
        |shape: WeekShape| Ok(Week { due_on: day(&shape.due_on)?, at_least: shape.at_least });
    shapes.into_iter().map(week).collect()
}

/// The weeks as a column keeps them.
pub(crate) fn weeks_text(weeks: &[Week]) -> Result<String> {
    json_text(&week_shapes(weeks))
}

pub(crate) fn weeks(text: &str) -> Read<Vec<Week>> {
    of_shapes(super::parse(text.as_bytes())?)
}

impl Condition {
    fn condition(self) -> Read<domain::directive::Condition> {
        use domain::directive::Condition as Given;
        Ok(match self {
            Self::Figure { indicator, place: at, at_least } => Given::Figure {
                indicator: IndicatorCode::new(&indicator),
                place: place(at)?,
                at_least,
            },
            Self::Weekly { indicator, place: at, weeks } => Given::Weekly {
                indicator: IndicatorCode::new(&indicator),
                place: place(at)?,
                weeks: of_shapes(weeks)?,
            },
            Self::Document {} => Given::Document,
            Self::Evidence {} => Given::Evidence,
        })
    }
}

impl Moved {
    pub(crate) fn of(directive: DirectiveId, step: &domain::directive::steps::Step) -> Self {
        Self { directive: directive.0, step: step.into() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let directive = DirectiveId(self.directive);
        Ok(Fact::DirectiveMoved { directive, step: self.step.step()? })
    }
}
