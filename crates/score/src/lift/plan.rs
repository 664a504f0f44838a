//! The cheapest way to lift a whole card: which lines by how much, so that the score reaches a letter, a
//! value or a rank. It is the exact least of all choices, not the result of taking the best line first.

use std::collections::BTreeMap;
use std::rc::Rc;

use domain::grade::{Letter, Method, Tie, Value, Weighing};
use domain::percent::Ratio;
use domain::scheme::SchemeCode;
use domain::scorecard::{Basis, Scorecard};

use super::Liftable;
use crate::mark::Beside;

/// The most steps of reckoning that are made for one plan; an answer stays a matter of moments.
const MOST_WORK: usize = 20_000_000;
/// Costs are counted in millionths of a line's target.
const MILLIONTHS: i128 = 1_000_000;

/// What work on a line weighs beside work on another, where the whole target of each counts alike: 1 and
/// more; `None` leaves the line as it is.
pub type Effort<'e> = &'e dyn Fn(&SchemeCode) -> Option<i64>;

/// What a card is to be lifted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// At least this share of full marks.
    AtLeast(Ratio),
    /// More than this share.
    Above(Ratio),
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unplanned {
    /// The card stands there already.
    Reached,
    /// Not even full marks on every line are enough.
    OutOfReach,
    /// The score comes from other places, is withheld, or moves with where the others stand: no line of
    /// this card alone lifts it.
    NotByLines,
    /// More choices than are reckoned through.
    TooMany,
    /// The method has no such letter.
    NoSuchLetter,
}

/// What one line does in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub scheme: SchemeCode,
    /// How many more, above zero.
    pub more: i64,
    /// The letter that the line then has.
    pub letter: Letter,
    pub gained_hundredths: i64,
    /// In millionths of the line's target, times the line's effort.
    pub cost: i128,
}

/// The cheapest way to what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The cheapest first.
    pub parts: Vec<Part>,
    pub cost: i128,
    /// The share of full marks that the card then has.
    pub score: Ratio,
    pub letter: Option<Letter>,
}

/// What a wished letter of the card asks for.
///
/// # Errors
/// The method has no such letter, or it is the lowest and so always reached.
pub(crate) fn wanted(method: &Method, letter: &Letter) -> Result<Wanted, Unplanned> {
    let band = method.score_bands.iter().find(|band| band.letter == *letter);
    let low = band.ok_or(Unplanned::NoSuchLetter)?.low.ok_or(Unplanned::Reached)?;
    let share = Ratio::new(low.hundredths.into(), i128::from(method.scale) * 100);
    let share = share.ok_or(Unplanned::NoSuchLetter)?;
    Ok(if low.inclusive { Wanted::AtLeast(share) } else { Wanted::Above(share) })
}

impl Wanted {
    /// What a rank asks for where the others stand so; `None` when any score has that rank.
    pub(crate) fn rank(rank: usize, others: &[Ratio], tie: Tie) -> Option<Self> {
        let mut others = others.to_vec();
        others.sort_by(|a, b| b.cmp(a));
        if tie == Tie::Dense {
            others.dedup();
        }
        others.get(rank.checked_sub(1)?).copied().map(Self::AtLeast)
    }

    pub(crate) fn is_met(self, score: Ratio) -> bool {
        match self {
            Self::AtLeast(share) => score >= share,
            Self::Above(share) => score > share,
        }
    }
}

/// Lines that were chosen with how many more, shared between the choices that go on from them.
#[derive(Debug)]
enum Made {
    Nothing,
    One(Rc<Made>, usize, i64),
    Both(Rc<Made>, Rc<Made>),
}

impl Made {
    fn list(&self, out: &mut Vec<(usize, i64)>) {
        match self {
            Self::Nothing => {}
            Self::One(before, line, more) => {
                before.list(out);
                out.push((*line, *more));
            }
            Self::Both(one, other) => {
                one.list(out);
                other.list(out);
            }
        }
    }
}

/// A choice: so many hundredths gained at such a cost.
#[derive(Clone, Debug)]
struct Choice {
    gained: usize,
    cost: i128,
    made: Rc<Made>,
}

impl Choice {
    fn none() -> Self {
        Self { gained: 0, cost: 0, made: Rc::new(Made::Nothing) }
    }
}

/// The cheapest way to lift a card to what is wanted.
///
/// # Errors
/// Why there is no such way, or why none is told.
pub(crate) fn plan_of(
    card: &Scorecard,
    method: &Method,
    beside: impl Fn(&SchemeCode) -> Beside,
    (wanted, effort): (Wanted, Effort<'_>),
) -> Result<Plan, Unplanned> {
    let score = score_by_lines(card, method)?;
    if wanted.is_met(score) {
        return Err(Unplanned::Reached);
    }
    let lines: Vec<Liftable<'_>> = card
        .lines
        .iter()
        .filter_map(|line| Liftable::of(line, method, beside(&line.scheme)))
        .collect();
    let mut work = Work { left: MOST_WORK };
    let best = match method.terms.weighing {
        Weighing::Lines => of_lines(card, &lines, (wanted, effort), &mut work)?,
        Weighing::Sectors => of_sectors(card, &lines, (wanted, effort), &mut work)?,
    };
    told(card, method, &lines, (best, effort))
}

/// The score of a card that is the sum of its lines. Where the ends move with the places, a line may even
/// leave the sum by coming level with the others.
///
/// # Errors
/// It comes from elsewhere, or there is none.
pub(crate) fn score_by_lines(card: &Scorecard, method: &Method) -> Result<Ratio, Unplanned> {
    let is_by_lines = matches!(card.basis, Basis::Lines | Basis::Sectors);
    let score = card.score.filter(|_| is_by_lines && method.terms.value != Value::Spread);
    score.ok_or(Unplanned::NotByLines)
}

/// The reckoning that is still allowed.
struct Work {
    left: usize,
}

impl Work {
    fn spend(&mut self, n: usize) -> Result<(), Unplanned> {
        self.left = self.left.checked_sub(n).ok_or(Unplanned::TooMany)?;
        Ok(())
    }
}

type Asked<'e> = (Wanted, Effort<'e>);

fn of_lines(
    card: &Scorecard,
    lines: &[Liftable<'_>],
    (wanted, effort): Asked<'_>,
    work: &mut Work,
) -> Result<Choice, Unplanned> {
    let full = i128::from(card.full_marks_hundredths);
    let needed = least_part(wanted, full)? - i128::from(card.marks_hundredths);
    let needed = usize::try_from(needed).map_err(|_| Unplanned::TooMany)?;
    let all: Vec<usize> = (0..lines.len()).collect();
    let table = cheapest(lines, &all, needed, (effort, work))?;
    table.into_iter().last().flatten().ok_or(Unplanned::OutOfReach)
}

/// The least whole number that is the wanted share of `whole`.
fn least_part(wanted: Wanted, whole: i128) -> Result<i128, Unplanned> {
    let (share, is_above) = match wanted {
        Wanted::AtLeast(share) => (share, false),
        Wanted::Above(share) => (share, true),
    };
    let product = share.part().checked_mul(whole).ok_or(Unplanned::TooMany)?;
    let (part, rest) = (product.div_euclid(share.whole()), product.rem_euclid(share.whole()));
    Ok(part + i128::from(is_above || rest > 0))
}

/// For each gain from nothing to `needed`, in steps of the greatest common divisor of all gains, the
/// cheapest choice that gains at least so much; `None` where none does.
fn cheapest(
    lines: &[Liftable<'_>],
    own: &[usize],
    needed: usize,
    (effort, work): (Effort<'_>, &mut Work),
) -> Result<Vec<Option<Choice>>, Unplanned> {
    let mut offered = Vec::new();
    for ix in own {
        let Some(line) = lines.get(*ix) else { continue };
        let Some(effort) = effort(line.marked.scheme) else { continue };
        offered.push((*ix, options(line, needed, effort, work)?));
    }
    let gains = offered.iter().flat_map(|(_, options)| options.iter().map(|option| option.1));
    let unit = gains.fold(0, common).max(1);
    let most = needed.div_ceil(unit);
    let mut best: Vec<Option<Choice>> = vec![None; most + 1];
    if let Some(first) = best.first_mut() {
        *first = Some(Choice::none());
    }
    for (ix, options) in offered {
        let before = best.clone();
        work.spend(options.len().saturating_mul(most + 1))?;
        for (more, gained, cost) in options {
            for (at, from) in before.iter().enumerate() {
                let Some(from) = from else { continue };
                let to = (at + gained.div_euclid(unit)).min(most);
                let sum = from.cost + cost;
                if let Some(slot) = best.get_mut(to)
                    && slot.as_ref().is_none_or(|own| sum < own.cost)
                {
                    let made = Rc::new(Made::One(Rc::clone(&from.made), ix, more));
                    *slot = Some(Choice { gained: (to * unit).min(needed), cost: sum, made });
                }
            }
        }
    }
    fill_down(&mut best);
    Ok(best)
}

/// What gains more also gains less.
fn fill_down(best: &mut [Option<Choice>]) {
    let mut above: Option<Choice> = None;
    for slot in best.iter_mut().rev() {
        let is_cheaper = |own: &Choice| above.as_ref().is_none_or(|a| own.cost <= a.cost);
        if slot.as_ref().is_some_and(is_cheaper) {
            above.clone_from(slot);
        } else {
            slot.clone_from(&above);
        }
    }
}

fn common(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common(b, a.rem_euclid(b)) }
}

/// The steps of a line that gain marks, up to `needed`: how many more, what is gained, what it costs.
fn options(
    line: &Liftable<'_>,
    needed: usize,
    effort: i64,
    work: &mut Work,
) -> Result<Vec<(i64, usize, i128)>, Unplanned> {
    let mut options = Vec::new();
    let mut gained = 0_usize;
    while gained < needed {
        work.spend(200)?;
        let next = i64::try_from(gained + 1).map_err(|_| Unplanned::TooMany)?;
        let Some(more) = line.more_for_marks(line.weighted_hundredths + next) else { break };
        let Some((_, weighted)) = line.achieved.checked_add(more).and_then(|at| line.at(at)) else {
            break;
        };
        gained =
            usize::try_from(weighted - line.weighted_hundredths).map_err(|_| Unplanned::TooMany)?;
        options.push((more, gained, cost(more, line.target, effort)));
    }
    Ok(options)
}

/// What so much more of a line costs, rounded up to a millionth of its target.
fn cost(more: i64, target: i64, effort: i64) -> i128 {
    let target = i128::from(target.max(1));
    let product = i128::from(more) * MILLIONTHS * i128::from(effort.max(1));
    product.div_euclid(target) + i128::from(product.rem_euclid(target) > 0)
}

fn of_sectors(
    card: &Scorecard,
    lines: &[Liftable<'_>],
    (wanted, effort): Asked<'_>,
    work: &mut Work,
) -> Result<Choice, Unplanned> {
    let sectors: Vec<_> = card.sectors.iter().filter(|sector| sector.score.is_some()).collect();
    let weights: i128 = sectors.iter().map(|sector| i128::from(sector.weight)).sum();
    let share = |sector: &domain::scorecard::SectorScore, gained: i64| {
        let marks = sector.marks_hundredths + gained;
        let share = Ratio::new(marks.into(), sector.full_marks_hundredths.into());
        sector.weight * share.map_or(0, Ratio::percent_hundredths)
    };
    let now: i128 = sectors.iter().map(|sector| i128::from(share(sector, 0))).sum();
    let needed = usize::try_from(least_part(wanted, weights * 10_000)? - now)
        .map_err(|_| Unplanned::TooMany)?;
    let mut best: BTreeMap<usize, Choice> = BTreeMap::new();
    best.insert(0, Choice::none());
    for sector in sectors {
        let terms = &lines.first().ok_or(Unplanned::OutOfReach)?.marked.method.terms;
        let is_own = |ix: &usize| {
            let of = lines.get(*ix).and_then(|line| terms.sector_of(line.marked.scheme));
            of.is_some_and(|of| of.code == sector.code)
        };
        let own: Vec<usize> = (0..lines.len()).filter(is_own).collect();
        let missing = sector.full_marks_hundredths - sector.marks_hundredths;
        let most = usize::try_from(missing).unwrap_or(0);
        let table = cheapest(lines, &own, most, (effort, work))?;
        let mut options: BTreeMap<usize, Choice> = BTreeMap::new();
        for choice in table.into_iter().flatten() {
            let gained = i64::try_from(choice.gained).unwrap_or(i64::MAX);
            let risen = usize::try_from(share(sector, gained) - share(sector, 0)).unwrap_or(0);
            keep(&mut options, risen.min(needed), choice);
        }
        best = joined(&best, &options, needed, work)?;
    }
    best.remove(&needed).ok_or(Unplanned::OutOfReach)
}

fn joined(
    best: &BTreeMap<usize, Choice>,
    options: &BTreeMap<usize, Choice>,
    needed: usize,
    work: &mut Work,
) -> Result<BTreeMap<usize, Choice>, Unplanned> {
    work.spend(best.len().saturating_mul(options.len()).saturating_mul(4))?;
    let mut next = best.clone();
    for (at, from) in best {
        for (risen, option) in options {
            let made = Rc::new(Made::Both(Rc::clone(&from.made), Rc::clone(&option.made)));
            let gained = (at + risen).min(needed);
            keep(&mut next, gained, Choice { gained, cost: from.cost + option.cost, made });
        }
    }
    Ok(next)
}

fn keep(choices: &mut BTreeMap<usize, Choice>, at: usize, choice: Choice) {
    if choices.get(&at).is_none_or(|own| choice.cost < own.cost) {
        choices.insert(at, choice);
    }
}

/// The choice as a plan, and the card that comes of it.
fn told(
    card: &Scorecard,
    method: &Method,
    lines: &[Liftable<'_>],
    (best, effort): (Choice, Effort<'_>),
) -> Result<Plan, Unplanned> {
    let mut after = card.clone();
    let mut parts = Vec::new();
    let mut made = Vec::new();
    best.made.list(&mut made);
    for (ix, more) in made {
        let line = lines.get(ix).ok_or(Unplanned::TooMany)?;
        let (letter, weighted) = line.at(line.achieved + more).ok_or(Unplanned::TooMany)?;
        let gained_hundredths = weighted - line.weighted_hundredths;
        let scheme = line.marked.scheme.clone();
        let cost = cost(more, line.target, effort(&scheme).unwrap_or(1));
        let sector = method.terms.sector_of(&scheme).map(|sector| &sector.code);
        for own in after.sectors.iter_mut().filter(|own| Some(&own.code) == sector) {
            own.marks_hundredths += gained_hundredths;
            own.score = crate::grading::ratio_of((own.marks_hundredths, own.full_marks_hundredths));
        }
        after.marks_hundredths += gained_hundredths;
        parts.push(Part { scheme, more, letter, gained_hundredths, cost });
    }
    parts.sort_by_key(|part| part.cost);
    let score = match method.terms.weighing {
        Weighing::Lines => {
            crate::grading::ratio_of((after.marks_hundredths, after.full_marks_hundredths))
        }
        Weighing::Sectors => crate::grading::mean_of(&after.sectors),
    };
    let score = score.ok_or(Unplanned::NotByLines)?;
    let letter = method.score_band(score).map(|band| band.letter.clone());
    Ok(Plan { parts, cost: best.cost, score, letter })
}
