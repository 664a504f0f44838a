//! Under what an explanation is looked for: the office, its place with all above it, the post that is asked
//! and every post above that one, a sitting, a directive, the very cause, the post that called it. It stands under each
//! in its state, so that the register is entered by one index however it is asked.

use domain::directive::DirectiveId;
use domain::explanation::{Explanation, ExplanationId, NewExplanation, State};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::review::ReviewId;

use crate::error::Result;
use crate::tx::{Tx, Write};
use crate::ways::words_json;
use crate::{places, posts};

/// One thing by which explanations are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Office,
    /// For the place or a place below it.
    Place(PlaceCode),
    /// Asked of the post.
    Asked(PostId),
    /// Asked of the post or of one that reports to it, directly or through others.
    Line(PostId),
    /// Called by the post.
    CalledBy(PostId),
    Review(ReviewId),
    Directive(DirectiveId),
    /// For this very cause, under its key, at this place itself.
    Cause(PlaceCode, String),
}

impl Scope {
    pub(super) fn word(&self) -> String {
        match self {
            Self::Office => "office".to_owned(),
            Self::Place(code) => format!("place {}", code.number()),
            Self::Asked(id) => format!("asked {id}"),
            Self::Line(id) => format!("line {id}"),
            Self::CalledBy(id) => format!("called-by {id}"),
            Self::Review(id) => format!("review {id}"),
            Self::Directive(id) => format!("directive {id}"),
            Self::Cause(place, key) => format!("cause {} {key}", place.number()),
        }
    }

    /// How much stands under it as things are.
    pub(super) fn breadth(&self) -> usize {
        match self {
            Self::Directive(_) | Self::Cause(..) => 0,
            Self::Review(_) => 1,
            Self::Asked(_) => 2,
            Self::CalledBy(_) => 3,
            Self::Place(place) if place.tier() > Tier::District => 4,
            Self::Line(_) => 5,
            Self::Place(_) => 6,
            Self::Office => 7,
        }
    }
}

/// Puts an explanation just drafted under all that it is found by.
pub(super) fn put(
    tx: &mut Tx<Write>,
    id: ExplanationId,
    given: &NewExplanation,
    state: State,
) -> Result<()> {
    let mut scopes = vec![Scope::Office, Scope::Place(given.place)];
    scopes.extend(places::above(tx, given.place)?.into_iter().map(Scope::Place));
    scopes.push(Scope::Asked(given.asked));
    scopes.extend(posts::line(tx, given.asked)?.into_iter().map(Scope::Line));
    scopes.extend(given.review.map(Scope::Review));
    scopes.extend(given.directive.map(Scope::Directive));
    scopes.push(Scope::Cause(given.place, given.cause.key()));
    add(tx, id, &scopes, state)
}

/// Puts it under further words.
fn add(tx: &mut Tx<Write>, id: ExplanationId, scopes: &[Scope], state: State) -> Result<()> {
    let words: Vec<String> = scopes.iter().map(Scope::word).collect();
    tx.run(
        sql!(
            "insert into explanation_scope (office_id, explanation_id, ix, scope, state)
             select $1, $2, j.key + (
                 select count(*)
                 from explanation_scope s
                 where s.office_id = $1 and s.explanation_id = $2
               ), j.value ->> 0, $4
             from json_each($3) j"
        ),
        &[&id, &words_json(&words)?, &state.word()],
    )?;
    Ok(())
}

/// It came into another state, or was called by somebody.
pub(super) fn moved(tx: &mut Tx<Write>, before: &Explanation, now: &Explanation) -> Result<()> {
    if let (None, Some(call)) = (&before.call, &now.call) {
        add(tx, now.id, &[Scope::CalledBy(call.by)], now.state)?;
    }
    if before.state != now.state {
        tx.run(
            sql!(
                "update explanation_scope
                 set state = $3
                 where office_id = $1 and explanation_id = $2"
            ),
            &[&now.id, &now.state.word()],
        )?;
    }
    Ok(())
}
