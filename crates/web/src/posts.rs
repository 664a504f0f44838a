//! The doors of posts: the register, one post, who takes charge of it and who gives it up, its titles,
//! and the handing-over note.

mod show;

pub(crate) use show::shown;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use desk::access::Target;
use desk::posts::{self, Filled, Filter, Page, Seat, Superior};
use desk::{Books, wording};
use domain::name::Name;
use domain::place::{Place, Tier};
use domain::policy::Action;
use domain::post::{Charge, Holder, PersonId, Post, PostId};
use domain::refusal::Refusal;
use jiff::civil::Date;
use serde::Deserialize;

use crate::app::App;
use crate::frame::{frame, post_title};
use crate::look::directive::{Filter as FilterLink, FilterGroup};
use crate::look::frame::Section;
use crate::look::parts::{Choice, Link};
use crate::look::post::{Create, Index, Row};
use crate::look::words::{Language, Words};
use crate::visit::Visit;

/// How many posts one page of the register shows.
const ROWS: i64 = 50;

/// The filters in the address of the register.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    place: Option<String>,
    filled: Option<String>,
    after: Option<i64>,
}

impl Asked {
    fn address(place: Option<&str>, filled: Option<&str>) -> String {
        let pairs = [("place", place), ("filled", filled)];
        let pairs = pairs.into_iter().filter_map(|(name, value)| Some((name, value?)));
        let query: Vec<String> = pairs.map(|(name, value)| format!("{name}={value}")).collect();
        let joint = if query.is_empty() { "" } else { "?" };
        format!("/posts{joint}{}", query.join("&"))
    }

    fn filled(&self) -> Filled {
        match self.filled.as_deref() {
            Some("vacant") => Filled::Vacant,
            Some("additional") => Filled::Additional,
            _ => Filled::Any,
        }
    }
}

/// `/posts?place=&filled=`
pub(crate) async fn index(
    State(app): State<App>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Response {
    app.page(visit, move |books, visit| register(books, visit, &asked)).await
}

fn register<M>(books: &mut Books<'_, '_, M>, visit: &Visit, asked: &Asked) -> desk::Result<Index> {
    let place = match &asked.place {
        Some(slug) => Some(books.known.place(slug)?.clone()),
        None => None,
    };
    let acting = visit.acting(books)?;
    let words = visit.words(books, place.as_ref().map_or(acting.place, |place| place.code));
    let filter = Filter { within: place.as_ref().map(|place| place.code), filled: asked.filled() };
    let page = Page { after: asked.after.map(PostId), limit: ROWS };
    let listed = posts::register(books, &filter, page)?;
    let seats = listed.rows;
    let more = listed.next.map(|next| {
        let base = Asked::address(asked.place.as_deref(), asked.filled.as_deref());
        let joint = if base.contains('?') { '&' } else { '?' };
        Link::new(format!("{base}{joint}after={next}"), words.w("posts-more"))
    });
    let rows: Vec<Row> = seats.iter().map(|seat| row(books, visit, &words, seat)).collect();
    let title = words.w("posts");
    Ok(Index {
        words,
        filters: filters(books, visit, &words, asked, place.as_ref()),
        n_rows: rows.len().to_string(),
        rows,
        more,
        create: place.map(|place| create_form(books, visit, &place)),
        frame: frame(books, visit, &words, Section::Other, &title)?,
    })
}

/// The filters as links: held or vacant, and the places above, at and below the one chosen.
fn filters<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    words: &Words,
    asked: &Asked,
    place: Option<&Place>,
) -> Vec<FilterGroup> {
    let link = |href: String, text: String, is_on: bool| FilterLink {
        link: Link::new(href, text),
        n: String::new(),
        is_on,
    };
    let states = [
        (None, "filled-any"),
        (Some("vacant"), "filled-vacant"),
        (Some("additional"), "filled-additional"),
    ];
    let filled = states.map(|(filled, key)| {
        let href = Asked::address(asked.place.as_deref(), filled);
        link(href, words.w(key), asked.filled.as_deref() == filled)
    });
    let tree = &books.known.tree;
    let at = |place: &Place, is_on: bool| {
        let href = Asked::address(Some(&place.slug), asked.filled.as_deref());
        link(href, visit.say(&place.name), is_on)
    };
    let everywhere = Asked::address(None, asked.filled.as_deref());
    let mut places = vec![link(everywhere, words.w("filter-everywhere"), place.is_none())];
    match place {
        None => {
            let districts = tree.places().iter().filter(|p| p.code.tier() == Tier::District);
            places.extend(districts.map(|district| at(district, false)));
        }
        Some(place) => {
            let mut above: Vec<&Place> = tree.line(place.code).collect();
            above.reverse();
            places.extend(above.into_iter().map(|one| at(one, one.code == place.code)));
            places.extend(tree.children(place.code).map(|child| at(child, false)));
        }
    }
    vec![
        FilterGroup { label: words.w("filter-filled"), filters: filled.to_vec() },
        FilterGroup { label: words.w("filter-place"), filters: places },
    ]
}

fn create_form<M>(books: &Books<'_, '_, M>, visit: &Visit, place: &Place) -> Create {
    let today = books.today;
    let kinds = posts::kinds_at(&books.known, place).into_iter().map(|kind| Choice {
        label: visit.say(kind.title_on(today)),
        value: kind.code,
        is_chosen: false,
    });
    Create { place: place.slug.clone(), place_name: visit.say(&place.name), kinds: kinds.collect() }
}

fn row<M>(books: &Books<'_, '_, M>, visit: &Visit, words: &Words, seat: &Seat) -> Row {
    let post = &seat.post;
    let superior = |superior: &Superior| {
        let title = wording::title_at(&books.known, &superior.title, superior.place);
        Link::new(format!("/posts/{}", superior.slug), visit.say(&title))
    };
    Row {
        link: post_link(books, visit, post),
        department: department(books, visit, post),
        holder: post.holder.as_ref().map(|holder| person_link(visit, holder)),
        charge: match &post.holder {
            Some(holder) => words.w(charge_key(holder.charge)),
            None => vacant(visit, words, seat.left_on),
        },
        superior: seat.superior.as_ref().map(superior),
    }
}

/// A post with its place, leading to its page.
pub(crate) fn post_link<M>(books: &Books<'_, '_, M>, visit: &Visit, post: &Post) -> Link {
    Link::new(format!("/posts/{}", post.slug), post_title(books, visit, post))
}

fn person_link(visit: &Visit, holder: &Holder) -> Link {
    Link::new(format!("/people/{}", holder.person), visit.say(&holder.name))
}

fn department<M>(books: &Books<'_, '_, M>, visit: &Visit, post: &Post) -> String {
    let kind = books.known.book.post_kind(books.known.state_of(post.place), &post.kind);
    kind.map_or(String::new(), |kind| visit.say(&kind.department))
}

pub(crate) fn charge_key(charge: Charge) -> &'static str {
    match charge {
        Charge::Regular => "charge-regular",
        Charge::Additional => "charge-additional",
    }
}

/// Since when nobody holds the post.
fn vacant(visit: &Visit, words: &Words, left_on: Option<Date>) -> String {
    match left_on.and_then(|day| day.tomorrow().ok()) {
        Some(day) => words.w1("post-vacant-since", "date", hindi::date::long(day, visit.lang())),
        None => words.w("post-never-held"),
    }
}

/// What a new post is.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct NewForm {
    place: String,
    kind: String,
}

/// `POST /posts`
pub(crate) async fn create(
    State(app): State<App>,
    visit: Visit,
    Form(form): Form<NewForm>,
) -> Response {
    app.write(visit, move |books, visit| {
        let place = books.known.place(&form.place)?.code;
        visit.must(books, Action::ManagePosts, Target::Place(place))?;
        let id = posts::create(books, &form.kind, place)?;
        Ok(format!("/posts/{}?done=post-created", posts::get(books, id)?.slug))
    })
    .await
}

/// The name that was searched for.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    who: String,
}

/// `/posts/<word>?who=`
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(search): Query<Search>,
) -> Response {
    app.page(visit, move |books, visit| show::page(books, visit, &slug, search.who.trim())).await
}

/// Who takes charge, how and from when.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ChargeForm {
    /// The number of a person, or `new`.
    person: String,
    #[serde(default)]
    hi: String,
    #[serde(default)]
    en: String,
    charge: String,
    from: String,
    #[serde(default)]
    leaves: String,
}

/// `POST /posts/<word>/holdings`
pub(crate) async fn take_over(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<ChargeForm>,
) -> Response {
    use desk::people::{OwnPost, TakeOver, Who};
    app.write(visit, move |books, _| {
        let who = match form.person.parse() {
            Ok(id) => Who::Known(PersonId(id)),
            Err(_) => Who::New(Name::new(&form.hi, &form.en)),
        };
        let take = TakeOver {
            post: posts::by_slug(books, &slug)?.id,
            who,
            charge: Charge::of_word(&form.charge).ok_or(desk::Error::NotFound)?,
            from: day(&form.from)?,
            own_post: if form.leaves.is_empty() { OwnPost::Kept } else { OwnPost::GivenUp },
        };
        desk::people::take_over(books, &take)?;
        Ok(format!("/posts/{slug}?done=charge-taken"))
    })
    .await
}

/// The last day of whoever leaves.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct VacancyForm {
    last: String,
}

/// `POST /posts/<word>/vacancies`
pub(crate) async fn give_up(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<VacancyForm>,
) -> Response {
    app.write(visit, move |books, _| {
        let post = posts::by_slug(books, &slug)?.id;
        desk::people::give_up_charge(books, post, day(&form.last)?)?;
        Ok(format!("/posts/{slug}?done=charge-given-up"))
    })
    .await
}

/// A new title, from a day, by an order.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct TitleForm {
    hi: String,
    #[serde(default)]
    en: String,
    from: String,
    #[serde(default)]
    why: String,
}

/// `POST /posts/<word>/titles`
pub(crate) async fn retitle(
    State(app): State<App>,
    mut visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<TitleForm>,
) -> Response {
    visit.why = form.why.trim().to_owned();
    app.write(visit, move |books, _| {
        let post = posts::by_slug(books, &slug)?.id;
        posts::retitle(books, post, Name::new(&form.hi, &form.en), day(&form.from)?)?;
        Ok(format!("/posts/{slug}?done=post-retitled"))
    })
    .await
}

/// A day as a date field sends it, or as people write it.
fn day(text: &str) -> desk::Result<Date> {
    let iso = text.trim().parse().ok();
    Ok(iso.or_else(|| hindi::date::read(text)).ok_or(Refusal::DayNotRead)?)
}

/// `/posts/<word>/handing-over/<day>/note.pdf`, in the reader's language.
pub(crate) async fn note(
    State(app): State<App>,
    visit: Visit,
    Path((slug, on)): Path<(String, String)>,
) -> Response {
    app.answer(visit, move |books, visit| {
        let language = match visit.language {
            Language::Hindi => desk::papers::Language::Hi,
            Language::English => desk::papers::Language::En,
        };
        let post = posts::by_slug(books, &slug)?.id;
        let on: Date = on.parse().map_err(|_| desk::Error::NotFound)?;
        let pdf = desk::handing_over::note(books, post, on, language)?;
        let name = format!("inline; filename=\"handing-over-{slug}-{on}.pdf\"");
        let headers = [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ];
        Ok((headers, pdf.bytes).into_response())
    })
    .await
}
