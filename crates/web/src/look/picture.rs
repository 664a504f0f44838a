//! Small pictures drawn as SVG text: a bar against its target, six months as a line, the spread of
//! grades as a band. Whole numbers only; each has a title that says the same in words, and every
//! number in it stands in the table beside it. They say nothing by colour alone.

pub mod qr;

use std::fmt::{self, Write};

use super::parts::Grade;

/// A picture, ready to stand in a page. Its words were escaped when it was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Svg(String);

impl fmt::Display for Svg {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Svg {}

/// One part of a band: the grade, how many lines have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub grade: Grade,
    pub n: i64,
}

/// Width of a bar at 100 %, in its own units.
const BAR_FULL: i64 = 1000;

/// A bar against its target. `share` and `mark` are hundredths of a percent (7842 = 78.42 %); `mark`
/// is where A begins. What is over 100 % fills the bar and no more.
#[must_use]
pub fn bar(share: Option<i64>, mark: Option<i64>, title: &str) -> Svg {
    let at = |hundredths: i64| hundredths.clamp(0, 10_000) * BAR_FULL / 10_000;
    let mut body = format!(r#"<rect class="ft" y="20" width="{BAR_FULL}" height="80"/>"#);
    if let Some(share) = share {
        put(
            &mut body,
            format_args!(r#"<rect class="fv" y="20" width="{}" height="80"/>"#, at(share)),
        );
    }
    if let Some(mark) = mark {
        let x = (at(mark) - 10).max(0);
        put(&mut body, format_args!(r#"<rect class="fm" x="{x}" width="20" height="120"/>"#));
    }
    drawn(
        r#"width="84" height="14" viewBox="0 0 1000 120" preserveAspectRatio="none""#,
        title,
        &body,
    )
}

/// The last periods as a line, oldest first, the last point in the colour of its grade. A period
/// without a figure breaks the line; it is not drawn as zero.
#[must_use]
pub fn sparkline(points: &[Option<i64>], grade: &Grade, title: &str) -> Svg {
    let known = || points.iter().flatten().copied();
    let (low, high) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
    let steps = i64::try_from(points.len()).unwrap_or(2).max(2) - 1;
    let mut path = String::new();
    let mut last = None;
    let mut is_broken = true;
    for (i, point) in (0_i64..).zip(points) {
        let Some(value) = point else {
            is_broken = true;
            continue;
        };
        let (x, y) = (3 + i * 54 / steps, height(*value, low, high));
        put(&mut path, format_args!("{}{x} {y}", if is_broken { 'M' } else { 'L' }));
        (is_broken, last) = (false, Some((x, y)));
    }
    let mut body = format!(r#"<path class="ln" d="{path}"/>"#);
    if let Some((x, y)) = last {
        put(
            &mut body,
            format_args!(r#"<circle class="f{}" cx="{x}" cy="{y}" r="2.5"/>"#, grade.tone()),
        );
    }
    drawn(r#"width="60" height="22" viewBox="0 0 60 22""#, title, &body)
}

/// Where a value stands in a picture 22 high: the highest at 4, the lowest at 18, a level line at 18.
fn height(value: i64, low: i64, high: i64) -> i64 {
    let spread = high.saturating_sub(low);
    if spread == 0 { 18 } else { 18 - value.saturating_sub(low).saturating_mul(14) / spread }
}

/// The spread of grades as one band over the whole width. The widths are cut so that they add up to
/// the whole; a part too narrow for its number keeps its letter, and below that only its place.
#[must_use]
pub fn band(parts: &[Part], title: &str) -> Svg {
    let total: i64 = parts.iter().map(|part| part.n.max(0)).sum();
    let mut body = String::new();
    let mut before = 0;
    for part in parts.iter().filter(|part| part.n > 0) {
        let from = before * 10_000 / total;
        before += part.n;
        let wide = before * 10_000 / total - from;
        let tone = part.grade.tone();
        let (x, w) = (percent(from), percent(wide));
        put(&mut body, format_args!(r#"<rect class="f{tone}" x="{x}" width="{w}" height="26"/>"#));
        let x = percent(from + wide / 2);
        body.push_str(&label(part, wide, &x));
    }
    drawn(r#"width="100%" height="26""#, title, &body)
}

/// The letter and number of a part. On a phone the band is about 330 px wide: there a tenth of it
/// holds both, four hundredths the letter alone; the style sheet hides the rest.
fn label(part: &Part, wide: i64, x: &str) -> String {
    let class = match wide {
        1000.. => "t1",
        400.. => "t2",
        250.. => "t3",
        _ => return String::new(),
    };
    let letter = escape(&part.grade.letter);
    let n = if class == "t3" { String::new() } else { format!(" {}", part.n) };
    format!(
        r#"<text class="{class}" x="{x}" y="17" text-anchor="middle">{letter}<tspan>{n}</tspan></text>"#
    )
}

/// Hundredths of a percent as SVG writes them: `58.46%`.
fn percent(hundredths: i64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn drawn(shape: &str, title: &str, body: &str) -> Svg {
    Svg(format!(r#"<svg role="img" {shape}><title>{}</title>{body}</svg>"#, escape(title)))
}

fn put(text: &mut String, more: fmt::Arguments<'_>) {
    text.write_fmt(more).expect("a String takes what is written to it");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(parts: &[(&str, i64)]) -> Vec<Part> {
        parts.iter().map(|(letter, n)| Part { grade: Grade::new(letter), n: *n }).collect()
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_longer_than_its_track() {
        for (share, width) in
            [(0, "0"), (7842, "784"), (10_000, "1000"), (12_550, "1000"), (-5, "0")]
        {
            let drawn = bar(Some(share), None, "").to_string();
            let expected = format!(r#"<rect class="fv" y="20" width="{width}""#);
            assert!(drawn.contains(&expected), "{share}: {drawn}");
        }
    }

    #[test]
    fn a_blank_has_a_track_but_neither_bar_nor_mark() {
        let drawn = bar(None, None, "लक्ष्य आवंटित नहीं").to_string();
        assert!(drawn.contains("लक्ष्य आवंटित नहीं") && drawn.contains(r#"class="ft""#));
        assert!(!drawn.contains(r#"class="fv""#) && !drawn.contains(r#"class="fm""#));
    }

    #[test]
    fn a_month_without_a_figure_breaks_the_line_and_is_not_zero() {
        let grade = Grade::new("B");
        for (points, path) in [
            (vec![Some(0), Some(10)], "M3 18L57 4"),
            (vec![Some(0), None, Some(10)], "M3 18M57 4"),
            (vec![Some(5), Some(5)], "M3 18L57 18"),
            (vec![None, None], ""),
            (vec![], ""),
        ] {
            let drawn = sparkline(&points, &grade, "").to_string();
            assert!(drawn.contains(&format!(r#"d="{path}""#)), "{points:?}: {drawn}");
        }
    }

    #[test]
    fn the_parts_of_a_band_fill_it_exactly() {
        let drawn = band(&counts(&[("A", 1), ("B", 1), ("C", 1), ("N", 0)]), "").to_string();
        for expected in [
            r#"x="0.00%" width="33.33%""#,
            r#"x="33.33%" width="33.33%""#,
            r#"x="66.66%" width="33.34%""#,
        ] {
            assert!(drawn.contains(expected), "{expected}: {drawn}");
        }
        assert!(!drawn.contains(r#"class="fn""#), "a grade that nobody has is not drawn");
    }

    #[test]
    fn a_part_too_narrow_for_its_number_keeps_its_letter() {
        let drawn = band(&counts(&[("A", 965), ("D", 30), ("E", 5)]), "").to_string();
        assert!(drawn.contains(">D<") && !drawn.contains(">E<"), "{drawn}");
    }

    #[test]
    fn no_parts_make_an_empty_band() {
        assert!(!band(&[], "").to_string().contains("<rect"));
    }

    #[test]
    fn a_name_cannot_break_out_of_a_title() {
        let drawn = bar(Some(1), None, r#"</title><b>"&"#).to_string();
        assert!(drawn.contains("<title>&lt;/title&gt;&lt;b&gt;&quot;&amp;</title>"), "{drawn}");
    }
}
