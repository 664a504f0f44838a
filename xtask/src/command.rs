//! Runs other programs: says what is run, lets its output through, and turns a bad end into an
//! error that names the command. Never runs anything through a shell.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// A command in the workspace's root with no input, its output going where ours goes.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(workspace::root()).stdin(Stdio::null());
    command
}

/// The cargo that started us, or the one on the search path.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    #[expect(clippy::disallowed_methods, reason = "cargo tells by it which toolchain is in use")]
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&cargo, arguments)
}

/// Shows the command, runs it to its end, and fails unless it ended well.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    println!("$ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` ended with {status}");
    }
    Ok(())
}

/// Runs the command quietly and gives what it wrote to standard output.
///
/// # Errors
/// When it cannot start or ends badly; the error then carries all that it wrote.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!("`{line}` ended with {}\n{}", output.status, String::from_utf8_lossy(&said));
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` wrote no UTF-8"))
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_ends_badly_is_named_with_what_it_said() {
        let error = read(&mut command("ls", &["no-such-file-here"])).expect_err("no such file");
        let said = error.to_string();
        assert!(said.contains("`ls no-such-file-here` ended with"), "{said}");
        assert!(said.lines().count() > 1, "what ls wrote is missing: {said}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut command("no-such-program-here", &["x"])).expect_err("no such program");
        assert!(error.to_string().contains("cannot start `no-such-program-here x`"), "{error}");
    }
}
