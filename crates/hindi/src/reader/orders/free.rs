//! Clauses that order by their own verb: "किया जाए", "करें", "होना चाहिए", "निरीक्षण करेंगे".

use super::super::actors;
use super::super::classes as class;
use super::super::formula;
use super::super::lexer::Token;
use super::{Order, Walk};

/// Words between a negation and its verb.
const NEAR: usize = 3;

impl Walk<'_, '_> {
    /// Whether the verb at `at` ends a clause that orders.
    pub(super) fn orders_freely(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let next_is = |set| self.is(at + 1, set);
        if self.token(at + 1).is_some_and(|t| t.text == "तो") {
            return false;
        }
        if token.is(class::LET | class::SHOULD) {
            return at > self.start && !next_is(class::CAN | class::INFINITIVE);
        }
        if token.is(class::SUBJUNCTIVE) {
            let helped = next_is(
                class::IS
                    | class::WENT
                    | class::SUBJUNCTIVE
                    | class::LET
                    | class::OF
                    | class::KO
                    | class::MEIN,
            );
            return at > self.start
                && !helped
                && (self.ends_after(at) || next_is(class::KI) || token.text.ends_with("करें"));
        }
        if token.is(class::SUBJUNCTIVE_ONE) {
            return at > self.start && self.ends_after(at) && self.is_wish(at);
        }
        if token.is(class::FUTURE) {
            let carried =
                self.orders.last().is_some_and(|order| self.is(order.end - 1, class::FUTURE));
            return self.ends_after(at)
                && (carried || actors::subject(self.tokens, self.start, at).is_some());
        }
        if token.is(class::INFINITIVE_NA) {
            let must = next_is(class::WILL)
                && self.token(at + 1).is_some_and(|t| t.text.starts_with("हो"));
            let listed = (self.before.is_point || self.before.that) && self.ends_after(at);
            return at > self.start && (must || listed);
        }
        // "3. शेष खाते खुलवाने": a point of a list, whose formula stood above it or stands nowhere.
        let is_last = at + 1 == self.tokens.len() && at > self.start + 1;
        if self.before.is_point && is_last && token.is(class::INFINITIVE) {
            return true;
        }
        self.ends_oddly(at)
    }

    /// The singular form is also a past (लगाए, मिले); as a wish it stands in an order's words.
    fn is_wish(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let present = at
            .checked_sub(1)
            .and_then(|at| self.token(at))
            .is_some_and(|t| ["ती", "ते", "ता"].iter().any(|end| t.text.ends_with(end)));
        let past_too = token.text.ends_with(['ए', 'े'])
            && token.text != "करे"
            && token.text != "दे"
            && token.text != "ले";
        let told = (self.start..at).any(|at| self.is(at, class::NE | class::HE));
        let stays =
            token.text == "रहे" && !at.checked_sub(1).is_some_and(|at| self.is(at, class::PRESENT));
        let only_past =
            !stays && ["रहे", "दिए", "किए", "हुए", "लिए", "चुके", "सके"].contains(&token.text);
        let is_past = token.is(class::WENT | class::PRESENT)
            || token.is(class::DID) && (only_past || !self.that);
        !present && !is_past && !(past_too && (told || !self.that))
    }

    /// An unlisted verb that ends the sentence: …वाएं, …ाएं.
    fn ends_oddly(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        let last = at + 1 == self.tokens.len() && at > self.start + 1;
        let shaped =
            ["ाएं", "ायें", "ाएँ", "वाए", "वायें", "ें"].iter().any(|end| token.text.ends_with(end));
        last && shaped && token.set.is_empty()
    }

    /// Takes the clause that ends with this verb.
    pub(super) fn free(&mut self, at: usize) -> usize {
        if self.is(at + 1, class::KI) && self.is_pointer(at) {
            self.that = true;
            return self.begin(at + 2);
        }
        // "व्यवस्था करें कि …": what follows belongs to it.
        let continues = self.token(at + 1).is_some_and(formula::is_that)
            && (at + 2..self.tokens.len()).any(|at| self.is(at, class::LET | class::SUBJUNCTIVE));
        if continues {
            return at + 2;
        }
        let mut end = at + 1;
        while self.is(end, class::WILL | class::SHOULD) {
            end += 1;
        }
        let first = self.pending.first().map_or(self.start, |(start, _)| *start);
        self.pending.clear();
        if self.is_pointer(at) {
            self.point_back(end);
            return self.begin(end);
        }
        if !self.is_no_order(first, at) {
            let (start, addressee) = self.acting(first, end);
            if start < end {
                self.addressee = addressee.or(self.addressee);
                self.push(start, end, (at, end));
            }
        }
        self.begin(end)
    }

    /// "इसका ध्यान रखें", "ये सुनिश्चित कर लें": a short clause that only points at another.
    fn is_pointer(&self, verb: usize) -> bool {
        let points =
            |t: &Token<'_>| matches!(t.text, "इसका" | "इस" | "इसे" | "यह" | "ये" | "इसकी" | "उसका");
        let soft = (self.start..verb + 1).any(|at| self.is(at, class::SOFT | class::MAKE_SURE));
        verb < self.start + 7 && soft && self.token(self.start).is_some_and(points)
    }

    /// A pointer right behind an order of the sentence is part of it.
    fn point_back(&mut self, end: usize) {
        let start = self.start;
        let close = |order: &&mut Order| order.end + 2 >= start;
        if let Some(last) = self.orders.last_mut().filter(close) {
            last.end = end;
        }
    }

    /// Attitudes, mirrors, appeals to the public, pointers to what was just said.
    fn is_no_order(&self, start: usize, verb: usize) -> bool {
        let negated = (verb.saturating_sub(NEAR)..verb)
            .any(|at| at >= start && self.is(at, class::NOT))
            || self.is(verb + 1, class::NOT);
        let clause = start..verb + 1;
        let attitude = clause.clone().any(|at| self.is(at, class::ATTITUDE));
        let state = self.token(verb).is_some_and(|t| {
            matches!(
                t.text,
                "हो" | "हों"
                    | "रहे"
                    | "रहें"
                    | "दिखें"
                    | "पाए"
                    | "पाएं"
                    | "चाहिए"
            )
        });
        let people = negated
            && clause.clone().any(|at| {
                self.is(at, class::PUBLIC) && self.token(at).is_some_and(|t| !t.text.ends_with("ों"))
            });
        let public = people
            || self.is(start, class::PUBLIC)
                && !self
                    .is(start + 1, class::OF | class::KO | class::SE | class::MEIN | class::PAR);
        let empty = verb <= start || verb == start + 1 && self.is(start, class::SOFT);
        let mirrored = state
            && (verb + 2..self.tokens.len()).any(|at| self.is(at, class::LET | class::SUBJUNCTIVE));
        let known = self
            .token(start)
            .is_some_and(|t| matches!(t.text, "ज्ञात" | "विदित" | "मालूम" | "गौरतलब"));
        negated && (attitude || mirrored) || known || public || empty
    }

    /// The clause without its subject, and who that is.
    fn acting(&mut self, first: usize, end: usize) -> (usize, Option<super::Span>) {
        let start = self.past_subject(first, end);
        let start = self.past_openers(start, end);
        if self.is(start, class::THEY_ACT) && !self.is(start + 1, class::OF) {
            let alone = self.token(start).is_some_and(|t| t.text == "स्वयं");
            let carried = self.addressee.or_else(|| self.person_before(start)).or(self.person);
            return (if alone { start } else { start + 1 }, carried);
        }
        if self.explains(start, end) {
            let word = (start..end)
                .rev()
                .find(|at| self.is(*at, class::EXPLAIN_WORD | class::NOTICE_WORD | class::ANSWER));
            return self.asked(start, word.unwrap_or(end));
        }
        let by = (start..end).find(|at| self.is(*at, class::BY));
        if let Some((from, to)) = by.and_then(|by| actors::before(self.tokens, by, start))
            && self.token(to - 1).is_some_and(actors::is_head)
        {
            let by = by.expect("it was just there");
            let head = if from == start { by + 1 } else { start };
            return (head, self.span(from, to));
        }
        let active = !(start..end).rev().take(2).any(|at| self.is(at, class::LET));
        let subject = if active { actors::subject(self.tokens, start, end) } else { None };
        match subject {
            Some((from, to)) if from == start => (self.past_openers(to, end), self.span(from, to)),
            Some((from, to)) => (start, self.span(from, to)),
            None => (self.past_aim(self.past_setting(start, end), end), None),
        }
    }

    /// A verb in the indicative that ends its clause.
    pub(super) fn tells(&self, at: usize) -> bool {
        let finite = class::IS | class::WENT | class::WILL | class::DID | class::CAN;
        at > self.start && self.is(at, finite) && self.ends_after(at)
    }

    /// Passes over what is only told; a clause with जिन or यदि goes on to its main verb.
    pub(super) fn tell(&mut self, at: usize) -> usize {
        if std::mem::take(&mut self.relative) {
            return at + 1;
        }
        self.pending.clear();
        self.begin(at + 1)
    }
}
