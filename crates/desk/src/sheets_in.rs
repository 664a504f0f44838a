//! Taking in a sheet: what it would do is shown first, with every fault; committing it is one fact. The
//! file is kept as evidence. The same file again changes nothing and says so.

mod decide;

use std::io::{Read, Seek};
use std::sync::Arc;

pub use decide::{Typed, decide};
use domain::figure::{FigureBlock, FigureKind, Source, Way};
use domain::indicator::{Indicator, IndicatorCode};
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::refusal::Refusal;
use domain::shape::Decided;
use jiff::civil::Date;
use score::ColumnKey;
use sheets::Context;
pub use sheets::finding::{Finding, Severity, What, column_letters};
pub use sheets::grid::Grid;
use sheets::long::{Extract, LongIndicator};
pub use sheets::rejected::Words as RejectedWords;
pub use sheets::take_in::{
    Basis, ColumnSeen, Converts, Ignored, Legacy, Part, PreviewCell, PreviewRow, Proposal, Seen,
};
use store::Write;
pub use store::files::KeptFile;
pub use store::intakes::Intake;
pub use store::shapes::Held;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::figures::{self, Saved, save};
use crate::hash::{Hashed, hex_sha256};
use crate::known::Known;
use crate::months::{self, Changes};

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
    /// Whether the person said yes to text in an old font being read as Unicode.
    pub converts: Converts,
    pub as_on: Date,
}

/// Opens a stranger's file: what stands in its cells, or why it cannot be read. Whoever wires the office may
/// have another process do it.
pub type Opener = Arc<dyn Fn(&[u8]) -> std::result::Result<Grid, Finding> + Send + Sync>;

/// Opens files in this very process.
#[must_use]
pub fn in_process() -> Opener {
    Arc::new(|bytes| sheets::grid::read(bytes, &sheets::limits::Limits::default()))
}

/// A file that was opened, with its hash.
#[derive(Clone)]
pub struct Opened {
    pub sha256: String,
    pub bytes: Arc<Vec<u8>>,
    pub grid: std::result::Result<Grid, Finding>,
}

/// Opens a file. It may take seconds, so it is done before the books are opened for writing.
#[must_use]
pub fn opened<M>(books: &Books<'_, '_, M>, bytes: Vec<u8>) -> Opened {
    let grid = (books.opener)(&bytes);
    Opened { sha256: hex_sha256(&bytes), bytes: Arc::new(bytes), grid }
}

/// What a sheet would do.
pub struct Preview {
    pub sha256: String,
    pub proposal: Proposal,
    /// The fact by which the same file was taken in before.
    pub taken_by: Option<i64>,
    /// What it would change in frozen months; it is then taken only as a correction.
    pub frozen: Changes,
    /// SHA-256 of the words of the table's shape; empty when there is no table.
    pub shape: String,
    /// The decision on this shape by which the sheet was read.
    pub follows: Option<Held>,
}

impl Preview {
    /// What the source is called in the ledger and up to which day it tells. What the sheet says of itself comes
    /// before what was typed beside it.
    #[must_use]
    pub fn source(&self, handed: &Handed) -> (String, Date) {
        match &self.proposal.profile {
            Some(known) => {
                let name = format!("{} · {}", known.profile.name.hi, handed.name);
                (name, known.as_on.unwrap_or(handed.as_on))
            }
            None => (handed.name.clone(), handed.as_on),
        }
    }
}

/// Reads a sheet without keeping any of it.
///
/// # Errors
/// The database failed. What is wrong with the file is in the proposal's findings.
pub fn preview<M>(books: &mut Books<'_, '_, M>, handed: &Handed, file: &Opened) -> Result<Preview> {
    let sha256 = file.sha256.clone();
    let taken_by = store::intakes::by_sha256(books.tx, &sha256)?.map(|intake| intake.fact);
    let mut proposal = propose(&books.known, handed, file, &[]);
    let (mut shape, mut follows) = (String::new(), None);
    if !proposal.shape.is_empty() {
        shape = hex_sha256(proposal.shape.as_bytes());
        follows = store::shapes::of(books.tx, &shape)?;
    }
    if let Some(held) = &follows {
        proposal = propose(&books.known, handed, file, &held.headings.decided);
    }
    let frozen = months::changes(&books.known, &proposal.block);
    Ok(Preview { sha256, proposal, taken_by, shape, follows, frozen })
}

fn propose(known: &Known, handed: &Handed, file: &Opened, decided: &[Decided]) -> Proposal {
    let grid = match &file.grid {
        Ok(grid) => grid,
        Err(finding) => return Proposal::refused(finding.clone()),
    };
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
        decided,
        money_power: 0,
        converts: handed.converts,
        existing: &existing,
    };
    sheets::propose_of(grid, &handed.name, &context)
}

/// Takes the sheet in: all of it or nothing.
///
/// # Errors
/// The same file was taken in before, it has faults that stop it, there is nothing in it, or a month that it
/// would change is frozen.
pub fn commit(books: &mut Books<'_, '_, Write>, handed: &Handed, file: &Opened) -> Result<Saved> {
    let (source, block) = ready(books, handed, file)?;
    save(books, source, block)
}

/// The same as a correction, with its reason: figures of frozen months are new versions.
///
/// # Errors
/// No reason, and as [`commit`] but for frozen months.
pub fn correct(
    books: &mut Books<'_, '_, Write>,
    handed: &Handed,
    file: &Opened,
    reason: &str,
) -> Result<Saved> {
    let (source, block) = ready(books, handed, file)?;
    figures::correct(books, source, block, reason)
}

/// What a sheet without a fault holds; the file itself is kept.
fn ready(
    books: &mut Books<'_, '_, Write>,
    handed: &Handed,
    file: &Opened,
) -> Result<(Source, FigureBlock)> {
    let preview = preview(books, handed, file)?;
    if let Some(fact) = preview.taken_by {
        return Err(Refusal::SheetAlreadyTaken { fact }.into());
    }
    let n_faults = preview.proposal.n_stops();
    if n_faults > 0 {
        return Err(Refusal::SheetHasFaults { n_faults }.into());
    }
    let (name, as_on) = preview.source(handed);
    let (way, sha256) = (Way::Sheet, preview.sha256.clone());
    let source = Source { way, name, sha256, as_on, synthetic: false };
    store::files::keep(books.tx, &handed.name, &file.bytes)?;
    Ok((source, preview.proposal.block))
}

/// The rows that stopped a sheet as a workbook for whoever sent it; `None` when no row did.
///
/// # Errors
/// The workbook cannot be written.
pub fn rejected(
    file: &Opened,
    (handed, preview): (&Handed, &Preview),
    words: RejectedWords,
    say: &dyn Fn(&Finding) -> String,
) -> Result<Option<Vec<u8>>> {
    let Ok(grid) = &file.grid else { return Ok(None) };
    let read = (&preview.proposal, handed.converts);
    let table = sheets::rejected::table(grid, read, words, say);
    let written = table.map(|table| sheets::write::table(&table)).transpose();
    written.map_err(|error| Error::Broken(error.to_string()))
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
/// The file cannot be read, was taken in before, or the place is not known.
pub fn take_extract<F: Read + Seek>(
    books: &mut Books<'_, '_, Write>,
    top: &str,
    fy: Fy,
    (name, as_on): (&str, Date),
    file: &mut F,
) -> Result<std::result::Result<Saved, Vec<Finding>>> {
    let mut file = Hashed::of(file);
    // A transaction may be tried again.
    file.rewind()?;
    let (block, findings) = sheets::long::read_long(&mut file, &extract(&books.known, top, fy)?)?;
    if findings.iter().any(|finding| finding.severity == Severity::Stops) {
        return Ok(Err(findings));
    }
    let sha256 = file.sha256();
    if let Some(intake) = store::intakes::by_sha256(books.tx, &sha256)? {
        return Err(Refusal::SheetAlreadyTaken { fact: intake.fact }.into());
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
