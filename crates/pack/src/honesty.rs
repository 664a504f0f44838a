//! `honesty.toml`: by which limits figures are looked at, and how the index of their quality is weighed. Only
//! read here: what is found is computed from the figures, and a person answers it.

mod index;

use domain::honesty::{Claim, HonestyRule, Looks};
use domain::indicator::IndicatorCode;
use domain::norm::Validity;

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::norms::{Span as Held, tell_overlaps};
use crate::read::{Draft, Kind};
use crate::schemes::tier;
use crate::tree::top;
use index::{weighing, within};

pub(crate) const FILE: &str = "honesty.toml";
const COMMON: [&str; 8] = ["code", "hi", "en", "looks", "down_to", "from", "to", "source"];
/// Counts, days and times: a limit above this was not meant.
const COUNTS: std::ops::RangeInclusive<i64> = 1..=1_000_000_000;
/// The larger of what a factor, an amount in paise or a figure may be.
const AMOUNTS: std::ops::RangeInclusive<i64> = 0..=1_000_000_000_000;

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let Some(file) = top(FILE, text, faults) else { return };
    file.only(&["rule", "index"], faults);
    let mut held = Vec::new();
    for table in file.tables("rule") {
        let mut of = Of { table, draft, faults };
        if let Some(rule) = of.rule() {
            held.push(Held::of(table, &rule.code, rule.validity));
            draft.rules.honesty.push(rule);
        }
    }
    for table in file.tables("index") {
        if let Some(weighing) = weighing(table, draft, faults) {
            held.push(Held::of(table, "[index]", weighing.validity));
            draft.rules.weighings.push(weighing);
        }
    }
    tell_overlaps(FILE, held, faults);
}

/// One rule while it is read.
struct Of<'a> {
    table: &'a Entry,
    draft: &'a mut Draft,
    faults: &'a mut Faults,
}

impl Of<'_> {
    fn rule(&mut self) -> Option<HonestyRule> {
        let code = self.table.code("code", self.faults);
        let name = self.table.name("hi", "en", self.faults);
        let word = self.table.text("looks", self.faults);
        let looks = self.looks(&word);
        let down_to = tier(self.table, "down_to", self.faults);
        let validity: Option<Validity> = self.table.validity(self.faults);
        let source = self.table.source(self.faults);
        let pack = self.draft.rules.pack.clone();
        Some(HonestyRule { code, name, looks: looks?, down_to, validity: validity?, source, pack })
    }

    /// Tells of keys that a rule of this kind does not read.
    fn only(&mut self, own: &[&str]) {
        self.table.only(&[COMMON.as_slice(), own].concat(), self.faults);
    }

    fn looks(&mut self, word: &str) -> Option<Looks> {
        match word {
            "over-register" => self.over_register(),
            "part-over-whole" => {
                self.only(&["at_least"]);
                Some(Looks::PartOverWhole { at_least: self.amount("at_least")? })
            }
            "sum-of-parts" => {
                self.only(&["at_least"]);
                Some(Looks::SumOfParts { at_least: self.amount("at_least")? })
            }
            "fell" => self.fell(),
            "unit-slip" => self.unit_slip(),
            "per-unit" => self.per_unit(),
            "outlier" => self.outlier(),
            "heaping" => self.heaping(),
            "eve-jump" => self.eve_jump(),
            "copied-month" | "copied-neighbour" => self.copied(word),
            "stale" => self.stale(),
            "stages" => self.stages(),
            "" => None,
            _ => {
                let choices = "over-register, part-over-whole, sum-of-parts, fell, unit-slip, \
                               per-unit, outlier, heaping, eve-jump, copied-month, \
                               copied-neighbour, stale, stages";
                let (key, value) = ("looks".to_owned(), word.to_owned());
                let what = What::NotAmong { key, value, choices: choices.to_owned() };
                self.table.tell("looks", what, self.faults);
                None
            }
        }
    }

    fn over_register(&mut self) -> Option<Looks> {
        self.only(&["claims", "over_percent", "at_least"]);
        let claims = self.runs("claims", 2)?.into_iter().filter_map(|run| {
            let mut run = run.into_iter();
            Some(Claim { claimed: run.next()?, register: run.next()? })
        });
        let claims = claims.collect();
        let over_hundredths = self.percent("over_percent");
        let at_least = self.amount("at_least");
        let (over_hundredths, at_least) = (over_hundredths?, at_least?);
        Some(Looks::OverRegister { claims, over_hundredths, at_least })
    }

    fn fell(&mut self) -> Option<Looks> {
        self.only(&["level_percent", "at_least", "except"]);
        let except = list(self.table.maybe("except"));
        for code in &except {
            self.draft.refer_to(Kind::Indicator, self.table, ("except", code));
        }
        let except = except.iter().map(|code| IndicatorCode::new(code)).collect();
        let level_hundredths = self.percent("level_percent");
        let at_least = self.amount("at_least");
        let (level_hundredths, at_least) = (level_hundredths?, at_least?);
        Some(Looks::Fell { level_hundredths, at_least, except })
    }

    fn unit_slip(&mut self) -> Option<Looks> {
        self.only(&["factors", "within_percent", "at_least"]);
        let factors = self.factors();
        let within_hundredths = self.percent("within_percent");
        let at_least = self.amount("at_least");
        let (factors, within_hundredths) = (factors?, within_hundredths?);
        Some(Looks::UnitSlip { factors, within_hundredths, at_least: at_least? })
    }

    fn per_unit(&mut self) -> Option<Looks> {
        self.only(&["amount", "count", "lowest_paise", "highest_paise", "factors"]);
        self.draft.refer(Kind::Indicator, self.table, "amount");
        self.draft.refer(Kind::Indicator, self.table, "count");
        let amount = IndicatorCode::new(&self.table.code("amount", self.faults));
        let count = IndicatorCode::new(&self.table.code("count", self.faults));
        let lowest = self.amount("lowest_paise");
        let highest = self.amount("highest_paise");
        let factors = self.factors();
        let (lowest_paise, highest_paise) = (lowest?, highest?);
        if highest_paise < lowest_paise {
            let (worst, best) = (lowest_paise.to_string(), highest_paise.to_string());
            self.table.tell("highest_paise", What::EndsUpside { worst, best }, self.faults);
        }
        Some(Looks::PerUnit { amount, count, lowest_paise, highest_paise, factors: factors? })
    }

    fn outlier(&mut self) -> Option<Looks> {
        self.only(&["z", "times", "spread_percent", "peers_at_least", "at_least"]);
        let z_hundredths = self.hundredths("z");
        let times_hundredths = self.hundredths("times");
        let spread_hundredths = self.percent("spread_percent");
        let peers_at_least = self.count("peers_at_least");
        let at_least = self.amount("at_least");
        Some(Looks::Outlier {
            z_hundredths: z_hundredths?,
            times_hundredths: times_hundredths?,
            spread_hundredths: spread_hundredths?,
            peers_at_least: peers_at_least?,
            at_least: at_least?,
        })
    }

    fn heaping(&mut self) -> Option<Looks> {
        self.only(&["round_to", "expected_percent", "one_in", "from_value", "figures_at_least"]);
        let round_to = within(self.table, "round_to", 2..=1_000_000, self.faults);
        let expected_hundredths = self.percent("expected_percent");
        let one_in = within(self.table, "one_in", COUNTS, self.faults);
        let from_value = self.amount("from_value");
        let figures_at_least = self.count("figures_at_least");
        Some(Looks::Heaping {
            round_to: round_to?,
            expected_hundredths: expected_hundredths?,
            one_in: one_in?,
            from_value: from_value?,
            figures_at_least: figures_at_least?,
        })
    }

    fn eve_jump(&mut self) -> Option<Looks> {
        self.only(&["eve_days", "times", "month_percent", "entries_at_least", "at_least"]);
        let eve_days = within(self.table, "eve_days", 1..=31, self.faults);
        let times_hundredths = self.hundredths("times");
        let month_hundredths = self.percent("month_percent");
        let entries_at_least = self.count("entries_at_least");
        let at_least = self.amount("at_least");
        Some(Looks::EveJump {
            eve_days: eve_days?,
            times_hundredths: times_hundredths?,
            month_hundredths: month_hundredths?,
            entries_at_least: entries_at_least?,
            at_least: at_least?,
        })
    }

    fn copied(&mut self, word: &str) -> Option<Looks> {
        self.only(&["same_at_least", "share_percent", "from_value"]);
        let same_at_least = self.count("same_at_least");
        let share_hundredths = self.percent("share_percent");
        let from_value = self.amount("from_value");
        let (same_at_least, share_hundredths) = (same_at_least?, share_hundredths?);
        let from_value = from_value?;
        Some(match word {
            "copied-month" => Looks::CopiedMonth { same_at_least, share_hundredths, from_value },
            _ => Looks::CopiedNeighbour { same_at_least, share_hundredths, from_value },
        })
    }

    fn stale(&mut self) -> Option<Looks> {
        self.only(&["reports_at_least", "grace_days", "whole_from"]);
        let reports_at_least = self.count("reports_at_least");
        let grace_days = self.amount("grace_days");
        let whole_from = self.count("whole_from");
        let (reports_at_least, grace_days) = (reports_at_least?, grace_days?);
        Some(Looks::Stale { reports_at_least, grace_days, whole_from: whole_from? })
    }

    fn stages(&mut self) -> Option<Looks> {
        self.only(&["stages", "at_least"]);
        let stages = self.runs("stages", 2);
        let at_least = self.amount("at_least");
        Some(Looks::Stages { stages: stages?, at_least: at_least? })
    }

    /// Runs of indicators, `a > b` or `a > b > c`, of at least `n` each.
    fn runs(&mut self, key: &'static str, n: usize) -> Option<Vec<Vec<IndicatorCode>>> {
        self.table.text(key, self.faults);
        let mut runs = Vec::new();
        for text in list(self.table.maybe(key)) {
            let codes: Vec<&str> = text.split('>').map(str::trim).collect();
            for code in &codes {
                self.draft.refer_to(Kind::Indicator, self.table, (key, code));
            }
            if codes.len() < n {
                let what = What::NotAmong {
                    key: key.to_owned(),
                    value: text.clone(),
                    choices: "first > second".to_owned(),
                };
                self.table.tell(key, what, self.faults);
            }
            runs.push(codes.into_iter().map(IndicatorCode::new).collect());
        }
        (!runs.is_empty()).then_some(runs)
    }

    fn factors(&mut self) -> Option<Vec<i64>> {
        self.table.text("factors", self.faults);
        let mut factors = Vec::new();
        for text in list(self.table.maybe("factors")) {
            match text.parse::<i64>().ok().filter(|factor| (2..=*COUNTS.end()).contains(factor)) {
                Some(factor) => factors.push(factor),
                None => {
                    let what = What::NotANumber { key: "factors".to_owned(), value: text };
                    self.table.tell("factors", what, self.faults);
                }
            }
        }
        (!factors.is_empty()).then_some(factors)
    }

    fn amount(&mut self, key: &str) -> Option<i64> {
        within(self.table, key, AMOUNTS, self.faults)
    }

    fn count(&mut self, key: &str) -> Option<usize> {
        usize::try_from(within(self.table, key, COUNTS, self.faults)?).ok()
    }

    /// A number with two decimals at most, in hundredths.
    fn hundredths(&mut self, key: &str) -> Option<i64> {
        let value = self.table.hundredths(key, self.faults)?;
        self.told(key, value, (1..=10_000_000).contains(&value))
    }

    /// A percent from 0 to 1000, in hundredths.
    fn percent(&mut self, key: &str) -> Option<i64> {
        let value = self.table.hundredths(key, self.faults)?;
        self.told(key, value, (0..=100_000).contains(&value))
    }

    fn told(&mut self, key: &str, value: i64, is_meant: bool) -> Option<i64> {
        if !is_meant {
            let what =
                What::NotANumber { key: key.to_owned(), value: self.table.maybe(key).to_owned() };
            self.table.tell(key, what, self.faults);
        }
        is_meant.then_some(value)
    }
}
