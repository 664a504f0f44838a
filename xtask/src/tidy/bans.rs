//! A crate's `clippy.toml` replaces the root's, so it must repeat all of it: the root's settings
//! stand in each of them, line by line.

use super::Fault;
use super::texts::Text;

const ROOT: &str = "clippy.toml";

pub(crate) fn check(texts: &[Text]) -> Vec<Fault> {
    let Some(root) = texts.iter().find(|text| text.path == ROOT) else {
        return vec![Fault { path: ROOT.into(), line: 0, what: "is not there".into() }];
    };
    let others = texts.iter().filter(|text| text.is("/clippy.toml"));
    others.flat_map(|own| missing(root, own)).collect()
}

fn missing(root: &Text, own: &Text) -> Vec<Fault> {
    let settings = root.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let absent = settings.filter(|line| !own.text.lines().any(|own| own == *line));
    absent.map(|line| own.fault(0, format!("does not repeat the root's `{line}`"))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn a_crate_repeats_the_bans_of_the_root() {
        let root = || text("clippy.toml", "# Why.\nfive = 5\nsix = 6\n");
        assert_eq!(check(&[root(), text("a/clippy.toml", "five = 5\nsix = 6\nmore = 7\n")]), []);
        let faults = check(&[root(), text("a/clippy.toml", "five = 5\n")]);
        assert_eq!(faults.len(), 1);
        assert!(faults[0].what.contains("six = 6"), "{}", faults[0]);
    }

    #[test]
    fn a_root_without_bans_is_a_fault() {
        assert_eq!(check(&[]).len(), 1);
    }
}
