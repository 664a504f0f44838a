//! Who may take charge of what, over random histories; and the line of superiors.

use domain::line::superiors;
use domain::post::{Charge, Holding, PersonId, PostId, may_give_up_charge, may_take_charge};
use jiff::Span;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const FIRST: Date = date(2024, 4, 1);

fn day(n: i64) -> Date {
    FIRST.saturating_add(Span::new().days(n))
}

/// One attempt: to take charge, or to give it up.
#[derive(Clone, Debug)]
enum Attempt {
    Take {
        post: i64,
        person: i64,
        charge: Charge,
        from: i64,
    },
    GiveUp {
        post: i64,
        last: i64,
    },
    /// Give up on the day before, and take charge: a transfer.
    HandOver {
        post: i64,
        person: i64,
        charge: Charge,
        from: i64,
    },
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let charge = prop_oneof![Just(Charge::Regular), Just(Charge::Additional)];
    let take = (1..5_i64, 11..16_i64, charge, 0..60_i64);
    prop_oneof![
        take.clone().prop_map(|(post, person, charge, from)| Attempt::Take {
            post,
            person,
            charge,
            from
        }),
        (1..5_i64, 0..60_i64).prop_map(|(post, last)| Attempt::GiveUp { post, last }),
        take.prop_map(|(post, person, charge, from)| Attempt::HandOver {
            post,
            person,
            charge,
            from
        }),
    ]
}

/// The holdings of an office, moved by the rules alone.
#[derive(Clone, Debug, Default)]
struct Office(Vec<Holding>);

impl Office {
    fn last(&self, post: PostId) -> Option<usize> {
        let of_post = self.0.iter().enumerate().filter(|(_, held)| held.post == post);
        of_post.max_by_key(|(at, held)| (held.from, *at)).map(|(at, _)| at)
    }

    fn take(&mut self, holding: Holding) -> bool {
        let there = self.last(holding.post).map(|at| &self.0[at]);
        let other: Vec<Holding> =
            self.0.iter().filter(|held| held.person == holding.person).cloned().collect();
        let may = may_take_charge(&holding, there, &other).is_ok();
        if may {
            self.0.push(holding);
        }
        may
    }

    fn give_up(&mut self, post: PostId, last: Date) -> bool {
        let Some(at) = self.last(post) else { return false };
        let may = may_give_up_charge(&self.0[at], last).is_ok();
        if may {
            self.0[at].until = Some(last);
        }
        may
    }

    fn act(&mut self, attempt: &Attempt) {
        let holding = |post: i64, person: i64, charge, from| Holding {
            post: PostId(post),
            person: PersonId(person),
            charge,
            from: day(from),
            until: None,
        };
        match *attempt {
            Attempt::Take { post, person, charge, from } => {
                self.take(holding(post, person, charge, from));
            }
            Attempt::GiveUp { post, last } => {
                self.give_up(PostId(post), day(last));
            }
            Attempt::HandOver { post, person, charge, from } => {
                // All or nothing, as in one writing.
                let before = self.clone();
                let holding = holding(post, person, charge, from);
                let is_held = self.last(holding.post).is_some_and(|at| self.0[at].until.is_none());
                let left = !is_held || self.give_up(holding.post, day(from - 1));
                if !(left && self.take(holding)) {
                    *self = before;
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_post_has_at_most_one_holder_a_day_and_a_person_at_most_one_own_post(
        attempts in prop::collection::vec(attempt(), 1..60)
    ) {
        let mut office = Office::default();
        for attempt in &attempts {
            office.act(attempt);
        }
        for n in -1..70 {
            let today: Vec<&Holding> =
                office.0.iter().filter(|held| held.lasts_on(day(n))).collect();
            for held in &today {
                let holders = today.iter().filter(|other| other.post == held.post).count();
                prop_assert_eq!(holders, 1, "{:?} on {}", held.post, day(n));
                let is_own = |other: &&&Holding| {
                    other.person == held.person && other.charge == Charge::Regular
                };
                let own = today.iter().filter(is_own).count();
                prop_assert!(own <= 1, "{:?} on {}", held.person, day(n));
            }
        }
    }
}

#[test]
fn the_superiors_of_a_post_end_at_the_head_and_a_ring_is_walked_once() {
    let line = |reports_to: &[(i64, i64)], from: i64| -> Vec<i64> {
        let over = |post: PostId| {
            reports_to.iter().find(|(below, _)| *below == post.0).map(|(_, over)| PostId(*over))
        };
        superiors(PostId(from), over).into_iter().map(|post| post.0).collect()
    };
    assert_eq!(line(&[(4, 3), (3, 1), (2, 1)], 4), [3, 1]);
    assert_eq!(line(&[(4, 3), (3, 1)], 1), [0_i64; 0]);
    assert_eq!(line(&[(4, 3), (3, 4)], 4), [3]);
    assert_eq!(line(&[(5, 4), (4, 3), (3, 4)], 5), [4, 3]);
    assert_eq!(line(&[(4, 4)], 4), [0_i64; 0]);
}
