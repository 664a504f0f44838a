//! Numbers as a workbook stores them. Excel keeps seventeen digits and shows fifteen: 563069.65 lies
//! in the file as 563069.65000000002. What the officer saw is what is read, in decimal, without floating point.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Digits that Excel shows.
const N_SHOWN: usize = 15;
/// Larger exponents are no figure of an office.
const MAX_EXPONENT: i64 = 40;

/// The plain decimal that Excel shows for a stored number: `1.2E+3` is `1200`. `None` for anything else.
pub(crate) fn shown(stored: &str) -> Option<String> {
    let (is_negative, unsigned) = match stored.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, stored.strip_prefix('+').unwrap_or(stored)),
    };
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !is_plain(whole) || !is_plain(decimals) {
        return None;
    }
    if exponent.abs() > MAX_EXPONENT || whole.len() + decimals.len() > 60 {
        return None;
    }
    let digits: Vec<u8> = whole.bytes().chain(decimals.bytes()).map(|byte| byte - b'0').collect();
    let leading = digits.iter().take_while(|digit| **digit == 0).count();
    let point = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()? + exponent;
    let (digits, point) = rounded(digits.get(leading..)?, point);
    let number = laid_out(&digits, point);
    Some(if is_negative && number != "0" { format!("-{number}") } else { number })
}

/// The first fifteen digits, half up, without zeros at the end; the point may move by one.
fn rounded(digits: &[u8], point: i64) -> (Vec<u8>, i64) {
    let mut kept: Vec<u8> = digits.iter().take(N_SHOWN).copied().collect();
    let mut point = point;
    if digits.get(N_SHOWN).is_some_and(|digit| *digit >= 5) {
        let nines = kept.iter().rev().take_while(|digit| **digit == 9).count();
        let n_kept = kept.len() - nines;
        kept.truncate(n_kept);
        match kept.last_mut() {
            Some(last) => *last += 1,
            None => {
                kept.push(1);
                point += 1;
            }
        }
    }
    while kept.last() == Some(&0) {
        kept.pop();
    }
    (kept, point)
}

fn laid_out(digits: &[u8], point: i64) -> String {
    let mut text = String::new();
    if digits.is_empty() {
        return "0".to_owned();
    }
    if point <= 0 {
        text.push_str("0.");
        text.extend((point..0).map(|_| '0'));
    }
    let mut at = 0_i64;
    for digit in digits {
        if at == point && point > 0 {
            text.push('.');
        }
        text.push(char::from(b'0' + digit));
        at += 1;
    }
    text.extend((at..point).map(|_| '0'));
    text
}

/// The day that Excel shows for a stored serial number, counted as Excel counts (1900 had a 29 February).
pub(crate) fn day(shown: &str, is_1904: bool) -> Option<Date> {
    let whole: i64 = shown.split('.').next()?.parse().ok()?;
    if !(0..=2_958_465).contains(&whole) {
        return None;
    }
    let (base, days) = if is_1904 {
        (date(1904, 1, 1), whole)
    } else if whole < 60 {
        (date(1899, 12, 31), whole)
    } else {
        (date(1899, 12, 30), whole)
    };
    base.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_number_reads_as_excel_shows_it() {
        for (stored, expected) in [
            ("218", Some("218")),
            ("563069.65000000002", Some("563069.65")),
            ("0.30000000000000004", Some("0.3")),
            ("0.1", Some("0.1")),
            ("1.2E+3", Some("1200")),
            ("1E-3", Some("0.001")),
            ("-12.50", Some("-12.5")),
            ("-0", Some("0")),
            ("9999999999999999", Some("10000000000000000")),
            ("99.99999999999999999", Some("100")),
            ("007", Some("7")),
            ("75352.0", Some("75352")),
            ("", None),
            (".", None),
            ("1e400", None),
            ("NaN", None),
            ("12a", None),
        ] {
            assert_eq!(shown(stored).as_deref(), expected, "{stored}");
        }
    }

    #[test]
    fn a_serial_day_reads_as_excel_shows_it() {
        for (serial, is_1904, expected) in [
            ("1", false, "1900-01-01"),
            ("61", false, "1900-03-01"),
            ("45961", false, "2025-10-31"),
            ("45961.75", false, "2025-10-31"),
            ("44499", true, "2025-10-31"),
        ] {
            let day = day(serial, is_1904).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected), "{serial}");
        }
    }
}
