//! The work list for a better grade and the weekly targets, through the doors: what they say, in both
//! languages and as a workbook, and what is asked of them that is not there.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pages::{Office, in_sample_office};

const CDO: &str = "cdo-kanpur-dehat";

fn get(path: &str, language: &str) -> Request<Body> {
    let cookies = format!("anupalan-post={CDO}; anupalan-language={language}");
    Request::get(path).header("cookie", cookies).body(Body::empty()).unwrap()
}

fn said(office: &Office, path: &str, language: &str) -> String {
    let answer = office.ask(get(path, language));
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text()
}

#[test]
fn the_work_list_says_the_cheapest_way_and_every_line_that_can_be_lifted() {
    in_sample_office(|office| {
        let list = "/score/kanpur-dehat/2024-09/lift";
        let hindi = said(office, list, "hi");
        for words in ["श्रेणी सुधार की कार्य-सूची", "सबसे कम काम: A श्रेणी", "392", "2,425 → A+"]
        {
            assert!(hindi.contains(words), "{words}");
        }
        let english = said(office, list, "en");
        assert!(english.contains("Least work: grade A") && english.contains("9.00</b> / 10"));
        let score = said(office, &format!("{list}?wish=score-850"), "en");
        assert!(score.contains("Least work: 8.50 points"));
        let of_post = said(office, &format!("{list}?post=dpro"), "en");
        assert!(!of_post.contains("2,425"), "the line of another post");
        let reached = said(office, &format!("{list}?wish=letter-C"), "en");
        assert!(reached.contains("It stands there already."));
        let none = said(office, &format!("{list}?wish=letter-Z"), "en");
        assert!(none.contains("The norm has no such grade."));
        let card = said(office, "/score/kanpur-dehat/2024-09", "en");
        assert!(card.contains("Least work for A") && card.contains(&format!("href=\"{list}\"")));
    });
}

#[test]
fn weekly_targets_of_a_block_stand_on_its_own_page_as_on_the_districts() {
    in_sample_office(|office| {
        let district = said(office, "/score/aligarh/2024-11/targets?line=bank-linkage", "en");
        assert!(
            district.contains("Weekly targets")
                && district.contains("Targets as they were allotted.")
        );
        let row = district.split("<tr>").find(|row| row.contains("/score/akrabad/2024-11/targets"));
        let cells = |row: &str| -> Vec<String> {
            let cells = row.split("<td class=\"num\">").skip(1);
            cells.map(|cell| pages::plain(cell.split("</td>").next().unwrap())).collect()
        };
        let block = said(office, "/score/akrabad/2024-11/targets", "en");
        let own = block.split("<tr>").find(|row| row.contains("/akrabad/2024-11/bank-linkage"));
        let (on_district, own) = (cells(row.unwrap()), cells(own.unwrap()));
        assert!(on_district.len() >= 8, "{on_district:?}");
        assert_eq!(own.get(..on_district.len()), Some(on_district.as_slice()));
        let none = said(office, "/score/uttar-pradesh/2024-11/targets?line=no-such-line", "hi");
        assert!(!none.contains("id=\"division\""));
    });
}

#[test]
fn both_lists_go_out_as_workbooks_and_a_year_has_no_weeks() {
    in_sample_office(|office| {
        for path in
            ["/score/maitha/2024-09/lift.xlsx", "/score/aligarh/2024-11/targets.xlsx?line=shg"]
        {
            let answer = office.ask(get(path, "hi"));
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.bytes.starts_with(b"PK"), "{path}");
            assert!(answer.header("content-disposition").contains(".xlsx"), "{path}");
        }
        for path in ["/score/aligarh/2024-25/targets", "/score/nowhere/2024-09/lift"] {
            let answer = office.ask(get(path, "hi"));
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}
