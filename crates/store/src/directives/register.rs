//! The register of directives: by what it can be narrowed, page by page, and counted. It is entered by the
//! narrowest word of each way to what may be seen, and read on from the last directive of the page before.

use domain::directive::{Directive, DirectiveId, State};
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::review::{ReviewId, SeriesId};
use domain::scheme::SchemeCode;
use jiff::civil::Date;

use super::read;
use super::scope::Scope;
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::value::Row;
use crate::ways::{COUNTED, Listed, WINDOW, reach, ways, ways_json, words_json};

/// Whether open or closed ones are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    #[default]
    Any,
    /// At least one owner is not done.
    Open,
    /// Verified, dropped or gone into others for all owners.
    Closed,
}

/// Which directives are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub standing: Standing,
    pub state: Option<State>,
    pub series: Option<SeriesId>,
    pub review: Option<ReviewId>,
    pub owner: Option<PostId>,
    /// This place and all below it.
    pub within: Option<PlaceCode>,
    pub scheme: Option<SchemeCode>,
    /// Open, with a day before this one.
    pub overdue_on: Option<Date>,
    /// What the reader may see: all that is found under every scope of any of these. `None` for all.
    pub seen: Option<Vec<Vec<Scope>>>,
}

/// A page of the register: those numbered after this one, at most `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub after: Option<DirectiveId>,
    pub limit: i64,
}

impl Page {
    /// Everything on one page.
    #[must_use]
    pub fn all() -> Self {
        Self { after: None, limit: i64::MAX }
    }
}

/// How many directives there are of each standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub given: i64,
    pub open: i64,
    /// Open with their day past; among the open ones.
    pub overdue: i64,
    /// By the state of the whole, in the order of [`State::ALL`].
    pub by_state: [i64; State::ALL.len()],
    /// More are there than were looked at: there are at least so many of each.
    pub is_at_least: bool,
}

impl Counts {
    /// How many of them a standing leaves.
    #[must_use]
    pub fn of(self, standing: Standing) -> i64 {
        match standing {
            Standing::Any => self.given,
            Standing::Open => self.open,
            Standing::Closed => self.given - self.open,
        }
    }

    /// How many stand in a state.
    #[must_use]
    pub fn in_state(self, state: State) -> i64 {
        let at = State::ALL.iter().position(|other| *other == state);
        at.and_then(|at| self.by_state.get(at)).copied().unwrap_or(0)
    }
}

/// Directives of the register in the order in which they were given: those numbered after the page's, at most
/// its limit, however far they stand apart.
///
/// # Errors
/// The database's own.
pub fn register<M>(tx: &mut Tx<M>, filter: &Filter, page: Page) -> Result<Vec<Directive>> {
    let ways = filter.ways_json()?;
    between(tx, filter, (&ways, page.limit), (page.after.map_or(0, |after| after.0), i64::MAX))
}

/// One page of the register, in the order in which the directives were given. It looks at no more than a
/// window of each way into the register, and tells how far it looked.
///
/// # Errors
/// The database's own.
pub fn listed<M>(
    tx: &mut Tx<M>,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Directive, DirectiveId>> {
    let ways = filter.ways_json()?;
    let from = page.after.map_or(0, |after| after.0);
    let window = if filter.leaves_out() { WINDOW } else { page.limit + 1 };
    let reached = reach(tx, include_str!("reach.sql"), &ways, (from, window))?;
    let upto = reached.into_iter().flatten().min();
    let to = upto.unwrap_or(i64::MAX);
    let mut rows = between(tx, filter, (&ways, page.limit + 1), (from, to))?;
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let next = if rows.len() > limit {
        rows.truncate(limit);
        rows.last().map(|last| last.id)
    } else {
        upto.map(DirectiveId)
    };
    Ok(Listed { rows, next })
}

/// What the filter lets through of the directives after one and up to another.
fn between<M>(
    tx: &mut Tx<M>,
    filter: &Filter,
    (ways, limit): (&str, i64),
    (after, upto): (i64, i64),
) -> Result<Vec<Directive>> {
    let is_open = match filter.standing {
        Standing::Any | Standing::Open => None,
        Standing::Closed => Some(false),
    };
    let state = filter.state.map(State::word);
    tx.all(
        include_str!("register.sql"),
        &[&ways, &after, &upto, &is_open, &state, &filter.overdue_on, &limit],
        read,
    )
}

/// How many directives the filter lets through, overdue as seen on this day. Its state and its own day are not
/// asked, since the counts tell them.
///
/// # Errors
/// The database's own.
pub fn counts<M>(tx: &mut Tx<M>, filter: &Filter, today: Date) -> Result<Counts> {
    Ok(counts_of(tx, std::slice::from_ref(filter), today)?.into_iter().next().unwrap_or_default())
}

/// The same for several filters at once. Filters that differ only in what the counts tell are counted once.
///
/// # Errors
/// The database's own.
pub fn counts_of<M>(tx: &mut Tx<M>, filters: &[Filter], today: Date) -> Result<Vec<Counts>> {
    let mut distinct: Vec<Vec<(String, Vec<String>)>> = Vec::new();
    let mut of: Vec<usize> = Vec::new();
    for ways in filters.iter().map(Filter::ways) {
        let at = distinct.iter().position(|other| *other == ways).unwrap_or(distinct.len());
        if at == distinct.len() {
            distinct.push(ways);
        }
        of.push(at);
    }
    let found = counted(tx, &distinct, today)?;
    Ok(of.iter().map(|at| found.get(*at).copied().unwrap_or_default()).collect())
}

/// Counts each set of ways up to where the first of them goes past the window.
fn counted<M>(
    tx: &mut Tx<M>,
    sets: &[Vec<(String, Vec<String>)>],
    today: Date,
) -> Result<Vec<Counts>> {
    let all: Vec<(String, Vec<String>)> = sets.iter().flatten().cloned().collect();
    let window = (0, COUNTED + 1);
    let mut ends = reach(tx, include_str!("reach.sql"), &ways_json(&all)?, window)?.into_iter();
    let (mut asked, mut counts) = (Vec::new(), Vec::new());
    for (ix, ways) in sets.iter().enumerate() {
        let upto = ends.by_ref().take(ways.len()).flatten().min().map(|end| end - 1);
        counts.push(Counts { is_at_least: upto.is_some(), ..Counts::default() });
        for (lead, rest) in ways {
            asked.push((ix, lead, words_json(rest)?, upto.unwrap_or(i64::MAX)));
        }
    }
    let found = tx.all(include_str!("counts.sql"), &[&json_text(&asked)?, &today], read_counts)?;
    for (ix, found) in found {
        if let Some(counts) = usize::try_from(ix).ok().and_then(|ix| counts.get_mut(ix)) {
            *counts = Counts { is_at_least: counts.is_at_least, ..found };
        }
    }
    Ok(counts)
}

fn read_counts(row: &Row<'_>) -> Result<(i64, Counts)> {
    let mut counts =
        Counts { given: row.get(1)?, open: row.get(2)?, overdue: row.get(3)?, ..Counts::default() };
    for (at, n) in counts.by_state.iter_mut().enumerate() {
        *n = row.get(4 + at)?;
    }
    Ok((row.get(0)?, counts))
}

impl Filter {
    /// Whether rows of a way may be left out of the page.
    fn leaves_out(&self) -> bool {
        self.standing == Standing::Closed
            || self.state.is_some()
            || self.overdue_on.is_some()
            || self.ways().iter().any(|(_, rest)| !rest.is_empty())
    }

    fn ways_json(&self) -> Result<String> {
        ways_json(&self.ways())
    }

    /// The words by which the register is entered, each with those that must hold besides.
    fn ways(&self) -> Vec<(String, Vec<String>)> {
        let asked = [
            self.review.map(Scope::Review),
            self.owner.map(Scope::Post),
            self.series.map(Scope::Series),
            self.within.map(Scope::Place),
            self.scheme.clone().map(Scope::Scheme),
        ];
        let asked: Vec<Scope> = asked.into_iter().flatten().collect();
        let sets = ways(&asked, self.seen.as_deref(), Scope::breadth).into_iter();
        let way = |scopes: Vec<Scope>| {
            let mut scopes = scopes.into_iter().filter(|scope| *scope != Scope::Office);
            let lead = scopes.next().unwrap_or(Scope::Office);
            let lead = match self.standing {
                Standing::Open => lead.open_word(),
                Standing::Any | Standing::Closed => lead.word(),
            };
            (lead, scopes.map(|scope| scope.word()).collect())
        };
        sets.map(way).collect()
    }
}
