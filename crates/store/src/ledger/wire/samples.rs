//! At least one fact of each kind, with every variant that its shape can take: what the golden files
//! are made from.

use domain::account::AccountId;
use domain::agenda::{AgendaItem, AgendaReason, Seen};
use domain::directive::steps::Step;
use domain::directive::{
    Condition, Deadline, DirectiveId, DirectiveKind, NewDirective, Resolution, State,
};
use domain::fact::Fact;
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::grade::Letter;
use domain::indicator::{IndicatorCode, Unit};
use domain::minutes::{
    Attended, BroughtForward, LetterNumber, Minutes, PrintedDirective, PrintedPoint,
};
use domain::name::Name;
use domain::norm::PackRef;
use domain::period::{Fy, Period};
use domain::place::{Place, PlaceCode, Tier};
use domain::post::{Charge, Holding, NewPost, PersonId, PostId};
use domain::review::{Attendance, Presence, ReviewId, Series, SeriesId, Sitting};
use domain::scheme::{SchemeCode, Vocabulary};
use jiff::civil::{Date, date};

const DAY: Date = date(2025, 10, 6);

fn name() -> Name {
    Name::new("मैथा", "Maitha")
}

fn block() -> PlaceCode {
    PlaceCode::new(Tier::Block, 1203)
}

fn words() -> String {
    "शेष 46 खाते, \"शीघ्र\"\n".to_owned()
}

/// The name of a golden file, and the fact in it.
pub(super) fn all() -> Vec<(String, Fact)> {
    let mut samples: Vec<(String, Fact)> = [office(), loop_of_a_review(), vec![minutes()]]
        .into_iter()
        .flatten()
        .map(|fact| (fact.kind().to_owned(), fact))
        .collect();
    for condition in conditions() {
        let variant = match &condition {
            Condition::Figure { .. } => "figure",
            Condition::Document => "document",
            Condition::Evidence => "evidence",
        };
        samples.push((format!("directive-issued.{variant}"), directive(condition)));
    }
    for step in steps() {
        let variant = format!("directive-moved.{}", step.word());
        samples.push((variant, Fact::DirectiveMoved { directive: DirectiveId(11), step }));
    }
    samples
}

fn office() -> Vec<Fact> {
    let place = |code, parent, slug: &str| Place {
        code,
        parent,
        slug: slug.to_owned(),
        name: name(),
        aliases: vec!["मैंथा".to_owned(), "MAITHA".to_owned()],
    };
    let district = PlaceCode::new(Tier::District, 147);
    vec![
        Fact::OfficeOpened { name: name() },
        Fact::PackAdopted {
            pack: PackRef { id: "day-nrlm".to_owned(), version: "2025.1".to_owned() },
            files: vec![("pack.toml".to_owned(), "id = \"day-nrlm\"\n".to_owned())],
        },
        Fact::PlacesAdded {
            places: vec![place(district, None, "kanpur"), place(block(), Some(district), "maitha")],
        },
        Fact::PostCreated(NewPost {
            slug: "bmm-maitha".to_owned(),
            kind: "bmm".to_owned(),
            title: name(),
            place: block(),
            reports_to: Some(PostId(4)),
        }),
        Fact::PostRetitled { post: PostId(5), title: name(), from: DAY },
        Fact::PersonAdded { name: name() },
        Fact::HoldingBegan(Holding {
            post: PostId(5),
            person: PersonId(6),
            charge: Charge::Additional,
            from: DAY,
            until: None,
        }),
        Fact::HoldingEnded { post: PostId(5), person: PersonId(6), last: DAY },
        Fact::FiguresSaved { source: source(), block: figures() },
        Fact::AccountOpened { person: PersonId(6), name: "anil.kumar".to_owned() },
        Fact::PasswordSet { account: AccountId(9) },
        Fact::SecondFactorSet { account: AccountId(9) },
        Fact::SecondFactorRemoved { account: AccountId(9) },
        Fact::AccountClosed { account: AccountId(9) },
    ]
}

fn source() -> Source {
    Source {
        way: Way::Sheet,
        name: "प्रगति.xlsx".to_owned(),
        sha256: "ab".repeat(32),
        as_on: date(2025, 9, 30),
        synthetic: true,
    }
}

fn figures() -> FigureBlock {
    let figure = |lgd, kind, period, cell| Figure {
        indicator: IndicatorCode::new("accounts-opened"),
        place: PlaceCode::new(Tier::Block, lgd),
        period,
        kind,
        cell,
    };
    let month = Period::Month(date(2025, 9, 1));
    FigureBlock::of(&[
        figure(1200, FigureKind::Achieved, month, Cell::Value(172)),
        figure(1201, FigureKind::Achieved, month, Cell::Blank(Blank::NotReported)),
        figure(1202, FigureKind::Achieved, month, Cell::Blank(Blank::NotApplicable)),
        figure(1204, FigureKind::Achieved, month, Cell::Value(-3)),
        figure(1204, FigureKind::Target, Period::Year(Fy(2025)), Cell::Blank(Blank::NoTarget)),
        figure(1200, FigureKind::TargetToDate, Period::Week(DAY), Cell::Value(4_234_700_000_000)),
        figure(1201, FigureKind::TargetToDate, Period::Week(DAY), Cell::Value(2)),
        figure(1200, FigureKind::AchievedToDate, month, Cell::Value(0)),
        figure(1201, FigureKind::AchievedToDate, month, Cell::Value(300)),
    ])
}

fn loop_of_a_review() -> Vec<Fact> {
    let review = ReviewId(9);
    let entry = |presence| Attendance { post: PostId(5), presence, who: words() };
    vec![
        Fact::SeriesFounded(Series {
            slug: "nrlm".to_owned(),
            name: name(),
            place: block(),
            chair: PostId(3),
            members: vec![PostId(5), PostId(4)],
            schemes: vec![SchemeCode::new("bank-linkage")],
        }),
        Fact::ReviewCalled(Sitting {
            series: SeriesId(7),
            on: DAY,
            venue: name(),
            figures_to: date(2025, 9, 30),
        }),
        Fact::AgendaDrawn { review, items: (1..).zip(reasons()).map(item).collect() },
        Fact::AgendaItemAdded { review, item: item((8, AgendaReason::NotStarted)) },
        Fact::AgendaItemRemoved { review, n: 8, reason: words() },
        Fact::AttendanceTaken { review, entries: Presence::ALL.into_iter().map(entry).collect() },
        Fact::PointRecorded { review, n: 1, said: words() },
    ]
}

fn item((n, reason): (i64, AgendaReason)) -> AgendaItem {
    let is_line = matches!(reason, AgendaReason::LowGrade { .. });
    AgendaItem {
        n,
        reason,
        place: block(),
        scheme: is_line.then(|| SchemeCode::new("bank-linkage")),
        post: is_line.then_some(PostId(5)),
        seen: is_line.then(seen),
        below: vec![PlaceCode::new(Tier::Block, 1270)],
    }
}

fn seen() -> Seen {
    Seen {
        unit: Unit::Count,
        target: Cell::Value(218),
        achieved: Cell::Blank(Blank::NotReported),
        percent_hundredths: Some(7890),
        letter: Some(Letter::new("D")),
        short_of_best: 46,
    }
}

fn reasons() -> [AgendaReason; 7] {
    [
        AgendaReason::LowGrade { letter: Letter::new("E"), before: Some(Letter::new("D")) },
        AgendaReason::NotStarted,
        AgendaReason::FellRanks { from: 3, to: 11 },
        AgendaReason::BehindTarget { short: 46 },
        AgendaReason::NotReported { places: vec![block()] },
        AgendaReason::Overdue { directive: DirectiveId(11), days: 12 },
        AgendaReason::ByHand { words: words(), reason: words() },
    ]
}

fn conditions() -> [Condition; 3] {
    let indicator = IndicatorCode::new("accounts-opened");
    let figure = Condition::Figure { indicator, place: block(), at_least: 218 };
    [figure, Condition::Document, Condition::Evidence]
}

fn directive(condition: Condition) -> Fact {
    Fact::DirectiveIssued(NewDirective {
        review: ReviewId(9),
        point: 1,
        words: words(),
        kind: DirectiveKind::Complete,
        owners: vec![PostId(5), PostId(4)],
        place: block(),
        scheme: Some(SchemeCode::new("bank-linkage")),
        deadline: Deadline {
            words: "7 दिनों में".to_owned(),
            due_on: Some(date(2025, 10, 13)),
            how: Resolution::Counted,
        },
        condition,
    })
}

fn steps() -> [Step; 9] {
    let owner = PostId(5);
    [
        Step::Acknowledged { owner },
        Step::Started { owner },
        Step::Reported { owner, words: words(), evidence: words() },
        Step::Accepted { owner, remark: words() },
        Step::Returned { owner, remark: words() },
        Step::VerifiedByFigure { value: 218, by_fact: 12 },
        Step::Extended { due_on: date(2025, 10, 20), reason: words() },
        Step::Dropped { reason: words() },
        Step::Reopened { reason: words() },
    ]
}

fn minutes() -> Fact {
    let point = PrintedPoint {
        n: 1,
        title: name(),
        reason: name(),
        seen: Some(seen()),
        said: words(),
        directives: vec![PrintedDirective {
            number: 11,
            words: words(),
            owners: vec![name()],
            place: name(),
            deadline_words: words(),
            due_on: Some(DAY),
        }],
    };
    let brought = BroughtForward {
        number: 10,
        words: words(),
        owners: vec![name()],
        due_on: None,
        report: String::new(),
        state: State::InProgress,
    };
    let minutes = Minutes {
        vocabulary: Vocabulary::Mp,
        office: name(),
        series: name(),
        place: name(),
        held_on: DAY,
        issued_on: date(2025, 10, 7),
        venue: name(),
        chair_post: name(),
        chair_name: name(),
        number: LetterNumber { fy: Fy(2025), n: 3 },
        attendance: vec![Attended { post: name(), who: name(), presence: Presence::Deputy }],
        brought_forward: vec![brought],
        points: vec![PrintedPoint { seen: None, directives: vec![], ..point.clone() }, point],
        copy_to: vec![name()],
        figures_known_to: 8,
    };
    Fact::MinutesIssued { review: ReviewId(9), minutes: Box::new(minutes) }
}
