//! What a photo or a scanned paper says of itself, read from its bytes: what kind of file it is, and
//! when and where its camera claims it was taken. No picture is decoded. Every table in a file is walked
//! once and to a fixed length, so that no file, however it was made, costs more than another.

mod container;
mod tiff;

use domain::evidence::{Claimed, FileKind};

/// The kind of a file by its first bytes; its name is not asked. `None` for anything that is not taken.
#[must_use]
pub fn kind(bytes: &[u8]) -> Option<FileKind> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(&[0xFF, 0xD8, 0xFF]) {
        return Some(FileKind::Jpeg);
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Some(FileKind::Png);
    }
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(FileKind::Webp);
    }
    begins(b"%PDF-").then_some(FileKind::Pdf)
}

/// When and where the file claims that it was taken; nothing for a PDF, or where it is not said plainly.
#[must_use]
pub fn claimed(bytes: &[u8], kind: FileKind) -> Claimed {
    container::exif(bytes, kind).map_or(Claimed::default(), tiff::claimed)
}
