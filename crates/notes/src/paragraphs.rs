//! From the lines of a printed page back to paragraphs: a line that was broken only because the page is narrow goes
//! on in the next. And what the letters of Devanagari lose in a PDF without text behind them, as far as it can be
//! told without guessing.

/// A line as it stands on the page; lengths in points.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
}

/// What ends a sentence or opens a list, at the end of a line.
const ENDS: [char; 7] = ['।', '|', ':', '?', '!', '॥', ';'];

/// The paragraphs of a page, one on each line.
pub(crate) fn join(lines: &[Line]) -> String {
    let lines: Vec<&Line> = lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let right = lines.iter().map(|line| line.end).fold(0.0, f64::max);
    let left = lines.iter().map(|line| line.start).fold(f64::MAX, f64::min);
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        if let Some(last) = before {
            let goes_on = goes_on(last, line, (left, right));
            out.push(if goes_on { ' ' } else { '\n' });
        }
        let words = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        // A stop that came from another font stands apart on the page.
        out.push_str(&words.replace(" ।", "।"));
        before = Some(line);
    }
    out
}

/// Whether a line goes on in the next one.
fn goes_on(line: &Line, next: &Line, (left, right): (f64, f64)) -> bool {
    let is_next = line.y - next.y > 0.0 && line.y - next.y < line.size.max(next.size) * 2.4;
    let is_full = line.end - left > (right - left) * 0.75;
    let is_same_letter = (line.size - next.size).abs() < line.size * 0.15;
    let is_ended = line.text.trim_end().ends_with(ENDS) && !is_full;
    is_next && is_full && is_same_letter && !is_ended && !begins_an_item(&next.text)
}

/// `1.`, `2)`, `(क)`, `•`: the head of an item.
fn begins_an_item(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with(['•', '●', '▪', '–', '-', '*', '➢', '➤']) {
        return true;
    }
    let head: String = text.chars().take(5).collect();
    let rest = head.trim_start_matches('(');
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ('०'..='९').contains(&c));
    let is_number = digits.len() < rest.len() && digits.starts_with(['.', ')', '-', '–']);
    let mut letters = rest.chars();
    let is_lettered =
        head.starts_with('(') && letters.next().is_some() && letters.next() == Some(')');
    is_number || is_lettered
}

fn is_consonant(c: char) -> bool {
    ('क'..='ह').contains(&c) || ('\u{958}'..='\u{95f}').contains(&c)
}

/// Puts a short i that was read where it is drawn behind the letters that it belongs to. It stands so only where
/// no letter before it can carry it: there nothing is guessed.
pub(crate) fn repaired(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let is_carried = before.is_some_and(|c| is_consonant(c) || c == '\u{93c}');
        if c != 'ि' || is_carried {
            out.push(c);
            at += 1;
            continue;
        }
        let cluster = cluster(letters.get(at + 1..).unwrap_or_default());
        out.extend(letters.get(at + 1..at + 1 + cluster).unwrap_or_default());
        out.push('ि');
        at += 1 + cluster;
    }
    out
}

/// How many letters make the consonants at the beginning: क, क्ष, स्त्र.
fn cluster(letters: &[char]) -> usize {
    let mut n = 0;
    loop {
        if !letters.get(n).is_some_and(|c| is_consonant(*c)) {
            return n;
        }
        n += 1;
        if letters.get(n) == Some(&'\u{93c}') {
            n += 1;
        }
        let is_joined = letters.get(n) == Some(&'\u{94d}');
        if !is_joined || !letters.get(n + 1).is_some_and(|c| is_consonant(*c)) {
            return n;
        }
        n += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_i_goes_behind_the_letters_it_belongs_to_and_one_that_stands_right_stays() {
        for (read, expected) in [
            ("िकसान", "किसान"),
            ("किसान", "किसान"),
            ("क े िस्थति", "क े स्थिति"),
            ("िज़ला", "ज़िला"),
            ("ि", "ि"),
            ("निर्देश दिए", "निर्देश दिए"),
        ] {
            assert_eq!(repaired(read), expected, "{read}");
        }
    }

    fn line(text: &str, (start, end): (f64, f64), y: f64) -> Line {
        Line { text: text.to_owned(), start, end, y, size: 12.0 }
    }

    #[test]
    fn a_full_line_goes_on_and_an_item_a_gap_and_a_short_line_do_not() {
        let page = [
            line("जिलाधिकारी ने खण्ड विकास", (50.0, 500.0), 700.0),
            line("अधिकारियों को कहा।", (50.0, 300.0), 680.0),
            line("उन्होंने सूची भी", (50.0, 495.0), 660.0),
            line("1. खाते खुलवाने", (50.0, 490.0), 640.0),
            line("के निर्देश दिए।", (50.0, 200.0), 620.0),
            line("उपस्थिति", (50.0, 490.0), 500.0),
        ];
        let expected = "जिलाधिकारी ने खण्ड विकास अधिकारियों को कहा।\nउन्होंने सूची भी\n\
                        1. खाते खुलवाने के निर्देश दिए।\nउपस्थिति";
        assert_eq!(join(&page), expected);
    }
}
