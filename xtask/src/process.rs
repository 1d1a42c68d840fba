//! Running other programs: what is run is printed, and a failure names the program.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Prints and runs `command` with its output on the terminal. Its failure is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Prints the command line of `command` as a shell user would write it.
pub(crate) fn announce(command: &Command) {
    let mut line = format!("$ {}", name(command));
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&quoted(&arg.to_string_lossy()));
    }
    eprintln!("{line}");
}

/// Runs `command` quietly and returns what it printed, or an error with what it complained of.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", name(command), output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first program called `name` in the folders of `path` (a value of `PATH`).
pub(crate) fn find_program(name: &str, path: Option<&OsStr>) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(path?).map(|folder| folder.join(&file)).find(|it| is_program(it))
}

/// A duration as a person says it: `0.4 s`, `12 s`, `6 min 05 s`.
pub(crate) fn spoken(duration: Duration) -> String {
    let whole = duration.as_secs();
    match whole {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned()
}

fn quoted(arg: &str) -> String {
    let is_plain = !arg.is_empty()
        && arg.chars().all(|it| it.is_ascii_alphanumeric() || "-_./=:@,+%*".contains(it));
    if is_plain { arg.to_owned() } else { format!("'{}'", arg.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spoken_in_minutes_from_one_minute_on() {
        assert_eq!(spoken(Duration::from_millis(430)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(12)), "12 s");
        assert_eq!(spoken(Duration::from_secs(365)), "6 min 05 s");
    }

    #[test]
    fn arguments_with_spaces_or_quotes_can_be_pasted_into_a_shell() {
        assert_eq!(quoted("--target=wasm32"), "--target=wasm32");
        assert_eq!(quoted("it's here"), r"'it'\''s here'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn failing_program_is_named_with_its_complaint() {
        let error = output(Command::new("cargo").arg("no-such-command-here")).unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with("cargo failed"), "{message}");
        assert!(message.contains("no-such-command-here"), "{message}");
    }

    #[test]
    fn missing_program_is_not_found() {
        let path = std::env::var_os("PATH");
        assert_eq!(find_program("no-such-program-here", path.as_deref()), None);
        assert!(find_program("cargo", path.as_deref()).is_some());
        assert_eq!(find_program("cargo", None), None);
    }
}
