//! The sample office behind sign-in, browsers that keep their cookies, and a clock that is set by hand.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use desk::Desk;
use desk::accounts::hashing::Cost;
use desk::accounts::{Entrance, Keys, invite};
use domain::post::{Charge, PersonId, PostId};
use jiff::{SignedDuration, Zoned};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

pub(crate) const HOST_NAME: &str = "office.example";
/// The password of everybody in these tests.
pub(crate) const PASSWORD: &str = "nadi par lamba pul";
/// Passwords cost little here; what they cost outside is a test of its own.
const CHEAP: Cost = Cost { memory_kib: 64, passes: 1 };

/// An office behind sign-in.
pub(crate) struct House {
    pub(crate) desk: Arc<Desk>,
    pub(crate) keys: Arc<Keys>,
    doors: Router,
    clock: Arc<Mutex<Zoned>>,
    runtime: Runtime,
    is_behind_tls: bool,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Where it leads.
    pub(crate) fn leads_to(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Runs a test in a sample office of its own, on 12 October 2024 at half past ten.
pub(crate) fn in_house(test: impl Fn(&House)) {
    in_folder(web::House::Loopback, test);
}

/// The same on each database, for what happens at the same moment.
pub(crate) fn in_house_on_each_database(test: impl Fn(&House)) {
    testkit::on_each_address(|address| test(&House::at(address, web::House::Loopback)));
}

/// The same behind a proxy that speaks TLS, under [`HOST_NAME`].
pub(crate) fn in_house_behind_tls(test: impl Fn(&House)) {
    in_folder(web::House::BehindTls { host: HOST_NAME.to_owned() }, test);
}

fn in_folder(house: web::House, test: impl Fn(&House)) {
    let folder = testkit::Folder::new();
    let file = folder.path().join("office.db");
    test(&House::at(&format!("sqlite:{}", file.display()), house));
}

impl House {
    fn at(address: &str, house: web::House) -> Self {
        let desk = Arc::new(Desk::open(address).unwrap());
        desk::scenario::sample(&desk).unwrap();
        let morning = jiff::civil::date(2024, 10, 12).at(10, 30, 0, 0);
        let clock = Arc::new(Mutex::new(morning.in_tz("Asia/Kolkata").unwrap()));
        let count = AtomicU64::new(1);
        let random = move |bytes: &mut [u8]| {
            for byte in bytes {
                // Not random, but never the same for long.
                let n = count.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
                *byte = n.to_be_bytes()[0] ^ n.to_be_bytes()[3];
            }
        };
        let is_behind_tls = house != web::House::Loopback;
        let keys = Arc::new(Keys::new(CHEAP, Box::new(random)).unwrap());
        let shown = Arc::clone(&clock);
        let app = web::App::new(Arc::clone(&desk), Arc::new(move || shown.lock().unwrap().clone()));
        let doors = web::router(app.behind_sign_in(Arc::clone(&keys), house));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        Self { desk, keys, doors, clock, runtime, is_behind_tls }
    }

    pub(crate) fn now(&self) -> Zoned {
        self.clock.lock().unwrap().clone()
    }

    /// Time passes.
    pub(crate) fn wait(&self, time: SignedDuration) {
        let mut clock = self.clock.lock().unwrap();
        *clock = clock.checked_add(time).unwrap();
    }

    pub(crate) fn entrance(&self) -> Entrance<'_> {
        let now = self.now();
        Entrance { desk: &self.desk, keys: &self.keys, at: now.timestamp(), on: now.date() }
    }

    /// Writes as the program itself.
    pub(crate) fn write<T>(
        &self,
        writing: impl FnMut(&mut desk::Books<'_, '_, desk::Write>) -> desk::Result<T>,
    ) -> T {
        let now = self.now();
        let (at, on) = (now.timestamp(), now.date());
        let by = domain::fact::By { post: None, at, on, why: "a test".to_owned() };
        self.desk.write(by, writing).unwrap()
    }

    pub(crate) fn read<T>(
        &self,
        reading: impl FnOnce(&mut desk::Books<'_, '_, desk::Read>) -> desk::Result<T>,
    ) -> T {
        self.desk.read(self.now().date(), reading).unwrap()
    }

    /// The number of a post.
    pub(crate) fn post(&self, slug: &str) -> PostId {
        self.read(|books| desk::posts::by_slug(books, slug)).id
    }

    /// Makes an account for a new person who takes charge of a post that is given up for them.
    pub(crate) fn account(&self, login: &str, post: &str) -> PersonId {
        let post = self.post(post);
        let today = self.now().date();
        let token = self.keys.token();
        let person = self.write(|books| {
            let name = domain::name::Name::new("अनिल कुमार", "Anil Kumar");
            let person = desk::people::add(books, name)?;
            desk::people::hand_over(books, (post, person), Charge::Regular, today)?;
            let account = desk::accounts::open(books, person, login)?;
            invite::to_account(books, account, &token)?;
            Ok(person)
        });
        let from = desk::accounts::sign_in::From {
            device: domain::account::session::Device::Shared,
            known: None,
            address: None,
            agent: "set up".to_owned(),
        };
        invite::accept(self.entrance(), &token, (PASSWORD, PASSWORD), &from).unwrap();
        person
    }

    pub(crate) fn browser(&self) -> Browser<'_> {
        Browser { house: self, cookies: BTreeMap::new() }
    }

    pub(crate) fn ask(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let answer = self.doors.clone().oneshot(request).await.unwrap();
            let (parts, body) = answer.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let body = String::from_utf8_lossy(&bytes).into_owned();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }
}

/// A browser: it keeps cookies and sends them back.
#[derive(Clone)]
pub(crate) struct Browser<'h> {
    house: &'h House,
    pub(crate) cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    pub(crate) fn get(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header(HOST, HOST_NAME);
        self.send(request, Body::empty())
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
        self.post_body(path, body.join("&"))
    }

    pub(crate) fn post_body(&mut self, path: &str, body: String) -> Answer {
        let request = Request::post(path)
            .header(HOST, HOST_NAME)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body))
    }

    pub(crate) fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = request.header(COOKIE, cookies.join("; ")).body(body).unwrap();
        if !self.house.is_behind_tls {
            request.headers_mut().remove(HOST);
        }
        let answer = self.house.ask(request);
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    pub(crate) fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let fields = [("login", login), ("password", password), ("device", "shared")];
        self.post("/sign-in", &fields)
    }

    /// Whether the first page is shown.
    pub(crate) fn is_in(&mut self) -> bool {
        self.get("/").status == StatusCode::OK
    }
}

/// A text as a form has it.
pub(crate) fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
