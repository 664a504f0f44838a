//! What is written into a sitting: points put on and taken off, the words of a point, the attendance.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use desk::reviews::{self, Kept, Said};
use domain::review::{Attendance, Presence, ReviewId};
use domain::scheme::SchemeCode;
use serde::Deserialize;
use serde_json::json;

use crate::app::App;
use crate::look::words::{Vocabulary, Words};
use crate::visit::Visit;

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ItemSent {
    #[serde(default)]
    title: String,
    /// The word of the place that the point is about; empty for the series' own.
    #[serde(default)]
    place: String,
    /// The code of the line; empty for none.
    #[serde(default)]
    scheme: String,
    #[serde(default)]
    reason: String,
}

/// `POST /reviews/<id>/items`: a point put on by hand.
pub(crate) async fn add_item(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(sent): Form<ItemSent>,
) -> Response {
    app.write(visit, move |books, _| {
        let held = reviews::held(books, ReviewId(id))?;
        let place = match sent.place.as_str() {
            "" => held.series.place,
            slug => books.known.place(slug)?.code,
        };
        let scheme = Some(SchemeCode::new(&sent.scheme)).filter(|code| !code.as_str().is_empty());
        if scheme.as_ref().is_some_and(|code| books.known.book.scheme(code).is_none()) {
            return Err(desk::Error::NotFound);
        }
        let at = (place, scheme);
        let n = reviews::add_item(books, ReviewId(id), at, &sent.title, &sent.reason)?;
        Ok(format!("/reviews/{id}?done=item-added#item-{n}"))
    })
    .await
}

/// `POST /reviews/<id>/items/<n>/removal`
pub(crate) async fn remove_item(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    Form(sent): Form<ItemSent>,
) -> Response {
    app.write(visit, move |books, _| {
        reviews::remove_item(books, ReviewId(id), n, &sent.reason)?;
        Ok(format!("/reviews/{id}?done=item-removed#agenda"))
    })
    .await
}

/// `POST /reviews/<id>/items/<n>/words`: `words`, `base` the version that was read, `join` for each of the
/// words beside that are joined in these. A script that asks for JSON is told the version that stands.
pub(crate) async fn say(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    let at = app.now();
    let words = Words::new(visit.language, Vocabulary::UttarPradesh);
    let said = said(&sent);
    app.write_answer(visit, move |books, visit| {
        Ok(match (reviews::save_words(books, ReviewId(id), n, &said)?, visit.wants_json) {
            (kept, true) => {
                let (version, is_beside, say) = match kept {
                    Kept::Stands { version } => {
                        let at = at.strftime("%H:%M").to_string();
                        (version, false, words.w1("saved-at", "at", at))
                    }
                    Kept::Beside { version } => (version, true, words.w("beside-why")),
                };
                let told = json!({ "version": version, "beside": is_beside, "say": say });
                axum::Json(told).into_response()
            }
            (Kept::Stands { .. }, false) => {
                Redirect::to(&format!("/reviews/{id}?done=point-recorded#item-{n}")).into_response()
            }
            (Kept::Beside { .. }, false) => {
                Redirect::to(&format!("/reviews/{id}?done=words-beside#item-{n}")).into_response()
            }
        })
    })
    .await
}

fn said(sent: &[(String, String)]) -> Said {
    let numbers = |name: &str| -> Vec<i64> {
        let of_name = sent.iter().filter(|(key, _)| key == name);
        of_name.filter_map(|(_, value)| value.parse().ok()).collect()
    };
    let words = sent.iter().find(|(key, _)| key == "words").map(|(_, words)| words.clone());
    Said {
        // A browser sends a line's end as two letters; as it is read back it is one.
        words: words.unwrap_or_default().replace("\r\n", "\n"),
        base: numbers("base").first().copied().unwrap_or(0),
        joins: numbers("join"),
    }
}

/// `POST /reviews/<id>/attendance` with `p-<post>` = `present`, `absent` or `deputy`, and for a deputy
/// `w-<post>` the name and `l-<post>` the leave.
pub(crate) async fn attend(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<i64>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    app.write(visit, move |books, _| {
        let field = |kind: &str, slug: &str| {
            let is_it = |name: &str| name.strip_prefix(kind) == Some(slug);
            let found = sent.iter().find(|(name, _)| is_it(name));
            found.map_or(String::new(), |(_, value)| value.trim().to_owned())
        };
        let mut entries = Vec::new();
        for (name, value) in &sent {
            let Some(slug) = name.strip_prefix("p-") else { continue };
            let presence = Presence::of_word(value).ok_or(desk::Error::NotFound)?;
            let post = desk::posts::by_slug(books, slug)?.id;
            let (who, leave) = match presence {
                Presence::Deputy => (field("w-", slug), field("l-", slug)),
                Presence::Present | Presence::Absent => (String::new(), String::new()),
            };
            entries.push(Attendance { post, presence, who, leave });
        }
        reviews::take_attendance(books, ReviewId(id), entries)?;
        Ok(format!("/reviews/{id}?done=attendance-taken#attendance"))
    })
    .await
}
