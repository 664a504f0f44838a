//! Fills an office: one row of each kind is recorded as a fact, and the others are copies of its views with
//! places, posts, states and days of their own, always the same for the same number. The copies are no facts, so
//! `verify` would find them; lists ask the views alone.
//!
//! Of the rows half stand in the district of twenty blocks whose lists are read, half in another; a tenth is open.

use domain::directive::DirectiveId;
use domain::fact::Fact;
use domain::ladder::{About, Reason};
use domain::message::NewMessage;
use domain::place::{PlaceCode, Tier};
use domain::post::PostId;
use domain::review::SeriesId;
use jiff::civil::date;
use store::Db;

use super::common::{block, called, district, figures, notice, numbered, record, source, world};

/// Numbers of copies begin here, far above those of facts.
pub(crate) const FIRST: i64 = 10_000_000;

/// Whose lists are read, and how many rows there are.
pub(crate) struct Filled {
    pub(crate) rows: i64,
    pub(crate) series: SeriesId,
    pub(crate) chair: PostId,
}

impl Filled {
    /// What an earlier run filled.
    pub(crate) fn again(db: &Db) -> Self {
        let filled = db.read(|tx| {
            let founded = store::reviews::series_page(tx, None, 1)?.remove(0);
            let last = store::ledger::page(tx, None, 1)?.remove(0).seq;
            Ok::<_, store::Error>(Self {
                rows: last - FIRST,
                series: founded.id,
                chair: founded.series.chair,
            })
        });
        filled.unwrap()
    }

    /// The post of a block that owes a fortieth of the directives.
    pub(crate) fn bmm(&self) -> PostId {
        PostId(FIRST + 11)
    }
}

pub(crate) fn fill(db: &Db, address: &str, rows: i64) -> Filled {
    let day = date(2025, 10, 7);
    let world = world(db);
    let review = world.call(db, date(2025, 10, 6));
    let directive = Fact::DirectiveIssued(world.directive(review));
    let directive = DirectiveId(record(db, day, &directive));
    let asked = NewMessage {
        to: world.bmm,
        about: About::Directive(directive),
        owner: world.bmm,
        due_on: Some(day),
        reason: Reason::Due,
        rungs: vec!["remind-3".to_owned()],
    };
    record(db, day, &Fact::MessageQueued(asked));
    let block_of = figures();
    record(db, day, &Fact::FiguresSaved { source: source("00"), block: block_of });
    let drafted = record(db, day, &Fact::ExplanationDrafted(world.explanation("क्यों")));
    let notice = notice(numbered(day, 1), day);
    called(db, world.cdo, day, drafted, notice);
    let person = store::people::all;
    let person = db.read(person).unwrap()[0].id;
    record(db, day, &Fact::AccountOpened { person, name: "rekha".to_owned() });
    let mut engine = Engine::open(address);
    for statement in copies(&world, rows) {
        engine.run(&statement);
    }
    engine.run("analyze");
    Filled { rows, series: world.series, chair: world.cdo }
}

/// The statements that copy, in both databases' words; `#bytes(x)` stands for a text of 32 letters as bytes.
fn copies(world: &super::common::World, rows: i64) -> Vec<String> {
    let own = district().number();
    let other = PlaceCode::new(Tier::District, 148).number();
    let state = PlaceCode::new(Tier::State, 9).number();
    let first_block = block(0).number();
    let (series, chair) = (world.series, world.cdo);
    let fill = |text: &str| {
        text.replace("{rows}", &rows.to_string())
            .replace("{first}", &FIRST.to_string())
            .replace("{own}", &own.to_string())
            .replace("{other}", &other.to_string())
            .replace("{state}", &state.to_string())
            .replace("{block}", &first_block.to_string())
            .replace("{series}", &series.to_string())
            .replace("{chair}", &chair.to_string())
    };
    include_str!("copies.sql")
        .split(";\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(fill)
        .collect()
}

/// A connection of the bench's own, without the care for what is written that an office needs.
enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::Client>),
}

impl Engine {
    fn open(address: &str) -> Self {
        if let Some(path) = address.strip_prefix("sqlite:") {
            let conn = rusqlite::Connection::open(path).unwrap();
            conn.execute_batch(
                "pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -400000;
                 pragma temp_store = memory",
            )
            .unwrap();
            return Self::Sqlite(conn);
        }
        let (server, schema) = address.split_once("?schema=").unwrap();
        let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
        let care = format!(
            "set search_path to {schema}; set session_replication_role to replica;
             set work_mem to '256MB'; set synchronous_commit to off"
        );
        client.batch_execute(&care).unwrap();
        Self::Postgres(Box::new(client))
    }

    fn run(&mut self, statement: &str) {
        let said = match self {
            // SQLite plans without statistics in an office, and so here.
            Self::Sqlite(_) if statement == "analyze" => Ok(()),
            Self::Sqlite(conn) => {
                let statement = statement
                    .replace("#bytes(", "cast(printf('%032d', ")
                    .replace("#end", ") as blob)");
                conn.execute_batch(&statement).map_err(|error| error.to_string())
            }
            Self::Postgres(client) => {
                let statement = statement
                    .replace("#bytes(", "cast(lpad(cast(")
                    .replace("#end", " as text), 32, '0') as bytea)");
                client.batch_execute(&statement).map_err(|error| format!("{error:?}"))
            }
        };
        said.unwrap_or_else(|error| panic!("{error}: {statement}"));
    }
}
