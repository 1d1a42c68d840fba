//! Files that results are written to.

#[cfg_attr(unix, path = "output/identity_unix.rs")]
#[cfg_attr(not(unix), path = "output/identity_other.rs")]
mod identity;

use std::fs::{self, File};
use std::path::Path;

use crate::document;
use crate::problem::{Problem, Stop};

/// Refuses to write the result over what it is made of, whatever the two paths look like, and
/// whatever other names the file has.
pub(crate) fn check_apart(source: &Path, out: &Path) -> Result<(), Stop> {
    let source = if document::is_standard_input(source) {
        identity::of_standard_input()
    } else {
        identity::of_file(source)
    };
    if source.is_some() && source == identity::of_file(out) {
        let message = "--out is the document itself, which would be lost: name another file";
        return Err(Stop::Usage(message.to_owned()));
    }
    Ok(())
}

/// Begins a file anew, in a folder that need not be there yet.
pub(crate) fn create(path: &Path) -> Result<File, Problem> {
    let problem = |error| Problem::file(path, "write", &error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(problem)?;
    }
    File::create(path).map_err(problem)
}
