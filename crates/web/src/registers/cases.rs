//! The doors of cases: opened for a row, moved, told why they stand; and the page of a pipeline with what is
//! pending by place and age.

use axum::extract::{Form, Path, Query, State};
use axum::response::Response;
use desk::access::{self, Target};
use desk::registers::cases::{self, Moving, Pending};
use desk::{Books, registers, wording};
use domain::place::Place;
use domain::policy::Action;
use domain::post::Post;
use domain::refusal::Refusal;
use domain::register::case::Case;
use domain::register::pipeline::{self, Amount, Stage, days_between};
use domain::register::row::Row;
use domain::register::{CaseId, Register, RowId};
use serde::Deserialize;

use super::rows::day;
use super::{place_filter, place_of};
use crate::app::App;
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::register::{
    Aged, Case as Shown, Counted, Line, Opening, Pipeline, Stage as StageShown, Told,
};
use crate::look::words::Words;
use crate::visit::Visit;

/// What is asked in the address of a pipeline.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    place: Option<String>,
    stage: Option<String>,
}

/// `/pipelines/<word>?place=&stage=`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| page(books, visit, &code, &asked)).await
}

/// Whether a post sees the cases of a pipeline at a place: by its duty, or since they come before it.
fn must_see<M>(
    books: &mut Books<'_, '_, M>,
    acting: &Post,
    (pipeline, place): (&pipeline::Pipeline, &Place),
) -> desk::Result<()> {
    let at = Target::Place(place.code);
    let comes = cases::comes_before(pipeline, acting)
        && books.known.tree.is_within(place.code, acting.place);
    if comes { Ok(()) } else { access::must(books, acting, Action::SeeRegister, at) }
}

fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    code: &str,
    asked: &Asked,
) -> desk::Result<Pipeline> {
    let pipeline = cases::pipeline(books, code)?;
    let acting = visit.acting(books)?;
    let place = place_of(books, &acting, asked.place.as_deref())?;
    must_see(books, &acting, (&pipeline, &place))?;
    let words = visit.words(books, place.code);
    let pendency = cases::pendency(books, &pipeline, place.code)?;
    let stage = asked.stage.as_deref().and_then(|code| pipeline.stage(code));
    let address = format!("/pipelines/{code}");
    let title = visit.say(&pipeline.name);
    Ok(Pipeline {
        filters: place_filter(books, visit, &words, (&acting, &place), &address),
        ages: ages(&words, &pipeline),
        stages: stages(books, visit, &words, (&pipeline, &place), &pendency.pending),
        reasons: pendency.reasons.iter().map(|one| told_reason(visit, &pipeline, one)).collect(),
        chosen: stage.map_or(String::new(), |stage| visit.say(&stage.name)),
        cases: match stage {
            Some(stage) => in_stage(books, visit, &words, (&pipeline, stage), &place)?,
            None => Vec::new(),
        },
        place: visit.say(&wording::place(&books.known, place.code)),
        source: pipeline.source.clone(),
        frame: frame(books, visit, &words, Section::Registers, &title)?,
        title,
        words,
    })
}

/// `0–15`, `16–30` … `> 90` days.
fn ages(words: &Words, pipeline: &pipeline::Pipeline) -> Vec<String> {
    let mut from = 0;
    let mut ages = Vec::new();
    for last in pipeline.buckets {
        ages.push(words.w1("age-days", "days", format!("{from}–{last}")));
        from = last + 1;
    }
    ages.push(words.w1("age-days", "days", format!("> {}", from - 1)));
    ages
}

fn stages<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (pipeline, place): (&pipeline::Pipeline, &Place),
    pending: &[Pending],
) -> Vec<StageShown> {
    let state = books.known.state_of(place.code);
    let address = |place: &str| format!("/pipelines/{}?place={place}", pipeline.code);
    let row = |one: &Pending| {
        let at = books.known.tree.get(one.place);
        let href = at.map_or(String::new(), |at| address(&at.slug));
        let name = at.map_or(String::new(), |at| visit.say(&at.name));
        Aged {
            place: Link::new(href, name),
            by_age: one.by_age.iter().map(|n| hindi::digits::group(*n)).collect(),
            n: hindi::digits::group(one.by_age.iter().sum()),
        }
    };
    let shown = |stage: &Stage| {
        let rows: Vec<Aged> = pending.iter().filter(|p| p.stage == stage.code).map(row).collect();
        let holder = books.known.book.post_kind(state, &stage.holder);
        let href = format!("{}&stage={}#cases", address(&place.slug), stage.code);
        (!rows.is_empty()).then(|| StageShown {
            link: Link::new(href, visit.say(&stage.name)),
            holder: holder.map_or(String::new(), |kind| visit.say(&kind.title)),
            limit: words.w1("case-limit", "n", stage.limit_days.unwrap_or(0)),
            rows,
        })
    };
    pipeline.stages.iter().filter_map(shown).collect()
}

fn told_reason(
    visit: &Visit,
    pipeline: &pipeline::Pipeline,
    (stage, reason, n): &(String, String, i64),
) -> Told {
    let name = pipeline.stage(stage).map_or(String::new(), |stage| visit.say(&stage.name));
    let what = reason_words(visit, pipeline.stage(stage), reason);
    Told { what: Link::new("", format!("{name}: {what}")), on: hindi::digits::group(*n) }
}

/// A reason of the stage's list in the reader's language, or the words as they were written.
fn reason_words(visit: &Visit, stage: Option<&Stage>, reason: &str) -> String {
    let listed = stage.and_then(|stage| stage.reasons.iter().find(|r| r.code == reason));
    listed.map_or_else(|| reason.to_owned(), |listed| visit.say(&listed.name))
}

fn in_stage<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (pipeline, stage): (&pipeline::Pipeline, &Stage),
    place: &Place,
) -> desk::Result<Vec<Line>> {
    let found = cases::in_stage(books, (&pipeline.code, &stage.code), place.code)?;
    let mut lines = Vec::with_capacity(found.len());
    for case in found {
        let (register, row) = registers::get(books, case.row)?;
        let age = age(words, Some(stage), (&case, books.today));
        let reason = reason_words(visit, Some(stage), &case.reason);
        lines.push(Line {
            link: Link::new(format!("/rows/{}", row.id), registers::title(&register, &row)),
            place: visit.say(&wording::place(&books.known, case.place)),
            cells: [age, money(words, &case), reason]
                .into_iter()
                .filter(|c| !c.is_empty())
                .collect(),
        });
    }
    Ok(lines)
}

/// For how many days it has stood; empty once it is over.
fn age(words: &Words, stage: Option<&Stage>, (case, today): (&Case, jiff::civil::Date)) -> String {
    let (Some(now), Some(limit)) = (case.now(), stage.and_then(|stage| stage.limit_days)) else {
        return String::new();
    };
    let days = days_between(now.on, today);
    let key = if days > limit { "case-age-late" } else { "case-age" };
    words.wf(key, &[("n", days.to_string()), ("limit", limit.to_string())])
}

fn money(words: &Words, case: &Case) -> String {
    let said = Amount::ALL.map(|amount| {
        let paise = case.amount(amount)?;
        let key = format!("amount-{}", amount.word());
        Some(words.w1(&key, "rupees", hindi::digits::paise(paise)))
    });
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Every pipeline with what is pending at a place, for those who see it.
pub(super) fn counted<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (acting, place): (&Post, &Place),
    sees_all: bool,
) -> desk::Result<Vec<Counted>> {
    let today = books.today;
    let all: Vec<pipeline::Pipeline> = books.known.book.pipelines(today).cloned().collect();
    let mut counted = Vec::new();
    for pipeline in all.iter().filter(|one| sees_all || cases::comes_before(one, acting)) {
        let pendency = cases::pendency(books, pipeline, place.code)?;
        let n: i64 = pendency.pending.iter().flat_map(|one| one.by_age).sum();
        let late: i64 = pendency.pending.iter().filter_map(|one| one.by_age.last()).sum();
        let href = format!("/pipelines/{}?place={}", pipeline.code, place.slug);
        counted.push(Counted {
            link: Link::new(href, visit.say(&pipeline.name)),
            why: String::new(),
            n: hindi::digits::group(n),
            late: if late == 0 { String::new() } else { hindi::digits::group(late) },
        });
    }
    Ok(counted)
}

/// The cases of a row, each with what the acting post may do.
pub(super) fn of_row<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (row, acting): (&Row, &Post),
) -> desk::Result<Vec<Shown>> {
    let today = books.today;
    let found = cases::of_row(books, row.id)?;
    let mut shown = Vec::new();
    for case in found {
        let Ok(pipeline) = cases::pipeline(books, &case.pipeline) else { continue };
        let stage = cases::stage_of(&pipeline, &case);
        let holds = cases::holds(&books.known, &pipeline, &case, acting);
        let stands = if case.is_over { None } else { stage };
        let since = case.now().map_or(today, |now| now.on);
        let limit = stands.and_then(|stage| stage.limit_days);
        shown.push(Shown {
            href: format!("/cases/{}", case.id),
            pipeline: Link::new(format!("/pipelines/{}", pipeline.code), visit.say(&pipeline.name)),
            stages: trail(visit, &pipeline, &case),
            money: money(words, &case),
            reason: reason_words(visit, stage, &case.reason),
            age: age(words, stands, (&case, today)),
            is_late: limit.is_some_and(|limit| days_between(since, today) > limit),
            moves: if holds { moves(visit, words, &pipeline, &case) } else { Vec::new() },
            reasons: stands
                .into_iter()
                .flat_map(|s| &s.reasons)
                .map(|r| visit.say(&r.name))
                .collect(),
        });
    }
    Ok(shown)
}

fn trail(visit: &Visit, pipeline: &pipeline::Pipeline, case: &Case) -> Vec<Told> {
    let told = |reached: &domain::register::case::Reached| {
        let stage = pipeline.stage(&reached.stage);
        let name = stage.map_or_else(|| reached.stage.clone(), |stage| visit.say(&stage.name));
        Told { what: Link::new("", name), on: hindi::date::long(reached.on, visit.lang()) }
    };
    case.trail.iter().map(told).collect()
}

/// The stages that follow, and those to which it may go back.
fn moves(visit: &Visit, words: &Words, pipeline: &pipeline::Pipeline, case: &Case) -> Vec<Choice> {
    let at = case.now().map_or("", |now| now.stage.as_str());
    let choice = |stage: &Stage, label: String| Choice {
        value: stage.code.clone(),
        label,
        is_chosen: false,
    };
    let on = pipeline.stages.iter().filter(|stage| stage.after.iter().any(|code| code == at));
    let on = on.map(|stage| choice(stage, visit.say(&stage.name)));
    let stood = |stage: &&Stage| {
        stage.code != at && case.trail.iter().any(|reached| reached.stage == stage.code)
    };
    let back = pipeline
        .stages
        .iter()
        .filter(stood)
        .map(|stage| choice(stage, words.w1("case-back-to", "stage", visit.say(&stage.name))));
    on.chain(back).collect()
}

/// Pipelines of which the acting post may open a case for a row: none of them is open.
pub(super) fn openings<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (register, row): (&Register, &Row),
    acting: &Post,
) -> desk::Result<Vec<Opening>> {
    let may = access::may(books, acting, Action::MoveCase, Target::Row(row.id))?;
    if !may || row.merged_into.is_some() {
        return Ok(Vec::new());
    }
    let had = cases::of_row(books, row.id)?;
    let is_open = |code: &str| had.iter().any(|case| case.pipeline == code && !case.is_over);
    let of_register = books.known.book.pipelines(books.today);
    let of_register =
        of_register.filter(|one| one.register == register.code && !is_open(&one.code));
    let opening = |one: &pipeline::Pipeline| Opening {
        code: one.code.clone(),
        name: visit.say(&one.name),
        asks_amount: one.first().is_some_and(|first| first.amount.is_some()),
    };
    Ok(of_register.map(opening).collect())
}

/// Rupees as they were typed, in paise; `None` where nothing was.
fn paise(text: &str) -> desk::Result<Option<i64>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = hindi::number::read_number(text).and_then(|number| number.to_scale(2));
    Ok(Some(read.ok_or(Refusal::NumberNotRead)?))
}

/// A case that is to be opened.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct CaseForm {
    pipeline: String,
    on: String,
    #[serde(default)]
    amount: String,
}

/// `POST /rows/<number>/cases`
pub(crate) async fn open(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(form): Form<CaseForm>,
) -> Response {
    app.write(visit, move |books, _| {
        let amount = paise(&form.amount)?;
        cases::open(books, (RowId(id), &form.pipeline), day(&form.on)?, amount)?;
        Ok(format!("/rows/{id}?done=case-opened"))
    })
    .await
}

/// A move that is asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct MoveForm {
    to: String,
    on: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    amount: String,
}

/// `POST /cases/<number>/moves`
pub(crate) async fn step(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(form): Form<MoveForm>,
) -> Response {
    app.write(visit, move |books, visit| {
        let moving = Moving {
            to: form.to.clone(),
            on: day(&form.on)?,
            reason: form.reason.clone(),
            evidence: form.evidence.clone(),
            amount_paise: paise(&form.amount)?,
        };
        let acting = visit.acting(books)?;
        cases::step(books, CaseId(id), &moving, &acting)?;
        Ok(format!("/rows/{}?done=case-moved", cases::get(books, CaseId(id))?.row))
    })
    .await
}

/// Why a case stands.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct HoldForm {
    reason: String,
}

/// `POST /cases/<number>/reasons`
pub(crate) async fn hold(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(form): Form<HoldForm>,
) -> Response {
    app.write(visit, move |books, visit| {
        let acting = visit.acting(books)?;
        cases::hold(books, CaseId(id), &form.reason, &acting)?;
        Ok(format!("/rows/{}?done=case-held", cases::get(books, CaseId(id))?.row))
    })
    .await
}
