//! How long a session lasts: until nobody has touched it for a while, and at most so long in all.

use jiff::{SignedDuration, Timestamp};

/// On what a person signs in; the choice is made at sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Device {
    /// A computer that others use too: the usual one of an office.
    Shared,
    /// A phone or computer of one's own.
    Own,
}

impl Device {
    pub const ALL: [Self; 2] = [Self::Shared, Self::Own];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Own => "own",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|device| device.word() == word)
    }

    /// How long a session may lie untouched.
    #[must_use]
    pub fn idle(self) -> SignedDuration {
        match self {
            Self::Shared => IDLE_SHARED,
            Self::Own => IDLE_OWN,
        }
    }

    /// How long a session may last in all.
    #[must_use]
    pub fn lasts(self) -> SignedDuration {
        match self {
            Self::Shared => LASTS_SHARED,
            Self::Own => LASTS_OWN,
        }
    }
}

/// Half an hour untouched on a shared computer: the next one at the desk finds it closed.
pub const IDLE_SHARED: SignedDuration = SignedDuration::from_mins(30);
/// A working day untouched on one's own device.
pub const IDLE_OWN: SignedDuration = SignedDuration::from_hours(8);
/// A long working day in all on a shared computer.
pub const LASTS_SHARED: SignedDuration = SignedDuration::from_hours(12);
/// A month in all on one's own device.
pub const LASTS_OWN: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Between the password and the code of the second factor.
pub const LASTS_HALF: SignedDuration = SignedDuration::from_mins(10);

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The password was right; the code is still asked.
    Half,
    /// Signed in.
    Full,
}

impl Stage {
    pub const ALL: [Self; 2] = [Self::Half, Self::Full];

    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// The times of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub device: Device,
    pub stage: Stage,
    pub began_at: Timestamp,
    pub seen_at: Timestamp,
    /// When it was ended by a person; `None` while nobody did.
    pub ended_at: Option<Timestamp>,
}

impl Span {
    /// Whether the session still holds at an instant: not ended, not idle, not too old.
    #[must_use]
    pub fn holds_at(&self, now: Timestamp) -> bool {
        let lasts = match self.stage {
            Stage::Half => LASTS_HALF,
            Stage::Full => self.device.lasts(),
        };
        self.ended_at.is_none()
            && now.duration_since(self.seen_at) < self.device.idle()
            && now.duration_since(self.began_at) < lasts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(device: Device, stage: Stage) -> Span {
        let at = Timestamp::UNIX_EPOCH;
        Span { device, stage, began_at: at, seen_at: at, ended_at: None }
    }

    fn after(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn an_untouched_session_ends_at_its_minute() {
        for (device, minutes) in [(Device::Shared, 30), (Device::Own, 8 * 60)] {
            let session = span(device, Stage::Full);
            assert!(session.holds_at(after(minutes - 1)), "{device:?}");
            assert!(!session.holds_at(after(minutes)), "{device:?}");
        }
    }

    #[test]
    fn a_session_that_is_used_all_the_time_ends_too() {
        for (device, minutes) in [(Device::Shared, 12 * 60), (Device::Own, 30 * 24 * 60)] {
            let used = |at: i64| Span { seen_at: after(at - 2), ..span(device, Stage::Full) };
            assert!(used(minutes - 1).holds_at(after(minutes - 1)), "{device:?}");
            assert!(!used(minutes).holds_at(after(minutes)), "{device:?}");
        }
    }

    #[test]
    fn half_a_sign_in_waits_ten_minutes_and_an_ended_session_is_over_at_once() {
        let half = span(Device::Own, Stage::Half);
        assert!(half.holds_at(after(9)) && !half.holds_at(after(10)));
        let ended = Span { ended_at: Some(after(1)), ..span(Device::Own, Stage::Full) };
        assert!(!ended.holds_at(after(1)));
    }
}
