//! Lighthouse's marks for the accessibility of the demo.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::dist;
use crate::process;
use crate::project::{Project, write};
use crate::tools::{BUILD_NEEDS, Need, Toolbox, cache_folder, timed};

pub(crate) const HELP: &str = "\
Usage: cargo xtask lighthouse

Has Lighthouse look at the accessibility of the demo and of the gallery's whole articles, light and dark, on a phone and
on a desktop, and fails when a mark is below 100. Not part of `cargo xtask test`: on a machine without it, it installs
Lighthouse with its two hundred packages (from npm, into the folder of the tools).";

/// The newest that runs on Node 20.
const VERSION: &str = "12.8.2";

/// Builds the release where it is not up to date, and looks at it.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let tools = Toolbox::equip(project, &[BUILD_NEEDS.as_slice(), &[Need::Browser]].concat())?;
    let lighthouse = lighthouse()?;
    dist::ensure(project, &tools)?;
    let mut node = tools.command("node");
    node.arg("xtask/lighthouse.mjs")
        .arg(lighthouse)
        .env("ARTICLE_WIDGET_DIST", project.dist())
        .env("CHROMIUM", &tools.browser()?.chromium);
    process::run(&mut node)
}

/// The folder of Lighthouse, which is installed there first where it is missing.
fn lighthouse() -> Result<PathBuf> {
    let folder = cache_folder()?.join(format!("lighthouse-{VERSION}"));
    let finished = folder.join("installed");
    if !finished.is_file() {
        timed("Lighthouse from npm", || {
            fs::create_dir_all(&folder).context("cannot make a folder for Lighthouse")?;
            write(&folder.join("package.json"), "{ \"private\": true }\n")?;
            let mut npm = Command::new("npm");
            npm.current_dir(&folder)
                .env("PATH", env::var_os("PATH").unwrap_or_default())
                .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
                .arg(format!("lighthouse@{VERSION}"));
            process::run(&mut npm)
        })?;
        write(&finished, "")?;
    }
    Ok(folder.join("node_modules/lighthouse/core/index.js"))
}
