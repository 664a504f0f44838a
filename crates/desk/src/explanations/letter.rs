//! The letter that asks: everything that it says is gathered into one value when it goes out, with its
//! number, and the paper is made from that value alone, so it comes out the same for ever.

use domain::explanation::notice::{Notice, NoticeRow};
use domain::explanation::steps::Step;
use domain::explanation::{Addressee, Cause, Explanation, ExplanationId};
use domain::fact::Fact;
use domain::letter::{LetterKind, LetterNumber};
use domain::name::Name;
use domain::period::Fy;
use domain::post::{Post, PostId};
use domain::refusal::Refusal;
use domain::scheme::Vocabulary;
use hindi::Lang;
use jiff::ToSpan;
use letters::{Language, Pdf};
use store::Write;

use super::line_of;
use crate::desk::Books;
use crate::error::{Error, Result};
use crate::papers::{check_code, say};
use crate::wording;
use crate::wording::explanation::Matter;

/// How the norms of reply limits begin; the word of the cause follows.
const REPLY_DAYS: &str = "explanation-reply-days-";

/// The number that the next letter of a post's place gets.
pub(super) fn next_number(books: &mut Books<'_, '_, Write>, by: PostId) -> Result<LetterNumber> {
    let place = store::posts::get(books.tx, books.today, by)?.place;
    let fy = Fy::of(books.today);
    Ok(store::letters::next_number(books.tx, LetterKind::Explanation, place, fy)?)
}

/// The letter as `by` would sign it today under a number.
///
/// # Errors
/// No pack says how many days the cause has, or a post is not there.
pub fn notice<M>(
    books: &mut Books<'_, '_, M>,
    explanation: &Explanation,
    by: PostId,
    number: LetterNumber,
) -> Result<Notice> {
    let named = [Some(by), Some(explanation.given.asked), explanation.drafted_by];
    let posts = crate::posts::with_superiors(books, named.into_iter().flatten())?;
    let find = |id: PostId| posts.get(&id).ok_or(Error::NotFound);
    let (signer, asked) = (find(by)?, find(explanation.given.asked)?);
    let sitting = sitting(books, explanation)?;
    let references = references(books, explanation, sitting.as_ref())?;
    let (today, known) = (books.today, &books.known);
    let reply_days = reply_days(books, explanation)?;
    let state = known.state_of(signer.place);
    let vocabulary = known.book.vocabulary(state);
    let matter = Matter { known, vocabulary, explanation, today, sitting };
    let own = wording::place(known, signer.place);
    let above = line_of(&posts, asked.id);
    let drafter = explanation.drafted_by.filter(|id| *id != asked.id && !above.contains(id));
    let copies = above.iter().copied().chain(drafter).filter(|id| *id != by);
    let copies = copies.filter_map(|id| find(id).ok());
    Ok(Notice {
        vocabulary,
        office: Name::new(
            &format!("कार्यालय {}, {}", signer.title.hi, own.hi),
            &format!("Office of the {}, {}", signer.title.en, own.en),
        ),
        number,
        issued_on: today,
        to: addressee(books, asked),
        subject: matter.subject(),
        references,
        body: matter.body(),
        rows: matter.rows(),
        reply_days,
        reply_by: today.saturating_add(reply_days.days()),
        signed: addressee(books, signer),
        copy_to: copies.map(|post| wording::post_at(known, post)).collect(),
    })
}

fn addressee<M>(books: &Books<'_, '_, M>, post: &Post) -> Addressee {
    let holder = post.holder_name();
    Addressee { post: wording::post_at(&books.known, post), holder }
}

/// How many days the cause has, by the pack of the state and the day.
fn reply_days<M>(books: &Books<'_, '_, M>, explanation: &Explanation) -> Result<i64> {
    let code = format!("{REPLY_DAYS}{}", explanation.given.cause.word());
    let state = books.known.state_of(explanation.given.place);
    let norm = books.known.book.norm(&code, state, books.today).map(|norm| norm.value);
    norm.ok_or_else(|| Refusal::NormMissing { code }.into())
}

/// The sitting in words: the one that ordered it, or from which the post was absent.
fn sitting<M>(books: &mut Books<'_, '_, M>, explanation: &Explanation) -> Result<Option<Name>> {
    let review = match explanation.given.cause {
        Cause::Absence { review } => Some(review),
        _ => explanation.given.review,
    };
    let Some(review) = review else { return Ok(None) };
    let held = store::reviews::review(books.tx, review)?.sitting;
    let series = store::reviews::series(books.tx, held.series)?.series.name;
    let on = |lang| hindi::date::long(held.on, lang);
    Ok(Some(Name::new(
        &format!("{} दिनांक {}", series.hi, on(Lang::Hi)),
        &format!("the {} of {}", series.en, on(Lang::En)),
    )))
}

fn references<M>(
    books: &mut Books<'_, '_, M>,
    explanation: &Explanation,
    sitting: Option<&Name>,
) -> Result<Vec<Name>> {
    let stop = |name: &Name| {
        let en = name.en.strip_prefix("the ").unwrap_or(&name.en);
        Name::new(&format!("{}।", name.hi), &format!("{en}."))
    };
    let mut references: Vec<Name> = sitting.map(stop).into_iter().collect();
    if let Some(id) = explanation.given.directive {
        let directive = store::directives::get(books.tx, id)?;
        let on = hindi::date::short(directive.issued_on);
        let words = &directive.given.words;
        references.push(Name::new(
            &format!("निर्देश क्रमांक {id} दिनांक {on} – “{words}”।"),
            &format!("Directive no. {id} of {on}: “{words}”."),
        ));
    }
    Ok(references)
}

/// The letter as PDF.
///
/// # Errors
/// It did not go out, or the paper cannot be set.
pub fn pdf<M>(books: &mut Books<'_, '_, M>, id: ExplanationId, language: Language) -> Result<Pdf> {
    let sent = store::letters::of_explanation(books.tx, id)?;
    let letter = sent.first().ok_or(Error::NotFound)?;
    let recorded = store::ledger::get(books.tx, letter.fact)?;
    let Fact::ExplanationMoved { step: Step::Called { notice }, .. } = recorded.fact else {
        return Err(Error::NotFound);
    };
    Ok(letters::explanation(&paper(&notice, &recorded.hash.to_string(), language))?)
}

fn paper(notice: &Notice, hash: &str, language: Language) -> letters::Explanation {
    let say = |name: &Name| say(name, language);
    let figure = |row: &NoticeRow| letters::ExplanationFigure {
        what: say(&row.what),
        target: say(&row.target),
        achieved: say(&row.achieved),
        percent: say(&row.percent),
        grade: say(&row.grade),
    };
    letters::Explanation {
        vocabulary: match notice.vocabulary {
            Vocabulary::Up => letters::Vocabulary::Up,
            Vocabulary::Mp => letters::Vocabulary::Mp,
        },
        language,
        letterhead: letters::Letterhead {
            office: vec![say(&notice.office)],
            number: say(&wording::explanation::number(notice.number, notice.vocabulary)),
            dated_on: notice.issued_on,
        },
        to: letters::Signatory { name: say(&notice.to.holder), post: say(&notice.to.post) },
        subject: say(&notice.subject),
        references: notice.references.iter().map(say).collect(),
        body: notice.body.iter().map(say).collect(),
        figures: notice.rows.iter().map(figure).collect(),
        reply_days: notice.reply_days.to_string(),
        reply_by: notice.reply_by,
        signature: letters::Signatory {
            name: say(&notice.signed.holder),
            post: say(&notice.signed.post),
        },
        copies: notice.copy_to.iter().map(say).collect(),
        check_code: check_code(hash),
    }
}
