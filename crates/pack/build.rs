//! Lists the packs of the repository, so that the program carries them. The list is in order of name:
//! the same tree gives the same program.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// From this crate to the packs.
const PACKS: &str = "../../packs";

#[expect(clippy::disallowed_methods, reason = "cargo hands the place for made files this way")]
fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(PACKS);
    println!("cargo::rerun-if-changed={PACKS}");
    let mut code = String::from("const BUILTIN: &[(&str, &[(&str, &str)])] = &[\n");
    for pack in names(&root)? {
        if !root.join(&pack).is_dir() {
            continue;
        }
        writeln!(code, "    (\"{pack}\", &[").map_err(io::Error::other)?;
        for file in names(&root.join(&pack))? {
            if file.ends_with(".toml") || file.ends_with(".csv") {
                let path = format!("/{PACKS}/{pack}/{file}");
                writeln!(
                    code,
                    "        (\"{file}\", include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"{path}\"))),"
                )
                .map_err(io::Error::other)?;
            }
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no OUT_DIR"))?;
    fs::write(Path::new(&out).join("builtin.rs"), code)
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for item in fs::read_dir(folder)? {
        let name = item?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
