//! SHA-256 of a file in lower-case hex, the name by which the same file is known again.

use std::io::{self, Read, Seek, SeekFrom};

use sha2::{Digest, Sha256};

/// The SHA-256 of these bytes, 64 lower-case hex digits.
#[must_use]
pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file whose hash is taken while it is read: from where it was last sought to where it was read.
pub(crate) struct Hashed<'a, F> {
    file: &'a mut F,
    so_far: Sha256,
}

impl<'a, F> Hashed<'a, F> {
    pub(crate) fn of(file: &'a mut F) -> Self {
        Self { file, so_far: Sha256::new() }
    }

    /// The SHA-256 of what was read, 64 lower-case hex digits.
    pub(crate) fn sha256(self) -> String {
        hex(&self.so_far.finalize())
    }
}

impl<F: Read> Read for Hashed<'_, F> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n_read = self.file.read(into)?;
        self.so_far.update(into.get(..n_read).unwrap_or_default());
        Ok(n_read)
    }
}

impl<F: Seek> Seek for Hashed<'_, F> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.so_far = Sha256::new();
        self.file.seek(to)
    }
}
