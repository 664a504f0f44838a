//! From the words of a deadline to a day, in the context of a sitting.

use domain::directive::{Deadline, Resolution};
use hindi::deadline::How;
use jiff::civil::Date;

/// Reads the words of a deadline said on `held_on`; `next` is the next sitting of the series, if called.
#[must_use]
pub fn read(words: &str, held_on: Date, next: Option<Date>) -> Deadline {
    let read = hindi::deadline::read(words, held_on, next);
    let how = match read.how {
        How::Days(_) | How::Weeks(_) | How::Fortnight | How::Months(_) | How::Hours(_) => {
            Resolution::Counted
        }
        How::NextSitting => Resolution::NextSitting,
        How::MonthEnd | How::WeekEnd | How::OnDate => Resolution::Date,
        How::Immediately => Resolution::Immediately,
        How::Weekly => Resolution::Weekly,
        How::Vague => Resolution::Vague,
        How::NotStated => Resolution::NotStated,
    };
    Deadline { words: words.trim().to_owned(), due_on: read.due_on, how }
}
