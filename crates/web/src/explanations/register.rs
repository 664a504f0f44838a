//! Filling the register of explanations, and what the rules of persistence found.

use desk::explanations::findings::{self, Finding as Found};
use desk::explanations::{Counts, Filter, Page};
use desk::{Books, explanations, wording};
use domain::explanation::{Explanation, ExplanationId, Instance, Missed, State};
use domain::place::Tier;
use domain::post::{Post, PostId};
use hindi::digits;
use serde::Deserialize;

use super::{delay, due, state};
use crate::frame::{frame, post_title};
use crate::look::directive::{Filter as FilterLink, FilterGroup};
use crate::look::explanation::{Finding, Index, Row};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::words::Words;
use crate::shown::Tally;
use crate::visit::Visit;

/// How many explanations one page of the register shows.
const ROWS: i64 = 50;

/// How many posts may be chosen from for an explanation asked in words.
const CHOICES: i64 = 500;

/// How many proposals of rules one page shows; the rest come up as these are settled.
const PROPOSALS: usize = 20;

/// The filters in the address of the register.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    state: Option<String>,
    post: Option<String>,
    place: Option<String>,
    after: Option<i64>,
}

/// The filters by state: the word in the address, the key of its label, its states.
const STATES: [(&str, &str, &[State]); 5] = [
    ("drafted", "explanation-filter-drafted", &[State::Drafted]),
    ("awaited", "explanation-filter-awaited", &[State::Called, State::Delivered]),
    ("to-decide", "explanation-filter-to-decide", &[State::Replied, State::UnderReview]),
    (
        "decided",
        "explanation-filter-decided",
        &[
            State::Accepted,
            State::AcceptedWithWarning,
            State::NotSatisfactory,
            State::ActionRecommended,
        ],
    ),
    ("withdrawn", "explanation-filter-withdrawn", &[State::Withdrawn]),
];
const UNANSWERED: &str = "unanswered";

impl Asked {
    /// The address with one filter changed.
    fn with(&self, name: &str, value: Option<&str>) -> String {
        let mut pairs = [
            ("state", self.state.as_deref()),
            ("post", self.post.as_deref()),
            ("place", self.place.as_deref()),
        ];
        for pair in pairs.iter_mut().filter(|pair| pair.0 == name) {
            pair.1 = value;
        }
        let query: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("{name}={value}")))
            .collect();
        if query.is_empty() {
            "/explanations".to_owned()
        } else {
            format!("/explanations?{}", query.join("&"))
        }
    }

    fn filter<M>(&self, books: &mut Books<'_, '_, M>, visit: &Visit) -> desk::Result<Filter> {
        let acting = visit.acting(books)?;
        let seen = Some(desk::access::explanations_seen_by(books, &acting)?);
        let asked = match &self.post {
            Some(slug) => Some(desk::posts::by_slug(books, slug)?.id),
            None => None,
        };
        let within = match &self.place {
            Some(slug) => Some(books.known.place(slug)?.code),
            None => None,
        };
        let chosen = self.state.as_deref();
        let is_unanswered = chosen == Some(UNANSWERED);
        let wanted = if is_unanswered { Some("awaited") } else { chosen };
        let states = STATES.iter().find(|(word, ..)| Some(*word) == wanted);
        Ok(Filter {
            asked,
            within,
            states: states.map(|(_, _, states)| states.to_vec()),
            unanswered_on: is_unanswered.then_some(books.today),
            seen,
            ..Filter::default()
        })
    }
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let filter = asked.filter(books, visit)?;
    let page = Page { after: asked.after.map(ExplanationId), limit: ROWS };
    let listed = explanations::listed(books, &filter, page)?;
    let found = listed.rows;
    let more = listed.next.map(|next| {
        let base = asked.with("", None);
        let joint = if base.contains('?') { '&' } else { '?' };
        Link::new(format!("{base}{joint}after={next}"), words.w("explanations-more"))
    });
    let filters = filters(books, visit, &words, asked, &acting)?;
    let findings = findings::open(books, acting.place)?;
    let named = found.iter().map(|one| one.given.asked);
    let named = named.chain(findings.iter().take(PROPOSALS).filter_map(|one| one.asked));
    let posts = desk::posts::these(books, named)?;
    let rows: Vec<Row> = found.iter().map(|one| row(books, visit, &words, one, &posts)).collect();
    let n_findings = findings.len();
    let findings = (1..).zip(&findings).take(PROPOSALS);
    let findings = findings.map(|(n, one)| finding(books, visit, (n, one), &acting, &posts));
    let title = words.w("explanations");
    Ok(Index {
        words,
        filters,
        n_rows: rows.len().to_string(),
        rows,
        more,
        findings: findings.collect(),
        n_findings: n_findings.to_string(),
        n_findings_left: match n_findings.saturating_sub(PROPOSALS) {
            0 => String::new(),
            left => left.to_string(),
        },
        posts: choices(books, visit, &acting)?,
        frame: frame(books, visit, &words, Section::Explanations, &title)?,
    })
}

/// The posts of the acting post's own place and below it, itself left out; the first ones of a large office.
fn choices<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    acting: &Post,
) -> desk::Result<Vec<Choice>> {
    let within = Some(acting.place);
    let filter = desk::posts::Filter { within, ..desk::posts::Filter::default() };
    let page = desk::posts::Page { after: None, limit: CHOICES };
    let seats = desk::posts::register(books, &filter, page)?.rows;
    let posts = seats.iter().map(|seat| &seat.post).filter(|post| post.id != acting.id);
    let choice = |post: &Post| Choice {
        value: post.slug.clone(),
        label: post_title(books, visit, post),
        is_chosen: false,
    };
    Ok(posts.map(choice).collect())
}

/// The filters as links, each with how many it leaves.
fn filters<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    asked: &Asked,
    acting: &Post,
) -> desk::Result<Vec<FilterGroup>> {
    let link = |(href, text): (String, String), n: Tally, is_on: bool| FilterLink {
        link: Link::new(href, text),
        n: n.to_string(),
        is_on,
    };
    let narrowed = asked.filter(books, visit)?;
    let counts = explanations::counts(books, &narrowed)?;
    let chosen = asked.state.as_deref();
    let mut states = vec![link(
        (asked.with("state", None), words.w("filter-all")),
        count(&counts, None),
        chosen.is_none(),
    )];
    for (word, key, _) in STATES {
        let to = (asked.with("state", Some(word)), words.w(key));
        states.push(link(to, count(&counts, Some(word)), chosen == Some(word)));
        if word == "awaited" {
            let to =
                (asked.with("state", Some(UNANSWERED)), words.w("explanation-filter-unanswered"));
            let n = count(&counts, Some(UNANSWERED));
            states.push(link(to, n, chosen == Some(UNANSWERED)));
        }
    }
    let mine = Some(acting.slug.as_str());
    let mut whose = Vec::new();
    for (slug, text) in
        [(None, words.w("filter-everyone")), (mine, post_title(books, visit, acting))]
    {
        let of = Asked { post: slug.map(str::to_owned), ..asked.clone() };
        let n = all_of(books, visit, &of)?;
        whose.push(link((asked.with("post", slug), text), n, asked.post.as_deref() == slug));
    }
    let tree = std::sync::Arc::clone(&books.known.tree);
    let districts = tree.places().iter().filter(|place| place.code.tier() == Tier::District);
    let places = std::iter::once((None, words.w("filter-everywhere")))
        .chain(districts.map(|place| (Some(place.slug.as_str()), visit.say(&place.name))));
    let mut places_links = Vec::new();
    for (slug, text) in places {
        let of = Asked { place: slug.map(str::to_owned), ..asked.clone() };
        let n = all_of(books, visit, &of)?;
        let is_on = asked.place.as_deref() == slug;
        places_links.push(link((asked.with("place", slug), text), n, is_on));
    }
    let group = |key: &str, filters| FilterGroup { label: words.w(key), filters };
    Ok(vec![
        group("filter-state", states),
        group("filter-whose", whose),
        group("filter-place", places_links),
    ])
}

fn all_of<M>(books: &mut Books<'_, '_, M>, visit: &Visit, asked: &Asked) -> desk::Result<Tally> {
    let filter = asked.filter(books, visit)?;
    let counts = explanations::counts(books, &filter)?;
    Ok(count(&counts, asked.state.as_deref()))
}

/// How many stand under the word of a filter.
fn count(counts: &Counts, word: Option<&str>) -> Tally {
    let (open, closed) = (counts.open_is_at_least, counts.closed_is_at_least);
    let (n, is_at_least) = match word {
        None => (counts.all, open || closed),
        Some(UNANSWERED) => (counts.unanswered, open),
        Some("drafted") => (counts.drafted, open),
        Some("awaited") => (counts.awaited, open),
        Some("to-decide") => (counts.to_decide, open),
        Some("decided") => (counts.decided, closed),
        Some(_) => (counts.withdrawn, closed),
    };
    Tally { n, is_at_least }
}

fn row<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    of: &Explanation,
    posts: &[Post],
) -> Row {
    let vocabulary = books.known.book.vocabulary(books.known.state_of(of.given.place));
    let letter = of.call.map(|call| {
        let number = visit.say(&wording::explanation::number(call.number, vocabulary));
        format!("{number} · {}", hindi::date::short(call.on))
    });
    Row {
        number: of.id.to_string(),
        link: Link::new(
            format!("/explanations/{}", of.id),
            visit.say(&wording::explanation::cause(&books.known, of)),
        ),
        asked: title_of(books, visit, posts, Some(of.given.asked)),
        letter: letter.unwrap_or_default(),
        due: due(words, of),
        delay: delay(books, words, of),
        state: state(words, of),
    }
}

fn title_of<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    posts: &[Post],
    id: Option<PostId>,
) -> String {
    let post = posts.iter().find(|post| Some(post.id) == id);
    post.map_or(String::new(), |post| post_title(books, visit, post))
}

fn finding<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    (n, found): (usize, &Found),
    acting: &Post,
    posts: &[Post],
) -> Finding {
    let known = &books.known;
    let words = visit.words(books, found.key.place);
    let place = visit.say(&wording::place(known, found.key.place));
    let rule = visit.say(&found.rule);
    let title = match &found.key.scheme {
        Some(scheme) => format!("{}, {place}: {rule}", visit.say(&wording::scheme(known, scheme))),
        None => format!("{place}: {rule}"),
    };
    let asked = posts.iter().find(|post| Some(post.id) == found.asked);
    Finding {
        id: format!("dismiss-{n}"),
        title,
        instances: found.instances.iter().map(|one| instance(visit, &words, one)).collect(),
        asked: match asked {
            Some(post) => post_title(books, visit, post),
            None => words.w("proposal-no-post"),
        },
        asked_slug: asked.map_or(String::new(), |post| post.slug.clone()),
        consequence: words.w(&format!("consequence-{}", found.consequence.word())),
        source: found.source.clone(),
        rule: found.key.rule.clone(),
        place: known.tree.get(found.key.place).map_or(String::new(), |place| place.slug.clone()),
        scheme: found.key.scheme.as_ref().map_or(String::new(), ToString::to_string),
        at: found.key.at.to_string(),
        is_for_me: found.asked != Some(acting.id),
    }
}

fn instance(visit: &Visit, words: &Words, of: &Instance) -> String {
    let period = visit.say(&wording::explanation::period(of.period));
    let what = match &of.missed {
        Missed::Low(letter) => letter.to_string(),
        Missed::Bottom(rank) => format!("{}/{}", rank.rank, rank.among),
        Missed::Under { target, achieved } => {
            format!("{} / {}", digits::group(*achieved), digits::group(*target))
        }
        Missed::NotReported => words.w("blank-not-reported"),
    };
    format!("{period}: {what}")
}
