//! On what a point to check rests: the figures as they stand, told apart by kind. By how much they are apart and
//! when an answer to them still holds is said here, in whole numbers.

use jiff::civil::Date;

use crate::indicator::IndicatorCode;
use crate::period::Period;
use crate::place::PlaceCode;

/// The figures on which a doubt rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    Register {
        claimed: i64,
        registered: i64,
        register: IndicatorCode,
    },
    Whole {
        part: i64,
        whole: i64,
        of: IndicatorCode,
    },
    Parent {
        stated: i64,
        sum: i64,
    },
    Fell {
        before: i64,
        now: i64,
    },
    /// `usual` is the median of the earlier months.
    Slip {
        value: i64,
        usual: i64,
        factor: i64,
    },
    /// `per_unit` is rounded down; `factor` brings it between the two limits, if one does.
    PerUnit {
        amount: i64,
        count: i64,
        per_unit: i64,
        limits: (i64, i64),
        factor: Option<i64>,
    },
    /// Both as times of what is usual there, in hundredths.
    Outlier {
        value: i64,
        usual: i64,
        own_hundredths: i64,
        peers_hundredths: i64,
        z_hundredths: i64,
    },
    /// So many of so many are round; by chance this is met at most once in `one_in`.
    Heaped {
        round: usize,
        of: usize,
        round_to: i64,
        one_in: i64,
    },
    Jumped {
        before: i64,
        now: i64,
        usual: i64,
        on: Date,
        sitting: Date,
    },
    /// So many of so many figures are the same as in that month.
    LastMonth {
        same: usize,
        of: usize,
        month: Period,
    },
    Neighbour {
        same: usize,
        of: usize,
        place: PlaceCode,
    },
    /// `last` is the last month of which anything was said; so many figures are owed.
    Silent {
        last: Period,
        months: i64,
        figures: usize,
    },
    Stage {
        earlier: i64,
        later: i64,
        of: IndicatorCode,
    },
}

impl Evidence {
    /// The word used in the words files and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Register { .. } => "register",
            Self::Whole { .. } => "whole",
            Self::Parent { .. } => "parent",
            Self::Fell { .. } => "fell",
            Self::Slip { .. } => "slip",
            Self::PerUnit { .. } => "per-unit",
            Self::Outlier { .. } => "outlier",
            Self::Heaped { .. } => "heaped",
            Self::Jumped { .. } => "jumped",
            Self::LastMonth { .. } => "last-month",
            Self::Neighbour { .. } => "neighbour",
            Self::Silent { .. } => "silent",
            Self::Stage { .. } => "stage",
        }
    }

    /// How many: by this much the figures are apart, or so many figures are meant.
    #[must_use]
    pub fn size(&self) -> i64 {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        match self {
            Self::Register { claimed, registered, .. } => claimed - registered,
            Self::Whole { part, whole, .. } => part - whole,
            Self::Parent { stated, sum } => (stated - sum).abs(),
            Self::Fell { before, now } => before - now,
            Self::Slip { value, usual, .. } | Self::Outlier { value, usual, .. } => {
                (value - usual).abs()
            }
            Self::PerUnit { amount, count, limits, .. } => {
                let (least, most) =
                    (count.saturating_mul(limits.0), count.saturating_mul(limits.1));
                (least - amount).max(amount - most).max(0)
            }
            Self::Heaped { round, .. } => count(*round),
            Self::Jumped { before, now, usual, .. } => now - before - usual,
            Self::LastMonth { same, .. } | Self::Neighbour { same, .. } => count(*same),
            Self::Silent { figures, .. } => count(*figures),
            Self::Stage { earlier, later, .. } => later - earlier,
        }
    }

    /// Whether the size is a number of figures, and not a number of what the indicator counts.
    #[must_use]
    pub fn counts_figures(&self) -> bool {
        matches!(
            self,
            Self::Heaped { .. }
                | Self::LastMonth { .. }
                | Self::Neighbour { .. }
                | Self::Silent { .. }
        )
    }

    /// The figures in one line. As long as it stays the same, an answer stands; what is about one month
    /// carries that month, what contradicts itself does not: it is the same doubt a month later.
    #[must_use]
    pub fn mark(&self, period: Period) -> String {
        match self {
            Self::Register { claimed, registered, .. } => format!("{claimed} > {registered}"),
            Self::Whole { part, whole, .. } => format!("{part} > {whole}"),
            Self::Parent { stated, sum } => format!("{stated} <> {sum}"),
            Self::Fell { before, now } => format!("{before} > {now}"),
            Self::Slip { value, factor, .. } => format!("{period}: {value} / {factor}"),
            Self::PerUnit { amount, count, .. } => format!("{amount} / {count}"),
            Self::Outlier { value, .. } => format!("{period}: {value}"),
            Self::Heaped { round, of, .. } => format!("{period}: {round} / {of}"),
            Self::Jumped { before, now, on, .. } => format!("{period}: {on} {before} > {now}"),
            Self::LastMonth { same, of, .. } => format!("{period}: {same} / {of}"),
            Self::Neighbour { same, of, place } => format!("{period}: {place} {same} / {of}"),
            Self::Silent { last, figures, .. } => format!("{last}: {figures}"),
            Self::Stage { earlier, later, .. } => format!("{later} > {earlier}"),
        }
    }
}
