//! The sample office behind its doors, asked as a machine asks.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

/// The doors of an office, and what runs them.
pub(crate) struct Office {
    doors: Router,
    runtime: Runtime,
}

/// Runs a test in a sample office of its own, on 12 October 2024.
pub(crate) fn in_sample_office(test: impl Fn(&Office)) {
    testkit::on_each_address(|address| {
        let desk = desk::Desk::open(address).unwrap();
        desk::scenario::sample(&desk).unwrap();
        let morning = jiff::civil::date(2024, 10, 12).at(10, 30, 0, 0);
        let now = morning.in_tz("Asia/Kolkata").unwrap();
        let doors = web::router(web::App::new(Arc::new(desk), Arc::new(move || now.clone())));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        test(&Office { doors, runtime });
    });
}

impl Office {
    /// What a path under `/api/v1` answers.
    pub(crate) fn get(&self, path: &str) -> (StatusCode, Value) {
        self.ask(Request::get(address(path)).body(Body::empty()).unwrap())
    }

    /// What a path answers that must be there.
    pub(crate) fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        body
    }

    /// What is answered to a body sent in the name of a post.
    pub(crate) fn post(&self, path: &str, post: Option<&str>, body: &str) -> (StatusCode, Value) {
        let request = Request::post(address(path));
        let request = match post {
            Some(post) => request.header("x-post", post),
            None => request,
        };
        self.ask(request.body(Body::from(body.to_owned())).unwrap())
    }

    fn ask(&self, request: Request<Body>) -> (StatusCode, Value) {
        let path = request.uri().to_string();
        self.runtime.block_on(async {
            let answer = self.doors.clone().oneshot(request).await.unwrap();
            let status = answer.status();
            let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            let body = serde_json::from_slice(&bytes)
                .unwrap_or_else(|_| panic!("{path}: {status} {}", String::from_utf8_lossy(&bytes)));
            (status, body)
        })
    }
}

fn address(path: &str) -> String {
    format!("/api/v1{path}")
}
