//! The cells of a row as its table keeps them: each field that is filled, with its kind and value, in the
//! order of the fields' words.

use std::collections::BTreeMap;

use domain::register::value::{FieldKind, Value};

use crate::error::{Error, Result};
use crate::ledger::wire::register::Scalar;
use crate::ledger::wire::{self, json_text};

/// Field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cells(pub(crate) BTreeMap<String, (FieldKind, Value)>);

impl Cells {
    pub(crate) fn of<'c>(cells: impl IntoIterator<Item = (&'c str, FieldKind, Value)>) -> Self {
        let cells = cells.into_iter();
        Self(cells.map(|(field, kind, value)| (field.to_owned(), (kind, value))).collect())
    }

    pub(crate) fn text(&self) -> Result<String> {
        let cells = self.0.iter();
        let cells = cells.map(|(field, (kind, value))| (field, kind.word(), Scalar::from(value)));
        json_text(&cells.collect::<Vec<_>>())
    }

    pub(crate) fn read(text: &str) -> Result<Self> {
        let cells: Vec<(String, String, Scalar)> =
            wire::parse(text.as_bytes()).map_err(Error::broken)?;
        let cell = |(field, kind, scalar): (String, String, Scalar)| {
            let kind = FieldKind::of_word(&kind)?;
            Some((field, (kind, scalar.value(kind).ok()?)))
        };
        let cells: Option<BTreeMap<_, _>> = cells.into_iter().map(cell).collect();
        cells.map(Self).ok_or_else(|| Error::broken("cells of a row that are none"))
    }

    /// Puts changed cells in the place of those that were there.
    pub(crate) fn change(&mut self, cells: &[(String, FieldKind, Option<Value>)]) {
        for (field, kind, value) in cells {
            match value {
                Some(value) => self.0.insert(field.clone(), (*kind, value.clone())),
                None => self.0.remove(field),
            };
        }
    }

    /// What the row is looked up by: field and value.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&str, String)> {
        let keys = self.0.iter().filter(|(_, (kind, _))| kind.is_key());
        keys.map(|(field, (_, value))| (field.as_str(), value.key()))
    }

    /// The texts of its names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.0.values().filter(|(kind, _)| *kind == FieldKind::Name);
        names.filter_map(|(_, value)| value.text())
    }

    /// What the row adds: one, and each number it holds; in all, and under each word of a choice.
    pub(crate) fn adds(&self) -> Vec<Add<'_>> {
        let summed = self.0.iter().filter(|(_, (kind, _))| kind.is_summed());
        let numbers = summed.filter_map(|(field, (_, v))| Some((field.as_str(), v.number()?)));
        let measures: Vec<(&str, i64)> = std::iter::once(("", 1)).chain(numbers).collect();
        let chosen = self.0.iter().filter(|(_, (kind, _))| *kind == FieldKind::Choice);
        let words = chosen.filter_map(|(field, (_, v))| Some((field.as_str(), v.text()?)));
        let under: Vec<(&str, &str)> = std::iter::once(("", "")).chain(words).collect();
        let add = |(field, word)| {
            measures.iter().map(move |(measure, n)| Add { measure, field, word, n: *n })
        };
        under.into_iter().flat_map(add).collect()
    }
}

/// Something that is added to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Add<'c> {
    /// The field that is summed; empty for the number of rows.
    pub(crate) measure: &'c str,
    /// The choice under which it is counted; empty for all.
    pub(crate) field: &'c str,
    pub(crate) word: &'c str,
    pub(crate) n: i64,
}
