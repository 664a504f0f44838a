//! Writing what is said on a point, while others may be writing on it too.

use domain::fact::Fact;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use domain::saying::{Saving, saving};
use store::Write;

use super::{point, writable};
use crate::desk::Books;
use crate::error::Result;

/// What a writer sends: the words, the version that was read, and the other words joined in these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub words: String,
    /// The version of the words when they were read; 0 where there were none.
    pub base: i64,
    pub joins: Vec<i64>,
}

/// What became of a saving, with the version of the words that now stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// They are the words of the point: the next saving is based on this version.
    Stands { version: i64 },
    /// Someone wrote meanwhile: they are kept beside, and wait to be joined.
    Beside { version: i64 },
}

/// Keeps what was said on a point. Nothing is ever overwritten: words based on an older version stand
/// beside the newer ones until someone joins them.
///
/// # Errors
/// No such point, or the sitting takes no more.
pub fn save_words(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    n: i64,
    sent: &Said,
) -> Result<Kept> {
    writable(books, review)?;
    let words = point(books, review, n)?.words;
    let said = sent.words.trim().to_owned();
    let base = sent.base;
    match saving(&words, base, &said, &sent.joins) {
        Saving::Kept if words.said != said => return Ok(Kept::Beside { version: words.version }),
        Saving::Kept => {}
        Saving::Replaces { joins } => {
            books.record(&Fact::PointRecorded { review, n, said, base, joins })?;
        }
        Saving::StandsBeside => {
            books.record(&Fact::PointDiffered { review, n, said, base })?;
            return Ok(Kept::Beside { version: words.version });
        }
    }
    Ok(Kept::Stands { version: point(books, review, n)?.words.version })
}

/// Writes what was said on a point on the words as they stand, for whoever reads and writes in one step.
///
/// # Errors
/// No such point, the sitting takes no more, or two wordings wait to be joined.
pub fn record_point(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    n: i64,
    said: &str,
) -> Result<()> {
    let base = point(books, review, n)?.words.version;
    let sent = Said { words: said.to_owned(), base, joins: Vec::new() };
    match save_words(books, review, n, &sent)? {
        Kept::Beside { .. } => Err(Refusal::WordsNotJoined { n }.into()),
        Kept::Stands { .. } => Ok(()),
    }
}
