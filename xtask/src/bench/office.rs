//! What an office needs before it can take in the rows of a bench: its places as `anupalan open` reads
//! them, and a pack with the indicators, their weights and the grading. Holds the same rules as the
//! job that DuckDB does.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Where everything lies: the one state of the bench, with its LGD code.
pub(super) const STATE: &str = "uttar-pradesh";

/// The folder of the pack is its id.
pub(super) const PACK: &str = "bench";

/// `low` percent and more brings `marks`; the lowest band has no `low`.
const LINE_BANDS: [(&str, &str, &str); 6] = [
    ("A", "100", "5"),
    ("B", "90", "4"),
    ("C", "75", "3"),
    ("D", "60", "2"),
    ("E", "40", "1"),
    ("F", "", "0"),
];

/// Score out of ten from which the letter of a card is given.
const SCORE_BANDS: [(&str, &str); 5] =
    [("A", "9"), ("B", "7.5"), ("C", "6"), ("D", "4"), ("E", "")];

/// Writes `places.csv` and the pack into `office` from the rows of `data`.
pub(super) fn write(data: &Path, office: &Path) -> Result<()> {
    let pack = office.join(PACK);
    fs::create_dir_all(&pack).with_context(|| format!("cannot make {}", pack.display()))?;
    let weights = rows(&data.join("indicator.csv"))?;
    fs::write(office.join("places.csv"), places(&rows(&data.join("place.csv"))?)?)?;
    fs::write(pack.join("pack.toml"), PACK_TOML)?;
    fs::write(pack.join("posts.csv"), POSTS)?;
    fs::write(pack.join("indicators.csv"), indicators(&weights)?)?;
    fs::write(pack.join("schemes.csv"), schemes(&weights)?)?;
    Ok(fs::write(pack.join("grading.toml"), grading()?)?)
}

/// The numbers of a CSV file below its heading.
fn rows(path: &Path) -> Result<Vec<Vec<u32>>> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let number =
        |field: &str| field.parse().with_context(|| format!("{}: {field}", path.display()));
    text.lines().skip(1).map(|line| line.split(',').map(number).collect()).collect()
}

/// Each place after the one that it lies in.
fn places(rows: &[Vec<u32>]) -> Result<String> {
    let mut text = "tier,lgd,parent,slug,hi,en,aliases\n".to_owned();
    writeln!(text, "state,9,,{STATE},उत्तर प्रदेश,Uttar Pradesh,")?;
    let (mut districts, mut blocks) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let [gp, block, district] = row[..] else { bail!("place.csv: not three fields: {row:?}") };
        if districts.insert(district) {
            writeln!(
                text,
                "district,{district},{STATE},d{district},जनपद {district},D {district},"
            )?;
        }
        if blocks.insert(block) {
            writeln!(text, "block,{block},d{district},b{block},विकासखण्ड {block},B {block},")?;
        }
        writeln!(text, "gp,{gp},b{block},g{gp},ग्राम पंचायत {gp},GP {gp},")?;
    }
    Ok(text)
}

const PACK_TOML: &str = "\
id = \"bench\"
version = \"1\"
hi = \"गति की माप\"
en = \"Measure of speed\"
states = [9]
needs = []
order = \"No order: made up to measure speed\"
order_on = \"2024-04-01\"
";

const POSTS: &str = "\
code,hi,en,tier,department_hi,department_en,duty
mission-district,उपायुक्त,Deputy Commissioner,district,आजीविका मिशन,Livelihoods Mission,mission
mission-block,ब्लॉक मिशन प्रबंधक,Block Mission Manager,block,आजीविका मिशन,Livelihoods Mission,field
";

fn indicators(weights: &[Vec<u32>]) -> Result<String> {
    let mut text = "code,hi,en,unit,noun_hi,noun_en,nature,part_of,aliases\n".to_owned();
    for row in weights {
        let n = first(row)?;
        writeln!(text, "i{n:03},सूचक {n},Indicator {n},count,काम,works,flow,,{n}")?;
    }
    Ok(text)
}

fn schemes(weights: &[Vec<u32>]) -> Result<String> {
    let mut text = "code,hi,en,department_hi,department_en,district_post,block_post,achieved,\
        against,weight,down_to\n"
        .to_owned();
    for row in weights {
        let n = first(row)?;
        let weight = row.get(1).context("indicator.csv: a row without a weight")?;
        write!(text, "i{n:03},सूचक {n},Indicator {n},आजीविका मिशन,Livelihoods Mission,")?;
        writeln!(text, "mission-district,mission-block,i{n:03},target,{weight},gp")?;
    }
    Ok(text)
}

fn first(row: &[u32]) -> Result<u32> {
    row.first().copied().context("indicator.csv: an empty row")
}

fn grading() -> Result<String> {
    let mut text = "[[method]]\ncode = \"bench\"\nhi = \"गति की माप\"\nen = \"Measure of speed\"\n\
        scale = 10\ntie = \"competition\"\nmissing = \"lowest-band\"\nfrom = \"2018-04-01\"\n\
        source = \"Made up to measure speed\"\nis_default = true\n"
        .to_owned();
    let mut high = "";
    for (letter, low, marks) in LINE_BANDS {
        writeln!(text, "\n[[method.line]]\nletter = \"{letter}\"\nmarks = \"{marks}\"")?;
        bounds(&mut text, low, high)?;
        high = low;
    }
    high = "";
    for (letter, low) in SCORE_BANDS {
        writeln!(text, "\n[[method.score]]\nletter = \"{letter}\"")?;
        bounds(&mut text, low, high)?;
        high = low;
    }
    Ok(text)
}

fn bounds(text: &mut String, low: &str, high: &str) -> Result<()> {
    if !low.is_empty() {
        writeln!(text, "low = {{ value = \"{low}\", inclusive = true }}")?;
    }
    if !high.is_empty() {
        writeln!(text, "high = {{ value = \"{high}\", inclusive = false }}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_stands_once_and_below_its_parent() {
        let text = places(&[vec![0, 0, 0], vec![1, 0, 0], vec![2, 1, 0]]).expect("sound rows");
        let slugs: Vec<&str> =
            text.lines().skip(1).filter_map(|line| line.split(',').nth(3)).collect();
        assert_eq!(slugs, [STATE, "d0", "b0", "g0", "g1", "b1", "g2"]);
        assert!(places(&[vec![1, 2]]).is_err());
    }

    #[test]
    fn each_band_begins_where_the_next_one_ends() {
        let text = grading().expect("a string can be written to");
        for bound in ["100", "90", "75", "60", "40", "9", "7.5", "6", "4"] {
            let value = format!("{{ value = \"{bound}\",");
            assert_eq!(text.matches(&format!("low = {value}")).count(), 1, "{bound}");
            assert_eq!(text.matches(&format!("high = {value}")).count(), 1, "{bound}");
        }
    }

    #[test]
    fn an_indicator_is_known_in_extracts_by_its_number() {
        let text = indicators(&[vec![7, 2]]).expect("a row with a weight");
        assert!(text.contains("\ni007,") && text.ends_with(",7\n"), "{text}");
        let text = schemes(&[vec![7, 2]]).expect("a row with a weight");
        assert!(text.ends_with(",i007,target,2,gp\n"), "{text}");
    }
}
