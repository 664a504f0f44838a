//! Filling the page of one directive.

use desk::directives::Taken;
use desk::evidence::Evidence as Filed;
use desk::people::Holders;
use desk::{Books, wording};
use domain::directive::steps::{Step, may_step};
use domain::directive::{Directive, DirectiveId, Owner as Owns, State};
use domain::post::{Post, PostId};
use domain::review::SeriesId;

use super::proof::Proof;
use super::{due, evidence, live, state};
use crate::frame::{acted, frame, post_title};
use crate::look::directive::{Clocks, Condition, Deadline, Forms, Happening, Owner, Show};
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::visit::Visit;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    id: DirectiveId,
    base: &str,
) -> desk::Result<Show> {
    let (directive, history) = desk::directives::get(books, id)?;
    let words = visit.words(books, directive.given.place);
    let held = desk::reviews::held(books, directive.given.review)?;
    let posts = desk::posts::all(books)?;
    let acting = visit.acting(books)?;
    let today = books.today;
    let who = history.iter().filter_map(|taken| taken.by.map(|post| (post, taken.on)));
    let mut who: Vec<(PostId, jiff::civil::Date)> = who.collect();
    who.push((held.series.chair, directive.issued_on));
    let filed = desk::evidence::on(books, id)?;
    let holders = &desk::people::holders(books, &who)?;
    let of = Of {
        visit,
        words,
        directive: &directive,
        posts: &posts,
        acting: &acting,
        filed: &filed,
        holders,
    };
    let given = &directive.given;
    let chair = posts.iter().find(|post| post.id == held.series.chair);
    let offers = crate::explanations::directive_offers(books, visit, &words, &directive, &posts)?;
    let asked = crate::explanations::of_directive(books, visit, id)?;
    let delay = directive.days_overdue(today);
    let clocks = desk::directives::clocks(&directive, &history, today);
    let proof = Proof::of(books, &directive, &history)?;
    let entries_closed = entries_closed(books, &words, held.review.sitting.series)?;
    let title = words.w1("directive-number", "n", directive.id);
    Ok(Show {
        words,
        href: format!("/directives/{id}"),
        number: directive.id.to_string(),
        said: given.words.clone(),
        state: state(directive.state()),
        review: Link::new(format!("/reviews/{}", given.review), visit.say(&held.series.name)),
        given_on: hindi::date::long(directive.issued_on, visit.lang()),
        given_by: chair.map_or(String::new(), |post| {
            acted(books, visit, (post, directive.issued_on), holders)
        }),
        place: visit.say(&wording::place(&books.known, given.place)),
        programme: given
            .scheme
            .as_ref()
            .map_or(String::new(), |code| visit.say(&wording::scheme(&books.known, code))),
        deadline: Deadline {
            worded: given.deadline.words.clone(),
            due: due(&words, &directive),
            how: of.how(),
            over: of.over(books),
            delay: delay.map_or(String::new(), |days| words.w1("delayed-by", "n", days)),
        },
        clocks: Clocks {
            stage: words.w1("days-count", "n", clocks.stage_days),
            total: words.w1("days-count", "n", clocks.total_days),
        },
        condition: of.condition(books, &history),
        weeks: of.weeks(&history, today),
        others: of.others(&history),
        tally: of.tally(),
        effect: of.effect(proof.effect),
        checks: of.checks(&proof.checks),
        owners: directive.owners.iter().map(|owner| of.owner(books, owner, &history)).collect(),
        history: history.iter().map(|taken| of.happening(books, taken)).collect(),
        forms: Forms { entries_closed, ..of.forms(books) },
        share: desk::reach::share(books, &directive, base, visit.lang())?,
        offers,
        asked,
        frame: frame(books, visit, &words, Section::Directives, &title)?,
    })
}

/// That entries for the coming sitting of a series have closed, in a sentence; empty while they are open.
fn entries_closed<M>(
    books: &mut Books<'_, '_, M>,
    words: &Words,
    series: SeriesId,
) -> desk::Result<String> {
    let closed = desk::reviews::closed_for(books, series)?;
    Ok(closed.map_or(String::new(), |(sitting, closes)| {
        let days = [("sitting", sitting.on), ("closes", closes)];
        words.wf("entries-closed", &days.map(|(key, day)| (key, hindi::date::short(day))))
    }))
}

/// A directive with all that its page is filled from.
pub(super) struct Of<'a> {
    pub(super) visit: &'a Visit,
    pub(super) words: Words,
    pub(super) directive: &'a Directive,
    pub(super) posts: &'a [Post],
    pub(super) acting: &'a Post,
    pub(super) filed: &'a [Filed],
    pub(super) holders: &'a Holders,
}

impl Of<'_> {
    pub(super) fn post(&self, id: PostId) -> Option<&Post> {
        self.posts.iter().find(|post| post.id == id)
    }

    fn condition<M>(&self, books: &Books<'_, '_, M>, history: &[Taken]) -> Condition {
        let (live, bar) = live(&books.known, &self.words, self.directive);
        let proof = history.iter().rev().find_map(|taken| match taken.step {
            Step::VerifiedByFigure { by_fact, .. } if !self.directive.is_open() => Some(by_fact),
            _ => None,
        });
        let place = self.directive.given.place;
        let as_on = books.known.months(place).last().and_then(|m| books.known.as_on(place, *m));
        Condition {
            worded: self
                .visit
                .say(&wording::condition(&books.known, &self.directive.given.condition)),
            source: match (&bar, as_on) {
                (Some(_), Some(day)) => {
                    self.words.w1("as-on", "date", hindi::date::long(day, self.visit.lang()))
                }
                _ => String::new(),
            },
            live,
            bar,
            proof: proof.map(|fact| {
                Link::new(format!("/ledger/{fact}"), self.words.w1("proved-by-fact", "n", fact))
            }),
        }
    }

    fn owner<M>(&self, books: &Books<'_, '_, M>, owner: &Owns, history: &[Taken]) -> Owner {
        let post = self.post(owner.post);
        let said = history.iter().rev().find_map(|taken| match &taken.step {
            Step::Reported { owner: by, words, .. } if *by == owner.post => Some(words.clone()),
            _ => None,
        });
        Owner {
            post: post.map_or(String::new(), |post| post.slug.clone()),
            name: post.map_or(String::new(), |post| post_title(books, self.visit, post)),
            state: state(owner.state),
            note: said.unwrap_or_default(),
            is_to_verify: owner.state == State::Reported
                && !self.directive.is_owner(self.acting.id),
            evidence: self
                .filed
                .iter()
                .filter(|filed| filed.owner == owner.post)
                .map(|filed| evidence::shown(self.visit, &self.words, self.directive.id.0, filed))
                .collect(),
        }
    }

    fn happening<M>(&self, books: &Books<'_, '_, M>, taken: &Taken) -> Happening {
        let by = taken.by.and_then(|post| self.post(post));
        Happening {
            at: hindi::date::long(taken.on, self.visit.lang()),
            by: by.map_or(String::new(), |post| {
                acted(books, self.visit, (post, taken.on), self.holders)
            }),
            what: self.words.w(&format!("step-{}", taken.step.word())),
            said: said(&taken.step),
            fact: Link::new(format!("/ledger/{}", taken.fact), taken.fact.to_string()),
        }
    }

    fn forms<M>(&self, books: &Books<'_, '_, M>) -> Forms {
        let owner = self.acting.id;
        let text = || "…".to_owned();
        let may = |step: Step| may_step(self.directive, owner, &step).is_ok();
        let later = jiff::civil::Date::MAX;
        Forms {
            owner: self.acting.slug.clone(),
            may_acknowledge: may(Step::Acknowledged { owner }),
            may_report: may(Step::Reported { owner, words: text(), evidence: text() }),
            may_extend: may(Step::Extended { due_on: later, reason: text() }),
            may_drop: may(Step::Dropped { reason: text() }),
            limits: evidence::limits(&self.words),
            may_reopen: may(Step::Reopened { reason: text() }),
            may_reshape: may(Step::Postponed { to: None, reason: text() }),
            owners: self.open_owners(books),
            ..Forms::default()
        }
    }
}

/// The words that came with a step.
fn said(step: &Step) -> String {
    match step {
        Step::Reported { words, evidence, .. } if evidence.is_empty() => words.clone(),
        Step::Reported { words, evidence, .. } => format!("{words} ({evidence})"),
        Step::Accepted { remark, .. } | Step::Returned { remark, .. } => remark.clone(),
        Step::Extended { due_on, reason } => {
            format!("{}: {reason}", hindi::date::short(*due_on))
        }
        Step::Dropped { reason } | Step::Reopened { reason } => reason.clone(),
        Step::Postponed { to: Some(to), reason } => {
            format!("{}: {reason}", hindi::date::short(*to))
        }
        Step::Postponed { to: None, reason } => reason.clone(),
        Step::Split { into, reason } => {
            let into: Vec<String> = into.iter().map(ToString::to_string).collect();
            format!("{}: {reason}", into.join(", "))
        }
        Step::Merged { into, reason } => format!("{into}: {reason}"),
        Step::CutFrom { directive, .. } | Step::TookIn { directive, .. } => directive.to_string(),
        Step::VerifiedByFigure { value, by_fact } | Step::UndoneByFigure { value, by_fact } => {
            format!("{} ({by_fact})", hindi::digits::group(*value))
        }
        Step::FigureRead { value, as_on, .. } => {
            format!("{}: {}", hindi::date::short(*as_on), hindi::digits::group(*value))
        }
        Step::Acknowledged { .. } | Step::Started { .. } => String::new(),
    }
}
