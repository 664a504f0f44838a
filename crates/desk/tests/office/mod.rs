//! A small district of Uttar Pradesh for tests of verbs: two blocks and more, their posts, one series.
#![expect(clippy::unwrap_used, reason = "a test")]

use desk::directives::Given;
use desk::{Books, Desk, Write, offices, reviews};
use domain::directive::{Condition, DirectiveKind};
use domain::fact::By;
use domain::figure::{Cell, Figure, FigureBlock, FigureKind, Source, Way};
use domain::indicator::IndicatorCode;
use domain::name::Name;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier};
use domain::post::{NewPost, PostId};
use domain::review::{ReviewId, Series, SeriesId, Sitting};
use jiff::civil::{Date, date};

pub(crate) const OPENED: Date = date(2025, 4, 1);

/// The office with who is in it.
pub(crate) struct Office {
    pub(crate) cdo: PostId,
    pub(crate) dc: PostId,
    pub(crate) ddo: PostId,
    /// The block mission managers, block by block.
    pub(crate) bmms: Vec<PostId>,
    pub(crate) series: SeriesId,
}

pub(crate) fn district() -> PlaceCode {
    PlaceCode::new(Tier::District, 147)
}

pub(crate) fn block(ix: usize) -> PlaceCode {
    PlaceCode::new(Tier::Block, 1200 + u32::try_from(ix).unwrap())
}

pub(crate) fn by(post: PostId, on: Date) -> By {
    testkit::by((post.0 > 0).then_some(post), on)
}

fn place(code: PlaceCode, parent: Option<PlaceCode>, slug: &str) -> Place {
    Place { code, parent, slug: slug.to_owned(), name: Name::new(slug, slug), aliases: vec![] }
}

pub(crate) fn post(slug: &str, kind: &str, place: PlaceCode) -> NewPost {
    NewPost {
        slug: slug.to_owned(),
        kind: kind.to_owned(),
        title: Name::new(slug, slug),
        place,
        reports_to: None,
    }
}

pub(crate) fn create(books: &mut Books<'_, '_, Write>, post: NewPost) -> desk::Result<PostId> {
    Ok(PostId(books.record(&domain::fact::Fact::PostCreated(post))?))
}

pub(crate) fn office(desk: &Desk, n_blocks: usize) -> Office {
    desk.write(by(PostId(0), OPENED), |books| {
        offices::open(books, Name::new("सुन्दरपुर", "Sundarpur"))?;
        for (_, files) in pack::source::builtin() {
            offices::adopt_pack(books, &files)?;
        }
        let state = PlaceCode::new(Tier::State, 9);
        let mut places =
            vec![place(state, None, "up"), place(district(), Some(state), "sundarpur")];
        for ix in 0..n_blocks {
            places.push(place(block(ix), Some(district()), &format!("block-{ix}")));
        }
        offices::add_places(books, places)?;
        let cdo = create(books, post("cdo", "cdo", district()))?;
        let dc = create(books, post("dc", "mission-district", district()))?;
        let ddo = create(books, post("ddo", "ddo", district()))?;
        let mut bmms = Vec::new();
        for ix in 0..n_blocks {
            let new = post(&format!("bmm-{ix}"), "mission-block", block(ix));
            bmms.push(create(books, new)?);
        }
        let series = reviews::found(
            books,
            Series {
                slug: "nrlm".to_owned(),
                name: Name::new("समीक्षा", "Review"),
                place: district(),
                chair: cdo,
                members: bmms.clone(),
                schemes: vec![],
                plan: domain::series::Plan::default(),
            },
        )?;
        Ok(Office { cdo, dc, ddo, bmms, series })
    })
    .unwrap()
}

/// Calls a sitting and draws its agenda, with one point of its own.
pub(crate) fn call(books: &mut Books<'_, '_, Write>, office: &Office, on: Date) -> (ReviewId, i64) {
    let review = reviews::call(
        books,
        Sitting {
            series: office.series,
            on,
            venue: Name::new("विकास भवन", "Vikas Bhawan"),
            figures_to: on.first_of_month().yesterday().unwrap(),
        },
    )
    .unwrap();
    reviews::draw_agenda(books, review).unwrap();
    let n = reviews::add_item(books, review, (district(), None), "अन्य", "").unwrap();
    (review, n)
}

pub(crate) fn given(
    (review, point): (ReviewId, i64),
    owners: &[PostId],
    place: PlaceCode,
    condition: Condition,
) -> Given {
    Given {
        review,
        point,
        words: "शेष खाते खुलवाएँ".to_owned(),
        kind: DirectiveKind::Do,
        owners: owners.to_vec(),
        place,
        scheme: None,
        deadline: "7 दिवस में".to_owned(),
        condition,
    }
}

pub(crate) fn accounts() -> IndicatorCode {
    IndicatorCode::new("accounts-opened")
}

pub(crate) fn reaches(ix: usize, at_least: i64) -> Condition {
    Condition::Figure { indicator: accounts(), place: block(ix), at_least }
}

/// Saves the level of accounts at a block as on a day.
pub(crate) fn save(
    books: &mut Books<'_, '_, Write>,
    values: &[(usize, i64)],
    on: Date,
) -> desk::Result<desk::figures::Saved> {
    let figures: Vec<Figure> = values
        .iter()
        .map(|(ix, value)| Figure {
            indicator: accounts(),
            place: block(*ix),
            period: Period::month_of(on),
            kind: FigureKind::Achieved,
            cell: Cell::Value(*value),
        })
        .collect();
    let source = Source {
        way: Way::Sheet,
        name: "प्रपत्र".to_owned(),
        sha256: String::new(),
        as_on: on,
        synthetic: false,
    };
    desk::figures::save(books, source, FigureBlock::of(&figures))
}
