//! Who may do what: one table, `policy.csv`, of actions by the duty of a post's kind. A cell says where the
//! thing may stand, seen from the post: `o` at its own place, `b` below it, `a` above it, `s` beside it,
//! `x` elsewhere; `O` and `B` the same, but only for the lines for which the post answers; `i` anywhere, if
//! the thing concerns the post itself (it owes it, chairs it, is called to it). A dash: never.
//!
//! The table is the office's order of work and not a circular's, so it stands here and not in a pack; the
//! duty of each kind of post is a pack's matter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::place::{PlaceCode, Tree};

/// What somebody wants to do. Its word stands in the table, and with the doors of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    SeeScorecard,
    /// See which figures are to be checked, and the index of their quality.
    SeeDoubt,
    /// Answer a point to check; the rule says who judges it.
    AnswerDoubt,
    /// Record that a place was renamed, moved, split or merged.
    ChangePlaces,
    /// Hand in sheets and have their figures taken.
    TakeInFigures,
    /// Freeze a month and open it again; the rules say who may open which.
    FreezeMonth,
    SeeReview,
    /// Found a series, call a sitting, write into it, issue its papers.
    HoldReview,
    SeeDirective,
    GiveDirective,
    /// Report on a directive, accept, return, extend, drop, reopen; the rules say who which.
    MoveDirective,
    SeeExplanation,
    CallExplanation,
    /// Reply to an explanation, or decide on it; the rules say who which.
    MoveExplanation,
    SeePosts,
    /// Create posts, give them holders, hand them over.
    ManagePosts,
    SeeMessages,
    SendMessages,
    /// See the chain of facts and prove it.
    SeeLedger,
    /// What is everybody's own: the day's duties, the own account.
    OwnDesk,
    /// See rows of registers, their cases, and what they add up to.
    SeeRegister,
    /// Take rows in, change and merge them, open what is masked in them.
    KeepRegister,
    /// Open cases and move them; the rules say who which.
    MoveCase,
}

impl Action {
    pub const ALL: [Self; 23] = [
        Self::SeeScorecard,
        Self::SeeDoubt,
        Self::AnswerDoubt,
        Self::ChangePlaces,
        Self::TakeInFigures,
        Self::FreezeMonth,
        Self::SeeReview,
        Self::HoldReview,
        Self::SeeDirective,
        Self::GiveDirective,
        Self::MoveDirective,
        Self::SeeExplanation,
        Self::CallExplanation,
        Self::MoveExplanation,
        Self::SeePosts,
        Self::ManagePosts,
        Self::SeeMessages,
        Self::SendMessages,
        Self::SeeLedger,
        Self::OwnDesk,
        Self::SeeRegister,
        Self::KeepRegister,
        Self::MoveCase,
    ];

    /// The word in the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SeeScorecard => "see-scorecard",
            Self::SeeDoubt => "see-doubt",
            Self::AnswerDoubt => "answer-doubt",
            Self::ChangePlaces => "change-places",
            Self::TakeInFigures => "take-in-figures",
            Self::FreezeMonth => "freeze-month",
            Self::SeeReview => "see-review",
            Self::HoldReview => "hold-review",
            Self::SeeDirective => "see-directive",
            Self::GiveDirective => "give-directive",
            Self::MoveDirective => "move-directive",
            Self::SeeExplanation => "see-explanation",
            Self::CallExplanation => "call-explanation",
            Self::MoveExplanation => "move-explanation",
            Self::SeePosts => "see-posts",
            Self::ManagePosts => "manage-posts",
            Self::SeeMessages => "see-messages",
            Self::SendMessages => "send-messages",
            Self::SeeLedger => "see-ledger",
            Self::OwnDesk => "own-desk",
            Self::SeeRegister => "see-register",
            Self::KeepRegister => "keep-register",
            Self::MoveCase => "move-case",
        }
    }
}

/// What a kind of post is there for, as far as rights go. A pack gives each kind its duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Chairs reviews of a district: जिलाधिकारी, मुख्य विकास अधिकारी, कलेक्टर.
    Head,
    /// Runs the mission in a district and prepares its reviews.
    Mission,
    /// Compiles the figures of a district.
    Figures,
    /// Answers for lines of a department in a district; a bank's or an agency's officer too.
    Department,
    /// Heads a block.
    Block,
    /// Works in a block under its head.
    Field,
}

impl Duty {
    pub const ALL: [Self; 6] =
        [Self::Head, Self::Mission, Self::Figures, Self::Department, Self::Block, Self::Field];

    /// The word in packs, and the column of the table.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Mission => "mission",
            Self::Figures => "figures",
            Self::Department => "department",
            Self::Block => "block",
            Self::Field => "field",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.word() == word)
    }
}

/// Where a thing stands, seen from a post's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    Own,
    Below,
    Above,
    /// Under the same parent.
    Beside,
    Elsewhere,
}

impl Relation {
    pub const ALL: [Self; 5] = [Self::Own, Self::Below, Self::Above, Self::Beside, Self::Elsewhere];

    /// How `thing` stands to `post`, both places of the tree.
    #[must_use]
    pub fn of(tree: &Tree, post: PlaceCode, thing: PlaceCode) -> Self {
        if post == thing {
            Self::Own
        } else if tree.is_within(thing, post) {
            Self::Below
        } else if tree.is_within(post, thing) {
            Self::Above
        } else if tree.siblings(post).iter().any(|place| place.code == thing) {
            Self::Beside
        } else {
            Self::Elsewhere
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Own => 'o',
            Self::Below => 'b',
            Self::Above => 'a',
            Self::Beside => 's',
            Self::Elsewhere => 'x',
        }
    }
}

/// A thing as the table looks at it: where it stands, and what the post has to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    pub relation: Relation,
    /// It is of a line for which the post answers.
    pub is_own_line: bool,
    /// The post owes it, chairs it, or is called to it.
    pub is_concerned: bool,
}

/// What the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    Allowed,
    /// The duty has this action, but not for this thing: it is as if the thing were not there.
    OutOfScope,
    /// The duty does not have this action at all.
    NotTheDuty,
}

/// What the table says of an action on a thing.
#[must_use]
pub fn ruling(duty: Duty, action: Action, thing: Thing) -> Ruling {
    let cell = cell(duty, action);
    let letter = thing.relation.letter();
    let is_allowed = cell.contains(letter)
        || (thing.is_own_line && cell.contains(letter.to_ascii_uppercase()))
        || (thing.is_concerned && cell.contains('i'));
    match cell {
        _ if is_allowed => Ruling::Allowed,
        "-" => Ruling::NotTheDuty,
        _ => Ruling::OutOfScope,
    }
}

/// Whether the duty has this action for anything at all.
#[must_use]
pub fn has(duty: Duty, action: Action) -> bool {
    cell(duty, action) != "-"
}

/// Which things of a list a post may see, for a statement to narrow by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// All at the post's own place; only of its own lines when `Lines::Own`.
    pub own: Option<Lines>,
    /// All below the post's own place.
    pub below: Option<Lines>,
    /// Those that concern the post, wherever they stand.
    pub concerned: bool,
}

/// Of which lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    All,
    Own,
}

/// The scope in which a duty has an action. Things above, beside and elsewhere are never in a list.
#[must_use]
pub fn scope(duty: Duty, action: Action) -> Scope {
    let cell = cell(duty, action);
    let lines = |letter: char| {
        if cell.contains(letter) {
            Some(Lines::All)
        } else {
            cell.contains(letter.to_ascii_uppercase()).then_some(Lines::Own)
        }
    };
    Scope { own: lines('o'), below: lines('b'), concerned: cell.contains('i') }
}

fn cell(duty: Duty, action: Action) -> &'static str {
    static TABLE: OnceLock<BTreeMap<(&str, &str), &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| read(include_str!("policy.csv")));
    table.get(&(action.word(), duty.word())).copied().unwrap_or("-")
}

fn read(text: &str) -> BTreeMap<(&str, &str), &str> {
    let mut lines = text.lines();
    let duties: Vec<&str> = lines.next().unwrap_or_default().split(',').skip(1).collect();
    let mut table = BTreeMap::new();
    for line in lines {
        let mut cells = line.split(',');
        let action = cells.next().unwrap_or_default();
        table.extend(duties.iter().zip(cells).map(|(duty, cell)| ((action, *duty), cell)));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(relation: Relation) -> Thing {
        Thing { relation, is_own_line: false, is_concerned: false }
    }

    #[test]
    fn the_table_has_a_sound_cell_for_every_action_and_duty_and_nothing_else() {
        let table = read(include_str!("policy.csv"));
        assert_eq!(table.len(), Action::ALL.len() * Duty::ALL.len());
        for action in Action::ALL {
            for duty in Duty::ALL {
                let cell = table.get(&(action.word(), duty.word())).expect("every cell is there");
                let is_sound = *cell == "-" || cell.chars().all(|c| "obasxOBi".contains(c));
                assert!(is_sound && !cell.is_empty(), "{} {}: {cell}", action.word(), duty.word());
            }
        }
    }

    #[test]
    fn a_thing_out_of_scope_is_told_from_an_action_that_is_not_the_duty() {
        use Relation::{Below, Beside, Elsewhere, Own};
        for (duty, action, at, ruled) in [
            (Duty::Head, Action::SeeDirective, Below, Ruling::Allowed),
            (Duty::Head, Action::SeeDirective, Elsewhere, Ruling::OutOfScope),
            (Duty::Head, Action::SeeScorecard, Elsewhere, Ruling::Allowed),
            (Duty::Field, Action::SeeDirective, Own, Ruling::Allowed),
            (Duty::Field, Action::SeeDirective, Beside, Ruling::OutOfScope),
            (Duty::Field, Action::GiveDirective, Own, Ruling::NotTheDuty),
        ] {
            assert_eq!(ruling(duty, action, thing(at)), ruled, "{duty:?} {action:?} {at:?}");
        }
    }

    #[test]
    fn what_concerns_a_post_is_its_own_wherever_it_stands() {
        let far = thing(Relation::Elsewhere);
        let concerned = Thing { is_concerned: true, ..far };
        let see = |thing| ruling(Duty::Department, Action::SeeDirective, thing);
        assert_eq!(see(far), Ruling::OutOfScope);
        assert_eq!(see(concerned), Ruling::Allowed);
    }

    #[test]
    fn a_department_has_the_lines_for_which_it_answers() {
        let other = thing(Relation::Below);
        let own = Thing { is_own_line: true, ..other };
        let take = |thing| ruling(Duty::Department, Action::TakeInFigures, thing);
        assert_eq!(take(other), Ruling::OutOfScope);
        assert_eq!(take(own), Ruling::Allowed);
    }

    #[test]
    fn a_list_has_the_scope_of_its_cell() {
        let department = scope(Duty::Department, Action::SeeDirective);
        let own = Some(Lines::Own);
        assert_eq!(department, Scope { own, below: own, concerned: true });
        let field = scope(Duty::Field, Action::SeeDirective);
        assert_eq!(field, Scope { own: Some(Lines::All), below: None, concerned: true });
        let never = scope(Duty::Field, Action::GiveDirective);
        assert_eq!(never, Scope { own: None, below: None, concerned: false });
    }
}
