//! A note is pasted, read, mended and taken over, as a browser does it.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use axum::http::StatusCode;
use pages::{Form, Office, form, in_sample_office};

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

/// Presses a button of the cards and gives the page that it leads to.
fn step(office: &Office, cards: &Form, deed: &str) -> (String, Form) {
    let led = office.send(CHAIR, &cards.clone().fill("do", deed)).leads_to().to_owned();
    let page = led.split('#').next().unwrap().to_owned();
    let mut form = form(office, CHAIR, &page, &cards.action);
    form.fields.retain(|(name, _)| name != "do");
    (led, form)
}

fn words_of(cards: &Form) -> Vec<&str> {
    let words = cards.fields.iter().filter(|(name, _)| name.starts_with("words-"));
    words.map(|(_, value)| value.as_str()).collect()
}

#[test]
fn cards_are_cut_joined_and_made_by_buttons_each_step_under_its_own_address() {
    in_sample_office(|office| {
        let facts = office.n_facts();
        let address = read(office, NOTE);
        let action = format!("{address}/sitting");
        let mut cards = form(office, CHAIR, &address, &action);
        cards.fields.retain(|(name, _)| name != "do");
        let before: Vec<String> = words_of(&cards).iter().map(|w| (*w).to_owned()).collect();
        let two = cards.clone().fill("words-1", "शेष खाते खुलवाने\nसूची देने").fill("venue", "नया सभागार");
        let (led, cut) = step(office, &two, "split-1");
        assert!(led.starts_with(&format!("{address}?work=")) && led.ends_with("#card-1"), "{led}");
        assert_eq!(words_of(&cut)[..2], ["शेष खाते खुलवाने", "सूची देने"]);
        assert_eq!(words_of(&cut).len(), before.len() + 1);
        assert!(cut.fields.contains(&("venue".to_owned(), "नया सभागार".to_owned())));
        let owners = |form: &Form, n: usize| {
            let name = format!("owners-{n}");
            form.fields.iter().find(|(key, _)| *key == name).unwrap().1.clone()
        };
        assert_eq!(owners(&cut, 1), owners(&cut, 2), "both halves are told to the same");
        let (_, joined) = step(office, &cut, "join-1");
        assert_eq!(words_of(&joined)[0], "शेष खाते खुलवाने तथा सूची देने");
        assert_eq!(words_of(&joined).len(), before.len());
        // The way back is the browser's: the page of the cut stands where it stood.
        let page = led.split('#').next().unwrap();
        assert!(office.page(CHAIR, page).contains("सूची देने"));
        assert_eq!(office.n_facts(), facts, "no step is a fact");
        let led = office.send(CHAIR, &cut).leads_to().to_owned();
        let sitting = office.page(CHAIR, led.split('?').next().unwrap());
        assert!(sitting.contains("शेष खाते खुलवाने") && sitting.contains("सूची देने"), "{sitting}");
        let unknown = format!("{address}?work={}", "0".repeat(64));
        let answer = office.ask(
            pages::as_post(axum::http::Request::get(unknown.as_str()), CHAIR)
                .body(axum::body::Body::empty())
                .unwrap(),
        );
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

const GRADED: &str = "कानपुर नगर। जिलाधिकारी की अध्यक्षता में सी0एम0 डैशबोर्ड की समीक्षा बैठक हुई। \
बैंक क्रेडिट लिंकेज योजना D श्रेणी में पाई गई। जिलाधिकारी ने मुख्य विकास अधिकारी को पाक्षिक समीक्षा करने के निर्देश दिए।";

#[test]
fn a_grade_becomes_a_card_that_asks_for_an_explanation_from_who_answers_for_the_scheme() {
    in_sample_office(|office| {
        let chair = "dm-kanpur-nagar";
        let paste = form(office, chair, "/minutes/new", "/minutes").fill("text", GRADED);
        let address = office.ask(paste.with_files(chair, &[])).leads_to().to_owned();
        let action = format!("{address}/sitting");
        let cards = form(office, chair, &address, &action).fill("do", "grade-1");
        let led = office.send(chair, &cards).leads_to().to_owned();
        let page = led.split('#').next().unwrap();
        let made = form(office, chair, page, &action);
        let field = |name: &str| {
            let found = made.fields.iter().find(|(key, _)| key == name);
            found.map_or("", |(_, value)| value.as_str()).to_owned()
        };
        assert_eq!(field("cards"), "2");
        assert!(
            field("words-2").ends_with("D श्रेणी में आने पर स्पष्टीकरण दिया जाए"),
            "{}",
            field("words-2")
        );
        assert_eq!(field("kind-2"), "explain");
        assert_eq!(field("owners-2"), "उपायुक्त (स्वतः रोजगार), कानपुर नगर");
    });
}

#[test]
fn a_note_is_handed_in_as_a_document_and_a_scan_is_told_what_it_is() {
    in_sample_office(|office| {
        let paste = form(office, CHAIR, "/minutes/new", "/minutes");
        let text = NOTE.as_bytes();
        let address =
            office.ask(paste.with_files(CHAIR, &[("note.txt", text)])).leads_to().to_owned();
        assert!(address.ends_with("/nrlm-kanpur-dehat/2024-10-19"), "{address}");
        let scan = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
            2 0 obj <</Type/Pages/Kids[3 0 R]>> endobj\n3 0 obj <</Type/Page>> endobj\n";
        let answer = office.ask(paste.with_files(CHAIR, &[("scan.pdf", scan)]));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("यह स्कैन किया हुआ कागज है"), "{}", answer.text());
        assert!(answer.text().contains("OCR"), "and what to do");
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
