//! Taking in a sheet: what it would do is shown first, with every fault; committing it is one fact. The
//! file is kept as evidence. The same file again changes nothing and says so.

use domain::figure::{FigureKind, Source, Way};
use domain::indicator::{Indicator, IndicatorCode};
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::refusal::Refusal;
use jiff::civil::Date;
use score::ColumnKey;
use sheets::Context;
pub use sheets::finding::{Finding, Severity, column_letters};
use sheets::long::{Extract, LongIndicator};
pub use sheets::take_in::{Basis, Converts, Part, PreviewCell, PreviewRow, Proposal};
use store::Write;
pub use store::files::KeptFile;
pub use store::intakes::Intake;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures::{Saved, save};
use crate::hash::hex_sha256;
use crate::known::Known;

/// What a person says of a sheet when handing it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    pub name: String,
    /// Only places at or below this one are taken.
    pub top: PlaceCode,
    pub period: Period,
    pub basis: Basis,
    /// Which sheet of a workbook, when the person chose one.
    pub sheet: Option<String>,
    pub as_on: Date,
}

/// What a sheet would do.
pub struct Preview {
    pub sha256: String,
    pub proposal: Proposal,
    /// The fact by which the same file was taken in before.
    pub taken_by: Option<i64>,
}

/// Reads a sheet without keeping any of it.
///
/// # Errors
/// The database failed. What is wrong with the file is in the proposal's findings.
pub fn preview<M>(books: &mut Books<'_, '_, M>, handed: &Handed, bytes: &[u8]) -> Result<Preview> {
    let sha256 = hex_sha256(bytes);
    let taken_by = store::intakes::by_sha256(books.tx, &sha256)?.map(|intake| intake.fact);
    Ok(Preview { proposal: propose(&books.known, handed, bytes), sha256, taken_by })
}

fn propose(known: &Known, handed: &Handed, bytes: &[u8]) -> Proposal {
    let existing = |indicator: &IndicatorCode, kind, period, place| {
        let key = ColumnKey { indicator: indicator.clone(), kind, period };
        Some(known.cube.cell(&key, place))
    };
    let context = Context {
        tree: &known.tree,
        book: &known.book,
        top: handed.top,
        period: handed.period,
        basis: handed.basis,
        sheet: handed.sheet.as_deref(),
        decided: &[],
        converts: Converts::No,
        existing: &existing,
    };
    sheets::propose(bytes, &handed.name, &context)
}

/// Takes the sheet in: all of it or nothing.
///
/// # Errors
/// The same file was taken in before, it has faults that stop it, or there is nothing in it.
pub fn commit(books: &mut Books<'_, '_, Write>, handed: &Handed, bytes: &[u8]) -> Result<Saved> {
    let preview = preview(books, handed, bytes)?;
    if let Some(fact) = preview.taken_by {
        return Err(Refusal::SheetAlreadyTaken { fact }.into());
    }
    let n_faults = preview.proposal.n_stops();
    if n_faults > 0 {
        return Err(Refusal::SheetHasFaults { n_faults }.into());
    }
    let source = Source {
        way: Way::Sheet,
        name: handed.name.clone(),
        sha256: preview.sha256.clone(),
        as_on: handed.as_on,
        synthetic: false,
    };
    store::files::keep(books.tx, &handed.name, bytes)?;
    save(books, source, preview.proposal.block)
}

/// Keeps a file as evidence, by its hash; no figure is taken from it yet.
///
/// # Errors
/// The database failed.
pub fn lay_by(books: &mut Books<'_, '_, Write>, name: &str, bytes: &[u8]) -> Result<String> {
    Ok(store::files::keep(books.tx, name, bytes)?)
}

/// A file that was kept.
///
/// # Errors
/// There is none of this hash.
pub fn file<M>(books: &mut Books<'_, '_, M>, sha256: &str) -> Result<KeptFile> {
    store::files::get(books.tx, sha256)?.ok_or(Error::NotFound)
}

/// The latest intakes of figures.
///
/// # Errors
/// The database failed.
pub fn taken<M>(books: &mut Books<'_, '_, M>, limit: i64) -> Result<Vec<Intake>> {
    Ok(store::intakes::page(books.tx, None, limit)?)
}

/// Takes in a large extract with codes: places by LGD code, indicators by their code (or an alias in
/// digits), months numbered from April. The outer error is of the office, the inner one what is wrong in the file.
///
/// # Errors
/// The same file was taken in before, or the place is not known.
pub fn take_extract(
    books: &mut Books<'_, '_, Write>,
    top: &str,
    fy: Fy,
    (name, as_on): (&str, Date),
    bytes: &[u8],
) -> Result<std::result::Result<Saved, Vec<Finding>>> {
    let sha256 = hex_sha256(bytes);
    if let Some(intake) = store::intakes::by_sha256(books.tx, &sha256)? {
        return Err(Refusal::SheetAlreadyTaken { fact: intake.fact }.into());
    }
    let (block, findings) = sheets::long::read_long(bytes, &extract(&books.known, top, fy)?);
    if findings.iter().any(|finding| finding.severity == Severity::Stops) {
        return Ok(Err(findings));
    }
    let source = Source { way: Way::Sheet, name: name.to_owned(), sha256, as_on, synthetic: false };
    save(books, source, block).map(Ok)
}

/// What the codes of an extract mean: the lowest places at or below `top`, and every indicator.
fn extract(known: &Known, top: &str, fy: Fy) -> Result<Extract> {
    let top = known.place(top)?.code;
    let tree = &known.tree;
    let within = tree.ix(top).map_or(0..0, |ix| ix..tree.end(ix));
    let places = within
        .filter(|ix| tree.end(*ix) == ix + 1)
        .filter_map(|ix| tree.places().get(ix))
        .filter_map(|place| Some((u32::try_from(place.code.lgd()).ok()?, place.code)))
        .collect();
    let indicators = known.book.indicators().values().map(|indicator| LongIndicator {
        code: extract_code(indicator).to_owned(),
        indicator: indicator.code.clone(),
        unit: indicator.unit,
    });
    let first = Period::month_of(fy.starts_on());
    let months = std::iter::successors(Some(first), |month| Some(month.after()));
    Ok(Extract {
        places,
        indicators: indicators.collect(),
        months: (1..=12).zip(months).collect(),
        target: FigureKind::Target,
        achieved: FigureKind::Achieved,
    })
}

/// The word of an indicator in extracts: an alias in digits where the pack gives one, else its code.
fn extract_code(indicator: &Indicator) -> &str {
    let is_number = |alias: &&String| alias.bytes().all(|byte| byte.is_ascii_digit());
    indicator.aliases.iter().find(is_number).map_or(indicator.code.as_str(), String::as_str)
}
