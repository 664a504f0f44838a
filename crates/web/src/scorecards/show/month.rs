//! What a card says of its month: what has lasted, what was corrected since the freeze, and where it is frozen
//! or a norm is tried.

use desk::wording;
use domain::scheme::SchemeCode;

use super::super::address;
use super::Of;
use crate::look::parts::Link;

impl Of<'_> {
    /// What has lasted for months: the letter of the card, a fall in rank.
    pub(super) fn run(&self) -> String {
        let runs = self.runs.letter.into_iter().chain(self.runs.rank);
        let said: Vec<String> =
            runs.map(|run| self.visit.say(&wording::months::run(run))).collect();
        said.join(" · ")
    }

    pub(super) fn line_run(&self, scheme: &SchemeCode) -> String {
        let run = self.runs.of_line(scheme);
        run.map_or(String::new(), |run| self.visit.say(&wording::months::run(run)))
    }

    pub(super) fn changed(&self, scheme: &SchemeCode) -> String {
        let changed = desk::months::of_line(self.known, self.since, scheme);
        let said = wording::months::corrections(self.known, &changed);
        said.map_or(String::new(), |said| self.visit.say(&said))
    }

    /// Since when the month is frozen, or that it is open.
    pub(super) fn frozen(&self) -> Link {
        let over = desk::months::over(self.known, self.place.code, self.period);
        let text = over.map_or_else(
            || self.words.w("month-is-open"),
            |freeze| crate::months::frozen_line(&self.words, freeze),
        );
        Link::new(crate::months::address(&self.place.slug, self.period), text)
    }

    pub(super) fn trial(&self) -> String {
        if desk::trial::has_below(self.known, self.place.code) {
            format!("{}/trial", address(&self.place.slug, self.period))
        } else {
            String::new()
        }
    }
}
