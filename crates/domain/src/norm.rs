//! Rule values that a circular can change. Each row says from when to when it holds and by what order.

use jiff::civil::Date;

/// The pack from which a rule came, with its version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackRef {
    pub id: String,
    pub version: String,
}

/// From when to when a rule holds, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Validity {
    pub from: Date,
    pub to: Option<Date>,
}

impl Validity {
    #[must_use]
    pub fn holds_on(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// One dated rule value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    pub code: String,
    /// A count, days, paise, or hundredths of a percent: the code's last word says which.
    pub value: i64,
    pub validity: Validity,
    /// The order, page or seed from which the value is taken.
    pub source: String,
    pub pack: PackRef,
}
