//! A small district for the store's own tests: Kanpur Nagar with two blocks, three posts, a series.

#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(dead_code, reason = "each test file uses a part of it")]

use domain::agenda::{AgendaItem, AgendaReason, Seen};
use domain::directive::{Condition, Deadline, DirectiveKind, NewDirective, Resolution};
use domain::explanation::notice::Notice;
use domain::explanation::steps::Step;
use domain::explanation::{Addressee, Cause, ExplanationId, NewExplanation};
use domain::fact::Fact;
use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::grade::Letter;
use domain::indicator::{IndicatorCode, Unit};
use domain::letter::LetterNumber;
use domain::name::Name;
use domain::period::{Fy, Period};
use domain::place::{Place, PlaceCode, Tier};
use domain::post::{Charge, Holding, NewPost, PersonId, PostId};
use domain::review::{ReviewId, Series, SeriesId, Sitting};
use domain::scheme::{SchemeCode, Vocabulary};
use domain::series::Plan;
use jiff::civil::{Date, date};
use store::Db;
use testkit::by;

pub(crate) fn name(hi: &str) -> Name {
    Name::new(hi, hi)
}

pub(crate) fn district() -> PlaceCode {
    PlaceCode::new(Tier::District, 147)
}

pub(crate) fn block(ix: u32) -> PlaceCode {
    PlaceCode::new(Tier::Block, 1200 + ix)
}

/// What every story begins with.
pub(crate) struct World {
    pub(crate) places: Vec<Place>,
    pub(crate) cdo: PostId,
    pub(crate) bmm: PostId,
    pub(crate) dc: PostId,
    pub(crate) series: SeriesId,
}

pub(crate) fn places() -> Vec<Place> {
    let place = |code, parent, slug: &str, hi: &str, en: &str| Place {
        code,
        parent,
        slug: slug.to_owned(),
        name: Name::new(hi, en),
        aliases: vec![en.to_uppercase()],
    };
    vec![
        place(district(), None, "kanpur-nagar", "कानपुर नगर", "Kanpur Nagar"),
        place(block(2), Some(district()), "sarsaul", "सरसौल", "Sarsaul"),
        place(block(1), Some(district()), "maitha", "मैथा", "Maitha"),
    ]
}

pub(crate) fn post(slug: &str, kind: &str, place: PlaceCode, over: Option<PostId>) -> Fact {
    Fact::PostCreated(NewPost {
        slug: slug.to_owned(),
        kind: kind.to_owned(),
        title: Name::new("पद", slug),
        place,
        reports_to: over,
    })
}

pub(crate) fn record(db: &Db, on: Date, fact: &Fact) -> i64 {
    db.write(by(None, on), |tx| tx.record(fact)).unwrap_or_else(|error| panic!("{error}: {fact:?}"))
}

pub(crate) fn record_by(db: &Db, post: PostId, on: Date, fact: &Fact) -> i64 {
    db.write(by(Some(post), on), |tx| tx.record(fact)).unwrap()
}

pub(crate) fn holding(post: PostId, person: PersonId, from: Date) -> Fact {
    let charge = Charge::Regular;
    Fact::HoldingBegan(Holding { post, person, charge, from, until: None })
}

pub(crate) fn world(db: &Db) -> World {
    let day = date(2025, 4, 1);
    record(db, day, &Fact::OfficeOpened { name: name("कानपुर नगर") });
    record(db, day, &Fact::PlacesAdded { places: places() });
    let cdo = PostId(record(db, day, &post("cdo", "cdo", district(), None)));
    let dc = PostId(record(db, day, &post("dc-nrlm", "dc", district(), Some(cdo))));
    let bmm = PostId(record(db, day, &post("bmm-maitha", "bmm", block(1), Some(dc))));
    let person = PersonId(record(db, day, &Fact::PersonAdded { name: Name::new("रेखा", "Rekha") }));
    record(db, day, &holding(bmm, person, day));
    let series = Fact::SeriesFounded(Series {
        slug: "nrlm".to_owned(),
        name: Name::new("मासिक समीक्षा", "Monthly review"),
        place: district(),
        chair: cdo,
        members: vec![dc, bmm],
        schemes: vec![SchemeCode::new("bank-linkage")],
        plan: Plan::default(),
    });
    let series = SeriesId(record(db, day, &series));
    World { places: places(), cdo, bmm, dc, series }
}

impl World {
    pub(crate) fn call(&self, db: &Db, on: Date) -> ReviewId {
        let sitting = Fact::ReviewCalled(Sitting {
            series: self.series,
            on,
            venue: Name::new("विकास भवन", "Vikas Bhawan"),
            figures_to: on.first_of_month().yesterday().unwrap(),
        });
        ReviewId(record(db, on, &sitting))
    }

    pub(crate) fn directive(&self, review: ReviewId) -> NewDirective {
        NewDirective {
            review,
            point: 1,
            words: "शेष 46 खाते खोलें, \"शीघ्र\"".to_owned(),
            kind: DirectiveKind::Complete,
            owners: vec![self.bmm, self.dc],
            place: block(1),
            scheme: Some(SchemeCode::new("bank-linkage")),
            deadline: Deadline {
                words: "आगामी बैठक में".to_owned(),
                due_on: None,
                how: Resolution::NextSitting,
            },
            condition: Condition::Figure {
                indicator: IndicatorCode::new("accounts-opened"),
                place: block(1),
                at_least: 218,
            },
        }
    }
}

impl World {
    /// What the BMM is asked to explain in words.
    pub(crate) fn explanation(&self, words: &str) -> NewExplanation {
        NewExplanation {
            asked: self.bmm,
            cause: Cause::ByHand { words: words.to_owned() },
            place: block(1),
            review: None,
            directive: None,
        }
    }
}

/// Calls an explanation under a letter.
pub(crate) fn called(db: &Db, by: PostId, on: Date, explanation: i64, notice: Notice) {
    let step = Step::Called { notice: Box::new(notice) };
    let explanation = ExplanationId(explanation);
    record_by(db, by, on, &Fact::ExplanationMoved { explanation, step });
}

/// A letter of three days under this number.
pub(crate) fn notice(number: LetterNumber, on: Date) -> Notice {
    let whom = || Addressee { post: name("पद"), holder: name("") };
    Notice {
        vocabulary: Vocabulary::Up,
        office: name("कार्यालय"),
        number,
        issued_on: on,
        to: whom(),
        subject: name("स्पष्टीकरण"),
        references: Vec::new(),
        body: vec![name("कारण बताएँ")],
        rows: Vec::new(),
        reply_days: 3,
        reply_by: on.checked_add(jiff::ToSpan::days(3)).unwrap(),
        signed: whom(),
        copy_to: Vec::new(),
    }
}

/// The number of the financial year of a day.
pub(crate) fn numbered(on: Date, n: i64) -> LetterNumber {
    LetterNumber { fy: Fy::of(on), n }
}

pub(crate) fn items() -> Vec<AgendaItem> {
    let seen = Seen {
        unit: Unit::Count,
        target: Cell::Value(218),
        achieved: Cell::Blank(Blank::NotReported),
        percent_hundredths: Some(7890),
        letter: Some(Letter::new("D")),
        short_of_best: 46,
    };
    let reason = AgendaReason::LowGrade { letter: Letter::new("D"), before: None, n_periods: 1 };
    let scheme = Some(SchemeCode::new("bank-linkage"));
    vec![
        AgendaItem {
            n: 1,
            reason,
            place: block(1),
            scheme,
            post: None,
            seen: Some(seen),
            below: vec![block(2)],
        },
        AgendaItem {
            n: 2,
            reason: AgendaReason::NotStarted,
            place: block(2),
            scheme: None,
            post: None,
            seen: None,
            below: Vec::new(),
        },
    ]
}

pub(crate) fn source(sha256: &str) -> Source {
    Source {
        way: Way::Sheet,
        name: "प्रगति.xlsx".to_owned(),
        sha256: sha256.to_owned(),
        as_on: date(2025, 9, 30),
        synthetic: true,
    }
}

pub(crate) fn figures() -> FigureBlock {
    let figure = |place, month, cell| Figure {
        indicator: IndicatorCode::new("accounts-opened"),
        place,
        period: Period::month(2025, month).unwrap(),
        kind: FigureKind::Achieved,
        cell,
    };
    FigureBlock::of(&[
        figure(block(1), 8, Cell::Value(172)),
        figure(block(2), 8, Cell::Blank(Blank::NotReported)),
        figure(block(1), 9, Cell::Value(218)),
    ])
}
