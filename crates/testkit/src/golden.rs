//! Golden files: what the program said when someone last read it as closely as code. `BLESS=1` writes
//! them anew; the diff is then read before it is kept.

/// Compares with the golden file at `path`, or writes it when told to bless.
///
/// # Panics
/// When the two differ, or the file cannot be read or written.
pub fn golden(path: &str, actual: &str) {
    #[expect(clippy::disallowed_methods, reason = "who runs a test says whether to bless")]
    let is_blessing = std::env::var("BLESS").is_ok_and(|bless| bless == "1");
    if is_blessing {
        std::fs::write(path, actual).unwrap_or_else(|error| panic!("{path}: {error}"));
        return;
    }
    let expected = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{path}: {error}; BLESS=1 writes it"));
    if let Some((line, (was, is))) = first_difference(&expected, actual) {
        panic!("{path}:{line} differs (BLESS=1 writes it anew)\n was: {was}\n  is: {is}");
    }
}

/// The first line that differs, counted from 1, as it was and as it is.
fn first_difference<'t>(was: &'t str, is: &'t str) -> Option<(usize, (&'t str, &'t str))> {
    if was == is {
        return None;
    }
    let lines = |text: &'t str| text.split('\n').map(Some).chain(std::iter::repeat(None));
    let pairs = lines(was).zip(lines(is)).take_while(|pair| *pair != (None, None));
    let differs = (1..).zip(pairs).find(|(_, (was, is))| was != is);
    differs.map(|(line, (was, is))| (line, (was.unwrap_or("(no line)"), is.unwrap_or("(no line)"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_told() {
        for (was, is, expected) in [
            ("a\nb\n", "a\nb\n", None),
            ("a\nb\n", "a\nc\n", Some((2, ("b", "c")))),
            ("a\n", "a\nb\n", Some((2, ("", "b")))),
            ("a", "a\nb", Some((2, ("(no line)", "b")))),
        ] {
            assert_eq!(first_difference(was, is), expected);
        }
    }
}
