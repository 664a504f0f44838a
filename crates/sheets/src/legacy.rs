//! Sheets typed in an old font: found by the name of the font, or in a text file by the letters themselves.
//! What the text would be in Unicode is shown beside what stands there; it is put in its place only when a
//! person says so. Numbers are never touched.

use hindi::number::{Reading, read_cell};
use hindi::{kruti_dev, legacy_font};

use crate::grid::{Grid, Kind, Raw, Sheet, Slot, TextStore, Typeface};
use crate::vocabulary;

/// Texts shown before and after.
const N_SHOWN: usize = 12;

/// Text in an old font, as it stands and as it would read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// Cells with such text, over all sheets.
    pub n_cells: usize,
    /// Whether the keys of the font are known; else only the office that sent the sheet can convert it.
    pub can_convert: bool,
    /// The first different texts with what each would read as.
    pub shown: Vec<(String, String)>,
}

/// The text in an old font; `None` when there is none.
pub(crate) fn of(grid: &Grid) -> Option<Legacy> {
    let mut legacy = Legacy { n_cells: 0, can_convert: true, shown: Vec::new() };
    for sheet in grid.sheets() {
        let is_typed = is_typed_in_it(sheet);
        for slot in sheet.slots() {
            let raw = sheet.raw(slot);
            if !is_old(slot, raw, is_typed) {
                continue;
            }
            legacy.n_cells += 1;
            legacy.can_convert &= slot.face != Typeface::OtherLegacy;
            let text = raw.text();
            let is_new = legacy.shown.iter().all(|(before, _)| before != text);
            if is_new && legacy.shown.len() < N_SHOWN {
                legacy.shown.push((text.to_owned(), kruti_dev::to_unicode(text)));
            }
        }
    }
    (legacy.n_cells > 0).then_some(legacy)
}

/// The same file with the text of Kruti Dev in Unicode.
pub(crate) fn converted(grid: &Grid) -> Grid {
    let sheets = grid.sheets().iter().map(in_unicode);
    Grid::new(sheets.collect(), grid.warnings().to_vec())
}

fn in_unicode(sheet: &Sheet) -> Sheet {
    let is_typed = is_typed_in_it(sheet);
    let mut store = TextStore::default();
    let mut slots = Vec::with_capacity(sheet.n_cells());
    for slot in sheet.slots() {
        let raw = sheet.raw(slot);
        let is_ours = slot.face != Typeface::OtherLegacy && is_old(slot, raw, is_typed);
        let text = if is_ours { kruti_dev::to_unicode(raw.text()) } else { raw.text().to_owned() };
        // A text grows by less than its own length again, and the limits hold every file far below the room.
        let Some(span) = store.keep(&text) else { return sheet.clone() };
        let face = if is_ours { Typeface::Unicode } else { slot.face };
        slots.push(Slot { span, face, ..*slot });
    }
    Sheet::new(sheet.name.clone(), slots, store.finish())
}

/// Whether a text without a named font is one of an old font all through: no word of Devanagari in it, and of
/// its texts with letters a fifth could be nothing else.
fn is_typed_in_it(sheet: &Sheet) -> bool {
    let (mut n_letters, mut n_sure) = (0_usize, 0_usize);
    for slot in sheet.slots().iter().filter(|slot| slot.kind == Kind::Text) {
        let text = sheet.raw(slot).text();
        if slot.face != Typeface::Unicode || text.chars().any(|c| ('ऀ'..='ॿ').contains(&c)) {
            return false;
        }
        n_letters += usize::from(text.chars().any(char::is_alphabetic));
        n_sure += usize::from(legacy_font::looks_legacy(text));
    }
    n_sure > 0 && n_sure * 5 >= n_letters
}

fn is_old(slot: &Slot, raw: Raw<'_>, is_typed: bool) -> bool {
    let Raw::Text(text) = raw else { return false };
    let has_letters = text.chars().any(|c| c.is_ascii_alphabetic() || !c.is_ascii());
    let is_unicode = text.chars().any(|c| ('ऀ'..='ॿ').contains(&c));
    if !has_letters || is_unicode || matches!(read_cell(text), Reading::Number(_)) {
        return false;
    }
    match slot.face {
        Typeface::KrutiDev | Typeface::OtherLegacy => true,
        Typeface::Unicode => is_typed && vocabulary::role(text).is_none(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test")]
    use super::*;
    use crate::limits::Limits;

    fn grid(text: &str) -> Grid {
        crate::grid::read(text.as_bytes(), &Limits::default()).unwrap()
    }

    #[test]
    fn a_text_file_in_kruti_dev_is_known_by_its_letters_and_numbers_stay() {
        let grid = grid("fodkl [k.M,y{;,Code\neSFkk,\"1,200\",12.5\njlwykckn,15,7\n");
        let legacy = of(&grid).unwrap();
        assert_eq!((legacy.n_cells, legacy.can_convert), (4, true));
        assert_eq!(legacy.shown[2], ("eSFkk".to_owned(), "मैथा".to_owned()));
        let read = converted(&grid);
        let rows: Vec<Vec<&str>> = read.sheets()[0]
            .rows()
            .into_iter()
            .map(|row| row.cells().map(|(_, raw)| raw.text()).collect())
            .collect();
        assert_eq!(
            rows,
            [["विकास खण्ड", "लक्ष्य", "Code"], ["मैथा", "1,200", "12.5"], ["रसूलाबाद", "15", "7"]]
        );
    }

    #[test]
    fn english_and_unicode_are_no_old_font() {
        for text in [
            "Block,Target\nMaitha,12\nRasulabad,3\n",
            "विकास खण्ड,लक्ष्य\nमैथा,12\n",
            "विकास खण्ड,y{;\nमैथा,12\n",
        ] {
            assert_eq!(of(&grid(text)), None, "{text}");
        }
    }
}
