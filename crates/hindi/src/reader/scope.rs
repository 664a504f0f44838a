//! Where: the administrative place that limits a directive, named or generic.
//!
//! "जिले में", "प्रत्येक विकासखंड के", "विकासखंड मैथा में". A place inside a post's title, an office or a school is none.

use super::Span;
use super::classes as class;
use super::lexer::Token;
use super::lines::span_of;

/// A place as tokens, and whether it has a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) span: Span,
    pub(super) is_named: bool,
}

/// The first place of a clause.
pub(super) fn of(tokens: &[Token<'_>]) -> Option<Place> {
    (0..tokens.len()).find_map(|at| at_unit(tokens, at).or_else(|| at_district(tokens, at)))
}

/// The last place with a name in what stood before.
pub(super) fn last_named(tokens: &[Token<'_>]) -> Option<Place> {
    let places = (0..tokens.len())
        .rev()
        .filter_map(|at| at_unit(tokens, at).or_else(|| at_bare_name(tokens, at)));
    places.into_iter().find(|place| place.is_named)
}

/// Whether the clause points back to a place: यहां, वहां, उक्त, दोनों.
pub(super) fn points_back(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| token.is(class::THERE) && !is_related(token))
}

/// संबंधित: of the place named before in the same sentence.
pub(super) fn is_related(token: &Token<'_>) -> bool {
    matches!(token.text, "संबंधित" | "सम्बन्धित" | "सम्बंधित" | "संबन्धित")
}

/// A unit of administration with its names and quantifiers, in a place's role.
fn at_unit(tokens: &[Token<'_>], at: usize) -> Option<Place> {
    let token = tokens.get(at)?;
    if !token.is(class::AREA) {
        return None;
    }
    // जिला पंचायत is an office, ग्राम पंचायत a place.
    let office = at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.text == "जिला");
    let group = at
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .is_some_and(|t| matches!(t.text, "सखी" | "महिला" | "युवा" | "युवक" | "व्यापार"));
    if office && token.is(class::BODY) || group {
        return None;
    }
    let unit = unit_start(tokens, at);
    // Names behind the unit (विकासखंड मैथा) or before it (शाहाबाद एवं किशनगंज ब्लॉक).
    let may_have_name = token.is(class::BLOCK | class::HOME);
    let after = if may_have_name { names_after(tokens, at + 1) } else { 0 };
    let mut end = at + 1 + after;
    let level = tokens.get(end).is_some_and(|t| t.is(class::LEVEL));
    end += usize::from(level);
    if !ends_as_place(tokens, end, level) {
        return None;
    }
    let before = if after == 0 && may_have_name { names_before(tokens, unit) } else { 0 };
    let mut start = unit - before;
    if before == 0
        && start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.is(class::EACH))
    {
        start -= 1;
    }
    let is_named = after + before > 0;
    Some(Place { span: span_of(tokens.get(start..end)?)?, is_named })
}

/// विकास खण्ड and ग्राम पंचायत are units of two words.
fn unit_start(tokens: &[Token<'_>], at: usize) -> usize {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let joins = before.is_some_and(|t| {
        matches!(
            t.text,
            "विकास"
                | "ग्राम"
                | "नगर"
                | "न्याय"
                | "शहरी"
                | "ग्रामीण"
                | "जनपद"
        )
    });
    at - usize::from(joins)
}

fn is_name(token: &Token<'_>) -> bool {
    let plural = ["ों", "ओं", "ियां", "एं", "ें"].iter().any(|end| token.text.ends_with(end));
    token.is_word() && !plural && (token.set.is_empty() || token.is(class::DISTRICT))
}

fn names_after(tokens: &[Token<'_>], from: usize) -> usize {
    if !tokens.get(from).is_some_and(is_name) {
        return 0;
    }
    let mut end = from + 1;
    loop {
        let joined = tokens.get(end).is_some_and(|t| t.is(class::AND) || t.is_mark(','));
        if joined && tokens.get(end + 1).is_some_and(is_name) {
            end += 2;
        } else {
            break;
        }
    }
    let cased = tokens.get(end).is_some_and(|t| {
        t.is(class::OF | class::MEIN | class::PAR | class::SE | class::KO | class::LEVEL)
    });
    if cased { end - from } else { 0 }
}

fn names_before(tokens: &[Token<'_>], unit: usize) -> usize {
    let mut start = unit;
    while start > 0 && unit - start < 9 {
        let Some(token) = tokens.get(start - 1) else { break };
        let joins = token.is(class::AND) || token.is_mark(',');
        let more =
            joins && start >= 2 && tokens.get(start - 2).is_some_and(is_name) && start < unit;
        // "चैनपुर, डुमरी तथा जारी प्रखण्ड": the last of a row may be an ordinary word.
        let row = start == unit
            && token.is_word()
            && !token.is(class::OF | class::ALL | class::AND)
            && start >= 3
            && tokens.get(start - 2).is_some_and(|t| t.is(class::AND) || t.is_mark(','))
            && tokens.get(start - 3).is_some_and(is_name);
        if is_name(token) || more || row {
            start -= 1;
        } else {
            break;
        }
    }
    unit - start
}

/// What follows makes it a place and not the first half of a title or a compound.
fn ends_as_place(tokens: &[Token<'_>], end: usize, level: bool) -> bool {
    let Some(next) = tokens.get(end) else { return false };
    if level || next.is(class::MEIN) {
        return true;
    }
    if next.is(class::SE | class::KO | class::PAR) {
        return true;
    }
    if !next.is(class::OF) {
        return false;
    }
    let owned = tokens.iter().skip(end + 1).take(5);
    let mut owned =
        owned.take_while(|t| !t.is(class::OF | class::KO | class::SE | class::MEIN | class::NE));
    !owned.any(|t| t.is(class::POST | class::TEAM))
}

/// A district named without a unit: "गाजियाबाद, नोएडा, मेरठ में".
fn at_district(tokens: &[Token<'_>], at: usize) -> Option<Place> {
    let token = tokens.get(at)?;
    let (_, words) = token.place?;
    let mut start = (at + 1).checked_sub(words)?;
    while start >= 2
        && tokens.get(start - 1).is_some_and(|t| t.is_mark(','))
        && tokens.get(start - 2).is_some_and(is_name)
    {
        start -= 2;
    }
    let mut end = at + 1;
    while tokens.get(end).is_some_and(|t| t.is_mark(',') || t.is(class::AND))
        && tokens.get(end + 1).is_some_and(is_name)
    {
        end += 2;
    }
    let is_cased = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| t.is(class::OF | class::MEIN | class::PAR | class::SE | class::AND))
    };
    if !is_cased(end) {
        end = at + 1;
    }
    let cased = is_cased(end);
    let post = tokens.iter().skip(end).take(3).any(|t| t.is(class::POST));
    (cased && !post).then_some(Place { span: span_of(tokens.get(start..end)?)?, is_named: true })
}

/// A name alone before में at the head of a sentence: "सरवनखेड़ा में भी".
fn at_bare_name(tokens: &[Token<'_>], at: usize) -> Option<Place> {
    let token = tokens.get(at)?;
    let placed = tokens.get(at + 1).is_some_and(|t| t.is(class::MEIN));
    let heads = at < 5
        && tokens.get(..at)?.iter().all(|t| {
            t.lead > 0
                || t.is(class::AND | class::ALSO | class::CONNECTIVE)
                || matches!(t.text, "इसी" | "तरह" | "प्रकार")
        });
    (is_name(token) && placed && heads)
        .then_some(Place { span: Span { start: token.start, end: token.end }, is_named: true })
}
