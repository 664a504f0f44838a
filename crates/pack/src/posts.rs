//! `posts.csv`: the kinds of post that a state has. The posts of an office are made from these.

use domain::policy::Duty;
use domain::scheme::PostKind;

use crate::entry::Faults;
use crate::read::{Draft, Kind};
use crate::schemes::tier;
use crate::table::{Columns, rows};

pub(crate) const FILE: &str = "posts.csv";
const COLUMNS: Columns = Columns {
    needed: &["code", "hi", "en", "tier", "department_hi", "department_en", "duty"],
    optional: &[],
};

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let duties = Duty::ALL.map(|duty| (duty.word(), duty));
    for row in rows(FILE, text, COLUMNS, faults) {
        let kind = PostKind {
            code: row.code("code", faults),
            title: row.name("hi", "en", faults),
            tier: tier(&row, "tier", faults),
            department: row.name("department_hi", "department_en", faults),
            duty: row.choice("duty", &duties, faults).unwrap_or(Duty::Field),
        };
        draft.declare(Kind::Post, &kind.code, &row, faults);
        draft.rules.post_kinds.push(kind);
    }
}
