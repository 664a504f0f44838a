//! What stands before the action and is no part of it: who speaks, on what occasion, and who is told.

use super::super::Span;
use super::super::actors;
use super::super::classes as class;
use super::super::formula::Formula;
use super::super::lexer::{Kind, Token};
use super::Walk;

/// The occasion stands among the first tokens or not at all.
const MOST_SETTING: usize = 40;

impl Walk<'_, '_> {
    /// Past "जिलाधिकारी ने" and "उन्होंने"; not past the ने of a clause with जिन.
    pub(super) fn past_subject(&self, start: usize, end: usize) -> usize {
        let speaks = |at: &usize| {
            self.is(*at, class::NE | class::HE)
                && !(at.saturating_sub(4)..*at).any(|at| at >= start && self.is(at, class::WHO))
        };
        let spoken = (start..end).rev().find(speaks);
        let start = spoken.map_or(start, |at| at + 1);
        self.past_chair(start, end)
    }

    /// Past "जिलाधिकारी द्वारा" where the agent is the chair of the formula.
    fn past_chair(&self, start: usize, end: usize) -> usize {
        let by = (start..end.min(start + 14)).find(|at| self.is(*at, class::BY));
        let by =
            by.filter(|at| at.checked_sub(1).is_some_and(|before| self.is(before, class::CHIEF)));
        by.map_or(start, |at| at + 1)
    }

    /// Past commas, conjunctions and "इसके अलावा".
    pub(super) fn past_openers(&self, mut start: usize, end: usize) -> usize {
        while start < end {
            let Some(token) = self.token(start) else { break };
            let mark = matches!(token.kind, Kind::Mark(_))
                && !matches!(token.kind, Kind::Mark('‘' | '(' | '"' | '“'));
            if token.lead > 0 && start + token.lead < end && !self.lead_is_noun(token.lead) {
                start += token.lead;
            } else if mark || token.is(class::AND | class::ALSO) {
                start += 1;
            } else {
                break;
            }
        }
        start
    }

    /// Past "… की समीक्षा करते हुए", "समीक्षा के दौरान", "… की समीक्षा में".
    pub(super) fn past_setting(&self, start: usize, end: usize) -> usize {
        let mut after = start;
        for at in start..end.min(start + MOST_SETTING) {
            let before = |back: usize| at.checked_sub(back).filter(|at| *at >= start);
            let doing = self.is_doing(at, start);
            let during = self.is(at, class::MEIN | class::PAR)
                && before(1).is_some_and(|before| self.is_setting(before, at))
                && !(2..=4).filter_map(before).any(|at| self.is(at, class::COMING));
            let whilst = self.token(at).is_some_and(|t| t.text == "दौरान");
            let of_cause = before(1).is_some_and(|at| self.is(at, class::OF));
            let cause = self.is(at, class::CAUSE) && of_cause
                || self.is(at, class::PAR)
                    && before(1).is_some_and(|at| self.is(at, class::INFINITIVE))
                    && self.is(at + 1, class::ALL | class::TITLE | class::POST);
            if (doing || during || whilst || cause) && at + 2 < end {
                after = at + 1;
            }
        }
        self.past_openers(after, end)
    }

    /// Past "… के उद्देश्य से": what an act is for is no part of it.
    pub(super) fn past_aim(&self, start: usize, end: usize) -> usize {
        let aim = (start + 1..end).rev().find(|at| {
            self.is(*at, class::SE)
                && self.token(at - 1).is_some_and(|t| matches!(t.text, "उद्देश्य" | "मकसद" | "दृष्टि"))
        });
        aim.filter(|at| at + 4 < end).map_or(start, |at| self.past_openers(at + 1, end))
    }

    /// Past "कड़ी फटकार लगाते हुए" behind the person told.
    pub(super) fn past_manner(&self, start: usize, end: usize) -> usize {
        let done = (start..end.min(start + 8)).find(|at| self.is_doing(*at, start) && at + 2 < end);
        self.past_openers(done.map_or(start, |at| at + 1), end)
    }

    /// The हुए of "समीक्षा करते हुए", "नाराजगी व्यक्त करते हुए".
    fn is_doing(&self, at: usize, start: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).filter(|at| *at >= start);
        self.is(at, class::BEING)
            && before(1).is_some_and(|at| self.is(at, class::SHOW))
            && (2..=4).filter_map(before).any(|at| self.is(at, class::REVIEWING))
    }

    /// समीक्षा में, बैठक में, अवसर पर.
    fn is_setting(&self, noun: usize, case: usize) -> bool {
        let meeting = self.is(noun, class::MEETING_TOPIC) && !self.is(noun, class::HALL);
        let event = self.is(noun, class::EVENT) && self.is(case, class::PAR);
        meeting || event && noun.checked_sub(1).is_some_and(|at| self.is(at, class::OF))
    }

    /// The person told by "… को" at the head of the action, and the token after the case marker.
    pub(super) fn told(
        &self,
        start: usize,
        end: usize,
        number: usize,
        formula: &Formula,
    ) -> Option<(Option<Span>, usize)> {
        let may = |at: &usize| {
            self.is(*at, class::KO)
                || self.is(*at, class::SE) && formula.asks && number == 0
                || self.is(*at, class::BY)
        };
        for case in (start..end).filter(may) {
            let Some((from, to)) = actors::before(self.tokens, case, start) else { continue };
            let heads = from == start
                || from.checked_sub(1).is_some_and(|at| at < start || self.sets_scene(at));
            let person =
                to.checked_sub(1).is_some_and(|at| self.token(at).is_some_and(actors::is_head))
                    || self.is(from, class::ALL | class::TITLE | class::POST);
            let pure = self.is(
                from,
                class::TITLE | class::ALL | class::POST | class::TEAM | class::BODY | class::AREA,
            );
            let is_head = self.token(to.saturating_sub(1)).is_some_and(actors::is_head);
            let later = number > 0 && (!pure || from != start || !is_head);
            let suffers = (case..end).rev().take(4).any(|at| self.is(at, class::PENAL));
            if heads && person && !later && !suffers && case + 1 < end {
                return Some((self.span(from, to), case + 1));
            }
        }
        let they = self.is(start, class::THEY)
            && self.token(start).is_some_and(|t| t.text.ends_with("ें") || t.text.ends_with("को"));
        they.then(|| (self.person_before(start).or(self.person), start + 1))
    }

    /// Words after which a phrase stands for itself.
    fn sets_scene(&self, at: usize) -> bool {
        self.is(
            at,
            class::PAR
                | class::MEIN
                | class::BEING
                | class::FOR
                | class::AFTER
                | class::CAUSE
                | class::ALSO
                | class::PRESENT,
        ) || self.token(at).is_some_and(|token| matches!(token.kind, Kind::Mark(',' | '-' | ':')))
    }

    pub(super) fn explains(&self, start: usize, end: usize) -> bool {
        explains(self.tokens, start, end)
    }
}

/// Whether the action asks for an explanation: by the words near its verb.
pub(super) fn explains(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let is = |at: usize, set| tokens.get(at).is_some_and(|token: &Token<'_>| token.is(set));
    let near = (start..end).rev().take(6);
    near.into_iter().any(|at| {
        let kind = |back: usize| {
            at.checked_sub(back).is_some_and(|at| at >= start && is(at, class::NOTICE_KIND))
        };
        let notice = is(at, class::NOTICE_WORD) && (1..=4).any(kind);
        let answer = is(at, class::ANSWER) && is(at + 1, class::CALLED);
        is(at, class::EXPLAIN_WORD) || notice || answer
    })
}
