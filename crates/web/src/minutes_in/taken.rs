//! What a person took over of a note: the form with its cards, read back against the note, and what was decided
//! by it on each card.

use std::collections::BTreeMap;

use desk::minutes_in::{self, Accepted, Card, Decided, Example, Left, Proposal, Quoted, Taken};
use desk::{Books, Write, reviews};
use domain::directive::{Condition, DirectiveKind};
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::refusal::Refusal;
use hindi::reader::Span;

use super::Said;
use super::cards::{self, Working};
use super::show::{Names, verdict};
use crate::sent::Sent;
use crate::visit::Visit;

/// The note behind a form.
struct Note<'a> {
    text: &'a str,
    proposal: &'a Proposal,
    names: &'a Names,
    own: PlaceCode,
}

pub(super) fn accepted(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    said: &Said,
    sent: &Sent,
) -> desk::Result<Accepted> {
    let founded = reviews::of_slug(books, &said.slug)?;
    let text = minutes_in::note(books, &said.sha256)?;
    let proposal = minutes_in::propose(books, &founded, Some(said.day()?), &text)?;
    let words = visit.words(books, founded.series.place);
    let names = Names::of(books, visit, &words, &founded)?;
    let own = founded.series.place;
    let note = Note { text: &text, proposal: &proposal, names: &names, own };
    let working = cards::sent(sent);
    let chosen = working.iter().filter(|card| card.is_taken);
    let directives: Result<_, _> = chosen.map(|card| note.taken(books, card)).collect();
    let decided = working.iter().filter_map(|card| note.decided(card)).collect();
    let remarks = remarks(books, visit, sent, (&proposal, &text))?;
    let on = hindi::date::read(sent.field("on")).ok_or(Refusal::DayNotRead)?;
    Ok(Accepted {
        series: founded.id,
        on,
        venue: sent.field("venue").to_owned(),
        present: present(books, sent)?,
        directives: directives?,
        remarks,
        example: Example { text, on, decided },
    })
}

impl Note<'_> {
    /// The directive from which a card was made.
    fn card(&self, working: &Working) -> Option<&Card> {
        let n: usize = working.from.parse().ok()?;
        self.proposal.cards.get(n.checked_sub(1)?)
    }

    /// What the note says on a card's point; its own words for one that was made of no sentence.
    fn said(&self, working: &Working) -> String {
        let of_sentence = || -> Option<Span> {
            let n: usize = working.from.strip_prefix('s')?.parse().ok()?;
            self.proposal.reading.not_understood.get(n.checked_sub(1)?).copied()
        };
        let said = self.card(working).map(|card| card.said).or_else(of_sentence);
        said.map_or_else(|| working.words.clone(), |span| span.of(self.text).trim().to_owned())
    }

    fn taken(&self, books: &Books<'_, '_, Write>, working: &Working) -> desk::Result<Taken> {
        let unknown = |name: &str| Refusal::NameUnknown { name: name.to_owned() };
        let card = self.card(working);
        let mut owners = Vec::new();
        for name in cards::parts(&working.owners) {
            owners.push(self.names.posts.get(name).ok_or_else(|| unknown(name))?.clone());
        }
        let place = match working.place.as_str() {
            "" => card.map_or(self.own, |card| card.place),
            name => {
                let slug = self.names.places.get(name).ok_or_else(|| unknown(name))?;
                books.known.place(slug)?.code
            }
        };
        let condition = match (working.condition.as_str(), card) {
            ("figure", Some(card)) => card.condition.clone(),
            ("document", _) => Condition::Document,
            _ => Condition::Evidence,
        };
        Ok(Taken {
            said: self.said(working),
            words: working.words.split_whitespace().collect::<Vec<_>>().join(" "),
            kind: kind(working),
            owners,
            place,
            deadline: working.deadline.clone(),
            condition,
        })
    }

    /// What was decided by a card. One that was left because nobody could say who is told is no decision.
    fn decided(&self, working: &Working) -> Option<Decided> {
        let card = self.card(working);
        let proposed = card.map(|card| self.names.called(&card.owners));
        if !working.is_taken && proposed.as_deref().is_none_or(str::is_empty) {
            return None;
        }
        let left = Left {
            found: card.map(|card| &card.found),
            words: &working.words,
            is_taken: working.is_taken,
            is_same_owner: proposed.is_some_and(|owners| owners == working.owners),
            deadline: &working.deadline,
            kind: kind(working),
        };
        minutes_in::decided(self.text, &left)
    }
}

fn kind(working: &Working) -> DirectiveKind {
    DirectiveKind::of_word(&working.kind).unwrap_or(DirectiveKind::Do)
}

/// The posts that were ticked as present.
fn present(books: &mut Books<'_, '_, Write>, sent: &Sent) -> desk::Result<Vec<PostId>> {
    let ticked = sent.fields.iter().filter(|(name, _)| name == "present");
    let mut present = Vec::new();
    for (_, slugs) in ticked {
        for slug in slugs.split_whitespace() {
            present.push(desk::posts::by_slug(books, slug)?.id);
        }
    }
    Ok(present)
}

/// The remarks that were ticked, each with the words of the point in which its figure stands.
fn remarks(
    books: &Books<'_, '_, Write>,
    visit: &Visit,
    sent: &Sent,
    (proposal, text): (&Proposal, &str),
) -> desk::Result<BTreeMap<String, Vec<String>>> {
    let mut remarks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (quoted, n) in proposal.quoted.iter().zip(1_usize..) {
        if sent.field(&format!("remark-{n}")).is_empty() {
            continue;
        }
        let Some(said) = said_of(proposal, quoted, text) else { continue };
        let words = visit.words(books, quoted.place);
        let unit = quoted.indicator.as_ref().and_then(|code| {
            books.known.book.indicators().get(code).map(|indicator| indicator.unit)
        });
        let remark =
            format!("[{}: {}]", quoted.found.span.of(text), verdict(visit, &words, quoted, unit));
        remarks.entry(said).or_default().push(remark);
    }
    Ok(remarks)
}

/// The words of the point in which a figure stands.
fn said_of(proposal: &Proposal, quoted: &Quoted, text: &str) -> Option<String> {
    let span = quoted.found.span;
    let holds = |card: &&Card| card.said.start <= span.start && span.end <= card.said.end;
    proposal.cards.iter().find(holds).map(|card| card.said.of(text).trim().to_owned())
}
