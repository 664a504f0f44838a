//! All points to check of a place and of what lies below it, for a month: every rule of the packs over every
//! group of siblings, and of each how long it has stood.

use std::collections::BTreeMap;

use domain::honesty::{Doubt, DoubtKey, Evidence, HonestyRule, Looks, Sure};
use domain::indicator::IndicatorCode;
use domain::place::{PlaceCode, Tier, Tree};
use domain::scheme::Rulebook;
use rayon::prelude::*;

use super::Look;
use super::group::{BACK, Group, Track, months, tracks};
use super::{contradict, copied, eve, heaped, silent, slip, unusual};
use crate::column::children_of;

/// What a rule found at a place of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The place by its index in the group; `None` for the place above it.
    pub(super) place: Option<usize>,
    pub(super) indicator: Option<IndicatorCode>,
    pub(super) evidence: Evidence,
    pub(super) sure: Sure,
}

impl Found {
    pub(super) fn of(
        place: usize,
        indicator: &IndicatorCode,
        evidence: Evidence,
        sure: Sure,
    ) -> Self {
        Self { place: Some(place), indicator: Some(indicator.clone()), evidence, sure }
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.place, &self.indicator) == (other.place, &other.indicator)
    }
}

/// Every point to check at a place and below it, in the tree's order, then by rule as the packs have them.
#[must_use]
pub fn doubts(look: &Look<'_>, top: PlaceCode) -> Vec<Doubt> {
    let tree = look.cube.tree();
    let Some(top_ix) = tree.ix(top) else { return Vec::new() };
    let months = months(look.month);
    let laid = Laid { look, tracks: tracks(look.cube, look.book, &months, &[]), months };
    let groups = groups(tree, top_ix, laid.lowest(tree, top_ix));
    let mut found: Vec<(usize, Vec<Doubt>)> = groups
        .into_par_iter()
        .enumerate()
        .map(|(n, (parent, places))| (n, laid.group(parent, places, top)))
        .collect();
    found.sort_by_key(|(n, _)| *n);
    let mut doubts: Vec<Doubt> = found.into_iter().flat_map(|(_, doubts)| doubts).collect();
    doubts.sort_by_key(|doubt| tree.ix(doubt.key.place));
    doubts
}

/// The places at and below a place as groups of siblings. The place itself is looked at beside its own
/// siblings, since it has no other peers; of these only what is found at itself is kept.
fn groups(tree: &Tree, top: usize, lowest: Tier) -> Vec<(Option<PlaceCode>, Vec<usize>)> {
    let code = |ix: usize| tree.places().get(ix).map(|place| place.code);
    let parent = tree.parents().get(top).copied().flatten();
    let beside: Vec<usize> = match parent {
        Some(parent) => children_of(tree, parent).collect(),
        None => vec![top],
    };
    let mut groups = vec![(parent.and_then(code), beside)];
    for ix in top..tree.end(top) {
        let places: Vec<usize> = children_of(tree, ix)
            .filter(|child| code(*child).is_some_and(|code| code.tier() <= lowest))
            .collect();
        if !places.is_empty() {
            groups.push((code(ix), places));
        }
    }
    groups
}

/// The figures of every indicator, laid out for one looking.
struct Laid<'a> {
    look: &'a Look<'a>,
    months: Vec<domain::period::Period>,
    tracks: Vec<Track<'a>>,
}

impl Laid<'_> {
    fn rules(&self, place: PlaceCode) -> Vec<&HonestyRule> {
        let state = state_of(self.look.cube.tree(), place);
        self.look.book.honesty(state, self.look.month.ends_on())
    }

    /// The lowest tier that any rule looks at.
    fn lowest(&self, tree: &Tree, top: usize) -> Tier {
        let code = tree.places().get(top).map(|place| place.code);
        // Rules are a state's: an office above the states takes the lowest of any.
        let all = self.look.book.packs().iter().flat_map(|pack| &pack.honesty);
        code.and_then(|_| all.map(|rule| rule.down_to).max()).unwrap_or(Tier::Nation)
    }

    fn group(&self, parent: Option<PlaceCode>, places: Vec<usize>, top: PlaceCode) -> Vec<Doubt> {
        let tree = self.look.cube.tree();
        let first = places.first().and_then(|ix| tree.places().get(*ix)).map(|place| place.code);
        let Some(first) = first else { return Vec::new() };
        let rules = self.rules(first);
        let tier = first.tier();
        let lowest = rules.iter().map(|rule| rule.down_to).max().unwrap_or(Tier::Nation);
        if rules.is_empty() || tier > lowest {
            return Vec::new();
        }
        let laid = (self.tracks.as_slice(), self.months.as_slice());
        let group = Group::of(self.look.cube, (parent, places), laid, lowest);
        let last = self.months.len() - 1;
        let mut doubts = Vec::new();
        for rule in rules.into_iter().filter(|rule| tier <= rule.down_to) {
            let mut history = History { group: &group, look: self.look, rule, of: BTreeMap::new() };
            for found in history.at(last).to_vec() {
                let Some(place) = found.place.map(|p| group.code(p)).or(group.parent) else {
                    continue;
                };
                if tree.is_within(place, top) {
                    let since = group.month(history.since(&found, last));
                    let (rule, period) = (rule.code.clone(), self.look.month);
                    let key = DoubtKey { rule, place, indicator: found.indicator, period };
                    doubts.push(Doubt { key, evidence: found.evidence, sure: found.sure, since });
                }
            }
        }
        doubts
    }
}

/// What one rule finds in a group, month by month, worked out when it is asked for.
struct History<'a> {
    group: &'a Group<'a>,
    look: &'a Look<'a>,
    rule: &'a HonestyRule,
    of: BTreeMap<usize, Vec<Found>>,
}

impl History<'_> {
    fn at(&mut self, n: usize) -> &[Found] {
        let (look, rule, group) = (self.look, self.rule, self.group);
        self.of.entry(n).or_insert_with(|| run(look, rule, group, n))
    }

    /// The first of the months in which it stood without a break.
    fn since(&mut self, found: &Found, last: usize) -> usize {
        let mut since = last;
        while since > last.saturating_sub(BACK)
            && self.at(since - 1).iter().any(|other| other.is_same(found))
        {
            since -= 1;
        }
        since
    }
}

/// One rule over one group in one month.
fn run(look: &Look<'_>, rule: &HonestyRule, group: &Group<'_>, n: usize) -> Vec<Found> {
    match &rule.looks {
        Looks::OverRegister { claims, over_hundredths, at_least } => {
            contradict::over_register(group, n, claims, (*over_hundredths, *at_least))
        }
        Looks::PartOverWhole { at_least } => {
            let staged = staged(look.book);
            contradict::part_over_whole(group, n, *at_least, &staged)
        }
        Looks::SumOfParts { at_least } => contradict::sum_of_parts(look.cube, group, n, *at_least),
        Looks::Fell { level_hundredths, at_least, except } => {
            contradict::fell(group, n, (*level_hundredths, *at_least), except)
        }
        Looks::Stages { stages, at_least } => contradict::stages(group, n, stages, *at_least),
        Looks::PerUnit { amount, count, lowest_paise, highest_paise, factors } => {
            let limits = (*lowest_paise, *highest_paise);
            slip::per_unit(group, n, (amount, count), (limits, factors))
        }
        Looks::UnitSlip { factors, within_hundredths, at_least } => {
            slip::unit_slip(group, n, factors, (*within_hundredths, *at_least))
        }
        Looks::Outlier { .. } => unusual::outliers(group, n, &rule.looks),
        Looks::Heaping { .. } => heaped::heaping(group, n, &rule.looks),
        Looks::EveJump { .. } => eve::jumps(look, group, n, &rule.looks),
        Looks::CopiedMonth { same_at_least, share_hundredths, from_value } => {
            let limits = (*same_at_least, *share_hundredths, *from_value);
            copied::from_last_month(group, n, limits)
        }
        Looks::CopiedNeighbour { same_at_least, share_hundredths, from_value } => {
            let limits = (*same_at_least, *share_hundredths, *from_value);
            copied::from_neighbour(group, n, limits)
        }
        Looks::Stale { reports_at_least, grace_days, whole_from } => {
            silent::stale(group, n, (*reports_at_least, *whole_from), (look.today, *grace_days))
        }
    }
}

/// The indicators that are a later stage of another: the rule of stages tells of them.
fn staged(book: &Rulebook) -> Vec<&IndicatorCode> {
    let rules = book.packs().iter().flat_map(|pack| &pack.honesty);
    let stages = rules.filter_map(|rule| match &rule.looks {
        Looks::Stages { stages, .. } => Some(stages),
        _ => None,
    });
    stages.flatten().flat_map(|run| run.iter().skip(1)).collect()
}

fn state_of(tree: &Tree, place: PlaceCode) -> Option<PlaceCode> {
    tree.above(place, Tier::State).map(|state| state.code)
}
