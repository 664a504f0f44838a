//! Filling the pages of a note: the form, and the note beside the cards of what was found in it.

use std::collections::{BTreeMap, BTreeSet};

use desk::minutes_in::{self, Impossible, Proposal, Quoted, Verdict};
use desk::reviews::Founded;
use desk::{Books, Write, reviews, wording};
use domain::directive::DirectiveKind;
use domain::indicator::Unit;
use domain::post::Post;
use hindi::reader::Span;
use jiff::civil::Date;

use super::Said;
use super::cards::{self, Working};
use crate::frame::{frame, post_title};
use crate::look::assets::CARDS_HREF;
use crate::look::frame::Section;
use crate::look::minutes_in::{Card, Figure, Graded, Marked, New, Person, Show};
use crate::look::parts::{Choice, Grade};
use crate::look::words::Words;
use crate::reviews::kinds_within;
use crate::sent::Sent;
use crate::shown;
use crate::visit::Visit;

/// The most series among which a note is looked for.
const SERIES: usize = 500;

pub(super) fn form<M>(books: &mut Books<'_, '_, M>, visit: &Visit) -> desk::Result<New> {
    let acting = visit.acting(books)?;
    let words = visit.words(books, acting.place);
    let founded = in_work(books, &acting)?;
    let none = Choice { value: String::new(), label: words.w("note-find-series"), is_chosen: true };
    let series = founded.iter().map(|founded| Choice {
        value: founded.series.slug.clone(),
        label: visit.say(&founded.series.name),
        is_chosen: false,
    });
    let title = words.w("note-read");
    Ok(New {
        words,
        series: std::iter::once(none).chain(series).collect(),
        frame: frame(books, visit, &words, Section::Reviews, &title)?,
    })
}

/// The series that a post may see and that are not ended.
pub(super) fn in_work<M>(
    books: &mut Books<'_, '_, M>,
    acting: &Post,
) -> desk::Result<Vec<Founded>> {
    let mut founded = reviews::series_seen_by(books, acting, (None, SERIES))?.rows;
    founded.retain(|founded| founded.ended_on.is_none());
    Ok(founded)
}

/// The page of a note; `work` is the form as it was kept, empty for the note as it is proposed.
pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    (said, work): (&Said, Option<&Sent>),
) -> desk::Result<Show> {
    let founded = reviews::of_slug(books, &said.slug)?;
    let text = minutes_in::note(books, &said.sha256)?;
    let proposal = minutes_in::propose(books, &founded, Some(said.day()?), &text)?;
    let words = visit.words(books, founded.series.place);
    let title = words.w("note-read");
    let names = Names::of(books, visit, &words, &founded)?;
    let of = Of { visit, words, text: &text, proposal: &proposal, names: &names, work };
    let header = &proposal.reading.header;
    let day = header.date.filter(|day| *day != said.day().unwrap_or(*day));
    let kept = |name: &str| work.map(|sent| sent.field(name).to_owned());
    let working = of.working(books);
    let limits: Vec<&str> = working.iter().map(|card| card.deadline.as_str()).collect();
    let due = minutes_in::due(books, &founded, said.day()?, &limits)?;
    let numbered = working.iter().zip(due).zip(1..);
    Ok(Show {
        words,
        href: said.address(),
        series: visit.say(&founded.series.name),
        on: kept("on").unwrap_or_else(|| said.on.clone()),
        other_day: day.map_or(String::new(), hindi::date::short),
        venue: kept("venue").unwrap_or_else(|| of.words_of(header.venue)),
        marked: of.marked(),
        n_cards: working.len().to_string(),
        cards: numbered.map(|((card, due), n)| of.card(books, (card, n), due)).collect(),
        figures: of.figures(books),
        grades: of.grades(),
        present: of.present(),
        not_understood: {
            let left = proposal.reading.not_understood.iter();
            left.map(|span| span.of(&text).to_owned()).collect()
        },
        posts: names.posts.keys().cloned().collect(),
        places: names.places.keys().cloned().collect(),
        script: CARDS_HREF.clone(),
        frame: frame(books, visit, &words, Section::Reviews, &title)?,
    })
}

/// Does a step on the cards of a form and gives the address at which the form then stands.
pub(super) fn step(
    books: &mut Books<'_, '_, Write>,
    visit: &Visit,
    (said, sent): (&Said, &Sent),
    step: cards::Step,
) -> desk::Result<String> {
    let founded = reviews::of_slug(books, &said.slug)?;
    let text = minutes_in::note(books, &said.sha256)?;
    let proposal = minutes_in::propose(books, &founded, Some(said.day()?), &text)?;
    let words = visit.words(books, founded.series.place);
    let names = Names::of(books, visit, &words, &founded)?;
    let own = visit.say(&desk::wording::place(&books.known, founded.series.place));
    let of_grade = match step {
        cards::Step::OfGrade(n) => match proposal.reading.grades.get(n) {
            Some(grade) => {
                let subject = grade.subject.of(&text);
                let asked = minutes_in::answers_for(books, &founded, subject)?;
                Some((subject, format!("{:?}", grade.letter), names.called(&asked)))
            }
            None => None,
        },
        _ => None,
    };
    let made = |step: cards::Step| match step {
        cards::Step::OfSentence(n) => {
            let span = proposal.reading.not_understood.get(n)?;
            Some(cards::of_sentence(n, span.of(&text), own.clone()))
        }
        _ => {
            let (subject, letter, owners) = of_grade.as_ref()?;
            // An order is written in the language of the note, whoever reads the page.
            let words = format!("{subject} के {letter} श्रेणी में आने पर स्पष्टीकरण दिया जाए");
            Some(cards::of_grade(words, owners.clone(), own.clone()))
        }
    };
    let mut working = cards::sent(sent);
    let at = cards::step(&mut working, step, &made);
    cards::keep(books, sent, (&working, &said.address()), at)
}

/// What posts and places are called on the page, with the words of the house for them.
pub(super) struct Names {
    pub(super) posts: BTreeMap<String, String>,
    pub(super) places: BTreeMap<String, String>,
    labels: BTreeMap<String, String>,
    all: Vec<Post>,
}

impl Names {
    pub(super) fn of<M>(
        books: &mut Books<'_, '_, M>,
        visit: &Visit,
        words: &Words,
        founded: &Founded,
    ) -> desk::Result<Self> {
        let mut all = desk::posts::all(books)?;
        let tree = &books.known.tree;
        all.retain(|post| founded.series.binds(post, tree));
        let mut posts: BTreeMap<String, String> =
            all.iter().map(|post| (post_title(books, visit, post), post.slug.clone())).collect();
        let within = tree.within(founded.series.place);
        for top in within {
            let kinds = kinds_within(visit, words, (tree, top), &all).into_iter();
            posts.extend(kinds.map(|(word, label)| (label, word)));
        }
        let places = within.iter().map(|place| (visit.say(&place.name), place.slug.clone()));
        let places = places.collect();
        let labels = posts.iter().map(|(label, word)| (word.clone(), label.clone())).collect();
        Ok(Self { posts, places, labels, all })
    }

    /// What the owners of a directive are called, as the field for them has it.
    pub(super) fn called(&self, owners: &[String]) -> String {
        let called = owners.iter().filter_map(|word| self.labels.get(word)).cloned();
        called.collect::<Vec<_>>().join("; ")
    }
}

struct Of<'a> {
    visit: &'a Visit,
    words: Words,
    text: &'a str,
    proposal: &'a Proposal,
    names: &'a Names,
    /// The form as it was kept.
    work: Option<&'a Sent>,
}

impl Of<'_> {
    fn words_of(&self, span: Option<Span>) -> String {
        span.map_or(String::new(), |span| span.of(self.text).to_owned())
    }

    /// The cards as they were kept, else as they are proposed.
    fn working<M>(&self, books: &Books<'_, '_, M>) -> Vec<Working> {
        let place = |card: &minutes_in::Card| {
            let place = books.known.tree.get(card.place);
            place.map_or(String::new(), |place| self.visit.say(&place.name))
        };
        match self.work {
            Some(sent) => cards::sent(sent),
            None => cards::proposed(self.proposal, self.names, (self.text, &place)),
        }
    }

    /// Whether a box of the form stands ticked.
    fn is_ticked(&self, name: &str, value: &str) -> bool {
        self.work.is_none_or(|sent| sent.fields.iter().any(|(n, v)| n == name && v == value))
    }

    fn card<M>(
        &self,
        books: &Books<'_, '_, M>,
        (card, n): (&Working, usize),
        due: Option<Date>,
    ) -> Card {
        let found: Option<usize> = card.from.parse().ok();
        let found = found.and_then(|n| self.proposal.cards.get(n.checked_sub(1)?));
        let chosen = DirectiveKind::of_word(&card.kind).unwrap_or(DirectiveKind::Do);
        let kinds = DirectiveKind::ALL.into_iter().map(|kind| Choice {
            value: kind.word().to_owned(),
            label: self.words.w(&format!("kind-{}", kind.word())),
            is_chosen: kind == chosen,
        });
        let waited = found.filter(|found| cards::condition(&found.condition) == "figure");
        let figure = waited.map(|found| wording::condition(&books.known, &found.condition));
        Card {
            n: n.to_string(),
            from: card.from.clone(),
            is_taken: card.is_taken,
            is_ready: !card.owners.is_empty(),
            said: card.words.clone(),
            addressee: self.words_of(found.and_then(|found| found.found.addressee)),
            owners: card.owners.clone(),
            place: card.place.clone(),
            deadline: card.deadline.clone(),
            due: due.map_or(String::new(), hindi::date::short),
            kinds: kinds.collect(),
            is_figure: card.condition == "figure",
            figure: figure.map_or(String::new(), |name| self.visit.say(&name)),
            is_document: card.condition == "document",
        }
    }

    fn grades(&self) -> Vec<Graded> {
        let grades = self.proposal.reading.grades.iter().zip(1..);
        grades
            .map(|(grade, n)| Graded {
                n: n.to_string(),
                subject: grade.subject.of(self.text).to_owned(),
                letter: Grade::new(&format!("{:?}", grade.letter)),
                is_called: grade.explanation_called,
            })
            .collect()
    }

    fn figures<M>(&self, books: &Books<'_, '_, M>) -> Vec<Figure> {
        let all = self.proposal.quoted.iter().zip(1..);
        all.map(|(quoted, n)| self.figure(books, quoted, n)).collect()
    }

    fn figure<M>(&self, books: &Books<'_, '_, M>, quoted: &Quoted, n: usize) -> Figure {
        let place = books.known.tree.get(quoted.place);
        let indicator = quoted.indicator.as_ref();
        let indicator = indicator.and_then(|code| books.known.book.indicators().get(code));
        Figure {
            n: n.to_string(),
            quoted: quoted.found.span.of(self.text).to_owned(),
            what: match indicator {
                Some(indicator) => self.visit.say(&indicator.name),
                None => self.words_of(quoted.found.what),
            },
            place: place.map_or(String::new(), |place| self.visit.say(&place.name)),
            verdict: verdict(self.visit, &self.words, quoted, indicator.map(|i| i.unit)),
            is_amiss: matches!(quoted.verdict, Verdict::Differs { .. } | Verdict::Impossible(_)),
            is_ticked: self.is_ticked(&format!("remark-{n}"), "yes"),
        }
    }

    fn present(&self) -> Vec<Person> {
        let person = |(span, posts): &(Span, Vec<domain::post::PostId>)| {
            let found = posts.iter().filter_map(|id| self.names.all.iter().find(|p| p.id == *id));
            let posts: Vec<String> = found.map(|post| post.slug.clone()).collect();
            let is_ticked = self.is_ticked("present", &posts.join(" "));
            Person { said: span.of(self.text).to_owned(), posts, is_ticked }
        };
        self.proposal.present.iter().map(person).collect()
    }

    /// The note cut where a mark begins or ends, each piece with the marks that it lies in.
    fn marked(&self) -> Vec<Marked> {
        let reading = &self.proposal.reading;
        let orders = reading.directives.iter().map(|order| (order.span, "m-order"));
        let figures = reading.figures.iter().map(|figure| (figure.span, "m-figure"));
        let grades = reading.grades.iter().map(|grade| (grade.subject, "m-graded"));
        let dues = reading.directives.iter().filter_map(|o| Some((o.deadline?.span, "m-due")));
        let who = reading.directives.iter().filter_map(|o| Some((o.addressee?, "m-who")));
        let marks: Vec<(Span, &'static str)> =
            orders.chain(figures).chain(grades).chain(dues).chain(who).collect();
        let mut cuts: BTreeSet<usize> = BTreeSet::from([0, self.text.len()]);
        cuts.extend(marks.iter().flat_map(|(span, _)| [span.start, span.end]));
        let starts: BTreeMap<usize, usize> =
            reading.directives.iter().zip(1..).map(|(order, n)| (order.span.start, n)).collect();
        let cuts: Vec<usize> = cuts.into_iter().collect();
        let pieces = cuts.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
        pieces
            .map(|(start, end)| {
                let of: BTreeSet<&str> = marks
                    .iter()
                    .filter(|(span, _)| span.start <= start && end <= span.end)
                    .map(|(_, mark)| *mark)
                    .collect();
                Marked {
                    words: Span { start, end }.of(self.text).to_owned(),
                    marks: of.into_iter().collect::<Vec<_>>().join(" "),
                    card: starts.get(&start).map_or(String::new(), ToString::to_string),
                }
            })
            .collect()
    }
}

/// What came of holding a quoted figure against the books, in a sentence; empty where it was not compared.
pub(super) fn verdict(visit: &Visit, words: &Words, quoted: &Quoted, unit: Option<Unit>) -> String {
    let number = |value: i64| {
        let unit = unit.unwrap_or(Unit::Count);
        shown::cell(visit, domain::figure::Cell::Value(value), unit)
    };
    match quoted.verdict {
        Verdict::NotCompared => String::new(),
        Verdict::NotInBooks => words.w("quoted-not-in-books"),
        Verdict::Same => words.w("quoted-same"),
        Verdict::Differs { in_books, by } => {
            let sign = if by > 0 { "+" } else { "−" };
            let by = format!("{sign}{}", number(by.saturating_abs()));
            words.wf("quoted-differs", &[("books", number(in_books)), ("by", by)])
        }
        Verdict::Impossible(Impossible::OverWhole { whole }) => {
            words.w1("quoted-over-whole", "whole", number(whole))
        }
        Verdict::Impossible(Impossible::PartsDoNotAdd { parts, whole }) => {
            words.wf("quoted-parts", &[("parts", number(parts)), ("whole", number(whole))])
        }
        Verdict::Impossible(Impossible::UnitSlip { in_books, times }) => {
            let times = hindi::digits::group(times);
            words.wf("quoted-slip", &[("books", number(in_books)), ("times", times)])
        }
    }
}
