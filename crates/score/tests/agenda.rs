//! The agenda, drawn twice: from the cube by the rule of the house, and by a plain reckoning of the rows
//! that shares nothing with it. The two lists of exceptions must be the same.

#![expect(clippy::unwrap_used, reason = "a test")]

mod world;

use std::collections::BTreeSet;

use domain::agenda::{
    AgendaItem, AgendaNorms, AgendaReason, Asked, Ground, LastPoint, OverdueDirective, Seen,
    Standing, draw, seen,
};
use domain::directive::DirectiveId;
use domain::figure::Cell;
use domain::indicator::{Nature, Unit};
use domain::place::PlaceCode;
use domain::review::ReviewId;
use domain::scheme::{Against, Rulebook, SchemeCode};
use proptest::prelude::*;
use score::Cube;
use world::{block, book, cube, district, fig, indicator, method, period, scheme, tree};

const MONTHS: [&str; 4] = ["2025-04", "2025-05", "2025-06", "2025-07"];
const LINES: [&str; 3] = ["loans", "groups", "works"];
const N_BLOCKS: usize = 4;
const FALL: usize = 2;

/// `[block][line][month]`: the month's target, and what was reported, if anything was.
type Rows = Vec<Block>;

/// The lines of a block, each with its months.
type Block = Vec<Vec<(i64, Option<i64>)>>;

/// Of each line at the last sitting: whether it was on the agenda, how far its figure stood off then,
/// and whether it was taken up.
type Last = Vec<(bool, i64, bool)>;

fn rows() -> impl Strategy<Value = Rows> {
    let reported =
        prop_oneof![1 => Just(None), 2 => Just(Some(0)), 7 => (0_i64..14).prop_map(Some)];
    let month = (1_i64..12, reported);
    let line = prop::collection::vec(month, MONTHS.len());
    prop::collection::vec(prop::collection::vec(line, LINES.len()), N_BLOCKS)
}

fn last() -> impl Strategy<Value = Last> {
    let off = prop_oneof![Just(0_i64), 1_i64..5];
    prop::collection::vec((any::<bool>(), off, any::<bool>()), LINES.len())
}

// ---------- the plain reckoning ----------

/// Target and achievement of a line up to a month over some blocks; `None` while nobody reported.
fn sums(rows: &[Block], line: usize, month: usize) -> (i64, Option<i64>) {
    let cells = rows.iter().flat_map(|block| &block[line][..=month]);
    let said: Vec<i64> = cells.clone().filter_map(|(_, said)| *said).collect();
    (cells.map(|(target, _)| target).sum(), (!said.is_empty()).then(|| said.iter().sum()))
}

/// Marks and letter by the cut-offs of the small method; nothing reported is the lowest.
fn graded((target, achieved): (i64, Option<i64>)) -> (i64, &'static str) {
    let achieved = achieved.unwrap_or(0);
    let bands = [(100, 5, "A+"), (90, 4, "A"), (75, 3, "B"), (60, 2, "C"), (40, 1, "D")];
    let hit = bands.iter().find(|(percent, ..)| achieved * 100 >= target * percent);
    hit.map_or((0, "E"), |(_, marks, letter)| (*marks, letter))
}

fn reason(rows: &Rows, line: usize, month: usize) -> Option<String> {
    let own = sums(rows, line, month);
    let Some(achieved) = own.1 else { return Some(format!("not-reported {:?}", [district(1)])) };
    let (marks, letter) = graded(own);
    if achieved == 0 {
        return Some("not-started".to_owned());
    }
    if marks <= 1 {
        let before = month.checked_sub(1).map(|before| graded(sums(rows, line, before)).1);
        let is_low = |month: &usize| {
            let then = sums(rows, line, *month);
            then.1.is_some() && graded(then).0 <= 1
        };
        let n = 1 + (0..month).rev().take_while(is_low).count();
        return Some(format!("low-grade {letter} {before:?} {n}"));
    }
    if achieved * 100 < own.0 * 75 {
        return Some("behind-target".to_owned());
    }
    let spoke = |block: &Block| block[line][month].1.is_some();
    let never = |block: &Block| block[line][..=month].iter().all(|(_, said)| said.is_none());
    let any_spoke = rows.iter().any(spoke);
    let silent: Vec<PlaceCode> = (1_u32..)
        .zip(rows)
        .filter(|(_, block)| never(block) || (any_spoke && !spoke(block)))
        .map(|(n, _)| self::block(n))
        .collect();
    if !silent.is_empty() {
        return Some(format!("not-reported {silent:?}"));
    }
    (!low_blocks(rows, line, month).is_empty()).then(|| "low-below".to_owned())
}

fn low_blocks(rows: &Rows, line: usize, month: usize) -> Vec<PlaceCode> {
    let is_low = |block: &Block| graded(sums(std::slice::from_ref(block), line, month)).0 <= 1;
    (1_u32..).zip(rows).filter(|(_, b)| is_low(b)).map(|(n, _)| block(n)).collect()
}

fn rank(rows: &Rows, of: usize, month: usize) -> usize {
    let marks = |block: usize| -> i64 {
        (0..LINES.len()).map(|line| graded(sums(&rows[block..=block], line, month)).0).sum()
    };
    1 + (0..N_BLOCKS).filter(|other| marks(*other) > marks(of)).count()
}

fn expected(rows: &Rows, month: usize, last: &Last, overdue: &[i64]) -> BTreeSet<String> {
    let mut items = BTreeSet::new();
    for (id, days) in (1..).zip(overdue) {
        items.insert(format!("overdue {id} {days}"));
    }
    for (line, code) in LINES.iter().enumerate() {
        let own = reason(rows, line, month);
        if let Some(own) = &own {
            items.insert(format!("{code} {own} {:?}", low_blocks(rows, line, month)));
        }
        let (was_on, off, taken_up) = last[line];
        let had_figures = month > 0 && sums(rows, line, month - 1).1.is_some();
        if was_on && off != 0 && had_figures {
            let (target, now) = sums(rows, line, month - 1);
            let then = now.unwrap() + off;
            items.insert(format!("{code} figures-changed {target} {then} {}", now.unwrap()));
        }
        if was_on && !taken_up && own.is_none() {
            items.insert(format!("{code} unfinished"));
        }
    }
    for block in (0..N_BLOCKS).filter(|_| month > 0) {
        let (before, now) = (rank(rows, block, month - 1), rank(rows, block, month));
        if now >= before + FALL {
            items.insert(format!(
                "fell-ranks {} {before} {now}",
                self::block(u32::try_from(block).unwrap() + 1)
            ));
        }
    }
    items
}

// ---------- the rule of the house ----------

fn told(item: &AgendaItem) -> String {
    let line = item.scheme.as_ref().map_or("", SchemeCode::as_str);
    let below = format!("{:?}", item.below);
    match &item.reason {
        AgendaReason::Overdue { directive, days } => format!("overdue {directive} {days}"),
        AgendaReason::FellRanks { from, to } => format!("fell-ranks {} {from} {to}", item.place),
        AgendaReason::LowGrade { letter, before, n_periods } => {
            let before = before.as_ref().map(|letter| letter.as_str());
            format!("{line} low-grade {letter} {before:?} {n_periods} {below}")
        }
        AgendaReason::NotReported { places } => format!("{line} not-reported {places:?} {below}"),
        AgendaReason::FiguresChanged { then, now } => {
            assert_eq!(then.target, now.target);
            let number = |cell: Cell| cell.value().unwrap();
            let (target, then) = (number(then.target), number(then.achieved));
            format!("{line} figures-changed {target} {then} {}", number(now.achieved))
        }
        AgendaReason::Unfinished { .. } => format!("{line} unfinished"),
        other => format!("{line} {} {below}", other.word()),
    }
}

fn figures(rows: &Rows) -> Cube {
    let mut figures = Vec::new();
    for (n, of_block) in (1_u32..).zip(rows) {
        for (line, of_line) in LINES.iter().zip(of_block) {
            for (month, (target, said)) in MONTHS.iter().zip(of_line) {
                figures.push(fig(&format!("{line} t {month}"), block(n), Cell::Value(*target)));
                if let Some(said) = said {
                    figures.push(fig(&format!("{line} a {month}"), block(n), Cell::Value(*said)));
                }
            }
        }
    }
    cube(tree(u32::try_from(N_BLOCKS).unwrap(), 0), &figures)
}

fn rules() -> Rulebook {
    let indicators = LINES.map(|line| indicator(line, Nature::Flow)).to_vec();
    let schemes = LINES.map(|line| scheme(line, 1, Against::Target)).to_vec();
    book(indicators, schemes, method())
}

fn standing(cube: &Cube, book: &Rulebook, place: PlaceCode, month: &str) -> Standing {
    score::standing(cube, book, place, period(month)).unwrap()
}

fn last_points(cube: &Cube, book: &Rulebook, month: usize, last: &Last) -> Vec<LastPoint> {
    let Some(before) = month.checked_sub(1) else { return off_the_record(last) };
    let standing = standing(cube, book, district(1), MONTHS[before]);
    let point = |(line, (_, off, is_taken_up)): (&&str, &(bool, i64, bool))| {
        let now: Option<Seen> = seen(&standing, &SchemeCode::new(line), Unit::Count);
        let then = now.clone().map(|mut then| {
            if let Cell::Value(achieved) = &mut then.achieved {
                *achieved += off;
            }
            then
        });
        point_of(line, then, (now, *is_taken_up))
    };
    let on = LINES.iter().zip(last).filter(|(_, (was_on, ..))| *was_on);
    on.map(point).collect()
}

/// A sitting before the first month: its points had no figures.
fn off_the_record(last: &Last) -> Vec<LastPoint> {
    let on = LINES.iter().zip(last).filter(|(_, (was_on, ..))| *was_on);
    on.map(|(line, (.., is_taken_up))| point_of(line, None, (None, *is_taken_up))).collect()
}

fn point_of(line: &str, then: Option<Seen>, (now, is_taken_up): (Option<Seen>, bool)) -> LastPoint {
    let item = AgendaItem {
        n: 1,
        reason: AgendaReason::NotStarted,
        place: district(1),
        scheme: Some(SchemeCode::new(line)),
        post: None,
        seen: then,
        below: Vec::new(),
    };
    LastPoint { review: ReviewId(5), item, is_taken_up, now }
}

fn drawn(rows: &Rows, month: usize, last: &Last, overdue: &[i64]) -> Vec<AgendaItem> {
    let (cube, book) = (figures(rows), rules());
    let places = (1..=4).map(block);
    let places = std::iter::once(district(1)).chain(places);
    let standings: Vec<Standing> =
        places.map(|place| standing(&cube, &book, place, MONTHS[month])).collect();
    let earlier: Vec<_> = (0..month)
        .rev()
        .map(|month| score::scorecard(&cube, &book, district(1), period(MONTHS[month])).unwrap())
        .collect();
    let late = |(id, days): (i64, &i64)| OverdueDirective {
        directive: DirectiveId(id),
        place: district(1),
        scheme: None,
        post: None,
        days: *days,
    };
    let overdue: Vec<OverdueDirective> = (1..).zip(overdue).map(late).collect();
    let last = last_points(&cube, &book, month, last);
    let ground = Ground {
        standings: &standings,
        earlier: &earlier,
        overdue: &overdue,
        unanswered: &[],
        last: &last,
    };
    let norms = AgendaNorms {
        low_marks_hundredths: 100,
        fell_ranks: FALL,
        behind_percent_hundredths: 7500,
    };
    let asked = Asked { answers: &|_, _| None, unit: &|_| Unit::Count };
    draw(&ground, norms, &asked)
}

proptest! {
    #[test]
    fn the_agenda_lists_the_exceptions_that_a_plain_reckoning_of_the_rows_finds(
        rows in rows(),
        month in 0..MONTHS.len(),
        last in last(),
        overdue in prop::collection::vec(1_i64..90, 0..3),
    ) {
        let items = drawn(&rows, month, &last, &overdue);
        let found: BTreeSet<String> = items.iter().map(told).collect();
        prop_assert_eq!(found.len(), items.len(), "no exception twice");
        prop_assert_eq!(found, expected(&rows, month, &last, &overdue));
    }

    #[test]
    fn the_order_is_the_same_each_time_and_numbers_run_from_one(
        rows in rows(),
        last in last(),
    ) {
        let items = drawn(&rows, 3, &last, &[7]);
        prop_assert_eq!(&items, &drawn(&rows, 3, &last, &[7]));
        let numbers: Vec<i64> = items.iter().map(|item| item.n).collect();
        prop_assert_eq!(numbers, (1..).take(items.len()).collect::<Vec<i64>>());
        let is_late = matches!(items[0].reason, AgendaReason::Overdue { .. });
        prop_assert!(is_late);
    }
}
