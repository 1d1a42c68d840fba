//! Runs the command among its own fixtures, so that paths in messages are the same everywhere.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::files;

/// Where the command runs, relative to the project.
pub(crate) const FOLDER: &str = "tests/fixtures/command";

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// The command with arguments, not yet started.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_article-widget"));
    command.args(arguments).current_dir(files::project(FOLDER));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command without any input.
pub(crate) fn run(arguments: &[&str]) -> Run {
    finished(command(arguments).output().unwrap())
}

/// Runs the command with this on standard input.
pub(crate) fn run_with_input(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = command(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input).unwrap());
        child.wait_with_output().unwrap()
    });
    finished(output)
}

/// Runs the command, which has to do well and to say nothing beside its result.
#[track_caller]
pub(crate) fn result(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

/// An empty folder for a test's files.
pub(crate) fn empty_folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A path as an argument.
pub(crate) fn argument(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

fn finished(output: Output) -> Run {
    Run {
        code: output.status.code().expect("the command ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
