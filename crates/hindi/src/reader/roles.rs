//! What a number is in the account: done, wanted, left, the base of the reckoning, or none of these.
//!
//! By the words around it in its own clause; in an order it is wanted unless it is said to be left over
//! or already chosen.

use super::FigureRole as Role;
use super::classes::{self as class, Set};
use super::figures::Number;
use super::lexer::Token;

/// Words that stand for a number's role right before it.
const BEFORE: usize = 4;

/// How far a clause is looked along behind a number.
const AFTER: usize = 16;

/// The role of the number at `at` among those of the sentence.
pub(super) fn of(tokens: &[Token<'_>], numbers: &[Number], at: usize, ordered: bool) -> Role {
    let Some(number) = numbers.get(at) else { return Role::Other };
    let see = View { tokens, number, before: numbers.get(at.wrapping_sub(1)), next: numbers.get(at + 1) };
    if see.is_threshold() {
        return Role::Other;
    }
    if ordered {
        return see.in_order();
    }
    see.told()
}

struct View<'a, 't> {
    tokens: &'a [Token<'t>],
    number: &'a Number,
    before: Option<&'a Number>,
    next: Option<&'a Number>,
}

impl View<'_, '_> {
    /// The words right before the number, back to the number before it.
    fn left(&self) -> &[Token<'_>] {
        let least = self.before.map_or(0, |number| number.noun_end).min(self.number.start);
        let start = self.number.start.saturating_sub(BEFORE).max(least);
        self.tokens.get(start..self.number.start).unwrap_or_default()
    }

    /// The words behind the number up to the end of its clause.
    fn right(&self) -> &[Token<'_>] {
        let end = self.tokens.len().min(self.number.noun_end + AFTER);
        let rest = self.tokens.get(self.number.end..end).unwrap_or_default();
        let close = rest.iter().position(|token| token.is(class::IS));
        let comma = rest.iter().position(|token| token.is_mark(','));
        let end = close.map_or(rest.len(), |at| at + 1).min(comma.unwrap_or(rest.len()));
        rest.get(..end).unwrap_or(rest)
    }

    /// The words behind the number up to the next number.
    fn right_to_next(&self) -> &[Token<'_>] {
        let right = self.right();
        let next = self.next.map_or(usize::MAX, |next| next.start);
        right.get(..next.saturating_sub(self.number.end).min(right.len())).unwrap_or(right)
    }

    fn has(tokens: &[Token<'_>], set: Set) -> bool {
        tokens.iter().any(|token| token.is(set))
    }

    /// "50 प्रतिशत से कम", "अनुपस्थित 12", rates and penalties.
    fn is_threshold(&self) -> bool {
        let behind = self.tokens.get(self.number.noun_end..).unwrap_or_default();
        let than = matches!(behind, [se, limit, ..] if se.is(class::SE) && limit.is(class::C_LIMIT));
        let absent = Self::has(self.right_to_next(), class::ABSENT) || Self::has(self.left(), class::ABSENT);
        let rate = self.left().iter().rev().take(3).any(|t| matches!(t.text, "ब्याज" | "दर" | "जुर्माना" | "अर्थदंड"));
        let raised = matches!(behind, [se, verb, ..] if se.is(class::SE) && (verb.text.starts_with("बढ़ा") || verb.text.starts_with("घटा")));
        let besides = behind.iter().take(2).any(|t| matches!(t.text, "अलावा" | "अतिरिक्त"));
        let of_all = matches!(behind, [of, all, ..] if of.is(class::OF) && all.is(class::ALL));
        than || raised || absent || rate || besides || of_all
    }

    fn in_order(&self) -> Role {
        let left = self.left();
        let near = left.iter().rev().take(3);
        let noun = self.tokens.get(self.number.end..self.number.noun_end).unwrap_or_default();
        if near.clone().any(|token| token.is(class::C_REMAINING)) || Self::has(noun, class::C_REMAINING) {
            return Role::Remaining;
        }
        let chosen = |token: &Token<'_>| token.is(class::C_REGISTERED) && !matches!(token.text, "निर्धारित" | "प्रस्तुत" | "उपलब्ध");
        if near.clone().any(chosen) || noun.iter().any(chosen) {
            return Role::Registered;
        }
        Role::Target
    }

    fn told(&self) -> Role {
        let (left, near, right) = (self.left(), self.right_to_next(), self.right());
        let last_left = |n: usize| left.iter().rev().take(n);
        let noun = self.tokens.get(self.number.end..self.number.noun_end).unwrap_or_default();
        let against = near.iter().take(6).any(|t| t.is(class::C_AGAINST));
        let target_near = near.iter().take(7).any(|t| t.is(class::C_TARGET)) || last_left(3).any(|t| t.is(class::C_TARGET));
        if target_near && !self.behind_against() {
            return Role::Target;
        }
        if against {
            return Role::Registered;
        }
        if last_left(3).any(|t| t.is(class::C_REMAINING)) || noun.iter().any(|t| t.is(class::C_REMAINING)) {
            return Role::Remaining;
        }
        let of_these = near.iter().take(4).collect::<Vec<_>>().windows(2).any(|pair| matches!(pair, [a, b] if a.is(class::MEIN) && b.is(class::SE)));
        if of_these {
            return Role::Registered;
        }
        self.by_predicate(right)
    }

    /// "… के लक्ष्य के सापेक्ष 45": the लक्ष्य belongs to the number before.
    fn behind_against(&self) -> bool {
        self.left().iter().rev().take(4).any(|t| t.is(class::C_AGAINST))
    }

    /// "जिनमें से 410": a part of the number before.
    fn is_part(&self) -> bool {
        let part = ["जिनमें", "जिनमे", "जिसमें", "जिसमे", "इनमें", "इनमे", "उनमें", "इसमें", "जिसमेंसे"];
        let before = self.tokens.get(..self.number.start).unwrap_or_default();
        before.iter().rev().take(12).any(|t| part.contains(&t.text))
    }

    /// What the verb of the clause says of the number.
    fn by_predicate(&self, right: &[Token<'_>]) -> Role {
        let left = self.left();
        let not_done = right.windows(2).any(|pair| matches!(pair, [not, _] if not.is(class::NOT)));
        let compared = self.tokens.get(..self.number.start).unwrap_or_default().iter().any(|t| t.is(class::C_AGAINST) || t.text.starts_with("जिसके") || t.text.starts_with("इसके"));
        if Self::has(right, class::C_REMAINING | class::C_UNDERWAY) || not_done {
            return Role::Remaining;
        }
        if Self::has(right, class::C_TARGET) && !compared {
            return Role::Target;
        }
        let chosen = left.iter().rev().take(3).any(|t| t.is(class::C_REGISTERED));
        if chosen && !compared {
            return Role::Registered;
        }
        // "उपलब्ध कराया", "प्राप्त कर लिया" is done; "उपलब्ध है", "प्राप्त हुए" is what there is.
        let made = right.windows(2).any(|pair| matches!(pair, [base, verb] if base.is(class::C_BASE) && verb.text.starts_with("कर")));
        let registered = Self::has(right, class::C_BASE) && !made;
        if registered && !compared && !self.is_part() {
            return Role::Registered;
        }
        if left.iter().any(|t| t.text == "संख्या") && !Self::has(right, class::C_DONE) {
            return Role::Registered;
        }
        if compared || self.is_part() || Self::has(right, class::C_DONE | class::DID | class::WENT) {
            return Role::Achieved;
        }
        Role::Other
    }
}
