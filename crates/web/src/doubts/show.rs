//! Filling the list of points to check and the index of quality.

use desk::access::{self, Target};
use desk::honesty::{Answered, Point, Quality as Made};
use desk::{Books, wording};
use domain::honesty::Answer;
use domain::period::Period;
use domain::place::Place;
use domain::policy::Action;
use domain::post::{Post, PostId};
use domain::review::ReviewStage;
use domain::scheme::SchemeCode;
use hindi::digits;

use super::address;
use super::said::Saying;
use crate::frame::{frame, post_title};
use crate::look::doubt::{DoubtList, Quality, QualityLine, Row, Side};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::words::Words;
use crate::scorecards;
use crate::shown::DASH;
use crate::visit::Visit;

/// How many points one page shows; the workbook has all.
const ROWS: usize = 100;
/// Sittings that are offered, of so many series.
const SITTINGS: i64 = 3;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (place, month): (&Place, Period),
) -> desk::Result<DoubtList> {
    let words = visit.words(books, place.code);
    let acting = visit.acting(books)?;
    let lines = lines(books, place);
    let asked: Vec<Option<SchemeCode>> =
        std::iter::once(None).chain(lines.iter().cloned().map(Some)).collect();
    let seen = desk::honesty::seen(books, place.code, month, &asked)?;
    let points = seen.points;
    let n_open = points.iter().filter(|point| point.is_open()).count();
    let shown: Vec<&Point> = points.iter().take(ROWS).collect();
    let named = shown.iter().flat_map(|point| {
        let answered = point.answered.iter().chain(&point.outdated);
        point.owner.into_iter().chain(answered.filter_map(|answered| answered.by))
    });
    let posts = desk::posts::these(books, named.collect::<Vec<_>>())?;
    let mut rows = Vec::new();
    for (n, point) in (1..).zip(shown) {
        let at = Target::Place(point.doubt.key.place);
        let may = access::may(books, &acting, Action::AnswerDoubt, at)?;
        let of = Rows { books, visit, words: &words, posts: &posts, acting: &acting };
        rows.push(of.row((n, point), may));
    }
    let name = visit.say(&place.name);
    let title = format!("{} · {name}", words.w("doubts"));
    let beside = |month: Period, key: &str| Link::new(address(&place.slug, month), words.w(key));
    Ok(DoubtList {
        words,
        crumbs: scorecards::crumbs(books, visit, place, month),
        month: scorecards::period_name(visit, month),
        month_before: beside(month.before(), "target-month-before"),
        month_after: beside(month.after(), "target-month-after"),
        quality: quality(books, visit, (place, month), (&lines, seen.qualities)),
        n_open: n_open.to_string(),
        n_more: match points.len().saturating_sub(ROWS) {
            0 => String::new(),
            more => more.to_string(),
        },
        rows,
        sittings: sittings(books, visit, &acting, place)?,
        here: address(&place.slug, month),
        card: Link::new(scorecards::address(&place.slug, month), words.w("card")),
        xlsx: format!("{}/list.xlsx", address(&place.slug, month)),
        place: name,
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
    })
}

struct Rows<'a, 'b, 'c, M> {
    books: &'a Books<'b, 'c, M>,
    visit: &'a Visit,
    words: &'a Words,
    posts: &'a [Post],
    acting: &'a Post,
}

impl<M> Rows<'_, '_, '_, M> {
    fn row(&self, (n, point): (usize, &Point), may_answer: bool) -> Row {
        let known = &self.books.known;
        let saying = Saying { known, visit: self.visit, words: self.words };
        let key = &point.doubt.key;
        let slug = known.tree.get(key.place).map_or(String::new(), |place| place.slug.clone());
        let place = self.visit.say(&wording::place(known, key.place));
        let answered = point.answered.as_ref();
        Row {
            id: format!("point-{n}"),
            title: saying.title(point),
            place: Link::new(address(&slug, key.period), place),
            rule: saying.rule(key),
            said: saying.said(&point.doubt),
            sure: saying.sure(&point.doubt),
            since: saying.since(&point.doubt),
            owner: match self.title(point.owner) {
                Some(title) => title,
                None => self.words.w("proposal-no-post"),
            },
            source: saying.source(key),
            state: answered.map_or(String::new(), |answered| self.state(answered)),
            reply: answered.map_or(String::new(), |answered| answered.given.words.clone()),
            outdated: point.outdated.as_ref().map_or(String::new(), |answered| {
                self.words.w1("doubt-outdated", "answer", self.state(answered))
            }),
            is_settled: point.is_settled(),
            answers: if may_answer { self.answers(point) } else { Vec::new() },
            fields: vec![
                ("rule", key.rule.clone()),
                ("at", slug),
                ("indicator", key.indicator.as_ref().map_or(String::new(), ToString::to_string)),
                ("mark", point.doubt.mark()),
            ],
        }
    }

    fn title(&self, id: Option<PostId>) -> Option<String> {
        let post = self.posts.iter().find(|post| Some(post.id) == id)?;
        Some(post_title(self.books, self.visit, post))
    }

    /// What was answered, by whom and when.
    fn state(&self, answered: &Answered) -> String {
        let answer = self.words.w(&format!("doubt-answer-{}", answered.given.answer.word()));
        let by = self.title(answered.by).unwrap_or_default();
        format!("{answer} · {by} · {}", hindi::date::short(answered.on))
    }

    /// Whoever answers for a figure explains it; others may judge it too.
    fn answers(&self, point: &Point) -> Vec<Choice> {
        let is_own = point.owner == Some(self.acting.id);
        let answers = Answer::ALL.into_iter().filter(|a| !is_own || *a == Answer::Explained);
        let choice = |answer: Answer| Choice {
            value: answer.word().to_owned(),
            label: self.words.w(&format!("doubt-answer-{}", answer.word())),
            is_chosen: false,
        };
        answers.map(choice).collect()
    }
}

/// The lines of a place, in the packs' order.
fn lines<M>(books: &Books<'_, '_, M>, place: &Place) -> Vec<SchemeCode> {
    let state = books.known.state_of(place.code);
    let lines = books.known.book.schemes(state, place.code.tier());
    lines.iter().map(|line| line.code.clone()).collect()
}

fn quality<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (place, month): (&Place, Period),
    (lines, made): (&[SchemeCode], Vec<Option<Made>>),
) -> Option<Quality> {
    let words = visit.words(books, place.code);
    let state = books.known.state_of(place.code);
    let mut made = made.into_iter();
    let whole = made.next().flatten()?;
    let source = books.known.book.weighing(state, month.ends_on());
    let line = |(code, made): (&SchemeCode, Option<Made>)| {
        let made = made?;
        let href = format!("{}/{code}", scorecards::address(&place.slug, month));
        let name = visit.say(&wording::scheme(&books.known, code));
        let index = digits::percent(made.index_hundredths?);
        let sides = made.sides.iter().map(|side| percent(side.ratio)).collect();
        Some(QualityLine { programme: Link::new(href, name), index, sides })
    };
    Some(Quality {
        index: whole.index_hundredths.map_or_else(|| DASH.to_owned(), digits::percent),
        sides: whole.sides.iter().map(|made| side(&words, made)).collect(),
        lines: lines.iter().zip(made).filter_map(line).collect(),
        source: source.map_or(String::new(), |weighing| weighing.source.clone()),
    })
}

fn side(words: &Words, made: &desk::honesty::QualitySide) -> Side {
    let counts = made.ratio.map_or(String::new(), |ratio| {
        let n = |n: i128| digits::group(i64::try_from(n).unwrap_or(i64::MAX));
        format!("{} / {}", n(ratio.part()), n(ratio.whole()))
    });
    Side {
        name: words.w(&format!("quality-{}", made.dimension.word())),
        percent: percent(made.ratio),
        counts,
        weight: made.weight.to_string(),
    }
}

fn percent(ratio: Option<domain::percent::Ratio>) -> String {
    ratio.map_or_else(|| DASH.to_owned(), |ratio| digits::percent(ratio.percent_hundredths()))
}

/// The sittings that still take points and whose series the post may hold, the last of each series.
fn sittings<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    acting: &Post,
    place: &Place,
) -> desk::Result<Vec<Choice>> {
    let mut choices = Vec::new();
    for founded in desk::reviews::series_with(books, acting.id)? {
        if !books.known.tree.is_within(place.code, founded.series.place) {
            continue;
        }
        for review in desk::reviews::last_sittings(books, founded.id, None, SITTINGS)? {
            let takes = matches!(review.stage, ReviewStage::Called | ReviewStage::AgendaDrawn);
            let at = Target::Review(review.id);
            if takes && access::may(books, acting, Action::HoldReview, at)? {
                let name = visit.say(&founded.series.name);
                let label = format!("{name} · {}", hindi::date::short(review.sitting.on));
                choices.push(Choice { value: review.id.to_string(), label, is_chosen: false });
            }
        }
    }
    Ok(choices)
}
