//! A report with photos and papers: taken with three touches, refused in words, shown beside the report
//! and given out as it came.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pages::{Form, Office, as_post, directives_of, form, in_sample_office};

const DOER: &str = "bmm-maitha";
const OTHER: &str = "cdo-kanpur-dehat";

const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xD9";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\0\0\0\0";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";

/// Files by name and bytes.
type Files<'a> = &'a [(&'a str, &'a [u8])];

/// The first directive of the doer.
fn directive(office: &Office) -> String {
    directives_of(office, DOER).remove(0)
}

fn report(office: &Office, directive: &str) -> Form {
    form(office, DOER, directive, &format!("{directive}/report")).fill("words", "46 खाते खुले")
}

/// A photo whose camera claims a time and a place.
fn claiming() -> Vec<u8> {
    let long = |number: u32| number.to_be_bytes();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &long(count), &value].concat()
    };
    let directory = |entries: &[Vec<u8>]| {
        let n = u16::try_from(entries.len()).unwrap();
        [&n.to_be_bytes()[..], &entries.concat(), &long(0)].concat()
    };
    let whole = |parts: [u32; 3]| parts.map(|part| [long(part), long(1)].concat()).concat();
    let block = [
        b"MM\0\x2a".to_vec(),
        long(8).to_vec(),
        directory(&[entry(0x0132, 2, 20, long(92)), entry(0x8825, 4, 1, long(38))]),
        directory(&[
            entry(1, 2, 2, *b"N\0\0\0"),
            entry(2, 5, 3, long(112)),
            entry(3, 2, 2, *b"E\0\0\0"),
            entry(4, 5, 3, long(136)),
        ]),
        b"2024:10:19 16:05:00\0".to_vec(),
        whole([26, 27, 0]),
        whole([79, 54, 36]),
    ]
    .concat();
    let length = u16::try_from(block.len() + 8).unwrap().to_be_bytes();
    [b"\xFF\xD8\xFF\xE1", &length[..], b"Exif\0\0", &block, b"\xFF\xD9"].concat()
}

#[test]
fn the_link_of_a_message_leads_to_an_open_form_with_a_camera() {
    in_sample_office(|office| {
        let page = office.page(DOER, &directive(office));
        let before = page.split("<form id=\"report\"").next().unwrap();
        assert!(
            page.contains("<form id=\"report\"")
                && before.contains("<details class=\"fold\" open>")
        );
        assert!(page.contains("capture=\"environment\"") && page.contains("multiple"));
        assert!(page.contains("अधिकतम 5 फाइलें, प्रत्येक 8 MB तक, कुल 20 MB तक"), "{page}");
        let other = office.page(OTHER, &directive(office));
        assert!(!other.contains("id=\"report\""), "only its owner reports");
    });
}

#[test]
fn a_report_with_files_a_letter_and_a_register_row_is_one_thing() {
    in_sample_office(|office| {
        let directive = directive(office);
        let given = report(office, &directive)
            .fill("number", "412/2024")
            .fill("dated_on", "१९.१०.२०२४")
            .fill("subject", "खाते खुलने की सूचना")
            .fill("register", "खाता पंजी")
            .fill("row", "172–218");
        let before = office.n_facts();
        let photo = claiming();
        let files: [(&str, &[u8]); 3] =
            [("बैंक सखी.jpg", &photo), ("C:\\फोटो\\सूची.png", PNG), ("पत्र.pdf", PDF)];
        let answer = office.ask(given.with_files(DOER, &files));
        assert_eq!(answer.leads_to(), format!("{directive}?done=reported"));
        assert_eq!(office.n_facts(), before + 6, "the report and five pieces");

        // Who judges sees the evidence beside the words, with what the photo claims.
        let page = office.page(OTHER, &directive);
        let owner = page.split("46 खाते खुले").nth(1).unwrap();
        let beside = owner.split("/acceptance").next().unwrap();
        for shown in [
            "बैंक सखी.jpg",
            "सूची.png",
            "पत्र.pdf",
            "412/2024",
            "खाते खुलने की सूचना",
            "खाता पंजी",
            ">दावा</span> 19 अक्टूबर 2024, 16:05 · 26.4500°\u{a0}N, 79.9100°\u{a0}E",
        ] {
            assert!(beside.contains(shown), "{shown}: {beside}");
        }
        assert!(!page.contains("फोटो\\"), "no folder of anybody's machine");
        assert!(!page.contains("पहले भी दी जा चुकी"));
    });
}

#[test]
fn a_file_is_given_out_as_it_came_and_in_a_room_of_its_own() {
    in_sample_office(|office| {
        let directive = directive(office);
        let files: [(&str, &[u8]); 2] = [("बैंक सखी.jpg", JPEG), ("पत्र.pdf", PDF)];
        office.ask(report(office, &directive).with_files(DOER, &files)).leads_to();
        let get = |n: i64| office.ask(request(&format!("{directive}/evidence/{n}"), ""));
        let photo = get(1);
        assert_eq!((photo.status, photo.bytes.as_slice()), (StatusCode::OK, JPEG));
        assert_eq!(photo.header("content-type"), "image/jpeg");
        assert!(photo.header("content-disposition").starts_with("inline; filename=\""));
        assert!(photo.header("content-disposition").contains("filename*=UTF-8''%E0%A4%AC"));
        for (header, value) in
            [("x-content-type-options", "nosniff"), ("cache-control", "private, no-cache")]
        {
            assert_eq!(photo.header(header), value);
        }
        assert!(photo.header("content-security-policy").starts_with("sandbox;"));
        let paper = get(2);
        assert!(paper.header("content-disposition").starts_with("attachment;"));
        assert_eq!(get(3).status, StatusCode::NOT_FOUND);
        let again = request(&format!("{directive}/evidence/1"), photo.header("etag"));
        let again = office.ask(again);
        assert_eq!((again.status, again.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
    });
}

fn request(path: &str, known: &str) -> Request<Body> {
    as_post(Request::get(path), OTHER).header("if-none-match", known).body(Body::empty()).unwrap()
}

#[test]
fn the_same_photo_with_a_second_report_is_told() {
    in_sample_office(|office| {
        let directive = directive(office);
        office.ask(report(office, &directive).with_files(DOER, &[("एक.jpg", JPEG)])).leads_to();
        let back = form(office, OTHER, &directive, &format!("{directive}/return"));
        office.send(OTHER, &back.fill("reason", "दूसरी फोटो दें")).leads_to();
        let second = report(office, &directive).fill("words", "फिर से");
        office.ask(second.with_files(DOER, &[("दूसरी.jpg", JPEG)])).leads_to();
        let page = office.page(OTHER, &directive);
        assert_eq!(page.matches("यही फाइल पहले भी दी जा चुकी है").count(), 1, "{page}");
    });
}

#[test]
fn what_is_no_evidence_is_refused_and_the_words_stay() {
    in_sample_office(|office| {
        let directive = directive(office);
        let before = office.n_facts();
        let many: Vec<(&str, &[u8])> = vec![("a.jpg", JPEG); 6];
        let large = [JPEG, &vec![0; 8 * 1024 * 1024]].concat();
        let medium = [JPEG, &vec![0; 7 * 1024 * 1024]].concat();
        let whole: &[(&str, &[u8])] = &[("a.jpg", &medium), ("b.jpg", &medium), ("c.jpg", &medium)];
        let cases: [(Files, &str); 8] = [
            (&[("photo.jpg", b"MZ\x90 a program")], "“photo.jpg” न फोटो है, न PDF"),
            (&[("photo.svg", b"<svg onload=\"alert(1)\"/>")], "न फोटो है, न PDF"),
            (&[("x<script>.jpg", b"GIF89a")], "“x&#60;script&#62;.jpg” न फोटो है"),
            (&[("photo.jpg", b"")], "फाइल में कुछ नहीं है"),
            (&many, "अधिकतम 5 फाइलें"),
            (&[("photo.jpg", &large)], "फाइल 8 MB से बड़ी है"),
            (whole, "सभी फाइलें मिलाकर 20 MB से बड़ी हैं"),
            (&[("a.jpg", JPEG), ("b.txt", b"text")], "“b.txt” न फोटो है"),
        ];
        for (files, told) in cases {
            let answer = office.ask(report(office, &directive).with_files(DOER, files));
            let page = answer.text();
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{told}");
            assert!(page.contains(told), "{told}: {page}");
            assert!(page.contains("46 खाते खुले</textarea>"), "{told}: the words stay: {page}");
            assert!(page.contains("फिर से चुननी होंगी"), "{told}: files are chosen again");
        }
        let half = report(office, &directive).fill("number", "412/2024").fill("subject", "सूचना");
        let answer = office.send(DOER, &half);
        assert!(answer.text().contains("तिथि पढ़ी नहीं जा सकी"), "{}", answer.text());
        let half = half.fill("dated_on", "19.10.2024").fill("subject", "");
        assert!(office.send(DOER, &half).text().contains("सन्दर्भ अधूरा है"));
        assert_eq!(office.n_facts(), before, "nothing of it is kept");
    });
}

#[test]
fn names_made_to_mislead_lose_what_misleads() {
    in_sample_office(|office| {
        let directive = directive(office);
        let names =
            ["../../../etc/passwd.jpg", "फोटो\u{202e}gpj.exe.jpg", "<script>alert(1)<script>.jpg"];
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, JPEG)).collect();
        office.ask(report(office, &directive).with_files(DOER, &files)).leads_to();
        let page = office.page(OTHER, &directive);
        for shown in
            [">passwd.jpg<", ">फोटोgpj.exe.jpg<", ">&#60;script&#62;alert(1)&#60;script&#62;.jpg<"]
        {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("<script") && !page.contains("etc/") && !page.contains('\u{202e}'));
        let answer = office.ask(request(&format!("{directive}/evidence/3"), ""));
        let name = answer.header("content-disposition");
        assert_eq!(
            name,
            "inline; filename=\"_script_alert_1__script_.jpg\"; \
             filename*=UTF-8''%3Cscript%3Ealert%281%29%3Cscript%3E.jpg"
        );
    });
}

#[test]
fn a_report_that_is_sent_twice_is_one_report_and_its_files_stay() {
    in_sample_office(|office| {
        let directive = directive(office);
        let given = report(office, &directive);
        let before = office.n_facts();
        let send = || given.with_files(DOER, &[("एक.jpg", JPEG)]);
        let answers = office.ask_together(vec![send(), send(), send()]);
        for answer in &answers {
            assert_eq!(answer.leads_to(), format!("{directive}?done=reported"));
        }
        assert_eq!(office.n_facts(), before + 2);
    });
}

#[test]
fn a_report_by_another_post_leaves_no_file_behind() {
    in_sample_office(|office| {
        let directive = directive(office);
        let given = report(office, &directive);
        let answer = office.ask(given.with_files(OTHER, &[("एक.jpg", JPEG)]));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("यह निर्देश इस पद का नहीं है"));
        let path = format!("{directive}/evidence/1");
        assert_eq!(office.ask(request(&path, "")).status, StatusCode::NOT_FOUND);
    });
}

/// Sends a form of plain words as a post, and says where it led.
fn sent(office: &Office, post: &str, path: &str, body: &str) -> String {
    let request = as_post(Request::post(path), post)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(body.to_owned()));
    let answer = office.ask(request.unwrap());
    answer.leads_to().split(['?', '#']).next().unwrap().to_owned()
}

#[test]
fn an_answer_to_an_explanation_encloses_files_like_a_report() {
    const DM: &str = "dm-kanpur-nagar";
    const ASKED: &str = "dpro-kanpur-nagar";
    in_sample_office(|office| {
        let draft = format!("about=words&asked={ASKED}&words=Delay");
        let page = sent(office, DM, "/explanations", &draft);
        sent(office, DM, &format!("{page}/call"), "");
        let reply = form(office, ASKED, &page, &format!("{page}/reply"))
            .fill("words", "भूमि 12 अक्टूबर को मिली")
            .fill("enclosures", "पत्र 412/2024");
        let before = office.n_facts();
        let refused = office.ask(reply.with_files(ASKED, &[("सूची.exe", b"MZ")]));
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("भूमि 12 अक्टूबर को मिली"), "nothing typed is lost");
        assert_eq!(office.n_facts(), before, "and nothing is half done");

        let files: [(&str, &[u8]); 2] = [("स्थल.jpg", &claiming()), ("पत्र.pdf", PDF)];
        assert_eq!(office.ask(reply.with_files(ASKED, &files)).leads_to(), page);
        let shown = office.page(DM, &page);
        for words in ["स्थल.jpg", "पत्र.pdf", "पत्र 412/2024", "19 अक्टूबर 2024, 16:05"]
        {
            assert!(shown.contains(words), "{words}: {shown}");
        }
        let get = |post: &str, n: i64| {
            let path = format!("{page}/files/{n}");
            office.ask(as_post(Request::get(path), post).body(Body::empty()).unwrap())
        };
        let letter = get(DM, 2);
        assert_eq!((letter.status, &*letter.bytes), (StatusCode::OK, PDF));
        assert!(letter.header("content-disposition").starts_with("attachment"));
        assert!(letter.header("content-security-policy").starts_with("sandbox"));
        assert_eq!(get(DM, 3).status, StatusCode::NOT_FOUND);
        assert_eq!(get(DOER, 2).status, StatusCode::NOT_FOUND, "it does not concern that post");
    });
}
