//! The frame around a page, filled for the reader: who acts, which posts may be chosen, how many
//! directives of the acting post are overdue. Around a page that is anybody's, nobody may act.

use desk::directives::{Filter, Standing};
use desk::people::Holders;
use desk::{Books, Error, Known, access};
use domain::place::{PlaceCode, Tier};
use domain::policy::{self, Action};
use domain::post::{Charge, Post};
use domain::refusal::Refusal;
use jiff::civil::Date;

use crate::look::frame::{Frame, Notice, Section, Tone};
use crate::look::parts::Choice;
use crate::look::words::Words;
use crate::shown::Tally;
use crate::visit::{Visit, own_posts};

/// Up to this many posts are all offered.
const ALL_POSTS: i64 = 250;

/// Fills the frame of a page.
pub(crate) fn frame<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    section: Section,
    title: &str,
) -> desk::Result<Frame> {
    let today = books.today;
    let acts = match visit.acting(books) {
        Ok(acting) => acts(books, visit, words, &acting)?,
        Err(Error::Refused(Refusal::NotSignedIn | Refusal::HoldsNoPost)) => Acts::default(),
        Err(error) => return Err(error),
    };
    let office = desk::ledger::office(books)?.map(|name| visit.say(&name));
    Ok(Frame {
        title: title.to_owned(),
        office: office.unwrap_or_default(),
        section,
        here: visit.here.clone(),
        acting: acts.title,
        posts: acts.posts,
        person: visit.who().ok().map(|who| visit.say(&who.name)),
        sections: acts.sections,
        n_overdue: acts.n_overdue,
        printed_on: hindi::date::long(today, visit.lang()),
        notice: notice(visit, words),
    })
}

/// What the frame shows of the post that acts; nothing where none does.
#[derive(Default)]
struct Acts {
    title: String,
    posts: Vec<Choice>,
    sections: Vec<Section>,
    n_overdue: String,
}

fn acts<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    acting: &Post,
) -> desk::Result<Acts> {
    let open = Filter { standing: Standing::Open, owner: Some(acting.id), ..Filter::default() };
    let counts = desk::directives::counts(books, &open)?;
    let overdue = Tally { n: counts.overdue, is_at_least: counts.is_at_least };
    Ok(Acts {
        title: post_title(books, visit, acting),
        posts: choices(books, visit, words, acting)?,
        sections: Section::ALL.into_iter().filter(|s| has(&books.known, acting, *s)).collect(),
        n_overdue: if overdue.n == 0 { String::new() } else { overdue.to_string() },
    })
}

/// Whether a section is among the duties of the post.
fn has(known: &Known, acting: &Post, section: Section) -> bool {
    let action = match section {
        Section::Today | Section::Other => Action::OwnDesk,
        Section::Scorecard => Action::SeeScorecard,
        Section::Reviews => Action::SeeReview,
        Section::Directives => Action::SeeDirective,
        Section::Explanations => Action::SeeExplanation,
        Section::Figures => Action::TakeInFigures,
        Section::Registers => Action::SeeRegister,
        Section::Ledger => Action::SeeLedger,
    };
    policy::has(access::duty(known, acting), action)
}

/// A post with its place: `ब्लॉक मिशन प्रबंधक, मैथा`.
pub(crate) fn post_title<M>(books: &Books<'_, '_, M>, visit: &Visit, post: &Post) -> String {
    visit.say(&desk::wording::post_at(&books.known, post))
}

/// A post that acted on a day, under its title and with its holder of that day.
pub(crate) fn acted<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (post, on): (&Post, Date),
    holders: &Holders,
) -> String {
    let title = match holders.title(post.id, on) {
        Some(title) => visit.say(&desk::wording::title_at(&books.known, title, post.place)),
        None => post_title(books, visit, post),
    };
    match holders.of(post.id, on) {
        Some(holder) => format!("{title} ({})", visit.say(holder)),
        None => title,
    }
}

/// A post as it is held: an additional charge is named.
pub(crate) fn held(words: &Words, title: String, charge: Charge) -> String {
    match charge {
        Charge::Regular => title,
        Charge::Additional => words.w1("additional-charge", "post", title),
    }
}

/// The posts that may be chosen: behind sign-in one's own; in the demo all of a small office, of a large
/// one those of the acting post's district down to its blocks, and those of the other districts' own tier.
fn choices<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    acting: &Post,
) -> desk::Result<Vec<Choice>> {
    if let Ok(who) = visit.who() {
        let own = own_posts(books, who)?.into_iter();
        let choices = own.map(|(post, charge)| Choice {
            value: post.slug.clone(),
            label: held(words, post_title(books, visit, &post), charge),
            is_chosen: post.id == acting.id,
        });
        return Ok(choices.collect());
    }
    let tree = std::sync::Arc::clone(&books.known.tree);
    let own = tree.above(acting.place, Tier::District).map_or(acting.place, |d| d.code);
    let mut posts = desk::posts::first(books, ALL_POSTS + 1)?;
    if i64::try_from(posts.len()).is_ok_and(|n| n > ALL_POSTS) {
        let is_near = |place: PlaceCode| {
            let tier = place.tier();
            tier <= Tier::District
                || place == acting.place
                || (tier <= Tier::Block && tree.is_within(place, own))
        };
        let near = tree.places().iter().map(|place| place.code).filter(|place| is_near(*place));
        posts = desk::posts::at_places(books, &near.collect::<Vec<_>>())?;
        posts.sort_by_key(|post| post.id);
    }
    Ok(posts
        .iter()
        .map(|post| Choice {
            value: post.slug.clone(),
            label: post_title(books, visit, post),
            is_chosen: post.id == acting.id,
        })
        .collect())
}

/// What was told of a form that was sent back, or what the last deed brought about, from the address to
/// which it led.
fn notice(visit: &Visit, words: &Words) -> Option<Notice> {
    if visit.told.is_some() {
        return visit.told.clone();
    }
    let (_, query) = visit.here.split_once('?')?;
    let done = query.split('&').find_map(|pair| pair.strip_prefix("done="))?;
    let is_word = done.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let known = DONE.contains(&done);
    (is_word && known).then(|| Notice {
        tone: Tone::Done,
        what: words.w(&format!("done-{done}")),
        kept: String::new(),
        todo: String::new(),
        links: Vec::new(),
    })
}

/// The deeds that a page tells of afterwards.
const DONE: &[&str] = &[
    "row-taken",
    "row-changed",
    "row-merged",
    "row-parted",
    "field-opened",
    "case-opened",
    "case-moved",
    "case-held",
    "sheet-taken",
    "intake-undone",
    "note-taken",
    "series-founded",
    "review-called",
    "agenda-drawn",
    "item-added",
    "item-removed",
    "attendance-taken",
    "point-recorded",
    "directive-issued",
    "minutes-issued",
    "reported",
    "messages-queued",
    "message-again",
    "message-by-hand",
    "address-given",
    "charge-taken",
    "charge-given-up",
    "post-retitled",
    "post-created",
    "minutes-approved",
    "minutes-returned",
    "paper-issued",
    "series-changed",
    "series-ended",
    "words-beside",
    "explanation-drafted",
    "explanation-called",
    "finding-dismissed",
    "doubt-answered",
    "sample-drawn",
    "check-made",
    "account-closed",
    "month-frozen",
    "month-thawed",
    "place-changed",
];
