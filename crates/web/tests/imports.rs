//! Sheets on their pages: pasted, corrected by a person, in an old font, given back row by row, and taken back as
//! a whole.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pages::{Office, as_post, form, in_sample_office};

const DC: &str = "dc-nrlm-kanpur-dehat";

/// Hands something in for October 2024 and gives the address of its preview.
fn hand_in(office: &Office, file: Option<(&str, &[u8])>, paste: &str) -> String {
    let handed = form(office, DC, "/sheets/new?place=kanpur-dehat", "/sheets")
        .fill("period", "2024-10")
        .fill("as_on", "2024-10-11")
        .fill("source", "ब्लॉक एमआईएस")
        .fill("paste", paste);
    let files: Vec<(&str, &[u8])> = file.into_iter().collect();
    let answer = office.ask(handed.with_files(DC, &files));
    answer.leads_to().to_owned()
}

fn take(office: &Office, preview: &str) -> String {
    let address = preview.split('?').next().unwrap();
    let taken = office.send(DC, &form(office, DC, preview, &format!("{address}/figures")));
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
    taken.text()
}

#[test]
fn what_is_pasted_from_a_spreadsheet_is_taken_as_a_sheet_is() {
    in_sample_office(|office| {
        let preview = hand_in(office, None, "\tविकास खण्ड\tबैंक खाते\r\n\tमैथा\t218\r\n");
        let page = office.page(DC, &preview);
        assert!(page.contains("1 स्थानों के 1 आँकड़े"), "{page}");
        assert!(page.contains("चिपकाए गए आँकड़े"), "the source says how it came");
        let before = office.n_facts();
        take(office, &preview);
        assert!(office.n_facts() > before);
    });
}

#[test]
fn a_column_that_was_not_understood_is_decided_once_and_the_next_month_follows() {
    in_sample_office(|office| {
        let sheet = |month: &str, value: u32| {
            format!("प्रगति {month},\nविकास खण्ड,लेखे खुले ({month})\nमैथा,{value}\nमलासा,7\n")
        };
        let first = sheet("सितम्बर", 210);
        let preview = hand_in(office, Some(("a.csv", first.as_bytes())), "");
        let page = office.page(DC, &preview);
        assert!(page.contains("समझ में नहीं आया"), "{page}");
        let action = format!("{preview}/headings");
        let decision = form(office, DC, &preview, &action);
        let wrong = decision.clone().fill("programme-B", "चाय");
        assert_eq!(office.send(DC, &wrong).status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(office.send(DC, &decision).status, StatusCode::UNPROCESSABLE_ENTITY);
        let right = decision.fill("programme-B", "accounts-opened");
        assert_eq!(office.send(DC, &right).leads_to(), preview);
        let page = office.page(DC, &preview);
        assert!(page.contains("2 स्थानों के 2 आँकड़े"), "{page}");
        assert!(page.contains("के निर्णय के अनुसार पढ़ा गया"), "{page}");

        let next = sheet("अक्टूबर", 215);
        let preview = hand_in(office, Some(("b.csv", next.as_bytes())), "");
        let page = office.page(DC, &preview);
        assert!(page.contains("के निर्णय के अनुसार पढ़ा गया"), "{page}");
        assert!(page.contains("2 स्थानों के 2 आँकड़े"), "{page}");
        take(office, &preview);
        let other = "विकास खण्ड,लेखे खुले,नई बात\nमैथा,1,2\n";
        let preview = hand_in(office, Some(("c.csv", other.as_bytes())), "");
        let page = office.page(DC, &preview);
        assert!(!page.contains("के निर्णय के अनुसार"), "another shape follows nothing");
    });
}

#[test]
fn text_in_kruti_dev_is_shown_before_and_after_and_read_on_a_yes() {
    in_sample_office(|office| {
        let sheet = "fodkl [k.M,cSad [kkrs miyfC/k\neSFkk,218\n";
        let preview = hand_in(office, Some(("old.csv", sheet.as_bytes())), "");
        let page = office.page(DC, &preview);
        assert!(page.contains("eSFkk") && page.contains("<td lang=\"hi\">मैथा</td>"), "{page}");
        assert!(!page.contains(&format!("{preview}/figures")), "nothing is taken without a yes");
        let yes = format!("{preview}?unicode=yes");
        let page = office.page(DC, &yes);
        assert!(page.contains("1 स्थानों के 1 आँकड़े"), "{page}");
        let done = take(office, &yes);
        assert!(done.contains("आँकड़े दर्ज हुए"), "{done}");
    });
}

#[test]
fn wrong_rows_come_back_as_a_workbook_in_which_nothing_can_run() {
    in_sample_office(|office| {
        let sheet = "विकास खण्ड,बैंक खाते\nमैथा,218\n\"=HYPERLINK(\"\"x\"\")\",3\nमलासा,+12 सौ?\n";
        let preview = hand_in(office, Some(("wrong.csv", sheet.as_bytes())), "");
        assert!(office.page(DC, &preview).contains("/rejected.xlsx"));
        let asked = as_post(Request::get(format!("{preview}/rejected.xlsx")), DC);
        let answer = office.ask(asked.body(Body::empty()).unwrap());
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.header("content-type").contains("spreadsheetml"));
        // The workbook is handed in again as it is: it is read as the sheet was, and has the wrong rows alone.
        let again = hand_in(office, Some(("rejected.xlsx", &answer.bytes)), "");
        let page = office.page(DC, &again);
        assert!(page.contains("HYPERLINK") && page.contains("+12 सौ?"), "{page}");
        assert!(!page.contains("218"), "the good row stayed at home: {page}");
        let sound = hand_in(office, Some(("good.csv", "विकास खण्ड,बैंक खाते\nमैथा,1\n".as_bytes())), "");
        let asked = as_post(Request::get(format!("{sound}/rejected.xlsx")), DC);
        let answer = office.ask(asked.body(Body::empty()).unwrap());
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_whole_intake_is_taken_back_on_its_page_with_a_reason() {
    in_sample_office(|office| {
        let card = |office: &Office| office.page(DC, "/score/maitha/2024-10");
        let sheet = "विकास खण्ड,बैंक खाते\nमैथा,9999\n";
        let preview = hand_in(office, Some(("wrong.csv", sheet.as_bytes())), "");
        take(office, &preview);
        assert!(card(office).contains("9,999"));
        let list = office.page(DC, "/sheets/new?place=kanpur-dehat");
        let intake = list.split("/sheets/taken/").nth(1).unwrap().split('"').next().unwrap();
        let (page, action) =
            (format!("/sheets/taken/{intake}"), format!("/sheets/taken/{intake}/undo"));
        let undo = form(office, DC, &page, &action);
        let silent = office.send(DC, &undo.clone().fill("reason", " "));
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        let other = office.send("bmm-malasa", &undo.clone().fill("reason", "क"));
        assert_eq!(other.status, StatusCode::NOT_FOUND, "another block's figures");
        let done = office.send(DC, &undo.fill("reason", "गलत प्रपत्र"));
        assert!(done.leads_to().starts_with(&page));
        assert!(office.page(DC, &page).contains("वापस लिए जा चुके"));
        assert!(!card(office).contains("9,999"));
        assert!(desk::ledger::verify(office.desk.db()).unwrap().is_sound());
        // The same file may come again: its first coming no longer stands.
        let preview = hand_in(office, Some(("wrong.csv", sheet.as_bytes())), "");
        assert!(office.page(DC, &preview).contains(&format!("{preview}/figures")));
    });
}
