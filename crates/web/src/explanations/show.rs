//! Filling the page of one explanation, and the offers to ask for one that stand on other pages.

use desk::explanations::{Filter, Taken};
use desk::{Books, Known, explanations, wording};
use domain::directive::{Directive, DirectiveId, DirectiveKind};
use domain::evidence::File;
use domain::explanation::notice::Notice;
use domain::explanation::steps::{Step, may_step};
use domain::explanation::{Cause, Decision, Explanation, ExplanationId, Relation};
use domain::letter::LetterNumber;
use domain::name::Name;
use domain::period::{Fy, Period};
use domain::post::{Post, PostId};
use domain::review::ReviewId;

use super::{delay, state};
use crate::directives::evidence;
use crate::frame::{frame, post_title};
use crate::look::directive::Happening;
use crate::look::explanation::{Forms, Letter, LetterRow, Offer, Record, Show};
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::visit::Visit;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    id: ExplanationId,
) -> desk::Result<Show> {
    let (explanation, history) = explanations::get(books, id)?;
    let words = visit.words(books, explanation.given.place);
    let posts = desk::posts::all(books)?;
    let acting = visit.acting(books)?;
    let asked = explanation.given.asked;
    let relation = explanations::relation_of(books, acting.id, asked)?;
    let notice = as_sent(books, &explanation, &history, acting.id)?;
    let title = words.w1("explanation-number", "n", explanation.id);
    let of = Of { visit, words, explanation: &explanation, posts: &posts };
    let record = of.record(books)?;
    let (reply, enclosures, files) = reply(&history);
    let files = files.iter().zip(1_usize..).map(|(file, n)| {
        evidence::file(visit, &words, format!("/explanations/{id}/files/{n}"), file)
    });
    Ok(Show {
        words,
        href: format!("/explanations/{id}"),
        number: id.to_string(),
        cause: visit.say(&wording::explanation::cause(&books.known, &explanation)),
        state: state(&words, &explanation),
        asked: of.title(books, Some(asked)),
        letter: of.letter(&notice),
        dates: of.dates(),
        delay: delay(books, &words, &explanation),
        links: of.links(),
        reply,
        enclosures,
        files: files.collect(),
        history: of.history(books, &history),
        record,
        forms: forms(&words, &explanation, relation, (notice, books.today)),
        frame: frame(books, visit, &words, Section::Explanations, &title)?,
    })
}

/// The letter as it went out; for a draft as it would go out today.
fn as_sent<M>(
    books: &mut Books<'_, '_, M>,
    explanation: &Explanation,
    history: &[Taken],
    acting: PostId,
) -> desk::Result<Notice> {
    let sent = history.iter().find_map(|taken| match &taken.step {
        Step::Called { notice } => Some(notice.as_ref().clone()),
        _ => None,
    });
    match sent {
        Some(notice) => Ok(notice),
        None => {
            let number = LetterNumber { fy: Fy::of(books.today), n: 0 };
            explanations::notice(books, explanation, acting, number)
        }
    }
}

fn reply(history: &[Taken]) -> (String, String, Vec<File>) {
    let reply = history.iter().find_map(|taken| match &taken.step {
        Step::Replied { words, enclosures, files } => {
            Some((words.clone(), enclosures.clone(), files.clone()))
        }
        _ => None,
    });
    reply.unwrap_or_default()
}

struct Of<'a> {
    visit: &'a Visit,
    words: Words,
    explanation: &'a Explanation,
    posts: &'a [Post],
}

impl Of<'_> {
    fn title<M>(&self, books: &Books<'_, '_, M>, id: Option<PostId>) -> String {
        let post = self.posts.iter().find(|post| Some(post.id) == id);
        post.map_or(String::new(), |post| post_title(books, self.visit, post))
    }

    fn letter(&self, notice: &Notice) -> Letter {
        let (visit, words) = (self.visit, &self.words);
        let say = |name: &Name| visit.say(name);
        let is_sent = self.explanation.call.is_some();
        let number = say(&wording::explanation::number(notice.number, notice.vocabulary));
        let day = hindi::date::long(notice.issued_on, visit.lang());
        let limit = [
            ("n", notice.reply_days.to_string()),
            ("date", hindi::date::long(notice.reply_by, visit.lang())),
        ];
        let href = format!("/explanations/{}/letter.pdf", self.explanation.id);
        let signed = [say(&notice.signed.holder), say(&notice.signed.post)];
        Letter {
            number: if is_sent { format!("{number} · {day}") } else { String::new() },
            subject: say(&notice.subject),
            references: notice.references.iter().map(say).collect(),
            body: notice.body.iter().map(say).collect(),
            rows: notice
                .rows
                .iter()
                .map(|row| LetterRow {
                    what: say(&row.what),
                    target: say(&row.target),
                    achieved: say(&row.achieved),
                    percent: say(&row.percent),
                    grade: say(&row.grade),
                })
                .collect(),
            limit: words.wf("letter-limit", &limit),
            signed: signed.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", "),
            copy_to: notice.copy_to.iter().map(say).collect(),
            pdf: is_sent.then(|| Link::new(href, words.w("letter-pdf"))),
        }
    }

    fn dates(&self) -> Vec<(String, String)> {
        let of = self.explanation;
        let days = [
            ("explanation-state-drafted", Some(of.drafted_on)),
            ("date-called", of.call.map(|call| call.on)),
            ("date-delivered", of.delivered_on),
            ("date-limit", of.reply_by()),
            ("date-replied", of.replied_on),
            ("date-closed", of.closed_on),
        ];
        let row = |(key, day): (&str, Option<jiff::civil::Date>)| {
            Some((self.words.w(key), hindi::date::long(day?, self.visit.lang())))
        };
        days.into_iter().filter_map(row).collect()
    }

    fn links(&self) -> Vec<Link> {
        let given = &self.explanation.given;
        let review = match given.cause {
            Cause::Absence { review } => Some(review),
            _ => given.review,
        };
        let review =
            review.map(|id| Link::new(format!("/reviews/{id}"), self.words.w("ordered-in-review")));
        let directive = given.directive.map(|id| {
            Link::new(format!("/directives/{id}"), self.words.w1("directive-number", "n", id))
        });
        review.into_iter().chain(directive).collect()
    }

    fn history<M>(&self, books: &Books<'_, '_, M>, history: &[Taken]) -> Vec<Happening> {
        let of = self.explanation;
        let fact = |n: i64| Link::new(format!("/ledger/{n}"), n.to_string());
        let drafted = Happening {
            at: hindi::date::long(of.drafted_on, self.visit.lang()),
            by: self.title(books, of.drafted_by),
            what: self.words.w("explanation-step-drafted"),
            said: String::new(),
            fact: fact(of.id.0),
        };
        let taken = history.iter().map(|taken| Happening {
            at: hindi::date::long(taken.on, self.visit.lang()),
            by: self.title(books, taken.by),
            what: self.what(&taken.step),
            said: said(&taken.step),
            fact: fact(taken.fact),
        });
        std::iter::once(drafted).chain(taken).collect()
    }

    fn what(&self, step: &Step) -> String {
        match step {
            Step::Decided { decision, .. } => {
                self.words.w(&format!("explanation-state-{}", decision.word()))
            }
            _ => self.words.w(&format!("explanation-step-{}", step.word())),
        }
    }

    fn record<M>(&self, books: &mut Books<'_, '_, M>) -> desk::Result<Record> {
        let asked = self.explanation.given.asked;
        let record = explanations::record(books, asked)?;
        let row = |key: &str, n: i64| (self.words.w(key), n.to_string());
        let slug = self.posts.iter().find(|post| post.id == asked).map_or("", |p| p.slug.as_str());
        Ok(Record {
            counts: vec![
                row("record-called", record.called),
                row("record-accepted", record.accepted),
                row("record-warned", record.warned),
                row("record-not-satisfactory", record.not_satisfactory),
                row("record-late", record.late),
                row("record-unanswered", record.unanswered),
            ],
            all: Link::new(format!("/explanations?post={slug}"), self.words.w("record-all")),
        })
    }
}

/// The words that came with a step; the answer itself stands above.
fn said(step: &Step) -> String {
    match step {
        Step::Delivered { how: words }
        | Step::Decided { words, .. }
        | Step::ActionRecommended { words }
        | Step::Withdrawn { reason: words } => words.clone(),
        Step::Called { .. } | Step::Replied { .. } | Step::TakenUp => String::new(),
    }
}

fn forms(
    words: &Words,
    explanation: &Explanation,
    relation: Relation,
    (notice, today): (Notice, jiff::civil::Date),
) -> Forms {
    let may = |step: Step| may_step(explanation, relation, &step, today).is_ok();
    let text = || "…".to_owned();
    let decisions = Decision::ALL
        .into_iter()
        .filter(|decision| may(Step::Decided { decision: *decision, words: text() }));
    Forms {
        may_call: may(Step::Called { notice: Box::new(notice) }),
        may_deliver: may(Step::Delivered { how: String::new() }),
        may_reply: may(Step::Replied { words: text(), enclosures: String::new(), files: vec![] }),
        may_take_up: may(Step::TakenUp),
        decisions: decisions
            .map(|decision| {
                let word = decision.word();
                (word, words.w(&format!("explanation-state-{word}")))
            })
            .collect(),
        limits: evidence::limits(words),
        may_recommend: may(Step::ActionRecommended { words: text() }),
        may_withdraw: may(Step::Withdrawn { reason: text() }),
    }
}

/// What the post of an agenda point may be asked about it: its grade, or where the line has none a figure that
/// stayed below the target of the month; `None` where there is neither.
pub(crate) fn point_offer(
    known: &Known,
    words: &Words,
    review: ReviewId,
    item: &domain::agenda::AgendaItem,
    (slug, place, period): (&str, &str, Period),
) -> Option<Offer> {
    let scheme = item.scheme.as_ref()?;
    let offer = |about: &str, (key, word): (&'static str, String)| Offer {
        button: words.w(&format!("ask-{about}-do")),
        fields: vec![
            ("about", about.to_owned()),
            ("asked", slug.to_owned()),
            ("place", place.to_owned()),
            (key, word),
            ("period", period.to_string()),
            ("review", review.to_string()),
        ],
    };
    let seen = item.seen.as_ref();
    if seen.is_some_and(|seen| seen.letter.is_some() && seen.short_of_best > 0) {
        return Some(offer("grade", ("scheme", scheme.to_string())));
    }
    let indicator = &known.book.scheme(scheme)?.achieved;
    explanations::shortage(known, indicator, period, item.place).ok()?;
    Some(offer("short-figure", ("indicator", indicator.to_string())))
}

/// The offer to ask a post that was marked absent.
pub(crate) fn absence_offer(words: &Words, review: ReviewId, slug: &str) -> Offer {
    Offer {
        button: words.w("ask-absence-do"),
        fields: vec![
            ("about", "absence".to_owned()),
            ("asked", slug.to_owned()),
            ("review", review.to_string()),
        ],
    }
}

/// What may be asked of the owners of a directive: those that are overdue, and all where the directive
/// itself orders an explanation. An owner who is asked already is left out.
pub(crate) fn directive_offers<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
    posts: &[Post],
) -> desk::Result<Vec<Offer>> {
    let of_directive = Filter { directive: Some(directive.id), ..Filter::default() };
    let asked = explanations::all(books, &of_directive)?;
    let is_overdue = directive.days_overdue(books.today).is_some();
    let is_order = directive.given.kind == DirectiveKind::Explain;
    let acting = visit.acting(books)?;
    let place = books.known.tree.get(directive.given.place).map(|place| place.slug.clone());
    let mut offers = Vec::new();
    for owner in directive.owners.iter().filter(|owner| owner.state.is_open()) {
        let is_asked = asked.iter().any(|one| one.given.asked == owner.post);
        let post = posts.iter().find(|post| post.id == owner.post && post.id != acting.id);
        let Some(post) = post.filter(|_| !is_asked && (is_overdue || is_order)) else { continue };
        let about = if is_overdue { "overdue" } else { "words" };
        let name = post_title(books, visit, post);
        offers.push(Offer {
            button: words.w1("ask-owner-do", "post", name),
            fields: vec![
                ("about", about.to_owned()),
                ("asked", post.slug.clone()),
                ("place", place.clone().unwrap_or_default()),
                ("directive", directive.id.to_string()),
                ("review", directive.given.review.to_string()),
                ("words", directive.given.words.clone()),
            ],
        });
    }
    Ok(offers)
}

/// The explanations that were asked about a directive, each with its state.
pub(crate) fn of_directive<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    directive: DirectiveId,
) -> desk::Result<Vec<Link>> {
    let filter = Filter { directive: Some(directive), ..Filter::default() };
    let asked = explanations::all(books, &filter)?;
    let link = |one: &Explanation| {
        let words = visit.words(books, one.given.place);
        let cause = visit.say(&wording::explanation::cause(&books.known, one));
        Link::new(format!("/explanations/{}", one.id), format!("{cause} · {}", state(&words, one)))
    };
    Ok(asked.iter().map(link).collect())
}
