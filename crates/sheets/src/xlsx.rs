//! XLSX: the parts of a workbook, read as a stream by our own hand, so that nothing the file declares is believed
//! before it is seen. Formulas are told apart from values; numbers stay decimal text as Excel shows
//! them. What a cell means is not this file's matter.

mod cells;
pub(crate) mod decimal;
pub(crate) mod style;
pub(crate) mod xml;

use std::io::Read as _;

use crate::archive::Archive;
use crate::finding::{Finding, What};
use crate::grid::{Grid, Sheet, Slot, Span, TextStore, Typeface};
use crate::limits::Limits;
use crate::ods;

use self::style::Look;
use self::xml::{Step, Walk};

/// What the cells of all sheets refer to.
pub(crate) struct Book {
    /// A text, and in what it is set where its own runs say so.
    pub(crate) texts: Vec<(Span, Typeface)>,
    pub(crate) looks: Vec<Look>,
    pub(crate) is_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
}

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Grid, Finding> {
    let archive = Archive::open(bytes, *limits)?;
    if archive.has(ods::CONTENT)
        && archive.has("META-INF/manifest.xml")
        && is_spreadsheet(&archive)?
    {
        return ods::read(&archive, limits);
    }
    refuse_other_kinds(&archive)?;
    let workbook = workbook_path(&archive)?;
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = relations(&archive, &format!("{folder}/_rels/{file}.rels"))?;
    let (listed, is_1904) = listed(&archive, &workbook)?;
    let path_of = |target: &str| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let by_kind =
        |kind: &str| relations.iter().find(|r| r.kind.ends_with(kind)).map(|r| path_of(&r.target));
    let mut store = TextStore::default();
    let texts = match by_kind("/sharedStrings") {
        Some(path) => texts(&archive, &path, limits, &mut store)?,
        None => Vec::new(),
    };
    let looks = match by_kind("/styles") {
        Some(path) => style::looks(&archive, &path)?,
        None => Vec::new(),
    };
    let book = Book { texts, looks, is_1904 };
    let mut filled: Vec<(String, Vec<Slot>)> = Vec::new();
    let mut n_left = limits.n_cells;
    for sheet in listed {
        let Some(relation) = relations.iter().find(|r| r.id == sheet.relation) else { continue };
        if !relation.kind.ends_with("/worksheet") {
            continue;
        }
        let limits = Limits { n_cells: n_left, ..*limits };
        let slots = cells::read(
            &archive,
            &path_of(&relation.target),
            &sheet.name,
            &mut cells::Desk { book: &book, limits: &limits, store: &mut store },
        )?;
        n_left = n_left.saturating_sub(slots.len());
        if !slots.is_empty() {
            filled.push((sheet.name, slots));
        }
    }
    if filled.is_empty() {
        return Err(Finding::stops(What::Empty));
    }
    let text = store.finish();
    let sheets = filled.into_iter().map(|(name, slots)| Sheet::new(name, slots, text.clone()));
    Ok(Grid::new(sheets.collect(), Vec::new()))
}

/// Whether an `OpenDocument` file is a spreadsheet: its first part says so.
fn is_spreadsheet(archive: &Archive<'_>) -> Result<bool, Finding> {
    let Some(part) = archive.part("mimetype")? else { return Ok(false) };
    let (bytes, why) = part.split();
    let mut kind = String::new();
    // A longer kind is none of ours.
    bytes.take(100).read_to_string(&mut kind).map_err(|_| why.finding())?;
    Ok(kind.trim() == "application/vnd.oasis.opendocument.spreadsheet")
}

fn refuse_other_kinds(archive: &Archive<'_>) -> Result<(), Finding> {
    if archive.has_ending("vbaproject.bin") {
        return Err(Finding::stops(What::Macros));
    }
    let kinds = [
        ("xl/workbook.bin", "an XLSB workbook"),
        ("content.xml", "an OpenDocument file (ODS)"),
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
    ];
    let found = kinds.iter().find(|(part, _)| archive.has(part)).map(|(_, kind)| *kind);
    let kind = if archive.has("[Content_Types].xml") || archive.has("xl/workbook.xml") {
        found
    } else {
        found.or(Some("a zip archive"))
    };
    match kind {
        Some(kind) => Err(Finding::stops(What::NotASheet { kind: kind.to_owned() })),
        None => Ok(()),
    }
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// No workbook has more of these than it has parts.
const MAX_RELATIONS: usize = 1_000;

fn relations(archive: &Archive<'_>, path: &str) -> Result<Vec<Relation>, Finding> {
    let mut relations = Vec::new();
    let Some(part) = archive.part(path)? else { return Ok(relations) };
    let mut walk = Walk::new(part);
    while let Some(step) = walk.next()? {
        if let Step::Start(tag) = step
            && tag.is("Relationship")
            && relations.len() < MAX_RELATIONS
        {
            let relation = Relation {
                id: tag.value("Id"),
                kind: tag.value("Type"),
                target: tag.value("Target"),
            };
            relations.push(relation);
        }
    }
    Ok(relations)
}

fn workbook_path(archive: &Archive<'_>) -> Result<String, Finding> {
    let path = relations(archive, "_rels/.rels")?
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    Ok(path.trim_start_matches('/').to_owned())
}

fn listed(archive: &Archive<'_>, path: &str) -> Result<(Vec<Listed>, bool), Finding> {
    let missing = || Finding::stops(What::Damaged { part: path.to_owned() });
    let mut walk = Walk::new(archive.part(path)?.ok_or_else(missing)?);
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    while let Some(step) = walk.next()? {
        let Step::Start(tag) = step else { continue };
        if tag.is("sheet") && sheets.len() < MAX_RELATIONS {
            sheets.push(Listed { name: tag.value("name"), relation: tag.value("id") });
        } else if tag.is("workbookPr") {
            is_1904 = matches!(tag.value("date1904").as_str(), "1" | "true");
        }
    }
    Ok((sheets, is_1904))
}

/// The texts that cells refer to by number.
fn texts(
    archive: &Archive<'_>,
    path: &str,
    limits: &Limits,
    store: &mut TextStore,
) -> Result<Vec<(Span, Typeface)>, Finding> {
    let mut spans = Vec::new();
    let Some(part) = archive.part(path)? else { return Ok(spans) };
    let mut walk = Walk::new(part);
    let mut text = String::new();
    let (mut in_text, mut in_reading_aid) = (false, false);
    let mut face = Typeface::Unicode;
    while let Some(step) = walk.next()? {
        match step {
            Step::Start(tag) if tag.is("si") => {
                text.clear();
                face = Typeface::Unicode;
            }
            Step::Start(tag) if tag.is("rFont") => {
                let run = style::typeface(&tag.value("val"));
                face = if run == Typeface::Unicode { face } else { run };
            }
            Step::Start(tag) if tag.is("t") => in_text = !in_reading_aid,
            Step::Start(tag) if tag.is("rPh") => in_reading_aid = true,
            Step::End("t") => in_text = false,
            Step::End("rPh") => in_reading_aid = false,
            Step::End("si") => {
                if spans.len() >= limits.n_texts {
                    let limit = limits.n_texts.to_string();
                    return Err(Finding::stops(What::TooManyTexts { limit }));
                }
                if limits.is_too_long(&text) {
                    return Err(too_long(limits));
                }
                let full = || Finding::stops(What::Damaged { part: path.to_owned() });
                spans.push((store.keep(text.trim()).ok_or_else(full)?, face));
            }
            Step::Text(piece) if in_text => {
                text.push_str(piece);
                if limits.is_far_too_long(&text) {
                    return Err(too_long(limits));
                }
            }
            _ => {}
        }
    }
    Ok(spans)
}

fn too_long(limits: &Limits) -> Finding {
    Finding::stops(What::CellTooLong { limit: limits.n_cell_chars.to_string() })
}
