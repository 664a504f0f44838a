//! The views: every table that is folded from the ledger, with one way to read all of it in key order
//! and one way to empty it. A table that is not in this list is not a view, and is never emptied.

use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::ledger::hex;
use crate::tx::{Tx, Write};
use crate::value::{Row, Value};

/// A table that is folded from the ledger.
pub(crate) struct View {
    pub(crate) table: &'static str,
    /// The columns that name a row, as the first of the dump.
    n_key: usize,
    dump: &'static str,
    empty: &'static str,
}

/// A row as text, so that rows of two databases can be held side by side.
pub(crate) type Line = Vec<Option<String>>;

/// All views, in the order in which they can be emptied: what points before what is pointed at.
pub(crate) const VIEWS: &[View] = &[
    View {
        table: "head",
        n_key: 1,
        dump: sql!("select office_id, seq, hash from head where office_id = $1"),
        empty: sql!("delete from head where office_id = $1"),
    },
    View {
        table: "office",
        n_key: 1,
        dump: sql!("select office_id, name_hi, name_en, seq from office where office_id = $1"),
        empty: sql!("delete from office where office_id = $1"),
    },
    View {
        table: "climbed",
        n_key: 5,
        dump: sql!(
            "select about, about_id, owner_id, due_on, rung, message_id
             from climbed
             where office_id = $1
             order by about, about_id, owner_id, due_on, rung"
        ),
        empty: sql!("delete from climbed where office_id = $1"),
    },
    View {
        table: "message_scope",
        n_key: 2,
        dump: sql!(
            "select message_id, ix, scope, state
             from message_scope
             where office_id = $1
             order by message_id, ix"
        ),
        empty: sql!("delete from message_scope where office_id = $1"),
    },
    View {
        table: "outbox",
        n_key: 1,
        dump: sql!(
            "select message_id, to_id, about, about_id, owner_id, due_on, reason, rungs, queued_on,
               state, n_tries, last_at, why, address, subject, body
             from outbox
             where office_id = $1
             order by message_id"
        ),
        empty: sql!("delete from outbox where office_id = $1"),
    },
    View {
        table: "address",
        n_key: 1,
        dump: sql!(
            "select post_id, email, phone, seq from address where office_id = $1 order by post_id"
        ),
        empty: sql!("delete from address where office_id = $1"),
    },
    View {
        table: "intake",
        n_key: 1,
        dump: sql!(
            "select seq, way, name, sha256, as_on, is_synthetic, n_places, n_columns, n_cells,
               first_period, last_period, undone_by
             from intake
             where office_id = $1
             order by seq"
        ),
        empty: sql!("delete from intake where office_id = $1"),
    },
    View {
        table: "sheet_shape",
        n_key: 1,
        dump: sql!(
            "select shape, seq, seen_in, n_headings
             from sheet_shape
             where office_id = $1
             order by shape"
        ),
        empty: sql!("delete from sheet_shape where office_id = $1"),
    },
    View {
        table: "directive_step",
        n_key: 2,
        dump: sql!(
            "select directive_id, n, seq, at, on_day, by_id, why, word, step
             from directive_step
             where office_id = $1
             order by directive_id, n"
        ),
        empty: sql!("delete from directive_step where office_id = $1"),
    },
    View {
        table: "directive_owner",
        n_key: 2,
        dump: sql!(
            "select directive_id, ix, post_id, state
             from directive_owner
             where office_id = $1
             order by directive_id, ix"
        ),
        empty: sql!("delete from directive_owner where office_id = $1"),
    },
    View {
        table: "series_member",
        n_key: 2,
        dump: sql!(
            "select series_id, ix, post_id
             from series_member
             where office_id = $1
             order by series_id, ix"
        ),
        empty: sql!("delete from series_member where office_id = $1"),
    },
    View {
        table: "holding",
        n_key: 3,
        dump: sql!(
            "select post_id, from_on, seq, person_id, charge, until_on
             from holding
             where office_id = $1
             order by post_id, from_on, seq"
        ),
        empty: sql!("delete from holding where office_id = $1"),
    },
    View {
        table: "post_title",
        n_key: 3,
        dump: sql!(
            "select post_id, from_on, seq, title_hi, title_en
             from post_title
             where office_id = $1
             order by post_id, from_on, seq"
        ),
        empty: sql!("delete from post_title where office_id = $1"),
    },
    View {
        table: "evidence",
        n_key: 2,
        dump: sql!(
            "select directive_id, n, seq, on_day, owner_id, words, sha256, piece
             from evidence
             where office_id = $1
             order by directive_id, n"
        ),
        empty: sql!("delete from evidence where office_id = $1"),
    },
    View {
        table: "person_word",
        n_key: 2,
        dump: sql!(
            "select person_id, ix, spelt, sound
             from person_word
             where office_id = $1
             order by person_id, ix"
        ),
        empty: sql!("delete from person_word where office_id = $1"),
    },
    View {
        table: "attendance",
        n_key: 2,
        dump: sql!(
            "select review_id, ix, post_id, presence, who, leave
             from attendance
             where office_id = $1
             order by review_id, ix"
        ),
        empty: sql!("delete from attendance where office_id = $1"),
    },
    View {
        table: "other_words",
        n_key: 3,
        dump: sql!(
            "select review_id, n, seq, base, by_id, said
             from other_words
             where office_id = $1
             order by review_id, n, seq"
        ),
        empty: sql!("delete from other_words where office_id = $1"),
    },
    View {
        table: "agenda_item",
        n_key: 2,
        dump: sql!(
            "select review_id, n, reason_word, reason, place, scheme, post_id, seen, below, said,
               removed_because, version
             from agenda_item
             where office_id = $1
             order by review_id, n"
        ),
        empty: sql!("delete from agenda_item where office_id = $1"),
    },
    View {
        table: "letter",
        n_key: 4,
        dump: sql!(
            "select place, kind, fy, n, about_id, seq
             from letter
             where office_id = $1
             order by seq"
        ),
        empty: sql!("delete from letter where office_id = $1"),
    },
    View {
        table: "finding_dismissed",
        n_key: 5,
        dump: sql!(
            "select rule, place, scheme, at_period, seq, on_day, by_id, reason
             from finding_dismissed
             where office_id = $1
             order by seq"
        ),
        empty: sql!("delete from finding_dismissed where office_id = $1"),
    },
    View {
        table: "doubt_answer",
        n_key: 1,
        dump: sql!(
            "select seq, rule, place, indicator, at_period, mark, answer, words, on_day, by_id
             from doubt_answer
             where office_id = $1
             order by seq"
        ),
        empty: sql!("delete from doubt_answer where office_id = $1"),
    },
    View {
        table: "explanation_step",
        n_key: 2,
        dump: sql!(
            "select explanation_id, n, seq, at, on_day, by_id, why, word, step
             from explanation_step
             where office_id = $1
             order by explanation_id, n"
        ),
        empty: sql!("delete from explanation_step where office_id = $1"),
    },
    View {
        table: "explanation_scope",
        n_key: 2,
        dump: sql!(
            "select explanation_id, ix, scope, state
             from explanation_scope
             where office_id = $1
             order by explanation_id, ix"
        ),
        empty: sql!("delete from explanation_scope where office_id = $1"),
    },
    View {
        table: "explanation",
        n_key: 1,
        dump: sql!(
            "select explanation_id, asked_id, cause_word, cause_key, cause, place, scheme, review_id,
               directive_id, drafted_by, drafted_on, state, number_fy, number_n, called_by,
               called_on, reply_days, reply_by, delivered_on, replied_on, closed_on
             from explanation
             where office_id = $1
             order by explanation_id"
        ),
        empty: sql!("delete from explanation where office_id = $1"),
    },
    View {
        table: "check_found",
        n_key: 1,
        dump: sql!(
            "select scope, n_passed, n
             from check_found
             where office_id = $1
             order by scope"
        ),
        empty: sql!("delete from check_found where office_id = $1"),
    },
    View {
        table: "directive_check",
        n_key: 2,
        dump: sql!(
            "select sample_id, ix, directive_id, outcome, remark, made_on, seq
             from directive_check
             where office_id = $1
             order by sample_id, ix"
        ),
        empty: sql!("delete from directive_check where office_id = $1"),
    },
    View {
        table: "check_sample",
        n_key: 1,
        dump: sql!(
            "select sample_id, place, checker_id, way, rule, seed, closed_from, closed_to,
               n_candidates, drawn_on
             from check_sample
             where office_id = $1
             order by sample_id"
        ),
        empty: sql!("delete from check_sample where office_id = $1"),
    },
    View {
        table: "directive_scope",
        n_key: 2,
        dump: sql!(
            "select directive_id, ix, scope
             from directive_scope
             where office_id = $1
             order by directive_id, ix"
        ),
        empty: sql!("delete from directive_scope where office_id = $1"),
    },
    View {
        table: "directive",
        n_key: 1,
        dump: sql!(
            "select directive_id, review_id, point, words, kind, place, scheme, deadline_words,
               deadline_on, deadline_how, condition, condition_indicator, condition_place,
               condition_at_least, issued_on, due_on, state, condition_weeks, is_open, closed_on,
               clock_from, waits_from, n_extended, n_postponed, n_returned, n_reopened
             from directive
             where office_id = $1
             order by directive_id"
        ),
        empty: sql!("delete from directive where office_id = $1"),
    },
    View {
        table: "review",
        n_key: 1,
        dump: sql!(
            "select review_id, series_id, held_on, venue_hi, venue_en, figures_to, stage,
               approved_seq
             from review
             where office_id = $1
             order by review_id"
        ),
        empty: sql!("delete from review where office_id = $1"),
    },
    View {
        table: "series",
        n_key: 1,
        dump: sql!(
            "select series_id, slug, name_hi, name_en, place, chair_id, schemes, plan, ended_on
             from series
             where office_id = $1
             order by series_id"
        ),
        empty: sql!("delete from series where office_id = $1"),
    },
    View {
        table: "post_within",
        n_key: 2,
        dump: sql!(
            "select place, post_id
             from post_within
             where office_id = $1
             order by place, post_id"
        ),
        empty: sql!("delete from post_within where office_id = $1"),
    },
    View {
        table: "post",
        n_key: 1,
        dump: sql!(
            "select post_id, slug, kind, title_hi, title_en, place, reports_to
             from post
             where office_id = $1
             order by post_id"
        ),
        empty: sql!("delete from post where office_id = $1"),
    },
    View {
        table: "tally",
        n_key: 6,
        dump: sql!(
            "select book, measure, by_field, by_value, path, month, n
             from tally
             where office_id = $1
             order by book, measure, by_field, by_value, path, month"
        ),
        empty: sql!("delete from tally where office_id = $1"),
    },
    View {
        table: "register_case",
        n_key: 1,
        dump: sql!(
            "select case_id, pipeline, row_id, path, place, dose, stage, stage_on, asked,
               sanctioned, disbursed, reason, trail, is_over
             from register_case
             where office_id = $1
             order by case_id"
        ),
        empty: sql!("delete from register_case where office_id = $1"),
    },
    View {
        table: "row_fact",
        n_key: 2,
        dump: sql!(
            "select row_id, seq from row_fact where office_id = $1 order by row_id, seq"
        ),
        empty: sql!("delete from row_fact where office_id = $1"),
    },
    View {
        table: "row_word",
        n_key: 2,
        dump: sql!(
            "select row_id, ix, register, head, spelt, sound
             from row_word
             where office_id = $1
             order by row_id, ix"
        ),
        empty: sql!("delete from row_word where office_id = $1"),
    },
    View {
        table: "row_key",
        n_key: 4,
        dump: sql!(
            "select register, field, value, row_id
             from row_key
             where office_id = $1
             order by register, field, value, row_id"
        ),
        empty: sql!("delete from row_key where office_id = $1"),
    },
    View {
        table: "register_row",
        n_key: 1,
        dump: sql!(
            "select row_id, register, path, place, since_on, cells, merged_into
             from register_row
             where office_id = $1
             order by row_id"
        ),
        empty: sql!("delete from register_row where office_id = $1"),
    },
    View {
        table: "place_name",
        n_key: 3,
        dump: sql!(
            "select place, from_on, seq, name_hi, name_en
             from place_name
             where office_id = $1
             order by place, from_on, seq"
        ),
        empty: sql!("delete from place_name where office_id = $1"),
    },
    View {
        table: "place_parent",
        n_key: 4,
        dump: sql!(
            "select hierarchy, place, from_on, seq, parent
             from place_parent
             where office_id = $1
             order by hierarchy, place, from_on, seq"
        ),
        empty: sql!("delete from place_parent where office_id = $1"),
    },
    View {
        table: "place_code",
        n_key: 2,
        dump: sql!(
            "select register, code, place, version, seq
             from place_code
             where office_id = $1
             order by register, code"
        ),
        empty: sql!("delete from place_code where office_id = $1"),
    },
    View {
        table: "place_change",
        n_key: 3,
        dump: sql!(
            "select place, from_on, seq, word
             from place_change
             where office_id = $1
             order by place, from_on, seq"
        ),
        empty: sql!("delete from place_change where office_id = $1"),
    },
    View {
        table: "place",
        n_key: 1,
        dump: sql!(
            "select place, parent, slug, name_hi, name_en, aliases, seq, ix
             from place
             where office_id = $1
             order by place"
        ),
        empty: sql!("delete from place where office_id = $1"),
    },
    View {
        table: "account",
        n_key: 1,
        dump: sql!(
            "select account_id, person_id, name, opened_on, closed_on, password_on,
               second_factor_on
             from account
             where office_id = $1
             order by account_id"
        ),
        empty: sql!("delete from account where office_id = $1"),
    },
    View {
        table: "person",
        n_key: 1,
        dump: sql!(
            "select person_id, name_hi, name_en
             from person
             where office_id = $1
             order by person_id"
        ),
        empty: sql!("delete from person where office_id = $1"),
    },
];

/// Takes all rows out of every view of the office.
pub(crate) fn empty_all(tx: &mut Tx<Write>) -> Result<()> {
    for view in VIEWS {
        tx.run(view.empty, &[])?;
    }
    Ok(())
}

impl View {
    /// All rows of the office in key order.
    pub(crate) fn dump<M>(&self, tx: &mut Tx<M>) -> Result<Vec<Line>> {
        tx.all(self.dump, &[], |row| (0..row.n_columns()).map(|ix| shown(row, ix)).collect())
    }

    /// The name of a row: `directive 12/1`.
    pub(crate) fn name(&self, line: &Line) -> String {
        let key: Vec<&str> =
            line.iter().take(self.n_key).map(|part| part.as_deref().unwrap_or("-")).collect();
        format!("{} {}", self.table, key.join("/"))
    }

    /// The columns that name a row.
    pub(crate) fn key<'l>(&self, line: &'l Line) -> Vec<&'l Option<String>> {
        line.iter().take(self.n_key).collect()
    }
}

fn shown(row: &Row<'_>, ix: usize) -> Result<Option<String>> {
    Ok(match row.value(ix)? {
        Value::Nothing => None,
        Value::Number(number) => Some(number.to_string()),
        // SQLite says 0 and 1.
        Value::Flag(flag) => Some(i64::from(flag).to_string()),
        Value::Text(text) => Some(text.into_owned()),
        Value::Bytes(bytes) => Some(hex(&bytes)),
    })
}

/// A hash over rows, the same for the same rows in either database.
pub(crate) fn digest(lines: &[Line]) -> String {
    let mut sum = Sha256::new();
    for cell in lines.iter().flatten() {
        match cell {
            None => sum.update([0]),
            Some(text) => {
                sum.update([1]);
                sum.update(u64::try_from(text.len()).expect("a length fits 64 bits").to_be_bytes());
                sum.update(text.as_bytes());
            }
        }
    }
    hex(&sum.finalize())
}
