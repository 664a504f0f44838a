//! The clauses of a sentence by which somebody must do something, each with who was told.
//!
//! One walk over the sentence. An infinitive counts only when a reporting formula closes it ("… करने के
//! निर्देश दिए"); a subjunctive ("किया जाए", "करें") counts by itself unless what governs it is an appeal, a
//! promise or a warning. Several actions under one formula are parted at the conjunction behind each
//! infinitive. Told facts, purposes (ताकि) and attitudes (लापरवाही न हो) are passed over.

use super::Span;
use super::classes as class;
use super::formula;
use super::lexer::{Kind, Token};
use super::lines::span_of;

mod explain;
mod free;
mod strip;
mod told;

/// An order as found: tokens of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) addressee: Option<Span>,
    /// The words that make it an order.
    pub(super) because: (usize, usize),
    /// स्पष्टीकरण तलब किया: an explanation by the note's own verb.
    pub(super) is_called: bool,
}

/// What a sentence is read with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    /// The person last told or named, for "वे" and "उन्हें".
    pub(super) person: Option<Span>,
    /// The line is a numbered point: a bare infinitive at its end is an order.
    pub(super) is_point: bool,
    /// The sentence before ended in कि.
    pub(super) that: bool,
}

pub(super) struct Found {
    pub(super) orders: Vec<Order>,
    /// The last person named, for the next sentence.
    pub(super) person: Option<Span>,
    /// A formula of order stood in the sentence.
    pub(super) has_formula: bool,
    /// The sentence ends in कि: its orders stand in the lines that follow.
    pub(super) open: bool,
}

pub(super) fn read(tokens: &[Token<'_>], before: Before) -> Found {
    let mut walk = Walk {
        tokens,
        start: 0,
        pending: Vec::new(),
        addressee: None,
        person: before.person,
        orders: Vec::new(),
        that: before.that,
        muted: false,
        relative: false,
        before,
        has_formula: false,
    };
    walk.skip_openers();
    walk.run();
    let open = tokens.last().is_some_and(formula::is_that)
        || walk.start >= tokens.len() && walk.that && walk.orders.is_empty();
    Found { orders: walk.orders, person: walk.person, has_formula: walk.has_formula, open }
}

/// Whether a clause asks for an explanation.
pub(super) fn explains(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    strip::explains(tokens, start, end)
}

struct Walk<'a, 't> {
    tokens: &'a [Token<'t>],
    /// Where the clause under way begins.
    start: usize,
    /// Infinitive clauses that wait for a formula.
    pending: Vec<(usize, usize)>,
    addressee: Option<Span>,
    person: Option<Span>,
    orders: Vec<Order>,
    that: bool,
    muted: bool,
    /// The clause began with जिन, जो, यदि: its first finite verb does not end it.
    relative: bool,
    before: Before,
    has_formula: bool,
}

impl Walk<'_, '_> {
    fn run(&mut self) {
        let mut at = self.start;
        while let Some(token) = self.tokens.get(at) {
            if token.is(class::PURPOSE) {
                return;
            }
            let next = self.step(at, token.clone());
            at = next.max(at + 1);
        }
    }

    /// Takes one token; gives the next to look at.
    fn step(&mut self, at: usize, token: Token<'_>) -> usize {
        if let Some(after) = self.called(at) {
            return after;
        }
        if let Some(formula) = formula::at(self.tokens, at) {
            return self.formula(formula);
        }
        if token.is(class::INFINITIVE | class::A_NOUN) && self.splits(at) {
            self.pending.push((self.start, at + 1));
            return self.begin(self.past_join(at + 1));
        }
        if self.orders_freely(at) {
            return self.free(at);
        }
        if self.tells(at) {
            return self.tell(at);
        }
        if token.is(class::BUT) {
            return self.begin(at + 1);
        }
        at + 1
    }

    fn token(&self, at: usize) -> Option<&Token<'_>> {
        self.tokens.get(at)
    }

    fn is(&self, at: usize, set: super::classes::Set) -> bool {
        self.token(at).is_some_and(|token| token.is(set))
    }

    /// Begins a clause at `at`, past what only joins it to the one before.
    fn begin(&mut self, at: usize) -> usize {
        self.start = at;
        self.skip_openers();
        self.start
    }

    fn skip_openers(&mut self) {
        loop {
            let Some(token) = self.tokens.get(self.start) else { return };
            let mark = matches!(token.kind, Kind::Mark(_))
                && !token.is_mark('‘')
                && !token.is_mark('(')
                && !token.is_mark('"');
            if token.lead > 0 && !self.lead_is_noun(token.lead) {
                self.start += token.lead;
            } else if mark || token.is(class::AND) {
                self.start += 1;
            } else {
                break;
            }
        }
        self.relative = self.is(self.start, class::WHO) || self.is(self.start + 1, class::WHO);
    }

    /// "वही टीम", "साथ में" are no connectives when they carry a noun; only single words can be.
    fn lead_is_noun(&self, lead: usize) -> bool {
        lead == 1 && self.is(self.start, class::WITH) && self.is(self.start + 1, class::MEIN)
    }

    /// The clause ends here: a comma, a conjunction, a new relative, or nothing.
    fn ends_after(&self, at: usize) -> bool {
        let Some(next) = self.token(at + 1) else { return true };
        if next.is(class::NOT) && at + 2 >= self.tokens.len() {
            return true;
        }
        if next.is_mark(',') {
            // "…पहुंचे, तो": a condition.
            return self.token(at + 2).is_none_or(|t| t.text != "तो");
        }
        next.is(class::AND | class::BUT | class::PURPOSE | class::WHO)
            || next.lead > 0 && !next.is(class::ALSO)
            || matches!(next.kind, Kind::Mark(')' | ':' | '-' | '"' | '”' | '’' | '\'' | ','))
    }

    /// An infinitive or a noun of action behind which another action begins.
    fn splits(&self, at: usize) -> bool {
        let is_noun = !self.is(at, class::INFINITIVE);
        if is_noun {
            let owned =
                at.checked_sub(1).is_some_and(|before| self.is(before, class::OF | class::THEY));
            if !owned || at <= self.start + 1 {
                return false;
            }
        }
        let next = at + 1;
        let with = self.is(next, class::OF) && self.is(next + 1, class::WITH) && !is_noun;
        let joined =
            self.token(next).is_some_and(|t| t.is_mark(',') || t.is(class::AND) || t.lead > 1);
        with || joined && self.pending_makes_sense(at) && !self.is_shared_purpose(next + 1)
    }

    /// "ले जाने व वापस लाने के लिए …": the next infinitive is only what the act is for.
    fn is_shared_purpose(&self, from: usize) -> bool {
        let verb = (from..from + 5).find(|at| self.is(*at, class::INFINITIVE));
        verb.is_some_and(|verb| {
            self.is(verb + 1, class::FOR)
                || self.is(verb + 1, class::OF)
                    && self.is(verb + 2, class::FOR)
                    && !self.is(
                        verb + 3,
                        class::ORDER_NOUN | class::ORDER_VERB | class::SAY_VERB | class::ORDER_GAP,
                    )
        })
    }

    /// A formula or another infinitive must still come.
    fn pending_makes_sense(&self, at: usize) -> bool {
        self.tokens.iter().skip(at + 1).any(|t| {
            t.is(class::ORDER_NOUN
                | class::SAY_VERB
                | class::ORDER_VERB
                | class::SAY_NOUN
                | class::CHARGE_NOUN
                | class::STRESS_NOUN
                | class::WISH_NOUN)
        })
    }

    fn past_join(&self, at: usize) -> usize {
        if self.is(at, class::OF) && self.is(at + 1, class::WITH) {
            let mut after = at + 2;
            while self.token(after).is_some_and(|t| {
                t.is(class::ALSO | class::WITH) || t.is_mark('-') || t.is_mark(',')
            }) {
                after += 1;
            }
            return after;
        }
        at + 1
    }

    fn span(&self, start: usize, end: usize) -> Option<Span> {
        span_of(self.tokens.get(start..end)?)
    }
}
