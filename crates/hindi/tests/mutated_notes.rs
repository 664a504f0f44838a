//! The fuzzing corpus with the ordinary compiler: its texts cut, spliced, doubled and spoilt at random. What is read
//! is read without a panic, and every place that is given is a place in the text.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::path::Path;

use hindi::reader::{self, Context};
use proptest::prelude::*;
use proptest::sample::Index;

/// The texts of `fuzz/corpus/note`, in the order of their names.
fn corpus() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/note");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// What is done to a text: at one place, up to another, with a sign.
#[derive(Clone, Debug)]
enum Spoil {
    Cut(Index, Index),
    Double(Index, Index),
    Put(Index, char),
    /// The rest comes from another text.
    Splice(Index, Index, Index),
}

fn spoil() -> impl Strategy<Value = Spoil> {
    let at = any::<Index>;
    let sign = prop_oneof![
        Just('\u{200d}'),
        Just('\u{202e}'),
        Just('\u{94d}'),
        Just('ि'),
        Just('('),
        Just('।'),
        Just('0'),
        Just('\n'),
        Just('<'),
        any::<char>(),
    ];
    prop_oneof![
        (at(), at()).prop_map(|(a, b)| Spoil::Cut(a, b)),
        (at(), at()).prop_map(|(a, b)| Spoil::Double(a, b)),
        (at(), sign).prop_map(|(a, c)| Spoil::Put(a, c)),
        (at(), at(), at()).prop_map(|(a, b, c)| Spoil::Splice(a, b, c)),
    ]
}

fn spoilt(text: &str, how: &Spoil, all: &[String]) -> String {
    let letters: Vec<char> = text.chars().collect();
    let n = letters.len() + 1;
    let ends = |a: &Index, b: &Index| (a.index(n).min(b.index(n)), a.index(n).max(b.index(n)));
    let part = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    let whole = letters.len();
    match how {
        Spoil::Cut(a, b) => {
            let (from, to) = ends(a, b);
            part(0, from) + &part(to, whole)
        }
        Spoil::Double(a, b) => {
            let (from, to) = ends(a, b);
            part(0, to) + &part(from, whole)
        }
        Spoil::Put(a, sign) => {
            let at = a.index(n);
            part(0, at) + &String::from(*sign) + &part(at, whole)
        }
        Spoil::Splice(a, which, b) => {
            let other: Vec<char> = all[which.index(all.len())].chars().collect();
            let rest: String = other[b.index(other.len() + 1)..].iter().collect();
            part(0, a.index(n)) + &rest
        }
    }
}

proptest! {
    #[test]
    fn a_spoilt_note_is_read_without_a_panic(
        which in any::<Index>(),
        spoils in prop::collection::vec(spoil(), 1..8),
    ) {
        let all = corpus();
        let mut text = all[which.index(all.len())].clone();
        for how in &spoils {
            text = spoilt(&text, how, &all);
        }
        if let Ok(reading) = reader::read(&text, &Context::default()) {
            for one in &reading.directives {
                prop_assert!(!one.span.of(&text).is_empty());
                prop_assert!(one.addressee.is_none_or(|span| !span.of(&text).is_empty()));
                prop_assert!(one.deadline.is_none_or(|due| !due.span.of(&text).is_empty()));
            }
            prop_assert!(reading.figures.iter().all(|one| !one.span.of(&text).is_empty()));
            prop_assert!(reading.not_understood.iter().all(|span| !span.of(&text).is_empty()));
        }
    }
}
