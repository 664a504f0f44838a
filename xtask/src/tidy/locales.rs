//! Every word in every language: Hindi and English have the same keys with the same values put
//! into them, no key stands twice, a state's own words only replace, and every key that a page
//! asks for is there.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::texts::Text;

const FOLDER: &str = "locales/";

/// One message: where it stands and the values it takes.
#[derive(Debug)]
struct Message {
    path: String,
    line: usize,
    values: BTreeSet<String>,
}

/// All messages of a language by key; attributes as `key.attribute`, terms with their dash.
type Messages = BTreeMap<String, Message>;

pub(crate) fn check(texts: &[Text]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut languages: BTreeMap<&str, Messages> = BTreeMap::new();
    for text in texts.iter().filter(|text| text.under(FOLDER) && text.is(".ftl")) {
        let language = text.path.split('/').nth(1).expect("it is under locales/");
        take_in(text, languages.entry(language).or_default(), &mut faults);
    }
    let none = Messages::new();
    let of = |language| languages.get(language).unwrap_or(&none);
    faults.extend(absent(of("hi"), of("en"), "English"));
    faults.extend(absent(of("en"), of("hi"), "Hindi"));
    faults.extend(different(of("hi"), of("en")));
    for own in languages.iter().filter(|(language, _)| language.contains('-')) {
        faults.extend(absent(own.1, of("hi"), "Hindi that it could replace"));
    }
    faults.extend(texts.iter().flat_map(|text| asked_in_vain(text, of("hi"))));
    faults
}

/// Reads the messages of one file into those of its language.
fn take_in(text: &Text, messages: &mut Messages, faults: &mut Vec<Fault>) {
    let mut current = String::new();
    let mut key = String::new();
    for (number, line) in text.lines() {
        if let Some((name, _)) = line.split_once('=').filter(|_| starts_message(line)) {
            current = name.trim().to_owned();
            key.clone_from(&current);
        } else if let Some(name) = attribute(line) {
            key = format!("{current}.{name}");
        } else if line.starts_with('#') {
            continue;
        } else {
            // A line that goes on with the message above it.
            add_values(messages, &key, line);
            continue;
        }
        let values = BTreeSet::new();
        let message = Message { path: text.path.clone(), line: number, values };
        if messages.insert(key.clone(), message).is_some() {
            faults.push(text.fault(number, format!("`{key}` stands twice in this language")));
        }
        add_values(messages, &key, line);
    }
}

fn starts_message(line: &str) -> bool {
    line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-')
}

/// `title` in `    .title = …`.
fn attribute(line: &str) -> Option<&str> {
    let (name, _) = line.trim_start().strip_prefix('.')?.split_once('=')?;
    Some(name.trim())
}

/// Adds the `$values` of a line to the message.
fn add_values(messages: &mut Messages, key: &str, line: &str) {
    let Some(message) = messages.get_mut(key) else { return };
    let in_braces = line.split('{').skip(1);
    for value in in_braces.flat_map(|part| part.split('$').skip(1)) {
        let name = value.split(|letter: char| !letter.is_alphanumeric() && !"-_".contains(letter));
        message.values.extend(name.take(1).map(str::to_owned));
    }
}

/// A fault for each message that the other language has no word for.
fn absent(messages: &Messages, other: &Messages, name: &str) -> Vec<Fault> {
    let absent = messages.iter().filter(|(key, _)| !other.contains_key(*key));
    absent.map(|(key, message)| message.fault(format!("`{key}` has no {name}"))).collect()
}

/// A fault for each message that takes other values in the other language.
fn different(messages: &Messages, other: &Messages) -> Vec<Fault> {
    let both = messages.iter().filter_map(|(key, one)| Some((key, one, other.get(key)?)));
    let different = both.filter(|(_, one, other)| one.values != other.values);
    let what = |key: &String, one: &Message, other: &Message| {
        format!("`{key}` takes {:?} here and {:?} in {}", one.values, other.values, other.path)
    };
    different.map(|(key, one, other)| one.fault(what(key, one, other))).collect()
}

impl Message {
    fn fault(&self, what: String) -> Fault {
        Fault { path: self.path.clone(), line: self.line, what }
    }
}

/// How a page asks for a word: alone, with one value, with several.
const CALLS: &[&str] = &[".w(\"", ".w1(\"", ".wf(\""];

/// A fault for each key that a page of `web` asks for and that has no word. The tests of a file,
/// which may ask in vain on purpose, stand at its end.
fn asked_in_vain(text: &Text, hindi: &Messages) -> Vec<Fault> {
    let mut faults = Vec::new();
    if text.under("crates/web/") && (text.is(".html") || text.is(".rs")) {
        for (number, line) in text.lines().take_while(|(_, line)| *line != "#[cfg(test)]") {
            let vain = keys_asked(line).filter(|key| !hindi.contains_key(*key));
            faults.extend(vain.map(|key| text.fault(number, format!("`{key}` has no word"))));
        }
    }
    faults
}

fn keys_asked(line: &str) -> impl Iterator<Item = &str> {
    let calls = CALLS.iter().flat_map(|call| line.split(call).skip(1));
    calls.filter_map(|rest| rest.split('"').next())
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    fn said(texts: &[(&str, &str)]) -> Vec<String> {
        let texts: Vec<Text> = texts.iter().map(|(path, of)| text(path, of)).collect();
        check(&texts).iter().map(ToString::to_string).collect()
    }

    const HINDI: &str = "# शब्द\nlate = { $n ->\n   *[other] { $days } दिन\n}\n    .title = देर\n";

    #[test]
    fn both_languages_have_every_word_with_the_same_values() {
        let same = "late = { $days } of { NUMBER($n) } days\n    .title = late\n";
        assert_eq!(said(&[("locales/hi/a.ftl", HINDI), ("locales/en/b.ftl", same)]), [""; 0]);
        let cases = [
            ("late = { $n } { $days }\n", "locales/hi/a.ftl:5: `late.title` has no English"),
            (
                "late = { $days }\n .title = late\n",
                "locales/hi/a.ftl:2: `late` takes {\"days\", \"n\"} here and {\"days\"} in locales/en/a.ftl",
            ),
            (
                "late = { $days } { $n }\n .title = late\nearly = x\n",
                "locales/en/a.ftl:3: `early` has no Hindi",
            ),
            (
                "late = { $days } { $n }\n .title = late\nlate = { $days } { $n }\n",
                "locales/en/a.ftl:3: `late` stands twice in this language",
            ),
        ];
        for (english, fault) in cases {
            let said = said(&[("locales/hi/a.ftl", HINDI), ("locales/en/a.ftl", english)]);
            assert_eq!(said, [fault], "{english}");
        }
    }

    #[test]
    fn a_states_own_words_only_replace() {
        let hindi = ("locales/hi/a.ftl", "block = विकास खण्ड\n");
        let english = ("locales/en/a.ftl", "block = block\n");
        let own = |word| [hindi, english, ("locales/hi-MP/a.ftl", word)];
        assert_eq!(said(&own("block = जनपद\n")), [""; 0]);
        assert_eq!(said(&own("blok = जनपद\n")).len(), 1);
    }

    #[test]
    fn a_page_asks_only_for_words_that_there_are() {
        let page = "<h1>{{ t.w(\"block\") }}</h1>\n<p>{{ t.w1(\"vilage\", \"n\", 1) }}</p>";
        let source = "words.wf(\"days\", &[])\n#[cfg(test)]\nwords.w(\"nothing\")";
        let texts = [
            ("locales/hi/a.ftl", "block = विकास खण्ड\n"),
            ("locales/en/a.ftl", "block = block\n"),
            ("crates/web/templates/a.html", page),
            ("crates/web/src/a.rs", source),
        ];
        assert_eq!(
            said(&texts),
            [
                "crates/web/templates/a.html:2: `vilage` has no word",
                "crates/web/src/a.rs:1: `days` has no word",
            ]
        );
    }
}
