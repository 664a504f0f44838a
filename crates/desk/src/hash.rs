//! SHA-256 of a file in lower-case hex, the name by which the same file is known again.

use sha2::{Digest, Sha256};

/// The SHA-256 of these bytes, 64 lower-case hex digits.
#[must_use]
pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
