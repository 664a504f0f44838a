//! Under what a directive is looked for: the office, a series, a sitting, a line, an owner, a place with all
//! above it. Each is a word in one table, so that the register is read by one index however it is asked,
//! and a place never needs the list of those below it.

use domain::directive::{Directive, DirectiveId};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::review::{ReviewId, SeriesId};
use domain::scheme::SchemeCode;

use crate::error::Result;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};
use crate::{places, reviews};

/// One thing by which directives are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Office,
    Series(SeriesId),
    Review(ReviewId),
    Scheme(SchemeCode),
    Post(PostId),
    /// At the place or below it.
    Place(PlaceCode),
}

/// The rows of an open directive that say so are numbered from here.
const OPEN_IX: i64 = 100;

impl Scope {
    pub(crate) fn word(&self) -> String {
        match self {
            Self::Office => "office".to_owned(),
            Self::Series(id) => format!("series {id}"),
            Self::Review(id) => format!("review {id}"),
            Self::Scheme(code) => format!("scheme {code}"),
            Self::Post(id) => format!("post {id}"),
            Self::Place(code) => format!("place {}", code.number()),
        }
    }

    /// The post or the place of a word; `None` for the others.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        let (kind, number) = word.split_once(' ')?;
        let number = number.parse().ok()?;
        match kind {
            "post" => Some(Self::Post(PostId(number))),
            "place" => PlaceCode::from_number(number).map(Self::Place),
            _ => None,
        }
    }

    /// How much stands under it as things are: a sitting has tens, an owner or a series hundreds, a block
    /// hundreds, a district thousands.
    pub(crate) fn breadth(&self) -> usize {
        match self {
            Self::Review(_) => 0,
            Self::Post(_) => 1,
            Self::Series(_) => 2,
            Self::Place(place) if place.tier() > Tier::District => 3,
            Self::Scheme(_) => 4,
            Self::Place(place) if place.tier() == Tier::District => 5,
            Self::Place(_) => 6,
            Self::Office => 7,
        }
    }

    /// The word under which only the open ones stand.
    pub(crate) fn open_word(&self) -> String {
        format!("open {}", self.word())
    }
}

/// Puts a directive just given under all that it is found by.
pub(super) fn put(tx: &mut Tx<Write>, directive: &Directive) -> Result<()> {
    let given = &directive.given;
    let series = reviews::review(tx, given.review)?.sitting.series;
    let mut scopes = vec![Scope::Office, Scope::Series(series), Scope::Review(given.review)];
    scopes.extend(given.scheme.clone().map(Scope::Scheme));
    scopes.push(Scope::Place(given.place));
    scopes.extend(places::above(tx, given.place)?.into_iter().map(Scope::Place));
    scopes.extend(given.owners.iter().map(|owner| Scope::Post(*owner)));
    let mut words: Vec<[String; 1]> = Vec::new();
    for scope in scopes {
        let word = [scope.word()];
        if !words.contains(&word) {
            words.push(word);
        }
    }
    tx.run(
        sql!(
            "insert into directive_scope (office_id, scope, directive_id, ix)
             select $1, j.value ->> 0, $2, j.key
             from json_each($3) j"
        ),
        &[&directive.id, &json_text(&words)?],
    )?;
    open(tx, directive.id)
}

/// Takes it up among the open ones.
pub(super) fn open(tx: &mut Tx<Write>, id: DirectiveId) -> Result<()> {
    tx.run(
        sql!(
            "insert into directive_scope (office_id, scope, directive_id, ix)
             select s.office_id, 'open ' || s.scope, s.directive_id, s.ix + $3
             from directive_scope s
             where s.office_id = $1 and s.directive_id = $2 and s.ix < $3"
        ),
        &[&id, &OPEN_IX],
    )?;
    Ok(())
}

/// Takes it from among the open ones.
pub(super) fn close(tx: &mut Tx<Write>, id: DirectiveId) -> Result<()> {
    tx.run(
        sql!(
            "delete from directive_scope
             where office_id = $1 and directive_id = $2 and ix >= $3"
        ),
        &[&id, &OPEN_IX],
    )?;
    Ok(())
}
