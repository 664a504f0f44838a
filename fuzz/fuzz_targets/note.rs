//! Any text as a note: it is read without a panic, and every place that is given is a place in the text.
#![no_main]

use hindi::reader::{self, Context};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(reading) = reader::read(text, &Context::default()) else { return };
    for directive in &reading.directives {
        assert!(!directive.span.of(text).is_empty());
        assert!(directive.addressee.is_none_or(|span| !span.of(text).is_empty()));
        assert!(directive.deadline.is_none_or(|due| !due.span.of(text).is_empty()));
    }
    assert!(reading.figures.iter().all(|figure| !figure.span.of(text).is_empty()));
});
