//! The minutes from draft to issue. The chair approves them: everything that the paper says is gathered
//! into one fact. Issuing gives those very minutes their number and closes the sitting. The paper is
//! made from that fact alone, so it comes out the same for ever.

use std::collections::BTreeMap;

use domain::directive::Directive;
use domain::directive::steps::Step;
use domain::fact::Fact;
use domain::minutes::{
    Attended, BroughtForward, LetterNumber, Minutes, PrintedDirective, PrintedPoint,
};
use domain::name::Name;
use domain::period::Fy;
use domain::place::PlaceCode;
use domain::post::{Post, PostId};
use domain::refusal::Refusal;
use domain::review::{Point, ReviewId, Series, may_approve, may_issue, may_return};
use domain::scheme::Vocabulary;
use jiff::civil::Date;
use store::Write;
use store::letters::LetterKind;
use store::reviews::Review;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;
use crate::{people, reviews, wording};

/// The minutes as they would be approved now, without a number.
///
/// # Errors
/// There is no such sitting.
pub fn draft<M>(books: &mut Books<'_, '_, M>, id: ReviewId) -> Result<Minutes> {
    let review = store::reviews::review(books.tx, id)?;
    let series = store::reviews::series(books.tx, review.sitting.series)?.series;
    let posts = posts(books)?;
    gather(books, &review, &series, &posts)
}

/// The minutes as the chair approved them.
///
/// # Errors
/// They are not approved.
pub fn approved<M>(books: &mut Books<'_, '_, M>, id: ReviewId) -> Result<Minutes> {
    let review = store::reviews::review(books.tx, id)?;
    let fact = review.approved.ok_or(Refusal::MinutesNotApproved)?;
    match store::ledger::get(books.tx, fact)?.fact {
        Fact::MinutesApproved { minutes, .. } => Ok(*minutes),
        _ => Err(Error::NotFound),
    }
}

/// The chair approves the minutes as they stand; the sitting takes no more.
///
/// # Errors
/// Another post than the chair, approved or issued already, or two wordings to be joined.
pub fn approve(books: &mut Books<'_, '_, Write>, id: ReviewId) -> Result<()> {
    let review = store::reviews::review(books.tx, id)?;
    let points = store::reviews::points(books.tx, id)?;
    may_approve(review.stage, (books.tx.by().post, chair(books, &review)?), &points)?;
    let minutes = Box::new(draft(books, id)?);
    books.record(&Fact::MinutesApproved { review: id, minutes })?;
    Ok(())
}

/// The chair takes the approval back, so that the minutes can be written on.
///
/// # Errors
/// Another post, not approved, issued already, or no reason.
pub fn send_back(books: &mut Books<'_, '_, Write>, id: ReviewId, reason: &str) -> Result<()> {
    let review = store::reviews::review(books.tx, id)?;
    may_return(review.stage, (books.tx.by().post, chair(books, &review)?), reason)?;
    books.record(&Fact::MinutesReturned { review: id, reason: reason.trim().to_owned() })?;
    Ok(())
}

fn chair<M>(books: &mut Books<'_, '_, M>, review: &Review) -> Result<PostId> {
    Ok(store::reviews::series(books.tx, review.sitting.series)?.series.chair)
}

/// Issues the approved minutes and closes the sitting. `check_at` is where a reader can check the
/// paper. Returns the number.
///
/// # Errors
/// Not approved by the chair yet, or issued already.
pub fn issue(
    books: &mut Books<'_, '_, Write>,
    id: ReviewId,
    check_at: &str,
) -> Result<LetterNumber> {
    let review = store::reviews::review(books.tx, id)?;
    may_issue(review.stage)?;
    let series = store::reviews::series(books.tx, review.sitting.series)?.series;
    let fy = Fy::of(books.today);
    let number = store::letters::next_number(books.tx, LetterKind::Minutes, series.place, fy)?;
    let approved = approved(books, id)?;
    let (issued_on, check_at) = (books.today, check_at.to_owned());
    let minutes = Box::new(Minutes { number, issued_on, check_at, ..approved });
    books.record(&Fact::MinutesIssued { review: id, minutes })?;
    Ok(number)
}

pub(crate) type Posts = BTreeMap<PostId, Post>;

pub(crate) fn posts<M>(books: &mut Books<'_, '_, M>) -> Result<Posts> {
    Ok(store::posts::all(books.tx, books.today)?.into_iter().map(|post| (post.id, post)).collect())
}

fn gather<M>(
    books: &mut Books<'_, '_, M>,
    review: &Review,
    series: &Series,
    posts: &Posts,
) -> Result<Minutes> {
    let head = Head::of(&books.known, series, posts);
    Ok(Minutes {
        vocabulary: head.vocabulary,
        office: head.office,
        series: series.name.clone(),
        place: head.place,
        held_on: review.sitting.on,
        issued_on: books.today,
        venue: review.sitting.venue.clone(),
        chair_post: head.chair_post,
        chair_name: head.chair_name,
        number: LetterNumber { fy: Fy::of(books.today), n: 0 },
        attendance: attendance(books, review, (series, posts))?,
        brought_forward: brought_forward(books, review, posts)?,
        points: points(books, review, series, posts)?,
        copy_to: copy_to(&books.known, series, posts),
        figures_known_to: books.known.seq,
        check_at: String::new(),
    })
}

/// What all papers of a sitting have at their head.
pub(crate) struct Head {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) office: Name,
    pub(crate) place: Name,
    pub(crate) chair_post: Name,
    pub(crate) chair_name: Name,
}

impl Head {
    pub(crate) fn of(known: &Known, series: &Series, posts: &Posts) -> Self {
        let chair = posts.get(&series.chair);
        let title = chair.map_or_else(|| Name::new("–", "–"), |post| post.title.clone());
        let place = wording::place(known, series.place);
        Self {
            vocabulary: known.book.vocabulary(known.state_of(series.place)),
            office: Name::new(
                &format!("कार्यालय {}, {}", title.hi, place.hi),
                &format!("Office of the {}, {}", title.en, place.en),
            ),
            place,
            chair_post: title,
            chair_name: chair.map_or_else(|| Name::new("", ""), Post::holder_name),
        }
    }
}

fn attendance<M>(
    books: &mut Books<'_, '_, M>,
    review: &Review,
    (series, posts): (&Series, &Posts),
) -> Result<Vec<Attended>> {
    let entries = store::reviews::attendance(books.tx, review.id)?;
    // Whoever held the post when it sat came to it, not whoever holds it when the minutes are issued.
    let asked: Vec<(PostId, Date)> = entries.iter().map(|e| (e.post, review.sitting.on)).collect();
    let holders = people::holders(books, &asked)?;
    let attended = entries.into_iter().filter_map(|entry| {
        let post = posts.get(&entry.post)?;
        let who = if entry.who.is_empty() {
            let holder = holders.of(entry.post, review.sitting.on);
            holder.cloned().unwrap_or_else(|| Name::new("", ""))
        } else {
            Name::new(&entry.who, "")
        };
        let post = post_in(&books.known, post, series.place);
        Some(Attended { post, who, presence: entry.presence, leave: entry.leave })
    });
    Ok(attended.collect())
}

/// The owners as printed: each post with its place, and posts of all places below in one word.
pub(crate) fn owners(known: &Known, directive: &Directive, posts: &Posts) -> Vec<Name> {
    let owners: Vec<&Post> =
        directive.owners.iter().filter_map(|owner| posts.get(&owner.post)).collect();
    let mut printed: Vec<Name> = Vec::new();
    for post in &owners {
        let alike = owners.iter().filter(|other| other.kind == post.kind).count();
        let parent = known.tree.get(post.place).and_then(|place| place.parent);
        let n_places = known.tree.siblings(post.place).len();
        let name = match parent {
            Some(parent) if alike == n_places && alike > 1 => {
                let over = wording::place(known, parent);
                Name::new(
                    &format!("समस्त {}, {}", post.title.hi, over.hi),
                    &format!("all {}, {}", post.title.en, over.en),
                )
            }
            _ => wording::post_at(known, post),
        };
        if !printed.contains(&name) {
            printed.push(name);
        }
    }
    printed
}

/// A post as printed in the papers of a place: with its own place where that is another.
pub(crate) fn post_in(known: &Known, post: &Post, own: PlaceCode) -> Name {
    if post.place == own { post.title.clone() } else { wording::post_at(known, post) }
}

fn brought_forward<M>(
    books: &mut Books<'_, '_, M>,
    review: &Review,
    posts: &Posts,
) -> Result<Vec<BroughtForward>> {
    let mut rows = Vec::new();
    for directive in reviews::brought_forward(books, review)? {
        rows.push(BroughtForward {
            number: directive.id.0,
            words: directive.given.words.clone(),
            owners: owners(&books.known, &directive, posts),
            due_on: directive.due_on,
            report: last_answer(books, &directive)?,
            state: directive.state(),
        });
    }
    Ok(rows)
}

/// Who gets a copy: every member, with its place where that is another.
pub(crate) fn copy_to(known: &Known, series: &Series, posts: &Posts) -> Vec<Name> {
    let members = series.members.iter().filter_map(|member| posts.get(member));
    members.map(|post| post_in(known, post, series.place)).collect()
}

/// What was last answered on a directive: the owner's report, or the figure that closed it.
pub(crate) fn last_answer<M>(
    books: &mut Books<'_, '_, M>,
    directive: &Directive,
) -> Result<String> {
    let history = store::directives::history(books.tx, directive.id)?;
    let answer = history.into_iter().rev().find_map(|step| match step.step {
        Step::Reported { words, .. } => Some(words),
        Step::VerifiedByFigure { value, by_fact } => {
            Some(format!("आँकड़ा {} (अभिलेख {by_fact})", hindi::digits::group(value)))
        }
        _ => None,
    });
    Ok(answer.unwrap_or_default())
}

fn points<M>(
    books: &mut Books<'_, '_, M>,
    review: &Review,
    series: &Series,
    posts: &Posts,
) -> Result<Vec<PrintedPoint>> {
    let directives = store::directives::of_review(books.tx, review.id)?;
    let points = store::reviews::points(books.tx, review.id)?;
    let known = &books.known;
    let is_printed = |point: &&Point| {
        point.removed_because.is_none()
            && (!point.words.said.is_empty()
                || directives.iter().any(|d| d.given.point == point.item.n))
    };
    let printed = points.iter().filter(is_printed).map(|point| PrintedPoint {
        n: point.item.n,
        title: wording::item_title(known, &point.item, series.place),
        reason: reviews::reason_told(known, review, &point.item),
        seen: point.item.seen.clone(),
        said: point.words.said.clone(),
        directives: directives
            .iter()
            .filter(|directive| directive.given.point == point.item.n)
            .map(|directive| PrintedDirective {
                number: directive.id.0,
                words: directive.given.words.clone(),
                owners: owners(known, directive, posts),
                place: wording::place(known, directive.given.place),
                deadline_words: directive.given.deadline.words.clone(),
                due_on: directive.due_on,
            })
            .collect(),
    });
    Ok(printed.collect())
}
