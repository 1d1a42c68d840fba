//! The npm packages of a `package-lock.json`: wasm-opt, esbuild and what the page tests use in the
//! project's own, other frameworks in that of the benches.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::timed;
use crate::process::{self, find_program};

/// Installs the packages of `folder`, a folder with a lock file, where they are missing or older than
/// that file, and returns the folder of their programs.
pub(super) fn ensure(folder: &Path) -> Result<PathBuf> {
    let modules = folder.join("node_modules");
    let is_fresh = is_newer(&modules.join(".package-lock.json"), &folder.join("package-lock.json"));
    if !is_fresh {
        timed(&format!("npm packages of {}", folder.display()), || {
            // On Windows npm is a script, which only its full name starts.
            let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
            let path = std::env::var_os("PATH");
            if cfg!(unix) {
                find_program(name, path.as_deref())
                    .context("npm is not on the PATH: install Node 20.14 or newer")?;
            }
            process::run(Command::new(name).arg("ci").current_dir(folder))
        })?;
    }
    Ok(modules.join(".bin"))
}

/// Whether `file` exists and was written after `than`.
fn is_newer(file: &Path, than: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|it| it.modified());
    match (time(file), time(than)) {
        (Ok(file), Ok(than)) => file >= than,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    #[test]
    fn absent_file_is_never_newer() {
        let project = Project::find().unwrap();
        assert!(!is_newer(&project.path("no-such-file"), &project.path("Cargo.toml")));
        assert!(is_newer(&project.path("Cargo.toml"), &project.path("Cargo.toml")));
    }
}
