//! Filling the pages that show how a line, and the whole card, came about.

use desk::Books;
use desk::figures::Used;
use desk::scorecards::{BandRow, Derivation, Ground};
use domain::grade::{Band as MethodBand, Marks, Method, Value as MarkedValue};
use domain::period::Period;
use domain::place::Place;
use domain::scheme::SchemeCode;
use domain::scorecard::{Basis, Outcome, Scorecard};
use hindi::digits;

use super::show::{left, remark};
use super::{address, crumbs};
use crate::frame::frame;
use crate::look::frame::Section;
use crate::look::parts::Link;
use crate::look::scorecard::{Band, CardDerivation, FigureUsed, LineDerivation, NormUsed, SumLine};
use crate::look::words::Words;
use crate::shown::{self, DASH};
use crate::visit::Visit;
use desk::wording;

pub(super) fn line<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    period: Period,
    code: &SchemeCode,
) -> desk::Result<LineDerivation> {
    let words = visit.words(books, place.code);
    let derived = desk::scorecards::derived(books, place.code, period, code)?;
    let programme = visit.say(&wording::scheme(&books.known, code));
    let scheme = books.known.book.scheme(code);
    let unit = shown::unit(&books.known, scheme);
    let derivation = &derived.derivation;
    let post = answering(books, visit, place, code);
    let remark = derived.card.line(code).map(|line| remark(visit, &line.outcome));
    let known = books.known.clone();
    let since = desk::months::changed_since(&known, place.code, period);
    let since = desk::months::of_line(&known, &since, code);
    Ok(LineDerivation {
        words,
        crumbs: crumbs(books, visit, place, period),
        grade: shown::grade(derivation.letter.as_ref()),
        post,
        achieved: shown::cell(visit, derivation.achieved, unit),
        target: shown::cell(visit, derivation.target, unit),
        ratio: ratio(derivation),
        percent: derivation.percent_hundredths.map_or_else(|| DASH.to_owned(), digits::percent),
        remark: remark.unwrap_or_default(),
        value: value(&words, &derived.method, derivation),
        bands: derivation.bands.iter().map(|row| line_band(row, &derived.method)).collect(),
        marks: derivation.marks_hundredths.map_or_else(|| DASH.to_owned(), shown::marks),
        marks_max: shown::marks(derivation.best_marks_hundredths),
        weight: derivation.weight.to_string(),
        share: share(derivation, derived.method.scale),
        lift: match derivation.short_of_best {
            0 => String::new(),
            short => words.w1("lift-needs", "n", left(short, unit)),
        },
        norm: norm(visit, &words, &derived.method),
        figures: derived.used.iter().map(|used| figure(books, visit, used)).collect(),
        changes: crate::months::changes(books, visit, &since)?,
        then: None,
        card: Link::new(address(&place.slug, period), words.w("card")),
        frame: frame(books, visit, &words, Section::Scorecard, &programme)?,
        programme,
    })
}

fn answering<M>(
    books: &Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    code: &SchemeCode,
) -> String {
    use domain::place::Tier;
    let book = &books.known.book;
    let is_district = place.code.tier() <= Tier::District;
    let kind = book
        .scheme(code)
        .map(|s| if is_district { &s.district_post } else { &s.block_post })
        .and_then(|kind| book.post_kind(books.known.state_of(place.code), kind));
    kind.map_or(String::new(), |kind| visit.say(kind.title_on(books.today)))
}

/// The counts as a ratio, with what they make: `172 ÷ 218`.
fn ratio(derivation: &Derivation) -> String {
    match derivation.ground {
        Ground::Counts(ratio) | Ground::Aside(ratio, _) => {
            format!("{} ÷ {}", grouped(ratio.part()), grouped(ratio.whole()))
        }
        Ground::NotReported | Ground::Out(_) => DASH.to_owned(),
    }
}

fn grouped(count: i128) -> String {
    i64::try_from(count).map_or_else(|_| count.to_string(), digits::group)
}

/// What the line adds to the score, on the method's scale.
fn share(derivation: &Derivation, scale: i64) -> String {
    derivation.share.map_or_else(
        || DASH.to_owned(),
        |share| digits::percent(share.scaled(i128::from(scale) * 100)),
    )
}

/// What was marked, where it is not the percent.
fn value(words: &Words, method: &Method, derivation: &Derivation) -> String {
    let Some(hundredths) = derivation.value_hundredths else { return String::new() };
    let key = match method.terms.value {
        MarkedValue::Percent => return String::new(),
        MarkedValue::Gain { .. } => "value-gain",
        MarkedValue::Spread => "value-spread",
        MarkedValue::Frontier { .. } => "value-frontier",
    };
    words.w1(key, "n", digits::percent(hundredths))
}

fn line_band(row: &BandRow, method: &Method) -> Band {
    let is_by_band = method.terms.marks == Marks::Bands;
    Band {
        grade: shown::grade(Some(&row.letter)),
        bounds: shown::bounds(row.low, row.high, "%"),
        marks: if is_by_band { shown::marks(row.marks_hundredths) } else { String::new() },
        is_hit: row.is_hit,
    }
}

fn norm(visit: &Visit, words: &Words, method: &Method) -> NormUsed {
    let what = visit.say(&method.name);
    NormUsed {
        what: if method.is_default {
            format!("{what} ({})", words.w("norm-default"))
        } else {
            what
        },
        from: hindi::date::short(method.validity.from),
        to: method.validity.to.map_or_else(|| words.w("norm-onward"), hindi::date::short),
        source: method.source.clone(),
        pack: format!("{} {}", method.pack.id, method.pack.version),
    }
}

fn figure<M>(books: &Books<'_, '_, M>, visit: &Visit, used: &Used) -> FigureUsed {
    let indicator = books.known.book.indicators().get(&used.figure.indicator);
    let name = indicator.map_or(String::new(), |i| visit.say(&i.name));
    let unit = indicator.map_or(domain::indicator::Unit::Count, |i| i.unit);
    let kind = visit.say(&wording::kind(used.figure.kind));
    FigureUsed {
        what: format!("{name} · {kind} · {}", super::period_name(visit, used.figure.period)),
        place: visit.say(&wording::place(&books.known, used.figure.place)),
        value: shown::cell(visit, used.figure.cell, unit),
        source: used.source.name.clone(),
        as_on: hindi::date::short(used.source.as_on),
        fact: Link::new(format!("/ledger/{}", used.fact), used.fact.to_string()),
        is_synthetic: used.source.synthetic,
    }
}

pub(super) fn sum<M>(
    books: &mut Books<'_, '_, M>,
    visit: &Visit,
    place: &Place,
    period: Period,
) -> desk::Result<CardDerivation> {
    let words = visit.words(books, place.code);
    let card = desk::scorecards::card(&books.known, place.code, period)?;
    let (now, method) = (&card.standing.now, &card.method);
    let lines = now.lines.iter().map(|line| {
        let marks = line.outcome.marks_hundredths();
        SumLine {
            programme: Link::new(
                format!("{}/{}", address(&place.slug, period), line.scheme),
                visit.say(&wording::scheme(&books.known, &line.scheme)),
            ),
            grade: shown::grade(line.outcome.letter()),
            marks: marks.map_or_else(|| DASH.to_owned(), shown::marks),
            weight: line.weight.to_string(),
            weighted: line.weighted_hundredths.map_or_else(|| DASH.to_owned(), shown::marks),
            weighted_max: match line.weighted_full_hundredths {
                0 => DASH.to_owned(),
                full => shown::marks(full),
            },
            left_out: match &line.outcome {
                Outcome::Out(_) | Outcome::Aside { .. } => remark(visit, &line.outcome),
                _ => String::new(),
            },
        }
    });
    let lines = lines.collect();
    let score = now.score_hundredths(method).map_or_else(|| DASH.to_owned(), digits::percent);
    let title = words.w("how-computed");
    Ok(CardDerivation {
        words,
        crumbs: crumbs(books, visit, place, period),
        grade: shown::grade(now.letter.as_ref()),
        working: working(&words, now, method, &score),
        out_of: method.scale.to_string(),
        lines,
        sum_marks: shown::marks(now.marks_hundredths),
        sum_max: shown::marks(now.full_marks_hundredths),
        bands: method.score_bands.iter().map(|band| score_band(band, now)).collect(),
        norm: norm(visit, &words, method),
        then: None,
        card: Link::new(address(&place.slug, period), words.w("card")),
        frame: frame(books, visit, &words, Section::Scorecard, &title)?,
        score,
    })
}

fn working(words: &Words, card: &Scorecard, method: &Method, score: &str) -> String {
    match card.basis {
        Basis::Lines => {}
        Basis::Unranked => return words.w("basis-unranked"),
        Basis::Means { n_places } => {
            return format!("{} = {score}", words.w1("basis-means", "n", n_places));
        }
        Basis::Sectors => return format!("{} = {score}", by_sectors(words, card, method)),
    }
    format!(
        "{} ÷ {} × {} = {score}",
        shown::marks(card.marks_hundredths),
        shown::marks(card.full_marks_hundredths),
        method.scale
    )
}

/// `माध्य (9.21 × 1, 7.40 × 2)`: the sectors' scores with their weights.
fn by_sectors(words: &Words, card: &Scorecard, method: &Method) -> String {
    let scale = i128::from(method.scale) * 100;
    let counted = card.sectors.iter().filter_map(|sector| {
        let score = digits::percent(sector.score?.scaled(scale));
        Some(format!("{score} × {}", sector.weight))
    });
    let parts: Vec<String> = counted.collect();
    words.w1("basis-sectors", "parts", parts.join(", "))
}

fn score_band(band: &MethodBand, card: &Scorecard) -> Band {
    Band {
        grade: shown::grade(Some(&band.letter)),
        bounds: shown::bounds(band.low, band.high, "·"),
        marks: String::new(),
        is_hit: card.letter.as_ref() == Some(&band.letter),
    }
}
