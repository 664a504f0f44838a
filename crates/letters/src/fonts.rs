//! The four faces that every paper is set in, carried inside the program (OFL-1.1, see
//! `fonts/OFL.txt`). They are parsed once; a font of the machine is never looked for, so a letter
//! looks the same wherever it is issued.

use std::sync::OnceLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

static FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Bold.ttf"),
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
];

/// The parsed faces with the catalogue that Typst chooses from.
pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Vec<Font>,
}

/// The fonts, parsed at the first call.
pub(crate) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let faces: Vec<Font> =
            FACES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect();
        assert_eq!(faces.len(), FACES.len(), "each font file holds one face");
        Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
    })
}

/// Whether a letter can be printed: one of the regular and one of the bold faces has it.
pub(crate) fn has_glyph(letter: char) -> bool {
    let code = u32::from(letter);
    let has = |face: usize| {
        fonts().faces.get(face).is_some_and(|face| face.info().coverage.contains(code))
    };
    (has(0) && has(1)) || (has(2) && has(3))
}
