//! Made-up pages for the tests: one small district, in both languages, so that every page can be
//! rendered and looked at without the rest of the program.

mod account;
mod derivation;
mod directive;
mod doubt;
mod explanation;
mod message;
mod minutes_in;
mod month;
mod paper;
mod place;
mod post;
mod register;
mod review;
mod scorecard;
mod sheet;
mod today;

use super::frame::{Frame, Section};
use super::parts::{Choice, Grade, Link};
use super::picture::{Svg, bar};
use super::words::{Language, Words};

/// All pages with the file names under which they are looked at.
pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    [
        scorecard::pages(words),
        month::pages(words),
        derivation::pages(words),
        sheet::pages(words),
        review::pages(words),
        paper::pages(words),
        directive::pages(words),
        explanation::pages(words),
        doubt::pages(words),
        message::pages(words),
        minutes_in::pages(words),
        today::pages(words),
        place::pages(words),
        post::pages(words),
        register::pages(words),
        account::pages(words),
    ]
    .concat()
}

/// A frame around the page at an address.
pub(super) fn framed(words: Words, here: &str) -> Frame {
    Frame { here: here.to_owned(), ..frame(words, Section::Other, "") }
}

/// The same thing in the reader's language.
fn say(words: Words, hindi: &str, english: &str) -> String {
    match words.language {
        Language::Hindi => hindi.to_owned(),
        Language::English => english.to_owned(),
    }
}

fn frame(words: Words, section: Section, title: &str) -> Frame {
    let acting = say(words, "मुख्य विकास अधिकारी, सुन्दरपुर", "Chief Development Officer, Sundarpur");
    Frame {
        sections: Section::ALL.to_vec(),
        title: title.to_owned(),
        office: say(words, "जनपद सुन्दरपुर", "District Sundarpur"),
        section,
        here: "/score/sundarpur/2024-09".to_owned(),
        acting: acting.clone(),
        posts: vec![choice("cdo", &acting, true), choice("bmm", "BMM", false)],
        person: None,
        n_overdue: "7".to_owned(),
        printed_on: say(words, "12 अक्टूबर 2024", "12 October 2024"),
        notice: None,
    }
}

fn choice(value: &str, label: &str, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), is_chosen }
}

fn link(href: &str, text: &str) -> Link {
    Link::new(href, text)
}

fn grade(letter: &str) -> Grade {
    Grade::new(letter)
}

/// A live figure's bar: all of it is the goal, so it has no mark.
fn bar_of(hundredths: i64) -> Svg {
    bar(Some(hundredths), None, &format!("{}.{:02} %", hundredths / 100, hundredths % 100))
}
