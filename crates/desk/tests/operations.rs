//! Ten thousand operations as an office might do them in any order: figures saved, withdrawn, taken in by the
//! column, months frozen, corrected and opened again. What was kept up step by step must equal what is
//! computed anew from the whole ledger; and what is asked as of an earlier position must equal what was known when
//! the ledger stood there.
#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "each test file uses a part of it")]
mod office;

use desk::{Books, Desk, Error, Known, Write, as_of, figures, months, scorecards};
use domain::fact::Fact;
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::{Fy, Period};
use domain::place::PlaceCode;
use domain::post::PostId;
use jiff::civil::{Date, date};
use office::{block, by, district, office};

const TODAY: Date = date(2026, 3, 31);
const N_BLOCKS: usize = 6;
const N_OPERATIONS: usize = 10_000;

/// A fixed run of numbers: xorshift, so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What the operations are done with.
struct World {
    posts: Vec<PostId>,
    places: Vec<PlaceCode>,
    indicators: Vec<IndicatorCode>,
    months: Vec<Period>,
}

impl World {
    fn of(desk: &Desk) -> Self {
        let office = office(desk, N_BLOCKS);
        let first = Period::month_of(Fy(2025).starts_on());
        let months = std::iter::successors(Some(first), |month| Some(month.after())).take(12);
        let book = desk.read(TODAY, |books| Ok(books.known.book.clone())).unwrap();
        let state = Some(PlaceCode::new(domain::place::Tier::State, 9));
        let lines = book.schemes(state, domain::place::Tier::District);
        Self {
            posts: vec![PostId(0), office.cdo, office.dc, office.ddo],
            places: std::iter::once(district()).chain((0..N_BLOCKS).map(block)).collect(),
            indicators: lines.iter().take(8).map(|line| line.achieved.clone()).collect(),
            months: months.collect(),
        }
    }

    fn period(&self, dice: &mut Dice) -> Period {
        let month = *dice.one(&self.months);
        match dice.below(20) {
            0 => Period::Year(Fy(2025)),
            1 => Period::week_of(month.ends_on()),
            _ => month,
        }
    }

    fn figure(&self, dice: &mut Dice) -> Figure {
        let cell = match dice.below(10) {
            0 => Cell::Blank(*dice.one(&Blank::ALL)),
            _ => Cell::Value(i64::try_from(dice.below(400)).unwrap()),
        };
        Figure {
            indicator: dice.one(&self.indicators).clone(),
            place: *dice.one(&self.places),
            period: self.period(dice),
            kind: *dice.one(&FigureKind::ALL),
            cell,
        }
    }

    /// A few cells, one cell withdrawn, or a column over all blocks.
    fn block(&self, dice: &mut Dice) -> FigureBlock {
        let first = self.figure(dice);
        let figures: Vec<Figure> = match dice.below(4) {
            0 => vec![Figure { cell: Cell::Blank(Blank::NotReported), ..first }],
            1 => {
                let at = |place: &PlaceCode| Figure {
                    place: *place,
                    cell: Cell::Value(i64::try_from(dice.below(400)).unwrap()),
                    ..first.clone()
                };
                self.places.iter().map(at).collect()
            }
            _ => (0..dice.below(3)).map(|_| self.figure(dice)).chain([first]).collect(),
        };
        FigureBlock::of(&figures)
    }
}

/// One operation; what a rule refuses changes nothing.
fn operate(books: &mut Books<'_, '_, Write>, world: &World, dice: &mut Dice) -> desk::Result<bool> {
    let source = Source {
        way: Way::Form,
        name: "प्रविष्टि".to_owned(),
        sha256: String::new(),
        as_on: *dice.one(&[date(2025, 10, 1), TODAY]),
        synthetic: dice.below(8) == 0,
    };
    let (place, month) = (*dice.one(&world.places), *dice.one(&world.months));
    let done = match dice.below(100) {
        0..4 => months::freeze(books, place, month, "").map(drop),
        4..10 => months::thaw(books, place, month, "फिर से").map(drop),
        10..40 => {
            let block = world.block(dice);
            figures::correct(books, source, block, "जाँच में बदला").map(drop)
        }
        _ => figures::save(books, source, world.block(dice)).map(drop),
    };
    match done {
        Ok(()) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

fn known(desk: &Desk) -> Known {
    desk.read(TODAY, |books| Ok(books.known.clone())).unwrap()
}

#[test]
fn after_ten_thousand_operations_all_that_was_kept_up_equals_a_full_recomputation() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let world = World::of(&desk);
        let mut dice = Dice(0x5eed_2025);
        let (mut n_done, mut n_refused) = (0_usize, 0_usize);
        while n_done + n_refused < N_OPERATIONS {
            let n_together = dice.below(200) + 1;
            let by = by(*dice.one(&world.posts), TODAY);
            let before = (dice.0, n_done, n_refused);
            desk.write(by, |books| {
                // PostgreSQL may ask for the same again.
                (dice.0, n_done, n_refused) = before;
                for _ in 0..n_together {
                    match operate(books, &world, &mut dice)? {
                        true => n_done += 1,
                        false => n_refused += 1,
                    }
                }
                Ok(())
            })
            .unwrap();
        }
        assert!(n_done > N_OPERATIONS / 5 && n_refused > N_OPERATIONS / 50, "{n_done} {n_refused}");
        let fresh = Desk::open(address).unwrap();
        let (kept, anew) = (known(&desk), known(&fresh));
        assert!(kept == anew, "the memory that was kept up differs from one folded anew");
        assert_eq!(scorecards::sums(&kept, &world.months), scorecards::sums(&anew, &world.months));
        for place in &world.places {
            for month in &world.months {
                let card = |known: &Known| scorecards::standing(known, *place, *month);
                let (one, other) = (card(&kept).unwrap(), card(&anew).unwrap());
                assert_eq!((one.now, one.rank_now), (other.now, other.rank_now));
            }
        }
        let report = store::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{:?}", report.broken);
        assert!(!kept.freezes.all().is_empty() && !kept.freezes.corrections().is_empty());
    });
}

/// What was known after each of some facts, kept while it was so.
fn history(desk: &Desk, world: &World, dice: &mut Dice, n: usize) -> Vec<Known> {
    let mut live = Vec::new();
    for _ in 0..n {
        let by = by(*dice.one(&world.posts), TODAY);
        let before = dice.0;
        desk.write(by, |books| {
            dice.0 = before;
            operate(books, world, dice)
        })
        .unwrap();
        live.push(known(desk));
    }
    live
}

#[test]
fn as_of_a_position_equals_what_was_known_then_and_a_replay_of_the_ledger_up_to_it() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let world = World::of(&desk);
        let mut dice = Dice(0xa50f);
        let live = history(&desk, &world, &mut dice, 120);
        let folder = testkit::Folder::new();
        let replayed = format!("sqlite:{}", folder.path().join("replay.db").display());
        let replayed = Desk::open(&replayed).unwrap();
        let facts = desk.db().read(|tx| store::ledger::facts(tx, 0, i64::MAX)).unwrap();
        // In any order, so that each is folded from another kept position, or from none.
        for _ in 0..60 {
            let then = dice.one(&live);
            let seen = at(&desk, &then.seq.to_string());
            assert!(seen == *then, "as of {} differs from what was known then", then.seq);
        }
        for recorded in facts {
            let step = |books: &mut Books<'_, '_, Write>| books.record(&recorded.fact).map(drop);
            replayed.write(recorded.by.clone(), step).unwrap();
            if let Some(then) = live.iter().rfind(|known| known.seq == recorded.seq) {
                assert!(known(&replayed) == *then, "a replay to {} differs", then.seq);
            }
        }
    });
}

fn at(desk: &Desk, word: &str) -> Known {
    desk.read(TODAY, |books| {
        let position = as_of::position(books, word)?;
        as_of::turn(books, position)?;
        Ok(books.known.clone())
    })
    .unwrap()
}

#[test]
fn a_day_is_the_last_fact_up_to_its_end_and_what_is_no_position_is_told_so() {
    testkit::on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let world = World::of(&desk);
        let add = |on: Date| {
            let name = domain::name::Name::new("सुनीता", "Sunita");
            let fact = Fact::PersonAdded { name };
            desk.write(by(world.posts[1], on), |books| books.record(&fact)).unwrap()
        };
        let (first, _) = (add(date(2025, 9, 1)), add(date(2025, 9, 3)));
        let last = add(date(2025, 9, 3));
        for (word, seq) in [
            ("2025-09-01", first),
            ("2025-09-02", first),
            ("03.09.2025", last),
            ("2026-01-01", last),
            (&last.to_string(), last),
        ] {
            assert_eq!(at(&desk, word).seq, seq, "{word}");
        }
        let head = last.to_string();
        for (word, code) in [
            ("2024-01-01", "nothing-known-then"),
            ("0", "position-ahead"),
            ("999999", "position-ahead"),
            ("कल", "position-not-read"),
            ("", "position-not-read"),
        ] {
            let asked = desk.read(TODAY, |books| as_of::position(books, word).map(drop));
            let Err(Error::Refused(refusal)) = asked else { panic!("{word}: {asked:?}") };
            assert_eq!(refusal.code(), code, "{word} with head {head}");
        }
    });
}
