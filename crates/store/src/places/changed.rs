//! What a change of places does to the tables: names and parents by the day from which they hold, codes,
//! and under which places posts are found. The table of places itself shows what holds today.

use domain::name::Name;
use domain::place::PlaceCode;
use domain::place::change::{Change, Coded, Part, What};
use domain::place::hierarchy::Hierarchy;
use jiff::civil::Date;

use crate::error::{Error, Result};
use crate::fold::Stamp;
use crate::ledger::wire;
use crate::posts;
use crate::tx::{Tx, Write};

/// A change in the course of being folded.
#[derive(Clone, Copy)]
struct At {
    seq: i64,
    from: Date,
}

pub(crate) fn changed(tx: &mut Tx<Write>, stamp: Stamp<'_>, change: &Change) -> Result<()> {
    let at = At { seq: stamp.seq, from: change.from };
    match &change.what {
        What::Renamed { place, name } => renamed(tx, at, *place, name)?,
        What::Aliased { place, aliases } => call_also(tx, *place, aliases)?,
        What::Moved { hierarchy, moves } => {
            let moves: Vec<_> = moves.iter().map(|step| (step.place, step.to)).collect();
            put_under(tx, at, *hierarchy, &moves)?;
        }
        What::Split { place, parts, .. } => split(tx, at, *place, parts)?,
        What::Merged { places, into } => {
            let mut moves = Vec::new();
            for place in places {
                moves.extend(below(tx, *place)?.into_iter().map(|child| (child, Some(*into))));
            }
            put_under(tx, at, Hierarchy::REVENUE, &moves)?;
        }
        What::Coded { codes } => coded(tx, at, codes)?,
    }
    let places: Vec<[i64; 1]> = change.what.places().iter().map(|p| [p.number()]).collect();
    tx.run(
        sql!(
            "insert into place_change (office_id, place, from_on, seq, word)
             select $1, cast(j.value ->> 0 as bigint), $3, $4, $5
             from json_each($2) j"
        ),
        &[&wire::json_text(&places)?, &at.from, &at.seq, &change.what.word()],
    )?;
    Ok(())
}

fn renamed(tx: &mut Tx<Write>, at: At, place: PlaceCode, name: &Name) -> Result<()> {
    let before = super::get(tx, place)?.name;
    tx.run(
        sql!(
            "insert into place_name (office_id, place, from_on, seq, name_hi, name_en)
             select p.office_id, p.place, '', p.seq, p.name_hi, p.name_en
             from place p
             where p.office_id = $1
               and p.place = $2
               and not exists (
                 select 1 from place_name n where n.office_id = $1 and n.place = $2
               )"
        ),
        &[&place],
    )?;
    tx.run(
        sql!(
            "insert into place_name (office_id, place, from_on, seq, name_hi, name_en)
             values ($1, $2, $3, $4, $5, $6)"
        ),
        &[&place, &at.from, &at.seq, &name.hi, &name.en],
    )?;
    tx.run(
        sql!("update place set name_hi = $3, name_en = $4 where office_id = $1 and place = $2"),
        &[&place, &name.hi, &name.en],
    )?;
    call_also(tx, place, &[before.hi, before.en])
}

fn call_also(tx: &mut Tx<Write>, place: PlaceCode, spellings: &[String]) -> Result<()> {
    let mut aliases = super::get(tx, place)?.aliases;
    for spelling in spellings {
        if !aliases.contains(spelling) {
            aliases.push(spelling.clone());
        }
    }
    tx.run(
        sql!("update place set aliases = $3 where office_id = $1 and place = $2"),
        &[&place, &wire::json_text(&aliases)?],
    )?;
    Ok(())
}

fn split(tx: &mut Tx<Write>, at: At, whole: PlaceCode, parts: &[Part]) -> Result<()> {
    let parent = super::get(tx, whole)?.parent;
    let mut new = Vec::new();
    for part in parts.iter().filter(|part| part.place.code != whole) {
        new.push(domain::place::Place { parent, ..part.place.clone() });
    }
    super::added(tx, at.seq, &new)?;
    for place in &new {
        go_with(tx, at, whole, place.code)?;
    }
    let takes = parts
        .iter()
        .flat_map(|part| part.takes.iter().map(|taken| (*taken, Some(part.place.code))));
    put_under(tx, at, Hierarchy::REVENUE, &takes.collect::<Vec<_>>())
}

/// A part belongs where the whole did in other hierarchies.
fn go_with(tx: &mut Tx<Write>, at: At, whole: PlaceCode, part: PlaceCode) -> Result<()> {
    tx.run(
        sql!(
            "insert into place_parent (office_id, hierarchy, place, from_on, seq, parent)
             select p.office_id, p.hierarchy, $3, $4, $5, p.parent
             from place_parent p
             where p.office_id = $1
               and p.place = $2
               and p.hierarchy <> 'revenue'
               and not exists (
                 select 1
                 from place_parent w
                 where w.office_id = p.office_id
                   and w.hierarchy = p.hierarchy
                   and w.place = p.place
                   and (w.from_on > p.from_on or (w.from_on = p.from_on and w.seq > p.seq))
               )"
        ),
        &[&whole, &part, &at.from, &at.seq],
    )?;
    Ok(())
}

/// Puts places under others: in the table of the hierarchy, and in revenue also where they are found.
fn put_under(
    tx: &mut Tx<Write>,
    at: At,
    hierarchy: Hierarchy,
    moves: &[(PlaceCode, Option<PlaceCode>)],
) -> Result<()> {
    let row =
        |(place, to): &(PlaceCode, Option<PlaceCode>)| (place.number(), to.map(PlaceCode::number));
    let rows = wire::json_text(&moves.iter().map(row).collect::<Vec<_>>())?;
    let is_revenue = hierarchy == Hierarchy::REVENUE;
    if is_revenue {
        keep_first(tx, &rows)?;
    }
    tx.run(
        sql!(
            "insert into place_parent (office_id, hierarchy, place, from_on, seq, parent)
             select $1, $3, cast(j.value ->> 0 as bigint), $4, $5, cast(j.value ->> 1 as bigint)
             from json_each($2) j"
        ),
        &[&rows, &hierarchy.word(), &at.from, &at.seq],
    )?;
    if is_revenue {
        tx.run(
            sql!(
                "update place set parent = (
                   select cast(j.value ->> 1 as bigint)
                   from json_each($2) j
                   where cast(j.value ->> 0 as bigint) = place.place
                 )
                 where office_id = $1
                   and place in (select cast(w.value ->> 0 as bigint) from json_each($2) w)"
            ),
            &[&rows],
        )?;
        let moved: Vec<PlaceCode> = moves.iter().map(|(place, _)| *place).collect();
        let within = within(tx, moved)?;
        posts::found_anew(tx, &within)?;
    }
    Ok(())
}

/// Where a place lay before its first move.
fn keep_first(tx: &mut Tx<Write>, rows: &str) -> Result<()> {
    tx.run(
        sql!(
            "insert into place_parent (office_id, hierarchy, place, from_on, seq, parent)
             select p.office_id, 'revenue', p.place, '', p.seq, p.parent
             from place p
             where p.office_id = $1
               and p.place in (select cast(j.value ->> 0 as bigint) from json_each($2) j)
               and not exists (
                 select 1
                 from place_parent w
                 where w.office_id = $1 and w.hierarchy = 'revenue' and w.place = p.place
               )"
        ),
        &[&rows],
    )?;
    Ok(())
}

fn below(tx: &mut Tx<Write>, place: PlaceCode) -> Result<Vec<PlaceCode>> {
    let mut below: Vec<PlaceCode> = tx.all(
        sql!("select place from place where office_id = $1 and parent = $2"),
        &[&place],
        |row| row.get(0),
    )?;
    below.sort_unstable();
    Ok(below)
}

/// These places and all below them, level by level.
fn within(tx: &mut Tx<Write>, mut level: Vec<PlaceCode>) -> Result<Vec<PlaceCode>> {
    let mut all = Vec::new();
    while !level.is_empty() {
        let rows: Vec<[i64; 1]> = level.iter().map(|place| [place.number()]).collect();
        all.append(&mut level);
        level = tx.all(
            sql!(
                "select p.place
                 from json_each($2) j
                 cross join place p
                 where p.office_id = $1 and p.parent = cast(j.value ->> 0 as bigint)"
            ),
            &[&wire::json_text(&rows)?],
            |row| row.get(0),
        )?;
    }
    Ok(all)
}

fn coded(tx: &mut Tx<Write>, at: At, codes: &[Coded]) -> Result<()> {
    for coded in codes {
        call_also(tx, coded.place, std::slice::from_ref(&coded.code))?;
    }
    let row = |coded: &Coded| {
        (coded.register.word(), coded.code.clone(), coded.place.number(), coded.version)
    };
    let rows = wire::json_text(&codes.iter().map(row).collect::<Vec<_>>())?;
    tx.run(
        sql!(
            "insert into place_code (office_id, register, code, place, version, seq)
             select $1, j.value ->> 0, j.value ->> 1, cast(j.value ->> 2 as bigint),
               cast(j.value ->> 3 as bigint), $3
             from json_each($2) j
             where true
             on conflict (office_id, register, code)
             do update set version = excluded.version, seq = excluded.seq"
        ),
        &[&rows, &at.seq],
    )?;
    Ok(())
}

/// A table that is asked for a place that nobody gave.
pub(super) fn missing(place: PlaceCode) -> Error {
    Error::missing("place", place.number())
}
