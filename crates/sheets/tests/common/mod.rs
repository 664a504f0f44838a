//! A small district for the tests: Kanpur Dehat with three blocks, beside Aligarh, and four programmes.

#![expect(clippy::unwrap_used, reason = "a test")]

use domain::figure::{Cell, FigureKind};
use domain::indicator::{Indicator, IndicatorCode, Nature, Unit};
use domain::name::Name;
use domain::norm::PackRef;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::scheme::{Against, Rulebook, Rules, Scheme, SchemeCode};
use sheets::take_in::{Basis, Context, Converts, Proposal, propose};

pub(crate) const DISTRICT: (Tier, u32) = (Tier::District, 149);

fn place(code: (Tier, u32), parent: Option<(Tier, u32)>, hi: &str, en: &str) -> Place {
    Place {
        code: PlaceCode::new(code.0, code.1),
        parent: parent.map(|(tier, lgd)| PlaceCode::new(tier, lgd)),
        slug: en.to_lowercase().replace(' ', "-"),
        name: Name::new(hi, en),
        aliases: if en == "Sarbankhera" {
            vec!["सरवनखेड़ा".to_owned()]
        } else {
            Vec::new()
        },
    }
}

pub(crate) fn tree() -> Tree {
    let state = (Tier::State, 9);
    let aligarh = (Tier::District, 119);
    Tree::build(vec![
        place(state, None, "उत्तर प्रदेश", "Uttar Pradesh"),
        place(DISTRICT, Some(state), "कानपुर देहात", "Kanpur Dehat"),
        place((Tier::Block, 1141), Some(DISTRICT), "मैथा", "Maitha"),
        place((Tier::Block, 1142), Some(DISTRICT), "रसूलाबाद", "Rasulabad"),
        place((Tier::Block, 1143), Some(DISTRICT), "सरबनखेड़ा", "Sarbankhera"),
        place(aligarh, Some(state), "अलीगढ़", "Aligarh"),
        place((Tier::Block, 900), Some(aligarh), "खैर", "Khair"),
    ])
    .unwrap()
}

fn indicator(code: &str, hi: &str, en: &str, nature: Nature) -> Indicator {
    Indicator {
        code: IndicatorCode::new(code),
        name: Name::new(hi, en),
        unit: if code == "loan-amount" { Unit::Paise } else { Unit::Count },
        noun: Name::new("", ""),
        nature,
        part_of: (code == "groups-rf").then(|| IndicatorCode::new("groups")),
        counted_at: None,
        aliases: if code == "accounts" {
            vec!["खाता खोलना".to_owned()]
        } else {
            Vec::new()
        },
    }
}

pub(crate) fn book() -> Rulebook {
    let pack = PackRef { id: "test".to_owned(), version: "1".to_owned() };
    let scheme = Scheme {
        code: SchemeCode::new("meal-attendance"),
        name: Name::new("मध्याह्न भोजन", "Mid-day meal"),
        department: Name::new("शिक्षा", "Education"),
        district_post: "bsa".to_owned(),
        block_post: "beo".to_owned(),
        achieved: IndicatorCode::new("present"),
        against: Against::Indicator(IndicatorCode::new("enrolled")),
        weight: 1,
        down_to: Tier::Block,
        pack: pack.clone(),
    };
    Rulebook::of(vec![Rules {
        name: Name::new("परीक्षण", "Test"),
        indicators: vec![
            indicator("lakhpati-didi", "लखपति दीदी", "Lakhpati Didi", Nature::Flow),
            indicator("accounts", "खाते", "Accounts opened", Nature::Flow),
            indicator("groups", "समूह", "Self-help groups", Nature::Stock),
            indicator("groups-rf", "आर०एफ० प्राप्त समूह", "Groups with RF", Nature::Stock),
            indicator("loan-amount", "ऋण धनराशि", "Loan amount", Nature::Flow),
            indicator("present", "उपस्थिति", "Present", Nature::Flow),
            indicator("enrolled", "नामांकन", "Enrolled", Nature::Stock),
        ],
        schemes: vec![scheme],
        ..Rules::empty(pack)
    }])
}

pub(crate) fn october() -> Period {
    Period::month(2025, 10).unwrap()
}

type Held<'a> = &'a dyn Fn(&IndicatorCode, FigureKind, Period, PlaceCode) -> Option<Cell>;

/// Proposes a file for Kanpur Dehat, October 2025, figures to date unless the heading says otherwise.
pub(crate) fn proposed_with(bytes: &[u8], held: Held<'_>, sheet: Option<&str>) -> Proposal {
    let (tree, book) = (tree(), book());
    let context = Context { sheet, existing: held, ..context(&tree, &book) };
    propose(bytes, "figures.csv", &context)
}

/// Kanpur Dehat, October 2025, nothing held, nothing decided.
pub(crate) fn context<'a>(tree: &'a Tree, book: &'a Rulebook) -> Context<'a> {
    Context {
        tree,
        book,
        top: PlaceCode::new(DISTRICT.0, DISTRICT.1),
        period: october(),
        basis: Basis::ToDate,
        sheet: None,
        decided: &[],
        money_power: 0,
        converts: Converts::No,
        existing: &|_, _, _, _| None,
    }
}

pub(crate) fn proposed(bytes: &[u8]) -> Proposal {
    proposed_with(bytes, &|_, _, _, _| None, None)
}

/// The figures of a proposal, a line each.
pub(crate) fn figures(proposal: &Proposal) -> String {
    let line = |figure: domain::figure::Figure| {
        let cell = match figure.cell {
            Cell::Value(value) => value.to_string(),
            Cell::Blank(blank) => blank.word().to_owned(),
        };
        let (place, kind) = (figure.place.lgd(), figure.kind.word());
        format!("{} {kind} {} {place} {cell}\n", figure.indicator, figure.period)
    };
    proposal.block.figures().map(line).collect()
}

/// The findings of a proposal: cell, code.
pub(crate) fn found(proposal: &Proposal) -> Vec<String> {
    let place = |finding: &sheets::Finding| {
        finding.at.as_ref().map_or_else(String::new, |at| format!("{at} "))
    };
    proposal.findings.iter().map(|f| format!("{}{}", place(f), f.what.code())).collect()
}
