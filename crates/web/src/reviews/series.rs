//! Founding a series, changing it, ending it.

mod form;

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use desk::access::Target;
use desk::{Books, reviews};
use domain::name::Name;
use domain::policy::Action;
use domain::review::Series;
use domain::series::{InputClock, Plan, Rhythm, weekday_word};
use jiff::civil::Date;

use crate::app::App;
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::series::Edit;
use crate::look::words::Words;
use crate::visit::Visit;
use form::{Filled, read};

/// `/series/new`
pub(crate) async fn new(State(app): State<App>, visit: Visit) -> Response {
    app.page(visit, |books, visit| {
        let acting = visit.acting(books)?;
        let series = Series {
            slug: String::new(),
            name: Name::new("", ""),
            place: acting.place,
            chair: acting.id,
            members: Vec::new(),
            schemes: Vec::new(),
            plan: Plan::default(),
        };
        let words = visit.words(books, acting.place);
        let title = words.w("series-new");
        let page = page(books, visit, &series, &title)?;
        Ok(Edit { action: "/series".to_owned(), is_founded: false, ..page })
    })
    .await
}

/// `/series/<slug>`
pub(crate) async fn edit(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Response {
    app.page(visit, move |books, visit| {
        let founded = reviews::of_slug(books, &slug)?;
        let words = visit.words(books, founded.series.place);
        let page = page(books, visit, &founded.series, &visit.say(&founded.series.name))?;
        let next = next(books, visit, &words, &founded)?;
        Ok(Edit { next, ended: ended(&words, &founded), ..page })
    })
    .await
}

fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    series: &Series,
    title: &str,
) -> desk::Result<Edit> {
    let words = visit.words(books, series.place);
    let posts = desk::posts::all(books)?;
    let form = Filled { visit, words: &words, series };
    let beats = form.beats();
    Ok(Edit {
        action: format!("/series/{}", series.slug),
        title: title.to_owned(),
        name_hi: series.name.hi.clone(),
        name_en: series.name.en.clone(),
        places: form.places(books),
        chairs: form.posts(books, &posts, |post| post.id == series.chair),
        members: form.posts(books, &posts, |post| series.members.contains(&post.id)),
        departments: form.departments(books),
        schemes: form.schemes(books),
        below: form.below(books),
        often: beats.often,
        nths: beats.nths,
        weekdays: beats.weekdays,
        day: beats.day,
        closes_days: series.plan.clock.closes_days.to_string(),
        scrutiny_days: series.plan.clock.scrutiny_days.to_string(),
        next: Vec::new(),
        ended: String::new(),
        is_founded: true,
        frame: frame(books, visit, &words, Section::Reviews, title)?,
        words,
    })
}

/// `POST /series`
pub(crate) async fn found(
    State(app): State<App>,
    visit: Visit,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, visit| {
        let series = read(books, &sent)?;
        visit.must(books, Action::HoldReview, Target::Place(series.place))?;
        let id = reviews::found(books, series)?;
        let slug = reviews::series(books, id)?.series.slug;
        Ok(format!("/series/{slug}?done=series-founded"))
    })
    .await
}

/// `POST /series/<slug>`
pub(crate) async fn change(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, visit| {
        let id = reviews::of_slug(books, &slug)?.id;
        let to = read(books, &sent)?;
        visit.must(books, Action::HoldReview, Target::Place(to.place))?;
        reviews::change(books, id, to)?;
        Ok(format!("/series/{slug}?done=series-changed"))
    })
    .await
}

/// `POST /series/<slug>/end` with `reason`
pub(crate) async fn end(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, _| {
        let id = reviews::of_slug(books, &slug)?.id;
        let reason = sent.iter().find(|(key, _)| key == "reason").map_or("", |(_, value)| value);
        reviews::end(books, id, reason)?;
        Ok(format!("/series/{slug}?done=series-ended"))
    })
    .await
}

/// A rhythm in words: `प्रत्येक माह का प्रथम सोमवार`.
pub(super) fn rhythm(words: &Words, rhythm: Rhythm) -> String {
    let weekday = |on| words.w(&format!("weekday-{}", weekday_word(on)));
    match rhythm {
        Rhythm::Weekly { on } => words.w1("rhythm-week", "day", weekday(on)),
        Rhythm::NthWeekday { every, nth, on } => {
            let nth = words.w(&format!("nth-{}", nth.word()));
            let values = [("nth", nth), ("day", weekday(on))];
            words.wf(&format!("rhythm-{}-nth", every.word()), &values)
        }
        Rhythm::DayOfMonth { every, day } => {
            words.w1(&format!("rhythm-{}-day", every.word()), "n", day)
        }
    }
}

/// The next days of a series, each with the days of its clock in a sentence.
pub(super) fn next<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    founded: &reviews::Founded,
) -> desk::Result<Vec<String>> {
    let clock = founded.series.plan.clock;
    let days = reviews::next_days(books, founded)?.into_iter();
    Ok(days
        .map(|day| {
            let on = hindi::date::long(day, visit.lang());
            let weekday = hindi::date::weekday(day, visit.lang());
            format!("{on}, {weekday} · {}", clock_words(words, clock, day))
        })
        .collect())
}

/// When entries for a sitting close and are gone through.
pub(super) fn clock_words(words: &Words, clock: InputClock, sitting: Date) -> String {
    let Some((closes, scrutiny)) = clock.days(sitting) else { return String::new() };
    let values =
        [("closes", hindi::date::short(closes)), ("scrutiny", hindi::date::short(scrutiny))];
    words.wf("series-clock", &values)
}

/// That a series was ended, with its day; empty while it works.
pub(super) fn ended(words: &Words, founded: &reviews::Founded) -> String {
    let on = founded.ended_on.map(hindi::date::short);
    on.map_or(String::new(), |on| words.w1("series-ended-on", "on", on))
}
