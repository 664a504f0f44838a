//! The minutes and the papers beside them, as the page of a sitting shows them.

use desk::reviews::Held;
use desk::{Books, wording};
use domain::paper::PaperKind;
use domain::post::{Post, PostId};
use domain::review::ReviewStage;

use crate::frame::post_title;
use crate::look::paper::{Issued, Minutes, MinutesStage, Papers};
use crate::look::parts::{Choice, Link};
use crate::look::words::Words;
use crate::papers::{beside_minutes, named, pdf_link};
use crate::visit::Visit;

pub(super) fn minutes<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (held, posts): (&Held, &[Post]),
) -> desk::Result<Minutes> {
    let id = held.review.id;
    let title = |post: &PostId| {
        let post = posts.iter().find(|other| other.id == *post);
        post.map(|post| post_title(books, visit, post))
    };
    let copy_to = held.series.members.iter().filter_map(title).collect();
    let chair = title(&held.series.chair).unwrap_or_default();
    let draft = Link::new(format!("/reviews/{id}/minutes/draft.pdf"), words.w("minutes-draft"));
    let mut shown = Minutes {
        stage: MinutesStage::Draft,
        number: String::new(),
        hash: String::new(),
        pdf: (held.review.stage != ReviewStage::Called).then_some(draft),
        chair,
        missing: Vec::new(),
        copy_to,
    };
    match held.review.stage {
        ReviewStage::Called | ReviewStage::AgendaDrawn => shown.missing = missing(words, held),
        ReviewStage::MinutesApproved => shown.stage = MinutesStage::Approved,
        ReviewStage::MinutesIssued => {
            let (paper, hash) = desk::papers::issued(books, id)?;
            let number = visit.say(&wording::minutes_number(paper.number, paper.vocabulary));
            let day = hindi::date::long(paper.issued_on, visit.lang());
            shown.stage = MinutesStage::Issued;
            shown.number = format!("{number} · {day}");
            shown.hash = hash;
            let pdf = format!("/reviews/{id}/minutes.pdf");
            shown.pdf = Some(Link::new(pdf, words.w("minutes-pdf")));
        }
    }
    Ok(shown)
}

/// What still stands in the way of an approval, one sentence each.
fn missing(words: &Words, held: &Held) -> Vec<String> {
    let is_silent = held.points.iter().all(|point| point.words.said.is_empty());
    let mut missing = Vec::new();
    if held.attendance.is_empty() {
        missing.push(words.w("missing-attendance"));
    }
    if is_silent && held.given.is_empty() {
        missing.push(words.w("missing-points"));
    }
    let unjoined = held.points.iter().filter(|point| !point.words.others.is_empty());
    missing.extend(unjoined.map(|point| words.w1("missing-joined", "n", point.item.n)));
    missing
}

pub(super) fn papers<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    (held, posts): (&Held, &[Post]),
) -> desk::Result<Papers> {
    let issued = beside_minutes(books, held.review.id)?;
    let issued = issued.iter().map(|paper| Issued {
        pdf: pdf_link(paper, visit.say(&paper.title)),
        number: named(visit, paper),
        xlsx: paper
            .has_table
            .then(|| Link::new(format!("/papers/{}/table.xlsx", paper.fact), "XLSX")),
    });
    let issued: Vec<Issued> = issued.collect();
    let mut kinds = vec![PaperKind::AgendaNote, PaperKind::AttendanceSheet, PaperKind::ActionTaken];
    let mut points = Vec::new();
    if held.review.stage == ReviewStage::MinutesIssued {
        kinds.push(PaperKind::PressNote);
        let (minutes, _) = desk::papers::issued(books, held.review.id)?;
        points = (1..)
            .zip(&minutes.points)
            .map(|(at, point)| Choice {
                value: point.n.to_string(),
                label: format!("3.{at} {}", visit.say(&point.title)),
                is_chosen: at == 1,
            })
            .collect();
    }
    let offer =
        |kind: PaperKind| (kind.word().to_owned(), words.w(&format!("paper-{}", kind.word())));
    Ok(Papers {
        issued,
        offered: kinds.into_iter().map(offer).collect(),
        owners: owners(books, visit, (held, posts)),
        points,
    })
}

/// The posts that owe an open directive brought forward or given here, each once.
fn owners<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (held, posts): (&Held, &[Post]),
) -> Vec<Choice> {
    let directives = held.brought_forward.iter().chain(&held.given);
    let open: Vec<PostId> = directives
        .filter(|directive| directive.is_open())
        .flat_map(|directive| directive.owners.iter().map(|owner| owner.post))
        .collect();
    let owing = posts.iter().filter(|post| open.contains(&post.id));
    owing
        .map(|post| Choice {
            value: post.slug.clone(),
            label: post_title(books, visit, post),
            is_chosen: false,
        })
        .collect()
}
