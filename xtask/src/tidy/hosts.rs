//! Packages come from the public registries and nowhere else, so that a fresh clone works anywhere: no
//! setting names a source, the lock of the browser walk names none, Cargo's only registries.

use super::Fault;
use super::texts::Text;

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let named = text.lines().filter_map(|(number, line)| Some((number, source_in(text, line)?)));
    let told = |source| format!("packages come from the public registries only, not {source}");
    named.map(|(number, source)| text.fault(number, told(source))).collect()
}

/// What the line names as a source of packages, if it may not.
fn source_in<'l>(text: &Text, line: &'l str) -> Option<&'l str> {
    let line = line.trim();
    match text.path.rsplit('/').next()? {
        "Cargo.lock" => line
            .strip_prefix("source = \"")
            .filter(|source| !source.starts_with("registry+https://")),
        "package-lock.json" => line.strip_prefix("\"resolved\": \""),
        "config.toml" if text.under(".cargo/") && line.contains("source") => Some(line),
        ".npmrc" if line.contains("registry=") => Some(line),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn no_lock_and_no_setting_names_another_source() {
        for (path, line, faults) in [
            ("Cargo.lock", "source = \"registry+https://example.org/index\"", 0),
            ("Cargo.lock", "source = \"registry+http://10.0.0.1/index\"", 1),
            ("Cargo.lock", "source = \"git+https://example.org/x\"", 1),
            ("e2e/package-lock.json", "  \"resolved\": \"http://10.0.0.1/a.tgz\",", 1),
            ("e2e/package-lock.json", "  \"version\": \"1.0.0\",", 0),
            (".cargo/config.toml", "[source.mirror]", 1),
            (".cargo/config.toml", "[alias]", 0),
            ("e2e/.npmrc", "registry=http://10.0.0.1/", 1),
            ("e2e/.npmrc", "omit-lockfile-registry-resolved=true", 0),
        ] {
            assert_eq!(check(&text(path, line)).len(), faults, "{path}: {line}");
        }
    }
}
