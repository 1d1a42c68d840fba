//! The widget beside other frameworks: how long readers wait, and how many articles a second a
//! server renders.

use anyhow::{Result, bail};

use crate::command;
use crate::dist;
use crate::process;
use crate::project::Project;
use crate::tools::{BUILD_NEEDS, Need, Toolbox};

pub(crate) const HELP: &str = "\
Usage: cargo xtask bench pages [--rounds N] [--profile NAME]... [--only PAGE]...
       cargo xtask bench render [--rounds N] [--seconds S] [--only NAME]...

Measures the widget beside the same widget in other frameworks. Builds the release, the command and
the peers first. Nothing else should run meanwhile.

  pages    what a reader waits for, in headless Chromium: each page as a first visit, once a round,
           in an order of chance. Prints medians with quartiles, and the targets as met or missed.
           Five rounds of all three profiles take some 15 minutes
  render   articles a second, rendered to markup on one core

  --rounds N       how often everything is measured: 5 for pages, 3 for render
  --profile NAME   unthrottled, slow4g or fast3g; more than one may be named, default all
  --only PAGE      measure these only; a name that is not known prints all of them
  --seconds S      how long each peer renders, twice a round; default 2

All figures go to target/bench/pages.json and target/bench/render.json. benches/pages/README.md
says how they are taken, what they do not tell, and how a peer is added.";

/// A bench in `benches/pages`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bench {
    Pages,
    Render,
}

/// Runs the bench that is named first, with the arguments behind its name.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    let Some((name, args)) = args.split_first() else {
        println!("{HELP}");
        return Ok(());
    };
    let bench = Bench::parse(name)?;
    let tools = Toolbox::equip(project, &bench.needs())?;
    let command = command::build(project, &tools)?;
    let mut node = tools.command("node");
    node.arg(bench.script()).args(args).env("ARTICLE_WIDGET_COMMAND", command);
    match bench {
        Bench::Pages => {
            dist::ensure(project, &tools)?;
            node.env("ARTICLE_WIDGET_DIST", project.dist());
            node.env("CHROMIUM", &tools.browser()?.chromium);
        }
        Bench::Render => {
            node.env("RENDER_ALONE", command::build_render_alone(project, &tools)?);
        }
    }
    process::run(&mut node)
}

impl Bench {
    fn parse(name: &str) -> Result<Self> {
        match name {
            "pages" => Ok(Self::Pages),
            "render" => Ok(Self::Render),
            other => bail!("there is no bench `{other}`; try --help"),
        }
    }

    fn script(self) -> &'static str {
        match self {
            Self::Pages => "benches/pages/pages.mjs",
            Self::Render => "benches/pages/render.mjs",
        }
    }

    fn needs(self) -> Vec<Need> {
        match self {
            Self::Pages => [BUILD_NEEDS.as_slice(), &[Need::Peers, Need::Browser]].concat(),
            Self::Render => vec![Need::Npm, Need::Peers],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bench_has_a_name_and_a_script() {
        let project = Project::find().unwrap();
        for name in ["pages", "render"] {
            assert!(project.path(Bench::parse(name).unwrap().script()).is_file());
            assert!(HELP.contains(&format!("cargo xtask bench {name}")));
        }
        assert!(Bench::parse("page").is_err());
    }
}
