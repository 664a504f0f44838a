//! What moved when a sheet was taken: cards and lines before and after, and directives that the figures closed.

use std::collections::BTreeSet;

use desk::figures::Saved;
use desk::sheets_in::Handed;
use desk::{Books, Known, wording};
use domain::agenda::Standing;
use domain::figure::Cell as FigureCell;
use domain::place::PlaceCode;
use domain::scorecard::Scorecard;
use hindi::digits;

use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::sheet::{CardMove, Done, LineMove};
use crate::scorecards::address;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// How many moved lines are shown.
const MOVED_LINES: usize = 40;

pub(super) fn done<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    handed: &Handed,
    before: &Known,
    saved: &Saved,
) -> desk::Result<Done> {
    let words = visit.words(books, handed.top);
    let period = handed.period;
    let after = &books.known;
    let below = after.tree.children(handed.top).map(|place| place.code);
    let places: BTreeSet<PlaceCode> = std::iter::once(handed.top).chain(below).collect();
    let mut cards = Vec::new();
    let mut lines = Vec::new();
    for place in places {
        let was = desk::scorecards::standing(before, place, period);
        let is = desk::scorecards::standing(after, place, period);
        let (Some(is), Ok(method)) = (is, desk::scorecards::method(after, place, period)) else {
            continue;
        };
        let now = |standing: &Standing| {
            (standing.now.score, standing.now.letter.clone(), standing.rank_now)
        };
        if was.as_ref().map(now) != Some(now(&is)) {
            cards.push(card_move(after, visit, was.as_ref(), (&is, method)));
        }
        lines.extend(line_moves(after, visit, was.as_ref().map(|was| &was.now), &is.now));
    }
    lines.truncate(MOVED_LINES);
    let closed = saved.closed.iter().map(|directive| {
        Link::new(format!("/directives/{}", directive.id), &directive.given.words)
    });
    let slug = after.tree.get(handed.top).map_or("", |place| place.slug.as_str());
    let title = words.w("sheet-done");
    Ok(Done {
        words,
        file: handed.name.clone(),
        n_figures: saved.n_cells.to_string(),
        fact: Link::new(format!("/ledger/{}", saved.fact), saved.fact.to_string()),
        cards,
        lines,
        closed: closed.collect(),
        card: Link::new(address(slug, period), words.w("card")),
        frame: frame(books, visit, &words, Section::Figures, &title)?,
    })
}

fn card_move(
    known: &Known,
    visit: &Visit,
    was: Option<&Standing>,
    (is, method): (&Standing, &domain::grade::Method),
) -> CardMove {
    let score = |standing: &Standing| {
        standing.now.score_hundredths(method).map_or_else(|| DASH.to_owned(), digits::percent)
    };
    let place = is.now.place;
    let slug = known.tree.get(place).map_or("", |place| place.slug.as_str());
    CardMove {
        place: Link::new(address(slug, is.now.period), visit.say(&wording::place(known, place))),
        score_before: was.map(score).unwrap_or_default(),
        grade_before: was.map(|was| shown::grade(was.now.letter.as_ref())),
        score: score(is),
        grade: shown::grade(is.now.letter.as_ref()),
        rank: is.rank_now.map_or_else(|| DASH.to_owned(), |rank| rank.rank.to_string()),
        moved: shown::moved(is.rank_now, was.and_then(|was| was.rank_now)),
    }
}

fn line_moves(
    known: &Known,
    visit: &Visit,
    was: Option<&Scorecard>,
    is: &Scorecard,
) -> Vec<LineMove> {
    let percent = |line: &domain::scorecard::Line| match &line.outcome {
        domain::scorecard::Outcome::Graded { ratio, .. } => {
            digits::percent(ratio.percent_hundredths())
        }
        _ => DASH.to_owned(),
    };
    let slug = known.tree.get(is.place).map_or("", |place| place.slug.as_str());
    let mut moves = Vec::new();
    for line in &is.lines {
        let old = was.and_then(|card| card.line(&line.scheme));
        if old == Some(line) || is_silent(line) {
            continue;
        }
        moves.push(LineMove {
            place: visit.say(&wording::place(known, is.place)),
            programme: Link::new(
                format!("{}/{}", address(slug, is.period), line.scheme),
                visit.say(&wording::scheme(known, &line.scheme)),
            ),
            percent_before: old.map(percent).unwrap_or_default(),
            grade_before: old.map(|line| shown::grade(line.outcome.letter())),
            percent: percent(line),
            grade: shown::grade(line.outcome.letter()),
        });
    }
    moves
}

fn is_silent(line: &domain::scorecard::Line) -> bool {
    matches!(line.achieved, FigureCell::Blank(_)) && matches!(line.target, FigureCell::Blank(_))
}
