//! The press note: the issued minutes told in prose, as an information office sends it out. It says
//! nothing that the minutes do not say.

use domain::agenda::Seen;
use domain::figure::Cell;
use domain::minutes::{Attended, Minutes, PrintedDirective, PrintedPoint};
use domain::name::Name;
use domain::paper::Paper;
use domain::review::Presence;
use hindi::{Lang, digits};

use crate::wording;

/// Writes the text of the note.
pub(super) fn write(minutes: &Minutes, paper: &mut Paper) {
    paper.particulars.clear();
    paper.paragraphs.push(opening(minutes));
    paper.paragraphs.extend(minutes.points.iter().map(|point| told(point, minutes)));
    paper.paragraphs.push(closing(minutes));
    paper.copy_to = Vec::new();
}

/// A post with the name of its holder, where it has one.
fn person(post: &str, name: &str) -> String {
    if name.is_empty() { post.to_owned() } else { format!("{post} {name}") }
}

fn opening(minutes: &Minutes) -> Name {
    let on = |lang| hindi::date::long(minutes.held_on, lang);
    let at = |venue: &str, before: &str, after: &str| match venue {
        "" => String::new(),
        venue => format!("{before}{venue}{after}"),
    };
    Name::new(
        &format!(
            "{}, {}। {} की अध्यक्षता में {}{} सम्पन्न हुई। {}",
            minutes.place.hi,
            on(Lang::Hi),
            person(&minutes.chair_post.hi, &minutes.chair_name.hi),
            at(&minutes.venue.hi, "", " में "),
            minutes.series.hi,
            attended(&minutes.attendance).hi,
        ),
        &format!(
            "{}, {}. The {} was held{} under the chairmanship of {}. {}",
            minutes.place.en,
            on(Lang::En),
            minutes.series.en,
            at(&minutes.venue.en, " at ", ""),
            person(&minutes.chair_post.en, &minutes.chair_name.en),
            attended(&minutes.attendance).en,
        ),
    )
}

/// How many came, and who did not.
fn attended(attendance: &[Attended]) -> Name {
    if attendance.is_empty() {
        return Name::new("", "");
    }
    let absent: Vec<&Attended> =
        attendance.iter().filter(|one| one.presence == Presence::Absent).collect();
    let n = attendance.len() - absent.len();
    let came = Name::new(
        &format!("बैठक में {n} अधिकारी एवं प्रतिनिधि उपस्थित रहे।"),
        &format!("{n} officers and representatives attended."),
    );
    if absent.is_empty() {
        return came;
    }
    let list = |pick: fn(&Name) -> &str| {
        absent.iter().map(|one| pick(&one.post)).collect::<Vec<_>>().join(", ")
    };
    Name::new(
        &format!("{} अनुपस्थित रहे: {}।", came.hi, list(|name| &name.hi)),
        &format!("{} Absent: {}.", came.en, list(|name| &name.en)),
    )
}

/// A point: the figures, what was said, what was ordered, each as a sentence.
fn told(point: &PrintedPoint, minutes: &Minutes) -> Name {
    let said = ended(&point.said, '।');
    let said_en = ended(&point.said, '.');
    let mut hi = vec![figures(point).hi, said];
    let mut en = vec![figures(point).en, said_en];
    for directive in &point.directives {
        let order = order(directive, minutes);
        hi.push(order.hi);
        en.push(order.en);
    }
    let join = |parts: Vec<String>| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    Name::new(&join(hi), &join(en))
}

/// The words on one line, with a full stop behind them.
fn ended(words: &str, stop: char) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() || line.ends_with(['।', '.', '?', '!']) {
        line
    } else {
        format!("{line}{stop}")
    }
}

fn figures(point: &PrintedPoint) -> Name {
    let title = &point.title;
    let heading = || {
        Name::new(&format!("{} की समीक्षा की गई।", title.hi), &format!("{} was reviewed.", title.en))
    };
    let Some(Seen { unit, target, achieved, percent_hundredths, letter, .. }) = &point.seen else {
        return heading();
    };
    let (Cell::Value(_), Cell::Value(_), Some(percent)) = (target, achieved, percent_hundredths)
    else {
        return heading();
    };
    let (target, achieved) = (wording::cell(*target, *unit), wording::cell(*achieved, *unit));
    let percent = digits::percent(*percent);
    let grade = letter
        .as_ref()
        .map(|letter| Name::new(&format!(" तथा श्रेणी {letter} है"), &format!(", grade {letter}")));
    let grade = grade.unwrap_or_else(|| Name::new(" है", ""));
    Name::new(
        &format!(
            "{} की समीक्षा में पाया गया कि माह तक के लक्ष्य {} के सापेक्ष उपलब्धि {} ({percent} प्रतिशत){}।",
            title.hi, target.hi, achieved.hi, grade.hi
        ),
        &format!(
            "{}: {} achieved against a target to the month of {} ({percent} percent){}.",
            title.en,
            achieved.en,
            target.en,
            grade.en.trim_end_matches(" है")
        ),
    )
}

fn order(directive: &PrintedDirective, minutes: &Minutes) -> Name {
    let owners = |pick: fn(&Name) -> &str, last: &str| {
        let names: Vec<&str> = directive.owners.iter().map(pick).collect();
        match names.split_last() {
            Some((end, rest)) if !rest.is_empty() => format!("{}{last}{end}", rest.join(", ")),
            Some((end, _)) => (*end).to_owned(),
            None => String::new(),
        }
    };
    let words = directive.words.trim().trim_end_matches(['।', '.']);
    let until = match (directive.due_on, directive.deadline_words.as_str()) {
        (Some(due), _) => {
            let due = hindi::date::short(due);
            Name::new(&format!(" (समय-सीमा: {due})"), &format!(" (by {due})"))
        }
        (None, "") => Name::new("", ""),
        (None, said) => plain_limit(said),
    };
    Name::new(
        &format!(
            "{} द्वारा {} को निर्देशित किया गया कि {words}{}।",
            minutes.chair_post.hi,
            owners(|name| &name.hi, " एवं "),
            until.hi
        ),
        &format!(
            "The {} directed {}: “{words}”{}.",
            minutes.chair_post.en,
            owners(|name| &name.en, " and "),
            until.en
        ),
    )
}

fn plain_limit(said: &str) -> Name {
    Name::new(&format!(" (समय-सीमा: {said})"), &format!(" ({said})"))
}

fn closing(minutes: &Minutes) -> Name {
    let given: usize = minutes.points.iter().map(|point| point.directives.len()).sum();
    Name::new(
        &format!("बैठक में {} बिन्दुओं की समीक्षा कर {given} निर्देश दिए गए।", minutes.points.len()),
        &format!("{} points were reviewed and {given} directives given.", minutes.points.len()),
    )
}
