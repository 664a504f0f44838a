//! Changes of places: a name, a parent, a split, a merger, a code, each by an order and from a day. What the
//! months before looked like stays as it was.

pub mod crosswalk;
mod typed;

use domain::fact::{By, Fact};
use domain::name::Name;
use domain::place::change::{Change, Move, Register, What};
use domain::place::hierarchy::Hierarchy;
use domain::place::{PlaceCode, Tier};
use jiff::civil::Date;
use store::Write;
pub use store::places::{Code, Since};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;
pub use typed::{Typed, day};

/// A change of a place with the fact that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub fact: i64,
    pub by: By,
    pub change: Change,
}

/// Records a change of places.
///
/// # Errors
/// The first rule that says no; or the figures do not fit over the places as they would be.
pub fn record(books: &mut Books<'_, '_, Write>, change: Change) -> Result<i64> {
    books.known.places().may(&change, books.today)?;
    books.record(&Fact::PlaceChanged(Box::new(change)))
}

/// Makes places members of clusters; who is one already is left alone. Returns how many are new.
///
/// # Errors
/// The first rule that says no.
pub fn join(
    books: &mut Books<'_, '_, Write>,
    members: &[Move],
    from: Date,
    order: String,
) -> Result<usize> {
    let hierarchy = Hierarchy::FEDERATION;
    let tree = books.known.places().tree_on(hierarchy, from)?;
    let parent = |place| tree.get(place).and_then(|place| place.parent);
    let news = members.iter().filter(|step| parent(step.place) != step.to);
    let moves: Vec<Move> = news.copied().collect();
    let n_moves = moves.len();
    if n_moves > 0 {
        record(books, Change { from, order, what: What::Moved { hierarchy, moves } })?;
    }
    Ok(n_moves)
}

/// What happened to a place, the latest first.
///
/// # Errors
/// The database failed.
pub fn history<M>(books: &mut Books<'_, '_, M>, place: PlaceCode) -> Result<Vec<Recorded>> {
    let mut history = Vec::new();
    for changed in store::places::changes(books.tx, place)?.into_iter().rev() {
        let recorded = store::ledger::get(books.tx, changed.fact)?;
        if let Fact::PlaceChanged(change) = recorded.fact {
            history.push(Recorded { fact: changed.fact, by: recorded.by, change: *change });
        }
    }
    Ok(history)
}

/// The names of a place by day, oldest first; none where it was never renamed.
///
/// # Errors
/// The database failed.
pub fn names<M>(books: &mut Books<'_, '_, M>, place: PlaceCode) -> Result<Vec<Since<Name>>> {
    Ok(store::places::names(books.tx, place)?)
}

/// The codes of a place in other registers.
///
/// # Errors
/// The database failed.
pub fn codes<M>(books: &mut Books<'_, '_, M>, place: PlaceCode) -> Result<Vec<Code>> {
    Ok(store::places::codes(books.tx, place)?)
}

/// The place that a code means in a register.
///
/// # Errors
/// None does, or the database failed.
pub fn by_code<M>(
    books: &mut Books<'_, '_, M>,
    register: Register,
    code: &str,
) -> Result<PlaceCode> {
    store::places::by_code(books.tx, register, code)?.ok_or(Error::NotFound)
}

/// The changes by which comparing two days at a place and below it rests on an order: splits, mergers and moves
/// after the first day, up to the second.
#[must_use]
pub fn between(known: &Known, place: PlaceCode, (after, until): (Date, Date)) -> Vec<&Change> {
    let is_near = |code: &PlaceCode| {
        known.tree.is_within(*code, place)
            || known
                .places()
                .parents(Hierarchy::REVENUE, *code)
                .iter()
                .any(|(_, p)| *p == Some(place))
    };
    let changes = known.places().changes().iter();
    changes
        .filter(|change| after < change.from && change.from <= until)
        .filter(|change| match &change.what {
            What::Split { .. } | What::Merged { .. } => change.what.places().iter().any(is_near),
            What::Moved { moves, .. } => moves.iter().any(|step| is_near(&step.place)),
            _ => false,
        })
        .collect()
}

/// The members of a block that are in no cluster, which report all the same.
#[must_use]
pub fn not_federated(known: &Known, block: PlaceCode, day: Date) -> Vec<PlaceCode> {
    let tree = known.cube_on(Hierarchy::FEDERATION, day).tree();
    let alone = tree.within(block).iter().filter(|place| {
        let above = place.parent.map(PlaceCode::tier);
        matches!(place.code.tier(), Tier::Vo)
            && above != Some(Tier::Clf)
            && !tree.line(place.code).any(|above| above.code.tier() == Tier::Clf)
    });
    alone.map(|place| place.code).collect()
}
