//! A number as a phrase: numerals, words, लाख and करोड़, सवा and साढ़े, with ₹ or % around it.
//!
//! The whole phrase is read or nothing is. It knows no blanks and no sign; [`super::read_cell`] does.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::exact::Wide;
use crate::fold;
use crate::script::{digit, is_word_part};
use crate::words::{self, Quarters};

/// Characters of one numeral; enough for every grouped `i64` and for long decimals.
const MAX_NUMERAL: usize = 36;

/// The value of a phrase, exactly; `None` if any of it is no part of a number.
pub(super) fn read(text: &str) -> Option<Wide> {
    value(&pieces(text)?.0)
}

/// Whether a phrase has such a mark.
pub(super) fn has_mark(text: &str, mark: Mark) -> bool {
    pieces(text).is_some_and(|(_, marks)| marks.contains(&mark))
}

/// A part of a written number.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Numeral(Wide),
    Small(u8),
    Fraction(Quarters),
    Unit(u32),
}

/// What stands around a number and adds nothing to its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Currency,
    Percent,
    Only,
}

const MARK_WORDS: &[(Mark, &str)] = &[
    (Mark::Currency, "रु मु रुपये रुपया रुपयों rs inr rupees rupee"),
    (Mark::Percent, "प्रतिशत फीसदी फिसदी फीसद percent"),
    (Mark::Only, "मात्र only"),
];

static MARK_BY_KEY: LazyLock<BTreeMap<String, Mark>> =
    LazyLock::new(|| words::by_key(MARK_WORDS, ' '));

/// Splits a cell into the parts of a number and the marks around it; `None` at the first thing that cannot belong to one.
fn pieces(text: &str) -> Option<(Vec<Piece>, Vec<Mark>)> {
    let chars: Vec<char> = text.chars().collect();
    let mut rest = chars.as_slice();
    let mut pieces = Vec::new();
    let mut marks = Vec::new();
    while let [first, tail @ ..] = rest {
        rest = match (*first, tail) {
            (' ', _) => tail,
            ('₹' | '₨', _) => {
                marks.push(Mark::Currency);
                tail
            }
            ('%', _) => {
                marks.push(Mark::Percent);
                tail
            }
            ('/', ['-' | '=', after @ ..]) if !pieces.is_empty() => after,
            (c, _) if c == '.' || digit(c).is_some() => {
                let (run, after) =
                    split_run(rest, |c| digit(c).is_some() || matches!(c, ',' | '.'));
                pieces.push(Piece::Numeral(numeral(run)?));
                after
            }
            (c, _) if is_word_part(c) => {
                let (run, after) = split_run(rest, is_word_part);
                word(&run.iter().collect::<String>(), after, &mut pieces, &mut marks)?
            }
            _ => return None,
        };
    }
    let repeated = |mark| marks.iter().filter(|seen| **seen == mark).count() > 1;
    if repeated(Mark::Percent) || repeated(Mark::Only) {
        return None;
    }
    Some((pieces, marks))
}

fn split_run(chars: &[char], belongs: impl Fn(char) -> bool) -> (&[char], &[char]) {
    let run = chars.iter().take_while(|c| belongs(**c)).count();
    chars.split_at(run)
}

/// Takes one word and, behind it, its abbreviation mark (रु0, Rs.); gives what follows.
fn word<'a>(
    word: &str,
    after: &'a [char],
    pieces: &mut Vec<Piece>,
    marks: &mut Vec<Mark>,
) -> Option<&'a [char]> {
    let key = fold::key(word);
    // A colon is how many type the visarga of छः.
    let after_dot = after.strip_prefix(&['.']).or(after.strip_prefix(&[':'])).unwrap_or(after);
    if let Some(mark) = MARK_BY_KEY.get(&key).copied() {
        marks.push(mark);
        let rupee = mark == Mark::Currency && !word.is_ascii();
        return Some(after.strip_prefix(&['0']).filter(|_| rupee).unwrap_or(after_dot));
    }
    let piece = words::small(&key)
        .map(Piece::Small)
        .or_else(|| words::unit(&key).map(Piece::Unit))
        .or_else(|| words::fraction(&key).map(Piece::Fraction))?;
    pieces.push(piece);
    Some(after_dot)
}

/// Digits with Indian or Western grouping and at most one point.
fn numeral(run: &[char]) -> Option<Wide> {
    if run.len() > MAX_NUMERAL {
        return None;
    }
    let mut halves = run.splitn(2, |c| *c == '.');
    let (whole, decimals) = (halves.next()?, halves.next());
    if decimals.is_some_and(|part| part.is_empty() || part.iter().any(|c| digit(*c).is_none())) {
        return None;
    }
    if !(is_grouped_well(whole) || whole.is_empty() && decimals.is_some()) {
        return None;
    }
    let mut units = 0_i128;
    for value in run.iter().filter_map(|c| digit(*c)) {
        units = units.checked_mul(10)?.checked_add(i128::from(value))?;
    }
    Some(Wide { units, scale: u32::try_from(decimals.map_or(0, <[char]>::len)).ok()? })
}

/// 1,77,188 or 177,188 or no commas at all; never 1,2,3.
fn is_grouped_well(whole: &[char]) -> bool {
    let groups: Vec<usize> = whole.split(|c| *c == ',').map(<[char]>::len).collect();
    match groups.as_slice() {
        [single] => *single > 0,
        [first, middle @ .., 3] => {
            let indian = (1..=2).contains(first) && middle.iter().all(|size| *size == 2);
            let western = (1..=3).contains(first) && middle.iter().all(|size| *size == 3);
            indian || western
        }
        _ => false,
    }
}

/// The value of a phrase: split at its largest unit; what stands left counts it, what stands right
/// is less than one of it.
fn value(pieces: &[Piece]) -> Option<Wide> {
    let Some(power) = pieces.iter().filter_map(|piece| piece.power()).max() else {
        return leaf(pieces);
    };
    let at = pieces.iter().position(|piece| piece.power() == Some(power))?;
    let (left, right) = (pieces.get(..at)?, pieces.get(at + 1..)?);
    // "सौ" alone is a hundred; "लाख" alone is the heading of a column.
    let count =
        if left.is_empty() && power == 2 { Wide { units: 1, scale: 0 } } else { value(left)? };
    let rest = if right.is_empty() { Wide::ZERO } else { value(right)? };
    // "2.50 लाख 50 हजार" has its thousands twice.
    let decimals_and_more = !right.is_empty() && left.iter().any(Piece::has_decimals);
    if decimals_and_more || !rest.is_below_ten_to(power) {
        return None;
    }
    count.times_ten_to(power)?.plus(rest)
}

/// A numeral, a word below a hundred, or a fraction word with or without one of them.
fn leaf(pieces: &[Piece]) -> Option<Wide> {
    let (quarters, number) = match pieces {
        [Piece::Fraction(Quarters::Alone(quarters))] => (i128::from(*quarters), Wide::ZERO),
        [Piece::Fraction(Quarters::Sava)] => (5, Wide::ZERO),
        [Piece::Fraction(Quarters::Plus(quarters)), number] => {
            (i128::from(*quarters), number.whole()?)
        }
        [Piece::Fraction(Quarters::Minus(quarters)), number] => {
            (-i128::from(*quarters), number.whole()?)
        }
        [Piece::Fraction(Quarters::Sava), number] => (1, number.whole()?),
        [Piece::Numeral(number)] => (0, *number),
        [number] => (0, number.whole()?),
        _ => return None,
    };
    number.plus(Wide { units: quarters * 25, scale: 2 })
}

impl Piece {
    fn power(&self) -> Option<u32> {
        match self {
            Piece::Unit(power) => Some(*power),
            _ => None,
        }
    }

    fn has_decimals(&self) -> bool {
        matches!(self, Piece::Numeral(number) if number.scale > 0)
    }

    /// A whole number that a spoken fraction can stand before.
    fn whole(&self) -> Option<Wide> {
        match self {
            Piece::Numeral(number) if number.scale == 0 => Some(*number),
            Piece::Small(value) => Some(Wide { units: i128::from(*value), scale: 0 }),
            _ => None,
        }
    }
}
