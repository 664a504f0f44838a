//! Anupalan: one program with one job a command. It wires the crates together and owns what they may
//! not touch: the clock, randomness, the command line, files and the network address. It holds no rule.

mod clock;
mod commands;
mod entropy;
mod mail;
mod office;
mod opener;
mod say;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns progress figures into graded scorecards, runs the review meetings held on them, and follows
/// every directive until the figures, or a second person, prove it done.
#[derive(Parser)]
#[command(name = "anupalan", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Open a sample office of five districts and serve it on this machine.
    Demo(commands::demo::Demo),
    /// Serve an office on this machine.
    Serve(commands::serve::Serve),
    /// Open a new office from packs and a list of places.
    Open(commands::open::Open),
    /// Let people sign in.
    #[command(subcommand)]
    Account(commands::account::Account),
    /// Add places, record what happens to them, take in codes of other directories.
    #[command(subcommand)]
    Places(commands::places::Places),
    /// Take in a sheet of figures (XLSX or CSV).
    Import(commands::import::Import),
    /// Take a whole intake of figures back.
    Undo(commands::undo::Undo),
    /// Open one file, for the program itself.
    #[command(hide = true)]
    ReadSheet(commands::read_sheet::ReadSheet),
    /// Print scorecards.
    Score(commands::score::Score),
    /// Freeze a month, or open it again.
    #[command(subcommand)]
    Month(commands::month::Month),
    /// Read Hindi minutes and press notes: directives, figures, grades, who was there.
    Read(commands::read::Read),
    /// Queue the reminders of the day and send what waits.
    Send(commands::send::Send),
    /// Make up rows of registers that add up to reported figures.
    Simulate(commands::simulate::Simulate),
    /// Look at packs of rules.
    #[command(subcommand)]
    Pack(commands::pack::Pack),
    /// Prove that the ledger is unbroken and that the tables equal a fresh fold of it.
    Verify(commands::ledger::Verify),
    /// Throw the tables away and fold them anew from the ledger.
    Rebuild(commands::ledger::Rebuild),
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new("warn"))
        .with_writer(std::io::stderr)
        .init();
    let outcome = match Cli::parse().command {
        Command::Demo(demo) => demo.run(),
        Command::Serve(serve) => serve.run(),
        Command::Open(open) => open.run(),
        Command::Account(account) => account.run(),
        Command::Places(places) => places.run(),
        Command::Import(import) => import.run(),
        Command::Undo(undo) => undo.run(),
        Command::ReadSheet(read) => read.run(),
        Command::Score(score) => score.run(),
        Command::Month(month) => month.run(),
        Command::Read(read) => read.run(),
        Command::Send(send) => send.run(),
        Command::Simulate(simulate) => simulate.run(),
        Command::Pack(pack) => pack.run(),
        Command::Verify(verify) => verify.run(),
        Command::Rebuild(rebuild) => rebuild.run(),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("anupalan: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        super::Cli::command().debug_assert();
    }
}
