//! The release in `dist/`.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::compress::compress_folder;
use crate::digest::fingerprint;
use crate::process::{self, spoken};
use crate::project::{Project, files_below, read, read_bytes, write};
use crate::tools::{BUILD_NEEDS, Toolbox};

pub(crate) const HELP: &str = "\
Usage: cargo xtask dist

Makes the release in dist/: glue and wasm under names that change with their content (cache them
for ever), embed.js with their names and SHA-384, the demo and the schema, and a .br and a .gz
beside each file that gains from it.";

/// Everything that a release is made of, files and folders.
const SOURCES: [&str; 12] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "index.html",
    "package-lock.json",
    "programs",
    "rust-toolchain.toml",
    "src",
    "static",
    "xtask/Cargo.toml",
    "xtask/src",
];

/// Where the state of the last release is kept. In `target/`, since `dist/` is what gets shipped.
const RECORD: &str = "target/xtask/dist.state";

/// Builds the release, whether or not one is there.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let tools = Toolbox::equip(project, &BUILD_NEEDS)?;
    let _lock = lock(project)?;
    build(project, &tools)
}

/// Builds the release where `dist/` is not one made of the files as they are now.
///
/// `tools` must be equipped with [`BUILD_NEEDS`].
pub(crate) fn ensure(project: &Project, tools: &Toolbox) -> Result<()> {
    let _lock = lock(project)?;
    let recorded = read(&project.path(RECORD)).unwrap_or_default();
    if recorded == record(&state(project, &SOURCES)?, &state(project, &["dist"])?) {
        eprintln!("dist/ is up to date");
        return Ok(());
    }
    build(project, tools)
}

fn build(project: &Project, tools: &Toolbox) -> Result<()> {
    let start = Instant::now();
    // Before the build: who writes a source meanwhile gets another build, not a stale one.
    let sources = state(project, &SOURCES)?;
    let mut trunk = tools.command("trunk");
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", remapped_paths(tools)?);
    process::run(trunk.args(["build", "--release", "--skip-version-check"]))?;
    compress_folder(&project.dist())?;
    write(&project.path(RECORD), record(&sources, &state(project, &["dist"])?))?;
    eprintln!("dist/ is made: {}", spoken(start.elapsed()));
    Ok(())
}

/// Flags that keep this machine's folders out of the messages in the wasm, so that two machines
/// make the same release, and a shorter one.
fn remapped_paths(tools: &Toolbox) -> Result<String> {
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME").or_else(|| home("HOME").map(|it| it.join(".cargo")));
    let registries = cargo.and_then(|it| fs::read_dir(it.join("registry/src")).ok());
    let mut flags: Vec<String> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| format!("--remap-path-prefix={}=", it.path().display()))
        .collect();
    // Where the standard library's source is installed, its own name for the place is undone.
    let sysroot = process::output(tools.command("rustc").args(["--print", "sysroot"]))?;
    let version = process::output(tools.command("rustc").arg("-vV"))?;
    if let Some(hash) = version.lines().find_map(|it| it.strip_prefix("commit-hash: ")) {
        let sysroot = sysroot.trim();
        flags.push(format!("--remap-path-prefix={sysroot}/lib/rustlib/src/rust=/rustc/{hash}"));
    }
    Ok(flags.join(" "))
}

/// Waits until no other run builds into `dist/`: two at a time would take away each other's files.
fn lock(project: &Project) -> Result<File> {
    fs::create_dir_all(project.path("target/xtask")).context("cannot create target/xtask")?;
    let lock =
        File::create(project.path("target/xtask/dist.lock")).context("cannot create dist.lock")?;
    if lock.try_lock().is_err() {
        eprintln!("waiting for another run that builds dist/");
        lock.lock().context("cannot lock dist.lock")?;
    }
    Ok(lock)
}

/// What is kept of a build: it no longer fits when a source has changed, nor when something else has
/// written into `dist/`.
fn record(sources: &str, dist: &str) -> String {
    format!("sources {sources}\ndist {dist}\n")
}

/// A fingerprint of the names and contents of files and folders.
fn state(project: &Project, paths: &[&str]) -> Result<String> {
    let mut list = String::new();
    for path in paths {
        let path = project.path(path);
        let files = if path.is_file() { vec![path] } else { files_below(&path)? };
        for file in files {
            let sum = fingerprint(&read_bytes(&file)?);
            list.push_str(&format!("{sum} {}\n", file.display()));
        }
    }
    Ok(fingerprint(list.as_bytes()))
}
