//! A name in the two languages of the office. Hindi is the one that goes on paper; English is complete too.

/// What something is called, in Hindi and in English.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    pub hi: String,
    pub en: String,
}

impl Name {
    /// A name from its two spellings; an empty one borrows the other.
    #[must_use]
    pub fn new(hi: &str, en: &str) -> Self {
        let (hi, en) = (hi.trim(), en.trim());
        Self {
            hi: if hi.is_empty() { en } else { hi }.to_owned(),
            en: if en.is_empty() { hi } else { en }.to_owned(),
        }
    }
}
