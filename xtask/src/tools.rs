//! The tools that the commands need: found, or installed once, and put on the `PATH` of child
//! processes only.
//!
//! What is there is not touched and costs milliseconds; what is missing is installed with a word on
//! what is going on and how long it took. Nothing is downloaded as a prebuilt program from a place
//! of its own: tools come from the registries of cargo and npm and, for the browser, from Debian.

mod browser;
mod cargo_tool;
mod npm;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};

pub(crate) use browser::{Browser, install_debian};
use cargo_tool::{CargoTool, Found};

use crate::process::{self, find_program, spoken};
use crate::project::Project;

pub(crate) const HELP: &str = "\
Usage: cargo xtask setup

Installs every tool that any command needs and that is missing: the wasm target of Rust,
wasm-bindgen (of the version in Cargo.lock), trunk, cargo-deny, the npm packages, Chromium and
ChromeDriver. The other commands do the same for the tools that they need.

Environment:
  ARTICLE_WIDGET_TOOLS   folder for the tools; default ~/.cache/article-widget/tools
  CHROMIUM, CHROMEDRIVER the browser and its driver, where they are not on the PATH";

/// The target that the widget is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Newer ones need a newer Rust.
const TRUNK_VERSION: &str = "0.21.14";

/// Its configuration, `deny.toml`, changes between versions.
const CARGO_DENY_VERSION: &str = "0.20.2";

/// Where the peers are, with a lock file of their own: who does not measure needs none of them.
const PEERS: &str = "benches/pages";

/// Something that a command cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// `wasm-bindgen` and `wasm-bindgen-test-runner`.
    WasmBindgen,
    /// `trunk`, which builds and serves the pages.
    Trunk,
    /// `cargo-deny`.
    CargoDeny,
    /// The npm packages: wasm-opt, esbuild, and what the page tests use.
    Npm,
    /// The other frameworks of the benches, with their compilers.
    Peers,
    /// Chromium and ChromeDriver.
    Browser,
}

/// What a build with trunk needs.
pub(crate) const BUILD_NEEDS: [Need; 4] =
    [Need::WasmTarget, Need::WasmBindgen, Need::Trunk, Need::Npm];

/// Tools that are there, ready to be run in the project's folder.
#[derive(Debug)]
pub(crate) struct Toolbox {
    root: PathBuf,
    path: OsString,
    browser: Option<Browser>,
}

/// Installs all tools.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &[])?;
    let all = [BUILD_NEEDS.as_slice(), &[Need::CargoDeny, Need::Browser]].concat();
    Toolbox::equip(project, &all)?;
    eprintln!("all tools are there");
    Ok(())
}

impl Toolbox {
    /// Finds all of `needs`, and installs what is missing.
    pub(crate) fn equip(project: &Project, needs: &[Need]) -> Result<Self> {
        if needs.contains(&Need::WasmTarget) {
            add_wasm_target(project)?;
        }
        let mut folders = cargo_tools(&wanted_cargo_tools(project, needs)?)?;
        if needs.contains(&Need::Npm) {
            folders.push(npm::ensure(project.root())?);
        }
        if needs.contains(&Need::Peers) {
            // Their programs are not run, and would hide those of the project.
            npm::ensure(&project.path(PEERS))?;
        }
        let browser = if needs.contains(&Need::Browser) { Some(Browser::ensure()?) } else { None };
        let inherited = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&inherited));
        let path = env::join_paths(folders).context("a tool's folder cannot stand in PATH")?;
        Ok(Self { root: project.root().to_owned(), path, browser })
    }

    /// A command that runs `program` in the project's folder and finds all tools.
    pub(crate) fn command(&self, program: &str) -> Command {
        let found = find_program(program, Some(&self.path));
        let mut command = Command::new(found.unwrap_or_else(|| PathBuf::from(program)));
        command.env("PATH", &self.path).current_dir(&self.root);
        command
    }

    /// The browser. An error when the box was equipped without one.
    pub(crate) fn browser(&self) -> Result<&Browser> {
        self.browser.as_ref().context("no browser was asked for")
    }
}

/// Says how long `work` took, on its way to `what`.
pub(crate) fn timed<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("setup: {what}");
    let start = Instant::now();
    let result = work().with_context(|| format!("setup: {what}"))?;
    eprintln!("setup: {what}: done in {}", spoken(start.elapsed()));
    Ok(result)
}

fn add_wasm_target(project: &Project) -> Result<()> {
    let mut rustc = Command::new("rustc");
    let sysroot = process::output(rustc.args(["--print", "sysroot"]).current_dir(project.root()))?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).join("lib");
    if library.is_dir() {
        return Ok(());
    }
    timed("Rust's standard library for the browser", || {
        let mut rustup = Command::new("rustup");
        process::run(rustup.args(["target", "add", WASM_TARGET]).current_dir(project.root()))
    })
}

fn wanted_cargo_tools(project: &Project, needs: &[Need]) -> Result<Vec<CargoTool>> {
    let mut wanted = Vec::new();
    if needs.contains(&Need::WasmBindgen) {
        wanted.push(CargoTool {
            package: "wasm-bindgen-cli",
            version: project.locked_version("wasm-bindgen")?,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        });
    }
    if needs.contains(&Need::Trunk) {
        wanted.push(CargoTool {
            package: "trunk",
            version: TRUNK_VERSION.to_owned(),
            programs: &["trunk"],
        });
    }
    if needs.contains(&Need::CargoDeny) {
        wanted.push(CargoTool {
            package: "cargo-deny",
            version: CARGO_DENY_VERSION.to_owned(),
            programs: &["cargo-deny"],
        });
    }
    Ok(wanted)
}

/// The folders of `tools` that are not on the `PATH` already. What is missing is compiled, all at
/// the same time, since each has stretches that keep only one core busy.
fn cargo_tools(tools: &[CargoTool]) -> Result<Vec<PathBuf>> {
    let cache = cache_folder()?;
    let mut folders = Vec::new();
    let mut missing = Vec::new();
    for tool in tools {
        match tool.find(&cache) {
            Some(Found::OnPath) => {}
            Some(Found::Cached(folder)) => folders.push(folder),
            None => missing.push(tool),
        }
    }
    if missing.is_empty() {
        return Ok(folders);
    }
    let names: Vec<String> = missing.iter().map(|it| it.to_string()).collect();
    eprintln!(
        "setup: {} will be compiled now, once, into {}. This takes several minutes.",
        names.join(" and "),
        cache.display()
    );
    let installed: Vec<Result<PathBuf>> = thread::scope(|scope| {
        let start = |tool: &&CargoTool| {
            let tool = (*tool).clone();
            let cache = &cache;
            scope.spawn(move || timed(&tool.to_string(), || tool.install(cache)))
        };
        let running: Vec<_> = missing.iter().map(start).collect();
        running
            .into_iter()
            .map(|it| it.join().unwrap_or_else(|_| Err(anyhow!("setup broke off"))))
            .collect()
    });
    for folder in installed {
        folders.push(folder?);
    }
    Ok(folders)
}

/// The folder that tools are installed into.
pub(crate) fn cache_folder() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("ARTICLE_WIDGET_TOOLS").filter(|it| !it.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    match env::home_dir().filter(|it| !it.as_os_str().is_empty()) {
        Some(home) => Ok(home.join(".cache/article-widget/tools")),
        None => {
            bail!("no home folder is known: set ARTICLE_WIDGET_TOOLS to a folder for the tools")
        }
    }
}
