//! Filling the pages of a note: the form, and the note beside the cards of what was found in it.

use std::collections::{BTreeMap, BTreeSet};

use desk::minutes_in::{self, Card as Found, Impossible, Proposal, Quoted, Verdict};
use desk::reviews::Founded;
use desk::{Books, reviews, wording};
use domain::directive::{Condition, DirectiveKind};
use domain::indicator::Unit;
use domain::post::Post;
use hindi::reader::Span;

use super::Said;
use crate::frame::{frame, post_title};
use crate::look::frame::Section;
use crate::look::minutes_in::{Card, Figure, Marked, New, Person, Show};
use crate::look::parts::{Choice, Grade};
use crate::look::words::Words;
use crate::reviews::kinds_within;
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

pub(super) fn page<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    said: &Said,
) -> desk::Result<Show> {
    let founded = reviews::of_slug(books, &said.slug)?;
    let text = minutes_in::note(books, &said.sha256)?;
    let proposal = minutes_in::propose(books, &founded, Some(said.day()?), &text)?;
    let words = visit.words(books, founded.series.place);
    let title = words.w("note-read");
    let names = Names::of(books, visit, &words, &founded)?;
    let of = Of { visit, words, text: &text, proposal: &proposal, names: &names };
    let header = &proposal.reading.header;
    let day = header.date.filter(|day| *day != said.day().unwrap_or(*day));
    Ok(Show {
        words,
        href: said.address(),
        series: visit.say(&founded.series.name),
        on: said.on.clone(),
        other_day: day.map_or(String::new(), hindi::date::short),
        venue: of.words_of(header.venue),
        marked: of.marked(),
        n_cards: proposal.cards.len().to_string(),
        cards: proposal.cards.iter().zip(1..).map(|(card, n)| of.card(books, card, n)).collect(),
        figures: of.figures(books),
        grades: proposal
            .reading
            .grades
            .iter()
            .map(|grade| {
                let letter = Grade::new(&format!("{:?}", grade.letter));
                (grade.subject.of(&text).to_owned(), letter, grade.explanation_called)
            })
            .collect(),
        present: of.present(),
        not_understood: {
            let left = proposal.reading.not_understood.iter();
            left.map(|span| span.of(&text).to_owned()).collect()
        },
        posts: names.posts.keys().cloned().collect(),
        places: names.places.keys().cloned().collect(),
        frame: frame(books, visit, &words, Section::Reviews, &title)?,
    })
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
}

struct Of<'a> {
    visit: &'a Visit,
    words: Words,
    text: &'a str,
    proposal: &'a Proposal,
    names: &'a Names,
}

impl Of<'_> {
    fn words_of(&self, span: Option<Span>) -> String {
        span.map_or(String::new(), |span| span.of(self.text).to_owned())
    }

    fn card<M>(&self, books: &Books<'_, '_, M>, card: &Found, n: usize) -> Card {
        let owners = card.owners.iter().filter_map(|word| self.names.labels.get(word)).cloned();
        let place = books.known.tree.get(card.place);
        let due = card.deadline.due_on.map_or(String::new(), hindi::date::short);
        let is_figure = card.condition.waited().is_some();
        Card {
            n: n.to_string(),
            is_ready: !card.owners.is_empty(),
            said: card.found.span.of(self.text).to_owned(),
            addressee: self.words_of(card.found.addressee),
            owners: owners.collect::<Vec<_>>().join("; "),
            place: place.map_or(String::new(), |place| self.visit.say(&place.name)),
            deadline: card.deadline.words.clone(),
            due,
            kinds: DirectiveKind::ALL
                .into_iter()
                .map(|kind| Choice {
                    value: kind.word().to_owned(),
                    label: self.words.w(&format!("kind-{}", kind.word())),
                    is_chosen: kind == card.kind,
                })
                .collect(),
            condition: self.visit.say(&wording::condition(&books.known, &card.condition)),
            is_figure,
            is_document: matches!(card.condition, Condition::Document),
        }
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
        }
    }

    fn present(&self) -> Vec<Person> {
        let person = |(span, posts): &(Span, Vec<domain::post::PostId>)| {
            let found = posts.iter().filter_map(|id| self.names.all.iter().find(|p| p.id == *id));
            Person {
                said: span.of(self.text).to_owned(),
                posts: found.map(|post| post.slug.clone()).collect(),
            }
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
