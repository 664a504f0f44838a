//! At least one fact of each kind, with every variant that its shape can take: what the golden files
//! are made from.

mod doubt;
mod explanation;
mod freeze;
mod place;
mod register;

use domain::account::AccountId;
use domain::address::Address;
use domain::agenda::{AgendaItem, AgendaReason, Pair, Seen};
use domain::directive::steps::Step;
use domain::directive::weeks::Week;
use domain::directive::{
    Condition, Deadline, DirectiveId, DirectiveKind, NewDirective, Resolution, State,
};
use domain::evidence::{Claimed, File, FileKind, NewEvidence, Piece, Spot};
use domain::explanation::ExplanationId;
use domain::fact::Fact;
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::grade::Letter;
use domain::indicator::{IndicatorCode, Unit};
use domain::ladder::{About, Reason};
use domain::message::{Failure, MessageId, NewMessage, Settled, Written};
use domain::minutes::{
    Attended, BroughtForward, LetterNumber, Minutes, PrintedDirective, PrintedPoint,
};
use domain::name::Name;
use domain::norm::PackRef;
use domain::paper::{Column, Paper, PaperKind, Set, Table};
use domain::period::{Fy, Period};
use domain::place::{Place, PlaceCode, Tier};
use domain::post::{Charge, Holding, NewPost, PersonId, PostId};
use domain::review::{Attendance, Presence, ReviewId, Series, SeriesId, Sitting};
use domain::sample::{CheckOutcome, CheckWay, DrawRule, Sample, SampleId};
use domain::scheme::{SchemeCode, Vocabulary};
use domain::series::{Every, InputClock, Nth, Plan, Rhythm};
use domain::shape::{Decided, Headings, Means};
use jiff::civil::{Date, Weekday, date};

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
    let mut samples: Vec<(String, Fact)> =
        [office(), loop_of_a_review(), vec![minutes(), approved(), paper()], checks(), sheets()]
            .into_iter()
            .flatten()
            .map(|fact| (fact.kind().to_owned(), fact))
            .collect();
    for condition in conditions() {
        let variant = match &condition {
            Condition::Figure { .. } => "figure",
            Condition::Weekly { .. } => "weekly",
            Condition::Document => "document",
            Condition::Evidence => "evidence",
        };
        samples.push((format!("directive-issued.{variant}"), directive(condition)));
    }
    for step in steps() {
        let variant = format!("directive-moved.{}", step.word());
        samples.push((variant, Fact::DirectiveMoved { directive: DirectiveId(11), step }));
    }
    for piece in pieces() {
        let variant = format!("evidence-filed.{}", piece.word());
        let (directive, owner) = (DirectiveId(11), PostId(5));
        let filed = NewEvidence { directive, owner, words: words(), piece };
        samples.push((variant, Fact::EvidenceFiled(filed)));
    }
    samples.extend(messages());
    samples.extend(explanation::all());
    samples.extend(freeze::all());
    samples.extend(doubt::all());
    samples.extend(register::all());
    samples.extend(place::all());
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
    let entry = |presence| Attendance { post: PostId(5), presence, who: words(), leave: words() };
    vec![
        Fact::SeriesFounded(Series {
            slug: "nrlm".to_owned(),
            name: name(),
            place: block(),
            chair: PostId(3),
            members: vec![PostId(5), PostId(4)],
            schemes: vec![SchemeCode::new("bank-linkage")],
            plan: plan(None),
        }),
        Fact::SeriesChanged { series: SeriesId(7), to: changed() },
        Fact::SeriesEnded { series: SeriesId(7), reason: words() },
        Fact::ReviewCalled(Sitting {
            series: SeriesId(7),
            on: DAY,
            venue: name(),
            figures_to: date(2025, 9, 30),
        }),
        Fact::AgendaDrawn { review, items: (1..).zip(reasons()).map(item).collect() },
        Fact::AgendaItemAdded { review, item: item((10, AgendaReason::NotStarted)) },
        Fact::AgendaItemRemoved { review, n: 10, reason: words() },
        Fact::AttendanceTaken { review, entries: Presence::ALL.into_iter().map(entry).collect() },
        Fact::PointRecorded { review, n: 1, said: words(), base: 14, joins: vec![15] },
        Fact::PointDiffered { review, n: 1, said: words(), base: 13 },
        Fact::MinutesReturned { review, reason: words() },
    ]
}

fn plan(rhythm: Option<Rhythm>) -> Plan {
    Plan {
        rhythm,
        departments: vec![name()],
        places: vec![block()],
        clock: InputClock { closes_days: 4, scrutiny_days: 2 },
    }
}

fn changed() -> Series {
    let (nth, on) = (Nth::Last, Weekday::Monday);
    Series {
        slug: "nrlm".to_owned(),
        name: name(),
        place: block(),
        chair: PostId(3),
        members: Vec::new(),
        schemes: Vec::new(),
        plan: plan(Some(Rhythm::NthWeekday { every: Every::Quarter, nth, on })),
    }
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

fn reasons() -> [AgendaReason; 10] {
    [
        AgendaReason::LowGrade {
            letter: Letter::new("E"),
            before: Some(Letter::new("D")),
            n_periods: 2,
        },
        AgendaReason::NotStarted,
        AgendaReason::FellRanks { from: 3, to: 11 },
        AgendaReason::BehindTarget { short: 46 },
        AgendaReason::NotReported { places: vec![block()] },
        AgendaReason::Overdue { directive: DirectiveId(11), days: 12 },
        AgendaReason::FiguresChanged {
            then: seen().pair(),
            now: Pair { unit: Unit::Count, target: Cell::Value(218), achieved: Cell::Value(180) },
        },
        AgendaReason::Unfinished { review: ReviewId(2), words: words() },
        AgendaReason::Unanswered { explanation: ExplanationId(13), days: 3 },
        AgendaReason::ByHand { words: words(), reason: words() },
    ]
}

fn conditions() -> [Condition; 4] {
    let indicator = IndicatorCode::new("accounts-opened");
    let weeks = vec![Week { due_on: DAY, at_least: 195 }, Week { due_on: DAY, at_least: 218 }];
    let weekly = Condition::Weekly { indicator: indicator.clone(), place: block(), weeks };
    let figure = Condition::Figure { indicator, place: block(), at_least: 218 };
    [figure, weekly, Condition::Document, Condition::Evidence]
}

fn checks() -> Vec<Fact> {
    vec![
        Fact::SampleDrawn(Sample {
            place: block(),
            checker: PostId(4),
            way: CheckWay::CallBack,
            rule: DrawRule::ByRisk,
            seed: -77,
            closed_from: DAY,
            closed_to: DAY,
            n_candidates: 12,
            chosen: vec![DirectiveId(11), DirectiveId(10)],
        }),
        Fact::CheckMade {
            sample: SampleId(15),
            directive: DirectiveId(11),
            outcome: CheckOutcome::Failed,
            remark: words(),
        },
    ]
}

fn sheets() -> Vec<Fact> {
    let indicator = IndicatorCode::new("accounts-opened");
    let means = Means::Figures { indicator, kind: FigureKind::AchievedToDate };
    let decided = vec![
        Decided { heading: "खुले खाते".to_owned(), means },
        Decided { heading: "प्रभारी".to_owned(), means: Means::LeftAside },
    ];
    let headings = Headings { shape: "ab12".to_owned(), seen_in: words(), decided };
    vec![Fact::HeadingsDecided(headings), Fact::IntakeUndone { intake: 9, reason: words() }]
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

fn steps() -> [Step; 16] {
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
        Step::Postponed { to: Some(DAY), reason: words() },
        Step::Split { into: vec![DirectiveId(12), DirectiveId(13)], reason: words() },
        Step::CutFrom { directive: DirectiveId(11), clock_from: DAY },
        Step::Merged { into: DirectiveId(12), reason: words() },
        Step::TookIn { directive: DirectiveId(11), clock_from: DAY },
        Step::UndoneByFigure { value: 172, by_fact: 14 },
        Step::FigureRead { value: 195, as_on: DAY, by_fact: 13 },
    ]
}

fn pieces() -> [Piece; 3] {
    let spot = Spot::new(26_449_900, 79_912_345);
    let claimed = Claimed { at: Some(date(2025, 10, 12).at(10, 31, 7, 0)), spot };
    [
        Piece::File(File {
            sha256: "cd".repeat(32),
            name: "बैंक सखी.jpg".to_owned(),
            kind: FileKind::Jpeg,
            n_bytes: 148_211,
            claimed,
        }),
        Piece::Document {
            number: "412/रा.आ.मि./2025".to_owned(), dated_on: DAY, subject: words()
        },
        Piece::RegisterRow {
            register: "खाता पंजी".to_owned(), row: "172–218".to_owned()
        },
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
        attendance: vec![Attended {
            post: name(),
            who: name(),
            presence: Presence::Deputy,
            leave: words(),
        }],
        brought_forward: vec![brought],
        points: vec![PrintedPoint { seen: None, directives: vec![], ..point.clone() }, point],
        copy_to: vec![name()],
        figures_known_to: 8,
        check_at: "http://127.0.0.1:7421".to_owned(),
    };
    Fact::MinutesIssued { review: ReviewId(9), minutes: Box::new(minutes) }
}

fn messages() -> Vec<(String, Fact)> {
    let message = MessageId(40);
    let address = Address {
        post: PostId(5),
        email: Some("bdo-maitha@example.in".to_owned()),
        phone: Some("+915112271234".to_owned()),
    };
    let asked = NewMessage {
        to: PostId(4),
        about: About::Directive(DirectiveId(11)),
        owner: PostId(5),
        due_on: Some(DAY),
        reason: Reason::Vacant,
        rungs: vec!["vacant".to_owned(), "remind-3".to_owned()],
    };
    let written = Written {
        address: "bdo-maitha@example.in".to_owned(),
        subject: "निर्देश 11".to_owned(),
        text: words(),
    };
    let why = "451 try later".to_owned();
    let plain = vec![
        Fact::AddressGiven(address),
        Fact::MessageQueued(asked),
        Fact::MessageClaimed { message, n_try: 1, written },
        Fact::MessageSent { message, receipt: "250 Ok".to_owned() },
        Fact::MessageFailed { message, n_try: 2, failure: Failure::Later, why },
    ];
    let settled = Settled::ALL.into_iter().map(|how| {
        (format!("message-settled.{}", how.word()), Fact::MessageSettled { message, how })
    });
    plain.into_iter().map(|fact| (fact.kind().to_owned(), fact)).chain(settled).collect()
}

fn approved() -> Fact {
    let Fact::MinutesIssued { review, mut minutes } = minutes() else { panic!("minutes") };
    minutes.number.n = 0;
    minutes.check_at = String::new();
    Fact::MinutesApproved { review, minutes }
}

fn paper() -> Fact {
    let column = |share, set| Column { head: name(), share, set };
    let paper = Paper {
        kind: PaperKind::ActionTaken,
        vocabulary: Vocabulary::Mp,
        office: name(),
        place: name(),
        number: LetterNumber { fy: Fy(2025), n: 1 },
        issued_on: DAY,
        title: name(),
        particulars: vec![(name(), name())],
        paragraphs: vec![name()],
        table: Table {
            columns: vec![column(0, Set::Numbers), column(3, Set::Words)],
            rows: vec![vec![name(), name()]],
        },
        signed_by: name(),
        signed_post: name(),
        copy_to: vec![name()],
        check_at: String::new(),
    };
    Fact::PaperIssued { review: ReviewId(9), paper: Box::new(paper) }
}
