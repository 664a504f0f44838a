//! Evidence: what a report rests on. A photo or a scanned paper, a letter by its number, a row of a
//! register. Where and when a photo says it was taken is a claim of the camera and is kept as one; it
//! proves nothing by itself. What closes a directive stands in [`crate::directive::steps`].

use jiff::civil::{Date, DateTime};

use crate::directive::{Directive, DirectiveId};
use crate::post::PostId;
use crate::refusal::Refusal;
use crate::text;

/// The largest file, in bytes: 8 MB, a photo of a present-day phone at full size.
pub const FILE_LIMIT: usize = 8 * MEGABYTE;

/// How many files come with one report.
pub const FILES_LIMIT: usize = 5;

/// All files of one report together, in bytes: 20 MB.
pub const REPORT_LIMIT: usize = 20 * MEGABYTE;

/// A megabyte as files are measured here, in bytes.
pub const MEGABYTE: usize = 1024 * 1024;

/// The longest name under which a file is kept, in characters.
const NAME_LIMIT: usize = 120;

/// What a file is, by its first bytes and never by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    Jpeg,
    Png,
    Webp,
    Pdf,
}

impl FileKind {
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    /// The word in the ledger and the API. It never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    #[must_use]
    pub fn is_picture(self) -> bool {
        self != Self::Pdf
    }
}

/// A point on the earth, in millionths of a degree; north and east are positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    north: i64,
    east: i64,
}

impl Spot {
    /// `None` for what is no point of the earth, and for 0, 0, which a camera writes that found no satellite.
    #[must_use]
    pub fn new(north: i64, east: i64) -> Option<Self> {
        let is_on_earth = (-90_000_000..=90_000_000).contains(&north)
            && (-180_000_000..=180_000_000).contains(&east);
        (is_on_earth && (north, east) != (0, 0)).then_some(Self { north, east })
    }

    #[must_use]
    pub fn north(self) -> i64 {
        self.north
    }

    #[must_use]
    pub fn east(self) -> i64 {
        self.east
    }
}

/// What a file says of itself. Anyone can write it, so it is shown as a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// When it was taken, by the clock of the camera.
    pub at: Option<DateTime>,
    pub spot: Option<Spot>,
}

/// A file as it is known for ever: by its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// SHA-256 in lower-case hex.
    pub sha256: String,
    /// As [`file_name`] leaves it.
    pub name: String,
    pub kind: FileKind,
    pub n_bytes: i64,
    pub claimed: Claimed,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    File(File),
    /// A letter or report that was filed elsewhere, under its number.
    Document {
        number: String,
        dated_on: Date,
        subject: String,
    },
    /// A row of a register, named so that it can be found.
    RegisterRow {
        register: String,
        row: String,
    },
}

impl Piece {
    /// The word in the ledger, the tables and the API. It never changes.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::File(_) => "file",
            Self::Document { .. } => "document",
            Self::RegisterRow { .. } => "register-row",
        }
    }
}

/// A piece of evidence as it is filed with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvidence {
    pub directive: DirectiveId,
    /// The post that reports.
    pub owner: PostId,
    /// What was said with it.
    pub words: String,
    pub piece: Piece,
}

/// Decides whether `by` may file this on a directive.
///
/// # Errors
/// Another post's directive, one that is closed, a letter or row without its number, an empty file.
pub fn may_file(directive: &Directive, by: PostId, given: &NewEvidence) -> Result<(), Refusal> {
    if by != given.owner || !directive.is_owner(given.owner) {
        return Err(Refusal::NotTheOwner);
    }
    if !directive.is_open() {
        return Err(Refusal::DirectiveClosed);
    }
    match &given.piece {
        Piece::File(file) if file.n_bytes == 0 => Err(Refusal::FileEmpty),
        Piece::File(_) => Ok(()),
        Piece::Document { number: one, subject: other, .. }
        | Piece::RegisterRow { register: one, row: other } => {
            let is_whole = !one.trim().is_empty() && !other.trim().is_empty();
            if is_whole { Ok(()) } else { Err(Refusal::EvidenceUnnamed) }
        }
    }
}

/// Decides whether so many files of these sizes in bytes may come with one report.
///
/// # Errors
/// One that is empty or too large, too many, or too much in all.
pub fn may_hand_in(sizes: &[usize]) -> Result<(), Refusal> {
    if sizes.len() > FILES_LIMIT {
        return Err(Refusal::TooManyFiles { limit: FILES_LIMIT });
    }
    if sizes.contains(&0) {
        return Err(Refusal::FileEmpty);
    }
    if sizes.iter().any(|size| *size > FILE_LIMIT) {
        return Err(Refusal::FileTooLarge { limit_mb: FILE_LIMIT / MEGABYTE });
    }
    if sizes.iter().sum::<usize>() > REPORT_LIMIT {
        return Err(Refusal::FilesTooLarge { limit_mb: REPORT_LIMIT / MEGABYTE });
    }
    Ok(())
}

/// The name of a file without its folders, without signs that are not seen, and not longer than a line.
/// Empty when nothing is left.
#[must_use]
pub fn file_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|sign| !text::is_hidden(*sign)).collect();
    let plain = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.chars().count() <= NAME_LIMIT {
        return plain;
    }
    // The end is kept too, since it says what kind of file it was.
    let ending: Vec<char> = plain.chars().rev().take(10).collect();
    let head = plain.chars().take(NAME_LIMIT - 11);
    head.chain(['…']).chain(ending.into_iter().rev()).collect()
}
