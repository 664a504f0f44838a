//! Samples of closed directives that are looked at again, with what was found. Who may be drawn and who
//! may look is the domain's to say.

use domain::directive::DirectiveId;
use domain::place::PlaceCode;
use domain::post::PostId;
use domain::sample::{Candidate, CheckOutcome, CheckWay, DrawRule, Sample, SampleId};
use jiff::civil::Date;

use crate::directives::{self, Scope};
use crate::error::{Error, Result};
use crate::fold::Stamp;
use crate::ledger::wire::json_text;
use crate::tx::{Tx, Write};
use crate::value::Row;
use crate::ways::words_json;

/// One directive of a sample, and what was found of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub sample: SampleId,
    pub directive: DirectiveId,
    /// `None` while nobody has looked.
    pub outcome: Option<CheckOutcome>,
    pub remark: String,
    pub made_on: Option<Date>,
    pub fact: Option<i64>,
}

/// A draw with its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub id: SampleId,
    pub drawn_on: Date,
    pub sample: Sample,
    pub checks: Vec<Check>,
}

/// How many checks passed, of how many, by post or by place with all below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub scope: Scope,
    pub n_passed: i64,
    pub n: i64,
}

/// The closed directives at or below a place that could be drawn: closed within these days, and not
/// looked at since.
///
/// # Errors
/// The database's own.
pub fn candidates<M>(
    tx: &mut Tx<M>,
    place: PlaceCode,
    (from, to): (Date, Date),
) -> Result<Vec<Candidate>> {
    wanted(tx, &Scope::Place(place), (from, to), None)
}

/// One closed directive as it would stand in a draw; `None` when it is not closed as verified.
///
/// # Errors
/// The database's own.
pub fn candidate<M>(tx: &mut Tx<M>, id: DirectiveId) -> Result<Option<Candidate>> {
    let found = wanted(tx, &Scope::Office, (Date::MIN, Date::MAX), Some(id))?;
    Ok(found.into_iter().next())
}

fn wanted<M>(
    tx: &mut Tx<M>,
    scope: &Scope,
    (from, to): (Date, Date),
    id: Option<DirectiveId>,
) -> Result<Vec<Candidate>> {
    let params: [&dyn crate::value::Bind; 4] = [&scope.word(), &from, &to, &id];
    tx.all(include_str!("samples/candidates.sql"), &params, |row| {
        let posts: String = row.get(25)?;
        let posts = posts.split(',').filter(|post| !post.is_empty());
        let posts = posts.map(|post| post.parse().map(PostId).map_err(Error::broken));
        Ok(Candidate {
            directive: directives::read(row)?,
            accepted_by: posts.collect::<Result<Vec<_>>>()?,
            closed_on: row.get(26)?,
            n_failed: row.get(27)?,
        })
    })
}

/// The last draws, the latest first, at most `limit`.
///
/// # Errors
/// The database's own.
pub fn recent<M>(tx: &mut Tx<M>, limit: i64) -> Result<Vec<Drawn>> {
    samples(tx, None, limit)
}

/// One draw.
///
/// # Errors
/// `Missing` when there is none under the number.
pub fn get<M>(tx: &mut Tx<M>, id: SampleId) -> Result<Drawn> {
    samples(tx, Some(id), 1)?.into_iter().next().ok_or_else(|| Error::missing("sample", id))
}

fn samples<M>(tx: &mut Tx<M>, id: Option<SampleId>, limit: i64) -> Result<Vec<Drawn>> {
    let last = id.map_or(i64::MAX, |id| id.0);
    let first = id.map_or(0, |id| id.0);
    let mut drawn = tx.all(
        sql!(
            "select sample_id, place, checker_id, way, rule, seed, closed_from, closed_to,
               n_candidates, drawn_on
             from check_sample
             where office_id = $1 and sample_id between $2 and $3
             order by sample_id desc
             limit $4"
        ),
        &[&first, &last, &limit],
        read,
    )?;
    let oldest = drawn.last().map_or(i64::MAX, |drawn| drawn.id.0);
    let checks = tx.all(
        sql!(
            "select sample_id, directive_id, outcome, remark, made_on, seq
             from directive_check
             where office_id = $1 and sample_id between $2 and $3
             order by sample_id, ix"
        ),
        &[&oldest, &last],
        read_check,
    )?;
    for check in checks {
        if let Some(drawn) = drawn.iter_mut().find(|drawn| drawn.id == check.sample) {
            drawn.sample.chosen.push(check.directive);
            drawn.checks.push(check);
        }
    }
    Ok(drawn)
}

fn read(row: &Row<'_>) -> Result<Drawn> {
    let sample = Sample {
        place: row.get(1)?,
        checker: row.get(2)?,
        way: row.word(3, CheckWay::of_word)?,
        rule: row.word(4, DrawRule::of_word)?,
        seed: row.get(5)?,
        closed_from: row.get(6)?,
        closed_to: row.get(7)?,
        n_candidates: row.get(8)?,
        chosen: Vec::new(),
    };
    Ok(Drawn { id: row.get(0)?, drawn_on: row.get(9)?, sample, checks: Vec::new() })
}

fn read_check(row: &Row<'_>) -> Result<Check> {
    let outcome: Option<String> = row.get(2)?;
    let outcome = outcome.map(|word| {
        CheckOutcome::of_word(&word).ok_or_else(|| Error::broken(format!("no outcome {word}")))
    });
    Ok(Check {
        sample: row.get(0)?,
        directive: row.get(1)?,
        outcome: outcome.transpose()?,
        remark: row.get(3)?,
        made_on: row.get(4)?,
        fact: row.get(5)?,
    })
}

/// The checks of a directive, the first first.
///
/// # Errors
/// The database's own.
pub fn of_directive<M>(tx: &mut Tx<M>, id: DirectiveId) -> Result<Vec<Check>> {
    tx.all(
        sql!(
            "select sample_id, directive_id, outcome, remark, made_on, seq
             from directive_check
             where office_id = $1 and directive_id = $2
             order by sample_id"
        ),
        &[&id],
        read_check,
    )
}

/// What the checks found under some scopes; one that had none is left out.
///
/// # Errors
/// The database's own.
pub fn found<M>(tx: &mut Tx<M>, scopes: &[Scope]) -> Result<Vec<Found>> {
    let words: Vec<String> = scopes.iter().map(Scope::word).collect();
    tx.all(
        sql!(
            "select f.scope, f.n_passed, f.n
             from json_each($2) q
             cross join check_found f
             where f.office_id = $1 and f.scope = q.value ->> 0
             order by q.key"
        ),
        &[&words_json(&words)?],
        |row| {
            let word: String = row.get(0)?;
            let scope = Scope::of_word(&word).ok_or_else(|| Error::broken(word))?;
            Ok(Found { scope, n_passed: row.get(1)?, n: row.get(2)? })
        },
    )
}

pub(crate) fn drawn(tx: &mut Tx<Write>, stamp: Stamp<'_>, sample: &Sample) -> Result<()> {
    tx.run(
        sql!(
            "insert into check_sample
               (office_id, sample_id, place, checker_id, way, rule, seed, closed_from, closed_to,
                n_candidates, drawn_on)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        &[
            &stamp.seq,
            &sample.place,
            &sample.checker,
            &sample.way.word(),
            &sample.rule.word(),
            &sample.seed,
            &sample.closed_from,
            &sample.closed_to,
            &sample.n_candidates,
            &stamp.by.on,
        ],
    )?;
    let chosen: Vec<[i64; 1]> = sample.chosen.iter().map(|directive| [directive.0]).collect();
    tx.run(
        sql!(
            "insert into directive_check (office_id, sample_id, ix, directive_id, remark)
             select $1, $2, j.key, cast(j.value ->> 0 as bigint), ''
             from json_each($3) j"
        ),
        &[&stamp.seq, &json_text(&chosen)?],
    )?;
    Ok(())
}

pub(crate) fn made(
    tx: &mut Tx<Write>,
    stamp: Stamp<'_>,
    (sample, directive): (SampleId, DirectiveId),
    (outcome, remark): (CheckOutcome, &str),
) -> Result<()> {
    let n = tx.run(
        sql!(
            "update directive_check
             set outcome = $4, remark = $5, made_on = $6, seq = $7
             where office_id = $1 and sample_id = $2 and directive_id = $3"
        ),
        &[&sample, &directive, &outcome.word(), &remark, &stamp.by.on, &stamp.seq],
    )?;
    if n == 0 {
        return Err(Error::Conflict(format!("directive {directive} is not in sample {sample}")));
    }
    let n_passed = i64::from(outcome == CheckOutcome::Passed);
    tx.run(include_str!("samples/add_found.sql"), &[&directive, &n_passed])?;
    Ok(())
}
