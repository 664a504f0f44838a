//! What makes it an A, held to trying everything out: what is told suffices, one less does not, and
//! nothing that suffices costs less.

#![expect(clippy::unwrap_used, reason = "tests")]

mod world;

use domain::figure::{Cell, Figure};
use domain::grade::{Frontier, Letter, Marks, Method, Sector, Since, Terms, Value, Weighing};
use domain::indicator::Nature;
use domain::name::Name;
use domain::scheme::{Against, Rulebook, SchemeCode};
use domain::scorecard::Scorecard;
use proptest::prelude::*;
use score::{Plan, Unplanned, Wish, lifting, scorecard, sibling_league};
use world::{UNSAID, fig, gp, method, period, tree, v};

const LINES: [&str; 3] = ["loans", "groups", "ponds"];
const WEIGHTS: [i64; 3] = [2, 1, 3];

fn straight() -> Marks {
    Marks::Straight { full_hundredths: 500, full_at_hundredths: 10_000 }
}

fn methods() -> Vec<(&'static str, Method)> {
    let of = |terms| Method { terms, ..method() };
    let sector = |code: &str, weight, lines: &[&str]| Sector {
        code: code.to_owned(),
        name: Name::new(code, code),
        weight,
        lines: lines.iter().map(|line| SchemeCode::new(line)).collect(),
    };
    let sectors = vec![sector("one", 2, &["loans"]), sector("rest", 1, &[])];
    let frontier = Frontier { worst_hundredths: 2_000, best_hundredths: 9_500 };
    let all = Value::Frontier { all: frontier, lines: vec![] };
    let mut strict = method();
    strict.line_bands[1].low.as_mut().unwrap().inclusive = false;
    strict.line_bands[2].high.as_mut().unwrap().inclusive = true;
    strict.line_bands[5].marks_hundredths = -100;
    strict.score_bands[1].low.as_mut().unwrap().inclusive = false;
    strict.score_bands[2].high.as_mut().unwrap().inclusive = true;
    vec![
        ("bands", method()),
        ("strict", strict),
        ("capped", of(Terms { marks: straight(), ..Terms::default() })),
        ("spread", of(Terms { value: Value::Spread, ..Terms::default() })),
        ("frontier", of(Terms { value: all, marks: straight(), ..Terms::default() })),
        (
            "gain",
            of(Terms { value: Value::Gain { since: Since::PeriodBefore }, ..Terms::default() }),
        ),
        ("sectors", of(Terms { weighing: Weighing::Sectors, sectors, ..Terms::default() })),
    ]
}

fn book(method: Method) -> Rulebook {
    let indicators = LINES.iter().map(|line| world::indicator(line, Nature::Stock)).collect();
    let lines = LINES.iter().zip(WEIGHTS);
    let lines = lines.map(|(line, weight)| world::scheme(line, weight, Against::Target));
    world::book(indicators, lines.collect(), method)
}

fn may() -> domain::period::Period {
    period("2025-05")
}

/// Target and achievement of the three lines at the place, at the one beside it, and of the month before.
#[derive(Clone, Debug)]
struct Case {
    own: [(i64, Cell); 3],
    other: [(i64, i64); 3],
    before: [Option<i64>; 3],
}

impl Case {
    fn figures(&self) -> Vec<Figure> {
        let mut figures = Vec::new();
        for (n, line) in LINES.iter().enumerate() {
            let (t, a) = (format!("{line} t 2025-05"), format!("{line} a 2025-05"));
            figures.push(fig(&t, gp(101), v(self.own[n].0)));
            figures.push(fig(&a, gp(101), self.own[n].1));
            figures.push(fig(&t, gp(102), v(self.other[n].0)));
            figures.push(fig(&a, gp(102), v(self.other[n].1)));
            figures.push(fig(&format!("{line} t 2025-04"), gp(101), v(self.own[n].0)));
            let before = self.before[n].map(v);
            figures.extend(before.map(|b| fig(&format!("{line} a 2025-04"), gp(101), b)));
        }
        figures
    }

    /// What stands: a level that is not said again stands on.
    fn achieved(&self, n: usize) -> i64 {
        self.own[n].1.value().or(self.before[n]).unwrap_or(0)
    }

    /// The same with so many more done.
    fn with(&self, more: [i64; 3]) -> Self {
        let mut case = self.clone();
        for n in (0..3).filter(|n| more[*n] > 0) {
            case.own[n].1 = v(self.achieved(n) + more[n]);
        }
        case
    }

    fn card(&self, book: &Rulebook) -> Scorecard {
        scorecard(&world::cube(tree(1, 2), &self.figures()), book, gp(101), may()).unwrap()
    }
}

fn any_case() -> impl Strategy<Value = Case> {
    let own = (1_i64..6).prop_flat_map(|target| {
        let achieved = prop_oneof![8 => (-1..=target).prop_map(v), 1 => Just(UNSAID)];
        (Just(target), achieved)
    });
    let other = (1_i64..6).prop_flat_map(|target| (Just(target), 0..=target));
    let three = |s| proptest::collection::vec(s, 3);
    (
        three(own.boxed()),
        proptest::collection::vec(other, 3),
        proptest::collection::vec(proptest::option::of(0_i64..4), 3),
    )
        .prop_map(|(own, other, before)| Case {
            own: own.try_into().unwrap(),
            other: other.try_into().unwrap(),
            before: before.try_into().unwrap(),
        })
}

#[expect(clippy::unnecessary_wraps, reason = "a line may be left as it is")]
fn effort(code: &SchemeCode) -> Option<i64> {
    Some(if code.as_str() == "ponds" { 3 } else { 1 })
}

/// In millionths of the target, rounded up, line by line.
fn cost(case: &Case, more: [i64; 3]) -> i128 {
    let mut sum = 0;
    for (n, more) in more.into_iter().enumerate() {
        let product = i128::from(more * effort(&SchemeCode::new(LINES[n])).unwrap()) * 1_000_000;
        sum += product.div_euclid(i128::from(case.own[n].0))
            + i128::from(product.rem_euclid(i128::from(case.own[n].0)) > 0);
    }
    sum
}

fn made(plan: &Plan) -> [i64; 3] {
    LINES.map(|line| {
        let part = plan.parts.iter().find(|part| part.scheme.as_str() == line);
        part.map_or(0, |part| part.more)
    })
}

/// Everything that can be done: up to the whole target and one more on each line, and where a gain
/// counts as far beyond it as the month before stood.
fn everything(case: &Case, counts_gain: bool) -> Vec<[i64; 3]> {
    let before = |n: usize| if counts_gain { case.before[n].unwrap_or(0) } else { 0 };
    let most: [i64; 3] = std::array::from_fn(|n| case.own[n].0 + 1 - case.achieved(n) + before(n));
    let mut all = Vec::new();
    for a in 0..=most[0].max(0) {
        for b in 0..=most[1].max(0) {
            all.extend((0..=most[2].max(0)).map(|c| [a, b, c]));
        }
    }
    all
}

fn is_granted(case: &Case, book: &Rulebook, wish: &Wish, scale: i64) -> bool {
    let card = case.card(book);
    match wish {
        Wish::Letter(letter) => {
            let bands = &book.packs()[0].methods[0].score_bands;
            let at = |own: &Letter| bands.iter().position(|band| band.letter == *own);
            card.letter.as_ref().is_some_and(|own| at(own) <= at(letter))
        }
        Wish::Score(hundredths) => {
            card.score.is_some_and(|score| score.cmp_times(scale * 100, *hundredths).is_ge())
        }
        Wish::Rank(wished) => {
            let cube = world::cube(tree(1, 2), &case.figures());
            let league = sibling_league(&cube, book, gp(101), may());
            let own = league.iter().find(|(card, _)| card.place == gp(101)).unwrap();
            own.1.is_some_and(|rank| rank.rank <= *wished)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_suffices_one_less_does_not_and_nothing_cheaper_does(
        case in any_case(),
        wish in prop_oneof![
            2 => proptest::sample::select(vec!["A", "B", "C"]).prop_map(|l| Wish::Letter(Letter::new(l))),
            1 => (1_i64..=1000).prop_map(Wish::Score),
            1 => Just(Wish::Rank(1)),
        ],
    ) {
        for (what, method) in methods() {
            let scale = method.scale;
            let book = book(method);
            let cube = world::cube(tree(1, 2), &case.figures());
            let plan = lifting(&cube, &book, gp(101), may()).unwrap().plan(&wish, &effort);
            let granted = |more| is_granted(&case.with(more), &book, &wish, scale);
            let best = everything(&case, what == "gain").into_iter().filter(|more| granted(*more));
            let best = best.map(|more| cost(&case, more)).min();
            match plan {
                Ok(plan) => {
                    let made = made(&plan);
                    prop_assert!(granted(made), "{what}: {made:?} does not suffice");
                    prop_assert_eq!(Some(plan.cost), best, "{}: {:?}", what, made);
                    let after = case.with(made).card(&book);
                    prop_assert_eq!(after.score, Some(plan.score), "{}", what);
                    prop_assert_eq!(after.letter, plan.letter, "{}", what);
                    for n in (0..3).filter(|n| made[*n] > 0) {
                        let mut less = made;
                        less[n] -= 1;
                        prop_assert!(!granted(less), "{what}: one less of {made:?} suffices");
                    }
                }
                Err(Unplanned::Reached) => prop_assert!(granted([0; 3]), "{what}"),
                Err(Unplanned::OutOfReach) => prop_assert_eq!(best, None, "{}", what),
                Err(Unplanned::NotByLines) => {
                    let is_empty = case.card(&book).score.is_none();
                    prop_assert!(is_empty || what == "spread", "{what}");
                }
                Err(other) => prop_assert!(false, "{what}: {other:?}"),
            }
        }
    }

    #[test]
    fn each_step_of_a_line_suffices_and_one_less_does_not(case in any_case()) {
        for (what, method) in methods() {
            let bands = method.line_bands.clone();
            let book = book(method);
            let cube = world::cube(tree(1, 2), &case.figures());
            let at = |letter: &Letter| bands.iter().position(|band| band.letter == *letter);
            for line in lifting(&cube, &book, gp(101), may()).unwrap().lines() {
                let n = LINES.iter().position(|code| *code == line.scheme.as_str()).unwrap();
                let letter_with = |more: i64| {
                    let mut all = [0; 3];
                    all[n] = more;
                    let card = case.with(all).card(&book);
                    card.lines[n].outcome.letter().cloned()
                };
                for step in &line.steps {
                    prop_assert_eq!(letter_with(step.more), Some(step.letter.clone()), "{}", what);
                    let less = if step.more == 1 { None } else { letter_with(step.more - 1) };
                    let is_below = less.is_none_or(|less| at(&less) > at(&step.letter));
                    prop_assert!(is_below, "{what}: one less than {} suffices", step.more);
                }
            }
        }
    }
}

#[test]
fn the_seventy_two_accounts_of_maitha_make_it_an_a() {
    let figures =
        [fig("loans t 2025-05", gp(101), v(218)), fig("loans a 2025-05", gp(101), v(172))];
    let book = book(method());
    let cube = world::cube(tree(1, 1), &figures);
    let lifting = lifting(&cube, &book, gp(101), may()).unwrap();
    let steps: Vec<(String, i64, i64)> = lifting.lines()[0]
        .steps
        .iter()
        .map(|step| (step.letter.to_string(), step.more, step.gained_hundredths))
        .collect();
    assert_eq!(steps, [("A".to_owned(), 25, 200), ("A+".to_owned(), 46, 400)]);
    let plan = lifting.plan(&Wish::Score(800), &effort).unwrap();
    assert_eq!((plan.parts[0].more, plan.parts.len()), (25, 1));
    assert_eq!(lifting.plan(&Wish::Score(600), &effort), Err(Unplanned::Reached));
    assert_eq!(lifting.plan(&Wish::Score(1001), &effort), Err(Unplanned::OutOfReach));
    assert_eq!(
        lifting.plan(&Wish::Letter(Letter::new("S")), &effort),
        Err(Unplanned::NoSuchLetter)
    );
}
