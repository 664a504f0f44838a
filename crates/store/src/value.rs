//! What goes into a statement and what comes out of a row, the same for both databases. Only five kinds
//! exist: nothing, a whole number, text, yes or no, and bytes. Days and instants travel as ISO text.

use std::borrow::Cow;

use domain::account::AccountId;
use domain::directive::DirectiveId;
use domain::explanation::ExplanationId;
use domain::indicator::IndicatorCode;
use domain::message::MessageId;
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::post::{PersonId, PostId};
use domain::register::{CaseId, RowId};
use domain::review::{ReviewId, SeriesId};
use domain::sample::SampleId;
use domain::scheme::SchemeCode;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::error::{Error, Result};

/// One value on its way into or out of the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Nothing,
    Number(i64),
    Text(Cow<'a, str>),
    Flag(bool),
    Bytes(Cow<'a, [u8]>),
}

impl Value<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::Flag(_) => "yes or no",
            Self::Bytes(_) => "bytes",
        }
    }
}

/// Something that can stand for `$2`, `$3` … in a statement.
pub(crate) trait Bind {
    fn value(&self) -> Value<'_>;
}

/// Something that can be read from a column; `None` when the value is of another kind.
pub(crate) trait Column: Sized {
    fn of(value: Value<'_>) -> Option<Self>;
}

/// A row of either database, while it is being read.
pub(crate) enum Row<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl Row<'_> {
    /// The column at `ix`, counted from 0.
    ///
    /// # Errors
    /// `Broken` when the column is not there or holds another kind of value.
    pub(crate) fn get<T: Column>(&self, ix: usize) -> Result<T> {
        let value = self.value(ix)?;
        let kind = value.kind();
        T::of(value).ok_or_else(|| Error::broken(format!("column {ix} cannot be read from {kind}")))
    }

    /// The column at `ix` through a word list of the domain.
    pub(crate) fn word<T>(&self, ix: usize, of_word: impl Fn(&str) -> Option<T>) -> Result<T> {
        let word: String = self.get(ix)?;
        of_word(&word).ok_or_else(|| Error::broken(format!("column {ix}: no such word as {word}")))
    }

    pub(crate) fn n_columns(&self) -> usize {
        match self {
            Self::Sqlite(row) => AsRef::<rusqlite::Statement<'_>>::as_ref(row).column_count(),
            Self::Postgres(row) => row.len(),
        }
    }

    pub(crate) fn value(&self, ix: usize) -> Result<Value<'_>> {
        match self {
            Self::Sqlite(row) => crate::db::sqlite::value(row, ix),
            Self::Postgres(row) => crate::db::postgres::value(row, ix),
        }
    }
}

impl<T: Bind + ?Sized> Bind for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: Bind> Bind for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Nothing, Bind::value)
    }
}

impl<T: Column> Column for Option<T> {
    fn of(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            value => T::of(value).map(Some),
        }
    }
}

impl Bind for i64 {
    fn value(&self) -> Value<'_> {
        Value::Number(*self)
    }
}

impl Column for i64 {
    fn of(value: Value<'_>) -> Option<Self> {
        if let Value::Number(number) = value { Some(number) } else { None }
    }
}

impl Bind for bool {
    fn value(&self) -> Value<'_> {
        Value::Flag(*self)
    }
}

impl Column for bool {
    fn of(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Flag(flag) => Some(flag),
            // SQLite has no yes or no of its own.
            Value::Number(0) => Some(false),
            Value::Number(1) => Some(true),
            _ => None,
        }
    }
}

impl Bind for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Bind for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl Column for String {
    fn of(value: Value<'_>) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into_owned()) } else { None }
    }
}

impl Bind for [u8] {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl Bind for Vec<u8> {
    fn value(&self) -> Value<'_> {
        Value::Bytes(Cow::Borrowed(self))
    }
}

impl Column for Vec<u8> {
    fn of(value: Value<'_>) -> Option<Self> {
        if let Value::Bytes(bytes) = value { Some(bytes.into_owned()) } else { None }
    }
}

impl Column for Fy {
    fn of(value: Value<'_>) -> Option<Self> {
        i64::of(value).and_then(|year| i16::try_from(year).ok()).map(Self)
    }
}

impl Bind for Fy {
    fn value(&self) -> Value<'_> {
        Value::Number(i64::from(self.0))
    }
}

/// Ledger numbers: stored as they are.
macro_rules! numbers {
    ($($id:ident),*) => {$(
        impl Bind for $id {
            fn value(&self) -> Value<'_> {
                Value::Number(self.0)
            }
        }
        impl Column for $id {
            fn of(value: Value<'_>) -> Option<Self> {
                i64::of(value).map(Self)
            }
        }
    )*};
}
numbers!(
    PostId,
    PersonId,
    ReviewId,
    SeriesId,
    DirectiveId,
    MessageId,
    ExplanationId,
    SampleId,
    AccountId,
    RowId,
    CaseId
);

impl Bind for PlaceCode {
    fn value(&self) -> Value<'_> {
        Value::Number(self.number())
    }
}

impl Column for PlaceCode {
    fn of(value: Value<'_>) -> Option<Self> {
        i64::of(value).and_then(Self::from_number)
    }
}

/// What is stored as the text that it displays, and how that text is read back.
macro_rules! texts {
    ($($kind:ty => $read:expr),*) => {$(
        impl Bind for $kind {
            fn value(&self) -> Value<'_> {
                Value::Text(Cow::Owned(self.to_string()))
            }
        }
        impl Column for $kind {
            fn of(value: Value<'_>) -> Option<Self> {
                let Value::Text(text) = value else { return None };
                $read(text.as_ref())
            }
        }
    )*};
}
texts!(
    Date => |text: &str| text.parse().ok(),
    Timestamp => |text: &str| text.parse().ok(),
    Period => Period::read,
    SchemeCode => |text: &str| Some(SchemeCode::new(text)),
    IndicatorCode => |text: &str| Some(IndicatorCode::new(text))
);
