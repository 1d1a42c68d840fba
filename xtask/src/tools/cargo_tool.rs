//! Programs compiled from published crates, each version once, into a folder of its own in the cache.

use std::env;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{self, find_program, spoken};
use crate::project::read;

/// How often a long compilation says that it is still going on.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// A published package with programs, in exactly one version.
#[derive(Debug, Clone)]
pub(super) struct CargoTool {
    /// The name to install it by.
    pub(super) package: &'static str,
    /// The version to have; another one does not do.
    pub(super) version: String,
    /// What is run. The first one knows `--version`, the others lie beside it.
    pub(super) programs: &'static [&'static str],
}

/// Where a tool was found.
#[derive(Debug)]
pub(super) enum Found {
    /// Installed by the developer.
    OnPath,
    /// In this folder of the cache.
    Cached(PathBuf),
}

impl fmt::Display for CargoTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.package, self.version)
    }
}

impl CargoTool {
    /// Looks for the tool on the `PATH`, then in `cache`.
    pub(super) fn find(&self, cache: &Path) -> Option<Found> {
        if self.is_on_path() {
            return Some(Found::OnPath);
        }
        let folder = self.folder(cache).join("bin");
        self.is_complete_in(&folder).then_some(Found::Cached(folder))
    }

    /// Compiles the tool into `cache` and returns the folder of its programs.
    ///
    /// Safe to run twice at a time: the second waits for the first and takes what it made. The
    /// folder appears under its name when it is complete, so a run that was broken off leaves
    /// nothing that looks finished.
    pub(super) fn install(&self, cache: &Path) -> Result<PathBuf> {
        fs::create_dir_all(cache).with_context(|| format!("cannot create {}", cache.display()))?;
        let lock_path = self.beside(cache, "lock");
        let lock = File::create(&lock_path)
            .with_context(|| format!("cannot create {}", lock_path.display()))?;
        if lock.try_lock().is_err() {
            eprintln!("setup: {self}: waiting for another run that installs it");
            lock.lock().with_context(|| format!("cannot lock {}", lock_path.display()))?;
        }
        let bin = self.folder(cache).join("bin");
        if self.is_complete_in(&bin) {
            return Ok(bin);
        }

        let partial = self.beside(cache, "partial");
        let log = self.beside(cache, "log");
        // The versions that the authors tested; where one of them is not to be had, the newest.
        if let Err(error) = self.compile(&partial, &log, true) {
            eprintln!("setup: {self}: again with the newest dependencies, since: {error:#}");
            self.compile(&partial, &log, false)?;
        }
        remove_folder(&self.folder(cache))?;
        fs::rename(&partial, self.folder(cache))
            .with_context(|| format!("cannot rename {}", partial.display()))?;
        if !self.is_complete_in(&bin) {
            bail!("{} lacks one of {}", bin.display(), self.programs.join(", "));
        }
        Ok(bin)
    }

    fn compile(&self, folder: &Path, log: &Path, is_locked: bool) -> Result<()> {
        remove_folder(folder)?;
        let cannot_log = || format!("cannot write {}", log.display());
        let output = File::create(log).with_context(cannot_log)?;
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", self.package, "--version", &self.version, "--no-track", "--root"])
            .arg(folder)
            .args(is_locked.then_some("--locked"))
            // Tools that run for seconds need no minutes of optimisation across crates.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            // Outside of the project: its settings are not meant for tools.
            .current_dir(folder.parent().unwrap_or(folder))
            .stdout(output.try_clone().with_context(cannot_log)?)
            .stderr(output);
        process::announce(&cargo);
        let mut child = cargo.spawn().context("cannot start cargo")?;
        let start = Instant::now();
        let mut said = start;
        let status = loop {
            if let Some(status) = child.try_wait().context("cannot wait for cargo")? {
                break status;
            }
            if said.elapsed() >= SIGN_OF_LIFE {
                said = Instant::now();
                let doing = last_line(log);
                eprintln!("setup: {self}: {} so far; now: {doing}", spoken(start.elapsed()));
            }
            thread::sleep(Duration::from_millis(250));
        };
        if !status.success() {
            bail!(
                "cargo install failed ({status}); all of it is in {}:\n{}",
                log.display(),
                tail(log, 20)
            );
        }
        Ok(())
    }

    fn is_on_path(&self) -> bool {
        let path = env::var_os("PATH");
        let Some((first, others)) = self.programs.split_first() else { return false };
        let Some(program) = find_program(first, path.as_deref()) else { return false };
        let Some(folder) = program.parent() else { return false };
        let says = process::output(Command::new(&program).arg("--version")).unwrap_or_default();
        is_version(&says, &self.version)
            && others.iter().all(|it| find_program(it, Some(folder.as_os_str())).is_some())
    }

    fn is_complete_in(&self, folder: &Path) -> bool {
        self.programs.iter().all(|it| find_program(it, Some(folder.as_os_str())).is_some())
    }

    fn folder(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.package, self.version))
    }

    fn beside(&self, cache: &Path, extension: &str) -> PathBuf {
        cache.join(format!("{}-{}.{extension}", self.package, self.version))
    }
}

/// Whether a program that printed `says` for `--version` is of exactly this version.
fn is_version(says: &str, version: &str) -> bool {
    says.split_whitespace().nth(1) == Some(version)
}

fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

fn last_line(log: &Path) -> String {
    tail(log, 1).trim().to_owned()
}

fn tail(log: &Path, n_lines: usize) -> String {
    let text = read(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines.split_at(lines.len().saturating_sub(n_lines)).1.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exactly_the_wanted_version_counts() {
        assert!(is_version("wasm-bindgen 0.2.130\n", "0.2.130"));
        assert!(is_version("wasm-bindgen 0.2.130 (abc 2026-01-01)", "0.2.130"));
        assert!(!is_version("wasm-bindgen 0.2.1301", "0.2.130"));
        assert!(!is_version("", "0.2.130"));
    }

    #[test]
    fn tool_is_found_in_the_cache_when_all_its_programs_are_there() {
        let cache = env::temp_dir().join(format!("xtask-cache-{}", std::process::id()));
        let tool = CargoTool {
            package: "an-example",
            version: "1.2.3".to_owned(),
            programs: &["an-example-program", "its-other-program"],
        };
        let bin = cache.join("an-example-1.2.3/bin");
        fs::create_dir_all(&bin).unwrap();
        place_program(&bin, "an-example-program");
        assert!(tool.find(&cache).is_none());
        place_program(&bin, "its-other-program");
        assert!(matches!(tool.find(&cache), Some(Found::Cached(folder)) if folder == bin));
        remove_folder(&cache).unwrap();
    }

    fn place_program(folder: &Path, name: &str) {
        // A copy of a real program, since a program must have the right to be run.
        let program = env::current_exe().unwrap();
        fs::copy(program, folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))).unwrap();
    }
}
