//! What a page needs beside its HTML: one style sheet, four font files and two scripts, all inside
//! the program.
//! Nothing is fetched from another house. The address of the sheet carries its hash, so that a
//! browser may keep it for ever.

use std::sync::LazyLock;

/// Where the style sheet is served; the query changes whenever a rule changes.
pub static CSS_HREF: LazyLock<String> =
    LazyLock::new(|| format!("/assets/look.css?v={:016x}", fnv(CSS.as_bytes())));

/// Where the script of the running minutes is served.
pub static POINTS_HREF: LazyLock<String> =
    LazyLock::new(|| format!("/assets/points.js?v={:016x}", fnv(POINTS.as_bytes())));

/// Keeps what is typed on a point; the page works without it.
pub const POINTS: &str = include_str!("../../assets/js/points.js");

/// Where the script of the cards of a note is served.
pub static CARDS_HREF: LazyLock<String> =
    LazyLock::new(|| format!("/assets/cards.js?v={:016x}", fnv(CARDS.as_bytes())));

/// The keys by which cards are gone through; the page works without it.
pub const CARDS: &str = include_str!("../../assets/js/cards.js");

/// The whole style sheet: base, tables, grades, forms, print, in this order.
pub const CSS: &str = concat!(
    include_str!("../../assets/css/base.css"),
    include_str!("../../assets/css/table.css"),
    include_str!("../../assets/css/grade.css"),
    include_str!("../../assets/css/form.css"),
    include_str!("../../assets/css/print.css"),
);

/// The font files (woff2, OFL-1.1), by the name that stands in `/assets/fonts/<name>`.
const FONTS: [(&str, &[u8]); 4] = [
    (
        "noto-sans-devanagari-400.woff2",
        include_bytes!("../../assets/fonts/noto-sans-devanagari-400.woff2"),
    ),
    (
        "noto-sans-devanagari-600.woff2",
        include_bytes!("../../assets/fonts/noto-sans-devanagari-600.woff2"),
    ),
    ("noto-sans-latin-400.woff2", include_bytes!("../../assets/fonts/noto-sans-latin-400.woff2")),
    ("noto-sans-latin-600.woff2", include_bytes!("../../assets/fonts/noto-sans-latin-600.woff2")),
];

/// The licence under which the fonts are given on, served at `/assets/fonts/OFL.txt`.
pub const FONT_LICENCE: &str = include_str!("../../assets/fonts/OFL.txt");

/// The bytes of a font file, or `None` when no such file is carried.
#[must_use]
pub fn font(name: &str) -> Option<&'static [u8]> {
    FONTS.iter().find(|(carried, _)| *carried == name).map(|(_, bytes)| *bytes)
}

/// FNV-1a, 64 bits: enough to tell one sheet from the next, no secret is kept with it.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
