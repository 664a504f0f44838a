//! `evidence-filed`; and a piece of evidence, which its view keeps in the same shape. What it is about
//! stands under the word of its kind, so that more than directives can have evidence.

use domain::directive::DirectiveId;
use domain::evidence::{Claimed, File, FileKind, NewEvidence, Spot};
use domain::fact::Fact;
use domain::post::PostId;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::shared::{day, of_word};
use super::{Fault, Read};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filed {
    about: About,
    owner: i64,
    words: String,
    piece: Piece,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum About {
    Directive(i64),
}

/// A file that was handed in, with what it claims of itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kept {
    sha256: String,
    name: String,
    kind: String,
    n_bytes: i64,
    /// By the clock of the camera, without a zone.
    taken_at: Option<String>,
    /// Millionths of a degree, north and east.
    spot: Option<(i64, i64)>,
}

/// A piece under its word.
#[derive(Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Piece {
    File(Kept),
    Document { number: String, dated_on: String, subject: String },
    RegisterRow { register: String, row: String },
}

impl From<&NewEvidence> for Filed {
    fn from(given: &NewEvidence) -> Self {
        Self {
            about: About::Directive(given.directive.0),
            owner: given.owner.0,
            words: given.words.clone(),
            piece: Piece::from(&given.piece),
        }
    }
}

impl Filed {
    pub(crate) fn fact(self) -> Read<Fact> {
        let About::Directive(directive) = self.about;
        Ok(Fact::EvidenceFiled(NewEvidence {
            directive: DirectiveId(directive),
            owner: PostId(self.owner),
            words: self.words,
            piece: self.piece.piece()?,
        }))
    }
}

impl From<File> for Kept {
    fn from(File { sha256, name, kind, n_bytes, claimed }: File) -> Self {
        Self {
            sha256,
            name,
            kind: kind.word().to_owned(),
            n_bytes,
            taken_at: claimed.at.map(|at| at.to_string()),
            spot: claimed.spot.map(|spot| (spot.north(), spot.east())),
        }
    }
}

impl Kept {
    pub(super) fn file(self) -> Read<File> {
        let claimed = Claimed {
            at: self.taken_at.as_deref().map(wall_time).transpose()?,
            spot: self.spot.map(on_earth).transpose()?,
        };
        let kind = of_word(&self.kind, FileKind::of_word)?;
        Ok(File { sha256: self.sha256, name: self.name, kind, n_bytes: self.n_bytes, claimed })
    }
}

impl From<&domain::evidence::Piece> for Piece {
    fn from(piece: &domain::evidence::Piece) -> Self {
        use domain::evidence::Piece as Given;
        match piece.clone() {
            Given::File(file) => Self::File(file.into()),
            Given::Document { number, dated_on, subject } => {
                Self::Document { number, dated_on: dated_on.to_string(), subject }
            }
            Given::RegisterRow { register, row } => Self::RegisterRow { register, row },
        }
    }
}

impl Piece {
    pub(crate) fn piece(self) -> Read<domain::evidence::Piece> {
        use domain::evidence::Piece as Given;
        Ok(match self {
            Self::File(kept) => Given::File(kept.file()?),
            Self::Document { number, dated_on, subject } => {
                Given::Document { number, dated_on: day(&dated_on)?, subject }
            }
            Self::RegisterRow { register, row } => Given::RegisterRow { register, row },
        })
    }
}

/// A time without a zone by its ISO text, in the one way in which it is written.
fn wall_time(text: &str) -> Read<DateTime> {
    text.parse::<DateTime>()
        .ok()
        .filter(|at| at.to_string() == text)
        .ok_or_else(|| Fault::new(format!("{text:?} is no time")))
}

fn on_earth((north, east): (i64, i64)) -> Read<Spot> {
    Spot::new(north, east).ok_or_else(|| Fault::new(format!("{north}, {east} is nowhere")))
}
