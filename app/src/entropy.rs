//! Randomness, from the system and from nowhere else.

/// Fills bytes that nobody can foretell.
///
/// # Panics
/// The system gives none; then nobody could sign in safely, and the program must not go on.
pub(crate) fn fill(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the system gives randomness");
}
