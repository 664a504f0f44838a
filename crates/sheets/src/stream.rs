//! A sheet that was read, as one plain stream of bytes: what the process that opens strangers' files says
//! to the one that asked. The reader of it believes nothing either: bytes that are not this are `None`.
//!
//! ```text
//! "APGRID" 01 · 00 · finding                                  the file cannot be read
//! "APGRID" 01 · 01 · findings · sheets                        numbers: 4 bytes, lowest first
//! sheet:   name · text (or the number of the sheet that has it) · cells of 16 bytes
//! finding: severity · cell or none · code · values
//! ```

use std::sync::Arc;

use crate::finding::{CellRef, Finding, Severity, What};
use crate::grid::{Grid, Kind, Sheet, Slot, Span, Typeface};

const MAGIC: &[u8] = b"APGRID\x01";
/// Sheets, findings and values of one finding at most: more than any file has.
const MOST: usize = 10_000;

/// Writes down what reading a file came to.
#[must_use]
pub fn write(read: &Result<Grid, Finding>) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    match read {
        Err(finding) => {
            out.push(0);
            put_finding(&mut out, finding);
        }
        Ok(grid) => {
            out.push(1);
            put_count(&mut out, grid.warnings().len());
            grid.warnings().iter().for_each(|finding| put_finding(&mut out, finding));
            put_count(&mut out, grid.sheets().len());
            let mut written: Option<&Arc<String>> = None;
            for sheet in grid.sheets() {
                put_text(&mut out, &sheet.name);
                // All sheets of a workbook share one text; it is written with the first.
                let is_shared = written.is_some_and(|text| Arc::ptr_eq(text, sheet.store()));
                out.push(u8::from(is_shared));
                if !is_shared {
                    put_text(&mut out, sheet.store());
                    written = Some(sheet.store());
                }
                put_count(&mut out, sheet.slots().len());
                sheet.slots().iter().for_each(|slot| put_slot(&mut out, slot));
            }
        }
    }
    out
}

fn put_count(out: &mut Vec<u8>, n: usize) {
    let n = u32::try_from(n).expect("the limits of a file keep every count below 2^32");
    out.extend_from_slice(&n.to_le_bytes());
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    put_count(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

fn put_finding(out: &mut Vec<u8>, finding: &Finding) {
    out.push(u8::from(finding.severity == Severity::Warns));
    out.push(u8::from(finding.at.is_some()));
    if let Some(at) = &finding.at {
        put_text(out, &at.sheet);
        out.extend_from_slice(&at.row.to_le_bytes());
        put_text(out, &at.column);
    }
    put_text(out, finding.what.code());
    let values = finding.what.values();
    put_count(out, values.len());
    values.iter().for_each(|(_, value)| put_text(out, value));
}

const KINDS: [Kind; 7] =
    [Kind::Text, Kind::Number, Kind::Date, Kind::Yes, Kind::No, Kind::Error, Kind::Formula];
const FACES: [Typeface; 3] = [Typeface::Unicode, Typeface::KrutiDev, Typeface::OtherLegacy];

/// The number of one of a few.
fn number_of<T: PartialEq>(list: &[T], one: &T) -> u8 {
    let at = list.iter().position(|other| other == one);
    at.and_then(|at| u8::try_from(at).ok()).expect("the list has every one, and they are few")
}

fn put_slot(out: &mut Vec<u8>, slot: &Slot) {
    let (start, len) = slot.span.bounds();
    out.extend_from_slice(&slot.row.to_le_bytes());
    out.extend_from_slice(&slot.column.to_le_bytes());
    out.push(number_of(&KINDS, &slot.kind));
    out.push(number_of(&FACES, &slot.face));
    out.extend_from_slice(&start.to_le_bytes());
    out.extend_from_slice(&len.to_le_bytes());
}

/// Reads what was written; `None` for anything else.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Result<Grid, Finding>> {
    let mut rest = Rest(bytes.strip_prefix(MAGIC)?);
    let read = match rest.byte()? {
        0 => Err(rest.finding()?),
        1 => Ok(rest.grid()?),
        _ => return None,
    };
    rest.0.is_empty().then_some(read)
}

/// What of the stream is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn count(&mut self, most: usize) -> Option<usize> {
        let n = usize::try_from(self.number()?).ok()?;
        (n <= most).then_some(n)
    }

    fn text(&mut self) -> Option<&'a str> {
        let n = self.count(self.0.len())?;
        std::str::from_utf8(self.take(n)?).ok()
    }

    fn finding(&mut self) -> Option<Finding> {
        let severity = if self.byte()? == 0 { Severity::Stops } else { Severity::Warns };
        let at = match self.byte()? {
            0 => None,
            _ => {
                let (sheet, row, column) = (self.text()?, self.number()?, self.text()?);
                let (sheet, column) = (sheet.to_owned(), column.to_owned());
                Some(Box::new(CellRef { sheet, row, column }))
            }
        };
        let code = self.text()?;
        let n_values = self.count(MOST)?;
        let values: Option<Vec<String>> =
            (0..n_values).map(|_| self.text().map(str::to_owned)).collect();
        Some(Finding { severity, at, what: What::of(code, values?)? })
    }

    fn grid(&mut self) -> Option<Grid> {
        let n_warnings = self.count(MOST)?;
        let warnings: Option<Vec<Finding>> = (0..n_warnings).map(|_| self.finding()).collect();
        let n_sheets = self.count(MOST)?;
        let mut sheets = Vec::new();
        let mut shared: Option<Arc<String>> = None;
        for _ in 0..n_sheets {
            let name = self.text()?.to_owned();
            let text = match self.byte()? {
                0 => Arc::new(self.text()?.to_owned()),
                _ => shared.clone()?,
            };
            shared = Some(Arc::clone(&text));
            let n_slots = self.count(self.0.len() / N_SLOT)?;
            let slots: Option<Vec<Slot>> = (0..n_slots).map(|_| self.slot()).collect();
            sheets.push(Sheet::new(name, slots?, text));
        }
        Some(Grid::new(sheets, warnings?))
    }

    fn slot(&mut self) -> Option<Slot> {
        let row = self.number()?;
        let column = u16::from_le_bytes(self.take(2)?.try_into().ok()?);
        let kind = *KINDS.get(usize::from(self.byte()?))?;
        let face = *FACES.get(usize::from(self.byte()?))?;
        let span = Span::of(self.number()?, self.number()?);
        Some(Slot { row, column, kind, face, span })
    }
}

/// Bytes of one cell.
const N_SLOT: usize = 16;

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test")]
    use proptest::prelude::*;

    use super::*;
    use crate::limits::Limits;

    fn sample() -> Vec<u8> {
        let text = "विकास खण्ड;लक्ष्य\nमैथा;1,200\nरसूलाबाद;\"शून्य\"\n";
        write(&crate::grid::read(text.as_bytes(), &Limits::default()))
    }

    #[test]
    fn what_was_written_is_read_back_cell_for_cell() {
        let grid = read(&sample()).unwrap().unwrap();
        let [sheet] = grid.sheets() else { panic!("{} sheets", grid.sheets().len()) };
        let rows: Vec<Vec<&str>> = sheet
            .rows()
            .into_iter()
            .map(|row| row.cells().map(|(_, raw)| raw.text()).collect())
            .collect();
        assert_eq!(rows, [["विकास खण्ड", "लक्ष्य"], ["मैथा", "1,200"], ["रसूलाबाद", "शून्य"]]);
        assert_eq!(write(&Ok(grid)), sample());
    }

    #[test]
    fn every_finding_comes_back_as_it_was() {
        for code in What::CODES {
            let values = |n: usize| (0..n).map(|n| format!("मान {n}")).collect();
            let what = (0..6).find_map(|n| What::of(code, values(n))).unwrap();
            let finding = Finding::stops(what).at(CellRef::new("पत्रक", 7, 2));
            let back = read(&write(&Err(finding.clone()))).unwrap();
            assert_eq!(back.err(), Some(finding), "{code}");
        }
        assert_eq!(What::of("unheard-of", Vec::new()), None);
    }

    proptest! {
        #[test]
        fn a_changed_or_missing_byte_never_brings_the_reader_down(
            at in any::<prop::sample::Index>(),
            byte in any::<u8>(),
        ) {
            let mut bytes = sample();
            let ix = at.index(bytes.len());
            prop_assert!(read(&bytes[..ix]).is_none());
            bytes[ix] = byte;
            if let Some(Ok(grid)) = read(&bytes) {
                for sheet in grid.sheets() {
                    let n: usize = sheet.rows().into_iter().map(|row| row.cells().count()).sum();
                    prop_assert!(n <= 6);
                }
            }
        }
    }
}
