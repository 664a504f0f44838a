//! What may be written in a field: words of any script, as long as a person writes, and no sign that a
//! person cannot see. Nothing is taken out in silence; who sent it is told and sends it again.

use crate::refusal::Refusal;

/// The longest text of one field, in characters: some eight printed pages.
pub const TEXT_LIMIT: usize = 20_000;

/// Decides whether a text may be written down.
///
/// # Errors
/// It is too long, or holds a sign that cannot be seen.
pub fn may_write(text: &str) -> Result<(), Refusal> {
    if text.chars().count() > TEXT_LIMIT {
        return Err(Refusal::TextTooLong { limit: TEXT_LIMIT });
    }
    if text.contains(is_hidden) { Err(Refusal::TextNotPlain) } else { Ok(()) }
}

/// The text without the signs that cannot be seen.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|sign| !is_hidden(*sign)).collect()
}

/// A control sign other than the end of a line and a tab; a mark that turns the direction of writing, by which
/// a name shows as another than it is; a byte that was no text. The joiners of Devanagari are not among them.
#[must_use]
pub fn is_hidden(sign: char) -> bool {
    let is_turning = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_layout = matches!(sign, '\n' | '\r' | '\t');
    is_turning || sign == '\u{fffd}' || sign == '\u{feff}' || (sign.is_control() && !is_layout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_script_may_be_written_and_hidden_signs_may_not() {
        for plain in
            ["", "शेष 46 खाते\r\n\"शीघ्र\"\t", "क्\u{200d}ष क्\u{200c}ष", "<script>", "اردو", "👍"]
        {
            assert_eq!(may_write(plain), Ok(()), "{plain:?}");
        }
        for hidden in
            ["a\0", "\u{1b}[31m", "\u{7f}", "\u{85}", "gpj.\u{202e}exe", "\u{2066}", "\u{fffd}"]
        {
            assert_eq!(may_write(hidden), Err(Refusal::TextNotPlain), "{hidden:?}");
            assert_eq!(may_write(&plain(hidden)), Ok(()), "{hidden:?}");
        }
    }

    #[test]
    fn a_text_of_the_limit_is_taken_and_one_sign_more_is_not() {
        assert_eq!(may_write(&"क".repeat(TEXT_LIMIT)), Ok(()));
        let refused = Err(Refusal::TextTooLong { limit: TEXT_LIMIT });
        assert_eq!(may_write(&"क".repeat(TEXT_LIMIT + 1)), refused);
    }
}
