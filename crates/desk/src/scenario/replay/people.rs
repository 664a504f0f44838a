//! The posts of a scenario, each under its superior by the packs' line, and who holds them.

use std::sync::Arc;

use domain::name::Name;
use domain::place::Place;
use domain::post::{Charge, PostId};

use super::super::file::{PostRow, TakeOverRow};
use super::{Open, name, post_id, word};
use crate::error::{Error, Result};
use crate::people::{OwnPost, TakeOver, Who, take_over as take};
use crate::posts;

pub(super) fn posts(books: &mut Open<'_, '_>, row: &PostRow) -> Result<()> {
    let tree = Arc::clone(&books.known.tree);
    let at: Vec<&Place> = match (&row.place, &row.each_block_of) {
        (Some(slug), _) => vec![word(tree.by_slug(slug), slug)?],
        (None, Some(slug)) => tree.children(word(tree.by_slug(slug), slug)?.code).collect(),
        (None, None) => return Err(Error::Scenario(format!("post {} has no place", row.kind))),
    };
    let mut holders = row.holder.iter().chain(&row.holders);
    for place in at {
        let slug = format!("{}-{}", row.word, place.slug);
        let post = posts::create_as(books, &row.kind, place.code, slug)
            .map_err(|error| Error::Scenario(format!("{} {}: {error}", row.kind, place.slug)))?;
        if let Some(holder) = holders.next().map(name).filter(|holder| !holder.hi.is_empty()) {
            join(books, post, holder)?;
        }
    }
    Ok(())
}

fn join(books: &mut Open<'_, '_>, post: PostId, holder: Name) -> Result<()> {
    let (who, from) = (Who::New(holder), books.today);
    let own = OwnPost::Kept;
    take(books, &TakeOver { post, who, charge: Charge::Regular, from, own_post: own })?;
    Ok(())
}

/// Somebody new comes to the post as to an own one; the holder of another post takes it beside that.
pub(super) fn take_over(books: &mut Open<'_, '_>, row: &TakeOverRow) -> Result<()> {
    let post = post_id(books, &row.post)?;
    match (&row.by, &row.by_holder_of) {
        (Some(by), _) => join(books, post, name(by)),
        (None, Some(slug)) => {
            let other = posts::by_slug(books, slug)?;
            let person = word(other.holder, slug)?.person;
            let (who, from) = (Who::Known(person), books.today);
            let charge = Charge::Additional;
            take(books, &TakeOver { post, who, charge, from, own_post: OwnPost::Kept })?;
            Ok(())
        }
        (None, None) => Err(Error::Scenario(format!("nobody takes over {}", row.post))),
    }
}
