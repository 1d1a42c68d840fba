//! Crates that are too heavy for what a reader's browser downloads.

use std::process::{Command, Output};

use crate::support::files;

/// What the browser has already (`URL`, `Intl`, `Date`, a parser for HTML), or has no use for.
const FORBIDDEN: [&str; 10] =
    ["regex", "chrono", "jiff", "time", "url", "html5ever", "scraper", "clap", "tokio", "reqwest"];

/// `cargo tree` of what the wasm is made of.
fn tree(args: &[&str]) -> Output {
    let run = |network: &[&str]| {
        Command::new(env!("CARGO"))
            .args(["tree", "--package", "article-widget", "--locked", "--charset", "ascii"])
            .args(["--target", "wasm32-unknown-unknown", "--edges", "normal"])
            .args(network)
            .args(args)
            .current_dir(files::project(""))
            .output()
            .unwrap()
    };
    // Whoever has only built natively has not got the browser's crates yet.
    let offline = run(&["--offline"]);
    if offline.status.success() { offline } else { run(&[]) }
}

#[test]
fn nothing_heavy_gets_into_the_wasm() {
    let output = tree(&["--prefix", "none", "--format", "{lib}"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree failed: {told}");
    let names = String::from_utf8_lossy(&output.stdout);
    let names: Vec<&str> = names.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    assert!(names.contains(&"yew"), "the list is that of the widget: {names:?}");
    for name in FORBIDDEN {
        if names.contains(&name) {
            let path = tree(&["--invert", name]);
            panic!(
                "{name} came into the wasm this way:\n{}",
                String::from_utf8_lossy(&path.stdout)
            );
        }
    }
}
