//! Findings: what was wrong, or worth saying, in which cell of a file. Each has a code that never
//! changes; the words for it, in Hindi and English, stand in the words files under that code. The
//! English here is for logs and the command line.

use std::fmt;

/// Whether the file can be taken in as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing of the file is taken in.
    Stops,
    /// A person may take the file in all the same.
    Warns,
}

/// A cell as the spreadsheet names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Empty for a text file.
    pub sheet: String,
    /// From 1.
    pub row: u32,
    /// The column's letters; empty for the whole row.
    pub column: String,
}

impl CellRef {
    #[must_use]
    pub fn new(sheet: &str, row: u32, column: u32) -> Self {
        Self { sheet: sheet.to_owned(), row, column: column_letters(column) }
    }

    #[must_use]
    pub fn row(sheet: &str, row: u32) -> Self {
        Self { sheet: sheet.to_owned(), row, column: String::new() }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.sheet.is_empty() {
            write!(f, "{}!", self.sheet)?;
        }
        if self.column.is_empty() {
            return write!(f, "row {}", self.row);
        }
        write!(f, "{}{}", self.column, self.row)
    }
}

/// `A` for 0, `Z` for 25, `AA` for 26, `XFD` for 16383.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    letters.iter().rev().collect()
}

/// One thing found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// Boxed, so that a finding stays small enough to be an error.
    pub at: Option<Box<CellRef>>,
    pub what: What,
}

impl Finding {
    #[must_use]
    pub fn stops(what: What) -> Self {
        Self { severity: Severity::Stops, at: None, what }
    }

    #[must_use]
    pub fn warns(what: What) -> Self {
        Self { severity: Severity::Warns, at: None, what }
    }

    #[must_use]
    pub fn at(self, at: CellRef) -> Self {
        Self { at: Some(Box::new(at)), ..self }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = &self.at {
            write!(f, "{at}: ")?;
        }
        self.what.fmt(f)
    }
}

/// Declares the findings once: variant, values, code and English sentence stay together.
macro_rules! whats {
    ($($(#[$doc:meta])* $name:ident $({ $($value:ident),* })? $code:literal $english:literal;)*) => {
        /// What was found, with the values that show it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum What {
            $($(#[$doc])* $name $({ $($value: String),* })?,)*
        }

        impl What {
            /// The codes of all findings, in the order of this file.
            pub const CODES: &[&str] = &[$($code),*];

            /// The code, also the key in the words files as `finding-<code>`. It never changes.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name $({ $($value: _),* })? => $code,)*
                }
            }

            /// What a code and its values say, the values in their order; `None` for no such finding.
            #[must_use]
            pub fn of(code: &str, values: Vec<String>) -> Option<Self> {
                let mut values = values.into_iter();
                let what = match code {
                    $($code => Self::$name $({ $($value: values.next()?),* })?,)*
                    _ => return None,
                };
                values.next().is_none().then_some(what)
            }

            /// The values for the words, by name.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$name $({ $($value),* })? =>
                        vec![$($((stringify!($value), $value.clone())),*)?],)*
                }
            }
        }

        impl fmt::Display for What {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name $({ $($value),* })? => write!(f, $english),)*
                }
            }
        }
    };
}

whats! {
    Empty "empty"
        "the file is empty; choose the file that holds the figures";
    TooLarge { size_mb, limit_mb } "too-large"
        "the file has {size_mb} MB, more than {limit_mb} MB; keep only the sheet with the figures and save again";
    NotASheet { kind } "not-a-sheet"
        "this is {kind}, not an XLSX or CSV file; open it in a spreadsheet and save it as XLSX";
    Encrypted "encrypted"
        "the file is locked by a password; save it without one";
    Macros "macros"
        "the file holds macros; save it as XLSX without macros";
    Damaged { part } "damaged"
        "the file is damaged at {part}; open it in a spreadsheet and save it again";
    TooManyParts { n, limit } "too-many-parts"
        "the file holds {n} parts, more than {limit}; copy the figures into a new file";
    Inflates { part, limit_mb } "inflates"
        "{part} swells beyond what a sheet can hold (limit {limit_mb} MB); copy the figures into a new file";
    TooManyTexts { limit } "too-many-texts"
        "the file holds more than {limit} different texts; keep only the sheet with the figures";
    TooManyCells { limit } "too-many-cells"
        "more than {limit} cells are filled; split the file";
    TooManyColumns { limit } "too-many-columns"
        "something stands beyond column {limit}; delete the columns to the right of the table and save again";
    TooManyRows { limit } "too-many-rows"
        "something stands below row {limit}; delete the rows under the table and save again";
    CellTooLong { limit } "cell-too-long"
        "the text is longer than {limit} characters; a sheet of figures has no such cell";
    TookTooLong { seconds } "took-too-long"
        "reading the file took more than {seconds} seconds and was broken off; keep only the sheet with the figures and save again";
    TooHeavy { limit_mb } "too-heavy"
        "reading the file took more than {limit_mb} MB of memory and was broken off; copy the figures into a new file";
    NotRead "not-read"
        "the file could not be read to its end; nothing was taken; try again, or copy the figures into a new file";
    EncodingGuessed { encoding } "encoding-guessed"
        "the text is neither UTF-8 nor UTF-16 and was read as {encoding}; look whether the names are right";
    UnclosedQuote "unclosed-quote"
        "a quotation mark opens here and is never closed; remove it or close it";
    LegacyFont { text } "legacy-font"
        "“{text}” is typed in an old font (Kruti Dev or the like), not Unicode; convert it to Unicode and save again";
    SheetChoice { names } "sheet-choice"
        "several sheets hold figures ({names}); choose one";
    SheetMissing { name, names } "sheet-missing"
        "there is no sheet “{name}”; the file has {names}";
    NoHeader "no-header"
        "no row was found that names the columns; give the table a heading row with the places and the programmes";
    NoRows "no-rows"
        "no row with figures was found under the headings";
    UnknownPlace { text, nearest } "unknown-place"
        "“{text}” is no place of this office (nearest: {nearest}); correct the name or give its LGD code";
    PlaceOutside { text, top } "place-outside"
        "“{text}” does not lie in {top}; remove the row or load it for its own district";
    PlaceUnclear { text, choices } "place-unclear"
        "“{text}” can be any of {choices}; give its LGD code";
    CodeAndNameDiffer { code, text } "code-and-name-differ"
        "code {code} and the name “{text}” are two different places; correct one of them";
    PlaceMissing "place-missing"
        "the row holds figures but names no place; fill in the place or remove the figures";
    UnknownHeading { text, nearest } "unknown-heading"
        "the heading “{text}” is no known programme (nearest: {nearest}); correct it or remove the column";
    UnknownIndicator { text, nearest } "unknown-indicator"
        "“{text}” is no known programme (nearest: {nearest}); correct it or remove the row";
    BadMonth { text } "bad-month"
        "“{text}” is no month; write it as 2025-10";
    NotANumber { text } "not-a-number"
        "“{text}” is not a number; write digits, शून्य, लागू नहीं, or leave the cell empty";
    Negative { value } "negative"
        "{value} is below zero; a figure cannot be";
    Fraction { value } "fraction"
        "{value} is not whole; this programme is counted in whole numbers";
    Overflow { text } "overflow"
        "{text} is larger than any figure of an office; look for a slipped comma or two numbers in one cell";
    PartOverWhole { part_name, part, whole_name, whole } "part-over-whole"
        "{part_name} {part} is more than {whole_name} {whole}, of which it is a part; check both";
    Falling { value, before, period } "falling"
        "{value} to date is less than {before} in {period}; a total to date cannot fall; check both";
    TwiceSame { value, other } "twice-same"
        "the same figure {value} stands in {other} too; remove one";
    TwiceDiffering { value, other_value, other } "twice-differing"
        "{value} here and {other_value} in {other} are for the same place and programme; keep one";
    FormulaCell { value } "formula-cell"
        "the cell is a formula; its last result {value} was read; check it or paste values";
    FormulaEmpty "formula-empty"
        "the cell is a formula without a result; paste its value";
    TotalDiffers { stated, summed } "total-differs"
        "the total row says {stated}, the rows add up to {summed}; check the rows";
    DashTaken "dash-taken"
        "a dash was read as not reported; write 0 if it means none";
    MoreFindings { n } "more-findings"
        "{n} more findings are not listed";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_the_spreadsheet_letters_them() {
        for (column, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (16383, "XFD")]
        {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn no_two_findings_share_a_code() {
        let mut codes = What::CODES.to_vec();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), What::CODES.len());
    }

    #[test]
    fn a_finding_names_its_cell_and_what_to_do() {
        let finding = Finding::stops(What::NotANumber { text: "बारह सौ?".to_owned() })
            .at(CellRef::new("अक्टूबर", 14, 3));
        assert!(finding.to_string().starts_with("अक्टूबर!D14: “बारह सौ?” is not a number"));
        assert_eq!(finding.what.values(), [("text", "बारह सौ?".to_owned())]);
    }
}
