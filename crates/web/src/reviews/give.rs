//! Giving a directive on a point.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use desk::{Books, directives, reviews};
use domain::agenda::AgendaItem;
use domain::directive::{Condition, DirectiveKind};
use domain::indicator::IndicatorCode;
use domain::refusal::Refusal;
use domain::review::ReviewId;

use crate::app::App;
use crate::visit::Visit;

/// `POST /reviews/<id>/items/<n>/directives`: `words`, `owner` once or more, `deadline`, `condition` =
/// `figure`, `weekly`, `document` or `evidence`, and for a figure `indicator`, `place`, `value`; `weeks` too where
/// it is weekly. An owner may be every post of a kind below a place.
pub(crate) async fn give(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, _| {
        let given = given(books, ReviewId(id), n, &sent)?;
        directives::issue(books, given)?;
        Ok(format!("/reviews/{id}?done=directive-issued#item-{n}"))
    })
    .await
}

fn given<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    n: i64,
    sent: &[(String, String)],
) -> desk::Result<directives::Given> {
    let field =
        |name: &str| sent.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
    let item = item(books, review, n)?;
    let is_owner = |(key, slug): &&(String, String)| key == "owner" && !slug.is_empty();
    let owners: Vec<String> = sent.iter().filter(is_owner).map(|(_, slug)| slug.clone()).collect();
    let owners = directives::owners(books, review, &owners)?;
    let place = match field("place") {
        "" => item.place,
        slug => books.known.place(slug)?.code,
    };
    let condition = match field("condition") {
        "figure" => Condition::Figure {
            indicator: IndicatorCode::new(field("indicator")),
            place,
            at_least: whole_number(field("value"))?,
        },
        "weekly" => {
            let figure = (IndicatorCode::new(field("indicator")), place);
            let levels = (whole_number(field("value"))?, whole_number(field("weeks"))?);
            directives::weekly(books, review, figure, levels)?
        }
        "document" => Condition::Document,
        _ => Condition::Evidence,
    };
    let is_figure = condition.waited().is_some();
    Ok(directives::Given {
        review,
        point: n,
        words: field("words").to_owned(),
        kind: if is_figure { DirectiveKind::Complete } else { DirectiveKind::Do },
        owners,
        place,
        scheme: item.scheme,
        deadline: field("deadline").to_owned(),
        condition,
    })
}

fn item<M>(books: &mut Books<'_, '_, M>, review: ReviewId, n: i64) -> desk::Result<AgendaItem> {
    let points = reviews::held(books, review)?.points;
    let point = points.into_iter().find(|point| point.item.n == n);
    Ok(point.ok_or(Refusal::AgendaItemMissing { n })?.item)
}

/// A whole number as people write it: `1,570`, `१५७०`.
fn whole_number(text: &str) -> desk::Result<i64> {
    let number = hindi::number::read_number(text).and_then(|number| number.to_integer());
    number.ok_or_else(|| desk::Error::from(Refusal::NumberNotRead))
}
