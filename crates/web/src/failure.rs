//! What a person sees when something was not done: what happened, what was kept, what to do now. One
//! match turns an error into a status, a page or a problem in JSON. Of a broken machine only a reference
//! number is shown; the chain goes to the log.

use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{Html, IntoResponse, Response};
use domain::refusal::Refusal;
use serde_json::json;

use crate::app::App;
use crate::frame;
use crate::keep::Told;
use crate::look::frame::{ErrorPage, Notice, Section, Tone};
use crate::look::parts::Link;
use crate::look::words::{Language, Vocabulary, Words};
use crate::visit::Visit;

/// The page for an error, in the reader's language; for a script of a page the words as JSON.
pub(crate) fn page(app: &App, visit: &Visit, error: desk::Error) -> Response {
    let words = spoken(app, visit);
    let code = code(&error);
    let (status, what, todo, reference) = match error {
        desk::Error::Refused(refusal) => {
            let (what, todo) = refusal_words(&words, &refusal);
            (StatusCode::UNPROCESSABLE_ENTITY, what, todo, String::new())
        }
        desk::Error::NotFound => {
            (StatusCode::NOT_FOUND, words.w("not-found"), words.w("not-found-do"), String::new())
        }
        desk::Error::Forbidden => {
            (StatusCode::FORBIDDEN, words.w("forbidden"), words.w("forbidden-do"), String::new())
        }
        desk::Error::Crowded => return crowded(&words),
        other => {
            let reference = logged(&other);
            (StatusCode::INTERNAL_SERVER_ERROR, words.w("broken"), words.w("broken-do"), reference)
        }
    };
    if visit.wants_json {
        let say = format!("{what}। {todo}");
        let told = json!({ "code": code, "say": say, "reference": reference });
        return (status, Json(told)).into_response();
    }
    let title =
        words.w(if status == StatusCode::NOT_FOUND { "title-not-found" } else { "title-refused" });
    let next =
        vec![Link::new(visit.here.clone(), words.w("back")), Link::new("/", words.w("nav-today"))];
    let framed = app.read(|books| frame::frame(books, visit, &words, Section::Other, &title));
    let Ok(frame) = framed else { return (status, what).into_response() };
    let kept = words.w("nothing-changed");
    let typed = visit.sent.as_ref().map_or(Vec::new(), |sent| sent.written());
    let told = Told {
        notice: notice(&words, (&what, &kept, &todo), &reference),
        sent: visit.sent.clone(),
    };
    let page = ErrorPage { words, frame, what, kept, todo, reference, typed, next };
    let mut answer = match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    };
    answer.extensions_mut().insert(told);
    answer
}

/// The words of the state in which the acting post lies; the usual ones where no post acts.
fn spoken(app: &App, visit: &Visit) -> Words {
    let theirs = app.read(|books| {
        let acting = visit.acting(books)?;
        Ok(visit.words(books, acting.place))
    });
    theirs.unwrap_or_else(|_| Words::new(visit.language, Vocabulary::UttarPradesh))
}

/// The word of an error for a script.
fn code(error: &desk::Error) -> &'static str {
    match error {
        desk::Error::Refused(refusal) => refusal.code(),
        desk::Error::NotFound => "not-found",
        desk::Error::Forbidden => "forbidden",
        _ => "broken",
    }
}

/// The same for the head of the page whose form it was.
fn notice(words: &Words, (what, kept, todo): (&str, &str, &str), reference: &str) -> Notice {
    let reference = match reference {
        "" => String::new(),
        number => format!("{}: {number}", words.w("error-reference")),
    };
    Notice {
        tone: Tone::Bad,
        what: what.to_owned(),
        kept: kept.to_owned(),
        todo: [todo, &reference].join(" ").trim().to_owned(),
        links: Vec::new(),
    }
}

/// More people sign in at once than passwords can be checked.
pub(crate) fn crowded(words: &Words) -> Response {
    let again = [(RETRY_AFTER, "2")];
    (StatusCode::SERVICE_UNAVAILABLE, again, words.w("crowded")).into_response()
}

/// The same in one language, for the command line.
#[must_use]
pub fn told(language: Language, refusal: &Refusal) -> (String, String) {
    refusal_words(&Words::new(language, Vocabulary::UttarPradesh), refusal)
}

/// The words of a refusal: what happened, and what to do instead.
pub(crate) fn refusal_words(words: &Words, refusal: &Refusal) -> (String, String) {
    let values = refusal
        .values()
        .into_iter()
        .filter_map(|(name, value)| Some((in_language(words.language, name)?, as_written(value))));
    let values: Vec<(&str, String)> = values.collect();
    let key = format!("refusal-{}", refusal.code());
    (words.wf(&key, &values), words.wf(&format!("{key}-do"), &values))
}

/// A name comes in both languages, as `post_hi` and `post_en`; the words ask for `post`.
fn in_language(language: Language, name: &'static str) -> Option<&'static str> {
    let (own, other) = match language {
        Language::Hindi => ("_hi", "_en"),
        Language::English => ("_en", "_hi"),
    };
    (!name.ends_with(other)).then(|| name.strip_suffix(own).unwrap_or(name))
}

/// A day as people write it; all else as it is.
fn as_written(value: String) -> String {
    match value.parse::<jiff::civil::Date>() {
        Ok(day) => hindi::date::short(day),
        Err(_) => value,
    }
}

/// The answer of the API for an error: code, message, details.
pub(crate) fn problem(error: desk::Error) -> Response {
    let (status, body) = match error {
        desk::Error::Refused(refusal) => {
            let details: serde_json::Map<String, serde_json::Value> = refusal
                .values()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.into()))
                .collect();
            let message = refusal.to_string();
            let body = json!({ "code": refusal.code(), "message": message, "details": details });
            (StatusCode::UNPROCESSABLE_ENTITY, body)
        }
        desk::Error::NotFound => {
            (StatusCode::NOT_FOUND, json!({ "code": "not-found", "message": "not found" }))
        }
        desk::Error::Forbidden => {
            let message = "not the duty of this post";
            (StatusCode::FORBIDDEN, json!({ "code": "forbidden", "message": message }))
        }
        desk::Error::Crowded => {
            let body = json!({ "code": "crowded", "message": "try again in a moment" });
            (StatusCode::SERVICE_UNAVAILABLE, body)
        }
        other => {
            let reference = logged(&other);
            let body =
                json!({ "code": "broken", "message": "see the log", "reference": reference });
            (StatusCode::INTERNAL_SERVER_ERROR, body)
        }
    };
    (status, Json(body)).into_response()
}

/// Writes the error to the log under a short reference and returns it.
pub(crate) fn logged(error: &desk::Error) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    error.to_string().hash(&mut hasher);
    let reference = format!("{:08x}", hasher.finish() & 0xffff_ffff);
    tracing::error!(%reference, %error, "broken");
    reference
}
