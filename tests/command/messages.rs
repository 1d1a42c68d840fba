//! What the command says when something is wrong: each message names the file, the place and the
//! cure.

use std::fmt::Write as _;

use serde_json::json;

use crate::files::{self, check_file};
use crate::run::{FOLDER, argument, command, empty_folder, run};

/// A recorded run for each, as one file that can be read in one go.
fn record(file: &str, cases: &[&[&str]]) {
    let mut told = String::new();
    for arguments in cases {
        let run = run(arguments);
        writeln!(told, "$ article-widget {}", arguments.join(" ")).unwrap();
        told.push_str(&run.out);
        told.push_str(&run.err);
        writeln!(told, "exit code {}\n", run.code).unwrap();
    }
    check_file(&files::project(FOLDER).join(file), &told);
}

#[test]
fn problems_of_documents_are_told_as_recorded() {
    record(
        "problems.txt",
        &[
            &["validate", "articles/harbour.json"],
            &["validate", "articles"],
            &["validate", "wrong/mixed.json"],
            &["validate", "wrong"],
            &["validate", "--json", "wrong/mixed.json", "wrong/cut.json"],
            &["validate", "missing.json"],
            &["read", "wrong/headless.json"],
            &["read", "wrong/page.json", "--json"],
            &["read", "wrong/mixed.json"],
            &["prerender", "wrong/cut.json"],
            &["snippet", "missing.json", "--edition", "discovery", "--oembed", "/oembed.json"],
        ],
    );
}

#[test]
fn wrong_usage_is_told_as_recorded() {
    let snippet = ["snippet", "articles/harbour.json"];
    let at = ["--src", "https://news.example/a.json", "--script", "https://cdn.example/embed.js"];
    let with = |arguments: &[&'static str]| [&snippet[..], &at[..], arguments].concat();
    record(
        "usage.txt",
        &[
            &["prerender", "articles"],
            &["prerender", "articles/harbour.json", "--json-ld"],
            &["prerender", "articles/harbour.json", "--base", "news.example"],
            &["prerender", "articles/harbour.json", "--layout", "wide"],
            &["read"],
            &["reed", "articles/harbour.json"],
            &["man", "womble"],
            &snippet,
            &[&snippet[..], &["--src", "javascript:alert(1)"]].concat(),
            &[&snippet[..], &["--src", "a.json", "--script", "embed.js", "--edition", "frame"]]
                .concat(),
            &[&snippet[..], &["--edition", "discovery"]].concat(),
            &with(&["--edition", "fragment"]),
            &with(&["--edition", "oembed", "--json-ld"]),
            &with(&["--release", "wrong/release.txt"]),
            &with(&["--release", "wrong/page.json"]),
            &with(&["--release", "missing.json"]),
        ],
    );
}

#[test]
fn folder_without_documents_is_told() {
    let folder = empty_folder("folder_without_documents_is_told");
    let run = run(&["validate", argument(&folder)]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("there is no .json file in this folder or below it"), "{}", run.out);
}

#[test]
fn file_that_cannot_be_written_is_told() {
    let folder = empty_folder("file_that_cannot_be_written_is_told");
    // A folder stands where the file should.
    let run = run(&["prerender", "articles/harbour.json", "--out", argument(&folder)]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("cannot write: it is a folder, not a file"), "{}", run.err);
}

#[test]
fn result_does_not_go_over_what_it_is_made_of() {
    let folder = empty_folder("result_does_not_go_over_what_it_is_made_of");
    let source = folder.join("a.jsonl");
    let same = folder.join("../result_does_not_go_over_what_it_is_made_of/a.jsonl");
    let document = "{\"headline\": \"One\"}\n";
    std::fs::write(&source, document).unwrap();
    let linked = folder.join("linked.jsonl");
    std::fs::hard_link(&source, &linked).unwrap();
    let mut cases = vec![(&source, &["--json-lines"][..]), (&source, &[]), (&same, &[])];
    if cfg!(unix) {
        cases.push((&linked, &["--json-lines"]));
        // From the file, without naming it.
        let arguments = ["prerender", "-", "--json-lines", "--out", argument(&source)];
        let input = std::fs::File::open(&source).unwrap();
        let output = command(&arguments).stdin(input).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
    }
    for (out, more) in cases {
        let arguments = ["prerender", argument(&source), "--out", argument(out)];
        let run = run(&[&arguments[..], more].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{more:?}");
        assert!(run.err.starts_with("error: --out is the document itself"), "{}", run.err);
        assert_eq!(std::fs::read_to_string(&source).unwrap(), document);
    }
}

#[test]
fn what_documents_say_never_reaches_the_terminal_as_commands() {
    // Clears the screen, sets its title, writes backwards, and ends with the short form of an escape.
    let wild = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{2066}\u{9b}31m\u{2028}";
    let folder = empty_folder("what_documents_say_never_reaches_the_terminal");
    let path = folder.join("a\u{1b}[2J\u{202e}.json");
    let document = json!({ "headline": wild, wild: 1, "body": [{ "type": wild }, { "type": "image", "url": wild }] });
    std::fs::write(&path, document.to_string()).unwrap();
    let is_unsafe = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for more in [&[][..], &["--json"]] {
        for command in ["validate", "read"] {
            let run = run(&[&[command, argument(&path)], more].concat());
            let told = run.out + &run.err;
            assert!(!told.contains(is_unsafe), "{command}: {told:?}");
            assert!(told.contains("202e") && told.contains("1b"), "{command}: {told:?}");
        }
    }
    // What programs read is still the same.
    let read = run(&["read", argument(&path)]);
    let read: serde_json::Value = serde_json::from_str(&read.out).unwrap();
    assert!(read["headline"].as_str().unwrap().contains('\u{202e}'));
}

#[test]
fn table_has_a_line_for_each_document() {
    let run = run(&[
        "validate",
        "--table",
        "articles/harbour.json",
        "wrong/mixed.json",
        "wrong/headless.json",
    ]);
    assert_eq!(run.code, 1);
    let lines: Vec<&str> = run.out.lines().collect();
    let columns: Vec<&str> = lines[0].split('\t').collect();
    assert_eq!([columns[0], columns[2], columns[3]], ["ArticleJson", "0", "articles/harbour.json"]);
    assert!(lines[1].starts_with("ArticleJson\t"), "{}", lines[1]);
    assert!(run.out.contains("wrong/headless.json: "), "{}", run.out);
}
