//! Whose row it is: the place, the programme and the month that a row names for itself. A block that
//! is written once over several rows holds for all of them.

use domain::period::Period;
use domain::place::{PlaceCode, Tier};
use domain::shape::Means;
use hindi::{date, legacy_font};

use crate::columns::Use;
use crate::find::{Layout, Table, Why};
use crate::finding::{Finding, What};
use crate::grid::{Raw, Row};
use crate::heading::{Meaning, Programme};
use crate::nearest::offered;
use crate::places::Found;
use crate::rows::{RowSays, Taking};
use crate::shape;
use crate::take_in::RowMatch;

/// The columns that name things, and what they said last.
pub(crate) struct Labels {
    /// Higher tiers first; the last one names the row's own place.
    places: Vec<(u32, Option<Tier>, Option<PlaceCode>)>,
    code: Option<u32>,
    indicator: Option<u32>,
    month: Option<u32>,
    layout: Layout,
    last: RowSays,
}

impl Labels {
    pub(crate) fn new(table: &Table<'_>) -> Self {
        let mut places: Vec<(u32, Option<Tier>, Option<PlaceCode>)> = Vec::new();
        let (mut code, mut indicator, mut month) = (None, None, None);
        for column in &table.columns {
            match column.holds {
                Use::Place(tier) => places.push((column.ix, tier, None)),
                Use::Code if code.is_none() => code = Some(column.ix),
                Use::Indicator if indicator.is_none() => indicator = Some(column.ix),
                Use::Month if month.is_none() => month = Some(column.ix),
                _ => {}
            }
        }
        places.sort_by_key(|(_, tier, _)| tier.unwrap_or(Tier::Village));
        let last = RowSays::default();
        Self { places, code, indicator, month, layout: table.layout, last }
    }

    /// Whether the row names a place, though it may hold no figures.
    pub(crate) fn is_known(&self, row: Row<'_>, taking: &Taking<'_>) -> bool {
        self.places.iter().any(|(column, tier, _)| {
            let text = row.at(*column).text();
            let top = taking.context.top;
            matches!(taking.known.places.find(text, top, *tier), Found::One(_))
        })
    }

    /// What the row says of itself; `None` when it cannot be taken, with a finding that says why.
    pub(crate) fn read(
        &mut self,
        row: Row<'_>,
        has_figures: bool,
        taking: &mut Taking<'_>,
    ) -> Option<RowSays> {
        let mut says = RowSays { period: self.period(row, taking)?, ..RowSays::default() };
        if let Some(column) = self.indicator {
            let text = row.at(column).text();
            if text.is_empty() && self.last.meaning.programme.is_some() {
                says.meaning = self.last.meaning.clone();
            } else {
                says.meaning = match shape::decided(taking.context.decided, text) {
                    Some(Means::Figures { indicator, kind }) => {
                        let programme = Programme { indicator: indicator.clone(), whole: None };
                        Meaning::decided(programme, *kind)
                    }
                    Some(Means::LeftAside) => {
                        taking.ignore(row.number(), column, text, Why::Decided);
                        return None;
                    }
                    None => taking.known.programmes.read(&[text]),
                };
                if says.meaning.programme.is_none() {
                    unknown_indicator(row, column, text, taking);
                    return None;
                }
            }
        }
        if self.layout != Layout::Transposed {
            says.place = Some(self.place(row, has_figures, taking)?);
        }
        self.last = says.clone();
        Some(says)
    }

    fn period(&self, row: Row<'_>, taking: &mut Taking<'_>) -> Option<Option<Period>> {
        let Some(column) = self.month else { return Some(None) };
        let raw = row.at(column);
        if raw == Raw::Empty {
            return Some(self.last.period);
        }
        let period = month(raw, taking.context.period);
        if period.is_none() {
            let at = taking.at(row.number(), column);
            let text = raw.text().to_owned();
            taking.findings.push(Finding::stops(What::BadMonth { text }).at(at));
        }
        period.map(Some)
    }

    fn place(
        &mut self,
        row: Row<'_>,
        has_figures: bool,
        taking: &mut Taking<'_>,
    ) -> Option<PlaceCode> {
        let top = taking.context.top;
        let by_code = self.code.and_then(|column| {
            let raw = row.at(column);
            (raw != Raw::Empty).then(|| (column, raw.text().to_owned()))
        });
        let mut within = top;
        let n_upper = self.places.len().saturating_sub(1);
        for (column, tier, last) in self.places.iter_mut().take(n_upper) {
            let text = row.at(*column).text();
            if !text.is_empty() {
                *last = Some(found(row, *column, text, (top, *tier), taking)?);
            }
            within = last.unwrap_or(within);
        }
        // A district above the top, written in every row, narrows nothing.
        if !taking.context.tree.is_within(within, top) {
            within = top;
        }
        let own = self.places.last().copied();
        let own_text = own.map_or("", |(column, _, _)| row.at(column).text());
        if let Some((column, code)) = by_code {
            let tier = own.and_then(|(_, tier, _)| tier);
            let place = found(row, column, &code, (within, tier), taking)?;
            self.check_name(row, place, own, taking)?;
            return Some(self.matched(row, &code, place, taking));
        }
        let Some((column, tier, _)) = own else { return missing(row, taking) };
        if own_text.is_empty() {
            if self.layout == Layout::Long && self.last.place.is_some() {
                return self.last.place;
            }
            return if within != top && !has_figures { None } else { missing(row, taking) };
        }
        let place = found(row, column, own_text, (within, tier), taking)?;
        Some(self.matched(row, own_text, place, taking))
    }

    /// A code and a name in one row must be the same place.
    fn check_name(
        &self,
        row: Row<'_>,
        place: PlaceCode,
        own: Option<(u32, Option<Tier>, Option<PlaceCode>)>,
        taking: &mut Taking<'_>,
    ) -> Option<()> {
        let Some((column, tier, _)) = own else { return Some(()) };
        let text = row.at(column).text();
        let named = taking.known.places.find(text, taking.context.top, tier);
        let differs = match &named {
            Found::One(other) => *other != place,
            Found::Several(others) => !others.contains(&place),
            Found::Outside => true,
            Found::Unknown => false,
        };
        if !differs || text.is_empty() {
            return Some(());
        }
        let what = What::CodeAndNameDiffer { code: place.lgd().to_string(), text: text.to_owned() };
        let at = taking.at(row.number(), column);
        taking.findings.push(Finding::stops(what).at(at));
        None
    }

    fn matched(
        &self,
        row: Row<'_>,
        text: &str,
        place: PlaceCode,
        taking: &mut Taking<'_>,
    ) -> PlaceCode {
        let is_repeated = self.layout == Layout::Long && self.last.place == Some(place);
        if !is_repeated {
            taking.rows.push(RowMatch { row: row.number(), text: text.to_owned(), place });
        }
        place
    }
}

fn missing(row: Row<'_>, taking: &mut Taking<'_>) -> Option<PlaceCode> {
    let at = crate::finding::CellRef::row(taking.sheet, row.number());
    taking.findings.push(Finding::stops(What::PlaceMissing).at(at));
    None
}

/// The place of a label, or a finding that says why there is none.
fn found(
    row: Row<'_>,
    column: u32,
    text: &str,
    (within, tier): (PlaceCode, Option<Tier>),
    taking: &mut Taking<'_>,
) -> Option<PlaceCode> {
    let places = taking.known.places;
    let is_code = !text.is_empty()
        && hindi::digits::latin_digits(text).bytes().all(|byte| byte.is_ascii_digit());
    let found = if is_code {
        places.find_code(text, within, tier)
    } else {
        places.find(text, within, tier)
    };
    let what = match found {
        Found::One(place) => return Some(place),
        Found::Several(choices) => {
            let choices: Vec<String> = choices.iter().map(ToString::to_string).collect();
            What::PlaceUnclear { text: text.to_owned(), choices: choices.join(", ") }
        }
        Found::Outside => What::PlaceOutside { text: text.to_owned(), top: places.name(within) },
        Found::Unknown if row.is_legacy(column) || legacy_font::looks_legacy(text) => {
            What::LegacyFont { text: text.to_owned() }
        }
        Found::Unknown => {
            let nearest = if taking.findings.has_room() {
                offered(&places.nearest(text))
            } else {
                String::new()
            };
            What::UnknownPlace { text: text.to_owned(), nearest }
        }
    };
    let at = taking.at(row.number(), column);
    taking.findings.push(Finding::stops(what).at(at));
    None
}

fn unknown_indicator(row: Row<'_>, column: u32, text: &str, taking: &mut Taking<'_>) {
    let what = if row.is_legacy(column) || legacy_font::looks_legacy(text) {
        What::LegacyFont { text: text.to_owned() }
    } else {
        let nearest = if taking.findings.has_room() {
            offered(&taking.known.programmes.nearest(text))
        } else {
            String::new()
        };
        What::UnknownIndicator { text: text.to_owned(), nearest }
    };
    let at = taking.at(row.number(), column);
    taking.findings.push(Finding::stops(what).at(at));
}

/// The month of a cell; a bare month falls in the financial year of `context`.
fn month(raw: Raw<'_>, context: Period) -> Option<Period> {
    if let Raw::Date(day) = raw {
        return day.parse().ok().map(Period::month_of);
    }
    let text = raw.text();
    if let Some(period) = Period::read(text) {
        return Some(period);
    }
    if let Some((year, month)) = date::read_month(text) {
        return Period::month(year, month);
    }
    let number = hindi::digits::latin_digits(text).trim().parse().ok();
    let month: i8 = number.or_else(|| date::month_number(text))?;
    let fy = context.fy().0;
    Period::month(if month >= 4 { fy } else { fy.checked_add(1)? }, month)
}
