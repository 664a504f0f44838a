//! Whether a list of bands can be used: each value in exactly one of them. A gap or an overlap is told
//! with both bands named, since only those who issued the order can clear it up.

use std::cmp::Ordering;

use super::{Band, Letter};

/// A fault that makes a set of bands unusable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandFault {
    /// Values between these two are in no band.
    Gap { after: Letter, before: Letter, from_hundredths: i64, to_hundredths: i64 },
    /// These values are in two bands.
    Overlap { first: Letter, second: Letter, from_hundredths: i64, to_hundredths: i64 },
    /// The lowest band does not reach down to everything, or the highest up.
    OpenEnd { letter: Letter },
    /// A band whose low is above its high.
    Upside { letter: Letter },
    /// No bands at all.
    None,
}

/// Checks that bands, best first, cover every value exactly once.
#[must_use]
pub fn band_faults(bands: &[Band]) -> Vec<BandFault> {
    let (Some(best), Some(worst)) = (bands.first(), bands.last()) else {
        return vec![BandFault::None];
    };
    let mut faults = Vec::new();
    if best.high.is_some() {
        faults.push(BandFault::OpenEnd { letter: best.letter.clone() });
    }
    if worst.low.is_some() {
        faults.push(BandFault::OpenEnd { letter: worst.letter.clone() });
    }
    faults.extend(bands.iter().filter_map(upside));
    faults.extend(bands.windows(2).filter_map(|pair| match pair {
        [upper, lower] => seam_fault(upper, lower),
        _ => None,
    }));
    faults
}

fn upside(band: &Band) -> Option<BandFault> {
    let (low, high) = (band.low?, band.high?);
    let is_upside = low.hundredths > high.hundredths
        || (low.hundredths == high.hundredths && !(low.inclusive && high.inclusive));
    is_upside.then(|| BandFault::Upside { letter: band.letter.clone() })
}

/// The fault where the band above meets the band below, if there is one.
fn seam_fault(upper: &Band, lower: &Band) -> Option<BandFault> {
    let (first, second) = (upper.letter.clone(), lower.letter.clone());
    let (Some(low), Some(high)) = (upper.low, lower.high) else {
        // One of the two reaches over the other without end.
        return Some(BandFault::Overlap {
            first,
            second,
            from_hundredths: upper.low.or(lower.low).map_or(i64::MIN, |b| b.hundredths),
            to_hundredths: lower.high.or(upper.high).map_or(i64::MAX, |b| b.hundredths),
        });
    };
    match high.hundredths.cmp(&low.hundredths) {
        Ordering::Less => Some(BandFault::Gap {
            after: second,
            before: first,
            from_hundredths: high.hundredths,
            to_hundredths: low.hundredths,
        }),
        Ordering::Greater => Some(BandFault::Overlap {
            first,
            second,
            from_hundredths: low.hundredths,
            to_hundredths: high.hundredths,
        }),
        Ordering::Equal if low.inclusive && high.inclusive => Some(BandFault::Overlap {
            first,
            second,
            from_hundredths: low.hundredths,
            to_hundredths: high.hundredths,
        }),
        Ordering::Equal if !low.inclusive && !high.inclusive => Some(BandFault::Gap {
            after: second,
            before: first,
            from_hundredths: high.hundredths,
            to_hundredths: low.hundredths,
        }),
        Ordering::Equal => None,
    }
}
