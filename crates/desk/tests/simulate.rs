//! Made-up rows add up to what was reported, place by place and to the unit; planted errors are found, and
//! nothing else.

#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "a part of the office is used here")]
mod office;

use std::collections::BTreeMap;

use desk::registers::{self, claims};
use desk::simulate::{self, COUNTS, Made, Plan};
use desk::{Books, Desk, Write};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::post::PostId;
use jiff::civil::{Date, date};
use office::{block, by, district, office};
use store::{rebuild, verify};
use testkit::on_each_address;

const DAY: Date = date(2025, 6, 30);

/// 172 of 218 accounts, and cut-off data, over two blocks.
const REPORTED: [(&str, [i64; 2]); 7] = [
    ("shg", [13, 9]),
    ("shg-members", [131, 99]),
    ("participants", [120, 98]),
    ("accounts-opened", [100, 72]),
    ("cutoff-shg-form", [13, 7]),
    ("cutoff-shg-fed", [9, 7]),
    ("cutoff-shg-approved", [9, 0]),
];

fn report(books: &mut Books<'_, '_, Write>) -> desk::Result<()> {
    let figure = |code: &str, ix: usize, n: i64| Figure {
        indicator: IndicatorCode::new(code),
        place: block(ix),
        period: Period::month_of(DAY),
        kind: FigureKind::Achieved,
        cell: Cell::Value(n),
    };
    let figures: Vec<Figure> = REPORTED
        .iter()
        .flat_map(|(code, [one, two])| [figure(code, 0, *one), figure(code, 1, *two)])
        .collect();
    let source = Source {
        way: Way::Sheet,
        name: "प्रगति".to_owned(),
        sha256: "aa".to_owned(),
        as_on: DAY,
        synthetic: false,
    };
    desk::figures::save(books, source, FigureBlock::of(&figures))?;
    Ok(())
}

fn plan(n_duplicates: usize) -> Plan {
    let counts = COUNTS.map(str::to_owned).to_vec();
    Plan { seed: 7, place: district(), counts, n_duplicates }
}

fn make(desk: &Desk, plan: &Plan) -> Made {
    office(desk, 2);
    desk.write(by(PostId(0), DAY), report).unwrap();
    desk.write(by(PostId(0), DAY), |books| simulate::district(books, plan)).unwrap()
}

#[test]
fn the_rows_of_a_district_prove_what_was_reported_to_the_unit() {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let made = make(&desk, &plan(0));
        assert_eq!((made.n_groups, made.n_members, made.n_cases), (22, 230, 218 + 20));
        for (ix, place) in [block(0), block(1)].into_iter().enumerate() {
            let told = desk.read(DAY, |books| claims::at(books, place, DAY)).unwrap();
            let told: BTreeMap<String, (Option<i64>, i64)> = told
                .into_iter()
                .map(|one| (one.indicator.code.to_string(), (one.reported, one.verified)))
                .collect();
            for (code, by_block) in REPORTED {
                let n = by_block[ix];
                assert_eq!(told.get(code), Some(&(Some(n), n)), "{code} {place}");
            }
        }
        let whole = desk.read(DAY, |books| claims::at(books, district(), DAY)).unwrap();
        assert!(whole.iter().filter(|one| one.reported.is_some()).all(|one| one.since.is_none()));
        assert_eq!(verify(desk.db()).unwrap().broken, []);
        rebuild(desk.db()).unwrap();
        assert_eq!(verify(desk.db()).unwrap().broken, []);
    });
}

#[test]
fn members_entered_twice_are_all_found_and_nothing_else() {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let made = make(&desk, &plan(5));
        assert_eq!((made.n_members, made.n_duplicates), (230, 5));
        let find = || {
            desk.read(DAY, |books| {
                let member = registers::register(books, "member")?;
                registers::duplicates(books, &member)
            })
            .unwrap()
        };
        let found = find();
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [2; 5]);
        let one = found[0].clone();
        desk.write(by(PostId(0), DAY), |books| registers::merge(books, one[1], one[0])).unwrap();
        assert_eq!(find().len(), 4);
        let claim = desk.read(DAY, |books| claims::at(books, district(), DAY)).unwrap();
        let members = claim.iter().find(|one| one.indicator.code.as_str() == "shg-members");
        let members = members.unwrap();
        assert_eq!((members.reported, members.verified), (Some(230), 234));
    });
}

#[test]
fn the_same_seed_makes_the_same_rows_and_another_seed_others() {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        make(&desk, &plan(0));
        let names = |place| {
            let page = desk.read(DAY, |books| registers::page(books, "shg", place, None, 100));
            page.unwrap().rows.into_iter().map(|row| row.values).collect::<Vec<_>>()
        };
        let first = names(district());
        let other = Plan { seed: 8, ..plan(0) };
        desk.write(by(PostId(0), DAY), |books| simulate::district(books, &other)).unwrap();
        let both = names(district());
        assert_eq!(both.len(), 2 * first.len());
        assert!(first.iter().all(|row| both.contains(row)));
    });
}
