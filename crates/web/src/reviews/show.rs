//! Filling the page of one sitting. Its papers are filled in `papers`, its forms in `forms`.

mod forms;
mod papers;

pub(crate) use forms::kinds_within;

use desk::people::Holders;
use desk::reviews::{Changed, Held};
use desk::{Books, wording};
use domain::agenda::{AgendaItem, AgendaReason};
use domain::directive::Directive;
use domain::place::PlaceCode;
use domain::post::Post;
use domain::review::{self, Point, ReviewId, ReviewStage};
use domain::saying::OtherWords;
use hindi::digits;

use super::deadline_line;
use super::series::clock_words;
use crate::directives::{due, live, owners};
use crate::frame::{frame, post_title};
use crate::look::assets::POINTS_HREF;
use crate::look::directive::State;
use crate::look::explanation::Offer;
use crate::look::frame::Section;
use crate::look::parts::{Grade, Link, Typed};
use crate::look::review::{
    Attendee, Brought, BroughtRow, Given, Item, Other, Presence, Removed, Show, Stage,
};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// Where a sitting stands in its life.
pub(super) fn stage(held: &Held) -> Stage {
    stage_of(held.review.stage, held.given.len() + held.attendance.len())
}

/// The same of a sitting in a list, by how many directives were given in it and posts marked as come.
pub(super) fn stage_of(stage: ReviewStage, n_done: usize) -> Stage {
    match stage {
        ReviewStage::Called => Stage::Agenda,
        ReviewStage::MinutesApproved => Stage::Minutes,
        ReviewStage::MinutesIssued => Stage::FollowUp,
        ReviewStage::AgendaDrawn if n_done == 0 => Stage::Attendance,
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
    let minutes = papers::minutes(books, visit, &words, (&held, &posts))?;
    let papers = papers::papers(books, visit, &words, (&held, &posts))?;
    let asked = held.series.members.iter().chain([&held.series.chair]);
    let asked = asked.map(|post| (*post, held.review.sitting.on)).collect::<Vec<_>>();
    let holders = &desk::people::holders(books, &asked)?;
    let of = Of { visit, words, held: &held, posts: &posts, holders };
    let changed = desk::reviews::changed(&books.known, &held);
    let clock = held.series.plan.clock;
    let is_coming = held.review.sitting.on >= books.today && minutes.is_draft();
    let clock =
        if is_coming { clock_words(&words, clock, held.review.sitting.on) } else { String::new() };
    Ok(Show {
        words,
        href: format!("/reviews/{id}"),
        about: of.about(books),
        stage: stage(&held),
        brought: of.brought(books),
        items: of.kept().map(|point| of.item(books, point, &changed)).collect(),
        removed: held.points.iter().filter_map(|point| of.removed(books, point)).collect(),
        attendees: of.attendees(books),
        absent: of.absent(books),
        give: of.give_form(books, opened),
        add: of.add_form(books),
        is_open: minutes.is_draft(),
        minutes,
        papers,
        clock,
        script: POINTS_HREF.clone(),
        follow_up_href: format!("/directives?state=all&review={id}"),
        may_draw: held.review.stage == ReviewStage::Called,
        frame: frame(books, visit, &words, Section::Reviews, &name)?,
        name,
    })
}

struct Of<'a> {
    visit: &'a Visit,
    words: Words,
    held: &'a Held,
    posts: &'a [Post],
    holders: &'a Holders,
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
            is_late_entry: self.held.late.contains(&directive.id),
            state: self.words.w(state.key()),
            live,
            bar,
        }
    }

    fn item<M>(&self, books: &Books<'_, '_, M>, point: &Point, changed: &[Changed]) -> Item {
        let changed = changed.iter().find(|changed| changed.n == point.item.n);
        let item = &point.item;
        let known = &books.known;
        let title = self.title(books, item);
        let post = item.post.and_then(|id| self.posts.iter().find(|post| post.id == id));
        let given = self.held.given.iter().filter(|directive| directive.given.point == item.n);
        Item {
            number: item.n.to_string(),
            title: Link::new(self.item_address(books, point), &title),
            reason: self.visit.say(&desk::reviews::reason_told(known, &self.held.review, item)),
            grade: item
                .seen
                .as_ref()
                .and_then(|seen| seen.letter.as_ref())
                .map(|letter| Grade::new(letter.as_str())),
            figures: self.figures(point),
            post: post.map_or(String::new(), |post| post_title(books, self.visit, post)),
            said: Typed { value: point.words.said.clone(), fault: String::new() },
            version: point.words.version.to_string(),
            others: point.words.others.iter().map(|other| self.other(books, other)).collect(),
            changed: changed.map_or(String::new(), |changed| {
                self.visit.say(&wording::changes(changed.then.pair(), changed.now.pair()))
            }),
            given: given.map(|directive| self.given(books, directive)).collect(),
            offer: post.and_then(|post| self.offer(books, point, post)),
        }
    }

    /// What a point is on; a directive that is overdue by the words in which it was given.
    fn title<M>(&self, books: &Books<'_, '_, M>, item: &AgendaItem) -> String {
        let title = self.visit.say(&wording::item_title(&books.known, item, self.own()));
        let AgendaReason::Overdue { directive, .. } = &item.reason else { return title };
        let given = self.held.brought_forward.iter().find(|d| d.id == *directive);
        given.map_or(title.clone(), |d| format!("{title}: {}", d.given.words))
    }

    fn other<M>(&self, books: &Books<'_, '_, M>, other: &OtherWords) -> Other {
        let post = self.posts.iter().find(|post| Some(post.id) == other.by);
        Other {
            fact: other.fact.to_string(),
            by: post.map_or(String::new(), |post| post_title(books, self.visit, post)),
            said: other.said.clone(),
        }
    }

    /// The explanation that may be asked for the grade of a point.
    fn offer<M>(&self, books: &Books<'_, '_, M>, point: &Point, post: &Post) -> Option<Offer> {
        let place = books.known.tree.get(point.item.place)?;
        let period = domain::period::Period::month_of(self.held.review.sitting.figures_to);
        let at = (post.slug.as_str(), place.slug.as_str(), period);
        let id = self.held.review.id;
        crate::explanations::point_offer(&books.known, &self.words, id, &point.item, at)
    }

    /// Those marked absent, each with the explanation that may be asked.
    fn absent<M>(&self, books: &Books<'_, '_, M>) -> Vec<(String, Offer)> {
        let entries = self.held.attendance.iter();
        let absent = entries.filter(|entry| entry.presence == review::Presence::Absent);
        let posts = absent.filter_map(|entry| self.posts.iter().find(|p| p.id == entry.post));
        posts
            .map(|post| {
                let id = self.held.review.id;
                let offer = crate::explanations::absence_offer(&self.words, id, &post.slug);
                (post_title(books, self.visit, post), offer)
            })
            .collect()
    }

    /// Where the item's figures stand: the line's derivation, the place's card, or the directive.
    fn item_address<M>(&self, books: &Books<'_, '_, M>, point: &Point) -> String {
        let item = &point.item;
        if let AgendaReason::Overdue { directive, .. } = &item.reason {
            return format!("/directives/{directive}");
        }
        if let AgendaReason::Unanswered { explanation, .. } = &item.reason {
            return format!("/explanations/{explanation}");
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
            let holder = self.holders.of(post.id, self.held.review.sitting.on);
            let deputy = entry.filter(|entry| entry.presence == review::Presence::Deputy);
            Attendee {
                who: deputy.map_or(String::new(), |entry| entry.who.clone()),
                leave: deputy.map_or(String::new(), |entry| entry.leave.clone()),
                post: post.slug.clone(),
                name: post_title(books, self.visit, post),
                person: holder.map_or(String::new(), |holder| self.visit.say(holder)),
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
}
