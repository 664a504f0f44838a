//! `import`: a sheet of figures, all of it or nothing. Faults are told by cell, in Hindi or English.

use crate::say::say;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use desk::sheets_in::{self, Converts, Handed, Preview};
use domain::fact::By;
use domain::period::Period;
use domain::refusal::Refusal;
use jiff::civil::Date;

use crate::clock::Clock;
use crate::office::Office;
use web::look::words::{Language, Vocabulary, Words};

#[derive(Args)]
pub(crate) struct Import {
    #[command(flatten)]
    office: Office,
    /// The file: XLSX or CSV.
    file: PathBuf,
    /// The place whose sheet it is, by its word in addresses: `aligarh`.
    #[arg(long)]
    place: String,
    /// The month, `2024-09`; for an extract the financial year, `2024-25`.
    #[arg(long)]
    period: String,
    /// Whether the figures count from 1 April or within the month.
    #[arg(long, value_enum, default_value = "to-date")]
    basis: Basis,
    /// The day up to which the figures are known: `2024-09-30`. Today when left out.
    #[arg(long)]
    as_on: Option<String>,
    /// The post that takes the sheet in, by its word: `dc-nrlm-aligarh`.
    #[arg(long)]
    by: Option<String>,
    /// A large extract with codes: columns gp, indicator, month (1 is April), target, achieved.
    #[arg(long)]
    extract: bool,
    /// Grade and rank every place for every month of the year of an extract; print the sums.
    #[arg(long, requires = "extract")]
    cards: bool,
    /// Why figures of a frozen month are changed; they are taken as corrections then.
    #[arg(long, value_name = "WHY", conflicts_with = "extract")]
    correction: Option<String>,
    /// Which sheet of a workbook, where several hold figures.
    #[arg(long)]
    sheet: Option<String>,
    /// Read text in Kruti Dev as Unicode; look at it first with --check.
    #[arg(long)]
    convert: bool,
    /// Only look; take nothing.
    #[arg(long)]
    check: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Basis {
    ToDate,
    InPeriod,
}

impl Import {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let desk = self.office.open()?;
        let clock = Clock::real();
        let by = self.by(&desk, clock)?;
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let cannot = || format!("cannot read {}", self.file.display());
        if self.extract {
            let file = std::fs::File::open(&self.file).with_context(cannot)?;
            return self.take_extract(&desk, by, (&name, file));
        }
        let bytes = std::fs::read(&self.file).with_context(cannot)?;
        let handed = self.handed(&desk, clock, name)?;
        let file = desk.read(clock.today(), |books| Ok(sheets_in::opened(books, bytes)))?;
        let preview = desk.read(clock.today(), |b| sheets_in::preview(b, &handed, &file))?;
        print_findings(&preview);
        print_reading(&preview);
        if self.check {
            say!("{} figures would be taken; nothing was", preview.proposal.block.n_cells());
            return Ok(verdict(preview.proposal.stops()));
        }
        if let Some(fact) = preview.taken_by {
            return Ok(said_taken(fact));
        }
        if preview.proposal.stops() {
            say!("nothing was taken; mend the faults above and import again");
            return Ok(ExitCode::FAILURE);
        }
        let saved = desk.write(by, |books| match &self.correction {
            None => sheets_in::commit(books, &handed, &file),
            Some(reason) => sheets_in::correct(books, &handed, &file, reason),
        });
        match saved {
            Ok(saved) => print_saved(&saved),
            Err(desk::Error::Refused(refusal)) => return Ok(said_refused(&refusal)),
            Err(error) => return Err(error.into()),
        }
        Ok(ExitCode::SUCCESS)
    }

    fn handed(&self, desk: &desk::Desk, clock: Clock, name: String) -> anyhow::Result<Handed> {
        let top = desk.read(clock.today(), |books| Ok(books.known.place(&self.place)?.code));
        Ok(Handed {
            name,
            top: top.with_context(|| format!("there is no place {}", self.place))?,
            period: Period::read(&self.period)
                .with_context(|| format!("{} is no month; write 2024-09", self.period))?,
            basis: match self.basis {
                Basis::ToDate => sheets_in::Basis::ToDate,
                Basis::InPeriod => sheets_in::Basis::InPeriod,
            },
            sheet: self.sheet.clone(),
            converts: if self.convert { Converts::Yes } else { Converts::No },
            as_on: self.as_on(clock)?,
        })
    }

    fn as_on(&self, clock: Clock) -> anyhow::Result<Date> {
        match &self.as_on {
            Some(text) => hindi::date::read(text).with_context(|| format!("{text} is no day")),
            None => Ok(clock.today()),
        }
    }

    fn by(&self, desk: &desk::Desk, clock: Clock) -> anyhow::Result<By> {
        let post = match &self.by {
            Some(slug) => {
                let post = desk.read(clock.today(), |books| desk::posts::by_slug(books, slug));
                Some(post.with_context(|| format!("there is no post {slug}"))?.id)
            }
            None => None,
        };
        Ok(clock.by(post, ""))
    }

    fn take_extract(
        &self,
        desk: &desk::Desk,
        by: By,
        (name, mut file): (&str, std::fs::File),
    ) -> anyhow::Result<ExitCode> {
        let Some(Period::Year(fy)) = Period::read(&self.period) else {
            bail!("{} is no financial year; write 2024-25", self.period)
        };
        let as_on = self.as_on(Clock::real())?;
        let taken = desk.write(by, |books| {
            sheets_in::take_extract(books, &self.place, fy, (name, as_on), &mut file)
        });
        if let Err(desk::Error::Refused(Refusal::SheetAlreadyTaken { fact })) = taken {
            return Ok(said_taken(fact));
        }
        let taken = match taken {
            Err(desk::Error::Refused(refusal)) => return Ok(said_refused(&refusal)),
            taken => taken?,
        };
        match taken {
            Ok(saved) => {
                print_saved(&saved);
                if self.cards {
                    desk.read(Clock::real().today(), |books| {
                        super::score::print_sums(&books.known, fy);
                        Ok(())
                    })?;
                }
                Ok(ExitCode::SUCCESS)
            }
            Err(findings) => {
                findings.iter().for_each(print_finding);
                say!("nothing was taken; mend the faults above and import again");
                Ok(ExitCode::FAILURE)
            }
        }
    }
}

fn print_findings(preview: &Preview) {
    preview.proposal.findings.iter().for_each(print_finding);
}

/// By whose decision the headings were read, and what text in an old font would say.
fn print_reading(preview: &Preview) {
    if let Some(held) = &preview.follows {
        say!("headings are read as decided by fact {} on {}", held.fact, held.by.on);
    }
    if let Some(legacy) = &preview.proposal.legacy {
        say!("{} cells are in an old font; --convert reads them so:", legacy.n_cells);
        for (before, after) in &legacy.shown {
            say!("      {before}  →  {after}");
        }
    }
}

/// A finding in English, and under it in Hindi with what to do.
fn print_finding(finding: &sheets_in::Finding) {
    let mark = match finding.severity {
        sheets_in::Severity::Stops => "fault",
        sheets_in::Severity::Warns => "note",
    };
    let hindi = Words::new(Language::Hindi, Vocabulary::UttarPradesh);
    let (key, values) = (format!("finding-{}", finding.what.code()), finding.what.values());
    say!("{mark}: {finding}");
    say!("      {}। {}", hindi.wf(&key, &values), hindi.wf(&format!("{key}-do"), &values));
}

fn said_taken(fact: i64) -> ExitCode {
    say!("the same file was taken in by fact {fact}; nothing changed");
    say!("यही फाइल बही {fact} से ली जा चुकी है; कुछ नहीं बदला");
    ExitCode::SUCCESS
}

/// What stood against it, and what to do, in English and in Hindi.
pub(crate) fn said_refused(refusal: &Refusal) -> ExitCode {
    for language in [Language::English, Language::Hindi] {
        let (what, todo) = web::refusal_words(language, refusal);
        say!("{what}\n{todo}");
    }
    ExitCode::FAILURE
}

fn print_saved(saved: &desk::figures::Saved) {
    say!("taken: {} figures, fact {}", saved.n_cells, saved.fact);
    for directive in &saved.closed {
        say!("verified by figure: directive {} · {}", directive.id, directive.given.words);
    }
    for directive in &saved.reopened {
        say!("opened again: directive {} · {}", directive.id, directive.given.words);
    }
}

fn verdict(stops: bool) -> ExitCode {
    if stops { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
