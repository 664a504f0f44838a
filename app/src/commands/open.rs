//! `open`: a new office from packs and a list of places.

use crate::say::say;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use domain::name::Name;
use domain::period::Fy;
use domain::place::Tree;

use crate::clock::Clock;
use crate::commands::places;
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
    /// CSV of places: tier,lgd,parent,slug,hi,en,aliases (aliases with | between them), and the cluster of a
    /// member of a federation.
    #[arg(long)]
    places: PathBuf,
}

impl Open {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let listed = places::read(&self.places, &Tree::default())?;
        let places = listed.places;
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
            let (from, order) = (Fy::of(books.today).starts_on(), "list of places".to_owned());
            desk::places::join(books, &listed.members, from, order)?;
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
