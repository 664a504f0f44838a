//! What a person took over of a note: the form with its cards, read back against the note.

use std::collections::BTreeMap;

use desk::minutes_in::{self, Accepted, Card, Proposal, Quoted, Taken};
use desk::{Books, Write, reviews};
use domain::directive::{Condition, DirectiveKind};
use domain::post::PostId;
use domain::refusal::Refusal;

use super::Said;
use super::show::{Names, verdict};
use crate::sent::Sent;
use crate::visit::Visit;

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
    let mut directives = Vec::new();
    for (card, n) in proposal.cards.iter().zip(1_usize..) {
        if !sent.field(&format!("take-{n}")).is_empty() {
            directives.push(taken(books, &names, (sent, n), (card, &text))?);
        }
    }
    let remarks = remarks(books, visit, sent, (&proposal, &text))?;
    let on = hindi::date::read(sent.field("on")).ok_or(Refusal::DayNotRead)?;
    Ok(Accepted {
        series: founded.id,
        on,
        venue: sent.field("venue").to_owned(),
        present: present(books, sent)?,
        directives,
        remarks,
    })
}

fn taken(
    books: &Books<'_, '_, Write>,
    names: &Names,
    (sent, n): (&Sent, usize),
    (card, text): (&Card, &str),
) -> desk::Result<Taken> {
    let field = |name: &str| sent.field(&format!("{name}-{n}"));
    let unknown = |name: &str| Refusal::NameUnknown { name: name.to_owned() };
    let mut owners = Vec::new();
    for name in field("owners").split(';').map(str::trim).filter(|name| !name.is_empty()) {
        owners.push(names.posts.get(name).ok_or_else(|| unknown(name))?.clone());
    }
    let place = match field("place") {
        "" => card.place,
        name => {
            let slug = names.places.get(name).ok_or_else(|| unknown(name))?;
            books.known.place(slug)?.code
        }
    };
    let condition = match field("condition") {
        "figure" => card.condition.clone(),
        "document" => Condition::Document,
        _ => Condition::Evidence,
    };
    Ok(Taken {
        said: card.said.of(text).trim().to_owned(),
        words: field("words").to_owned(),
        kind: DirectiveKind::of_word(field("kind")).unwrap_or(card.kind),
        owners,
        place,
        deadline: field("deadline").to_owned(),
        condition,
    })
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
