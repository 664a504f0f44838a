//! Filling a form of one of our own pages with what was sent from it. The pages are made by our templates:
//! tags in small letters, every value between double quotes and written with references, so that `<` and
//! `>` stand only where a tag begins and ends. Passwords and files are never filled.

use domain::text;

use crate::look::frame::in_query;
use crate::sent::{POSITION, Sent};
use crate::visit::CAME_FROM;

/// The id of the place at the head of a form that was filled again.
pub(super) const ANCHOR: &str = "typed";

/// The page with its form filled and the fault at the form's head; `None` when no form of the page goes
/// to the address to which it was sent.
pub(super) fn fill(page: &str, sent: &Sent, fault: &str) -> Option<String> {
    let (start, _) = page
        .match_indices("<form ")
        .filter(|(at, _)| is_to(page.get(*at..).unwrap_or_default(), &sent.address))
        .max_by_key(|(at, _)| (n_same(form_at(page, *at), sent), std::cmp::Reverse(*at)))?;
    let (before, from) = page.split_at_checked(start)?;
    let (tag, rest) = from.split_once('>')?;
    let (body, after) = rest.split_once("</form>")?;
    let fault = format!("<p class=\"why\" id=\"{ANCHOR}\">{}</p>", escaped(fault));
    let body = refilled(body, sent.fields.clone());
    Some(format!("{}{tag}>{fault}{body}</form>{after}", unfolded(before)))
}

/// Writes the position into each form of a page that writes.
pub(super) fn position(page: &str, position: i64) -> String {
    let field = format!("<input type=\"hidden\" name=\"{POSITION}\" value=\"{position}\">");
    let mut out = String::with_capacity(page.len() + 1024);
    let mut rest = page;
    while let Some((before, from)) = rest.find("<form ").and_then(|at| rest.split_at_checked(at)) {
        let Some((tag, after)) = from.split_once('>') else { break };
        out.extend([before, tag, ">"]);
        if attribute(tag, "method").as_deref() == Some("post") {
            out.push_str(&field);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Tells each form that writes from which page it came, in the query of the address it goes to.
pub(super) fn come_from(page: &str, here: &str) -> String {
    let query = format!("?{CAME_FROM}={}", in_query(here));
    let mut out = String::with_capacity(page.len() + 1024);
    let mut rest = page;
    while let Some((before, from)) = rest.find("<form ").and_then(|at| rest.split_at_checked(at)) {
        let Some((tag, after)) = from.split_once('>') else { break };
        out.push_str(before);
        match (attribute(tag, "method").as_deref(), tag.split_once(" action=\"")) {
            (Some("post"), Some((start, end))) => {
                out.extend([start, " action=\"", &end.replacen('"', &format!("{query}\""), 1)]);
            }
            _ => out.push_str(tag),
        }
        out.push('>');
        rest = after;
    }
    out.push_str(rest);
    out
}

fn form_at(page: &str, at: usize) -> &str {
    page.get(at..).and_then(|form| form.split("</form>").next()).unwrap_or_default()
}

fn is_to(form: &str, address: &str) -> bool {
    let tag = form.split('>').next().unwrap_or_default();
    attribute(tag, "action").is_some_and(|action| action == address)
}

/// How many of a form's hidden fields were sent as they stand: forms of one address differ in these.
fn n_same(form: &str, sent: &Sent) -> usize {
    let inputs = tags(form).map(|(_, tag)| tag).filter(|tag| tag.starts_with("<input "));
    let hidden = inputs.filter(|tag| attribute(tag, "type").as_deref() == Some("hidden"));
    let pairs = hidden.filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value")?)));
    pairs.filter(|pair| sent.fields.contains(pair)).count()
}

/// The part of the page before the form, with every fold open in which the form stands.
fn unfolded(before: &str) -> String {
    let mut open: Vec<usize> = Vec::new();
    for (at, tag) in tags(before) {
        if tag.starts_with("<details") {
            open.push(at);
        } else if tag.starts_with("</details") {
            open.pop();
        }
    }
    let mut out = String::with_capacity(before.len() + 64);
    let mut done = 0;
    for at in open {
        let end = at + "<details".len();
        out.push_str(before.get(done..end).unwrap_or_default());
        let tag = before.get(at..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
        if !has_word(tag, "open") {
            out.push_str(" open");
        }
        done = end;
    }
    out.push_str(before.get(done..).unwrap_or_default());
    out
}

/// Each tag and where it begins.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        Some((at, rest.get(..=rest.find('>')?)?))
    })
}

/// The inside of a form with every field as it was sent. Fields of one name are filled in their order.
fn refilled(body: &str, mut left: Vec<(String, String)>) -> String {
    let mut out = String::with_capacity(body.len() + 256);
    let mut rest = body;
    let mut select: Option<String> = None;
    while let Some((before, from)) = rest.find('<').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let Some((tag, after)) = from.split_once('>') else { break };
        let name = attribute(tag, "name").unwrap_or_default();
        if tag.starts_with("<input ") {
            out.push_str(&input(tag, &name, &mut left));
        } else if tag.starts_with("<textarea ") {
            let (old, end) = after.split_once("</textarea").unwrap_or((after, ""));
            let value = take(&mut left, &name).map_or(old.to_owned(), |value| escaped(&value));
            // A browser drops the first end of a line in it, so one is given that may be dropped.
            out.extend([tag, ">\n", value.trim_start_matches('\n'), "</textarea"]);
            rest = end;
            continue;
        } else if tag.starts_with("<select ") {
            select = Some(name);
            out.push_str(tag);
        } else if tag.starts_with("</select") {
            select = None;
            out.push_str(tag);
        } else if let (true, Some(select)) = (tag.starts_with("<option "), &select) {
            let value = attribute(tag, "value").unwrap_or_default();
            out.push_str(&marked(tag, "selected", left.contains(&(select.clone(), value))));
        } else {
            out.push_str(tag);
        }
        out.push('>');
        rest = after;
    }
    out.push_str(rest);
    out
}

/// One input with what was sent; boxes and buttons to choose by are set as they were.
fn input(tag: &str, name: &str, left: &mut Vec<(String, String)>) -> String {
    match attribute(tag, "type").as_deref().unwrap_or("text") {
        "radio" | "checkbox" => {
            let value = attribute(tag, "value").unwrap_or_else(|| "on".to_owned());
            marked(tag, "checked", left.contains(&(name.to_owned(), value)))
        }
        "hidden" | "file" | "password" | "submit" | "button" | "reset" | "image" => tag.to_owned(),
        _ => match take(left, name) {
            Some(value) => with_value(tag, &value),
            None => tag.to_owned(),
        },
    }
}

fn take(left: &mut Vec<(String, String)>, name: &str) -> Option<String> {
    let ix = left.iter().position(|(key, _)| key == name)?;
    Some(text::plain(&left.remove(ix).1))
}

fn with_value(tag: &str, value: &str) -> String {
    let bare = match tag.split_once(" value=\"") {
        Some((head, rest)) => {
            let (_, tail) = rest.split_once('"').unwrap_or_default();
            format!("{head}{tail}")
        }
        None => tag.to_owned(),
    };
    format!("{bare} value=\"{}\"", escaped(value))
}

fn marked(tag: &str, mark: &str, is_set: bool) -> String {
    let words = tag.split(' ').filter(|word| *word != mark);
    let bare = words.collect::<Vec<_>>().join(" ");
    if is_set { format!("{bare} {mark}") } else { bare }
}

fn has_word(tag: &str, word: &str) -> bool {
    tag.split(' ').any(|part| part == word)
}

/// The value of an attribute of a tag, its references resolved.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(unescaped(value))
}

const REFERENCES: [(&str, &str); 8] = [
    ("&#60;", "<"),
    ("&#62;", ">"),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#38;", "&"),
];

fn unescaped(value: &str) -> String {
    let plain = REFERENCES.iter().fold(value.to_owned(), |text, (from, to)| text.replace(from, to));
    plain.replace("&amp;", "&")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&#38;"),
            '<' => out.push_str("&#60;"),
            '>' => out.push_str("&#62;"),
            '"' => out.push_str("&#34;"),
            '\'' => out.push_str("&#39;"),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests;
