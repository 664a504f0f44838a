//! From a pasted note to a sitting with its directives, in the sample office, on both databases.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use desk::minutes_in::{
    self, Accepted, Card, Decided, Example, Impossible, Left, Proposal, Taken, Verdict,
};
use desk::{Books, Desk, Write, reviews};
use domain::directive::DirectiveKind;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use jiff::civil::{Date, date};

const TODAY: Date = date(2024, 11, 9);
const HELD: Date = date(2024, 11, 8);
const NOTE: &str = "कानपुर देहात, 8 नवम्बर 2024। मुख्य विकास अधिकारी की अध्यक्षता में विकास भवन सभागार में आजीविका मिशन की समीक्षा बैठक हुई। \
मैथा में प्रतिभागियों के 172 खाते खुले हैं। मुख्य विकास अधिकारी ने ब्लॉक मिशन मैनेजर मैथा को शेष खाते सात दिवस में खुलवाने के निर्देश दिए। \
समस्त ब्लॉक मिशन प्रबंधकों को 30 नवम्बर तक क्लस्टरवार सूची उपलब्ध कराने के निर्देश दिए गए। \
जिला मिशन प्रबंधक से कम प्रगति पर स्पष्टीकरण तलब किया गया।";

fn in_each_office(test: impl Fn(&Desk)) {
    testkit::on_each_database(|db| {
        let desk = Desk::over(db.clone()).unwrap();
        desk::scenario::sample(&desk).unwrap();
        test(&desk);
        let report = desk::ledger::verify(desk.db()).unwrap();
        assert!(report.is_sound(), "{report:?}");
    });
}

fn founded<M>(books: &mut Books<'_, '_, M>) -> reviews::Founded {
    let all = reviews::all_series(books).unwrap();
    minutes_in::likely(books, &all, NOTE).unwrap().clone()
}

fn proposed(desk: &Desk, note: &str) -> desk::Result<Proposal> {
    desk.read(TODAY, |books| {
        let founded = founded(books);
        minutes_in::propose(books, &founded, None, note)
    })
}

/// All that is proposed, taken over as it stands.
fn all_of(founded: &reviews::Founded, proposal: &Proposal, note: &str) -> Accepted {
    let taken = |card: &Card| Taken {
        said: card.said.of(note).trim().to_owned(),
        words: card.found.span.of(note).to_owned(),
        kind: card.kind,
        owners: card.owners.clone(),
        place: card.place,
        deadline: card.deadline.words.clone(),
        condition: card.condition.clone(),
    };
    Accepted {
        series: founded.id,
        on: proposal.on.unwrap(),
        venue: "विकास भवन".to_owned(),
        present: proposal.present.iter().flat_map(|(_, posts)| posts.clone()).collect(),
        directives: proposal.cards.iter().map(taken).collect(),
        remarks: BTreeMap::new(),
        example: Example {
            text: note.to_owned(),
            on: proposal.on.unwrap(),
            decided: proposal.cards.iter().filter_map(|card| decided(card, note)).collect(),
        },
    }
}

/// What is decided by a card that is left as it was proposed.
fn decided(card: &Card, note: &str) -> Option<Decided> {
    let left = Left {
        found: Some(&card.found),
        words: card.found.span.of(note),
        is_taken: true,
        is_same_owner: true,
        deadline: &card.deadline.words,
        kind: card.kind,
    };
    minutes_in::decided(note, &left)
}

fn accept(books: &mut Books<'_, '_, Write>, note: &str) -> desk::Result<ReviewId> {
    let founded = founded(books);
    let proposal = minutes_in::propose(books, &founded, None, note)?;
    minutes_in::accept(books, all_of(&founded, &proposal, note))
}

fn chair(desk: &Desk) -> PostId {
    desk.read(TODAY, |books| Ok(founded(books).series.chair)).unwrap()
}

#[test]
fn who_where_and_by_when_are_found_among_the_posts_and_places_of_the_office() {
    in_each_office(|desk| {
        let proposal = proposed(desk, NOTE).unwrap();
        assert_eq!(proposal.on, Some(HELD));
        let told: Vec<(&str, Vec<&str>, Option<Date>, DirectiveKind)> = proposal
            .cards
            .iter()
            .map(|card| {
                let owners = card.owners.iter().map(String::as_str).collect();
                (card.found.span.of(NOTE), owners, card.deadline.due_on, card.kind)
            })
            .collect();
        let all = "all:mission-block:kanpur-dehat";
        let month_end = date(2024, 11, 30);
        assert_eq!(
            told,
            [
                (
                    "शेष खाते सात दिवस में खुलवाने",
                    vec!["bmm-maitha"],
                    Some(date(2024, 11, 16)),
                    DirectiveKind::Do
                ),
                (
                    "30 नवम्बर तक क्लस्टरवार सूची उपलब्ध कराने",
                    vec![all],
                    Some(month_end),
                    DirectiveKind::Report
                ),
                (
                    "जिला मिशन प्रबंधक से कम प्रगति पर स्पष्टीकरण तलब",
                    vec!["dmm-kanpur-dehat"],
                    None,
                    DirectiveKind::Explain
                ),
            ]
        );
        // A block officer without a block may be any of ten: a person must say who.
        let unclear =
            "कानपुर देहात। मुख्य विकास अधिकारी ने खण्ड विकास अधिकारी को सूची उपलब्ध कराने के निर्देश दिए।";
        let cards = proposed(desk, unclear).unwrap().cards;
        assert_eq!((cards.len(), cards[0].owners.len()), (1, 0));
    });
}

#[test]
fn a_quoted_figure_is_held_against_the_books_and_changes_nothing_in_them() {
    in_each_office(|desk| {
        let verdict = |figure: &str| {
            let note = NOTE.replace("172 खाते", figure);
            proposed(desk, &note).unwrap().quoted.remove(0).verdict
        };
        assert_eq!(verdict("172 खाते"), Verdict::Same);
        assert_eq!(verdict("180 खाते"), Verdict::Differs { in_books: 172, by: 8 });
        let over = Impossible::OverWhole { whole: 218 };
        assert_eq!(verdict("219 खाते"), Verdict::Impossible(over));
        assert_eq!(verdict("172 शौचालय"), Verdict::NotCompared);
        let facts = || desk.read(TODAY, |books| Ok(books.known.seq)).unwrap();
        let before = facts();
        assert_eq!(verdict("180 खाते"), Verdict::Differs { in_books: 172, by: 8 });
        assert_eq!(facts(), before);
    });
}

#[test]
fn what_is_taken_over_becomes_a_sitting_with_points_directives_and_a_drafted_explanation() {
    in_each_office(|desk| {
        let by = || testkit::by(Some(chair(desk)), TODAY);
        let review = desk.write(by(), |books| accept(books, NOTE)).unwrap();
        let held = desk.read(TODAY, |books| reviews::held(books, review)).unwrap();
        assert_eq!((held.review.sitting.on, held.points.len(), held.given.len()), (HELD, 3, 3));
        let first = &held.points[0];
        assert!(first.words.said.contains("172 खाते खुले हैं"), "{}", first.words.said);
        assert!(first.words.said.ends_with("खुलवाने के निर्देश दिए।"), "{}", first.words.said);
        let words = "शेष खाते सात दिवस में खुलवाने";
        // Seven days later is a holiday; the day after it is owed.
        let due = Some(date(2024, 11, 16));
        assert_eq!((held.given[0].given.words.as_str(), held.given[0].due_on), (words, due));
        assert!(held.given[1].owners.len() > 1, "every block");
        let asked = held.given[2].owners[0].post;
        let filter = desk::explanations::Filter { asked: Some(asked), ..Default::default() };
        let drafted = desk.read(TODAY, |books| desk::explanations::all(books, &filter)).unwrap();
        assert_eq!(drafted.last().unwrap().given.directive, Some(held.given[2].id));
        // What was decided is kept, and the reader that proposed it differs in nothing.
        let examples = desk.read(TODAY, minutes_in::examples).unwrap();
        let example = &examples[0].1;
        assert_eq!((examples.len(), example.decided.len()), (1, 3));
        assert_eq!(example.differences(hindi::reader::Lexicon::standard()), []);
        // A second note of the same day goes into the same sitting.
        let again = desk.write(by(), |books| accept(books, NOTE));
        let again = again.unwrap_err();
        assert!(matches!(again, desk::Error::Refused(Refusal::AlreadyAsked { .. })), "{again:?}");
    });
}

#[test]
fn the_next_sitting_is_that_of_the_series_when_it_is_called() {
    let note = NOTE.replace("30 नवम्बर तक", "आगामी बैठक में");
    in_each_office(|desk| {
        let due = || proposed(desk, &note).unwrap().cards[1].deadline.due_on;
        assert_eq!(due(), None);
        let on = date(2024, 12, 6);
        let next = |books: &mut Books<'_, '_, Write>| {
            let series = founded(books).id;
            let venue = domain::name::Name::new("विकास भवन", "");
            let figures_to = date(2024, 11, 30);
            reviews::call(books, domain::review::Sitting { series, on, venue, figures_to })
        };
        desk.write(testkit::by(Some(chair(desk)), TODAY), next).unwrap();
        assert_eq!(due(), Some(on));
    });
}

#[test]
fn the_work_on_a_note_is_kept_by_its_hash_and_is_no_fact() {
    in_each_office(|desk| {
        let fields = [("cards".to_owned(), "1".to_owned()), ("words-1".to_owned(), "क".to_owned())];
        let position = desk.position();
        let by = testkit::by(Some(chair(desk)), TODAY);
        let sha256 = desk.write(by, |books| minutes_in::keep_work(books, &fields)).unwrap();
        let kept = desk.read(TODAY, |books| minutes_in::work(books, &sha256)).unwrap();
        assert_eq!((kept.as_slice(), desk.position()), (&fields[..], position));
        let none = desk.read(TODAY, |books| minutes_in::work(books, &"0".repeat(64)));
        assert!(matches!(none, Err(desk::Error::NotFound)));
    });
}

#[test]
fn a_file_without_words_is_refused_by_what_it_is() {
    for (bytes, expected) in [
        (b"%PDF-1.4".as_slice(), Refusal::NoteDamaged),
        (b"\x89PNG", Refusal::NotePicture),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refusal::NoteOldWord),
        (b"\xff\x00\x01", Refusal::NoteNoText),
    ] {
        match minutes_in::words_of(bytes).unwrap_err() {
            desk::Error::Refused(refusal) => assert_eq!(refusal, expected),
            other => panic!("{other:?}"),
        }
    }
    // Marks that turn the direction of writing show a name as another than it is; they are no words.
    let turned = "बैठक \u{202e}हुई\u{202c}।".as_bytes();
    assert_eq!(minutes_in::words_of(turned).unwrap(), "बैठक हुई।");
}

#[test]
fn what_is_no_note_of_a_meeting_is_refused_by_what_it_is_and_nothing_taken_makes_no_sitting() {
    in_each_office(|desk| {
        for (text, expected) in [
            ("", Refusal::NoteEmpty),
            ("The meeting was held and orders were given to all officers.", Refusal::NoteEnglish),
            ("<html><body><p>बैठक</p></body></html>", Refusal::NoteHtml),
            ("आज मौसम सुहावना रहा और बाजार खुले रहे।", Refusal::NoteNoMeeting),
        ] {
            match proposed(desk, text).unwrap_err() {
                desk::Error::Refused(refusal) => assert_eq!(refusal, expected, "{text}"),
                other => panic!("{other:?}"),
            }
        }
        let nothing = desk.write(testkit::by(Some(chair(desk)), TODAY), |books| {
            let founded = founded(books);
            let proposal = minutes_in::propose(books, &founded, None, NOTE)?;
            let mut none = all_of(&founded, &proposal, NOTE);
            none.directives.clear();
            minutes_in::accept(books, none)
        });
        assert!(matches!(nothing, Err(desk::Error::Refused(Refusal::NothingToSave))));
    });
}
