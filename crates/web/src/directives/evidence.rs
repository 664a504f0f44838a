//! Evidence in words: what a piece is, what it claims of itself, and whether its file was filed before.

use desk::evidence::Evidence as Filed;
use domain::evidence::{
    Claimed, FILE_LIMIT, FILES_LIMIT, File, MEGABYTE, Piece, REPORT_LIMIT, Spot,
};
use hindi::digits;

use crate::look::evidence::Evidence;
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::visit::Visit;

/// What may be handed in, in one line.
pub(crate) fn limits(words: &Words) -> String {
    words.wf(
        "evidence-limits",
        &[
            ("n", FILES_LIMIT.to_string()),
            ("mb", (FILE_LIMIT / MEGABYTE).to_string()),
            ("all", (REPORT_LIMIT / MEGABYTE).to_string()),
        ],
    )
}

/// A piece as it is shown on its directive.
pub(super) fn shown(visit: &Visit, words: &Words, directive: i64, filed: &Filed) -> Evidence {
    let on = words.w1("filed-on", "date", hindi::date::long(filed.on, visit.lang()));
    let (name, about, claimed) = match &filed.piece {
        Piece::File(kept) => {
            let href = format!("/directives/{directive}/evidence/{}", filed.n);
            let Evidence { name, about, claimed, .. } = file(visit, words, href, kept);
            (name, [about, on].join(" · "), claimed)
        }
        Piece::Document { number, dated_on, subject } => {
            let dated = hindi::date::long(*dated_on, visit.lang());
            let name = [words.w("letter-number"), number.clone()].join(" ");
            (Link::new("", name), [dated, subject.clone(), on].join(" · "), String::new())
        }
        Piece::RegisterRow { register, row } => {
            (Link::new("", [register.as_str(), row].join(" · ")), on, String::new())
        }
    };
    let before = filed.filed_before.map(|before| {
        Link::new(format!("/directives/{before}"), words.w1("directive-number", "n", before))
    });
    Evidence { name, about, claimed, before }
}

/// A file that was handed in and is found at `href`: its kind, its size, and what it claims.
pub(crate) fn file(visit: &Visit, words: &Words, href: String, file: &File) -> Evidence {
    let kind = words.w(&format!("file-{}", file.kind.word()));
    Evidence {
        name: Link::new(href, &file.name),
        about: [kind, size(file.n_bytes)].join(" · "),
        claimed: claim(visit, file.claimed),
        before: None,
    }
}

/// Whole kilobytes upwards, and from a megabyte on megabytes to the nearest tenth.
fn size(n_bytes: i64) -> String {
    if n_bytes < 1_048_576 {
        return format!("{} KB", digits::group((n_bytes + 1023) / 1024));
    }
    let tenths = (n_bytes * 10 + 524_288) / 1_048_576;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Time and place as the photo says them.
fn claim(visit: &Visit, claimed: Claimed) -> String {
    let at = claimed.at.map(|at| {
        let day = hindi::date::long(at.date(), visit.lang());
        format!("{day}, {:02}:{:02}", at.hour(), at.minute())
    });
    let spot = claimed.spot.map(place);
    [at, spot].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `26.4499° N, 79.9123° E`: four places are some ten metres.
fn place(spot: Spot) -> String {
    let of = |value: i64, marks: [&str; 2]| {
        let tenthousandths = (value.abs() + 50) / 100;
        let mark = if value < 0 { marks[1] } else { marks[0] };
        format!("{}.{:04}°\u{a0}{mark}", tenthousandths / 10_000, tenthousandths % 10_000)
    };
    format!("{}, {}", of(spot.north(), ["N", "S"]), of(spot.east(), ["E", "W"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_places_are_rounded_as_people_say_them() {
        for (n_bytes, said) in [
            (1, "1 KB"),
            (1024, "1 KB"),
            (1025, "2 KB"),
            (1_048_575, "1,024 KB"),
            (1_048_576, "1.0 MB"),
            (1_101_004, "1.0 MB"),
            (1_101_005, "1.1 MB"),
            (8_388_608, "8.0 MB"),
        ] {
            assert_eq!(size(n_bytes), said, "{n_bytes}");
        }
        let said = Spot::new(26_449_950, -79_912_345).map(place);
        assert_eq!(said.as_deref(), Some("26.4500°\u{a0}N, 79.9123°\u{a0}W"));
    }
}
