//! The columns that papers of an office have in common, under their official heads.

use domain::name::Name;
use domain::paper::{Column, Set};
use domain::scheme::Vocabulary;

fn column(hi: &str, en: &str, share: i64, set: Set) -> Column {
    Column { head: Name::new(hi, en), share, set }
}

/// What is to be reviewed, why, on which figures, and who answers.
pub(super) fn agenda() -> Vec<Column> {
    vec![
        column("क्र.सं.", "No.", 0, Set::Numbers),
        column("बिन्दु", "Item", 5, Set::Words),
        column("कार्यसूची में रखने का कारण", "Why it is on the agenda", 7, Set::Words),
        column("लक्ष्य", "Target", 0, Set::Numbers),
        column("उपलब्धि", "Achieved", 0, Set::Numbers),
        column("प्रतिशत", "Percent", 0, Set::Numbers),
        column("श्रेणी", "Grade", 0, Set::Words),
        column("उत्तरदायी", "Responsible", 5, Set::Words),
    ]
}

/// A sheet to be signed, or the attendance as it was taken.
pub(super) fn attendance() -> Vec<Column> {
    vec![
        column("क्र.सं.", "No.", 0, Set::Numbers),
        column("पदनाम", "Post", 6, Set::Words),
        column("नाम", "Name", 5, Set::Words),
        column("उपस्थिति", "Attendance", 4, Set::Words),
        column("हस्ताक्षर", "Signature", 5, Set::Words),
    ]
}

/// The points of earlier sittings, each with what was reported on it.
pub(super) fn action_taken(vocabulary: Vocabulary) -> Vec<Column> {
    let report = match vocabulary {
        Vocabulary::Up => "आख्या",
        Vocabulary::Mp => "प्रतिवेदन",
    };
    vec![
        column("क्रमांक", "No.", 0, Set::Numbers),
        column("निर्देश", "Directive", 8, Set::Words),
        column("किस बैठक में", "Given on", 0, Set::Words),
        column("उत्तरदायी", "Responsible", 5, Set::Words),
        column("समय-सीमा", "Time limit", 4, Set::Words),
        column(report, "Report", 6, Set::Words),
        column("स्थिति", "State", 4, Set::Words),
    ]
}

/// The open directives of one post.
pub(super) fn directive_list(vocabulary: Vocabulary) -> Vec<Column> {
    let is_owner = |column: &Column| column.head.en == "Responsible";
    action_taken(vocabulary).into_iter().filter(|column| !is_owner(column)).collect()
}

/// What is printed, and what is to be read.
pub(super) fn corrigendum() -> Vec<Column> {
    vec![
        column("बिन्दु", "Point", 0, Set::Numbers),
        column("जो छपा है", "Printed", 6, Set::Words),
        column("इस प्रकार पढ़ा जाए", "To be read as", 6, Set::Words),
    ]
}
