//! Made-up rows that add up to reported figures: groups, members, accounts and cut-off data of a district from
//! a seed number, the same for the same number. All of it is marked as made up. Errors are planted on wish, so
//! that whoever looks for them can be tried.

use std::collections::BTreeMap;

use domain::fact::Fact;
use domain::figure::{Source, Way};
use domain::indicator::IndicatorCode;
use domain::place::PlaceCode;
use domain::register::block::RowBlock;
use domain::register::case::{CaseMove, Move, NewCase, Opened};
use domain::register::value::{Value, Values};
use domain::register::{CaseId, Register, RowId};
use jiff::ToSpan;
use jiff::civil::Date;
use store::Write;

use crate::desk::Books;
use crate::error::Result;
use crate::figures;
use crate::registers::{self, cases};

/// What is to be made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub seed: u64,
    pub place: PlaceCode,
    /// The indicators whose reported figures the rows add up to; others are left alone.
    pub counts: Vec<String>,
    /// How many members are entered twice.
    pub n_duplicates: usize,
}

/// What was made up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    pub n_groups: usize,
    pub n_members: usize,
    pub n_cases: usize,
    pub n_duplicates: usize,
}

/// The indicators that rows are made up for.
pub const COUNTS: [&str; 7] = [
    "shg",
    "shg-members",
    "participants",
    "accounts-opened",
    "cutoff-shg-form",
    "cutoff-shg-fed",
    "cutoff-shg-approved",
];

/// Members of a group where no figure says how many there are.
const MEMBERS_OF_GROUP: usize = 11;
/// Accounts and forms were begun so many days before, and each next stage came so many days later.
const BEGAN_DAYS_BEFORE: i64 = 50;
const STAGE_DAYS: i64 = 15;

const FIRST: [&str; 16] = [
    "सुनीता",
    "मीरा",
    "ज्योति",
    "कमला",
    "राधा",
    "पूनम",
    "गीता",
    "अनीता",
    "सरोज",
    "माया",
    "रेखा",
    "शांति",
    "फूलमती",
    "कौशल्या",
    "ममता",
    "विमला",
];
const LAST: [&str; 8] = ["देवी", "बाई", "सिंह", "यादव", "प्रजापति", "कोल", "बैगा", "पटेल"];
const GUARDIAN: [&str; 8] = ["रामलाल", "सुरेश", "मोहन", "शिवकुमार", "दिनेश", "रमेश", "बाबूलाल", "हरीश"];
const GROUP: [&str; 12] = [
    "उजाला",
    "जय दुर्गा",
    "लक्ष्मी",
    "सरस्वती",
    "एकता",
    "प्रगति",
    "नारी शक्ति",
    "गंगा",
    "आशा",
    "किरण",
    "तुलसी",
    "सहेली",
];

/// Numbers that look like chance and are the same for the same seed.
struct Dice(u64);

impl Dice {
    /// One of `0..below`.
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bound = u64::try_from(below.max(1)).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or(0)
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words.get(self.roll(words.len())).copied().unwrap_or_default()
    }
}

/// Makes up the rows of a district and writes them, register by register.
///
/// # Errors
/// No pack declares the registers, or the database failed.
pub fn district(books: &mut Books<'_, '_, Write>, plan: &Plan) -> Result<Made> {
    let mut making =
        Making { plan, dice: Dice(plan.seed), members_of: Vec::new(), made: Made::default() };
    let below: Vec<PlaceCode> =
        books.known.tree.children(plan.place).map(|child| child.code).collect();
    let wanted_at = |places: &[PlaceCode]| -> BTreeMap<PlaceCode, Wanted> {
        places.iter().map(|place| (*place, Wanted::at(books, plan, *place))).collect()
    };
    let mut wanted = wanted_at(&below);
    // Where nothing was reported below, the place's own report is made up.
    if wanted.values().all(|wanted| *wanted == Wanted::default()) {
        wanted = wanted_at(&[plan.place]);
    }
    let groups = making.groups(books, &wanted)?;
    let members = making.members(books, &wanted, &groups)?;
    making.accounts(books, &wanted, &members)?;
    making.cut_off(books, &wanted, &groups)?;
    Ok(making.made)
}

/// How much of each there is to be at a place.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Wanted {
    groups: usize,
    members: usize,
    listed: usize,
    opened: usize,
    cut_off: [usize; 3],
}

impl Wanted {
    fn at(books: &Books<'_, '_, Write>, plan: &Plan, place: PlaceCode) -> Self {
        let n = |code: &str| {
            let is_wanted = plan.counts.iter().any(|count| count == code);
            let code = IndicatorCode::new(code);
            let figure = figures::latest(&books.known, &code, place, books.today);
            figure.filter(|_| is_wanted).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
        };
        let listed = n("participants");
        let members = n("shg-members").max(listed);
        Self {
            groups: n("shg").max(members.div_ceil(MEMBERS_OF_GROUP)),
            members,
            listed,
            opened: n("accounts-opened").min(listed),
            cut_off: ["cutoff-shg-form", "cutoff-shg-fed", "cutoff-shg-approved"].map(n),
        }
    }
}

/// The rows of one register by place.
type ByPlace = BTreeMap<PlaceCode, Vec<RowId>>;

struct Making<'p> {
    plan: &'p Plan,
    dice: Dice,
    /// How many members each group has, in the order of the groups.
    members_of: Vec<usize>,
    made: Made,
}

impl Making<'_> {
    /// Writes rows as one fact, and gives their numbers by place.
    fn write(
        &self,
        books: &mut Books<'_, '_, Write>,
        register: &Register,
        rows: &[(PlaceCode, Date, Values)],
    ) -> Result<ByPlace> {
        let mut by_place = ByPlace::new();
        if rows.is_empty() {
            return Ok(by_place);
        }
        let source = Source {
            way: Way::Scenario,
            name: format!("simulate {}", self.plan.seed),
            sha256: String::new(),
            as_on: books.today,
            synthetic: true,
        };
        let fact =
            books.record(&Fact::RowsTaken { source, block: RowBlock::of(register, rows) })?;
        for (ix, (place, _, _)) in rows.iter().enumerate() {
            by_place.entry(*place).or_default().push(RowId::of(fact, ix));
        }
        Ok(by_place)
    }

    /// Groups in which the members of a place are spread as evenly as can be.
    fn groups(
        &mut self,
        books: &mut Books<'_, '_, Write>,
        wanted: &BTreeMap<PlaceCode, Wanted>,
    ) -> Result<ByPlace> {
        let register = registers::register(books, "shg")?;
        let mut rows = Vec::new();
        for (place, want) in wanted {
            for ix in 0..want.groups {
                let members =
                    (want.members * (ix + 1)) / want.groups - (want.members * ix) / want.groups;
                self.members_of.push(members);
                let n = rows.len() + 1;
                let days = 400 + i64::try_from(self.dice.roll(1500)).unwrap_or(0);
                let since = books.today.saturating_sub(days.days());
                let name = format!("{} स्वयं सहायता समूह {n}", self.dice.pick(&GROUP));
                let mut values = Values::from([
                    ("name".to_owned(), Value::Text(name)),
                    ("code".to_owned(), Value::Text(format!("SIM{}-{n}", self.plan.seed))),
                    ("status".to_owned(), Value::Text("active".to_owned())),
                    ("formed-on".to_owned(), Value::Day(since)),
                    ("corpus".to_owned(), self.corpus()),
                ]);
                if let Some(count) = i64::try_from(members).ok().filter(|n| (5..=20).contains(n)) {
                    values.insert("members".to_owned(), Value::Number(count));
                }
                rows.push((*place, since, values));
            }
        }
        self.made.n_groups = rows.len();
        self.write(books, &register, &rows)
    }

    /// 10,000 to 49,500 rupees in steps of 500.
    fn corpus(&mut self) -> Value {
        let steps = i64::try_from(self.dice.roll(80)).unwrap_or(0);
        Value::Number((10_000 + steps * 500) * 100)
    }

    fn members(
        &mut self,
        books: &mut Books<'_, '_, Write>,
        wanted: &BTreeMap<PlaceCode, Wanted>,
        groups: &ByPlace,
    ) -> Result<ByPlace> {
        let register = registers::register(books, "member")?;
        let mut rows = Vec::new();
        let mut sizes = std::mem::take(&mut self.members_of).into_iter();
        for place in wanted.keys() {
            for group in groups.get(place).into_iter().flatten() {
                for _ in 0..sizes.next().unwrap_or(0) {
                    let values = self.member(*group, rows.len());
                    let since = books.today.saturating_sub(380.days());
                    rows.push((*place, since, values));
                }
            }
        }
        self.made.n_members = rows.len();
        self.plant_duplicates(&mut rows);
        let mut members = self.write(books, &register, &rows)?;
        // Who was entered twice has no account of her own.
        for (place, want) in wanted {
            members.entry(*place).or_default().truncate(want.members);
        }
        Ok(members)
    }

    fn member(&mut self, group: RowId, n: usize) -> Values {
        let name = format!("{} {}", self.dice.pick(&FIRST), self.dice.pick(&LAST));
        let profile = if self.dice.roll(10) < 7 { "updated" } else { "pending" };
        Values::from([
            ("name".to_owned(), Value::Text(name)),
            ("guardian".to_owned(), Value::Text(self.dice.pick(&GUARDIAN).to_owned())),
            ("code".to_owned(), Value::Text(format!("SIM{}-M{n}", self.plan.seed))),
            ("shg".to_owned(), Value::Number(group.0)),
            ("profile".to_owned(), Value::Text(profile.to_owned())),
            ("mobile".to_owned(), Value::Text(format!("70{n:08}"))),
        ])
    }

    /// Members who stand in the list once more, under another code.
    fn plant_duplicates(&mut self, rows: &mut Vec<(PlaceCode, Date, Values)>) {
        let n_rows = rows.len();
        for n in 0..self.plan.n_duplicates.min(n_rows) {
            let of = (n * n_rows) / self.plan.n_duplicates;
            let Some((place, since, mut values)) = rows.get(of).cloned() else { continue };
            let code = Value::Text(format!("SIM{}-D{n}", self.plan.seed));
            values.insert("code".to_owned(), code);
            rows.push((place, since, values));
            self.made.n_duplicates += 1;
        }
    }

    /// Participants on the way to an account: so many have arrived, half of the others are with the bank.
    fn accounts(
        &mut self,
        books: &mut Books<'_, '_, Write>,
        wanted: &BTreeMap<PlaceCode, Wanted>,
        members: &ByPlace,
    ) -> Result<()> {
        let mut new = Vec::new();
        let (mut sent, mut opened) = (Vec::new(), Vec::new());
        for (place, want) in wanted {
            let listed = members.get(place).into_iter().flatten().take(want.listed);
            let with_bank = want.opened + (want.listed - want.opened).div_ceil(2);
            for (ix, row) in listed.enumerate() {
                sent.extend((ix < with_bank).then_some(new.len()));
                opened.extend((ix < want.opened).then_some(new.len()));
                new.push(NewCase { row: *row, place: *place, dose: 1, amount_paise: None });
            }
        }
        self.walk(books, "account-opening", new, &[sent, opened])
    }

    /// Groups whose cut-off data is on its way: form, feeding, approval.
    fn cut_off(
        &mut self,
        books: &mut Books<'_, '_, Write>,
        wanted: &BTreeMap<PlaceCode, Wanted>,
        groups: &ByPlace,
    ) -> Result<()> {
        let mut new = Vec::new();
        let mut stages: [Vec<usize>; 3] = Default::default();
        for (place, want) in wanted {
            let [form, _, _] = want.cut_off;
            for (ix, row) in groups.get(place).into_iter().flatten().take(form).enumerate() {
                for (stage, n) in stages.iter_mut().zip(want.cut_off) {
                    stage.extend((ix < n).then_some(new.len()));
                }
                new.push(NewCase { row: *row, place: *place, dose: 1, amount_paise: None });
            }
        }
        self.walk(books, "cut-off", new, &stages)
    }

    /// Opens cases and moves those named by their place in the list on, stage by stage.
    fn walk(
        &mut self,
        books: &mut Books<'_, '_, Write>,
        code: &str,
        new: Vec<NewCase>,
        stages: &[Vec<usize>],
    ) -> Result<()> {
        if new.is_empty() {
            return Ok(());
        }
        let pipeline = cases::pipeline(books, code)?;
        let mut on = books.today.saturating_sub(BEGAN_DAYS_BEFORE.days());
        let first = pipeline.first().map_or(String::new(), |first| first.code.clone());
        self.made.n_cases += new.len();
        let opened =
            Opened { pipeline: code.to_owned(), stage: first, on, amount: None, cases: new };
        let fact = books.record(&Fact::CasesOpened(opened))?;
        for (stage, moved) in pipeline.stages.iter().skip(1).zip(stages) {
            on = on.saturating_add(STAGE_DAYS.days());
            let one = |ix: &usize| CaseMove {
                case: CaseId::of(fact, *ix),
                amount_paise: None,
                undoes: Vec::new(),
            };
            if moved.is_empty() {
                continue;
            }
            books.record(&Fact::CasesMoved(Move {
                pipeline: code.to_owned(),
                to: stage.code.clone(),
                on,
                amount: None,
                reason: String::new(),
                evidence: format!("SIM{}", self.plan.seed),
                is_end: stage.is_end(),
                cases: moved.iter().map(one).collect(),
            }))?;
        }
        Ok(())
    }
}
