//! Explanations: who is asked, and "स्पष्टीकरण तलब किया", by which the note itself calls one.

use super::super::Span;
use super::super::actors;
use super::super::classes as class;
use super::{Order, Walk};

impl Walk<'_, '_> {
    /// स्पष्टीकरण तलब किया, जवाब तलब करते हुए, कारण बताओ नोटिस जारी किया गया.
    pub(super) fn called(&mut self, at: usize) -> Option<usize> {
        let token = self.token(at)?;
        let notice = token.is(class::NOTICE_WORD)
            && (1..=3).any(|back| {
                at.checked_sub(back)
                    .is_some_and(|at| self.is(at, class::NOTICE_KIND | class::EXPLAIN_WORD))
            });
        if !token.is(class::EXPLAIN_WORD | class::ANSWER) && !notice {
            return None;
        }
        let verb = (at + 1..at + 4).find(|at| self.is(*at, class::CALLED))?;
        let helper = self.token(verb + 1);
        let is_told = helper.is_none_or(|t| {
            t.is(class::DID | class::WENT | class::SHOW | class::GIVEN | class::IS)
                || t.is_mark(',')
                || t.is(class::AND)
        });
        let is_threat = (verb + 1..verb + 4).any(|at| self.is(at, class::WILL));
        let is_ordered = is_threat
            || self.is(verb + 1, class::INFINITIVE | class::LET)
            || self.is(verb + 2, class::INFINITIVE | class::LET);
        if !is_told || is_ordered || self.muted {
            return None;
        }
        let (start, addressee) = self.asked(self.start, at);
        let addressee = addressee.or(self.addressee);
        let because = (at, verb + 1);
        self.orders.push(Order { start, end: verb + 1, addressee, because, is_called: true });
        self.addressee = addressee.or(self.addressee);
        self.person = self.addressee.or(self.person);
        self.pending.clear();
        let mut end = verb + 1;
        while self.is(
            end,
            class::DID | class::WENT | class::IS | class::SHOW | class::BEING | class::GIVEN,
        ) {
            end += 1;
        }
        Some(self.begin(end))
    }

    /// Who must explain, with the case marker before the word स्पष्टीकरण, and where that phrase begins.
    pub(super) fn asked(&self, from: usize, word: usize) -> (usize, Option<Span>) {
        let case = |at: &usize| self.is(*at, class::OF | class::SE | class::KO);
        let near = (from..word).rev().take(8);
        for at in near.filter(case) {
            let of_they = at.checked_sub(1).filter(|at| *at >= from);
            if let Some((start, end)) =
                actors::before(self.tokens, at, from).filter(|(start, end)| start < end)
            {
                return (start, self.span(start, end));
            }
            if of_they.is_some_and(|at| self.is(at, class::ALL)) {
                let at = of_they.expect("it was just there");
                return (at, self.span(at, at + 1));
            }
        }
        let they = (from..word).rev().take(6).find(|at| self.is(*at, class::THEY));
        match they {
            Some(at) => (at, self.person_before(at).or(self.person)),
            None => (from, None),
        }
    }

    /// The last post named before this place of the sentence.
    pub(super) fn person_before(&self, at: usize) -> Option<Span> {
        let head = (0..at).rev().find(|at| {
            self.token(*at).is_some_and(actors::is_head)
                && self.is(at + 1, class::BY | class::KO | class::SE | class::NE | class::OF)
                && !self.is(at + 1, class::NE)
                && !self.is(*at, class::CHIEF)
        })?;
        self.span(actors::phrase_start(self.tokens, head, 0), head + 1)
    }
}
