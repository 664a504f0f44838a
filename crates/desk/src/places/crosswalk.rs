//! A table of codes between two directories, checked row by row before any of it is taken: every place is known,
//! a code means one place, and a place has one code. What is wrong is told by line, all at once.

use std::collections::BTreeMap;
use std::fmt;

use domain::place::change::{Coded, Register};
use domain::place::{PlaceCode, Tier};

use crate::known::Known;

/// A row as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    /// The word of the place, or its tier and LGD code: `district:156`.
    pub place: String,
    pub code: String,
    /// Empty where the register has none.
    pub version: String,
}

/// What is wrong in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub what: What,
}

/// See [`Fault`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    PlaceUnknown {
        place: String,
    },
    CodeMissing,
    VersionNotRead {
        version: String,
    },
    /// One code for two places: here and in that line.
    CodeTwice {
        code: String,
        line: usize,
    },
    /// Two codes for one place: here and in that line.
    PlaceTwice {
        place: String,
        line: usize,
    },
    /// The office has this code for another place.
    CodeTaken {
        code: String,
        place: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.what {
            What::PlaceUnknown { place } => write!(f, "no place {place}"),
            What::CodeMissing => write!(f, "no code"),
            What::VersionNotRead { version } => write!(f, "{version} is no version"),
            What::CodeTwice { code, line } => {
                write!(f, "code {code} stands for another place in line {line}")
            }
            What::PlaceTwice { place, line } => {
                write!(f, "{place} has another code in line {line}")
            }
            What::CodeTaken { code, place } => write!(f, "code {code} is that of {place}"),
        }
    }
}

/// The codes of a table, or all that is wrong in it.
///
/// # Errors
/// One fault a line that cannot be taken.
pub fn check(
    known: &Known,
    register: Register,
    rows: &[Row],
) -> std::result::Result<Vec<Coded>, Vec<Fault>> {
    let (mut codes, mut faults) = (Vec::new(), Vec::new());
    let mut by_code: BTreeMap<String, (PlaceCode, usize)> = BTreeMap::new();
    let mut by_place: BTreeMap<PlaceCode, (String, usize)> = BTreeMap::new();
    let taken: BTreeMap<&str, PlaceCode> = known
        .places()
        .codes()
        .filter(|coded| coded.register == register)
        .map(|coded| (coded.code.as_str(), coded.place))
        .collect();
    for row in rows {
        match read(known, register, row) {
            Ok(coded) => {
                let other = by_code.get(&coded.code).filter(|(place, _)| *place != coded.place);
                let twice = by_place.get(&coded.place).filter(|(code, _)| *code != coded.code);
                let held = taken.get(coded.code.as_str()).filter(|place| **place != coded.place);
                let what = match (other, twice, held) {
                    (Some((_, line)), ..) => {
                        Some(What::CodeTwice { code: coded.code.clone(), line: *line })
                    }
                    (_, Some((_, line)), _) => {
                        Some(What::PlaceTwice { place: row.place.clone(), line: *line })
                    }
                    (.., Some(place)) => {
                        let place = crate::wording::place(known, *place).en;
                        Some(What::CodeTaken { code: coded.code.clone(), place })
                    }
                    _ => None,
                };
                faults.extend(what.map(|what| Fault { line: row.line, what }));
                by_code.entry(coded.code.clone()).or_insert((coded.place, row.line));
                by_place.entry(coded.place).or_insert((coded.code.clone(), row.line));
                codes.push(coded);
            }
            Err(what) => faults.push(Fault { line: row.line, what }),
        }
    }
    if faults.is_empty() { Ok(codes) } else { Err(faults) }
}

fn read(known: &Known, register: Register, row: &Row) -> std::result::Result<Coded, What> {
    let word = row.place.trim();
    let by_number = || {
        let (tier, lgd) = word.split_once(':')?;
        let code = PlaceCode::new(Tier::of_word(tier)?, lgd.parse().ok()?);
        known.tree.get(code)
    };
    let place = known.tree.by_slug(word).or_else(by_number);
    let place = place.ok_or_else(|| What::PlaceUnknown { place: word.to_owned() })?.code;
    let code = hindi::digits::latin_digits(row.code.trim());
    if code.is_empty() {
        return Err(What::CodeMissing);
    }
    let version = match row.version.trim() {
        "" => 0,
        text => text.parse().map_err(|_| What::VersionNotRead { version: text.to_owned() })?,
    };
    Ok(Coded { place, register, code, version })
}
