//! The scorecard's pages: the card of a place in a month, how a line or the whole card was computed,
//! and the league of the child places. The first of them answers a chair who has ninety seconds.

use askama::Template;

use super::frame::Frame;
use super::month::{Change, Then};
use super::parts::{Grade, Link, Moved, Standing};
use super::picture::Svg;
use super::words::Words;

/// A place in a month: `/score/<place>/<yyyy-mm>`.
#[derive(Debug, Clone, Template)]
#[template(path = "scorecard/show.html")]
pub struct Show {
    pub words: Words,
    pub frame: Frame,
    /// From the state down to the place itself; the last is this page.
    pub crumbs: Vec<Link>,
    pub place: String,
    pub month: String,
    pub month_before: Option<Link>,
    pub month_after: Option<Link>,
    pub head: Head,
    /// Orders about places on which the comparison with the month before rests.
    pub compared: Vec<String>,
    pub departments: Vec<Department>,
    /// Lines for which nothing was ever said here, by name.
    pub silent: Vec<Link>,
    /// What the children are called: विकास खण्ड, ग्राम पंचायत.
    pub children_word: String,
    pub children: Vec<Child>,
    pub league_href: String,
    /// What the least work leads to.
    pub lift_head: String,
    pub lifts: Vec<Lift>,
    pub lift_list: Link,
    /// Parts of the card with a rank of their own; often none.
    pub sectors: Vec<Sector>,
    /// Directives of the last review that are still open.
    pub open: Vec<OpenDirective>,
    pub links: CardLinks,
    /// Where the card shows what was known earlier.
    pub then: Option<Then>,
    /// Since when the month is frozen, or that it is open; leads to the page of the month.
    pub frozen: Link,
}

/// The answer, first and large.
#[derive(Debug, Clone)]
pub struct Head {
    pub grade: Grade,
    pub score: String,
    pub out_of: String,
    /// How the whole score was computed.
    pub derivation_href: String,
    /// `None` when the place has no siblings with a score.
    pub standing: Option<Standing>,
    pub band: Svg,
    pub n_lines: String,
    /// One line on the month before ("पिछले माह A 33"); empty when there is none.
    pub before: String,
    /// What has lasted for months: the letter, a fall in rank; empty when nothing has.
    pub run: String,
    pub as_on: String,
    /// Child places whose figures are not reported, by name.
    pub missing: Vec<Link>,
    /// True when any figure on the card is made up to complete what was stated.
    pub is_synthetic: bool,
}

/// Where the buttons under the card lead.
#[derive(Debug, Clone)]
pub struct CardLinks {
    /// The card itself, as known now.
    pub here: String,
    /// The card as a workbook.
    pub xlsx: String,
    /// All that is known of the place, bound for the sitting.
    pub booklet: String,
    pub booklet_xlsx: String,
    pub agenda: String,
    /// Figures to check; `None` where the acting post does not see them.
    pub doubts: Option<Link>,
    /// Weekly targets.
    pub targets: String,
    pub sheet: String,
    pub json: String,
    /// Another norm or target, to be tried; empty for a place without places below.
    pub trial: String,
    /// What is known of the place.
    pub place: String,
    /// The clusters at or below it; `None` where there are none.
    pub clusters: Option<Link>,
}

/// The lines of one department.
#[derive(Debug, Clone)]
pub struct Department {
    pub name: String,
    pub lines: Vec<Line>,
}

/// One programme on the card.
#[derive(Debug, Clone)]
pub struct Line {
    pub name: String,
    pub post: String,
    pub annual: String,
    pub to_month: String,
    pub achieved: String,
    pub bar: Svg,
    pub percent: String,
    pub grade: Grade,
    pub derivation_href: String,
    pub marks: String,
    /// Empty when the line carries no marks.
    pub marks_max: String,
    pub rank: String,
    pub moved: Moved,
    pub trend: Svg,
    /// How many more make it an A; `–` when it is one.
    pub left: String,
    /// The word of the blank (लागू नहीं, लक्ष्य आवंटित नहीं, अप्राप्त) or another remark; often empty.
    pub remark: String,
    /// For how many months it has stood so; often empty.
    pub run: String,
    /// What was corrected since the month was frozen; often empty.
    pub changed: String,
    pub is_synthetic: bool,
    /// Figures of the line that are to be checked, here or below; `None` where there are none.
    pub doubts: Option<Link>,
}

/// A sector of the card: revenue, development.
#[derive(Debug, Clone)]
pub struct Sector {
    pub name: String,
    pub grade: Grade,
    pub score: String,
    /// `4 / 75`
    pub rank: String,
}

/// A child place on the card.
#[derive(Debug, Clone)]
pub struct Child {
    pub place: Link,
    pub grade: Grade,
    pub score: String,
    pub rank: String,
    pub moved: Moved,
}

/// The least work for a better grade.
#[derive(Debug, Clone)]
pub struct Lift {
    pub programme: String,
    pub work: String,
    /// What it brings, who answers, whether the pace allows it.
    pub note: String,
}

/// An open directive beside the card.
#[derive(Debug, Clone)]
pub struct OpenDirective {
    pub link: Link,
    /// Delay in words; empty when not overdue.
    pub delay: String,
    /// Limit, live figure and owner in one line.
    pub note: String,
}

/// How one line was computed: `/score/<place>/<yyyy-mm>/<programme>`.
#[derive(Debug, Clone, Template)]
#[template(path = "scorecard/line.html")]
pub struct LineDerivation {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub programme: String,
    pub grade: Grade,
    pub post: String,
    pub achieved: String,
    pub target: String,
    /// The ratio in lowest terms, as counts: `42347 / 54000`.
    pub ratio: String,
    pub percent: String,
    /// What was marked, in words, where it is not the percent; else empty.
    pub value: String,
    pub remark: String,
    pub bands: Vec<Band>,
    pub marks: String,
    pub marks_max: String,
    pub weight: String,
    /// What the line adds to the score of the card.
    pub share: String,
    /// What makes it an A, in a sentence; empty when it is one.
    pub lift: String,
    pub norm: NormUsed,
    pub figures: Vec<FigureUsed>,
    /// What was corrected in it since the month was frozen.
    pub changes: Vec<Change>,
    pub then: Option<Then>,
    pub card: Link,
}

/// One band of the method.
#[derive(Debug, Clone)]
pub struct Band {
    pub grade: Grade,
    /// `80.00 ≤ % < 90.00`
    pub bounds: String,
    pub marks: String,
    pub is_hit: bool,
}

/// The norm row that was used.
#[derive(Debug, Clone)]
pub struct NormUsed {
    pub what: String,
    pub from: String,
    pub to: String,
    pub source: String,
    pub pack: String,
}

/// A figure that went into the line.
#[derive(Debug, Clone)]
pub struct FigureUsed {
    pub what: String,
    pub place: String,
    pub value: String,
    pub source: String,
    pub as_on: String,
    /// The fact that brought it: its number, leading into the ledger.
    pub fact: Link,
    pub is_synthetic: bool,
}

/// How the whole card was computed: `/score/<place>/<yyyy-mm>/derivation`.
#[derive(Debug, Clone, Template)]
#[template(path = "scorecard/sum.html")]
pub struct CardDerivation {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub grade: Grade,
    pub score: String,
    pub out_of: String,
    pub lines: Vec<SumLine>,
    pub sum_marks: String,
    pub sum_max: String,
    /// The sum in one row: `248 / 325 × 10 = 7.63`.
    pub working: String,
    pub bands: Vec<Band>,
    pub norm: NormUsed,
    pub then: Option<Then>,
    pub card: Link,
}

/// A line in the sum.
#[derive(Debug, Clone)]
pub struct SumLine {
    pub programme: Link,
    pub grade: Grade,
    pub marks: String,
    pub weight: String,
    /// Marks × weight; `–` when the line is left out.
    pub weighted: String,
    pub weighted_max: String,
    /// Why the line is left out of the sum; empty when it is in.
    pub left_out: String,
}

/// The child places ranked: `/score/<place>/<yyyy-mm>/league`.
#[derive(Debug, Clone, Template)]
#[template(path = "scorecard/league.html")]
pub struct League {
    pub words: Words,
    pub frame: Frame,
    pub crumbs: Vec<Link>,
    pub place: String,
    pub month: String,
    pub children_word: String,
    /// Ordered by rank; ties share a rank.
    pub rows: Vec<LeagueRow>,
    /// How equal scores are ranked, in words.
    pub tie_rule: String,
    pub then: Option<Then>,
    /// Who is not among the rows and counts all the same; empty where nobody.
    pub note: String,
    pub card: Link,
}

/// One place in the league.
#[derive(Debug, Clone)]
pub struct LeagueRow {
    pub rank: String,
    pub is_tied: bool,
    pub moved: Moved,
    pub place: Link,
    /// The group in which it is ranked; empty where all are ranked together.
    pub group: String,
    pub grade: Grade,
    pub score: String,
    pub band: Svg,
    /// Lines not reported; empty when all are.
    pub missing: String,
    /// What has lasted for months, and what was corrected since the freeze; often empty.
    pub run: String,
    pub changed: String,
}
