//! Every list of an office with a thousand, a hundred thousand and a million rows, on both databases: its first
//! page, one from the middle, its last. What counts is how many times as long a page takes with the most rows
//! as with the least. The filling and the asking are `crates/store/benches/lists`.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{USAGE, keep, times};
use crate::command::{self, cargo};
use crate::postgres::Postgres;
use crate::workspace;

const SIZES: [u64; 3] = [1_000, 100_000, 1_000_000];

/// A page of a list: its name, and which page.
type Page = (String, String);

pub(super) fn run(options: &[&str]) -> Result<()> {
    let sizes = sizes(options)?;
    let target = workspace::describe()?.target;
    let folder = target.join("bench/lists");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let server = Postgres::start(&folder.join("postgres.log"))?;
    for (database, address) in [
        ("sqlite", format!("sqlite:{}/office-", folder.display())),
        ("postgres", format!("{}?schema=lists_", server.url())),
    ] {
        let mut taken = Vec::new();
        for size in &sizes {
            println!("{database} with {size} rows of each kind");
            let place = if database == "sqlite" {
                let path = folder.join(format!("office-{size}.db"));
                for end in ["", "-wal", "-shm", "-lock"] {
                    let _ = fs::remove_file(format!("{}{end}", path.display()));
                }
                format!("{address}{size}.db")
            } else {
                format!("{address}{size}")
            };
            taken.push(asked(&place, *size)?);
        }
        keep(&target, &lines(database, &sizes, &taken))?;
    }
    Ok(())
}

fn sizes(options: &[&str]) -> Result<Vec<u64>> {
    match options {
        [] => Ok(SIZES.to_vec()),
        ["--rows", sizes] => {
            let sizes = sizes.split(',').map(|size| size.parse().context("--rows"));
            sizes.collect()
        }
        _ => bail!("what is {options:?}?\n\n{USAGE}"),
    }
}

/// Fills a database and asks it; how long each page took.
fn asked(address: &str, size: u64) -> Result<BTreeMap<Page, Duration>> {
    let size = size.to_string();
    let words =
        ["bench", "--package", "store", "--bench", "lists", "--locked", "--", address, &size];
    read(&command::read(&mut cargo(&words))?)
}

/// Reads `list NAME PAGE MICROSECONDS ROWS`.
fn read(said: &str) -> Result<BTreeMap<Page, Duration>> {
    let lines = said.lines().filter(|line| line.starts_with("list "));
    lines
        .map(|line| match line.split(' ').collect::<Vec<_>>().as_slice() {
            ["list", name, page, micros, _] => {
                let took = Duration::from_micros(micros.parse().context("a time")?);
                Ok((((*name).to_owned(), (*page).to_owned()), took))
            }
            _ => bail!("what is `{line}`?"),
        })
        .collect()
}

/// One line for each page and size; the ratio is against the fewest rows.
fn lines(database: &str, sizes: &[u64], taken: &[BTreeMap<Page, Duration>]) -> Vec<String> {
    let mut lines = Vec::new();
    let Some(fewest) = taken.first() else { return lines };
    for ((name, page), least) in fewest {
        for (size, taken) in sizes.iter().zip(taken) {
            let Some(took) = taken.get(&(name.clone(), page.clone())) else { continue };
            lines.push(format!(
                "figure name=lists.{database}.{name}.{page} rows={size} value={} unit=us ratio={}",
                took.as_micros(),
                times(*took, *least)
            ));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_held_against_the_same_page_with_the_fewest_rows() {
        let few = read("list posts first 100 50\nnoise").expect("sound lines");
        let many = read("list posts first 250 50").expect("sound lines");
        let lines = lines("sqlite", &[1_000, 9_000], &[few, many]);
        assert_eq!(
            lines[1],
            "figure name=lists.sqlite.posts.first rows=9000 value=250 unit=us ratio=2.50"
        );
        assert!(read("list posts").is_err());
    }

    #[test]
    fn sizes_are_read_and_what_is_unknown_is_named() {
        assert_eq!(sizes(&["--rows", "10,20"]).expect("sizes"), [10, 20]);
        assert!(sizes(&["--rows", "many"]).is_err());
        assert!(sizes(&["--speed"]).is_err());
    }
}
