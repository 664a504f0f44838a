//! The files that are read, and what is said of one that holds no note.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use hindi::reader::Unreadable;
use notes::{MOST_BYTES, Unread};

/// The file itself, or the files of a folder with one of these endings, by name.
pub(super) fn files_of(path: &Path, endings: &[&str]) -> anyhow::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("no {}", path.display()))? {
        let file = entry?.path();
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if endings.contains(&ending) {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// The words of a file.
pub(super) fn text(path: &Path) -> anyhow::Result<String> {
    let size = fs::metadata(path).with_context(|| format!("no {}", path.display()))?.len();
    // What is larger is not read into memory to find out what it is.
    if usize::try_from(size).map_or(true, |size| size > MOST_BYTES) {
        bail!("{}: {}", path.display(), of_file(Unread::TooLarge));
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    match notes::text_of(&bytes) {
        Ok(words) => Ok(words),
        Err(unread) => bail!("{}: {}", path.display(), of_file(unread)),
    }
}

/// What the file is instead of a note and what to do, in both languages.
fn of_file(unread: Unread) -> String {
    let (hi, en) = match unread {
        Unread::TooLarge => (
            "यह एक बैठक के पाठ से बहुत बड़ी फाइल है; एक बैठक का कार्यवृत्त दें",
            "too large for a note; give the minutes of one meeting",
        ),
        Unread::Scanned => (
            "इस PDF में केवल चित्र हैं; मूल फाइल दें या OCR से पाठ बनाएँ",
            "a PDF of pictures; give the original file or make text of it by OCR",
        ),
        Unread::NoLetters => (
            "इस PDF के अक्षरों के पीछे पाठ नहीं है; मूल DOCX दें",
            "the letters of this PDF have no text behind them; give the original DOCX",
        ),
        Unread::Locked => {
            ("फाइल पासवर्ड से बन्द है; पासवर्ड हटाकर सहेजें", "locked by a password; save it without one")
        }
        Unread::OldWord => (
            "यह पुराने Word की फाइल (.doc) है; .docx के रूप में सहेजें",
            "a file of the old Word (.doc); save it as .docx",
        ),
        Unread::Picture => {
            ("यह चित्र है; पाठ टाइप करें या OCR से बनाएँ", "a picture; type the text or make it by OCR")
        }
        Unread::Damaged => ("फाइल टूटी हुई है; मूल फाइल फिर से सहेजें", "damaged; save the original anew"),
        Unread::NoText => (
            "यह न पाठ है, न DOCX, न PDF; सादा पाठ (UTF-8) दें",
            "neither text nor DOCX nor PDF; give a plain text (UTF-8)",
        ),
    };
    format!("{hi} / {en}")
}

/// What the text is instead of a note and what to do, in both languages.
pub(super) fn sentence(why: Unreadable) -> String {
    let (hi, en) = match why {
        Unreadable::Empty => (
            "पाठ में कोई अक्षर नहीं है; बैठक का पाठ चिपकाएँ",
            "there is no letter in it; paste the text of a note",
        ),
        Unreadable::TooLong { .. } => (
            "यह एक बैठक के पाठ से बहुत लंबा है; एक बैठक का कार्यवृत्त दें",
            "too long for a note; give the minutes of one meeting",
        ),
        Unreadable::Html => (
            "यह वेब पृष्ठ का स्रोत है; पृष्ठ पर दिखने वाला पाठ चिपकाएँ",
            "the source of a web page; paste the text as the page shows it",
        ),
        Unreadable::LegacyFont => (
            "यह कृतिदेव जैसे पुराने फ़ॉन्ट में है; पहले यूनिकोड में बदलें",
            "typed in a legacy font such as Kruti Dev; convert it to Unicode first",
        ),
        Unreadable::English => {
            ("पाठ अंग्रेज़ी में है; हिंदी का पाठ दें", "mostly English; give the Hindi text")
        }
        Unreadable::OtherScript(_) => (
            "पाठ दूसरी लिपि में है; देवनागरी में हिंदी का पाठ दें",
            "in another script; give Hindi in Devanagari",
        ),
        Unreadable::OtherTongue(_) => {
            ("पाठ हिंदी में नहीं है; हिंदी का पाठ दें", "Devanagari, but not Hindi; give the Hindi text")
        }
        Unreadable::Debris => (
            "पाठ के अक्षर टूटे हुए हैं, जैसे OCR या गलत रूपान्तरण से; मूल से मिलाकर सुधारें",
            "its letters are torn, as by OCR or a wrong conversion; mend it against the original",
        ),
        Unreadable::NoMeeting => (
            "इसमें किसी बैठक या निर्देश की बात नहीं मिली; पाठ जाँच लें",
            "nothing of a meeting or an order was found; check the text",
        ),
    };
    format!("{hi} / {en}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hindi::reader;

    #[test]
    fn every_refusal_says_what_it_is_and_what_to_do_in_both_languages() {
        let all = [
            Unreadable::Empty,
            Unreadable::TooLong { bytes: 1 },
            Unreadable::Html,
            Unreadable::LegacyFont,
            Unreadable::English,
            Unreadable::OtherScript(reader::Script::Tamil),
            Unreadable::OtherTongue(reader::Tongue::Marathi),
            Unreadable::Debris,
            Unreadable::NoMeeting,
        ];
        let files = [
            Unread::TooLarge,
            Unread::Scanned,
            Unread::NoLetters,
            Unread::Locked,
            Unread::OldWord,
            Unread::Picture,
            Unread::Damaged,
            Unread::NoText,
        ];
        for said in all.map(sentence).into_iter().chain(files.map(of_file)) {
            let (hi, en) = said.split_once(" / ").expect("both languages");
            assert!(hi.contains(';') && en.contains(';'), "{said}");
        }
    }
}
