//! Scenarios: what an office did, day by day, written down as a file and done again through the same
//! functions that the pages use. The demo is made of them, and the tests hold them to the figures.

mod explanations;
mod file;
mod replay;

use domain::name::Name;
use jiff::civil::{Date, date};

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::{offices, simulate};
use file::Scenario;

/// The scenarios that come with the program, by district.
pub const BUILT_IN: [(&str, &str); 6] = [
    ("kanpur-dehat", include_str!("../../../scenarios/kanpur-dehat.toml")),
    ("kanpur-nagar", include_str!("../../../scenarios/kanpur-nagar.toml")),
    ("anuppur", include_str!("../../../scenarios/anuppur.toml")),
    ("aligarh", include_str!("../../../scenarios/aligarh.toml")),
    ("dindori", include_str!("../../../scenarios/dindori.toml")),
    ("maitha", include_str!("../../../scenarios/maitha.toml")),
];

/// Makes the sample office: every pack and every scenario that comes with the program.
///
/// # Errors
/// The office is not empty, or the database failed.
pub fn sample(desk: &Desk) -> Result<()> {
    let opened_on = date(2024, 4, 1);
    desk.write(replay::by(None, opened_on, "नमूना कार्यालय")?, |books| {
        offices::open(books, Name::new("नमूना कार्यालय", "Sample office"))?;
        for (_, files) in pack::source::builtin() {
            offices::adopt_pack(books, &files)?;
        }
        Ok(())
    })?;
    BUILT_IN.iter().try_for_each(|(_, text)| replay(desk, text))?;
    registers(desk)
}

/// The block whose accounts the sample office keeps row by row, and the day on which they were taken in.
const REGISTERED: (&str, Date) = ("maitha", date(2024, 10, 11));

/// Rows behind the reported accounts of one block: as many as were reported, made up and marked so.
fn registers(desk: &Desk) -> Result<()> {
    let (slug, on) = REGISTERED;
    desk.write(replay::by(None, on, "नमूना पंजियां")?, |books| {
        let plan = simulate::Plan {
            seed: 218,
            place: books.known.place(slug)?.code,
            counts: vec!["participants".to_owned(), "accounts-opened".to_owned()],
            n_duplicates: 0,
        };
        simulate::district(books, &plan).map(|_| ())
    })
}

/// Does everything that a scenario's text says, in order, each step as one writing.
///
/// # Errors
/// The text cannot be read, or a step is refused; the steps before it stand.
pub fn replay(desk: &Desk, text: &str) -> Result<()> {
    let scenario: Scenario =
        toml::from_str(text).map_err(|error| Error::Scenario(error.to_string()))?;
    replay::all(desk, &scenario)
}
