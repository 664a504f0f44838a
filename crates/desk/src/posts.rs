//! Posts as they stand on the day of the books, with their holders.

use domain::post::{Post, PostId};

use crate::desk::Books;
use crate::error::{Error, Result};

/// The post with this word in addresses.
///
/// # Errors
/// There is none.
pub fn by_slug<M>(books: &mut Books<'_, '_, M>, slug: &str) -> Result<Post> {
    store::posts::by_slug(books.tx, books.today, slug)?.ok_or(Error::NotFound)
}

/// A post by its number.
///
/// # Errors
/// There is none.
pub fn get<M>(books: &mut Books<'_, '_, M>, id: PostId) -> Result<Post> {
    Ok(store::posts::get(books.tx, books.today, id)?)
}

/// All posts of the office.
///
/// # Errors
/// The database failed.
pub fn all<M>(books: &mut Books<'_, '_, M>) -> Result<Vec<Post>> {
    Ok(store::posts::all(books.tx, books.today)?)
}
