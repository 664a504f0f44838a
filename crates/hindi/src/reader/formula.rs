//! Reporting formulas: the words by which a note says that an order was given, asked or said.
//!
//! "… के निर्देश दिए", "… को कहा", "निर्देशित किया गया कि", "की जिम्मेदारी सौंपी". A formula says where the order
//! stands (before it as an infinitive, or after it behind कि) and, sometimes, to whom it went. What is
//! only told, asked of the public or threatened is a formula too, so that it can be left out.

use super::actors;
use super::classes as class;
use super::lexer::Token;

/// Words between the word that is given and the verb that gives it.
const MOST_BETWEEN: usize = 12;

/// What follows or precedes a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// An order, whichever way it is worded.
    Order,
    /// An appeal, a promise, a warning: no order.
    Other,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Formula {
    pub(super) force: Force,
    /// The first token of the formula.
    pub(super) start: usize,
    /// The token after it, past its कि.
    pub(super) end: usize,
    /// कि follows: the order stands behind.
    pub(super) that: bool,
    /// "के निर्देश अपर कलेक्टर को दिए": the token after the noun and the को.
    pub(super) to: Option<(usize, usize)>,
    /// Said or asked, so that से may mark who is told: "से कहा", "से अपेक्षा की".
    pub(super) asks: bool,
}

/// The formula whose first word stands here.
pub(super) fn at(tokens: &[Token<'_>], at: usize) -> Option<Formula> {
    let token = tokens.get(at)?;
    if token.is(class::APPEAL | class::PROMISE | class::WARN) {
        return other(tokens, at);
    }
    let order = Formula {
        force: Force::Order,
        start: at,
        end: at + 1,
        that: false,
        to: None,
        asks: token.is(class::SAY_VERB | class::WISH_NOUN | class::SAY_NOUN),
    };
    let verb = token.is(class::SAY_VERB) || token.is(class::ORDER_VERB) && is_done(tokens, at + 1);
    if verb {
        let end = past_verb(tokens, at + 1);
        return Some(finish(tokens, Formula { end, ..order }));
    }
    if token.is(class::SHOULD) && tokens.get(at + 1).is_some_and(is_that) {
        return Some(finish(tokens, order));
    }
    let most = if token.is(class::ORDER_NOUN | class::CHARGE_NOUN) {
        MOST_BETWEEN
    } else if token.is(class::WISH_NOUN | class::SAY_NOUN | class::STRESS_NOUN) {
        2
    } else {
        return None;
    };
    let (verb, to) = given(tokens, at + 1, most)?;
    Some(finish(tokens, Formula { end: past_verb(tokens, verb), to, ..order }))
}

/// अपील की … कि, बताया कि, चेतावनी दी कि: what follows is no order.
fn other(tokens: &[Token<'_>], at: usize) -> Option<Formula> {
    let near = tokens.iter().enumerate().skip(at + 1).take(5);
    let that = near.take_while(|(_, token)| !token.is_mark(',')).find(|(_, token)| is_that(token));
    let verb = class::DID | class::GIVEN | class::WENT | class::IS | class::ALSO | class::SHOW;
    if that.is_none() && !tokens.get(at + 1).is_some_and(|token| token.is(verb)) {
        return None;
    }
    let end = that.map_or_else(|| past_verb(tokens, at + 1), |(that, _)| that + 1);
    Some(Formula {
        force: Force::Other,
        start: at,
        end,
        that: that.is_some(),
        to: None,
        asks: false,
    })
}

/// The verb that gives the noun, and to whom if that stands between.
fn given(
    tokens: &[Token<'_>],
    from: usize,
    most: usize,
) -> Option<(usize, Option<(usize, usize)>)> {
    let mut to = None;
    for (at, token) in tokens.iter().enumerate().skip(from).take(most) {
        let obeys =
            class::SUBJUNCTIVE | class::LET | class::INFINITIVE | class::FUTURE | class::WILL;
        let helped = tokens.get(at + 1).is_some_and(|next| next.is(obeys));
        if token.is(class::SUBJUNCTIVE) || token.is(class::GIVEN) && helped {
            return None;
        }
        if token.is(class::KO) {
            to = Some((from, at));
        } else if token.is(class::GIVEN)
            && !(token.text == "की" && at + 1 < tokens.len() && to.is_none() && at > from)
        {
            return Some((at, to));
        } else if token.is(class::INFINITIVE | class::LET | class::ORDER_NOUN)
            || token.is_mark(',') && to.is_none() && at > from + 3
        {
            return None;
        }
        if is_that(token) {
            return Some((at, None));
        }
    }
    None
}

fn is_done(tokens: &[Token<'_>], at: usize) -> bool {
    let mut near = tokens.iter().skip(at).take(3);
    near.any(|token| token.is(class::GIVEN | class::DID | class::SHOW))
}

/// The token after the verb and its helpers: दिए गए हैं, करते हुए, दे रहे थे.
fn past_verb(tokens: &[Token<'_>], from: usize) -> usize {
    let helper = |token: &Token<'_>| {
        token.is(class::GIVEN | class::DID | class::WENT | class::IS | class::BEING | class::SHOW)
            || token.is(class::ALSO)
            || matches!(token.text, "जाता" | "जाती" | "जाते")
    };
    let verbs =
        tokens.iter().skip(from).take(7).take_while(|token| helper(token) && !starts_again(token));
    from + verbs.count()
}

/// "… निर्देशित करते हुए कहा कि": the second verb is a formula of its own.
fn starts_again(token: &Token<'_>) -> bool {
    token.is(class::SAY_VERB) && !token.is(class::SHOW)
}

/// Past what follows the verb of the formula: its comma, its कि.
fn finish(tokens: &[Token<'_>], formula: Formula) -> Formula {
    let Formula { start, end, asks, .. } = formula;
    let mut after = end;
    while tokens
        .get(after)
        .is_some_and(|token| token.is_mark(',') || token.is_mark(':') || token.is_mark('-'))
    {
        after += 1;
    }
    let that = tokens.get(after).is_some_and(is_that);
    // Many type की for कि behind a verb that says.
    let mistyped = end > start + 1
        && tokens.get(end - 1).is_some_and(|t| t.text == "की" && t.is(class::GIVEN));
    let open = asks && after > end && tokens.get(start).is_some_and(|t| t.is(class::SAY_VERB));
    let end = if that {
        after + 1
    } else if open {
        after
    } else {
        end
    };
    Formula { end, that: that || open || mistyped, ..formula }
}

/// कि, or what is typed for it.
pub(super) fn is_that(token: &Token<'_>) -> bool {
    token.is(class::KI)
}

/// Where the infinitive or noun of action ends that this formula orders: the token itself.
pub(super) fn action_before(tokens: &[Token<'_>], formula: &Formula, from: usize) -> Option<usize> {
    let mut at = formula.start;
    let mut steps = 0;
    while at > from && steps < 8 {
        at -= 1;
        steps += 1;
        let token = tokens.get(at)?;
        if token.is(class::INFINITIVE) {
            return Some(at);
        }
        let noun = token.is(class::A_NOUN | class::EXPLAIN_WORD);
        let of_follows = tokens
            .get(at + 1)
            .is_some_and(|next| next.is(class::OF | class::FOR | class::PAR | class::KO));
        if noun && of_follows && at > from {
            return Some(at);
        }
        let of_action = at
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|t| t.is(class::INFINITIVE));
        if token.is(class::KO) && steps <= 3 && !of_action {
            // "… कराने हेतु डीपीएम को निर्देशित किया": who is told stands between.
            let (start, _) = actors::before(tokens, at, from)?;
            return purpose_before(tokens, start, from);
        }
        // An adjective that is not listed, behind its case marker: "के चरणबद्ध निर्देश".
        let adjective = token.set.is_empty()
            && token.is_word()
            && at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.is(class::OF));
        if adjective {
            continue;
        }
        if !token.is(class::ORDER_GAP) && !token.is_mark('-') && !is_guideline(token) {
            return None;
        }
    }
    None
}

/// An infinitive with हेतु, के लिए or का before the person at `at`.
fn purpose_before(tokens: &[Token<'_>], at: usize, from: usize) -> Option<usize> {
    let small = class::FOR | class::OF | class::KO | class::PAR;
    let before =
        (from..at).rev().take_while(|at| tokens.get(*at).is_some_and(|t| t.is(small))).last()?;
    let verb = before.checked_sub(1).filter(|at| *at > from)?;
    tokens.get(verb).is_some_and(|t| t.is(class::INFINITIVE)).then_some(verb)
}

/// The दिशा of दिशा-निर्देश.
fn is_guideline(token: &Token<'_>) -> bool {
    token.text == "दिशा"
}
