//! Issuing the minutes: everything that the paper says is gathered into one fact, with its number, and
//! the sitting is closed. The paper is made from that fact alone, so it comes out the same for ever.

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
use domain::review::{Point, ReviewId, Series};
use jiff::civil::Date;
use store::Write;
use store::letters::LetterKind;
use store::reviews::Review;

use crate::desk::Books;
use crate::error::Result;
use crate::known::Known;
use crate::{people, reviews, wording};

/// Issues the minutes of a sitting and closes it. Returns the number.
///
/// # Errors
/// The agenda is not drawn, or minutes are issued already.
pub fn issue(books: &mut Books<'_, '_, Write>, id: ReviewId) -> Result<LetterNumber> {
    let review = reviews::writable(books, id)?;
    let series = store::reviews::series(books.tx, review.sitting.series)?.series;
    let fy = Fy::of(books.today);
    let number = store::letters::next_number(books.tx, LetterKind::Minutes, series.place, fy)?;
    let posts = posts(books)?;
    let minutes = gather(books, &review, &series, &posts, number)?;
    books.record(&Fact::MinutesIssued { review: id, minutes: Box::new(minutes) })?;
    Ok(number)
}

type Posts = BTreeMap<PostId, Post>;

fn posts<M>(books: &mut Books<'_, '_, M>) -> Result<Posts> {
    Ok(store::posts::all(books.tx, books.today)?.into_iter().map(|post| (post.id, post)).collect())
}

fn gather(
    books: &mut Books<'_, '_, Write>,
    review: &Review,
    series: &Series,
    posts: &Posts,
    number: LetterNumber,
) -> Result<Minutes> {
    let chair = posts.get(&series.chair);
    let title = |post: Option<&Post>| post.map_or_else(|| Name::new("–", "–"), |p| p.title.clone());
    let own_place = wording::place(&books.known, series.place);
    let known = &books.known;
    Ok(Minutes {
        vocabulary: known.book.vocabulary(known.state_of(series.place)),
        office: Name::new(
            &format!("कार्यालय {}, {}", title(chair).hi, own_place.hi),
            &format!("Office of the {}, {}", title(chair).en, own_place.en),
        ),
        series: series.name.clone(),
        place: own_place,
        held_on: review.sitting.on,
        issued_on: books.today,
        venue: review.sitting.venue.clone(),
        chair_post: title(chair),
        chair_name: chair.map_or_else(|| Name::new("", ""), Post::holder_name),
        number,
        attendance: attendance(books, review, (series, posts))?,
        brought_forward: brought_forward(books, review, posts)?,
        points: points(books, review, series, posts)?,
        copy_to: copy_to(&books.known, series, posts),
        figures_known_to: books.known.seq,
    })
}

fn attendance(
    books: &mut Books<'_, '_, Write>,
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
        Some(Attended { post, who, presence: entry.presence })
    });
    Ok(attended.collect())
}

/// The owners as printed: each post with its place, and posts of all places below in one word.
fn owners(known: &Known, directive: &Directive, posts: &Posts) -> Vec<Name> {
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
fn post_in(known: &Known, post: &Post, own: PlaceCode) -> Name {
    if post.place == own { post.title.clone() } else { wording::post_at(known, post) }
}

fn brought_forward(
    books: &mut Books<'_, '_, Write>,
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
fn copy_to(known: &Known, series: &Series, posts: &Posts) -> Vec<Name> {
    let members = series.members.iter().filter_map(|member| posts.get(member));
    members.map(|post| post_in(known, post, series.place)).collect()
}

/// What was last answered on a directive: the owner's report, or the figure that closed it.
fn last_answer(books: &mut Books<'_, '_, Write>, directive: &Directive) -> Result<String> {
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

fn points(
    books: &mut Books<'_, '_, Write>,
    review: &Review,
    series: &Series,
    posts: &Posts,
) -> Result<Vec<PrintedPoint>> {
    let directives = store::directives::of_review(books.tx, review.id)?;
    let points = store::reviews::points(books.tx, review.id)?;
    let known = &books.known;
    let is_printed = |point: &&Point| {
        point.removed_because.is_none()
            && (!point.said.is_empty() || directives.iter().any(|d| d.given.point == point.item.n))
    };
    let printed = points.iter().filter(is_printed).map(|point| PrintedPoint {
        n: point.item.n,
        title: wording::item_title(known, &point.item, series.place),
        reason: wording::reason(known, &point.item),
        seen: point.item.seen.clone(),
        said: point.said.clone(),
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
