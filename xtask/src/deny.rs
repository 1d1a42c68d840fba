//! What the project depends on: licences, sources, duplicates, known faults.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::{Need, Toolbox};

pub(crate) const HELP: &str = "\
Usage: cargo xtask deny

Checks the dependencies against deny.toml. The known faults (advisories) come from a database on
the net; where that cannot be reached, a copy from an earlier run is used, and where there is none,
a line says that they were not checked.";

/// Runs the checks that can be run here.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let tools = Toolbox::equip(project, &[Need::CargoDeny])?;
    let cargo_deny = |args: &[&str]| {
        let mut command = tools.command("cargo-deny");
        command.args(["--workspace", "--locked"]).args(args);
        command
    };
    process::run(&mut cargo_deny(&["check", "bans", "licenses", "sources"]))?;

    let is_fetched = process::output(&mut cargo_deny(&["fetch", "db"])).is_ok();
    if !is_fetched && !has_database() {
        eprintln!(
            "advisories: NOT checked, the database cannot be reached and there is no copy of it"
        );
        return Ok(());
    }
    if !is_fetched {
        eprintln!(
            "advisories: the database cannot be reached, so the copy of an earlier run is used"
        );
    }
    process::run(&mut cargo_deny(&["--offline", "check", "advisories"]))
}

/// Whether an earlier run has left a database, in the place where cargo-deny keeps it.
fn has_database() -> bool {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| env::home_dir().map(|it| it.join(".cargo")));
    let folder = cargo_home.map(|it| it.join("advisory-dbs"));
    let entries = folder.and_then(|it| it.read_dir().ok());
    // Beside the databases lies a lock file, also where none was ever fetched.
    entries.is_some_and(|mut it| it.any(|entry| entry.is_ok_and(|entry| entry.path().is_dir())))
}
