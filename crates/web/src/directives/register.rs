//! The register and the board: which directives are asked for, and how many each filter would leave.

use desk::Books;
use desk::directives::{Counts, Filter, Page, Standing};
use domain::directive::{Directive, DirectiveId, State};
use domain::place::{Place, Tier};
use domain::post::Post;
use domain::review::ReviewId;
use serde::Deserialize;

use super::rows::{row, state};
use crate::frame::{frame, post_title};
use crate::look::directive::{Board, BoardColumn, Filter as FilterLink, FilterGroup, Index};
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::words::Words;
use crate::shown::Tally;
use crate::visit::Visit;

/// How many directives one page of the register shows, and a column of the board.
const ROWS: i64 = 50;
const BOARD_ROWS: i64 = 15;
/// The states of the board, in the order of work.
const BOARD: [State; 5] =
    [State::Issued, State::Acknowledged, State::InProgress, State::Reported, State::Returned];

/// The filters in the address of the register.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    state: Option<String>,
    post: Option<String>,
    place: Option<String>,
    review: Option<i64>,
    after: Option<i64>,
}

impl Asked {
    /// The open directives of a place and all below it.
    pub(super) fn below(place: &Place) -> Self {
        Self { place: Some(place.slug.clone()), ..Self::default() }
    }

    /// The same with one filter changed, from its first page.
    fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut asked = Self { after: None, ..self.clone() };
        let value = value.map(str::to_owned);
        match name {
            "state" => asked.state = value,
            "post" => asked.post = value,
            "place" => asked.place = value,
            _ => {}
        }
        asked
    }

    fn query(&self) -> String {
        let review = self.review.map(|review| review.to_string());
        let pairs = [
            ("state", self.state.as_deref()),
            ("post", self.post.as_deref()),
            ("place", self.place.as_deref()),
            ("review", review.as_deref()),
        ];
        let query: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("{name}={value}")))
            .collect();
        query.join("&")
    }

    fn address(&self, path: &str) -> String {
        match self.query().as_str() {
            "" => path.to_owned(),
            query => format!("{path}?{query}"),
        }
    }

    /// How many of these counts the asked state leaves.
    fn n(&self, counts: Counts) -> Tally {
        let n = match self.state.as_deref() {
            None | Some("open") => counts.open,
            Some("overdue") => counts.overdue,
            Some("closed") => counts.of(Standing::Closed),
            Some("all") => counts.given,
            Some(word) => State::of_word(word).map_or(0, |state| counts.in_state(state)),
        };
        Tally { n, is_at_least: counts.is_at_least }
    }
}

/// What the register is narrowed to: what was asked, of what the acting post may see.
pub(super) fn filter<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Filter> {
    let acting = visit.acting(books)?;
    let owner = match &asked.post {
        Some(slug) => Some(desk::posts::by_slug(books, slug)?.id),
        None => None,
    };
    let within = match &asked.place {
        Some(slug) => Some(books.known.place(slug)?.code),
        None => None,
    };
    let word = asked.state.as_deref().unwrap_or("open");
    let state = State::of_word(word);
    let standing = match (word, state) {
        ("closed", _) => Standing::Closed,
        ("all", _) => Standing::Any,
        (_, Some(state)) if !state.is_open() => Standing::Closed,
        _ => Standing::Open,
    };
    Ok(Filter {
        standing,
        state,
        overdue_on: (word == "overdue").then_some(books.today),
        owner,
        within,
        review: asked.review.map(ReviewId),
        seen: Some(desk::access::directives_seen_by(books, &acting)?),
        ..Filter::default()
    })
}

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let filter = filter(books, visit, asked)?;
    let after = asked.after.map(DirectiveId);
    let listed = desk::directives::listed(books, &filter, Page { after, limit: ROWS })?;
    let directives = listed.rows;
    let more = listed.next.map(|next| {
        let base = asked.address("/directives");
        let joint = if base.contains('?') { '&' } else { '?' };
        Link::new(format!("{base}{joint}after={next}"), words.w("more"))
    });
    let (filters, n) = filters(books, visit, &words, asked, &acting)?;
    let posts = owners_of(books, &directives)?;
    let rows = directives.iter().map(|d| row(books, visit, &words, d, &posts)).collect();
    let title = words.w("nav-directives");
    Ok(Index {
        words,
        filters,
        n_rows: n.to_string(),
        rows,
        more,
        links: vec![
            Link::new(asked.with("state", None).address("/directives/board"), words.w("board")),
            Link::new("/directives/checks", words.w("checks")),
            Link::new(asked.address("/directives.xlsx"), words.w("register-xlsx")),
        ],
        frame: frame(books, visit, &words, Section::Directives, &title)?,
    })
}

/// A filter that could be chosen: its words, and what would then be asked.
struct Offer {
    text: String,
    asked: Asked,
    is_on: bool,
}

/// The filters as links, each with how many it leaves, and how many are left now. All are counted at once.
fn filters<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    asked: &Asked,
    acting: &Post,
) -> desk::Result<(Vec<FilterGroup>, Tally)> {
    let groups = [
        ("filter-state", states(words, asked)),
        ("filter-whose", whose(books, visit, words, asked, acting)),
        ("filter-place", places(books, visit, words, asked)),
    ];
    let mut wanted = vec![filter(books, visit, asked)?];
    for offer in groups.iter().flat_map(|(_, offers)| offers) {
        wanted.push(filter(books, visit, &offer.asked)?);
    }
    // The counts tell the states apart themselves; what is closed must not be left out of them.
    for filter in &mut wanted {
        if filter.standing == Standing::Closed {
            filter.standing = Standing::Any;
        }
    }
    let mut counts = desk::directives::counts_of(books, &wanted)?.into_iter();
    let n = asked.n(counts.next().unwrap_or_default());
    let mut shown = Vec::new();
    for (label, offers) in groups {
        let filters = offers.into_iter().map(|offer| {
            let n = offer.asked.n(counts.next().unwrap_or_default());
            let link = Link::new(offer.asked.address("/directives"), offer.text);
            FilterLink { link, n: n.to_string(), is_on: offer.is_on }
        });
        shown.push(FilterGroup { label: words.w(label), filters: filters.collect() });
    }
    Ok((shown, n))
}

fn states(words: &Words, asked: &Asked) -> Vec<Offer> {
    let states = [
        (None, "filter-open"),
        (Some("overdue"), "filter-overdue"),
        (Some("reported"), "filter-reported"),
        (Some("closed"), "filter-closed"),
        (Some("all"), "filter-all"),
    ];
    let offer = |(state, key): (Option<&str>, &str)| Offer {
        text: words.w(key),
        asked: asked.with("state", state),
        is_on: asked.state.as_deref() == state,
    };
    states.into_iter().map(offer).collect()
}

fn whose<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    asked: &Asked,
    acting: &Post,
) -> Vec<Offer> {
    let mine = Some(acting.slug.as_str());
    let offer = |slug: Option<&str>, text: String| Offer {
        text,
        asked: asked.with("post", slug),
        is_on: asked.post.as_deref() == slug,
    };
    vec![offer(None, words.w("filter-everyone")), offer(mine, post_title(books, visit, acting))]
}

/// Everywhere, the districts, and the places below the one that is chosen.
fn places<M>(books: &Books<'_, '_, M>, visit: &Visit, words: &Words, asked: &Asked) -> Vec<Offer> {
    let tree = &books.known.tree;
    let chosen = asked.place.as_deref().and_then(|slug| tree.by_slug(slug));
    let districts = tree.places().iter().filter(|p| p.code.tier() == Tier::District);
    let mut offered: Vec<&Place> = districts.collect();
    if let Some(chosen) = chosen {
        offered.extend(tree.children(chosen.code));
        if !offered.iter().any(|place| place.code == chosen.code) {
            offered.push(chosen);
        }
    }
    let offer = |place: &Place| Offer {
        text: visit.say(&place.name),
        asked: asked.with("place", Some(&place.slug)),
        is_on: asked.place.as_deref() == Some(place.slug.as_str()),
    };
    let everywhere = Offer {
        text: words.w("filter-everywhere"),
        asked: asked.with("place", None),
        is_on: asked.place.is_none(),
    };
    std::iter::once(everywhere).chain(offered.into_iter().map(offer)).collect()
}

/// The owners of some directives.
pub(super) fn owners_of<M>(
    books: &mut Books<'_, '_, M>,
    directives: &[Directive],
) -> desk::Result<Vec<Post>> {
    let owners = directives.iter().flat_map(|directive| &directive.owners);
    desk::posts::these(books, owners.map(|owner| owner.post))
}

pub(super) fn board<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    asked: &Asked,
) -> desk::Result<Board> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let open = filter(books, visit, &asked.with("state", None))?;
    let counts = desk::directives::counts(books, &open)?;
    let mut columns = Vec::new();
    for of in BOARD {
        let filter = Filter { state: Some(of), ..open.clone() };
        let page = Page { after: None, limit: BOARD_ROWS };
        let found = desk::directives::listed(books, &filter, page)?.rows;
        let posts = owners_of(books, &found)?;
        let n = Tally { n: counts.in_state(of), is_at_least: counts.is_at_least };
        let address = asked.with("state", Some(of.word())).address("/directives");
        columns.push(BoardColumn {
            state: state(of),
            n: n.to_string(),
            rows: found.iter().map(|d| row(books, visit, &words, d, &posts)).collect(),
            more: (n.n > BOARD_ROWS).then(|| Link::new(address, words.w("more"))),
        });
    }
    let title = words.w("board");
    Ok(Board { words, columns, frame: frame(books, visit, &words, Section::Directives, &title)? })
}
