//! The compressed bytes of the release against `budgets.toml`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::budgets::{self, Budget};
use crate::compress::{Sizes, sizes_in_folder};
use crate::project::{Project, read};
use crate::tools::{BUILD_NEEDS, Toolbox};
use crate::{dist, parts};

pub(crate) const HELP: &str = "\
Usage: cargo xtask sizes [--parts]

Makes the release where dist/ is not up to date, prints the bytes of its files, and compares them
with budgets.toml. Fails when a number is over its ceiling, and when it is under its floor: a gain
is to be locked in.

  --parts   list the crates and functions that take most of the wasm";

/// A file of the release: its name in `dist/`, and its sizes.
type Shipped = (String, Sizes);

/// Prints the sizes and holds them to the budgets.
pub(crate) fn run(project: &Project, args: &[String]) -> Result<()> {
    crate::only_flags(args, &["--parts"])?;
    let tools = Toolbox::equip(project, &BUILD_NEEDS)?;
    dist::ensure(project, &tools)?;
    let budgets = budgets::parse(&read(&project.path("budgets.toml"))?)?;
    let shipped = shipped_files(&project.dist())?;

    println!("{:<44} {:>9} {:>9} {:>9}", "dist/, bytes", "raw", "gzip 9", "brotli 11");
    for (name, sizes) in &shipped {
        println!("{name:<44} {:>9} {:>9} {:>9}", sizes.raw, sizes.gzip, sizes.brotli);
    }
    println!();
    println!(
        "{:<44} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "budgets (for brotli)", "raw", "gzip 9", "brotli 11", "floor", "ceiling"
    );
    let mut faults = Vec::new();
    for budget in &budgets {
        let total = total(budget, &shipped)?;
        println!(
            "{:<44} {:>9} {:>9} {:>9} {:>9} {:>9}",
            budget.name, total.raw, total.gzip, total.brotli, budget.floor, budget.ceiling
        );
        faults.extend(budget.fault(total.brotli));
    }
    if args.iter().any(|it| it == "--parts") {
        println!();
        parts::print(project, &tools)?;
    }
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}

fn shipped_files(dist: &Path) -> Result<Vec<Shipped>> {
    let name = |path: PathBuf| -> Result<String> {
        let relative = path.strip_prefix(dist).context("a file outside of dist/")?;
        Ok(relative.to_string_lossy().replace('\\', "/"))
    };
    sizes_in_folder(dist)?.into_iter().map(|(path, sizes)| Ok((name(path)?, sizes))).collect()
}

/// The sizes of a budget's files together.
fn total(budget: &Budget, shipped: &[Shipped]) -> Result<Sizes> {
    let mut total = Sizes::default();
    for wanted in &budget.files {
        let found = shipped.iter().find(|(name, _)| is_called(name, wanted));
        let (_, sizes) = found.with_context(|| {
            format!("budgets.toml: \"{}\" wants {wanted}, but dist/ has no such file", budget.name)
        })?;
        total = total + *sizes;
    }
    Ok(total)
}

/// Whether the file `name` is the one that a budget calls `wanted`.
fn is_called(name: &str, wanted: &str) -> bool {
    match wanted {
        "glue" => is_hashed(name, "article-widget-", ".js"),
        "wasm" => is_hashed(name, "article-widget-", ".wasm"),
        "converter glue" => is_hashed(name, "converter-", ".js"),
        "converter wasm" => is_hashed(name, "converter-", ".wasm"),
        "russian words" => name.starts_with("words-") && name.ends_with("/ru.txt"),
        "blocks" => is_hashed(name, "blocks-", ".js"),
        _ => name == wanted,
    }
}

fn is_hashed(name: &str, beginning: &str, ending: &str) -> bool {
    let hash = name.strip_prefix(beginning).and_then(|it| it.strip_suffix(ending));
    hash.is_some_and(|it| it.len() == 16 && it.chars().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(brotli: u64) -> Sizes {
        Sizes { raw: 4 * brotli, gzip: 2 * brotli, brotli }
    }

    fn shipped() -> Vec<Shipped> {
        vec![
            ("article-widget-0123456789abcdef.js".to_owned(), sizes(7)),
            ("article-widget-fedcba9876543210.wasm".to_owned(), sizes(80)),
            ("demo/article-widget-guide.js".to_owned(), sizes(1000)),
            ("embed.js".to_owned(), sizes(5)),
        ]
    }

    fn budget(files: &[&str]) -> Budget {
        let files = files.iter().map(|it| (*it).to_owned()).collect();
        Budget { name: "some".to_owned(), files, floor: 1, ceiling: 100 }
    }

    #[test]
    fn glue_and_wasm_are_found_under_their_hashed_names() {
        assert_eq!(total(&budget(&["wasm", "glue"]), &shipped()).unwrap(), sizes(87));
        assert_eq!(total(&budget(&["embed.js"]), &shipped()).unwrap(), sizes(5));
    }

    #[test]
    fn file_that_is_not_shipped_is_an_error_and_not_zero_bytes() {
        assert!(total(&budget(&["frame.html"]), &shipped()).is_err());
    }
}
