//! What a reckoning of all scorecards comes to: their number, the sum of the scores and the sum of the
//! ranks. Programs that agree on all three have graded the same cards. Knows nothing of how it is reckoned.

use std::fmt;

use anyhow::{Context, Result, bail};

/// The three sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) n_cards: i64,
    /// In ten-thousandths.
    pub(super) score: i64,
    pub(super) rank: i64,
}

impl Answer {
    /// Reads `cards 12  score 34.5000  rank 67` from the line that has it.
    pub(super) fn read(said: &str) -> Result<Self> {
        let line = said.lines().find(|line| line.starts_with("cards "));
        let line = line.with_context(|| format!("no line with the sums in: {said}"))?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["cards", n_cards, "score", score, "rank", rank, ..] = words.as_slice() else {
            bail!("no sums: {line}");
        };
        Ok(Self { n_cards: n_cards.parse()?, score: ten_thousandths(score)?, rank: rank.parse()? })
    }

    /// Whether two reckonings agree. A peer that adds up in floating point may be off by one in the
    /// last decimal of the sum of scores; cards and ranks are whole numbers and must be the same.
    pub(super) fn agrees(self, other: Self) -> bool {
        let is_same = self.n_cards == other.n_cards && self.rank == other.rank;
        is_same && self.score.abs_diff(other.score) <= 1
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.score / 10_000, self.score % 10_000);
        write!(f, "cards {}  score {whole}.{rest:04}  rank {}", self.n_cards, self.rank)
    }
}

fn ten_thousandths(text: &str) -> Result<i64> {
    let (whole, rest) = text.split_once('.').with_context(|| format!("no decimals: {text}"))?;
    if rest.len() != 4 {
        bail!("not four decimals: {text}");
    }
    Ok(whole.parse::<i64>()? * 10_000 + rest.parse::<i64>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_as_it_is_written() {
        let answer = Answer { n_cards: 12, score: 345_001, rank: 67 };
        let said = format!("a line before\n{answer}\n");
        assert_eq!(Answer::read(&said).expect("it is there"), answer);
        for broken in ["", "cards x  score 1.0000  rank 2", "cards 1  score 1.0  rank 2"] {
            assert!(Answer::read(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn only_the_last_decimal_of_the_scores_may_differ() {
        let answer = Answer { n_cards: 12, score: 345_001, rank: 67 };
        assert!(answer.agrees(Answer { score: 345_000, ..answer }));
        assert!(!answer.agrees(Answer { score: 344_999, ..answer }));
        assert!(!answer.agrees(Answer { rank: 66, ..answer }));
        assert!(!answer.agrees(Answer { n_cards: 13, ..answer }));
    }
}
