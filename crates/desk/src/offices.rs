//! Opening an office: its name, its packs, its places, and a monthly review in each district.

use std::sync::Arc;

use domain::fact::Fact;
use domain::name::Name;
use domain::norm::PackRef;
use domain::place::{Place, Tier};
use domain::post::PostId;
use domain::review::Series;
use domain::series::Plan;
use store::Write;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::posts;

/// Opens the office under a name.
///
/// # Errors
/// The database failed.
pub fn open(books: &mut Books<'_, '_, Write>, name: Name) -> Result<i64> {
    books.record(&Fact::OfficeOpened { name })
}

/// Adopts a pack; the same version again changes nothing. Posts that go by a title of the pack take its
/// later ones.
///
/// # Errors
/// All faults of the files at once, or months that were scored would come out by another norm.
pub fn adopt_pack(books: &mut Books<'_, '_, Write>, files: &[(String, String)]) -> Result<PackRef> {
    let (rules, faults) = pack::read(files);
    let Some(rules) = rules else { return Err(Error::PackFaults(faults)) };
    let pack = rules.pack.clone();
    if let Some(known) = books.known.book.packs().iter().find(|known| known.pack.id == pack.id) {
        let faults = pack::rewritten(known, &rules, books.today);
        if !faults.is_empty() {
            return Err(Error::PackFaults(faults));
        }
    }
    if !books.known.book.packs().iter().any(|known| known.pack == pack) {
        books.record(&Fact::PackAdopted { pack: pack.clone(), files: files.to_vec() })?;
        posts::retitle_by_packs(books)?;
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
        let mut all = books.known.places().clone();
        all.add(&new);
        all.stand()?;
        books.record(&Fact::PlacesAdded { places: new })?;
    }
    Ok(())
}

/// Founds a monthly review in every district that has none, under the post that its pack names first.
///
/// # Errors
/// The database failed.
pub fn found_monthly_reviews(books: &mut Books<'_, '_, Write>) -> Result<()> {
    let posts = store::posts::all(books.tx, books.today)?;
    let founded = store::reviews::series_all(books.tx)?;
    let tree = Arc::clone(&books.known.tree);
    let districts = tree.places().iter().filter(|place| place.code.tier() == Tier::District);
    for district in districts {
        let own: Vec<PostId> =
            posts.iter().filter(|post| post.place == district.code).map(|post| post.id).collect();
        let is_founded = founded.iter().any(|f| f.series.place == district.code);
        let (Some((chair, members)), false) = (own.split_first(), is_founded) else { continue };
        books.record(&Fact::SeriesFounded(Series {
            slug: format!("monthly-{}", district.slug),
            name: Name::new("मासिक समीक्षा बैठक", "Monthly review"),
            place: district.code,
            chair: *chair,
            members: members.to_vec(),
            schemes: Vec::new(),
            plan: Plan::default(),
        }))?;
    }
    Ok(())
}
