//! Each Rust file opens with a paragraph that says what it is.

use super::Fault;
use super::texts::Text;

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    if !text.is(".rs") || text.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![text.fault(1, "must open with `//!`: what this is in the office, what it never does")]
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn a_rust_file_opens_with_what_it_is() {
        assert_eq!(check(&text("a.rs", "//! What it is.\n")), []);
        assert_eq!(check(&text("a.md", "# What it is\n")), []);
        for bad in ["", "//!\n", "// what\n//! it is\n", "use a;\n"] {
            assert_eq!(check(&text("a.rs", bad)).len(), 1, "{bad:?}");
        }
    }
}
