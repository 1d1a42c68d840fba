//! Pictures of the gallery, for eyes.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::dist;
use crate::process;
use crate::project::Project;
use crate::tools::{BUILD_NEEDS, Need, Toolbox};

pub(crate) const HELP: &str = "\
Usage: cargo xtask gallery [--out DIR] [--entry NAME]

Takes pictures of the entries of the demo's gallery (static/demo/gallery) in headless Chromium: each at 320, 768 and
1280 px, light and dark, and what the widget itself says in Arabic, too. Prints the page that shows them side by side.
Clock and language are the same on every run, and nothing moves.

  --out DIR      where to; target/gallery without it
  --entry NAME   one entry only

The gallery itself is at demo/gallery/index.html of `cargo xtask serve`.";

/// Builds the release where it is not up to date, and takes the pictures.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    let options = Options::parse(args)?;
    let out = options.out.unwrap_or_else(|| project.path("target/gallery"));
    let tools = Toolbox::equip(project, &[BUILD_NEEDS.as_slice(), &[Need::Browser]].concat())?;
    dist::ensure(project, &tools)?;
    let mut node = tools.command("node");
    node.arg("xtask/gallery.mjs")
        .arg(std::path::absolute(out).context("the folder for the pictures is nowhere")?)
        .args(options.entry)
        .env("ARTICLE_WIDGET_DIST", project.dist())
        .env("CHROMIUM", &tools.browser()?.chromium);
    process::run(&mut node)
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    out: Option<PathBuf>,
    entry: Option<String>,
}

impl Options {
    fn parse(args: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().with_context(|| format!("{arg} wants a value"));
            match arg.as_str() {
                "--out" => options.out = Some(value()?.into()),
                "--entry" => options.entry = Some(value()?.clone()),
                other => bail!("unknown argument `{other}`; try --help"),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Options> {
        Options::parse(&args.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn folder_and_entry_are_taken_and_all_else_is_refused() {
        let options = parse(&["--out", "there", "--entry", "card"]).unwrap();
        assert_eq!(options.out, Some(PathBuf::from("there")));
        assert_eq!(options.entry.as_deref(), Some("card"));
        for args in [&["--out"][..], &["--entry"], &["card"]] {
            assert!(parse(args).is_err(), "{args:?}");
        }
    }
}
