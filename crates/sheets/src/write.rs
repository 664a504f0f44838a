//! A table given out as XLSX, as an office prints it: titles, a heading row that stays, Indian grouping,
//! A4 across. Text is always text: nothing that came from a person can become a formula.

use std::fmt;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(String),
    Count(i64),
    /// Shown in rupees with two decimals.
    Paise(i64),
    /// Hundredths, shown with two decimals: a percent or a score.
    Hundredths(i64),
    Empty,
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub heading: String,
    /// In characters; 0 takes the longest cell.
    pub width: u16,
}

/// A table to be given out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name; what a spreadsheet does not allow in one is left out.
    pub sheet: String,
    /// Lines above the table.
    pub titles: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value>>,
    /// Lines under the table.
    pub notes: Vec<String>,
}

/// The table cannot be written: it is larger than a sheet can be.
#[derive(Debug)]
pub struct Error(XlsxError);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the table does not fit a sheet: {}", self.0)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}

/// Stands on every Windows desk and draws Devanagari; elsewhere the spreadsheet takes Noto for it.
const FONT: &str = "Nirmala UI";
const MAX_NAME_CHARS: usize = 31;
const MAX_CELL_CHARS: usize = 32_767;
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=48;
/// A4 in the numbering of paper sizes.
const A4: u8 = 9;

/// The XLSX of a table.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn table(table: &Table) -> Result<Vec<u8>, Error> {
    tables(std::slice::from_ref(table))
}

/// The XLSX of several tables, a sheet each, in order. Of two sheets with one name the later has its
/// number behind it.
///
/// # Errors
/// More rows or columns than a sheet has.
pub fn tables(tables: &[Table]) -> Result<Vec<u8>, Error> {
    let mut workbook = Workbook::new();
    // One day for every file, so that the same table is the same bytes.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day);
    workbook.set_properties(&properties);
    let mut names: Vec<String> = Vec::new();
    for (n, table) in tables.iter().enumerate() {
        let mut name = sheet_name(&table.sheet);
        if names.iter().any(|taken| taken.eq_ignore_ascii_case(&name)) {
            let kept: String = name.chars().take(MAX_NAME_CHARS - 5).collect();
            name = format!("{kept} {}", n + 1);
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        fill(sheet, table)?;
        names.push(name);
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), Error> {
    let plain = Format::new().set_font_name(FONT);
    let title = plain.clone().set_bold().set_font_size(13);
    let cell = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let heading = cell.clone().set_bold().set_text_wrap().set_align(FormatAlign::Center);
    let text = cell.clone().set_text_wrap().set_quote_prefix();
    let mut row = 0;
    for line in &table.titles {
        sheet.write_string_with_format(row, 0, clipped(line), &title)?;
        row += 1;
    }
    for (ix, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(row, ix, clipped(&column.heading), &heading)?;
        let width = width(table, usize::from(ix), column);
        sheet.set_column_width(ix, f64::from(width))?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    sheet.set_repeat_rows(row, row)?;
    row += 1;
    for values in &table.rows {
        for (ix, value) in (0..).zip(values) {
            write(sheet, (row, ix), value, (&cell, &text))?;
        }
        row += 1;
    }
    for line in &table.notes {
        sheet.write_string_with_format(row, 0, clipped(line), &plain)?;
        row += 1;
    }
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    // The left margin is wide enough for the punch.
    sheet.set_margins(0.8, 0.4, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&R&P / &N");
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    (cell, text): (&Format, &Format),
) -> Result<(), Error> {
    match value {
        Value::Text(words) => {
            sheet.write_string_with_format(row, column, clipped(words), text)?;
        }
        Value::Count(n) => number(sheet, (row, column), (*n, 0), cell)?,
        Value::Paise(n) | Value::Hundredths(n) => number(sheet, (row, column), (*n, 2), cell)?,
        Value::Empty => {
            sheet.write_blank(row, column, cell)?;
        }
    }
    Ok(())
}

/// Digits that a spreadsheet keeps exactly.
const MAX_EXACT: u64 = 999_999_999_999_999;

/// A number with its own format, chosen by its size: the usual format with three sections loses the minus
/// in `LibreOffice`. A number that a spreadsheet would round is written as text instead.
fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (units, decimals): (i64, u32),
    cell: &Format,
) -> Result<(), Error> {
    let size = units.unsigned_abs() / 10_u64.pow(decimals);
    if units.unsigned_abs() > MAX_EXACT {
        let shown =
            if decimals == 0 { hindi::digits::group(units) } else { hindi::digits::paise(units) };
        let right = cell.clone().set_align(FormatAlign::Right);
        sheet.write_string_with_format(row, column, shown, &right)?;
        return Ok(());
    }
    let whole = match size {
        0..=99_999 => "#,##0",
        100_000..=9_999_999 => "##\\,##\\,##0",
        10_000_000..=999_999_999 => "##\\,##\\,##\\,##0",
        1_000_000_000..=99_999_999_999 => "##\\,##\\,##\\,##\\,##0",
        _ => "##\\,##\\,##\\,##\\,##\\,##0",
    };
    let code = if decimals == 0 { whole.to_owned() } else { format!("{whole}.00") };
    let format = cell.clone().set_num_format(code);
    sheet.write_number_with_format(row, column, float(units, decimals), &format)?;
    Ok(())
}

/// The number as a spreadsheet holds it; exact for fifteen digits.
fn float(units: i64, decimals: u32) -> f64 {
    let digits = format!("{units}e-{decimals}");
    digits.parse().expect("digits with an exponent are a number")
}

fn width(table: &Table, ix: usize, column: &Column) -> u16 {
    if column.width > 0 {
        return column.width;
    }
    let n_chars = |value: &Value| match value {
        Value::Text(text) => text.chars().count(),
        Value::Count(n) => hindi::digits::group(*n).len(),
        Value::Paise(n) | Value::Hundredths(n) => hindi::digits::paise(*n).len(),
        Value::Empty => 0,
    };
    let cells = table.rows.iter().filter_map(|row| row.get(ix)).map(n_chars);
    // A heading wraps, so only its longest word must fit.
    let words = column.heading.split_whitespace().map(|word| word.chars().count());
    let longest = cells.chain(words).max().unwrap_or_default() + 2;
    u16::try_from(longest.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(column.width)
}

fn clipped(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || *c == '\n').take(MAX_CELL_CHARS).collect()
}

fn sheet_name(name: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() && !"[]:*?/\\".contains(*c);
    let name: String = name.chars().filter(is_allowed).take(MAX_NAME_CHARS).collect();
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}
