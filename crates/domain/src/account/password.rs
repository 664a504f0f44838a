//! Which passwords may be set. Length counts, not composition, and nobody must change one by the
//! calendar; but what half the office would try first is refused.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::refusal::Refusal;

/// The fewest characters of a password. OWASP ASVS 5.0 (6.2.1) asks for 8 and advises 15; at ten tries in a
/// quarter of an hour, 10 that are not in the list are out of reach of guessing.
pub const MIN_PASSWORD_CHARS: usize = 10;

/// The most characters of a password: long sentences pass, and a hash costs no more than it should.
pub const MAX_PASSWORD_CHARS: usize = 128;

/// The fewest letters of an own word that is looked for in a password: shorter ones stand in many words.
const MIN_LOCAL_LETTERS: usize = 3;

/// Words that people try first: one a line, lines that begin with `#` left out.
const COMMON: &str = include_str!("common-passwords.txt");

static COMMON_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lines = COMMON.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| [plain(line), letters(line)]).filter(|word| !word.is_empty()).collect()
});

/// Decides whether a password may be set. `local` are words of this office: names of its places, of the
/// account and of the person.
///
/// # Errors
/// Too short, too long, or made of nothing but common and local words, digits and signs.
pub fn may_set_password<'w>(
    password: &str,
    local: impl Iterator<Item = &'w str>,
) -> Result<(), Refusal> {
    let n_chars = password.chars().count();
    if n_chars < MIN_PASSWORD_CHARS {
        return Err(Refusal::PasswordTooShort { at_least: MIN_PASSWORD_CHARS });
    }
    if n_chars > MAX_PASSWORD_CHARS {
        return Err(Refusal::PasswordTooLong { at_most: MAX_PASSWORD_CHARS });
    }
    let is_word = |word: &String| word.chars().count() >= MIN_LOCAL_LETTERS;
    let parts = local.flat_map(|word| word.split([' ', '.', '-', '(', ')', ',']));
    let local: BTreeSet<String> = parts.map(letters).filter(is_word).collect();
    let is_listed = |part: &str| COMMON_WORDS.contains(part) || local.contains(part);
    let is_common = COMMON_WORDS.contains(&plain(password))
        || has_few_letters(password)
        || is_made_of(&letters(password), &is_listed)
        || is_made_of(&letters(&signs_read(password)), &is_listed);
    if is_common { Err(Refusal::PasswordCommon) } else { Ok(()) }
}

/// In small letters, without blanks.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The letters alone, in small.
fn letters(text: &str) -> String {
    plain(text).chars().filter(|c| c.is_alphabetic()).collect()
}

/// Signs inside a word read as the letters for which they stand: `P@ssw0rd#2024` is `Password`.
fn signs_read(text: &str) -> String {
    let read = |c: char| match c {
        '@' => 'a',
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '$' | '5' => 's',
        other => other,
    };
    text.trim_end_matches(|c: char| !c.is_alphabetic()).chars().map(read).collect()
}

/// Whether a password repeats a few characters: `1111111111`, `ababababab`.
fn has_few_letters(password: &str) -> bool {
    plain(password).chars().collect::<BTreeSet<char>>().len() < 5
}

/// Whether a text is words of the list set one after the other, or empty: digits and signs alone.
fn is_made_of(text: &str, is_listed: &dyn Fn(&str) -> bool) -> bool {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut reached = BTreeSet::from([0]);
    for from in &ends {
        if !reached.contains(from) {
            continue;
        }
        for to in ends.iter().filter(|to| *to > from) {
            if text.get(*from..*to).is_some_and(is_listed) {
                reached.insert(*to);
            }
        }
    }
    reached.contains(&text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(password: &str) -> Result<(), Refusal> {
        let local = ["Kanpur Dehat", "कानपुर देहात", "kanpur-dehat", "anil.kumar", "Orai"];
        may_set_password(password, local.into_iter())
    }

    #[test]
    fn ten_characters_that_nobody_would_try_first_will_do() {
        for password in
            ["nadi par pul", "tin-kaudi-7", "बरगद की छाँव", "correct horse kanpur", "9876xqzw12"]
        {
            assert_eq!(judged(password), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_bounds_of_length_are_where_they_are_said_to_be() {
        let of = |n: usize| "xqzwvkjbmp".chars().cycle().take(n).collect::<String>();
        assert_eq!(judged(&of(9)), Err(Refusal::PasswordTooShort { at_least: 10 }));
        assert_eq!(judged(&of(10)), Ok(()));
        assert_eq!(judged(&of(128)), Ok(()));
        assert_eq!(judged(&of(129)), Err(Refusal::PasswordTooLong { at_most: 128 }));
    }

    #[test]
    fn what_half_the_office_would_try_is_refused_however_it_is_dressed() {
        for password in [
            "1234567890",
            "9876543210",
            "aaaaaaaaaaaa",
            "Password@123",
            "P@ssw0rd1234",
            "JaiHind@2024",
            "jaihind jaihind",
            "Bharat@12345",
            "KanpurDehat1",
            "Kanpur@Dehat#1",
            "कानपुर देहात 2025",
            "anil.kumar.2025",
            "AnilKumar@kanpur",
            "admin@123456",
            "qwertyuiop",
        ] {
            assert_eq!(judged(password), Err(Refusal::PasswordCommon), "{password}");
        }
    }
}
