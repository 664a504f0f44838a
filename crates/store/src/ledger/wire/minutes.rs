//! `minutes-issued` and `minutes-approved`: all that the paper says, so that it can be made again byte for byte.

use domain::directive::State;
use domain::minutes::{self, LetterNumber, Minutes};
use domain::period::Fy;
use domain::review::{Presence, ReviewId};
use serde::{Deserialize, Serialize};

use super::Read;
use super::agenda::Seen;
use super::shared::{Name, VocabularyWord, day, each, of_word};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Issued {
    review: i64,
    vocabulary: VocabularyWord,
    office: Name,
    series: Name,
    place: Name,
    held_on: String,
    issued_on: String,
    venue: Name,
    chair_post: Name,
    chair_name: Name,
    number: Number,
    attendance: Vec<Attended>,
    brought_forward: Vec<Brought>,
    points: Vec<Point>,
    copy_to: Vec<Name>,
    figures_known_to: i64,
    check_at: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Number {
    pub(crate) fy: i16,
    pub(crate) n: i64,
}

impl From<LetterNumber> for Number {
    fn from(number: LetterNumber) -> Self {
        Self { fy: number.fy.0, n: number.n }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attended {
    post: Name,
    who: Name,
    presence: String,
    leave: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    number: i64,
    words: String,
    owners: Vec<Name>,
    due_on: Option<String>,
    report: String,
    state: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    n: i64,
    title: Name,
    reason: Name,
    seen: Option<Seen>,
    said: String,
    directives: Vec<Directive>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Directive {
    number: i64,
    words: String,
    owners: Vec<Name>,
    place: Name,
    deadline_words: String,
    due_on: Option<String>,
}

impl Issued {
    pub(crate) fn of(review: ReviewId, given: &Minutes) -> Self {
        Self {
            review: review.0,
            vocabulary: given.vocabulary.into(),
            office: (&given.office).into(),
            series: (&given.series).into(),
            place: (&given.place).into(),
            held_on: given.held_on.to_string(),
            issued_on: given.issued_on.to_string(),
            venue: (&given.venue).into(),
            chair_post: (&given.chair_post).into(),
            chair_name: (&given.chair_name).into(),
            number: given.number.into(),
            attendance: given.attendance.iter().map(Attended::from).collect(),
            brought_forward: given.brought_forward.iter().map(Brought::from).collect(),
            points: given.points.iter().map(Point::from).collect(),
            copy_to: names(&given.copy_to),
            figures_known_to: given.figures_known_to,
            check_at: given.check_at.clone(),
        }
    }

    /// The sitting and what its minutes say.
    pub(crate) fn minutes(self) -> Read<(ReviewId, Box<Minutes>)> {
        let minutes = Minutes {
            vocabulary: self.vocabulary.into(),
            office: self.office.into(),
            series: self.series.into(),
            place: self.place.into(),
            held_on: day(&self.held_on)?,
            issued_on: day(&self.issued_on)?,
            venue: self.venue.into(),
            chair_post: self.chair_post.into(),
            chair_name: self.chair_name.into(),
            number: LetterNumber { fy: Fy(self.number.fy), n: self.number.n },
            attendance: each(self.attendance, Attended::attended)?,
            brought_forward: each(self.brought_forward, Brought::brought)?,
            points: each(self.points, Point::point)?,
            copy_to: read_names(self.copy_to),
            figures_known_to: self.figures_known_to,
            check_at: self.check_at,
        };
        Ok((ReviewId(self.review), Box::new(minutes)))
    }
}

impl From<&minutes::Attended> for Attended {
    fn from(line: &minutes::Attended) -> Self {
        Self {
            post: (&line.post).into(),
            who: (&line.who).into(),
            presence: line.presence.word().to_owned(),
            leave: line.leave.clone(),
        }
    }
}

impl Attended {
    fn attended(self) -> Read<minutes::Attended> {
        let presence = of_word(&self.presence, Presence::of_word)?;
        let (post, who) = (self.post.into(), self.who.into());
        Ok(minutes::Attended { post, who, presence, leave: self.leave })
    }
}

impl From<&minutes::BroughtForward> for Brought {
    fn from(brought: &minutes::BroughtForward) -> Self {
        Self {
            number: brought.number,
            words: brought.words.clone(),
            owners: names(&brought.owners),
            due_on: brought.due_on.map(|day| day.to_string()),
            report: brought.report.clone(),
            state: brought.state.word().to_owned(),
        }
    }
}

impl Brought {
    fn brought(self) -> Read<minutes::BroughtForward> {
        Ok(minutes::BroughtForward {
            number: self.number,
            words: self.words,
            owners: read_names(self.owners),
            due_on: self.due_on.as_deref().map(day).transpose()?,
            report: self.report,
            state: of_word(&self.state, State::of_word)?,
        })
    }
}

impl From<&minutes::PrintedPoint> for Point {
    fn from(point: &minutes::PrintedPoint) -> Self {
        Self {
            n: point.n,
            title: (&point.title).into(),
            reason: (&point.reason).into(),
            seen: point.seen.as_ref().map(Seen::from),
            said: point.said.clone(),
            directives: point.directives.iter().map(Directive::from).collect(),
        }
    }
}

impl Point {
    fn point(self) -> Read<minutes::PrintedPoint> {
        Ok(minutes::PrintedPoint {
            n: self.n,
            title: self.title.into(),
            reason: self.reason.into(),
            seen: self.seen.map(Seen::seen).transpose()?,
            said: self.said,
            directives: each(self.directives, Directive::directive)?,
        })
    }
}

impl From<&minutes::PrintedDirective> for Directive {
    fn from(printed: &minutes::PrintedDirective) -> Self {
        Self {
            number: printed.number,
            words: printed.words.clone(),
            owners: names(&printed.owners),
            place: (&printed.place).into(),
            deadline_words: printed.deadline_words.clone(),
            due_on: printed.due_on.map(|day| day.to_string()),
        }
    }
}

impl Directive {
    fn directive(self) -> Read<minutes::PrintedDirective> {
        Ok(minutes::PrintedDirective {
            number: self.number,
            words: self.words,
            owners: read_names(self.owners),
            place: self.place.into(),
            deadline_words: self.deadline_words,
            due_on: self.due_on.as_deref().map(day).transpose()?,
        })
    }
}

fn names(given: &[domain::name::Name]) -> Vec<Name> {
    given.iter().map(Name::from).collect()
}

fn read_names(names: Vec<Name>) -> Vec<domain::name::Name> {
    names.into_iter().map(domain::name::Name::from).collect()
}
