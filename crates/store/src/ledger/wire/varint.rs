//! Whole numbers in as few bytes as they need: seven bits a byte, lowest first; signed ones folded so
//! that small negatives stay short. Reading never trusts the bytes: it ends in a fault, never in a panic.

use super::{Fault, Read};

/// Bytes still to be read.
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes are left.
    pub(super) fn n_left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn take(&mut self, n_bytes: usize) -> Read<&'a [u8]> {
        let (taken, rest) =
            self.rest.split_at_checked(n_bytes).ok_or_else(|| Fault::new("the bytes end early"))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Read<u8> {
        let (byte, rest) =
            self.rest.split_first().ok_or_else(|| Fault::new("the bytes end early"))?;
        self.rest = rest;
        Ok(*byte)
    }

    /// A number written by [`put`], in its shortest form only.
    pub(super) fn number(&mut self) -> Read<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                break;
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                let is_shortest = byte != 0 || shift == 0;
                return if is_shortest { Ok(number) } else { Err(Fault::new("a padded number")) };
            }
        }
        Err(Fault::new("a number of more than 64 bits"))
    }

    /// A number written by [`put_signed`].
    pub(super) fn signed(&mut self) -> Read<i64> {
        self.number().map(unfold)
    }

    /// A count that cannot be more than the bytes that are left.
    pub(super) fn count(&mut self) -> Read<usize> {
        let count = self.number()?;
        usize::try_from(count)
            .ok()
            .filter(|count| *count <= self.n_left())
            .ok_or_else(|| Fault::new(format!("{count} of something in {} bytes", self.n_left())))
    }
}

/// Writes a number.
pub(super) fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    out.push(low_bits(number));
}

fn low_bits(number: u64) -> u8 {
    u8::try_from(number & 0x7f).expect("seven bits fit a byte")
}

/// Writes a length.
pub(super) fn put_len(out: &mut Vec<u8>, len: usize) {
    put(out, u64::try_from(len).expect("a length fits 64 bits"));
}

/// Writes a signed number.
pub(super) fn put_signed(out: &mut Vec<u8>, number: i64) {
    put(out, fold(number));
}

/// How many bytes [`put_signed`] takes.
pub(super) fn len_signed(number: i64) -> usize {
    let bits = u64::BITS - (fold(number) | 1).leading_zeros();
    usize::try_from(bits.div_ceil(7)).expect("ten at most")
}

fn fold(number: i64) -> u64 {
    (number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned()
}

fn unfold(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_at_the_edges_come_back_in_the_bytes_foretold() {
        for number in [0, 1, -1, 63, 64, -64, -65, 8191, 8192, i64::MAX, i64::MIN] {
            let mut bytes = Vec::new();
            put_signed(&mut bytes, number);
            assert_eq!(bytes.len(), len_signed(number), "{number}");
            assert_eq!(Cursor::new(&bytes).signed(), Ok(number));
        }
    }

    #[test]
    fn padded_endless_and_cut_numbers_are_faults() {
        for bytes in [&[][..], &[0x80], &[0x80, 0x00], &[0xff; 10], &[0xff; 64]] {
            assert!(Cursor::new(bytes).number().is_err(), "{bytes:?}");
        }
    }
}
