//! One SQL text for two databases: what only one of them understands, or the two understand
//! differently, may not stand in `sql!("…")` nor in a portable `.sql` file of the store. A
//! statement is one text: only the file for filters puts one together from pieces.

use super::Fault;
use super::texts::Text;

/// What is banned, in lower case with single spaces, and what to write instead.
const BANNED: &[(&str, &str)] = &[
    ("::", "cast(x as type)"),
    ("now()", "the instant as a parameter"),
    (" ilike ", "like on a folded column"),
    ("any($", "json_each($1)"),
    ("for update", "the one writer"),
    ("distinct on", "a window function"),
    ("greatest(", "case"),
    ("least(", "case"),
    ("iif(", "case"),
    ("select *", "the columns by name"),
];

/// How a statement on rows begins.
const VERBS: &[&str] = &["select ", "insert into ", "update ", "delete from ", "with "];

/// The one file that puts SQL together.
const FILTERS: &str = "crates/store/src/filter.rs";

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    if !text.under("crates/store/") {
        return Vec::new();
    }
    let is_portable = text.is(".sql") && !text.is(".sqlite.sql") && !text.is(".postgres.sql");
    let statements = match () {
        () if is_portable => vec![(1, text.text.clone())],
        () if text.is(".rs") => literals(&text.text, "sql!("),
        () => Vec::new(),
    };
    let banned = |(line, statement): &(usize, String)| {
        let (line, plain) = (*line, plain(statement));
        let found = BANNED.iter().filter(move |(word, _)| plain.contains(word));
        found.map(move |(word, instead)| {
            text.fault(line, format!("`{}` in SQL: write {instead}", word.trim()))
        })
    };
    statements.iter().flat_map(banned).chain(put_together(text)).collect()
}

/// A fault for each `format!` in the store whose text begins as a statement does.
fn put_together(text: &Text) -> Vec<Fault> {
    let may = text.path == FILTERS || text.under("crates/store/tests/") || !text.is(".rs");
    let pieces = if may { Vec::new() } else { literals(&text.text, "format!(") };
    let is_statement = |piece: &str| {
        VERBS
            .iter()
            .any(|verb| plain(piece).strip_prefix(' ').is_some_and(|it| it.starts_with(verb)))
    };
    let built = pieces.iter().filter(|(_, piece)| is_statement(piece));
    built.map(|(line, _)| text.fault(*line, "SQL put together outside filter.rs")).collect()
}

/// Lower case, without `--` comments, each stretch of white space one space.
fn plain(statement: &str) -> String {
    let lines = statement.lines().map(|line| line.split("--").next().unwrap_or_default());
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    format!(" {} ", words.join(" ").to_lowercase())
}

/// The texts in `call("…")` and `call(r#"…"#)`, with the line on which each begins.
fn literals(source: &str, call: &str) -> Vec<(usize, String)> {
    let mut literals = Vec::new();
    let mut line = 1;
    let mut pieces = source.split(call);
    line += pieces.next().map_or(0, |piece| piece.matches('\n').count());
    for piece in pieces {
        if let Some(text) = literal(piece.trim_start()) {
            literals.push((line, text));
        }
        line += piece.matches('\n').count();
    }
    literals
}

/// The text of the string literal that `source` begins with.
fn literal(source: &str) -> Option<String> {
    if let Some(raw) = source.strip_prefix('r') {
        let hashes: String = raw.chars().take_while(|letter| *letter == '#').collect();
        let text = raw.strip_prefix(&hashes)?.strip_prefix('"')?;
        return Some(text.split(&format!("\"{hashes}")).next()?.to_owned());
    }
    let mut text = String::new();
    let mut letters = source.strip_prefix('"')?.chars();
    loop {
        match letters.next()? {
            '"' => return Some(text),
            '\\' => text.push(letters.next()?),
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn each_banned_word_is_found_in_the_macro_and_in_a_file() {
        for (word, _) in BANNED {
            let statement = format!("select a\n from b where c {word} 1)");
            let source = format!("fn f() {{\n  sql!(\"{statement}\")\n}}");
            let found = check(&text("crates/store/src/a.rs", &source));
            assert_eq!((found.len(), found[0].line), (1, 2), "{word}");
            assert_eq!(check(&text("crates/store/src/a/b.sql", &statement)).len(), 1, "{word}");
        }
    }

    #[test]
    fn what_is_written_for_one_database_may_use_its_words() {
        let statement = "create function now() as 'x'::text";
        assert_eq!(check(&text("crates/store/prelude.postgres.sql", statement)), []);
        assert_eq!(check(&text("docs/a.sql", statement)), []);
        assert_eq!(check(&text("crates/store/migrations/0001_a.sql", statement)).len(), 2);
    }

    #[test]
    fn a_statement_is_one_text() {
        let built = "x\nlet it = format!(\n  \"select {columns} from b\"\n);";
        let found = check(&text("crates/store/src/a.rs", built));
        assert_eq!((found.len(), found[0].line), (1, 2));
        assert_eq!(check(&text(FILTERS, built)), []);
        let other = "format!(\"set search_path to {schema}\"); format!(\"selected {n}\")";
        assert_eq!(check(&text("crates/store/src/a.rs", other)), []);
    }

    #[test]
    fn only_the_text_of_the_statement_is_read() {
        let cases = [
            ("sql!(\"select a -- not now()\nfrom b\"); std::mem::take(&mut a);", 0),
            ("sql!(r#\"select \"a\"::text\"#)", 1),
            ("sql!(\n    \"select \\\"a\\\" from b\"\n); \"::\"", 0),
            ("SELECT::now()", 0),
            ("sql!(\"SELECT *\")", 1),
            ("sql!(\"select a from b\nfor\n  update\")", 1),
            ("sql!(STATEMENT)", 0),
        ];
        for (source, faults) in cases {
            assert_eq!(check(&text("crates/store/src/a.rs", source)).len(), faults, "{source}");
        }
    }
}
