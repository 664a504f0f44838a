//! Everything that can happen to a place.

use domain::fact::Fact;
use domain::place::change::{Base, Change, Coded, Move, Part, Register, What};
use domain::place::hierarchy::Hierarchy;
use domain::place::{Place, PlaceCode, Tier};

use super::{DAY, block, name};

pub(super) fn all() -> Vec<(String, Fact)> {
    let gp = |lgd| PlaceCode::new(Tier::GramPanchayat, lgd);
    let (clf, vo) = (PlaceCode::new(Tier::Clf, 311_4701), PlaceCode::new(Tier::Vo, 52_001));
    let part = |lgd, share, takes: &[PlaceCode]| Part {
        place: Place {
            code: gp(lgd),
            parent: Some(block()),
            slug: format!("gp-{lgd}"),
            name: name(),
            aliases: vec!["मैथा खास".to_owned()],
        },
        share,
        takes: takes.to_vec(),
    };
    let federation = Hierarchy::FEDERATION;
    let stays = Move { place: vo, to: Some(clf) };
    let leaves = Move { place: gp(7), to: None };
    let coded = |register, code: &str, version| Coded {
        place: block(),
        register,
        code: code.to_owned(),
        version,
    };
    let whats = [
        What::Renamed { place: gp(7), name: name() },
        What::Aliased { place: gp(7), aliases: vec!["MAITHA KHAS".to_owned()] },
        What::Moved { hierarchy: federation, moves: vec![stays, leaves] },
        What::Split {
            place: gp(7),
            base: Base { name: "परिवार 2021".to_owned(), whole: 1250 },
            parts: vec![part(7, 800, &[]), part(8, 450, &[vo])],
        },
        What::Merged { places: vec![gp(8), gp(9)], into: gp(7) },
        What::Coded {
            codes: vec![coded(Register::Lgd, "1203", 4), coded(Register::Nrlm, "031347", 0)],
        },
    ];
    let sample = |what: What| {
        let file = format!("place-changed.{}", what.word());
        let change =
            Change { from: DAY, order: "संख्या 114/33-3-2025".to_owned(), what };
        (file, Fact::PlaceChanged(Box::new(change)))
    };
    whats.into_iter().map(sample).collect()
}
