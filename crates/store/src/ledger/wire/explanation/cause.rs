//! Why an explanation is asked, under the word of the cause.

use domain::directive::DirectiveId;
use domain::explanation;
use domain::grade::Letter;
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use domain::scorecard::Rank;
use serde::{Deserialize, Serialize};

use crate::ledger::wire::agenda::{unit, unit_word};
use crate::ledger::wire::shared::{CellShape, day, each, of_word};
use crate::ledger::wire::{Fault, Read};

#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Cause {
    Grade {
        scheme: String,
        period: String,
        letter: String,
        unit: String,
        target: CellShape,
        achieved: CellShape,
        percent_hundredths: Option<i64>,
    },
    Absence {
        review: i64,
    },
    Overdue {
        directive: i64,
        due_on: String,
    },
    ShortFigure {
        indicator: String,
        period: String,
        unit: String,
        target: i64,
        achieved: i64,
    },
    Persistent {
        rule: String,
        scheme: Option<String>,
        instances: Vec<Instance>,
    },
    ByHand {
        words: String,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instance {
    period: String,
    missed: Missed,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
enum Missed {
    Low { letter: String },
    Bottom { rank: u64, among: u64 },
    Under { target: i64, achieved: i64 },
    NotReported {},
}

impl From<&explanation::Cause> for Cause {
    fn from(cause: &explanation::Cause) -> Self {
        use explanation::Cause as Given;
        match cause {
            Given::Grade(of) => Self::Grade {
                scheme: of.scheme.to_string(),
                period: of.period.to_string(),
                letter: of.letter.to_string(),
                unit: unit_word(of.unit).to_owned(),
                target: of.target.into(),
                achieved: of.achieved.into(),
                percent_hundredths: of.percent_hundredths,
            },
            Given::Absence { review } => Self::Absence { review: review.0 },
            Given::Overdue { directive, due_on } => {
                Self::Overdue { directive: directive.0, due_on: due_on.to_string() }
            }
            Given::ShortFigure(of) => Self::ShortFigure {
                indicator: of.indicator.to_string(),
                period: of.period.to_string(),
                unit: unit_word(of.unit).to_owned(),
                target: of.target,
                achieved: of.achieved,
            },
            Given::Persistent { rule, scheme, instances } => Self::Persistent {
                rule: rule.clone(),
                scheme: scheme.as_ref().map(ToString::to_string),
                instances: instances.iter().map(Instance::from).collect(),
            },
            Given::ByHand { words } => Self::ByHand { words: words.clone() },
        }
    }
}

impl Cause {
    pub(crate) fn cause(self) -> Read<explanation::Cause> {
        use explanation::Cause as Given;
        Ok(match self {
            Self::Grade {
                scheme,
                period,
                letter,
                unit: word,
                target,
                achieved,
                percent_hundredths,
            } => Given::Grade(explanation::Graded {
                scheme: SchemeCode::new(&scheme),
                period: of_word(&period, Period::read)?,
                letter: Letter::new(&letter),
                unit: unit(&word)?,
                target: target.cell()?,
                achieved: achieved.cell()?,
                percent_hundredths,
            }),
            Self::Absence { review } => Given::Absence { review: ReviewId(review) },
            Self::Overdue { directive, due_on } => {
                Given::Overdue { directive: DirectiveId(directive), due_on: day(&due_on)? }
            }
            Self::ShortFigure { indicator, period, unit: word, target, achieved } => {
                Given::ShortFigure(explanation::Short {
                    indicator: IndicatorCode::new(&indicator),
                    period: of_word(&period, Period::read)?,
                    unit: unit(&word)?,
                    target,
                    achieved,
                })
            }
            Self::Persistent { rule, scheme, instances } => Given::Persistent {
                rule,
                scheme: scheme.map(|code| SchemeCode::new(&code)),
                instances: each(instances, Instance::instance)?,
            },
            Self::ByHand { words } => Given::ByHand { words },
        })
    }
}

impl From<&explanation::Instance> for Instance {
    fn from(instance: &explanation::Instance) -> Self {
        use explanation::Missed as Given;
        let count = |n: usize| u64::try_from(n).expect("a rank fits 64 bits");
        let missed = match &instance.missed {
            Given::Low(letter) => Missed::Low { letter: letter.to_string() },
            Given::Bottom(rank) => {
                Missed::Bottom { rank: count(rank.rank), among: count(rank.among) }
            }
            Given::Under { target, achieved } => {
                Missed::Under { target: *target, achieved: *achieved }
            }
            Given::NotReported => Missed::NotReported {},
        };
        Self { period: instance.period.to_string(), missed }
    }
}

impl Instance {
    fn instance(self) -> Read<explanation::Instance> {
        use explanation::Missed as Given;
        let count = |n: u64| usize::try_from(n).map_err(Fault::new);
        let missed = match self.missed {
            Missed::Low { letter } => Given::Low(Letter::new(&letter)),
            Missed::Bottom { rank, among } => {
                Given::Bottom(Rank { rank: count(rank)?, among: count(among)? })
            }
            Missed::Under { target, achieved } => Given::Under { target, achieved },
            Missed::NotReported {} => Given::NotReported,
        };
        Ok(explanation::Instance { period: of_word(&self.period, Period::read)?, missed })
    }
}
