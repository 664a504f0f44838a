//! Filling the page of one sitting.

use desk::reviews::Held;
use desk::{Books, wording};
use domain::directive::Directive;
use domain::place::PlaceCode;
use domain::post::Post;
use domain::review::{self, Point, ReviewId, ReviewStage};
use hindi::digits;

use super::deadline_line;
use crate::directives::{due, live, owners};
use crate::frame::{frame, post_title};
use crate::look::directive::State;
use crate::look::frame::Section;
use crate::look::parts::{Choice, Grade, Link, Typed};
use crate::look::review::{
    Attendee, Brought, BroughtRow, ConditionKind, GiveForm, Given, Item, Minutes, Presence,
    Removed, Show, Stage,
};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// Where a sitting stands in its life.
pub(super) fn stage(held: &Held) -> Stage {
    match held.review.stage {
        ReviewStage::Called => Stage::Agenda,
        ReviewStage::MinutesIssued => Stage::FollowUp,
        ReviewStage::AgendaDrawn if !held.given.is_empty() => Stage::Points,
        ReviewStage::AgendaDrawn if held.attendance.is_empty() => Stage::Attendance,
        ReviewStage::AgendaDrawn => Stage::Points,
    }
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    id: ReviewId,
    opened: Option<i64>,
) -> desk::Result<Show> {
    let held = desk::reviews::held(books, id)?;
    let words = visit.words(books, held.series.place);
    let posts = desk::posts::all(books)?;
    let name = visit.say(&held.series.name);
    let minutes = minutes(books, visit, &words, &held, &posts)?;
    let of = Of { visit, words, held: &held, posts: &posts };
    Ok(Show {
        words,
        href: format!("/reviews/{id}"),
        about: of.about(books),
        stage: stage(&held),
        brought: of.brought(books),
        items: of.kept().map(|point| of.item(books, point)).collect(),
        removed: held.points.iter().filter_map(|point| of.removed(books, point)).collect(),
        attendees: of.attendees(books),
        give: of.give_form(books, opened),
        minutes,
        follow_up_href: format!("/directives?state=all&review={id}"),
        may_draw: held.review.stage == ReviewStage::Called,
        is_open: held.review.stage != ReviewStage::MinutesIssued,
        frame: frame(books, visit, &words, Section::Reviews, &name)?,
        name,
    })
}

fn minutes<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    held: &Held,
    posts: &[Post],
) -> desk::Result<Minutes> {
    let id = held.review.id;
    let copy_to = held
        .series
        .members
        .iter()
        .filter_map(|member| posts.iter().find(|post| post.id == *member))
        .map(|post| post_title(books, visit, post))
        .collect();
    if held.review.stage != ReviewStage::MinutesIssued {
        let is_silent = held.points.iter().all(|point| point.said.is_empty());
        let mut missing = Vec::new();
        if held.attendance.is_empty() {
            missing.push(words.w("missing-attendance"));
        }
        if is_silent && held.given.is_empty() {
            missing.push(words.w("missing-points"));
        }
        return Ok(Minutes { number: String::new(), pdf: None, missing, copy_to });
    }
    let (paper, _) = desk::papers::issued(books, id)?;
    let number = visit.say(&wording::minutes_number(paper.number, paper.vocabulary));
    let day = hindi::date::long(paper.issued_on, visit.lang());
    Ok(Minutes {
        number: format!("{number} · {day}"),
        pdf: Some(Link::new(format!("/reviews/{id}/minutes.pdf"), words.w("minutes-pdf"))),
        missing: Vec::new(),
        copy_to,
    })
}

struct Of<'a> {
    visit: &'a Visit,
    words: Words,
    held: &'a Held,
    posts: &'a [Post],
}

impl Of<'_> {
    fn own(&self) -> PlaceCode {
        self.held.series.place
    }

    fn kept(&self) -> impl Iterator<Item = &Point> {
        self.held.points.iter().filter(|point| point.removed_because.is_none())
    }

    fn about<M>(&self, books: &Books<'_, '_, M>) -> String {
        let chair = self.posts.iter().find(|post| post.id == self.held.series.chair);
        let sitting = &self.held.review.sitting;
        let parts = [
            hindi::date::long(sitting.on, self.visit.lang()),
            chair.map_or(String::new(), |chair| post_title(books, self.visit, chair)),
            self.visit.say(&sitting.venue),
        ];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Open before + given now − closed = open now.
    fn brought<M>(&self, books: &Books<'_, '_, M>) -> Brought {
        let before = self.held.brought_forward.len();
        let given = self.held.given.len();
        let all = self.held.brought_forward.iter().chain(&self.held.given);
        let closed = all.filter(|directive| !directive.is_open()).count();
        let rows = self.held.brought_forward.iter().map(|d| self.brought_row(books, d)).collect();
        Brought {
            n_before: before.to_string(),
            n_given: given.to_string(),
            n_closed: closed.to_string(),
            n_now: (before + given - closed).to_string(),
            rows,
        }
    }

    fn brought_row<M>(&self, books: &Books<'_, '_, M>, directive: &Directive) -> BroughtRow {
        let (live, bar) = live(&books.known, &self.words, directive);
        let delay = directive.days_overdue(books.today);
        let state: State = crate::directives::state(directive.state());
        BroughtRow {
            link: Link::new(format!("/directives/{}", directive.id), &directive.given.words),
            owners: owners(books, self.visit, &self.words, directive, self.posts),
            due: due(&self.words, directive),
            delay: delay.map_or(String::new(), |days| self.words.w1("delayed-by", "n", days)),
            state: self.words.w(state.key()),
            live,
            bar,
        }
    }

    fn item<M>(&self, books: &Books<'_, '_, M>, point: &Point) -> Item {
        let item = &point.item;
        let known = &books.known;
        let title = self.visit.say(&wording::item_title(known, item, self.own()));
        let post = item.post.and_then(|id| self.posts.iter().find(|post| post.id == id));
        let given = self.held.given.iter().filter(|directive| directive.given.point == item.n);
        Item {
            number: item.n.to_string(),
            title: Link::new(self.item_address(books, point), title),
            reason: self.visit.say(&wording::reason(known, item)),
            grade: item
                .seen
                .as_ref()
                .and_then(|seen| seen.letter.as_ref())
                .map(|letter| Grade::new(letter.as_str())),
            figures: self.figures(point),
            post: post.map_or(String::new(), |post| post_title(books, self.visit, post)),
            said: Typed { value: point.said.clone(), fault: String::new() },
            given: given.map(|directive| self.given(books, directive)).collect(),
        }
    }

    /// Where the item's figures stand: the line's derivation, the place's card, or the directive.
    fn item_address<M>(&self, books: &Books<'_, '_, M>, point: &Point) -> String {
        let item = &point.item;
        if let domain::agenda::AgendaReason::Overdue { directive, .. } = &item.reason {
            return format!("/directives/{directive}");
        }
        let slug = books.known.tree.get(item.place).map_or("", |place| place.slug.as_str());
        let month = domain::period::Period::month_of(self.held.review.sitting.figures_to);
        let card = crate::scorecards::address(slug, month);
        match &item.scheme {
            Some(scheme) => format!("{card}/{scheme}"),
            None => card,
        }
    }

    fn figures(&self, point: &Point) -> Vec<(String, String)> {
        let Some(seen) = &point.item.seen else { return Vec::new() };
        let unit = seen.unit;
        let percent = seen.percent_hundredths.map_or_else(|| DASH.to_owned(), digits::percent);
        let short = domain::figure::Cell::Value(seen.short_of_best);
        vec![
            (self.words.w("target-to-month"), shown::cell(self.visit, seen.target, unit)),
            (self.words.w("achieved-to-month"), shown::cell(self.visit, seen.achieved, unit)),
            (self.words.w("percent"), percent),
            (self.words.w("left-for-a"), shown::cell(self.visit, short, unit)),
        ]
    }

    fn given<M>(&self, books: &Books<'_, '_, M>, directive: &Directive) -> Given {
        Given {
            link: Link::new(format!("/directives/{}", directive.id), &directive.given.words),
            owners: owners(books, self.visit, &self.words, directive, self.posts),
            deadline: deadline_line(&self.words, directive),
            condition: self
                .visit
                .say(&wording::condition(&books.known, &directive.given.condition)),
        }
    }

    fn removed<M>(&self, books: &Books<'_, '_, M>, point: &Point) -> Option<Removed> {
        let reason = point.removed_because.clone()?;
        let title = self.visit.say(&wording::item_title(&books.known, &point.item, self.own()));
        Some(Removed { title, reason, by: String::new() })
    }

    fn attendees<M>(&self, books: &Books<'_, '_, M>) -> Vec<Attendee> {
        let attendee = |post: &Post| {
            let entry = self.held.attendance.iter().find(|entry| entry.post == post.id);
            Attendee {
                post: post.slug.clone(),
                name: post_title(books, self.visit, post),
                person: post.holder.as_ref().map_or(String::new(), |name| self.visit.say(name)),
                presence: match entry.map(|entry| entry.presence) {
                    None => Presence::Unmarked,
                    Some(review::Presence::Present) => Presence::Present,
                    Some(review::Presence::Deputy) => Presence::Deputy,
                    Some(review::Presence::Absent) => Presence::Absent,
                },
            }
        };
        let members = self.held.series.members.iter();
        let posts = members.filter_map(|id| self.posts.iter().find(|post| post.id == *id));
        posts.map(attendee).collect()
    }

    fn give_form<M>(&self, books: &Books<'_, '_, M>, opened: Option<i64>) -> GiveForm {
        let answering = opened
            .and_then(|n| self.kept().find(|point| point.item.n == n))
            .and_then(|point| point.item.post);
        let tree = &books.known.tree;
        let choice = |value: &str, label: String| Choice {
            value: value.to_owned(),
            label,
            is_chosen: false,
        };
        let state = books.known.state_of(self.own());
        let schemes = books.known.book.schemes(state, self.own().tier());
        let reviewed = &self.held.series.schemes;
        let indicators = schemes
            .into_iter()
            .filter(|scheme| reviewed.is_empty() || reviewed.contains(&scheme.code))
            .map(|s| choice(s.achieved.as_str(), self.visit.say(&s.name)));
        let within = tree.ix(self.own()).map_or(0..0, |ix| ix..tree.end(ix));
        let places = tree.places().get(within).unwrap_or_default();
        let posts = self.posts.iter().filter(|post| tree.is_within(post.place, self.own()));
        let groups = self.kinds(books).into_iter().map(|(value, label)| choice(&value, label));
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

    /// Every kind of which several posts stand below the sitting's place, to be named in one.
    fn kinds<M>(&self, books: &Books<'_, '_, M>) -> Vec<(String, String)> {
        let tree = &books.known.tree;
        let own = tree.get(self.own());
        let mut kinds: std::collections::BTreeMap<&str, (usize, &Post)> = Default::default();
        for post in self.posts.iter().filter(|post| tree.is_within(post.place, self.own())) {
            kinds.entry(&post.kind).or_insert((0, post)).0 += 1;
        }
        let Some(own) = own else { return Vec::new() };
        let several = kinds.into_iter().filter(|(_, (n, _))| *n > 1);
        several
            .map(|(kind, (n, post))| {
                let values = [
                    ("title", self.visit.say(&post.title)),
                    ("place", self.visit.say(&own.name)),
                    ("n", n.to_string()),
                ];
                let value = format!("{}{kind}:{}", desk::directives::ALL, own.slug);
                (value, self.words.wf("owner-all", &values))
            })
            .collect()
    }
}
