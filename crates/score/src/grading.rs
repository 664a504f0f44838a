//! One grading of places for a period: by the method that holds there on its last day, or, to try a
//! norm before it is adopted, by another. Cards, ranks and parts all come through here.

use std::collections::BTreeMap;

use domain::grade::{Above, Method, Missing, Value, Weighing};
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::{Place, PlaceCode};
use domain::scheme::{Rulebook, Scheme, SchemeCode};
use domain::scorecard::{Basis, Line, Outcome, Score, Scorecard, SectorScore};

use crate::card::{Held, Sheet, state_of};
use crate::cube::Cube;
use crate::mark::{Beside, Fate, Marked, fate};

/// A grading: the figures, the rules, the period, and a method to try in the place of those that hold.
#[derive(Clone, Copy)]
pub(crate) struct Grading<'a> {
    pub(crate) cube: &'a Cube,
    pub(crate) book: &'a Rulebook,
    pub(crate) period: Period,
    pub(crate) instead: Option<&'a Method>,
}

/// The percents of the places ranked together, by line, each with its place.
pub(crate) type Peers = BTreeMap<SchemeCode, Vec<(PlaceCode, Ratio)>>;

impl<'a> Grading<'a> {
    pub(crate) fn of(cube: &'a Cube, book: &'a Rulebook, period: Period) -> Self {
        Self { cube, book, period, instead: None }
    }

    /// The same grading of another period.
    pub(crate) fn in_period(self, period: Period) -> Self {
        Self { period, ..self }
    }

    /// The method by which a place is graded; `None` where none with bands holds.
    pub(crate) fn method(self, place: PlaceCode) -> Option<&'a Method> {
        self.method_of(state_of(self.cube, place))
    }

    /// The method of a state; of the places above all states for `None`.
    pub(crate) fn method_of(self, state: Option<PlaceCode>) -> Option<&'a Method> {
        let method = self.instead.or_else(|| self.book.method(state, self.period.ends_on()))?;
        method.lowest_band().map(|_| method)
    }

    /// The card of a place. `None` when the place is not known or no method with bands holds.
    pub(crate) fn card(self, place: PlaceCode) -> Option<Scorecard> {
        let method = self.method(place)?;
        let peers = match method.terms.value {
            Value::Spread => self.peers(&self.siblings(place)),
            _ => Peers::new(),
        };
        self.card_among(place, &peers)
    }

    /// The cards of siblings, in their order.
    pub(crate) fn cards(self, places: &[PlaceCode]) -> Vec<Scorecard> {
        let is_spread = |place: &PlaceCode| {
            self.method(*place).is_some_and(|method| method.terms.value == Value::Spread)
        };
        let needs = places.iter().any(is_spread);
        let peers = if needs { self.peers(places) } else { Peers::new() };
        places.iter().filter_map(|place| self.card_among(*place, &peers)).collect()
    }

    fn card_among(self, place: PlaceCode, peers: &Peers) -> Option<Scorecard> {
        let ix = self.cube.tree().ix(place)?;
        let method = self.method(place)?;
        let sheet = Sheet { grading: self, method, peers };
        let schemes = self.book.schemes(state_of(self.cube, place), place.tier());
        let lines: Vec<Line> =
            schemes.into_iter().map(|scheme| sheet.line(scheme, (place, ix))).collect();
        let (marks_hundredths, full_marks_hundredths) = sums(lines.iter());
        let sectors = sectors(method, &lines);
        let (basis, score) = self.score(place, method, (&lines, &sectors));
        let letter =
            score.and_then(|score| method.score_band(score)).map(|band| band.letter.clone());
        let period = self.period;
        Some(Scorecard {
            place,
            period,
            lines,
            marks_hundredths,
            full_marks_hundredths,
            sectors,
            basis,
            score,
            letter,
        })
    }

    fn score(
        self,
        place: PlaceCode,
        method: &Method,
        (lines, sectors): (&[Line], &[SectorScore]),
    ) -> (Basis, Score) {
        let is_missing = |line: &Line| matches!(line.outcome, Outcome::NotReported { .. });
        if let Above::Means(tier) = method.terms.above
            && place.tier() < tier
        {
            let scores: Vec<i64> = self
                .below(place)
                .filter(|below| below.code.tier() == tier)
                .filter_map(|below| self.card(below.code)?.score_hundredths(method))
                .collect();
            let n_places = scores.len();
            let full = i128::try_from(n_places).unwrap_or(0) * i128::from(method.scale) * 100;
            let sum: i128 = scores.into_iter().map(i128::from).sum();
            return (Basis::Means { n_places }, Ratio::new(sum, full));
        }
        if method.missing == Missing::Unranked && lines.iter().any(is_missing) {
            return (Basis::Unranked, None);
        }
        match method.terms.weighing {
            Weighing::Lines => (Basis::Lines, ratio_of(sums(lines.iter()))),
            Weighing::Sectors => (Basis::Sectors, mean_of(sectors)),
        }
    }

    fn below(self, place: PlaceCode) -> impl Iterator<Item = &'a Place> {
        let tree = self.cube.tree();
        let range = tree.ix(place).map_or(0..0, |ix| ix + 1..tree.end(ix));
        tree.places().get(range).unwrap_or_default().iter()
    }

    /// The place and those of the same parent (at the top, the other roots).
    pub(crate) fn siblings(self, place: PlaceCode) -> Vec<PlaceCode> {
        if self.cube.tree().ix(place).is_none() {
            return Vec::new();
        }
        self.cube.tree().siblings(place).into_iter().map(|place| place.code).collect()
    }

    /// The percent of each line of each place.
    pub(crate) fn peers(self, places: &[PlaceCode]) -> Peers {
        let mut peers = Peers::new();
        for place in places {
            for (scheme, fate) in self.fates(*place).unwrap_or_default() {
                if let Some(ratio) = ratio(fate) {
                    peers.entry(scheme.code.clone()).or_default().push((*place, ratio));
                }
            }
        }
        peers
    }

    /// What becomes of each line of a place; `None` when the place is not known.
    pub(crate) fn fates(self, place: PlaceCode) -> Option<Vec<(&'a Scheme, Fate)>> {
        let ix = self.cube.tree().ix(place)?;
        let schemes = self.book.schemes(state_of(self.cube, place), place.tier()).into_iter();
        Some(schemes.map(|scheme| (scheme, self.fate(scheme, ix))).collect())
    }

    pub(crate) fn fate(self, scheme: &Scheme, ix: usize) -> Fate {
        let held = Held::of(self.cube, self.book, scheme, (ix, self.period.ends_on()));
        let (target, achieved) = held.at(ix);
        fate(&scheme.against, target, achieved)
    }

    /// What a line of a place is held against beside its own figures.
    pub(crate) fn beside(
        self,
        method: &Method,
        scheme: &Scheme,
        (place, ix): (PlaceCode, usize),
        peers: &Peers,
    ) -> Beside {
        match &method.terms.value {
            Value::Percent | Value::Frontier { .. } => Beside::Nothing,
            Value::Gain { since } => {
                let earlier = self.in_period(since.of(self.period));
                Beside::Before(ratio(earlier.fate(scheme, ix)))
            }
            Value::Spread => {
                let group = method.terms.group_of(place);
                let of_group = |other: PlaceCode| method.terms.group_of(other) == group;
                let all = peers.get(&scheme.code).map(Vec::as_slice).unwrap_or_default();
                let others = || all.iter().filter(|(p, _)| *p != place && of_group(*p));
                let ratios = || others().map(|(_, ratio)| *ratio);
                Beside::Others(ratios().min().zip(ratios().max()))
            }
        }
    }

    /// The score of a place, without making its lines where the method allows it. `None` where there
    /// is no card.
    pub(crate) fn score_alone(self, place: PlaceCode) -> Option<Score> {
        let method = self.method(place)?;
        if !method.is_usual() {
            return self.card(place).map(|card| card.score);
        }
        let (mut marks, mut full) = (0_i64, 0_i64);
        for (scheme, fate) in self.fates(place)? {
            let (code, weight) = (&scheme.code, scheme.weight);
            let marked = Marked { method, scheme: code, weight, beside: Beside::Nothing };
            let mark = marked.mark(fate);
            marks += mark.weighted_hundredths.unwrap_or(0);
            full += mark.weighted_full_hundredths;
        }
        Some(ratio_of((marks, full)))
    }
}

pub(crate) fn ratio(fate: Fate) -> Option<Ratio> {
    match fate {
        Fate::Held { achieved, target } => Ratio::new(achieved.into(), target.into()),
        Fate::Missing(_) | Fate::Out(_) | Fate::Silent => None,
    }
}

/// Σ weighted marks and Σ weighted full marks over the lines that count.
pub(crate) fn sums<'l>(lines: impl Iterator<Item = &'l Line>) -> (i64, i64) {
    lines.fold((0, 0), |(marks, full), line| {
        let more = line.weighted_hundredths.unwrap_or(0);
        (marks + more, full + line.weighted_full_hundredths)
    })
}

pub(crate) fn ratio_of((marks, full): (i64, i64)) -> Score {
    Ratio::new(marks.into(), full.into())
}

fn sectors(method: &Method, lines: &[Line]) -> Vec<SectorScore> {
    let of = |line: &Line| method.terms.sector_of(&line.scheme).map(|sector| &sector.code);
    let sector = |sector: &domain::grade::Sector| {
        let own = lines.iter().filter(|line| of(line) == Some(&sector.code));
        let (marks_hundredths, full_marks_hundredths) = sums(own);
        let score = ratio_of((marks_hundredths, full_marks_hundredths));
        let band = score.and_then(|score| method.score_band(score));
        SectorScore {
            code: sector.code.clone(),
            name: sector.name.clone(),
            weight: sector.weight,
            marks_hundredths,
            full_marks_hundredths,
            score,
            letter: band.map(|band| band.letter.clone()),
        }
    };
    method.terms.sectors.iter().map(sector).collect()
}

/// The weighted mean of the sectors' shares in hundredths of a percent, over those in which a line counts.
pub(crate) fn mean_of(sectors: &[SectorScore]) -> Score {
    let counted = sectors.iter().filter_map(|sector| Some((sector.weight, sector.score?)));
    let (sum, weights) = counted.fold((0_i128, 0_i128), |(sum, weights), (weight, score)| {
        let share = i128::from(score.percent_hundredths());
        (sum + i128::from(weight) * share, weights + i128::from(weight))
    });
    Ratio::new(sum, weights * 10_000)
}
