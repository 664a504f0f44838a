//! Explanations with every cause and every step, and a finding that was put away.

use domain::directive::DirectiveId;
use domain::evidence::Piece;
use domain::explanation::notice::{Notice, NoticeRow};
use domain::explanation::steps::Step;
use domain::explanation::{
    Addressee, Cause, Decision, ExplanationId, Graded, Instance, Missed, NewExplanation, Short,
};
use domain::fact::Fact;
use domain::figure::{Blank, Cell};
use domain::grade::Letter;
use domain::indicator::{IndicatorCode, Unit};
use domain::letter::LetterNumber;
use domain::period::{Fy, Period};
use domain::persistence::FindingKey;
use domain::post::PostId;
use domain::review::ReviewId;
use domain::scheme::{SchemeCode, Vocabulary};
use domain::scorecard::Rank;
use jiff::civil::date;

use super::{DAY, block, name, words};

/// The name of a golden file, and the fact in it.
pub(super) fn all() -> Vec<(String, Fact)> {
    let drafted = causes().into_iter().map(|cause| {
        let file = format!("explanation-drafted.{}", cause.word());
        let given = NewExplanation {
            asked: PostId(5),
            cause,
            place: block(),
            review: Some(ReviewId(9)),
            directive: Some(DirectiveId(11)),
        };
        (file, Fact::ExplanationDrafted(given))
    });
    let plain = steps().into_iter().map(|step| (step.word(), step));
    let moved = plain.chain([("replied.with-files", with_files())]).map(|(variant, step)| {
        let file = format!("explanation-moved.{variant}");
        (file, Fact::ExplanationMoved { explanation: ExplanationId(13), step })
    });
    let finding = FindingKey {
        rule: "low-three-months".to_owned(),
        place: block(),
        scheme: Some(SchemeCode::new("bank-linkage")),
        at: Period::Month(date(2025, 9, 1)),
    };
    let dismissed = Fact::FindingDismissed { finding, reason: words() };
    drafted.chain(moved).chain([("finding-dismissed".to_owned(), dismissed)]).collect()
}

fn causes() -> [Cause; 6] {
    let month = |n| Period::Month(date(2025, n, 1));
    let missed = [
        Missed::Low(Letter::new("E")),
        Missed::Bottom(Rank { rank: 71, among: 75 }),
        Missed::Under { target: 25, achieved: 18 },
        Missed::NotReported,
    ];
    let instances = (6..).zip(missed).map(|(n, missed)| Instance { period: month(n), missed });
    [
        Cause::Grade(Graded {
            scheme: SchemeCode::new("bank-linkage"),
            period: month(9),
            letter: Letter::new("D"),
            unit: Unit::Count,
            target: Cell::Value(218),
            achieved: Cell::Blank(Blank::NotReported),
            percent_hundredths: None,
        }),
        Cause::Absence { review: ReviewId(9) },
        Cause::Overdue { directive: DirectiveId(11), due_on: DAY },
        Cause::ShortFigure(Short {
            indicator: IndicatorCode::new("accounts-opened"),
            period: Period::Week(DAY),
            unit: Unit::Paise,
            target: 218,
            achieved: 172,
        }),
        Cause::Persistent {
            rule: "low-three-months".to_owned(),
            scheme: None,
            instances: instances.collect(),
        },
        Cause::ByHand { words: words() },
    ]
}

fn steps() -> [Step; 7] {
    [
        Step::Called { notice: Box::new(notice()) },
        Step::Delivered { how: words() },
        Step::Replied { words: words(), enclosures: words(), files: vec![] },
        Step::TakenUp,
        Step::Decided { decision: Decision::AcceptedWithWarning, words: words() },
        Step::ActionRecommended { words: words() },
        Step::Withdrawn { reason: words() },
    ]
}

fn with_files() -> Step {
    let kept = super::pieces().into_iter().filter_map(|piece| match piece {
        Piece::File(file) => Some(file),
        _ => None,
    });
    Step::Replied { words: words(), enclosures: String::new(), files: kept.collect() }
}

fn notice() -> Notice {
    let whom = || Addressee { post: name(), holder: name() };
    Notice {
        vocabulary: Vocabulary::Up,
        office: name(),
        number: LetterNumber { fy: Fy(2025), n: 7 },
        issued_on: DAY,
        to: whom(),
        subject: name(),
        references: vec![name()],
        body: vec![name()],
        rows: vec![NoticeRow {
            what: name(),
            target: name(),
            achieved: name(),
            percent: name(),
            grade: name(),
        }],
        reply_days: 3,
        reply_by: date(2025, 10, 9),
        signed: whom(),
        copy_to: vec![name()],
    }
}
