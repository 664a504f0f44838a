//! The directives' doors: the register, one directive, and what may be done with it.

mod evidence;
mod show;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use desk::directives::{Filter, Page, Standing};
use desk::{Books, Known, wording};
use domain::directive::steps::Step;
use domain::directive::{Condition, Directive, DirectiveId, State as DirectiveState};
use domain::place::Place;
use domain::post::{Post, PostId};
use domain::review::ReviewId;
use hindi::digits;
use serde::Deserialize;

use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::directive::{Filter as FilterLink, FilterGroup, Index, Row, State as Shown};
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::picture::{Svg, bar};
use crate::look::words::Words;
use crate::visit::Visit;

/// How many directives one page of the register shows.
const ROWS: i64 = 50;

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
    /// The address with one filter changed.
    fn with(&self, name: &str, value: Option<&str>) -> String {
        let review = self.review.map(|review| review.to_string());
        let mut pairs = [
            ("state", self.state.as_deref()),
            ("post", self.post.as_deref()),
            ("place", self.place.as_deref()),
            ("review", review.as_deref()),
        ];
        for pair in &mut pairs {
            if pair.0 == name {
                pair.1 = value;
            }
        }
        let query: Vec<String> = pairs
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| format!("{name}={value}")))
            .collect();
        if query.is_empty() {
            "/directives".to_owned()
        } else {
            format!("/directives?{}", query.join("&"))
        }
    }
}

/// `/directives?state=&post=&place=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| register(books, visit, &asked)).await
}

fn register<M>(books: &mut Books<'_, '_, M>, visit: &Visit, asked: &Asked) -> desk::Result<Index> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let filter = filter(books, asked)?;
    let page = Page { after: asked.after.map(DirectiveId), limit: ROWS };
    let directives = desk::directives::register(books, &filter, page)?;
    let posts = desk::posts::all(books)?;
    let is_full = i64::try_from(directives.len()).is_ok_and(|n| n == ROWS);
    let more = directives.last().filter(|_| is_full).map(|last| {
        let base = asked.with("", None);
        let joint = if base.contains('?') { '&' } else { '?' };
        Link::new(format!("{base}{joint}after={}", last.id), words.w("more"))
    });
    let filters = filters(books, visit, &words, asked, &acting)?;
    let rows = directives.iter().map(|d| row(books, visit, &words, d, &posts)).collect::<Vec<_>>();
    let title = words.w("nav-directives");
    Ok(Index {
        words,
        filters,
        n_rows: rows.len().to_string(),
        rows,
        more,
        frame: frame(books, visit, &words, Section::Directives, &title)?,
    })
}

fn filter<M>(books: &mut Books<'_, '_, M>, asked: &Asked) -> desk::Result<Filter> {
    let owner = match &asked.post {
        Some(slug) => Some(desk::posts::by_slug(books, slug)?.id),
        None => None,
    };
    let places = match &asked.place {
        Some(slug) => {
            let tree = &books.known.tree;
            let ix = tree.ix(books.known.place(slug)?.code).unwrap_or(0);
            let within = tree.places().get(ix..tree.end(ix)).unwrap_or_default();
            Some(within.iter().map(|place: &Place| place.code).collect())
        }
        None => None,
    };
    Ok(Filter {
        standing: match asked.state.as_deref() {
            Some("closed") => Standing::Closed,
            Some("all") => Standing::Any,
            _ => Standing::Open,
        },
        overdue_on: (asked.state.as_deref() == Some("overdue")).then_some(books.today),
        owner,
        places,
        review: asked.review.map(ReviewId),
        ..Filter::default()
    })
}

/// The filters as links, each with how many it leaves.
fn filters<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    asked: &Asked,
    acting: &Post,
) -> desk::Result<Vec<FilterGroup>> {
    let mut states = Vec::new();
    for (state, key) in [
        (None, "filter-open"),
        (Some("overdue"), "filter-overdue"),
        (Some("closed"), "filter-closed"),
        (Some("all"), "filter-all"),
    ] {
        states.push((asked.with("state", state), words.w(key), asked.state.as_deref() == state));
    }
    let mine = Some(acting.slug.as_str());
    let whose = vec![
        (asked.with("post", None), words.w("filter-everyone"), asked.post.is_none()),
        (asked.with("post", mine), post_title(books, visit, acting), asked.post.as_deref() == mine),
    ];
    let tree = std::sync::Arc::clone(&books.known.tree);
    let mut places =
        vec![(asked.with("place", None), words.w("filter-everywhere"), asked.place.is_none())];
    let districts = tree.places().iter().filter(|p| p.code.tier() == domain::place::Tier::District);
    for place in districts {
        let slug = Some(place.slug.as_str());
        places.push((
            asked.with("place", slug),
            visit.say(&place.name),
            asked.place.as_deref() == slug,
        ));
    }
    let mut groups = Vec::new();
    for (label, filters) in
        [("filter-state", states), ("filter-whose", whose), ("filter-place", places)]
    {
        let filters = filters
            .into_iter()
            .map(|(href, text, is_on)| counted(books, href, text, is_on))
            .collect::<desk::Result<Vec<FilterLink>>>()?;
        groups.push(FilterGroup { label: words.w(label), filters });
    }
    Ok(groups)
}

fn counted<M>(
    books: &mut Books<'_, '_, M>,
    href: String,
    text: String,
    is_on: bool,
) -> desk::Result<FilterLink> {
    let query = href.split_once('?').map_or("", |(_, query)| query);
    let mut asked = Asked::default();
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        let value = Some(value.to_owned());
        match name {
            "state" => asked.state = value,
            "post" => asked.post = value,
            "place" => asked.place = value,
            "review" => asked.review = value.and_then(|value| value.parse().ok()),
            _ => {}
        }
    }
    let filter = filter(books, &asked)?;
    let n = desk::directives::counts(books, &filter)?.given;
    Ok(FilterLink { link: Link::new(href, text), n: n.to_string(), is_on })
}

fn row<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
    posts: &[Post],
) -> Row {
    let (live, bar) = live(&books.known, words, directive);
    let delay = directive.days_overdue(books.today);
    Row {
        number: directive.id.to_string(),
        link: Link::new(format!("/directives/{}", directive.id), &directive.given.words),
        owners: owners(books, visit, words, directive, posts),
        review: hindi::date::short(directive.issued_on),
        due: due(words, directive),
        delay: delay.map_or(String::new(), |days| words.w1("delayed-by", "n", days)),
        state: state(directive.state()),
        live,
        bar,
    }
}

/// The owners by title and place; past three, how many more.
pub(crate) fn owners<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
    posts: &[Post],
) -> String {
    let find = |id: PostId| posts.iter().find(|post| post.id == id);
    let mut names: Vec<String> = directive
        .owners
        .iter()
        .take(3)
        .filter_map(|owner| find(owner.post))
        .map(|post| post_title(books, visit, post))
        .collect();
    if directive.owners.len() > 3 {
        names.push(words.w1("and-more", "n", directive.owners.len() - 3));
    }
    names.join(" · ")
}

/// The day owed, or how far it is known.
pub(crate) fn due(words: &Words, directive: &Directive) -> String {
    match directive.due_on {
        Some(day) => hindi::date::short(day),
        None if desk::directives::waits_for_sitting(&directive.given.deadline) => {
            words.w("due-next-sitting")
        }
        None => words.w("due-none"),
    }
}

/// The live figure of a directive and its bar; empty when the condition is no figure.
pub(crate) fn live(known: &Known, words: &Words, directive: &Directive) -> (String, Option<Svg>) {
    let Condition::Figure { indicator, place, at_least } = &directive.given.condition else {
        return (String::new(), None);
    };
    let now =
        desk::figures::latest(known, indicator, *place, directive.issued_on.max(known.until()));
    let now = now.unwrap_or(0);
    let left = (at_least - now).max(0);
    let text = words.wf(
        "live-figure",
        &[
            ("now", digits::group(now)),
            ("wanted", digits::group(*at_least)),
            ("left", digits::group(left)),
        ],
    );
    let share = domain::percent::Ratio::new(i128::from(now), i128::from(*at_least))
        .map(|ratio| ratio.percent_hundredths());
    let drawn = bar(share, None, &text);
    (text, Some(drawn))
}

/// Limit, live figure and condition in one line.
pub(crate) fn live_line(
    known: &Known,
    visit: &Visit,
    words: &Words,
    directive: &Directive,
) -> String {
    let (live, _) = live(known, words, directive);
    let place = visit.say(&wording::place(known, directive.given.place));
    let parts = [due(words, directive), live, place];
    let said: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    said.join(" · ")
}

/// The state as the page knows it.
pub(crate) fn state(state: DirectiveState) -> Shown {
    match state {
        DirectiveState::Issued => Shown::Issued,
        DirectiveState::Acknowledged => Shown::Acknowledged,
        DirectiveState::InProgress => Shown::InProgress,
        DirectiveState::Reported => Shown::Reported,
        DirectiveState::Returned => Shown::Returned,
        DirectiveState::Verified => Shown::Verified,
        DirectiveState::Dropped => Shown::Dropped,
    }
}

/// `/directives/<number>`
pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<i64>) -> Response {
    let base = app.house().base.clone();
    app.page(visit, move |books, visit| show::page(books, visit, DirectiveId(id), &base)).await
}

/// What the small forms on a directive's page send.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct StepForm {
    #[serde(default)]
    owner: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    deadline: String,
}

/// `POST /directives/<number>/<step>`; a report has a door of its own in `crate::evidence`.
pub(crate) async fn step(
    State(app): State<App>,
    visit: Visit,
    Path((id, what)): Path<(i64, String)>,
    Form(form): Form<StepForm>,
) -> Response {
    app.write(visit, move |books, _| {
        let owner = match form.owner.as_str() {
            "" => PostId(0),
            slug => desk::posts::by_slug(books, slug)?.id,
        };
        let today = books.today;
        let step = match what.as_str() {
            "acknowledgement" => Step::Acknowledged { owner },
            "acceptance" => Step::Accepted { owner, remark: form.reason.clone() },
            "return" => Step::Returned { owner, remark: form.reason.clone() },
            "extension" => {
                let due_on = desk::deadlines::read(&form.deadline, today, None).due_on;
                let due_on = due_on.ok_or(domain::refusal::Refusal::DayNotRead)?;
                Step::Extended { due_on, reason: form.reason.clone() }
            }
            "drop" => Step::Dropped { reason: form.reason.clone() },
            "reopening" => Step::Reopened { reason: form.reason.clone() },
            _ => return Err(desk::Error::NotFound),
        };
        desk::directives::step(books, DirectiveId(id), step)?;
        Ok(format!("/directives/{id}"))
    })
    .await
}
