//! A real WordPress and a real Ghost, and the widget with what they serve.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::dist;
use crate::process;
use crate::project::{Project, read, write};
use crate::tools::{BUILD_NEEDS, Need, Toolbox, cache_folder, install_debian, timed};

pub(crate) const HELP: &str = "\
Usage: cargo xtask live-cms

Starts a WordPress and a Ghost of its own on free ports of this machine, has an editor's requests write an article into each,
and shows both in the widget, in headless Chromium. Not part of `cargo xtask test`: on a machine without them it
installs WordPress, PHP and MariaDB (Debian's packages) and Ghost (from npm, into the folder of the tools).
Nothing of them runs when the command has ended.";

/// The newest that runs on Node 20.
const GHOST_VERSION: &str = "5.130.4";

const DEBIAN_PACKAGES: [&str; 7] =
    ["wordpress", "php-cli", "php-curl", "php-gd", "php-mysql", "php-xml", "mariadb-server"];

/// Installs what is missing, and runs the tests.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let tools = Toolbox::equip(project, &[BUILD_NEEDS.as_slice(), &[Need::Browser]].concat())?;
    let is_there = ["/usr/share/wordpress/wp-load.php", "/usr/bin/php", "/usr/sbin/mariadbd"]
        .iter()
        .all(|it| Path::new(it).is_file());
    if !is_there {
        timed("WordPress, PHP and MariaDB from Debian", || install_debian(&DEBIAN_PACKAGES))?;
    }
    let ghost = ghost()?;
    dist::ensure(project, &tools)?;
    let mut node = tools.command("node");
    node.args(["--test", "--test-timeout=600000", "--import", "./xtask/end-page-tests.mjs"])
        .arg("tests/live/cms.test.mjs")
        .env("ARTICLE_WIDGET_DIST", project.dist())
        .env("ARTICLE_WIDGET_GHOST", ghost)
        .env("CHROMIUM", &tools.browser()?.chromium);
    process::run(&mut node)
}

/// The folder of Ghost, which is installed there first where it is missing.
///
/// Ghost's package names a file of its own as a dependency, and one for its developers that is in no
/// registry. So it is unpacked first, and its dependencies are installed without those for developers.
fn ghost() -> Result<PathBuf> {
    let folder = cache_folder()?.join(format!("ghost-{GHOST_VERSION}"));
    let finished = folder.join("installed");
    if finished.is_file() {
        return Ok(folder);
    }
    timed("Ghost from npm", || {
        if folder.exists() {
            fs::remove_dir_all(&folder).context("cannot remove what is left of an installation")?;
        }
        fs::create_dir_all(&folder).context("cannot make a folder for Ghost")?;
        let package = format!("ghost@{GHOST_VERSION}");
        process::run(npm(&folder).args(["pack", "--silent", &package]))?;
        let archive = format!("ghost-{GHOST_VERSION}.tgz");
        process::run(
            Command::new("tar")
                .args(["--strip-components=1", "-xzf", &archive])
                .current_dir(&folder),
        )?;
        let manifest = folder.join("package.json");
        let mut document: Value =
            serde_json::from_str(&read(&manifest)?).context("Ghost's package.json is no JSON")?;
        let Some(fields) = document.as_object_mut() else {
            bail!("Ghost's package.json is no object")
        };
        fields.remove("devDependencies");
        write(&manifest, document.to_string())?;
        let install = ["install", "--omit=dev", "--no-audit", "--no-fund", "--legacy-peer-deps"];
        process::run(npm(&folder).args(install))
    })?;
    write(&finished, "")?;
    Ok(folder)
}

fn npm(folder: &Path) -> Command {
    let mut npm = Command::new("npm");
    npm.current_dir(folder).env("PATH", env::var_os("PATH").unwrap_or_default());
    npm
}
