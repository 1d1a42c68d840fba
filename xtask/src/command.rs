//! The command `article-widget`, built as it is shipped.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::Toolbox;

const NAME: &str = "article-widget";

/// Builds the command, and tells where it is. It is the one whose renderings the release of the widget
/// hydrates: those of a debug build are of another build.
pub(crate) fn build(project: &Project, tools: &Toolbox) -> Result<PathBuf> {
    let mut cargo = tools.command("cargo");
    cargo.args(["build", "--profile", "command", "--features", "command", "--bin", NAME]);
    process::run(&mut cargo)?;
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.path("target"), PathBuf::from);
    Ok(target.join("command").join(format!("{NAME}{}", env::consts::EXE_SUFFIX)))
}
