//! What stands around every page: the name, the pages of the house, the post that acts now, the
//! other language, and what came of the last deed. The choice of post and language is kept by the handlers, not
//! here. `Bare` stands around the pages of people who do not act yet.
//!
//! Two doors belong to the frame: `POST /acting-post` (`post`, `back`) and the link
//! `/language/<hi|en>?back=…`.

use askama::Template;

use super::assets::CSS_HREF;
use super::parts::{Choice, Link};
use super::words::{Language, Words};

/// The pages that the head leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Today,
    Scorecard,
    Reviews,
    Directives,
    Explanations,
    Figures,
    Registers,
    Ledger,
    /// A page under none of them.
    Other,
}

impl Section {
    pub const ALL: [Self; 8] = [
        Self::Today,
        Self::Scorecard,
        Self::Reviews,
        Self::Directives,
        Self::Explanations,
        Self::Figures,
        Self::Registers,
        Self::Ledger,
    ];

    fn door(self) -> (&'static str, &'static str) {
        match self {
            Self::Today | Self::Other => ("/", "nav-today"),
            Self::Scorecard => ("/score", "nav-score"),
            Self::Reviews => ("/reviews", "nav-reviews"),
            Self::Directives => ("/directives", "nav-directives"),
            Self::Explanations => ("/explanations", "explanations"),
            Self::Figures => ("/sheets/new", "nav-figures"),
            Self::Registers => ("/registers", "registers"),
            Self::Ledger => ("/ledger", "nav-ledger"),
        }
    }
}

/// One entry of the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub link: Link,
    pub is_here: bool,
    /// A number that wants attention (directives overdue); empty when there is none.
    pub count: String,
}

/// How the last deed ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Done,
    Bad,
}

/// What happened, what was kept, and what to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    pub what: String,
    /// Empty when there is nothing to say.
    pub kept: String,
    /// Empty when there is nothing to say.
    pub todo: String,
    /// Faults in a form, each leading to its field (`#field`), or where to go next.
    pub links: Vec<Link>,
}

impl Notice {
    #[must_use]
    pub fn is_bad(&self) -> bool {
        self.tone == Tone::Bad
    }
}

/// The frame of a page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Title of the page, without the name of the house.
    pub title: String,
    /// The office whose ledger this is; printed at the head of the paper.
    pub office: String,
    pub section: Section,
    /// Address of this page with its query, to come back to.
    pub here: String,
    /// Name of the post that acts now, with its place.
    pub acting: String,
    pub posts: Vec<Choice>,
    /// The sections that the acting post has.
    pub sections: Vec<Section>,
    /// Who is signed in; `None` in the demo, where a post is only chosen.
    pub person: Option<String>,
    /// Directives of the acting post past their limit; empty for none.
    pub n_overdue: String,
    /// Date (and hour) of the page, for the paper copy.
    pub printed_on: String,
    pub notice: Option<Notice>,
}

impl Frame {
    /// The head's entries in the reader's language.
    #[must_use]
    pub fn nav(&self, words: &Words) -> Vec<NavItem> {
        let item = |section: Section| {
            let (href, key) = section.door();
            let is_counted = section == Section::Directives;
            NavItem {
                link: Link::new(href, words.w(key)),
                is_here: section == self.section,
                count: if is_counted { self.n_overdue.clone() } else { String::new() },
            }
        };
        self.sections.iter().copied().map(item).collect()
    }

    /// The link to the same page in the other language.
    #[must_use]
    pub fn other_language(&self, words: &Words) -> Link {
        in_other_language(&self.here, words)
    }

    #[must_use]
    pub fn css_href(&self) -> &'static str {
        &CSS_HREF
    }
}

/// The frame before anybody acts: the name of the house and the other language.
#[derive(Debug, Clone)]
pub struct Bare {
    pub title: String,
    pub office: String,
    /// Address of this page with its query, to come back to.
    pub here: String,
    pub notice: Option<Notice>,
}

impl Bare {
    /// The link to the same page in the other language.
    #[must_use]
    pub fn other_language(&self, words: &Words) -> Link {
        in_other_language(&self.here, words)
    }

    #[must_use]
    pub fn css_href(&self) -> &'static str {
        &CSS_HREF
    }
}

fn in_other_language(here: &str, words: &Words) -> Link {
    let (code, name) = match words.language {
        Language::Hindi => ("en", "English"),
        Language::English => ("hi", "हिन्दी"),
    };
    Link::new(format!("/language/{code}?back={}", in_query(here)), name)
}

/// A text as the value of a query: all but letters, digits and `-._/` is written in percent signs.
pub(crate) fn in_query(text: &str) -> String {
    let write = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(write).collect()
}

/// The page when something cannot be shown or done: not found, forbidden, refused, broken.
#[derive(Debug, Clone, Template)]
#[template(path = "frame/error.html")]
pub struct ErrorPage {
    pub words: Words,
    pub frame: Frame,
    /// What happened, in one sentence.
    pub what: String,
    /// What was kept; empty when nothing was at stake.
    pub kept: String,
    /// What to do now.
    pub todo: String,
    /// Reference number of the log entry; only when the machine broke.
    pub reference: String,
    /// What was written by hand and not taken, to be copied.
    pub typed: Vec<String>,
    pub next: Vec<Link>,
}
