//! Nothing is lost on any road: random histories through the verbs of the office, held after every sitting
//! to a plain reckoning of who still owes what. Brought forward = open before + given − verified − dropped −
//! gone into others, for the series, every post and every place; and each open one stands there once.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod office;

use std::collections::{BTreeMap, BTreeSet};

use desk::directives::{self, Filter};
use desk::{Books, Desk, Error, Read, Write};
use domain::directive::reshape::Part;
use domain::directive::steps::Step;
use domain::directive::{Condition, DirectiveId, State};
use domain::name::Name;
use domain::place::PlaceCode;
use domain::post::{Charge, PostId};
use domain::review::ReviewId;
use domain::sample::Dice;
use jiff::ToSpan;
use jiff::civil::Date;
use office::{Office, block, by, call, district, given, office, reaches, save};

const N_BLOCKS: usize = 3;

/// What the plain reckoning knows of a directive.
#[derive(Clone, Debug)]
struct Owed {
    owners: BTreeMap<PostId, State>,
    place: PlaceCode,
    waits: Option<(usize, i64)>,
    closed_by_figure: bool,
    /// The figure that closed it, and the one that did and was not believed.
    proof: Option<i64>,
    distrusted: Option<i64>,
}

impl Owed {
    fn new(owners: &[PostId], place: PlaceCode, waits: Option<(usize, i64)>) -> Self {
        let owners = owners.iter().map(|post| (*post, State::Issued)).collect();
        let (proof, distrusted) = (None, None);
        Self { owners, place, waits, closed_by_figure: false, proof, distrusted }
    }

    fn is_open(&self) -> bool {
        self.owners.values().any(|state| state.is_open())
    }

    fn close(&mut self, to: State) {
        for state in self.owners.values_mut().filter(|state| state.is_open()) {
            *state = to;
        }
        self.closed_by_figure = false;
    }

    fn open_again(&mut self) {
        self.owners.values_mut().for_each(|state| *state = State::InProgress);
    }
}

struct Road<'a> {
    office: &'a Office,
    dice: Dice,
    owed: BTreeMap<DirectiveId, Owed>,
    point: (ReviewId, i64),
    on: Date,
    n_taken: usize,
}

type Open<'t, 'a> = Books<'a, 't, Write>;

impl Road<'_> {
    fn pick(&mut self, n: usize) -> usize {
        usize::try_from(self.dice.below(u64::try_from(n).unwrap())).unwrap()
    }

    fn anyone(&mut self) -> PostId {
        let at = self.pick(N_BLOCKS + 3);
        let office = self.office;
        *[office.cdo, office.dc, office.ddo].iter().chain(&office.bmms).nth(at).unwrap()
    }

    fn any(&mut self) -> Option<DirectiveId> {
        let n = self.owed.len();
        if n == 0 {
            return None;
        }
        let at = self.pick(n);
        self.owed.keys().nth(at).copied()
    }

    /// Tries one thing; what a rule refuses changes nothing.
    fn try_one(&mut self, desk: &Desk) {
        match self.pick(16) {
            0..=2 => self.give(desk),
            3 | 4 => self.figure(desk),
            5 => self.transfer(desk),
            6 => self.split(desk),
            7 => self.merge(desk),
            8 => self.sitting(desk),
            _ => self.step(desk),
        }
        if self.pick(3) == 0 {
            self.on = self.on.checked_add(1.day()).unwrap();
        }
    }

    fn write<T>(
        &mut self,
        desk: &Desk,
        post: PostId,
        mut deed: impl FnMut(&mut Open<'_, '_>) -> desk::Result<T>,
    ) -> Option<T> {
        match desk.write(by(post, self.on), |books| deed(books)) {
            Ok(done) => {
                self.n_taken += 1;
                Some(done)
            }
            Err(Error::Refused(_)) => None,
            Err(other) => panic!("{other:?}"),
        }
    }

    fn give(&mut self, desk: &Desk) {
        let ix = self.pick(N_BLOCKS);
        let mut owners = vec![self.office.bmms[ix]];
        if self.pick(2) == 0 {
            owners.push(self.office.dc);
        }
        let at_least = 100 + i64::try_from(self.pick(6)).unwrap() * 50;
        let (condition, waits) = match self.pick(4) {
            0 => (Condition::Document, None),
            1 => (Condition::Evidence, None),
            _ => (reaches(ix, at_least), Some((ix, at_least))),
        };
        let mut new = given(self.point, &owners, block(ix), condition);
        let deadlines = ["7 दिवस में", "आगामी बैठक में", "शीघ्र"];
        new.deadline = deadlines[self.pick(3)].to_owned();
        let cdo = self.office.cdo;
        if let Some(made) = self.write(desk, cdo, |b| directives::issue(b, new.clone())) {
            self.owed.insert(made.id, Owed::new(&owners, block(ix), waits));
        }
    }

    fn step(&mut self, desk: &Desk) {
        let Some(id) = self.any() else { return };
        let by_post = self.anyone();
        let owners: Vec<PostId> = self.owed[&id].owners.keys().copied().collect();
        let owner = owners[self.pick(owners.len())];
        let says = || "किया गया".to_owned();
        let (by_post, step) = match self.pick(9) {
            0 => (owner, Step::Acknowledged { owner }),
            1 | 2 => (owner, Step::Reported { owner, words: says(), evidence: says() }),
            3 | 4 => (by_post, Step::Accepted { owner, remark: String::new() }),
            5 => (by_post, Step::Returned { owner, remark: says() }),
            6 => {
                let due_on = self.on.checked_add(20.days()).unwrap();
                (by_post, Step::Extended { due_on, reason: says() })
            }
            7 => (by_post, Step::Dropped { reason: says() }),
            _ => (by_post, Step::Reopened { reason: says() }),
        };
        if self.pick(12) == 0 {
            self.write(desk, by_post, |b| directives::postpone(b, id, "बाढ़"));
            return;
        }
        let done = self.write(desk, by_post, |b| directives::step(b, id, step.clone()));
        if done.is_none() {
            return;
        }
        let owed = self.owed.get_mut(&id).unwrap();
        match step {
            Step::Acknowledged { .. } => drop(owed.owners.insert(owner, State::Acknowledged)),
            Step::Reported { .. } => {
                assert_eq!(by_post, owner);
                owed.owners.insert(owner, State::Reported);
            }
            Step::Accepted { .. } => {
                assert!(!owed.owners.contains_key(&by_post), "a doer judged");
                assert_eq!(owed.owners[&owner], State::Reported);
                owed.owners.insert(owner, State::Verified);
                owed.closed_by_figure = false;
            }
            Step::Returned { .. } => drop(owed.owners.insert(owner, State::Returned)),
            Step::Dropped { .. } => owed.close(State::Dropped),
            Step::Reopened { .. } => {
                assert!(!owed.owners.values().any(|state| *state == State::Replaced));
                owed.open_again();
                owed.closed_by_figure = false;
                owed.distrusted = owed.proof.take().or(owed.distrusted);
            }
            _ => {}
        }
    }

    fn figure(&mut self, desk: &Desk) {
        let (ix, value) = (self.pick(N_BLOCKS), i64::try_from(self.pick(400)).unwrap());
        let (on, dc) = (self.on, self.office.dc);
        self.write(desk, dc, |books| save(books, &[(ix, value)], on)).unwrap();
        for owed in self.owed.values_mut() {
            let Some((_, at_least)) = owed.waits.filter(|(at, _)| *at == ix) else { continue };
            if value >= at_least && owed.is_open() {
                if owed.distrusted != Some(value) {
                    owed.close(State::Verified);
                    owed.closed_by_figure = true;
                    owed.proof = Some(value);
                }
            } else if value < at_least && owed.closed_by_figure {
                owed.open_again();
                owed.closed_by_figure = false;
                owed.proof = None;
            }
        }
    }

    /// Another person takes a post over; what the post owes stays with it.
    fn transfer(&mut self, desk: &Desk) {
        let (post, from) = (self.anyone(), self.on);
        let person = Name::new(&format!("अधिकारी {}", self.n_taken), "Officer");
        self.write(desk, PostId(0), |books| {
            let person = desk::people::add(books, person.clone())?;
            desk::people::hand_over(books, (post, person), Charge::Regular, from)
        });
    }

    fn split(&mut self, desk: &Desk) {
        let Some(id) = self.any() else { return };
        let by_post = self.anyone();
        let open: Vec<PostId> = self.owed[&id].owners.keys().copied().collect();
        let part =
            |owners: &[PostId]| Part { words: "भाग".to_owned(), owners: owners.to_vec() };
        let parts = [part(&open), part(&open[..1])];
        let made = self.write(desk, by_post, |b| directives::split(b, id, &parts, "दो कार्य"));
        let Some(into) = made else { return };
        let whole = self.owed.get_mut(&id).unwrap();
        whole.close(State::Replaced);
        let (place, waits) = (whole.place, whole.waits);
        for (new, part) in into.into_iter().zip(parts) {
            self.owed.insert(new, Owed::new(&part.owners, place, waits));
        }
    }

    fn merge(&mut self, desk: &Desk) {
        let (Some(repeated), Some(kept)) = (self.any(), self.any()) else { return };
        let by_post = self.anyone();
        let done = self.write(desk, by_post, |b| directives::merge(b, repeated, kept, "दोहराव"));
        if done.is_some() {
            assert!(self.owed[&kept].is_open() && repeated != kept);
            self.owed.get_mut(&repeated).unwrap().close(State::Replaced);
        }
    }

    fn sitting(&mut self, desk: &Desk) {
        self.on = self.on.checked_add(2.days()).unwrap();
        let (on, office) = (self.on, self.office);
        let called = self.write(desk, office.cdo, |books| Ok(call(books, office, on)));
        self.point = called.unwrap();
        let before = self.point.0;
        desk.read(on, |books| {
            self.check(books, before);
            Ok(())
        })
        .unwrap();
    }

    /// The register of the sitting just called, against the plain reckoning.
    fn check(&self, books: &mut Books<'_, '_, Read>, review: ReviewId) {
        let held = desk::reviews::held(books, review).unwrap();
        let brought = held.brought_forward.iter().filter(|directive| directive.is_open());
        let brought: Vec<DirectiveId> = brought.map(|directive| directive.id).collect();
        let open: BTreeSet<DirectiveId> =
            self.owed.iter().filter(|(_, owed)| owed.is_open()).map(|(id, _)| *id).collect();
        assert!(brought.iter().copied().eq(open.iter().copied()), "{brought:?} {open:?}");
        for (id, owed) in &self.owed {
            let (directive, _) = directives::get(books, *id).unwrap();
            let states = directive.owners.iter().map(|owner| (owner.post, owner.state));
            let states: BTreeMap<PostId, State> = states.collect();
            assert_eq!(states, owed.owners, "{id}");
        }
        let posts = [self.office.dc].into_iter().chain(self.office.bmms.iter().copied());
        let of_post = |post: PostId| Filter { owner: Some(post), ..Filter::default() };
        for post in posts {
            self.conserved(books, &of_post(post), |owed| owed.owners.contains_key(&post));
        }
        for place in (0..N_BLOCKS).map(block).chain([district()]) {
            let within = Filter { within: Some(place), ..Filter::default() };
            self.conserved(books, &within, |o| o.place == place || place == district());
        }
        let series = Filter { series: Some(self.office.series), ..Filter::default() };
        self.conserved(books, &series, |_| true);
    }

    /// Given = open + verified + dropped + gone into others, and each as the reckoning has it.
    fn conserved(
        &self,
        books: &mut Books<'_, '_, Read>,
        filter: &Filter,
        is_in: impl Fn(&Owed) -> bool,
    ) {
        let counts = directives::counts(books, filter).unwrap();
        let closed = [State::Verified, State::Dropped, State::Replaced];
        let closed: i64 = closed.iter().map(|state| counts.in_state(*state)).sum();
        assert_eq!(counts.given, counts.open + closed);
        let n = |keep: &dyn Fn(&Owed) -> bool| {
            i64::try_from(self.owed.values().filter(|owed| is_in(owed) && keep(owed)).count())
        };
        assert_eq!(Ok(counts.given), n(&|_| true));
        assert_eq!(Ok(counts.open), n(&Owed::is_open));
    }
}

fn walk(desk: &Desk, office: &Office, seed: i64, n_steps: usize) -> usize {
    let on = office::OPENED.checked_add(5.days()).unwrap();
    let point = desk.write(by(office.cdo, on), |books| Ok(call(books, office, on))).unwrap();
    let dice = Dice::new(seed);
    let mut road = Road { office, dice, owed: BTreeMap::new(), point, on, n_taken: 0 };
    for _ in 0..n_steps {
        road.try_one(desk);
    }
    road.sitting(desk);
    let report = desk::ledger::verify(desk.db()).unwrap();
    assert!(report.is_sound(), "seed {seed}: {report:?}");
    road.n_taken
}

#[test]
fn brought_forward_is_open_before_and_given_less_what_was_closed_on_every_road() {
    for seed in 0..24 {
        let folder = testkit::Folder::new();
        let address = format!("sqlite:{}", folder.path().join("office.db").display());
        let desk = Desk::open(&address).unwrap();
        let office = office(&desk, N_BLOCKS);
        assert!(walk(&desk, &office, seed, 90) > 30, "seed {seed} did next to nothing");
    }
}

#[test]
fn the_same_roads_are_walked_on_both_databases() {
    for seed in [101, 102] {
        testkit::on_each_database(|db| {
            let desk = Desk::over(db.clone()).unwrap();
            let office = office(&desk, N_BLOCKS);
            walk(&desk, &office, seed, 60);
        });
    }
}
