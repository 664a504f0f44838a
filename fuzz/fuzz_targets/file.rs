//! Any bytes as a file of a note: words or the name of what it is instead, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(words) = notes::text_of(bytes) {
        assert!(words.len() <= 5 << 20);
    }
});
