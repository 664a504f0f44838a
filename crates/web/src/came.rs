//! With what a browser came: its cookies of sign-in, its name for itself, its address. And the cookies that it is
//! given.
//!
//! Behind TLS they are called `__Host-…` and are `Secure`, so that no neighbour under the same domain can set
//! them. On plain HTTP at a loopback address browsers take neither, so the plain names stand there; no other
//! machine can reach that address.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{HOST, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::response::{AppendHeaders, IntoResponseParts};
use desk::accounts::sign_in::{Begun, From};
use domain::account::session::Device;

use crate::app::App;
use crate::entry::House;
use crate::visit::cookie;

const SESSION: &str = "anupalan";
const DEVICE: &str = "anupalan-device";
/// A browser is known for a year.
const DEVICE_SECONDS: i64 = 365 * 24 * 60 * 60;

/// With what a browser came.
#[derive(Clone, Debug)]
pub(crate) struct Came {
    /// The token of the session.
    pub(crate) session: Option<String>,
    /// The token by which the browser is known.
    pub(crate) known: Option<String>,
    pub(crate) agent: String,
    pub(crate) address: Option<String>,
    /// The host that was asked for.
    pub(crate) host: String,
}

impl Came {
    pub(crate) fn of(parts: &Parts, house: &House) -> Self {
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            session: cookie(parts, &name(house, SESSION)),
            known: cookie(parts, &name(house, DEVICE)),
            agent: text(USER_AGENT).unwrap_or_default().to_owned(),
            address: address(parts, house).map(|address| address.to_string()),
            host: text(HOST).unwrap_or("127.0.0.1").to_owned(),
        }
    }

    pub(crate) fn from(&self, device: Device) -> From {
        From {
            device,
            known: self.known.clone(),
            address: self.address.clone(),
            agent: self.agent.clone(),
        }
    }
}

impl FromRequestParts<App> for Came {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts, app.house()))
    }
}

/// The network address: the proxy's word for it counts only where there must be a proxy, and it stands on
/// this machine; then it is the last entry, which the proxy itself wrote.
fn address(parts: &Parts, house: &House) -> Option<IpAddr> {
    let ConnectInfo(peer) = parts.extensions.get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip();
    if *house == House::Loopback || !peer.is_loopback() {
        return Some(peer);
    }
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next());
    last.and_then(|last| last.trim().parse().ok()).or(Some(peer))
}

fn name(house: &House, name: &str) -> String {
    match house {
        House::Loopback => name.to_owned(),
        House::BehindTls { .. } => format!("__Host-{name}"),
    }
}

fn written(house: &House, cookie: &str, value: &str, seconds: Option<i64>) -> String {
    let name = name(house, cookie);
    let secure = if *house == House::Loopback { "" } else { "; Secure" };
    let lasts = seconds.map_or(String::new(), |seconds| format!("; Max-Age={seconds}"));
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{lasts}")
}

/// The cookies of a session that began: on a shared computer it goes with the browser's window.
pub(crate) fn cookies(house: &House, begun: &Begun) -> impl IntoResponseParts + use<> {
    let lasts = match begun.device {
        Device::Shared => None,
        Device::Own => Some(Device::Own.lasts().as_secs()),
    };
    AppendHeaders([
        (SET_COOKIE, written(house, SESSION, &begun.token, lasts)),
        (SET_COOKIE, written(house, DEVICE, &begun.known, Some(DEVICE_SECONDS))),
    ])
}

/// The cookie that takes the session's away.
pub(crate) fn no_cookie(house: &House) -> impl IntoResponseParts + use<> {
    AppendHeaders([(SET_COOKIE, written(house, SESSION, "", Some(0)))])
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use axum::http::Request;

    use super::*;

    fn address_of(peer: &str, forwarded: Option<&str>, house: &House) -> String {
        let request =
            Request::builder().extension(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        let request = match forwarded {
            Some(forwarded) => request.header("x-forwarded-for", forwarded),
            None => request,
        };
        let (parts, ()) = request.body(()).unwrap().into_parts();
        Came::of(&parts, house).address.unwrap()
    }

    #[test]
    fn the_word_of_a_proxy_counts_only_from_this_machine_and_only_where_there_is_one() {
        let tls = House::BehindTls { host: "office.example".to_owned() };
        for (peer, forwarded, house, expected) in [
            ("127.0.0.1:9", Some("6.6.6.6, 10.0.0.7"), &tls, "10.0.0.7"),
            ("127.0.0.1:9", None, &tls, "127.0.0.1"),
            ("127.0.0.1:9", Some("nonsense"), &tls, "127.0.0.1"),
            ("10.9.9.9:9", Some("6.6.6.6"), &tls, "10.9.9.9"),
            ("127.0.0.1:9", Some("6.6.6.6"), &House::Loopback, "127.0.0.1"),
        ] {
            assert_eq!(address_of(peer, forwarded, house), expected, "{peer} {forwarded:?}");
        }
    }
}
