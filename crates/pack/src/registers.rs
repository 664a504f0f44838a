//! `registers.toml`: what an office writes down row by row. Only read here: whether a row may be taken is
//! the domain's to say.

use domain::policy::Duty;
use domain::register::value::FieldKind;
use domain::register::{Check, Choice, Field, Register};

use crate::entry::{Entry, Faults};
use crate::fault::What;
use crate::indicators::list;
use crate::read::{Draft, Kind};
use crate::tree::top;

pub(crate) const FILE: &str = "registers.toml";
const REGISTER: [&str; 12] = [
    "code",
    "hi",
    "en",
    "purpose_hi",
    "purpose_en",
    "title",
    "since",
    "source",
    "field",
    "sum",
    "not_above",
    "not_before",
];
const FIELD: [&str; 12] = [
    "code", "hi", "en", "kind", "of", "needed", "unique", "least", "most", "open_to", "aliases",
    "choice",
];
const YES_OR_NO: [(&str, bool); 2] = [("true", true), ("false", false)];

pub(crate) fn read(text: &str, draft: &mut Draft, faults: &mut Faults) {
    let Some(file) = top(FILE, text, faults) else { return };
    file.only(&["register"], faults);
    for table in file.tables("register") {
        let register = register(table, draft, faults);
        draft.declare(Kind::Register, &register.code, table, faults);
        draft.rules.registers.push(register);
    }
}

fn register(table: &Entry, draft: &mut Draft, faults: &mut Faults) -> Register {
    table.only(&REGISTER, faults);
    table.source(faults);
    let mut fields: Vec<Field> = Vec::new();
    for row in table.tables("field") {
        let field = field(row, draft, faults);
        if fields.iter().any(|other| other.code == field.code) {
            row.tell("code", What::CodeTwice { code: field.code.clone() }, faults);
        }
        fields.push(field);
    }
    let title = table.code("title", faults);
    let names = |kind| move |field: &Field| field.kind == kind;
    must_name(table, ("title", &title), &fields, names(FieldKind::Name), faults);
    let since = table.maybe("since").to_owned();
    if !since.is_empty() {
        must_name(table, ("since", &since), &fields, names(FieldKind::Date), faults);
    }
    Register {
        code: table.code("code", faults),
        name: table.name("hi", "en", faults),
        purpose: table.name("purpose_hi", "purpose_en", faults),
        title,
        since: Some(since).filter(|since| !since.is_empty()),
        checks: checks(table, &fields, faults),
        fields,
        pack: draft.rules.pack.clone(),
    }
}

/// Tells of a field that is not there, or is none of the kind that is wanted.
fn must_name(
    entry: &Entry,
    (key, code): (&str, &str),
    fields: &[Field],
    is_right: impl Fn(&Field) -> bool,
    faults: &mut Faults,
) {
    if !code.is_empty() && !fields.iter().any(|field| field.code == code && is_right(field)) {
        let what = What::UnknownReference { key: key.to_owned(), code: code.to_owned() };
        entry.tell(key, what, faults);
    }
}

fn field(row: &Entry, draft: &mut Draft, faults: &mut Faults) -> Field {
    row.only(&FIELD, faults);
    let kinds = FieldKind::ALL.map(|kind| (kind.word(), kind));
    let kind = row.choice("kind", &kinds, faults).unwrap_or(FieldKind::Text);
    let choices = choices(row, "choice", faults);
    if choices.is_empty() == (kind == FieldKind::Choice) {
        let what = match kind {
            FieldKind::Choice => What::MissingKey { key: "choice".to_owned() },
            _ => What::Idle { key: "choice".to_owned(), needs: "kind = \"choice\"".to_owned() },
        };
        row.tell("kind", what, faults);
    }
    let of = row.maybe("of").to_owned();
    if of.is_empty() == (kind == FieldKind::Row) {
        let what = match kind {
            FieldKind::Row => What::MissingKey { key: "of".to_owned() },
            _ => What::Idle { key: "of".to_owned(), needs: "kind = \"row\"".to_owned() },
        };
        row.tell("of", what, faults);
    }
    draft.refer(Kind::Register, row, "of");
    Field {
        code: row.code("code", faults),
        name: row.name("hi", "en", faults),
        kind,
        choices,
        of: Some(of).filter(|of| !of.is_empty()),
        is_needed: yes_or_no(row, "needed", faults),
        is_unique: yes_or_no(row, "unique", faults),
        least: bound(row, "least", kind, faults),
        most: bound(row, "most", kind, faults),
        open_to: open_to(row, faults),
        aliases: list(row.maybe("aliases")),
    }
}

fn yes_or_no(row: &Entry, key: &str, faults: &mut Faults) -> bool {
    !row.maybe(key).is_empty() && row.choice(key, &YES_OR_NO, faults).unwrap_or(false)
}

/// A bound of a count, or of money in paise.
fn bound(row: &Entry, key: &str, kind: FieldKind, faults: &mut Faults) -> Option<i64> {
    if row.maybe(key).is_empty() {
        return None;
    }
    if !kind.is_summed() {
        let needs = "kind = \"count\"".to_owned();
        row.tell(key, What::Idle { key: key.to_owned(), needs }, faults);
    }
    row.whole(key, faults)
}

fn open_to(row: &Entry, faults: &mut Faults) -> Option<Vec<Duty>> {
    if !row.cells.contains_key("open_to") {
        return None;
    }
    let mut duties = Vec::new();
    for word in list(row.maybe("open_to")) {
        match Duty::of_word(&word) {
            Some(duty) => duties.push(duty),
            None => {
                let choices = Duty::ALL.map(Duty::word).join(", ");
                let what = What::NotAmong { key: "open_to".to_owned(), value: word, choices };
                row.tell("open_to", what, faults);
            }
        }
    }
    Some(duties)
}

/// Words with their names under a key, each once.
pub(crate) fn choices(row: &Entry, key: &str, faults: &mut Faults) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for table in row.tables(key) {
        table.only(&["code", "hi", "en"], faults);
        let choice =
            Choice { code: table.code("code", faults), name: table.name("hi", "en", faults) };
        if choices.iter().any(|other| other.code == choice.code) {
            table.tell("code", What::CodeTwice { code: choice.code.clone() }, faults);
        }
        choices.push(choice);
    }
    choices
}

fn checks(table: &Entry, fields: &[Field], faults: &mut Faults) -> Vec<Check> {
    let number = |field: &Field| field.kind.is_summed();
    let day = |field: &Field| field.kind == FieldKind::Date;
    let mut checks = Vec::new();
    for check in table.tables("sum") {
        check.only(&["parts", "whole"], faults);
        check.text("parts", faults);
        let (parts, whole) = (list(check.maybe("parts")), check.code("whole", faults));
        for part in &parts {
            must_name(check, ("parts", part), fields, number, faults);
        }
        must_name(check, ("whole", &whole), fields, number, faults);
        checks.push(Check::Sum { parts, whole });
    }
    for check in table.tables("not_above") {
        check.only(&["part", "whole"], faults);
        let (part, whole) = (check.code("part", faults), check.code("whole", faults));
        must_name(check, ("part", &part), fields, number, faults);
        must_name(check, ("whole", &whole), fields, number, faults);
        checks.push(Check::NotAbove { part, whole });
    }
    for check in table.tables("not_before") {
        check.only(&["first", "then"], faults);
        let (first, then) = (check.code("first", faults), check.code("then", faults));
        must_name(check, ("first", &first), fields, day, faults);
        must_name(check, ("then", &then), fields, day, faults);
        checks.push(Check::NotBefore { first, then });
    }
    checks
}
