//! Which source a sheet comes from, by the words above its figures, and the day up to which it tells. What
//! the source's headings mean is read as if a person had decided it; a person's own decision comes before.

use domain::profile::Profile;
use domain::shape::Decided;
use hindi::{date, fold};
use jiff::civil::Date;

use crate::grid::{Raw, Row, Sheet};

/// Rows in which the marks and the day must stand.
const N_ROWS: usize = 30;

/// What a sheet says of itself by its profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub profile: Profile,
    /// The day up to which it tells; `None` when its cell was not found or holds no day.
    pub as_on: Option<Date>,
}

/// The profile whose marks all stand in the sheet; of several the one with most marks.
pub(crate) fn of<'p>(sheet: &Sheet, profiles: impl Iterator<Item = &'p Profile>) -> Option<Known> {
    let rows: Vec<Row<'_>> = sheet.rows().into_iter().take(N_ROWS).collect();
    let texts: Vec<&str> =
        rows.iter().flat_map(|row| row.cells()).map(|(_, raw)| raw.text()).collect();
    let stands = |mark: &String| texts.iter().any(|text| fold::mentions(text, mark));
    let is_it = |profile: &&Profile| !profile.marks.is_empty() && profile.marks.iter().all(stands);
    let profile = profiles.filter(is_it).max_by_key(|profile| profile.marks.len())?.clone();
    let as_on = rows.iter().find_map(|row| day_in(*row, &profile.as_on));
    Some(Known { profile, as_on })
}

/// The day behind one of these words: in the same cell, or in the next filled one.
fn day_in(row: Row<'_>, words: &[String]) -> Option<Date> {
    let cells: Vec<(u32, Raw<'_>)> = row.cells().collect();
    cells.iter().enumerate().find_map(|(ix, (_, raw))| {
        let text = raw.text();
        words.iter().find(|word| fold::mentions(text, word))?;
        day_of(text).or_else(|| match cells.get(ix + 1).map(|(_, next)| *next) {
            Some(Raw::Date(day)) => day.parse().ok(),
            Some(next) => date::read(next.text()),
            None => None,
        })
    })
}

/// The first day that stands in a text by itself: `As on 31/10/2025 (provisional)`.
fn day_of(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split([' ', ':', '(', ')', ',']).filter(|w| !w.is_empty()).collect();
    // Longest first, so that "31 October 2025" is read whole.
    let runs = (1..=3).rev().flat_map(|n| words.windows(n));
    runs.filter_map(|run| date::read(&run.join(" "))).next()
}

/// What was decided, a person's own words before those of the profile.
pub(crate) fn decisions(own: &[Decided], known: Option<&Known>) -> Vec<Decided> {
    let theirs = known.map_or(&[][..], |known| known.profile.headings.as_slice());
    own.iter().chain(theirs).cloned().collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test")]
    use domain::name::Name;
    use domain::norm::PackRef;
    use jiff::civil::date as day;

    use super::*;
    use crate::limits::Limits;

    fn profile(code: &str, marks: &[&str]) -> Profile {
        Profile {
            code: code.to_owned(),
            name: Name::new(code, code),
            marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
            as_on: vec!["As on".to_owned(), "दिनांक".to_owned()],
            money_power: 0,
            source: String::new(),
            pack: PackRef { id: String::new(), version: String::new() },
            headings: Vec::new(),
        }
    }

    #[test]
    fn a_sheet_is_known_by_its_marks_and_tells_its_day() {
        let profiles =
            [profile("mis", &["Mission MIS"]), profile("g2", &["Mission MIS", "Report G2"])];
        for (text, expected) in [
            (
                "Mission MIS Report G2\nAs on 31/10/2025 (provisional)\na,b\n",
                Some(("g2", Some(day(2025, 10, 31)))),
            ),
            ("Mission MIS\nदिनांक,31.10.2025\na,b\n", Some(("mis", Some(day(2025, 10, 31))))),
            ("Mission MIS\nAs on: 5 October 2025\na,b\n", Some(("mis", Some(day(2025, 10, 5))))),
            ("Mission MIS\nAs on: yesterday\na,b\n", Some(("mis", None))),
            ("Report G2\na,b\n", None),
        ] {
            let grid = crate::grid::read(text.as_bytes(), &Limits::default()).unwrap();
            let known = of(&grid.sheets()[0], profiles.iter());
            let said = known.as_ref().map(|known| (known.profile.code.as_str(), known.as_on));
            assert_eq!(said, expected, "{text}");
        }
    }
}
