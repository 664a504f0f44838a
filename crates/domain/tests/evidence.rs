//! What may be filed with a report, by whom, how large, and under which name.

use domain::directive::steps::{Step, fold};
use domain::directive::{
    Condition, Deadline, Directive, DirectiveId, DirectiveKind, NewDirective, Resolution,
};
use domain::evidence::{
    Claimed, FILE_LIMIT, FILES_LIMIT, File, FileKind, NewEvidence, Piece, REPORT_LIMIT, Spot,
    file_name, may_file, may_hand_in,
};
use domain::fact::{CLOCK_SLACK, after};
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::ReviewId;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

const DOER: PostId = PostId(5);

fn directive() -> Directive {
    let given = NewDirective {
        review: ReviewId(9),
        point: 1,
        words: "शेष 46 खाते खोलें".to_owned(),
        kind: DirectiveKind::Do,
        owners: vec![DOER],
        place: PlaceCode::new(Tier::Block, 1203),
        scheme: None,
        deadline: Deadline { words: String::new(), due_on: None, how: Resolution::NotStated },
        condition: Condition::Evidence,
    };
    Directive::new(DirectiveId(11), given, date(2025, 10, 6))
}

fn filed(owner: PostId, piece: Piece) -> NewEvidence {
    NewEvidence { directive: DirectiveId(11), owner, words: String::new(), piece }
}

fn photo(n_bytes: i64) -> Piece {
    let (sha256, name) = (String::new(), "a.jpg".to_owned());
    Piece::File(File { sha256, name, kind: FileKind::Jpeg, n_bytes, claimed: Claimed::default() })
}

fn letter(number: &str, subject: &str) -> Piece {
    let dated_on = date(2025, 10, 6);
    Piece::Document { number: number.to_owned(), dated_on, subject: subject.to_owned() }
}

#[test]
fn the_owner_files_on_an_open_directive_what_can_be_found_again() {
    let row = |register: &str, row: &str| Piece::RegisterRow {
        register: register.to_owned(),
        row: row.to_owned(),
    };
    let other = PostId(6);
    for (by, owner, piece, expected) in [
        (DOER, DOER, photo(1), Ok(())),
        (DOER, DOER, letter("412", "सूचना"), Ok(())),
        (DOER, DOER, row("खाता पंजी", "172"), Ok(())),
        (other, DOER, photo(1), Err(Refusal::NotTheOwner)),
        (other, other, photo(1), Err(Refusal::NotTheOwner)),
        (DOER, DOER, photo(0), Err(Refusal::FileEmpty)),
        (DOER, DOER, letter(" ", "सूचना"), Err(Refusal::EvidenceUnnamed)),
        (DOER, DOER, letter("412", ""), Err(Refusal::EvidenceUnnamed)),
        (DOER, DOER, row("खाता पंजी", "\n"), Err(Refusal::EvidenceUnnamed)),
    ] {
        assert_eq!(may_file(&directive(), by, &filed(owner, piece.clone())), expected, "{piece:?}");
    }
    let dropped = fold(directive(), &Step::Dropped { reason: "दोहराव".to_owned() });
    assert_eq!(may_file(&dropped, DOER, &filed(DOER, photo(1))), Err(Refusal::DirectiveClosed));
}

#[test]
fn the_limits_hold_to_the_byte() {
    let mb = 1024 * 1024;
    for (sizes, expected) in [
        (vec![], Ok(())),
        (vec![1], Ok(())),
        (vec![FILE_LIMIT], Ok(())),
        (vec![FILE_LIMIT + 1], Err(Refusal::FileTooLarge { limit_mb: 8 })),
        (vec![0], Err(Refusal::FileEmpty)),
        (vec![1; FILES_LIMIT], Ok(())),
        (vec![1; FILES_LIMIT + 1], Err(Refusal::TooManyFiles { limit: 5 })),
        (vec![8 * mb, 8 * mb, 4 * mb], Ok(())),
        (vec![8 * mb, 8 * mb, 4 * mb, 1], Err(Refusal::FilesTooLarge { limit_mb: 20 })),
    ] {
        assert_eq!(may_hand_in(&sizes), expected, "{sizes:?}");
    }
    assert_eq!(REPORT_LIMIT, 20 * mb);
}

#[test]
fn a_name_loses_its_folders_and_the_signs_that_nobody_sees() {
    for (sent, kept) in [
        ("बैंक सखी.jpg", "बैंक सखी.jpg"),
        ("C:\\फोटो\\a.jpg", "a.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=1.jpg", "a Set-Cookie: x=1.jpg"),
        ("फोटो\u{202e}gpj.exe", "फोटोgpj.exe"),
        ("<script>alert(1)<\\script>.png", "script>.png"),
        ("क्\u{200d}ष  .pdf ", "क्\u{200d}ष .pdf"),
        ("", ""),
        ("/", ""),
        ("\0", ""),
    ] {
        assert_eq!(file_name(sent), kept, "{sent:?}");
    }
    let long = file_name(&format!("{}.jpeg", "क".repeat(500)));
    assert_eq!(long.chars().count(), 120);
    assert!(long.ends_with("कक.jpeg"));
}

#[test]
fn nowhere_on_earth_is_no_spot() {
    assert!(Spot::new(90_000_000, -180_000_000).is_some());
    for (north, east) in [(0, 0), (90_000_001, 1), (1, 180_000_001), (i64::MIN + 1, 0)] {
        assert_eq!(Spot::new(north, east), None, "{north} {east}");
    }
}

#[test]
fn an_entry_never_lies_before_the_last_one() {
    let last: Timestamp = "2024-10-12T05:00:00Z".parse().expect("an instant");
    let at = |seconds| last + SignedDuration::from_secs(seconds);
    let slack = CLOCK_SLACK.as_secs();
    for (now, expected) in [
        (at(1), Ok(at(1))),
        (last, Ok(last)),
        (at(-1), Ok(last)),
        (at(-slack), Ok(last)),
        (at(-slack - 1), Err(Refusal::ClockBehind { last, now: at(-slack - 1) })),
    ] {
        assert_eq!(after(last, now), expected);
    }
    let refusal = Refusal::ClockBehind { last, now: at(-86_400) };
    let values: Vec<String> = refusal.values().into_iter().map(|(_, value)| value).collect();
    assert_eq!(values, ["12.10.2024, 10:30", "11.10.2024, 10:30"]);
}
