//! What the office writes, its own reader reads: sittings are made up, issued, and their press note and minutes
//! read back to the same directives, with the same owners and by the same day.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use desk::minutes_in::{self, Accepted, Example, Taken};
use desk::papers::{Language, Wanted};
use desk::{Books, Desk, Write, reviews};
use domain::directive::{Condition, DirectiveKind};
use domain::minutes::{Minutes, PrintedDirective};
use domain::review::ReviewId;
use hindi::reader::{self, Context, Due, Reading};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

const TODAY: Date = date(2024, 11, 9);
const SITTINGS: usize = 24;
const PRINTED: usize = 2;
const SERIES: &str = "lakhpati-aligarh";
const CHECK_AT: &str = "http://127.0.0.1:7421";

/// What is ordered: its object, its verb behind कि and its verb before "के निर्देश".
const ACTS: [(&str, &str, &str); 7] = [
    ("छूटे हुए समूहों के खाते", "खुलवाये जायें", "खुलवाने"),
    ("निर्माणाधीन कार्यों का भौतिक सत्यापन", "कराया जाये", "कराने"),
    ("लम्बित आवेदनों का निस्तारण", "किया जाये", "करने"),
    ("क्लस्टरवार प्रगति की सूची", "उपलब्ध करायी जाये", "उपलब्ध कराने"),
    ("पात्र महिलाओं के आधार प्रपत्र", "जमा कराये जायें", "जमा कराने"),
    ("बैंक शाखाओं के साथ बैठक", "आयोजित की जाये", "आयोजित करने"),
    ("पशु सखियों का प्रशिक्षण", "पूर्ण कराया जाये", "पूर्ण कराने"),
];
const LIMITS: [&str; 7] =
    ["", "7 दिवस में", "एक सप्ताह के भीतर", "तत्काल", "शीघ्र", "आगामी बैठक में", "30 दिसम्बर तक"];
const OWNERS: [&[&str]; 5] = [
    &["cdo-aligarh"],
    &["dc-nrlm-aligarh"],
    &["ado-isb-akrabad", "ado-isb-atrauli"],
    &["all:ado-isb:aligarh"],
    &["ldm-aligarh", "dmm-aligarh"],
];

/// One directive: its act, whether it is an infinitive, its owners, its limit and its point.
type Made = (usize, bool, usize, usize, usize);

fn made() -> impl Strategy<Value = Vec<Made>> {
    let one = (0..ACTS.len(), any::<bool>(), 0..OWNERS.len(), 0..LIMITS.len(), 0..3_usize);
    proptest::collection::vec(one, 1..6)
}

fn taken(books: &Books<'_, '_, Write>, (act, is_infinitive, owners, limit, point): Made) -> Taken {
    let (object, finite, infinitive) = ACTS[act];
    let verb = if is_infinitive { infinitive } else { finite };
    let said = ["प्रगति धीमी पायी गयी।", "लक्ष्य के सापेक्ष उपलब्धि कम है।", "अभिलेख अधूरे मिले।"][point];
    Taken {
        said: said.to_owned(),
        words: format!("{object} {verb}"),
        kind: DirectiveKind::Do,
        owners: OWNERS[owners].iter().map(|owner| (*owner).to_owned()).collect(),
        place: books.known.place("aligarh").unwrap().code,
        deadline: LIMITS[limit].to_owned(),
        condition: Condition::Evidence,
    }
}

/// Holds a sitting with these directives and issues its minutes and its press note.
fn issued(desk: &Desk, given: &[Made], on: Date) -> (Minutes, ReviewId, String) {
    let chair =
        desk.read(TODAY, |books| Ok(reviews::of_slug(books, SERIES)?.series.chair)).unwrap();
    let hold = |books: &mut Books<'_, '_, Write>| {
        let founded = reviews::of_slug(books, SERIES)?;
        let all = accepted(books, &founded, given, on);
        let review = minutes_in::accept(books, all)?;
        desk::minutes::approve(books, review)?;
        desk::minutes::issue(books, review, CHECK_AT)?;
        let note = desk::papers::issue(books, review, &Wanted::PressNote, CHECK_AT)?;
        let (_, paper, _) = desk::papers::paper(books, note)?;
        let (minutes, _) = desk::papers::issued(books, review)?;
        let said: Vec<String> = paper.paragraphs.iter().map(|name| name.hi.clone()).collect();
        Ok((minutes, review, said.join("\n")))
    };
    desk.write(testkit::by(Some(chair), TODAY), hold).unwrap()
}

fn accepted(
    books: &mut Books<'_, '_, Write>,
    founded: &reviews::Founded,
    given: &[Made],
    on: Date,
) -> Accepted {
    Accepted {
        series: founded.id,
        on,
        venue: "कलेक्ट्रेट सभागार".to_owned(),
        present: vec![desk::posts::by_slug(books, "cdo-aligarh").unwrap().id],
        directives: given.iter().map(|made| taken(books, *made)).collect(),
        remarks: BTreeMap::new(),
        example: Example { text: String::new(), on, decided: Vec::new() },
    }
}

fn given(minutes: &Minutes) -> Vec<&PrintedDirective> {
    minutes.points.iter().flat_map(|point| &point.directives).collect()
}

fn read(text: &str, on: Date) -> Reading {
    reader::read(text, &Context { held_on: Some(on), ..Context::default() }).unwrap()
}

/// Who the paper says is told, as one phrase.
fn told(directive: &PrintedDirective, last: &str) -> String {
    let names: Vec<&str> = directive.owners.iter().map(|name| name.hi.as_str()).collect();
    let (end, rest) = names.split_last().unwrap();
    if rest.is_empty() {
        (*end).to_owned()
    } else {
        format!("{}{last}{end}", rest.join(if last == "; " { last } else { ", " }))
    }
}

/// The day that was read, or that it is the next sitting, at once, or open.
fn due(read: Option<reader::DueOn>, on: Date) -> (Option<Date>, Option<Due>) {
    match read.map(|due| due.due) {
        Some(Due::Days(days)) => (Some(on.checked_add(i64::from(days).days()).unwrap()), None),
        other => (None, other),
    }
}

#[test]
fn a_press_note_is_read_back_to_the_directives_that_it_tells() {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        is_read_back(&desk);
    });
}

fn is_read_back(desk: &Desk) {
    let mut runner = TestRunner::deterministic();
    for n in 0..SITTINGS {
        let on = date(2024, 11, 20).checked_add(i64::try_from(n).unwrap().weeks()).unwrap();
        let sitting = made().new_tree(&mut runner).unwrap().current();
        let (minutes, _, note) = issued(desk, &sitting, on);
        let reading = read(&note, on);
        let given = given(&minutes);
        assert_eq!(reading.directives.len(), given.len(), "{note}\n{reading:#?}");
        for (found, given) in reading.directives.iter().zip(&given) {
            assert_eq!(found.span.of(&note), given.words, "{note}");
            let addressee = found.addressee.map_or("", |span| span.of(&note));
            assert_eq!(addressee, told(given, " एवं "), "{note}");
            let expected = match given.deadline_words.as_str() {
                _ if given.due_on.is_some() => (given.due_on, None),
                "" => (None, None),
                "आगामी बैठक में" => (None, Some(Due::NextMeeting)),
                _ => (None, Some(Due::Unknown)),
            };
            assert_eq!(due(found.deadline, on), expected, "{}: {note}", given.words);
        }
        let header = &reading.header;
        assert_eq!(header.date, Some(on), "{note}");
        assert_eq!(header.district.map(|span| span.of(&note)), Some("अलीगढ़"));
        assert_eq!(header.chair.post.map(|span| span.of(&note)), Some("जिलाधिकारी"), "{note}");
    }
}

#[test]
fn the_printed_minutes_are_read_back_out_of_their_pdf() {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        are_read_back(&desk);
    });
}

fn are_read_back(desk: &Desk) {
    let mut runner = TestRunner::deterministic();
    for n in 0..PRINTED {
        let on = date(2024, 11, 20).checked_add(i64::try_from(n).unwrap().weeks()).unwrap();
        let sitting = made().new_tree(&mut runner).unwrap().current();
        let (minutes, review, _) = issued(desk, &sitting, on);
        let pdf = desk
            .read(TODAY, |books| desk::papers::minutes_pdf(books, review, Language::Hi))
            .unwrap();
        let text = minutes_in::words_of(&pdf.bytes).unwrap();
        let reading = read(&text, on);
        let found: BTreeMap<&str, &reader::Directive> =
            reading.directives.iter().map(|one| (one.span.of(&text), one)).collect();
        for given in given(&minutes) {
            let found = found.get(given.words.as_str());
            let found = found.unwrap_or_else(|| panic!("{}: {text}\n{reading:#?}", given.words));
            let addressee = found.addressee.map_or("", |span| span.of(&text));
            assert_eq!(addressee, told(given, "; "), "{text}");
            // The limit is printed in its words with the day they come to behind them: either is right.
            let words = found.deadline.map_or("", |due| due.span.of(&text));
            let (day, _) = due(found.deadline, on);
            let is_same = words == given.deadline_words || day.is_some() && day == given.due_on;
            assert!(is_same, "{words}, not {}: {text}", given.deadline_words);
        }
        assert_eq!(reading.header.chair.post.map(|span| span.of(&text)), Some("जिलाधिकारी"));
    }
}
