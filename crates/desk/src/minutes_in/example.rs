//! A note with what people decided on it: which directives they took and in which words, and which they refused.
//! A later reader, or one with other words in its lexicon, reads the note again and is held to these decisions;
//! the difference is told and nothing is learnt by itself.

use hindi::reader::{self, Context, Directive, Lexicon, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use domain::directive::DirectiveKind;

/// A note and its decisions, as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub text: String,
    /// The day of the sitting.
    #[serde(with = "day")]
    pub on: Date,
    pub decided: Vec<Decided>,
}

/// What was decided on one directive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Its words as the note has them.
    pub words: String,
    /// Where they begin, in bytes of the text.
    pub at: usize,
    pub is_taken: bool,
    /// Who is told in the note's words; `None` where the person named somebody else, whatever the note says.
    pub told: Option<String>,
    /// The words of the time limit; empty without one.
    pub deadline: String,
    /// The word of the kind: `do`, `report`.
    pub kind: String,
}

impl Decided {
    fn span(&self) -> Span {
        Span { start: self.at, end: self.at.saturating_add(self.words.len()) }
    }
}

/// How a reading differs from a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It was taken and is not found.
    NotFound {
        words: String,
    },
    /// It was refused and is found again.
    Refused {
        words: String,
    },
    /// Nobody decided on it: it was not found then.
    New {
        words: String,
    },
    Words {
        found: String,
        decided: String,
    },
    Told {
        words: String,
        found: String,
        decided: String,
    },
    Deadline {
        words: String,
        found: String,
        decided: String,
    },
    Kind {
        words: String,
        found: String,
        decided: String,
    },
}

impl Example {
    /// The file of it.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// An example from its file.
    ///
    /// # Errors
    /// What is wrong with the file, with line and column.
    pub fn read(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    /// How a reader with this lexicon differs from what was decided, in the order of the note. A note that it
    /// cannot read at all differs in everything.
    #[must_use]
    pub fn differences(&self, lexicon: &Lexicon) -> Vec<Difference> {
        let context = Context { held_on: Some(self.on), lexicon };
        let found = reader::read(&self.text, &context).map(|reading| reading.directives);
        let found = found.unwrap_or_default();
        let mut differences = Vec::new();
        for decided in &self.decided {
            let same = found.iter().max_by_key(|one| common(one.span, decided.span()));
            let same = same.filter(|one| common(one.span, decided.span()) > 0);
            match (same, decided.is_taken) {
                (Some(one), true) => differences.extend(self.against(one, decided)),
                (None, true) => {
                    differences.push(Difference::NotFound { words: decided.words.clone() });
                }
                (Some(one), false) => {
                    let words = one.span.of(&self.text).to_owned();
                    differences.push(Difference::Refused { words });
                }
                (None, false) => {}
            }
        }
        let is_new =
            |one: &&Directive| self.decided.iter().all(|d| common(one.span, d.span()) == 0);
        let new = found.iter().filter(is_new);
        differences
            .extend(new.map(|one| Difference::New { words: one.span.of(&self.text).to_owned() }));
        differences
    }

    fn against(&self, one: &Directive, decided: &Decided) -> Vec<Difference> {
        let of = |span: Option<Span>| span.map_or("", |span| span.of(&self.text)).to_owned();
        let words = decided.words.clone();
        let mut differences = Vec::new();
        let found = one.span.of(&self.text).to_owned();
        if found != words {
            differences.push(Difference::Words { found, decided: words.clone() });
        }
        let found = of(one.addressee);
        if let Some(told) = decided.told.as_ref().filter(|told| **told != found) {
            let decided = told.clone();
            differences.push(Difference::Told { words: words.clone(), found, decided });
        }
        let found = of(one.deadline.map(|due| due.span));
        if found != decided.deadline {
            let decided = decided.deadline.clone();
            differences.push(Difference::Deadline { words: words.clone(), found, decided });
        }
        let found = super::kind(one.kind).word().to_owned();
        if found != decided.kind {
            let decided = decided.kind.clone();
            differences.push(Difference::Kind { words, found, decided });
        }
        differences
    }
}

/// A day as a file has it: `2024-11-08`.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize as _, Deserializer, Serializer, de};

    pub(super) fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// How many bytes two places share.
fn common(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// A card as a person left it, seen from the note: what its words say there, and what was proposed.
#[derive(Clone, Debug)]
pub struct Left<'a> {
    /// The directive that was found, for a card that came from one.
    pub found: Option<&'a Directive>,
    /// The words as they were left, and where the note says them, if it does.
    pub words: &'a str,
    pub is_taken: bool,
    /// Whether the owners are those that were proposed.
    pub is_same_owner: bool,
    pub deadline: &'a str,
    pub kind: DirectiveKind,
}

/// What was decided by a card; `None` where its words are the person's own and nothing of the note.
#[must_use]
pub fn decided(text: &str, left: &Left<'_>) -> Option<Decided> {
    let near = left.found.map_or(0, |found| found.evidence.sentence.start);
    let words = left.words.trim();
    let within = |from: usize| {
        let at = text.get(from..)?.find(words).filter(|_| !words.is_empty())?;
        Some(Span { start: from + at, end: from + at + words.len() })
    };
    let span = within(near).or_else(|| within(0)).or(left.found.map(|found| found.span))?;
    let told = left.found.and_then(|found| found.addressee);
    let told = told.map_or("", |span| span.of(text)).to_owned();
    Some(Decided {
        words: span.of(text).to_owned(),
        at: span.start,
        is_taken: left.is_taken,
        told: left.is_same_owner.then_some(told),
        deadline: left.deadline.trim().to_owned(),
        kind: left.kind.word().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "जिलाधिकारी ने सचिवों को सात दिवस में खाते खुलवाने के निर्देश दिए। \
        उन्होंने सूची उपलब्ध कराने को कहा।";

    fn found() -> Vec<Directive> {
        let context = Context { held_on: None, lexicon: Lexicon::standard() };
        reader::read(TEXT, &context).expect("a note").directives
    }

    /// The example of one who left every card as it was proposed, but for what `change` does.
    fn example(change: impl Fn(usize, &mut Decided)) -> Example {
        let cards = found();
        let decided = cards.iter().enumerate().filter_map(|(n, one)| {
            let words = one.span.of(TEXT);
            let deadline = one.deadline.map_or("", |due| due.span.of(TEXT));
            let kind = super::super::kind(one.kind);
            let left = Left {
                found: Some(one),
                words,
                is_taken: true,
                is_same_owner: true,
                deadline,
                kind,
            };
            let mut decided = super::decided(TEXT, &left)?;
            change(n, &mut decided);
            Some(decided)
        });
        let on = jiff::civil::date(2024, 11, 8);
        Example { text: TEXT.to_owned(), on, decided: decided.collect() }
    }

    #[test]
    fn who_leaves_all_as_proposed_differs_in_nothing_and_the_file_says_the_same() {
        let example = example(|_, _| {});
        assert_eq!(example.decided.len(), 2);
        assert_eq!(example.differences(Lexicon::standard()), []);
        assert_eq!(Example::read(&example.to_json()), Ok(example));
        assert!(Example::read("{").is_err());
    }

    #[test]
    fn each_way_to_differ_is_told_by_name() {
        let refused = example(|n, decided| decided.is_taken = n != 0);
        let differences = refused.differences(Lexicon::standard());
        assert!(matches!(&differences[..], [Difference::Refused { .. }]), "{differences:?}");
        let other = example(|n, decided| {
            if n == 0 {
                decided.kind = "report".to_owned();
                decided.deadline = String::new();
                decided.told = Some("प्रधानों".to_owned());
            }
        });
        let differences = other.differences(Lexicon::standard());
        assert!(
            matches!(
                &differences[..],
                [Difference::Told { .. }, Difference::Deadline { .. }, Difference::Kind { .. }]
            ),
            "{differences:?}"
        );
        let mut missing = example(|_, _| {});
        missing.decided.remove(0);
        let differences = missing.differences(Lexicon::standard());
        assert!(matches!(&differences[..], [Difference::New { .. }]), "{differences:?}");
    }

    #[test]
    fn words_of_a_persons_own_stand_for_the_place_of_the_card_and_without_one_for_nothing() {
        let all = found();
        let kind = DirectiveKind::Do;
        let left = |found| Left {
            found,
            words: "अपने शब्दों में आदेश",
            is_taken: true,
            is_same_owner: false,
            deadline: "",
            kind,
        };
        let kept = decided(TEXT, &left(all.first())).expect("it has a place");
        assert_eq!((kept.words.as_str(), kept.told), (all[0].span.of(TEXT), None));
        assert_eq!(decided(TEXT, &left(None)), None);
    }

    #[test]
    fn a_word_of_the_offices_own_lexicon_shows_what_it_changes() {
        let text = "जिलाधिकारी ने ग्राम प्रहरियों को गश्त करने के निर्देश दिए।";
        let told = Some("ग्राम प्रहरियों".to_owned());
        let decided = Decided {
            words: "गश्त करने".to_owned(),
            at: text.find("गश्त").expect("it stands there"),
            is_taken: true,
            told,
            deadline: String::new(),
            kind: "do".to_owned(),
        };
        let on = jiff::civil::date(2024, 11, 8);
        let example = Example { text: text.to_owned(), on, decided: vec![decided] };
        let own = Lexicon::extended("post,ग्राम प्रहरी|ग्राम प्रहरियों\n").expect("sound rows");
        assert_ne!(example.differences(Lexicon::standard()), []);
        assert_eq!(example.differences(&own), []);
    }
}
