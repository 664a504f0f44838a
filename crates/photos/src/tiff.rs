//! The few entries of an EXIF block that tell when and where: a TIFF structure of directories, each a
//! count and entries of twelve bytes. At most three directories are walked, each once and for at most
//! [`ENTRIES`] entries; no chain is followed, so that there is no loop to be caught in.

use domain::evidence::{Claimed, Spot};
use jiff::civil::DateTime;

/// How many entries of one directory are looked at. Cameras write some forty.
const ENTRIES: usize = 128;

const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;
const CHANGED_AT: u16 = 0x0132;
const TAKEN_AT: u16 = 0x9003;
const NORTH_OR_SOUTH: u16 = 1;
const LATITUDE: u16 = 2;
const EAST_OR_WEST: u16 = 3;
const LONGITUDE: u16 = 4;

/// `2025:10:12 10:31:07`, as all cameras write it.
const TIME: &str = "%Y:%m:%d %H:%M:%S";
const TIME_BYTES: usize = 19;

const MILLION: i128 = 1_000_000;

/// What the block says of time and place.
pub(crate) fn claimed(bytes: &[u8]) -> Claimed {
    let Some(block) = Block::open(bytes) else { return Claimed::default() };
    let Some(first) = block.first_directory() else { return Claimed::default() };
    let below = |tag| {
        let at = block.entry(first, tag)?.long()?;
        Some(Directory { at })
    };
    let taken = below(EXIF_DIRECTORY).and_then(|exif| block.time(exif, TAKEN_AT));
    let at = taken.or_else(|| block.time(first, CHANGED_AT));
    let spot = below(GPS_DIRECTORY).and_then(|gps| {
        let north = block.millionths(gps, (NORTH_OR_SOUTH, b'S'), LATITUDE)?;
        let east = block.millionths(gps, (EAST_OR_WEST, b'W'), LONGITUDE)?;
        Spot::new(north, east)
    });
    Claimed { at, spot }
}

/// A TIFF structure and the order of its bytes.
struct Block<'b> {
    bytes: &'b [u8],
    is_big_end_first: bool,
}

/// Where a directory begins.
#[derive(Clone, Copy)]
struct Directory {
    at: usize,
}

/// An entry: how much of it there is, and the four bytes that are its value or point to it.
struct Entry<'b> {
    block: &'b Block<'b>,
    count: usize,
    /// Where the four bytes stand.
    at: usize,
}

impl<'b> Block<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let is_big_end_first = match bytes.get(..2)? {
            b"II" => false,
            b"MM" => true,
            _ => return None,
        };
        let block = Self { bytes, is_big_end_first };
        (block.short(2)? == 42).then_some(block)
    }

    fn first_directory(&self) -> Option<Directory> {
        Some(Directory { at: self.long(4)? })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.is_big_end_first {
            u16::from_be_bytes(bytes)
        } else {
            u16::from_le_bytes(bytes)
        })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        let number = if self.is_big_end_first {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        };
        usize::try_from(number).ok()
    }

    fn entry(&'b self, directory: Directory, tag: u16) -> Option<Entry<'b>> {
        let n_entries = usize::from(self.short(directory.at)?).min(ENTRIES);
        let first = directory.at.checked_add(2)?;
        let starts = (0..n_entries).map_while(|ix| first.checked_add(ix * 12));
        let at = starts
            .take_while(|at| *at < self.bytes.len())
            .find(|at| self.short(*at) == Some(tag))?;
        Some(Entry { block: self, count: self.long(at.checked_add(4)?)?, at: at.checked_add(8)? })
    }

    fn time(&self, directory: Directory, tag: u16) -> Option<DateTime> {
        let entry = self.entry(directory, tag)?;
        if entry.count < TIME_BYTES {
            return None;
        }
        let at = entry.long()?;
        let text = self.bytes.get(at..at.checked_add(TIME_BYTES)?)?;
        DateTime::strptime(TIME, std::str::from_utf8(text).ok()?).ok()
    }

    /// Degrees, minutes and seconds as millionths of a degree, negative when the side is the one named.
    fn millionths(&self, gps: Directory, side: (u16, u8), tag: u16) -> Option<i64> {
        let (side_tag, negative) = side;
        let letter = *self.bytes.get(self.entry(gps, side_tag)?.at)?;
        let entry = self.entry(gps, tag)?;
        if entry.count != 3 {
            return None;
        }
        let at = entry.long()?;
        let mut sum: i128 = 0;
        for (ix, part) in [3600, 60, 1].into_iter().enumerate() {
            let over = at.checked_add(ix * 8)?;
            let (over, under) = (self.long(over)?, self.long(over.checked_add(4)?)?);
            let (over, under) = (i128::try_from(over).ok()?, i128::try_from(under).ok()?);
            sum += (over * part * MILLION).checked_div(under)?;
        }
        let millionths = i64::try_from(sum / 3600).ok()?;
        Some(if letter == negative { -millionths } else { millionths })
    }
}

impl Entry<'_> {
    /// The four bytes as a number: a value, or where the value lies.
    fn long(&self) -> Option<usize> {
        self.block.long(self.at)
    }
}
