//! The register of explanations: by what it can be narrowed, page by page, counted, and what it says of
//! one post.

use domain::directive::DirectiveId;
use domain::explanation::{Explanation, ExplanationId, Record, State};
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::review::ReviewId;
use jiff::civil::Date;

use super::{Scope, read};
use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::Tx;
use crate::ways::{COUNTED, Listed, WINDOW, reach, ways, words_json};

/// Which explanations are wanted; what is not named is not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Asked of this post.
    pub asked: Option<PostId>,
    /// Called by this post.
    pub called_by: Option<PostId>,
    /// In any of these states.
    pub states: Option<Vec<State>>,
    /// For this place or a place below it.
    pub within: Option<PlaceCode>,
    pub review: Option<ReviewId>,
    pub directive: Option<DirectiveId>,
    /// For the very cause of this key, at this place itself.
    pub cause: Option<(PlaceCode, String)>,
    /// Without an answer, and the limit before this day.
    pub unanswered_on: Option<Date>,
    /// What the reader may see: all that is found under every scope of any of these. `None` for all.
    pub seen: Option<Vec<Vec<Scope>>>,
}

/// A page of the register: those numbered after this one, at most `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub after: Option<ExplanationId>,
    pub limit: i64,
}

impl Page {
    /// Everything on one page.
    #[must_use]
    pub fn all() -> Self {
        Self { after: None, limit: i64::MAX }
    }
}

/// How many explanations there are of each standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: i64,
    pub drafted: i64,
    /// The letter is out, and no answer has come.
    pub awaited: i64,
    /// Of these, the limit is past.
    pub unanswered: i64,
    /// An answer lies before those who decide, or its absence is looked at.
    pub to_decide: i64,
    pub decided: i64,
    pub withdrawn: i64,
    /// More are open than were looked at: there are at least so many of each open standing.
    pub open_is_at_least: bool,
    /// The same for those that are decided or withdrawn.
    pub closed_is_at_least: bool,
}

/// Explanations of the register, in the order in which they were drafted: those numbered after the page's, at
/// most its limit, however far they stand apart.
///
/// # Errors
/// The database's own.
pub fn register<M>(tx: &mut Tx<M>, filter: &Filter, page: Page) -> Result<Vec<Explanation>> {
    let after = page.after.map_or(0, |after| after.0);
    between(tx, filter, (&filter.leads_json()?, page.limit), (after, i64::MAX))
}

/// One page of the register, in the order in which the explanations were drafted. It looks at no more than a
/// window of each way into the register, and tells how far it looked.
///
/// # Errors
/// The database's own.
pub fn listed<M>(
    tx: &mut Tx<M>,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Explanation, ExplanationId>> {
    let leads = filter.leads_json()?;
    let from = page.after.map_or(0, |after| after.0);
    let window = if filter.leaves_out() { WINDOW } else { page.limit + 1 };
    let reached = reach(tx, include_str!("reach.sql"), &leads, (from, window))?;
    let upto = reached.into_iter().flatten().min();
    let to = upto.unwrap_or(i64::MAX);
    let mut rows = between(tx, filter, (&leads, page.limit + 1), (from, to))?;
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    let next = if rows.len() > limit {
        rows.truncate(limit);
        rows.last().map(|last| last.id)
    } else {
        upto.map(ExplanationId)
    };
    Ok(Listed { rows, next })
}

/// What the filter lets through of the explanations after one and up to another.
fn between<M>(
    tx: &mut Tx<M>,
    filter: &Filter,
    (leads, limit): (&str, i64),
    (after, upto): (i64, i64),
) -> Result<Vec<Explanation>> {
    tx.all(
        include_str!("register.sql"),
        &[&leads, &after, &upto, &filter.unanswered_on, &limit],
        read,
    )
}

/// How many explanations the filter's posts, places, sitting and directive have, as seen on a day. Its
/// states and its cause are not asked.
///
/// # Errors
/// The database's own.
pub fn counts<M>(tx: &mut Tx<M>, filter: &Filter, today: Date) -> Result<Counts> {
    let filter = Filter { states: None, ..filter.clone() };
    let mut leads = filter.leads()?;
    // Each state is counted up to where the first of its ways goes past the window.
    let window = (0, COUNTED + 1);
    let ends = reach(tx, include_str!("reach.sql"), &json_text(&leads)?, window)?;
    for state in State::ALL {
        let of_state = |lead: &Lead| lead.2 == state.word();
        let ends = leads.iter().zip(&ends).filter(|(lead, _)| of_state(lead));
        let upto = ends.filter_map(|(_, end)| *end).min().map_or(i64::MAX, |end| end - 1);
        leads.iter_mut().filter(|lead| of_state(lead)).for_each(|lead| lead.3 = upto);
    }
    let found = tx.all(include_str!("counts.sql"), &[&json_text(&leads)?, &today], |row| {
        Ok((row.word(0, State::of_word)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let mut counts = Counts::default();
    for (state, n, n_unanswered, n_late) in found {
        counts.add(state, n, (n_unanswered, n_late));
    }
    let is_cut = |is_open: bool| {
        let of =
            |lead: &Lead| State::of_word(lead.2).is_some_and(|state| state.is_open() == is_open);
        leads.iter().any(|lead| lead.3 != i64::MAX && of(lead))
    };
    (counts.open_is_at_least, counts.closed_is_at_least) = (is_cut(true), is_cut(false));
    Ok(counts)
}

impl Counts {
    fn add(&mut self, state: State, n: i64, (n_unanswered, n_late): (i64, i64)) {
        self.all += n;
        match state {
            State::Drafted => self.drafted += n,
            State::Called | State::Delivered => {
                self.awaited += n_unanswered;
                self.unanswered += n_late;
            }
            State::Replied | State::UnderReview => self.to_decide += n,
            State::Accepted
            | State::AcceptedWithWarning
            | State::NotSatisfactory
            | State::ActionRecommended => self.decided += n,
            State::Withdrawn => self.withdrawn += n,
        }
    }
}

/// How the explanations of a post ended, as seen on a day.
///
/// # Errors
/// The database's own.
pub fn record<M>(tx: &mut Tx<M>, post: PostId, today: Date) -> Result<Record> {
    let record = tx.first(include_str!("record.sql"), &[&post, &today], |row| {
        Ok(Record {
            called: row.get(0)?,
            accepted: row.get(1)?,
            warned: row.get(2)?,
            not_satisfactory: row.get(3)?,
            late: row.get(4)?,
            unanswered: row.get(5)?,
        })
    })?;
    Ok(record.unwrap_or_default())
}

/// A way into the register: its leading word, the others as a text, the state, and how far it is walked.
type Lead = (String, String, &'static str, i64);

impl Filter {
    /// Whether rows of a way may be left out of the page.
    fn leaves_out(&self) -> bool {
        self.unanswered_on.is_some() || self.ways().iter().any(|way| way.len() > 1)
    }

    fn leads_json(&self) -> Result<String> {
        json_text(&self.leads()?)
    }

    /// Each way in each state that is asked for.
    fn leads(&self) -> Result<Vec<Lead>> {
        let states = self.states.as_deref().unwrap_or(&State::ALL);
        let mut leads = Vec::new();
        for way in self.ways() {
            let mut words = way.iter().map(Scope::word);
            let lead = words.next().unwrap_or_else(|| Scope::Office.word());
            let rest = words_json(&words.collect::<Vec<_>>())?;
            let of = |state: &State| (lead.clone(), rest.clone(), state.word(), i64::MAX);
            leads.extend(states.iter().map(of));
        }
        Ok(leads)
    }

    fn ways(&self) -> Vec<Vec<Scope>> {
        let asked = [
            self.cause.clone().map(|(place, key)| Scope::Cause(place, key)),
            self.directive.map(Scope::Directive),
            self.review.map(Scope::Review),
            self.asked.map(Scope::Asked),
            self.called_by.map(Scope::CalledBy),
            self.within.map(Scope::Place),
        ];
        let asked: Vec<Scope> = asked.into_iter().flatten().collect();
        ways(&asked, self.seen.as_deref(), Scope::breadth)
    }
}
