//! Nothing that was typed is lost, nothing is written twice, and what looks like a program is shown as
//! the words that it is.

#![expect(clippy::unwrap_used, reason = "a test")]

mod pages;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pages::{Form, Office, directives_of, form, forms, in_sample_office};

/// The post that chairs the first series, and a sitting of its series that takes words.
const CHAIR: &str = "cdo-kanpur-dehat";
/// Another post that may write in it.
const MEMBER: &str = "dc-nrlm-kanpur-dehat";

/// Addresses that are the same page of another thing have one shape: numbers and names of places,
/// months and posts are left out.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let is_word = |part: &str| part.len() < 16 && part.bytes().all(|b| b.is_ascii_lowercase());
    let nouns =
        ["score", "reviews", "directives", "ledger", "sheets", "items", "league", "evidence"];
    let part = |part: &str| {
        if nouns.contains(&part) || (is_word(part) && path.matches('/').count() < 2) {
            part.to_owned()
        } else {
            "*".to_owned()
        }
    };
    let keys = query.split('&').filter_map(|pair| pair.split('=').next()).collect::<Vec<_>>();
    path.split('/').map(part).collect::<Vec<_>>().join("/") + "?" + &keys.join("&")
}

/// Every kind of page that links lead to, with a few of each kind.
fn walk(office: &Office, post: &str, most: usize) -> BTreeMap<String, String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut pages = BTreeMap::new();
    let mut left = VecDeque::from(["/".to_owned()]);
    let mut known = BTreeSet::from(["/".to_owned()]);
    while let Some(path) = left.pop_front() {
        let n = seen.entry(shape(&path)).or_default();
        *n += 1;
        if *n > most {
            continue;
        }
        let request = pages_of(post, &path);
        let answer = office.ask(request);
        let page = if answer.status == StatusCode::SEE_OTHER {
            format!(" href=\"{}\"", answer.leads_to())
        } else {
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
            answer.text()
        };
        for link in page.split(" href=\"").skip(1) {
            let link = pages::plain(link.split('"').next().unwrap());
            let link = link.split('#').next().unwrap().to_owned();
            let is_page = link.starts_with('/')
                && !link.starts_with("/assets")
                && !link.starts_with("/language")
                && !link.contains("/evidence/")
                && !link.contains('.');
            if is_page && known.insert(link.clone()) {
                left.push_back(link);
            }
        }
        pages.insert(path, page);
    }
    pages
}

fn pages_of(post: &str, path: &str) -> Request<Body> {
    pages::as_post(Request::get(path), post).body(Body::empty()).unwrap()
}

/// One form of each address that takes words.
fn forms_with_words(pages: &BTreeMap<String, String>) -> Vec<Form> {
    let mut found: BTreeMap<String, Form> = BTreeMap::new();
    for form in pages.iter().flat_map(|(path, page)| forms(path, page)) {
        if !form.typed.is_empty() {
            let ending = form.action.rsplit('/').next().unwrap().to_owned();
            found.entry(format!("{} {ending}", shape(&form.action))).or_insert(form);
        }
    }
    found.into_values().collect()
}

/// The sitting that still takes words, as its chair.
fn open_sitting(office: &Office) -> String {
    let called = form(office, CHAIR, "/reviews", "/reviews").fill("held_on", "2024-10-30");
    let called = called.fill("venue", "विकास भवन सभागार");
    let answer = office.send(CHAIR, &called);
    answer.leads_to().split('?').next().unwrap().to_owned()
}

#[test]
fn every_form_that_is_refused_comes_back_with_all_that_was_typed() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let mut pages = walk(office, CHAIR, 1);
        for path in [sitting.clone(), format!("{sitting}?item=1")] {
            pages.insert(path.clone(), office.page(CHAIR, &path));
        }
        for path in directives_of(office, "bmm-maitha") {
            pages.insert(path.clone(), office.page("bmm-maitha", &path));
        }
        let found = forms_with_words(&pages);
        let endings: BTreeSet<&str> =
            found.iter().filter_map(|form| form.action.rsplit('/').next()).collect();
        for known in ["reviews", "sheets", "items", "words", "removal", "directives", "report"] {
            assert!(endings.contains(known), "no form to {known} was walked: {endings:?}");
        }
        let before = office.n_facts();
        for form in &found {
            is_sent_back_whole(office, form);
        }
        assert_eq!(office.n_facts(), before, "a refused form writes nothing");
    });
}

/// Whether a form that was sent back goes where it went; its query says which page it came from.
fn goes_to(form: &Form, action: &str) -> bool {
    form.action.split('?').next() == Some(action)
}

/// Sends words with a sign in them that is refused everywhere, and looks for the words in the answer.
fn is_sent_back_whole(office: &Office, form: &Form) {
    let mut sent = form.clone();
    for (n, name) in form.typed.iter().enumerate() {
        sent = sent.fill(name, &format!("शेष {n} \"खाते\" <b>&amp; '{name}'\u{7}"));
    }
    let post = if form.action.ends_with("/report") { "bmm-maitha" } else { CHAIR };
    let answer = office.send(post, &sent);
    let page = answer.text();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}: {page}");
    let again = forms(&form.page, &page);
    let again = again.into_iter().filter(|again| goes_to(again, &form.action));
    let filled = again.max_by_key(|again| {
        again.fields.iter().filter(|(_, value)| value.contains("\"खाते\"")).count()
    });
    let filled = filled.unwrap_or_else(|| panic!("the form is gone: {form:?}: {page}"));
    for (n, name) in form.typed.iter().enumerate() {
        let expected = format!("शेष {n} \"खाते\" <b>&amp; '{name}'");
        let value = filled.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        assert_eq!(value, Some(&expected), "{name} of {form:?}");
    }
    for (name, value) in form.fields.iter().filter(|(name, _)| !form.typed.contains(name)) {
        let is_same = name == "once" || filled.fields.contains(&(name.clone(), value.clone()));
        assert!(is_same, "{name} of {form:?} was not kept: {filled:?}");
    }
    assert!(page.contains("role=\"alert\"") && page.contains("href=\"#typed\""), "{page}");
    assert_eq!(page.matches("id=\"typed\"").count(), 1);
    assert!(page.contains("कुछ नहीं बदला"), "it says what was kept");
}

#[test]
fn a_refusal_by_a_rule_comes_back_on_the_same_page_with_the_choices_as_they_were() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let page = format!("{sitting}?item=1");
        let action = format!("{sitting}/items/1/directives");
        let given = form(office, CHAIR, &page, &action)
            .fill("words", "शेष खाते खुलवाएँ")
            .fill("owner", "bmm-maitha")
            .fill("condition", "evidence")
            .fill("deadline", "1 अक्टूबर 2024 तक");
        let answer = office.send(CHAIR, &given);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "before the sitting");
        let text = answer.text();
        assert!(text.contains("बैठक के दिन") && text.contains("30.10.2024"), "{text}");
        let again = forms(&page, &text).into_iter().find(|form| goes_to(form, &action)).unwrap();
        for (name, value) in [
            ("words", "शेष खाते खुलवाएँ"),
            ("owner", "bmm-maitha"),
            ("condition", "evidence"),
            ("deadline", "1 अक्टूबर 2024 तक"),
        ] {
            assert!(again.fields.contains(&(name.to_owned(), value.to_owned())), "{again:?}");
        }
        // Refused once more, where the page stands at the address of the form and not at its own.
        let worse = Form { page: action.clone(), ..again.clone() }.fill("deadline", "30.09.2024");
        let text = office.send(CHAIR, &worse).text();
        let again = forms(&page, &text).into_iter().find(|form| goes_to(form, &action)).unwrap();
        assert!(again.fields.contains(&("deadline".to_owned(), "30.09.2024".to_owned())));
        // Mended and sent again it is taken.
        let mended = again.fill("deadline", "7 दिनों में");
        assert!(office.send(CHAIR, &mended).leads_to().starts_with(&sitting));
    });
}

#[test]
fn what_cannot_be_a_form_of_the_house_is_refused_in_words() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let said = form(office, CHAIR, &sitting, &format!("{sitting}/items/1/words"));
        let before = office.n_facts();
        for (words, told) in [
            ("क".repeat(20_001), "अधिकतम 20000 अक्षर"),
            ("a\0b".to_owned(), "दिखाई नहीं देते"),
            ("a\u{202e}b".to_owned(), "दिखाई नहीं देते"),
            ("x".repeat(1_200_000), "अधिकतम 20000 अक्षर"),
        ] {
            let answer = office.send(CHAIR, &said.clone().fill("words", &words));
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            let page = answer.text();
            assert!(page.contains(told), "{told}: {page}");
            assert!(page.starts_with("<!doctype html>"));
        }
        // A form that its door does not know.
        let mut broken = form(office, CHAIR, "/reviews", "/reviews").fill("venue", "विकास भवन");
        broken.fields.retain(|(name, _)| name != "series");
        let answer = office.send(CHAIR, &broken);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("पूरा नहीं पहुँचा"));
        assert!(answer.text().contains("value=\"विकास भवन\""), "{}", answer.text());
        assert_eq!(office.n_facts(), before);
    });
}

#[test]
fn words_whose_form_is_gone_are_shown_to_be_copied() {
    in_sample_office(|office| {
        let said = form(office, CHAIR, "/reviews", "/reviews");
        let gone = Form { action: "/reviews/999999/items/1/words".to_owned(), ..said };
        let answer = office.send(CHAIR, &gone.fill("words", "लम्बी चर्चा <script>"));
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        let page = answer.text();
        assert!(page.contains("<textarea readonly"), "{page}");
        assert!(page.contains("लम्बी चर्चा &#60;script&#62;"), "{page}");
    });
}

#[test]
fn the_same_form_sent_twice_does_one_thing_and_leads_to_the_same_place() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let added = form(office, CHAIR, &sitting, &format!("{sitting}/items"));
        let added = added.fill("title", "पेयजल").fill("reason", "अध्यक्ष के निर्देश पर");
        let before = office.n_facts();
        let first = office.send(CHAIR, &added);
        let second = office.send(CHAIR, &added);
        assert_eq!(first.leads_to(), second.leads_to());
        assert_eq!(office.n_facts(), before + 1, "one after the other");

        let together = form(office, CHAIR, &sitting, &format!("{sitting}/items"));
        let together = together.fill("title", "शौचालय").fill("reason", "एक साथ");
        let before = office.n_facts();
        let requests = (0..6).map(|_| together.request(CHAIR)).collect();
        let answers = office.ask_together(requests);
        let places: BTreeSet<&str> = answers.iter().map(|answer| answer.leads_to()).collect();
        assert_eq!(places.len(), 1, "{places:?}");
        assert_eq!(office.n_facts(), before + 1, "all at once");
    });
}

#[test]
fn what_is_sent_again_on_purpose_is_written_again() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let page = form(office, CHAIR, &sitting, &format!("{sitting}/items"));
        let page = page.fill("reason", "अध्यक्ष के निर्देश पर");
        let add = |post: &str, title: &str| office.send(post, &page.clone().fill("title", title));
        let before = office.n_facts();
        // From one page, by the back button: this, that, and this again.
        for title in ["पेयजल", "शौचालय", "पेयजल"] {
            assert!(add(CHAIR, title).leads_to().starts_with(&sitting));
        }
        assert_eq!(office.n_facts(), before + 3);
        // The same words of another post are another sending.
        add(MEMBER, "पेयजल");
        assert_eq!(office.n_facts(), before + 4);
        // A form that no page made, as a program sends it, is written each time.
        let mut bare = page.clone().fill("title", "बिना पृष्ठ के");
        bare.fields.retain(|(name, _)| name != "once");
        office.send(CHAIR, &bare);
        office.send(CHAIR, &bare);
        assert_eq!(office.n_facts(), before + 6);
    });
}

#[test]
fn a_clock_that_was_set_back_stops_the_entry_and_keeps_the_words() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let action = format!("{sitting}/items/1/words");
        let at = |hour, minute| {
            let time = jiff::civil::date(2024, 10, 20).at(hour, minute, 0, 0);
            Office::at(std::sync::Arc::clone(&office.desk), time)
        };
        let before = office.n_facts();
        let early = at(10, 24);
        let said = form(&early, CHAIR, &sitting, &action).fill("words", "घड़ी पीछे");
        let answer = early.send(CHAIR, &said);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = answer.text();
        assert!(page.contains("20.10.2024, 10:24") && page.contains("20.10.2024, 10:30"), "{page}");
        assert!(page.contains("घड़ी पीछे"), "the words are kept");
        assert_eq!(office.n_facts(), before);
        // A little behind is the same clock; the entry does not lie before the last one.
        assert!(at(10, 27).send(CHAIR, &said).leads_to().starts_with(&sitting));
        let today = jiff::civil::date(2024, 10, 20);
        let entries = office.desk.read(today, |books| desk::ledger::page(books, None, 2)).unwrap();
        assert_eq!(entries[0].by.at, entries[1].by.at);
    });
}

/// A program, in Hindi words, as someone would try it.
const CANARY: &str = "शेष खाते <script>alert('मैथा')</script> \"><img src=x onerror=alert(1)> {{7*7}}";

/// Takes in a sheet whose source and name are a program.
fn take_sheet(office: &Office) {
    let handed = form(office, CHAIR, "/sheets/new?place=kanpur-dehat", "/sheets")
        .fill("period", "2024-10")
        .fill("as_on", "2024-10-11")
        .fill("source", CANARY);
    let sheet = "विकास खण्ड,बैंक खाते\nमैथा,218\n";
    let request = handed.with_files(CHAIR, &[("<script>.csv", sheet.as_bytes())]);
    let preview = office.ask(request).leads_to().to_owned();
    let taken = office.send(CHAIR, &form(office, CHAIR, &preview, &format!("{preview}/figures")));
    let page = taken.text();
    assert_eq!(taken.status, StatusCode::OK, "{page}");
    assert!(!page.contains("<script"), "{page}");
}

/// A page without the one script of the house, which a sitting that takes words has once.
fn without_own_script(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<script src=\"/assets/points.js?v=") else {
        return page.to_owned();
    };
    let (version, after) = rest.split_once("\" defer></script>").unwrap();
    assert!(version.bytes().all(|byte| byte.is_ascii_hexdigit()), "{version}");
    format!("{before}{after}")
}

#[test]
fn what_looks_like_a_program_is_shown_as_words_on_every_page() {
    in_sample_office(|office| {
        let sitting = open_sitting(office);
        let bmm = "bmm-maitha";
        let send = |post: &str, page: &str, action: &str, fields: &[(&str, &str)]| {
            let form =
                fields.iter().fold(form(office, post, page, action), |form, (name, value)| {
                    form.fill(name, value)
                });
            office.send(post, &form).leads_to().to_owned()
        };
        send(
            CHAIR,
            &sitting,
            &format!("{sitting}/items"),
            &[("title", CANARY), ("reason", CANARY)],
        );
        send(CHAIR, &sitting, &format!("{sitting}/items/1/words"), &[("words", CANARY)]);
        send(CHAIR, &sitting, &format!("{sitting}/items/2/removal"), &[("reason", CANARY)]);
        send(
            CHAIR,
            &format!("{sitting}?item=1"),
            &format!("{sitting}/items/1/directives"),
            &[("words", CANARY), ("owner", bmm), ("condition", "evidence"), ("deadline", CANARY)],
        );
        let given = directives_of(office, bmm).pop().unwrap();
        let report = form(office, bmm, &given, &format!("{given}/report"))
            .fill("words", CANARY)
            .fill("number", CANARY)
            .fill("dated_on", "6.10.2024")
            .fill("subject", CANARY)
            .fill("register", CANARY)
            .fill("row", CANARY);
        let photo = b"\xFF\xD8\xFF\xD9";
        let request = report.with_files(bmm, &[("<script>alert(1)<script>.jpg", photo)]);
        assert!(office.ask(request).leads_to().starts_with(&given));
        send(CHAIR, &given, &format!("{given}/return"), &[("reason", CANARY)]);
        send(CHAIR, "/reviews", "/reviews", &[("held_on", "2024-11-30"), ("venue", CANARY)]);
        let until = [("deadline", "31.12.2024"), ("reason", CANARY)];
        send(CHAIR, &given, &format!("{given}/extension"), &until);
        let dropped = directives_of(office, bmm).remove(0);
        send(CHAIR, &dropped, &format!("{dropped}/drop"), &[("reason", CANARY)]);
        take_sheet(office);
        let mut pages = walk(office, CHAIR, 3);
        for path in [given.clone(), dropped, sitting.clone(), format!("{sitting}?item=1")] {
            pages.insert(path.clone(), office.page(CHAIR, &path));
        }
        let mut n_shown = 0;
        for (path, page) in &pages {
            assert!(!without_own_script(page).contains("<script"), "{path} runs it");
            assert!(!page.contains("<img"), "{path} loads it");
            n_shown += page.matches("&#60;script&#62;").count();
        }
        assert!(n_shown >= 12, "{n_shown} times");
        for path in [&given, &sitting] {
            assert!(pages[path].contains("&#60;script&#62;"), "{path} shows the words");
        }
    });
}
