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
    let opened = if is_titled_by_order(point) { Name::new("", "") } else { figures(point) };
    let (mut hi, mut en) = (vec![opened.hi, said], vec![opened.en, said_en]);
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

/// A point that was taken over from a note goes by the words of its first order, which is no subject that could be
/// reviewed.
fn is_titled_by_order(point: &PrintedPoint) -> bool {
    let title = point.title.hi.trim_end_matches(" …");
    point.seen.is_none() && point.directives.iter().any(|one| one.words.starts_with(title))
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

/// That a point was reviewed; why it was on the agenda is the office's matter, not the reader's.
fn reviewed(point: &PrintedPoint) -> Name {
    let title = &point.title;
    Name::new(&format!("{} की समीक्षा की गई।", title.hi), &format!("{} was reviewed.", title.en))
}

/// The figures of a point in a sentence; without figures, that it was reviewed.
fn figures(point: &PrintedPoint) -> Name {
    let Some(Seen { unit, target, achieved, percent_hundredths, letter, .. }) = &point.seen else {
        return reviewed(point);
    };
    let (Cell::Value(_), Cell::Value(_), Some(percent)) = (target, achieved, percent_hundredths)
    else {
        return reviewed(point);
    };
    let (target, achieved) = (wording::cell(*target, *unit), wording::cell(*achieved, *unit));
    let percent = digits::percent(*percent);
    let (grade_hi, grade_en) = match letter {
        Some(letter) => (format!(" तथा श्रेणी {letter}"), format!(", grade {letter}")),
        None => (String::new(), String::new()),
    };
    let (hi, en) = (&point.title.hi, &point.title.en);
    Name::new(
        &format!(
            "{hi} की समीक्षा में पाया गया कि माह तक के लक्ष्य {} के सापेक्ष उपलब्धि {} ({percent} प्रतिशत){grade_hi} है।",
            target.hi, achieved.hi
        ),
        &format!(
            "{en}: {} achieved against a target to the month of {} ({percent} percent){grade_en}.",
            achieved.en, target.en
        ),
    )
}

/// A directive in a sentence: who was told, what, and until when.
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
    let due = directive.due_on.map(hindi::date::short);
    let (until_hi, until_en) = match (due, directive.deadline_words.as_str()) {
        (Some(due), _) => (format!(" (समय-सीमा: {due})"), format!(" (by {due})")),
        (None, "") => (String::new(), String::new()),
        (None, said) => (format!(" (समय-सीमा: {said})"), format!(" ({said})")),
    };
    let (chair, told) = (&minutes.chair_post.hi, owners(|name| &name.hi, " एवं "));
    let hi = match Form::of(words) {
        Form::Sentence => format!("{chair} द्वारा {told} को निर्देशित किया गया कि {words}{until_hi}।"),
        Form::Infinitive => format!("{chair} द्वारा {told} को {words} के निर्देश दिए गए{until_hi}।"),
        Form::Called => format!("{chair} द्वारा {words} किया गया{until_hi}।"),
    };
    Name::new(
        &hi,
        &format!(
            "The {} directed {}: “{words}”{until_en}.",
            minutes.chair_post.en,
            owners(|name| &name.en, " and "),
        ),
    )
}

/// How the words of a directive end, by which a Hindi sentence goes on.
enum Form {
    /// "खाते खुलवाये जायें": stands behind कि.
    Sentence,
    /// "खाते खुलवाने": as words are taken over from a note.
    Infinitive,
    /// "स्पष्टीकरण तलब": names who is asked itself.
    Called,
}

impl Form {
    fn of(words: &str) -> Self {
        match words.split_whitespace().next_back() {
            Some("तलब") => Self::Called,
            Some(last) if last.ends_with("ने") => Self::Infinitive,
            _ => Self::Sentence,
        }
    }
}

fn closing(minutes: &Minutes) -> Name {
    let points = match minutes.points.len() {
        1 => Name::new("1 बिन्दु", "One point was"),
        n => Name::new(&format!("{n} बिन्दुओं"), &format!("{n} points were")),
    };
    let given = match minutes.points.iter().map(|point| point.directives.len()).sum::<usize>() {
        0 => Name::new("आवश्यक विचार-विमर्श किया गया", "discussed"),
        1 => Name::new("1 निर्देश दिया गया", "one directive was given"),
        n => Name::new(&format!("{n} निर्देश दिए गए"), &format!("{n} directives were given")),
    };
    Name::new(
        &format!("बैठक में {} की समीक्षा कर {}।", points.hi, given.hi),
        &format!("{} reviewed and {}.", points.en, given.en),
    )
}
