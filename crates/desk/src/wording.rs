//! The wording of what goes on paper, in both languages at once: why an item is on the agenda, what a
//! blank is called, which number a paper carries. Papers keep these words for ever, so they are put
//! together here when the paper is issued, and pages show the same.

pub mod explanation;
pub mod months;

use domain::agenda::{AgendaItem, AgendaReason, Pair};
use domain::directive::{Condition, State};
use domain::figure::{Blank, Cell, FigureKind};
use domain::indicator::Unit;
use domain::minutes::LetterNumber;
use domain::name::Name;
use domain::paper::{Paper, PaperKind};
use domain::place::PlaceCode;
use domain::post::Post;
use domain::scheme::{SchemeCode, Vocabulary};
use domain::scorecard::Aside;
use hindi::digits;

use crate::known::Known;

/// The name of a place, or its code where it is not known.
#[must_use]
pub fn place(known: &Known, code: PlaceCode) -> Name {
    known.tree.get(code).map_or_else(|| Name::new(&code.to_string(), ""), |p| p.name.clone())
}

/// A post with its place: `ब्लॉक मिशन प्रबंधक, मैथा`.
#[must_use]
pub fn post_at(known: &Known, post: &Post) -> Name {
    title_at(known, &post.title, post.place)
}

/// A title with a place.
#[must_use]
pub fn title_at(known: &Known, title: &Name, code: PlaceCode) -> Name {
    let at = place(known, code);
    Name::new(&format!("{}, {}", title.hi, at.hi), &format!("{}, {}", title.en, at.en))
}

/// The name of a line, or its code.
#[must_use]
pub fn scheme(known: &Known, code: &SchemeCode) -> Name {
    known.book.scheme(code).map_or_else(|| Name::new(code.as_str(), ""), |s| s.name.clone())
}

/// The title of an agenda item: the line, and the place where it is not the sitting's own.
#[must_use]
pub fn item_title(known: &Known, item: &AgendaItem, own: PlaceCode) -> Name {
    let at = place(known, item.place);
    if let AgendaReason::Overdue { directive, .. } = &item.reason {
        let about = item.scheme.as_ref().map_or(at, |code| scheme(known, code));
        return Name::new(
            &format!("निर्देश {directive} – {}", about.hi),
            &format!("Directive {directive} – {}", about.en),
        );
    }
    if let AgendaReason::Unanswered { explanation, .. } = &item.reason {
        let about = item.scheme.as_ref().map_or(at, |code| scheme(known, code));
        return Name::new(
            &format!("स्पष्टीकरण {explanation} – {}", about.hi),
            &format!("Explanation {explanation} – {}", about.en),
        );
    }
    match (&item.scheme, &item.reason) {
        (Some(code), _) if item.place == own => scheme(known, code),
        (Some(code), _) => {
            let line = scheme(known, code);
            Name::new(&format!("{} – {}", line.hi, at.hi), &format!("{} – {}", line.en, at.en))
        }
        (None, AgendaReason::ByHand { words, .. } | AgendaReason::Unfinished { words, .. })
            if !words.is_empty() =>
        {
            Name::new(words, words)
        }
        (None, _) => at,
    }
}

/// Why an item is on the agenda, and in which places below it stands low.
#[must_use]
pub fn reason(known: &Known, item: &AgendaItem) -> Name {
    let why = why(known, item);
    if item.below.is_empty() {
        return why;
    }
    let n_below = known.tree.children(item.place).count();
    let low = match item.below.len() {
        n if n == n_below && n > 1 => Name::new(&format!("सभी {n} में"), &format!("all {n}")),
        _ => names(known, &item.below),
    };
    Name::new(
        &format!("{}; निम्न श्रेणी: {}", why.hi, low.hi),
        &format!("{}; low in {}", why.en, low.en),
    )
}

/// The names of places in a row.
fn names(known: &Known, places: &[PlaceCode]) -> Name {
    let names: Vec<Name> = places.iter().map(|code| place(known, *code)).collect();
    let list = |pick: fn(&Name) -> &str| names.iter().map(pick).collect::<Vec<_>>().join(", ");
    Name::new(&list(|n| &n.hi), &list(|n| &n.en))
}

fn why(known: &Known, item: &AgendaItem) -> Name {
    match &item.reason {
        AgendaReason::LowGrade { letter, n_periods, .. } if *n_periods > 2 => Name::new(
            &format!("श्रेणी {letter}, लगातार {n_periods} माह से निम्न"),
            &format!("Grade {letter}, low for {n_periods} months running"),
        ),
        AgendaReason::LowGrade { letter, before: Some(before), .. } if before == letter => {
            Name::new(
                &format!("श्रेणी {letter}, गत माह भी {before}"),
                &format!("Grade {letter}, {before} last month too"),
            )
        }
        AgendaReason::LowGrade { letter, before: Some(before), .. } => Name::new(
            &format!("श्रेणी {letter}, गत माह {before}"),
            &format!("Grade {letter}, {before} last month"),
        ),
        AgendaReason::LowGrade { letter, before: None, .. } => {
            Name::new(&format!("श्रेणी {letter}"), &format!("Grade {letter}"))
        }
        AgendaReason::LowBelow => Name::new("खण्डों में निम्न श्रेणी", "Low grades below"),
        AgendaReason::NotStarted => Name::new("कार्य अनारम्भ", "Not started"),
        AgendaReason::FellRanks { from, to } => {
            Name::new(&format!("रैंक {from} से गिरकर {to}"), &format!("Fell from rank {from} to {to}"))
        }
        AgendaReason::BehindTarget { short } => Name::new(
            &format!("माह तक के लक्ष्य से पीछे, पूर्ण अंक के लिए {} शेष", amount(*short, item)),
            &format!("Behind target to month, {} short of full marks", amount(*short, item)),
        ),
        AgendaReason::NotReported { places } => {
            let names = names(known, places);
            Name::new(
                &format!("आख्या अप्राप्त: {}", names.hi),
                &format!("Report not received: {}", names.en),
            )
        }
        AgendaReason::Overdue { days, .. } => Name::new(
            &format!("समय-सीमा पार, {days} दिन विलम्ब"),
            &format!("Overdue by {days} days"),
        ),
        AgendaReason::FiguresChanged { then, now } => pair_changed(*then, *now),
        AgendaReason::Unfinished { .. } => {
            Name::new("गत बैठक में चर्चा शेष रही", "Left over from the last review")
        }
        AgendaReason::Unanswered { days, .. } => Name::new(
            &format!("स्पष्टीकरण अप्राप्त, समय-सीमा से {days} दिन अधिक"),
            &format!("Explanation not received, {days} days past its limit"),
        ),
        AgendaReason::ByHand { reason, .. } if !reason.is_empty() => Name::new(reason, reason),
        AgendaReason::ByHand { .. } => Name::new("अध्यक्ष की अनुमति से", "With leave of the chair"),
    }
}

/// What changed in a pair of figures, only the figure that did.
fn pair_changed(then: Pair, now: Pair) -> Name {
    let moved = changes(then, now);
    Name::new(
        &format!("गत बैठक के बाद आँकड़े बदले: {}", moved.hi),
        &format!("Figures changed since the last review: {}", moved.en),
    )
}

/// Target and achievement that stand otherwise: `उपलब्धि 172 → 180`.
#[must_use]
pub fn changes(then: Pair, now: Pair) -> Name {
    let unit = now.unit;
    let rows = [
        (Name::new("लक्ष्य", "target"), then.target, now.target),
        (Name::new("उपलब्धि", "achieved"), then.achieved, now.achieved),
    ];
    let said = |pick: fn(&Name) -> &String| {
        let rows = rows.iter().filter(|(_, then, now)| then != now).map(|(label, then, now)| {
            let (then, now) = (cell(*then, unit), cell(*now, unit));
            format!("{} {} → {}", pick(label), pick(&then), pick(&now))
        });
        rows.collect::<Vec<_>>().join(", ")
    };
    Name::new(&said(|name| &name.hi), &said(|name| &name.en))
}

/// An amount in the item's own unit.
fn amount(amount: i64, item: &AgendaItem) -> String {
    let unit = item.seen.as_ref().map_or(Unit::Count, |seen| seen.unit);
    cell(Cell::Value(amount), unit).hi
}

/// A cell as it is shown: a grouped number, or the word for its blank.
#[must_use]
pub fn cell(cell: Cell, unit: Unit) -> Name {
    match (cell, unit) {
        (Cell::Value(value), Unit::Count) => Name::new(&digits::group(value), ""),
        (Cell::Value(value), Unit::Paise) => Name::new(&digits::paise(value), ""),
        (Cell::Blank(Blank::NotReported), _) => Name::new("अप्राप्त", "not reported"),
        (Cell::Blank(Blank::NotApplicable), _) => Name::new("लागू नहीं", "not applicable"),
        (Cell::Blank(Blank::NoTarget), _) => Name::new("लक्ष्य आवंटित नहीं", "no target allotted"),
    }
}

/// Why a line with figures is shown and not graded.
#[must_use]
pub fn aside(why: Aside) -> Name {
    match why {
        Aside::SmallBase => {
            Name::new("लक्ष्य बहुत छोटा, श्रेणी नहीं दी गई", "target too small to be graded")
        }
        Aside::AllAlike => Name::new("सभी समान, श्रेणी नहीं दी गई", "all alike, so not graded"),
        Aside::NoBase => Name::new(
            "तुलना हेतु पूर्व आँकड़ा नहीं, श्रेणी नहीं दी गई",
            "no earlier figure to compare with, so not graded",
        ),
        Aside::TooLarge => {
            Name::new("आँकड़े बहुत बड़े, श्रेणी नहीं दी गई", "figures too large to be graded")
        }
    }
}

/// What a kind of figure is called.
#[must_use]
pub fn kind(kind: FigureKind) -> Name {
    match kind {
        FigureKind::Target => Name::new("लक्ष्य", "target"),
        FigureKind::Achieved => Name::new("उपलब्धि", "achieved"),
        FigureKind::TargetToDate => Name::new("माह तक लक्ष्य", "target to date"),
        FigureKind::AchievedToDate => Name::new("माह तक उपलब्धि", "achieved to date"),
    }
}

/// The condition of a directive in words: what must come true for it to close.
#[must_use]
pub fn condition(known: &Known, condition: &Condition) -> Name {
    if let Some(waited) = condition.waited() {
        let name = known.book.indicators().get(waited.indicator).map(|i| i.name.clone());
        let name = name.unwrap_or_else(|| Name::new(waited.indicator.as_str(), ""));
        let (at, n) = (place(known, waited.place), digits::group(waited.at_least));
        return Name::new(
            &format!("{}, {} – {n} होने पर", name.hi, at.hi),
            &format!("{}, {} – on reaching {n}", name.en, at.en),
        );
    }
    match condition {
        Condition::Figure { .. } | Condition::Weekly { .. } => Name::new("–", "–"),
        Condition::Document => Name::new(
            "आख्या या पत्र क्रमांक सहित दाखिल एवं स्वीकार होने पर",
            "On a report being filed under a number and accepted",
        ),
        Condition::Evidence => Name::new("साक्ष्य स्वीकार होने पर", "On evidence being accepted"),
    }
}

/// The state of a directive in the words of a register.
#[must_use]
pub fn state(state: State) -> Name {
    match state {
        State::Issued => Name::new("जारी", "Issued"),
        State::Acknowledged => Name::new("प्राप्ति स्वीकृत", "Acknowledged"),
        State::InProgress => Name::new("प्रगति पर", "In progress"),
        State::Reported => Name::new("आख्या प्राप्त, सत्यापन शेष", "Reported, to be verified"),
        State::Returned => Name::new("आख्या वापस", "Returned"),
        State::Verified => Name::new("सत्यापित, पूर्ण", "Verified, done"),
        State::Dropped => Name::new("निरस्त", "Dropped"),
        State::Replaced => Name::new("अन्य क्रमांक में प्रचलित", "Continued in another"),
    }
}

/// The number of minutes as it is printed: `3/कार्यवृत्त/2024-25`.
#[must_use]
pub fn minutes_number(number: LetterNumber, vocabulary: Vocabulary) -> Name {
    let title = minutes_title(vocabulary);
    Name::new(
        &format!("{}/{}/{}", number.n, title.hi, number.fy),
        &format!("{}/{}/{}", number.n, title.en, number.fy),
    )
}

/// What minutes are called.
#[must_use]
pub fn minutes_title(vocabulary: Vocabulary) -> Name {
    match vocabulary {
        Vocabulary::Up => Name::new("कार्यवृत्त", "Minutes"),
        Vocabulary::Mp => Name::new("कार्यवाही विवरण", "Minutes"),
    }
}

/// What a paper beside the minutes is called.
#[must_use]
pub fn paper_title(kind: PaperKind, vocabulary: Vocabulary) -> Name {
    match (kind, vocabulary) {
        (PaperKind::AgendaNote, _) => Name::new("कार्यसूची", "Agenda"),
        (PaperKind::AttendanceSheet, _) => Name::new("उपस्थिति पत्रक", "Attendance sheet"),
        (PaperKind::ActionTaken, Vocabulary::Up) => Name::new("अनुपालन आख्या", "Action taken report"),
        (PaperKind::ActionTaken, Vocabulary::Mp) => {
            Name::new("पालन प्रतिवेदन", "Action taken report")
        }
        (PaperKind::DirectiveList, _) => Name::new("लंबित निर्देशों की सूची", "List of open directives"),
        (PaperKind::PressNote, _) => Name::new("प्रेस नोट", "Press note"),
        (PaperKind::Corrigendum, _) => Name::new("शुद्धि-पत्र", "Corrigendum"),
    }
}

/// The number of a paper as it is printed: `3/प्रेस नोट/2024-25`.
#[must_use]
pub fn paper_number(paper: &Paper) -> Name {
    let (n, fy) = (paper.number.n, paper.number.fy);
    let title = paper_title(paper.kind, paper.vocabulary);
    Name::new(&format!("{n}/{}/{fy}", title.hi), &format!("{n}/{}/{fy}", title.en))
}
