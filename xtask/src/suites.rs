//! The three suites of tests: native, in the browser, and on whole pages.

use std::env;
use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::command;
use crate::dist;
use crate::process::{self, spoken};
use crate::project::{Project, files_below, read, write};
use crate::tools::{BUILD_NEEDS, Browser, Need, Toolbox, WASM_TARGET};

pub(crate) const HELP: &str = "\
Usage: cargo xtask test [native] [browser] [pages] [-- ARGS]

Runs the tests: all three suites, or the named ones, always in this order. Fails when one fails.

  native    models, formats, rendering and the command, without a browser (cargo test)
  browser   what needs a DOM, in headless Chromium (wasm-bindgen-test)
  pages     whole pages of strangers with the release on them, in headless Chromium (Playwright)

With one suite named, ARGS are added to its command. Some examples:

  cargo xtask test native -- --test native unknown_block
  cargo xtask test browser -- clock
  cargo xtask test pages -- tests/pages/demo.test.mjs
  cargo xtask test pages -- --test-name-pattern='three widgets'";

/// A suite of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suite {
    Native,
    Browser,
    Pages,
}

const ALL: [Suite; 3] = [Suite::Native, Suite::Browser, Suite::Pages];

/// Runs the suites, all of them even when one fails, so that one run shows everything.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    let wanted = Wanted::parse(args)?;
    let needs: Vec<Need> = wanted.suites.iter().flat_map(|it| it.needs()).collect();
    let tools = Toolbox::equip(project, &needs)?;
    let start = Instant::now();
    let mut failed = Vec::new();
    let mut last = String::new();
    for (idx, suite) in wanted.suites.iter().enumerate() {
        // The time of a suite is said where the next one starts: a runner's own count stays last.
        eprintln!("{last}\n== {} ({} of {})", suite.title(), idx + 1, wanted.suites.len());
        let started = Instant::now();
        let result = suite.run(project, &tools, &wanted.extra);
        last = format!("== {}: {}", suite.name(), spoken(started.elapsed()));
        if let Err(error) = result {
            last = format!("{last}, FAILED: {error:#}");
            failed.push(suite.name());
        }
    }
    if !failed.is_empty() {
        bail!("{last}\nfailed: {}", failed.join(", "));
    }
    if env::var_os("CI").is_none() {
        eprintln!("{last}\n== all passed: {}", spoken(start.elapsed()));
    }
    Ok(())
}

impl Suite {
    fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Browser => "browser",
            Self::Pages => "pages",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Native => "native: models, formats, rendering and the command, without a browser",
            Self::Browser => "browser: what needs a DOM, in headless Chromium",
            Self::Pages => "pages: whole pages of strangers with the release on them",
        }
    }

    fn needs(self) -> Vec<Need> {
        match self {
            Self::Native => Vec::new(),
            Self::Browser => vec![Need::WasmTarget, Need::WasmBindgen, Need::Browser],
            Self::Pages => [BUILD_NEEDS.as_slice(), &[Need::Browser]].concat(),
        }
    }

    fn run(self, project: &Project, tools: &Toolbox, extra: &[String]) -> Result<()> {
        match self {
            Self::Native => native(tools, extra),
            Self::Browser => browser(project, tools, extra),
            Self::Pages => pages(project, tools, extra),
        }
    }
}

fn native(tools: &Toolbox, extra: &[String]) -> Result<()> {
    let mut cargo = tools.command("cargo");
    process::run(cargo.args(["test", "--workspace", "--features", "command"]).args(extra))
}

fn browser(project: &Project, tools: &Toolbox, extra: &[String]) -> Result<()> {
    let browser = tools.browser()?;
    let mut cargo = tools.command("cargo");
    cargo
        .args(["test", "--target", WASM_TARGET, "--test", "browser"])
        .args(extra)
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities_file(project, browser)?);
    if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        // Seconds for the whole suite; the runner's own 20 are few on a busy machine.
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    }
    process::run(&mut cargo)
}

/// `webdriver.json` with the path of the browser, which the driver would guess otherwise.
fn capabilities_file(project: &Project, browser: &Browser) -> Result<PathBuf> {
    let text = with_binary(&read(&project.path("webdriver.json"))?, &browser.chromium)?;
    let path = project.path("target/xtask/webdriver.json");
    fs::create_dir_all(project.path("target/xtask")).context("cannot create target/xtask")?;
    write(&path, text)?;
    Ok(path)
}

fn with_binary(capabilities: &str, chromium: &Path) -> Result<String> {
    let mut capabilities: Value =
        serde_json::from_str(capabilities).context("webdriver.json is not as it should be")?;
    let options = capabilities
        .get_mut("goog:chromeOptions")
        .and_then(Value::as_object_mut)
        .context("webdriver.json has no goog:chromeOptions")?;
    options.insert("binary".to_owned(), json!(chromium.to_string_lossy()));
    Ok(capabilities.to_string())
}

fn pages(project: &Project, tools: &Toolbox, extra: &[String]) -> Result<()> {
    dist::ensure(project, tools)?;
    let (files, options): (Vec<&String>, Vec<&String>) =
        extra.iter().partition(|it| project.path(it).is_file());
    let mut node = tools.command("node");
    // What node picks by itself has changed from version to version.
    let reporter = if std::io::stdout().is_terminal() { "spec" } else { "tap" };
    node.args(["--test", "--test-reporter", reporter]);
    // Ten minutes for a file: then it fails by name, before CI runs into a limit of its own.
    node.args(["--test-timeout=600000", "--import", "./xtask/end-page-tests.mjs"]).args(options);
    if files.is_empty() {
        node.args(page_tests(project)?);
    } else {
        node.args(files);
    }
    node.env("ARTICLE_WIDGET_DIST", project.dist())
        .env("ARTICLE_WIDGET_COMMAND", command::build(project, tools)?)
        .env("CHROMIUM", &tools.browser()?.chromium);
    process::run(&mut node)
}

/// The files of page tests, relative to the project. Node 20 does not expand patterns itself.
fn page_tests(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.path("tests/pages");
    let tests: Vec<PathBuf> = files_below(&folder)?
        .into_iter()
        .filter(|it| it.to_string_lossy().ends_with(".test.mjs"))
        .map(|it| it.strip_prefix(project.root()).unwrap_or(&it).to_owned())
        .collect();
    if tests.is_empty() {
        bail!("there is no *.test.mjs below tests/pages/");
    }
    Ok(tests)
}

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    suites: Vec<Suite>,
    extra: Vec<String>,
}

impl Wanted {
    fn parse(args: &[String]) -> Result<Self> {
        let split = args.iter().position(|it| it == "--").unwrap_or(args.len());
        let (names, rest) = args.split_at(split);
        if let Some(unknown) =
            names.iter().find(|it| !ALL.iter().any(|suite| suite.name() == it.as_str()))
        {
            bail!("there is no suite `{unknown}`; try --help");
        }
        let is_named =
            |suite: &Suite| names.is_empty() || names.iter().any(|it| it == suite.name());
        let suites: Vec<Suite> = ALL.into_iter().filter(is_named).collect();
        let extra = rest.iter().skip(1).cloned().collect::<Vec<_>>();
        if !extra.is_empty() && suites.len() > 1 {
            bail!("arguments after -- go to one suite: name it");
        }
        Ok(Self { suites, extra })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Wanted> {
        Wanted::parse(&args.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn all_suites_run_when_none_is_named() {
        assert_eq!(parse(&[]).unwrap().suites, ALL);
    }

    #[test]
    fn named_suites_run_in_the_one_order() {
        assert_eq!(parse(&["pages", "native"]).unwrap().suites, [Suite::Native, Suite::Pages]);
        assert!(parse(&["page"]).is_err());
    }

    #[test]
    fn arguments_go_to_the_one_named_suite() {
        let wanted = parse(&["native", "--", "--test", "native"]).unwrap();
        assert_eq!(wanted.extra, ["--test", "native"]);
        assert!(parse(&["--", "clock"]).is_err());
    }

    #[test]
    fn driver_is_told_which_browser_to_start() {
        let got = with_binary(
            r#"{"goog:chromeOptions": {"args": ["--headless"]}}"#,
            Path::new("/opt/chrome"),
        );
        let expected =
            json!({"goog:chromeOptions": {"args": ["--headless"], "binary": "/opt/chrome"}});
        assert_eq!(serde_json::from_str::<Value>(&got.unwrap()).unwrap(), expected);
        assert!(with_binary("{}", Path::new("/opt/chrome")).is_err());
    }
}
