//! Opening an office: its name, its packs, its places, and the posts with their holders.

use std::sync::Arc;

use domain::fact::Fact;
use domain::name::Name;
use domain::norm::PackRef;
use domain::place::{Place, Tier};
use domain::post::{Holding, NewPost, PostId};
use domain::review::Series;
use domain::series::Plan;
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

/// Creates, for every place that has none, the posts that the packs of its state name for its tier.
/// Returns how many. They are vacant until somebody takes charge.
///
/// # Errors
/// The database failed.
pub fn create_posts_of_packs(books: &mut Books<'_, '_, Write>) -> Result<usize> {
    let there = store::posts::all(books.tx, books.today)?;
    let is_there = |place, kind: &str| there.iter().any(|p| p.place == place && p.kind == kind);
    let tree = Arc::clone(&books.known.tree);
    let book = Arc::clone(&books.known.book);
    let mut n_posts = 0;
    for place in tree.places() {
        let state = tree.above(place.code, Tier::State).map(|state| state.code);
        for kind in book.post_kinds(state).filter(|kind| kind.tier == place.code.tier()) {
            if is_there(place.code, &kind.code) {
                continue;
            }
            let post = NewPost {
                slug: format!("{}-{}", kind.code, place.slug),
                kind: kind.code.clone(),
                title: kind.title.clone(),
                place: place.code,
                reports_to: None,
            };
            create_post(books, post, None)?;
            n_posts += 1;
        }
    }
    Ok(n_posts)
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
