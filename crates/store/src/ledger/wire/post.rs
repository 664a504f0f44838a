//! `post-created`, `holding-began`.

use domain::fact::Fact;
use domain::post::{Holding, NewPost, PostId};
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{Name, day, place};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Created {
    slug: String,
    kind: String,
    title: Name,
    place: i64,
    reports_to: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Began {
    post: i64,
    person: Name,
    from: String,
}

impl From<&NewPost> for Created {
    fn from(post: &NewPost) -> Self {
        Self {
            slug: post.slug.clone(),
            kind: post.kind.clone(),
            title: (&post.title).into(),
            place: post.place.number(),
            reports_to: post.reports_to.map(|post| post.0),
        }
    }
}

impl Created {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::PostCreated(NewPost {
            slug: self.slug,
            kind: self.kind,
            title: self.title.into(),
            place: place(self.place)?,
            reports_to: self.reports_to.map(PostId),
        }))
    }
}

impl From<&Holding> for Began {
    fn from(holding: &Holding) -> Self {
        Self {
            post: holding.post.0,
            person: (&holding.person).into(),
            from: holding.from.to_string(),
        }
    }
}

impl Began {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::HoldingBegan(Holding {
            post: PostId(self.post),
            person: self.person.into(),
            from: day(&self.from)?,
        }))
    }
}
