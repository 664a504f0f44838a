//! A reading as JSON, in the schema by which annotated notes are kept: every text an exact part of the note.

use hindi::reader::{Directive, DirectiveKind, Due, Figure, FigureRole, Reading, Span, Unit};
use serde_json::{Value, json};

/// The reading of `text`; `None` stands for a text that is no note and gives the empty reading.
pub(crate) fn of(text: &str, reading: Option<&Reading>) -> Value {
    let empty = Reading::default();
    let reading = reading.unwrap_or(&empty);
    let header = &reading.header;
    let words = |span: Option<Span>| span.map(|span| span.of(text));
    let grades = reading.grades.iter().map(|grade| {
        json!({
            "subject": grade.subject.of(text),
            "grade": format!("{:?}", grade.letter),
            "explanation_called": grade.explanation_called,
        })
    });
    json!({
        "district": words(header.district),
        "state": header.state,
        "chair": { "name": words(header.chair.name), "post": words(header.chair.post) },
        "venue": words(header.venue),
        "date": header.date.map(|date| date.to_string()),
        "directives": reading.directives.iter().map(|one| directive(text, one)).collect::<Vec<_>>(),
        "figures": reading.figures.iter().map(|one| figure(text, one)).collect::<Vec<_>>(),
        "grades": grades.collect::<Vec<_>>(),
        "attendees": reading.attendees.iter().map(|span| span.of(text)).collect::<Vec<_>>(),
    })
}

fn directive(text: &str, directive: &Directive) -> Value {
    let days = match directive.deadline.map(|deadline| deadline.due) {
        Some(Due::Days(days)) => json!(days),
        Some(Due::NextMeeting) => json!("next_meeting"),
        Some(Due::Immediately) => json!("immediate"),
        Some(Due::Unknown) | None => Value::Null,
    };
    json!({
        "span": directive.span.of(text),
        "addressee": directive.addressee.map(|span| span.of(text)),
        "scope": directive.scope.map(|span| span.of(text)),
        "deadline": directive.deadline.map(|deadline| deadline.span.of(text)),
        "deadline_days": days,
        "kind": kind(directive.kind),
    })
}

/// The word of the schema for a kind.
pub(crate) fn kind(kind: DirectiveKind) -> &'static str {
    match kind {
        DirectiveKind::Do => "do",
        DirectiveKind::Report => "report",
        DirectiveKind::Explain => "explain",
        DirectiveKind::Inspect => "inspect",
        DirectiveKind::Meet => "meet",
        DirectiveKind::Complete => "complete",
    }
}

fn figure(text: &str, figure: &Figure) -> Value {
    let unit = figure.unit.map(|unit| match unit {
        Unit::Rupees => "रुपये",
        Unit::Percent => "प्रतिशत",
        Unit::PersonDays => "मानव दिवस",
        Unit::Hectares => "हेक्टेयर",
    });
    json!({
        "span": figure.span.of(text),
        "value": value(figure),
        "unit": unit,
        "what": figure.what.map(|span| span.of(text)),
        "role": role(figure.role),
        "place": figure.place.map(|span| span.of(text)),
    })
}

/// The number without a rounding of ours: whole, or as its own decimals are parsed.
fn value(figure: &Figure) -> Value {
    match figure.value.to_integer() {
        Some(whole) => json!(whole),
        None => serde_json::from_str(&figure.value.to_string()).unwrap_or(Value::Null),
    }
}

/// The word of the schema for a role.
pub(crate) fn role(role: FigureRole) -> &'static str {
    match role {
        FigureRole::Achieved => "achieved",
        FigureRole::Target => "target",
        FigureRole::Remaining => "remaining",
        FigureRole::Registered => "registered",
        FigureRole::Other => "other",
    }
}
