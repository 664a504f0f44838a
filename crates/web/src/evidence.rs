//! The doors of evidence: a report with its photos and papers, and each file as it was handed in; the
//! same for an answer to an explanation.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use desk::evidence::{HandedFile, Report};
use desk::{Books, evidence, explanations};
use domain::directive::DirectiveId;
use domain::evidence::{File, may_hand_in};
use domain::explanation::ExplanationId;
use domain::refusal::Refusal;

use crate::app::App;
use crate::multipart;
use crate::sent::Sent;
use crate::visit::Visit;

/// A file opens in a room without scripts, forms or a way to our pages, whatever is in it.
const SANDBOX: &str = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";

/// `POST /directives/<number>/report` with `owner`, `words`, `file` any number of times, and perhaps
/// `number`, `dated_on`, `subject` of a letter, `register`, `row` of a register.
pub(crate) async fn report(
    State(app): State<App>,
    mut visit: Visit,
    Path(id): Path<i64>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let files =
        match multipart::files(&mut visit, &format!("/directives/{id}/report"), form, may_hand_in)
            .await
        {
            Ok(files) => files,
            Err(refusal) => return app.refuse(visit, refusal).await,
        };
    app.write(visit, move |books, visit| {
        let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
        let report = said(books, sent, &files)?;
        evidence::report(books, DirectiveId(id), &report)?;
        Ok(format!("/directives/{id}?done=reported"))
    })
    .await
}

/// `POST /explanations/<number>/reply` with `words`, `enclosures`, `file` any number of times.
pub(crate) async fn reply(
    State(app): State<App>,
    mut visit: Visit,
    Path(id): Path<i64>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let files =
        match multipart::files(&mut visit, &format!("/explanations/{id}/reply"), form, may_hand_in)
            .await
        {
            Ok(files) => files,
            Err(refusal) => return app.refuse(visit, refusal).await,
        };
    app.write(visit, move |books, visit| {
        let sent = visit.sent.as_deref().ok_or(Refusal::FormNotRead)?;
        let said = (sent.field("words"), sent.field("enclosures"));
        explanations::reply(books, ExplanationId(id), said, &files)?;
        Ok(format!("/explanations/{id}"))
    })
    .await
}

/// `/explanations/<number>/files/<n>`
pub(crate) async fn file_of_reply(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, usize)>,
    headers: HeaderMap,
) -> Response {
    app.answer(visit, move |books, _| {
        let (file, bytes) = explanations::file(books, ExplanationId(id), n)?;
        Ok(given_out(&file, bytes, &headers))
    })
    .await
}

fn said<M>(
    books: &mut Books<'_, '_, M>,
    sent: &Sent,
    files: &[HandedFile],
) -> desk::Result<Report> {
    let text = |name: &str| sent.field(name).to_owned();
    let is_letter = ["number", "dated_on", "subject"].iter().any(|name| !text(name).is_empty());
    let is_row = ["register", "row"].iter().any(|name| !text(name).is_empty());
    let document = if is_letter {
        let dated_on = hindi::date::read(&text("dated_on")).ok_or(Refusal::DayNotRead)?;
        Some((text("number"), dated_on, text("subject")))
    } else {
        None
    };
    Ok(Report {
        owner: desk::posts::by_slug(books, sent.field("owner"))?.id,
        words: text("words"),
        reference: text("evidence"),
        files: files.to_vec(),
        document,
        register_row: is_row.then(|| (text("register"), text("row"))),
    })
}

/// `/directives/<number>/evidence/<n>`: a photo is shown; a PDF is handed over to be opened outside the
/// browser's own reader, since a PDF can hold a program and comes from whoever reported.
pub(crate) async fn file(
    State(app): State<App>,
    visit: Visit,
    Path((id, n)): Path<(i64, i64)>,
    headers: HeaderMap,
) -> Response {
    app.answer(visit, move |books, _| {
        let (file, bytes) = evidence::file(books, DirectiveId(id), n)?;
        Ok(given_out(&file, bytes, &headers))
    })
    .await
}

/// A file that somebody handed in, as it came; nothing where the browser has it already.
fn given_out(file: &File, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", file.sha256);
    let known = asked.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let is_known = known.is_some_and(|known| known.contains(&tag));
    let headers = [
        (CONTENT_TYPE, file.kind.media_type().to_owned()),
        (CONTENT_DISPOSITION, disposition(file)),
        (CONTENT_SECURITY_POLICY, SANDBOX.to_owned()),
        // Kept by this browser alone, and asked for each time: a right may have ended since.
        (CACHE_CONTROL, "private, no-cache".to_owned()),
        (ETAG, tag),
    ];
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, bytes).into_response()
}

/// How the file is to be opened, and its name: in plain letters for old programs, and as it is (RFC 6266).
fn disposition(file: &File) -> String {
    let how = if file.kind.is_picture() { "inline" } else { "attachment" };
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "-_. ".contains(sign);
    let plain: String =
        file.name.chars().map(|sign| if is_plain(sign) { sign } else { '_' }).collect();
    let written: String = file.name.bytes().map(in_percent).collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{written}")
}

/// A byte as RFC 5987 wants it.
fn in_percent(byte: u8) -> String {
    match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    }
}

#[cfg(test)]
mod tests {
    use domain::evidence::{Claimed, FileKind};

    use super::*;

    #[test]
    fn a_name_in_any_script_is_given_twice_and_breaks_no_header() {
        for (name, kind, expected) in [
            ("a b.jpg", FileKind::Jpeg, "inline; filename=\"a b.jpg\"; filename*=UTF-8''a%20b.jpg"),
            (
                "क.pdf",
                FileKind::Pdf,
                "attachment; filename=\"_.pdf\"; filename*=UTF-8''%E0%A4%95.pdf",
            ),
            (
                "a\";\r\nx: y.png",
                FileKind::Png,
                "inline; filename=\"a____x_ y.png\"; filename*=UTF-8''a%22%3B%0D%0Ax%3A%20y.png",
            ),
        ] {
            let (sha256, name) = (String::new(), name.to_owned());
            let file = File { sha256, name, kind, n_bytes: 1, claimed: Claimed::default() };
            assert_eq!(disposition(&file), expected);
        }
    }
}
