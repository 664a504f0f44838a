//! The ledger's doors: what happened, newest first, and the proof that nothing was changed.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::Books;
use desk::ledger::Entry;
use desk::people::Holders;
use domain::post::Post;
use serde::Deserialize;

use crate::app::App;
use crate::frame::{acted, frame};
use crate::look::frame::Section;
use crate::look::ledger::{Fact, Index, Show, Verified};
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::visit::Visit;

/// How many facts a page shows.
const ROWS: i64 = 40;
/// How many hex digits of a hash are shown in a list.
const HASH_DIGITS: usize = 12;

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    before: Option<i64>,
}

/// `/ledger`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| list(books, visit, asked.before, None)).await
}

/// `POST /ledger/verification`: checks the whole chain and every table.
pub(crate) async fn verify(State(app): State<App>, visit: Visit) -> Response {
    let checker = app.clone();
    app.page(visit, move |books, visit| {
        let report = desk::ledger::verify(checker.db()).map_err(desk::Error::from)?;
        let words = Words::new(visit.language, crate::look::words::Vocabulary::UttarPradesh);
        let mut checks = vec![words.w1("checked-chain", "n", report.facts)];
        checks.extend(report.broken.iter().map(|broken| broken.what.clone()));
        let tables = report.views.iter().filter(|view| view.differ > 0);
        checks.extend(tables.map(|view| words.w1("table-differs", "table", view.table)));
        if report.is_sound() {
            checks.push(words.w1("checked-tables", "n", report.views.len()));
        }
        let at = hindi::date::long(books.today, visit.lang());
        let verified = Verified { is_whole: report.is_sound(), at, checks };
        list(books, visit, None, Some(verified))
    })
    .await
}

fn list<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    before: Option<i64>,
    verified: Option<Verified>,
) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let entries = desk::ledger::page(books, before, ROWS)?;
    let of = Of {
        visit,
        words: &words,
        posts: desk::posts::these(books, entries.iter().filter_map(|entry| entry.by.post))?,
        holders: who(books, &entries)?,
    };
    let last = entries.last().map_or(0, |entry| entry.seq);
    let older = (last > 1).then(|| Link::new(format!("/ledger?before={last}"), words.w("older")));
    let newer = before.map(|_| Link::new("/ledger", words.w("newest")));
    let facts = entries.iter().map(|e| of.fact(books, e)).collect();
    let n_facts = books.known.seq.to_string();
    let title = words.w("nav-ledger");
    Ok(Index {
        words,
        n_facts,
        facts,
        newer,
        older,
        verified,
        frame: frame(books, visit, &words, Section::Ledger, &title)?,
    })
}

/// Who acted: the holders of the posts on the days of the facts.
fn who<M>(books: &mut Books<'_, '_, M>, entries: &[Entry]) -> desk::Result<Holders> {
    let acted = |entry: &Entry| entry.by.post.map(|post| (post, entry.by.on));
    desk::people::holders(books, &entries.iter().filter_map(acted).collect::<Vec<_>>())
}

struct Of<'a> {
    visit: &'a Visit,
    words: &'a Words,
    posts: Vec<Post>,
    holders: Holders,
}

impl Of<'_> {
    fn fact<M>(&self, books: &Books<'_, '_, M>, entry: &Entry) -> Fact {
        let post = entry.by.post.and_then(|id| self.posts.iter().find(|post| post.id == id));
        let what = self.words.w(&format!("fact-{}", entry.kind));
        let about = about(self.words, entry);
        let what = if about.is_empty() { what } else { format!("{what} · {about}") };
        let by = |post| acted(books, self.visit, (post, entry.by.on), &self.holders);
        Fact {
            number: entry.seq.to_string(),
            at: hindi::date::long(entry.by.on, self.visit.lang()),
            post: post.map_or_else(|| self.words.w("by-program"), by),
            what: Link::new(format!("/ledger/{}", entry.seq), what),
            why: entry.by.why.clone(),
            hash: entry.hash.to_string().chars().take(HASH_DIGITS).collect(),
        }
    }
}

/// What the fact was about, in words; empty where the kind alone says enough.
fn about(words: &Words, entry: &Entry) -> String {
    let summary = entry.summary.as_str();
    match entry.kind.as_str() {
        "directive-moved" => {
            let (directive, step) = summary.split_once(" · ").unwrap_or_default();
            format!("{directive} · {}", words.w(&format!("step-{step}")))
        }
        "directive-issued" | "point-recorded" | "agenda-item-removed" | "evidence-filed" => {
            summary.split_once(" · ").map_or("", |(_, said)| said).to_owned()
        }
        "office-opened" | "places-added" | "post-created" | "person-added" | "figures-saved"
        | "series-founded" | "pack-adopted" => summary.to_owned(),
        _ => String::new(),
    }
}

/// `/ledger/<number>`
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(seq): Path<i64>) -> Response {
    app.page(visit, move |books, visit| {
        let mut entries = desk::ledger::page(books, Some(seq + 1), 2)?.into_iter();
        let entry = entries.next().filter(|e| e.seq == seq).ok_or(desk::Error::NotFound)?;
        let before = entries.next().map(|e| e.hash.to_string()).unwrap_or_default();
        let acting = visit.acting(books)?;
        let words = visit.words(books, acting.place);
        let (posts, holders) =
            (desk::posts::these(books, entry.by.post)?, who(books, std::slice::from_ref(&entry))?);
        let of = Of { visit, words: &words, posts, holders };
        let title = words.w1("fact-number", "n", seq);
        let carries = desk::ledger::carries(books, seq)?;
        Ok(Show {
            words,
            fact: of.fact(books, &entry),
            hash: entry.hash.to_string(),
            hash_before: before,
            carries: carries.into_iter().map(|(label, value)| (visit.say(&label), value)).collect(),
            frame: frame(books, visit, &words, Section::Ledger, &title)?,
        })
    })
    .await
}
