//! Taking in a sheet: what it would save, shown to a person before anything is saved. Either the whole
//! sheet can be taken or nothing of it; the preview shows what was understood in both cases.

use domain::figure::{Cell, FigureBlock, FigureKind};
use domain::indicator::{IndicatorCode, Unit};
use domain::period::Period;
use domain::place::{PlaceCode, Tree};
use domain::scheme::Rulebook;
use domain::shape::Decided;

use crate::cell;
use crate::checks;
use crate::find::{self, Known, NoTable, Table};
pub use crate::find::{Layout, Why};
use crate::finding::{CellRef, Finding, Severity, What};
use crate::grid::{self, Grid, Raw, Row, Sheet};
use crate::heading::Programmes;
use crate::legacy;
pub use crate::legacy::Legacy;
use crate::limits::Limits;
use crate::places::Places;
use crate::preview;
pub use crate::preview::{Part, PreviewCell, PreviewRow};
use crate::profile;
use crate::rows::{self, Taking};
use crate::shape;
pub use crate::shape::{ColumnSeen, Seen};

/// How figures stand whose heading does not say "in the month" or "to date".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    InPeriod,
    ToDate,
}

/// A figure that the office already holds, if it holds one.
pub type Existing<'a> = &'a dyn Fn(&IndicatorCode, FigureKind, Period, PlaceCode) -> Option<Cell>;

/// What is known when a sheet is taken in.
pub struct Context<'a> {
    pub tree: &'a Tree,
    pub book: &'a Rulebook,
    /// Only this place and places below it may be in the sheet.
    pub top: PlaceCode,
    /// The period of figures whose row or heading names none.
    pub period: Period,
    pub basis: Basis,
    /// The sheet that a person chose, of several.
    pub sheet: Option<&'a str>,
    /// What a person decided of the headings of this shape.
    pub decided: &'a [Decided],
    /// Money stands in units of ten rupees to this power, where nothing is said of it.
    pub money_power: u32,
    /// Whether a person said yes to text in an old font being read as Unicode.
    pub converts: Converts,
    pub existing: Existing<'a>,
}

/// Whether text in an old font is put into Unicode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Converts {
    #[default]
    No,
    Yes,
}

/// A column of figures that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMatch {
    pub column: String,
    pub heading: String,
    pub indicator: IndicatorCode,
    pub kind: FigureKind,
    pub period: Period,
}

/// A row (or a column of a table turned round) that was matched to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowMatch {
    pub row: u32,
    pub text: String,
    pub place: PlaceCode,
}

/// Something left aside on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub at: CellRef,
    pub text: String,
    pub why: Why,
}

/// What taking in a file would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The sheet that was read; for a text file, the file's name.
    pub sheet: String,
    /// All sheets of the file that hold anything.
    pub sheets: Vec<String>,
    pub layout: Option<Layout>,
    /// The figures. Empty when any finding stops.
    pub block: FigureBlock,
    /// In reading order.
    pub findings: Vec<Finding>,
    pub columns: Vec<ColumnMatch>,
    pub rows: Vec<RowMatch>,
    pub ignored: Vec<Ignored>,
    pub preview: Vec<PreviewRow>,
    /// The words of the table's shape; empty when no table was found.
    pub shape: String,
    /// The first row under the headings, from 1; 0 when no table was found.
    pub body_from: u32,
    /// Every column of the table.
    pub seen: Vec<ColumnSeen>,
    /// The source from which it comes, when a profile knows it.
    pub profile: Option<profile::Known>,
    /// Text in an old font, unless it was converted.
    pub legacy: Option<Legacy>,
}

impl Proposal {
    /// Whether nothing of the file may be saved.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.n_stops() > 0
    }

    #[must_use]
    pub fn n_stops(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Stops).count()
    }

    /// Whether a row under the headings stops the sheet, so that it can be given back.
    #[must_use]
    pub fn has_rejected(&self) -> bool {
        self.findings.iter().any(|finding| self.is_rejected_row(finding))
    }

    /// Whether a finding stops a row under the headings.
    pub(crate) fn is_rejected_row(&self, finding: &Finding) -> bool {
        let row = finding.at.as_ref().map_or(0, |at| at.row);
        finding.severity == Severity::Stops && self.body_from > 0 && row >= self.body_from
    }

    #[must_use]
    pub fn n_warns(&self) -> usize {
        self.findings.len() - self.n_stops()
    }

    /// What a file that cannot be read comes to.
    #[must_use]
    pub fn refused(finding: Finding) -> Self {
        Self { findings: vec![finding], ..Self::default() }
    }
}

/// Reads one value by itself as a figure; `None` for an empty text.
///
/// # Errors
/// Why it is no figure.
pub fn value(text: &str, unit: Unit) -> Result<Option<Cell>, Finding> {
    let text = text.trim();
    let raw = if text.is_empty() { Raw::Empty } else { Raw::Text(text) };
    Ok(cell::read(raw, unit, 0)?.map(|taken| taken.cell))
}

/// Reads a file and says what taking it in would do. A file that cannot be read is one finding. What the
/// file is, is known by its content; `name` only names the one sheet of a text file.
#[must_use]
pub fn propose(bytes: &[u8], name: &str, context: &Context<'_>) -> Proposal {
    match grid::read(bytes, &Limits::default()) {
        Ok(grid) => propose_of(&grid, name, context),
        Err(finding) => Proposal::refused(finding),
    }
}

/// The same for a file that was read before.
#[must_use]
pub fn propose_of(grid: &Grid, name: &str, context: &Context<'_>) -> Proposal {
    let legacy = legacy::of(grid);
    match (&legacy, context.converts) {
        (Some(legacy), Converts::Yes) if legacy.can_convert => {
            of_unicode(&legacy::converted(grid), name, context)
        }
        (Some(found), _) => {
            let mut proposal = of_unicode(grid, name, context);
            // Headings in an old font are no headings to us: say that, and not that there are none.
            for finding in &mut proposal.findings {
                if matches!(finding.what, What::NoHeader | What::NoRows) {
                    let text = found.shown.first().map(|(before, _)| before.clone());
                    finding.what = What::LegacyFont { text: text.unwrap_or_default() };
                }
            }
            Proposal { legacy, ..proposal }
        }
        (None, _) => of_unicode(grid, name, context),
    }
}

fn of_unicode(grid: &Grid, name: &str, context: &Context<'_>) -> Proposal {
    let places = Places::of(context.tree, context.top);
    let programmes = Programmes::of(context.book);
    let known = Known { places: &places, programmes: &programmes };
    let named = |sheet: &Sheet| if sheet.name.is_empty() { name } else { &sheet.name }.to_owned();
    let names: Vec<String> = grid.sheets().iter().map(named).collect();
    let mut proposal = match choose(grid, &known, context.sheet) {
        Ok((sheet, mut table)) => {
            let profiles = context.book.packs().iter().flat_map(|pack| &pack.profiles);
            let profile = profile::of(sheet, profiles);
            let decided = profile::decisions(context.decided, profile.as_ref());
            let money_power = profile.as_ref().map_or(0, |known| known.profile.money_power);
            shape::apply(&mut table, &decided);
            let context = &Context { decided: &decided, money_power, ..*context };
            Proposal { sheet: named(sheet), profile, ..take(sheet, &table, &known, context) }
        }
        Err(finding) => Proposal::refused(finding),
    };
    if proposal.preview.is_empty() {
        proposal.preview = grid.sheets().first().map(preview::plain).unwrap_or_default();
    }
    proposal.sheets = names;
    proposal.findings.splice(0..0, grid.warnings().iter().cloned());
    proposal
}

/// The sheet to read: the one that a person chose, or the only one with a table.
fn choose<'g>(
    grid: &'g Grid,
    known: &Known<'_>,
    chosen: Option<&str>,
) -> Result<(&'g Sheet, Table<'g>), Finding> {
    let names = |sheets: &mut dyn Iterator<Item = &Sheet>| {
        sheets.map(|sheet| sheet.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let missing = |why: NoTable| {
        Finding::stops(match why {
            NoTable::NoHeader => What::NoHeader,
            NoTable::NoRows => What::NoRows,
        })
    };
    let is_text = grid.sheets().iter().all(|sheet| sheet.name.is_empty());
    if let Some(name) = chosen.filter(|_| !is_text) {
        let sheet = grid.sheets().iter().find(|sheet| sheet.name == name).ok_or_else(|| {
            let names = names(&mut grid.sheets().iter());
            Finding::stops(What::SheetMissing { name: name.to_owned(), names })
        })?;
        return Ok((sheet, find::table(sheet, known).map_err(missing)?));
    }
    let mut found = Vec::new();
    let mut why = NoTable::NoHeader;
    for sheet in grid.sheets() {
        match find::table(sheet, known) {
            Ok(table) => found.push((sheet, table)),
            Err(NoTable::NoRows) => why = NoTable::NoRows,
            Err(NoTable::NoHeader) => {}
        }
    }
    if found.len() > 1 {
        let names = names(&mut found.iter().map(|(sheet, _)| *sheet));
        return Err(Finding::stops(What::SheetChoice { names }));
    }
    found.pop().ok_or_else(|| missing(why))
}

fn take(sheet: &Sheet, table: &Table<'_>, known: &Known<'_>, context: &Context<'_>) -> Proposal {
    let mut taking = Taking::new(&sheet.name, known, context);
    rows::read(table, &mut taking);
    let block = checks::block(table, &mut taking);
    if !taking.has_figures() && taking.findings.n_stops() == 0 {
        taking.findings.push(Finding::stops(What::NoRows));
    }
    let is_stopped = taking.findings.n_stops() > 0;
    let findings = taking.findings.finish();
    let preview = preview::of(table, &taking.ignored, &findings);
    Proposal {
        sheet: String::new(),
        sheets: Vec::new(),
        layout: Some(table.layout),
        block: if is_stopped { FigureBlock::default() } else { block },
        findings,
        columns: taking.columns,
        rows: taking.rows,
        ignored: taking.ignored,
        preview,
        profile: None,
        shape: shape::words(table),
        body_from: table.body.first().map_or(0, Row::number),
        seen: shape::seen(table),
        legacy: None,
    }
}
