//! The posts of a pack: to whom each kind reports, and by what title it goes from when.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::line::kinds_above;
use domain::place::{PlaceCode, Tier};
use domain::scheme::Rulebook;
use expect_test::expect;
use jiff::civil::date;

mod sundarpur;

use sundarpur::{POSTS, changed, check_change, lines};

const COLUMNS: &str =
    "code,hi,en,tier,department_hi,department_en,reports_to,from,to,source,duty\n";

/// The faults of the sound pack with these rows of posts.
fn faults(rows: &str) -> String {
    lines(&pack::check(&changed("posts.csv", POSTS, &format!("{COLUMNS}{rows}"))))
}

const DC: &str = "dc,उपायुक्त,Deputy commissioner,district,मिशन,Mission,,,,,mission\n";
const BMM: &str = "bmm,प्रबंधक,Manager,block,मिशन,Mission,dc,,,,field\n";

#[test]
fn a_superior_is_a_kind_of_the_file_and_stands_no_lower() {
    assert_eq!(faults(&[DC, BMM].concat()), "");
    for (dc, bmm, expected) in [
        ("", "cdo", "posts.csv:3: `reports_to` names `cdo`, which is nowhere in the pack\n"),
        ("bmm", "", "posts.csv:2: `dc` reports to `bmm`, which stands at a lower tier\n"),
        ("dc", "dc", "posts.csv:2: the line of reporting of `dc` comes back to it\n"),
    ] {
        let dc = DC.replace(",Mission,,,,", &format!(",Mission,{dc},,,"));
        let bmm = BMM.replace(",Mission,dc,,,", &format!(",Mission,{bmm},,,"));
        assert_eq!(faults(&[dc, bmm].concat()), expected);
    }
}

#[test]
fn a_ring_of_two_is_told_of_both() {
    let dc = DC.replace(",Mission,,", ",Mission,ddo,");
    let ddo = "ddo,अधिकारी,Officer,district,मिशन,Mission,dc,,,,department\n";
    let expected = expect![[r#"
        posts.csv:2: the line of reporting of `dc` comes back to it
        posts.csv:4: the line of reporting of `ddo` comes back to it
    "#]];
    let rows = [COLUMNS, &dc, BMM, ddo].concat();
    check_change("posts.csv", POSTS, &rows, &expected);
}

#[test]
fn titles_of_a_kind_follow_one_another_by_day() {
    let old = "bmm,प्रबंधक,Manager,block,मिशन,Mission,dc,,2025-11-30,Before the order,field\n";
    let new = "bmm,नया,New,block,मिशन,Mission,dc,2025-12-01,,Order of December 2025,field\n";
    assert_eq!(faults(&[DC, old, new].concat()), "");
    for (from, to, expected) in [
        ("2025-12-01", "2025-11-30", "`bmm` and line 3 both hold from 2025-11-30"),
        ("2025-12-01", "", "the code `bmm` stands twice"),
        ("Order of December 2025", "", "no source is named"),
        ("block", "district", "`tier` of `bmm` differs from its first row"),
        (",dc,", ",,", "`reports_to` of `bmm` differs from its first row"),
        ("2025-12-01,,", "2025-12-01,2025-11-01,", "it ends on 2025-11-01, before 2025-12-01"),
    ] {
        let told = faults(&[DC, old, &new.replace(from, to)].concat());
        assert!(told.starts_with(&format!("posts.csv:4: {expected}\n")), "{told}");
    }
    let open_end = old.replace("2025-11-30", "");
    let told = faults(&[DC, &open_end, new].concat());
    assert_eq!(told, "posts.csv:4: `bmm` and line 3 both hold from 2025-12-01\n");
}

#[test]
fn every_kind_of_a_state_but_its_head_has_a_line_to_the_head() {
    let packs = pack::source::builtin();
    let book = Rulebook::of(packs.iter().map(|(_, f)| pack::read(f).0.unwrap()).collect());
    for (lgd, head) in [(9, "dm"), (23, "collector")] {
        let state = Some(PlaceCode::new(Tier::State, lgd));
        for kind in book.post_kinds(state).filter(|kind| kind.code != head) {
            let line = kinds_above(&book, state, &kind.code);
            assert_eq!(line.last().map(|kind| kind.code.as_str()), Some(head), "{}", kind.code);
        }
    }
}

#[test]
fn the_development_officer_of_industries_has_another_title_since_december_2025() {
    let packs = pack::source::builtin();
    let book = Rulebook::of(packs.iter().map(|(_, f)| pack::read(f).0.unwrap()).collect());
    let kind = book.post_kind(Some(PlaceCode::new(Tier::State, 9)), "ado-isb").unwrap();
    for (day, title) in [
        (date(2024, 10, 3), "सहायक विकास अधिकारी (आई.एस.बी.)"),
        (date(2025, 11, 30), "सहायक विकास अधिकारी (आई.एस.बी.)"),
        (date(2025, 12, 1), "सहायक विकास अधिकारी (ग्राम्य विकास)"),
    ] {
        assert_eq!(kind.title_on(day).hi, title);
    }
}
