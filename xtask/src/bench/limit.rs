//! The practical limit: the same job by a bare program for this one purpose, on one thread. It trusts
//! its files (digits, commas and line ends, codes from nought), keeps nothing, and knows only these
//! bands; what the real program takes longer is the price of checking, keeping and being general.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::answer::Answer;

const N_MONTHS: usize = 12;

/// Target and achievement of twelve months.
type Year = [[u32; 2]; N_MONTHS];

/// The places of one level, each with all its indicators.
struct Level {
    /// Whose child each place is, and so whose siblings it is ranked with.
    parents: Vec<usize>,
    figures: Vec<Year>,
}

/// Reads the rows, grades all places and prints the sums.
pub(super) fn run(folder: &Path) -> Result<()> {
    println!("{}", reckon(folder)?);
    Ok(())
}

fn reckon(folder: &Path) -> Result<Answer> {
    let weights: Vec<u32> = read(folder, "indicator.csv", |[_, weight]| weight)?;
    let places = read(folder, "place.csv", |row: [u32; 3]| row.map(index))?;
    let block_of: Vec<usize> = places.iter().map(|[_, block, _]| *block).collect();
    let mut district_of = vec![0; n_of(&block_of)];
    for [_, block, district] in &places {
        district_of[*block] = *district;
    }
    let n_districts = n_of(&district_of);
    let gps = Level { figures: figures(folder, places.len(), weights.len())?, parents: block_of };
    let blocks = above(&gps, district_of, weights.len());
    let districts = above(&blocks, vec![0; n_districts], weights.len());
    let state = above(&districts, vec![0], weights.len());
    Ok(sum_up(&[gps, blocks, districts, state], &weights))
}

/// Rows of `N` numbers, each turned into what is wanted of it.
fn read<const N: usize, T>(
    folder: &Path,
    name: &str,
    wanted: impl Fn([u32; N]) -> T,
) -> Result<Vec<T>> {
    let bytes = fs::read(folder.join(name)).with_context(|| format!("cannot read {name}"))?;
    let mut rows = Vec::new();
    each_row(&bytes, |row| rows.push(wanted(row)));
    Ok(rows)
}

fn figures(folder: &Path, n_places: usize, n_indicators: usize) -> Result<Vec<Year>> {
    let bytes = fs::read(folder.join("figure.csv")).context("cannot read figure.csv")?;
    let mut figures = vec![[[0; 2]; N_MONTHS]; n_places * n_indicators];
    let mut n_rows = 0;
    each_row(&bytes, |[place, indicator, month, target, achieved]: [u32; 5]| {
        let year = &mut figures[index(place) * n_indicators + index(indicator)];
        year[index(month) - 1] = [target, achieved];
        n_rows += 1;
    });
    ensure!(n_rows > 0, "figure.csv has no rows");
    Ok(figures)
}

/// Goes through the rows below the heading. Quotes are left out of the numbers.
fn each_row<const N: usize>(bytes: &[u8], mut take: impl FnMut([u32; N])) {
    let heading = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    let (mut row, mut field) = ([0_u32; N], 0);
    for byte in &bytes[heading..] {
        match byte {
            b'0'..=b'9' => row[field] = row[field] * 10 + u32::from(byte - b'0'),
            b',' => field += 1,
            b'\n' => {
                take(row);
                (row, field) = ([0; N], 0);
            }
            _ => {}
        }
    }
}

/// The level above: sums of what lies below each place.
fn above(below: &Level, parents: Vec<usize>, n_indicators: usize) -> Level {
    let mut figures = vec![[[0; 2]; N_MONTHS]; parents.len() * n_indicators];
    for (place, parent) in below.parents.iter().enumerate() {
        let of_parent = &mut figures[parent * n_indicators..][..n_indicators];
        let own = &below.figures[place * n_indicators..][..n_indicators];
        for (sums, year) in of_parent.iter_mut().zip(own) {
            for (sum, month) in sums.iter_mut().zip(year) {
                sum[0] += month[0];
                sum[1] += month[1];
            }
        }
    }
    Level { parents, figures }
}

fn sum_up(levels: &[Level], weights: &[u32]) -> Answer {
    let (mut n_cards, mut sum, mut rank) = (0, 0, 0);
    for level in levels {
        let scores = level.figures.chunks_exact(weights.len()).map(|place| scored(place, weights));
        let scores: Vec<[u32; N_MONTHS]> = scores.collect();
        n_cards += scores.len() * N_MONTHS;
        sum += scores.iter().flatten().map(|score| i64::from(*score)).sum::<i64>();
        rank += ranks(&level.parents, &scores);
    }
    let whole = weights.iter().map(|weight| i64::from(*weight)).sum::<i64>().max(1);
    // Ten points for five marks in every line: two points a mark, in ten-thousandths, rounded.
    let score = (sum * 2 * 10_000 * 2 + whole) / (whole * 2);
    let whole_number = |n: usize| i64::try_from(n).expect("a count of cards is small");
    Answer { n_cards: whole_number(n_cards), score, rank: whole_number(rank) }
}

/// Weighted marks of a place for each month, cumulated from April.
fn scored(place: &[Year], weights: &[u32]) -> [u32; N_MONTHS] {
    let mut scores = [0; N_MONTHS];
    for (year, weight) in place.iter().zip(weights) {
        let (mut target, mut achieved) = (0, 0);
        for (score, month) in scores.iter_mut().zip(year) {
            target += u64::from(month[0]);
            achieved += u64::from(month[1]);
            *score += weight * marks(target, achieved);
        }
    }
    scores
}

fn marks(target: u64, achieved: u64) -> u32 {
    let reached = |percent: u64| u32::from(achieved * 100 >= target * percent);
    reached(100) + reached(90) + reached(75) + reached(60) + reached(40)
}

/// The sum of all ranks: one more than the number of siblings with a higher score, month by month.
fn ranks(parents: &[usize], scores: &[[u32; N_MONTHS]]) -> usize {
    let mut families: Vec<Vec<usize>> = vec![Vec::new(); n_of(parents)];
    for (place, parent) in parents.iter().enumerate() {
        families[*parent].push(place);
    }
    let mut sum = 0;
    for family in &families {
        let of_month = |month: usize| family.iter().map(move |place| scores[*place][month]);
        sum += (0..N_MONTHS).map(|month| ranks_among(of_month(month).collect())).sum::<usize>();
    }
    sum
}

fn ranks_among(mut scores: Vec<u32>) -> usize {
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let (mut sum, mut rank, mut above) = (0, 0, None);
    for (n_before, score) in scores.iter().enumerate() {
        if above != Some(score) {
            (rank, above) = (n_before + 1, Some(score));
        }
        sum += rank;
    }
    sum
}

/// How many parents there are when the last has the highest number.
fn n_of(parents: &[usize]) -> usize {
    parents.iter().max().map_or(0, |last| last + 1)
}

fn index(number: u32) -> usize {
    usize::try_from(number).expect("a machine of 32 bits or more")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn marks_begin_at_each_cut_and_not_below() {
        let cases = [
            (100, 5),
            (99, 4),
            (90, 4),
            (89, 3),
            (75, 3),
            (74, 2),
            (60, 2),
            (59, 1),
            (40, 1),
            (39, 0),
        ];
        for (achieved, wanted) in cases {
            assert_eq!(marks(100, achieved), wanted, "{achieved} percent");
        }
    }

    #[test]
    fn equal_scores_share_a_rank_and_the_next_is_skipped() {
        let scores = [[7; N_MONTHS], [9; N_MONTHS], [7; N_MONTHS], [1; N_MONTHS]];
        // 2 + 1 + 2 + 4 in each month; the last place alone is the first of its own family.
        assert_eq!(ranks(&[0, 0, 0, 0], &scores), 9 * N_MONTHS);
        assert_eq!(ranks(&[0, 0, 0, 1], &scores), 6 * N_MONTHS);
    }

    #[test]
    fn a_state_of_two_gram_panchayats_is_graded_as_by_hand() {
        let folder = Scratch::new("test-of-limit").expect("a new folder");
        let file = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).expect("it can be written");
        };
        file("indicator.csv", "\"indicator\",\"weight\"\n0,1\n1,3\n");
        file("place.csv", "gp,block,district\n0,0,0\n1,0,0\n");
        let mut rows = "gp,indicator,month,target,achieved\n".to_owned();
        for month in 1..=12 {
            // The first meets all its targets; the second half of its first one and nothing else.
            rows.push_str(&format!("0,0,{month},10,10\n0,1,{month},10,10\n"));
            rows.push_str(&format!("1,0,{month},10,5\n1,1,{month},10,0\n"));
        }
        file("figure.csv", &rows);
        // Marks out of 20: 20 and 1; the sums above have 75 and 50 percent: 3 + 3 = 6, three times.
        let answer = reckon(folder.path()).expect("sound files");
        let score = (20 + 1 + 6 * 3) * 12 * 10_000 / 2;
        assert_eq!(answer, Answer { n_cards: 60, score, rank: (1 + 2 + 1 + 1 + 1) * 12 });
    }
}
