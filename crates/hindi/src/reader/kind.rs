//! What kind of act a directive asks for: by the main verb, not by what is done on the way to it.

use super::DirectiveKind;
use super::classes as class;
use super::lexer::{Kind, Token};

/// How far before the verb its noun stands.
const NEAR: usize = 5;

/// The kind of the clause in `tokens`; `explains` when an explanation is asked for.
pub(super) fn of(tokens: &[Token<'_>], explains: bool) -> DirectiveKind {
    if explains {
        return DirectiveKind::Explain;
    }
    let main = main_part(tokens);
    // "जांच करवाने की व्यवस्था करें": the arrangement is the act.
    let near_verb = main.get(main.len().saturating_sub(NEAR)..).unwrap_or(main);
    let owned = near_verb.windows(2).position(
        |pair| matches!(pair, [verb, of] if verb.is(class::INFINITIVE) && of.is(class::OF)),
    );
    let verb = near_verb.iter().skip(owned.map_or(0, |at| at + 2));
    let near = |set| verb.clone().any(|token| token.is(set));
    let anywhere = |set| main.iter().any(|token| token.is(set));
    let supplies = main.iter().rev().take(4).any(|t| {
        matches!(
            t.text,
            "उपलब्ध"
                | "प्रस्तुत"
                | "प्रेषित"
                | "भेजने"
                | "भेजें"
                | "भेजी"
                | "भिजवाने"
        )
    });
    let handed = main.windows(2).any(|pair| matches!(pair, [to, verb] if to.is(class::KO) && ["दें", "देने", "दी", "दे"].contains(&verb.text)));
    let supplies = supplies || handed;
    let hands = near(class::K_HAND) && !main.iter().rev().take(2).any(|t| t.is(class::K_COMPLETE));
    if hands && (has_paper(tokens) || supplies && tokens.iter().any(|t| t.is(class::K_NEWS))) {
        return DirectiveKind::Report;
    }
    if near(class::K_COMPLETE)
        || is_object(main, class::K_COMPLETE)
        || reaches_target(main)
        || closes_works(main)
    {
        return DirectiveKind::Complete;
    }
    if near(class::K_INSPECT) || is_object(main, class::K_INSPECT) {
        return DirectiveKind::Inspect;
    }
    let there = main.iter().rev().take(2).any(|t| matches!(t.text, "भाग" | "प्रतिभाग"));
    let attends = (near(class::PRESENT) || there) && anywhere(class::K_MEET);
    if attends || near(class::K_MEET) && anywhere(class::HOLD) {
        return DirectiveKind::Meet;
    }
    DirectiveKind::Do
}

/// "… का सत्यापन … के माध्यम से कराने": the object of करना further to the left.
fn is_object(main: &[Token<'_>], set: super::classes::Set) -> bool {
    let does = main.iter().rev().take(3).any(|t| t.text.starts_with("कर") || t.is(class::DID));
    let own = |three: &[Token<'_>]| matches!(three, [of, noun, next] if of.is(class::OF) && noun.is(set) && !next.is(class::OF | class::MEIN | class::FOR | class::AND | class::AFTER | class::SE));
    does && main.windows(3).any(own)
}

/// The clause behind its last conjunctive participle, without "सुनिश्चित करें".
fn main_part<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let mut tokens = tokens;
    if let Some(at) = tokens.iter().rposition(|token| token.is(class::MAKE_SURE))
        && at + 4 > tokens.len()
    {
        tokens = tokens.get(..at).unwrap_or(tokens);
    }
    let last = tokens.len().saturating_sub(2);
    let participle = |token: &Token<'_>| {
        let ends = ["कर", "करके", "कराकर", "करके"].iter().any(|end| token.text.ends_with(end));
        token.kind == Kind::Word && (ends || token.is(class::BEING)) && !token.is(class::OF)
    };
    // "कर दिया जाए" is one verb, no way to another.
    let helper = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            t.is(class::DID)
                || ["दें", "लें", "देने", "लेने", "ले", "दे", "देना", "लेना", "लेंगे", "देंगे"].contains(&t.text)
        })
    };
    let cut = (0..last).rev().find(|at| tokens.get(*at).is_some_and(participle) && !helper(at + 1));
    // What stands before "हेतु" is only what the act is for.
    let purpose = (0..last).rev().find(|at| tokens.get(*at).is_some_and(|t| t.is(class::FOR)));
    let cut = cut.max(purpose);
    cut.and_then(|at| tokens.get(at + 1..)).filter(|main| main.len() > 1).unwrap_or(tokens)
}

/// A paper is what is handed over, not a plan (योजना) under which something is done.
fn has_paper(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let scheme = token.text.starts_with("योजना") || token.text.starts_with("प्रस्ताव");
        let owner =
            tokens.get(at + 1).is_some_and(|next| next.is(class::OF | class::MEIN | class::AFTER));
        token.is(class::K_PAPER) && !(scheme && owner)
    })
}

/// "60 प्रतिशत तक पहुंचाने", "लक्ष्य … सुनिश्चित करने".
fn reaches_target(main: &[Token<'_>]) -> bool {
    let percent = main.iter().any(|t| t.is(class::M_PERCENT) || t.is(class::C_TARGET));
    let verb = main.iter().rev().take(3);
    let reaches = verb.clone().any(|t| t.text.starts_with("पहुंचा") || t.text.starts_with("पहुँचा"));
    let target_last = main.iter().rev().take(5).any(|t| t.is(class::C_TARGET));
    percent && reaches || target_last
}

/// बंद closes works and cases; shops and vehicles are only shut.
fn closes_works(main: &[Token<'_>]) -> bool {
    let close = main.iter().rev().take(3).any(|t| t.is(class::K_CLOSE));
    close
        && main.iter().any(|t| {
            matches!(
                t.text,
                "कार्य"
                    | "कार्यों"
                    | "प्रकरण"
                    | "प्रकरणों"
                    | "मामले"
                    | "मामलों"
            )
        })
}
