//! The doors of an office: pages for people. No rule is decided here and no SQL is written.

pub mod look;
