//! Opening an office: its name, its packs, its places, and the posts with their holders.

use domain::fact::Fact;
use domain::name::Name;
use domain::norm::PackRef;
use domain::place::Place;
use domain::post::{Holding, NewPost, PostId};
use store::Write;

use crate::desk::Books;
use crate::error::{Error, Result};

/// Opens the office under a name.
///
/// # Errors
/// The database failed.
pub fn open(books: &mut Books<'_, '_, Write>, name: Name) -> Result<i64> {
    books.record(&Fact::OfficeOpened { name })
}

/// Adopts a pack; the same version again changes nothing.
///
/// # Errors
/// All faults of the files at once.
pub fn adopt_pack(books: &mut Books<'_, '_, Write>, files: &[(String, String)]) -> Result<PackRef> {
    let (rules, faults) = pack::read(files);
    let Some(rules) = rules else { return Err(Error::PackFaults(faults)) };
    let pack = rules.pack.clone();
    if !books.known.book.packs().iter().any(|known| known.pack == pack) {
        books.record(&Fact::PackAdopted { pack: pack.clone(), files: files.to_vec() })?;
    }
    Ok(pack)
}

/// Adds places to the tree; those already there are left alone.
///
/// # Errors
/// A code or word that stands twice, or a parent that is not there.
pub fn add_places(books: &mut Books<'_, '_, Write>, places: Vec<Place>) -> Result<()> {
    let new: Vec<Place> =
        places.into_iter().filter(|place| books.known.tree.get(place.code).is_none()).collect();
    if !new.is_empty() {
        let all = books.known.tree.places().iter().chain(&new).cloned().collect();
        domain::place::Tree::build(all)?;
        books.record(&Fact::PlacesAdded { places: new })?;
    }
    Ok(())
}

/// Creates a post and, where a name is given, its first holder from today.
///
/// # Errors
/// The database failed, or the word is taken.
pub fn create_post(
    books: &mut Books<'_, '_, Write>,
    post: NewPost,
    holder: Option<Name>,
) -> Result<PostId> {
    let id = PostId(books.record(&Fact::PostCreated(post))?);
    if let Some(person) = holder {
        let from = books.today;
        books.record(&Fact::HoldingBegan(Holding { post: id, person, from }))?;
    }
    Ok(id)
}
