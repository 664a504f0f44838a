//! What a number is in the account: done, wanted, left, the base of the reckoning, or none of these.
//!
//! The nearest word that tells decides: first the adjective before the number (शेष, कुल, स्वीकृत), then the
//! first telling word behind it up to the next number, then what the next number of the same clause is,
//! then the tense of the verb. In an order a number is wanted unless it is said to be left or chosen.

use super::classes::{self as class, Set};
use super::figures::Number;
use super::lexer::Token;
use super::{FigureRole as Role, Unit};

/// Words that stand for a number's role right before it.
const BEFORE: usize = 4;

/// How far a clause is looked along behind a number.
const AFTER: usize = 24;

/// How many numbers of one clause hand their role to the one before.
const MOST_CHAINED: usize = 8;

/// The role of the number at `at` among those of the sentence.
pub(super) fn of(tokens: &[Token<'_>], numbers: &[Number], at: usize, ordered: bool) -> Role {
    let Some(view) = View::at(tokens, numbers, at) else { return Role::Other };
    if view.is_apart() {
        return Role::Other;
    }
    if ordered { view.in_order() } else { view.told(MOST_CHAINED) }
}

struct View<'a, 't> {
    tokens: &'a [Token<'t>],
    numbers: &'a [Number],
    at: usize,
    number: &'a Number,
}

impl<'a, 't> View<'a, 't> {
    fn at(tokens: &'a [Token<'t>], numbers: &'a [Number], at: usize) -> Option<View<'a, 't>> {
        Some(View { tokens, numbers, at, number: numbers.get(at)? })
    }

    fn next(&self) -> Option<&'a Number> {
        self.numbers.get(self.at + 1)
    }

    /// The words right before the number, back to the number before it or a comma.
    fn left(&self) -> &'a [Token<'t>] {
        let before = self.at.checked_sub(1).and_then(|at| self.numbers.get(at));
        let least = before.map_or(0, |number| number.noun_end).min(self.number.start);
        let start = self.number.start.saturating_sub(BEFORE).max(least);
        let words = self.tokens.get(start..self.number.start).unwrap_or_default();
        let closed = words.iter().rposition(|token| token.is_mark(',') || token.is(class::IS));
        closed.and_then(|at| words.get(at + 1..)).unwrap_or(words)
    }

    /// The words behind the number up to the finite verb of its clause.
    fn clause(&self) -> &'a [Token<'t>] {
        let end = self.tokens.len().min(self.number.end + AFTER);
        let rest = self.tokens.get(self.number.end..end).unwrap_or_default();
        let closes = |at: &usize| {
            let finite = rest.get(*at).is_some_and(|token| token.is(class::WENT | class::DID));
            let opens = rest.get(at + 1).is_some_and(|next| {
                next.is_mark(',') || next.is(class::AND | class::WHO | class::C_PART)
            });
            finite && opens
                || rest.get(*at).is_some_and(|t| t.is(class::IS | class::BUT | class::HE))
        };
        let end = (0..rest.len()).find(closes).map_or(rest.len(), |at| at + 1);
        rest.get(..end).unwrap_or(rest)
    }

    /// The words behind the number up to the next number or a comma.
    fn near(&self) -> &'a [Token<'t>] {
        let clause = self.clause();
        let next = self.next().map_or(usize::MAX, |next| next.start);
        let end = next.saturating_sub(self.number.end).min(clause.len());
        let near = clause.get(..end).unwrap_or(clause);
        let comma = near.iter().position(|token| token.is_mark(','));
        comma.and_then(|at| near.get(..at)).unwrap_or(near)
    }

    fn has(tokens: &[Token<'_>], set: Set) -> bool {
        tokens.iter().any(|token| token.is(set))
    }

    /// Thresholds, rates, penalties, the absent: "50 प्रतिशत से कम", "प्रति समूह 20 हजार".
    fn is_apart(&self) -> bool {
        let behind = self.tokens.get(self.number.noun_end..).unwrap_or_default();
        let left = self.left();
        let than = matches!(behind, [se, limit, ..] if se.is(class::SE) && limit.is(class::C_LIMIT | class::C_RAISE));
        let besides = behind.iter().take(4).any(|t| matches!(t.text, "अलावा" | "अतिरिक्त"));
        let of_all = matches!(behind, [of, all, ..] if of.is(class::OF) && all.is(class::ALL));
        let near = self.near();
        let rate =
            near.iter().take(3).chain(left.iter().rev().take(3)).any(|t| t.is(class::C_RATE));
        let penalty =
            near.iter().take(5).chain(left.iter().rev().take(3)).any(|t| t.is(class::C_PENALTY));
        let absent = Self::has(near, class::ABSENT) || Self::has(left, class::ABSENT);
        let than = than
            && (self.number.unit == Some(Unit::Percent)
                || !self.is_future() && !Self::has(self.clause(), class::C_TARGET));
        than || besides || of_all || rate || penalty || absent
    }

    fn noun(&self) -> &'a [Token<'t>] {
        self.tokens.get(self.number.end..self.number.noun_end).unwrap_or_default()
    }

    fn in_order(&self) -> Role {
        let left = self.left();
        let last = left.get(left.len().saturating_sub(3)..).unwrap_or(left);
        if Self::has(last, class::C_REMAINING) || Self::has(self.noun(), class::C_REMAINING) {
            return Role::Remaining;
        }
        if left.last().is_some_and(|t| matches!(t.text, "पूर्ण" | "निर्मित" | "गठित" | "वितरित"))
        {
            return Role::Achieved;
        }
        let chosen = |token: &Token<'_>| {
            token.is(class::C_REGISTERED) && !matches!(token.text, "निर्धारित" | "प्रस्तुत" | "उपलब्ध")
        };
        if last.iter().any(chosen) || self.noun().iter().any(chosen) {
            return Role::Registered;
        }
        Role::Target
    }

    fn told(&self, chained: usize) -> Role {
        if let Some(role) = self.by_adjective().or_else(|| self.by_first_cue()) {
            return role;
        }
        let handed = self
            .next()
            .filter(|next| chained > 0 && next.start < self.number.end + self.clause().len());
        if let Some(next) = handed.and_then(|_| View::at(self.tokens, self.numbers, self.at + 1))
            && !next.is_apart()
        {
            return next.told(chained - 1);
        }
        self.by_tense()
    }

    /// "शेष 05 सड़कें", "कुल 640", "लक्ष्य 15 हजार".
    fn by_adjective(&self) -> Option<Role> {
        let left = self.left();
        if self.is_compared() {
            return None;
        }
        let last = left.get(left.len().saturating_sub(3)..).unwrap_or(left);
        if Self::has(last, class::C_REMAINING) || Self::has(self.noun(), class::C_REMAINING) {
            return Some(Role::Remaining);
        }
        if Self::has(last, class::C_TARGET) {
            return Some(Role::Target);
        }
        let weak = |t: &Token<'_>| t.text == "कुल" && Self::has(self.near(), class::C_DONE);
        let base = last.iter().any(|t| t.is(class::C_REGISTERED) && !weak(t))
            || Self::has(self.noun(), class::C_REGISTERED);
        base.then_some(Role::Registered)
    }

    /// Behind "के सापेक्ष", or a part: "जिनमें से 410".
    fn is_compared(&self) -> bool {
        let left = self.left();
        let part = |t: &&Token<'_>| t.is(class::C_PART);
        let before = self.tokens.get(..self.number.start).unwrap_or_default();
        let far = before.iter().rev().take(14);
        Self::has(left, class::C_AGAINST)
            || far.take_while(|t| !t.is(class::IS) && !t.is(class::C_DONE)).any(|t| part(&t))
    }

    /// Whether the number stands against one before it in the sentence.
    fn has_base(&self) -> bool {
        let before = self.tokens.get(..self.number.start).unwrap_or_default();
        Self::has(before, class::C_AGAINST | class::C_PART) && self.at > 0 || self.is_compared()
    }

    /// The first telling word up to the next number.
    fn by_first_cue(&self) -> Option<Role> {
        let near = self.near();
        for (at, token) in near.iter().enumerate() {
            let next_is = |set| near.get(at + 1).is_some_and(|next| next.is(set));
            let denied =
                at.checked_sub(1).and_then(|at| near.get(at)).is_some_and(|t| t.is(class::NOT))
                    || next_is(class::NOT);
            if token.is(class::C_REMAINING | class::C_UNDERWAY) {
                return Some(Role::Remaining);
            }
            if token.is(class::NOT) && next_is(class::DID | class::INFINITIVE | class::WENT) {
                return Some(Role::Remaining);
            }
            if token.is(class::C_TARGET) && !self.is_compared() {
                return Some(Role::Target);
            }
            if token.is(class::C_AGAINST) {
                let wanted = Self::has(near.get(..at).unwrap_or_default(), class::C_TARGET);
                return Some(if wanted { Role::Target } else { Role::Registered });
            }
            if token.is(class::MEIN) && next_is(class::SE) && at < 3 {
                return Some(Role::Registered);
            }
            if token.is(class::C_DONE | class::C_BASE) && denied {
                return Some(Role::Remaining);
            }
            let made = near
                .get(at + 1)
                .is_some_and(|next| next.text.starts_with("कर") || next.is(class::LET));
            if token.is(class::C_BASE) && !self.has_base() && !made && !self.is_future() {
                return Some(Role::Registered);
            }
            if token.is(class::C_DONE | class::C_BASE) && !self.is_future() {
                return Some(Role::Achieved);
            }
        }
        None
    }

    /// "किया जाएगा", "बनाए जाने हैं", "करना है".
    fn is_future(&self) -> bool {
        let clause = self.clause();
        let must = clause.windows(2).any(|pair| matches!(pair, [verb, is] if verb.is(class::INFINITIVE | class::INFINITIVE_NA) && is.is(class::IS)));
        let wanted = clause.windows(3).any(|three| matches!(three, [verb, of, target] if verb.is(class::INFINITIVE) && of.is(class::OF) && target.is(class::C_TARGET)));
        // "लाने का प्रयास किया जा रहा है", "तैनात किया जा रहा है".
        let underway = clause.windows(3).any(|three| matches!(three, [go, stay, is] if go.text == "जा" && matches!(stay.text, "रहा" | "रही" | "रहे") && is.is(class::IS)));
        must || wanted || underway || Self::has(clause, class::WILL | class::FUTURE)
    }

    /// No word tells: what the verb of the clause does.
    fn by_tense(&self) -> Role {
        let clause = self.clause();
        if self.is_future() {
            return Role::Target;
        }
        let denied = clause.iter().rev().take(4).any(|t| t.is(class::NOT));
        if denied {
            return Role::Remaining;
        }
        let habit = clause.windows(2).any(|pair| matches!(pair, [verb, is] if is.is(class::IS) && ["जाते", "जाता", "जाती", "मिलता", "मिलती", "होता", "होती", "होते"].contains(&verb.text)));
        if habit {
            return Role::Other;
        }
        if self.has_base() || Self::has(clause, class::DID | class::WENT | class::PERFECT) {
            return Role::Achieved;
        }
        let progress = Self::has(self.left(), class::C_DONE);
        if progress {
            return Role::Achieved;
        }
        if Self::has(clause, class::IS) { Role::Registered } else { Role::Other }
    }
}
