//! What a person says to a point to check. The post that answers for the figure explains it; that it is
//! right, or that it must be mended, is for another post to say: nobody judges his own figure.

use crate::honesty::DoubtKey;
use crate::post::PostId;
use crate::refusal::Refusal;

/// What was said to a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// There is a reason for it, in words.
    Explained,
    /// Sent back to be corrected: it stays on the list until the figure changes.
    SentBack,
    /// Looked into and found right.
    Right,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Explained, Self::SentBack, Self::Right];

    /// The word used in the ledger, the words files and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Explained => "explained",
            Self::SentBack => "sent-back",
            Self::Right => "right",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

/// An answer as it is kept: to which doubt, and to which figures ([`super::Evidence::mark`]). When the
/// figures change it no longer answers them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtAnswered {
    pub key: DoubtKey,
    pub mark: String,
    pub answer: Answer,
    pub words: String,
}

/// Decides whether a post may give this answer to a doubt for whose figures `owner` answers.
///
/// # Errors
/// No words, or the owner would judge its own figure.
pub fn may_answer(
    answer: Answer,
    owner: Option<PostId>,
    by: Option<PostId>,
    words: &str,
) -> Result<(), Refusal> {
    if words.trim().is_empty() {
        return Err(Refusal::WordsMissing);
    }
    if answer != Answer::Explained && owner.is_some() && owner == by {
        return Err(Refusal::OwnFigure);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_answers_for_a_figure_explains_it_and_does_not_judge_it() {
        let (owner, other) = (Some(PostId(3)), Some(PostId(4)));
        for (answer, by, expected) in [
            (Answer::Explained, owner, Ok(())),
            (Answer::Explained, other, Ok(())),
            (Answer::Right, owner, Err(Refusal::OwnFigure)),
            (Answer::SentBack, owner, Err(Refusal::OwnFigure)),
            (Answer::Right, other, Ok(())),
            (Answer::SentBack, other, Ok(())),
        ] {
            assert_eq!(may_answer(answer, owner, by, "देखा गया"), expected, "{answer:?}");
        }
    }

    #[test]
    fn an_answer_has_words() {
        let said = may_answer(Answer::Right, None, Some(PostId(4)), "  ");
        assert_eq!(said, Err(Refusal::WordsMissing));
    }

    #[test]
    fn a_figure_without_an_owner_may_be_judged_by_any_post_that_may_see_it() {
        assert_eq!(may_answer(Answer::Right, None, None, "x"), Ok(()));
    }
}
