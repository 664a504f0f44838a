//! What may be wrong with a pack, as a value: a stable code for translation, its values, an English
//! sentence and what to do. A fault never stops the reading: all of them are found in one pass.

use std::fmt;

use domain::grade::BandFault;

use crate::words::points;

/// One fault, where it stands, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name inside the pack; led by the pack's folder when packs are checked together.
    pub file: String,
    /// The line in the file, from 1.
    pub line: usize,
    pub what: What,
}

/// Which of a method's two lists of bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandList {
    /// Bands of a line's percent, with marks.
    Line,
    /// Bands of the value of a line whose marks move with it.
    Value,
    /// Bands of the card's score.
    Score,
}

impl BandList {
    /// The key of the list in `grading.toml`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Line | Self::Value => "line",
            Self::Score => "score",
        }
    }
}

/// What is wrong. `key` is a column of a table or a key of a TOML file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    MissingFile,
    UnknownFile,
    TooLong {
        limit_bytes: usize,
    },
    Unreadable {
        words: String,
    },
    UnknownKey {
        key: String,
    },
    MissingKey {
        key: String,
    },
    KeyTwice {
        key: String,
    },
    RaggedRow {
        cells: usize,
        columns: usize,
    },
    Empty {
        key: String,
    },
    MissingSource,
    BadCode {
        key: String,
        value: String,
    },
    CodeTwice {
        code: String,
    },
    /// Two indicators under one heading: a sheet could not tell them apart.
    HeadingTwice {
        heading: String,
        first: String,
        second: String,
    },
    UnknownReference {
        key: String,
        code: String,
    },
    NotAmong {
        key: String,
        value: String,
        choices: String,
    },
    NotANumber {
        key: String,
        value: String,
    },
    NotADate {
        key: String,
        value: String,
    },
    EndsBeforeStart {
        from: String,
        to: String,
    },
    WeightBelowOne {
        value: i64,
    },
    /// Two rows of one code, or two methods, hold on the same days.
    HoldTogether {
        code: String,
        other: String,
        from: String,
    },
    UnitsDiffer {
        first: String,
        second: String,
    },
    PartOfItself {
        code: String,
    },
    Bands {
        method: String,
        list: BandList,
        fault: BandFault,
    },
    MarksRise {
        method: String,
        letter: String,
    },
    NoMarks {
        method: String,
    },
    /// A key that has no effect without another one.
    Idle {
        key: String,
        needs: String,
    },
    /// A line in two sectors, or a place in two groups.
    InTwo {
        value: String,
        first: String,
        second: String,
    },
    /// The two ends of a distance to a frontier.
    EndsUpside {
        worst: String,
        best: String,
    },
    /// Weights that sum to nothing: nobody could be given anything.
    NoWeight {
        code: String,
    },
    /// A method by which months were scored says something else of them now.
    NormRewritten {
        method: String,
        month: String,
    },
    /// The superior of a kind of post stands at a lower tier.
    ReportsDown {
        code: String,
        superior: String,
    },
    /// A line of reporting that comes back to where it began.
    ReportsToItself {
        code: String,
    },
    /// Two rows of one kind of post say different things of it.
    RowsDiffer {
        code: String,
        key: String,
    },
    /// The posts of `state_pack` have none of the kind that a line of `pack` needs.
    NoPostKind {
        code: String,
        pack: String,
        state_pack: String,
    },
}

impl Fault {
    /// The code by which the fault is translated. A published word: it never changes.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.what.code()
    }

    /// The values that go into the words, by name.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        self.what.values()
    }

    /// What to do about it.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        self.what.advice()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} — {}", self.file, self.line, self.what, self.what.advice())
    }
}

impl What {
    /// See [`Fault::code`].
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingFile => "missing-file",
            Self::UnknownFile => "unknown-file",
            Self::TooLong { .. } => "too-long",
            Self::Unreadable { .. } => "unreadable",
            Self::UnknownKey { .. } => "unknown-key",
            Self::MissingKey { .. } => "missing-key",
            Self::KeyTwice { .. } => "key-twice",
            Self::RaggedRow { .. } => "ragged-row",
            Self::Empty { .. } => "empty",
            Self::MissingSource => "missing-source",
            Self::BadCode { .. } => "bad-code",
            Self::CodeTwice { .. } => "code-twice",
            Self::HeadingTwice { .. } => "heading-twice",
            Self::UnknownReference { .. } => "unknown-reference",
            Self::NotAmong { .. } => "not-among",
            Self::NotANumber { .. } => "not-a-number",
            Self::NotADate { .. } => "not-a-date",
            Self::EndsBeforeStart { .. } => "ends-before-start",
            Self::WeightBelowOne { .. } => "weight-below-one",
            Self::HoldTogether { .. } => "hold-together",
            Self::UnitsDiffer { .. } => "units-differ",
            Self::PartOfItself { .. } => "part-of-itself",
            Self::Bands { fault, .. } => band_code(fault),
            Self::MarksRise { .. } => "marks-rise",
            Self::NoMarks { .. } => "no-marks",
            Self::Idle { .. } => "idle",
            Self::InTwo { .. } => "in-two",
            Self::EndsUpside { .. } => "ends-upside",
            Self::NormRewritten { .. } => "norm-rewritten",
            Self::NoWeight { .. } => "no-weight",
            Self::NoPostKind { .. } => "no-post-kind",
            Self::ReportsDown { .. } => "reports-down",
            Self::ReportsToItself { .. } => "reports-to-itself",
            Self::RowsDiffer { .. } => "rows-differ",
        }
    }

    /// See [`Fault::values`].
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MissingFile | Self::UnknownFile | Self::MissingSource => vec![],
            Self::TooLong { limit_bytes } => vec![("limit", limit_bytes.to_string())],
            Self::Unreadable { words } => vec![("words", words.clone())],
            Self::UnknownKey { key }
            | Self::MissingKey { key }
            | Self::KeyTwice { key }
            | Self::Empty { key } => vec![("key", key.clone())],
            Self::RaggedRow { cells, columns } => {
                vec![("cells", cells.to_string()), ("columns", columns.to_string())]
            }
            Self::BadCode { key, value }
            | Self::NotANumber { key, value }
            | Self::NotADate { key, value } => two("key", key, "value", value),
            Self::CodeTwice { code }
            | Self::PartOfItself { code }
            | Self::NoWeight { code }
            | Self::ReportsToItself { code } => vec![("code", code.clone())],
            Self::ReportsDown { code, superior } => two("code", code, "superior", superior),
            Self::RowsDiffer { code, key } => two("code", code, "key", key),
            Self::HeadingTwice { heading, first, second } => {
                three(two("first", first, "second", second), "heading", heading)
            }
            Self::UnknownReference { key, code } => two("key", key, "code", code),
            Self::NotAmong { key, value, choices } => {
                three(two("key", key, "value", value), "choices", choices)
            }
            Self::EndsBeforeStart { from, to } => two("from", from, "to", to),
            Self::WeightBelowOne { value } => vec![("value", value.to_string())],
            Self::HoldTogether { code, other, from } => {
                three(two("code", code, "other", other), "from", from)
            }
            Self::UnitsDiffer { first, second } => two("first", first, "second", second),
            Self::Bands { method, list, fault } => {
                let mut values = vec![("method", method.clone()), ("list", list.word().to_owned())];
                values.extend(band_values(fault));
                values
            }
            Self::MarksRise { method, letter } => two("method", method, "letter", letter),
            Self::NoMarks { method } => vec![("method", method.clone())],
            Self::Idle { key, needs } => two("key", key, "needs", needs),
            Self::InTwo { value, first, second } => {
                three(two("first", first, "second", second), "value", value)
            }
            Self::EndsUpside { worst, best } => two("worst", worst, "best", best),
            Self::NormRewritten { method, month } => two("method", method, "month", month),
            Self::NoPostKind { code, pack, state_pack } => {
                three(two("code", code, "pack", pack), "state", state_pack)
            }
        }
    }
}

fn two(
    first: &'static str,
    one: &str,
    second: &'static str,
    other: &str,
) -> Vec<(&'static str, String)> {
    vec![(first, one.to_owned()), (second, other.to_owned())]
}

fn three(
    mut values: Vec<(&'static str, String)>,
    third: &'static str,
    value: &str,
) -> Vec<(&'static str, String)> {
    values.push((third, value.to_owned()));
    values
}

fn band_code(fault: &BandFault) -> &'static str {
    match fault {
        BandFault::Gap { .. } => "band-gap",
        BandFault::Overlap { .. } => "band-overlap",
        BandFault::OpenEnd { .. } => "band-open-end",
        BandFault::Upside { .. } => "band-upside",
        BandFault::None => "no-bands",
    }
}

fn band_values(fault: &BandFault) -> Vec<(&'static str, String)> {
    match fault {
        BandFault::Gap { after, before, from_hundredths, to_hundredths } => vec![
            ("first", before.to_string()),
            ("second", after.to_string()),
            ("from", points(*from_hundredths)),
            ("to", points(*to_hundredths)),
        ],
        BandFault::Overlap { first, second, from_hundredths, to_hundredths } => vec![
            ("first", first.to_string()),
            ("second", second.to_string()),
            ("from", points(*from_hundredths)),
            ("to", points(*to_hundredths)),
        ],
        BandFault::OpenEnd { letter } | BandFault::Upside { letter } => {
            vec![("letter", letter.to_string())]
        }
        BandFault::None => vec![],
    }
}
