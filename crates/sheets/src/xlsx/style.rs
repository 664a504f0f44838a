//! The looks of a workbook's cells, as far as they change what a cell says: a number shown as a day,
//! and a font that is not Unicode.

use std::collections::BTreeMap;

use hindi::legacy_font;

use crate::archive::Archive;
use crate::finding::Finding;
use crate::grid::Typeface;

use super::xml::{Step, Tag, Walk};

/// What a cell's look says about its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) is_day: bool,
    pub(crate) face: Typeface,
}

/// Excel itself stops at 64,000 looks.
const MAX_LOOKS: usize = 65_536;

pub(super) fn looks(archive: &Archive<'_>, path: &str) -> Result<Vec<Look>, Finding> {
    let Some(part) = archive.part(path)? else { return Ok(Vec::new()) };
    let mut walk = Walk::new(part);
    let mut formats: BTreeMap<String, bool> = BTreeMap::new();
    let mut fonts: Vec<Typeface> = Vec::new();
    let mut looks = Vec::new();
    let (mut in_fonts, mut in_cell_looks) = (false, false);
    while let Some(step) = walk.next()? {
        match step {
            Step::Start(tag) if tag.is("numFmt") && formats.len() < MAX_LOOKS => {
                formats.insert(tag.value("numFmtId"), is_day_format(&tag.value("formatCode")));
            }
            Step::Start(tag) if tag.is("fonts") => in_fonts = true,
            Step::Start(tag) if tag.is("font") && in_fonts && fonts.len() < MAX_LOOKS => {
                fonts.push(Typeface::Unicode);
            }
            Step::Start(tag) if tag.is("name") && in_fonts => {
                if let Some(font) = fonts.last_mut() {
                    *font = typeface(&tag.value("val"));
                }
            }
            Step::Start(tag) if tag.is("cellXfs") => in_cell_looks = true,
            Step::Start(tag) if tag.is("xf") && in_cell_looks && looks.len() < MAX_LOOKS => {
                looks.push(look(&tag, &formats, &fonts));
            }
            Step::End("fonts") => in_fonts = false,
            Step::End("cellXfs") => in_cell_looks = false,
            _ => {}
        }
    }
    Ok(looks)
}

fn look(tag: &Tag<'_>, formats: &BTreeMap<String, bool>, fonts: &[Typeface]) -> Look {
    let format = tag.value("numFmtId");
    let font: Option<usize> = tag.value("fontId").parse().ok();
    Look {
        is_day: formats.get(&format).copied().unwrap_or_else(|| is_built_in_day(&format)),
        face: font.and_then(|font| fonts.get(font).copied()).unwrap_or_default(),
    }
}

/// What the name of a font says of its text.
pub(crate) fn typeface(font: &str) -> Typeface {
    if legacy_font::font_name_is_kruti_dev(font) {
        Typeface::KrutiDev
    } else if legacy_font::font_name_is_legacy(font) {
        Typeface::OtherLegacy
    } else {
        Typeface::Unicode
    }
}

fn is_built_in_day(format: &str) -> bool {
    matches!(format.parse::<u32>(), Ok(14..=17 | 22 | 27..=36 | 50..=58))
}

/// Whether a format shows a day: it has a `d` or `y` (or `mmm`) outside quotes and brackets.
fn is_day_format(code: &str) -> bool {
    let mut plain = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            ';' => break,
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain != "general" && (plain.contains(['d', 'y']) || plain.contains("mmm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_with_a_day_or_a_year_shows_a_day() {
        for (code, expected) in [
            ("dd\\.mm\\.yyyy", true),
            ("[$-4009]d mmm yy;@", true),
            ("mmm", true),
            ("General", false),
            ("#,##0.00", false),
            ("##\\,##\\,##0", false),
            ("0 \"days\"", false),
            ("[Red]0", false),
        ] {
            assert_eq!(is_day_format(code), expected, "{code}");
        }
    }
}
