//! A large file a piece at a time, each cut at a line's end, so that no more of it is in memory than
//! is being read.

use std::io::{self, Read};

/// Bytes of a piece: it stays in a core's own memory between being fetched and being read.
const PIECE: usize = 1 << 18;

pub(super) struct Pieces<'a, F> {
    file: &'a mut F,
    /// What lies behind the last line's end so far.
    rest: Vec<u8>,
}

impl<'a, F: Read> Pieces<'a, F> {
    pub(super) fn of(file: &'a mut F) -> Self {
        Self { file, rest: Vec::new() }
    }

    /// The first line with its end.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn head(&mut self) -> io::Result<Vec<u8>> {
        let mut first = Vec::new();
        self.fill(&mut first)?;
        let at = memchr::memchr(b'\n', &first).map_or(first.len(), |at| at + 1);
        self.rest = first.split_off(at);
        Ok(first)
    }

    /// Puts the next lines into `piece`, whatever was in it. Whether there were any. A line that is longer
    /// than a piece comes in parts.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn next(&mut self, piece: &mut Vec<u8>) -> io::Result<bool> {
        piece.clear();
        piece.append(&mut self.rest);
        if self.fill(piece)?
            && let Some(at) = memchr::memrchr(b'\n', piece)
        {
            self.rest.extend_from_slice(piece.get(at + 1..).unwrap_or_default());
            piece.truncate(at + 1);
        }
        Ok(!piece.is_empty())
    }

    /// Fills a piece up. Whether it is full, so that more may follow.
    fn fill(&mut self, piece: &mut Vec<u8>) -> io::Result<bool> {
        let room = PIECE.saturating_sub(piece.len());
        let wanted = u64::try_from(room).unwrap_or(u64::MAX);
        piece.reserve(room);
        let n_read = self.file.by_ref().take(wanted).read_to_end(piece)?;
        Ok(n_read == room)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test")]

    use super::*;

    #[test]
    fn pieces_together_are_the_file_and_end_where_lines_end() {
        let lines: Vec<String> = (0..90_000).map(|n| format!("{n},{}\n", n * 7)).collect();
        for tail in ["", "the last line has no end"] {
            let text = format!("head\r\n{}{tail}", lines.concat());
            let mut file = text.as_bytes();
            let mut pieces = Pieces::of(&mut file);
            let mut whole = pieces.head().unwrap();
            assert_eq!(whole, b"head\r\n");
            let (mut piece, mut n) = (Vec::new(), 0);
            while pieces.next(&mut piece).unwrap() {
                let is_last = whole.len() + piece.len() == text.len();
                assert!(is_last || piece.ends_with(b"\n"), "piece {n}");
                whole.extend(&piece);
                n += 1;
            }
            assert_eq!(whole, text.as_bytes());
            assert!(n > 3, "{n} pieces");
        }
    }
}
