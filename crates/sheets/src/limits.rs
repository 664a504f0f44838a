//! How much of a file is ever read. An office's sheet is far below every one of these; what is above
//! them is a mistake or an attack, and is refused before it costs memory.

/// The limits of one file taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The file itself, in bytes.
    pub n_bytes: usize,
    /// Parts inside an XLSX.
    pub n_entries: usize,
    /// All parts that are read, in bytes as they come out of compression.
    pub n_inflated: u64,
    /// One part, in bytes as it comes out of compression.
    pub n_part: u64,
    /// Bytes out for each byte in, once `n_ratio_free` bytes have come out.
    pub n_ratio: u64,
    pub n_ratio_free: u64,
    /// Cells that hold something, over all sheets.
    pub n_cells: usize,
    pub n_columns: u32,
    pub n_rows: u32,
    /// Characters of one cell.
    pub n_cell_chars: usize,
    /// Different texts in an XLSX.
    pub n_texts: usize,
}

impl Limits {
    /// Whether a text that is still growing is beyond any cell, without counting its characters.
    pub(crate) fn is_far_too_long(&self, text: &str) -> bool {
        text.len() > self.n_cell_chars.saturating_mul(4)
    }

    /// Whether a cell's text is longer than any cell may be.
    pub(crate) fn is_too_long(&self, text: &str) -> bool {
        // No text has more characters than bytes, so most are never counted.
        text.len() > self.n_cell_chars && text.chars().nth(self.n_cell_chars).is_some()
    }
}

const MIB: u64 = 1 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            n_bytes: 25 << 20,
            n_entries: 200,
            n_inflated: 200 * MIB,
            n_part: 64 * MIB,
            n_ratio: 100,
            n_ratio_free: 10 * MIB,
            n_cells: 2_000_000,
            n_columns: 300,
            n_rows: 100_000,
            n_cell_chars: 32_767,
            n_texts: 1_000_000,
        }
    }
}
