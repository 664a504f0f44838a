//! Signing in, invitations, one's own account, and the accounts that a post keeps for others.

use askama::Template;

use super::frame::{Bare, Frame};
use super::parts::{Choice, Link, Typed};
use super::picture::Svg;
use super::words::Words;

/// What goes with a person through signing in.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Carried {
    /// Where to go afterwards.
    pub back: String,
    /// The door to which a form was on its way; empty without one.
    pub to: String,
    /// The form as the browser wrote it.
    pub typed: String,
    /// The number of the account that typed it; empty when it is not known.
    pub by: String,
}

/// `/sign-in`
#[derive(Debug, Clone, Template)]
#[template(path = "account/sign-in.html")]
pub struct SignIn {
    pub words: Words,
    pub bare: Bare,
    pub login: String,
    /// Those who signed in on this device: the account's name and the person's.
    pub known: Vec<Link>,
    pub is_own_device: bool,
    pub carried: Carried,
}

impl SignIn {
    fn has_typed(&self) -> bool {
        !self.carried.to.is_empty()
    }
}

/// `/sign-in/code`
#[derive(Debug, Clone, Template)]
#[template(path = "account/code.html")]
pub struct Code {
    pub words: Words,
    pub bare: Bare,
    pub carried: Carried,
}

/// One field of a form that waits to be sent.
#[derive(Debug, Clone)]
pub struct Field {
    pub id: String,
    pub name: String,
    pub value: String,
    /// Shown; what is no words is only carried.
    pub is_words: bool,
    pub is_long: bool,
}

/// The form whose session was over, to be sent.
#[derive(Debug, Clone, Template)]
#[template(path = "account/typed.html")]
pub struct TypedAgain {
    pub words: Words,
    pub bare: Bare,
    pub to: String,
    pub back: String,
    pub fields: Vec<Field>,
}

/// `/first-run/<token>`
#[derive(Debug, Clone, Template)]
#[template(path = "account/first.html")]
pub struct First {
    pub words: Words,
    pub bare: Bare,
    pub people: Vec<Choice>,
    pub name_hi: String,
    pub name_en: String,
    pub posts: Vec<Choice>,
    pub login: String,
    pub least: String,
}

/// `/invitation/<token>`
#[derive(Debug, Clone, Template)]
#[template(path = "account/invitation.html")]
pub struct Invitation {
    pub words: Words,
    pub bare: Bare,
    pub login: String,
    pub person: String,
    pub least: String,
}

/// Who holds no post today, and all that went wrong before anybody acts.
#[derive(Debug, Clone, Template)]
#[template(path = "account/trouble.html")]
pub struct Trouble {
    pub words: Words,
    pub bare: Bare,
    pub what: String,
    pub todo: String,
    pub next: Vec<Link>,
    /// Somebody is signed in and may sign out here.
    pub may_leave: bool,
}

/// `/account`
#[derive(Debug, Clone, Template)]
#[template(path = "account/own.html")]
pub struct Own {
    pub words: Words,
    pub bare: Bare,
    pub login: String,
    pub posts: Vec<String>,
    pub password_on: String,
    /// The day from which a code is asked; empty without a second factor.
    pub second_on: String,
    pub n_codes: String,
    pub least: String,
    pub sessions: Vec<Session>,
    pub keeps_accounts: bool,
}

/// One open session.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: String,
    pub device: String,
    pub agent: String,
    pub began: String,
    pub seen: String,
    pub is_this: bool,
}

/// `/account/second-factor`
#[derive(Debug, Clone, Template)]
#[template(path = "account/second.html")]
pub struct Second {
    pub words: Words,
    pub bare: Bare,
    pub secret: String,
    /// The secret in groups of four, to be typed.
    pub spaced: String,
    pub picture: Option<Svg>,
}

/// Recovery codes, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "account/codes.html")]
pub struct Codes {
    pub words: Words,
    pub bare: Bare,
    pub codes: Vec<String>,
}

/// `/accounts`
#[derive(Debug, Clone, Template)]
#[template(path = "account/index.html")]
pub struct Index {
    pub words: Words,
    pub frame: Frame,
    pub accounts: Vec<Account>,
    /// The next page; `None` on the last.
    pub more: Option<Link>,
    pub people: Vec<Choice>,
    pub posts: Vec<Choice>,
    pub login: Typed,
}

/// One account of the office.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: String,
    pub login: String,
    pub person: String,
    pub posts: Vec<String>,
    /// Open since, invited, or closed.
    pub state: String,
    pub is_open: bool,
}

/// The address of an invitation, shown once.
#[derive(Debug, Clone, Template)]
#[template(path = "account/invited.html")]
pub struct Invited {
    pub words: Words,
    pub frame: Frame,
    pub person: String,
    pub login: String,
    pub address: String,
}
