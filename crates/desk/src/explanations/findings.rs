//! What the rules of persistence find in the figures. Nothing here is kept and nothing acts: a finding
//! lies before a person, who drafts and signs what follows, or puts it away with a reason.

use domain::explanation::{Instance, Missed};
use domain::fact::Fact;
use domain::figure::{Cell, FigureKind};
use domain::name::Name;
use domain::period::{Fy, Period};
use domain::persistence::{Consequence, FindingKey, Observed, Rule, Watched, triggers};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::scheme::{Scheme, SchemeCode};
use domain::scorecard::Line;
use jiff::civil::Date;
use store::Write;
use store::explanations::{Filter, Page};

use crate::desk::Books;
use crate::error::Result;
use crate::known::Known;
use crate::runs::observed;
use crate::{figures, reviews, scorecards};

/// A rule that came true somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub key: FindingKey,
    pub rule: Name,
    pub consequence: Consequence,
    /// The order behind the rule.
    pub source: String,
    /// The last day of the period that made it true.
    pub on: Date,
    pub instances: Vec<Instance>,
    /// The post that answers; `None` when the place has none.
    pub asked: Option<PostId>,
}

/// The latest finding of each rule and line in this financial year, at a place and directly below it, that
/// nobody has taken up or put away: those of the place itself first, then the latest.
///
/// # Errors
/// The database failed.
pub fn open<M>(books: &mut Books<'_, '_, M>, place: PlaceCode) -> Result<Vec<Finding>> {
    let answering = reviews::answering(books)?;
    let known = books.known.clone();
    let below = known.tree.children(place).map(|child| child.code);
    let mut open = Vec::new();
    for at in std::iter::once(place).chain(below) {
        for rule in known.book.persistence(known.state_of(at), at.tier()) {
            for mut finding in latest(found(&known, rule, at)) {
                finding.asked = match (&rule.watched, &finding.key.scheme) {
                    (Watched::BottomRank { post, .. }, _) => {
                        answering.get(&(at, post.clone())).copied()
                    }
                    (_, Some(scheme)) => reviews::answers(&known, &answering, at, scheme),
                    (_, None) => None,
                };
                if !is_settled(books, &finding)? {
                    open.push(finding);
                }
            }
        }
    }
    let is_below = |one: &Finding| one.key.place != place;
    open.sort_by(|a, b| {
        let group = |one: &Finding| (is_below(one), one.asked.is_none());
        (group(a), b.on, &a.key).cmp(&(group(b), a.on, &b.key))
    });
    Ok(open)
}

/// Of each line the finding that came true last: it tells all that the earlier ones did, and more.
fn latest(found: Vec<Finding>) -> Vec<Finding> {
    let mut latest: Vec<Finding> = Vec::new();
    for finding in found {
        latest.retain(|one| one.key.scheme != finding.key.scheme);
        latest.push(finding);
    }
    latest
}

/// Put away, or taken up by a draft or a letter that was not withdrawn.
fn is_settled<M>(books: &mut Books<'_, '_, M>, finding: &Finding) -> Result<bool> {
    if store::explanations::is_dismissed(books.tx, &finding.key)? {
        return Ok(true);
    }
    let cause = domain::explanation::Cause::Persistent {
        rule: finding.key.rule.clone(),
        scheme: finding.key.scheme.clone(),
        instances: finding.instances.clone(),
    };
    let filter = Filter { cause: Some((finding.key.place, cause.key())), ..Filter::default() };
    let same = store::explanations::register(books.tx, &filter, Page::all())?;
    Ok(same.iter().any(|one| one.state != domain::explanation::State::Withdrawn))
}

/// The finding of a key as the figures have it today.
#[must_use]
pub fn by_key(known: &Known, key: &FindingKey) -> Option<Finding> {
    let mut rules = known.book.persistence(known.state_of(key.place), key.place.tier());
    let rule = rules.find(|rule| rule.code == key.rule)?;
    found(known, rule, key.place).into_iter().find(|finding| finding.key == *key)
}

/// Puts a finding away with a reason that stays on record.
///
/// # Errors
/// No reason, the rule did not come true there, or the post would put away its own.
pub fn dismiss(books: &mut Books<'_, '_, Write>, key: FindingKey, reason: &str) -> Result<()> {
    let place = key.place;
    let open = open(books, place)?;
    let finding = open.into_iter().find(|one| one.key == key).ok_or(Refusal::CauseNotThere)?;
    if reason.trim().is_empty() {
        return Err(Refusal::WordsMissing.into());
    }
    if finding.asked.is_some() && finding.asked == books.tx.by().post {
        return Err(Refusal::AskedMayNotDecide.into());
    }
    let reason = reason.trim().to_owned();
    books.record(&Fact::FindingDismissed { finding: key, reason })?;
    Ok(())
}

/// What a rule finds at a place in the financial year of its latest figures.
fn found(known: &Known, rule: &Rule, place: PlaceCode) -> Vec<Finding> {
    let Some(latest) = known.months(place).last().copied() else { return Vec::new() };
    let year = latest.fy();
    let histories: Histories = match &rule.watched {
        Watched::LowLetter { letters } => {
            let is_low = |line: &Line| line.outcome.letter().is_some_and(|l| letters.contains(l));
            letters_by_line(known, place, (year, latest), &is_low)
        }
        Watched::BottomRank { last, among_at_least, .. } => {
            let limits = (*last, *among_at_least);
            vec![(None, ranks_by_month(known, place, (year, latest), limits))]
        }
        Watched::MissedTarget => weeks_by_line(known, place, year),
    };
    let mut found = Vec::new();
    for (scheme, history) in histories {
        for trigger in triggers(rule, &history) {
            let Some(at) = trigger.instances.last().map(|last| last.period) else { continue };
            if at.fy() == year {
                let rule_code = rule.code.clone();
                found.push(Finding {
                    key: FindingKey { rule: rule_code, place, scheme: scheme.clone(), at },
                    rule: rule.name.clone(),
                    consequence: rule.consequence,
                    source: rule.source.clone(),
                    on: trigger.on,
                    instances: trigger.instances,
                    asked: None,
                });
            }
        }
    }
    found
}

type Histories = Vec<(Option<SchemeCode>, Vec<(Period, Observed)>)>;

/// The months from the April before last: a run that began in the year before is counted in.
fn months(year: Fy, latest: Period) -> impl Iterator<Item = Period> {
    let first = Period::month_of(Fy(year.0 - 1).starts_on());
    std::iter::successors(Some(first), |month| Some(month.after()))
        .take_while(move |month| *month <= latest)
}

fn letters_by_line(
    known: &Known,
    place: PlaceCode,
    (year, latest): (Fy, Period),
    is_low: &dyn Fn(&Line) -> bool,
) -> Histories {
    let mut by_line: Histories =
        lines(known, place).iter().map(|line| (Some(line.code.clone()), Vec::new())).collect();
    for month in months(year, latest) {
        let card = scorecards::bare(known, place, month);
        for (scheme, history) in &mut by_line {
            let line = scheme.as_ref().and_then(|code| card.as_ref()?.line(code));
            history.push((month, observed(known, line, (place, month), is_low)));
        }
    }
    by_line
}

fn ranks_by_month(
    known: &Known,
    place: PlaceCode,
    (year, latest): (Fy, Period),
    (last, among_at_least): (usize, usize),
) -> Vec<(Period, Observed)> {
    // Too few to have a bottom: no month need be looked at.
    if known.tree.siblings(place).len() < among_at_least {
        return Vec::new();
    }
    let one = |month| {
        let rank = scorecards::standing(known, place, month).and_then(|of| of.rank_now);
        let observed = match rank {
            Some(rank) if rank.among < among_at_least => Observed::NotAsked,
            Some(rank) if rank.rank + last > rank.among => Observed::Missed(Missed::Bottom(rank)),
            Some(_) => Observed::Well,
            None => Observed::NotAsked,
        };
        (month, observed)
    };
    months(year, latest).map(one).collect()
}

/// Week by week, for each line that has weekly targets; a week without one is not asked.
fn weeks_by_line(known: &Known, place: PlaceCode, year: Fy) -> Histories {
    let weeks: Vec<Period> = known
        .cube
        .periods()
        .into_iter()
        .filter(|period| matches!(period, Period::Week(_)) && period.fy() >= Fy(year.0 - 1))
        .collect();
    let one = |line: &&Scheme| {
        let observed = |week: &Period| {
            let cell = |kind| figures::cell(known, (&line.achieved, kind), *week, place);
            match (cell(FigureKind::Target), cell(FigureKind::Achieved)) {
                (Cell::Value(target), Cell::Value(achieved)) if achieved < target => {
                    Observed::Missed(Missed::Under { target, achieved })
                }
                (Cell::Value(_), Cell::Value(_)) => Observed::Well,
                (Cell::Value(_), Cell::Blank(_)) => Observed::Silent,
                (Cell::Blank(_), _) => Observed::NotAsked,
            }
        };
        let history = weeks.iter().map(|week| (*week, observed(week))).collect();
        (Some(line.code.clone()), history)
    };
    if weeks.is_empty() { Vec::new() } else { lines(known, place).iter().map(one).collect() }
}

fn lines(known: &Known, place: PlaceCode) -> Vec<&Scheme> {
    let tier: Tier = place.tier();
    known.book.schemes(known.state_of(place), tier)
}
