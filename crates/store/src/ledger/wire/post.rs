//! `post-created`, `post-retitled`, `person-added`, `holding-began`, `holding-ended`.

use domain::fact::Fact;
use domain::post::{Charge, Holding, NewPost, PersonId, PostId};
use serde::{Deserialize, Serialize};

use super::Read;
use super::shared::{Name, day, of_word, place};

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
pub(crate) struct Retitled {
    pub(crate) post: i64,
    pub(crate) title: Name,
    pub(crate) from: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Added {
    pub(crate) name: Name,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Began {
    post: i64,
    person: i64,
    charge: String,
    from: String,
    until: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ended {
    pub(crate) post: i64,
    pub(crate) person: i64,
    pub(crate) last: String,
}

impl Retitled {
    pub(crate) fn fact(self) -> Read<Fact> {
        let (post, from) = (PostId(self.post), day(&self.from)?);
        Ok(Fact::PostRetitled { post, title: self.title.into(), from })
    }
}

impl Added {
    pub(crate) fn fact(self) -> Fact {
        Fact::PersonAdded { name: self.name.into() }
    }
}

impl Ended {
    pub(crate) fn fact(self) -> Read<Fact> {
        let (post, person) = (PostId(self.post), PersonId(self.person));
        Ok(Fact::HoldingEnded { post, person, last: day(&self.last)? })
    }
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
            person: holding.person.0,
            charge: holding.charge.word().to_owned(),
            from: holding.from.to_string(),
            until: holding.until.map(|until| until.to_string()),
        }
    }
}

impl Began {
    pub(crate) fn fact(self) -> Read<Fact> {
        Ok(Fact::HoldingBegan(Holding {
            post: PostId(self.post),
            person: PersonId(self.person),
            charge: of_word(&self.charge, Charge::of_word)?,
            from: day(&self.from)?,
            until: self.until.as_deref().map(day).transpose()?,
        }))
    }
}
