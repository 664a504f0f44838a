//! A font of a PDF as far as words go: how its codes are written, what they mean and how wide they are.

use std::collections::BTreeMap;

use super::cmap::{CMap, number};
use super::file::File;
use super::object::{Dict, Object, whole};
use crate::Unread;

/// Widths are thousandths of the letter size.
const USUAL_WIDTH: f64 = 500.0;
/// The most widths of a font.
const MOST_WIDTHS: usize = 70_000;

pub(super) struct Font {
    /// Two bytes a code, as in all fonts of many letters; else one.
    is_wide: bool,
    map: Option<CMap>,
    widths: BTreeMap<u32, f64>,
    usual: f64,
}

/// A code with its letters; `None` where the font does not say them.
pub(super) struct Letter {
    pub(super) text: Option<String>,
    /// In thousandths of the letter size.
    pub(super) width: f64,
}

impl Font {
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Self, Unread> {
        let is_wide = file.get(dict, b"Subtype").name() == Some(b"Type0");
        let map = match dict.get(&b"ToUnicode"[..]) {
            Some(Object::Reference(n)) => file.stream(*n)?.map(|bytes| CMap::read(&bytes)),
            _ => None,
        };
        let mut font = Self { is_wide, map, widths: BTreeMap::new(), usual: USUAL_WIDTH };
        if is_wide {
            font.wide_widths(file, dict);
        } else {
            font.narrow_widths(file, dict);
        }
        Ok(font)
    }

    fn narrow_widths(&mut self, file: &File<'_>, dict: &Dict) {
        let first = file.get(dict, b"FirstChar").number().and_then(whole).unwrap_or(0);
        let first = u32::try_from(first).unwrap_or(0);
        let widths = file.get(dict, b"Widths").array().iter().take(256);
        let widths = widths.map(|width| file.resolved(width).number().unwrap_or(USUAL_WIDTH));
        self.widths = (first..).zip(widths).collect();
    }

    fn wide_widths(&mut self, file: &File<'_>, dict: &Dict) {
        let below = file.get(dict, b"DescendantFonts").array().first();
        let Some(below) = below.map(|below| file.resolved(below)).and_then(Object::dict) else {
            return;
        };
        self.usual = file.get(below, b"DW").number().unwrap_or(1000.0);
        let mut rest = file.get(below, b"W").array();
        while let [first, second, after @ ..] = rest {
            let code = |value: &Object| {
                file.resolved(value).number().and_then(whole).and_then(|n| u32::try_from(n).ok())
            };
            let Some(first) = code(first) else { return };
            if let Object::Array(widths) = file.resolved(second) {
                let widths = widths.iter().map(|w| file.resolved(w).number().unwrap_or(0.0));
                self.widths.extend((first..).zip(widths.take(MOST_WIDTHS)));
                rest = after;
            } else {
                let (Some(last), [width, after @ ..]) = (code(second), after) else { return };
                let width = file.resolved(width).number().unwrap_or(0.0);
                let codes = first..=last.min(first.saturating_add(0xffff));
                self.widths.extend(codes.map(|code| (code, width)));
                rest = after;
            }
            if self.widths.len() > MOST_WIDTHS {
                return;
            }
        }
    }

    /// The letters of a string.
    pub(super) fn letters<'b>(&'b self, bytes: &'b [u8]) -> impl Iterator<Item = Letter> + 'b {
        bytes.chunks(if self.is_wide { 2 } else { 1 }).map(|code| {
            let code = number(code);
            let width = self.widths.get(&code).copied().unwrap_or(self.usual);
            Letter { text: self.text(code), width }
        })
    }

    fn text(&self, code: u32) -> Option<String> {
        let of_map = self.map.as_ref().and_then(|map| map.get(code)).map(str::to_owned);
        // A font of one byte without a map has the letters of Latin where it has any.
        let of_code = || {
            let is_latin = !self.is_wide && self.map.is_none() && (32..256).contains(&code);
            char::from_u32(code).filter(|_| is_latin).map(String::from)
        };
        of_map.or_else(of_code)
    }
}
