//! `sheets.csv` and `headings.csv`: how the reports of a source look, and what their headings mean.

use domain::figure::FigureKind;
use domain::indicator::IndicatorCode;
use domain::profile::Profile;
use domain::shape::{Decided, Means};

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::read::{Draft, Kind};
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "sheets.csv";
pub(crate) const HEADINGS: &str = "headings.csv";
const COLUMNS: Columns = Columns {
    needed: &["code", "hi", "en", "marks", "as_on", "money_in", "source"],
    optional: &[],
};
const HEADING_COLUMNS: Columns =
    Columns { needed: &["sheet", "heading", "indicator", "kind"], optional: &[] };
const MONEY: [(&str, u32); 4] = [("rupees", 0), ("thousand", 3), ("lakh", 5), ("crore", 7)];
/// What stands in `kind` for a column of which nothing is taken.
const ASIDE: &str = "aside";

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    for row in rows(FILE, text, COLUMNS, faults) {
        let code = row.code("code", faults);
        draft.declare(Kind::Sheet, &code, &row, faults);
        let marks = row.text("marks", faults);
        let profile = Profile {
            code,
            name: row.name("hi", "en", faults),
            marks: list(&marks),
            as_on: list(row.maybe("as_on")),
            money_power: row.choice("money_in", &MONEY, faults).unwrap_or_default(),
            source: row.source(faults),
            pack: draft.rules.pack.clone(),
            headings: Vec::new(),
        };
        draft.rules.profiles.push(profile);
    }
}

/// Read after `sheets.csv`, which declares what `sheet` names.
pub(crate) fn read_headings(text: &str, draft: &mut Draft, faults: &mut Faults) {
    for row in rows(HEADINGS, text, HEADING_COLUMNS, faults) {
        let sheet = row.code("sheet", faults);
        draft.refer(Kind::Sheet, &row, "sheet");
        let heading = row.text("heading", faults);
        let Some(means) = means(&row, draft, faults) else { continue };
        let found = draft.rules.profiles.iter_mut().find(|profile| profile.code == sheet);
        if let Some(profile) = found {
            profile.headings.push(Decided { heading, means });
        }
    }
}

fn means(row: &Entry, draft: &mut Draft, faults: &mut Faults) -> Option<Means> {
    let kind = row.text("kind", faults);
    if kind == ASIDE {
        return Some(Means::LeftAside);
    }
    draft.refer(Kind::Indicator, row, "indicator");
    let indicator = IndicatorCode::new(&row.code("indicator", faults));
    let Some(kind) = FigureKind::of_word(&kind) else {
        let choices = FigureKind::ALL.map(FigureKind::word).join(", ");
        let (key, choices) = ("kind".to_owned(), format!("{choices}, {ASIDE}"));
        row.tell("kind", What::NotAmong { key, value: kind, choices }, faults);
        return None;
    };
    Some(Means::Figures { indicator, kind })
}
