//! A note as a file: the words of a plain text, of a DOCX or of a PDF with a text layer. What holds no words (a
//! scan, a photo, a locked file) is recognised and called by its name, so that a page can say what to do. It
//! recognises no letters in pictures, opens no file of the machine, and reads no more than its limits allow.

mod docx;
mod paragraphs;
mod pdf;
mod text;

/// A larger file is no note: 10 MB.
pub const MOST_BYTES: usize = 10 << 20;
/// The most text that is taken out of a file, in bytes.
pub(crate) const MOST_TEXT: usize = 4 << 20;
/// The most that comes out of compression over all parts of a file, in bytes: a paper of 500 pages has less.
pub(crate) const MOST_INFLATED: usize = 24 << 20;

/// Why a file gives no words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Larger than [`MOST_BYTES`], or more inside than any note holds.
    TooLarge,
    /// A PDF of pictures: scanned, with no text behind it.
    Scanned,
    /// A PDF whose letters have no text behind them, or the wrong one.
    NoLetters,
    /// Needs a password.
    Locked,
    /// A document of the old Word (.doc).
    OldWord,
    /// A photo or a scan as a picture.
    Picture,
    /// Begins as a DOCX or PDF and does not go on as one.
    Damaged,
    /// Neither text nor a document of words.
    NoText,
}

/// The words of a file, a paragraph on each line. What it is is told by its first bytes, never by its name.
///
/// # Errors
/// What the file is instead of a note.
pub fn text_of(bytes: &[u8]) -> Result<String, Unread> {
    if bytes.len() > MOST_BYTES {
        return Err(Unread::TooLarge);
    }
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or_default();
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return pdf::text_of(bytes);
    }
    if head.starts_with(b"PK\x03\x04") {
        return docx::text_of(bytes);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Unread::OldWord);
    }
    if PICTURES.iter().any(|first| head.starts_with(first)) {
        return Err(Unread::Picture);
    }
    text::of(bytes)
}

/// How JPEG, PNG, GIF, TIFF (two orders) and WebP begin.
const PICTURES: [&[u8]; 6] = [b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"];
