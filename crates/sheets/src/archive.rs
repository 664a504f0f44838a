//! The zip container of an XLSX, read with distrust: the directory is counted before it is walked,
//! sizes are believed only as far as bytes really come out, and only the parts asked for are opened.

use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use flate2::bufread::DeflateDecoder;
use memchr::{memmem, memrchr};

use crate::finding::{Finding, What};
use crate::limits::Limits;

const END_SIGNATURE: &[u8] = b"PK\x05\x06";
const ENTRY_SIGNATURE: u32 = 0x0201_4b50;
const LOCAL_SIGNATURE: u32 = 0x0403_4b50;
const END_SIZE: usize = 22;
/// The comment behind the directory is at most this long.
const MAX_COMMENT: usize = 65_535;

/// An opened container.
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    limits: Limits,
    /// How many bytes may still come out, over all parts.
    budget: Rc<Cell<u64>>,
}

struct Entry {
    name: String,
    is_deflated: bool,
    n_packed: u64,
    n_declared: u64,
    header_at: usize,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|size| usize::try_from(size).ok())
}

fn damaged(part: &str) -> Finding {
    Finding::stops(What::Damaged { part: part.to_owned() })
}

impl<'a> Archive<'a> {
    /// Reads the directory; opens nothing yet.
    ///
    /// # Errors
    /// Too many parts, a locked part, declared sizes beyond the limits, or a directory that is no directory.
    pub(crate) fn open(bytes: &'a [u8], limits: Limits) -> Result<Self, Finding> {
        let end = end_record(bytes).ok_or_else(|| damaged("the end of the file"))?;
        let n_entries = usize::from(u16_at(bytes, end + 10).unwrap_or_default());
        if n_entries > limits.n_entries {
            return Err(Finding::stops(What::TooManyParts {
                n: n_entries.to_string(),
                limit: limits.n_entries.to_string(),
            }));
        }
        let mut at = size_at(bytes, end + 16).unwrap_or(usize::MAX);
        let mut entries = Vec::with_capacity(n_entries);
        let mut declared = 0_u64;
        for _ in 0..n_entries {
            let (entry, next) = read_entry(bytes, at)?;
            declared = declared.saturating_add(entry.n_declared);
            if is_swollen(entry.n_declared, entry.n_packed, &limits) {
                return Err(inflates(&entry.name, limits.n_part));
            }
            entries.push(entry);
            at = next;
        }
        if declared > limits.n_inflated {
            return Err(inflates("the file", limits.n_inflated));
        }
        Ok(Self { bytes, entries, limits, budget: Rc::new(Cell::new(limits.n_inflated)) })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Whether any part's name ends so.
    pub(crate) fn has_ending(&self, ending: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.to_ascii_lowercase().ends_with(ending))
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        let name = name.trim_start_matches('/');
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Opens a part for reading; `None` when there is none of this name.
    ///
    /// # Errors
    /// The part does not lie where the directory says.
    pub(crate) fn part(&self, name: &str) -> Result<Option<Part<'a>>, Finding> {
        let Some(entry) = self.find(name) else { return Ok(None) };
        let packed = self.packed(entry).ok_or_else(|| damaged(name))?;
        let why = Rc::new(RefCell::new(None));
        let inner: Box<dyn Read + 'a> = if entry.is_deflated {
            Box::new(DeflateDecoder::new(packed))
        } else {
            Box::new(packed)
        };
        let guard = Guard {
            inner,
            name: name.to_owned(),
            limits: self.limits,
            n_packed: entry.n_packed,
            n_declared: entry.n_declared,
            n_out: 0,
            n_run: 0,
            budget: Rc::clone(&self.budget),
            why: Rc::clone(&why),
        };
        Ok(Some(Part {
            name: name.to_owned(),
            reader: BufReader::with_capacity(1 << 16, guard),
            why,
        }))
    }

    /// The packed bytes of a part, found through its own header.
    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let at = entry.header_at;
        if u32_at(self.bytes, at)? != LOCAL_SIGNATURE {
            return None;
        }
        let n_name = usize::from(u16_at(self.bytes, at + 26)?);
        let n_extra = usize::from(u16_at(self.bytes, at + 28)?);
        let from = at.checked_add(30 + n_name + n_extra)?;
        let to = from.checked_add(usize::try_from(entry.n_packed).ok()?)?;
        self.bytes.get(from..to)
    }
}

/// Where the end record stands: it is the last thing in the file, but for a comment.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_SIZE + MAX_COMMENT);
    let at = from + memmem::rfind(bytes.get(from..)?, END_SIGNATURE)?;
    (at + END_SIZE <= bytes.len()).then_some(at)
}

/// Whether a part is larger than any sheet, or than its packed size can explain.
fn is_swollen(n_out: u64, n_packed: u64, limits: &Limits) -> bool {
    let by_ratio = n_packed.saturating_mul(limits.n_ratio);
    n_out > limits.n_part || (n_out > limits.n_ratio_free && n_out > by_ratio)
}

/// One line of the directory: the entry, and where the next line begins.
fn read_entry(bytes: &[u8], at: usize) -> Result<(Entry, usize), Finding> {
    let broken = || damaged("its directory");
    if u32_at(bytes, at) != Some(ENTRY_SIGNATURE) {
        return Err(broken());
    }
    let word = |offset: usize| u16_at(bytes, at + offset).ok_or_else(broken);
    let size = |offset: usize| size_at(bytes, at + offset).ok_or_else(broken);
    if word(8)? & 1 == 1 {
        return Err(Finding::stops(What::Encrypted));
    }
    let is_deflated = match word(10)? {
        0 => false,
        8 => true,
        _ => return Err(broken()),
    };
    let (n_packed, n_declared) = (size(20)?, size(24)?);
    let n_name = usize::from(word(28)?);
    let n_rest = usize::from(word(30)?) + usize::from(word(32)?);
    let name = bytes.get(at + 46..at + 46 + n_name).ok_or_else(broken)?;
    let entry = Entry {
        name: String::from_utf8_lossy(name).replace('\\', "/"),
        is_deflated,
        n_packed: u64::try_from(n_packed).unwrap_or(u64::MAX),
        n_declared: u64::try_from(n_declared).unwrap_or(u64::MAX),
        header_at: size(42)?,
    };
    Ok((entry, at + 46 + n_name + n_rest))
}

fn inflates(part: &str, limit: u64) -> Finding {
    Finding::stops(What::Inflates { part: part.to_owned(), limit_mb: (limit >> 20).to_string() })
}

/// A part being read. When reading fails, [`Part::why`] says what was found.
pub(crate) struct Part<'a> {
    name: String,
    reader: BufReader<Guard<'a>>,
    why: Rc<RefCell<Option<Finding>>>,
}

impl<'a> Part<'a> {
    /// The bytes, and the way to ask afterwards why they stopped.
    pub(crate) fn split(self) -> (impl BufRead + 'a, Why) {
        (self.reader, Why { name: self.name, why: self.why })
    }
}

/// Why a part could not be read to its end.
pub(crate) struct Why {
    name: String,
    why: Rc<RefCell<Option<Finding>>>,
}

impl Why {
    pub(crate) fn finding(&self) -> Finding {
        self.why.borrow_mut().take().unwrap_or_else(|| damaged(&self.name))
    }
}

/// Counts what really comes out of compression and stops it at the limits.
struct Guard<'a> {
    inner: Box<dyn Read + 'a>,
    name: String,
    limits: Limits,
    n_packed: u64,
    n_declared: u64,
    n_out: u64,
    /// Bytes since the last `<`: the longest thing that the XML reader must hold at once.
    n_run: usize,
    budget: Rc<Cell<u64>>,
    why: Rc<RefCell<Option<Finding>>>,
}

impl Guard<'_> {
    fn check(&mut self, chunk: &[u8]) -> Result<(), Finding> {
        let n = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        self.n_out = self.n_out.saturating_add(n);
        let left = self.budget.get().checked_sub(n);
        // More than the directory says is a lie, however small.
        if self.n_out > self.n_declared || is_swollen(self.n_out, self.n_packed, &self.limits) {
            return Err(inflates(&self.name, self.limits.n_part));
        }
        self.budget.set(left.ok_or_else(|| inflates(&self.name, self.limits.n_inflated))?);
        self.n_run = match memrchr(b'<', chunk) {
            Some(at) => chunk.len() - at,
            None => self.n_run.saturating_add(chunk.len()),
        };
        // A character takes at most ten bytes in XML (&#x10FFFF;).
        if self.n_run > self.limits.n_cell_chars.saturating_mul(10) {
            let limit = self.limits.n_cell_chars.to_string();
            return Err(Finding::stops(What::CellTooLong { limit }));
        }
        Ok(())
    }
}

impl Read for Guard<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        let checked = self.check(buf.get(..n).unwrap_or_default());
        checked.map_err(|finding| {
            *self.why.borrow_mut() = Some(finding);
            io::Error::other("over a limit")
        })?;
        Ok(n)
    }
}
