//! The tables of both databases, written out, so that a change of schema is a diff to be read; and
//! that both have the same tables, columns and keys, and no table is forgotten by the proof.

#![expect(clippy::unwrap_used, reason = "a test")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use testkit::{golden, on_each_address};

/// The columns of each table, in order.
type Tables = BTreeMap<String, Vec<String>>;

/// Tables that are not folded from facts: the facts themselves, the files, the steps done, the last form
/// that each post sent, and what proves who somebody is.
const NO_VIEWS: &[&str] = &[
    "account_key",
    "calendar_secret",
    "fact",
    "file",
    "invitation",
    "known_device",
    "migration",
    "recovery_code",
    "sending",
    "session",
    "sign_in_try",
];

fn dump_sqlite(path: &str) -> (String, Tables) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let mut text = String::new();
    let mut objects = conn
        .prepare(
            "select sql, name, type from sqlite_schema
             where sql is not null and name not like 'sqlite_%'
             order by tbl_name, type desc, name",
        )
        .unwrap();
    let mut tables = Tables::new();
    let mut rows = objects.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let (sql, name, kind): (String, String, String) =
            (row.get(0).unwrap(), row.get(1).unwrap(), row.get(2).unwrap());
        writeln!(text, "{sql};\n").unwrap();
        if kind == "table" {
            let mut columns =
                conn.prepare("select name from pragma_table_info(?1) order by cid").unwrap();
            let columns = columns.query_map([&name], |row| row.get(0)).unwrap();
            tables.insert(name, columns.collect::<Result<_, _>>().unwrap());
        }
    }
    (text, tables)
}

fn dump_postgres(address: &str) -> (String, Tables) {
    let (server, schema) = address.split_once("?schema=").unwrap();
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    let mut tables = Tables::new();
    let mut lines = BTreeMap::<String, Vec<String>>::new();
    for row in client.query(COLUMNS, &[&schema]).unwrap() {
        let (table, column, kind): (String, String, String) = (row.get(0), row.get(1), row.get(2));
        let not_null = if row.get(3) { " not null" } else { "" };
        lines.entry(table.clone()).or_default().push(format!("  {column} {kind}{not_null}"));
        tables.entry(table).or_default().push(column);
    }
    for row in client.query(KEYS, &[&schema]).unwrap() {
        let (table, key): (String, String) = (row.get(0), row.get(1));
        lines
            .entry(table)
            .or_default()
            .push(format!("  {}", key.replace(&format!("{schema}."), "")));
    }
    let mut text = String::new();
    for (table, lines) in &lines {
        writeln!(text, "create table {table} (\n{}\n);\n", lines.join(",\n")).unwrap();
    }
    let indexes = client.query(INDEXES, &[&schema]).unwrap();
    let indexes = indexes.iter().map(|row| row.get::<_, String>(0));
    let indexes: BTreeSet<String> =
        indexes.map(|index| index.replace(&format!("{schema}."), "") + ";\n").collect();
    text.extend(indexes);
    (text, tables)
}

const COLUMNS: &str = "select c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    a.attnotnull
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  where c.relkind = 'r' and c.relnamespace = cast($1 as text)::regnamespace
  order by a.attnum";

/// First the keys, then what points elsewhere, as the migrations have them.
const KEYS: &str = "select c.relname, pg_get_constraintdef(k.oid)
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  where c.relnamespace = cast($1 as text)::regnamespace
  order by k.contype desc, k.conkey";

const INDEXES: &str = "select indexdef from pg_indexes
  where schemaname = $1 and indexname not like '%\\_key' and indexname not like '%\\_pkey'";

#[test]
fn schemas_match_dumps() {
    let seen = RefCell::new(Vec::<Tables>::new());
    on_each_address(|address| {
        let db = store::Db::open(address).unwrap();
        let (file, (text, tables)) = match address.strip_prefix("sqlite:") {
            Some(path) => ("schema.sqlite.sql", dump_sqlite(path)),
            None => ("schema.postgres.sql", dump_postgres(address)),
        };
        golden(&format!("{}/{file}", env!("CARGO_MANIFEST_DIR")), &text);
        let views = store::verify(&db).unwrap().views;
        let proved: BTreeSet<&str> =
            views.iter().map(|view| view.table).chain(NO_VIEWS.iter().copied()).collect();
        assert!(tables.keys().map(String::as_str).eq(proved), "a table is folded but not proved");
        seen.borrow_mut().push(tables);
    });
    let seen = seen.into_inner();
    assert!(seen.iter().all(|tables| *tables == seen[0]), "tables differ between the databases");
}

#[test]
fn the_proof_reads_every_column_of_a_view() {
    let text = include_str!("../src/views.rs");
    let folder = testkit::Folder::new();
    let path = folder.path().join("office.db");
    store::Db::open(&format!("sqlite:{}", path.display())).unwrap();
    let (_, tables) = dump_sqlite(path.to_str().unwrap());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (table, columns) in &tables {
        if NO_VIEWS.contains(&table.as_str()) {
            continue;
        }
        let (before, _) = text
            .split_once(&format!(" from {table} where office_id = $1 order"))
            .or_else(|| text.split_once(&format!(" from {table} where")))
            .unwrap();
        let read: BTreeSet<&str> = before.rsplit_once("select ").unwrap().1.split(", ").collect();
        let missing: Vec<&String> = columns
            .iter()
            .filter(|column| *column != "office_id" && !read.contains(column.as_str()))
            .collect();
        assert!(missing.is_empty(), "{table}: {missing:?} are not proved");
    }
}
