//! By what a file is told from all others, whatever its names are.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::fd::AsFd as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// The device, and the number of the file on it. Only files that can be lost have one.
pub(super) type Identity = (u64, u64);

/// The file at a path, if there is one.
pub(super) fn of_file(path: &Path) -> Option<Identity> {
    fs::metadata(path).ok().and_then(|it| identity(&it))
}

/// The file that standard input is read from, if it is one.
pub(super) fn of_standard_input() -> Option<Identity> {
    let input = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    input.metadata().ok().and_then(|it| identity(&it))
}

fn identity(metadata: &Metadata) -> Option<Identity> {
    metadata.is_file().then(|| (metadata.dev(), metadata.ino()))
}
