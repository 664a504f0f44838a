//! Every word that a page says. Words live in `locales/<language>/<noun>.ftl`; Hindi has the terms
//! of Uttar Pradesh in `hi` and those words of Madhya Pradesh that differ in `hi-MP`. A page never
//! carries a sentence of its own.

use std::fmt::Display;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The language a reader has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Hindi,
    English,
}

/// Whose official terms are used: कार्यवृत्त in one state is कार्यवाही विवरण in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    UttarPradesh,
    MadhyaPradesh,
}

/// The words of one language and vocabulary. Cheap to copy; every page carries one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub language: Language,
    pub vocabulary: Vocabulary,
}

type Bundle = FluentBundle<FluentResource>;

macro_rules! locale {
    ($folder:literal: $($noun:literal)*) => {
        [$(include_str!(concat!("../../../../locales/", $folder, "/", $noun, ".ftl"))),*]
    };
}

/// The files of words, one for each noun, in both languages.
macro_rules! nouns {
    ($($noun:literal)*) => {
        pub(super) const HINDI: &[&str] = &locale!("hi": $($noun)*);
        pub(super) const ENGLISH: &[&str] = &locale!("en": $($noun)*);
    };
}

nouns! {
    "frame"
    "import"
    "place"
    "place_change"
    "grade"
    "scorecard"
    "sheet"
    "review"
    "minutes_in"
    "directive"
    "explanation"
    "today"
    "ledger"
    "blank"
    "refusal"
    "finding"
    "message"
    "post"
    "account"
    "lift"
    "target"
    "month"
    "trial"
    "doubt"
    "register"
}

pub(super) const HINDI_MP: &[&str] =
    &locale!("hi-MP": "place" "review" "directive" "post" "refusal" "ledger" "explanation" "today");

static HI_UP: LazyLock<Bundle> = LazyLock::new(|| bundle("hi", HINDI, &[]));
static HI_MP: LazyLock<Bundle> = LazyLock::new(|| bundle("hi", HINDI, HINDI_MP));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle("en", ENGLISH, &[]));

impl Words {
    #[must_use]
    pub fn new(language: Language, vocabulary: Vocabulary) -> Self {
        Self { language, vocabulary }
    }

    /// The `lang` mark of a page: `hi` or `en`.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        match self.language {
            Language::Hindi => "hi",
            Language::English => "en",
        }
    }

    /// The word for `key`. A key without a word is a fault of the program: a debug build stops, a
    /// release shows the key.
    #[must_use]
    pub fn w(&self, key: &str) -> String {
        self.say(key, None)
    }

    /// The word for `key` with one value set into it.
    #[must_use]
    pub fn w1(&self, key: &str, name: &str, value: impl Display) -> String {
        self.wf(key, &[(name, value.to_string())])
    }

    /// The word for `key` with values set into it. Short whole numbers choose singular and plural;
    /// all values stand in the sentence exactly as given.
    #[must_use]
    pub fn wf(&self, key: &str, values: &[(&str, String)]) -> String {
        let args: FluentArgs =
            values.iter().map(|(name, text)| ((*name).to_owned(), value(text))).collect();
        self.say(key, Some(&args))
    }

    fn bundle(self) -> &'static Bundle {
        match (self.language, self.vocabulary) {
            (Language::English, _) => &EN,
            (Language::Hindi, Vocabulary::UttarPradesh) => &HI_UP,
            (Language::Hindi, Vocabulary::MadhyaPradesh) => &HI_MP,
        }
    }

    fn say(self, key: &str, args: Option<&FluentArgs>) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no word for {key} in {}", self.lang());
            return key.to_owned();
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut faults).into_owned();
        debug_assert!(faults.is_empty(), "{key}: {faults:?}");
        text
    }
}

/// A value for a sentence: a plain number of up to three digits may choose a plural; anything else
/// (grouped, padded, dated) is text.
fn value(text: &str) -> FluentValue<'static> {
    let is_small = text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<u16>() {
        Ok(number) if is_small && number.to_string() == text => FluentValue::from(number),
        _ => FluentValue::from(text.to_owned()),
    }
}

fn bundle(language: &str, words: &[&str], overrides: &[&str]) -> Bundle {
    let language: LanguageIdentifier = language.parse().expect("hi and en are language marks");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks would travel into copied text and into print.
    bundle.set_use_isolating(false);
    for text in words {
        bundle.add_resource(resource(text)).expect("a key is defined once in a language");
    }
    for text in overrides {
        bundle.add_resource_overriding(resource(text));
    }
    bundle
}

fn resource(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).expect("the words were parsed by the tests")
}
