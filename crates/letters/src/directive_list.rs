//! What one post still owes: its open directives on A4, the oldest deadline as the caller sorted it.
//! It orders nothing and counts no days; the state comes worded.

use serde::{Deserialize, Serialize};

use crate::paper::{Deadline, Language, Letterhead, Owner, Signatory, Vocabulary};

/// The open directives of one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveList {
    pub vocabulary: Vocabulary,
    pub language: Language,
    pub letterhead: Letterhead,
    /// The post that the list is for.
    pub post: Owner,
    /// Printed in the order given.
    pub directives: Vec<OpenDirective>,
    pub signature: Signatory,
    pub check_code: String,
}

/// One directive that is not closed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDirective {
    pub number: String,
    pub words: String,
    /// Which sitting gave it, worded ("समीक्षा बैठक दिनांक 05.10.2026").
    pub given_in: String,
    pub deadline: Deadline,
    /// What has been reported or reached so far; empty is printed as अप्राप्त.
    pub report: String,
    pub state: String,
}
