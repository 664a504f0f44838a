//! Words that may not stand in what is handed on: unfinished work, printing where a log or an
//! answer belongs, and places that only one machine has.

use super::Fault;
use super::texts::Text;

/// Left to be done. Put together here, so that this file may be read too.
const UNFINISHED: &[&str] = &[concat!("FIX", "ME"), concat!("XX", "X"), concat!("to", "do!")];

/// Folders of one machine only.
const MACHINE: &[&str] =
    &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/tm", "p/")];

/// A test that is not run.
const IGNORED: &str = concat!("#[ign", "ore");

const PRINT: &str = concat!("print", "ln!(");

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in text.lines() {
        for word in UNFINISHED.iter().filter(|word| has_word(line, word)) {
            faults.push(text.fault(number, format!("`{word}`: finish it, or open an issue")));
        }
        for path in MACHINE.iter().filter(|path| has_word(line, path)) {
            faults.push(text.fault(number, format!("`{path}` is a folder of one machine")));
        }
        if text.is(".rs") && line.contains(IGNORED) {
            faults.push(text.fault(number, "a test is run, or it goes"));
        }
        if prints(text, line) {
            faults.push(text.fault(number, "only app and xtask print; log or return it"));
        }
    }
    faults
}

fn prints(text: &Text, line: &str) -> bool {
    // A build script speaks to cargo by printing, a bench to whoever runs it.
    let is_program = text.under("app/") || text.under("xtask/") || text.path.contains("/benches/");
    let may = is_program || text.is("build.rs");
    text.is(".rs") && !may && has_word(line, PRINT)
}

/// Whether the word stands in the line and is not the end or the start of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || it == '_');
    let ends_open = word.ends_with(|last: char| last.is_alphanumeric());
    line.match_indices(word).any(|(at, _)| {
        let (before, rest) = line.split_at_checked(at).expect("a match starts at a letter");
        let after = rest.strip_prefix(word).expect("it was matched here");
        let is_part = joins(before.chars().next_back()) || ends_open && joins(after.chars().next());
        !is_part
    })
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn unfinished_work_is_found_as_a_whole_word() {
        let left = UNFINISHED[1];
        assert_eq!(check(&text("a.css", &format!("ok\n/* {left} later */")))[0].line, 2);
        assert_eq!(check(&text("a.css", &format!("size-{left}L {left}IV"))), []);
        assert_eq!(check(&text("a.rs", &format!("{}()", UNFINISHED[2]))).len(), 1);
    }

    #[test]
    fn only_the_program_and_the_workshop_print() {
        let line = format!("    {PRINT}\"x\");");
        assert_eq!(check(&text("crates/desk/src/lib.rs", &line)).len(), 1);
        assert_eq!(
            check(&text("crates/desk/src/lib.rs", &format!("e{line}").replace("e    ", "e"))),
            []
        );
        for path in ["app/src/main.rs", "xtask/src/main.rs", "crates/web/build.rs", "a.md"] {
            assert_eq!(check(&text(path, &line)), [], "{path}");
        }
    }

    #[test]
    fn a_test_is_run_or_it_goes() {
        assert_eq!(check(&text("a.rs", &format!("{IGNORED} = \"slow\"]"))).len(), 1);
        assert_eq!(check(&text("a.md", IGNORED)), []);
    }

    #[test]
    fn a_folder_of_one_machine_is_found_and_an_address_is_not() {
        let folder = MACHINE[0];
        assert_eq!(check(&text("a.md", &format!("see `{folder}seeds`"))).len(), 1);
        assert_eq!(check(&text("a.md", &format!("GET /net{folder}7"))), []);
    }
}
