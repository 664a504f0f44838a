//! Speaking on standard output. When nobody listens any more (`| head`), the program goes on quietly.

/// Prints a line; a closed pipe is no fault.
macro_rules! say {
    ($($what:tt)*) => {{
        use std::io::Write;
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, $($what)*);
    }};
}
pub(crate) use say;
