//! A method's bands as cut-offs, for grading many lines at once. It says the same as the method itself,
//! only faster; what it cannot say exactly it leaves to the method.

use domain::grade::{Method, band_faults};
use domain::percent::Ratio;

use crate::mark::band_of;

/// One step upward: from this percent on, so many marks more than the band below.
struct Cut {
    hundredths: i64,
    /// One when the bound itself is still in the band below.
    beyond: i64,
    more_hundredths: i64,
}

pub(crate) struct Cuts<'a> {
    method: &'a Method,
    cuts: Vec<Cut>,
    lowest_hundredths: i64,
    pub(crate) full_hundredths: i64,
    /// Counts up to this size can be held against every cut-off in 64 bits; none when the bands are faulty.
    safe: i64,
}

impl<'a> Cuts<'a> {
    /// `None` when the method has no bands at all.
    pub(crate) fn of(method: &'a Method) -> Option<Self> {
        let lowest_hundredths = method.lowest_band()?.marks_hundredths;
        let seams = method.line_bands.windows(2);
        let cuts: Vec<Cut> = seams
            .filter_map(|pair| {
                let [upper, lower] = pair else { return None };
                let low = upper.low?;
                Some(Cut {
                    hundredths: low.hundredths,
                    beyond: i64::from(!low.inclusive),
                    more_hundredths: upper.marks_hundredths - lower.marks_hundredths,
                })
            })
            .collect();
        let largest = cuts.iter().map(|cut| cut.hundredths.saturating_abs()).max().unwrap_or(0);
        let safe = (i64::MAX - 1) / largest.max(10_000);
        Some(Self {
            method,
            cuts,
            lowest_hundredths,
            full_hundredths: method.full_marks_hundredths(),
            safe: if band_faults(&method.line_bands).is_empty() { safe } else { -1 },
        })
    }

    /// The marks of a line, in hundredths; `target` is above zero.
    pub(crate) fn marks(&self, achieved: i64, target: i64) -> i64 {
        if achieved > self.safe || achieved < -self.safe || target > self.safe {
            let ratio = Ratio::new(achieved.into(), target.into());
            let ratio = ratio.expect("a line is only held against a target above zero");
            return band_of(self.method, ratio).marks_hundredths;
        }
        let part = achieved * 10_000;
        let mut marks = self.lowest_hundredths;
        for cut in &self.cuts {
            marks +=
                if part >= cut.hundredths * target + cut.beyond { cut.more_hundredths } else { 0 };
        }
        marks
    }

    pub(crate) fn missing(&self) -> i64 {
        self.lowest_hundredths
    }
}
