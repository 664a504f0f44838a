//! The letter that asks for an explanation: all that it says, so that it can be made again byte for byte.

use domain::explanation::Addressee;
use domain::explanation::notice;
use domain::letter::LetterNumber;
use domain::period::Fy;
use serde::{Deserialize, Serialize};

use crate::ledger::wire::Read;
use crate::ledger::wire::shared::{Name, VocabularyWord, day};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Notice {
    vocabulary: VocabularyWord,
    office: Name,
    number: Number,
    issued_on: String,
    to: Whom,
    subject: Name,
    references: Vec<Name>,
    body: Vec<Name>,
    rows: Vec<Row>,
    reply_days: i64,
    reply_by: String,
    signed: Whom,
    copy_to: Vec<Name>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Number {
    fy: i16,
    n: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whom {
    post: Name,
    holder: Name,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    what: Name,
    target: Name,
    achieved: Name,
    percent: Name,
    grade: Name,
}

impl From<&notice::Notice> for Notice {
    fn from(given: &notice::Notice) -> Self {
        Self {
            vocabulary: given.vocabulary.into(),
            office: (&given.office).into(),
            number: Number { fy: given.number.fy.0, n: given.number.n },
            issued_on: given.issued_on.to_string(),
            to: (&given.to).into(),
            subject: (&given.subject).into(),
            references: names(&given.references),
            body: names(&given.body),
            rows: given.rows.iter().map(Row::from).collect(),
            reply_days: given.reply_days,
            reply_by: given.reply_by.to_string(),
            signed: (&given.signed).into(),
            copy_to: names(&given.copy_to),
        }
    }
}

impl Notice {
    pub(crate) fn notice(self) -> Read<notice::Notice> {
        Ok(notice::Notice {
            vocabulary: self.vocabulary.into(),
            office: self.office.into(),
            number: LetterNumber { fy: Fy(self.number.fy), n: self.number.n },
            issued_on: day(&self.issued_on)?,
            to: self.to.into(),
            subject: self.subject.into(),
            references: read_names(self.references),
            body: read_names(self.body),
            rows: self.rows.into_iter().map(Row::row).collect(),
            reply_days: self.reply_days,
            reply_by: day(&self.reply_by)?,
            signed: self.signed.into(),
            copy_to: read_names(self.copy_to),
        })
    }
}

impl From<&Addressee> for Whom {
    fn from(whom: &Addressee) -> Self {
        Self { post: (&whom.post).into(), holder: (&whom.holder).into() }
    }
}

impl From<Whom> for Addressee {
    fn from(whom: Whom) -> Self {
        Self { post: whom.post.into(), holder: whom.holder.into() }
    }
}

impl From<&notice::NoticeRow> for Row {
    fn from(row: &notice::NoticeRow) -> Self {
        Self {
            what: (&row.what).into(),
            target: (&row.target).into(),
            achieved: (&row.achieved).into(),
            percent: (&row.percent).into(),
            grade: (&row.grade).into(),
        }
    }
}

impl Row {
    fn row(self) -> notice::NoticeRow {
        notice::NoticeRow {
            what: self.what.into(),
            target: self.target.into(),
            achieved: self.achieved.into(),
            percent: self.percent.into(),
            grade: self.grade.into(),
        }
    }
}

fn names(given: &[domain::name::Name]) -> Vec<Name> {
    given.iter().map(Name::from).collect()
}

fn read_names(names: Vec<Name>) -> Vec<domain::name::Name> {
    names.into_iter().map(domain::name::Name::from).collect()
}
