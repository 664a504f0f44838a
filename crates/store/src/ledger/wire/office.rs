//! `office-opened`, `pack-adopted`, `places-added`.

use domain::fact::Fact;
use domain::norm::PackRef;
use domain::place::Place;
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{Name, each, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Opened {
    name: Name,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Adopted {
    id: String,
    version: String,
    files: Vec<File>,
}

/// A file of a pack: its path, and what stood in it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    path: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    places: Vec<PlaceShape>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceShape {
    code: i64,
    parent: Option<i64>,
    slug: String,
    name: Name,
    aliases: Vec<String>,
}

impl From<&domain::name::Name> for Opened {
    fn from(name: &domain::name::Name) -> Self {
        Self { name: name.into() }
    }
}

impl Opened {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is read in the same way")]
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::OfficeOpened { name: self.name.into() })
    }
}

impl Adopted {
    pub(crate) fn of(pack: &PackRef, files: &[(String, String)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| File { path: path.clone(), text: text.clone() })
            .collect();
        Self { id: pack.id.clone(), version: pack.version.clone(), files }
    }

    #[expect(clippy::unnecessary_wraps, reason = "every kind is read in the same way")]
    pub(crate) fn fact(self) -> Read<Fact> {
        let pack = PackRef { id: self.id, version: self.version };
        let files = self.files.into_iter().map(|file| (file.path, file.text)).collect();
        Ok(Fact::PackAdopted { pack, files })
    }
}

impl Places {
    pub(crate) fn of(places: &[Place]) -> Self {
        Self { places: places.iter().map(PlaceShape::of).collect() }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::PlacesAdded { places: each(self.places, PlaceShape::place)? })
    }
}

impl PlaceShape {
    pub(super) fn of(place: &Place) -> Self {
        Self {
            code: place.code.number(),
            parent: place.parent.map(|parent| parent.number()),
            slug: place.slug.clone(),
            name: (&place.name).into(),
            aliases: place.aliases.clone(),
        }
    }

    pub(super) fn place(self) -> Read<Place> {
        Ok(Place {
            code: place(self.code)?,
            parent: self.parent.map(place).transpose()?,
            slug: self.slug,
            name: self.name.into(),
            aliases: self.aliases,
        })
    }
}
