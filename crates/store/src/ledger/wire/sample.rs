//! `sample-drawn` and `check-made`.

use domain::directive::DirectiveId;
use domain::fact::Fact;
use domain::post::PostId;
use domain::sample::{CheckOutcome, CheckWay, DrawRule, Sample, SampleId};
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{day, of_word, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawn {
    place: i64,
    checker: i64,
    way: String,
    rule: String,
    seed: i64,
    closed_from: String,
    closed_to: String,
    n_candidates: i64,
    chosen: Vec<i64>,
}

impl From<&Sample> for Drawn {
    fn from(sample: &Sample) -> Self {
        Self {
            place: sample.place.number(),
            checker: sample.checker.0,
            way: sample.way.word().to_owned(),
            rule: sample.rule.word().to_owned(),
            seed: sample.seed,
            closed_from: sample.closed_from.to_string(),
            closed_to: sample.closed_to.to_string(),
            n_candidates: sample.n_candidates,
            chosen: sample.chosen.iter().map(|directive| directive.0).collect(),
        }
    }
}

impl Drawn {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::SampleDrawn(Sample {
            place: place(self.place)?,
            checker: PostId(self.checker),
            way: of_word(&self.way, CheckWay::of_word)?,
            rule: of_word(&self.rule, DrawRule::of_word)?,
            seed: self.seed,
            closed_from: day(&self.closed_from)?,
            closed_to: day(&self.closed_to)?,
            n_candidates: self.n_candidates,
            chosen: self.chosen.into_iter().map(DirectiveId).collect(),
        }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Made {
    pub(crate) sample: i64,
    pub(crate) directive: i64,
    pub(crate) outcome: String,
    pub(crate) remark: String,
}

impl Made {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::CheckMade {
            sample: SampleId(self.sample),
            directive: DirectiveId(self.directive),
            outcome: of_word(&self.outcome, CheckOutcome::of_word)?,
            remark: self.remark,
        })
    }
}
