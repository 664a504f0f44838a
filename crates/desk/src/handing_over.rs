//! The note on the handing over of a post: what passes with it from one holder to the next, as the
//! ledger stands. It reads and moves nothing; the same ledger and day give the same paper. Each list is
//! one function in `SECTIONS`: another kind of duty is one more line there.

use domain::directive::{Directive, State};
use domain::explanation::Explanation;
use domain::name::Name;
use domain::post::{Post, PostId};
use domain::scheme::Vocabulary;
use jiff::Span;
use jiff::civil::Date;
use letters::{Language, Pdf};
use store::directives::Filter;

use crate::desk::Books;
use crate::error::{Error, Result};
use crate::papers::say;
use crate::{directives, explanations, wording};

/// How far ahead the note looks.
const DAYS_AHEAD: i64 = 30;
/// How many hex digits of the ledger's head stand on the note as its check code.
const CHECK_CODE_DIGITS: usize = 16;

/// What the lists are made from.
struct Passing {
    post: Post,
    /// The first day of whoever takes charge.
    on: Date,
    last: Date,
    /// The open directives of the post.
    open: Vec<Directive>,
    sittings: Vec<(Date, Name, Name)>,
    /// The explanations that the post has to answer, and those that it has to decide.
    explanations: [Vec<Row>; 2],
    /// The sitting of each directive, worded.
    given_in: Vec<(Directive, Name)>,
}

/// A row of a list, each cell in both languages.
type Row = Vec<Name>;

/// One list: its title, the heads of its columns, its rows.
struct List {
    title: Name,
    heads: &'static [(&'static str, &'static str)],
    rows: Vec<Row>,
}

/// The lists in their order on the paper. Every open directive stands in one of the first four.
const SECTIONS: [fn(&Passing) -> List; 7] =
    [overdue, due_soon, waiting, later, to_answer, to_decide, sittings];

const OF_DIRECTIVES: &[(&str, &str)] = &[
    ("क्रमांक", "No."),
    ("निर्देश", "Directive"),
    ("किस बैठक में", "Given in"),
    ("समय-सीमा", "Time limit"),
    ("स्थिति", "State"),
];
const OF_EXPLANATIONS: &[(&str, &str)] = &[
    ("पत्र संख्या", "Letter"),
    ("कारण", "Cause"),
    ("किससे", "Asked of"),
    ("उत्तर की अन्तिम तिथि", "Reply due"),
    ("स्थिति", "State"),
];
const OF_SITTINGS: &[(&str, &str)] = &[("दिनांक", "Date"), ("बैठक", "Meeting"), ("स्थान", "Venue")];

/// The note for a post that changed hands on a day: from whoever held it the day before to whoever holds
/// it then. Either may be nobody.
///
/// # Errors
/// The post did not change hands on the day, or the paper cannot be set.
pub fn note<M>(
    books: &mut Books<'_, '_, M>,
    post: PostId,
    on: Date,
    language: Language,
) -> Result<Pdf> {
    let before = on.yesterday().map_err(|error| Error::Broken(error.to_string()))?;
    let from = store::posts::get(books.tx, before, post)?;
    let to = store::posts::get(books.tx, on, post)?;
    let person = |post: &Post| post.holder.as_ref().map(|holder| holder.person);
    if person(&from) == person(&to) {
        return Err(Error::NotFound);
    }
    let (leaves, comes) = (from.holder_name(), to.holder_name());
    let passing = passing(books, to, on)?;
    let paper = paper(books, &passing, (&leaves, &comes), language)?;
    Ok(letters::handing_over(&paper)?)
}

fn passing<M>(books: &mut Books<'_, '_, M>, post: Post, on: Date) -> Result<Passing> {
    let filter = Filter { owner: Some(post.id), ..Filter::default() };
    let is_owed = |directive: &Directive| state(directive, post.id).is_some_and(State::is_open);
    let mut open = directives::all(books, &filter)?;
    open.retain(is_owed);
    open.sort_by_key(|directive| (directive.due_on.unwrap_or(Date::MAX), directive.id));
    let mut given_in = Vec::new();
    for directive in &open {
        let review = store::reviews::review(books.tx, directive.given.review)?;
        let series = store::reviews::series(books.tx, review.sitting.series)?.series;
        given_in.push((directive.clone(), sitting_name(&series.name, review.sitting.on)));
    }
    let last = on.saturating_add(Span::new().days(DAYS_AHEAD));
    let sittings = coming(books, post.id, (on, last))?;
    let explanations = explanation_rows(books, &post)?;
    Ok(Passing { post, on, last, open, sittings, explanations, given_in })
}

fn sitting_name(series: &Name, on: Date) -> Name {
    let day = hindi::date::short(on);
    Name::new(&format!("{}, {day}", series.hi), &format!("{}, {day}", series.en))
}

/// The sittings of the days ahead that the post chairs or is called to.
fn coming<M>(
    books: &mut Books<'_, '_, M>,
    post: PostId,
    (from, to): (Date, Date),
) -> Result<Vec<(Date, Name, Name)>> {
    let mut coming = Vec::new();
    for founded in store::reviews::series_with(books.tx, post)? {
        let series = founded.series;
        for review in store::reviews::reviews_of(books.tx, founded.id)? {
            if (from..=to).contains(&review.sitting.on) {
                coming.push((review.sitting.on, series.name.clone(), review.sitting.venue));
            }
        }
    }
    coming.sort();
    Ok(coming)
}

/// The explanations on the table of a post, ready as rows.
fn explanation_rows<M>(books: &mut Books<'_, '_, M>, post: &Post) -> Result<[Vec<Row>; 2]> {
    let (to_answer, to_decide) = explanations::on_the_table(books, post.id)?;
    let posts = store::posts::all(books.tx, books.today)?;
    let known = &books.known;
    let vocabulary = known.book.vocabulary(known.state_of(post.place));
    let row = |one: &Explanation| {
        let number = one.call.map(|call| wording::explanation::number(call.number, vocabulary));
        let asked = posts.iter().find(|post| post.id == one.given.asked);
        let due = one.reply_by().map_or_else(String::new, hindi::date::short);
        vec![
            number.unwrap_or_else(|| Name::new("", "")),
            wording::explanation::cause(known, one),
            asked.map_or_else(|| Name::new("", ""), |post| wording::post_at(known, post)),
            Name::new(&due, &due),
            wording::explanation::state(one.state),
        ]
    };
    Ok([to_answer, to_decide].map(|all| all.iter().map(row).collect()))
}

fn state(directive: &Directive, post: PostId) -> Option<State> {
    directive.owners.iter().find(|owner| owner.post == post).map(|owner| owner.state)
}

impl Passing {
    fn is_waiting(&self, directive: &Directive) -> bool {
        state(directive, self.post.id) == Some(State::Reported)
    }

    fn is_overdue(&self, directive: &Directive) -> bool {
        directive.due_on.is_some_and(|due| due < self.on)
    }

    fn is_soon(&self, directive: &Directive) -> bool {
        directive.due_on.is_some_and(|due| (self.on..=self.last).contains(&due))
    }

    fn list(&self, title: Name, is_in: impl Fn(&Directive) -> bool) -> List {
        let wanted = self.given_in.iter().filter(|(directive, _)| is_in(directive));
        let row = |(directive, given_in): &(Directive, Name)| {
            let plain = |text: &str| Name::new(text, text);
            let state = state(directive, self.post.id).unwrap_or(State::Issued);
            vec![
                plain(&directive.id.to_string()),
                plain(&directive.given.words),
                given_in.clone(),
                owed_by(directive),
                wording::state(state),
            ]
        };
        List { title, heads: OF_DIRECTIVES, rows: wanted.map(row).collect() }
    }
}

/// The day owed, or the words where none is; and how often more time was promised.
fn owed_by(directive: &Directive) -> Name {
    let said = &directive.given.deadline.words;
    let due = directive.due_on.map_or_else(|| said.clone(), hindi::date::short);
    match directive.tally.n_extended {
        0 => Name::new(&due, &due),
        n => Name::new(&format!("{due} ({n} बार बढ़ाई गई)"), &format!("{due} (extended {n}×)")),
    }
}

fn overdue(passing: &Passing) -> List {
    let title = Name::new("समय-सीमा व्यतीत हो चुके निर्देश", "Directives past their time limit");
    passing.list(title, |d| !passing.is_waiting(d) && passing.is_overdue(d))
}

fn due_soon(passing: &Passing) -> List {
    let title = Name::new(
        &format!("आगामी {DAYS_AHEAD} दिवस में देय निर्देश"),
        &format!("Directives due in the next {DAYS_AHEAD} days"),
    );
    passing.list(title, |d| !passing.is_waiting(d) && passing.is_soon(d))
}

fn waiting(passing: &Passing) -> List {
    let title = Name::new("आख्या प्रेषित, स्वीकृति प्रतीक्षित", "Reported, and waiting to be accepted");
    passing.list(title, |d| passing.is_waiting(d))
}

fn later(passing: &Passing) -> List {
    let title = Name::new("अन्य लंबित निर्देश", "Other open directives");
    passing.list(title, |d| !passing.is_waiting(d) && !passing.is_overdue(d) && !passing.is_soon(d))
}

fn to_answer(passing: &Passing) -> List {
    let title = Name::new("स्पष्टीकरण, जिनका उत्तर देना है", "Explanations to be answered");
    List { title, heads: OF_EXPLANATIONS, rows: passing.explanations[0].clone() }
}

fn to_decide(passing: &Passing) -> List {
    let title = Name::new("स्पष्टीकरण, जिन पर निर्णय लेना है", "Explanations to be decided");
    List { title, heads: OF_EXPLANATIONS, rows: passing.explanations[1].clone() }
}

fn sittings(passing: &Passing) -> List {
    let title = Name::new(
        &format!("आगामी {DAYS_AHEAD} दिवस की बैठकें"),
        &format!("Meetings in the next {DAYS_AHEAD} days"),
    );
    let row = |(on, series, venue): &(Date, Name, Name)| {
        let day = hindi::date::short(*on);
        vec![Name::new(&day, &day), series.clone(), venue.clone()]
    };
    List { title, heads: OF_SITTINGS, rows: passing.sittings.iter().map(row).collect() }
}

fn paper<M>(
    books: &mut Books<'_, '_, M>,
    passing: &Passing,
    (leaves, comes): (&Name, &Name),
    language: Language,
) -> Result<letters::HandingOver> {
    let head = store::ledger::head(books.tx)?;
    let known = &books.known;
    let place = wording::place(known, passing.post.place);
    let say = |name: &Name| say(name, language);
    let section = |make: &fn(&Passing) -> List| {
        let list = make(passing);
        letters::Section {
            title: say(&list.title),
            heads: list.heads.iter().map(|(hi, en)| say(&Name::new(hi, en))).collect(),
            rows: list.rows.iter().map(|row| row.iter().map(say).collect()).collect(),
        }
    };
    let post = say(&passing.post.title);
    let office = Name::new(
        &format!("कार्यालय {}, {}", passing.post.title.hi, place.hi),
        &format!("Office of the {}, {}", passing.post.title.en, place.en),
    );
    let number = Name::new(&format!("अभिलेख {}", head.seq), &format!("Record {}", head.seq));
    Ok(letters::HandingOver {
        vocabulary: match known.book.vocabulary(known.state_of(passing.post.place)) {
            Vocabulary::Up => letters::Vocabulary::Up,
            Vocabulary::Mp => letters::Vocabulary::Mp,
        },
        language,
        letterhead: letters::Letterhead {
            office: vec![say(&office)],
            number: say(&number),
            dated_on: passing.on,
        },
        post: letters::Owner { post, place: say(&place) },
        from: say(leaves),
        to: say(comes),
        on: passing.on,
        n_open: passing.open.len(),
        sections: SECTIONS.iter().map(section).collect(),
        check_code: head.hash.to_string().chars().take(CHECK_CODE_DIGITS).collect(),
    })
}
