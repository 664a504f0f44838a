//! The way through a note: line by line, sentence by sentence, each stage handing on to the next.
//!
//! What is carried from sentence to sentence is little and named: the person last told, a label of the
//! point, the last place with a name, a कि that is still open.

use std::collections::BTreeSet;

use super::classes as class;
use super::due::{self, Sitting};
use super::lexer::{Lexer, Token};
use super::lines::{self, Line, Zone, span_of};
use super::orders::{self, Before, Order};
use super::{Context, Directive, Evidence, Grade, Reading, Span};
use super::{figures, grades, header, kind, presence, scope};

pub(super) fn read(text: &str, context: &Context<'_>) -> Reading {
    let mut lexer = Lexer::new(context.lexicon);
    let mut gather = header::Gather::new(text, context.lexicon);
    let pages = Pages::open(text, &mut lexer);
    pages.each(&mut lexer, |line| gather.line(line));
    let (header, mut sitting) = gather.finish();
    if header.date.is_none() && context.held_on.is_some() {
        sitting.day = context.held_on;
    }
    let reading = Reading { header, ..Reading::default() };
    let mut walk = Walk {
        text,
        sitting,
        reading,
        carried: Before::default(),
        place: None,
        point: (0, None),
        is_listing: false,
        groups: Vec::new(),
    };
    pages.each(&mut lexer, |line| {
        if line.zone == Zone::Body {
            walk.line(line);
        }
    });
    walk.finish()
}

/// Tokens that are kept between the two looks at a note; the lines behind them are cut twice.
const KEPT_TOKENS: usize = 100_000;

/// The lines of a note: the first held, the rest cut when they are looked at.
struct Pages<'t> {
    held: Vec<Line<'t>>,
    rest: Vec<(usize, &'t str)>,
}

impl<'t> Pages<'t> {
    fn open(text: &'t str, lexer: &mut Lexer<'t, '_>) -> Pages<'t> {
        let mut rest = lines::split(text).into_iter();
        let mut held: Vec<Line<'_>> = Vec::new();
        let mut tokens = 0;
        while tokens < KEPT_TOKENS
            && let Some(next) = rest.next()
        {
            let line = lines::read(lexer, next);
            // A line has a cost of its own.
            tokens += line.tokens.len() + 2;
            held.push(line);
        }
        let rest: Vec<(usize, &str)> = rest.collect();
        let goes_on = held.len() > lines::TOP_LINES || !rest.is_empty();
        let top = held.len().min(lines::TOP_LINES);
        lines::mark_head(held.get_mut(..top).unwrap_or_default(), goes_on);
        Pages { held, rest }
    }

    fn each(&self, lexer: &mut Lexer<'t, '_>, mut look: impl FnMut(&Line<'t>)) {
        self.held.iter().for_each(&mut look);
        for line in &self.rest {
            look(&lines::read(lexer, *line));
        }
    }
}

/// Tokens between an order and a bracket that says by when: "के निर्देश दिए गए (".
const MOST_BEHIND: usize = 8;

struct Walk<'t> {
    text: &'t str,
    sitting: Sitting,
    reading: Reading,
    carried: Before,
    /// The last place with a name.
    place: Option<Span>,
    /// Where the directives of the point above begin, and its label.
    point: (usize, Option<Span>),
    /// The lines that follow are those who were there, one each.
    is_listing: bool,
    /// Letters of groups from whom an explanation was called.
    groups: Vec<super::GradeLetter>,
}

impl<'t> Walk<'t> {
    fn line(&mut self, line: &Line<'t>) {
        if let Some(limit) = line.limit() {
            self.limit(limit);
            return;
        }
        self.is_listing &= line.is_point;
        if self.is_listing && self.one_present(line) {
            return;
        }
        let first = self.reading.directives.len();
        let first_grade = self.reading.grades.len();
        self.carried.is_point = line.is_point;
        if !line.is_point {
            self.carried.that = false;
        }
        let label = line.label.and_then(|(start, end)| line.span(start, end));
        let lists = line
            .label
            .and_then(|(start, _)| line.tokens.get(start))
            .is_some_and(|t| t.is(class::PRESENT));
        for (start, end) in line.sentences() {
            let Some(tokens) = line.tokens.get(start..end) else { continue };
            if lists {
                self.reading.attendees.extend(presence::list(tokens));
            } else {
                self.sentence(tokens, label);
            }
        }
        self.label(line, first);
        self.explanations(first, first_grade);
    }

    fn sentence(&mut self, tokens: &[Token<'t>], label: Option<Span>) {
        let Some(sentence) = span_of(tokens) else { return };
        let mut present = presence::read(tokens);
        let is_below = tokens.iter().any(|t| t.is(class::BELOW));
        if is_below && tokens.iter().any(|t| t.is(class::PRESENT)) {
            self.is_listing = true;
            present.clear();
        }
        let found = orders::read(tokens, self.carried);
        let chair = self.reading.header.chair.post;
        let new = present.into_iter().filter(|span| chair != Some(*span));
        self.reading.attendees.extend(new);
        let ranges: Vec<(usize, usize)> = found.orders.iter().map(|o| (o.start, o.end)).collect();
        self.reading.figures.extend(figures::read(self.text, tokens, &ranges));
        if found.orders.is_empty() && found.has_formula && !found.open {
            self.reading.not_understood.push(sentence);
        }
        for order in &found.orders {
            self.directive(tokens, order, sentence);
        }
        self.grade(tokens, label, &found.orders);
        self.carried.person = found.person;
        self.carried.that = found.open || self.carried.that && self.carried.is_point;
        self.place = scope::last_named(tokens).map(|place| place.span);
    }

    fn directive(&mut self, tokens: &[Token<'t>], order: &Order, sentence: Span) {
        let Some(clause) = tokens.get(order.start..order.end) else { return };
        let Some(span) = span_of(clause) else { return };
        let because =
            tokens.get(order.because.0..order.because.1).and_then(span_of).unwrap_or(span);
        let explains = order.is_called || orders::explains(tokens, order.start, order.end);
        let own = scope::of(clause).map(|place| place.span).filter(|_| !explains);
        let scope = own.or_else(|| self.place_before(tokens, order));
        self.reading.directives.push(Directive {
            span,
            addressee: order.addressee,
            scope,
            deadline: due::of(span.of(self.text), span.start, self.sitting)
                .or_else(|| self.due_beside(tokens, order)),
            kind: kind::of(clause, explains),
            evidence: Evidence { formula: because, sentence },
        });
    }

    /// A line of the list behind "निम्नलिखित अधिकारी उपस्थित रहे –", without the chair; false where it tells
    /// something.
    fn one_present(&mut self, line: &Line<'t>) -> bool {
        let words = line.tokens.get(line.begins..).unwrap_or_default();
        let tells = class::IS | class::DID | class::NE | class::KO | class::INFINITIVE | class::LET;
        if words.iter().any(|token| token.is(tells)) {
            self.is_listing = false;
            return false;
        }
        let is_chair = words.last().is_some_and(|t| matches!(t.text, "अध्यक्ष" | "अध्यक्षता"));
        let names = words.iter().rposition(Token::is_word).and_then(|last| words.get(..=last));
        self.reading.attendees.extend(names.and_then(span_of).filter(|_| !is_chair));
        true
    }

    /// "समय-सीमा : …" on a line of its own holds for what the point above orders without a limit.
    fn limit(&mut self, limit: Span) {
        let Some(due) = due::of(limit.of(self.text), limit.start, self.sitting) else { return };
        for directive in self.reading.directives.iter_mut().skip(self.point.0) {
            directive.deadline.get_or_insert(due);
        }
    }

    /// "(समय-सीमा: …)" behind the order, in brackets.
    fn due_beside(&self, tokens: &[Token<'t>], order: &Order) -> Option<super::DueOn> {
        let is_open = |at: &usize| tokens.get(*at).is_some_and(|token| token.is_mark('('));
        let open = (order.end..order.end + MOST_BEHIND).find(is_open)?;
        let noun =
            (open + 1..open + 5).find(|at| tokens.get(*at).is_some_and(|t| t.is(class::LIMIT)))?;
        let is_mark = tokens.get(noun + 1).is_some_and(|t| t.is_mark(':') || t.is_mark('-'));
        let rest = tokens.get(noun + 1 + usize::from(is_mark)..)?;
        let said = rest.split(|token| token.is_mark(')')).next().and_then(span_of)?;
        due::of(said.of(self.text), said.start, self.sitting)
    }

    /// The place that यहां, दोनों or संबंधित point to: of this sentence or, but for संबंधित, the one before.
    fn place_before(&self, tokens: &[Token<'t>], order: &Order) -> Option<Span> {
        let clause = tokens.get(order.start..order.end)?;
        let lead = tokens.get(order.start.saturating_sub(6)..order.start)?;
        let named = tokens.get(..order.start).and_then(scope::last_named).map(|place| place.span);
        if scope::points_back(clause) || points_back(lead) {
            return named.or(self.place);
        }
        let related = lead.iter().chain(clause).any(scope::is_related);
        named.filter(|_| related)
    }

    fn grade(&mut self, tokens: &[Token<'t>], label: Option<Span>, orders: &[Order]) {
        let explained = orders
            .iter()
            .any(|order| order.is_called || orders::explains(tokens, order.start, order.end));
        for given in grades::read(tokens, label) {
            if given.is_group {
                self.groups.extend(explained.then_some(given.letter));
                continue;
            }
            let grade =
                |subject| Grade { subject, letter: given.letter, explanation_called: explained };
            self.reading.grades.extend(given.subjects.into_iter().map(grade));
        }
    }

    /// A department's label, or a "(कार्यवाही- …)" behind the point, tells those that name nobody.
    fn label(&mut self, line: &Line<'t>, first: usize) {
        let action = line.action.and_then(|(start, end)| line.span(start, end));
        let label = line.label.filter(|_| line.is_point).and_then(|(start, end)| {
            let words = line.tokens.get(start..end)?;
            let office =
                words.last().is_some_and(|t| t.is(class::TEAM | class::POST | class::BODY));
            let named = words.iter().all(|t| t.is(class::DEPT_NAME | class::AND));
            (office || named).then(|| line.span(start, end))?
        });
        // "(कार्यवाही- …)" on a line of its own belongs to the point above and goes before its label.
        let alone = first == self.reading.directives.len() && action.is_some();
        let (from, above) = if alone { (self.point.0, self.point.1) } else { (first, None) };
        if let Some(told) = action.or(label) {
            for directive in self.reading.directives.iter_mut().skip(from) {
                if directive.addressee.is_none() || above.is_some() && directive.addressee == above
                {
                    directive.addressee = Some(told);
                }
            }
        }
        if !alone {
            self.point = (first, label);
        }
    }

    /// An explanation called anywhere in a point is called for the grades of the point.
    fn explanations(&mut self, first: usize, first_grade: usize) {
        let called = self
            .reading
            .directives
            .iter()
            .skip(first)
            .any(|d| d.kind == super::DirectiveKind::Explain);
        let grades = self.reading.grades.iter_mut().skip(first_grade);
        for grade in grades.filter(|_| called) {
            grade.explanation_called = true;
        }
    }

    fn finish(mut self) -> Reading {
        for grade in &mut self.reading.grades {
            grade.explanation_called |= self.groups.contains(&grade.letter);
        }
        let mut seen = BTreeSet::new();
        let text = self.text;
        self.reading.attendees.retain(|span| seen.insert(span.of(text)));
        self.reading
    }
}

/// "दोनों बीडीओ से …", "इनको …" before the action point to the place named before them.
fn points_back(lead: &[Token<'_>]) -> bool {
    lead.iter().any(|token| matches!(token.text, "दोनों" | "तीनों" | "इनको" | "उन्हें" | "इन्हें" | "उनको"))
}
