//! What was typed into a form whose session was over: it goes with the person through signing in, and then the
//! form is shown again, to be sent. Nothing is sent by itself.

use axum::extract::{Form, FromRequest as _, Request};
use axum::http::header::CONTENT_TYPE;

use crate::look::account::{Carried, Field};

/// The most that is carried, in bytes as the browser writes them; a letter of Hindi takes nine.
pub(crate) const MAX_TYPED: usize = 256 * 1024;
/// From so many characters a field gets several lines.
const LONG: usize = 30;

/// The fields of a form that was carried by an account, in their order; `None` when there is nothing to show,
/// or somebody else typed it. Where the cookie of the session was gone too, nobody knows who typed it; then
/// whoever signs in on that very page sees it.
pub(crate) async fn fields(carried: &Carried, account: i64) -> Option<Vec<Field>> {
    let is_own = carried.by.is_empty() || carried.by == account.to_string();
    if carried.typed.is_empty() || !is_own {
        return None;
    }
    let request = Request::post("/")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(carried.typed.clone().into())
        .ok()?;
    let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, &()).await.ok()?;
    let field = |(at, (name, value)): (usize, (String, String))| Field {
        id: format!("typed-{at}"),
        is_words: value.contains(char::is_whitespace) || !value.is_ascii(),
        is_long: value.chars().count() > LONG || value.contains('\n'),
        name,
        value,
    };
    Some(pairs.into_iter().enumerate().map(field).collect())
}
