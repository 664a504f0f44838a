//! How long a file may be. Functions are measured by clippy.

use super::Fault;
use super::texts::Text;

/// Lines at which a file is too much for one noun.
const LIMIT: usize = 600;

/// Lines from which a file is listed, to be split at the next chance.
const LONG: usize = 400;

/// Files whose length is not ours to choose: schema dumps and blessed outputs.
fn is_measured(text: &Text) -> bool {
    let written = [".rs", ".mjs", ".js", ".css", ".sql", ".html", ".typ"];
    let made = text.path.contains("/golden/") || text.path.contains("/schema.");
    written.iter().any(|ending| text.is(ending)) && !made
}

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let lines = text.text.lines().count();
    if !is_measured(text) || lines <= LIMIT {
        return Vec::new();
    }
    vec![text.fault(0, format!("{lines} lines, of {LIMIT} allowed: split it by capability"))]
}

/// The long ones that are still allowed, longest first.
pub(crate) fn long(texts: &[Text]) -> Vec<String> {
    let measured = texts.iter().filter(|text| is_measured(text));
    let lengths = measured.map(|text| (text.text.lines().count(), &text.path));
    let mut long: Vec<_> = lengths.filter(|(lines, _)| *lines > LONG).collect();
    long.sort_by(|a, b| b.cmp(a));
    long.iter().map(|(lines, path)| format!("{path} has {lines} lines")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn a_file_of_601_lines_is_too_long_and_of_600_is_listed() {
        let of = |lines| text("a.rs", &"x\n".repeat(lines));
        assert_eq!(check(&of(600)), []);
        assert_eq!(check(&of(601)).len(), 1);
        assert_eq!(
            long(&[of(400), of(401), of(600)]),
            ["a.rs has 600 lines", "a.rs has 401 lines"]
        );
    }

    #[test]
    fn a_dumped_schema_may_be_as_long_as_it_is() {
        let lines = "x\n".repeat(601);
        assert_eq!(check(&text("crates/store/schema.sqlite.sql", &lines)), []);
        assert_eq!(check(&text("web/tests/golden/access.rs", &lines)), []);
    }
}
