//! `undo`: takes a whole intake of figures back, by the number of its fact. What stood before stands again;
//! later figures stay on top.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use desk::undo::{self, Effect};
use domain::refusal::Refusal;

use crate::clock::Clock;
use crate::office::Office;
use crate::say::say;

#[derive(Args)]
pub(crate) struct Undo {
    #[command(flatten)]
    office: Office,
    /// The number of the fact that took the figures in; `import` printed it.
    intake: i64,
    /// Why they are taken back.
    #[arg(long)]
    why: String,
    /// The post that takes them back, by its word: `dc-nrlm-aligarh`.
    #[arg(long)]
    by: Option<String>,
    /// Only say what it would do; change nothing.
    #[arg(long)]
    check: bool,
}

impl Undo {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let desk = self.office.open()?;
        let clock = Clock::real();
        let foreseen = desk.read(clock.today(), |books| undo::foresee(books, self.intake));
        let foreseen = foreseen.with_context(|| {
            format!("there is no intake of figures with number {}", self.intake)
        })?;
        if self.check {
            say!("would be taken back: {} · nothing was changed", foreseen.intake.source.name);
            print_effect(&foreseen.effect);
            return Ok(ExitCode::SUCCESS);
        }
        let post = match &self.by {
            Some(slug) => {
                let post = desk.read(clock.today(), |books| desk::posts::by_slug(books, slug));
                Some(post.with_context(|| format!("there is no post {slug}"))?.id)
            }
            None => None,
        };
        let by = clock.by(post, "");
        match desk.write(by, |books| undo::undo(books, self.intake, &self.why)) {
            Ok(undone) => {
                say!("taken back: {}, fact {}", undone.source.name, undone.fact);
                print_effect(&undone.effect);
                for directive in &undone.settled.reopened {
                    say!("opened again: directive {} · {}", directive.id, directive.given.words);
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(desk::Error::Refused(Refusal::IntakeAlreadyUndone { fact })) => {
                say!("these figures were taken back by fact {fact}; nothing changed");
                say!("ये आँकड़े बही {fact} से वापस लिए जा चुके हैं; कुछ नहीं बदला");
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => Err(error.into()),
        }
    }
}

fn print_effect(effect: &Effect) {
    let Effect { n_cells, n_back, n_gone, n_kept, later } = effect;
    say!(
        "{n_cells} figures: {n_back} as before, {n_gone} not reported again, {n_kept} stay as later figures have them"
    );
    let later: Vec<String> = later.iter().map(ToString::to_string).collect();
    if !later.is_empty() {
        say!("later figures on top: facts {}", later.join(", "));
    }
}
