//! Issuing the papers beside the minutes: each is gathered whole into one fact with its number, so that
//! it comes out the same for ever.

use domain::agenda::Seen;
use domain::directive::Directive;
use domain::fact::Fact;
use domain::figure::Cell;
use domain::name::Name;
use domain::paper::{Paper, PaperKind, Table};
use domain::period::Fy;
use domain::post::PostId;
use domain::refusal::Refusal;
use domain::review::{Attendance, Presence, ReviewId};
use hindi::digits;
use store::Write;
use store::letters::LetterKind;

use super::{columns, press_note};
use crate::desk::Books;
use crate::error::Result;
use crate::minutes::{self, Head, Posts};
use crate::reviews::{self, Held};
use crate::wording;

/// One place of the issued minutes that is to be read otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub point: i64,
    pub printed: String,
    pub read: String,
    /// Why; printed above the table.
    pub reason: String,
}

/// The paper that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    AgendaNote,
    AttendanceSheet,
    ActionTaken,
    /// The open directives of this post in the sitting's series.
    DirectiveList(PostId),
    PressNote,
    Corrigendum(Correction),
}

impl Wanted {
    fn kind(&self) -> PaperKind {
        match self {
            Self::AgendaNote => PaperKind::AgendaNote,
            Self::AttendanceSheet => PaperKind::AttendanceSheet,
            Self::ActionTaken => PaperKind::ActionTaken,
            Self::DirectiveList(_) => PaperKind::DirectiveList,
            Self::PressNote => PaperKind::PressNote,
            Self::Corrigendum(_) => PaperKind::Corrigendum,
        }
    }
}

/// Issues a paper of a sitting under the next number of its kind; `check_at` is where a reader can
/// check it. Returns the fact that holds it.
///
/// # Errors
/// The sitting has not come far enough for the paper, or the correction says nothing.
pub fn issue(
    books: &mut Books<'_, '_, Write>,
    review: ReviewId,
    wanted: &Wanted,
    check_at: &str,
) -> Result<i64> {
    let held = reviews::held(books, review)?;
    let posts = minutes::posts(books)?;
    let fy = Fy::of(books.today);
    let kind = LetterKind::Paper(wanted.kind());
    let number = store::letters::next_number(books.tx, kind, held.series.place, fy)?;
    let mut paper = blank(books, &held, &posts, wanted.kind());
    paper.number = number;
    paper.check_at = check_at.to_owned();
    match wanted {
        Wanted::AgendaNote => agenda_note(books, &held, &posts, &mut paper)?,
        Wanted::AttendanceSheet => attendance_sheet(books, &held, &posts, &mut paper),
        Wanted::ActionTaken => action_taken(books, &held, &posts, &mut paper)?,
        Wanted::DirectiveList(post) => directive_list(books, &held, (*post, &posts), &mut paper)?,
        Wanted::PressNote => press_note::write(&super::issued(books, review)?.0, &mut paper),
        Wanted::Corrigendum(correction) => corrigendum(books, review, correction, &mut paper)?,
    }
    books.record(&Fact::PaperIssued { review, paper: Box::new(paper) })
}

/// A paper of the sitting with nothing on it but its head.
fn blank<M>(books: &Books<'_, '_, M>, held: &Held, posts: &Posts, kind: PaperKind) -> Paper {
    let head = Head::of(&books.known, &held.series, posts);
    let sitting = &held.review.sitting;
    let on = |lang| hindi::date::long(sitting.on, lang);
    let mut particulars = vec![
        (Name::new("बैठक", "Meeting"), held.series.name.clone()),
        (Name::new("दिनांक", "Date"), Name::new(&on(hindi::Lang::Hi), &on(hindi::Lang::En))),
    ];
    if !sitting.venue.hi.is_empty() {
        particulars.push((Name::new("स्थान", "Venue"), sitting.venue.clone()));
    }
    let in_chair = format!("{}, {}", head.chair_name.hi, head.chair_post.hi);
    let in_chair_en = format!("{}, {}", head.chair_name.en, head.chair_post.en);
    let in_chair =
        Name::new(in_chair.trim_start_matches(", "), in_chair_en.trim_start_matches(", "));
    particulars.push((Name::new("अध्यक्षता", "In the chair"), in_chair));
    Paper {
        kind,
        title: wording::paper_title(kind, head.vocabulary),
        vocabulary: head.vocabulary,
        office: head.office,
        number: domain::minutes::LetterNumber { fy: Fy::of(books.today), n: 0 },
        issued_on: books.today,
        particulars,
        paragraphs: Vec::new(),
        table: Table::default(),
        signed_by: head.chair_name,
        signed_post: Name::new(
            &format!("{}, {}", head.chair_post.hi, head.place.hi),
            &format!("{}, {}", head.chair_post.en, head.place.en),
        ),
        place: head.place,
        copy_to: minutes::copy_to(&books.known, &held.series, posts),
        check_at: String::new(),
    }
}

fn plain(text: &str) -> Name {
    Name::new(text, "")
}

fn count(n: usize) -> Name {
    plain(&n.to_string())
}

/// The same in both languages where there is a value, a dash where there is none.
fn or_dash(text: Option<String>) -> Name {
    plain(text.as_deref().unwrap_or("–"))
}

fn agenda_note<M>(
    books: &mut Books<'_, '_, M>,
    held: &Held,
    posts: &Posts,
    paper: &mut Paper,
) -> Result<()> {
    let known = &books.known;
    let kept = held.points.iter().filter(|point| point.removed_because.is_none());
    let figure = |seen: Option<&Seen>, pick: fn(&Seen) -> Cell| {
        seen.map_or_else(|| plain("–"), |seen| wording::cell(pick(seen), seen.unit))
    };
    let rows = kept.enumerate().map(|(at, point)| {
        let item = &point.item;
        let seen = item.seen.as_ref();
        let post = item.post.and_then(|post| posts.get(&post));
        vec![
            count(at + 1),
            wording::item_title(known, item, held.series.place),
            wording::reason(known, item),
            figure(seen, |seen| seen.target),
            figure(seen, |seen| seen.achieved),
            or_dash(seen.and_then(|seen| seen.percent_hundredths).map(digits::percent)),
            or_dash(seen.and_then(|seen| seen.letter.as_ref()).map(ToString::to_string)),
            post.map_or_else(
                || plain("–"),
                |post| minutes::post_in(known, post, held.series.place),
            ),
        ]
    });
    paper.table = Table { columns: columns::agenda(), rows: rows.collect() };
    if paper.table.rows.is_empty() {
        return Err(Refusal::AgendaNotDrawn.into());
    }
    paper.paragraphs.push(Name::new(
        "बैठक में निम्नलिखित बिन्दुओं की समीक्षा की जाएगी। समस्त सम्बन्धित अधिकारी अद्यतन प्रगति एवं गत बैठक के निर्देशों की आख्या सहित समय से उपस्थित हों।",
        "The following items will be reviewed. All officers concerned are to attend in time, with the \
         latest progress and their reports on the directives of the last meeting.",
    ));
    if let Some((closes, scrutiny)) = held.series.plan.clock.days(held.review.sitting.on) {
        let on = hindi::date::short;
        paper.paragraphs.push(Name::new(
            &format!(
                "प्रगति की प्रविष्टि दिनांक {} तक की जाए; प्रविष्टियों का परीक्षण दिनांक {} तक पूर्ण होगा।",
                on(closes),
                on(scrutiny)
            ),
            &format!("Entries close on {}; they are gone through by {}.", on(closes), on(scrutiny)),
        ));
    }
    Ok(())
}

fn attendance_sheet<M>(
    books: &mut Books<'_, '_, M>,
    held: &Held,
    posts: &Posts,
    paper: &mut Paper,
) {
    let entry = |post: PostId| held.attendance.iter().find(|entry| entry.post == post);
    let members = held.series.members.iter().filter_map(|member| posts.get(member));
    let rows = members.enumerate().map(|(at, post)| {
        let entry = entry(post.id);
        let holder =
            post.holder.as_ref().map_or_else(|| Name::new("पद रिक्त", "vacant"), |h| h.name.clone());
        vec![
            count(at + 1),
            minutes::post_in(&books.known, post, held.series.place),
            holder,
            entry.map_or_else(|| plain(""), presence),
            plain(""),
        ]
    });
    paper.table = Table { columns: columns::attendance(), rows: rows.collect() };
    paper.copy_to = Vec::new();
}

fn presence(entry: &Attendance) -> Name {
    match entry.presence {
        Presence::Present => Name::new("उपस्थित", "Present"),
        Presence::Absent => Name::new("अनुपस्थित", "Absent"),
        Presence::Deputy => {
            let (hi, en) = match entry.leave.as_str() {
                "" => ("पूर्वानुमति अभिलेख पर नहीं".to_owned(), "leave not on record".to_owned()),
                leave => (format!("पूर्वानुमति: {leave}"), format!("leave: {leave}")),
            };
            let who = &entry.who;
            Name::new(&format!("प्रतिनिधि: {who} ({hi})"), &format!("Deputy: {who} ({en})"))
        }
    }
}

/// Point by point: what earlier sittings ordered and what this one did, each with its report.
fn action_taken<M>(
    books: &mut Books<'_, '_, M>,
    held: &Held,
    posts: &Posts,
    paper: &mut Paper,
) -> Result<()> {
    let mut rows = Vec::new();
    for directive in held.brought_forward.iter().chain(&held.given) {
        let mut row = directive_row(books, directive)?;
        let owners = minutes::owners(&books.known, directive, posts);
        let list = |pick: fn(&Name) -> &str| owners.iter().map(pick).collect::<Vec<_>>().join("; ");
        row.insert(3, Name::new(&list(|name| &name.hi), &list(|name| &name.en)));
        rows.push(row);
    }
    let (given, closed) = (rows.len(), held.brought_forward.iter().chain(&held.given));
    let closed = closed.filter(|directive| !directive.is_open()).count();
    paper.table = Table { columns: columns::action_taken(paper.vocabulary), rows };
    paper.paragraphs.push(Name::new(
        &format!("कुल निर्देश {given}; निस्तारित {closed}; लंबित {}।", given - closed),
        &format!("Directives {given}; closed {closed}; open {}.", given - closed),
    ));
    Ok(())
}

fn directive_list<M>(
    books: &mut Books<'_, '_, M>,
    held: &Held,
    (owner, posts): (PostId, &Posts),
    paper: &mut Paper,
) -> Result<()> {
    let post = posts.get(&owner).ok_or(crate::Error::NotFound)?;
    let series = held.review.sitting.series;
    let filter = store::directives::Filter {
        series: Some(series),
        owner: Some(owner),
        ..Default::default()
    };
    let mut open = store::directives::open(books.tx, &filter)?;
    open.sort_by_key(|directive| (directive.due_on.is_none(), directive.due_on, directive.id));
    let rows = open.iter().map(|directive| directive_row(books, directive));
    paper.table = Table {
        columns: columns::directive_list(paper.vocabulary),
        rows: rows.collect::<Result<Vec<_>>>()?,
    };
    let named = wording::post_at(&books.known, post);
    paper.particulars.insert(0, (Name::new("उत्तरदायी", "Responsible"), named.clone()));
    paper.copy_to = vec![named];
    Ok(())
}

/// Number, words, sitting, time limit, report and state of a directive.
fn directive_row<M>(books: &mut Books<'_, '_, M>, directive: &Directive) -> Result<Vec<Name>> {
    let given_in = store::reviews::review(books.tx, directive.given.review)?.sitting.on;
    let report = minutes::last_answer(books, directive)?;
    let report = if report.is_empty() {
        Name::new("अप्राप्त", "not received")
    } else {
        plain(&report)
    };
    let said = &directive.given.deadline.words;
    let limit = match directive.due_on.map(hindi::date::short) {
        Some(due) if said.is_empty() => due,
        Some(due) => format!("{said} ({due})"),
        None => said.clone(),
    };
    Ok(vec![
        plain(&directive.id.to_string()),
        plain(&directive.given.words),
        plain(&hindi::date::short(given_in)),
        plain(&limit),
        report,
        wording::state(directive.state()),
    ])
}

fn corrigendum<M>(
    books: &mut Books<'_, '_, M>,
    review: ReviewId,
    correction: &Correction,
    paper: &mut Paper,
) -> Result<()> {
    let (minutes, _) = super::issued(books, review)?;
    let said = [&correction.printed, &correction.read, &correction.reason];
    if said.iter().any(|words| words.trim().is_empty()) {
        return Err(Refusal::WordsMissing.into());
    }
    let Some(at) = minutes.points.iter().position(|point| point.n == correction.point) else {
        return Err(Refusal::AgendaItemMissing { n: correction.point }.into());
    };
    let number = wording::minutes_number(minutes.number, minutes.vocabulary);
    let on = hindi::date::short(minutes.issued_on);
    let reason = correction.reason.trim();
    paper.paragraphs.push(Name::new(
        &format!(
            "पत्र संख्या {}, दिनांक {on} द्वारा जारी विवरण में निम्नलिखित संशोधन किया जाता है। शेष यथावत रहेगा। कारण: {reason}",
            number.hi
        ),
        &format!(
            "The minutes issued under {} of {on} are to be read as follows; all else stands. \
             Reason: {reason}",
            number.en
        ),
    ));
    paper.table = Table {
        columns: columns::corrigendum(),
        rows: vec![vec![
            plain(&format!("3.{}", at + 1)),
            plain(correction.printed.trim()),
            plain(correction.read.trim()),
        ]],
    };
    Ok(())
}
