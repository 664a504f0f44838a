//! The sample office behind its doors, visited as a browser visits it: pages are read, forms are found in
//! them, filled and sent.

#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(dead_code, reason = "each test file uses a part of it")]

use std::future::IntoFuture as _;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, REFERER};
use axum::http::{HeaderMap, Request, StatusCode};
use desk::Desk;
use jiff::civil::DateTime;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

/// The doors of an office, and what runs them.
pub(crate) struct Office {
    pub(crate) desk: Arc<Desk>,
    doors: Router,
    runtime: Runtime,
}

/// What was answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub(crate) fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text());
        self.header(LOCATION.as_str())
    }
}

/// Runs a test in a sample office of its own, on each database, on the morning of 20 October 2024.
pub(crate) fn in_sample_office(test: impl Fn(&Office)) {
    testkit::on_each_address(|address| {
        let desk = Arc::new(Desk::open(address).unwrap());
        desk::scenario::sample(&desk).unwrap();
        test(&Office::at(desk, jiff::civil::date(2024, 10, 20).at(10, 30, 0, 0)));
    });
}

impl Office {
    /// The doors of an opened office at a time of its clock.
    pub(crate) fn at(desk: Arc<Desk>, time: DateTime) -> Self {
        let now = time.in_tz("Asia/Kolkata").unwrap();
        let doors = web::router(web::App::new(Arc::clone(&desk), Arc::new(move || now.clone())));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { desk, doors, runtime }
    }

    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(answer(self.doors.clone(), request))
    }

    /// Serves the doors on a line of this machine while a visitor is there.
    pub(crate) fn served<T: Send + 'static>(
        &self,
        visit: impl FnOnce(SocketAddr) -> T + Send + 'static,
    ) -> T {
        self.runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let at = listener.local_addr().unwrap();
            let server = tokio::spawn(axum::serve(listener, self.doors.clone()).into_future());
            let seen = tokio::task::spawn_blocking(move || visit(at)).await.unwrap();
            server.abort();
            seen
        })
    }

    /// Asks for several things at once.
    pub(crate) fn ask_together(&self, requests: Vec<Request<Body>>) -> Vec<Answer> {
        self.runtime.block_on(async {
            let asked = requests.into_iter().map(|request| {
                let doors = self.doors.clone();
                tokio::spawn(async move { answer(doors, request).await })
            });
            let mut answers = Vec::new();
            for asked in asked.collect::<Vec<_>>() {
                answers.push(asked.await.unwrap());
            }
            answers
        })
    }

    /// A page as a post sees it, in Hindi.
    pub(crate) fn page(&self, post: &str, path: &str) -> String {
        let answer = self.ask(as_post(Request::get(path), post).body(Body::empty()).unwrap());
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.text()
    }

    /// How many facts the ledger holds.
    pub(crate) fn n_facts(&self) -> i64 {
        self.desk.read(jiff::civil::date(2024, 10, 20), |_| Ok(())).unwrap();
        self.desk.position()
    }

    /// Sends a form from the page on which it was found.
    pub(crate) fn send(&self, post: &str, form: &Form) -> Answer {
        self.ask(form.request(post))
    }
}

async fn answer(doors: Router, request: Request<Body>) -> Answer {
    let answer = doors.oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
    Answer { status: parts.status, headers: parts.headers, bytes }
}

pub(crate) fn as_post(
    request: axum::http::request::Builder,
    post: &str,
) -> axum::http::request::Builder {
    request.header(COOKIE, format!("anupalan-language=hi; anupalan-post={post}"))
}

/// A form as it stands on a page, with the fields that a browser would send.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// The page on which it stands.
    pub(crate) page: String,
    pub(crate) action: String,
    pub(crate) has_files: bool,
    pub(crate) fields: Vec<(String, String)>,
    /// The names of the fields for words: those a person types into.
    pub(crate) typed: Vec<String>,
}

/// The boundary of the forms with files.
const BOUNDARY: &str = "----a-form-of-the-tests";

/// What stands after the last part.
pub(crate) const END_OF_FORM: &str = "------a-form-of-the-tests--\r\n";

impl Form {
    /// Puts a value into a field, in place of what the page put there.
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(key, _)| key != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn request(&self, post: &str) -> Request<Body> {
        if self.has_files { self.with_files(post, &[]) } else { self.plain(post) }
    }

    fn head(&self, post: &str) -> axum::http::request::Builder {
        let from = format!("http://localhost{}", self.page);
        as_post(Request::post(&self.action), post).header(REFERER, from)
    }

    fn plain(&self, post: &str) -> Request<Body> {
        let pairs =
            self.fields.iter().map(|(name, value)| [in_form(name), in_form(value)].join("="));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = self.head(post).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.body(Body::from(body)).unwrap()
    }

    /// The form with these files by name and bytes.
    pub(crate) fn with_files(&self, post: &str, files: &[(&str, &[u8])]) -> Request<Body> {
        let mut body = self.parts();
        for (name, bytes) in files {
            body.extend(file_head(name).into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(END_OF_FORM.as_bytes());
        let request = self.head(post).header(CONTENT_TYPE, Self::kind());
        request.body(Body::from(body)).unwrap()
    }

    /// The fields as parts of a form with files.
    pub(crate) fn parts(&self) -> Vec<u8> {
        let parts = self.fields.iter().map(|(name, value)| {
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
        });
        parts.collect::<String>().into_bytes()
    }

    /// The kind of a body with files.
    pub(crate) fn kind() -> String {
        format!("multipart/form-data; boundary={BOUNDARY}")
    }
}

/// What stands before the bytes of a file.
pub(crate) fn file_head(name: &str) -> String {
    format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: image/jpeg\r\n\r\n"
    )
}

fn in_form(text: &str) -> String {
    let write = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(write).collect()
}

/// The directives that the register shows of a post, by address, in its order.
pub(crate) fn directives_of(office: &Office, post: &str) -> Vec<String> {
    let page = office.page(post, &format!("/directives?post={post}"));
    let rows = page.split(" href=\"/directives/").skip(1);
    let numbers = rows.map(|row| row.split('"').next().unwrap());
    let numbers = numbers.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.map(|number| format!("/directives/{number}")).collect()
}

/// The form of a page that goes to this address.
pub(crate) fn form(office: &Office, post: &str, page: &str, action: &str) -> Form {
    let forms = forms(page, &office.page(post, page));
    forms
        .into_iter()
        .find(|form| form.action == action)
        .unwrap_or_else(|| panic!("{page}: {action}"))
}

/// All forms of a page that write.
pub(crate) fn forms(path: &str, page: &str) -> Vec<Form> {
    let forms = page.split("<form ").skip(1).filter(|form| form.contains("method=\"post\""));
    let of = |form: &str| {
        let inside = form.split("</form>").next().unwrap();
        let tag = inside.split('>').next().unwrap();
        let (fields, typed) = fields(inside);
        Form {
            page: path.to_owned(),
            action: value(tag, "action").unwrap(),
            has_files: tag.contains("multipart/form-data"),
            fields,
            typed,
        }
    };
    forms.map(of).collect()
}

/// The fields of a form as a browser would send them, and the names of those for words.
fn fields(form: &str) -> (Vec<(String, String)>, Vec<String>) {
    let (mut fields, mut typed, mut select) = (Vec::new(), Vec::new(), String::new());
    for part in form.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        let name = value(tag, "name").unwrap_or_default();
        let kind = value(tag, "type").unwrap_or_else(|| "text".to_owned());
        let given = value(tag, "value").unwrap_or_default();
        let is_chosen = tag.ends_with(" checked") || tag.ends_with(" selected");
        if tag.starts_with("textarea") {
            fields.push((name.clone(), plain(text.trim_start_matches('\n'))));
            typed.push(name);
        } else if tag.starts_with("select") {
            select = name;
        } else if tag.starts_with("option ") {
            let is_first = !fields.iter().any(|(name, _)| *name == select);
            if is_chosen || is_first {
                fields.retain(|(name, _)| *name != select);
                fields.push((select.clone(), given));
            }
        } else if tag.starts_with("input") {
            match kind.as_str() {
                "file" => {}
                "radio" | "checkbox" if !is_chosen => {}
                "radio" | "checkbox" | "hidden" => fields.push((name, given)),
                _ => {
                    fields.push((name.clone(), given));
                    typed.push(name);
                }
            }
        }
    }
    (fields, typed)
}

fn value(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| plain(value))
}

/// The text that references stand for.
pub(crate) fn plain(text: &str) -> String {
    let pairs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}
