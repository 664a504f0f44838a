//! Filling the scorecard's page and the league from a card.

mod month;

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::lifts::{Asked, Lifts, Step, Wish, Work};
use desk::runs::CardRuns;
use desk::scorecards::{Card, LineStanding};
use desk::{Books, Known, wording};
use domain::directive::Directive;
use domain::figure::{Blank, Cell};
use domain::freeze::Correction;
use domain::indicator::Unit;
use domain::percent::Ratio;
use domain::period::Period;
use domain::place::Place;
use domain::scheme::SchemeCode;
use domain::scorecard::{Outcome, Rank, Scorecard, SectorScore};
use hindi::digits;

use super::league::Ranked;
use super::{address, crumbs, period_name};
use crate::directives::live_line;
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::{Grade, Link};
use crate::look::picture::{Part, Svg, band, bar, sparkline};
use crate::look::scorecard::{
    CardLinks, Department, Head, Lift, Line, OpenDirective, Sector, Show,
};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;

/// How many open directives stand beside a card, and how many lifts.
const ASIDE_ROWS: usize = 6;
const MOST_LIFTS: usize = 3;

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    period: Period,
) -> desk::Result<Show> {
    let words = visit.words(books, place.code);
    let card = desk::scorecards::card(&books.known, place.code, period)?;
    let name = visit.say(&place.name);
    let title = format!("{name} · {}", period_name(visit, period));
    let open = open_beside(books, visit, &words, place)?;
    let asked = Asked::default();
    let lifts = desk::lifts::lifts(&books.known, (place.code, period), &asked, books.today)?;
    let doubts = crate::doubts::on_card(books, visit, (place, period))?;
    let since = desk::months::changed_since(&books.known, place.code, period);
    let of = Of {
        known: &books.known,
        visit,
        words,
        place,
        period,
        card: &card,
        lifts: &lifts,
        runs: desk::runs::of_card(&books.known, &card.standing.now),
        since: &since,
        doubts: &doubts,
    };
    let ranked = Ranked::of(&books.known, visit, (words, period), &card);
    Ok(Show {
        then: None,
        frozen: of.frozen(),
        words,
        crumbs: crumbs(books, visit, place, period),
        place: format!("{name} {}", words.w("card")),
        month: period_name(visit, period),
        month_before: Some(of.month_link(period.before())),
        month_after: Some(of.month_link(period.after())),
        head: of.head(),
        compared: of.compared(),
        departments: of.departments(),
        silent: of.silent(),
        children_word: shown::children_word(&words, &books.known, place.code),
        children: card.league.iter().map(|row| ranked.child(row)).collect(),
        league_href: format!("{}/league", address(&place.slug, period)),
        lift_head: of.lift_head(),
        lifts: of.lifts(),
        lift_list: Link::new(
            format!("{}/lift", address(&place.slug, period)),
            words.w("lift-open"),
        ),
        sectors: of.sectors(),
        open,
        links: CardLinks {
            here: address(&place.slug, period),
            trial: of.trial(),
            xlsx: format!("{}/card.xlsx", address(&place.slug, period)),
            booklet: format!("{}/booklet.pdf", address(&place.slug, period)),
            booklet_xlsx: format!("{}/booklet.xlsx", address(&place.slug, period)),
            doubts: of.doubts_link(),
            agenda: format!("/reviews?place={}", place.slug),
            targets: format!("{}/targets", address(&place.slug, Period::month_of(lifts.until))),
            sheet: format!("/sheets/new?place={}&period={period}", place.slug),
            json: format!("/api/v1/score/{}/{period}", place.slug),
            place: format!("/places/{}", place.slug),
            clusters: of.clusters(),
        },
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
    })
}

fn open_beside<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    place: &Place,
) -> desk::Result<Vec<OpenDirective>> {
    let acting = visit.acting(books)?;
    let mut open: Vec<Directive> = desk::directives::open_within(books, place.code, &acting)?;
    open.sort_by_key(|directive| (directive.due_on.is_none(), directive.due_on, directive.id));
    let today = books.today;
    let beside = open.iter().take(ASIDE_ROWS).map(|directive| {
        let delay = directive.days_overdue(today);
        OpenDirective {
            link: Link::new(format!("/directives/{}", directive.id), &directive.given.words),
            delay: delay.map_or(String::new(), |days| words.w1("delayed-by", "n", days)),
            note: live_line(&books.known, visit, words, directive),
        }
    });
    Ok(beside.collect())
}

/// What a card's page is made from.
struct Of<'a> {
    known: &'a Known,
    visit: &'a Visit,
    words: Words,
    place: &'a Place,
    period: Period,
    card: &'a Card,
    lifts: &'a Lifts,
    runs: Arc<CardRuns>,
    /// What was corrected since the month was frozen.
    since: &'a [&'a Correction],
    /// How many open points to check each line has; `None` where the acting post does not see them.
    doubts: &'a Option<BTreeMap<SchemeCode, usize>>,
}

impl Of<'_> {
    /// By which orders this month is compared with the one before.
    fn compared(&self) -> Vec<String> {
        let days = (self.period.before().ends_on(), self.period.ends_on());
        let changes = desk::places::between(self.known, self.place.code, days).into_iter();
        let say = |change: &domain::place::change::Change| {
            let what = self.words.w(&format!("compared-{}", change.what.word()));
            let date = hindi::date::long(change.from, self.visit.lang());
            let pairs = [("date", date), ("order", change.order.clone()), ("what", what)];
            self.words.wf("compared-by-order", &pairs)
        };
        changes.map(say).collect()
    }

    fn clusters(&self) -> Option<Link> {
        use domain::place::{Tier, hierarchy::Hierarchy};
        let tree = self.known.cube_on(Hierarchy::FEDERATION, self.period.ends_on()).tree();
        let mut below = tree.within(self.place.code).iter().skip(1);
        below.any(|place| place.code.tier() == Tier::Clf).then(|| {
            let address = address(&self.place.slug, self.period);
            Link::new(format!("{address}/league?by=federation"), self.words.w("clusters-open"))
        })
    }

    fn month_link(&self, period: Period) -> Link {
        let name = match (period, self.visit.lang()) {
            (Period::Month(_), _) => {
                let full = period_name(self.visit, period);
                full.split(' ').next().unwrap_or_default().to_owned()
            }
            _ => period_name(self.visit, period),
        };
        Link::new(address(&self.place.slug, period), name)
    }

    fn head(&self) -> Head {
        let standing = &self.card.standing;
        let method = &self.card.method;
        let (spread, n_lines) = spread(&self.words, &standing.now);
        let before = standing.before.as_ref().and_then(|card| {
            let by = desk::scorecards::method(self.known, card.place, card.period).ok()?;
            let score = card.score_hundredths(by)?;
            let letter = card.letter.as_ref()?;
            Some(self.words.wf(
                "card-before",
                &[("grade", letter.to_string()), ("score", digits::percent(score))],
            ))
        });
        let as_on = self.known.as_on(self.place.code, self.period);
        Head {
            grade: shown::grade(standing.now.letter.as_ref()),
            score: standing
                .now
                .score_hundredths(method)
                .map_or_else(|| DASH.to_owned(), digits::percent),
            out_of: method.scale.to_string(),
            derivation_href: format!("{}/derivation", address(&self.place.slug, self.period)),
            standing: shown::standing(standing.rank_now, standing.rank_before),
            band: spread,
            n_lines: n_lines.to_string(),
            before: before.unwrap_or_default(),
            run: self.run(),
            as_on: as_on
                .map_or_else(|| DASH.to_owned(), |day| hindi::date::long(day, self.visit.lang())),
            missing: self.missing(),
            is_synthetic: standing.now.lines.iter().any(|line| self.is_synthetic(line)),
        }
    }

    /// The places below that reported on no line at all.
    fn missing(&self) -> Vec<Link> {
        let lines = &self.card.standing.now.lines;
        let counted: Vec<&domain::scorecard::Line> =
            lines.iter().filter(|line| line.outcome.letter().is_some()).collect();
        let is_silent = |place: &domain::place::PlaceCode| {
            counted.iter().all(|line| line.not_reported.contains(place))
        };
        let mut places: Vec<_> = counted.iter().flat_map(|line| &line.not_reported).collect();
        places.sort();
        places.dedup();
        places.retain(|place| is_silent(place));
        let link = |code: &&domain::place::PlaceCode| {
            let place = self.known.tree.get(**code)?;
            Some(Link::new(address(&place.slug, self.period), self.visit.say(&place.name)))
        };
        places.iter().filter_map(link).collect()
    }

    fn is_synthetic(&self, line: &domain::scorecard::Line) -> bool {
        self.known.book.scheme(&line.scheme).is_some_and(|scheme| {
            self.known.has_synthetic(&scheme.achieved, self.period, self.place.code)
        })
    }

    /// Lines by department in the packs' order, those left out for which nothing was ever said.
    fn departments(&self) -> Vec<Department> {
        let mut departments: Vec<Department> = Vec::new();
        for (line, beside) in self.card.standing.now.lines.iter().zip(&self.card.lines) {
            if is_silent(line) {
                continue;
            }
            let shown = self.line(line, beside);
            let scheme = self.known.book.scheme(&line.scheme);
            let name = scheme.map(|s| self.visit.say(&s.department)).unwrap_or_default();
            match departments.iter_mut().find(|department| department.name == name) {
                Some(department) => department.lines.push(shown),
                None => departments.push(Department { name, lines: vec![shown] }),
            }
        }
        departments
    }

    fn silent(&self) -> Vec<Link> {
        let lines = self.card.standing.now.lines.iter().filter(|line| is_silent(line));
        let link = |line: &domain::scorecard::Line| {
            Link::new(
                format!("{}/{}", address(&self.place.slug, self.period), line.scheme),
                self.visit.say(&wording::scheme(self.known, &line.scheme)),
            )
        };
        lines.map(link).collect()
    }

    fn line(&self, line: &domain::scorecard::Line, beside: &LineStanding) -> Line {
        let scheme = self.known.book.scheme(&line.scheme);
        let unit = shown::unit(self.known, scheme);
        let name = self.visit.say(&wording::scheme(self.known, &line.scheme));
        let percent = line.outcome.ratio().map(Ratio::percent_hundredths);
        let full = self.card.method.full_marks_hundredths();
        let marks = line.outcome.marks_hundredths();
        let trend: Vec<Option<i64>> =
            beside.trend.iter().map(|ratio| ratio.map(|r| r.percent_hundredths())).collect();
        let said = percent.map_or_else(|| DASH.to_owned(), digits::percent);
        let grade = shown::grade(line.outcome.letter());
        Line {
            bar: bar(percent, shown::best_mark(&self.card.method), &format!("{name}: {said} %")),
            trend: sparkline(&trend, &grade, &self.words.w("six-months")),
            name,
            post: self.answering(scheme),
            annual: shown::number(line.target_year, unit),
            to_month: shown::number(line.target, unit),
            achieved: shown::number(line.achieved, unit),
            percent: said,
            derivation_href: format!("{}/{}", address(&self.place.slug, self.period), line.scheme),
            marks: marks.map_or_else(|| DASH.to_owned(), shown::marks),
            marks_max: marks.map_or(String::new(), |_| shown::marks(full)),
            rank: beside.rank.map_or_else(|| DASH.to_owned(), |rank| rank.rank.to_string()),
            moved: shown::moved(beside.rank, beside.rank_before),
            left: left(line.short_of_best, unit),
            remark: remark(self.visit, &line.outcome),
            run: self.line_run(&line.scheme),
            changed: self.changed(&line.scheme),
            is_synthetic: self.is_synthetic(line),
            doubts: self.doubts_on(&line.scheme),
            grade,
        }
    }

    /// The figures of a line that are to be checked.
    fn doubts_on(&self, scheme: &SchemeCode) -> Option<Link> {
        let n = *self.doubts.as_ref()?.get(scheme)?;
        let href = crate::doubts::address(&self.place.slug, self.period);
        Some(Link::new(href, self.words.w1("doubts-on-line", "n", n)))
    }

    fn doubts_link(&self) -> Option<Link> {
        let _sees = self.doubts.as_ref()?;
        let href = crate::doubts::address(&self.place.slug, self.period);
        Some(Link::new(href, self.words.w("doubts")))
    }

    /// The title of the post that answers for a line here.
    fn answering(&self, scheme: Option<&domain::scheme::Scheme>) -> String {
        use domain::place::Tier;
        let Some(scheme) = scheme else { return String::new() };
        let is_district = self.place.code.tier() <= Tier::District;
        let kind = if is_district { &scheme.district_post } else { &scheme.block_post };
        let state = self.known.state_of(self.place.code);
        self.known
            .book
            .post_kind(state, kind)
            .map_or(String::new(), |kind| self.visit.say(kind.title_on(self.period.ends_on())))
    }

    /// The first lines of the cheapest way to the next letter; where there is none, those nearest to their
    /// next grade.
    fn lifts(&self) -> Vec<Lift> {
        let works = &self.lifts.works;
        let of = |code: &SchemeCode| works.iter().find(|work| work.lift.scheme == *code);
        let step = |work: &Work| work.lift.steps.first().cloned();
        match &self.lifts.plan {
            Ok(plan) => {
                let parts = plan.parts.iter().take(MOST_LIFTS);
                parts
                    .map(|part| {
                        self.lift(
                            of(&part.scheme),
                            (&part.scheme, part.more, part.gained_hundredths),
                        )
                    })
                    .collect()
            }
            Err(_) => {
                let mut near: Vec<(&Work, Step)> =
                    works.iter().filter_map(|work| Some((work, step(work)?))).collect();
                near.sort_by_key(|(work, step)| {
                    i128::from(step.more) * 1_000_000 / i128::from(work.lift.target.max(1))
                });
                let near = near.into_iter().take(MOST_LIFTS);
                near.map(|(work, step)| {
                    self.lift(Some(work), (&work.lift.scheme, step.more, step.gained_hundredths))
                })
                .collect()
            }
        }
    }

    fn lift(&self, work: Option<&Work>, (code, more, gained): (&SchemeCode, i64, i64)) -> Lift {
        let scheme = self.known.book.scheme(code);
        let indicator =
            scheme.and_then(|scheme| self.known.book.indicators().get(&scheme.achieved));
        let noun = indicator.map_or(String::new(), |i| self.visit.say(&i.noun));
        let amount = left(more, shown::unit(self.known, scheme));
        let marks = self.words.w1("lift-marks", "n", shown::marks(gained));
        let pace = work.and_then(|work| work.pace).map(|pace| {
            let n = shown::number(Cell::Value(pace.a_week()), shown::unit(self.known, scheme));
            format!(" · {}: {n}", self.words.w("lift-pace"))
        });
        Lift {
            programme: self.visit.say(&wording::scheme(self.known, code)),
            work: self.words.wf("lift-work", &[("n", amount), ("noun", noun)]),
            note: format!("{marks} · {}{}", self.answering(scheme), pace.unwrap_or_default()),
        }
    }

    /// What the way leads to: the next letter, or each line's own.
    fn lift_head(&self) -> String {
        match (&self.lifts.plan, &self.lifts.wish) {
            (Ok(_), Some(Wish::Letter(letter))) => {
                self.words.w1("lift-least-for", "letter", letter)
            }
            _ => self.words.w("lift-next"),
        }
    }

    /// The parts of the card that have a rank of their own.
    fn sectors(&self) -> Vec<Sector> {
        let scale = i128::from(self.card.method.scale) * 100;
        let sector = |(sector, rank): &(SectorScore, Option<Rank>)| Sector {
            name: self.visit.say(&sector.name),
            grade: shown::grade(sector.letter.as_ref()),
            score: sector
                .score
                .map_or_else(|| DASH.to_owned(), |share| digits::percent(share.scaled(scale))),
            rank: rank
                .map_or_else(|| DASH.to_owned(), |rank| format!("{} / {}", rank.rank, rank.among)),
        };
        self.card.sectors.iter().map(sector).collect()
    }
}

/// Whether neither a target nor an achievement was ever said.
pub(super) fn is_silent(line: &domain::scorecard::Line) -> bool {
    matches!(line.outcome, Outcome::Out(Blank::NoTarget)) && line.achieved.value().is_none()
}

/// How many more; a dash when there is nothing left. Money in rupees.
pub(super) fn left(short: i64, unit: Unit) -> String {
    match (short, unit) {
        (0, _) => DASH.to_owned(),
        (short, Unit::Count) => digits::group(short),
        (short, Unit::Paise) => digits::paise(short),
    }
}

/// The word for a blank line; empty for a graded one.
pub(super) fn remark(visit: &Visit, outcome: &Outcome) -> String {
    let blank = match outcome {
        Outcome::Graded { .. } => return String::new(),
        Outcome::Aside { why, .. } => {
            return visit.say(&wording::aside(*why));
        }
        Outcome::NotReported { .. } => Blank::NotReported,
        Outcome::Out(blank) => *blank,
    };
    shown::cell(visit, Cell::Blank(blank), Unit::Count)
}

/// How many lines have which letter, as a band, and how many lines there are.
pub(super) fn spread(words: &Words, card: &Scorecard) -> (Svg, usize) {
    let parts = grades(card);
    let n_lines = parts.iter().filter_map(|part| usize::try_from(part.n).ok()).sum();
    (band(&parts, &format!("{}: {}", words.w("grade"), counted(&parts, ", "))), n_lines)
}

/// How many lines have which grade, best first.
pub(super) fn grades(card: &Scorecard) -> Vec<Part> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for line in &card.lines {
        if let Some(letter) = line.outcome.letter() {
            // A+ comes before A.
            let key = if letter.as_str() == "A+" { "A ".to_owned() } else { format!("{letter}~") };
            *counts.entry(key).or_default() += 1;
        }
    }
    let part = |(key, n): (String, i64)| {
        let letter = if key == "A " { "A+" } else { key.trim_end_matches('~') };
        Part { grade: Grade::new(letter), n }
    };
    counts.into_iter().map(part).collect()
}

/// `A+ 3, A 12, D 1`.
pub(super) fn counted(parts: &[Part], between: &str) -> String {
    let said: Vec<String> =
        parts.iter().map(|part| format!("{} {}", part.grade.letter, part.n)).collect();
    said.join(between)
}
