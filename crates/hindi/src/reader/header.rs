//! The head of a note: which district, who was in the chair, where, on what day.
//!
//! Each field is a place in the text or nothing. The district is the one of the dateline or the one that
//! is named beside जनपद or जिला; a district named in passing is none.

use jiff::civil::Date;

use super::actors;
use super::classes as class;
use super::due::Sitting;
use super::lexer::Token;
use super::lexicon::Lexicon;
use super::lines::{Line, Zone};
use super::{Header, Span};

use crate::date::{self, written};
use crate::tokens as plain;

mod chair;

use chair::Vote;

/// Sentences of the body that may name the district in passing.
const FIRST_SENTENCES: usize = 3;

/// Gathers the fields line by line.
pub(super) struct Gather<'t, 'l> {
    text: &'t str,
    lexicon: &'l Lexicon,
    districts: Vec<Named>,
    votes: Vec<Vote>,
    venue: Option<Span>,
    date: Option<Date>,
    /// The date stands in a sentence about the meeting.
    is_sure: bool,
    sitting: Sitting,
    /// Sentences of the body so far.
    sentences: usize,
}

impl<'t, 'l> Gather<'t, 'l> {
    pub(super) fn new(text: &'t str, lexicon: &'l Lexicon) -> Gather<'t, 'l> {
        let sitting = Sitting::default();
        let (districts, votes, venue, date) = (Vec::new(), Vec::new(), None, None);
        Gather {
            text,
            lexicon,
            districts,
            votes,
            venue,
            date,
            is_sure: false,
            sitting,
            sentences: 0,
        }
    }

    pub(super) fn line(&mut self, line: &Line<'_>) {
        if line.zone == Zone::Furniture {
            return;
        }
        self.find_district(line);
        self.vote(line);
        self.venue = self.venue.or_else(|| venue(line));
        if self.sentences <= FIRST_SENTENCES + 1 {
            self.find_day(line);
        }
        if line.zone == Zone::Body {
            self.sentences += line.sentences().len();
        }
    }

    pub(super) fn finish(self) -> (Header, Sitting) {
        let surest = self.districts.iter().map(|named| named.rank).min();
        let sure = self.districts.iter().rev().filter(|named| Some(named.rank) == surest);
        // "पानीपत/जींद": the paper's town and the note's; the note names its own more often.
        let district = sure.max_by_key(|named| named.times).filter(|named| named.rank < 6);
        let district = district.map(|named| (named.span, named.place));
        let best = self.votes.iter().map(|vote| vote.weight).max().unwrap_or(0);
        let chair = self.votes.into_iter().find(|vote| vote.weight == best && best > 0);
        let state = district.and_then(|(_, place)| self.lexicon.district(place));
        let header = Header {
            district: district.map(|(span, _)| span),
            state: state.map(|district| district.state.clone()),
            chair: chair.map(|vote| vote.chair).unwrap_or_default(),
            venue: self.venue,
            date: self.date,
        };
        (header, self.sitting)
    }

    fn find_district(&mut self, line: &Line<'_>) {
        for (at, token) in line.tokens.iter().enumerate() {
            let Some((place, words)) = token.place else { continue };
            let start = (at + 1).checked_sub(words);
            let Some(span) = start.and_then(|start| line.span(start, at + 1)) else { continue };
            let ordinary = self.lexicon.district(place).is_some_and(|d| d.is_ordinary_word);
            let rank = rank(line, at, words, self.sentences);
            let rank = if ordinary && rank >= 3 { 9 } else { rank };
            if let Some(named) = self.districts.iter_mut().find(|named| named.place == place) {
                named.times += 1;
                if rank < named.rank {
                    (named.rank, named.span) = (rank, span);
                }
            } else if self.districts.len() < MOST_DISTRICTS {
                self.districts.push(Named { rank, span, place, times: 1 });
            }
        }
    }

    /// The day of the meeting if day, month and year are written, and what is known of it otherwise.
    fn find_day(&mut self, line: &Line<'_>) {
        for (from, to) in whole_sentences(line) {
            let Some(span) = line.span(from, to) else { continue };
            let tokens = line.tokens.get(from..to).unwrap_or_default();
            // "(समय-सीमा: 22.01.2025)" is the day by which, not the day on which.
            if tokens.iter().any(|t| t.is(class::LIMIT)) {
                continue;
            }
            // The day of a letter stands above the day of the meeting that it tells of.
            let of_meeting = tokens.iter().any(|t| t.is(class::K_MEET))
                && !tokens.iter().any(|t| t.is(class::COMING));
            if self.date.is_some() && (self.is_sure || !of_meeting) {
                continue;
            }
            let (full, part) = day_in(span.of(self.text));
            if self.date.is_some() && full.is_none() {
                continue;
            }
            self.is_sure = of_meeting && full.is_some();
            let mut tokens = line.tokens.iter().skip(from).take(to - from);
            let weekday = tokens.find(|t| t.is(class::WEEKDAY));
            let weekday = weekday.and_then(|t| date::weekday_by_key(&crate::fold::key(t.text)));
            self.sitting.weekday = self.sitting.weekday.or(weekday);
            self.sitting.day = full.or(self.sitting.day).or(part);
            self.date = full;
        }
    }
}

/// A note that names more districts than this has named its own.
const MOST_DISTRICTS: usize = 40;

/// A district that is named.
struct Named {
    /// How surely it is the note's own; lower is surer.
    rank: u8,
    span: Span,
    place: u16,
    times: usize,
}

/// How surely a name is the note's own district; 6 and above is in passing.
fn rank(line: &Line<'_>, at: usize, words: usize, sentences: usize) -> u8 {
    let before = (at + 1).checked_sub(words + 1).and_then(|at| line.tokens.get(at));
    let after = line.tokens.get(at + 1);
    let home = |token: Option<&Token<'_>>| token.is_some_and(|t| t.is(class::HOME));
    if at < line.dateline {
        0
    } else if home(before) || home(after) {
        1
    } else if line.tokens.iter().skip(at + 1).take(3).any(|t| t.is(class::CHIEF))
        && after.is_some_and(|t| t.is(class::OF | class::CHIEF))
    {
        2
    } else if line.zone == Zone::Head {
        3
    } else if line.zone == Zone::Body
        && sentences < FIRST_SENTENCES
        && line.tokens.iter().take(at).filter(|t| t.is_stop()).count() + sentences < FIRST_SENTENCES
        && !in_list(line, at)
    {
        4
    } else {
        7
    }
}

/// One of several places in a row is in passing.
fn in_list(line: &Line<'_>, at: usize) -> bool {
    let near =
        line.tokens.get(at.saturating_sub(3)..(at + 4).min(line.tokens.len())).unwrap_or_default();
    near.iter().filter(|token| token.place.is_some()).count() > 1
}

/// The phrase before में that ends in a hall: "विकास भवन सभागार".
fn venue(line: &Line<'_>) -> Option<Span> {
    let tokens = &line.tokens;
    // "स्थान : विकास भवन सभागार", as minutes have it at their head.
    if let [first, colon, .., last] = tokens.as_slice()
        && first.text == "स्थान"
        && colon.is_mark(':')
        && last.is(class::HALL)
    {
        return line.span(2, tokens.len());
    }
    let at = (1..tokens.len()).find(|at| {
        let hall = tokens.get(*at - 1).is_some_and(|t| t.is(class::HALL));
        hall && tokens.get(*at).is_some_and(|t| t.is(class::MEIN | class::SE))
    })?;
    let start = actors::phrase_start(tokens, at - 1, line.dateline);
    let parts = |at: &usize| {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let place = before.is_some_and(|t| t.is(class::HALL | class::BODY | class::AREA));
        tokens
            .get(*at)
            .is_some_and(|t| t.is(class::OF) && !place || t.text == "आज" || t.is(class::WEEKDAY))
    };
    let owner = (start..at - 1).rev().find(parts);
    line.span(owner.map_or(start, |at| at + 1), at)
}

/// The dateline first, then the sentences.
fn whole_sentences(line: &Line<'_>) -> Vec<(usize, usize)> {
    let mut sentences = vec![(0, line.dateline)];
    if line.zone == Zone::Body {
        sentences.extend(line.sentences());
    } else {
        sentences.push((0, line.tokens.len()));
    }
    sentences.retain(|(from, to)| from < to);
    sentences
}

/// A day in a text: with its year, or without one in a year that stands for any.
fn day_in(words: &str) -> (Option<Date>, Option<Date>) {
    let tokens = plain::cut(words);
    for at in 0..tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let inside =
            at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.number().is_some());
        if inside || rest.first().is_some_and(plain::Token::is_word) && !month_leads(rest) {
            continue;
        }
        let Some((day, after)) = written::at(rest) else { continue };
        let limit = after.first().is_some_and(|t| matches!(t.key.as_str(), "तक" | "से"));
        if limit {
            continue;
        }
        let part = Date::new(2023, 1, 1).ok().and_then(|on| day.on_or_after(on));
        return (day.date(), part);
    }
    (None, None)
}

fn month_leads(rest: &[plain::Token]) -> bool {
    rest.first().is_some_and(|t| t.key.is_ascii())
}
