//! What stands in a field of a register, and whether it may stand there. Reading what a person typed is
//! not done here: a number or a day comes in as one.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::refused::Refused;
use super::{Field, RowId, aadhaar};
use crate::place::PlaceCode;

/// The longest text of a field, in characters.
pub const VALUE_LIMIT: usize = 200;

/// The largest number of a field: 1,000 crore rupees in paise, and more than any count.
pub const NUMBER_LIMIT: i64 = 1_000_000_000_000;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKind {
    Text,
    /// A name of a person or a group: found in either script and any spelling.
    Name,
    Count,
    /// In paise.
    Money,
    Date,
    /// One of a few words.
    Choice,
    /// A row of another register.
    Row,
    Place,
    /// A mobile number of ten digits.
    Mobile,
    /// A number of a bank account.
    Account,
}

impl FieldKind {
    pub const ALL: [Self; 10] = [
        Self::Text,
        Self::Name,
        Self::Count,
        Self::Money,
        Self::Date,
        Self::Choice,
        Self::Row,
        Self::Place,
        Self::Mobile,
        Self::Account,
    ];

    /// The word in packs and in the ledger. It never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Name => "name",
            Self::Count => "count",
            Self::Money => "money",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Row => "row",
            Self::Place => "place",
            Self::Mobile => "mobile",
            Self::Account => "account",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether values of this kind are summed.
    #[must_use]
    pub fn is_summed(self) -> bool {
        matches!(self, Self::Count | Self::Money)
    }

    /// Whether a row is found by what stands in the field, as it stands there.
    #[must_use]
    pub fn is_key(self) -> bool {
        matches!(self, Self::Text | Self::Row | Self::Mobile | Self::Account)
    }
}

/// What stands in a field: a number for counts, paise, rows and places; a text for the rest; or a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    Text(String),
    Number(i64),
    Day(Date),
}

impl Value {
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    #[must_use]
    pub fn day(&self) -> Option<Date> {
        if let Self::Day(day) = self { Some(*day) } else { None }
    }

    /// Whether a field of this kind holds such a value.
    #[must_use]
    pub fn is_of(&self, kind: FieldKind) -> bool {
        match self {
            Self::Number(_) => {
                kind.is_summed() || matches!(kind, FieldKind::Row | FieldKind::Place)
            }
            Self::Day(_) => kind == FieldKind::Date,
            Self::Text(_) => matches!(
                kind,
                FieldKind::Text
                    | FieldKind::Name
                    | FieldKind::Choice
                    | FieldKind::Mobile
                    | FieldKind::Account
            ),
        }
    }

    /// As it is looked up: two rows hold the same when this is the same.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// The values of a row, by field; a field that is not there is empty.
pub type Values = BTreeMap<String, Value>;

/// Decides whether a value may stand in a field.
///
/// # Errors
/// It is of another kind, too long, outside the field's bounds, in the future, or an Aadhaar number.
pub fn may_stand(field: &Field, value: &Value, today: Date) -> Result<(), Refused> {
    let name = || field.name.clone();
    if !value.is_of(field.kind) {
        return Err(Refused::FieldNotRead { field: name() });
    }
    match value {
        Value::Text(text) => may_be_written(field, text),
        Value::Day(day) if *day > today => Err(Refused::FieldInFuture { field: name() }),
        Value::Day(_) => Ok(()),
        Value::Number(number) if aadhaar::stands_in(&number.to_string()) => {
            Err(Refused::AadhaarNotTaken)
        }
        Value::Number(number) => within(field, *number),
    }
}

fn may_be_written(field: &Field, text: &str) -> Result<(), Refused> {
    if aadhaar::stands_in(text) {
        return Err(Refused::AadhaarNotTaken);
    }
    if text.chars().count() > VALUE_LIMIT {
        return Err(Refused::ValueTooLong { limit: VALUE_LIMIT });
    }
    let is_right = match field.kind {
        FieldKind::Mobile => is_mobile(text),
        FieldKind::Account => is_account(text),
        FieldKind::Choice => field.choice(text).is_some(),
        _ => !text.trim().is_empty(),
    };
    if is_right {
        crate::text::may_write(text).map_err(|_| Refused::ValueNotPlain)
    } else {
        Err(Refused::FieldNotRead { field: field.name.clone() })
    }
}

fn within(field: &Field, number: i64) -> Result<(), Refused> {
    let name = || field.name.clone();
    let is_known = match field.kind {
        FieldKind::Row => number > 0 && RowId(number).fact() > 0,
        FieldKind::Place => PlaceCode::from_number(number).is_some(),
        _ => return bounded(field, number),
    };
    if is_known { Ok(()) } else { Err(Refused::FieldNotRead { field: name() }) }
}

/// Counts and money are never below nought unless the pack says so.
fn bounded(field: &Field, number: i64) -> Result<(), Refused> {
    let (least, most) = (field.least.unwrap_or(0), field.most.unwrap_or(NUMBER_LIMIT));
    if number < least {
        Err(Refused::FieldTooLow { field: field.name.clone(), least })
    } else if number > most {
        Err(Refused::FieldTooHigh { field: field.name.clone(), most })
    } else {
        Ok(())
    }
}

/// Ten digits, the first of them 6 to 9.
fn is_mobile(text: &str) -> bool {
    let begins = text.starts_with(['6', '7', '8', '9']);
    begins && text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// 6 to 18 letters and digits, a digit among them: banks give no common form.
fn is_account(text: &str) -> bool {
    (6..=18).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_digit())
}
