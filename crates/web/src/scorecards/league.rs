//! The places below a place, ranked: on its card and on a page of their own.

use std::sync::Arc;

use desk::runs::LeagueRuns;
use desk::scorecards::Card;
use desk::{Books, Known, wording};
use domain::grade::Tie;
use domain::period::Period;
use domain::place::Place;
use domain::place::hierarchy::Hierarchy;
use domain::scorecard::{Outcome, Rank, Scorecard};
use hindi::digits;
use serde::Deserialize;

use super::show::spread;
use super::{address, crumbs, period_name};
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::scorecard::{Child, League, LeagueRow};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// In which hierarchy the places below are asked for; revenue where it is not said.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    by: String,
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, period): (&Place, Period),
    asked: &Asked,
) -> desk::Result<League> {
    let words = visit.words(books, place.code);
    let mut card = desk::scorecards::card(&books.known, place.code, period)?;
    let by_clusters = asked.by == Hierarchy::FEDERATION.word();
    let mut note = String::new();
    if by_clusters {
        card.league = desk::scorecards::clusters(&books.known, place.code, period);
        card.league_before = desk::scorecards::clusters_before(&books.known, place.code, period);
        let alone = desk::places::not_federated(&books.known, place.code, period.ends_on());
        if !alone.is_empty() {
            note = words.w1("clusters-alone", "n", alone.len().to_string());
        }
    }
    let of = Ranked::of(&books.known, visit, (words, period), &card);
    let rows = card.league.iter().map(|row| of.league_row(row)).collect();
    let title = words.w("league");
    Ok(League {
        words,
        crumbs: crumbs(books, visit, place, period),
        place: visit.say(&place.name),
        month: period_name(visit, period),
        children_word: if by_clusters {
            words.w("place-clusters")
        } else {
            shown::children_word(&words, &books.known, place.code)
        },
        note,
        rows,
        tie_rule: words.w(match card.method.tie {
            Tie::Competition => "tie-rule",
            Tie::Dense => "tie-rule-dense",
        }),
        then: None,
        card: Link::new(address(&place.slug, period), words.w("card")),
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
    })
}

/// The places below, ranked.
pub(super) struct Ranked<'a> {
    known: &'a Known,
    visit: &'a Visit,
    words: Words,
    period: Period,
    card: &'a Card,
    runs: Arc<LeagueRuns>,
}

impl<'a> Ranked<'a> {
    pub(super) fn of(
        known: &'a Known,
        visit: &'a Visit,
        (words, period): (Words, Period),
        card: &'a Card,
    ) -> Self {
        let runs = desk::runs::of_league(known, card.standing.now.place, period);
        Self { known, visit, words, period, card, runs }
    }
}

impl Ranked<'_> {
    pub(super) fn child(&self, (card, rank): &(Scorecard, Option<Rank>)) -> Child {
        let place = self.known.tree.get(card.place);
        let slug = place.map_or("", |place| place.slug.as_str());
        let before = self.rank_before(card);
        Child {
            place: Link::new(
                address(slug, self.period),
                self.visit.say(&wording::place(self.known, card.place)),
            ),
            grade: shown::grade(card.letter.as_ref()),
            score: card
                .score_hundredths(&self.card.method)
                .map_or_else(|| DASH.to_owned(), digits::percent),
            rank: rank.map_or_else(|| DASH.to_owned(), |rank| rank.rank.to_string()),
            moved: shown::moved(*rank, before),
        }
    }

    fn rank_before(&self, card: &Scorecard) -> Option<Rank> {
        let before = self.card.league_before.iter().find(|(other, _)| other.place == card.place)?;
        before.1
    }

    fn league_row(&self, row: &(Scorecard, Option<Rank>)) -> LeagueRow {
        let child = self.child(row);
        let (card, rank) = row;
        let group = self.card.method.terms.group_of(card.place);
        let is_beside = |other: &Scorecard| self.card.method.terms.group_of(other.place) == group;
        let tied = self.card.league.iter().filter(|(card, other)| {
            is_beside(card) && other.is_some() && other.map(|o| o.rank) == rank.map(|r| r.rank)
        });
        let missing =
            card.lines.iter().filter(|l| matches!(l.outcome, Outcome::NotReported { .. }));
        let n_missing = missing.count();
        LeagueRow {
            rank: child.rank,
            is_tied: tied.count() > 1,
            moved: child.moved,
            place: child.place,
            group: group.map_or(String::new(), |group| self.visit.say(&group.name)),
            grade: child.grade,
            score: child.score,
            band: spread(&self.words, card).0,
            missing: if n_missing == 0 { String::new() } else { n_missing.to_string() },
            run: self.run(card),
            changed: self.changed(card),
        }
    }

    fn run(&self, card: &Scorecard) -> String {
        let runs = self.runs.of(card.place);
        let said: Vec<String> =
            runs.map(|run| self.visit.say(&wording::months::run(run))).collect();
        said.join(" · ")
    }

    fn changed(&self, card: &Scorecard) -> String {
        match desk::months::changed_since(self.known, card.place, self.period).len() {
            0 => String::new(),
            n => self.words.w1("month-n-changed", "n", n),
        }
    }
}
