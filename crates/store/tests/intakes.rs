//! Figures and files taken in, as stories on both databases.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{figures, record, source};
use domain::fact::Fact;
use domain::figure::FigureBlock;
use domain::period::Period;
use jiff::civil::date;
use store::{Error, files, intakes, ledger};
use testkit::{by, on_each_database};

#[test]
fn figures_come_back_and_their_intake_tells_source_and_extent() {
    on_each_database(|db| {
        let saved = Fact::FiguresSaved { source: source("ab12"), block: figures() };
        let fact = record(db, date(2025, 10, 1), &saved);
        assert_eq!(db.read(|tx| ledger::get(tx, fact)).unwrap().fact, saved);
        let intake = db.read(|tx| intakes::get(tx, fact)).unwrap();
        assert_eq!(intake.source, source("ab12"));
        assert_eq!((intake.n_places, intake.n_columns, intake.n_cells), (2, 2, 3));
        assert_eq!(intake.first, Period::month(2025, 8));
        assert_eq!(intake.last, Period::month(2025, 9));
        assert_eq!(intake.by, by(None, date(2025, 10, 1)));
    });
}

#[test]
fn the_same_file_is_known_by_its_hash_and_a_missing_file_by_none() {
    on_each_database(|db| {
        let save = |sha256: &str, block| {
            record(db, date(2025, 10, 1), &Fact::FiguresSaved { source: source(sha256), block })
        };
        let by_form = save("", figures());
        let first = save("ab12", figures());
        let empty = save("cd34", FigureBlock::default());
        db.read(|tx| {
            assert_eq!(intakes::by_sha256(tx, "ab12")?.unwrap().fact, first);
            assert_eq!(intakes::by_sha256(tx, "cd34")?.unwrap().first, None);
            assert_eq!(intakes::by_sha256(tx, "")?, None);
            assert_eq!(intakes::by_sha256(tx, "ab1")?, None);
            let all: Vec<i64> =
                intakes::page(tx, None, 10)?.iter().map(|intake| intake.fact).collect();
            assert_eq!(all, [empty, first, by_form]);
            let missing = intakes::get(tx, 99);
            assert!(matches!(missing, Err(Error::Missing { what: "intake", .. })));
            Ok::<(), Error>(())
        })
        .unwrap();
    });
}

#[test]
fn a_file_is_kept_once_under_the_hash_of_what_is_in_it() {
    on_each_database(|db| {
        let keep = |name: &str, bytes: &[u8]| {
            db.write(by(None, date(2025, 10, 1)), |tx| files::keep(tx, name, bytes)).unwrap()
        };
        let first = keep("प्रगति.csv", b"a,b\n\0\xff");
        assert_eq!(keep("copy.csv", b"a,b\n\0\xff"), first);
        assert_ne!(keep("प्रगति.csv", b""), first);
        let file = db.read(|tx| files::get(tx, &first)).unwrap().unwrap();
        assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("प्रगति.csv", &b"a,b\n\0\xff"[..]));
        assert_eq!(file.at, by(None, date(2025, 10, 1)).at);
        assert_eq!(db.read(|tx| files::get(tx, "00")).unwrap(), None);
        // What everyone's tool says of the empty file.
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(db.read(|tx| files::get(tx, empty)).unwrap().is_some());
    });
}
