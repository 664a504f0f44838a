//! Asks every list, as the pages and the doors for machines ask it: for the chair of a district of twenty blocks,
//! or for one block's post where that is the narrower reader.

use std::time::{Duration, Instant};

use domain::account::AccountId;
use domain::directive::{DirectiveId, State};
use domain::explanation::{self, ExplanationId};
use domain::message::{MessageId, MessageState};
use domain::post::{PersonId, PostId};
use domain::review::{ReviewId, SeriesId};
use jiff::civil::{Date, date};
use store::directives::{self, Scope, Standing};
use store::{Db, Read, Tx, accounts, calendars, explanations, intakes, ledger, outbox, people};
use store::{posts, reviews, samples};

use super::common::{block, district};
use super::fill::{FIRST, Filled};

/// How often each page is asked; the middle time counts.
const ROUNDS: usize = 15;
const ROWS: i64 = 50;
const TODAY: Date = date(2025, 10, 7);
/// Where in a list a page stands.
const PAGES: [&str; 3] = ["first", "middle", "last"];

type Result = store::Result<usize>;

/// Prints one line for each page of each list: its name, the page, and microseconds.
pub(crate) fn every_list(db: &Db, filled: &Filled) {
    let course = Course { db, filled };
    course.directives();
    course.explanations();
    course.messages();
    course.posts_and_people();
    course.reviews();
    course.others();
}

struct Course<'a> {
    db: &'a Db,
    filled: &'a Filled,
}

impl Course<'_> {
    /// The key after which each page begins, in a list from the oldest on.
    fn after(&self) -> [i64; 3] {
        let rows = self.filled.rows;
        [0, FIRST + rows / 2, FIRST + rows - rows.min(500)]
    }

    /// The key before which each page ends, in a list from the newest back.
    fn before(&self) -> [i64; 3] {
        let rows = self.filled.rows;
        [i64::MAX, FIRST + rows / 2, FIRST + rows.min(500)]
    }

    fn pages(&self, name: &str, keys: [i64; 3], page: impl Fn(&mut Tx<'_, Read>, i64) -> Result) {
        for (which, key) in PAGES.iter().zip(keys) {
            self.time(&format!("{name} {which}"), |tx| page(tx, key));
        }
    }

    fn time(&self, name: &str, page: impl Fn(&mut Tx<'_, Read>) -> Result) {
        let mut times: Vec<Duration> = Vec::new();
        let mut n_rows = 0;
        for _ in 0..ROUNDS {
            let start = now();
            n_rows = self.db.read(&page).unwrap();
            times.push(start.elapsed());
        }
        times.sort_unstable();
        println!("list {name} {} {n_rows}", times[ROUNDS / 2].as_micros());
    }

    fn directives(&self) {
        let Filled { series, chair, .. } = *self.filled;
        let head = vec![
            vec![Scope::Place(district())],
            vec![Scope::Post(chair)],
            vec![Scope::Series(series)],
        ];
        let bmm = vec![vec![Scope::Place(block(11))], vec![Scope::Post(self.filled.bmm())]];
        let of = |seen: &[Vec<Scope>], standing| directives::Filter {
            seen: Some(seen.to_vec()),
            standing,
            ..directives::Filter::default()
        };
        let open = of(&head, Standing::Open);
        for (name, filter) in [
            ("directives-open", open.clone()),
            ("directives-closed", of(&head, Standing::Closed)),
            ("directives-all", of(&head, Standing::Any)),
            (
                "directives-reported",
                directives::Filter { state: Some(State::Reported), ..open.clone() },
            ),
            ("directives-overdue", directives::Filter { overdue_on: Some(TODAY), ..open.clone() }),
            ("directives-of-block", directives::Filter { within: Some(block(11)), ..open.clone() }),
            ("directives-seen-by-block", of(&bmm, Standing::Open)),
        ] {
            self.pages(name, self.after(), |tx, after| {
                let page = directives::Page { after: Some(DirectiveId(after)), limit: ROWS };
                Ok(directives::listed(tx, &filter, page)?.rows.len())
            });
        }
        let blocks =
            (1..=20).map(|ix| directives::Filter { within: Some(block(ix)), ..open.clone() });
        let mut filters = vec![open.clone(), of(&head, Standing::Any)];
        filters.extend(blocks);
        self.time(
            "directives-counts -",
            |tx| Ok(directives::counts_of(tx, &filters, TODAY)?.len()),
        );
        let own = directives::Filter {
            owner: Some(self.filled.bmm()),
            standing: Standing::Open,
            ..directives::Filter::default()
        };
        self.time("overdue-in-frame -", |tx| {
            Ok(usize::from(directives::counts(tx, &own, TODAY)?.is_at_least))
        });
        self.time("calendar -", |tx| {
            let owed = directives::last_of_owner(tx, self.filled.bmm(), 1_000)?;
            let ids: Vec<DirectiveId> = owed.iter().map(|directive| directive.id).collect();
            Ok(calendars::changes(tx, &ids)?.len())
        });
        let found: Vec<Scope> = (1..=300).map(|ix| Scope::Post(PostId(FIRST + ix))).collect();
        self.time("second-looks -", |tx| Ok(samples::found(tx, &found)?.len()));
    }

    fn explanations(&self) {
        use explanations::{Filter, Page, Scope};
        let seen = vec![vec![Scope::Place(district())], vec![Scope::Line(self.filled.chair)]];
        let all = Filter { seen: Some(seen), ..Filter::default() };
        let states = Some(vec![explanation::State::Called, explanation::State::Delivered]);
        let late = Filter { states, unanswered_on: Some(TODAY), ..all.clone() };
        let asked = Some(self.filled.bmm());
        for (name, filter) in [
            ("explanations-all", all.clone()),
            ("explanations-unanswered", late),
            ("explanations-of-post", Filter { asked, ..all.clone() }),
        ] {
            self.pages(name, self.after(), |tx, after| {
                let page = Page { after: Some(ExplanationId(after)), limit: ROWS };
                Ok(explanations::listed(tx, &filter, page)?.rows.len())
            });
        }
        self.time("explanations-counts -", |tx| {
            Ok(usize::try_from(explanations::counts(tx, &all, TODAY)?.all).unwrap())
        });
    }

    fn messages(&self) {
        use outbox::{Scope, Wanted};
        let seen = vec![Scope::Place(district()), Scope::Post(self.filled.chair)];
        let wanted = Wanted { seen: Some(seen), ..Wanted::default() };
        for (name, state) in [("messages", None), ("messages-failed", Some(MessageState::Failed))] {
            self.pages(name, self.before(), |tx, before| {
                let before = Some(MessageId(before));
                Ok(outbox::page(tx, &Wanted { before, state, ..wanted.clone() }, 20)?.len())
            });
        }
        self.time("messages-counts -", |tx| Ok(outbox::counts(tx, &wanted)?.len()));
        self.pages("messages-waiting", self.after(), |tx, after| {
            Ok(outbox::waiting(tx, MessageId(after), ROWS)?.len())
        });
        self.time("reminders-of-post -", |tx| Ok(outbox::to_post(tx, self.filled.bmm(), 5)?.len()));
    }

    fn posts_and_people(&self) {
        use posts::{Filled, Filter, Page};
        let own = Filter { within: Some(district()), ..Filter::default() };
        for (name, filter) in [
            ("posts", Filter::default()),
            ("posts-of-district", own.clone()),
            ("posts-vacant", Filter { filled: Filled::Vacant, ..own }),
        ] {
            self.pages(name, self.after(), |tx, after| {
                let page = Page { after: Some(PostId(after)), limit: ROWS };
                Ok(posts::register(tx, TODAY, &filter, page)?.rows.len())
            });
        }
        self.time("post-by-word -", |tx| {
            Ok(usize::from(posts::by_slug(tx, TODAY, "p7")?.is_some()))
        });
        self.time(
            "posts-below -",
            |tx| Ok(posts::below(tx, TODAY, self.filled.chair, ROWS)?.len()),
        );
        self.pages("people", self.after(), |tx, after| {
            Ok(people::page(tx, Some(PersonId(after)), ROWS)?.len())
        });
        self.pages("accounts", self.after(), |tx, after| {
            Ok(accounts::page(tx, Some(AccountId(after)), ROWS)?.len())
        });
        self.time("people-without-account -", |tx| Ok(people::without_account(tx, 200)?.len()));
        self.time(
            "service-of-person -",
            |tx| Ok(people::of_person(tx, PersonId(FIRST + 7))?.len()),
        );
    }

    fn reviews(&self) {
        let Filled { series, .. } = *self.filled;
        let founded = self.filled.rows / 100;
        let keys = [0, FIRST + founded / 2, FIRST + founded - 5];
        self.pages("series", keys, |tx, after| {
            Ok(reviews::series_page(tx, Some(SeriesId(after)), store::WINDOW)?.len())
        });
        self.pages("sittings-of-series", self.before(), |tx, before| {
            let before = (before < i64::MAX).then_some(ReviewId(before / 100 * 100));
            let before = before.map(|id| reviews::review(tx, id)).transpose()?;
            let before = before.map(|review| (review.sitting.on, review.id));
            let last = reviews::last_of(tx, series, before, 6)?;
            let ids: Vec<ReviewId> = last.iter().map(|review| review.id).collect();
            Ok(reviews::tallies(tx, &ids)?.len())
        });
        let some: Vec<SeriesId> = (1..=10).map(|ix| SeriesId(FIRST + ix)).chain([series]).collect();
        self.pages("sittings", self.before(), |tx, before| {
            Ok(reviews::listed(tx, &some, Some(ReviewId(before)), ROWS)?.len())
        });
        self.time("series-of-post -", |tx| Ok(reviews::series_with(tx, self.filled.chair)?.len()));
    }

    fn others(&self) {
        self.pages("ledger", self.before(), |tx, before| {
            Ok(ledger::page(tx, Some(before), 40)?.len())
        });
        self.pages("sheets", self.before(), |tx, before| {
            Ok(intakes::page(tx, Some(before), 8)?.len())
        });
    }
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> Instant {
    Instant::now()
}
