//! Samples of closed directives for a second look: by call-back or on the spot, by a post that neither
//! did the work nor accepted it. Who is looked at is drawn by a seed that is kept with the draw, so that
//! anybody can draw it again; whoever is riskier may be drawn more often.

use jiff::civil::Date;

use crate::directive::{Directive, DirectiveId, State};
use crate::place::PlaceCode;
use crate::post::{PostId, id};
use crate::refusal::Refusal;

id!(
    /// A sample, by the ledger number of its draw.
    SampleId
);

/// Words that stand in the ledger, in addresses and in the API.
macro_rules! words {
    ($kind:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $kind {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

/// How it is looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckWay {
    /// Those whom it concerned are asked by telephone.
    CallBack,
    /// Somebody goes and looks.
    SiteVisit,
}
words!(CheckWay { CallBack => "call-back", SiteVisit => "site-visit" });

/// Who is likelier to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawRule {
    /// Everyone alike.
    Uniform,
    /// By the risk that the closing was none.
    ByRisk,
}
words!(DrawRule { Uniform => "uniform", ByRisk => "by-risk" });

/// What a second look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOutcome {
    Passed,
    Failed,
}
words!(CheckOutcome { Passed => "passed", Failed => "failed" });

/// A draw: what is needed to draw it again, and what came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    pub place: PlaceCode,
    /// The post that looks.
    pub checker: PostId,
    pub way: CheckWay,
    pub rule: DrawRule,
    pub seed: i64,
    /// Those closed from this day to that one could be drawn.
    pub closed_from: Date,
    pub closed_to: Date,
    pub n_candidates: i64,
    pub chosen: Vec<DirectiveId>,
}

/// A closed directive that could be drawn, and what speaks for its being looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub directive: Directive,
    /// The posts that accepted a report on it; none where the figure closed it.
    pub accepted_by: Vec<PostId>,
    pub closed_on: Date,
    /// Checks of it that failed before.
    pub n_failed: i64,
}

/// What each ground adds to the weight of 1 that every candidate has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiskWeights {
    /// Closed on a report, not by a figure.
    pub by_report: i64,
    /// Each time that a report was sent back.
    pub returned: i64,
    /// Each time that it was opened again.
    pub reopened: i64,
    /// Each time that its day was moved.
    pub extended: i64,
    /// Closed after its day.
    pub late: i64,
    /// Each check that failed before.
    pub failed: i64,
}

impl Candidate {
    /// Whether `by` may look at it: neither doer nor accepter.
    #[must_use]
    pub fn may_be_checked_by(&self, by: PostId) -> bool {
        self.directive.state() == State::Verified
            && !self.directive.is_owner(by)
            && !self.accepted_by.contains(&by)
    }

    /// Its weight in a draw by risk; 1 and more.
    #[must_use]
    pub fn risk(&self, weights: RiskWeights) -> i64 {
        let tally = self.directive.tally;
        let is_late = self.directive.due_on.is_some_and(|due| due < self.closed_on);
        let once = |holds: bool, weight: i64| if holds { weight } else { 0 };
        1 + once(!self.accepted_by.is_empty(), weights.by_report)
            + once(is_late, weights.late)
            + tally.n_returned * weights.returned
            + tally.n_reopened * weights.reopened
            + (tally.n_extended + tally.n_postponed) * weights.extended
            + self.n_failed * weights.failed
    }
}

/// Draws `n` of the weighted, one after the other, none twice; fewer where there are fewer. The same seed
/// draws the same. A weight below 1 counts as 1.
#[must_use]
pub fn draw(weights: &[i64], n: usize, seed: i64) -> Vec<usize> {
    let mut dice = Dice::new(seed);
    let mut left: Vec<(usize, u64)> = weights
        .iter()
        .map(|weight| u64::try_from(*weight).unwrap_or(1).max(1))
        .enumerate()
        .collect();
    let mut drawn = Vec::new();
    while drawn.len() < n && !left.is_empty() {
        let whole = left.iter().map(|(_, weight)| weight).sum();
        let mut at = dice.below(whole);
        let is_hit = |(_, weight): &(usize, u64)| match at.checked_sub(*weight) {
            Some(rest) => {
                at = rest;
                false
            }
            None => true,
        };
        let hit = left.iter().position(is_hit).unwrap_or(0);
        drawn.push(left.remove(hit).0);
    }
    drawn
}

/// Decides whether `by` may put down what it found.
///
/// # Errors
/// Another post than the checker, the doer or an accepter; a result that is there already; a failure
/// without words.
pub fn may_note(
    sample: &Sample,
    candidate: &Candidate,
    by: PostId,
    (had, outcome, remark): (Option<CheckOutcome>, CheckOutcome, &str),
) -> Result<(), Refusal> {
    if had.is_some() {
        return Err(Refusal::AlreadyChecked);
    }
    if by != sample.checker
        || candidate.directive.is_owner(by)
        || candidate.accepted_by.contains(&by)
    {
        return Err(Refusal::MayNotCheck);
    }
    if outcome == CheckOutcome::Failed && remark.trim().is_empty() {
        return Err(Refusal::WordsMissing);
    }
    Ok(())
}

/// A stream of numbers that a seed decides (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    #[must_use]
    pub fn new(seed: i64) -> Self {
        Self(seed.cast_unsigned())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to below `bound`, each alike; 0 where the bound is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 {
            return 0;
        }
        // The last, incomplete round of remainders is thrown again, else small numbers came oftener.
        let fair = u64::MAX - u64::MAX % bound;
        loop {
            let thrown = self.next();
            if thrown < fair {
                return thrown % bound;
            }
        }
    }
}
