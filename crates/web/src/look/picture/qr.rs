//! A text as a square picture that a phone reads.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use super::Svg;

/// Modules of quiet around the picture, as the standard asks.
const QUIET: usize = 4;

/// A text as a QR code; `None` when it is too long for one.
#[must_use]
pub fn qr(text: &str, title: &str) -> Option<Svg> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (at, _) in code.to_colors().iter().enumerate().filter(|(_, c)| **c == Color::Dark) {
        let (x, y) = (at % width + QUIET, at / width + QUIET);
        write!(path, "M{x} {y}h1v1h-1z").ok()?;
    }
    let side = width + 2 * QUIET;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    Some(Svg(format!(
        r##"<svg class="qr" viewBox="0 0 {side} {side}" width="232" height="232" role="img" shape-rendering="crispEdges"><title>{title}</title><path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{path}"/></svg>"##
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_quiet_around_it_and_its_three_corners() {
        let picture =
            qr("otpauth://totp/Anupalan:anil?secret=MZXW6YTBOI", "A & B").map(|svg| svg.0);
        let picture = picture.unwrap_or_default();
        assert!(picture.contains("M4 4h1v1h-1z") && !picture.contains("M3 "), "{picture}");
        assert!(picture.contains("A &amp; B"));
        assert!(qr(&"x".repeat(5_000), "").is_none());
    }
}
