//! The cards of a note while a person works on them: as they were proposed or as they were sent, cut in two,
//! joined, and made anew from a sentence or a grade. Each step is kept as it stands under an address of its own,
//! so that the way back undoes it; nothing of it is a directive before it is taken over.

use desk::minutes_in::{self, Card as Found, Proposal};
use desk::{Books, Write};
use domain::directive::{Condition, DirectiveKind};

use super::show::Names;
use crate::sent::Sent;

/// The field that says how many cards a form has, and that of the button that was pressed.
pub(super) const COUNT: &str = "cards";
pub(super) const DO: &str = "do";
/// The most cards of one note.
const MOST: usize = 300;

/// A card as it stands in the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Working {
    /// What it is made from: the number of a directive that was found, `s` and that of a sentence that was not
    /// understood, `g` for a grade.
    pub(super) from: String,
    pub(super) is_taken: bool,
    pub(super) words: String,
    pub(super) owners: String,
    pub(super) place: String,
    pub(super) deadline: String,
    pub(super) kind: String,
    pub(super) condition: String,
}

/// What is asked of the cards, by the word of the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Keep them as they stand.
    Keep,
    /// Cut a card where its words have a new line, else at its first joining word.
    Split(usize),
    /// Join a card with the next.
    Join(usize),
    /// Make a card of a sentence that was not understood.
    OfSentence(usize),
    /// Ask for an explanation of a grade.
    OfGrade(usize),
}

impl Step {
    /// The step that a form asks for; `None` when it is to be taken over.
    pub(super) fn of(sent: &Sent) -> Option<Self> {
        let word = sent.field(DO);
        let (verb, n) = word.split_once('-').unwrap_or((word, ""));
        let n = n.parse().ok().and_then(|n: usize| n.checked_sub(1));
        match (verb, n) {
            ("", _) => None,
            ("split", Some(n)) => Some(Self::Split(n)),
            ("join", Some(n)) => Some(Self::Join(n)),
            ("sentence", Some(n)) => Some(Self::OfSentence(n)),
            ("grade", Some(n)) => Some(Self::OfGrade(n)),
            _ => Some(Self::Keep),
        }
    }
}

/// The cards of a form as it was sent or kept.
pub(super) fn sent(sent: &Sent) -> Vec<Working> {
    let n_cards = sent.field(COUNT).parse().unwrap_or(0_usize).min(MOST);
    let card = |n: usize| {
        let field = |name: &str| sent.field(&format!("{name}-{n}")).to_owned();
        Working {
            from: field("from"),
            is_taken: !field("take").is_empty(),
            words: field("words").replace('\r', ""),
            owners: field("owners"),
            place: field("place"),
            deadline: field("deadline"),
            kind: field("kind"),
            condition: field("condition"),
        }
    };
    (1..=n_cards).map(card).collect()
}

/// The cards as they are proposed.
pub(super) fn proposed(
    proposal: &Proposal,
    names: &Names,
    (text, place): (&str, &dyn Fn(&Found) -> String),
) -> Vec<Working> {
    let card = |(card, n): (&Found, usize)| Working {
        from: n.to_string(),
        is_taken: !card.owners.is_empty(),
        words: card.found.span.of(text).to_owned(),
        owners: names.called(&card.owners),
        place: place(card),
        deadline: card.deadline.words.clone(),
        kind: card.kind.word().to_owned(),
        condition: condition(&card.condition).to_owned(),
    };
    proposal.cards.iter().zip(1..).map(card).collect()
}

/// The word of a condition in the form.
pub(super) fn condition(condition: &Condition) -> &'static str {
    match condition {
        Condition::Document => "document",
        condition if condition.waited().is_some() => "figure",
        _ => "evidence",
    }
}

/// Does a step and tells at which card the eye should be.
pub(super) fn step(
    cards: &mut Vec<Working>,
    step: Step,
    made: &dyn Fn(Step) -> Option<Working>,
) -> usize {
    match step {
        Step::Keep => 0,
        Step::Split(at) => {
            split(cards, at);
            at
        }
        Step::Join(at) => {
            join(cards, at);
            at
        }
        Step::OfSentence(_) | Step::OfGrade(_) => {
            cards.extend(made(step).filter(|_| cards.len() < MOST));
            cards.len().saturating_sub(1)
        }
    }
}

fn split(cards: &mut Vec<Working>, at: usize) {
    if cards.len() >= MOST {
        return;
    }
    let Some(card) = cards.get_mut(at) else { return };
    let Some((first, second)) = halves(&card.words) else { return };
    let rest = Working { words: second, ..card.clone() };
    card.words = first;
    cards.insert(at + 1, rest);
}

/// Words that join two actions in one order.
const JOINERS: [&str; 7] = [" तथा ", " और ", " एवं ", " व ", "; ", ", ", " and "];

fn halves(words: &str) -> Option<(String, String)> {
    let by_line = words.trim().split_once('\n');
    let by_word = || {
        let places = JOINERS.iter().filter_map(|joiner| Some((words.find(joiner)?, *joiner)));
        let (_, joiner) = places.min()?;
        words.split_once(joiner)
    };
    let (first, second) = by_line.or_else(by_word)?;
    let trim = |half: &str| half.trim_matches([' ', '\n', ',', ';']).to_owned();
    let (first, mut second) = (trim(first), trim(second));
    for joiner in JOINERS {
        if let Some(rest) = second.strip_prefix(joiner.trim_start()) {
            second = rest.to_owned();
        }
    }
    (!first.is_empty() && !second.is_empty()).then_some((first, second))
}

/// The second card's words and owners go to the first; what the first leaves open the second fills.
fn join(cards: &mut Vec<Working>, at: usize) {
    if cards.get(at + 1).is_none() {
        return;
    }
    let second = cards.remove(at + 1);
    let Some(first) = cards.get_mut(at) else { return };
    first.words = format!("{} तथा {}", first.words.trim(), second.words.trim());
    let mut owners: Vec<&str> = parts(&first.owners).collect();
    owners.extend(parts(&second.owners).filter(|owner| !first.owners.contains(owner)));
    first.owners = owners.join("; ");
    if first.deadline.is_empty() {
        first.deadline = second.deadline;
    }
    first.is_taken |= second.is_taken;
}

/// The single posts of the field for owners.
pub(super) fn parts(owners: &str) -> impl Iterator<Item = &str> {
    owners.split(';').map(str::trim).filter(|owner| !owner.is_empty())
}

/// A card for words that no directive was found in.
pub(super) fn of_sentence(n: usize, words: &str, place: String) -> Working {
    Working {
        from: format!("s{}", n + 1),
        is_taken: true,
        words: words.to_owned(),
        place,
        kind: DirectiveKind::Do.word().to_owned(),
        condition: "evidence".to_owned(),
        ..Working::default()
    }
}

/// A card that asks for an explanation of a grade.
pub(super) fn of_grade(words: String, owners: String, place: String) -> Working {
    Working {
        from: "g".to_owned(),
        is_taken: !owners.is_empty(),
        words,
        owners,
        place,
        kind: DirectiveKind::Explain.word().to_owned(),
        condition: "evidence".to_owned(),
        ..Working::default()
    }
}

/// Keeps the form as it is now, with these cards, and gives the address of the page on which it stands.
pub(super) fn keep(
    books: &mut Books<'_, '_, Write>,
    sent: &Sent,
    (cards, href): (&[Working], &str),
    at: usize,
) -> desk::Result<String> {
    let of_cards = ["from", "take", "words", "owners", "place", "deadline", "kind", "condition"];
    let is_card = |name: &str| {
        let stem = name.rsplit_once('-').map_or(name, |(stem, _)| stem);
        of_cards.contains(&stem) || name == COUNT || name == DO
    };
    let rest = sent.fields.iter().filter(|(name, _)| !is_card(name)).cloned();
    let mut fields: Vec<(String, String)> = rest.collect();
    fields.push((COUNT.to_owned(), cards.len().to_string()));
    for (card, n) in cards.iter().zip(1..) {
        let take = if card.is_taken { "yes" } else { "" };
        let values = [
            card.from.as_str(),
            take,
            &card.words,
            &card.owners,
            &card.place,
            &card.deadline,
            &card.kind,
            &card.condition,
        ];
        let pairs = of_cards.iter().zip(values);
        fields.extend(pairs.map(|(name, value)| (format!("{name}-{n}"), value.to_owned())));
    }
    let sha256 = minutes_in::keep_work(books, &fields)?;
    Ok(format!("{href}?work={sha256}#card-{}", at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(words: &str, owners: &str) -> Working {
        Working { words: words.to_owned(), owners: owners.to_owned(), ..Working::default() }
    }

    fn words(cards: &[Working]) -> Vec<&str> {
        cards.iter().map(|card| card.words.as_str()).collect()
    }

    #[test]
    fn a_card_is_cut_where_the_line_breaks_else_at_its_first_joining_word() {
        for (said, expected) in [
            ("खाते खुलवाने\nसूची देने", vec!["खाते खुलवाने", "सूची देने"]),
            ("खाते खुलवाने, \n तथा सूची", vec!["खाते खुलवाने", "सूची"]),
            ("खाते खुलवाने एवं सूची और आख्या देने", vec!["खाते खुलवाने", "सूची और आख्या देने"]),
            ("खाते खुलवाने", vec!["खाते खुलवाने"]),
            ("खाते\n", vec!["खाते\n"]),
        ] {
            let mut cards = vec![card(said, "क")];
            split(&mut cards, 0);
            assert_eq!(words(&cards), expected);
            assert!(cards.iter().all(|card| card.owners == "क"));
        }
    }

    #[test]
    fn joining_keeps_the_words_of_both_and_names_nobody_twice() {
        let mut cards = vec![card("खाते खुलवाने", "क"), card("सूची देने", "ख; क"), card("ग", "")];
        join(&mut cards, 0);
        assert_eq!(words(&cards), ["खाते खुलवाने तथा सूची देने", "ग"]);
        assert_eq!(cards.first().map(|card| card.owners.as_str()), Some("क; ख"));
        join(&mut cards, 1);
        assert_eq!(cards.len(), 2, "the last has no next");
    }

    #[test]
    fn a_button_that_is_none_of_ours_keeps_the_cards() {
        for (word, expected) in [
            ("", None),
            ("split-2", Some(Step::Split(1))),
            ("join-1", Some(Step::Join(0))),
            ("grade-3", Some(Step::OfGrade(2))),
            ("sentence-1", Some(Step::OfSentence(0))),
            ("split-0", Some(Step::Keep)),
            ("burn", Some(Step::Keep)),
        ] {
            let mut form = Sent::to("/");
            form.add(DO.to_owned(), word.to_owned());
            assert_eq!(Step::of(&form), expected, "{word}");
        }
    }
}
