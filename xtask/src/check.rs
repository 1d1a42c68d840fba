//! Everything that CI holds but the tests, the release and the dependencies.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::process::{self, spoken};
use crate::project::{Project, files_below};
use crate::tools::{Need, Toolbox, WASM_TARGET};

pub(crate) const HELP: &str = "\
Usage: cargo xtask check

Format, lints (native and wasm), fuzz targets, documentation, and the syntax of the scripts, cheapest first.
Stops at the first that fails. `cargo fmt` and `cargo clippy --fix` put much of it right.";

/// Where scripts of the project are.
const SCRIPT_FOLDERS: [&str; 4] = ["benches", "static", "tests", "xtask"];

/// Runs all checks.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let tools = Toolbox::equip(project, &[Need::WasmTarget])?;
    step("scripts: embed.js and the page tests can be parsed", || scripts(project, &tools))?;
    step("format: a change shows what changed, and nothing else", || {
        cargo(&tools, &["fmt", "--all", "--check"])
    })?;
    step("lints, native: no panic in the widget, no HTML strings, all documented", || {
        cargo(
            &tools,
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                "command",
                "--",
                "-D",
                "warnings",
            ],
        )
    })?;
    step("lints, wasm: the same for what runs in browsers only", || {
        cargo(
            &tools,
            &[
                "clippy",
                "--target",
                WASM_TARGET,
                "--workspace",
                "--exclude",
                "xtask",
                "--lib",
                "--test",
                "browser",
                "--",
                "-D",
                "warnings",
            ],
        )
    })?;
    step("fuzz targets: they are a workspace of their own, which nothing else builds", || {
        // Beside the rest, where nobody looks for sources.
        let folder = ["--target-dir", "target/fuzz"];
        cargo(&tools, &[&["check", "--manifest-path", "fuzz/Cargo.toml"][..], &folder].concat())
    })?;
    step("documentation: every link in it leads somewhere", || {
        doc(&tools, &["--workspace", "--features", "command"])?;
        doc(&tools, &["--target", WASM_TARGET, "--workspace", "--exclude", "xtask", "--lib"])
    })
}

fn step(title: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("\n== {title}");
    let start = Instant::now();
    work()?;
    eprintln!("== passed: {}", spoken(start.elapsed()));
    Ok(())
}

fn cargo(tools: &Toolbox, args: &[&str]) -> Result<()> {
    process::run(tools.command("cargo").args(args))
}

fn doc(tools: &Toolbox, args: &[&str]) -> Result<()> {
    let mut cargo = tools.command("cargo");
    cargo.args(["doc", "--no-deps", "--document-private-items"]).args(args);
    process::run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
}

fn scripts(project: &Project, tools: &Toolbox) -> Result<()> {
    let mut scripts: Vec<PathBuf> = Vec::new();
    for folder in SCRIPT_FOLDERS {
        scripts.extend(files_below(&project.path(folder))?);
    }
    // What npm installed below a folder is not the project's.
    scripts.retain(|it| {
        it.extension().is_some_and(|ending| ending == "js" || ending == "mjs")
            && !it.components().any(|part| part.as_os_str() == "node_modules")
    });
    if scripts.is_empty() {
        bail!("there is no script below {}", SCRIPT_FOLDERS.join(", "));
    }
    for script in &scripts {
        // One at a time: node checks only the first of several.
        process::output(tools.command("node").arg("--check").arg(script))?;
    }
    eprintln!("{} scripts", scripts.len());
    Ok(())
}
