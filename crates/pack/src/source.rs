//! Where packs come from: a folder, or the packs built into the program. The only file here that opens
//! files; everything else works on names and texts.

use std::io;
use std::path::Path;

/// A file longer than this is not a rule file, and is not even opened.
const MAX_BYTES: u64 = 16_000_000;

/// Files by name inside the pack, and their text.
pub type Files = Vec<(String, String)>;

include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

/// The packs built into the program, by folder name, in order of name. Their books are left out.
#[must_use]
pub fn builtin() -> Vec<(String, Files)> {
    let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    BUILTIN
        .iter()
        .map(|(pack, files)| ((*pack).to_owned(), files.iter().map(own).collect()))
        .collect()
}

/// The rule files of a pack's folder, in order of name; its books and README.md are left out.
///
/// # Errors
/// The folder or a file cannot be opened, or a file is not UTF-8 or far too long; the file is named.
pub fn dir(path: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    for item in std::fs::read_dir(path)? {
        let item = item?;
        let name = item.file_name().to_string_lossy().into_owned();
        if item.file_type()?.is_dir() || name.starts_with('.') || name == "README.md" {
            continue;
        }
        if item.metadata()?.len() > MAX_BYTES {
            let words = format!("{name}: longer than {MAX_BYTES} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        let text = std::fs::read_to_string(item.path())
            .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
        files.push((name, text));
    }
    files.sort();
    Ok(files)
}
