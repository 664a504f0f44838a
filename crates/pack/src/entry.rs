//! One entry of a rule file, whether a row of a table or a table of a TOML file: keyed text, each with
//! its line. It hands out checked values, and tells a fault where there is none to hand out, so that a
//! reader of a file goes on to the end.

use std::collections::BTreeMap;

use domain::name::Name;
use domain::norm::Validity;
use jiff::civil::Date;

use crate::fault::{Fault, What};

const MAX_CODE_CHARS: usize = 64;
/// Numbers of rules stay far from the end of 64 bits, so that sums of them never overflow.
const MAX_NUMBER: i64 = 1_000_000_000_000_000;

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, file: &str, line: usize, what: What) {
        self.0.push(Fault { file: file.to_owned(), line, what });
    }
}

/// From what an entry was read: a column missing from a table was told once, at its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Row,
    Table,
}

/// A piece of text and its line.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// A row or a table.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) form: Form,
    pub(crate) cells: BTreeMap<String, Cell>,
    /// Tables inside this one, by key.
    pub(crate) below: BTreeMap<String, Vec<Entry>>,
}

impl Entry {
    pub(crate) fn new(file: &str, line: usize, form: Form) -> Self {
        let (cells, below) = (BTreeMap::new(), BTreeMap::new());
        Self { file: file.to_owned(), line, form, cells, below }
    }

    /// The line of a value, or of the entry where the value is absent.
    pub(crate) fn line_of(&self, key: &str) -> usize {
        self.cells.get(key).map_or(self.line, |cell| cell.line)
    }

    pub(crate) fn tell(&self, key: &str, what: What, faults: &mut Faults) {
        faults.add(&self.file, self.line_of(key), what);
    }

    /// Tells of keys that nobody reads.
    pub(crate) fn only(&self, known: &[&str], faults: &mut Faults) {
        for (key, line) in
            self.cells.iter().map(|(key, cell)| (key, cell.line)).chain(
                self.below.iter().map(|(key, list)| (key, list.first().map_or(0, |e| e.line))),
            )
        {
            if !known.contains(&key.as_str()) {
                faults.add(&self.file, line.max(1), What::UnknownKey { key: key.clone() });
            }
        }
    }

    /// The tables under a key.
    pub(crate) fn tables(&self, key: &str) -> &[Entry] {
        self.below.get(key).map_or(&[], Vec::as_slice)
    }

    /// The text, trimmed; empty where there is none.
    pub(crate) fn maybe(&self, key: &str) -> &str {
        self.cells.get(key).map_or("", |cell| cell.text.trim())
    }

    /// Text that must stand there.
    pub(crate) fn text(&self, key: &str, faults: &mut Faults) -> String {
        match self.cells.get(key) {
            None if self.form == Form::Table => {
                self.tell(key, What::MissingKey { key: key.to_owned() }, faults);
            }
            Some(cell) if cell.text.trim().is_empty() => {
                self.tell(key, What::Empty { key: key.to_owned() }, faults);
            }
            None | Some(_) => {}
        }
        self.maybe(key).to_owned()
    }

    /// Tells of a key that is not there; an empty list under it is well.
    pub(crate) fn needs_key(&self, key: &str, faults: &mut Faults) {
        if !self.cells.contains_key(key) {
            self.tell(key, What::MissingKey { key: key.to_owned() }, faults);
        }
    }

    /// Tells of tables that are not there.
    pub(crate) fn needs_table(&self, key: &str, faults: &mut Faults) {
        if self.tables(key).is_empty() {
            self.tell(key, What::MissingKey { key: key.to_owned() }, faults);
        }
    }

    /// The order from which a rule is taken.
    pub(crate) fn source(&self, faults: &mut Faults) -> String {
        let source = self.maybe("source");
        if source.is_empty() && (self.form == Form::Table || self.cells.contains_key("source")) {
            self.tell("source", What::MissingSource, faults);
        }
        source.to_owned()
    }

    pub(crate) fn name(&self, hi: &str, en: &str, faults: &mut Faults) -> Name {
        Name::new(&self.text(hi, faults), &self.text(en, faults))
    }

    /// A code that must stand there.
    pub(crate) fn code(&self, key: &str, faults: &mut Faults) -> String {
        let code = self.text(key, faults);
        if !code.is_empty() && !is_code(&code) {
            let value = code.clone();
            self.tell(key, What::BadCode { key: key.to_owned(), value }, faults);
        }
        code
    }

    /// A whole number that must stand there.
    pub(crate) fn whole(&self, key: &str, faults: &mut Faults) -> Option<i64> {
        self.number(key, faults, |text| text.parse().ok())
    }

    /// A number with up to two decimals, in hundredths.
    pub(crate) fn hundredths(&self, key: &str, faults: &mut Faults) -> Option<i64> {
        self.number(key, faults, hundredths)
    }

    fn number(
        &self,
        key: &str,
        faults: &mut Faults,
        read: impl Fn(&str) -> Option<i64>,
    ) -> Option<i64> {
        let value = self.text(key, faults);
        if value.is_empty() {
            return None;
        }
        let number = read(&value).filter(|number| number.abs() <= MAX_NUMBER);
        if number.is_none() {
            self.tell(key, What::NotANumber { key: key.to_owned(), value }, faults);
        }
        number
    }

    /// A day, where one stands.
    pub(crate) fn maybe_date(&self, key: &str, faults: &mut Faults) -> Option<Date> {
        let value = self.maybe(key);
        if value.is_empty() {
            return None;
        }
        let day = (value.chars().count() == 10).then(|| value.parse().ok()).flatten();
        if day.is_none() {
            let value = value.to_owned();
            self.tell(key, What::NotADate { key: key.to_owned(), value }, faults);
        }
        day
    }

    /// From when to when the rule holds; `to` may be absent.
    pub(crate) fn validity(&self, faults: &mut Faults) -> Option<Validity> {
        self.text("from", faults);
        let from = self.maybe_date("from", faults);
        let to = self.maybe_date("to", faults);
        let from = from?;
        if let Some(to) = to.filter(|to| *to < from) {
            let what = What::EndsBeforeStart { from: from.to_string(), to: to.to_string() };
            self.tell("to", what, faults);
        }
        Some(Validity { from, to })
    }

    /// One of a few words.
    pub(crate) fn choice<T: Copy>(
        &self,
        key: &str,
        choices: &[(&str, T)],
        faults: &mut Faults,
    ) -> Option<T> {
        let value = self.text(key, faults);
        if value.is_empty() {
            return None;
        }
        let chosen = choices.iter().find(|(word, _)| *word == value).map(|(_, chosen)| *chosen);
        if chosen.is_none() {
            let choices: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let what = What::NotAmong { key: key.to_owned(), value, choices: choices.join(", ") };
            self.tell(key, what, faults);
        }
        chosen
    }
}

/// Lower-case Latin letters, digits and single hyphens inside: fit for addresses and headings.
pub(crate) fn is_code(text: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.len() <= MAX_CODE_CHARS
        && is_edge(text.chars().next())
        && is_edge(text.chars().last())
        && text.chars().all(|c| c == '-' || is_edge(Some(c)))
}

/// `7.5` → 750. Exact: no decimal number passes through a float.
pub(crate) fn hundredths(text: &str) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    if !is_digits(whole) || !is_digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = format!("{decimals:0<2}").parse().ok()?;
    whole.checked_mul(100)?.checked_add(rest)?.checked_mul(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_off_is_read_to_the_hundredth_without_a_float() {
        for (text, expected) in [
            ("75", Some(7500)),
            ("7.5", Some(750)),
            ("79.99", Some(7999)),
            ("-1", Some(-100)),
            ("0.05", Some(5)),
            ("1.005", None),
            ("1e3", None),
            ("९०", None),
            (".5", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }

    #[test]
    fn a_code_is_fit_for_an_address() {
        for (text, expected) in [
            ("bank-linkage", true),
            ("bc2", true),
            ("Bank", false),
            ("-a", false),
            ("a-", false),
            ("a b", false),
            ("समूह", false),
        ] {
            assert_eq!(is_code(text), expected, "{text}");
        }
    }
}
