//! One line of a card, and how its marks came about: the counts, the bands, the one that was hit, and
//! the order that made the method.

use desk::{Known, wording};
use domain::grade;
use domain::percent::Ratio;
use domain::scorecard::{self, Outcome, Rank, Scorecard};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::wire::{self, Cell, Name, PlaceRef};
use crate::shown;

/// One programme line of a card.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Line {
    #[schema(example = "bank-linkage")]
    scheme: String,
    name: Name,
    department: Option<Name>,
    /// `count` or `paise`.
    unit: &'static str,
    /// For the whole year, where one is allotted.
    target_year: Cell,
    /// To the end of the period: what the line is held against.
    target: Cell,
    achieved: Cell,
    /// For show only, half up; the grade is made from the counts.
    #[schema(example = 7890)]
    percent_hundredths: Option<i64>,
    /// What was marked, where the method does not mark the percent: percent points risen, or the place
    /// between two ends. For show only.
    value_hundredths: Option<i64>,
    /// None when the line does not count.
    letter: Option<String>,
    marks_hundredths: Option<i64>,
    weight: i64,
    /// How many more bring full marks; zero when there.
    short_of_best: i64,
    /// Its rank for this line among the places beside it, and how many of them are ranked.
    rank: Option<usize>,
    among: Option<usize>,
    /// Places below that were expected to report and did not.
    not_reported: Vec<PlaceRef>,
    /// Some of the figures were made up to add to a stated total.
    is_synthetic: bool,
    derivation: Derivation,
}

/// How the marks of a line came about.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Derivation {
    /// `counts` (by the exact ratio), `not-reported` (a target and no report: lowest band), or the name
    /// of the blank by which the line does not count.
    ground: &'static str,
    /// The exact ratio.
    part: Option<i64>,
    whole: Option<i64>,
    /// Best first.
    bands: Vec<Band>,
    /// Marks before weighing, and the most that a line can get.
    marks_hundredths: Option<i64>,
    best_marks_hundredths: i64,
    /// Weight × marks and weight × most marks; zero when the line does not count.
    weighted_hundredths: i64,
    weighted_full_hundredths: i64,
    method: Method,
}

/// A band of percent, with its marks.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Band {
    letter: String,
    /// None where it reaches down to everything.
    low: Option<Bound>,
    /// None where it reaches up without end.
    high: Option<Bound>,
    marks_hundredths: i64,
    /// Whether the line stands in this band.
    is_hit: bool,
}

/// One end of a band.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Bound {
    /// Of a percent.
    hundredths: i64,
    inclusive: bool,
}

impl From<grade::Bound> for Bound {
    fn from(bound: grade::Bound) -> Self {
        Self { hundredths: bound.hundredths, inclusive: bound.inclusive }
    }
}

/// A method of grading, as it is cited.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Method {
    code: String,
    name: Name,
    /// What a score is out of.
    scale: i64,
    /// The order from which it is taken.
    source: String,
    #[schema(format = Date)]
    valid_from: String,
    /// None while it holds without end.
    #[schema(format = Date)]
    valid_to: Option<String>,
    /// Whether the cut-offs are editable defaults, because none were published.
    is_default: bool,
    pack: Pack,
}

/// A pack of rules and its version.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Pack {
    id: String,
    version: String,
}

/// A method as it is cited.
pub(super) fn method(method: &grade::Method) -> Method {
    Method {
        code: method.code.clone(),
        name: (&method.name).into(),
        scale: method.scale,
        source: method.source.clone(),
        valid_from: wire::day(method.validity.from),
        valid_to: method.validity.to.map(wire::day),
        is_default: method.is_default,
        pack: Pack { id: method.pack.id.clone(), version: method.pack.version.clone() },
    }
}

/// A line of a card that was graded by this method.
pub(super) fn line(
    known: &Known,
    card: &Scorecard,
    line: &scorecard::Line,
    method: &grade::Method,
    rank: Option<Rank>,
) -> Line {
    let scheme = known.book.scheme(&line.scheme);
    let is_synthetic =
        scheme.is_some_and(|scheme| known.has_synthetic(&scheme.achieved, card.period, card.place));
    Line {
        scheme: line.scheme.to_string(),
        name: wording::scheme(known, &line.scheme).into(),
        department: scheme.map(|scheme| (&scheme.department).into()),
        unit: wire::unit(shown::unit(known, scheme)),
        target_year: line.target_year.into(),
        target: line.target.into(),
        achieved: line.achieved.into(),
        percent_hundredths: line.outcome.ratio().map(Ratio::percent_hundredths),
        value_hundredths: line.value.map(Ratio::percent_hundredths),
        letter: line.outcome.letter().map(ToString::to_string),
        marks_hundredths: line.outcome.marks_hundredths(),
        weight: line.weight,
        short_of_best: line.short_of_best,
        rank: rank.map(|rank| rank.rank),
        among: rank.map(|rank| rank.among),
        not_reported: line.not_reported.iter().map(|code| wire::place(known, *code)).collect(),
        is_synthetic,
        derivation: derivation(line, method),
    }
}

fn derivation(line: &scorecard::Line, by: &grade::Method) -> Derivation {
    let (ground, ratio) = match &line.outcome {
        Outcome::Graded { ratio, .. } => ("counts", Some(*ratio)),
        Outcome::NotReported { .. } => ("not-reported", None),
        Outcome::Out(blank) => (blank.word(), None),
        Outcome::Aside { ratio, why } => (why.word(), Some(*ratio)),
    };
    let hit = match &line.outcome {
        Outcome::Graded { ratio, .. } => {
            by.line_band(line.value.unwrap_or(*ratio)).or_else(|| by.lowest_band())
        }
        Outcome::NotReported { .. } => by.lowest_band(),
        Outcome::Out(_) | Outcome::Aside { .. } => None,
    };
    let band = |band: &grade::Band| Band {
        letter: band.letter.to_string(),
        low: band.low.map(Bound::from),
        high: band.high.map(Bound::from),
        marks_hundredths: band.marks_hundredths,
        is_hit: hit.is_some_and(|hit| std::ptr::eq(hit, band)),
    };
    let marks = line.outcome.marks_hundredths();
    let best = by.full_marks_hundredths();
    Derivation {
        ground,
        part: ratio.and_then(|ratio| i64::try_from(ratio.part()).ok()),
        whole: ratio.and_then(|ratio| i64::try_from(ratio.whole()).ok()),
        bands: by.line_bands.iter().map(band).collect(),
        marks_hundredths: marks,
        best_marks_hundredths: best,
        weighted_hundredths: line.weighted_hundredths.unwrap_or(0),
        weighted_full_hundredths: line.weighted_full_hundredths,
        method: method(by),
    }
}
