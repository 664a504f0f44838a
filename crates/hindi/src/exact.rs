//! A number as it was written: whole, or with up to four decimals, without any rounding.
//!
//! 5,63,069.65 लाख is exactly 56,30,69,65,000. A number that would have to be rounded to be kept is
//! not kept: the reader of a sheet says so instead.

use std::fmt;

/// Decimals that a written figure may have once its unit is worked in.
pub const MAX_SCALE: u8 = 4;

/// `units / 10^scale`, in lowest terms: `2.00` is 2 with no decimals, so equal values are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    units: i64,
    scale: u8,
}

impl Exact {
    /// `units / 10^scale`; `None` if more than [`MAX_SCALE`] decimals are left after dropping zeros.
    pub fn new(units: i64, scale: u8) -> Option<Exact> {
        Wide { units: i128::from(units), scale: u32::from(scale) }.narrow()
    }

    /// A whole number.
    pub const fn integer(units: i64) -> Exact {
        Exact { units, scale: 0 }
    }

    /// The digits without the decimal point.
    pub fn units(self) -> i64 {
        self.units
    }

    /// How many of the digits stand after the point, 0 to [`MAX_SCALE`].
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// The whole number, or `None` when a fraction would be lost.
    pub fn to_integer(self) -> Option<i64> {
        self.to_scale(0)
    }

    /// The value in units of `10^-scale`: scale 2 turns rupees into paise and a percent into
    /// hundredths. `None` when a fraction would be lost or the result does not fit.
    pub fn to_scale(self, scale: u8) -> Option<i64> {
        let more = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10_i64.checked_pow(u32::from(more))?)
    }

    /// Below zero. A count never is; the caller decides.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }
}

/// Plain digits, a minus if below zero, a point if there are decimals: `-5`, `78.9`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ten_to_scale = 10_u64.pow(u32::from(self.scale));
        let (whole, part) =
            (self.units.unsigned_abs() / ten_to_scale, self.units.unsigned_abs() % ten_to_scale);
        let sign = if self.units < 0 { "-" } else { "" };
        write!(f, "{sign}{whole}")?;
        if self.scale > 0 {
            write!(f, ".{part:0width$}", width = usize::from(self.scale))?;
        }
        Ok(())
    }
}

/// The same with room to work in: a number on its way through लाख and करोड़.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wide {
    pub(crate) units: i128,
    pub(crate) scale: u32,
}

impl Wide {
    pub(crate) const ZERO: Wide = Wide { units: 0, scale: 0 };

    pub(crate) fn times_ten_to(self, power: u32) -> Option<Wide> {
        let units =
            self.units.checked_mul(10_i128.checked_pow(power.saturating_sub(self.scale))?)?;
        Some(Wide { units, scale: self.scale.saturating_sub(power) })
    }

    pub(crate) fn plus(self, other: Wide) -> Option<Wide> {
        let scale = self.scale.max(other.scale);
        let units = self.at(scale)?.checked_add(other.at(scale)?)?;
        Some(Wide { units, scale })
    }

    /// The value in units of `10^-scale`, which must not be coarser than the value's own.
    pub(crate) fn at(self, scale: u32) -> Option<i128> {
        let more = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10_i128.checked_pow(more)?)
    }

    pub(crate) fn is_below_ten_to(self, power: u32) -> bool {
        let limit = power.checked_add(self.scale).and_then(|power| 10_i128.checked_pow(power));
        limit.is_some_and(|limit| self.units < limit)
    }

    pub(crate) fn negated(self) -> Wide {
        Wide { units: self.units.saturating_neg(), scale: self.scale }
    }

    /// The value as it is kept, if it fits without rounding.
    pub(crate) fn narrow(self) -> Option<Exact> {
        let (mut units, mut scale) = (self.units, self.scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        let scale = u8::try_from(scale).ok().filter(|scale| *scale <= MAX_SCALE)?;
        Some(Exact { units: i64::try_from(units).ok()?, scale })
    }
}
