//! A small office for the tests of reaching people: a district, a block, a line of three posts, one
//! sitting, and a directive owed on 10 October 2024.

use std::sync::Mutex;

use desk::Desk;
use desk::directives::Given;
use desk::outbox::{Carrier, Origin, Undelivered};
use domain::directive::{Condition, DirectiveId, DirectiveKind};
use domain::fact::{By, Fact};
use domain::message::Failure;
use domain::name::Name;
use domain::place::{Place, PlaceCode, Tier};
use domain::post::{Charge, NewPost, PostId};
use domain::review::{Series, Sitting};
use jiff::civil::{Date, date};
use messages::Mail;

pub(crate) const SITTING: Date = date(2024, 10, 3);

pub(crate) struct Office {
    pub(crate) cdo: PostId,
    pub(crate) bdo: PostId,
    pub(crate) bmm: PostId,
    pub(crate) directive: DirectiveId,
}

pub(crate) fn house() -> Origin {
    Origin { base: "https://anupalan.example.in".to_owned(), mail_domain: "example.in".to_owned() }
}

fn name(hi: &str) -> Name {
    Name::new(hi, hi)
}

/// Founds the office. `holders` tells which of the two lower posts is held.
pub(crate) fn office(desk: &Desk, holders: [bool; 2]) -> Office {
    desk.write(testkit::by(None, SITTING), |books| {
        desk::offices::open(books, name("कानपुर देहात"))?;
        let packs = pack::source::builtin();
        for (_, files) in packs.iter().filter(|(id, _)| id == "up-darpan") {
            desk::offices::adopt_pack(books, files)?;
        }
        let (state, district, block) = places();
        let tree = vec![
            place(state, None, "uttar-pradesh"),
            place(district, Some(state), "kanpur-dehat"),
            place(block, Some(district), "maitha"),
        ];
        desk::offices::add_places(books, tree)?;
        let mut post = |slug: &str, place, reports_to, is_held: bool| {
            let kind = slug.split('-').next().unwrap_or_default().to_owned();
            let new = NewPost { slug: slug.to_owned(), kind, title: name(slug), place, reports_to };
            let post = PostId(books.record(&Fact::PostCreated(new))?);
            if is_held {
                let person = desk::people::add(books, name("पदधारक"))?;
                desk::people::take_charge(books, (post, person), Charge::Regular, SITTING)?;
            }
            Ok::<PostId, desk::Error>(post)
        };
        let cdo = post("cdo", district, None, true)?;
        let bdo = post("bdo-maitha", block, Some(cdo), holders[0])?;
        let bmm = post("bmm-maitha", block, Some(bdo), holders[1])?;
        let series = desk::reviews::found(
            books,
            Series {
                slug: "monthly".to_owned(),
                name: name("मासिक समीक्षा"),
                place: district,
                chair: cdo,
                members: vec![bdo, bmm],
                schemes: Vec::new(),
                plan: domain::series::Plan::default(),
            },
        )?;
        let figures_to = date(2024, 9, 30);
        let venue = name("सभागार, विकास भवन; कक्ष 2");
        let sitting = Sitting { series, on: SITTING, venue, figures_to };
        let review = desk::reviews::call(books, sitting)?;
        desk::reviews::draw_agenda(books, review)?;
        let point = desk::reviews::add_item(books, review, (block, None), "खाते", "")?;
        let given = Given {
            review,
            point,
            words: "शेष 46 खाते खुलवाएँ".to_owned(),
            kind: DirectiveKind::Complete,
            owners: vec![bmm],
            place: block,
            scheme: None,
            deadline: "10.10.2024".to_owned(),
            condition: Condition::Evidence,
        };
        let directive = desk::directives::issue(books, given)?.id;
        Ok(Office { cdo, bdo, bmm, directive })
    })
    .unwrap_or_else(|error| panic!("{error}"))
}

fn places() -> (PlaceCode, PlaceCode, PlaceCode) {
    let code = PlaceCode::new;
    (code(Tier::State, 9), code(Tier::District, 147), code(Tier::Block, 1270))
}

fn place(code: PlaceCode, parent: Option<PlaceCode>, slug: &str) -> Place {
    Place { code, parent, slug: slug.to_owned(), name: name(slug), aliases: Vec::new() }
}

/// Someone who acts on a day, so many minutes after half past ten.
pub(crate) fn at(on: Date, minutes: i64) -> By {
    let by = testkit::by(None, on);
    By { at: by.at + jiff::SignedDuration::from_mins(minutes), ..by }
}

/// A carrier that keeps what it carries, or fails in one way.
#[derive(Default)]
pub(crate) struct Bag {
    pub(crate) mails: Mutex<Vec<Mail>>,
    pub(crate) fails: Option<Failure>,
    pub(crate) is_closed: bool,
}

impl Bag {
    pub(crate) fn failing(failure: Failure) -> Self {
        Self { fails: Some(failure), ..Self::default() }
    }

    pub(crate) fn to(&self) -> Vec<String> {
        let mails = self.mails.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        mails.iter().map(|mail| mail.to.clone()).collect()
    }
}

impl Carrier for Bag {
    fn ready(&self) -> Result<(), String> {
        if self.is_closed { Err("closed".to_owned()) } else { Ok(()) }
    }

    fn carry(&self, mail: &Mail) -> Result<String, Undelivered> {
        let mut mails = self.mails.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        mails.push(mail.clone());
        match self.fails {
            None => Ok("250 taken".to_owned()),
            Some(failure) => Err(Undelivered { failure, why: "said no".to_owned() }),
        }
    }
}
