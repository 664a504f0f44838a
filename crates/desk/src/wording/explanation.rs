//! The wording of the letter that asks for an explanation: its subject, what it rests on, what is the
//! matter and the figures, in both languages and in each state's words.

use domain::explanation::notice::NoticeRow;
use domain::explanation::{Cause, Explanation, Graded, Instance, Missed, Short, State};
use domain::figure::Cell;
use domain::indicator::{IndicatorCode, Unit};
use domain::letter::LetterNumber;
use domain::name::Name;
use domain::percent::Ratio;
use domain::period::Period;
use domain::persistence::{Consequence, Rule};
use domain::scheme::Vocabulary;
use hindi::{Lang, digits};
use jiff::civil::Date;

use super::{cell, place, scheme};
use crate::known::Known;

/// The number of the letter as it is printed: `7/स्पष्टीकरण/2024-25`.
#[must_use]
pub fn number(number: LetterNumber, vocabulary: Vocabulary) -> Name {
    let paper = match vocabulary {
        Vocabulary::Up => "स्पष्टीकरण",
        Vocabulary::Mp => "कारण बताओ",
    };
    Name::new(
        &format!("{}/{paper}/{}", number.n, number.fy),
        &format!("{}/Explanation/{}", number.n, number.fy),
    )
}

/// A period in words: the month, the week by its two ends, the year.
#[must_use]
pub fn period(period: Period) -> Name {
    match period {
        Period::Month(first) => {
            let month = |lang| hindi::date::month(first.year(), first.month(), lang);
            Name::new(&month(Lang::Hi), &month(Lang::En))
        }
        Period::Week(monday) => {
            let (from, to) = (hindi::date::short(monday), hindi::date::short(period.ends_on()));
            Name::new(&format!("सप्ताह {from} से {to}"), &format!("the week {from} to {to}"))
        }
        Period::Year(fy) => Name::new(&format!("वर्ष {fy}"), &format!("the year {fy}")),
    }
}

/// The name of an indicator, or its code.
fn indicator(known: &Known, code: &IndicatorCode) -> Name {
    let found = known.book.indicators().get(code);
    found.map_or_else(|| Name::new(code.as_str(), ""), |of| of.name.clone())
}

/// What a cause is called in one line: for registers and agendas.
#[must_use]
pub fn cause(known: &Known, explanation: &Explanation) -> Name {
    match &explanation.given.cause {
        Cause::Grade(of) => {
            let (line, month) = (scheme(known, &of.scheme), period(of.period));
            Name::new(
                &format!("{}, {}: श्रेणी {}", line.hi, month.hi, of.letter),
                &format!("{}, {}: grade {}", line.en, month.en, of.letter),
            )
        }
        Cause::Absence { .. } => Name::new("बैठक में अनुपस्थिति", "Absence from a review"),
        Cause::Overdue { directive, .. } => Name::new(
            &format!("निर्देश {directive} का समय-सीमा में अनुपालन नहीं"),
            &format!("Directive {directive} not carried out in time"),
        ),
        Cause::ShortFigure(of) => {
            let (what, when) = (indicator(known, &of.indicator), period(of.period));
            Name::new(
                &format!("{}, {}: लक्ष्य से कम", what.hi, when.hi),
                &format!("{}, {}: short of target", what.en, when.en),
            )
        }
        Cause::Persistent { rule, scheme: line, .. } => {
            let rule = persistence_rule(known, explanation, rule)
                .map_or_else(|| Name::new(rule, ""), |rule| rule.name.clone());
            match line {
                None => rule,
                Some(line) => {
                    let line = scheme(known, line);
                    Name::new(
                        &format!("{}: {}", line.hi, rule.hi),
                        &format!("{}: {}", line.en, rule.en),
                    )
                }
            }
        }
        Cause::ByHand { words } => Name::new(words, words),
    }
}

/// The rule as the pack of the place's own state has it: two states may call theirs alike.
fn persistence_rule<'k>(
    known: &'k Known,
    explanation: &Explanation,
    code: &str,
) -> Option<&'k Rule> {
    let place = explanation.given.place;
    let mut rules = known.book.persistence(known.state_of(place), place.tier());
    rules.find(|rule| rule.code == code)
}

/// The state of an explanation in the words of a register.
#[must_use]
pub fn state(state: State) -> Name {
    match state {
        State::Drafted => Name::new("प्रारूप", "Draft"),
        State::Called => Name::new("जारी", "Called"),
        State::Delivered => Name::new("तामील", "Delivered"),
        State::Replied => Name::new("उत्तर प्राप्त", "Replied"),
        State::UnderReview => Name::new("विचाराधीन", "Under review"),
        State::Accepted => Name::new("स्वीकृत", "Accepted"),
        State::AcceptedWithWarning => Name::new("चेतावनी सहित स्वीकृत", "Accepted with a warning"),
        State::NotSatisfactory => Name::new("असंतोषजनक", "Not satisfactory"),
        State::ActionRecommended => Name::new("कार्यवाही संस्तुत", "Action recommended"),
        State::Withdrawn => Name::new("वापस लिया गया", "Withdrawn"),
    }
}

/// The matter of a letter, worded for one office.
pub(crate) struct Matter<'a> {
    pub(crate) known: &'a Known,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) explanation: &'a Explanation,
    pub(crate) today: Date,
    /// The sitting in words, where the cause or the order is of one: its name and its day.
    pub(crate) sitting: Option<Name>,
}

impl Matter<'_> {
    /// `सम्बन्ध` in one state is written `संबंध` in the other.
    fn about(&self) -> &'static str {
        match self.vocabulary {
            Vocabulary::Up => "सम्बन्ध",
            Vocabulary::Mp => "संबंध",
        }
    }

    fn sitting(&self) -> Name {
        self.sitting.clone().unwrap_or_else(|| Name::new("समीक्षा बैठक", "the review"))
    }

    fn follows_action(&self) -> bool {
        let Cause::Persistent { rule, .. } = &self.explanation.given.cause else { return false };
        let rule = persistence_rule(self.known, self.explanation, rule);
        rule.is_some_and(|rule| rule.consequence == Consequence::Recommendation)
    }

    pub(crate) fn subject(&self) -> Name {
        let about = self.about();
        let (hi, en) = match &self.explanation.given.cause {
            Cause::Grade(of) => {
                let line = scheme(self.known, &of.scheme);
                let letter = &of.letter;
                (
                    format!("{} में {letter} श्रेणी आने", line.hi),
                    format!("grade {letter} in {}", line.en),
                )
            }
            Cause::Absence { .. } => {
                let sitting = self.sitting();
                (format!("{} में अनुपस्थित रहने", sitting.hi), format!("absence from {}", sitting.en))
            }
            Cause::Overdue { directive, .. } => (
                format!("निर्देश क्रमांक {directive} का समय-सीमा में अनुपालन न किये जाने"),
                format!("directive no. {directive}, not carried out in time"),
            ),
            Cause::ShortFigure(of) => {
                let what = indicator(self.known, &of.indicator);
                (
                    format!("{} में लक्ष्य के सापेक्ष न्यून उपलब्धि", what.hi),
                    format!("shortfall against the target of {}", what.en),
                )
            }
            Cause::Persistent { .. } => {
                let cause = cause(self.known, self.explanation);
                let before = if self.follows_action() {
                    (" होने पर कार्यवाही की संस्तुति", ", before action is recommended")
                } else {
                    (" होने", "")
                };
                (format!("{}{}", cause.hi, before.0), format!("{}{}", cause.en, before.1))
            }
            Cause::ByHand { .. } => {
                ("निम्नलिखित बिन्दु".to_owned(), "the following matter".to_owned())
            }
        };
        Name::new(&format!("{hi} के {about} में स्पष्टीकरण।"), &format!("Explanation called for: {en}."))
    }

    pub(crate) fn body(&self) -> Vec<Name> {
        let own = place(self.known, self.explanation.given.place);
        match &self.explanation.given.cause {
            Cause::Grade(of) => vec![self.graded(of, &own)],
            Cause::Absence { .. } => vec![self.absent()],
            Cause::Overdue { due_on, .. } => vec![self.overdue(*due_on)],
            Cause::ShortFigure(of) => vec![self.short(of, &own)],
            Cause::Persistent { .. } => self.persistent(&own),
            Cause::ByHand { words } => words
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(|line| Name::new(line, line))
                .collect(),
        }
    }

    fn graded(&self, of: &Graded, own: &Name) -> Name {
        let (line, month, letter) = (scheme(self.known, &of.scheme), period(of.period), &of.letter);
        let (found_hi, found_en) = match &self.sitting {
            Some(sitting) => (format!("{} में", sitting.hi), format!("At {}", sitting.en)),
            None => ("प्रगति की समीक्षा में".to_owned(), "On review of progress".to_owned()),
        };
        Name::new(
            &format!(
                "{found_hi} पाया गया कि {} में {} की {} तक की प्रगति निम्नवत् है, जिसके कारण यह \
                 कार्यक्रम {letter} श्रेणी में है। लक्ष्य के सापेक्ष अपेक्षित प्रगति का न होना खेदजनक है तथा \
                 इससे समग्र श्रेणी भी प्रभावित हुई है।",
                own.hi, line.hi, month.hi
            ),
            &format!(
                "{found_en} it was found that the progress of {} in {} up to {} is as shown below, and \
                 that the programme therefore stands in grade {letter}. This falls short of what is \
                 expected, and has lowered the standing of the whole.",
                line.en, own.en, month.en
            ),
        )
    }

    fn absent(&self) -> Name {
        let sitting = self.sitting();
        Name::new(
            &format!(
                "आप {} में उपस्थित नहीं हुए, और न ही पूर्वानुमति लेकर किसी प्रतिनिधि को भेजा गया। आपकी \
                 अनुपस्थिति के कारण आपसे सम्बन्धित बिन्दुओं की समीक्षा नहीं हो सकी।",
                sitting.hi
            )
            .replace("सम्बन्ध", self.about()),
            &format!(
                "You were not present at {}, nor did a deputy attend with leave taken beforehand. The \
                 points that concern you could therefore not be reviewed.",
                sitting.en
            ),
        )
    }

    fn overdue(&self, due_on: Date) -> Name {
        let days = (self.today - due_on).get_days();
        let (due, today) = (hindi::date::short(due_on), hindi::date::short(self.today));
        Name::new(
            &format!(
                "संदर्भित निर्देश का अनुपालन दिनांक {due} तक किया जाना था। दिनांक {today} तक, अर्थात् {days} दिवस \
                 व्यतीत होने के उपरान्त भी, इसका अनुपालन पूर्ण नहीं हुआ है।"
            ),
            &format!(
                "The directive referred to was to be carried out by {due}. As on {today}, {days} days \
                 later, it has still not been completed."
            ),
        )
    }

    fn short(&self, of: &Short, own: &Name) -> Name {
        let (what, when) = (indicator(self.known, &of.indicator), period(of.period));
        let less = cell(Cell::Value(of.target - of.achieved), of.unit).hi;
        Name::new(
            &format!(
                "{} में {} हेतु {} के निर्धारित लक्ष्य के सापेक्ष उपलब्धि निम्नवत् है, जो लक्ष्य से {less} कम है।",
                own.hi, when.hi, what.hi
            ),
            &format!(
                "Against the target of {} in {} for {}, the achievement is as shown below, {less} short.",
                what.en, own.en, when.en
            ),
        )
    }

    fn persistent(&self, own: &Name) -> Vec<Name> {
        let what = cause(self.known, self.explanation);
        let mut body = vec![Name::new(
            &format!("{} की प्रगति के अवलोकन से निम्नलिखित स्थिति पायी गयी – {}।", own.hi, what.hi),
            &format!("The record of {} shows the following: {}.", own.en, what.en),
        )];
        if self.follows_action() {
            body.push(Name::new(
                "प्रचलित व्यवस्था के अनुसार ऐसी स्थिति में सक्षम स्तर को कार्यवाही की संस्तुति की जाती है। संस्तुति से पूर्व \
                 आपको अपना पक्ष प्रस्तुत करने का अवसर दिया जाता है।",
                "Under the rule in force, action is recommended to the competent authority in such a case. \
                 Before that is done you are given the opportunity to state your case.",
            ));
        }
        body
    }

    pub(crate) fn rows(&self) -> Vec<NoticeRow> {
        match &self.explanation.given.cause {
            Cause::Grade(of) => vec![NoticeRow {
                what: with_period(&scheme(self.known, &of.scheme), of.period),
                target: cell(of.target, of.unit),
                achieved: cell(of.achieved, of.unit),
                percent: of.percent_hundredths.map_or_else(dash, |p| plain(&digits::percent(p))),
                grade: plain(of.letter.as_str()),
            }],
            Cause::ShortFigure(of) => {
                let name = indicator(self.known, &of.indicator);
                vec![figure_row(with_period(&name, of.period), (of.target, of.achieved), of.unit)]
            }
            Cause::Persistent { scheme: line, instances, .. } => {
                let name = line.as_ref().map_or_else(
                    || place(self.known, self.explanation.given.place),
                    |line| scheme(self.known, line),
                );
                instances.iter().map(|one| instance_row(&name, one)).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn plain(text: &str) -> Name {
    Name::new(text, text)
}

fn dash() -> Name {
    plain("–")
}

fn with_period(name: &Name, at: Period) -> Name {
    let at = period(at);
    Name::new(&format!("{}, {}", name.hi, at.hi), &format!("{}, {}", name.en, at.en))
}

fn figure_row(what: Name, (target, achieved): (i64, i64), unit: Unit) -> NoticeRow {
    let percent = Ratio::new(achieved.into(), target.into());
    NoticeRow {
        what,
        target: cell(Cell::Value(target), unit),
        achieved: cell(Cell::Value(achieved), unit),
        percent: percent
            .map_or_else(dash, |ratio| plain(&digits::percent(ratio.percent_hundredths()))),
        grade: dash(),
    }
}

fn instance_row(name: &Name, instance: &Instance) -> NoticeRow {
    let what = with_period(name, instance.period);
    let graded = |grade| NoticeRow {
        what: what.clone(),
        target: dash(),
        achieved: dash(),
        percent: dash(),
        grade,
    };
    match &instance.missed {
        Missed::Low(letter) => graded(plain(letter.as_str())),
        Missed::Bottom(rank) => graded(plain(&format!("{}/{}", rank.rank, rank.among))),
        Missed::Under { target, achieved } => figure_row(what, (*target, *achieved), Unit::Count),
        Missed::NotReported => graded(Name::new("अप्राप्त", "not reported")),
    }
}
