//! How figures are printed: Indian grouping, rupees, percents, lakh and crore, both digit sets.
//!
//! Exact integers in, text out. Rounding happens only where a figure is put into lakh or crore,
//! and always half up on the size of the figure. Reading is in [`crate::number`].

/// The language in which a figure, a month or a unit is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    Hi,
    En,
}

const LAKH: u128 = 100_000;
const CRORE: u128 = 10_000_000;

/// Indian grouping, 3-2-2 from the right: `177188` is `1,77,188`; a minus is kept.
pub fn group(n: i64) -> String {
    format!("{}{}", sign(n), grouped(u128::from(n.unsigned_abs())))
}

/// Paise as rupees with two decimals, grouped, without a currency sign: `1771885` is `17,718.85`.
pub fn paise(n: i64) -> String {
    format!("{}{}", sign(n), hundredths(u128::from(n.unsigned_abs())))
}

/// Hundredths of a percent with two decimals, without the sign: `7890` is `78.90`.
pub fn percent(hundredths_of_percent: i64) -> String {
    paise(hundredths_of_percent)
}

/// A count as a headline has it: `1.77 लाख`, `2.05 crore`; below one lakh the whole grouped figure.
///
/// Two decimals, half up on the size. A figure that rounds to 100.00 lakh is written as 1.00 crore.
pub fn words_lakh(n: i64, lang: Lang) -> String {
    let size = u128::from(n.unsigned_abs());
    if size < LAKH {
        return group(n);
    }
    let lakhs = parts_of(size, LAKH);
    let (value, unit) = match (lakhs < 100 * 100, lang) {
        (true, Lang::Hi) => (lakhs, "लाख"),
        (true, Lang::En) => (lakhs, "lakh"),
        (false, Lang::Hi) => (parts_of(size, CRORE), "करोड़"),
        (false, Lang::En) => (parts_of(size, CRORE), "crore"),
    };
    format!("{}{} {unit}", sign(n), hundredths(value))
}

/// ०–९ become 0–9; everything else stays as it is.
pub fn latin_digits(text: &str) -> String {
    let latin = |c| crate::script::digit(c).map_or(c, |value| char::from(b'0' + value));
    text.chars().map(latin).collect()
}

/// 0–9 become ०–९; everything else stays as it is.
pub fn devanagari_digits(text: &str) -> String {
    let devanagari = |c: char| c.to_digit(10).and_then(|value| char::from_u32(0x0966 + value));
    text.chars().map(|c| devanagari(c).unwrap_or(c)).collect()
}

fn sign(n: i64) -> &'static str {
    if n < 0 { "-" } else { "" }
}

/// `size` in hundredths of `unit`, half up.
fn parts_of(size: u128, unit: u128) -> u128 {
    (size * 100 + unit / 2) / unit
}

fn hundredths(n: u128) -> String {
    format!("{}.{:02}", grouped(n / 100), n % 100)
}

fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let count = digits.chars().count();
    let mut out = String::with_capacity(count * 3 / 2);
    for (at, digit) in digits.chars().enumerate() {
        let left = count - at;
        if at > 0 && left >= 3 && left % 2 == 1 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
