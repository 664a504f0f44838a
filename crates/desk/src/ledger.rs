//! Looking into the ledger: what happened, by whom, when and why.

pub use store::ledger::Entry;
pub use store::{Db, Report, verify};

use domain::evidence::Piece;
use domain::fact::Fact;
use domain::name::Name;
use domain::shape::{Headings, Means};

use crate::desk::Books;
use crate::error::Result;

/// A page of the ledger, newest first, older than `before`.
///
/// # Errors
/// The database failed.
pub fn page<M>(
    books: &mut Books<'_, '_, M>,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Entry>> {
    Ok(store::ledger::page(books.tx, before, limit)?)
}

/// The name of the office whose ledger this is; `None` before it was opened.
///
/// # Errors
/// The database failed.
pub fn office<M>(books: &mut Books<'_, '_, M>) -> Result<Option<Name>> {
    Ok(store::offices::get(books.tx)?.map(|office| office.name))
}

/// What a fact carries, in the few lines that a reader of the ledger wants.
///
/// # Errors
/// There is no such fact.
pub fn carries<M>(books: &mut Books<'_, '_, M>, seq: i64) -> Result<Vec<(Name, String)>> {
    let fact = store::ledger::get(books.tx, seq)?.fact;
    let row = |hi: &str, en: &str, value: String| (Name::new(hi, en), value);
    Ok(match fact {
        Fact::FiguresSaved { source, block } => vec![
            row("स्रोत", "Source", source.name),
            row("किस तिथि तक", "As on", hindi::date::short(source.as_on)),
            row("आँकड़े", "Figures", hindi::digits::group(count(block.n_cells()))),
            row("स्थान", "Places", hindi::digits::group(count(block.places.len()))),
            row("SHA-256", "SHA-256", source.sha256),
        ],
        Fact::PackAdopted { pack, files } => vec![
            row("नियम-संग्रह", "Pack", format!("{} {}", pack.id, pack.version)),
            row("फाइलें", "Files", count(files.len()).to_string()),
        ],
        Fact::DirectiveIssued(given) => vec![
            row("निर्देश", "Directive", given.words),
            row("समय-सीमा", "Time limit", given.deadline.words),
        ],
        Fact::MinutesIssued { minutes, .. } => {
            let number = crate::wording::minutes_number(minutes.number, minutes.vocabulary);
            vec![(Name::new("पत्रांक", "Number"), number.hi)]
        }
        Fact::PointRecorded { said, .. } | Fact::PointDiffered { said, .. } => {
            vec![row("कहा गया", "Said", said)]
        }
        Fact::AgendaItemRemoved { reason, .. }
        | Fact::SeriesEnded { reason, .. }
        | Fact::MinutesReturned { reason, .. } => vec![row("कारण", "Reason", reason)],
        Fact::PaperIssued { paper, .. } => {
            let number = crate::wording::paper_number(&paper);
            vec![(Name::new("पत्रांक", "Number"), number.hi)]
        }
        Fact::PlacesAdded { places } => {
            vec![row("स्थान", "Places", count(places.len()).to_string())]
        }
        Fact::EvidenceFiled(filed) => evidence(filed.piece),
        Fact::AddressGiven(address) => vec![
            row("ई-मेल", "E-mail", address.email.unwrap_or_default()),
            row("दूरभाष", "Telephone", address.phone.unwrap_or_default()),
        ],
        Fact::MessageClaimed { written, .. } => vec![
            row("प्रति", "To", written.address),
            row("विषय", "Subject", written.subject),
            row("पाठ", "Text", written.text),
        ],
        Fact::MonthFrozen(given) => {
            vec![row("माह", "Month", given.month.to_string()), row("टिप्पणी", "Note", given.note)]
        }
        Fact::MonthThawed { freeze, reason } => vec![
            row("किस प्रविष्टि से बन्द था", "Frozen by fact", freeze.to_string()),
            row("कारण", "Reason", reason),
        ],
        Fact::FiguresCorrected { figures, reason, cells } => vec![
            row("आँकड़ों की प्रविष्टि", "Figures of fact", figures.to_string()),
            row("संशोधित आँकड़े", "Figures corrected", count(cells.len()).to_string()),
            row("कारण", "Reason", reason),
        ],
        Fact::MessageSent { receipt, .. } => vec![row("पावती", "Receipt", receipt)],
        Fact::MessageFailed { why, .. } => vec![row("कारण", "Reason", why)],
        Fact::IntakeUndone { intake, reason } => vec![
            row("वापस लिए गए आँकड़े (बही)", "Figures taken back (fact)", intake.to_string()),
            row("कारण", "Reason", reason),
        ],
        Fact::HeadingsDecided(headings) => decided(headings),
        _ => Vec::new(),
    })
}

fn decided(headings: Headings) -> Vec<(Name, String)> {
    let row = |hi: &str, en: &str, value: String| (Name::new(hi, en), value);
    let mut rows = vec![row("प्रपत्र", "Sheet", headings.seen_in)];
    rows.extend(headings.decided.into_iter().map(|decided| {
        let means = match decided.means {
            Means::Figures { indicator, kind } => format!("{indicator} · {}", kind.word()),
            Means::LeftAside => "–".to_owned(),
        };
        row(&decided.heading, &decided.heading, means)
    }));
    rows
}

fn evidence(piece: Piece) -> Vec<(Name, String)> {
    let row = |hi: &str, en: &str, value: String| (Name::new(hi, en), value);
    match piece {
        Piece::File(file) => vec![
            row("फाइल", "File", file.name),
            row("आकार (बाइट)", "Bytes", hindi::digits::group(file.n_bytes)),
            row("SHA-256", "SHA-256", file.sha256),
        ],
        Piece::Document { number, dated_on, subject } => vec![
            row("पत्रांक", "Number", number),
            row("दिनांक", "Date", hindi::date::short(dated_on)),
            row("विषय", "Subject", subject),
        ],
        Piece::RegisterRow { register, row: line } => {
            vec![row("पंजी", "Register", register), row("प्रविष्टि", "Row", line)]
        }
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
