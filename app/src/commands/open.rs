//! `open`: a new office from packs and a list of places.

use crate::say::say;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use domain::name::Name;
use domain::place::{Place, PlaceCode, Tier};

use crate::clock::Clock;
use crate::office::Office;

#[derive(Args)]
pub(crate) struct Open {
    #[command(flatten)]
    office: Office,
    /// Name of the office.
    #[arg(long)]
    name: String,
    /// A pack: its name among those that come with the program, or a folder.
    #[arg(long = "pack", required = true)]
    packs: Vec<String>,
    /// CSV of places: tier,lgd,parent,slug,hi,en,aliases (aliases with | between them).
    #[arg(long)]
    places: PathBuf,
}

impl Open {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let places = read_places(&self.places)?;
        let n_places = places.len();
        let packs =
            self.packs.iter().map(|name| pack_files(name)).collect::<Result<Vec<_>, _>>()?;
        let desk = self.office.open()?;
        let mut n_posts = 0;
        desk.write(Clock::real().by(None, "office opened"), |books| {
            if books.known.seq == 0 {
                desk::offices::open(books, Name::new(&self.name, &self.name))?;
            }
            for files in &packs {
                desk::offices::adopt_pack(books, files)?;
            }
            desk::offices::add_places(books, places.clone())?;
            n_posts = desk::posts::create_by_packs(books)?;
            desk::offices::found_monthly_reviews(books)
        })?;
        say!("office open: {n_places} places, {} packs, {n_posts} posts", packs.len());
        Ok(ExitCode::SUCCESS)
    }
}

pub(crate) fn pack_files(name: &str) -> anyhow::Result<Vec<(String, String)>> {
    let built_in = pack::source::builtin().into_iter().find(|(id, _)| id == name);
    match built_in {
        Some((_, files)) => Ok(files),
        None => pack::source::dir(name.as_ref())
            .with_context(|| format!("no pack {name} comes with the program, and no such folder")),
    }
}

fn read_places(path: &std::path::Path) -> anyhow::Result<Vec<Place>> {
    let mut rows = csv::Reader::from_path(path)
        .with_context(|| format!("cannot read the places {}", path.display()))?;
    let mut places: Vec<Place> = Vec::new();
    let mut by_slug = std::collections::BTreeMap::new();
    for (row, line) in rows.records().zip(2..) {
        let row = row?;
        let field = |n: usize| row.get(n).unwrap_or_default().trim();
        let Some(tier) = Tier::of_word(field(0)) else {
            bail!("line {line}: no tier {}", field(0))
        };
        let lgd = field(1).parse().with_context(|| format!("line {line}: LGD code"))?;
        let parent = match field(2) {
            "" => None,
            slug => Some(
                *by_slug
                    .get(slug)
                    .with_context(|| format!("line {line}: no parent {slug} above"))?,
            ),
        };
        let code = PlaceCode::new(tier, lgd);
        by_slug.insert(field(3).to_owned(), code);
        places.push(Place {
            code,
            parent,
            slug: field(3).to_owned(),
            name: Name::new(field(4), field(5)),
            aliases: field(6).split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
        });
    }
    Ok(places)
}
