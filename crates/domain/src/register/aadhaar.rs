//! Aadhaar is never taken. Twelve digits whose last is the Verhoeff check digit of the others are
//! refused wherever they stand: in a field, a file or a note, in either script, run together or parted by
//! blanks and hyphens. One in ten other numbers of twelve digits is refused with them; that is the price.

/// Multiplication of the dihedral group of ten, by row and column.
const TIMES: [[usize; 10]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
    [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
    [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
    [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
    [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
    [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];

/// Where each digit goes at the first place; at the nth place it is sent through n times.
const SHIFT: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/// How many digits an Aadhaar number has.
const N_DIGITS: usize = 12;

/// Whether an Aadhaar number stands anywhere in a text. Groups of digits that only blanks and hyphens part
/// are tried together, wherever twelve of them come together.
#[must_use]
pub fn stands_in(text: &str) -> bool {
    let mut groups: Vec<Vec<usize>> = vec![Vec::new()];
    for sign in text.chars() {
        match digit(sign) {
            Some(digit) => groups.last_mut().expect("one at least").push(digit),
            None if is_joint(sign) => groups.push(Vec::new()),
            None if is_one_number(&groups) => return true,
            None => groups = vec![Vec::new()],
        }
    }
    is_one_number(&groups)
}

/// Whether some neighbouring groups together are an Aadhaar number.
fn is_one_number(groups: &[Vec<usize>]) -> bool {
    (0..groups.len()).any(|from| {
        let mut digits: Vec<usize> = Vec::with_capacity(N_DIGITS);
        groups.iter().skip(from).any(|group| {
            digits.extend(group);
            !group.is_empty() && digits.len() == N_DIGITS && is_checked(&digits)
        })
    })
}

/// Whether the last digit is the Verhoeff check digit of those before it.
fn is_checked(digits: &[usize]) -> bool {
    let sum = digits.iter().rev().enumerate().fold(0, |sum, (place, digit)| {
        let shifted = (0..place % 8).fold(*digit, |digit, _| at(&SHIFT, digit));
        TIMES.get(sum).map_or(0, |row| at(row, shifted))
    });
    sum == 0
}

fn at(row: &[usize; 10], ix: usize) -> usize {
    row.get(ix).copied().unwrap_or(0)
}

/// A digit of Latin or Devanagari writing.
fn digit(sign: char) -> Option<usize> {
    let value = match sign {
        '०'..='९' => u32::from(sign) - u32::from('०'),
        _ => sign.to_digit(10)?,
    };
    usize::try_from(value).ok()
}

/// What parts the groups of one number: blanks of any width, hyphens and dashes, joiners.
fn is_joint(sign: char) -> bool {
    (sign.is_whitespace() && sign != '\n')
        || matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200d}')
}

/// The digit that makes eleven digits a checked number; for tests and made-up rows that must be refused.
#[must_use]
pub fn check_digit(eleven: &[usize; 11]) -> usize {
    let ends = |last: &usize| is_checked(&[eleven.as_slice(), &[*last]].concat());
    (0..10).find(ends).expect("every number has one check digit")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(eleven: [usize; 11], joint: &str, zero: u32) -> String {
        let digits = eleven.iter().chain([&check_digit(&eleven)]).copied().collect::<Vec<_>>();
        let sign = |digit: &usize| {
            char::from_u32(zero + u32::try_from(*digit).unwrap_or(0)).unwrap_or('0')
        };
        let groups = digits.chunks(4).map(|group| group.iter().map(sign).collect::<String>());
        groups.collect::<Vec<_>>().join(joint)
    }

    #[test]
    fn the_worked_example_of_the_check_is_found() {
        // 236 has the check digit 3 in every textbook.
        for last in 0..10 {
            assert_eq!(is_checked(&[2, 3, 6, last]), last == 3, "{last}");
        }
    }

    proptest! {
        #[test]
        fn any_checked_number_is_found_however_it_is_written(
            eleven in proptest::array::uniform11(0_usize..10),
            joint in proptest::sample::select(vec!["", " ", "-", "  ", " - ", "\u{a0}", "–"]),
            zero in proptest::sample::select(vec![0x30_u32, 0x966]),
            before in "[^0-9०-९]{0,6}",
        ) {
            let number = written(eleven, joint, zero);
            let text = format!("{before}{number}");
            prop_assert!(stands_in(&text), "{}", text);
            let in_words = format!("वार्ड 5 {number} शेष");
            prop_assert!(stands_in(&in_words));
        }

        #[test]
        fn one_wrong_digit_or_two_neighbours_exchanged_are_no_checked_number(
            eleven in proptest::array::uniform11(0_usize..10), at in 0_usize..12, by in 1_usize..10,
        ) {
            let mut digits: Vec<usize> = eleven.to_vec();
            digits.push(check_digit(&eleven));
            let mut wrong = digits.clone();
            wrong[at] = (wrong[at] + by) % 10;
            prop_assert!(!is_checked(&wrong));
            let mut swapped = digits.clone();
            swapped.swap(at.min(10), at.min(10) + 1);
            prop_assert!(swapped == digits || !is_checked(&swapped));
        }

        #[test]
        fn eleven_digits_and_thirteen_are_none(eleven in "[0-9]{11}", thirteen in "[0-9]{13}") {
            prop_assert!(!stands_in(&eleven));
            prop_assert!(!stands_in(&thirteen));
        }
    }
}
