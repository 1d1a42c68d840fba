//! What a contributor runs, from a fresh clone to a release: `cargo xtask <command>`.
//!
//! Every command first installs the tools that it needs and that are missing ([`tools`]), so that
//! rustup, Node and, on Debian, apt are all that a machine must have. Tools go to a cache folder,
//! never into the system (the browser aside), and on the `PATH` of child processes only.

mod bench;
mod budgets;
mod check;
mod command;
mod compress;
mod deny;
mod digest;
mod dist;
mod gallery;
mod lighthouse;
mod live_cms;
mod parts;
mod process;
mod project;
mod serve;
mod sizes;
mod stamp;
mod suites;
mod tools;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

use project::Project;

const HELP: &str = "\
Tools of article-widget. Each command installs what it needs and is missing, once.

Usage: cargo xtask <command>

  serve [--port N] [--release] [--open]
                     build the demo page, serve it, and build again at every change
  test [native] [browser] [pages] [-- ARGS]
                     run the tests: all, or the named parts; ARGS go to the one named part
  bench pages | render [...]
                     measure the widget beside other frameworks: what readers wait for, and
                     articles rendered a second
  dist               make the release in dist/, with .br and .gz beside each file
  sizes [--parts]    compare the compressed bytes with budgets.toml; list the biggest parts
  check              format, lints (native and wasm), documentation, syntax of the scripts
  gallery [--out DIR] [--entry NAME]
                     pictures of every block, state and language, at three widths, light and dark
  lighthouse         what Lighthouse says of the accessibility of the demo, which is to be 100
  deny               licences, sources, duplicates and known faults of the dependencies
  live-cms           show articles of a real WordPress and a real Ghost, which it installs
  setup              only install all tools
  stamp              (run by trunk) name the built files by content, and write embed.js

`cargo xtask <command> --help` says more. Set ARTICLE_WIDGET_TOOLS to keep the tools elsewhere
than in ~/.cache/article-widget/tools.";

/// The start of a command, with the arguments behind its name.
type Start = fn(&Project, &[String]) -> Result<()>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let args: Vec<String> = args.collect();
    let wants_help =
        args.iter().take_while(|it| *it != "--").any(|it| it == "--help" || it == "-h");
    let (help, start): (&str, Start) = match command.as_str() {
        "bench" => (bench::HELP, bench::run),
        "check" => (check::HELP, check::run),
        "deny" => (deny::HELP, deny::run),
        "dist" => (dist::HELP, dist::run),
        "gallery" => (gallery::HELP, gallery::run),
        "lighthouse" => (lighthouse::HELP, lighthouse::run),
        "live-cms" => (live_cms::HELP, live_cms::run),
        "serve" => (serve::HELP, serve::run),
        "setup" => (tools::HELP, tools::run),
        "sizes" => (sizes::HELP, sizes::run),
        "stamp" => (stamp::HELP, stamp::run),
        "test" => (suites::HELP, suites::run),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            return Ok(());
        }
        other => bail!("there is no command `{other}`; `cargo xtask` lists them"),
    };
    if wants_help {
        println!("{help}");
        return Ok(());
    }
    start(&Project::find()?, &args)
}

/// Refuses arguments other than those in `known`, so that a typing error is not passed over.
fn only_flags(args: &[String], known: &[&str]) -> Result<()> {
    match args.iter().find(|it| !known.contains(&it.as_str())) {
        None => Ok(()),
        Some(it) => bail!("unknown argument `{it}`; try --help"),
    }
}
