//! Evidence as it stands beside the words of a report: the file or paper, what it claims of itself, and
//! what speaks against it.

use super::parts::Link;

/// One piece of evidence.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Name of the file or letter; without an address where there is nothing to open.
    pub name: Link,
    /// Kind, size and the day on which it was filed, or date and subject of a letter.
    pub about: String,
    /// Time and place that a photo claims, ready in one line; empty when it claims nothing.
    pub claimed: String,
    /// That the same file was filed before, and where; `None` when it was not.
    pub before: Option<Link>,
}
