//! Where the EXIF block lies in a file: in a segment of a JPEG, a chunk of a PNG or of a WebP. The parts
//! are hopped over by their lengths, forward only.

use domain::evidence::FileKind;

/// How many parts of a file are looked at. Cameras write the block among the first few.
const PARTS: usize = 256;

const EXIF_MARK: &[u8] = b"Exif\0\0";

/// The EXIF block of a file, a TIFF structure; `None` when there is none among the first parts.
pub(crate) fn exif(bytes: &[u8], kind: FileKind) -> Option<&[u8]> {
    match kind {
        FileKind::Jpeg => in_jpeg(bytes),
        FileKind::Png => in_png(bytes),
        FileKind::Webp => in_webp(bytes),
        FileKind::Pdf => None,
    }
}

/// `FF`, a mark, a length of two bytes that counts itself, the content.
fn in_jpeg(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    for _ in 0..PARTS {
        let [0xFF, mark, high, low, ..] = *rest else { return None };
        // The picture itself begins, or ends: what follows is not made of parts.
        if matches!(mark, 0xD9 | 0xDA) {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let content = rest.get(4..length + 2)?;
        if mark == 0xE1 && content.starts_with(EXIF_MARK) {
            return content.get(EXIF_MARK.len()..);
        }
        rest = rest.get(length + 2..)?;
    }
    None
}

/// A length of four bytes, a name, the content, a checksum of four bytes.
fn in_png(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(8..)?;
    for _ in 0..PARTS {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let end = length.checked_add(8)?;
        let content = rest.get(8..end)?;
        match rest.get(4..8)? {
            b"eXIf" => return Some(content),
            b"IEND" => return None,
            _ => rest = rest.get(end.checked_add(4)?..)?,
        }
    }
    None
}

/// A name, a length of four bytes, the content, a byte more where the length is odd.
fn in_webp(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(12..)?;
    for _ in 0..PARTS {
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let end = length.checked_add(8)?;
        let content = rest.get(8..end)?;
        if rest.starts_with(b"EXIF") {
            return Some(content.strip_prefix(EXIF_MARK).unwrap_or(content));
        }
        rest = rest.get(end.checked_add(length % 2)?..)?;
    }
    None
}
