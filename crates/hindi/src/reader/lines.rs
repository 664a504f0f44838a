//! The zones of a note: which lines speak, and which only head, caption or surround what speaks.
//!
//! Headline, standfirst, sub-headings and the furniture of a page carry no directive, figure or
//! attendee (guide of the corpus, "Zones left out"); the fields of the header may stand in them. A line
//! is cut into sentences at danda and full stop; an order number and a label before a dash are set apart.

use super::Span;
use super::classes as class;
use super::lexer::{Kind, Lexer, Token};
use crate::script::is_devanagari_letter;

/// Longer lines are cut, so that no line takes more than its share of memory.
const MOST_BYTES: usize = 1 << 15;

/// A line without a closing mark that is shorter is a heading.
const HEADING_CHARS: usize = 130;

/// Tokens that can stand in a dateline or in the label of a point.
const MOST_DATELINE: usize = 12;
const MOST_LABEL: usize = 9;

/// Lines at the top among which the dateline is looked for.
pub(super) const TOP_LINES: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Headline and standfirst: before the dateline.
    Head,
    /// A heading inside the note.
    Heading,
    Body,
    /// Addresses, share bars, forms for comments.
    Furniture,
}

/// A line with its tokens parted by what they are for.
#[derive(Debug)]
pub(super) struct Line<'t> {
    pub(super) zone: Zone,
    pub(super) tokens: Vec<Token<'t>>,
    /// The first token after the dateline, the number of the point and its label.
    pub(super) begins: usize,
    /// The tokens of the dateline.
    pub(super) dateline: usize,
    /// Who or what the point is about: "पंचायती राज विभाग –".
    pub(super) label: Option<(usize, usize)>,
    /// It has a number or a bullet of its own.
    pub(super) is_point: bool,
    /// Who acts by a "(कार्यवाही- …)": the tokens of the name.
    pub(super) action: Option<(usize, usize)>,
    /// The tokens of the whole parenthesis.
    pub(super) aside: (usize, usize),
}

/// The lines of a text with their places, the long ones cut at a space.
pub(super) fn split(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{000B}', '\u{000C}']) {
        let mut rest = line;
        let mut start = at;
        while rest.len() > MOST_BYTES {
            let cut = cut_place(rest);
            let (piece, after) = rest.split_at_checked(cut).unwrap_or((rest, ""));
            lines.push((start, piece));
            start += piece.len();
            rest = after;
        }
        lines.push((start, rest));
        at += line.len();
    }
    lines.retain(|(_, line)| !line.trim().is_empty());
    lines
}

fn cut_place(text: &str) -> usize {
    let places = text.char_indices().take_while(|(at, _)| *at < MOST_BYTES);
    let mut last = 0;
    let mut space = 0;
    for (at, c) in places {
        last = at;
        if c.is_whitespace() || c == '।' {
            space = at;
        }
    }
    if space > 0 { space } else { last.max(1) }
}

/// Reads one line.
pub(super) fn read<'t>(lexer: &mut Lexer<'t, '_>, (start, text): (usize, &'t str)) -> Line<'t> {
    let tokens = lexer.cut(text, start);
    let zone = if is_furniture(text, &tokens) {
        Zone::Furniture
    } else if is_heading(text, &tokens) {
        Zone::Heading
    } else {
        Zone::Body
    };
    let mut line = Line {
        zone,
        tokens,
        begins: 0,
        dateline: 0,
        label: None,
        is_point: false,
        action: None,
        aside: (0, 0),
    };
    if zone == Zone::Body {
        line.find_point();
    }
    line
}

/// Finds the dateline among the first lines; what stands before it is head. `goes_on` says whether the
/// text has more lines than these.
pub(super) fn mark_head(lines: &mut [Line<'_>], goes_on: bool) {
    let found = lines.iter().position(|line| line.zone != Zone::Furniture && dateline(line) > 0);
    if let Some(at) = found {
        for line in
            lines.iter_mut().take(at).filter(|line| !line.is_point && line.zone != Zone::Furniture)
        {
            line.zone = Zone::Head;
        }
        let line = lines.get_mut(at).expect("the place was found among these lines");
        line.dateline = dateline(line);
        line.begins = line.begins.max(line.dateline);
        let whole = line.dateline >= line.tokens.len();
        line.zone = if whole { Zone::Head } else { Zone::Body };
    }
    let several = goes_on || lines.len() > 1;
    if let Some(first) = lines.first_mut().filter(|first| several && first.zone == Zone::Heading) {
        first.zone = Zone::Head;
    }
}

/// How many tokens of a line are a dateline: a place or a day before a mark, and no verb.
fn dateline(line: &Line<'_>) -> usize {
    let tokens = &line.tokens;
    let ends =
        |token: &Token<'_>| matches!(token.kind, Kind::Mark('।' | '|' | ':' | '/' | '-' | '.'));
    let speaks = |token: &Token<'_>| {
        token.is(class::NE | class::MEIN | class::KO | class::IS | class::BY | class::SUBJUNCTIVE)
            || token.is(class::LET
                | class::KI
                | class::TAK
                | class::OF
                | class::SE
                | class::PAR
                | class::INFINITIVE)
    };
    let head = tokens.iter().take(MOST_DATELINE).take_while(|token| !speaks(token)).count();
    let names = |upto: usize| {
        let before = tokens.iter().take(upto);
        before.clone().any(|token| token.place.is_some() || token.is(class::MONTH))
    };
    let mark = (1..head).rev().find(|at| tokens.get(*at).is_some_and(&ends) && names(*at));
    let short_name = || {
        // A town that is no district: "खागा। …" or "कोरांव (संवाददाता) : …".
        let at = (1..head.min(5)).find(|at| tokens.get(*at).is_some_and(&ends))?;
        let only_names = tokens.iter().take(at).all(|token| {
            token.is_word() && token.set.is_empty()
                || matches!(token.kind, Kind::Mark('(' | ')' | ','))
        });
        (only_names && tokens.len() > at + 12).then_some(at)
    };
    let whole =
        || (tokens.len() <= MOST_DATELINE && head == tokens.len() && dated(tokens)).then_some(head);
    match mark.or_else(whole).or_else(short_name) {
        Some(at) => {
            let marks =
                tokens.iter().skip(at).take_while(|token| matches!(token.kind, Kind::Mark(_)));
            at + marks.count()
        }
        None => 0,
    }
}

fn dated(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| token.is(class::MONTH))
        && tokens.iter().any(|token| token.kind == Kind::Numeral)
}

fn is_furniture(text: &str, tokens: &[Token<'_>]) -> bool {
    let hindi = text.chars().filter(|c| is_devanagari_letter(*c)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let is_tag = text.trim_start().starts_with('<') && text.trim_end().ends_with('>');
    is_tag || hindi == 0 || latin > hindi * 2 || tokens.len() < 2
}

/// Short and without a closing mark, and no point of a list.
fn is_heading(text: &str, tokens: &[Token<'_>]) -> bool {
    let trimmed = text.trim_end().trim_end_matches(['"', '\'', '”', '’', ')', '*', '\u{200B}']);
    let closes = trimmed.ends_with(['।', '.', '!', '?', '॥', ':', '-', '–', ';', '|', ',']);
    let that = tokens.last().is_some_and(|token| token.is(class::KI | class::OF));
    let is_short = text.chars().count() <= HEADING_CHARS;
    let lists = tokens.first().is_some_and(|t| t.is(class::PRESENT))
        && tokens.get(1).is_some_and(|t| t.is_mark(':') || t.is_mark('-'));
    is_short && !closes && !that && !lists && point_mark(tokens) == 0 && !is_action_line(tokens)
}

/// "(कार्यवाही- …)" or "कार्यवाही : …" as a line of its own.
fn is_action_line(tokens: &[Token<'_>]) -> bool {
    let words = tokens.iter().skip_while(|token| token.is_mark('(') || token.is_mark('-'));
    let mut words = words.take(3);
    let is_label = words.next().is_some_and(|token| token.is(class::LABEL));
    is_label && words.any(|token| token.is_mark('-') || token.is_mark(':')) || limit(tokens) > 0
}

/// "समय-सीमा : …" at the head of a line: the tokens up to what it says.
fn limit(tokens: &[Token<'_>]) -> usize {
    let open = usize::from(tokens.first().is_some_and(|token| token.is_mark('(')));
    let noun = (open..open + 4).find(|at| tokens.get(*at).is_some_and(|t| t.is(class::LIMIT)));
    let parted = noun
        .map(|at| at + 1)
        .filter(|at| tokens.get(*at).is_some_and(|token| token.is_mark(':') || token.is_mark('-')));
    parted.map_or(0, |at| at + 1)
}

/// How many tokens number a point: "1 –", "2.", "(3)", "•", "क)".
fn point_mark(tokens: &[Token<'_>]) -> usize {
    let is_number = |token: &Token<'_>| {
        let n_chars = token.text.chars().count();
        // Directives go by their numbers in a register: "10549. …".
        let plain = n_chars <= 6 && token.text.chars().all(|c| c.is_ascii_digit());
        (n_chars <= 3 || plain)
            && (token.kind == Kind::Numeral || token.is_word() && token.text.chars().count() == 1)
    };
    let closes =
        |token: &Token<'_>| matches!(token.kind, Kind::Mark('.' | ')' | '-' | ':' | '/' | '।'));
    match tokens {
        [bullet, ..]
            if matches!(
                bullet.kind,
                Kind::Mark('•' | '-' | '*' | '●' | '▪' | '◆' | '➢' | '→' | '■' | '○' | '·')
            ) =>
        {
            1
        }
        [open, number, close, ..]
            if open.is_mark('(') && is_number(number) && close.is_mark(')') =>
        {
            3
        }
        // "बिन्दु-3", "प्रस्ताव संख्या 2 :", of which the noun may be two words.
        [noun, rest @ ..] if noun.is(class::ITEM) => {
            let words = usize::from(rest.first().is_some_and(|token| token.is(class::ITEM)));
            let dash =
                rest.get(words).is_some_and(|token| token.is_mark('-') || token.is_mark('.'));
            let at = words + usize::from(dash);
            let behind = usize::from(rest.get(at + 1).is_some_and(closes));
            if rest.get(at).is_some_and(is_number) { at + 2 + behind } else { 0 }
        }
        [number, first, second, ..] if is_number(number) && closes(first) && closes(second) => 3,
        [number, close, ..] if is_number(number) && closes(close) => 2,
        _ => 0,
    }
}

impl<'t> Line<'t> {
    fn find_point(&mut self) {
        let mark = point_mark(&self.tokens);
        self.is_point = mark > 0;
        self.begins = mark;
        self.find_action();
        if self.action.is_none_or(|(start, _)| start > self.begins + 3) {
            self.find_label();
        }
    }

    /// "(कार्यवाही- जिला पंचायत राज अधिकारी)", in brackets or as the rest of the line.
    fn find_action(&mut self) {
        for at in (self.begins..self.tokens.len()).rev().take(40) {
            let is_label = self.tokens.get(at).is_some_and(|t| t.is(class::LABEL));
            let parted = self.tokens.get(at + 1).is_some_and(|t| t.is_mark('-') || t.is_mark(':'));
            let opened = at
                .checked_sub(1)
                .is_some_and(|at| self.tokens.get(at).is_some_and(|t| t.is_mark('(')));
            if !is_label || !parted || !(opened || at <= self.begins + 1) {
                continue;
            }
            let mut start = at + 2;
            while self.tokens.get(start).is_some_and(|t| matches!(t.kind, Kind::Mark(_))) {
                start += 1;
            }
            let end = self.aside_end(start);
            self.action = (start < end).then_some((start, end));
            self.aside = (at.saturating_sub(usize::from(opened)), (end + 1).min(self.tokens.len()));
            return;
        }
    }

    /// The bracket or the stop that closes what begins here; a title may have brackets of its own.
    fn aside_end(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, token) in self.tokens.iter().enumerate().skip(start) {
            if token.is_mark('(') {
                depth += 1;
            } else if token.is_mark(')') && depth > 0 {
                depth -= 1;
            } else if token.is_mark(')') || token.is_stop() && !token.is_mark(';') {
                return at;
            }
        }
        self.tokens.len()
    }

    /// "पंचायती राज विभाग –" or "मनरेगा:" at the head of a point or a line.
    fn find_label(&mut self) {
        let speaks = |token: &Token<'_>| {
            token.is(class::NE
                | class::HE
                | class::KO
                | class::IS
                | class::BY
                | class::KI
                | class::LET)
                || token.is(class::SUBJUNCTIVE | class::GIVEN | class::SAY_VERB | class::DISTRICT)
        };
        let rest = self.tokens.iter().enumerate().skip(self.begins);
        let mut words = 0;
        for (at, token) in rest.take(MOST_LABEL) {
            let parts = token.is_mark(':') || token.is_mark('-') && self.stands_apart(at);
            if parts && words > 0 && at + 3 < self.tokens.len() {
                self.label = Some((self.begins, at));
                self.begins = at + 1;
                return;
            }
            if speaks(token) || token.is_stop() {
                return;
            }
            words += usize::from(token.is_word());
        }
    }

    /// A dash with a space on a side parts; one inside a word does not.
    fn stands_apart(&self, at: usize) -> bool {
        let end_before = at.checked_sub(1).and_then(|at| self.tokens.get(at)).map(|t| t.end);
        let (here, after) = (self.tokens.get(at), self.tokens.get(at + 1));
        let gap_before = here.zip(end_before).is_some_and(|(here, end)| here.start > end);
        let gap_after = here.zip(after).is_some_and(|(here, after)| after.start > here.end);
        gap_before || gap_after
    }

    /// What a line "समय-सीमा : …" says; none for any other.
    pub(super) fn limit(&self) -> Option<Span> {
        let from = limit(&self.tokens);
        if from == 0 { None } else { self.span(from, self.tokens.len()) }
    }

    /// The sentences of the line: ranges of its tokens without the closing mark.
    pub(super) fn sentences(&self) -> Vec<(usize, usize)> {
        let mut sentences = Vec::new();
        let mut start = self.begins;
        for (at, token) in self.tokens.iter().enumerate().skip(self.begins) {
            let aside = (self.aside.0..self.aside.1).contains(&at);
            if token.is_stop() || aside {
                sentences.push((start, at));
                start = at + 1;
            }
        }
        sentences.push((start, self.tokens.len()));
        sentences.retain(|(start, end)| start < end);
        sentences.into_iter().flat_map(|(start, end)| pieces(start, end)).collect()
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        span_of(self.tokens.get(start..end)?)
    }
}

/// No sentence is longer than this; the rest is read as another.
const MOST_TOKENS: usize = 300;

fn pieces(start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
    (start..end).step_by(MOST_TOKENS).map(move |at| (at, end.min(at + MOST_TOKENS)))
}

/// From the first to the last of these tokens.
pub(super) fn span_of(tokens: &[Token<'_>]) -> Option<Span> {
    Some(Span { start: tokens.first()?.start, end: tokens.last()?.end })
}
