//! How long each list of an office takes, read as the pages read it, with so many rows of every kind: its first
//! page, one from the middle and its last. `cargo xtask bench lists` starts it once for each size on
//! each database and holds the sizes against each other. No limit on a time is judged here.
//!
//! `lists ADDRESS ROWS` fills the empty database at the address; `lists ADDRESS again` asks one that is filled.

#![expect(clippy::print_stdout, reason = "a bench tells its figures to whoever runs it")]
#![expect(clippy::unwrap_used, reason = "a bench")]

mod ask;
#[path = "../../tests/common/mod.rs"]
mod common;
mod fill;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let [address, rows] = words.as_slice() else {
        // Started by `cargo test --benches`: there is nothing to fill.
        return;
    };
    let db = store::Db::open(address).unwrap();
    let filled = match rows.as_str() {
        "again" => fill::Filled::again(&db),
        rows => fill::fill(&db, address, rows.parse().unwrap()),
    };
    ask::every_list(&db, &filled);
}
