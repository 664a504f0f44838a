//! A line of a note cut into words, numerals and marks, each with its place and its classes.
//!
//! An abbreviation is one word however its dots are typed (सी0एम0, डी०सी०, म.प्र., डॉ.), and the 0 in it is
//! no zero. A numeral keeps its commas and its point. Nothing is changed: a token is a range of the text.

use std::collections::HashMap;

use super::classes::{self as class, Set};
use super::lexicon::{Lexicon, word_key};
use crate::script::{digit, is_dash, is_invisible, is_word_part};

/// The letters before an abbreviation dot, vowel signs not counted.
const MOST_ABBREVIATED: usize = 3;

/// Bytes of a word; what is longer is debris and has no class.
const LONGEST_WORD: usize = 240;

/// Longer phrases are not looked for.
const MOST_PHRASE: usize = 7;

/// Small words that are found glued to the head of the next, and verbs glued to the word before.
const GLUED_FIRST: &[&str] = &["हुए", "में", "न", "तथा", "एवं", "को", "के"];
const GLUED_LAST: &[&str] = &["करें", "कराएं", "किया", "द्वारा", "तत्काल"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Numeral,
    /// Every dash is `-`.
    Mark(char),
}

#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) set: Set,
    /// How many words of a connective phrase ("इसके अलावा") begin here.
    pub(super) lead: usize,
    /// The district whose name ends here, and of how many words it is.
    pub(super) place: Option<(u16, usize)>,
}

impl Token<'_> {
    pub(super) fn is(&self, set: Set) -> bool {
        self.set.meets(set)
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// A mark that ends a sentence; the full stop of an abbreviation is inside its word.
    pub(super) fn is_stop(&self) -> bool {
        matches!(self.kind, Kind::Mark('।' | '॥' | '.' | '?' | '!' | '|' | ';' | '•'))
    }
}

/// Cuts lines, remembering the classes of words it has seen.
pub(super) struct Lexer<'t, 'l> {
    lexicon: &'l Lexicon,
    seen: HashMap<&'t str, (Set, bool)>,
}

impl<'t, 'l> Lexer<'t, 'l> {
    pub(super) fn new(lexicon: &'l Lexicon) -> Lexer<'t, 'l> {
        Lexer { lexicon, seen: HashMap::new() }
    }

    /// The tokens of a part of the text that begins at byte `offset`.
    pub(super) fn cut(&mut self, line: &'t str, offset: usize) -> Vec<Token<'t>> {
        let mut tokens = Vec::new();
        let mut begins = Vec::new();
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            if first.is_whitespace() || is_invisible(first) {
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                continue;
            }
            let (kind, length) = self.token_at(rest, first);
            let length = self.unglued(kind, rest.get(..length).unwrap_or(rest));
            let (text, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            let start = offset + line.len() - rest.len();
            rest = after;
            let (set, begins_phrase) = self.classes(kind, text);
            begins.push(begins_phrase);
            let end = start + text.len();
            tokens.push(Token { kind, text, start, end, set, lead: 0, place: None });
        }
        self.mark_phrases(&mut tokens, &begins);
        tokens
    }

    fn token_at(&mut self, rest: &'t str, first: char) -> (Kind, usize) {
        if digit(first).is_some() {
            (Kind::Numeral, numeral(rest))
        } else if is_word_part(first) {
            (Kind::Word, self.word(rest))
        } else {
            let mark = if is_dash(first) { '-' } else { first };
            (Kind::Mark(mark), first.len_utf8())
        }
    }

    /// The length of the word here, with its abbreviation dots.
    fn word(&mut self, rest: &'t str) -> usize {
        let mut end = 0;
        let mut segment = 0;
        let mut dotted = false;
        loop {
            let run = run_of(rest.get(end..).unwrap_or_default());
            segment = if run == 0 { segment } else { end };
            end += run;
            let short = base_letters(rest.get(segment..end).unwrap_or_default());
            let Some(dot) = abbreviation_dot(rest.get(end..).unwrap_or_default()) else { break };
            let after = rest.get(end + dot.length..).unwrap_or_default();
            let goes_on = after.starts_with(is_word_part);
            let known = self.classes(Kind::Word, rest.get(segment..end).unwrap_or_default()).0;
            let may_be = dot.is_zero || known.without(class::ABBREV).is_empty();
            let closes = dot.is_zero || dotted || known.meets(class::ABBREV);
            let is_dot = may_be && goes_on && (dot.is_zero || short <= 2) || closes;
            if run == 0 || short > MOST_ABBREVIATED || !is_dot {
                break;
            }
            end += dot.length;
            dotted = true;
            if !goes_on {
                break;
            }
        }
        end
    }

    fn classes(&mut self, kind: Kind, text: &'t str) -> (Set, bool) {
        if kind != Kind::Word || text.len() > LONGEST_WORD {
            return (Set::NONE, kind == Kind::Numeral);
        }
        if let Some(known) = self.seen.get(text) {
            return *known;
        }
        let set = self.lexicon.set_of(text);
        let known = (set, self.lexicon.begins_phrase(&word_key(text)));
        self.seen.insert(text, known);
        known
    }

    /// Reporters run words together (हुएतत्काल, नकिए): the length of the first if both are known.
    fn unglued(&mut self, kind: Kind, word: &'t str) -> usize {
        if kind != Kind::Word || !self.classes(kind, word).0.is_empty() {
            return word.len();
        }
        for first in GLUED_FIRST {
            let Some(rest) = word.strip_prefix(first) else { continue };
            let whole_letter = !rest
                .starts_with(|c| matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}'));
            if whole_letter && rest.chars().count() >= 3 && self.is_verbal(rest) {
                return first.len();
            }
        }
        for last in GLUED_LAST {
            if let Some(first) = word.strip_suffix(last).filter(|first| !first.is_empty())
                && !self.classes(kind, first).0.is_empty()
            {
                return first.len();
            }
        }
        word.len()
    }

    /// A word that stands behind a glued particle: a verb, a deadline, a quantifier.
    fn is_verbal(&mut self, word: &'t str) -> bool {
        let set = class::INFINITIVE
            | class::DID
            | class::LET
            | class::SUBJUNCTIVE
            | class::ORDER_GAP
            | class::ALL;
        self.classes(Kind::Word, word).0.meets(set)
    }

    /// Gives the last word of each phrase of the lexicon the classes of the phrase.
    fn mark_phrases(&self, tokens: &mut [Token<'t>], begins: &[bool]) {
        for at in 0..tokens.len() {
            if !begins.get(at).is_some_and(|begins| *begins) {
                continue;
            }
            let (keys, places) = keys_from(tokens, at);
            let mut longest = 0;
            let found: Vec<_> = self.lexicon.phrases_at(&keys).collect();
            for (length, set, place) in found {
                let Some(last) = places.get(length - 1).copied() else { continue };
                if set.meets(class::DISTRICT) {
                    if longest >= length {
                        continue;
                    }
                    longest = length;
                }
                if let Some(token) = tokens.get_mut(last) {
                    token.set = token.set | set;
                    token.place = place.map(|place| (place, last + 1 - at)).or(token.place);
                }
                if set.meets(class::CONNECTIVE) {
                    let first = tokens.get_mut(at).expect("the phrase begins at this token");
                    first.lead = first.lead.max(last + 1 - at);
                }
            }
        }
        for token in tokens.iter_mut().filter(|token| token.lead == 0) {
            token.lead = usize::from(token.is(class::CONNECTIVE) && token.place.is_none());
        }
    }
}

/// The keys of the words from here on and their places; a hyphen between words is passed over.
fn keys_from(tokens: &[Token<'_>], at: usize) -> (Vec<String>, Vec<usize>) {
    let mut keys = Vec::new();
    let mut places = Vec::new();
    for (place, token) in tokens.iter().enumerate().skip(at) {
        match token.kind {
            Kind::Word | Kind::Numeral
                if keys.len() < MOST_PHRASE && token.text.len() <= LONGEST_WORD =>
            {
                keys.push(word_key(token.text));
                places.push(place);
            }
            Kind::Mark('-') => {}
            _ => break,
        }
    }
    (keys, places)
}

fn run_of(text: &str) -> usize {
    let latin = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on =
        |c: &char| is_invisible(*c) || is_word_part(*c) && c.is_ascii_alphabetic() == latin;
    text.chars().take_while(goes_on).map(char::len_utf8).sum()
}

/// Digits with grouping commas and decimal points between them.
fn numeral(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = matches!(c, ',' | '.') && chars.peek().is_some_and(|c| digit(*c).is_some());
        if digit(c).is_none() && !joins {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// Letters of a word without the signs that hang on them.
fn base_letters(word: &str) -> usize {
    let sign = |c: &char| matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}');
    word.chars().filter(|c| !sign(c) && !is_invisible(*c)).count()
}

struct Dot {
    length: usize,
    is_zero: bool,
}

/// A dot of an abbreviation: a point, a ring, or the 0 and ० that offices type for it.
fn abbreviation_dot(rest: &str) -> Option<Dot> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let second = chars.next().unwrap_or(' ');
    match first {
        '.' => Some(Dot { length: 1, is_zero: false }),
        '॰' => Some(Dot { length: first.len_utf8(), is_zero: true }),
        '0' | '०' if digit(second).is_none() && second != ',' && second != '.' => {
            Some(Dot { length: first.len_utf8(), is_zero: true })
        }
        _ => None,
    }
}
