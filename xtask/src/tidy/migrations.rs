//! The stream of migrations: numbered from 0001 without gaps, one text for both databases, and
//! where that cannot be, a pair `.sqlite.sql` and `.postgres.sql`.

use std::collections::{BTreeMap, BTreeSet};

use super::Fault;
use super::texts::Text;

const FOLDER: &str = "crates/store/migrations/";

/// What a step is called, and for which databases it is written: none means both in one text.
type Steps<'a> = BTreeMap<&'a str, BTreeSet<Option<&'a str>>>;

pub(crate) fn check(texts: &[Text]) -> Vec<Fault> {
    let steps = steps(texts);
    let fault = |name: &str, what: String| Fault { path: format!("{FOLDER}{name}"), line: 0, what };
    let halves = steps.iter().filter(|(_, written)| !is_whole(written));
    let halves = halves.map(|(name, _)| fault(name, "is one text, or a pair".to_owned()));
    let numbers = (1..).zip(&steps).filter(|(number, (name, _))| {
        let (prefix, rest) = name.split_once('_').unwrap_or_default();
        prefix != format!("{number:04}") || rest.is_empty()
    });
    let numbers = numbers.map(|(number, (name, _))| fault(name, format!("is not {number:04}_…")));
    halves.chain(numbers).collect()
}

/// The steps that are written twice; to be few.
pub(crate) fn pairs(texts: &[Text]) -> Vec<String> {
    let steps = steps(texts);
    let twice = steps.iter().filter(|(_, written)| written.len() == 2);
    twice.map(|(name, _)| format!("{FOLDER}{name}")).collect()
}

fn steps(texts: &[Text]) -> Steps<'_> {
    let mut steps = Steps::new();
    for text in texts {
        let name = text.path.strip_prefix(FOLDER).and_then(|name| name.strip_suffix(".sql"));
        if let Some(name) = name {
            let (name, database) = match name.rsplit_once('.') {
                Some((name, database)) => (name, Some(database)),
                None => (name, None),
            };
            steps.entry(name).or_default().insert(database);
        }
    }
    steps
}

fn is_whole(written: &BTreeSet<Option<&str>>) -> bool {
    let written: Vec<_> = written.iter().copied().collect();
    written == [None] || written == [Some("postgres"), Some("sqlite")]
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    fn said(names: &[&str]) -> Vec<String> {
        let texts: Vec<Text> =
            names.iter().map(|name| text(&format!("{FOLDER}{name}"), "")).collect();
        check(&texts).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn migrations_are_numbered_without_gaps() {
        assert_eq!(said(&["0001_places.sql", "0002_posts.sql"]), [""; 0]);
        assert_eq!(said(&["0001_places.sql", "0003_posts.sql"]).len(), 1);
        assert_eq!(said(&["0001_places.sql", "0001_posts.sql"]).len(), 1);
        assert_eq!(said(&["places.sql"]).len(), 1);
    }

    #[test]
    fn a_step_that_differs_comes_as_a_pair() {
        let pair = ["0001_search.sqlite.sql", "0001_search.postgres.sql"];
        assert_eq!(said(&pair), [""; 0]);
        assert_eq!(said(&pair[..1]).len(), 1);
        assert_eq!(said(&["0001_search.sql", "0001_search.sqlite.sql"]).len(), 1);
        let texts = pair.map(|name| text(&format!("{FOLDER}{name}"), ""));
        assert_eq!(pairs(&texts), [format!("{FOLDER}0001_search")]);
    }
}
