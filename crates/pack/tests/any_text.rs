//! Whatever stands in the files of a pack, the reading comes to an end and says something.

use proptest::prelude::*;

const NAMES: [&str; 6] =
    ["pack.toml", "indicators.csv", "schemes.csv", "norms.csv", "posts.csv", "grading.toml"];

/// A sound pack, to be spoilt.
fn sound(pack: usize) -> Vec<(String, String)> {
    let packs = pack::source::builtin();
    let at = pack.checked_rem(packs.len()).unwrap_or(0);
    packs.into_iter().nth(at).map(|(_, files)| files).unwrap_or_default()
}

/// A text with one stretch of characters replaced.
fn spoilt(text: &str, (at, n): (usize, usize), with: &str) -> String {
    let at = at.checked_rem(text.chars().count().max(1)).unwrap_or(0);
    let (head, tail) = (text.chars().take(at), text.chars().skip(at.saturating_add(n)));
    head.chain(with.chars()).chain(tail).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_text_under_any_name_is_read_without_falling(texts in prop::array::uniform6(".{0,60}")) {
        let files: Vec<(String, String)> =
            NAMES.iter().zip(texts).map(|(name, text)| ((*name).to_owned(), text)).collect();
        let (rules, faults) = pack::read(&files);
        prop_assert_eq!(rules.is_some(), faults.is_empty());
        let together = pack::check_all(&[("a".to_owned(), files.clone()), ("b".to_owned(), files)]);
        prop_assert!(together.iter().all(|fault| fault.line >= 1));
    }

    #[test]
    fn a_spoilt_pack_is_read_without_falling(
        (pack, file) in (0_usize..64, 0_usize..64),
        cut in (0_usize..10_000, 0_usize..40),
        with in "[,\"'\\[\\]{}=|\n\\-0-9a-z।आ]{0,12}",
    ) {
        let sound = sound(pack);
        let spoil = file.checked_rem(sound.len()).unwrap_or(0);
        let files: Vec<(String, String)> = sound
            .into_iter()
            .enumerate()
            .map(|(ix, (name, text))| {
                let text = if ix == spoil { spoilt(&text, cut, &with) } else { text };
                (name, text)
            })
            .collect();
        let (rules, faults) = pack::read(&files);
        prop_assert_eq!(rules.is_some(), faults.is_empty());
        prop_assert!(faults.iter().all(|fault| fault.line >= 1 && !fault.to_string().is_empty()));
        prop_assert!(faults.iter().all(|fault| pack::CODES.contains(&fault.code())));
    }
}
