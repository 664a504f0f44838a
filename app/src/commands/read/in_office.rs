//! `read --series`: a note read for a series of an office. Whom its words mean among the posts, where, and by which
//! day, with the next sitting that is called; nothing is written.

use std::path::PathBuf;
use std::process::ExitCode;

use desk::{minutes_in, reviews};
use jiff::civil::Date;

use super::file::text;
use super::json;
use crate::clock::Clock;
use crate::office::Office;
use crate::say::say;

pub(super) fn run(
    office: &Office,
    (series, held_on): (&str, Option<Date>),
    files: &[PathBuf],
) -> anyhow::Result<ExitCode> {
    let desk = office.open()?;
    for file in files {
        let words = text(file)?;
        say!("{}", file.display());
        desk.read(Clock::real().today(), |books| {
            let founded = reviews::of_slug(books, series)?;
            let proposal = minutes_in::propose(books, &founded, held_on, &words)?;
            for (card, n) in proposal.cards.iter().zip(1..) {
                let kind = json::kind(card.found.kind);
                say!("  निर्देश {n} [{kind}] {}", card.found.span.of(&words));
                let owners = card.owners.join(", ");
                let owners = if owners.is_empty() { "–" } else { owners.as_str() };
                let place = books.known.tree.get(card.place);
                let place = place.map_or("–", |place| place.name.hi.as_str());
                let due = card.deadline.due_on.map(hindi::date::short);
                let due = due.unwrap_or_else(|| "–".to_owned());
                say!("      किसे: {owners} · कहाँ: {place} · कब तक: {} ({due})", card.deadline.words);
            }
            Ok(())
        })?;
    }
    Ok(ExitCode::SUCCESS)
}
