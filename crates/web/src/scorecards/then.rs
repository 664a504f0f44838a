//! Looking back: `?as-of=412` or `?as-of=2024-10-08` turns a page to what was known at that entry of the
//! ledger, or at the end of that day. The page says so at its head, and its links go on looking back.

use desk::Books;
use desk::as_of::{self, Position};
use serde::Deserialize;

use crate::look::month::Then;
use crate::look::parts::Link;
use crate::look::scorecard::{CardDerivation, League, LineDerivation, Show};
use crate::look::words::Words;
use crate::visit::Visit;

/// What the address asks.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct AsOf {
    #[serde(default, rename = "as-of")]
    as_of: String,
}

impl AsOf {
    /// Turns the books, if an earlier position is asked for.
    ///
    /// # Errors
    /// As `desk::as_of::position`.
    pub(crate) fn turn<M>(&self, books: &mut Books<'_, '_, M>) -> desk::Result<Option<Position>> {
        if self.as_of.trim().is_empty() {
            return Ok(None);
        }
        let position = as_of::position(books, &self.as_of)?;
        as_of::turn(books, position)?;
        Ok(Some(position))
    }
}

/// The line at the head of a page.
fn then(words: &Words, visit: &Visit, at: Position) -> Then {
    let (path, _) = visit.here.split_once('?').unwrap_or((&visit.here, ""));
    let on = hindi::date::long(at.on, visit.lang());
    Then {
        text: words.wf("then-known", &[("fact", at.seq.to_string()), ("date", on)]),
        now: path.to_owned(),
    }
}

/// A page that can look back.
pub(super) trait LooksBack {
    fn words(&self) -> Words;
    fn set(&mut self, then: Then);
    /// The links that lead to pages which can look back too.
    fn hrefs(&mut self) -> Vec<&mut String>;

    /// The page as of a position, or as it is.
    fn turned(mut self, visit: &Visit, at: Option<Position>) -> Self
    where
        Self: Sized,
    {
        if let Some(at) = at {
            self.set(then(&self.words(), visit, at));
            for href in self.hrefs() {
                let joint = if href.contains('?') { '&' } else { '?' };
                *href = format!("{href}{joint}as-of={}", at.seq);
            }
        }
        self
    }
}

fn of_links(links: &mut [Link]) -> impl Iterator<Item = &mut String> {
    links.iter_mut().map(|link| &mut link.href)
}

impl LooksBack for Show {
    fn words(&self) -> Words {
        self.words
    }

    fn set(&mut self, then: Then) {
        self.then = Some(then);
    }

    fn hrefs(&mut self) -> Vec<&mut String> {
        let lines = self.departments.iter_mut().flat_map(|department| &mut department.lines);
        of_links(&mut self.crumbs)
            .chain(of_links(&mut self.silent))
            .chain(self.month_before.iter_mut().map(|link| &mut link.href))
            .chain(self.month_after.iter_mut().map(|link| &mut link.href))
            .chain(lines.map(|line| &mut line.derivation_href))
            .chain(self.children.iter_mut().map(|child| &mut child.place.href))
            .chain(of_links(&mut self.head.missing))
            .chain([
                &mut self.head.derivation_href,
                &mut self.league_href,
                &mut self.links.xlsx,
                &mut self.links.json,
            ])
            .collect()
    }
}

impl LooksBack for League {
    fn words(&self) -> Words {
        self.words
    }

    fn set(&mut self, then: Then) {
        self.then = Some(then);
    }

    fn hrefs(&mut self) -> Vec<&mut String> {
        of_links(&mut self.crumbs)
            .chain(self.rows.iter_mut().map(|row| &mut row.place.href))
            .chain([&mut self.card.href])
            .collect()
    }
}

impl LooksBack for LineDerivation {
    fn words(&self) -> Words {
        self.words
    }

    fn set(&mut self, then: Then) {
        self.then = Some(then);
    }

    fn hrefs(&mut self) -> Vec<&mut String> {
        of_links(&mut self.crumbs).chain([&mut self.card.href]).collect()
    }
}

impl LooksBack for CardDerivation {
    fn words(&self) -> Words {
        self.words
    }

    fn set(&mut self, then: Then) {
        self.then = Some(then);
    }

    fn hrefs(&mut self) -> Vec<&mut String> {
        of_links(&mut self.crumbs)
            .chain(self.lines.iter_mut().map(|line| &mut line.programme.href))
            .chain([&mut self.card.href])
            .collect()
    }
}
