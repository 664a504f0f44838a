//! Rows and cases as an office keeps them: by form, by list, by the post that holds a case; and what was
//! reported held against them.

#![expect(clippy::unwrap_used, reason = "a test")]

#[expect(dead_code, reason = "a part of the office is used here")]
mod office;

use std::collections::BTreeMap;

use desk::registers::cases::{self, Moving};
use desk::registers::{self, Typed, claims, lists};
use desk::{Books, Desk, Error, Write};
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::period::Period;
use domain::refusal::Refusal;
use domain::register::pipeline::Pipeline;
use domain::register::value::{FieldKind, Value};
use domain::register::{CaseId, RowId};
use jiff::civil::{Date, date};
use office::{OPENED, Office, block, by, district, office};
use store::{rebuild, verify};
use testkit::on_each_address;

const DAY: Date = date(2025, 5, 5);

fn in_office(test: impl Fn(&Desk, &Office)) {
    on_each_address(|address| {
        let desk = Desk::open(address).unwrap();
        let office = office(&desk, 2);
        test(&desk, &office);
        assert_eq!(verify(desk.db()).unwrap().broken, []);
        rebuild(desk.db()).unwrap();
        assert_eq!(verify(desk.db()).unwrap().broken, []);
    });
}

fn typed(cells: &[(&str, &str)]) -> Vec<Typed> {
    let one = |(field, text): &(&str, &str)| Typed {
        field: (*field).to_owned(),
        text: (*text).to_owned(),
    };
    cells.iter().map(one).collect()
}

/// Does something in the name of a post, and tells the code of a refusal.
fn act<T>(
    desk: &Desk,
    (post, on): (domain::post::PostId, Date),
    what: impl FnMut(&mut Books<'_, '_, Write>) -> desk::Result<T>,
) -> Result<T, &'static str> {
    match desk.write(by(post, on), what) {
        Ok(done) => Ok(done),
        Err(Error::Refused(refusal)) => Err(refusal.code()),
        Err(Error::NotFound) => Err("not-found"),
        Err(error) => panic!("{error}"),
    }
}

fn group(desk: &Desk, office: &Office, cells: &[(&str, &str)]) -> Result<RowId, &'static str> {
    let all = [&[("name", "ज्योति समूह"), ("status", "सक्रिय")], cells].concat();
    act(desk, (office.bmms[0], DAY), |books| {
        let shg = registers::register(books, "shg")?;
        registers::take(books, &shg, block(0), &typed(&all))
    })
}

#[test]
fn a_row_is_typed_as_offices_write_and_refused_where_a_field_cannot_be_read() {
    in_office(|desk, office| {
        let cells = [
            ("code", "S-1"),
            ("formed-on", "03.10.2019"),
            ("members", "१२"),
            ("corpus", "₹ 20,000"),
            ("account", "१२३४ ५६७८ ९"),
        ];
        let row = group(desk, office, &cells).unwrap();
        let (_, row) = desk.read(DAY, |books| registers::get(books, row)).unwrap();
        let expected = [
            ("account", Value::Text("123456789".to_owned())),
            ("code", Value::Text("S-1".to_owned())),
            ("corpus", Value::Number(2_000_000)),
            ("formed-on", Value::Day(date(2019, 10, 3))),
            ("members", Value::Number(12)),
            ("name", Value::Text("ज्योति समूह".to_owned())),
            ("status", Value::Text("active".to_owned())),
        ];
        let expected: BTreeMap<String, Value> =
            expected.into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
        assert_eq!((row.values, row.since), (expected, date(2019, 10, 3)));
        for (cells, code) in [
            (("code", "S-1"), "row-twice"),
            (("members", "बारह सौ"), "field-too-high"),
            (("members", "4"), "field-too-low"),
            (("formed-on", "कल"), "field-not-read"),
            (("formed-on", "6.5.2025"), "field-in-future"),
            (("status", "सो रहा"), "field-not-read"),
            (("vo", "V-9"), "field-not-read"),
            (("name", "आधार 2341 2341 2346"), "aadhaar-not-taken"),
            (("caste", "x"), "code-unknown"),
        ] {
            assert_eq!(group(desk, office, &[cells]), Err(code), "{cells:?}");
        }
    });
}

#[test]
fn a_row_is_changed_merged_and_parted_and_its_history_tells_it() {
    in_office(|desk, office| {
        let bmm = (office.bmms[0], DAY);
        let one = group(desk, office, &[("code", "S-1")]).unwrap();
        let two = group(desk, office, &[("code", "S-2")]).unwrap();
        let change = |row, cells: &[(&str, &str)]| {
            act(desk, bmm, |books| registers::change(books, row, DAY, &typed(cells)))
        };
        assert_eq!(change(one, &[("status", "inactive")]), Ok(()));
        assert_eq!(change(one, &[("status", "inactive")]), Err("nothing-new"));
        assert_eq!(change(one, &[("code", "S-2")]), Err("row-twice"));
        assert_eq!(
            act(desk, bmm, |books| registers::merge(books, one, one)),
            Err("not-of-one-kind")
        );
        assert_eq!(act(desk, bmm, |books| registers::merge(books, one, two)), Ok(()));
        assert_eq!(change(one, &[("status", "active")]), Err("row-merged"));
        assert_eq!(act(desk, bmm, |books| registers::part(books, one)), Ok(()));
        assert_eq!(act(desk, bmm, |books| registers::part(books, one)), Err("not-merged"));
        let told = desk.read(DAY, |books| registers::history(books, one)).unwrap();
        let kinds: Vec<&str> = told.iter().map(|happened| happened.kind.as_str()).collect();
        assert_eq!(kinds, ["row-changed", "row-merged", "row-parted"]);
    });
}

#[test]
fn what_is_masked_is_opened_for_a_purpose_which_is_written_down() {
    in_office(|desk, office| {
        let row = group(desk, office, &[("account", "123456789")]).unwrap();
        let bmm = office.bmms[0];
        let open = |field: &str, purpose: &str| {
            act(desk, (bmm, DAY), |books| registers::open_field(books, row, (field, purpose)))
        };
        let opened =
            |post, on| desk.read(on, |books| registers::opened_today(books, row, post)).unwrap();
        assert_eq!(open("account", " "), Err("purpose-missing"));
        assert_eq!(open("corpus", "देखना है"), Err("not-found"));
        assert_eq!(opened(bmm, DAY), [""; 0]);
        assert_eq!(open("account", "बैंक को भेजना है"), Ok(()));
        assert_eq!(opened(bmm, DAY), ["account"]);
        assert_eq!(opened(office.dc, DAY), [""; 0]);
        assert_eq!(opened(bmm, date(2025, 5, 6)), [""; 0]);
        let account = Value::Text("123456789".to_owned());
        assert_eq!(registers::masked(FieldKind::Account, &account), "••••••6789");
    });
}

const LIST: &str = "\
जनपद के समूहों की सूची,,,,,
SHG name,SHG code,ग्राम,Total members,Status,Account number
सौम्या समूह,A-1,block-0,12,Active,
ज्योति समूह,A-2,BLOCK-1,10,सक्रिय,UP65 0100 0123
ज्योति समूह,A-2,block-1,10,सक्रिय,
उजाला समूह,A-3,कहीं नहीं,10,सक्रिय,
राधे समूह,A-4,,3,सक्रिय,
लक्ष्मी समूह,A-5,block-1,15,सक्रिय,2341 2341 2346
दुर्गा समूह,A-6,,,सक्रिय,
";

#[test]
fn a_list_gives_the_rows_that_are_right_and_a_workbook_of_those_that_are_not() {
    in_office(|desk, office| {
        let dc = (office.dc, DAY);
        let list = |books: &mut Books<'_, '_, Write>| {
            let shg = registers::register(books, "shg")?;
            lists::preview(books, &shg, district(), LIST.as_bytes())
        };
        let preview = act(desk, dc, list).unwrap();
        let why = |line: &lists::RefusedLine| {
            (line.line, line.why.iter().map(Refusal::code).collect::<Vec<_>>())
        };
        assert_eq!(preview.rows.len(), 3);
        assert_eq!(
            preview.refused.iter().map(why).collect::<Vec<_>>(),
            [
                (5, vec!["row-twice"]),
                (6, vec!["code-unknown"]),
                (7, vec!["field-too-low"]),
                (8, vec!["aadhaar-not-taken"]),
            ]
        );
        let titles = ["शेष".to_owned(), "कारण".to_owned()];
        let table = lists::refused_table(&preview, titles, |refusal| refusal.code().to_owned());
        assert_eq!((table.columns.len(), table.rows.len()), (7, 4));
        let text = format!("{:?} {preview:?}", table.rows);
        assert!(!text.contains("2346"), "a refused Aadhaar number comes back nowhere");
        let take = |books: &mut Books<'_, '_, Write>| {
            let shg = registers::register(books, "shg")?;
            lists::commit(books, &shg, district(), ("सूची.csv", LIST.as_bytes()))
        };
        assert_eq!(act(desk, dc, take).map(|taken| taken.1), Ok(3));
        // A row without a code of its own cannot be known again; the others are there.
        let again = act(desk, dc, list).unwrap();
        assert_eq!((again.rows.len(), again.n_there), (0, 3));
        assert_eq!(act(desk, dc, take), Err("nothing-to-save"));
        let found = desk.read(DAY, |books| registers::search(books, "shg", block(1), "jyoti"));
        assert_eq!(found.unwrap().len(), 1);
    });
}

fn moving(to: &str, on: Date) -> Moving {
    let (reason, evidence) = ("शब्द".to_owned(), "17".to_owned());
    Moving { to: to.to_owned(), on, reason, evidence, amount_paise: None }
}

#[test]
fn a_loan_goes_by_the_posts_that_hold_it_up_to_the_dose_of_the_group() {
    in_office(|desk, office| {
        let row = group(desk, office, &[("corpus", "20000")]).unwrap();
        let ldm = desk
            .write(by(office.dc, OPENED), |books| {
                office::create(books, office::post("ldm", "ldm", district()))
            })
            .unwrap();
        let (bmm, later) = (office.bmms[0], date(2025, 5, 20));
        let open = |paise| {
            act(desk, (bmm, DAY), |books| {
                cases::open(books, (row, "bank-linkage"), DAY, Some(paise))
            })
        };
        let case = open(15_000_000).unwrap();
        assert_eq!(open(15_000_000), Err("case-open-already"));
        let go = |post, to: &str, amount_paise| {
            act(desk, (post, later), |books| {
                let by = desk::posts::get(books, post)?;
                cases::step(books, case, &Moving { amount_paise, ..moving(to, later) }, &by)
            })
        };
        assert_eq!(go(office.bmms[1], "submitted", None), Err("not-the-holder"));
        assert_eq!(go(bmm, "sanctioned", Some(1)), Err("stage-skipped"));
        assert_eq!(go(bmm, "submitted", None), Ok(()));
        assert_eq!(go(bmm, "sanctioned", Some(15_000_000)), Err("not-the-holder"));
        assert_eq!(go(ldm, "sanctioned", Some(15_000_001)), Err("sanction-above-dose"));
        assert_eq!(go(ldm, "sanctioned", Some(15_000_000)), Ok(()));
        assert_eq!(go(ldm, "documents", None), Ok(()));
        assert_eq!(go(ldm, "disbursed", Some(15_000_001)), Err("disbursed-above-sanctioned"));
        assert_eq!(go(ldm, "disbursed", Some(14_000_000)), Ok(()));
        let second = open(30_000_000).unwrap();
        let case = desk.read(later, |books| cases::get(books, second)).unwrap();
        assert_eq!(case.dose, 2);
    });
}

#[test]
fn why_a_case_stands_is_said_by_the_post_that_holds_it() {
    in_office(|desk, office| {
        let row = group(desk, office, &[]).unwrap();
        let case = act(desk, (office.bmms[0], DAY), |books| {
            cases::open(books, (row, "cut-off"), DAY, None)
        });
        let case: CaseId = case.unwrap();
        let hold = |post, reason: &str| {
            act(desk, (post, DAY), |books| {
                let by = desk::posts::get(books, post)?;
                cases::hold(books, case, reason, &by)
            })
        };
        assert_eq!(hold(office.bmms[1], "शेष"), Err("not-the-holder"));
        assert_eq!(hold(office.bmms[0], " "), Err("reason-missing"));
        assert_eq!(hold(office.bmms[0], "प्रपत्र नहीं"), Ok(()));
        let pendency = desk
            .read(date(2025, 5, 13), |books| {
                let pipeline: Pipeline = cases::pipeline(books, "cut-off")?;
                cases::pendency(books, &pipeline, district())
            })
            .unwrap();
        assert_eq!(pendency.pending.len(), 1);
        assert_eq!(pendency.pending[0].by_age, [0, 1, 0, 0, 0]);
        let reason = ("listed".to_owned(), "प्रपत्र नहीं".to_owned(), 1);
        assert_eq!(pendency.reasons, [reason]);
    });
}

/// Reports so many groups at the first block for a month.
fn report(desk: &Desk, month: Period, n: i64) {
    let figure = Figure {
        indicator: IndicatorCode::new("shg"),
        place: block(0),
        period: month,
        kind: FigureKind::Achieved,
        cell: Cell::Value(n),
    };
    let source = Source {
        way: Way::Sheet,
        name: "प्रगति".to_owned(),
        sha256: format!("{month}{n}"),
        as_on: month.ends_on(),
        synthetic: false,
    };
    desk.write(by(domain::post::PostId(0), month.ends_on()), |books| {
        desk::figures::save(books, source.clone(), FigureBlock::of(std::slice::from_ref(&figure)))
    })
    .unwrap();
}

#[test]
fn what_was_reported_is_held_against_the_rows_with_its_difference_and_since_when() {
    in_office(|desk, office| {
        let month = |n| Period::month(2025, n).unwrap();
        for (n, groups) in [(5, 1), (6, 3), (7, 4)] {
            report(desk, month(n), groups);
        }
        let day = date(2025, 7, 31);
        let told = |place| {
            let claims = desk.read(day, |books| claims::at(books, place, day)).unwrap();
            let is_shg = |claim: &claims::Claim| claim.indicator.code.as_str() == "shg";
            claims.into_iter().find(is_shg).unwrap()
        };
        group(desk, office, &[("formed-on", "1.5.2025")]).unwrap();
        let claim = told(block(0));
        assert_eq!((claim.reported, claim.verified), (Some(4), 1));
        assert_eq!((claim.since, claim.owner.as_deref()), (Some(month(6)), Some("mission-block")));
        assert_eq!(claim.compared().unwrap().difference(), 3);
        let district = told(district());
        assert_eq!((district.reported, district.verified), (Some(4), 1));
        let inactive = group(desk, office, &[]).unwrap();
        assert_eq!(told(block(0)).verified, 2);
        let change = |books: &mut Books<'_, '_, Write>| {
            registers::change(books, inactive, DAY, &typed(&[("status", "dissolved")]))
        };
        act(desk, (office.bmms[0], DAY), change).unwrap();
        assert_eq!(told(block(0)).verified, 1);
        assert_eq!(told(block(1)).reported, None);
    });
}
