//! What the forms that ask for an explanation send, read into what `desk` takes.

use desk::Books;
use desk::explanations::{About, Draft};
use domain::directive::DirectiveId;
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::persistence::FindingKey;
use domain::place::PlaceCode;
use domain::review::ReviewId;
use domain::scheme::SchemeCode;
use serde::Deserialize;

/// A draft as it is asked for; each kind of cause needs some of the fields.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct DraftSent {
    asked: String,
    about: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    scheme: String,
    #[serde(default)]
    indicator: String,
    #[serde(default)]
    period: String,
    review: Option<i64>,
    directive: Option<i64>,
    #[serde(default)]
    words: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    at: String,
}

impl DraftSent {
    pub(super) fn draft<M>(&self, books: &mut Books<'_, '_, M>) -> desk::Result<Draft> {
        let asked = desk::posts::by_slug(books, &self.asked)?;
        let place = match self.place.as_str() {
            "" => asked.place,
            slug => books.known.place(slug)?.code,
        };
        let scheme = || SchemeCode::new(&self.scheme);
        let period = || period(&self.period);
        let about = match self.about.as_str() {
            "grade" => About::Grade { scheme: scheme(), period: period()? },
            "absence" => About::Absence,
            "overdue" => About::Overdue,
            "short-figure" => About::ShortFigure {
                indicator: IndicatorCode::new(&self.indicator),
                period: period()?,
            },
            "finding" => About::Finding(key(&self.rule, place, &self.scheme, &self.at)?),
            "words" => About::Words(self.words.clone()),
            _ => return Err(desk::Error::NotFound),
        };
        let review = self.review.map(ReviewId);
        let directive = self.directive.map(DirectiveId);
        Ok(Draft { asked: asked.id, about, place, review, directive })
    }
}

/// A finding by its key, and why it is put away.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct FindingSent {
    rule: String,
    place: String,
    #[serde(default)]
    scheme: String,
    at: String,
    #[serde(default)]
    pub(super) reason: String,
}

impl FindingSent {
    pub(super) fn key<M>(&self, books: &Books<'_, '_, M>) -> desk::Result<FindingKey> {
        key(&self.rule, books.known.place(&self.place)?.code, &self.scheme, &self.at)
    }
}

fn key(rule: &str, place: PlaceCode, scheme: &str, at: &str) -> desk::Result<FindingKey> {
    let scheme = (!scheme.is_empty()).then(|| SchemeCode::new(scheme));
    Ok(FindingKey { rule: rule.to_owned(), place, scheme, at: period(at)? })
}

fn period(text: &str) -> desk::Result<Period> {
    Period::read(text).ok_or(desk::Error::NotFound)
}
