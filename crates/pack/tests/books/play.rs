//! Plays one section: puts its figures into an office of one state and prints what comes out. Lines
//! that no pack has stand for programmes that a publication only counts, not names.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::figure::{Blank, Cell, Figure, FigureBlock, FigureKind};
use domain::grade::Method;
use domain::indicator::{Indicator, IndicatorCode, Nature, Unit};
use domain::name::Name;
use domain::norm::PackRef;
use domain::period::Period;
use domain::place::{Place, PlaceCode, Tier, Tree};
use domain::scheme::{Against, Rulebook, Rules, Scheme, SchemeCode};
use domain::scorecard::{Outcome, Rank, Scorecard};
use score::Cube;

use crate::page::Section;

const UP: u32 = 9;
/// The month in which all books are played; every method of the books holds then.
const MONTH: &str = "2025-09";

/// A row of the section's figures: how often the line stands, and its two numbers. A place may be
/// `district > block`; a row of an earlier month is only held against.
struct Row {
    place: String,
    month: Period,
    line: String,
    times: usize,
    weight: i64,
    target: Option<Cell>,
    achieved: Option<Cell>,
}

impl Row {
    /// The codes of the lines that the row stands for.
    fn codes(&self) -> Vec<String> {
        match self.times {
            1 => vec![self.line.clone()],
            times => (1..=times).map(|n| format!("{}-{n}", self.line)).collect(),
        }
    }
}

fn rows(section: &Section) -> Vec<Row> {
    let figures = section.block("csv figures").expect("a section with a scorecard has figures");
    let mut reader = csv::Reader::from_reader(figures.text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let cell = |heading: &str| {
                let at = headings.iter().position(|h| h == heading);
                at.and_then(|at| record.get(at)).unwrap_or("").to_owned()
            };
            let or_one = |text: String| if text.is_empty() { "1".to_owned() } else { text };
            Row {
                place: cell("place"),
                month: month(&cell("month")),
                line: cell("line"),
                times: or_one(cell("times")).parse().unwrap(),
                weight: or_one(cell("weight")).parse().unwrap(),
                target: number(&cell("target")),
                achieved: number(&cell("achieved")),
            }
        })
        .collect()
}

fn month(text: &str) -> Period {
    Period::read(if text.is_empty() { MONTH } else { text }).unwrap()
}

fn number(text: &str) -> Option<Cell> {
    let blank = Blank::ALL.into_iter().find(|blank| blank.word() == text);
    match (text, blank) {
        ("", _) => None,
        (_, Some(blank)) => Some(Cell::Blank(blank)),
        _ => Some(Cell::Value(text.parse().unwrap())),
    }
}

/// The files of all packs, with the section's own grading and rules of honesty in place of the pack's where it has them.
fn files_of(pack: &str, section: &Section) -> Vec<(String, Vec<(String, String)>)> {
    let mut packs = pack::source::builtin();
    for file in ["grading.toml", "honesty.toml"] {
        let Some(own) = section.block(&format!("toml {file}")) else { continue };
        let (_, files) = packs.iter_mut().find(|(folder, _)| folder == pack).unwrap();
        files.retain(|(name, _)| name != file);
        files.push((file.to_owned(), own.text.clone()));
    }
    packs
}

/// What is wrong with the section's own grading.
pub(crate) fn faults(pack: &str, section: &Section) -> String {
    let packs = files_of(pack, section);
    let (_, files) = packs.iter().find(|(folder, _)| folder == pack).unwrap();
    pack::check(files).iter().map(|fault| format!("{}: {}\n", fault.code(), fault.what)).collect()
}

pub(crate) fn rules_of(pack: &str, section: &Section) -> Vec<Rules> {
    let read = |(folder, files): &(String, Vec<(String, String)>)| {
        let (rules, faults) = pack::read(files);
        rules.unwrap_or_else(|| panic!("{folder}: {faults:?}"))
    };
    files_of(pack, section).iter().map(read).collect()
}

/// The programmes that no pack names, as lines of weight 1 held against their target.
fn stand_ins(rows: &[Row], known: &Rulebook) -> Rules {
    let pack = PackRef { id: "book".to_owned(), version: "1".to_owned() };
    let name = Name::new("पुस्तक", "book");
    let mut rules = Rules { name, ..Rules::empty(pack.clone()) };
    for (code, weight) in rows.iter().flat_map(|r| r.codes().into_iter().map(|c| (c, r.weight))) {
        let (indicator, scheme) = (IndicatorCode::new(&code), SchemeCode::new(&code));
        let is_there = rules.schemes.iter().any(|other| other.code == scheme);
        if is_there || known.scheme(&scheme).is_some() {
            continue;
        }
        let name = Name::new(&code, &code);
        rules.indicators.push(Indicator {
            code: indicator.clone(),
            name: name.clone(),
            unit: Unit::Count,
            noun: name.clone(),
            nature: Nature::Flow,
            part_of: None,
            counted_at: None,
            aliases: vec![],
        });
        rules.schemes.push(Scheme {
            code: scheme,
            name: name.clone(),
            department: name,
            district_post: "dm".to_owned(),
            block_post: "bdo".to_owned(),
            achieved: indicator,
            against: Against::Target,
            weight,
            down_to: Tier::Block,
            pack: pack.clone(),
        });
    }
    rules
}

/// The places of the section in the order in which they stand: districts of the state, and blocks of them.
fn places(rows: &[Row]) -> Vec<(String, PlaceCode)> {
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let above = row.place.split_once(" > ").map(|(district, _)| district.to_owned());
        for name in above.into_iter().chain([row.place.clone()]) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let (mut n_districts, mut n_blocks) = (0, 0);
    let code = |name: &String| {
        let (tier, n) = match name.contains(" > ") {
            true => (Tier::Block, &mut n_blocks),
            false => (Tier::District, &mut n_districts),
        };
        *n += 1;
        PlaceCode::new(tier, *n)
    };
    let codes: Vec<PlaceCode> = names.iter().map(code).collect();
    names.into_iter().zip(codes).collect()
}

pub(crate) fn tree(state: PlaceCode, places: &[(String, PlaceCode)]) -> Tree {
    let place = |code: PlaceCode, parent, name: &str| Place {
        code,
        parent,
        slug: format!("place-{}", code.to_string().replace(' ', "-")),
        name: Name::new(name, name),
        aliases: vec![],
    };
    let parent = |name: &str| {
        let above = name.split_once(" > ").map(|(above, _)| above);
        let known = |above| places.iter().find(|(other, _)| other == above).map(|(_, code)| *code);
        above.map_or(Some(state), known)
    };
    let below = places.iter().map(|(name, code)| place(*code, parent(name), name));
    Tree::build(std::iter::once(place(state, None, "State")).chain(below).collect()).unwrap()
}

fn figures(rows: &[Row], places: &[(String, PlaceCode)], book: &Rulebook) -> Vec<Figure> {
    let mut figures = Vec::new();
    for row in rows {
        let place = places.iter().find(|(name, _)| *name == row.place).unwrap().1;
        let period = row.month;
        for code in row.codes() {
            let scheme = book.scheme(&SchemeCode::new(&code)).unwrap();
            let held = match &scheme.against {
                Against::Target => (scheme.achieved.clone(), FigureKind::TargetToDate),
                Against::Indicator(whole) => (whole.clone(), FigureKind::AchievedToDate),
            };
            let achieved = (scheme.achieved.clone(), FigureKind::AchievedToDate);
            for ((indicator, kind), cell) in [(held, row.target), (achieved, row.achieved)] {
                figures.extend(cell.map(|cell| Figure { indicator, place, period, kind, cell }));
            }
        }
    }
    figures
}

/// The cards of the section's places as a book prints them.
pub(crate) fn scorecard(pack: &str, section: &Section) -> String {
    let rows = rows(section);
    let own = rules_of(pack, section);
    let states = own.iter().find(|rules| rules.pack.id == pack).unwrap().states.clone();
    let state = states.first().copied().unwrap_or(PlaceCode::new(Tier::State, UP));
    let book = Rulebook::of(own);
    let book = book.with(stand_ins(&rows, &book));
    let places = places(&rows);
    let mut cube = Cube::new(Arc::new(tree(state, &places)));
    cube.apply(&FigureBlock::of(&figures(&rows, &places, &book))).unwrap();
    let period = Period::read(MONTH).unwrap();
    let method = book.method(Some(state), period.ends_on()).unwrap();
    let mut text = String::new();
    for (name, code) in &places {
        let league = score::sibling_league(&cube, &book, *code, period);
        let (card, rank) = league.iter().find(|(card, _)| card.place == *code).unwrap();
        head(&mut text, name, (card, *rank), method);
        let own: Vec<&Row> =
            rows.iter().filter(|row| row.place == *name && row.month == period).collect();
        for row in &own {
            line(&mut text, row, card);
        }
        if !own.is_empty() {
            rest(&mut text, (&rows, name), card);
        }
        sectors(&mut text, (card, &league), method);
    }
    text
}

fn sectors(
    text: &mut String,
    (card, league): (&Scorecard, &[(Scorecard, Option<Rank>)]),
    method: &Method,
) {
    let ranks = score::sector_ranks(league, method);
    for (sector, ranks) in card.sectors.iter().zip(&ranks) {
        let rank = ranks.ranks.iter().find(|(place, _)| *place == card.place).unwrap().1;
        let marks = (points(sector.marks_hundredths), points(sector.full_marks_hundredths));
        let scale = i128::from(method.scale) * 100;
        let score = sector.score.map_or("no score".to_owned(), |score| {
            format!("{} of {}", two_decimals(score.scaled(scale)), method.scale)
        });
        let code = &sector.code;
        writeln!(text, "  [{code}] {} of {} marks · {score} · {}", marks.0, marks.1, told(rank))
            .unwrap();
    }
}

fn told(rank: Option<Rank>) -> String {
    rank.map_or("no rank".to_owned(), |r| format!("rank {} of {}", r.rank, r.among))
}

fn head(text: &mut String, name: &str, (card, rank): (&Scorecard, Option<Rank>), method: &Method) {
    let marks = (points(card.marks_hundredths), points(card.full_marks_hundredths));
    let score = card.score_hundredths(method).map_or("no score".to_owned(), |score| {
        format!("{} of {}", two_decimals(score), method.scale)
    });
    let letter = card.letter.as_ref().map_or("-", |letter| letter.as_str());
    let rank = told(rank);
    writeln!(text, "{name}: {} of {} marks · {score} · {letter} · {rank}", marks.0, marks.1)
        .unwrap();
}

fn line(text: &mut String, row: &Row, card: &Scorecard) {
    let times = if row.times == 1 { String::new() } else { format!(" × {}", row.times) };
    let outcomes: Vec<String> = row.codes().iter().map(|code| outcome(card, code)).collect();
    let first = outcomes.first().unwrap();
    assert!(outcomes.iter().all(|other| other == first), "{} comes out unlike itself", row.line);
    writeln!(text, "  {}{times}: {first}", row.line).unwrap();
}

/// Lines that count though the section says nothing of them, as one held against what it says.
fn rest(text: &mut String, (rows, place): (&[Row], &str), card: &Scorecard) {
    let said: Vec<String> =
        rows.iter().filter(|row| row.place == place).flat_map(Row::codes).collect();
    for line in &card.lines {
        let code = line.scheme.as_str();
        let counts = line.outcome.marks_hundredths().is_some();
        if counts && !said.iter().any(|other| other == code) {
            writeln!(text, "  ({code}: {})", outcome(card, code)).unwrap();
        }
    }
}

fn outcome(card: &Scorecard, code: &str) -> String {
    let line = card.line(&SchemeCode::new(code)).unwrap();
    let short = match line.short_of_best {
        0 => String::new(),
        short => format!(" · {short} short"),
    };
    match &line.outcome {
        Outcome::Graded { ratio, letter, marks_hundredths } => format!(
            "{} of {} = {} %{} · {letter} · marks {}{short}",
            ratio.part(),
            ratio.whole(),
            two_decimals(ratio.percent_hundredths()),
            line.value.map_or(String::new(), |value| {
                format!(" → {}", two_decimals(value.percent_hundredths()))
            }),
            points(*marks_hundredths),
        ),
        Outcome::NotReported { letter, marks_hundredths } => {
            format!("not reported · {letter} · marks {}", points(*marks_hundredths))
        }
        Outcome::Out(blank) if line.weighted_full_hundredths > 0 => {
            format!("{} · no marks of {}", blank.word(), points(line.weighted_full_hundredths))
        }
        Outcome::Out(blank) => format!("out: {}", blank.word()),
        Outcome::Aside { ratio, why } => format!(
            "{} of {} = {} % · not graded: {}",
            ratio.part(),
            ratio.whole(),
            two_decimals(ratio.percent_hundredths()),
            why.word()
        ),
    }
}

fn two_decimals(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// Marks without needless decimals.
fn points(hundredths: i64) -> String {
    two_decimals(hundredths).trim_end_matches('0').trim_end_matches('.').to_owned()
}
