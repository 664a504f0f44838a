//! Packages come from the public registries and nowhere else: no lock and no setting names
//! another host, so that a fresh clone works anywhere.

use super::Fault;
use super::texts::Text;

/// Where a lock may say that a package comes from.
const PUBLIC: &[&str] =
    &["registry+https://github.com/rust-lang/crates.io-index", "https://registry.npmjs.org/"];

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let faults = text.lines().filter_map(|(number, line)| Some((number, named_in(text, line)?)));
    faults.map(|(number, what)| text.fault(number, what)).collect()
}

/// What the line says of where packages come from, if it may not say so.
fn named_in(text: &Text, line: &str) -> Option<String> {
    let line = line.trim();
    let source = match text.path.rsplit('/').next()? {
        "Cargo.lock" => line.strip_prefix("source = \"")?,
        "package-lock.json" => line.strip_prefix("\"resolved\": \"")?,
        "config.toml" if text.under(".cargo/") && line.contains("source") => line,
        ".npmrc" if line.contains("registry=") => line,
        _ => return None,
    };
    let is_public = PUBLIC.iter().any(|host| source.starts_with(host));
    (!is_public).then(|| format!("packages come from the public registries only, not {source}"))
}

#[cfg(test)]
mod tests {
    use super::super::texts::text;
    use super::*;

    #[test]
    fn a_lock_names_public_registries_only() {
        let (rust, npm) = (PUBLIC[0], PUBLIC[1]);
        let cases = [
            ("Cargo.lock", format!("source = \"{rust}\""), 0),
            ("Cargo.lock", "source = \"git+https://example.org/x\"".to_owned(), 1),
            ("e2e/package-lock.json", format!("  \"resolved\": \"{npm}a/-/a-1.tgz\","), 0),
            ("e2e/package-lock.json", "  \"resolved\": \"http://10.0.0.1/a.tgz\",".to_owned(), 1),
        ];
        for (path, line, faults) in cases {
            assert_eq!(check(&text(path, &line)).len(), faults, "{path}: {line}");
        }
    }

    #[test]
    fn a_setting_names_no_other_source() {
        assert_eq!(check(&text(".cargo/config.toml", "[source.mirror]")).len(), 1);
        assert_eq!(check(&text(".cargo/config.toml", "[alias]")), []);
        assert_eq!(check(&text("e2e/.npmrc", "registry=http://10.0.0.1/")).len(), 1);
        assert_eq!(check(&text("e2e/.npmrc", "omit-lockfile-registry-resolved=true")), []);
    }
}
