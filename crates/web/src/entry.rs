//! The two ways into an office, decided when the program starts and never after: the demo lets a reader choose
//! a post; an office of one's own asks for sign-in. And the two houses in which it may stand.

use std::sync::Arc;

use desk::accounts::Keys;

/// How one comes in.
#[derive(Clone)]
pub(crate) enum Entry {
    /// The demo, on this machine only: any post may be chosen, nobody signs in.
    ChosenPost,
    /// Nobody acts who has not signed in, and only in posts held on that day.
    SignIn(Arc<Keys>),
}

/// Where the doors are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum House {
    /// On a loopback address, over plain HTTP.
    Loopback,
    /// Behind a proxy that speaks TLS, under this host name.
    BehindTls { host: String },
}

impl House {
    /// The address of a path, as people outside open it.
    pub(crate) fn address(&self, host: &str, path: &str) -> String {
        match self {
            Self::Loopback => format!("http://{host}{path}"),
            Self::BehindTls { host } => format!("https://{host}{path}"),
        }
    }
}
