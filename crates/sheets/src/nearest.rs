//! The nearest known names to one that is not known, for a finding that helps.

use hindi::fold;

/// Names offered at most.
const N_OFFERED: usize = 3;
/// Longer texts are prose; nothing is near them.
const MAX_CHARS: usize = 80;

/// The nearest names by the fewest changed letters of their keys, best first.
pub(crate) fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let key: Vec<char> = fold::key(text).chars().collect();
    if key.is_empty() || key.len() > MAX_CHARS {
        return Vec::new();
    }
    let mut found: Vec<(usize, &str)> = names
        .filter_map(|name| {
            let other: Vec<char> = fold::key(name).chars().collect();
            let limit = (key.len().max(other.len()) / 3).max(1);
            (key.len().abs_diff(other.len()) <= limit).then_some(())?;
            let changes = changes(&key, &other);
            (changes <= limit).then_some((changes, name))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(N_OFFERED).map(|(_, name)| name.to_owned()).collect()
}

/// Names in a row; a dash when nothing is near.
pub(crate) fn offered(names: &[String]) -> String {
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

/// How many letters must change to turn one key into the other.
fn changes(a: &[char], b: &[char]) -> usize {
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (row, from) in a.iter().enumerate() {
        let mut line = vec![row + 1];
        for (to, pair) in b.iter().zip(above.windows(2)) {
            let [diagonal, up] = pair else { continue };
            let left = line.last().copied().unwrap_or_default();
            line.push((diagonal + usize::from(from != to)).min(up + 1).min(left + 1));
        }
        above = line;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_a_letter_finds_the_name() {
        let blocks = ["मैथा", "रसूलाबाद", "झींझक", "डेरापुर"];
        assert_eq!(nearest("रसुलाबाद", blocks.into_iter()), ["रसूलाबाद"]);
        assert_eq!(nearest("झिंझक", blocks.into_iter()), ["झींझक"]);
        assert!(nearest("अकबरपुर", blocks.into_iter()).is_empty());
    }
}
