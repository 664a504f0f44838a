//! The words of a message about one directive: for the mailbox of a post in both languages, and short to
//! be passed on by hand. They say what stands on the day of sending, name posts and no person, and carry
//! one link.

use domain::ladder::Reason;
use domain::message::plain_words;
use domain::name::Name;
use hindi::{Lang, date};
use jiff::civil::Date;

/// Longest quotation of a directive, in characters.
const MAX_WORDS: usize = 300;

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The directive's number.
    pub number: i64,
    pub place: Name,
    pub words: String,
    /// The post that owes it, with its place.
    pub owner: Name,
    pub due_on: Option<Date>,
    pub today: Date,
    pub link: String,
}

/// The subject and the text for a mailbox: Hindi, then English, then the link.
#[must_use]
pub fn mail(note: &Note, to: &Name, reason: Reason) -> (String, String) {
    let place = one_line(&note.place.hi);
    let subject = format!("निर्देश {}, {place}: {}", note.number, subject(note, reason));
    let words = plain_words(&note.words, MAX_WORDS);
    let hindi = [
        format!("सेवा में,\n{}\n", to.hi),
        format!("निर्देश {} ({}): “{words}”", note.number, note.place.hi),
        format!("उत्तरदायी पद: {}", note.owner.hi),
        deadline(note, Lang::Hi),
        because(reason, Lang::Hi).to_owned(),
    ];
    let english = [
        format!("To: {}\n", to.en),
        format!("Directive {} ({}): as quoted above", note.number, note.place.en),
        format!("Responsible post: {}", note.owner.en),
        deadline(note, Lang::En),
        because(reason, Lang::En).to_owned(),
    ];
    let lines = |lines: [String; 5]| -> String {
        lines.into_iter().filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
    };
    let foot = "यह संदेश अनुपालन से स्वतः भेजा गया है। / Sent automatically by Anupalan.";
    let text =
        format!("{}\n{}\nविवरण / Details: {}\n\n{foot}\n", lines(hindi), lines(english), note.link);
    (subject, text)
}

/// A text to be passed on by hand: the words, the day owed, one link.
#[must_use]
pub fn share(note: &Note, lang: Lang) -> String {
    let (kind, place) = match lang {
        Lang::Hi => ("निर्देश", &note.place.hi),
        Lang::En => ("Directive", &note.place.en),
    };
    let words = plain_words(&note.words, MAX_WORDS);
    format!("{kind} {} ({place}): “{words}”\n{}\n{}", note.number, deadline(note, lang), note.link)
}

fn subject(note: &Note, reason: Reason) -> String {
    match (reason, note.due_on) {
        (Reason::Vacant, _) => "उत्तरदायी पद रिक्त".to_owned(),
        (Reason::AwaitsJudgement, _) => "आख्या सत्यापन हेतु लंबित".to_owned(),
        (Reason::Due | Reason::Overdue, None) => "समय-सीमा नियत नहीं".to_owned(),
        (Reason::Due | Reason::Overdue, Some(due_on)) => {
            let day = date::short(due_on);
            match days(note.today, due_on) {
                0 => format!("समय-सीमा आज, {day}"),
                left @ 1.. => format!("समय-सीमा {day}, {left} दिन शेष"),
                late => format!("समय-सीमा {day} से {} दिन विलम्ब", -late),
            }
        }
    }
}

/// The day owed and how far it is, in a line.
fn deadline(note: &Note, lang: Lang) -> String {
    let Some(due_on) = note.due_on else {
        return match lang {
            Lang::Hi => "समय-सीमा: तिथि नियत नहीं".to_owned(),
            Lang::En => "Due: no date fixed".to_owned(),
        };
    };
    let day = date::long(due_on, lang);
    match (lang, days(note.today, due_on)) {
        (Lang::Hi, 0) => format!("समय-सीमा: आज, {day}"),
        (Lang::Hi, left @ 1..) => format!("समय-सीमा: {day}, {left} दिन शेष"),
        (Lang::Hi, late) => format!("समय-सीमा: {day}, {} दिन विलम्ब", -late),
        (Lang::En, 0) => format!("Due: today, {day}"),
        (Lang::En, 1) => format!("Due: {day}, 1 day left"),
        (Lang::En, left @ 2..) => format!("Due: {day}, {left} days left"),
        (Lang::En, -1) => format!("Due: {day}, 1 day overdue"),
        (Lang::En, late) => format!("Due: {day}, {} days overdue", -late),
    }
}

/// Why it comes to this post, where the day alone does not say it.
fn because(reason: Reason, lang: Lang) -> &'static str {
    match (reason, lang) {
        (Reason::Due | Reason::Overdue, _) => "",
        (Reason::Vacant, Lang::Hi) => "उत्तरदायी पद रिक्त है, इसलिए यह सूचना आपको दी जा रही है।",
        (Reason::Vacant, Lang::En) => {
            "The responsible post is vacant; therefore this comes to you."
        }
        (Reason::AwaitsJudgement, Lang::Hi) => "आख्या प्राप्त है; सत्यापन शेष है।",
        (Reason::AwaitsJudgement, Lang::En) => "A report is in; it awaits verification.",
    }
}

fn days(today: Date, due_on: Date) -> i32 {
    (due_on - today).get_days()
}

/// A subject is one line, whatever a place is called.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    fn note(today: Date) -> Note {
        Note {
            number: 42,
            place: Name::new("मैथा", "Maitha"),
            words: "शेष 46 खाते खुलवाएँ; रामू, मो. 98765 43210".to_owned(),
            owner: Name::new("ब्लॉक मिशन प्रबंधक, मैथा", "Block Mission Manager, Maitha"),
            due_on: Some(on(2024, 10, 10)),
            today,
            link: "https://anupalan.example.in/directives/42".to_owned(),
        }
    }

    #[test]
    fn the_subject_says_what_stands_on_the_day_of_sending() {
        let to = Name::new("पद", "Post");
        for (day, reason, expected) in [
            (7, Reason::Due, "निर्देश 42, मैथा: समय-सीमा 10.10.2024, 3 दिन शेष"),
            (10, Reason::Due, "निर्देश 42, मैथा: समय-सीमा आज, 10.10.2024"),
            (11, Reason::Overdue, "निर्देश 42, मैथा: समय-सीमा 10.10.2024 से 1 दिन विलम्ब"),
            (11, Reason::Vacant, "निर्देश 42, मैथा: उत्तरदायी पद रिक्त"),
            (17, Reason::AwaitsJudgement, "निर्देश 42, मैथा: आख्या सत्यापन हेतु लंबित"),
        ] {
            assert_eq!(mail(&note(on(2024, 10, day)), &to, reason).0, expected);
        }
    }

    #[test]
    fn the_text_has_one_link_and_no_number_of_a_citizen() {
        let to = Name::new("मुख्य विकास अधिकारी", "Chief Development Officer");
        let (_, text) = mail(&note(on(2024, 10, 11)), &to, Reason::Vacant);
        assert_eq!(
            text,
            "सेवा में,\nमुख्य विकास अधिकारी\n\n\
             निर्देश 42 (मैथा): “शेष 46 खाते खुलवाएँ; रामू, मो. …”\n\
             उत्तरदायी पद: ब्लॉक मिशन प्रबंधक, मैथा\n\
             समय-सीमा: 10 अक्टूबर 2024, 1 दिन विलम्ब\n\
             उत्तरदायी पद रिक्त है, इसलिए यह सूचना आपको दी जा रही है।\n\n\
             To: Chief Development Officer\n\n\
             Directive 42 (Maitha): as quoted above\n\
             Responsible post: Block Mission Manager, Maitha\n\
             Due: 10 October 2024, 1 day overdue\n\
             The responsible post is vacant; therefore this comes to you.\n\n\
             विवरण / Details: https://anupalan.example.in/directives/42\n\n\
             यह संदेश अनुपालन से स्वतः भेजा गया है। / Sent automatically by Anupalan.\n"
        );
    }

    #[test]
    fn the_text_to_share_is_three_lines_in_the_readers_language() {
        let note = Note { due_on: None, ..note(on(2024, 10, 7)) };
        let english = share(&note, Lang::En);
        assert_eq!(
            english,
            "Directive 42 (Maitha): “शेष 46 खाते खुलवाएँ; रामू, मो. …”\nDue: no date fixed\n\
             https://anupalan.example.in/directives/42"
        );
        assert!(share(&note, Lang::Hi).starts_with("निर्देश 42 (मैथा)"));
    }
}
