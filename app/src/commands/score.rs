//! `score`: scorecards as a table or as JSON.

use crate::say::say;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use desk::{Known, wording};
use domain::grade::Method;
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::scorecard::{Rank, Scorecard};
use hindi::digits;
use serde_json::json;

use super::import::said_refused;
use crate::clock::Clock;
use crate::office::Office;

#[derive(Args)]
pub(crate) struct Score {
    #[command(flatten)]
    office: Office,
    /// The place, by its word in addresses: `aligarh`.
    #[arg(required_unless_present = "all")]
    place: Option<String>,
    /// The month: `2024-09`.
    #[arg(required_unless_present = "all")]
    period: Option<String>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Rank the places below instead.
    #[arg(long)]
    league: bool,
    /// Rank the places below also by the first method of this file, a `grading.toml` that no pack has
    /// yet; nothing is written.
    #[arg(long = "try", value_name = "FILE", requires = "league")]
    tried: Option<std::path::PathBuf>,
    /// As known at this fact of the ledger, or at the end of this day: `412`, `2024-10-08`.
    #[arg(long = "as-of", value_name = "FACT|DAY")]
    as_of: Option<String>,
    /// Grade and rank every place for every month of this financial year (`2024-25`); print the sums.
    #[arg(long, value_name = "YEAR", conflicts_with_all = ["place", "period"])]
    all: Option<String>,
}

impl Score {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let period = self.all.as_ref().or(self.period.as_ref()).map_or("", String::as_str);
        let period = Period::read(period)
            .with_context(|| format!("{period} is no month (2024-09) and no year (2024-25)"))?;
        let desk = self.office.open()?;
        let read = desk.read(Clock::real().today(), |books| {
            if let Some(word) = &self.as_of {
                let at = desk::as_of::position(books, word)?;
                desk::as_of::turn(books, at)?;
                eprintln!("as known up to fact {} of {}", at.seq, at.on);
            }
            let known = &books.known;
            Ok(match &self.place {
                None => all(known, period),
                Some(slug) => {
                    let place = known.place(slug)?.code;
                    match (&self.tried, self.league) {
                        (Some(file), _) => tried(known, file, place, period),
                        (None, true) => league(known, place, period),
                        (None, false) => self.card(known, place, period),
                    }
                }
            })
        });
        match read {
            Err(desk::Error::Refused(refusal)) => Ok(said_refused(&refusal)),
            read => read?,
        }
    }

    fn card(&self, known: &Known, place: PlaceCode, period: Period) -> anyhow::Result<ExitCode> {
        let card = desk::scorecards::card(known, place, period)?;
        let now = &card.standing.now;
        let score = now.score_hundredths(&card.method).map(digits::percent).unwrap_or_default();
        let letter = now.letter.as_ref().map(ToString::to_string).unwrap_or_default();
        let rank = card.standing.rank_now;
        if self.json {
            let lines: Vec<_> = now.lines.iter().map(|line| line_json(known, line)).collect();
            let value = json!({
                "place": known.tree.get(place).map(|p| &p.slug),
                "period": period.to_string(),
                "score": score,
                "letter": letter,
                "rank": rank.map(|rank| rank.rank),
                "among": rank.map(|rank| rank.among),
                "lines": lines,
            });
            say!("{value:#}");
            return Ok(ExitCode::SUCCESS);
        }
        let place = wording::place(known, place);
        say!("{} · {} · {period}", place.hi, place.en);
        let standing = rank.map(|r| format!("rank {} of {}", r.rank, r.among)).unwrap_or_default();
        say!("score {score} of {}  grade {letter}  {standing}\n", card.method.scale);
        say!(
            "{:>14} {:>14} {:>8} {:>5} {:>6}  programme",
            "target",
            "achieved",
            "percent",
            "grade",
            "marks"
        );
        for line in &now.lines {
            print_line(known, line);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn percent(line: &domain::scorecard::Line) -> Option<i64> {
    line.outcome.ratio().map(domain::percent::Ratio::percent_hundredths)
}

fn print_line(known: &Known, line: &domain::scorecard::Line) {
    let scheme = known.book.scheme(&line.scheme);
    let unit = scheme.and_then(|s| known.book.indicators().get(&s.achieved)).map(|i| i.unit);
    let unit = unit.unwrap_or(domain::indicator::Unit::Count);
    let cell = |cell| match cell {
        domain::figure::Cell::Value(_) => wording::cell(cell, unit).hi,
        domain::figure::Cell::Blank(blank) => blank.word().to_owned(),
    };
    let marks = line.outcome.marks_hundredths().map(digits::percent).unwrap_or_default();
    let letter = line.outcome.letter().map(ToString::to_string).unwrap_or_default();
    say!(
        "{:>14} {:>14} {:>8} {:>5} {:>6}  {}",
        cell(line.target),
        cell(line.achieved),
        percent(line).map(digits::percent).unwrap_or_default(),
        letter,
        marks,
        wording::scheme(known, &line.scheme).hi
    );
}

fn line_json(known: &Known, line: &domain::scorecard::Line) -> serde_json::Value {
    let cell = |cell: domain::figure::Cell| match cell {
        domain::figure::Cell::Value(value) => json!({ "value": value }),
        domain::figure::Cell::Blank(blank) => json!({ "blank": blank.word() }),
    };
    json!({
        "scheme": line.scheme.as_str(),
        "name": wording::scheme(known, &line.scheme).hi,
        "target": cell(line.target),
        "achieved": cell(line.achieved),
        "percent": percent(line).map(digits::percent),
        "letter": line.outcome.letter().map(ToString::to_string),
        "marks": line.outcome.marks_hundredths().map(digits::percent),
        "short_of_best": line.short_of_best,
    })
}

fn league(known: &Known, place: PlaceCode, period: Period) -> anyhow::Result<ExitCode> {
    let card = desk::scorecards::card(known, place, period)?;
    say!("{:>4} {:>6} {:>5}  place", "rank", "score", "grade");
    for (card_, rank) in &card.league {
        let row: &Scorecard = card_;
        let score = row.score_hundredths(&card.method).map(digits::percent).unwrap_or_default();
        let letter = row.letter.as_ref().map(ToString::to_string).unwrap_or_default();
        let rank = rank.map(|rank| rank.rank.to_string()).unwrap_or_default();
        let name = wording::place(known, row.place);
        say!("{rank:>4} {score:>6} {letter:>5}  {} · {}", name.hi, name.en);
    }
    Ok(ExitCode::SUCCESS)
}

/// The places below by the norm that holds and by the one in a file.
fn tried(
    known: &Known,
    file: &std::path::Path,
    place: PlaceCode,
    period: Period,
) -> anyhow::Result<ExitCode> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let (methods, faults) = pack::read_methods(&text);
    for fault in &faults {
        eprintln!("{fault}");
    }
    let Some(method) = methods.first() else {
        bail!("{} has no method that can be used", file.display())
    };
    let holds = desk::scorecards::method(known, place, period)?;
    say!("{:>13}    {:>13}", holds.code, method.code);
    say!("{:>6} {:>6}    {:>6} {:>6}  place", "rank", "score", "rank", "score");
    for tried in desk::scorecards::tried(known, method, place, period) {
        let cells = |card: Option<&Scorecard>, rank: Option<Rank>, by: &Method| {
            let score = card.and_then(|card| card.score_hundredths(by));
            let rank = rank.map(|rank| rank.rank.to_string()).unwrap_or_default();
            format!("{rank:>6} {:>6}", score.map(digits::percent).unwrap_or_default())
        };
        let now = tried.now.as_ref();
        let now = cells(now.map(|(card, _)| card), now.and_then(|(_, rank)| *rank), holds);
        let then = cells(Some(&tried.then.0), tried.then.1, method);
        let name = wording::place(known, tried.place);
        say!("{now}    {then}  {} · {}", name.hi, name.en);
    }
    Ok(ExitCode::SUCCESS)
}

/// Every card of every place for every month of a financial year.
fn all(known: &Known, period: Period) -> anyhow::Result<ExitCode> {
    let Period::Year(fy) = period else { bail!("--all takes a financial year: 2024-25") };
    print_sums(known, fy);
    Ok(ExitCode::SUCCESS)
}

/// Grades and ranks every place for every month of the year, and prints how many cards that makes and the
/// sums of their scores and ranks.
pub(super) fn print_sums(known: &Known, fy: Fy) {
    let sums = desk::scorecards::sums(known, &months(fy));
    say!("cards {}  score {}  rank {}", sums.n_cards, sums.score, sums.rank);
}

fn months(fy: Fy) -> Vec<Period> {
    let first = Period::month_of(fy.starts_on());
    std::iter::successors(Some(first), |month| Some(month.after())).take(12).collect()
}
