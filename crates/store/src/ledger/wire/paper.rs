//! `paper-issued`: all that a paper beside the minutes says, already worded.

use domain::fact::Fact;
use domain::minutes::LetterNumber;
use domain::paper::{self, Paper, PaperKind, Set};
use domain::period::Fy;
use domain::review::ReviewId;
use serde::{Deserialize, Serialize};

use super::minutes::Number;
use super::shared::{Name, VocabularyWord, day, of_word};
use super::{Fault, Read};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issued {
    review: i64,
    kind: String,
    vocabulary: VocabularyWord,
    office: Name,
    place: Name,
    number: Number,
    issued_on: String,
    title: Name,
    particulars: Vec<(Name, Name)>,
    paragraphs: Vec<Name>,
    columns: Vec<Column>,
    rows: Vec<Vec<Name>>,
    signed_by: Name,
    signed_post: Name,
    copy_to: Vec<Name>,
    check_at: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Column {
    head: Name,
    share: i64,
    set: SetWord,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SetWord {
    Words,
    Numbers,
}

impl Issued {
    pub(crate) fn of(review: ReviewId, paper: &Paper) -> Self {
        Self {
            review: review.0,
            kind: paper.kind.word().to_owned(),
            vocabulary: paper.vocabulary.into(),
            office: (&paper.office).into(),
            place: (&paper.place).into(),
            number: paper.number.into(),
            issued_on: paper.issued_on.to_string(),
            title: (&paper.title).into(),
            particulars: paper.particulars.iter().map(|(a, b)| (a.into(), b.into())).collect(),
            paragraphs: paper.paragraphs.iter().map(Name::from).collect(),
            columns: paper.table.columns.iter().map(Column::from).collect(),
            rows: paper.table.rows.iter().map(|row| row.iter().map(Name::from).collect()).collect(),
            signed_by: (&paper.signed_by).into(),
            signed_post: (&paper.signed_post).into(),
            copy_to: paper.copy_to.iter().map(Name::from).collect(),
            check_at: paper.check_at.clone(),
        }
    }

    pub(crate) fn fact(self) -> Read<Fact> {
        let n_columns = self.columns.len();
        if self.rows.iter().any(|row| row.len() != n_columns) {
            return Err(Fault::new("a row has not a cell for each column"));
        }
        let paper = Paper {
            kind: of_word(&self.kind, PaperKind::of_word)?,
            vocabulary: self.vocabulary.into(),
            office: self.office.into(),
            place: self.place.into(),
            number: LetterNumber { fy: Fy(self.number.fy), n: self.number.n },
            issued_on: day(&self.issued_on)?,
            title: self.title.into(),
            particulars: self.particulars.into_iter().map(|(a, b)| (a.into(), b.into())).collect(),
            paragraphs: read_names(self.paragraphs),
            table: paper::Table {
                columns: self.columns.into_iter().map(Column::column).collect(),
                rows: self.rows.into_iter().map(read_names).collect(),
            },
            signed_by: self.signed_by.into(),
            signed_post: self.signed_post.into(),
            copy_to: read_names(self.copy_to),
            check_at: self.check_at,
        };
        Ok(Fact::PaperIssued { review: ReviewId(self.review), paper: Box::new(paper) })
    }
}

impl From<&paper::Column> for Column {
    fn from(column: &paper::Column) -> Self {
        Self {
            head: (&column.head).into(),
            share: column.share,
            set: match column.set {
                Set::Words => SetWord::Words,
                Set::Numbers => SetWord::Numbers,
            },
        }
    }
}

impl Column {
    fn column(self) -> paper::Column {
        paper::Column {
            head: self.head.into(),
            share: self.share,
            set: match self.set {
                SetWord::Words => Set::Words,
                SetWord::Numbers => Set::Numbers,
            },
        }
    }
}

fn read_names(names: Vec<Name>) -> Vec<domain::name::Name> {
    names.into_iter().map(domain::name::Name::from).collect()
}
