//! Orders under a reporting formula: the infinitives before it, each with the person told.

use super::super::actors;
use super::super::classes as class;
use super::super::formula::{self, Force, Formula};
use super::{Order, Walk};

impl Walk<'_, '_> {
    pub(super) fn formula(&mut self, formula: Formula) -> usize {
        if formula.force == Force::Other {
            self.pending.clear();
            self.muted |= formula.that;
            self.begin(formula.end);
            return self.start;
        }
        self.has_formula = true;
        let acted = formula::action_before(self.tokens, &formula, self.start);
        if let Some(verb) = acted.filter(|verb| *verb >= self.start) {
            if (verb..formula.start).any(|at| self.is(at, class::KO) && at > verb + 1) {
                self.set_told(&formula);
            }
            self.ordered(verb, &formula);
        } else {
            self.set_told(&formula);
        }
        self.pending.clear();
        self.muted = false;
        self.that = self.that || formula.that;
        self.begin(formula.end)
    }

    /// "… को निर्देश दिए कि": no action before it, so what stands before says who is told.
    pub(super) fn set_told(&mut self, formula: &Formula) {
        let near = (self.start..formula.start).rev().take(7);
        let case = near.into_iter().find(|at| self.is(*at, class::KO | class::SE | class::KI));
        if let Some((start, end)) =
            case.and_then(|case| actors::before(self.tokens, case, self.start))
        {
            self.addressee = self.span(start, end);
            self.person = self.addressee;
        }
        let they = (self.start..formula.start).rev().take(7).find(|at| {
            self.is(*at, class::THEY)
                && self.token(*at).is_some_and(|t| {
                    t.text.ends_with("ें")
                        || t.text.ends_with("को")
                        || t.text.ends_with("से")
                        || t.text == "उसे"
                })
        });
        if let Some(they) = they {
            self.addressee = self.person_before(they).or(self.person);
        }
    }

    /// Emits the waiting infinitives and the one that ends at `verb`.
    pub(super) fn ordered(&mut self, verb: usize, formula: &Formula) {
        let mut pieces = std::mem::take(&mut self.pending);
        pieces.push((self.start, verb + 1));
        let because = (formula.start, formula.end);
        for (number, (start, end)) in pieces.into_iter().enumerate() {
            self.infinitive((start, end), number, because, formula);
        }
        if let Some((from, case)) = formula.to
            && let Some((start, end)) = actors::before(self.tokens, case, from)
        {
            let told = self.span(start, end);
            let explains = |order: &Order| self.explains(order.start, order.end);
            let told_of: Vec<bool> = self.orders.iter().map(explains).collect();
            for (order, explains) in self.orders.iter_mut().zip(told_of) {
                if order.because == because && !explains {
                    order.addressee = told;
                }
            }
            self.addressee = told;
        }
        self.person = self.addressee.or(self.person);
    }

    pub(super) fn infinitive(
        &mut self,
        piece: (usize, usize),
        number: usize,
        because: (usize, usize),
        formula: &Formula,
    ) {
        let (mut start, end) = piece;
        start = self.past_subject(start, end);
        start = self.past_openers(start, end);
        let explains = self.explains(start, end);
        if explains {
            let word = (start..end)
                .rev()
                .find(|at| self.is(*at, class::EXPLAIN_WORD | class::NOTICE_WORD | class::ANSWER));
            let (from, asked) = self.asked(start, word.unwrap_or(end));
            let before = || self.person_before(start).or(self.person);
            self.addressee = asked.or(self.addressee).or_else(before);
            start = from;
        } else if let Some((place, after)) = self.told(start, end, number, formula) {
            self.addressee = place.or(self.addressee);
            start = self.past_manner(after, end);
        } else if number == 0 {
            start = self.past_setting(start, end);
        }
        if start >= end {
            return;
        }
        self.push(start, end, because);
    }

    pub(super) fn push(&mut self, start: usize, end: usize, because: (usize, usize)) {
        if self.muted {
            return;
        }
        let addressee = self.addressee;
        self.orders.push(Order { start, end, addressee, because, is_called: false });
    }
}
