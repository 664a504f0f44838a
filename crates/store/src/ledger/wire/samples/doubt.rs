//! Answers to points to check: about one figure, and about a place as a whole.

use domain::fact::Fact;
use domain::honesty::{Answer, DoubtAnswered, DoubtKey};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::place::{PlaceCode, Tier};

use super::{DAY, words};

pub(super) fn all() -> Vec<(String, Fact)> {
    let key = |indicator: Option<&str>| DoubtKey {
        rule: "unit-slip".to_owned(),
        place: PlaceCode::new(Tier::Block, 1),
        indicator: indicator.map(IndicatorCode::new),
        period: Period::month_of(DAY),
    };
    let given = |answer: Answer, indicator| {
        let mark = "2025-10: 1720 / 10".to_owned();
        let given = DoubtAnswered { key: key(indicator), mark, answer, words: words() };
        (format!("doubt-answered.{}", answer.word()), Fact::DoubtAnswered(given))
    };
    let of = |answer| given(answer, Some("bank-linkage").filter(|_| answer != Answer::Right));
    Answer::ALL.into_iter().map(of).collect()
}
