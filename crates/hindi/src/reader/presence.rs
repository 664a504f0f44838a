//! Who was there: posts and names from the sentences that say so, one each.
//!
//! "बैठक में …, … उपस्थित रहे", "X के साथ बैठक". The chair, the absent and "अन्य अधिकारीगण" are left out.

use super::Span;
use super::actors;
use super::classes as class;
use super::lexer::{Kind, Token};
use super::lines::span_of;

/// Those named in one sentence.
pub(super) fn read(tokens: &[Token<'_>]) -> Vec<Span> {
    if let Some(end) = present_at(tokens) {
        return listed(tokens, list_start(tokens, end), end);
    }
    met_with(tokens)
}

/// Those in a list behind the label "उपस्थिति:".
pub(super) fn list(tokens: &[Token<'_>]) -> Vec<Span> {
    let Some(last) = tokens.len().checked_sub(1) else { return Vec::new() };
    let mut names = listed(tokens, 0, last);
    // The last of the list has no mark behind it.
    let after =
        tokens.iter().rposition(|token| token.is_mark(',') || token.is(class::AND | class::ALONG));
    if let Some(name) = person(tokens, after.map_or(0, |at| at + 1), tokens.len()) {
        names.retain(|other| other.start != name.start);
        names.push(name);
    }
    names
}

/// The place of "उपस्थित रहे" if the sentence states presence.
fn present_at(tokens: &[Token<'_>]) -> Option<usize> {
    let at = tokens.iter().rposition(|token| token.is(class::PRESENT))?;
    let after = tokens.get(at + 1..)?;
    let happened = after.first().is_some_and(|t| t.is(class::BEING));
    let states = happened
        || after.is_empty()
        || after.iter().take(4).any(|t| t.is(class::IS | class::DID | class::WENT));
    let orders = after
        .iter()
        .any(|t| t.is(class::INFINITIVE | class::LET | class::SUBJUNCTIVE | class::ORDER_NOUN));
    let absent = tokens.get(..at)?.iter().rev().take(2).any(|t| t.is(class::NOT | class::ABSENT));
    let describes =
        after.first().is_some_and(|t| t.is(class::ALL | class::POST | class::TITLE | class::TEAM));
    (states && !orders && !absent && !describes).then_some(at)
}

/// Past "बैठक में" and "इस अवसर पर".
fn list_start(tokens: &[Token<'_>], end: usize) -> usize {
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate().take(end.min(14)) {
        if token.is(class::MEIN | class::PAR)
            && tokens
                .get(at.saturating_sub(3)..at)
                .is_some_and(|near| near.iter().any(|t| t.is(class::MEETING_TOPIC)))
        {
            start = at + 1;
        }
        if token.lead > 0 && at == start {
            start = at + token.lead;
        }
        let on_the_spot = token.is(class::PAR)
            && at
                .checked_sub(1)
                .and_then(|at| tokens.get(at))
                .is_some_and(|t| matches!(t.text, "मौके" | "अवसर"));
        if on_the_spot || token.text == "दौरान" || token.is(class::ALSO) && at == start {
            start = at + 1;
        }
    }
    // "मुख्य रूप से", and a sentence before that tells something else.
    let told = tokens
        .iter()
        .enumerate()
        .take(end)
        .skip(start)
        .rev()
        .find(|(_, t)| t.is(class::IS) || t.is_mark(':'))
        .map(|(at, _)| at + 1);
    start.max(told.unwrap_or(0))
}

/// The persons between commas and conjunctions.
fn listed(tokens: &[Token<'_>], start: usize, end: usize) -> Vec<Span> {
    let mut names = Vec::new();
    let mut from = start;
    let mut depth = 0_usize;
    for at in start..=end {
        let Some(token) = tokens.get(at) else { break };
        match token.kind {
            Kind::Mark('(') => depth += 1,
            Kind::Mark(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = token.is_mark(',') && depth == 0
            || token.is(class::AND) && joins_persons(tokens, from, at, end)
            || token.is(class::ALONG)
            || beyond(tokens, at)
            || at == end;
        if !parts && depth == 0 && starts_another(tokens, from, at) {
            names.extend(person(tokens, from, at));
            from = at;
        }
        if parts {
            names.extend(person(tokens, from, at));
            from = at + 1;
        }
    }
    names
}

/// A comma was forgotten: behind a post and a name of two words a title begins.
fn starts_another(tokens: &[Token<'_>], from: usize, at: usize) -> bool {
    let is_name = |at: usize| tokens.get(at).is_some_and(|t| t.is_word() && t.set.is_empty());
    let named = at >= from + 3 && is_name(at - 1) && is_name(at - 2);
    let begins = tokens.get(at).is_some_and(|t| t.is(class::TITLE) && !t.is(class::POST));
    let post = tokens
        .get(from..at.saturating_sub(2))
        .is_some_and(|part| part.iter().any(|t| t.is(class::POST)));
    let titled = tokens.get(at + 1..).is_some_and(|rest| {
        rest.iter().take(5).take_while(|t| !t.is_mark(',')).any(|t| t.is(class::POST))
    });
    named && begins && post && titled
}

/// "के अलावा", "के साथ".
fn beyond(tokens: &[Token<'_>], at: usize) -> bool {
    let besides = tokens.get(at + 1).is_some_and(|t| matches!(t.text, "अलावा" | "अतिरिक्त" | "साथ"));
    tokens.get(at).is_some_and(|t| t.is(class::OF)) && besides
}

/// An "and" between two persons, not inside a department's name.
fn joins_persons(tokens: &[Token<'_>], from: usize, at: usize, end: usize) -> bool {
    let left = tokens.get(from..at).unwrap_or_default();
    let has_post = left.iter().any(|t| t.is(class::POST | class::TEAM | class::MR));
    let right = tokens.get(at + 1..end).unwrap_or_default();
    let next = right.iter().take_while(|t| !t.is_mark(',') && !t.is(class::AND | class::ALONG));
    let titled = right.first().is_some_and(|t| t.is(class::MR));
    let right_post = titled
        || next.clone().any(|t| t.is(class::POST | class::TEAM | class::OTHERS | class::ALL));
    // "सचिव चिकित्सा एवं स्वास्थ्य वी. …": the department goes on.
    let dept = tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.set.is_empty() && t.is_word())
        && !right_post;
    has_post && right_post && !dept
}

/// One person or group, without what only leads up to it.
fn person(tokens: &[Token<'_>], from: usize, to: usize) -> Option<Span> {
    let mut from = from;
    let mut to = to;
    while from < to && tokens.get(from).is_some_and(|t| leads(t)) {
        from += if tokens.get(from)?.lead > 1 { tokens.get(from)?.lead } else { 1 };
    }
    while to > from && tokens.get(to - 1).is_some_and(|t| closes(t)) {
        to -= 1;
    }
    let phrase = tokens.get(from..to).filter(|phrase| !phrase.is_empty())?;
    let others = phrase.iter().any(|t| t.is(class::OTHERS))
        || matches!(phrase, [all, rest @ ..] if all.is(class::ALL) && rest.iter().any(|t| matches!(t.text, "संबंधित" | "सम्बन्धित" | "संबन्धित" | "विभागों" | "विभागीय")) && rest.len() < 5);
    let vague = matches!(phrase, [one] if matches!(one.text, "अधिकारी" | "अधिकारीगण" | "कर्मचारी" | "लोग" | "पदाधिकारी" | "पदाधिकारीगण" | "अधिकारियों"))
        || matches!(phrase, [kind, _] if matches!(kind.text, "विभागीय" | "संबंधित" | "सम्बन्धित" | "अन्य" | "प्रशासनिक" | "वरीय" | "तमाम"))
        || phrase.iter().any(|t| t.is(class::ABSENT))
        || phrase.iter().all(is_general);
    let told = phrase.iter().any(|t| t.is(class::IS | class::NE));
    let telling = class::OF
        | class::KO
        | class::SE
        | class::PAR
        | class::TAK
        | class::AREA
        | class::DID
        | class::INFINITIVE
        | class::PUBLIC
        | class::K_MEET
        | class::KI
        | class::FOR
        | class::SUBJUNCTIVE_ONE;
    let named =
        (2..=5).contains(&phrase.len()) && phrase.iter().all(|t| t.is_word() && !t.is(telling));
    let someone = named
        || phrase
            .iter()
            .any(|t| actors::is_head(t) || t.is(class::MR | class::BODY | class::CHIEF));
    (!others && !vague && !told && someone).then(|| span_of(phrase))?
}

/// Words that name nobody in particular: तमाम वरीय पदाधिकारी.
fn is_general(token: &Token<'_>) -> bool {
    let kind = [
        "वरीय",
        "वरिष्ठ",
        "विभागीय",
        "प्रशासनिक",
        "संबंधित",
        "सम्बन्धित",
        "संबन्धित",
        "जिला",
        "जिलास्तरीय",
        "कई",
        "विभिन्न",
    ];
    let heads = [
        "अधिकारी",
        "अधिकारीगण",
        "पदाधिकारी",
        "पदाधिकारीगण",
        "कर्मचारी",
        "अधिकारियों",
        "कर्मी",
        "लोग",
        "सदस्य",
        "विभागों",
        "के",
        "विभाग",
    ];
    token.is(class::ALL | class::OTHERS)
        || kind.contains(&token.text)
        || heads.contains(&token.text)
}

fn leads(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Mark(_))
        || token.is(class::AND | class::ALSO | class::SE | class::MEIN)
        || token.lead > 0 && !token.is(class::ALL)
        || matches!(token.text, "मुख्य रूप" | "रूप" | "जिले" | "प्रमुख") && token.text != "प्रमुख"
}

fn closes(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Mark(_)) && !token.is_mark(')')
        || token.is(class::NE
            | class::OTHERS
            | class::ALSO
            | class::AND
            | class::IS
            | class::OF
            | class::PRESENT)
        || matches!(token.text, "लोग" | "माध्यम" | "वीसी" | "से" | "भाग" | "हिस्सा")
}

/// "X के साथ … बैठक की", "X की बैठक लेकर".
fn met_with(tokens: &[Token<'_>]) -> Vec<Span> {
    let with = tokens
        .windows(2)
        .position(|pair| matches!(pair, [of, with] if of.is(class::OF) && with.text == "साथ"));
    let at = match with {
        Some(at) if meets(tokens.get(at + 2..).unwrap_or_default()) => Some(at),
        _ => took_meeting(tokens),
    };
    let phrase = at.and_then(|at| actors::before(tokens, at, 0));
    let span = phrase.and_then(|(start, end)| span_of(tokens.get(start..end)?));
    span.into_iter().collect()
}

/// A meeting was held, and nothing ordered about one.
fn meets(rest: &[Token<'_>]) -> bool {
    let held = rest.iter().take(12).any(|t| t.is(class::K_MEET));
    let verb = class::DID | class::OF | class::IS | class::BEING;
    let told = rest.iter().rev().take(3).any(|t| t.is(verb));
    let order = class::INFINITIVE | class::LET | class::SUBJUNCTIVE | class::ORDER_NOUN;
    held && told && !rest.iter().any(|t| t.is(order))
}

/// The की of "अधिकारियों की बैठक लेकर": people, not their department.
fn took_meeting(tokens: &[Token<'_>]) -> Option<usize> {
    let is = |at: usize, set| tokens.get(at).is_some_and(|t: &Token<'_>| t.is(set));
    let took = tokens.iter().position(|t| matches!(t.text, "लेकर" | "ली" | "लेते" | "बुलाकर"))?;
    let meeting = took.checked_sub(1).filter(|at| is(*at, class::K_MEET))?;
    let of = (meeting.saturating_sub(4)..meeting).find(|at| is(*at, class::OF))?;
    of.checked_sub(1).filter(|at| is(*at, class::POST)).map(|_| of)
}
