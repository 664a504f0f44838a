//! What the headings above a column say: which programme, target or achievement, in the month or to
//! date, in lakh or plain. A heading is matched whole or not at all; nothing is guessed from a part of a name.

use std::collections::BTreeMap;

use domain::figure::FigureKind;
use domain::indicator::IndicatorCode;
use domain::scheme::{Against, Rulebook};
use hindi::fold;

use crate::nearest::nearest;
use crate::vocabulary::{self, Word};

/// For which stretch of time figures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    InPeriod,
    ToDate,
    Year,
}

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) programme: Option<Programme>,
    pub(crate) is_target: bool,
    pub(crate) is_achieved: bool,
    pub(crate) stretch: Option<Stretch>,
    pub(crate) is_percent: bool,
    pub(crate) is_computed: bool,
    pub(crate) scale: u32,
    /// Words that were not understood.
    pub(crate) rest: String,
}

/// A programme as a heading names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Programme {
    pub(crate) indicator: IndicatorCode,
    /// What the target column of the line holds, when the line is held against another indicator.
    pub(crate) whole: Option<IndicatorCode>,
}

/// The programmes of the office by every name they go under.
pub(crate) struct Programmes {
    by_key: BTreeMap<String, Programme>,
    names: Vec<String>,
}

impl Programmes {
    /// Codes come before names, names before aliases, indicators before lines.
    pub(crate) fn of(book: &Rulebook) -> Self {
        let mut found = Self { by_key: BTreeMap::new(), names: Vec::new() };
        let plain = |code: &IndicatorCode| Programme { indicator: code.clone(), whole: None };
        for code in book.indicators().keys() {
            found.add(code.as_str(), &plain(code));
        }
        for (code, indicator) in book.indicators() {
            found.add(&indicator.name.hi, &plain(code));
            found.add(&indicator.name.en, &plain(code));
            found.names.push(indicator.name.hi.clone());
            found.names.push(indicator.name.en.clone());
        }
        for (code, indicator) in book.indicators() {
            for alias in &indicator.aliases {
                found.add(alias, &plain(code));
                found.names.push(alias.clone());
            }
        }
        for scheme in book.packs().iter().flat_map(|pack| &pack.schemes) {
            let whole = match &scheme.against {
                Against::Target => None,
                Against::Indicator(code) => Some(code.clone()),
            };
            let line = Programme { indicator: scheme.achieved.clone(), whole };
            for name in [scheme.code.as_str(), &scheme.name.hi, &scheme.name.en] {
                found.add(name, &line);
                found.names.push(name.to_owned());
            }
        }
        found.names.sort();
        found.names.dedup();
        found
    }

    fn add(&mut self, name: &str, programme: &Programme) {
        let stripped = fold::key(&read_words(name).rest);
        for key in [fold::key(name), stripped] {
            if !key.is_empty() {
                self.by_key.entry(key).or_insert_with(|| programme.clone());
            }
        }
    }

    /// The programme of a name, or of a name among words like लक्ष्य and तक.
    pub(crate) fn find(&self, text: &str) -> Option<&Programme> {
        let whole = self.by_key.get(&fold::key(text));
        whole.or_else(|| {
            let rest = fold::key(&read_words(text).rest);
            if rest.is_empty() { None } else { self.by_key.get(&rest) }
        })
    }

    /// The one programme whose name stands in a title; `None` when there are several or none.
    pub(crate) fn find_in_title(&self, title: &str) -> Option<&Programme> {
        let title = fold::key(title);
        let named = |(key, _): &(&String, &Programme)| {
            key.chars().count() >= 4 && title.contains(key.as_str())
        };
        let longest = self.by_key.iter().filter(named).max_by_key(|(key, _)| key.len())?;
        // Names inside the longest name are the same mention; any other programme makes it unclear.
        let is_other = |(key, programme): &(&String, &Programme)| {
            !longest.0.contains(key.as_str()) && programme.indicator != longest.1.indicator
        };
        let is_unclear = self.by_key.iter().filter(named).any(|found| is_other(&found));
        (!is_unclear).then_some(longest.1)
    }

    pub(crate) fn nearest(&self, text: &str) -> Vec<String> {
        nearest(text, self.names.iter().map(String::as_str))
    }

    /// What the texts above a column say, from the top text to the lowest.
    pub(crate) fn read(&self, texts: &[&str]) -> Meaning {
        let mut meaning = Meaning::default();
        // The text nearest to the figures says target or achieved; those above only fill what is open.
        for text in texts.iter().rev() {
            // A name may hold such words without meaning them: "10 लाख से अधिक ऋण".
            if self.by_key.contains_key(&fold::key(text)) {
                continue;
            }
            let words = read_words(text);
            if !meaning.is_target && !meaning.is_achieved {
                meaning.is_target = words.is_target;
                meaning.is_achieved = words.is_achieved;
            }
            meaning.stretch = meaning.stretch.or(words.stretch);
            meaning.scale = meaning.scale.max(words.scale);
        }
        if let Some(lowest) = texts.last() {
            let words = read_words(lowest);
            let is_name = self.by_key.contains_key(&fold::key(lowest));
            meaning.is_percent = words.is_percent && !is_name;
            meaning.is_computed = words.is_computed && !is_name;
        }
        meaning.programme = self.named(texts).cloned();
        meaning.rest = texts.iter().map(|text| read_words(text).rest).collect::<Vec<_>>().join(" ");
        meaning.rest = meaning.rest.trim().to_owned();
        meaning
    }

    /// The programme that the texts name together, or else the lowest that names one.
    fn named(&self, texts: &[&str]) -> Option<&Programme> {
        let tails = (0..texts.len()).filter_map(|from| texts.get(from..));
        tails
            .filter_map(|tail| self.find(&tail.join(" ")))
            .next()
            .or_else(|| texts.iter().rev().find_map(|text| self.find(text)))
    }
}

/// The words of one text; what was not understood is in `rest`.
pub(crate) fn read_words(text: &str) -> Meaning {
    let mut meaning = Meaning::default();
    let mut rest = Vec::new();
    let key = fold::key(text);
    meaning.is_percent = text.contains('%');
    for word in vocabulary::words(text) {
        match vocabulary::word(word) {
            Some(Word::Target) => meaning.is_target = true,
            Some(Word::Achieved) => meaning.is_achieved = true,
            Some(Word::ToDate) => meaning.stretch = Some(Stretch::ToDate),
            Some(Word::InPeriod) => meaning.stretch = Some(Stretch::InPeriod),
            Some(Word::Annual) => meaning.stretch = Some(Stretch::Year),
            Some(Word::Percent) => meaning.is_percent = true,
            Some(Word::Computed) => meaning.is_computed = true,
            Some(Word::Scale(power)) => meaning.scale = power,
            Some(Word::Noise) => {}
            None if word == "%" => {}
            None => rest.push(word),
        }
    }
    if meaning.stretch.is_none() {
        let says = |words: &str| key.contains(&fold::key(words));
        if says("माह में") || says("माह की") || says("माह का") || says("in month")
        {
            meaning.stretch = Some(Stretch::InPeriod);
        } else if says("to date") || says("up to") {
            meaning.stretch = Some(Stretch::ToDate);
        }
    }
    meaning.rest = rest.join(" ");
    meaning
}

impl Meaning {
    /// The kind of figure, where `default` says how figures without a word for it stand.
    pub(crate) fn kind(&self, default: Stretch) -> FigureKind {
        let is_to_date = self.stretch.unwrap_or(default) == Stretch::ToDate;
        match (self.is_target, is_to_date) {
            (true, true) => FigureKind::TargetToDate,
            (true, false) => FigureKind::Target,
            (false, true) => FigureKind::AchievedToDate,
            (false, false) => FigureKind::Achieved,
        }
    }

    pub(crate) fn has_kind(&self) -> bool {
        self.is_target || self.is_achieved
    }
}
