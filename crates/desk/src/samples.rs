//! A second look at closed directives: draw some, by chance or by risk, and put down what was found. A
//! failed check opens the directive again.

use domain::directive::DirectiveId;
use domain::directive::steps::{Step, may_step};
use domain::fact::Fact;
use domain::place::PlaceCode;
use domain::policy::Action;
use domain::post::{Post, PostId};
use domain::rate::Rate;
use domain::refusal::Refusal;
use domain::sample::{
    Candidate, CheckOutcome, CheckWay, DrawRule, RiskWeights, Sample, SampleId, draw, may_note,
};
use jiff::civil::Date;
use store::Write;
use store::directives::Scope;
pub use store::samples::{Check, Drawn};

use crate::access::{self, Target};
use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;

/// What is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub place: PlaceCode,
    /// The post that will look.
    pub checker: PostId,
    pub way: CheckWay,
    pub rule: DrawRule,
    pub n: usize,
    pub closed_from: Date,
    pub closed_to: Date,
}

/// The most that one draw takes.
pub const MOST: usize = 100;
/// How many draws the page tells of.
const RECENT: i64 = 20;

/// Draws a sample of closed directives. The seed comes from the ledger as it stands, so that nobody
/// chooses it, and is kept with the draw.
///
/// # Errors
/// Nothing closed in that time that the checker may look at.
pub fn draw_sample(books: &mut Books<'_, '_, Write>, wanted: Wanted) -> Result<SampleId> {
    let days = (wanted.closed_from, wanted.closed_to);
    let candidates: Vec<Candidate> = store::samples::candidates(books.tx, wanted.place, days)?
        .into_iter()
        .filter(|candidate| candidate.may_be_checked_by(wanted.checker))
        .collect();
    if candidates.is_empty() || wanted.n == 0 {
        return Err(Refusal::NothingToCheck.into());
    }
    let seed = seed(books)?;
    let weights: Vec<i64> = match wanted.rule {
        DrawRule::Uniform => vec![1; candidates.len()],
        DrawRule::ByRisk => {
            let weights = risk_weights(&books.known, wanted.place, books.today);
            candidates.iter().map(|candidate| candidate.risk(weights)).collect()
        }
    };
    let chosen = draw(&weights, wanted.n.min(MOST), seed);
    let chosen = chosen.into_iter().filter_map(|ix| candidates.get(ix)).map(|c| c.directive.id);
    let sample = Sample {
        place: wanted.place,
        checker: wanted.checker,
        way: wanted.way,
        rule: wanted.rule,
        seed,
        closed_from: wanted.closed_from,
        closed_to: wanted.closed_to,
        n_candidates: i64::try_from(candidates.len()).unwrap_or(i64::MAX),
        chosen: chosen.collect(),
    };
    Ok(SampleId(books.record(&Fact::SampleDrawn(sample))?))
}

/// The first eight bytes of the hash at the ledger's head.
fn seed(books: &mut Books<'_, '_, Write>) -> Result<i64> {
    let hash = store::ledger::head(books.tx)?.hash.0;
    let first = hash.first_chunk::<8>().copied().unwrap_or_default();
    Ok(i64::from_be_bytes(first) & i64::MAX)
}

/// The weights of risk as the packs have them on a day.
#[must_use]
pub fn risk_weights(known: &Known, place: PlaceCode, on: Date) -> RiskWeights {
    let norm = |ground: &str| {
        let code = format!("check-risk-{ground}-count");
        known.book.norm(&code, known.state_of(place), on).map_or(0, |norm| norm.value)
    };
    RiskWeights {
        by_report: norm("by-report"),
        returned: norm("returned"),
        reopened: norm("reopened"),
        extended: norm("extended"),
        late: norm("late"),
        failed: norm("failed"),
    }
}

/// Puts down what a check found. A failed one opens the directive again.
///
/// # Errors
/// The directive is not in the sample, or a rule says no.
pub fn note(
    books: &mut Books<'_, '_, Write>,
    (sample, directive): (SampleId, DirectiveId),
    outcome: CheckOutcome,
    remark: &str,
) -> Result<()> {
    let by = books.tx.by().post.ok_or(Refusal::MayNotCheck)?;
    let drawn = store::samples::get(books.tx, sample)?;
    let check = drawn.checks.iter().find(|check| check.directive == directive);
    let had = check.ok_or(Error::NotFound)?.outcome;
    let candidate = store::samples::candidate(books.tx, directive)?;
    let candidate = match (candidate, had) {
        (_, Some(_)) => return Err(Refusal::AlreadyChecked.into()),
        (None, None) => return Err(Refusal::NothingToCheck.into()),
        (Some(candidate), None) => candidate,
    };
    may_note(&drawn.sample, &candidate, by, (had, outcome, remark))?;
    let remark = remark.trim().to_owned();
    books.record(&Fact::CheckMade { sample, directive, outcome, remark: remark.clone() })?;
    if outcome == CheckOutcome::Failed {
        let step = Step::Reopened { reason: remark };
        may_step(&candidate.directive, by, &step)?;
        books.record(&Fact::DirectiveMoved { directive, step })?;
    }
    Ok(())
}

/// The rate at a post or a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateOf<T> {
    pub of: T,
    pub rate: Rate,
}

/// The last draws, and the rates for the posts and places that were looked at.
#[derive(Clone, Debug)]
pub struct Overview {
    pub drawn: Vec<Drawn>,
    pub posts: Vec<RateOf<PostId>>,
    pub places: Vec<RateOf<PlaceCode>>,
}

/// What was drawn, and what was found of the posts and places that a reader may see.
///
/// # Errors
/// The database failed.
pub fn overview<M>(books: &mut Books<'_, '_, M>, reader: &Post) -> Result<Overview> {
    let mut drawn = Vec::new();
    for one in store::samples::recent(books.tx, RECENT)? {
        let place = Target::Place(one.sample.place);
        let is_own = one.sample.checker == reader.id;
        if is_own || access::may(books, reader, Action::SeeDirective, place)? {
            drawn.push(one);
        }
    }
    let (mut posts, mut places) = (Vec::new(), Vec::new());
    let seen = access::found_seen_by(books, reader)?;
    for found in store::samples::found(books.tx, &seen)? {
        let Some(rate) = Rate::of(found.n_passed, found.n) else { continue };
        match found.scope {
            Scope::Post(of) => posts.push(RateOf { of, rate }),
            Scope::Place(of) => places.push(RateOf { of, rate }),
            _ => {}
        }
    }
    posts.sort_by_key(|row| row.of);
    places.sort_by_key(|row| books.known.tree.ix(row.of));
    Ok(Overview { drawn, posts, places })
}

/// The checks of one directive.
///
/// # Errors
/// The database failed.
pub fn of_directive<M>(books: &mut Books<'_, '_, M>, id: DirectiveId) -> Result<Vec<Check>> {
    Ok(store::samples::of_directive(books.tx, id)?)
}
