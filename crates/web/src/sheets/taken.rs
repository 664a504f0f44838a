//! What was taken in, and taking it back: the figures of one intake, what taking them back would do, and by
//! whom that was done.

use axum::extract::{Path, State};
use axum::response::Response;
use desk::access::Target;
use desk::undo::{self, Foreseen};
use desk::{Books, wording};
use domain::policy::Action;
use domain::refusal::Refusal;
use hindi::digits;

use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::import::Taken;
use crate::look::parts::Link;
use crate::visit::Visit;

/// `/sheets/taken/<intake>`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(intake): Path<i64>,
) -> Response {
    app.page(visit, move |books, visit| page(books, visit, intake)).await
}

/// `POST /sheets/taken/<intake>/undo` with `reason`
pub(crate) async fn take_back(
    State(app): State<App>,
    visit: Visit,
    Path(intake): Path<i64>,
) -> Response {
    app.write(visit, move |books, visit| {
        let foreseen = undo::foresee(books, intake)?;
        must(books, visit, &foreseen)?;
        let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
        undo::undo(books, intake, sent.field("reason"))?;
        Ok(format!("/sheets/taken/{intake}?done=intake-undone"))
    })
    .await
}

/// Whoever may take figures in at a place may take them back there. Figures of places under no common one are
/// nobody's here; the keeper of the office takes them back by command.
fn must<M>(books: &mut Books<'_, '_, M>, visit: &Visit, foreseen: &Foreseen) -> desk::Result<()> {
    let top = foreseen.top.ok_or(desk::Error::NotFound)?;
    visit.must(books, Action::TakeInFigures, Target::Place(top))
}

fn page<M>(books: &mut Books<'_, '_, M>, visit: &Visit, intake: i64) -> desk::Result<Taken> {
    let foreseen = undo::foresee(books, intake)?;
    must(books, visit, &foreseen)?;
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let taken = &foreseen.intake;
    let posts = desk::posts::these(books, taken.by.post)?;
    let by = posts.first().map_or(String::new(), |post| post_title(books, visit, post));
    let count = |n: usize| digits::group(i64::try_from(n).unwrap_or(i64::MAX));
    let fact = |n: i64| Link::new(format!("/ledger/{n}"), words.w1("fact-number", "n", n));
    let place = foreseen.top.map(|top| visit.say(&wording::place(&books.known, top)));
    let effect = &foreseen.effect;
    let title = words.w("import-taken");
    Ok(Taken {
        words,
        name: taken.source.name.clone(),
        place: place.unwrap_or_default(),
        as_on: hindi::date::long(taken.source.as_on, visit.lang()),
        taken_on: hindi::date::long(taken.by.on, visit.lang()),
        by,
        n_figures: digits::group(taken.n_cells),
        fact: fact(taken.fact),
        undone: taken.undone_by.map(fact),
        n_back: count(effect.n_back),
        n_gone: count(effect.n_gone),
        n_kept: count(effect.n_kept),
        later: effect.later.iter().map(|n| fact(*n)).collect(),
        action: format!("/sheets/taken/{intake}/undo"),
        frame: frame(books, visit, &words, Section::Figures, &title)?,
    })
}
