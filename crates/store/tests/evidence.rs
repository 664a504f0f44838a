//! Evidence as it is filed, found again by its file, and proved; and forms that were sent twice.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{World, record, record_by, world};
use domain::directive::DirectiveId;
use domain::evidence::{Claimed, File, FileKind, NewEvidence, Piece, Spot};
use domain::fact::Fact;
use jiff::civil::{Date, date};
use store::sendings::Sending;
use store::{Db, Error, evidence, files, rebuild, sendings, verify};
use testkit::{by, on_each_database};

const DAY: Date = date(2025, 10, 6);

fn photo(sha256: &str) -> Piece {
    Piece::File(File {
        sha256: sha256.to_owned(),
        name: "बैंक <script>.jpg".to_owned(),
        kind: FileKind::Jpeg,
        n_bytes: 3,
        claimed: Claimed { at: Some(DAY.at(9, 5, 0, 0)), spot: Spot::new(26_449_900, 79_912_345) },
    })
}

fn letter() -> Piece {
    Piece::Document {
        number: "412/2025".to_owned(),
        dated_on: DAY,
        subject: "खाते खुलने की सूचना".to_owned(),
    }
}

fn file(db: &Db, world: &World, directive: DirectiveId, piece: Piece) -> i64 {
    let words = "46 खाते खुले".to_owned();
    let filed = NewEvidence { directive, owner: world.bmm, words, piece };
    record_by(db, world.bmm, DAY, &Fact::EvidenceFiled(filed))
}

#[test]
fn evidence_is_numbered_on_its_directive_and_a_file_filed_before_is_told() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, DAY);
        let give = || DirectiveId(record(db, DAY, &Fact::DirectiveIssued(world.directive(review))));
        let (one, other) = (give(), give());
        file(db, &world, one, photo("aa"));
        file(db, &world, one, letter());
        let third = file(db, &world, other, photo("aa"));
        file(db, &world, other, photo("bb"));
        file(db, &world, other, photo("aa"));
        let told = |directive| {
            let found = db.read(|tx| evidence::of_directive(tx, directive)).unwrap();
            found.into_iter().map(|e| (e.n, e.filed_before)).collect::<Vec<_>>()
        };
        assert_eq!(told(one), [(1, None), (2, None)]);
        assert_eq!(told(other), [(1, Some(one)), (2, None), (3, Some(one))]);
        let found = db.read(|tx| evidence::of_directive(tx, other)).unwrap();
        assert_eq!((found[0].fact, found[0].owner, found[0].on), (third, world.bmm, DAY));
        assert_eq!(found[0].piece, photo("aa"));
        assert_eq!(found[0].words, "46 खाते खुले");
    });
}

#[test]
fn a_rebuild_folds_evidence_anew_and_leaves_files_and_sendings_alone() {
    on_each_database(|db| {
        let world = world(db);
        let review = world.call(db, DAY);
        let given = Fact::DirectiveIssued(world.directive(review));
        let directive = DirectiveId(record(db, DAY, &given));
        for piece in [photo("aa"), letter()] {
            file(db, &world, directive, piece);
        }
        let form = Sending { post: world.bmm, address: "/a", identity: "1" };
        db.write(by(Some(world.bmm), DAY), |tx| {
            files::keep(tx, "a.jpg", &[1, 2, 3])?;
            sendings::keep(tx, form, "/b")
        })
        .unwrap();
        let before = db.read(|tx| evidence::of_directive(tx, directive)).unwrap();
        assert!(verify(db).unwrap().is_sound());
        rebuild(db).unwrap();
        assert!(verify(db).unwrap().is_sound());
        assert_eq!(db.read(|tx| evidence::of_directive(tx, directive)).unwrap(), before);
        let led_to = db.write(by(None, DAY), |tx| sendings::led_to(tx, form)).unwrap();
        assert_eq!(led_to.as_deref(), Some("/b"));
    });
}

#[test]
fn evidence_on_a_directive_that_is_not_there_is_not_kept() {
    on_each_database(|db| {
        let world = world(db);
        let filed = NewEvidence {
            directive: DirectiveId(77),
            owner: world.bmm,
            words: String::new(),
            piece: letter(),
        };
        let outcome = db.write(by(None, DAY), |tx| tx.record(&Fact::EvidenceFiled(filed.clone())));
        assert!(matches!(outcome, Err(Error::Conflict(_))), "{outcome:?}");
    });
}

#[test]
fn only_the_last_form_of_a_post_to_an_address_is_known_again() {
    on_each_database(|db| {
        let world = world(db);
        let form = |post, address, identity| Sending { post, address, identity };
        let ask = |form| db.write(by(None, DAY), |tx| sendings::led_to(tx, form)).unwrap();
        let send = |form, led_to| {
            db.write(by(None, DAY), |tx| sendings::keep(tx, form, led_to)).unwrap();
        };
        let first = form(world.bmm, "/a", "1");
        assert_eq!(ask(first), None);
        send(first, "/x");
        send(form(world.cdo, "/a", "1"), "/of-another-post");
        send(form(world.bmm, "/b", "1"), "/of-another-address");
        assert_eq!(ask(first).as_deref(), Some("/x"));
        send(form(world.bmm, "/a", "2"), "/y");
        assert_eq!(ask(first), None, "words that were sent again after others are meant");
        assert_eq!(ask(form(world.bmm, "/a", "2")).as_deref(), Some("/y"));
    });
}
