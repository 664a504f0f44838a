//! A rough sound of a name, the same for Devanagari and Latin: सरवनखेड़ा and Sarbankhera sound alike.
//!
//! Only the consonants are kept, and those that clerks write for one another (ब/व, ड़/र, श/ष/स, k/q,
//! f/ph) are one. Equal sounds make a suggestion for a person to accept. They never make two places
//! one: many different names sound alike here, and some names of one place do not (aliases do that).

use unicode_normalization::UnicodeNormalization;

use crate::script::is_invisible;

const NUKTA: char = '\u{093C}';

/// The consonants of a name in rough Latin, with `a` before them if it begins with a vowel.
/// A word without any letters of either script has the empty sound.
pub fn sound(text: &str) -> String {
    let lower: String = text.nfkd().flat_map(char::to_lowercase).collect();
    let letters: Vec<char> = lower.nfkd().filter(|c| !is_invisible(*c)).collect();
    let mut sound = String::new();
    let mut rest = letters.as_slice();
    let mut begins = true;
    while let Some((heard, after)) = next_sound(rest) {
        for c in heard.chars() {
            push(&mut sound, c, begins);
            begins = false;
        }
        if heard.is_empty() && rest.first().is_some_and(|c| c.is_whitespace()) {
            begins = sound.is_empty();
        }
        rest = after;
    }
    sound
}

/// Whether two names sound alike. Names with fewer than two consonants are never alike.
pub fn near(a: &str, b: &str) -> bool {
    let heard = sound(a);
    heard.chars().nth(1).is_some() && heard == sound(b)
}

/// A vowel is kept only at the very beginning; a doubled consonant is one.
fn push(sound: &mut String, c: char, begins: bool) {
    let vowel = c == 'a';
    if (vowel && begins) || (!vowel && !sound.ends_with(c)) {
        sound.push(c);
    }
}

/// The sound at the head of the letters, with `a` for any vowel, and what follows it.
fn next_sound(letters: &[char]) -> Option<(&'static str, &[char])> {
    let heard = match letters {
        [] => return None,
        ['ड' | 'ढ', NUKTA, rest @ ..] => ("r", rest),
        ['ज', '\u{094D}', 'ञ', rest @ ..] => ("g", rest),
        ['c', 'h', 'h', rest @ ..] | ['c', 'h', rest @ ..] => ("c", rest),
        ['k' | 'q', 'h', rest @ ..] => ("k", rest),
        ['g', 'h', rest @ ..] => ("g", rest),
        ['j', 'h', rest @ ..] => ("j", rest),
        ['t', 'h', rest @ ..] => ("t", rest),
        ['d', 'h', rest @ ..] => ("d", rest),
        ['b', 'h', rest @ ..] => ("b", rest),
        ['p', 'h', rest @ ..] => ("p", rest),
        ['s', 'h', rest @ ..] => ("s", rest),
        ['r', 'h', rest @ ..] => ("r", rest),
        [letter, rest @ ..] => (single(*letter), rest),
    };
    Some(heard)
}

fn single(letter: char) -> &'static str {
    match letter {
        'क' | 'ख' | 'k' | 'q' | 'c' => "k",
        'ग' | 'घ' | 'g' => "g",
        'च' | 'छ' => "c",
        'ज' | 'झ' | 'j' | 'z' => "j",
        'ट'..='ठ' | 'त'..='थ' | 't' => "t",
        'ड'..='ढ' | 'द'..='ध' | 'd' => "d",
        'ङ' | 'ञ' | 'ण' | 'न' | 'ऩ' | 'म' | '\u{0901}' | '\u{0902}' | 'n' | 'm' => "n",
        'प' | 'फ' | 'p' | 'f' => "p",
        'ब' | 'भ' | 'व' | 'b' | 'v' | 'w' => "b",
        'र' | 'r' | 'ऋ' | 'ृ' => "r",
        'ल' | 'ळ' | 'l' => "l",
        'श'..='स' | 's' => "s",
        'ह' | 'h' => "h",
        'x' => "ks",
        'अ'..='औ' | 'a' | 'e' | 'i' | 'o' | 'u' => "a",
        // य, y and the vowel signs come and go: रायबरेली is Raebareli.
        _ => "",
    }
}
