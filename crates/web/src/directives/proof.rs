//! What a directive's page says beyond its own state: its weeks, the holidays over which its day moved, in
//! what it goes on, whether it worked, and what second looks found.

use desk::Books;
use desk::directives::Taken;
use desk::samples::Check;
use domain::calendar::Rest;
use domain::directive::reshape::named;
use domain::directive::weeks::{WeekState, lines};
use domain::directive::{Condition, Directive, Resolution};
use domain::effect::{Effect, Verdict};
use hindi::digits;
use jiff::civil::Date;

use super::checks::outcome_key;
use super::show::Of;
use crate::frame::post_title;
use crate::look::directive::Week;
use crate::look::parts::{Choice, Link};
use crate::shown::DASH;

/// What the books know besides the directive and its history.
pub(super) struct Proof {
    pub(super) effect: Option<Effect>,
    pub(super) checks: Vec<Check>,
}

impl Proof {
    pub(super) fn of<M>(
        books: &mut Books<'_, '_, M>,
        directive: &Directive,
        history: &[Taken],
    ) -> desk::Result<Self> {
        let closed = history.last().filter(|_| !directive.is_open());
        let effect = match closed {
            Some(closed) => desk::effects::of(books, directive, closed.on)?,
            None => None,
        };
        Ok(Self { effect, checks: desk::samples::of_directive(books, directive.id)? })
    }
}

impl Of<'_> {
    pub(super) fn weeks(&self, history: &[Taken], today: Date) -> Vec<Week> {
        let Condition::Weekly { weeks, .. } = &self.directive.given.condition else {
            return Vec::new();
        };
        let steps = history.iter().map(|taken| &taken.step);
        lines(weeks, steps, today)
            .into_iter()
            .map(|line| Week {
                due: hindi::date::short(line.week.due_on),
                level: digits::group(line.week.at_least),
                stood: line.stood.map_or_else(|| DASH.to_owned(), digits::group),
                state: match line.state {
                    WeekState::Met => "week-met",
                    WeekState::Missed => "week-missed",
                    WeekState::ToCome => "week-to-come",
                },
            })
            .collect()
    }

    /// How its day came about; once it was moved, from which day.
    pub(super) fn how(&self) -> String {
        let said = &self.directive.given.deadline;
        let tally = self.directive.tally;
        match said.due_on {
            Some(day) if tally.n_extended + tally.n_postponed > 0 => {
                self.words.w1("how-moved", "date", hindi::date::short(day))
            }
            _ => self.words.w(resolution_key(said.how)),
        }
    }

    /// The closed days over which a counted deadline moved.
    pub(super) fn over<M>(&self, books: &Books<'_, '_, M>) -> Vec<String> {
        let deadline = &self.directive.given.deadline;
        let moved = deadline.due_on.filter(|_| deadline.how == Resolution::WorkingDay);
        let Some(due) = moved else { return Vec::new() };
        let calendar = desk::directives::calendar(&books.known, self.directive.given.place);
        let name = |rest: Rest<'_>, on: Date| match rest {
            Rest::Gazetted(holiday) => self.visit.say(&holiday.name),
            Rest::Sunday | Rest::Saturday(_) => {
                hindi::date::weekday(on, self.visit.lang()).to_owned()
            }
        };
        let rests = calendar.rests_before(due).into_iter();
        rests.map(|(on, rest)| format!("{}: {}", hindi::date::short(on), name(rest, on))).collect()
    }

    /// The directives in which it goes on, and those that went on in it.
    pub(super) fn others(&self, history: &[Taken]) -> Vec<Link> {
        let of = |taken: &Taken| {
            let what = self.words.w(&format!("step-{}", taken.step.word()));
            let link = move |id: domain::directive::DirectiveId| {
                Link::new(format!("/directives/{id}"), format!("{what}: {id}"))
            };
            named(&taken.step).into_iter().map(link).collect::<Vec<Link>>()
        };
        history.iter().flat_map(of).collect()
    }

    pub(super) fn tally(&self) -> Vec<String> {
        let tally = self.directive.tally;
        let counts = [
            ("tally-extended", tally.n_extended),
            ("tally-postponed", tally.n_postponed),
            ("tally-returned", tally.n_returned),
            ("tally-reopened", tally.n_reopened),
        ];
        let told = counts.into_iter().filter(|(_, n)| *n > 0);
        told.map(|(key, n)| self.words.w1(key, "n", n)).collect()
    }

    pub(super) fn effect(&self, effect: Option<Effect>) -> Vec<String> {
        let words = self.words;
        match effect {
            None => Vec::new(),
            Some(Effect::NoGrowth) => vec![words.w("effect-unknown"), words.w("effect-no-growth")],
            Some(Effect::YearTurned) => {
                vec![words.w("effect-unknown"), words.w("effect-year-turned")]
            }
            Some(Effect::TooFewOthers { n_others, least }) => {
                let values = [("n", n_others.to_string()), ("least", least.to_string())];
                vec![words.w("effect-unknown"), words.wf("effect-too-few", &values)]
            }
            Some(Effect::Told(told)) => {
                let verdict = words.w(match told.verdict() {
                    Verdict::More => "effect-more",
                    Verdict::Less => "effect-less",
                    Verdict::CannotTell => "effect-unknown",
                });
                let growth = [
                    ("own", digits::percent(told.own)),
                    ("others", digits::percent(told.others)),
                    ("n", told.n_others.to_string()),
                ];
                let between = [
                    ("low", digits::percent(told.low)),
                    ("high", digits::percent(told.high)),
                    ("coverage", digits::percent(told.coverage_hundredths)),
                ];
                vec![
                    verdict,
                    words.wf("effect-growth", &growth),
                    words.wf("effect-between", &between),
                ]
            }
        }
    }

    pub(super) fn checks(&self, checks: &[Check]) -> Vec<String> {
        let line = |check: &Check| {
            let outcome = self.words.w(outcome_key(check.outcome));
            let on = check.made_on.map_or(String::new(), hindi::date::short);
            let parts = [on, outcome, check.remark.clone()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        };
        checks.iter().map(line).collect()
    }

    /// The owners who may be put into parts.
    pub(super) fn open_owners<M>(&self, books: &Books<'_, '_, M>) -> Vec<Choice> {
        let open = self.directive.open_owners();
        let posts = open.into_iter().filter_map(|id| self.post(id));
        posts
            .map(|post| Choice {
                value: post.slug.clone(),
                label: post_title(books, self.visit, post),
                is_chosen: false,
            })
            .collect()
    }
}

fn resolution_key(how: Resolution) -> &'static str {
    match how {
        Resolution::Counted => "how-counted",
        Resolution::WorkingDay => "how-working-day",
        Resolution::NextSitting => "how-next-sitting",
        Resolution::Date => "how-date",
        Resolution::Immediately => "how-immediately",
        Resolution::Weekly => "how-weekly",
        Resolution::Vague => "how-vague",
        Resolution::NotStated => "how-not-stated",
    }
}
