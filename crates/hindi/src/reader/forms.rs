//! The forms of Hindi verbs: from a listed infinitive all of them, from an ending the likely one.
//!
//! Only the forms by which a note orders are made: infinitive (करने, करना), subjunctive (करें, कराए),
//! future (करेंगे) and the participle in कर. Past forms are closed words of the grammar file.

use super::classes::{self as class, Set};

/// Every form of an infinitive in -ना with its class; nothing for another word.
pub(super) fn of(infinitive: &str) -> Vec<(String, Set)> {
    let Some(stem) = infinitive.trim().strip_suffix("ना") else { return Vec::new() };
    let mut forms = Vec::new();
    let mut add = |endings: &[&str], set: Set| {
        forms.extend(endings.iter().map(|ending| (format!("{stem}{ending}"), set)));
    };
    add(&["ने"], class::INFINITIVE);
    add(&["ना", "नी"], class::INFINITIVE_NA);
    add(&["कर", "के"], class::PARTICIPLE);
    match stem.chars().last() {
        Some('ा' | 'ी' | 'ू' | 'ई' | 'ओ') => {
            add(&["एं", "एँ", "यें", "वें", "ऐं", "यं"], class::SUBJUNCTIVE);
            add(&["ए", "ये", "वे", "य", "ऐ"], class::SUBJUNCTIVE_ONE);
            add(&["एंगे", "येंगे", "एगा", "एगी", "येगा", "येगी", "एंगी"], class::FUTURE);
        }
        Some('े') => {
            add(&["ं", "वें"], class::SUBJUNCTIVE);
            add(&[""], class::SUBJUNCTIVE_ONE);
            add(&["ंगे", "गा", "गी", "ंगी"], class::FUTURE);
        }
        Some('ो') => {
            add(&["ं", "वें", "एं"], class::SUBJUNCTIVE);
            add(&["", "वे", "ए"], class::SUBJUNCTIVE_ONE);
            add(&["ंगे", "गा", "गी", "ंगी"], class::FUTURE);
        }
        _ => {
            add(&["ें", "े ं"], class::SUBJUNCTIVE);
            add(&["े"], class::SUBJUNCTIVE_ONE);
            add(&["ेंगे", "ेगा", "ेगी", "ेंगी"], class::FUTURE);
        }
    }
    // दे and ले also stand alone as the subjunctive of one person; the stem करे of no other verb is a word.
    forms
}

/// What an unlisted word is by its ending: -ने after two letters or more is an infinitive.
pub(super) fn by_ending(word: &str) -> Set {
    let Some(stem) = word.strip_suffix("ने") else { return Set::NONE };
    let devanagari = word.starts_with(crate::script::is_devanagari_letter);
    if devanagari && stem.chars().count() >= 2 { class::INFINITIVE } else { Set::NONE }
}
