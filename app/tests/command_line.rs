//! The way of a sheet through the command line: an office is opened, a block-wise table in Hindi is
//! taken in and scored, what is wrong is told by cell, and the ledger proves itself.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Office, Said, program, said};

/// As offices send it: titles above, a heading of two rows, Indian grouping, Devanagari digits, a word for
/// nought, remarks, and a total that is not a place.
const SHEET: &str = "\
जनपद कानपुर देहात - विकासखण्डवार प्रगति,,,,
माह सितम्बर 2024,,,,
क्र0सं0,विकास खंड,बीसी सखी,,अभ्युक्ति
,,लक्ष्य,उपलब्धि,
1,मैथा,\"1,77,188\",\"1,50,000\",
2,मलासा,२००,४५,बैंक से वार्ता
3,रसूलाबाद,300,शून्य,
,योग,\"1,77,688\",\"1,50,045\",
";

fn import(office: &Office, file: &str) -> Said {
    let of = ["--place", "kanpur-dehat", "--period", "2024-09", "--as-on", "2024-09-30"];
    office.say(&[&["import", file], &of[..]].concat())
}

/// Each test on a new SQLite file, and on PostgreSQL where there is a server.
fn on_each(name: &str, test: impl Fn(&Office)) {
    testkit::on_each_address(|address| test(&Office::open(address, name)));
}

#[test]
fn a_sheet_in_hindi_is_taken_in_and_scored() {
    on_each("hindi", |office| {
        let taken = import(office, &office.file("sheet.csv", SHEET)).well();
        assert!(taken.contains("taken: 6 figures, fact "), "{taken}");
        let line = |place: &str| {
            let card = office.say(&["score", place, "2024-09"]).well();
            let line = card.lines().find(|line| line.contains("बीसी सखी")).unwrap();
            line.split_whitespace().take(5).map(str::to_owned).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(line("maitha"), "1,77,188 1,50,000 84.66 B 4.00");
        assert_eq!(line("malasa"), "200 45 22.50 E 0.00");
        assert_eq!(line("rasulabad"), "300 0 0.00 E 0.00");
        assert_eq!(line("kanpur-dehat"), "1,77,688 1,50,045 84.44 B 4.00");
        let league = office.say(&["score", "kanpur-dehat", "2024-09", "--league"]).well();
        let first = league.lines().nth(1).unwrap();
        assert!(first.contains("Maitha") && first.trim_start().starts_with('1'), "{league}");
    });
}

#[test]
fn the_same_file_again_changes_nothing_and_says_so() {
    on_each("again", |office| {
        let file = office.file("sheet.csv", SHEET);
        let taken = import(office, &file).well();
        let fact = taken.trim().rsplit(' ').next().unwrap().to_owned();
        let before = office.verified();
        let again = import(office, &file).well();
        assert!(again.contains(&format!("taken in by fact {fact}; nothing changed")), "{again}");
        assert_eq!(office.verified(), before);
    });
}

#[test]
fn a_sheet_with_faults_is_refused_whole_and_each_cell_is_named() {
    on_each("faults", |office| {
        let before = office.verified();
        let faulty = "विकास खण्ड,बीसी सखी,\n,लक्ष्य,उपलब्धि\nमैथा,218,बारह सौ?\nकल्पनापुर,3,4\n";
        let refused = import(office, &office.file("faulty.csv", faulty));
        assert_eq!(refused.code, Some(1), "{}", refused.text);
        for words in ["fault: C3: “बारह सौ?”", "fault: A4: “कल्पनापुर”", "nothing was taken"]
        {
            assert!(refused.text.contains(words), "{words}: {}", refused.text);
        }
        assert_eq!(office.verified(), before);
        assert_eq!(office.achieved("maitha", "bc-sakhi"), None);
    });
}

#[test]
fn a_look_at_a_sheet_takes_nothing() {
    on_each("look", |office| {
        let before = office.verified();
        let file = office.file("sheet.csv", SHEET);
        let looked = ["import", &file, "--check", "--place", "kanpur-dehat", "--period", "2024-09"];
        let looked = office.say(&looked).well();
        assert!(looked.contains("6 figures would be taken; nothing was"), "{looked}");
        assert_eq!(office.verified(), before);
    });
}

#[test]
fn the_tables_are_folded_anew_from_the_ledger_and_equal_to_before() {
    on_each("rebuild", |office| {
        import(office, &office.file("sheet.csv", SHEET)).well();
        let n_facts = office.verified();
        let folded = office.say(&["rebuild"]).well();
        assert!(folded.contains(&format!("folded {n_facts} facts")), "{folded}");
        assert_eq!(office.verified(), n_facts);
        assert_eq!(office.achieved("malasa", "bc-sakhi"), Some(45));
    });
}

#[test]
fn a_place_and_a_month_that_are_not_there_are_named() {
    on_each("unknown", |office| {
        let file = office.file("sheet.csv", SHEET);
        for (place, period, named) in [
            ("kanpur", "2024-09", "there is no place kanpur"),
            ("kanpur-dehat", "2024-13", "2024-13 is no month"),
        ] {
            let words = ["import", &file, "--place", place, "--period", period];
            let output = office.command(&words).output().unwrap();
            let text = String::from_utf8(output.stderr).unwrap();
            assert!(!output.status.success() && text.contains(named), "{named}: {text}");
        }
    });
}

/// A pack whose two bands both hold 90 to 95 percent.
const OVERLAP: &str = r#"
[[method]]
code = "two-bands"
hi = "दो श्रेणियाँ"
en = "Two bands"
scale = 10
tie = "competition"
missing = "lowest-band"
from = "2024-04-01"
source = "Made up for this test"
is_default = true

[[method.line]]
letter = "A"
low = { value = "90", inclusive = true }
marks = "5"

[[method.line]]
letter = "B"
high = { value = "95", inclusive = false }
marks = "0"

[[method.score]]
letter = "A"
"#;

const PACK: &str = "\
id = \"overlap\"\nversion = \"1\"\nhi = \"परीक्षण\"\nen = \"Test\"\nstates = [9]\nneeds = []\n\
order = \"No order: made up for this test\"\norder_on = \"2024-04-01\"\n";

#[test]
fn a_pack_whose_bands_overlap_is_refused_with_both_bands_named() {
    let folder = format!("overlap-{}", std::process::id());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let check = |grading: &str| {
        std::fs::write(folder.join("pack.toml"), PACK).unwrap();
        std::fs::write(folder.join("grading.toml"), grading).unwrap();
        said(program().args(["pack", "check"]).arg(&folder))
    };
    let found = check(OVERLAP);
    assert_eq!(found.code, Some(1), "{}", found.text);
    assert!(found.text.contains("90 to 95 is in both A and B"), "{}", found.text);
    assert!(found.text.contains("1 packs, 1 faults"), "{}", found.text);
    let mended = check(&OVERLAP.replace("\"95\"", "\"90\"")).well();
    assert!(mended.contains("1 packs, 0 faults"), "{mended}");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Printing a long card into `head` ended in a crash report.
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut listing = program()
        .args(["pack", "list"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(listing.stdout.take());
    let ended = listing.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}
