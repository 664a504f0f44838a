//! The clauses of a sentence by which somebody must do something, each with who was told.
//!
//! One walk over the sentence. An infinitive counts only when a reporting formula closes it ("… करने के
//! निर्देश दिए"); a subjunctive ("किया जाए", "करें") counts by itself unless what governs it is an appeal, a
//! promise or a warning. Several actions under one formula are parted at the conjunction behind each
//! infinitive. Told facts, purposes (ताकि) and attitudes (लापरवाही न हो) are passed over.

use super::Span;
use super::actors;
use super::classes as class;
use super::formula::{self, Force, Formula};
use super::lexer::{Kind, Token};
use super::lines::span_of;

mod free;
mod strip;

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
            return !self.token(at + 2).is_some_and(|t| t.text == "तो");
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

    /// स्पष्टीकरण तलब किया, जवाब तलब करते हुए, कारण बताओ नोटिस जारी किया गया.
    fn called(&mut self, at: usize) -> Option<usize> {
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
    fn asked(&self, from: usize, word: usize) -> (usize, Option<Span>) {
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
    fn person_before(&self, at: usize) -> Option<Span> {
        let head = (0..at).rev().find(|at| {
            self.token(*at).is_some_and(actors::is_head)
                && self.is(at + 1, class::BY | class::KO | class::SE | class::NE | class::OF)
                && !self.is(at + 1, class::NE)
                && !self.is(*at, class::CHIEF)
        })?;
        self.span(actors::phrase_start(self.tokens, head, 0), head + 1)
    }

    fn span(&self, start: usize, end: usize) -> Option<Span> {
        span_of(self.tokens.get(start..end)?)
    }

    fn formula(&mut self, formula: Formula) -> usize {
        if formula.force == Force::Other {
            self.pending.clear();
            self.muted = formula.that || self.muted && !formula.that;
            self.begin(formula.end);
            return self.start;
        }
        self.has_formula = true;
        let acted = formula::action_before(self.tokens, &formula, self.start);
        if let Some(verb) = acted.filter(|verb| *verb >= self.start) {
            if (verb..formula.start).any(|at| self.is(at, class::KO) && at > verb + 1) {
                self.to_whom(&formula);
            }
            self.ordered(verb, &formula);
        } else {
            self.to_whom(&formula);
        }
        self.pending.clear();
        self.muted = false;
        self.that = self.that || formula.that;
        self.begin(formula.end)
    }

    /// "… को निर्देश दिए कि": no action before it, so what stands before says who is told.
    fn to_whom(&mut self, formula: &Formula) {
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
    fn ordered(&mut self, verb: usize, formula: &Formula) {
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

    fn infinitive(
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
            self.addressee = asked.or(self.addressee);
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

    fn push(&mut self, start: usize, end: usize, because: (usize, usize)) {
        if self.muted {
            return;
        }
        let addressee = self.addressee;
        self.orders.push(Order { start, end, addressee, because, is_called: false });
    }
}
