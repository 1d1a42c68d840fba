//! The examples in `docs/command.md`, held to what the command prints.

use std::fs;

use crate::files;
use crate::run::{FOLDER, run, run_with_input};
use crate::site::{ARTICLE, Diagnosis, Site};

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
    // The doctor looks at what is on the web.
    for (command, printed) in examples.iter().filter(|(it, _)| !it.starts_with("doctor ")) {
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
fn doctor_prints_what_the_documentation_says() {
    let site = Site::new();
    site.news.change(ARTICLE, |it| it.without("Access-Control-Allow-Origin"));
    let examples = examples(&files::read("docs/command.md"));
    let (command, printed) = examples.iter().find(|(it, _)| it.starts_with("doctor ")).unwrap();
    let command = command
        .replace("https://news.example", &site.news.at(""))
        .replace("https://cdn.example", &site.cdn.at(""));
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let told = Diagnosis::of(&arguments)
        .text
        .replace(&site.news.at(""), "https://news.example")
        .replace(&site.cdn.at(""), "https://cdn.example");
    assert!(is_like(&told, printed), "article-widget {command}\nprints:\n{told}\nnot:\n{printed}");
}

#[test]
fn every_place_of_a_line_is_in_the_documentation() {
    let document = files::read("docs/command.md");
    for place in ["document", "headers", "page", "policy", "server", "shell"] {
        assert!(document.contains(&format!("\n| `{place}` | ")), "{place}");
    }
}

#[test]
fn every_subcommand_has_an_example() {
    let document = files::read("docs/command.md");
    for command in
        ["read", "validate", "prerender", "snippet", "doctor", "schema", "completions", "man"]
    {
        let has_example = document.contains(&format!("$ article-widget {command}"))
            || document.contains(&format!("\narticle-widget {command}"));
        assert!(has_example, "{command}");
    }
}
