//! The English sentences of faults and the advice that goes with each. Hindi comes from the words files
//! by the fault's code and values.

use std::fmt;

use domain::grade::BandFault;

use crate::fault::What;

/// Every code that a fault can have: the words files hold a sentence and an advice for each.
pub const CODES: [&str; 38] = [
    "bad-code",
    "band-gap",
    "band-open-end",
    "band-overlap",
    "band-upside",
    "code-twice",
    "empty",
    "ends-before-start",
    "ends-upside",
    "heading-twice",
    "hold-together",
    "idle",
    "in-two",
    "key-twice",
    "marks-rise",
    "missing-file",
    "missing-key",
    "missing-source",
    "no-bands",
    "no-marks",
    "no-post-kind",
    "no-weight",
    "norm-rewritten",
    "not-a-date",
    "not-a-number",
    "not-among",
    "part-of-itself",
    "ragged-row",
    "reports-down",
    "reports-to-itself",
    "rows-differ",
    "too-long",
    "units-differ",
    "unknown-file",
    "unknown-key",
    "unknown-reference",
    "unreadable",
    "weight-below-one",
];

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingFile => write!(f, "the pack has no such file"),
            Self::UnknownFile => write!(f, "a pack has no file of this name"),
            Self::TooLong { limit_bytes } => {
                write!(f, "the file is longer than {limit_bytes} bytes")
            }
            Self::Unreadable { words } => write!(f, "cannot be read: {words}"),
            Self::UnknownKey { key } => write!(f, "`{key}` is not known here"),
            Self::MissingKey { key } => write!(f, "`{key}` is missing"),
            Self::KeyTwice { key } => write!(f, "`{key}` stands twice"),
            Self::RaggedRow { cells, columns } => {
                write!(f, "the row has {cells} cells and the table {columns} columns")
            }
            Self::Empty { key } => write!(f, "`{key}` is empty"),
            Self::MissingSource => write!(f, "no source is named"),
            Self::BadCode { key, value } => write!(f, "`{key}` is not a code: `{value}`"),
            Self::CodeTwice { code } => write!(f, "the code `{code}` stands twice"),
            Self::HeadingTwice { heading, first, second } => {
                write!(f, "the heading `{heading}` means both `{first}` and `{second}`")
            }
            Self::UnknownReference { key, code } => {
                write!(f, "`{key}` names `{code}`, which is nowhere in the pack")
            }
            Self::NotAmong { key, value, choices } => {
                write!(f, "`{key}` is `{value}`, which is none of {choices}")
            }
            Self::NotANumber { key, value } => {
                write!(f, "`{key}` is not a number that fits: `{value}`")
            }
            Self::NotADate { key, value } => write!(f, "`{key}` is not a date: `{value}`"),
            Self::EndsBeforeStart { from, to } => write!(f, "it ends on {to}, before {from}"),
            Self::WeightBelowOne { value } => write!(f, "the weight is {value}, below 1"),
            Self::HoldTogether { code, other, from } => {
                write!(f, "`{code}` and {other} both hold from {from}")
            }
            Self::UnitsDiffer { first, second } => {
                write!(f, "`{first}` and `{second}` are not in the same unit")
            }
            Self::PartOfItself { code } => write!(f, "`{code}` is a part of itself"),
            Self::Bands { method, list, fault } => {
                write!(f, "method `{method}`, bands of the {}: ", list.word())?;
                band_words(fault, f)
            }
            Self::MarksRise { method, letter } => {
                write!(f, "method `{method}`: band {letter} gets more marks than a better one")
            }
            Self::NoMarks { method } => write!(f, "method `{method}`: no band gives any marks"),
            Self::Idle { key, needs } => write!(f, "`{key}` says nothing without `{needs}`"),
            Self::InTwo { value, first, second } => {
                write!(f, "`{value}` is in both `{first}` and `{second}`")
            }
            Self::EndsUpside { worst, best } => {
                write!(f, "the worst end is {worst}, not below the best end {best}")
            }
            Self::NoWeight { code } => write!(f, "the weights of `{code}` sum to nothing"),
            Self::NormRewritten { method, month } => {
                write!(f, "{month} was scored by `{method}`, which now says something else of it")
            }
            Self::ReportsDown { .. }
            | Self::ReportsToItself { .. }
            | Self::RowsDiffer { .. }
            | Self::NoPostKind { .. } => post_words(self, f),
        }
    }
}

/// What is wrong with kinds of posts.
fn post_words(what: &What, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match what {
        What::ReportsDown { code, superior } => {
            write!(f, "`{code}` reports to `{superior}`, which stands at a lower tier")
        }
        What::ReportsToItself { code } => {
            write!(f, "the line of reporting of `{code}` comes back to it")
        }
        What::RowsDiffer { code, key } => {
            write!(f, "`{key}` of `{code}` differs from its first row")
        }
        What::NoPostKind { code, pack, state_pack } => {
            write!(f, "a line of `{pack}` needs the post kind `{code}`, which `{state_pack}` lacks")
        }
        _ => Ok(()),
    }
}

fn band_words(fault: &BandFault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match fault {
        BandFault::Gap { after, before, from_hundredths, to_hundredths } => {
            let (from, to) = (points(*from_hundredths), points(*to_hundredths));
            write!(f, "between {before} and {after}, from {from} to {to}, is no band")
        }
        BandFault::Overlap { first, second, from_hundredths, to_hundredths } => {
            let (from, to) = (points(*from_hundredths), points(*to_hundredths));
            if from == to {
                write!(f, "{from} is in both {first} and {second}")
            } else {
                write!(f, "{from} to {to} is in both {first} and {second}")
            }
        }
        BandFault::OpenEnd { letter } => {
            write!(f, "{letter} stands at the end and does not reach on without end")
        }
        BandFault::Upside { letter } => write!(f, "{letter} holds nothing: low is above high"),
        BandFault::None => write!(f, "there are none"),
    }
}

impl What {
    /// See [`crate::Fault::advice`].
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::MissingFile => "add the file; pack.toml is needed in every pack",
            Self::UnknownFile => "rename it, or put notes in book/ or README.md",
            Self::TooLong { .. } => "split the pack, or check that the file is a rule file",
            Self::Unreadable { .. } => "mend the line as shown in docs/packs.md",
            Self::UnknownKey { .. } => "check the spelling against docs/packs.md, or take it out",
            Self::MissingKey { .. } => "add it; docs/packs.md says what goes there",
            Self::KeyTwice { .. } => "keep one of the two",
            Self::RaggedRow { .. } => "give every column a cell; put quotes round text with commas",
            Self::Empty { .. } => "fill the cell",
            Self::MissingSource => "name the order and its date, or say that it is a default",
            Self::BadCode { .. } => "use lower-case Latin letters, digits and hyphens, at most 64",
            Self::CodeTwice { .. } => "give one of the two another code, or take it out",
            Self::HeadingTwice { .. } => "take the heading away from one of the two",
            Self::UnknownReference { .. } => {
                "check the spelling, add the row, or name in `needs` the pack that has it"
            }
            Self::NotAmong { .. } => "use one of the words given",
            Self::NotANumber { .. } => "write digits, with at most two decimals where allowed",
            Self::NotADate { .. } => "write the date as 2025-06-01",
            Self::EndsBeforeStart { .. } => "put the later day in `to`, or leave `to` empty",
            Self::WeightBelowOne { .. } => {
                "give a weight of 1 or more; take out a line that must not count"
            }
            Self::HoldTogether { .. } => "end the older one the day before the newer begins",
            Self::UnitsDiffer { .. } => "hold counts against counts and money against money",
            Self::PartOfItself { .. } => "name in `part_of` the whole that stands above it",
            Self::Bands { fault, .. } => match fault {
                BandFault::Gap { .. } => "let the lower band reach up to where the upper begins",
                BandFault::Overlap { .. } => {
                    "let one band end where the other begins, and only one include the bound"
                }
                BandFault::OpenEnd { .. } => {
                    "leave out `high` of the best band and `low` of the lowest"
                }
                BandFault::Upside { .. } => "swap `low` and `high`",
                BandFault::None => "write at least one band, best first",
            },
            Self::MarksRise { .. } => "list the bands best first, with marks that do not rise",
            Self::NoMarks { .. } => "give the best band marks above zero",
            Self::Idle { .. } => "take it out, or write the key that it belongs to",
            Self::InTwo { .. } => "take it out of one of the two",
            Self::EndsUpside { .. } => "write the lower percent as `worst`, the higher as `best`",
            Self::NoWeight { .. } => "give at least one month a weight above zero",
            Self::NormRewritten { .. } => {
                "keep the old method with its last day in `to`, and add the new one from its day"
            }
            Self::ReportsDown { .. } => "name a kind of the same or a higher tier",
            Self::ReportsToItself { .. } => "leave `reports_to` of the head of the line empty",
            Self::RowsDiffer { .. } => "let the rows of a kind differ in title and days alone",
            Self::NoPostKind { .. } => "add the post kind to posts.csv of the state's pack",
        }
    }
}

/// Hundredths as people write them: 750 → `7.5`. The ends of the world are `-∞` and `∞`.
pub(crate) fn points(hundredths: i64) -> String {
    match hundredths {
        i64::MIN => "-∞".to_owned(),
        i64::MAX => "∞".to_owned(),
        _ => {
            let sign = if hundredths < 0 { "-" } else { "" };
            let (whole, rest) =
                (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs().rem_euclid(100));
            let text = format!("{sign}{whole}.{rest:02}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    }
}
