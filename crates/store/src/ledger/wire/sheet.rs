//! `headings-decided` and `intake-undone`.

use domain::fact::Fact;
use domain::figure::FigureKind;
use domain::indicator::IndicatorCode;
use domain::shape::{Decided, Headings, Means};
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{each, of_word};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeadingsDecided {
    shape: String,
    seen_in: String,
    headings: Vec<HeadingShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingShape {
    heading: String,
    means: MeansShape,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
enum MeansShape {
    Figures { indicator: String, kind: String },
    LeftAside {},
}

impl From<&Headings> for HeadingsDecided {
    fn from(headings: &Headings) -> Self {
        let shape = |decided: &Decided| HeadingShape {
            heading: decided.heading.clone(),
            means: match &decided.means {
                Means::Figures { indicator, kind } => MeansShape::Figures {
                    indicator: indicator.to_string(),
                    kind: kind.word().to_owned(),
                },
                Means::LeftAside => MeansShape::LeftAside {},
            },
        };
        Self {
            shape: headings.shape.clone(),
            seen_in: headings.seen_in.clone(),
            headings: headings.decided.iter().map(shape).collect(),
        }
    }
}

impl HeadingsDecided {
    pub(crate) fn fact(self) -> Read<Fact> {
        let decided = each(self.headings, |one| {
            let means = match one.means {
                MeansShape::Figures { indicator, kind } => Means::Figures {
                    indicator: IndicatorCode::new(&indicator),
                    kind: of_word(&kind, FigureKind::of_word)?,
                },
                MeansShape::LeftAside {} => Means::LeftAside,
            };
            Ok(Decided { heading: one.heading, means })
        })?;
        let Self { shape, seen_in, .. } = self;
        Ok(Fact::HeadingsDecided(Headings { shape, seen_in, decided }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IntakeUndone {
    pub(crate) intake: i64,
    pub(crate) reason: String,
}
