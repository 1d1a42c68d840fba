//! The command `article-widget`, built as it is shipped.

use std::env;
use std::path::PathBuf;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::Toolbox;

const NAME: &str = "article-widget";
const RENDER_ALONE: &str = "render_alone";

/// Builds the command, and tells where it is. It is the one whose renderings the release of the widget
/// hydrates: those of a debug build are of another build.
pub(crate) fn build(project: &Project, tools: &Toolbox) -> Result<PathBuf> {
    cargo_build(tools, ["--bin", NAME])?;
    Ok(built(project, NAME))
}

/// Builds `benches/render_alone.rs` in the same way, and tells where it is.
pub(crate) fn build_render_alone(project: &Project, tools: &Toolbox) -> Result<PathBuf> {
    cargo_build(tools, ["--example", RENDER_ALONE])?;
    Ok(built(project, &format!("examples/{RENDER_ALONE}")))
}

fn cargo_build(tools: &Toolbox, target: [&str; 2]) -> Result<()> {
    let mut cargo = tools.command("cargo");
    process::run(
        cargo.args(["build", "--profile", "command", "--features", "command"]).args(target),
    )
}

fn built(project: &Project, name: &str) -> PathBuf {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.path("target"), PathBuf::from);
    target.join("command").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}
