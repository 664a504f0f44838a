//! Registers and pipelines as a pack declares them, and every way in which the files can be wrong.
#![expect(clippy::unwrap_used, reason = "a test")]

use domain::register::derived::Count;
use domain::register::pipeline::Gate;
use domain::register::value::FieldKind;

fn files() -> Vec<(String, String)> {
    let builtin = pack::source::builtin();
    builtin.into_iter().find(|(id, _)| id == "nrlm-registers").unwrap().1
}

/// What is told after one text of one file was put in the place of another.
fn told(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    assert!(text.contains(from), "{file} says {from}");
    *text = text.replacen(from, to, 1);
    pack::check(&files).iter().map(|fault| format!("{}: {}", fault.file, fault.code())).collect()
}

#[test]
fn registers_and_pipelines_are_read_as_they_are_declared() {
    let rules = pack::read(&files()).0.unwrap();
    let codes: Vec<&str> = rules.registers.iter().map(|r| r.code.as_str()).collect();
    assert_eq!(codes, ["clf", "vo", "shg", "household", "member"]);
    let shg = rules.registers.iter().find(|r| r.code == "shg").unwrap();
    let members = shg.field("members").unwrap();
    assert_eq!((members.kind, members.least, members.most), (FieldKind::Count, Some(5), Some(20)));
    assert!(shg.field("account").unwrap().open_to.is_some());
    let linkage = rules.pipelines.iter().find(|p| p.code == "bank-linkage").unwrap();
    assert_eq!((linkage.stages.len(), linkage.buckets), (7, [15, 30, 60, 90]));
    assert_eq!(linkage.stage("query").unwrap().gate, Gate::Reason);
    let paid =
        rules.derived.iter().find(|d| d.indicator.as_str() == "bank-linkage-amount").unwrap();
    assert!(
        matches!(&paid.count, Count::Reached { stage, amount: true, .. } if stage == "disbursed")
    );
}

#[test]
fn what_is_wrong_with_a_register_is_told_by_file() {
    for (from, to, expected) in [
        ("title = \"name\"", "title = \"formed-on\"", "unknown-reference"),
        ("since = \"formed-on\"", "since = \"name\"", "unknown-reference"),
        ("kind = \"text\"", "kind = \"aadhaar\"", "not-among"),
        ("kind = \"row\", of = \"clf\"", "kind = \"row\"", "missing-key"),
        ("kind = \"row\", of = \"clf\"", "kind = \"text\", of = \"clf\"", "idle"),
        ("open_to = [\"mission\"]", "open_to = [\"anyone\"]", "not-among"),
        ("least = 5", "least = \"five\"", "not-a-number"),
        ("unique = true", "unique = \"often\"", "not-among"),
        ("parts = [\"women\", \"men\"]", "parts = [\"women\", \"boys\"]", "unknown-reference"),
        ("code = \"formed-on\"", "code = \"name\"", "code-twice"),
        ("source = \"Columns", "sauce = \"Columns", "unknown-key"),
    ] {
        let told = told("registers.toml", from, to);
        let expected = format!("registers.toml: {expected}");
        assert!(told.contains(&expected), "{from} → {to}: {told:?}");
    }
}

#[test]
fn what_is_wrong_with_a_pipeline_or_a_derivation_is_told_by_file() {
    for (file, from, to, expected) in [
        ("pipelines.toml", "[15, 30, 60, 90]", "[15, 30, 30, 90]", "not-a-number"),
        ("pipelines.toml", "[15, 30, 60, 90]", "[15, 30]", "not-a-number"),
        ("pipelines.toml", "after = [\"listed\"]", "after = [\"liste\"]", "unknown-reference"),
        ("pipelines.toml", "after = [\"listed\"]\n", "", "empty"),
        ("pipelines.toml", "gate = \"evidence\"", "gate = \"shut\"", "not-among"),
        ("pipelines.toml", "amount = \"asked\"", "amount = \"hoped\"", "not-among"),
        ("pipelines.toml", "dose_field = \"corpus\"", "dose_field = \"name\"", "unknown-reference"),
        ("pipelines.toml", "dose_field = \"corpus\"\n", "", "idle"),
        ("pipelines.toml", "from = \"2020-04-01\"", "from = \"April\"", "not-a-date"),
        ("derived.csv", "status,active", "status,asleep", "unknown-reference"),
        ("derived.csv", "status,active", "status,", "empty"),
        ("derived.csv", "shg,shg,,", "shg,shg,cut-off,", "empty"),
        ("derived.csv", ",,form-done", ",,form", "unknown-reference"),
        ("derived.csv", "vo,vo,", "shg,vo,", "code-twice"),
    ] {
        let told = told(file, from, to);
        let expected = format!("{file}: {expected}");
        assert!(told.contains(&expected), "{from} → {to}: {told:?}");
    }
}
