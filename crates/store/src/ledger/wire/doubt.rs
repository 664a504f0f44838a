//! `doubt-answered`.

use domain::fact::Fact;
use domain::honesty::{Answer, DoubtAnswered, DoubtKey};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{of_word, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answered {
    rule: String,
    place: i64,
    indicator: Option<String>,
    period: String,
    mark: String,
    answer: String,
    words: String,
}

impl From<&DoubtAnswered> for Answered {
    fn from(given: &DoubtAnswered) -> Self {
        let key = &given.key;
        Self {
            rule: key.rule.clone(),
            place: key.place.number(),
            indicator: key.indicator.as_ref().map(ToString::to_string),
            period: key.period.to_string(),
            mark: given.mark.clone(),
            answer: given.answer.word().to_owned(),
            words: given.words.clone(),
        }
    }
}

impl Answered {
    pub(crate) fn fact(self) -> Read<Fact> {
        let key = DoubtKey {
            rule: self.rule,
            place: place(self.place)?,
            indicator: self.indicator.map(|code| IndicatorCode::new(&code)),
            period: of_word(&self.period, Period::read)?,
        };
        let answer = of_word(&self.answer, Answer::of_word)?;
        let given = DoubtAnswered { key, mark: self.mark, answer, words: self.words };
        Ok(Fact::DoubtAnswered(given))
    }
}
