//! A note is pasted, read, mended and taken over, as a browser does it.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::http::StatusCode;
use pages::{Office, form, in_sample_office};

const CHAIR: &str = "cdo-kanpur-dehat";
const NOTE: &str = "कानपुर देहात, 19 अक्टूबर 2024। मुख्य विकास अधिकारी की अध्यक्षता में विकास भवन सभागार में आजीविका मिशन की समीक्षा बैठक हुई। \
मैथा में प्रतिभागियों के 180 खाते खुले हैं। मुख्य विकास अधिकारी ने ब्लॉक मिशन मैनेजर मैथा को शेष खाते सात दिवस में खुलवाने के निर्देश दिए। \
खण्ड विकास अधिकारी को <script>alert(1)</script> सूची उपलब्ध कराने के निर्देश दिए गए।";

/// The address of the page on which the note was read.
fn read(office: &Office, note: &str) -> String {
    let paste = form(office, CHAIR, "/minutes/new", "/minutes").fill("text", note);
    office.ask(paste.with_files(CHAIR, &[])).leads_to().to_owned()
}

#[test]
fn a_pasted_note_becomes_a_sitting_after_a_person_has_mended_it() {
    in_sample_office(|office| {
        let before = office.n_facts();
        let address = read(office, NOTE);
        assert!(address.ends_with("/nrlm-kanpur-dehat/2024-10-19"), "{address}");
        assert_eq!(office.n_facts(), before, "nothing is written by reading");
        let page = office.page(CHAIR, &address);
        assert!(page.len() < 100_000, "{} bytes", page.len());
        assert!(page.contains("बही में 172, अन्तर +8"), "{page}");
        assert!(!page.contains("<script>alert"), "script is shown as text");
        assert!(page.contains("script&#62;alert("), "{page}");
        assert!(page.contains("स्पष्ट नहीं है कि किसे कहा गया"));

        let action = format!("{address}/sitting");
        let cards = form(office, CHAIR, &address, &action);
        let field = |name: &str| {
            let found = cards.fields.iter().find(|(key, _)| key == name);
            found.map_or("", |(_, value)| value.as_str()).to_owned()
        };
        assert_eq!(field("owners-1"), "ब्लॉक मिशन प्रबंधक, मैथा");
        assert_eq!((field("take-1").as_str(), field("take-2").as_str()), ("yes", ""));
        // An owner that nobody is called is refused, and the cards come back as they were sent.
        let wrong = cards.clone().fill("take-2", "yes").fill("owners-2", "ग्राम प्रधान संघ");
        let refused = office.send(CHAIR, &wrong);
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("“ग्राम प्रधान संघ” नाम का कोई पद"), "{}", refused.text());
        assert_eq!(office.n_facts(), before);

        let right = cards
            .fill("take-2", "yes")
            .fill("words-2", "पात्र समूहों की सूची उपलब्ध कराई जाए")
            .fill("owners-2", "खण्ड विकास अधिकारी, मैथा; ब्लॉक मिशन प्रबंधक, मैथा");
        let led = office.send(CHAIR, &right).leads_to().to_owned();
        let sitting = office.page(CHAIR, led.split('?').next().unwrap());
        for words in
            ["शेष खाते सात दिवस में खुलवाने", "पात्र समूहों की सूची उपलब्ध कराई जाए", "अन्तर +8", "26.10.2024"]
        {
            assert!(sitting.contains(words), "{words}: {sitting}");
        }
        let facts = office.n_facts();
        assert_eq!(office.send(CHAIR, &right).leads_to(), led, "sent twice, written once");
        assert_eq!(office.n_facts(), facts);
    });
}

#[test]
fn what_is_no_note_is_refused_by_what_it_is_and_the_text_stays() {
    in_sample_office(|office| {
        let english = "The officers were told to open the remaining accounts within a week.";
        let paste = form(office, CHAIR, "/minutes/new", "/minutes").fill("text", english);
        let answer = office.ask(paste.with_files(CHAIR, &[]));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("पाठ अंग्रेजी में है"), "{}", answer.text());
        assert!(answer.text().contains(english), "nothing typed is lost");
        let not_theirs = office.ask(paste.with_files("bmm-maitha", &[]));
        assert_eq!(not_theirs.status, StatusCode::FORBIDDEN);
    });
}
