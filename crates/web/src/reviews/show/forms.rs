//! The lists of the forms on the page of a sitting.

use std::collections::BTreeMap;

use desk::Books;
use domain::place::{Place, Tree};
use domain::post::Post;
use domain::scheme::Scheme;

use super::Of;
use crate::frame::post_title;
use crate::look::parts::{Choice, Typed};
use crate::look::review::{AddForm, ConditionKind, GiveForm};
use crate::look::words::Words;
use crate::visit::Visit;

impl Of<'_> {
    /// The lines that the series reviews.
    fn schemes<'b, M>(&self, books: &'b Books<'_, '_, M>) -> Vec<&'b Scheme> {
        let state = books.known.state_of(self.own());
        let mut schemes = books.known.book.schemes(state, self.own().tier());
        schemes.retain(|scheme| self.held.series.covers(scheme));
        schemes
    }

    /// The places and lines for a point put on by hand; the series' own place and no line at first.
    pub(super) fn add_form<M>(&self, books: &Books<'_, '_, M>) -> AddForm {
        let tree = &books.known.tree;
        let own = tree.get(self.own()).into_iter();
        let places = own.chain(tree.children(self.own())).map(|place| Choice {
            value: place.slug.clone(),
            label: self.visit.say(&place.name),
            is_chosen: place.code == self.own(),
        });
        let none =
            Choice { value: String::new(), label: self.words.w("item-no-scheme"), is_chosen: true };
        let schemes = self.schemes(books).into_iter().map(|scheme| Choice {
            value: scheme.code.to_string(),
            label: self.visit.say(&scheme.name),
            is_chosen: false,
        });
        AddForm {
            places: places.collect(),
            schemes: std::iter::once(none).chain(schemes).collect(),
        }
    }

    pub(super) fn give_form<M>(&self, books: &Books<'_, '_, M>, opened: Option<i64>) -> GiveForm {
        let answering = opened
            .and_then(|n| self.kept().find(|point| point.item.n == n))
            .and_then(|point| point.item.post);
        let tree = &books.known.tree;
        let choice = |value: &str, label: String| Choice {
            value: value.to_owned(),
            label,
            is_chosen: false,
        };
        let schemes = self.schemes(books).into_iter();
        let indicators = schemes.map(|s| choice(s.achieved.as_str(), self.visit.say(&s.name)));
        let places = tree.within(self.own());
        let series = &self.held.series;
        let posts = self.posts.iter().filter(|post| series.binds(post, tree));
        let top = tree.get(self.own());
        let kinds = top.map(|top| kinds_within(self.visit, &self.words, (tree, top), self.posts));
        let groups = kinds.into_iter().flatten().map(|(value, label)| choice(&value, label));
        GiveForm {
            item: opened.map_or(String::new(), |n| n.to_string()),
            posts: posts
                .map(|post| Choice {
                    is_chosen: Some(post.id) == answering,
                    ..choice(&post.slug, post_title(books, self.visit, post))
                })
                .chain(groups)
                .collect(),
            indicators: indicators.collect(),
            places: places.iter().map(|p| choice(&p.slug, self.visit.say(&p.name))).collect(),
            said: Typed::default(),
            owner_fault: String::new(),
            deadline: Typed::default(),
            condition: ConditionKind::Evidence,
            value: Typed::default(),
        }
    }
}

/// Every kind of which several posts stand at a place or below it, to be named in one: the word in a form, and
/// how it reads.
pub(crate) fn kinds_within(
    visit: &Visit,
    words: &Words,
    (tree, top): (&Tree, &Place),
    posts: &[Post],
) -> Vec<(String, String)> {
    let mut kinds: BTreeMap<&str, (usize, &Post)> = BTreeMap::new();
    for post in posts.iter().filter(|post| tree.is_within(post.place, top.code)) {
        kinds.entry(&post.kind).or_insert((0, post)).0 += 1;
    }
    let several = kinds.into_iter().filter(|(_, (n, _))| *n > 1);
    several
        .map(|(kind, (n, post))| {
            let values = [
                ("title", visit.say(&post.title)),
                ("place", visit.say(&top.name)),
                ("n", n.to_string()),
            ];
            let word = format!("{}{kind}:{}", desk::directives::ALL, top.slug);
            (word, words.wf("owner-all", &values))
        })
        .collect()
}
