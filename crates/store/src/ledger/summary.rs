//! What a fact was about, in one short line for the ledger page: names and numbers out of the fact
//! itself. The words for its kind are the page's matter.

use domain::evidence::Piece;
use domain::fact::Fact;
use domain::name::Name;

/// Longest summary, in characters.
const MAX_CHARS: usize = 160;

/// The line for a fact.
#[expect(clippy::too_many_lines, reason = "a line for each kind")]
pub(crate) fn summary(fact: &Fact) -> String {
    shortened(&match fact {
        Fact::OfficeOpened { name } => name.hi.clone(),
        Fact::PackAdopted { pack, files } => {
            format!("{} {} ({})", pack.id, pack.version, files.len())
        }
        Fact::PlacesAdded { places } => listed(places.iter().map(|place| &place.name)),
        Fact::PlaceChanged(change) => {
            let places: Vec<String> =
                change.what.places().iter().take(3).map(ToString::to_string).collect();
            format!("{} · {} · {}", change.what.word(), places.join(", "), change.from)
        }
        Fact::PostCreated(post) => post.title.hi.clone(),
        Fact::PostRetitled { post, title, from } => format!("{post} · {} · {from}", title.hi),
        Fact::PersonAdded { name } => name.hi.clone(),
        Fact::HoldingBegan(holding) => {
            format!("{} · {} · {}", holding.post, holding.person, holding.from)
        }
        Fact::HoldingEnded { post, person, last } => format!("{post} · {person} · {last}"),
        Fact::FiguresSaved { source, block } => format!(
            "{} · {} × {} = {}",
            source.name,
            block.places.len(),
            block.columns.len(),
            block.n_cells()
        ),
        Fact::SeriesFounded(series) => series.name.hi.clone(),
        Fact::ReviewCalled(sitting) => {
            format!("{} · {} · {}", sitting.series, sitting.on, sitting.venue.hi)
        }
        Fact::AgendaDrawn { review, items } => format!("{review} · {}", items.len()),
        Fact::AgendaItemAdded { review, item } => {
            format!("{review}/{} · {}", item.n, item.reason.word())
        }
        Fact::AgendaItemRemoved { review, n, reason } => format!("{review}/{n} · {reason}"),
        Fact::AttendanceTaken { review, entries } => format!("{review} · {}", entries.len()),
        Fact::PointRecorded { review, n, said, .. }
        | Fact::PointDiffered { review, n, said, .. } => format!("{review}/{n} · {said}"),
        Fact::DirectiveIssued(given) => {
            format!("{}/{} · {}", given.review, given.point, given.words)
        }
        Fact::DirectiveMoved { directive, step } => format!("{directive} · {}", step.word()),
        Fact::DoubtAnswered(given) => {
            let key = &given.key;
            let (rule, place, period) = (&key.rule, key.place, key.period);
            format!("{rule} · {place} · {period} · {} · {}", given.answer.word(), given.words)
        }
        Fact::SampleDrawn(sample) => {
            format!("{} · {} / {}", sample.rule.word(), sample.chosen.len(), sample.n_candidates)
        }
        Fact::CheckMade { directive, outcome, .. } => format!("{directive} · {}", outcome.word()),
        Fact::RowsTaken { source, block } => {
            format!("{} · {} · {}", block.register, block.n_rows(), source.name)
        }
        Fact::RowChanged { row, change } => {
            let fields: Vec<&str> = change.cells.iter().map(|(field, ..)| field.as_str()).collect();
            format!("{row} · {}", fields.join(", "))
        }
        Fact::RowMerged { row, into, .. } => format!("{row} → {into}"),
        Fact::RowParted { row, .. } => row.to_string(),
        Fact::CasesOpened(opened) => format!("{} · {}", opened.pipeline, opened.cases.len()),
        Fact::CasesMoved(step) => {
            format!("{} · {} · {}", step.pipeline, step.to, step.cases.len())
        }
        Fact::CaseHeld { case, reason } => format!("{case} · {reason}"),
        Fact::FieldOpened { row, field, purpose } => format!("{row} · {field} · {purpose}"),
        Fact::MinutesIssued { minutes, .. } => {
            let number = minutes.number;
            format!("{} · {} · {}/{}", minutes.series.hi, minutes.held_on, number.n, number.fy)
        }
        Fact::EvidenceFiled(given) => match &given.piece {
            Piece::File(file) => format!("{} · {}", given.directive, file.name),
            Piece::Document { number, .. } => format!("{} · {number}", given.directive),
            Piece::RegisterRow { register, row } => {
                format!("{} · {register} {row}", given.directive)
            }
        },
        Fact::AddressGiven(address) => {
            format!("{} · {}", address.post, address.email.as_deref().unwrap_or("-"))
        }
        Fact::MessageQueued(asked) => {
            format!("{} · {} · {}", asked.about.parts().1, asked.to, asked.rungs.join(" "))
        }
        Fact::MessageClaimed { message, n_try, .. } => format!("{message} · {n_try}"),
        Fact::MessageSent { message, receipt } => format!("{message} · {receipt}"),
        Fact::MessageFailed { message, n_try, failure, .. } => {
            format!("{message} · {n_try} · {}", failure.word())
        }
        Fact::MessageSettled { message, how } => format!("{message} · {}", how.word()),
        Fact::SeriesChanged { series, to } => format!("{series} · {}", to.name.hi),
        Fact::SeriesEnded { series, reason } => format!("{series} · {reason}"),
        Fact::MinutesApproved { review, minutes } => {
            format!("{review} · {} · {}", minutes.series.hi, minutes.held_on)
        }
        Fact::MinutesReturned { review, reason } => format!("{review} · {reason}"),
        Fact::PaperIssued { review, paper } => {
            let number = paper.number;
            format!("{review} · {} · {}/{}", paper.title.hi, number.n, number.fy)
        }
        Fact::ExplanationDrafted(given) => format!("{} · {}", given.asked, given.cause.key()),
        Fact::ExplanationMoved { explanation, step } => {
            format!("{explanation} · {}", step.word())
        }
        Fact::FindingDismissed { finding, reason } => {
            format!("{} · {} · {} · {reason}", finding.rule, finding.place, finding.at)
        }
        Fact::MonthFrozen(given) => {
            format!("{} · {} · {}", given.place, given.month, given.note)
        }
        Fact::MonthThawed { freeze, reason } => format!("{freeze} · {reason}"),
        Fact::FiguresCorrected { figures, reason, cells } => {
            format!("{figures} · {} · {reason}", cells.len())
        }
        Fact::AccountOpened { person, name } => format!("{name} · {person}"),
        Fact::AccountClosed { account }
        | Fact::PasswordSet { account }
        | Fact::SecondFactorSet { account }
        | Fact::SecondFactorRemoved { account } => account.to_string(),
        Fact::HeadingsDecided(headings) => {
            format!("{} ({})", headings.seen_in, headings.decided.len())
        }
        Fact::IntakeUndone { intake, reason } => format!("{intake} · {reason}"),
    })
}

/// The first few names, and how many there are.
fn listed<'n>(names: impl ExactSizeIterator<Item = &'n Name>) -> String {
    let n_names = names.len();
    let first: Vec<&str> = names.take(3).map(|name| name.hi.as_str()).collect();
    let more = if n_names > first.len() { " …" } else { "" };
    format!("{}{more} ({n_names})", first.join(", "))
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    text.chars().take(MAX_CHARS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_summary_is_cut_between_letters_and_says_so() {
        let long = "मैथा".repeat(100);
        let line = summary(&Fact::PersonAdded { name: Name::new(&long, "") });
        assert_eq!(line.chars().count(), MAX_CHARS);
        assert!(line.ends_with('…') && line.starts_with("मैथा"));
    }
}
