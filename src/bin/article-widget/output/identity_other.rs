//! By what a file is told from all others: where nothing else is known, by its path.

use std::path::{Path, PathBuf};

/// The path without links and dots. Only files that can be lost have one.
pub(super) type Identity = PathBuf;

/// The file at a path, if there is one.
pub(super) fn of_file(path: &Path) -> Option<Identity> {
    path.canonicalize().ok().filter(|it| it.is_file())
}

/// Not known here.
pub(super) fn of_standard_input() -> Option<Identity> {
    None
}
