//! Who presides over a meeting: votes for the posts that give orders, and one for "की अध्यक्षता में" that
//! goes before them all.

use super::super::classes as class;
use super::super::lexer::Token;
use super::super::lines::{Line, Zone};
use super::super::{Chair, Span};
use super::Gather;

/// Words of a person's name.
const MOST_NAME: usize = 5;

/// A note with more agents than this has its chair among the first.
const MOST_CHAIRS: usize = 40;

/// "की अध्यक्षता में" goes before any count of orders.
const PRESIDES: usize = 1000;

/// One post that may preside.
pub(super) struct Vote {
    key: String,
    pub(super) weight: usize,
    /// Lower is better: with a name, in the body, beside अध्यक्षता.
    rank: (bool, bool, bool),
    pub(super) chair: Chair,
}

impl Gather<'_, '_> {
    /// Who presides: "X की अध्यक्षता में", else the post that gives most of the orders.
    pub(super) fn vote(&mut self, line: &Line<'_>) {
        if let Some(chair) = headed(line) {
            let rank = (chair.name.is_none(), false, false);
            let key = String::new();
            self.votes.push(Vote { key, weight: 2 * PRESIDES, rank, chair });
            return;
        }
        for (at, token) in line.tokens.iter().enumerate() {
            let presides = token.text == "अध्यक्षता" && at > 0;
            if !presides && !token.is(class::NE | class::BY) {
                continue;
            }
            let end = if presides { at - 1 } else { at };
            let Some(chair) = post_and_name(line, end) else { continue };
            let weight = if presides { PRESIDES } else { weight(line, at) };
            // A headline may speak of another meeting.
            let weight = if line.zone == Zone::Body { weight } else { weight.min(1) };
            let key = chair.post.map(|post| self.lexicon.post_key(&words_of(line, post)));
            let key = key.unwrap_or_default();
            let rank = (chair.name.is_none(), line.zone != Zone::Body, !presides);
            if let Some(vote) = self.votes.iter_mut().find(|vote| vote.key == key) {
                vote.weight += weight;
                if rank < vote.rank {
                    (vote.rank, vote.chair) = (rank, chair);
                }
            } else if self.votes.len() < MOST_CHAIRS {
                self.votes.push(Vote { key, weight, rank, chair });
            }
        }
    }
}

/// "अध्यक्षता : श्री राजेश कुमार, जिलाधिकारी", as minutes have it at their head.
fn headed(line: &Line<'_>) -> Option<Chair> {
    if let Some(chair) = listed(line) {
        return Some(chair);
    }
    let [first, colon, rest @ ..] = line.tokens.as_slice() else { return None };
    if !matches!(first.text, "अध्यक्षता" | "अध्यक्ष") || !colon.is_mark(':') || rest.len() > 16
    {
        return None;
    }
    let comma = rest.iter().position(|token| token.is_mark(','))?;
    let honorific = rest.iter().take_while(|token| token.is(class::MR)).count();
    let post = comma + 1 + rest.get(comma + 1..)?.iter().take_while(|t| !t.is_mark(',')).count();
    rest.get(comma + 1..post).filter(|post| post.last().is_some_and(|t| t.is(class::POST)))?;
    let name = line.span(2 + honorific, 2 + comma).filter(|_| honorific < comma);
    Some(Chair { name, post: line.span(3 + comma, 2 + post) })
}

/// "1. श्रीमती सीमा सिंह, मुख्य विकास अधिकारी – अध्यक्ष", first among those present.
fn listed(line: &Line<'_>) -> Option<Chair> {
    let tokens = line.tokens.as_slice();
    let [.., dash, last] = tokens else { return None };
    let is_chair = matches!(last.text, "अध्यक्ष" | "अध्यक्षता");
    if !is_chair || !(dash.is_mark('-') || dash.is_mark(',')) || tokens.len() > 20 {
        return None;
    }
    let end = tokens.len() - 2;
    let comma = tokens.iter().take(end).rposition(|token| token.is_mark(','))?;
    tokens.get(comma + 1..end).filter(|post| post.iter().any(|t| t.is(class::POST)))?;
    let honorific = tokens.iter().skip(line.begins).take_while(|token| token.is(class::MR)).count();
    let name = line.span(line.begins + honorific, comma);
    Some(Chair { name, post: line.span(comma + 1, end) })
}

fn words_of(line: &Line<'_>, post: Span) -> String {
    let words = line.tokens.iter().filter(|t| t.start >= post.start && t.end <= post.end);
    words.map(|t| t.text).collect::<Vec<_>>().join(" ")
}

/// An agent of orders weighs more than one who only tells.
fn weight(line: &Line<'_>, at: usize) -> usize {
    let rest = line.tokens.iter().skip(at).take(60).take_while(|token| !token.is_stop());
    let mut orders = rest.filter(|t| {
        t.is(class::ORDER_NOUN
            | class::ORDER_VERB
            | class::SAY_VERB
            | class::STRESS_NOUN
            | class::REVIEWING)
    });
    let meets =
        || line.tokens.iter().skip(at).take(30).any(|t| t.is(class::MEETING_TOPIC | class::K_MEET));
    let chief = || {
        let named = line.tokens.get(at.saturating_sub(6)..at).unwrap_or_default();
        named.iter().any(|token| token.is(class::CHIEF))
    };
    if orders.next().is_some() { 3 } else { usize::from(meets() || chief()) }
}

/// The post and the name that end before `end`.
fn post_and_name(line: &Line<'_>, end: usize) -> Option<Chair> {
    let tokens = &line.tokens;
    let is_name = |token: &Token<'_>| {
        token.is_word()
            && !token.is(class::POST
                | class::OF
                | class::MEIN
                | class::AND
                | class::KO
                | class::SE
                | class::PAR
                | class::TEAM
                | class::BEING)
    };
    let name_from = (0..end)
        .rev()
        .take(MOST_NAME + 1)
        .find(|at| !tokens.get(*at).is_some_and(is_name))
        .map_or(0, |at| at + 1);
    let head = name_from.checked_sub(1)?;
    if !tokens.get(head).is_some_and(|t| t.is(class::POST)) {
        return None;
    }
    let start = post_start(
        tokens,
        head,
        line.dateline.max(if line.zone == Zone::Body { line.begins } else { 0 }).min(head),
    );
    let honorific = tokens.iter().skip(name_from).take_while(|t| t.is(class::MR)).count();
    let polite = |at: &usize| {
        tokens.get(at - 1).is_some_and(|t| matches!(t.text, "महोदय" | "महोदया" | "जी"))
    };
    let end = if polite(&end) { end - 1 } else { end };
    let name = line.span(name_from + honorific, end).filter(|_| name_from + honorific < end);
    Some(Chair { post: line.span(start, head + 1), name })
}

/// A post with its titles and the body it belongs to: "जिला पंचायत की मुख्य कार्यपालन अधिकारी".
fn post_start(tokens: &[Token<'_>], head: usize, from: usize) -> usize {
    let mut start = head;
    while start > from {
        let Some(token) = tokens.get(start - 1) else { break };
        let title = token.is(class::TITLE | class::AREA | class::BODY) && !token.is(class::KO);
        let owner = token.is(class::OF)
            && start >= 2
            && tokens.get(start - 2).is_some_and(|t| t.is(class::BODY) && !t.is(class::HALL));
        let dev = matches!(
            token.text,
            "विकास"
                | "पंचायत"
                | "परियोजना"
                | "शिक्षा"
                | "राज"
                | "स्वास्थ्य"
        );
        if !(title || owner || dev) {
            break;
        }
        start -= 1;
    }
    start
}
