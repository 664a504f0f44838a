//! Who is meant: the smallest noun phrase that names a post, a team or an office.
//!
//! A phrase is found from its last word to the left, over titles, names, genitives and coordinated
//! posts, up to a postposition, a verb or the head of the clause. It decides nothing about orders.

use super::classes::{self as class, Set};
use super::lexer::{Kind, Token};

/// Longer phrases are clauses.
const MOST_TOKENS: usize = 22;

/// Words before which a noun phrase begins.
fn boundary() -> Set {
    class::NE
        | class::HE
        | class::KO
        | class::SE
        | class::MEIN
        | class::PAR
        | class::TAK
        | class::KI
        | class::BY
        | class::FOR
        | class::BEING
        | class::PURPOSE
        | class::ALSO
        | class::WHO
        | class::BUT
        | class::AFTER
        | class::IS
        | class::WENT
        | class::LET
        | class::INFINITIVE
        | class::SUBJUNCTIVE
        | class::SAY_VERB
        | class::PRESENT
        | class::WILL
}

/// The last word of a person, a post or a team.
pub(super) fn is_head(token: &Token<'_>) -> bool {
    token.is(class::POST | class::TEAM)
}

/// Where the noun phrase begins whose last word is `head`, not before `from`.
pub(super) fn phrase_start(tokens: &[Token<'_>], head: usize, from: usize) -> usize {
    let mut start = head;
    let least = from.max(head.saturating_sub(MOST_TOKENS));
    while start > least {
        let Some(token) = tokens.get(start - 1) else { break };
        let goes_on = match token.kind {
            Kind::Mark(',') => joins(tokens, start - 1, least),
            Kind::Mark('(' | ')' | '/' | '-' | '‘' | '’' | '\'' | '"') => true,
            Kind::Mark(_) => false,
            Kind::Numeral => false,
            Kind::Word if token.is(class::AND) => joins(tokens, start - 1, least),
            Kind::Word => !token.is(boundary()) || is_name_part(tokens, start - 1),
        };
        if !goes_on {
            break;
        }
        start -= 1;
    }
    while start < head && tokens.get(start).is_some_and(|t| starts_no_phrase(t)) {
        start += 1;
    }
    start
}

fn starts_no_phrase(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Mark(_))
        || token.is(class::AND | class::CONNECTIVE) && !token.is(class::TITLE | class::ALL)
}

/// An "and" or a comma joins two posts, or the parts of a department's name.
fn joins(tokens: &[Token<'_>], at: usize, least: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|at| *at >= least) else { return false };
    let Some(token) = tokens.get(before) else { return false };
    let person = is_head(token)
        || token.is(class::BODY | class::AREA | class::TITLE)
        || token.is_mark(')')
        || seated(tokens, before, least).is_some();
    let next = tokens
        .get(at + 1)
        .is_some_and(|next| next.is(class::TITLE | class::ALL | class::POST | class::AREA));
    // पशुपालन, उद्यानिकी तथा मत्स्य विभाग: bare names in a row.
    let names = token.is_word() && (token.set.is_empty() || token.is(class::DEPT_NAME));
    person || names && !next
}

fn is_name_part(tokens: &[Token<'_>], at: usize) -> bool {
    // "कार्यालय में उपस्थित" is cut; "आयुक्त (सहकारिता)" is not reached here.
    tokens.get(at).is_some_and(|token| {
        token.is(class::TITLE | class::POST) && !token.is(class::KO | class::PAR)
    })
}

/// The phrase before a postposition at `at`, if a post or a team stands there.
pub(super) fn before(tokens: &[Token<'_>], at: usize, from: usize) -> Option<(usize, usize)> {
    let mut head = at.checked_sub(1).filter(|head| *head >= from)?;
    // "खण्ड विकास अधिकारी (प्रशिक्षु) को", "नगर निगम आदि को".
    if tokens.get(head)?.is_mark(')') {
        let open = (from..head)
            .rev()
            .take(8)
            .find(|at| tokens.get(*at).is_some_and(|t| t.is_mark('(')))?;
        head = open.checked_sub(1).filter(|head| *head >= from)?;
    }
    let end = head + 1;
    if let Some(post) = seated(tokens, head, from) {
        return Some((phrase_start(tokens, post, from), end));
    }
    let start = past_doers(tokens, phrase_start(tokens, head, from), from);
    let named = |token: &Token<'_>| is_head(token);
    // A name or a place may stand behind the post: "जनपद सीईओ डौण्डी को".
    let is_actor = tokens.get(head).is_some_and(named)
        || tokens.get(head).is_some_and(|t| t.is(class::BODY) && !t.is(class::PUBLIC))
        || named_post(tokens, start, head);
    is_actor.then_some((start, end.max(at.min(end))))
}

/// "कम व्यय करने वाले विभागों": what they do belongs to who they are.
fn past_doers(tokens: &[Token<'_>], start: usize, from: usize) -> usize {
    let who = tokens.get(start).is_some_and(|t| matches!(t.text, "वाले" | "वाली" | "वाला"));
    let verb = start.checked_sub(1).filter(|at| who && *at >= from);
    let verb = verb.filter(|at| tokens.get(*at).is_some_and(|t| t.is(class::INFINITIVE)));
    verb.map_or(start, |verb| phrase_start(tokens, verb, from))
}

/// "खण्ड विकास अधिकारी, मैथा को": the last word of the post, where a comma and up to three bare names of a place
/// stand behind it.
fn seated(tokens: &[Token<'_>], head: usize, from: usize) -> Option<usize> {
    let is_bare = |token: &Token<'_>| {
        token.is_word() && (token.set.is_empty() || token.place.is_some() || token.is(class::AREA))
    };
    let names = (from..=head).rev().take_while(|at| tokens.get(*at).is_some_and(is_bare)).count();
    let comma = (head + 1).checked_sub(names + 1).filter(|_| (1..=3).contains(&names))?;
    let post = comma.checked_sub(1).filter(|at| *at >= from)?;
    if !tokens.get(comma)?.is_mark(',') {
        return None;
    }
    if tokens.get(post)?.is_mark(')') {
        let open = (from..post)
            .rev()
            .take(8)
            .find(|at| tokens.get(*at).is_some_and(|t| t.is_mark('(')))?;
        let title = open.checked_sub(1).filter(|at| *at >= from)?;
        return tokens.get(title).filter(|token| is_head(token)).map(|_| title);
    }
    tokens.get(post).filter(|token| is_head(token)).map(|_| post)
}

/// A post with up to three bare names behind it.
fn named_post(tokens: &[Token<'_>], start: usize, head: usize) -> bool {
    let names = (start..=head).rev().take_while(|at| {
        let breaks = boundary() | class::POST | class::OF | class::AND | class::PUBLIC | class::ALL;
        tokens.get(*at).is_some_and(|t| t.is_word() && !t.is(breaks))
    });
    let names = names.count();
    (1..=4).contains(&names)
        && (head + 1)
            .checked_sub(names + 1)
            .filter(|at| *at >= start)
            .is_some_and(|at| tokens.get(at).is_some_and(|t| t.is(class::POST)))
}

/// An official who is the subject of an active clause: the phrase and whether it heads the clause.
pub(super) fn subject(tokens: &[Token<'_>], from: usize, end: usize) -> Option<(usize, usize)> {
    let continues = class::OF
        | class::KO
        | class::SE
        | class::MEIN
        | class::PAR
        | class::TAK
        | class::NE
        | class::BY
        | class::FOR
        | class::LEVEL
        | class::AFTER
        | class::POST
        | class::TITLE
        | class::TEAM
        | class::BODY
        | class::AREA
        | class::MR
        | class::AND
        | class::SUBJUNCTIVE
        | class::LET;
    let all_first = tokens.get(from).is_some_and(|t| t.is(class::ALL));
    for head in from..end.min(from + 24) {
        let token = tokens.get(head)?;
        if token.is(class::KO | class::SUBJUNCTIVE) && head > from + 14 {
            return None;
        }
        let next = tokens.get(head + 1)?;
        let ends = !next.is(continues) || next.is(class::ALSO) || begins_object(tokens, head + 1);
        let start = || phrase_start(tokens, head, from);
        let office = token.is(class::BODY | class::AREA)
            && (all_first && start() == from && head < from + 4
                || head > from && tokens.get(head - 1).is_some_and(|t| t.is(class::EACH))
                || has_post(tokens, start(), head) && token.is(class::BODY));
        if (is_head(token) || office)
            && ends
            && !next.is_mark(',')
            && !next.is_mark('/')
            && !next.is_mark(')')
        {
            let start = start();
            let free = start == from
                || start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(opens_subject);
            return free.then_some((start, head + 1));
        }
    }
    None
}

/// A title or a unit behind a post begins what is acted on, unless a post follows it: "सीईओ ग्राम पंचायतवार सूची …",
/// but "प्रबंधक ग्रामीण आजीविका मिशन".
fn begins_object(tokens: &[Token<'_>], at: usize) -> bool {
    let is_unit =
        tokens.get(at).is_some_and(|t| t.is(class::TITLE | class::AREA) && !t.is(class::POST));
    let office =
        class::POST | class::TEAM | class::BODY | class::KO | class::NE | class::BY | class::SE;
    let near = tokens.get(at + 1..(at + 5).min(tokens.len())).unwrap_or_default();
    is_unit && !near.is_empty() && !near.iter().any(|t| t.is(office))
}

fn has_post(tokens: &[Token<'_>], start: usize, head: usize) -> bool {
    tokens.get(start..head).is_some_and(|phrase| phrase.iter().any(|t| t.is(class::POST)))
}

fn opens_subject(token: &Token<'_>) -> bool {
    matches!(token.text, "पूर्व" | "पहले")
        || token.is(class::TAK)
        || token.is(class::ALSO | class::MEIN | class::PAR | class::FOR | class::KI | class::AFTER)
        || token.is_mark(',')
}
