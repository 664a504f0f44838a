//! Asking a post for an explanation and what becomes of it: a draft from a cause that holds, the
//! letter under its number, the answer, the decision. Who may do what is decided in `domain`.

pub mod findings;
mod letter;

use std::collections::BTreeMap;

use domain::directive::DirectiveId;
use domain::evidence::File;
use domain::explanation::steps::{Step, fold, may_step};
use domain::explanation::{
    Cause, Explanation, ExplanationId, NewExplanation, Record, Relation, State, Unanswered,
    may_draft, relation,
};
use domain::fact::Fact;
use domain::figure::FigureKind;
use domain::indicator::{IndicatorCode, Unit};
use domain::period::Period;
use domain::persistence::FindingKey;
use domain::place::PlaceCode;
use domain::post::{Post, PostId};
use domain::refusal::Refusal;
use domain::review::{ReviewId, Series};
use domain::scheme::SchemeCode;
use jiff::civil::Date;
use store::explanations::Scope;
pub use store::explanations::{Counts, Filter, Page, Taken};
use store::{Listed, Write};

pub use letter::{notice, pdf};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::evidence::{self, HandedFile};
use crate::known::Known;
use crate::{figures, posts, scorecards};

/// What a person asks an explanation for; whether it is so is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Grade { scheme: SchemeCode, period: Period },
    Absence,
    Overdue,
    ShortFigure { indicator: IndicatorCode, period: Period },
    Finding(FindingKey),
    Words(String),
}

/// An explanation as a person asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub asked: PostId,
    pub about: About,
    pub place: PlaceCode,
    pub review: Option<ReviewId>,
    pub directive: Option<DirectiveId>,
}

/// Drafts an explanation: nothing goes out before a person signs it.
///
/// # Errors
/// The cause is not so, the post is asked for it already, or asks itself.
pub fn draft(books: &mut Books<'_, '_, Write>, draft: Draft) -> Result<ExplanationId> {
    let cause = cause(books, &draft)?;
    let given = NewExplanation {
        asked: draft.asked,
        cause,
        place: draft.place,
        review: draft.review,
        directive: draft.directive,
    };
    let standing = standing(books, &given)?;
    let relation = acting_relation(books, given.asked)?;
    may_draft(&given, relation, standing)?;
    Ok(ExplanationId(books.record(&Fact::ExplanationDrafted(given))?))
}

/// The cause with its figures, if it is so today.
fn cause<M>(books: &mut Books<'_, '_, M>, draft: &Draft) -> Result<Cause> {
    let today = books.today;
    Ok(match &draft.about {
        About::Grade { scheme, period } => {
            let card = scorecards::bare(&books.known, draft.place, *period);
            let line = card.as_ref().and_then(|card| card.line(scheme));
            let line = line.ok_or(Refusal::CauseNotThere)?;
            Cause::of_grade(line, *period, line_unit(books, scheme))?
        }
        About::Absence => {
            let review = draft.review.ok_or(Refusal::CauseNotThere)?;
            let entries = store::reviews::attendance(books.tx, review)?;
            let marked = entries.into_iter().find(|entry| entry.post == draft.asked);
            Cause::of_absence(review, marked.map(|entry| entry.presence))?
        }
        About::Overdue => {
            let id = draft.directive.ok_or(Refusal::CauseNotThere)?;
            Cause::of_overdue(&store::directives::get(books.tx, id)?, draft.asked, today)?
        }
        About::ShortFigure { indicator, period } => {
            shortage(&books.known, indicator, *period, draft.place)?
        }
        About::Finding(key) => {
            let found = findings::by_key(&books.known, key).ok_or(Refusal::CauseNotThere)?;
            Cause::Persistent {
                rule: key.rule.clone(),
                scheme: key.scheme.clone(),
                instances: found.instances,
            }
        }
        About::Words(words) => Cause::ByHand { words: words.trim().to_owned() },
    })
}

/// The figure of a month that stayed below its target there.
///
/// # Errors
/// It did not, one of the two is not known, or there is no such indicator.
pub fn shortage(
    known: &Known,
    indicator: &IndicatorCode,
    period: Period,
    place: PlaceCode,
) -> Result<Cause> {
    let unit = known.book.indicators().get(indicator).map(|of| of.unit).ok_or(Error::NotFound)?;
    let cell = |kind| figures::cell(known, (indicator, kind), period, place);
    let (target, achieved) = (cell(FigureKind::Target), cell(FigureKind::Achieved));
    Ok(Cause::of_shortage((indicator.clone(), unit), period, target, achieved)?)
}

/// In what a line is counted.
fn line_unit<M>(books: &Books<'_, '_, M>, scheme: &SchemeCode) -> Unit {
    let book = &books.known.book;
    let indicator = book.scheme(scheme).and_then(|line| book.indicators().get(&line.achieved));
    indicator.map_or(Unit::Count, |indicator| indicator.unit)
}

/// One that is asked of the post for the same cause and was not withdrawn.
fn standing<M>(
    books: &mut Books<'_, '_, M>,
    given: &NewExplanation,
) -> Result<Option<ExplanationId>> {
    let filter = Filter {
        asked: Some(given.asked),
        cause: Some((given.place, given.cause.key())),
        ..Filter::default()
    };
    let same = store::explanations::register(books.tx, &filter, Page::all())?;
    Ok(same.into_iter().find(|one| one.state != State::Withdrawn).map(|one| one.id))
}

/// Signs a draft: the letter takes its number and goes out.
///
/// # Errors
/// It is no draft, the post that signs is not above the asked one, or no pack says how many days it has.
pub fn call(books: &mut Books<'_, '_, Write>, id: ExplanationId) -> Result<Explanation> {
    let explanation = store::explanations::get(books.tx, id)?;
    let by = books.tx.by().post.ok_or(Refusal::NotOverAsked)?;
    let number = letter::next_number(books, by)?;
    let notice = notice(books, &explanation, by, number)?;
    step(books, id, Step::Called { notice: Box::new(notice) })
}

/// Takes a step on an explanation in the name of the post that writes.
///
/// # Errors
/// No post is named, or a rule says no.
pub fn step(
    books: &mut Books<'_, '_, Write>,
    id: ExplanationId,
    step: Step,
) -> Result<Explanation> {
    let explanation = store::explanations::get(books.tx, id)?;
    let relation = acting_relation(books, explanation.given.asked)?;
    may_step(&explanation, relation, &step, books.today)?;
    books.record(&Fact::ExplanationMoved { explanation: id, step: step.clone() })?;
    let (by, on) = (books.tx.by().post, books.tx.by().on);
    Ok(fold(explanation, &step, by, on))
}

/// Answers in the name of the asked post, with the files that the answer encloses.
///
/// # Errors
/// A rule says no, or a file is over a limit or of a kind that is not taken.
pub fn reply(
    books: &mut Books<'_, '_, Write>,
    id: ExplanationId,
    (words, enclosures): (&str, &str),
    handed: &[HandedFile],
) -> Result<Explanation> {
    evidence::must_fit(handed)?;
    let files = evidence::take_in(books, handed)?;
    let (words, enclosures) = (words.trim().to_owned(), enclosures.trim().to_owned());
    step(books, id, Step::Replied { words, enclosures, files })
}

/// The `n`th file of the answer, from 1, with its bytes.
///
/// # Errors
/// There is no answer, or not so many files with it.
pub fn file<M>(
    books: &mut Books<'_, '_, M>,
    id: ExplanationId,
    n: usize,
) -> Result<(File, Vec<u8>)> {
    let history = store::explanations::history(books.tx, id)?;
    let files = history.into_iter().find_map(|taken| match taken.step {
        Step::Replied { files, .. } => Some(files),
        _ => None,
    });
    let file = files.unwrap_or_default().into_iter().nth(n.wrapping_sub(1));
    let file = file.ok_or(Error::NotFound)?;
    let kept = store::files::get(books.tx, &file.sha256)?.ok_or(Error::NotFound)?;
    Ok((file, kept.bytes))
}

fn acting_relation(books: &mut Books<'_, '_, Write>, asked: PostId) -> Result<Relation> {
    let by = books.tx.by().post.ok_or(Refusal::NotOverAsked)?;
    relation_of(books, by, asked)
}

/// How a post stands to one that is asked.
///
/// # Errors
/// The database failed.
pub fn relation_of<M>(books: &mut Books<'_, '_, M>, by: PostId, asked: PostId) -> Result<Relation> {
    let posts = posts::with_superiors(books, [asked])?;
    let founded = store::reviews::series_with(books.tx, asked)?;
    let sits = |series: &Series| series.members.contains(&asked);
    let chairs: Vec<PostId> =
        founded.iter().filter(|f| sits(&f.series)).map(|f| f.series.chair).collect();
    Ok(relation(by, asked, &line_of(&posts, asked), &chairs))
}

/// The posts above a post, nearest first. A line that bites its own tail ends there.
pub(crate) fn line_of(posts: &BTreeMap<PostId, Post>, post: PostId) -> Vec<PostId> {
    let mut line = Vec::new();
    let over = |id: PostId| posts.get(&id).and_then(|post| post.reports_to);
    let mut next = over(post);
    while let Some(id) = next.filter(|id| *id != post && !line.contains(id)) {
        line.push(id);
        next = over(id);
    }
    line
}

/// An explanation by its number, with everything that happened to it, in order.
///
/// # Errors
/// There is none.
pub fn get<M>(
    books: &mut Books<'_, '_, M>,
    id: ExplanationId,
) -> Result<(Explanation, Vec<Taken>)> {
    let explanation = store::explanations::get(books.tx, id)?;
    Ok((explanation, store::explanations::history(books.tx, id)?))
}

/// The register: explanations by filter, oldest first, a page at a time.
///
/// # Errors
/// The database failed.
pub fn register<M>(
    books: &mut Books<'_, '_, M>,
    filter: &Filter,
    page: Page,
) -> Result<Vec<Explanation>> {
    Ok(store::explanations::register(books.tx, filter, page)?)
}

/// One page of the register.
///
/// # Errors
/// The database failed.
pub fn listed<M>(
    books: &mut Books<'_, '_, M>,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Explanation, ExplanationId>> {
    Ok(store::explanations::listed(books.tx, filter, page)?)
}

/// All explanations of a filter; for lists that are short by nature, such as one post's open ones.
///
/// # Errors
/// The database failed.
pub fn all<M>(books: &mut Books<'_, '_, M>, filter: &Filter) -> Result<Vec<Explanation>> {
    register(books, filter, Page::all())
}

/// How many explanations a filter has of each standing today.
///
/// # Errors
/// The database failed.
pub fn counts<M>(books: &mut Books<'_, '_, M>, filter: &Filter) -> Result<Counts> {
    Ok(store::explanations::counts(books.tx, filter, books.today)?)
}

/// How the explanations of a post ended.
///
/// # Errors
/// The database failed.
pub fn record<M>(books: &mut Books<'_, '_, M>, post: PostId) -> Result<Record> {
    Ok(store::explanations::record(books.tx, post, books.today)?)
}

/// The explanations that a post has to answer, and those that it has to decide.
///
/// # Errors
/// The database failed.
pub fn on_the_table<M>(
    books: &mut Books<'_, '_, M>,
    post: PostId,
) -> Result<(Vec<Explanation>, Vec<Explanation>)> {
    let states = Some(vec![State::Called, State::Delivered, State::UnderReview]);
    let asked = Filter { asked: Some(post), states, ..Filter::default() };
    let mut to_answer = all(books, &asked)?;
    to_answer.retain(|one| one.replied_on.is_none());
    let states = Some(vec![State::Called, State::Delivered, State::Replied, State::UnderReview]);
    let open = all(books, &Filter { called_by: Some(post), states, ..Filter::default() })?;
    let today = books.today;
    let is_ripe =
        |one: &Explanation| one.replied_on.is_some() || one.days_unanswered(today).is_some();
    let to_decide = open.into_iter().filter(is_ripe);
    Ok((to_answer, to_decide.collect()))
}

/// The explanations asked of the members of a series that nobody answered by a day.
///
/// # Errors
/// The database failed.
pub fn unanswered<M>(
    books: &mut Books<'_, '_, M>,
    series: &Series,
    on: Date,
) -> Result<Vec<Unanswered>> {
    let states = Some(vec![State::Called, State::Delivered, State::UnderReview]);
    let members = series.members.iter().map(|post| vec![Scope::Asked(*post)]).collect();
    let filter =
        Filter { states, unanswered_on: Some(on), seen: Some(members), ..Filter::default() };
    let of_series = all(books, &filter)?.into_iter();
    let row = |one: Explanation| {
        Some(Unanswered {
            explanation: one.id,
            place: one.given.place,
            scheme: one.given.cause.scheme().cloned(),
            asked: one.given.asked,
            days: one.days_unanswered(on)?,
        })
    };
    Ok(of_series.filter_map(row).collect())
}
