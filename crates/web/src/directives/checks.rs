//! The page of second looks: what can be drawn, what was drawn, what was found.

use desk::samples::{Check, Drawn, Overview, RateOf, Wanted};
use desk::{Books, Known, wording};
use domain::place::{PlaceCode, Tier};
use domain::post::{Post, PostId};
use domain::rate::Rate;
use domain::refusal::Refusal;
use domain::sample::{CheckOutcome, CheckWay, DrawRule};
use hindi::digits;
use jiff::civil::Date;
use serde::Deserialize;

use crate::frame::{frame, post_title};
use crate::look::check::{CheckRow, Checks, DrawForm, RateRow, SampleRow};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::words::Words;
use crate::visit::Visit;

/// What the form of a draw sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct DrawSent {
    place: String,
    checker: String,
    way: String,
    rule: String,
    n: String,
    from: String,
    to: String,
}

/// What the form of a result sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NoteSent {
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    pub(super) remark: String,
}

pub(super) fn wanted<M>(books: &mut Books<'_, '_, M>, sent: &DrawSent) -> desk::Result<Wanted> {
    let day = |text: &str| hindi::date::read(text).ok_or(Refusal::DayNotRead);
    let number = hindi::number::read_number(&sent.n).and_then(|number| number.to_integer());
    let n = number.and_then(|n| usize::try_from(n).ok()).ok_or(Refusal::NumberNotRead)?;
    Ok(Wanted {
        place: books.known.place(&sent.place)?.code,
        checker: desk::posts::by_slug(books, &sent.checker)?.id,
        way: CheckWay::of_word(&sent.way).ok_or(desk::Error::NotFound)?,
        rule: DrawRule::of_word(&sent.rule).ok_or(desk::Error::NotFound)?,
        n,
        closed_from: day(&sent.from)?,
        closed_to: day(&sent.to)?,
    })
}

pub(super) fn outcome(sent: &NoteSent) -> desk::Result<CheckOutcome> {
    CheckOutcome::of_word(&sent.outcome).ok_or(desk::Error::NotFound)
}

/// The key of an outcome.
pub(super) fn outcome_key(outcome: Option<CheckOutcome>) -> &'static str {
    match outcome {
        None => "outcome-open",
        Some(CheckOutcome::Passed) => "outcome-passed",
        Some(CheckOutcome::Failed) => "outcome-failed",
    }
}

pub(super) fn page<M>(books: &mut Books<'_, '_, M>, visit: &Visit) -> desk::Result<Checks> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let overview = desk::samples::overview(books, &acting)?;
    let posts = named(books, &acting, &overview)?;
    let of = Of { visit, words, posts: &posts, acting: &acting };
    let mut samples = Vec::new();
    for drawn in &overview.drawn {
        samples.push(of.sample(books, drawn)?);
    }
    let title = words.w("checks");
    Ok(Checks {
        words,
        draw: of.draw_form(books),
        samples,
        posts: overview.posts.iter().map(|row| of.rate(of.title(books, row.of), row)).collect(),
        places: overview
            .places
            .iter()
            .map(|row| of.rate(visit.say(&wording::place(&books.known, row.of)), row))
            .collect(),
        frame: frame(books, visit, &words, Section::Directives, &title)?,
    })
}

/// The posts that the page speaks of: checkers that may be chosen, owners of what was drawn, and those that
/// were looked at.
fn named<M>(
    books: &mut Books<'_, '_, M>,
    acting: &Post,
    overview: &Overview,
) -> desk::Result<Vec<Post>> {
    let tree = std::sync::Arc::clone(&books.known.tree);
    let near = tree.places().iter().map(|place| place.code);
    let near: Vec<PlaceCode> = near.filter(|place| is_near(&books.known, acting, *place)).collect();
    let mut ids: Vec<PostId> = overview.posts.iter().map(|row| row.of).collect();
    for drawn in &overview.drawn {
        ids.push(drawn.sample.checker);
        for check in &drawn.checks {
            let (directive, _) = desk::directives::get(books, check.directive)?;
            ids.extend(directive.owners.iter().map(|owner| owner.post));
        }
    }
    let mut posts = desk::posts::at_places(books, &near)?;
    ids.retain(|id| !posts.iter().any(|post| post.id == *id));
    posts.extend(desk::posts::these(books, ids)?);
    Ok(posts)
}

/// Whether a place may be chosen for a draw: districts, and the acting post's own place down to its blocks.
fn is_near(known: &Known, acting: &Post, place: PlaceCode) -> bool {
    place.tier() <= Tier::District
        || (known.tree.is_within(place, acting.place) && place.tier() <= Tier::Block)
}

struct Of<'a> {
    visit: &'a Visit,
    words: Words,
    posts: &'a [Post],
    acting: &'a Post,
}

impl Of<'_> {
    fn title<M>(&self, books: &Books<'_, '_, M>, id: PostId) -> String {
        let post = self.posts.iter().find(|post| post.id == id);
        post.map_or(String::new(), |post| post_title(books, self.visit, post))
    }

    fn sample<M>(&self, books: &mut Books<'_, '_, M>, drawn: &Drawn) -> desk::Result<SampleRow> {
        let sample = &drawn.sample;
        let mut rows = Vec::new();
        for check in &drawn.checks {
            rows.push(self.row(books, check, sample.checker)?);
        }
        let way = self.words.w(match sample.way {
            CheckWay::CallBack => "way-call-back",
            CheckWay::SiteVisit => "way-site-visit",
        });
        let rule = self.words.w(match sample.rule {
            DrawRule::Uniform => "rule-uniform",
            DrawRule::ByRisk => "rule-by-risk",
        });
        let numbers = [
            ("n", sample.chosen.len().to_string()),
            ("of", digits::group(sample.n_candidates)),
            ("seed", sample.seed.to_string()),
        ];
        let about = [
            self.title(books, sample.checker),
            way,
            rule,
            self.words.wf("sample-numbers", &numbers),
        ];
        let place = self.visit.say(&wording::place(&books.known, sample.place));
        let day = hindi::date::long(drawn.drawn_on, self.visit.lang());
        Ok(SampleRow {
            title: format!("{place} · {day}"),
            about: about.join(" · "),
            fact: Link::new(
                format!("/ledger/{}", drawn.id),
                self.words.w1("proved-by-fact", "n", drawn.id),
            ),
            rows,
        })
    }

    fn row<M>(
        &self,
        books: &mut Books<'_, '_, M>,
        check: &Check,
        checker: PostId,
    ) -> desk::Result<CheckRow> {
        let (directive, _) = desk::directives::get(books, check.directive)?;
        let owners = super::owners(books, self.visit, &self.words, &directive, self.posts);
        let (sample, id) = (check.sample, check.directive);
        let is_mine = check.outcome.is_none() && checker == self.acting.id;
        Ok(CheckRow {
            directive: Link::new(
                format!("/directives/{id}"),
                format!("{id} · {}", directive.given.words),
            ),
            owners,
            outcome: outcome_key(check.outcome),
            remark: check.remark.clone(),
            href: is_mine.then(|| format!("/directives/checks/{sample}/{id}")),
            id: format!("{sample}-{id}"),
        })
    }

    fn rate<T>(&self, name: String, row: &RateOf<T>) -> RateRow {
        let Rate { n_passed, n, low_hundredths, high_hundredths } = row.rate;
        RateRow {
            name,
            passed: format!("{} / {}", digits::group(n_passed), digits::group(n)),
            share: digits::percent(row.rate.share_hundredths()),
            between: format!(
                "{} – {}",
                digits::percent(low_hundredths),
                digits::percent(high_hundredths)
            ),
        }
    }

    fn draw_form<M>(&self, books: &Books<'_, '_, M>) -> DrawForm {
        let tree = &books.known.tree;
        let own = self.acting.place;
        let is_near = |place: PlaceCode| is_near(&books.known, self.acting, place);
        let places = tree.places().iter().filter(|place| is_near(place.code));
        let checkers = self.posts.iter().filter(|post| is_near(post.place));
        DrawForm {
            places: places
                .map(|place| Choice {
                    value: place.slug.clone(),
                    label: self.visit.say(&place.name),
                    is_chosen: place.code == own,
                })
                .collect(),
            checkers: checkers
                .map(|post| Choice {
                    value: post.slug.clone(),
                    label: post_title(books, self.visit, post),
                    is_chosen: post.id == self.acting.id,
                })
                .collect(),
            from: hindi::date::short(two_months_before(books.today)),
            to: hindi::date::short(books.today),
        }
    }
}

/// Where a draw begins when nobody says: the first day of the month before last.
fn two_months_before(today: Date) -> Date {
    let before = |day: Date| day.first_of_month().yesterday().unwrap_or(day);
    before(before(today)).first_of_month()
}
