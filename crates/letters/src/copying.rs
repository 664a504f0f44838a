//! Makes Hindi copy out of the file as it was typed, without moving a glyph. A syllable that is set from several glyphs
//! ("की" is क and ी) is one cluster for the exporter, which writes its text beside it as `ActualText`;
//! some readers skip that, others see a space behind it. So a sign with a width of its own gets its
//! own part of the text, and a cluster whose last glyph hangs back is given an end.

use typst::ecow::EcoVec;
use typst::layout::{Em, Frame, FrameItem};
use typst::model::Document;
use typst::text::{FontInstance, Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

/// Lets a long word break (see `plain`); it has done its work once the lines are set.
const BREAK_MARK: &str = "\u{200b}";

/// A gap that a reader would take for a space is about a tenth of the letter size; half of it is
/// let pass.
const SEEN_GAP: Em = Em::new(0.05);

/// The same pages, with each glyph holding as little text as it can.
pub(crate) fn made_to_copy(document: &PagedDocument) -> PagedDocument {
    let mut pages: EcoVec<Page> = document.pages().into();
    for page in pages.make_mut() {
        part_frame(&mut page.frame);
    }
    PagedDocument::new(pages, document.info().clone())
}

fn part_frame(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => part_frame(&mut group.frame),
            FrameItem::Text(run) => part_run(run),
            _ => {}
        }
        true
    });
}

fn part_run(run: &mut TextItem) {
    let TextItem { font, text, glyphs, .. } = run;
    glyphs.retain_mut(|glyph| without_break_mark(glyph, text));
    for cluster in glyphs.chunk_by_mut(|one, next| one.range == next.range) {
        part_cluster(cluster, font, text);
    }
    if let Some(anchor) = font.ttf().glyph_index('\u{200b}') {
        let clusters = glyphs.chunk_by(|one, next| one.range == next.range);
        *glyphs = clusters.flat_map(|cluster| anchored(cluster, anchor.0)).collect();
    }
}

/// Takes the mark out of the text of a glyph; a glyph that holds nothing else is not kept.
fn without_break_mark(glyph: &mut Glyph, text: &str) -> bool {
    let held = text.get(glyph.range()).unwrap_or_default();
    if let Some(rest) = held.strip_suffix(BREAK_MARK)
        && let Ok(length) = u16::try_from(rest.len())
    {
        glyph.range.end = glyph.range.start + length;
    }
    !glyph.range.is_empty()
}

/// Parts spacing signs (ा, ी) from the end of a cluster.
fn part_cluster(cluster: &mut [Glyph], font: &FontInstance, text: &str) {
    if let Some((sign, rest)) = cluster.split_last_mut()
        && !rest.is_empty()
        && let Some(parted) = parting(sign, font, text)
    {
        sign.range.start = parted;
        rest.iter_mut().for_each(|glyph| glyph.range.end = parted);
        part_cluster(rest, font, text);
    }
}

/// Where the text of the last glyph may be parted from the rest: only if it is the font's own glyph
/// for the last letter does the order of the glyphs follow that of the letters.
fn parting(sign: &Glyph, font: &FontInstance, text: &str) -> Option<u16> {
    let (at, letter) = text.get(sign.range())?.char_indices().next_back()?;
    let is_own_glyph = font.ttf().glyph_index(letter)?.0 == sign.id;
    let is_parting = at > 0 && is_own_glyph && sign.x_advance > Em::zero();
    is_parting.then(|| u16::try_from(at).ok()?.checked_add(sign.range.start)).flatten()
}

/// Ends a cluster with a glyph that has neither ink nor width, if its last glyph hangs back under
/// or over the letter (कु, के): readers take a cluster to end where its last glyph was drawn.
fn anchored(cluster: &[Glyph], anchor: u16) -> Vec<Glyph> {
    let mut glyphs = cluster.to_vec();
    if let [_, .., last] = cluster
        && last.x_offset < -SEEN_GAP
    {
        let none = Em::zero();
        let still = Glyph { id: anchor, x_advance: none, x_offset: none, ..last.clone() };
        glyphs.push(Glyph { y_advance: none, y_offset: none, ..still });
    }
    glyphs
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use typst::layout::{Em, Frame, FrameItem};
    use typst::text::TextItem;
    use typst_layout::PagedDocument;

    use super::{BREAK_MARK, SEEN_GAP, made_to_copy};
    use crate::desk::Form;
    use crate::render::lay_out;
    use crate::sample::kanpur_dehat;

    fn runs(frame: &Frame) -> Vec<TextItem> {
        let of_item = |item: &FrameItem| match item {
            FrameItem::Group(group) => runs(&group.frame),
            FrameItem::Text(run) => vec![run.clone()],
            _ => Vec::new(),
        };
        frame.items().flat_map(|(_, item)| of_item(item)).collect()
    }

    /// The runs of the sample as Typst set them, each with the run that is written to the file.
    fn set_and_written() -> Vec<(TextItem, TextItem)> {
        let mut paper = kanpur_dehat();
        paper.points[0].said.push("W".repeat(40));
        let desk = lay_out(Form::Minutes, &paper, paper.letterhead.dated_on).unwrap();
        let set = typst::compile::<PagedDocument>(&desk).output.unwrap();
        let written = made_to_copy(&set);
        let of = |document: &PagedDocument| -> Vec<TextItem> {
            document.pages().iter().flat_map(|page| runs(&page.frame)).collect()
        };
        of(&set).into_iter().zip(of(&written)).collect()
    }

    /// Each glyph that has ink, with its place from the start of the run.
    fn ink(run: &TextItem) -> Vec<(u16, Em, Em)> {
        let mut pen = Em::zero();
        let mut ink = Vec::new();
        for glyph in &run.glyphs {
            let mut id = run.font.ttf().glyph_index(' ').unwrap();
            id.0 = glyph.id;
            if run.font.ttf().glyph_bounding_box(id).is_some() {
                ink.push((glyph.id, pen + glyph.x_offset, glyph.y_offset));
            }
            pen += glyph.x_advance;
        }
        ink
    }

    #[test]
    fn no_glyph_with_ink_is_moved_or_lost() {
        let pairs = set_and_written();
        assert!(pairs.len() > 100, "{} runs", pairs.len());
        for (set, written) in pairs {
            assert_eq!(ink(&set), ink(&written), "{}", set.text);
            assert_eq!(set.width(), written.width(), "{}", set.text);
        }
    }

    #[test]
    fn the_glyphs_still_hold_the_whole_text_once_and_in_order() {
        for (set, written) in set_and_written() {
            let clusters = written.glyphs.chunk_by(|one, next| one.range == next.range);
            let held: String =
                clusters.filter_map(|cluster| written.text.get(cluster[0].range())).collect();
            assert_eq!(held, set.text.replace(BREAK_MARK, ""));
        }
    }

    #[test]
    fn no_syllable_ends_with_a_sign_that_hangs_back() {
        let mut n_hanging = 0;
        let hangs = |run: &TextItem| {
            let clusters = run.glyphs.chunk_by(|one, next| one.range == next.range);
            clusters
                .filter(|cluster| cluster.len() > 1)
                .filter(|cluster| cluster.last().unwrap().x_offset < -SEEN_GAP)
                .count()
        };
        for (set, written) in set_and_written() {
            n_hanging += hangs(&set);
            assert_eq!(hangs(&written), 0, "{}", written.text);
        }
        assert!(n_hanging > 20, "only {n_hanging} such syllables in the sample");
    }
}
