//! A point to check in words: what it is about, and the figures on which it rests, in one sentence.

use desk::honesty::Point;
use desk::{Known, wording};
use domain::figure::Cell;
use domain::honesty::{Doubt, DoubtKey, Evidence};
use domain::indicator::{IndicatorCode, Unit};
use domain::period::Period;
use hindi::digits;

use crate::look::words::Words;
use crate::scorecards::period_name;
use crate::shown;
use crate::visit::Visit;

/// Whose words are used, and of which office.
pub(crate) struct Saying<'a> {
    pub(crate) known: &'a Known,
    pub(crate) visit: &'a Visit,
    pub(crate) words: &'a Words,
}

impl Saying<'_> {
    /// The figure that is meant, or that it is about many figures of the place.
    pub(crate) fn title(&self, point: &Point) -> String {
        let indicator = point.doubt.key.indicator.as_ref();
        indicator.map_or_else(|| self.words.w("doubt-of-place"), |code| self.indicator(code))
    }

    fn indicator(&self, code: &IndicatorCode) -> String {
        let indicator = self.known.book.indicators().get(code);
        indicator.map_or_else(|| code.to_string(), |indicator| self.visit.say(&indicator.name))
    }

    /// The name of the rule.
    pub(crate) fn rule(&self, key: &DoubtKey) -> String {
        let rule = desk::honesty::rule(self.known, key);
        rule.map_or_else(|| key.rule.clone(), |rule| self.visit.say(&rule.name))
    }

    /// The order behind the rule.
    pub(crate) fn source(&self, key: &DoubtKey) -> String {
        desk::honesty::rule(self.known, key).map_or(String::new(), |rule| rule.source.clone())
    }

    fn unit(&self, key: &DoubtKey) -> Unit {
        let indicator = key.indicator.as_ref();
        let indicator = indicator.and_then(|code| self.known.book.indicators().get(code));
        indicator.map_or(Unit::Count, |indicator| indicator.unit)
    }

    fn month(&self, month: Period) -> String {
        period_name(self.visit, month)
    }

    /// What a point rests on.
    pub(crate) fn said(&self, doubt: &Doubt) -> String {
        let unit = self.unit(&doubt.key);
        let n = |value: i64| shown::number(Cell::Value(value), unit);
        let count = |n: usize| digits::group(i64::try_from(n).unwrap_or(i64::MAX));
        let pair = |a: String, b: String| vec![("a", a), ("b", b)];
        let values = match &doubt.evidence {
            Evidence::Register { claimed, registered, register } => {
                [pair(n(*claimed), n(*registered)), vec![("of", self.indicator(register))]].concat()
            }
            Evidence::Whole { part, whole, of } => {
                [pair(n(*part), n(*whole)), vec![("of", self.indicator(of))]].concat()
            }
            Evidence::Parent { stated, sum } => pair(n(*stated), n(*sum)),
            Evidence::Fell { before, now } => pair(n(*before), n(*now)),
            Evidence::Slip { value, usual, factor } => {
                [pair(n(*value), n(*usual)), vec![("n", digits::group(*factor))]].concat()
            }
            Evidence::PerUnit { .. } => return self.per_unit(&doubt.evidence),
            Evidence::Outlier { value, usual, own_hundredths, peers_hundredths, .. } => {
                let times = vec![
                    ("own", shown::marks(*own_hundredths)),
                    ("peers", shown::marks(*peers_hundredths)),
                ];
                [pair(n(*value), n(*usual)), times].concat()
            }
            Evidence::Heaped { round, of, round_to, one_in } => {
                let rest = vec![("round", round_to.to_string()), ("n", digits::group(*one_in))];
                [pair(count(*round), count(*of)), rest].concat()
            }
            Evidence::Jumped { before, now, usual, on, sitting } => {
                let days = vec![
                    ("usual", n(*usual)),
                    ("on", hindi::date::short(*on)),
                    ("sitting", hindi::date::short(*sitting)),
                ];
                [pair(n(*before), n(*now)), days].concat()
            }
            Evidence::LastMonth { same, of, month } => {
                [pair(count(*same), count(*of)), vec![("month", self.month(*month))]].concat()
            }
            Evidence::Neighbour { same, of, place } => {
                let place = self.visit.say(&wording::place(self.known, *place));
                [pair(count(*same), count(*of)), vec![("place", place)]].concat()
            }
            Evidence::Silent { last, figures, .. } => {
                vec![("month", self.month(*last)), ("n", count(*figures))]
            }
            Evidence::Stage { earlier, later, of } => {
                [pair(n(*later), n(*earlier)), vec![("of", self.indicator(of))]].concat()
            }
        };
        self.words.wf(&format!("doubt-said-{}", doubt.evidence.word()), &values)
    }

    fn per_unit(&self, evidence: &Evidence) -> String {
        let Evidence::PerUnit { amount, count, per_unit, limits, factor } = evidence else {
            return String::new();
        };
        let values = [
            ("a", digits::paise(*amount)),
            ("b", digits::group(*count)),
            ("each", digits::paise(*per_unit)),
            ("low", digits::paise(limits.0)),
            ("high", digits::paise(limits.1)),
        ];
        let said = self.words.wf("doubt-said-per-unit", &values);
        match factor {
            Some(factor) => {
                let factor = self.words.w1("doubt-factor", "n", digits::group(*factor));
                format!("{said} {factor}")
            }
            None => said,
        }
    }

    /// Since when it has stood; how long, where it is not new.
    pub(crate) fn since(&self, doubt: &Doubt) -> String {
        if doubt.since == doubt.key.period {
            return self.words.w("doubt-new");
        }
        self.words.w1("doubt-since", "month", self.month(doubt.since))
    }

    pub(crate) fn sure(&self, doubt: &Doubt) -> String {
        self.words.w(&format!("doubt-sure-{}", doubt.sure.word()))
    }
}
