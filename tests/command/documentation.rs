//! The examples in `docs/command.md`, held to what the command prints.

use std::fs;

use crate::files;
use crate::run::{FOLDER, run, run_with_input};

/// The command and what it prints, of each example.
fn examples(document: &str) -> Vec<(String, String)> {
    let blocks = document.split("```console\n").skip(1).map(|it| it.split_once("```").unwrap().0);
    let example = |block: &str| {
        let block = block.strip_prefix("$ article-widget ").unwrap().replace("\\\n", " ");
        let (command, printed) = block.split_once('\n').unwrap();
        (command.to_owned(), printed.to_owned())
    };
    blocks.map(example).collect()
}

/// Whether `text` is what `pattern` says, in which `…` stands for anything on a line.
fn is_like(text: &str, pattern: &str) -> bool {
    let is_same_length = text.lines().count() == pattern.lines().count();
    is_same_length && text.lines().zip(pattern.lines()).all(|it| is_line_like(it.0, it.1))
}

fn is_line_like(line: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('…') else { return line == pattern };
    let Some(line) = line.strip_prefix(start) else { return false };
    let mut ends = line.char_indices().map(|(idx, _)| idx).chain([line.len()]);
    ends.any(|idx| is_line_like(&line[idx..], rest))
}

#[test]
fn ellipsis_stands_for_anything_on_its_line() {
    assert!(is_like("one two\nthree\n", "one …\n…\n") && is_like("a-b-c", "a…b…c"));
    assert!(!is_like("one two\nthree\n", "one …") && !is_like("a-b-d", "a…b…c"));
}

#[test]
fn examples_print_what_the_documentation_says() {
    let document = files::read("docs/command.md");
    let examples = examples(&document);
    for (command, printed) in &examples {
        let (command, input) = command.split_once(" < ").unwrap_or((command, ""));
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let run = if input.is_empty() {
            run(&arguments)
        } else {
            let input = fs::read(files::project(FOLDER).join(input.trim())).unwrap();
            run_with_input(&arguments, &input)
        };
        let got = format!("{}{}", run.out, run.err);
        assert!(
            is_like(&got, printed),
            "article-widget {command}\nprints:\n{got}\nnot:\n{printed}"
        );
    }
}

#[test]
fn every_subcommand_has_an_example() {
    let document = files::read("docs/command.md");
    for command in ["read", "validate", "prerender", "snippet", "schema", "completions", "man"] {
        let has_example = document.contains(&format!("$ article-widget {command}"))
            || document.contains(&format!("\narticle-widget {command}"));
        assert!(has_example, "{command}");
    }
}
