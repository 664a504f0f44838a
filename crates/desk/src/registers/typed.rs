//! What a person typed into a field, or what stands in a cell of a list, as a value: numbers, rupees and
//! days in any of the ways offices write them, words of a choice in either language, rows by their code.

use domain::name::Name;
use domain::register::refused::Refused;
use domain::register::value::{FieldKind, Value};
use domain::register::{Field, RowId};
use hindi::{Lang, fold};

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::known::Known;

/// A field as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub field: String,
    pub text: String,
}

/// The value of a text in a field; `None` where nothing was typed.
///
/// # Errors
/// It is nothing that the field could hold, or names a row that is not there.
pub(super) fn read<M>(
    books: &mut Books<'_, '_, M>,
    field: &Field,
    text: &str,
) -> Result<Option<Value>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if domain::register::aadhaar::stands_in(text) {
        return Err(Refused::AadhaarNotTaken.into());
    }
    let not_read = || Error::from(Refused::FieldNotRead { field: field.name.clone() });
    if field.kind == FieldKind::Row {
        return row(books, field, text)?.map(Some).ok_or_else(not_read);
    }
    alone(&books.known, field, text).map(Some).ok_or_else(not_read)
}

/// A value that needs no look at other rows.
pub(super) fn alone(known: &Known, field: &Field, text: &str) -> Option<Value> {
    match field.kind {
        FieldKind::Text | FieldKind::Name => Some(Value::Text(text.to_owned())),
        FieldKind::Mobile => Some(Value::Text(digits(text))),
        FieldKind::Account => Some(Value::Text(digits(text).to_uppercase())),
        FieldKind::Count => hindi::number::read_number(text)?.to_integer().map(Value::Number),
        FieldKind::Money => hindi::number::read_number(text)?.to_scale(2).map(Value::Number),
        FieldKind::Date => day(text).map(Value::Day),
        FieldKind::Choice => {
            let is_it = |name: &Name| fold::same(&name.hi, text) || fold::same(&name.en, text);
            let chosen = field.choices.iter().find(|c| c.code == text || is_it(&c.name));
            chosen.map(|choice| Value::Text(choice.code.clone()))
        }
        FieldKind::Place => {
            let place = known.tree.by_slug(text)?;
            Some(Value::Number(place.code.number()))
        }
        FieldKind::Row => None,
    }
}

fn day(text: &str) -> Option<jiff::civil::Date> {
    text.parse().ok().or_else(|| hindi::date::read(text))
}

/// Latin digits without the blanks and hyphens that people put between them.
fn digits(text: &str) -> String {
    let latin = hindi::digits::latin_digits(text);
    latin.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect()
}

/// A row by its number, or by what stands in a field of its register that is each row's own.
fn row<M>(books: &mut Books<'_, '_, M>, field: &Field, text: &str) -> Result<Option<Value>> {
    let Some(of) = field.of.as_deref() else { return Ok(None) };
    let register = super::register(books, of)?;
    let own = register.fields.iter().filter(|f| f.is_unique && f.open_to.is_none());
    for key in own {
        let keys = [text.to_owned()];
        let found = store::registers::by_keys(books.tx, (of, key.code.as_str()), &keys)?;
        if let Some(row) = found.values().next() {
            return Ok(Some(Value::Number(row.0)));
        }
    }
    let Ok(number) = text.parse() else { return Ok(None) };
    match store::registers::get(books.tx, RowId(number)) {
        Ok(row) if row.register == of => Ok(Some(Value::Number(number))),
        Ok(_) | Err(store::Error::Missing { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A value in words for a page: rupees, days as they are written, the word of a choice. A row and a place
/// show as their number; the page knows their names.
#[must_use]
pub fn shown(field: &Field, value: &Value, lang: Lang) -> String {
    match (field.kind, value) {
        (FieldKind::Choice, Value::Text(word)) => {
            let name = field.choice(word).map(|choice| &choice.name);
            name.map_or_else(|| word.clone(), |name| said(name, lang))
        }
        (FieldKind::Money, Value::Number(paise)) => hindi::digits::paise(*paise),
        (FieldKind::Count, Value::Number(n)) => hindi::digits::group(*n),
        (_, Value::Day(day)) => hindi::date::long(*day, lang),
        (_, value) => value.key(),
    }
}

fn said(name: &Name, lang: Lang) -> String {
    match lang {
        Lang::Hi => name.hi.clone(),
        Lang::En => name.en.clone(),
    }
}
