//! The shape of a scenario file. Places, posts and series are named by the words that stand in
//! addresses; a sitting by its series and its day; a directive or an explanation by a name given in the file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::places::Typed;

/// A whole scenario.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scenario {
    /// The day on which places and posts are entered.
    pub(super) begins_on: String,
    #[serde(default)]
    pub(super) place: Vec<PlaceRow>,
    #[serde(default)]
    pub(super) post: Vec<PostRow>,
    #[serde(default)]
    pub(super) step: Vec<StepRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceRow {
    pub(super) tier: String,
    pub(super) lgd: u32,
    pub(super) slug: String,
    pub(super) hi: String,
    pub(super) en: String,
    pub(super) parent: Option<String>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

/// One post, or one for each block of a district.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PostRow {
    pub(super) kind: String,
    /// The first part of the word in addresses; the place's word follows.
    pub(super) word: String,
    pub(super) place: Option<String>,
    pub(super) each_block_of: Option<String>,
    pub(super) holder: Option<NameRow>,
    /// One for each block, in the order of the blocks; nobody leaves the post vacant.
    #[serde(default)]
    pub(super) holders: Vec<NameRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NameRow {
    pub(super) hi: String,
    pub(super) en: String,
}

/// One writing: the day, the post that acts, why, and what is done.
#[derive(Debug, Deserialize)]
pub(super) struct StepRow {
    pub(super) on: String,
    pub(super) by: Option<String>,
    #[serde(default)]
    pub(super) why: String,
    #[serde(flatten)]
    pub(super) action: Action,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Action {
    Figures(FiguresRow),
    PlaceChange(Typed),
    Series(SeriesRow),
    Review(ReviewRow),
    Agenda(At),
    Attendance(AttendanceRow),
    Said(SaidRow),
    Directive(DirectiveRow),
    Move(MoveRow),
    Minutes(At),
    TakeOver(TakeOverRow),
    GiveUp(GiveUpRow),
    Explanation(ExplanationRow),
    ExplanationMove(ExplanationMoveRow),
}

/// A sitting, by its series and day.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct At {
    pub(super) series: String,
    pub(super) sitting: String,
}

/// Figures by place and indicator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FiguresRow {
    pub(super) source: String,
    pub(super) as_on: String,
    #[serde(default)]
    pub(super) synthetic: bool,
    pub(super) period: String,
    pub(super) kind: String,
    /// place → indicator → a number, or the word of a blank.
    #[serde(default)]
    pub(super) cells: BTreeMap<String, BTreeMap<String, CellRow>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum CellRow {
    Value(i64),
    Blank(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SeriesRow {
    pub(super) slug: String,
    pub(super) hi: String,
    pub(super) en: String,
    pub(super) place: String,
    pub(super) chair: String,
    /// Posts by word, or `kind@place` for all posts of a kind at and below a place.
    pub(super) members: Vec<String>,
    #[serde(default)]
    pub(super) schemes: Vec<String>,
    /// The days on which it sits, as the ledger writes them: `month.first.mon`.
    pub(super) rhythm: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReviewRow {
    pub(super) series: String,
    pub(super) sitting: String,
    pub(super) venue: NameRow,
    pub(super) figures_to: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct AttendanceRow {
    #[serde(flatten)]
    pub(super) at: At,
    #[serde(default)]
    pub(super) present: Vec<String>,
    #[serde(default)]
    pub(super) deputy: Vec<String>,
    #[serde(default)]
    pub(super) absent: Vec<String>,
}

/// A point of a sitting: the item of a place and line, or an item put on by hand with these words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointRow {
    pub(super) place: String,
    pub(super) scheme: Option<String>,
    pub(super) words: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct SaidRow {
    #[serde(flatten)]
    pub(super) at: At,
    pub(super) point: PointRow,
    pub(super) text: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct DirectiveRow {
    #[serde(flatten)]
    pub(super) at: At,
    pub(super) name: String,
    pub(super) point: PointRow,
    pub(super) words: String,
    pub(super) kind: String,
    pub(super) owners: Vec<String>,
    /// Where it is to be done; the point's place when left out.
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(super) deadline: String,
    pub(super) closes: ClosesRow,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ClosesRow {
    Figure { indicator: String, place: String, at_least: i64 },
    Document,
    Evidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveRow {
    pub(super) directive: String,
    pub(super) step: String,
    pub(super) owner: Option<String>,
    #[serde(default)]
    pub(super) words: String,
    #[serde(default)]
    pub(super) evidence: String,
    pub(super) due_on: Option<String>,
}

/// A post is taken over from the day of the step, by somebody new or by the holder of another post.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TakeOverRow {
    pub(super) post: String,
    pub(super) by: Option<NameRow>,
    pub(super) by_holder_of: Option<String>,
}

/// A post falls vacant after the day of the step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GiveUpRow {
    pub(super) post: String,
}

/// An explanation that is drafted and signed in one: by what directive it was ordered, and for what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExplanationRow {
    pub(super) name: String,
    pub(super) asked: String,
    pub(super) place: String,
    /// The directive by its name in the file.
    pub(super) directive: Option<String>,
    pub(super) about: AboutRow,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AboutRow {
    Grade { scheme: String, period: String },
    Words(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExplanationMoveRow {
    /// The explanation by its name in the file.
    pub(super) explanation: String,
    pub(super) step: String,
    /// For a decision: `accepted`, `accepted-with-warning` or `not-satisfactory`.
    #[serde(default)]
    pub(super) decision: String,
    #[serde(default)]
    pub(super) words: String,
    #[serde(default)]
    pub(super) enclosures: String,
}
