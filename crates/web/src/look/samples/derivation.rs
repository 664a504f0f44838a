//! How a line and a card were computed, and a league with a tie.

use askama::Template;

use super::scorecard::spread;
use super::{frame, grade, link, say};
use crate::look::frame::Section;
use crate::look::parts::{Link, Moved};
use crate::look::scorecard::{
    Band, CardDerivation, FigureUsed, League, LeagueRow, LineDerivation, NormUsed, SumLine,
};
use crate::look::words::Words;

pub(super) fn pages(words: Words) -> Vec<(&'static str, String)> {
    vec![
        ("scorecard-line", line(words).render().unwrap()),
        ("scorecard-sum", sum(words).render().unwrap()),
        ("scorecard-league", league(words).render().unwrap()),
    ]
}

fn crumbs(words: Words) -> Vec<Link> {
    vec![
        link("/score/sundarpur/2024-09", &say(words, "सुन्दरपुर", "Sundarpur")),
        link("/score/sundarpur/2024-09", &say(words, "सितम्बर 2024", "September 2024")),
    ]
}

fn bands() -> Vec<Band> {
    [
        ("A", "90.00 ≤ %", "5"),
        ("B", "75.00 ≤ % < 90.00", "4"),
        ("C", "60.00 ≤ % < 75.00", "3"),
        ("D", "40.00 ≤ % < 60.00", "2"),
        ("E", "% < 40.00", "0"),
    ]
    .map(|(letter, bounds, marks)| Band {
        grade: grade(letter),
        bounds: bounds.to_owned(),
        marks: marks.to_owned(),
        is_hit: letter == "B",
    })
    .to_vec()
}

fn norm(words: Words) -> NormUsed {
    NormUsed {
        what: say(words, "डैशबोर्ड श्रेणी सीमाएँ (सम्पादन योग्य)", "Dashboard cut-offs (editable)"),
        from: say(words, "1 अप्रैल 2024", "1 April 2024"),
        to: say(words, "आगे तक", "open"),
        source: say(words, "कार्यालय का निर्धारण", "set by the office"),
        pack: "up-darpan 2024.1 · grading.toml:12".to_owned(),
    }
}

fn line(words: Words) -> LineDerivation {
    let figure = |hindi: &str, english: &str, value: &str, is_synthetic: bool| FigureUsed {
        what: say(words, hindi, english),
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        value: value.to_owned(),
        source: say(words, "ब्लॉक एमआईएस", "Block MIS"),
        as_on: say(words, "10 अक्टूबर 2024", "10 October 2024"),
        fact: link("/ledger/41", "41"),
        is_synthetic,
    };
    let name = say(words, "लखपति दीदी", "Lakhpati Didi");
    LineDerivation {
        value: String::new(),
        words,
        frame: frame(words, Section::Scorecard, &name),
        crumbs: crumbs(words),
        programme: name,
        grade: grade("B"),
        post: say(words, "उपायुक्त (स्वतः रोजगार)", "Deputy Commissioner (NRLM)"),
        achieved: "42,347".to_owned(),
        target: "54,000".to_owned(),
        ratio: "42,347 / 54,000".to_owned(),
        percent: "78.42".to_owned(),
        remark: String::new(),
        bands: bands(),
        marks: "4".to_owned(),
        marks_max: "5".to_owned(),
        weight: "1".to_owned(),
        share: "4 / 325 × 10 = 0.12".to_owned(),
        lift: say(words, "6,253 और होने पर श्रेणी A", "6,253 more make it an A"),
        norm: norm(words),
        figures: vec![
            figure("उपलब्धि, संचयी", "Achieved, cumulative", "42,347", false),
            figure("लक्ष्य, माह तक", "Target to month", "54,000", true),
        ],
        changes: super::month::changes(words),
        then: None,
        card: link("/score/sundarpur/2024-09", &words.w("card")),
    }
}

fn sum(words: Words) -> CardDerivation {
    let row = |hindi: &str, english: &str, letter: &str, marks: &str, left_out: &str| SumLine {
        programme: link("/score/sundarpur/2024-09/x", &say(words, hindi, english)),
        grade: grade(letter),
        marks: marks.to_owned(),
        weight: "1".to_owned(),
        weighted: marks.to_owned(),
        weighted_max: if left_out.is_empty() { "5".to_owned() } else { "–".to_owned() },
        left_out: left_out.to_owned(),
    };
    CardDerivation {
        words,
        frame: frame(words, Section::Scorecard, &words.w("how-computed")),
        crumbs: crumbs(words),
        grade: grade("B"),
        score: "7.00".to_owned(),
        out_of: "10".to_owned(),
        lines: vec![
            row("लखपति दीदी", "Lakhpati Didi", "B", "4", ""),
            row("बैंक क्रेडिट लिंकेज", "Bank credit linkage", "C", "3", ""),
            row("कैंटीन", "Canteen", "N", "–", &words.w("blank-no-target")),
        ],
        sum_marks: "7".to_owned(),
        sum_max: "10".to_owned(),
        working: "7 / 10 × 10 = 7.00".to_owned(),
        bands: bands(),
        norm: norm(words),
        then: Some(super::month::then(words)),
        card: link("/score/sundarpur/2024-09", &words.w("card")),
    }
}

fn league(words: Words) -> League {
    let row = |rank: &str, is_tied: bool, hindi: &str, english: &str, score: &str| LeagueRow {
        group: String::new(),
        rank: rank.to_owned(),
        is_tied,
        moved: if is_tied { Moved::Up("1".to_owned()) } else { Moved::Down("2".to_owned()) },
        place: link("/score/x/2024-09", &say(words, hindi, english)),
        grade: grade("B"),
        score: score.to_owned(),
        band: spread(words, &[("A", 5), ("B", 3), ("D", 2), ("N", 1)]),
        missing: if rank == "4" { words.w("blank-not-reported") } else { String::new() },
        run: String::new(),
        changed: if is_tied { words.w1("month-n-changed", "n", 2) } else { String::new() },
    };
    League {
        then: None,
        tie_rule: words.w("tie-rule"),
        note: String::new(),
        words,
        frame: frame(words, Section::Scorecard, &words.w("league")),
        crumbs: crumbs(words),
        place: say(words, "सुन्दरपुर", "Sundarpur"),
        month: say(words, "सितम्बर 2024", "September 2024"),
        children_word: words.w("place-blocks"),
        rows: vec![
            row("1", false, "खैर", "Khair", "9.10"),
            row("2", true, "लोधा", "Lodha", "8.40"),
            row("2", true, "टप्पल", "Tappal", "8.40"),
            row("4", false, "अतरौली", "Atrauli", "7.75"),
        ],
        card: link("/score/sundarpur/2024-09", &words.w("card")),
    }
}
