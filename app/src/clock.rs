//! The one clock of the program. An office lives by Indian Standard Time. The demo's clock is set back
//! to the days of its figures and goes on from there.

use domain::fact::By;
use domain::post::PostId;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned};

/// A clock, perhaps set to another day.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    ahead: SignedDuration,
}

impl Clock {
    /// The machine's own time.
    pub(crate) fn real() -> Self {
        Self::default()
    }

    /// A clock that shows `day` now, at the machine's time of day, and goes on from there.
    pub(crate) fn set_to(day: Date) -> Self {
        let now = real_now();
        let wanted = now.with().date(day).build().unwrap_or_else(|_| now.clone());
        Self { ahead: wanted.duration_since(&now) }
    }

    /// Now, in Indian Standard Time.
    pub(crate) fn now(self) -> Zoned {
        real_now().saturating_add(self.ahead)
    }

    /// Today in India.
    pub(crate) fn today(self) -> Date {
        self.now().date()
    }

    /// Who, when and why, for a writing now.
    pub(crate) fn by(self, post: Option<PostId>, why: &str) -> By {
        let now = self.now();
        By { post, at: now.timestamp(), on: now.date(), why: why.to_owned() }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
fn real_now() -> Zoned {
    let utc = Timestamp::now();
    utc.in_tz("Asia/Kolkata").unwrap_or_else(|_| utc.to_zoned(jiff::tz::TimeZone::UTC))
}
