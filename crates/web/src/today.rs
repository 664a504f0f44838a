//! The first page: what the acting post owes today and this week, how its place stands, and its next
//! meeting.

use axum::extract::State;
use axum::response::Response;
use desk::Books;
use desk::directives::{Filter, Standing};
use domain::directive::Directive;
use domain::explanation::Explanation;
use domain::period::Period;
use domain::post::Post;
use hindi::digits;

use crate::app::App;
use crate::directives::{due, live};
use crate::explanations::{delay, due as reply_by};
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::today::{Duty, Index, Meeting, MyCard};
use crate::look::words::Words;
use crate::scorecards::{address, period_name};
use crate::shown;
use crate::visit::Visit;

/// How many duties each list shows; the rest stand in the register.
const DUTIES: usize = 20;

/// `/`
pub(crate) async fn index(State(app): State<App>, visit: Visit) -> Response {
    app.page(visit, page).await
}

fn page<M>(books: &mut Books<'_, '_, M>, visit: &Visit) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let mine = Filter { standing: Standing::Open, owner: Some(acting.id), ..Filter::default() };
    let mut open = desk::directives::all(books, &mine)?;
    open.sort_by_key(|directive| (directive.due_on.is_none(), directive.due_on, directive.id));
    let today = books.today;
    let (late, rest): (Vec<Directive>, Vec<Directive>) =
        open.into_iter().partition(|directive| directive.days_overdue(today).is_some());
    let duties = |list: &[Directive]| {
        list.iter().take(DUTIES).map(|d| duty(books, &words, d)).collect::<Vec<Duty>>()
    };
    let (overdue, week) = (duties(&late), duties(&rest));
    let (to_answer, to_decide) = explanations(books, visit, &acting, &words)?;
    let card = my_card(books, visit, &acting);
    let meeting = next_meeting(books, visit, &acting)?;
    let title = words.w("nav-today");
    Ok(Index {
        words,
        date: hindi::date::long(today, visit.lang()),
        post: post_title(books, visit, &acting),
        card,
        overdue,
        week,
        to_answer,
        to_decide,
        meeting,
        reminded: crate::messages::reminded(books, visit, &words, acting.id)?,
        next: vec![
            Link::new("/score", words.w("nav-score")),
            Link::new("/reviews", words.w("nav-reviews")),
            Link::new("/sheets/new", words.w("nav-figures")),
        ],
        frame: frame(books, visit, &words, Section::Today, &title)?,
    })
}

fn duty<M>(books: &Books<'_, '_, M>, words: &Words, directive: &Directive) -> Duty {
    let (live, bar) = live(&books.known, words, directive);
    let href = format!("/directives/{}", directive.id);
    let delay = directive.days_overdue(books.today);
    Duty {
        link: Link::new(href.clone(), &directive.given.words),
        delay: delay.map_or(String::new(), |days| words.w1("delayed-by", "n", days)),
        note: due(words, directive),
        live,
        bar,
        actions: vec![
            Link::new(format!("{href}#report"), words.w("duty-report")),
            Link::new(href, words.w("duty-open")),
        ],
    }
}

/// The explanations that the post has to answer, and those that it has to decide.
fn explanations<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    acting: &Post,
    words: &Words,
) -> desk::Result<(Vec<Duty>, Vec<Duty>)> {
    let (to_answer, to_decide) = desk::explanations::on_the_table(books, acting.id)?;
    let duty = |one: &Explanation, part: &str, key: &str| {
        let href = format!("/explanations/{}", one.id);
        let cause = visit.say(&desk::wording::explanation::cause(&books.known, one));
        Duty {
            link: Link::new(href.clone(), cause),
            delay: delay(books, words, one),
            note: reply_by(words, one),
            live: String::new(),
            bar: None,
            actions: vec![Link::new(format!("{href}{part}"), words.w(key))],
        }
    };
    let answers = to_answer.iter().take(DUTIES).map(|one| duty(one, "#reply", "reply"));
    let decisions = to_decide.iter().take(DUTIES).map(|one| duty(one, "#decision", "decision"));
    Ok((answers.collect(), decisions.collect()))
}

fn my_card<M>(books: &Books<'_, '_, M>, visit: &Visit, acting: &Post) -> Option<MyCard> {
    let known = &books.known;
    let month: Period = known.months(acting.place).last().copied()?;
    let card = desk::scorecards::card(known, acting.place, month).ok()?;
    let standing = &card.standing;
    let slug = &known.tree.get(acting.place)?.slug;
    Some(MyCard {
        href: address(slug, month),
        grade: shown::grade(standing.now.letter.as_ref()),
        score: digits::percent(standing.now.score_hundredths(&card.method)?),
        out_of: card.method.scale.to_string(),
        month: period_name(visit, month),
        standing: shown::standing(standing.rank_now, standing.rank_before),
        why: String::new(),
    })
}

/// The next sitting of a series that the post chairs or is called to.
fn next_meeting<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    acting: &Post,
) -> desk::Result<Option<Meeting>> {
    let mut next: Option<(jiff::civil::Date, Meeting)> = None;
    let today = books.today;
    for founded in desk::reviews::series_with(books, acting.id)? {
        let series = &founded.series;
        if let Some(review) = desk::reviews::next_from(books, founded.id, today)? {
            let on = review.sitting.on;
            if next.as_ref().is_none_or(|(first, _)| on < *first) {
                let meeting = Meeting {
                    link: Link::new(format!("/reviews/{}", review.id), visit.say(&series.name)),
                    when: hindi::date::long(on, visit.lang()),
                    note: visit.say(&review.sitting.venue),
                };
                next = Some((on, meeting));
            }
        }
    }
    Ok(next.map(|(_, meeting)| meeting))
}
