//! The lists of the form of a series, and reading it back.

use desk::Books;
use domain::name::Name;
use domain::place::PlaceCode;
use domain::post::Post;
use domain::refusal::Refusal;
use domain::review::Series;
use domain::scheme::{Scheme, SchemeCode};
use domain::series::{Every, InputClock, Nth, Plan, Rhythm, WEEKDAYS, weekday_word};

use crate::frame::post_title;
use crate::look::parts::Choice;
use crate::look::words::Words;
use crate::visit::Visit;

/// What is sent: names and values, some more than once.
pub(super) type Sent = [(String, String)];

/// The form of a series, filled as the series stands.
pub(super) struct Filled<'a> {
    pub(super) visit: &'a Visit,
    pub(super) words: &'a Words,
    pub(super) series: &'a Series,
}

/// The choices by which a rhythm is put together, and the day of the month.
pub(super) struct Beats {
    pub(super) often: Vec<Choice>,
    pub(super) nths: Vec<Choice>,
    pub(super) weekdays: Vec<Choice>,
    pub(super) day: String,
}

fn choice(value: &str, label: String, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label, is_chosen }
}

impl Filled<'_> {
    /// The places under which the acting reader may found a series: the whole line above it and what
    /// lies directly below its place.
    pub(super) fn places<M>(&self, books: &Books<'_, '_, M>) -> Vec<Choice> {
        let tree = &books.known.tree;
        let own = self.series.place;
        let line = tree.line(own);
        let below = tree.children(own);
        line.chain(below)
            .map(|place| choice(&place.slug, self.visit.say(&place.name), place.code == own))
            .collect()
    }

    /// The posts at the series' place and below it.
    pub(super) fn posts<M>(
        &self,
        books: &Books<'_, '_, M>,
        posts: &[Post],
        is_chosen: impl Fn(&Post) -> bool,
    ) -> Vec<Choice> {
        let is_near = |post: &&Post| {
            books.known.tree.is_within(post.place, self.series.place) || is_chosen(post)
        };
        let posts = posts.iter().filter(is_near);
        posts
            .map(|post| choice(&post.slug, post_title(books, self.visit, post), is_chosen(post)))
            .collect()
    }

    /// The departments of the lines, each once, by their Hindi names.
    pub(super) fn departments<M>(&self, books: &Books<'_, '_, M>) -> Vec<Choice> {
        let mut names: Vec<&Name> = Vec::new();
        for scheme in lines(books, self.series.place) {
            if !names.contains(&&scheme.department) {
                names.push(&scheme.department);
            }
        }
        let named = &self.series.plan.departments;
        let names = names.into_iter();
        names.map(|name| choice(&name.hi, self.visit.say(name), named.contains(name))).collect()
    }

    pub(super) fn schemes<M>(&self, books: &Books<'_, '_, M>) -> Vec<Choice> {
        let lines = lines(books, self.series.place).into_iter();
        let named = &self.series.schemes;
        lines
            .map(|line| {
                let is_chosen = named.contains(&line.code);
                choice(line.code.as_str(), self.visit.say(&line.name), is_chosen)
            })
            .collect()
    }

    pub(super) fn below<M>(&self, books: &Books<'_, '_, M>) -> Vec<Choice> {
        let named = &self.series.plan.places;
        let below = books.known.tree.children(self.series.place);
        below
            .map(|place| {
                let is_chosen = named.contains(&place.code);
                choice(&place.slug, self.visit.say(&place.name), is_chosen)
            })
            .collect()
    }

    pub(super) fn beats(&self) -> Beats {
        let rhythm = self.series.plan.rhythm;
        let (often, nth, weekday, day) = match rhythm {
            None => ("none", "first", "mon", String::new()),
            Some(Rhythm::Weekly { on }) => ("week", "first", weekday_word(on), String::new()),
            Some(Rhythm::NthWeekday { every, nth, on }) => {
                (every.word(), nth.word(), weekday_word(on), String::new())
            }
            Some(Rhythm::DayOfMonth { every, day }) => {
                (every.word(), "day", "mon", day.to_string())
            }
        };
        let months = Every::ALL.into_iter().map(Every::word);
        let often_words = ["none", "week"].into_iter().chain(months);
        let nth_words = Nth::ALL.into_iter().map(Nth::word).chain(["day"]);
        let of = |family: &str, word: &str, chosen: &str| {
            let label = match family {
                "often" => self.words.w(&format!("often-{word}")),
                "nth" => self.words.w(&format!("nth-{word}")),
                _ => self.words.w(&format!("weekday-{word}")),
            };
            choice(word, label, word == chosen)
        };
        Beats {
            often: often_words.map(|word| of("often", word, often)).collect(),
            nths: nth_words.map(|word| of("nth", word, nth)).collect(),
            weekdays: WEEKDAYS.into_iter().map(|(_, word)| of("weekday", word, weekday)).collect(),
            day,
        }
    }
}

/// The lines that a place has.
fn lines<'a, M>(books: &'a Books<'_, '_, M>, place: PlaceCode) -> Vec<&'a Scheme> {
    books.known.book.schemes(books.known.state_of(place), place.tier())
}

/// The series that a form says.
///
/// # Errors
/// A word that is not known, a number or a rhythm that cannot be read.
pub(super) fn read<M>(books: &mut Books<'_, '_, M>, sent: &Sent) -> desk::Result<Series> {
    let field =
        |name: &str| sent.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim());
    let all = |name: &'static str| {
        sent.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    };
    let place = books.known.place(field("place"))?.code;
    let mut members = Vec::new();
    for slug in all("member") {
        members.push(desk::posts::by_slug(books, slug)?.id);
    }
    let chair = desk::posts::by_slug(books, field("chair"))?.id;
    members.retain(|member| *member != chair);
    let known: Vec<&Scheme> = lines(books, place);
    let departments = all("department").filter_map(|wanted| {
        let line = known.iter().find(|line| line.department.hi == wanted)?;
        Some(line.department.clone())
    });
    let plan = Plan {
        rhythm: rhythm(&field)?,
        departments: departments.collect(),
        places: all("below")
            .map(|slug| books.known.place(slug).map(|place| place.code))
            .collect::<desk::Result<Vec<PlaceCode>>>()?,
        clock: InputClock {
            closes_days: days(field("closes_days"))?,
            scrutiny_days: days(field("scrutiny_days"))?,
        },
    };
    let name = Name::new(field("name_hi"), field("name_en"));
    let at = books.known.tree.get(place).map_or("", |place| place.slug.as_str());
    Ok(Series {
        slug: format!("{}-{at}", name.en),
        name,
        place,
        chair,
        members,
        schemes: all("scheme").map(SchemeCode::new).collect(),
        plan,
    })
}

fn days(text: &str) -> desk::Result<i64> {
    let number = hindi::number::read_number(text).and_then(|number| number.to_integer());
    number.ok_or_else(|| Refusal::NumberNotRead.into())
}

fn rhythm<'a>(field: &impl Fn(&str) -> &'a str) -> desk::Result<Option<Rhythm>> {
    let (nth, weekday) = (field("nth"), field("weekday"));
    let word = match field("often") {
        "" | "none" => return Ok(None),
        "week" => format!("week.{weekday}"),
        often if nth == "day" => format!("{often}.day.{}", days(field("day"))?),
        often => format!("{often}.{nth}.{weekday}"),
    };
    Rhythm::of_word(&word).map(Some).ok_or_else(|| Refusal::DayNotRead.into())
}
