//! The square code of a check address, as runs of dark modules for the layout to draw: no picture is
//! made, so the code prints sharp and the file stays small.

use qrcode::{Color, EcLevel, QrCode};
use serde_json::{Value, json};

/// The rows of the square code, each a list of `[first, how many]` dark modules. Nothing when the
/// address is empty or longer than a code can hold.
pub(crate) fn square(address: &str) -> Value {
    if address.is_empty() {
        return Value::Null;
    }
    let Ok(code) = QrCode::with_error_correction_level(address, EcLevel::M) else {
        return Value::Null;
    };
    let colors = code.to_colors();
    let rows: Vec<Value> = colors.chunks(code.width()).map(runs).collect();
    json!({ "width": code.width(), "rows": rows })
}

fn runs(row: &[Color]) -> Value {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, color) in row.iter().enumerate() {
        match (color, runs.last_mut()) {
            (Color::Light, _) => {}
            (Color::Dark, Some((first, n))) if *first + *n == at => *n += 1,
            (Color::Dark, _) => runs.push((at, 1)),
        }
    }
    json!(runs)
}

#[cfg(test)]
mod tests {
    use super::square;

    #[test]
    fn a_square_has_its_three_corners_and_the_same_modules_each_time() {
        let address = "http://127.0.0.1:7421/papers/check?code=9f3a77c104be1c20";
        let code = square(address);
        assert_eq!(code, square(address));
        assert_eq!(code["width"], 33);
        // Corner marks: seven dark modules at both ends of the first row, and of the last at its start.
        let rows = code["rows"].as_array().map_or(&[][..], Vec::as_slice);
        let first = rows.first().and_then(|row| row.as_array()).map_or(&[][..], Vec::as_slice);
        assert_eq!(first.first(), Some(&serde_json::json!([0, 7])));
        assert_eq!(first.last(), Some(&serde_json::json!([26, 7])));
        assert_eq!(rows.last().and_then(|row| row.get(0)), Some(&serde_json::json!([0, 7])));
    }

    #[test]
    fn an_address_that_is_empty_or_without_end_has_no_square() {
        assert!(square("").is_null());
        assert!(square(&"x".repeat(10_000)).is_null());
    }
}
