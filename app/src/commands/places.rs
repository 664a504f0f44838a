//! `places`: lists of places into an office, with the parents of both trees; changes of places by order; codes of
//! other directories. Each file is taken as a whole or not at all.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use desk::places::{self, Typed, crosswalk};
use desk::{Books, Desk, Write};
use domain::fact::By;
use domain::place::change::{Change, Move, Register, What};
use domain::place::{Place, PlaceCode, Tier, Tree};
use jiff::civil::Date;

use crate::clock::Clock;
use crate::office::Office;
use crate::say::say;

#[derive(Subcommand)]
pub(crate) enum Places {
    /// Add places: CSV of tier,lgd,parent,slug,hi,en,aliases and, where there is a federation, its cluster.
    Add(Add),
    /// Record changes of places: CSV with a heading of what,place,from,order,why and what each sort needs:
    /// hierarchy,to,hi,en,list,base,whole.
    Change(File),
    /// Take in codes of another directory: CSV of place,code,version. A place is its word or `district:156`.
    Codes(Codes),
}

#[derive(Args)]
pub(crate) struct Add {
    #[command(flatten)]
    file: File,
    #[command(flatten)]
    order: Order,
}

#[derive(Args)]
pub(crate) struct Codes {
    #[command(flatten)]
    file: File,
    /// `lgd`, `nrlm`, `census-2001` or `census-2011`.
    #[arg(long)]
    register: String,
    #[command(flatten)]
    order: Order,
}

#[derive(Args)]
pub(crate) struct File {
    #[command(flatten)]
    office: Office,
    file: PathBuf,
    /// The post that does it, by its word: `dc-nrlm-aligarh`.
    #[arg(long)]
    by: Option<String>,
}

#[derive(Args)]
pub(crate) struct Order {
    /// From which day it holds: `2024-04-01`. Today when left out.
    #[arg(long)]
    from: Option<String>,
    /// Number and source of the order or list.
    #[arg(long)]
    order: Option<String>,
}

impl Places {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Add(add) => add.run(),
            Self::Change(file) => file.change(),
            Self::Codes(codes) => codes.run(),
        }
    }
}

impl Add {
    fn run(&self) -> anyhow::Result<ExitCode> {
        let desk = self.file.office.open()?;
        let by = self.file.by(&desk, "places added")?;
        let known = desk.read(by.on, |books| Ok(books.known.tree.clone()))?;
        let listed = read(&self.file.file, &known)?;
        let (n_places, mut n_members) = (listed.places.len(), 0);
        desk.write(by, |books| {
            desk::offices::add_places(books, listed.places.clone())?;
            let (from, order) = self.order.of(books, &self.file.file)?;
            n_members = places::join(books, &listed.members, from, order)?;
            Ok(())
        })?;
        say!("{n_places} places, {n_members} new members of clusters");
        Ok(ExitCode::SUCCESS)
    }
}

impl Codes {
    fn run(&self) -> anyhow::Result<ExitCode> {
        let Some(register) = Register::of_word(&self.register) else {
            bail!("no register {}", self.register)
        };
        let mut rows = Vec::new();
        for (row, line) in reader(&self.file.file)?.records().zip(2..) {
            let row = row?;
            let field = |n: usize| row.get(n).unwrap_or_default().to_owned();
            let (place, code, version) = (field(0), field(1), field(2));
            rows.push(crosswalk::Row { line, place, code, version });
        }
        let desk = self.file.office.open()?;
        let by = self.file.by(&desk, "codes taken in")?;
        let checked = desk.read(by.on, |b| Ok(crosswalk::check(&b.known, register, &rows)))?;
        let codes = match checked {
            Ok(codes) => codes,
            Err(faults) => {
                faults.iter().for_each(|fault| say!("{fault}"));
                say!("{} faults; nothing was taken", faults.len());
                return Ok(ExitCode::FAILURE);
            }
        };
        desk.write(by, |books| {
            let (from, order) = self.order.of(books, &self.file.file)?;
            places::record(
                books,
                Change { from, order, what: What::Coded { codes: codes.clone() } },
            )
        })?;
        say!("{} codes", codes.len());
        Ok(ExitCode::SUCCESS)
    }
}

impl Order {
    /// The day and the order that were said; a list without an order is known by the name of its file.
    fn of(&self, books: &Books<'_, '_, Write>, file: &Path) -> desk::Result<(Date, String)> {
        let from = self.from.as_deref().map(places::day).transpose()?.unwrap_or(books.today);
        let name = || file.file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
        Ok((from, self.order.clone().unwrap_or_else(name)))
    }
}

impl File {
    fn by(&self, desk: &Desk, why: &str) -> anyhow::Result<By> {
        let clock = Clock::real();
        let post = match &self.by {
            Some(slug) => {
                let found = desk.read(clock.today(), |books| desk::posts::by_slug(books, slug));
                Some(found.with_context(|| format!("no post {slug}"))?.id)
            }
            None => None,
        };
        Ok(clock.by(post, why))
    }

    fn change(&self) -> anyhow::Result<ExitCode> {
        let mut changes: Vec<(usize, Typed)> = Vec::new();
        for (row, line) in reader(&self.file)?.deserialize().zip(2..) {
            changes.push((line, row.with_context(|| format!("line {line}"))?));
        }
        let desk = self.office.open()?;
        let by = self.by(&desk, "places changed")?;
        let mut at = 0;
        let outcome = desk.write(by, |books| {
            for (line, typed) in &changes {
                at = *line;
                let change = typed.read(&books.known)?;
                places::record(books, change)?;
            }
            Ok(())
        });
        outcome.with_context(|| format!("line {at}; nothing was recorded"))?;
        say!("{} changes", changes.len());
        Ok(ExitCode::SUCCESS)
    }
}

/// A list of places as a file has it.
pub(crate) struct Listed {
    pub(crate) places: Vec<Place>,
    /// Who is a member of which cluster.
    pub(crate) members: Vec<Move>,
}

/// Reads a list of places; parents stand above in it, or are known already.
pub(crate) fn read(path: &Path, known: &Tree) -> anyhow::Result<Listed> {
    let mut listed = Listed { places: Vec::new(), members: Vec::new() };
    let mut by_slug: std::collections::BTreeMap<String, PlaceCode> =
        known.places().iter().map(|place| (place.slug.clone(), place.code)).collect();
    for (row, line) in reader(path)?.records().zip(2..) {
        let row = row?;
        let field = |n: usize| row.get(n).unwrap_or_default().trim();
        let Some(tier) = Tier::of_word(field(0)) else {
            bail!("line {line}: no tier {}", field(0))
        };
        let lgd = field(1).parse().with_context(|| format!("line {line}: LGD code"))?;
        let above = |slug: &str| match slug {
            "" => Ok(None),
            slug => {
                let found = by_slug.get(slug).copied();
                found.map(Some).with_context(|| format!("line {line}: no place {slug} above"))
            }
        };
        let (parent, cluster) = (above(field(2))?, above(field(7))?);
        let code = PlaceCode::new(tier, lgd);
        listed.members.extend(cluster.map(|to| Move { place: code, to: Some(to) }));
        listed.places.push(Place {
            code,
            parent,
            slug: field(3).to_owned(),
            name: domain::name::Name::new(field(4), field(5)),
            aliases: field(6).split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
        });
        by_slug.insert(field(3).to_owned(), code);
    }
    Ok(listed)
}

fn reader(path: &Path) -> anyhow::Result<csv::Reader<std::fs::File>> {
    let mut reader = csv::ReaderBuilder::new();
    reader
        .flexible(true)
        .from_path(path)
        .with_context(|| format!("cannot read the file {}", path.display()))
}
