//! The register of directives: by what it can be narrowed, page by page, and counted. It is entered by the
//! narrowest thing that is asked and read on from the last directive of the page before.

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

/// One page of the register, in the order in which the directives were given.
///
/// # Errors
/// The database's own.
pub fn register<M>(tx: &mut Tx<M>, filter: &Filter, page: Page) -> Result<Vec<Directive>> {
    let (lead, rest) = filter.entry();
    let is_open = match filter.standing {
        Standing::Any | Standing::Open => None,
        Standing::Closed => Some(false),
    };
    tx.all(
        include_str!("register.sql"),
        &[
            &lead,
            &page.after.map_or(0, |after| after.0),
            &json_text(&rest)?,
            &is_open,
            &filter.state.map(State::word),
            &filter.overdue_on,
            &page.limit,
            &filter.seen_words()?,
        ],
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

/// The same for several filters at once, in one statement.
///
/// # Errors
/// The database's own.
pub fn counts_of<M>(tx: &mut Tx<M>, filters: &[Filter], today: Date) -> Result<Vec<Counts>> {
    let asked = filters.iter().map(|filter| {
        let (lead, rest) = filter.entry();
        Ok((lead, json_text(&rest)?, filter.seen_words()?))
    });
    let asked = json_text(&asked.collect::<Result<Vec<(String, String, Option<String>)>>>()?)?;
    let found = tx.all(include_str!("counts.sql"), &[&asked, &today], read_counts)?;
    let of = |ix: usize| found.iter().find(|(key, _)| usize::try_from(*key) == Ok(ix));
    Ok((0..filters.len()).map(|ix| of(ix).map_or(Counts::default(), |(_, n)| *n)).collect())
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
    /// What may be seen, as rows of one text each: the words that must all hold.
    fn seen_words(&self) -> Result<Option<String>> {
        let Some(seen) = &self.seen else { return Ok(None) };
        let all = |scopes: &Vec<Scope>| {
            json_text(&scopes.iter().map(|scope| [scope.word()]).collect::<Vec<_>>())
        };
        let any = seen.iter().map(|scopes| Ok([all(scopes)?])).collect::<Result<Vec<_>>>()?;
        json_text(&any).map(Some)
    }

    /// The word by which the register is entered, and those that must hold besides. The narrowest comes
    /// first by what it is: a sitting has tens, an owner or a series hundreds, a district thousands.
    fn entry(&self) -> (String, Vec<[String; 1]>) {
        let narrowest_first = [
            self.review.map(Scope::Review),
            self.owner.map(Scope::Post),
            self.series.map(Scope::Series),
            self.within.map(Scope::Place),
            self.scheme.clone().map(Scope::Scheme),
            Some(Scope::Office),
        ];
        let mut scopes = narrowest_first.into_iter().flatten();
        let lead = scopes.next().unwrap_or(Scope::Office);
        let lead = match self.standing {
            Standing::Open => lead.open_word(),
            Standing::Any | Standing::Closed => lead.word(),
        };
        let rest = scopes.filter(|scope| *scope != Scope::Office).map(|scope| [scope.word()]);
        (lead, rest.collect())
    }
}
