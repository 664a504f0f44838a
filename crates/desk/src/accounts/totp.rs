//! Codes of the second factor: RFC 6238 over HMAC-SHA-1 with six digits and steps of thirty seconds, as every
//! authenticator on a phone computes them.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Seconds that a code lasts.
const STEP_SECONDS: i64 = 30;
/// Steps by which the two clocks may differ, before and after.
const SKEW: i64 = 1;
/// Digits of a code.
const DIGITS: u32 = 6;
/// Bytes of a secret: as many as HMAC-SHA-1 gives (RFC 4226, 4 R6).
pub const SECRET_BYTES: usize = 20;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step whose code this is, near an instant in seconds since 1970; `None` when it is none of them.
#[must_use]
pub fn step_of(secret: &[u8], code: &str, at: i64) -> Option<i64> {
    let now = at.div_euclid(STEP_SECONDS);
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let is_it = |step: &i64| {
        super::hashing::are_equal(code_of(secret, *step, DIGITS).as_bytes(), digits.as_bytes())
    };
    (now - SKEW..=now + SKEW).rev().find(is_it)
}

/// The code that a phone shows at an instant, in seconds since 1970.
#[must_use]
pub fn code_at(secret: &[u8], at: i64) -> String {
    code_of(secret, at.div_euclid(STEP_SECONDS), DIGITS)
}

/// The code of a step: HOTP of RFC 4226.
fn code_of(secret: &[u8], step: i64, digits: u32) -> String {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let sum = mac.finalize().into_bytes();
    let at = usize::from(sum.last().copied().unwrap_or_default() & 0x0f);
    let bytes = sum.iter().skip(at).take(4);
    let number = bytes.fold(0_u32, |number, byte| (number << 8) | u32::from(*byte)) & 0x7fff_ffff;
    let code = number % 10_u32.pow(digits);
    format!("{code:0width$}", width = usize::try_from(digits).unwrap_or(0))
}

/// Bytes as an authenticator takes them when they are typed (RFC 4648 base 32, without padding).
#[must_use]
pub fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut n_bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        n_bits += 8;
        while n_bits >= 5 {
            n_bits -= 5;
            text.push(letter(held >> n_bits));
        }
    }
    if n_bits > 0 {
        text.push(letter(held << (5 - n_bits)));
    }
    text
}

fn letter(bits: u32) -> char {
    let at = usize::try_from(bits & 31).unwrap_or_default();
    ALPHABET.get(at).copied().map_or('A', char::from)
}

/// The bytes of a base 32 text; blanks and small letters are taken, anything else is not.
#[must_use]
pub fn of_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut n_bits) = (0_u32, 0_u32);
    for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let at = ALPHABET.iter().position(|known| *known == letter.to_ascii_uppercase())?;
        held = ((held << 5) | u32::try_from(at).ok()?) & 0xffff;
        n_bits += 5;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push(u8::try_from((held >> n_bits) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// The address that an authenticator reads from the picture.
#[must_use]
pub fn address(secret: &[u8], account: &str) -> String {
    format!("otpauth://totp/Anupalan:{account}?secret={}&issuer=Anupalan", base32(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn the_codes_are_those_of_rfc_6238_and_rfc_4226() {
        for (at, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(code_of(SECRET, at / STEP_SECONDS, 8), code, "at {at}");
        }
        for (step, code) in [(0, "755224"), (1, "287082"), (5, "254676"), (9, "520489")] {
            assert_eq!(code_of(SECRET, step, 6), code, "step {step}");
        }
    }

    #[test]
    fn one_step_before_and_after_is_taken_and_two_are_not() {
        let at = 1_700_000_010;
        let step = at / STEP_SECONDS;
        for (by, expected) in
            [(-2, None), (-1, Some(step - 1)), (0, Some(step)), (1, Some(step + 1)), (2, None)]
        {
            assert_eq!(step_of(SECRET, &code_of(SECRET, step + by, 6), at), expected, "{by}");
        }
        assert_eq!(step_of(SECRET, "", at), None);
        let spaced = code_of(SECRET, step, 6);
        let (left, right) = spaced.split_at(3);
        assert_eq!(step_of(SECRET, &format!("{left} {right}"), at), Some(step));
    }

    #[test]
    fn base_32_is_that_of_rfc_4648_and_reads_back() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), text);
            assert_eq!(of_base32(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(of_base32("mzxw 6ytb oi").as_deref(), Some(&b"foobar"[..]));
        assert_eq!(of_base32("MZXW0"), None);
    }
}
