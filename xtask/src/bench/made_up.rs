//! Made-up rows of a tenth of a state, the same at every run: gram panchayats in blocks in districts,
//! indicators with weights, twelve months of targets and achievements. Nothing here is a real figure.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// How much is made up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) n_districts: u64,
    pub(super) n_blocks: u64,
    pub(super) n_gps: u64,
    pub(super) n_indicators: u64,
}

/// A tenth of Uttar Pradesh.
pub(super) const TENTH: Size =
    Size { n_districts: 7, n_blocks: 82, n_gps: 5818, n_indicators: 110 };

const N_MONTHS: u64 = 12;

/// Numbers that look random and are always the same: the 64-bit generator of Steele, Lea and Flood
/// (splitmix), which needs no more than an addition and two multiplications.
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    /// A number from `low` to `high`, both included; the lean of the remainder does not matter here.
    fn roll(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        low + (mixed ^ (mixed >> 31)) % (high - low + 1)
    }

    /// `n` numbers below `below` in ascending order: which parent each child has.
    fn parents(&mut self, n: u64, below: u64) -> Vec<u64> {
        let mut parents: Vec<u64> = (0..n).map(|_| self.roll(0, below - 1)).collect();
        parents.sort_unstable();
        parents
    }
}

/// Writes `place.csv`, `indicator.csv` and `figure.csv`.
pub(super) fn write(folder: &Path, size: Size) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut dice = Dice(7);
    places(&mut file(folder, "place.csv")?, size, &mut dice)?;
    let mut indicators = file(folder, "indicator.csv")?;
    writeln!(indicators, "indicator,weight")?;
    for indicator in 0..size.n_indicators {
        writeln!(indicators, "{indicator},{}", dice.roll(1, 3))?;
    }
    indicators.flush()?;
    figures(&mut file(folder, "figure.csv")?, size, &mut dice)
}

fn file(folder: &Path, name: &str) -> Result<BufWriter<File>> {
    let path = folder.join(name);
    let file = File::create(&path).with_context(|| format!("cannot make {}", path.display()))?;
    Ok(BufWriter::with_capacity(1 << 20, file))
}

fn places(out: &mut impl Write, size: Size, dice: &mut Dice) -> Result<()> {
    let block_of = dice.parents(size.n_gps, size.n_blocks);
    let district_of = dice.parents(size.n_blocks, size.n_districts);
    writeln!(out, "gp,block,district")?;
    for (gp, block) in block_of.iter().enumerate() {
        let district = district_of.get(usize::try_from(*block)?).context("a block below all")?;
        writeln!(out, "{gp},{block},{district}")?;
    }
    Ok(out.flush()?)
}

/// In each month a target of 1 to 59 and an achievement of 20 to 115 percent of it.
fn figures(out: &mut impl Write, size: Size, dice: &mut Dice) -> Result<()> {
    writeln!(out, "gp,indicator,month,target,achieved")?;
    for month in 1..=N_MONTHS {
        for gp in 0..size.n_gps {
            for indicator in 0..size.n_indicators {
                let target = dice.roll(1, 59);
                let achieved = target * dice.roll(200, 1150) / 1000;
                writeln!(out, "{gp},{indicator},{month},{target},{achieved}")?;
            }
        }
    }
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Size = Size { n_districts: 2, n_blocks: 3, n_gps: 5, n_indicators: 4 };

    #[test]
    fn the_same_rows_are_made_up_at_every_run() {
        let made = || {
            let mut out = Vec::new();
            figures(&mut out, SMALL, &mut Dice(7)).expect("a vector can be written to");
            String::from_utf8(out).expect("only digits and commas")
        };
        let text = made();
        assert_eq!(text, made());
        assert_eq!(text.lines().count(), 1 + 5 * 4 * 12);
        for line in text.lines().skip(1) {
            let fields: Vec<u64> =
                line.split(',').map(|field| field.parse().expect("a number")).collect();
            let [_, _, month, target, achieved] = fields[..] else { panic!("{line}") };
            assert!((1..=12).contains(&month) && (1..=59).contains(&target), "{line}");
            assert!(achieved * 100 <= target * 115, "{line}");
        }
    }

    #[test]
    fn every_gram_panchayat_lies_in_one_block_of_one_district() {
        let mut out = Vec::new();
        places(&mut out, TENTH, &mut Dice(7)).expect("a vector can be written to");
        let text = String::from_utf8(out).expect("only digits and commas");
        let mut of_block = std::collections::BTreeMap::new();
        for line in text.lines().skip(1) {
            let (_, rest) = line.split_once(',').expect("three fields");
            let (block, district) = rest.split_once(',').expect("three fields");
            assert_eq!(*of_block.entry(block.to_owned()).or_insert(district), district, "{line}");
        }
        assert_eq!(text.lines().count(), 1 + 5818);
    }
}
