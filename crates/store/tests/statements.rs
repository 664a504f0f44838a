//! Every statement of the crate is found in its sources and prepared on both databases: the check that
//! others have from their compiler. One golden file tells its parameters and columns as PostgreSQL
//! understands them, another how SQLite goes about it.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use postgres::types::Type;
use testkit::{golden, on_each_address};

/// Where a statement stands, and its text with all white space as one blank.
type Statement = (String, String);

/// What one of the two databases lacks or reads otherwise, and string-built or unnamed columns.
const BANNED: [&str; 14] = [
    "::",
    "now()",
    " ilike ",
    "any($",
    "for update",
    "distinct on",
    "greatest(",
    "least(",
    "iif(",
    "select *",
    "round(",
    "random(",
    "current_",
    "?",
];

/// What a statement makes on its way, by the names that statements give it.
const MADE: [&str; 4] = ["SCAN x", "SCAN w", "SCAN l", "SCAN CONSTANT ROW"];

/// Statements that read all rows of the office: the file, words of the statement, and why it may.
const READS_ALL: &[(&str, &str, &str)] = &[
    ("views.rs", " where office_id = $1", "the proof and the rebuild read and empty every view"),
    ("places.rs", " from place ", "the tree is held in memory, read once at the start"),
    ("places.rs", "insert into place", "what SQLite would ask of series if a place were missing"),
    ("addresses.rs", " from address ", "for a test of the fold; no page asks it"),
    ("people.rs", " from person ", "everybody, for a test of the fold; no page asks it"),
    ("people/search.sql", " from person p ", "short of the aim: a name is looked for in all names"),
    (
        "directives/about_indicator.sql",
        "",
        "short of the aim: whether a directive worked, on demand",
    ),
    ("directives/with_figure_condition.sql", "", "when figures are saved, never for a page"),
    ("sessions.rs", "delete from invitation", "the few that are open"),
    ("calendars.rs", "calendar_secret", "one row an office"),
    ("ledger.rs", " head ", "one row an office"),
    ("offices.rs", " from office ", "one row an office"),
];

/// Files whose statements sort the few rows of one thing.
const SORTS: &[&str] = &["letters.rs", "sessions.rs"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text between the quotes that follow each `sql!(`.
fn in_rust(text: &str) -> Vec<&str> {
    text.split("sql!(")
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"'))
        .map(|rest| rest.split_once('"').unwrap().0)
        .collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn statements() -> Vec<Statement> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for path in sources(&root) {
        let text = std::fs::read_to_string(&path).unwrap();
        let place = path.strip_prefix(&root).unwrap().display().to_string();
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => {
                found.extend(in_rust(&text).iter().map(|sql| (place.clone(), plain(sql))));
            }
            Some("sql") => found.push((place, plain(&text))),
            _ => {}
        }
    }
    found
}

/// The highest `$n`, when all from `$1` on are there.
fn n_params(sql: &str) -> usize {
    let numbers: BTreeSet<usize> = sql
        .split('$')
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap())
        .collect();
    assert!(numbers.iter().copied().eq(1..=numbers.len()), "$1 … $n in: {sql}");
    numbers.len()
}

#[test]
fn all_statements_are_found() {
    let found = statements();
    assert!(found.len() > 70, "{} statements", found.len());
    let of = |name: &str| found.iter().filter(|(place, _)| place == name).count();
    assert_eq!(of("files.rs"), 3);
    assert_eq!(of("directives/register.sql"), 1);
}

#[test]
fn every_statement_keeps_to_the_office_and_the_house_rules() {
    for (place, sql) in statements() {
        for banned in BANNED {
            assert!(!sql.contains(banned), "{place} uses {banned}: {sql}");
        }
        let is_of_office = sql.contains("office_id = $1")
            || (sql.starts_with("insert into ") && sql.contains("(office_id, "));
        assert!(is_of_office, "{place} forgets the office: {sql}");
        assert_eq!(sql, sql.replace("SELECT", "select"), "{place} shouts");
    }
}

#[test]
fn every_statement_prepares_on_both() {
    on_each_address(|address| {
        store::Db::open(address).unwrap();
        match address.strip_prefix("sqlite:") {
            Some(path) => prepare_on_sqlite(path),
            None => prepare_on_postgres(address),
        }
    });
}

fn prepare_on_sqlite(path: &str) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let mut plans = String::new();
    for (place, sql) in statements() {
        writeln!(plans, "{place}\n  {sql}\n{}", plan(&conn, (&place, &sql))).unwrap();
        let prepared = conn.prepare(&sql).unwrap_or_else(|error| panic!("{place}: {error}: {sql}"));
        let names: BTreeSet<&str> =
            (1..=prepared.parameter_count()).filter_map(|ix| prepared.parameter_name(ix)).collect();
        let expected: BTreeSet<String> = (1..=n_params(&sql)).map(|n| format!("${n}")).collect();
        assert!(names.iter().copied().eq(expected.iter().map(String::as_str)), "{place}: {sql}");
    }
    golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/plans.txt"), &plans);
}

/// How SQLite goes about a statement. Only the list that comes as a parameter, and what was made of it on the
/// way, is read from end to end; a table is always entered by an index that begins with the office, and goes on
/// with more than the office.
fn plan(conn: &rusqlite::Connection, (place, sql): (&str, &str)) -> String {
    let mut explained = conn.prepare(&format!("explain query plan {sql}")).unwrap();
    let steps = explained.raw_query().mapped(|row| row.get::<_, String>(3));
    let steps: Vec<String> = steps.collect::<Result<_, _>>().unwrap();
    let is_whole = READS_ALL.iter().any(|(file, part, _)| place == *file && sql.contains(part));
    for step in &steps {
        let is_made = step.contains("VIRTUAL TABLE") || MADE.contains(&step.as_str());
        assert!(is_made || !step.starts_with("SCAN"), "{place}: {step}: {sql}");
        let is_of_office = step.starts_with("SEARCH") && step.ends_with("(office_id=?)");
        let is_sorted = step == "USE TEMP B-TREE FOR ORDER BY";
        assert!(is_whole || !is_of_office, "{place} reads all of the office: {step}: {sql}");
        let is_bounded = SORTS.contains(&place) || sql.contains("json_each(");
        assert!(is_whole || is_bounded || !is_sorted, "{place} sorts what it found: {sql}");
    }
    steps.iter().map(|step| format!("    {step}\n")).collect()
}

fn prepare_on_postgres(address: &str) {
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    client.batch_execute(&format!("set search_path to {schema}")).unwrap();
    let mut text = String::new();
    for (place, sql) in statements() {
        let prepared =
            client.prepare(&sql).unwrap_or_else(|error| panic!("{place}: {error}: {sql}"));
        assert_eq!(prepared.params().len(), n_params(&sql), "{place}: {sql}");
        let params: Vec<&str> = prepared.params().iter().map(|kind| checked(kind, &sql)).collect();
        let columns: Vec<String> = prepared
            .columns()
            .iter()
            .map(|column| format!("{} {}", column.name(), checked(column.type_(), &sql)))
            .collect();
        writeln!(text, "{place}\n  {sql}\n  ({}) -> ({})\n", params.join(", "), columns.join(", "))
            .unwrap();
    }
    golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/statements.txt"), &text);
}

/// Only four types exist; a bare number, for one, would be an int4 and overflow.
fn checked<'k>(kind: &'k Type, sql: &str) -> &'k str {
    assert!([Type::INT8, Type::TEXT, Type::BOOL, Type::BYTEA].contains(kind), "{kind} in: {sql}");
    kind.name()
}
