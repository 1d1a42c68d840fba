//! Files of the project, and what tests expect in them.

use std::fs;
use std::path::{Path, PathBuf};

/// A file or folder of the project, from its path relative to the root.
pub(crate) fn project(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The text of a file of the project.
#[track_caller]
pub(crate) fn read(relative: &str) -> String {
    fs::read_to_string(project(relative))
        .unwrap_or_else(|error| panic!("cannot read {relative}: {error}"))
}

/// A file or folder beside the project, which not everybody has: tests that use it do nothing
/// without it, and say so.
pub(crate) fn beside_project(relative: &str) -> Option<PathBuf> {
    let path = project("..").join(relative);
    if !path.exists() {
        eprintln!("skipped: there is no ../{relative}");
        return None;
    }
    Some(path)
}

/// All files of the project in and below a folder, as paths relative to the root, sorted. Left out
/// is what `.gitignore` names: nobody wrote it.
pub(crate) fn files_below(folder: &str) -> Vec<String> {
    let ignored = read(".gitignore");
    let is_ignored = |path: &str| {
        path == ".git" || ignored.lines().any(|line| line.strip_prefix('/') == Some(path))
    };
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(project(&folder)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if is_ignored(&path) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Compares `got` with the file at `path`, or writes it there when `UPDATE_EXPECT` is set.
#[track_caller]
pub(crate) fn check_file(path: &Path, got: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, got).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == got {
        return;
    }
    let n_same =
        expected.lines().zip(got.lines()).take_while(|(expected, got)| expected == got).count();
    let from_there = |text: &str| {
        text.lines().skip(n_same).take(5).map(|line| format!("    {line}\n")).collect::<String>()
    };
    panic!(
        "{} is not as expected from line {}.\n  expected:\n{}  got:\n{}Run the tests with UPDATE_EXPECT=1 to accept, \
         then read the diff.",
        path.display(),
        n_same + 1,
        from_there(&expected),
        from_there(got),
    );
}
