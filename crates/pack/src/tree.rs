//! TOML files of a pack as entries that keep their lines. Numbers stay the text that was written, so
//! that a cut-off never passes through a float.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::entry::{Cell, Entry, Faults, Form};
use crate::fault::What;
use crate::table::Lines;

/// The top table of a file, `None` when it cannot be read at all.
pub(crate) fn top(file: &str, text: &str, faults: &mut Faults) -> Option<Entry> {
    let lines = Lines::of(text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let line = error.span().map_or(1, |span| lines.line(span.start));
        let words = error.message().replace('\n', ", ");
        faults.add(file, line, What::Unreadable { words });
    }
    errors.is_empty().then(|| entry(file, 1, table.get_ref(), &lines))
}

fn entry(file: &str, line: usize, table: &DeTable<'_>, lines: &Lines) -> Entry {
    let mut entry = Entry::new(file, line, Form::Table);
    for (key, value) in table {
        let line = lines.line(key.span().start);
        let key = key.get_ref().to_string();
        match value.get_ref() {
            DeValue::Table(below) => {
                entry.below.insert(key, vec![self::entry(file, line, below, lines)]);
            }
            DeValue::Array(items) if items.iter().any(|item| item.get_ref().is_table()) => {
                entry.below.insert(key, tables(file, items, lines));
            }
            value => {
                entry.cells.insert(key, Cell { line, text: text(value) });
            }
        }
    }
    entry
}

fn tables(file: &str, items: &[Spanned<DeValue<'_>>], lines: &Lines) -> Vec<Entry> {
    let one = |item: &Spanned<DeValue<'_>>| {
        let line = lines.line(item.span().start);
        item.get_ref().as_table().map(|table| entry(file, line, table, lines))
    };
    items.iter().filter_map(one).collect()
}

/// A value as it was written; the items of a list are joined by `|`.
fn text(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(day) => day.to_string(),
        DeValue::Array(items) => {
            items.iter().map(|item| text(item.get_ref())).collect::<Vec<_>>().join("|")
        }
        DeValue::Table(_) => String::new(),
    }
}
