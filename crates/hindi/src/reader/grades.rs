//! Grades that schemes and departments were given: "S की रैंकिंग D श्रेणी में", "S में ई श्रेणी".
//!
//! A group without a name ("C श्रेणी वाले विभाग") and a grade that is hoped for are none.

use super::actors;
use super::classes as class;
use super::lexer::{Kind, Token};
use super::lines::span_of;
use super::{GradeLetter, Span};

/// A grade in a sentence; who must explain is found elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Given {
    pub(super) subjects: Vec<Span>,
    pub(super) letter: GradeLetter,
    /// No subject: a group of departments by its letter.
    pub(super) is_group: bool,
}

pub(super) fn read(tokens: &[Token<'_>], label: Option<Span>) -> Vec<Given> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 0..tokens.len() {
        if !tokens.get(at).is_some_and(|t| t.is(class::GRADE_WORD)) {
            continue;
        }
        let Some((place, letter)) = letter_near(tokens, at) else { continue };
        if is_hoped(tokens, at.max(place)) {
            continue;
        }
        if is_group(tokens, at) {
            let letters =
                (place.saturating_sub(6)..=place).filter_map(|at| letter_of(tokens.get(at)?));
            found.extend(letters.map(|letter| Given {
                subjects: Vec::new(),
                letter,
                is_group: true,
            }));
        } else {
            let mut subjects = subjects(tokens, from, place);
            if subjects.is_empty() {
                subjects = subjects_after(tokens, at);
            }
            if subjects.is_empty() {
                subjects.extend(label);
            }
            if !subjects.is_empty() {
                found.push(Given { subjects, letter, is_group: false });
            }
        }
        from = at + 1;
    }
    found
}

fn letter_near(tokens: &[Token<'_>], word: usize) -> Option<(usize, GradeLetter)> {
    let near = [word.checked_sub(1), Some(word + 1), word.checked_sub(2)];
    let skip = |at: &usize| {
        *at + 2 != word
            || tokens.get(at + 1).is_some_and(|t| {
                t.is_mark('-') || t.is_mark('\'') || t.is_mark('’') || t.is_mark('"')
            })
    };
    let mut places = near.into_iter().flatten().filter(skip);
    places.find_map(|at| Some((at, letter_of(tokens.get(at)?)?)))
}

fn letter_of(token: &Token<'_>) -> Option<GradeLetter> {
    let letters = [
        (class::GRADE_A, GradeLetter::A),
        (class::GRADE_B, GradeLetter::B),
        (class::GRADE_C, GradeLetter::C),
        (class::GRADE_D, GradeLetter::D),
        (class::GRADE_E, GradeLetter::E),
    ];
    letters.into_iter().find(|(set, _)| token.is(*set)).map(|(_, letter)| letter)
}

/// "A श्रेणी में आने हेतु", "A श्रेणी में लाने".
fn is_hoped(tokens: &[Token<'_>], at: usize) -> bool {
    let near: Vec<&Token<'_>> = tokens.iter().skip(at + 1).take(5).collect();
    let come = near
        .iter()
        .position(|t| t.is(class::INFINITIVE) || t.is(class::SUBJUNCTIVE | class::INFINITIVE_NA));
    come.is_some_and(|come| {
        let by_infinitive = near.get(come).is_some_and(|t| t.is(class::INFINITIVE));
        let cause = near.get(come + 1).is_some_and(|t| {
            t.is(class::PAR | class::CAUSE)
                || t.text == "के" && near.get(come + 2).is_some_and(|t| t.is(class::CAUSE))
                || t.text == "वाले"
                || t.text == "वाली"
        });
        let purpose = near.iter().skip(come + 1).any(|t| t.is(class::FOR));
        purpose
            || !(by_infinitive && cause || near.iter().any(|t| t.text == "वाले" || t.is(class::PAR)))
    })
}

/// "श्रेणी वाले", "श्रेणी लाने वाले", "श्रेणी प्राप्त विभाग".
fn is_group(tokens: &[Token<'_>], word: usize) -> bool {
    let near = tokens.iter().skip(word + 1).take(4);
    let mut near = near.take_while(|t| !t.is_mark(','));
    near.any(|t| matches!(t.text, "वाले" | "वाली" | "वाला" | "विभागों" | "योजनाओं" | "कार्यक्रमों"))
}

/// Schemes named before the letter, the department if there is none.
fn subjects(tokens: &[Token<'_>], from: usize, letter: usize) -> Vec<Span> {
    let is = |at: usize, set| tokens.get(at).is_some_and(|t: &Token<'_>| t.is(set));
    let find = |set| (from..letter).find(|at| is(*at, set) && ends_subject(tokens, *at));
    let strong = find(class::SCHEME_END | class::SCHEME);
    // "जिन विभागों की": a group, no name.
    let named = |at: &usize| {
        is(*at, class::DEPT | class::TEAM)
            && !(is(at.saturating_sub(1), class::WHO | class::ALL) || *at == 0)
    };
    let office = || (from..letter).find(named);
    let weak = || find(class::SCHEME_PART);
    let Some(first) = strong.or_else(office).or_else(weak) else { return Vec::new() };
    let mut heads = vec![first];
    // "A तथा B में": more of them, as long as each stands right behind an "and".
    while let Some(last) = heads.last().copied()
        && (is(last + 1, class::AND) || tokens.get(last + 1).is_some_and(|t| t.is_mark(',')))
        && let Some(next) = (last + 2..letter.min(last + 8))
            .find(|at| is(*at, class::SCHEME_END | class::SCHEME | class::SCHEME_PART))
    {
        heads.push(next);
    }
    let mut spans = Vec::new();
    let mut least = from;
    for head in heads.into_iter().take(4) {
        let start = scheme_start(tokens, head, least);
        spans.extend(span_of(tokens.get(start..=head).unwrap_or_default()));
        least = head + 1;
    }
    spans
}

/// A subject is followed by में, की, को, तथा, अन्तर्गत or the letter itself.
fn ends_subject(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_none_or(|t| {
        t.is(class::MEIN | class::OF | class::KO | class::AND | class::AFTER | class::PAR)
            || t.is_mark(',')
            || letter_of(t).is_some()
            || t.is(class::HOME)
    })
}

/// The name of a scheme to the left of its last word; "and" parts schemes.
fn scheme_start(tokens: &[Token<'_>], head: usize, from: usize) -> usize {
    let start = actors::phrase_start(tokens, head, from);
    let cut = (start..head)
        .rev()
        .find(|at| tokens.get(*at).is_some_and(|t| t.is(class::AND | class::MEIN | class::HE)));
    let start = cut.map_or(start, |at| at + 1);
    // 15वें वित्त: the number is part of the name.
    let numeral = start
        .checked_sub(1)
        .filter(|at| *at >= from && tokens.get(*at).is_some_and(|t| t.kind == Kind::Numeral));
    let glued = numeral.is_some_and(|at| {
        tokens.get(at).is_some_and(|t| tokens.get(start).is_some_and(|s| s.start == t.end))
    });
    if glued { start - 1 } else { start }
}

/// "D श्रेणी में राज्य वित्त": the subject behind the letter.
fn subjects_after(tokens: &[Token<'_>], word: usize) -> Vec<Span> {
    let head = (word + 1..tokens.len().min(word + 8))
        .find(|at| tokens.get(*at).is_some_and(|t| t.is(class::SCHEME_END | class::SCHEME)));
    let Some(head) = head else { return Vec::new() };
    let start = scheme_start(tokens, head, word + 1);
    span_of(tokens.get(start..=head).unwrap_or_default()).into_iter().collect()
}
