//! How the marks of a line came about, step by step: counts, percent, bands, weight, share of the whole
//! card, and the order that made the rule. The page, the paper and the API print this and compute nothing.

use domain::figure::{Blank, Cell};
use domain::grade::{Bound, Letter, Method};
use domain::name::Name;
use domain::norm::{PackRef, Validity};
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::PlaceCode;
use domain::scheme::SchemeCode;
use domain::scorecard::{Aside, Line, Outcome, Scorecard};

/// One band of the method as it is printed beside a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandRow {
    pub letter: Letter,
    /// In hundredths of a percent.
    pub low: Option<Bound>,
    pub high: Option<Bound>,
    pub marks_hundredths: i64,
    /// Whether the line stands in this band.
    pub is_hit: bool,
}

/// Why a line has its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// By its exact ratio.
    Counts(Ratio),
    /// There was a target and no report: the lowest band.
    NotReported,
    /// It does not count.
    Out(Blank),
    /// It has a percent that the method does not grade.
    Aside(Ratio, Aside),
}

/// The derivation of one line of a scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    pub place: PlaceCode,
    pub period: Period,
    pub scheme: SchemeCode,
    pub target: Cell,
    pub achieved: Cell,
    pub ground: Ground,
    /// For show only: hundredths of a percent, half up.
    pub percent_hundredths: Option<i64>,
    /// What was marked, where it is not the percent: percent points risen, or the place between two
    /// ends. For show only, in hundredths.
    pub value_hundredths: Option<i64>,
    pub bands: Vec<BandRow>,
    pub letter: Option<Letter>,
    /// Marks before weighing, and the most that a line can get, in hundredths.
    pub marks_hundredths: Option<i64>,
    pub best_marks_hundredths: i64,
    pub weight: i64,
    /// Weight × marks and weight × full marks, in hundredths; zero when the line is out.
    pub weighted_hundredths: i64,
    pub weighted_full_hundredths: i64,
    /// What the line adds to the card's score, as a share of the card's full marks.
    pub share: Option<Ratio>,
    pub short_of_best: i64,
    pub method: MethodRef,
}

/// The method by which a line was graded, as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodRef {
    pub code: String,
    pub name: Name,
    pub scale: i64,
    pub validity: Validity,
    /// The order from which it is taken.
    pub source: String,
    pub is_default: bool,
    pub pack: PackRef,
}

/// The derivation of a line of this card, which was graded by this method.
#[must_use]
pub fn derivation(card: &Scorecard, line: &Line, method: &Method) -> Derivation {
    let ground = match &line.outcome {
        Outcome::Graded { ratio, .. } => Ground::Counts(*ratio),
        Outcome::NotReported { .. } => Ground::NotReported,
        Outcome::Out(blank) => Ground::Out(*blank),
        Outcome::Aside { ratio, why } => Ground::Aside(*ratio, *why),
    };
    let marks = line.outcome.marks_hundredths();
    let best = method.full_marks_hundredths();
    let weighted = line.weighted_hundredths.unwrap_or(0);
    let share = Ratio::new(weighted.into(), card.full_marks_hundredths.into());
    Derivation {
        place: card.place,
        period: card.period,
        scheme: line.scheme.clone(),
        target: line.target,
        achieved: line.achieved,
        ground,
        percent_hundredths: match ground {
            Ground::Counts(ratio) | Ground::Aside(ratio, _) => Some(ratio.percent_hundredths()),
            Ground::NotReported | Ground::Out(_) => None,
        },
        value_hundredths: line.value.map(Ratio::percent_hundredths),
        bands: bands(method, line),
        letter: line.outcome.letter().cloned(),
        marks_hundredths: marks,
        best_marks_hundredths: best,
        weight: line.weight,
        weighted_hundredths: weighted,
        weighted_full_hundredths: line.weighted_full_hundredths,
        share: marks.and(share),
        short_of_best: line.short_of_best,
        method: cited(method),
    }
}

fn bands(method: &Method, line: &Line) -> Vec<BandRow> {
    let hit = match &line.outcome {
        Outcome::Graded { ratio, .. } => {
            method.line_band(line.value.unwrap_or(*ratio)).or_else(|| method.lowest_band())
        }
        Outcome::NotReported { .. } => method.lowest_band(),
        Outcome::Out(_) | Outcome::Aside { .. } => None,
    };
    let row = |band: &domain::grade::Band| BandRow {
        letter: band.letter.clone(),
        low: band.low,
        high: band.high,
        marks_hundredths: band.marks_hundredths,
        is_hit: hit.is_some_and(|hit| std::ptr::eq(hit, band)),
    };
    method.line_bands.iter().map(row).collect()
}

fn cited(method: &Method) -> MethodRef {
    MethodRef {
        code: method.code.clone(),
        name: method.name.clone(),
        scale: method.scale,
        validity: method.validity,
        source: method.source.clone(),
        is_default: method.is_default,
        pack: method.pack.clone(),
    }
}
