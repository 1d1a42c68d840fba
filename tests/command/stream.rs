//! Documents as lines.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use serde_json::Value;

use crate::files;
use crate::run::{argument, command, empty_folder, result, run, run_with_input};

const STREAM: [&str; 3] = ["prerender", "-", "--json-lines"];

/// The longest document that is read.
const MAX_BYTES: usize = 4 * 1024 * 1024;

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn headline(line: &Value) -> &str {
    let (_, rest) = line["html"].as_str().unwrap().split_once("part=\"headline\"").unwrap();
    rest.split_once('>').unwrap().1.split_once("</h2>").unwrap().0
}

#[test]
fn bad_lines_are_told_in_their_place_and_the_rest_goes_on() {
    let input = files::read("tests/fixtures/command/articles.jsonl");
    let run = run_with_input(&STREAM, input.as_bytes());
    let lines = lines(&run.out);
    let numbers: Vec<u64> = lines.iter().map(|it| it["line"].as_u64().unwrap()).collect();
    // The third line is empty, and counts.
    assert_eq!(numbers, [1, 2, 4, 5]);
    assert_eq!((headline(&lines[0]), headline(&lines[3])), ("One", "Two"));
    assert_eq!(lines[1]["error"]["kind"], "not-json");
    assert_eq!(lines[2]["error"]["kind"], "not-an-article");
    assert!(lines[2]["error"]["advice"].as_str().unwrap().contains("headline"));
    assert_eq!(lines[3]["warnings"][0]["pointer"], "/tags/0");
    assert!(lines[3]["warnings"][0]["advice"].as_str().unwrap().starts_with("Tags."));
    assert_eq!((run.code, run.err.as_str()), (1, "2 of 4 documents were not rendered.\n"));
}

#[test]
fn every_kind_of_line_gets_one_answer() {
    let mut input = Vec::new();
    input.extend(b"\xef\xbb\xbf{\"headline\": \"After a Mark\"}\r\n");
    input.extend(b"{\"headline\": \"Gr\xfc\xdfe\"}\n");
    input.extend(b"   \r\n");
    let longest = format!("{{\"headline\": \"{}\"}}", "x".repeat(MAX_BYTES - 16));
    input.extend(longest.as_bytes());
    input.extend(b"\n");
    input.extend(vec![b' '; MAX_BYTES + 1]);
    input.extend(b"{}\n");
    input.extend(b"{\"headline\": \"Without an End\"}");
    let run = run_with_input(&STREAM, &input);
    let lines = lines(&run.out);
    let told: Vec<(u64, &str)> = lines
        .iter()
        .map(|it| (it["line"].as_u64().unwrap(), it["error"]["kind"].as_str().unwrap_or("fine")))
        .collect();
    let expected = [(1, "fine"), (2, "not-json"), (4, "fine"), (5, "too-large"), (6, "fine")];
    assert_eq!(told, expected);
    assert_eq!(longest.len(), MAX_BYTES);
    assert_eq!(run.code, 1);
}

#[test]
fn each_line_is_answered_before_the_next_one_comes() {
    let mut child = command(&STREAM).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for name in ["One", "Two", "Three"] {
        writeln!(stdin, "{{\"headline\": \"{name}\"}}").unwrap();
        stdin.flush().unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert_eq!(headline(&serde_json::from_str(&answer).unwrap()), name);
    }
    drop(stdin);
    assert!(answers.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn lines_are_rendered_as_files_are() {
    let folder = empty_folder("lines_are_rendered_as_files_are");
    let out = folder.join("new/rendered.jsonl");
    let options = ["--edition", "prerendered", "--lang", "de", "--no-share"];
    let source = folder.join("one.jsonl");
    std::fs::write(&source, "{\"headline\": \"One\"}\n").unwrap();
    let arguments = [argument(&source), "--json-lines", "--json-ld", "--out", argument(&out)];
    assert_eq!(result(&[&["prerender"], &arguments[..], &options].concat()), "");
    let line = &lines(&std::fs::read_to_string(out).unwrap())[0];
    let page = result(&[&["prerender", argument(&source)], &options[..], &["--json-ld"]].concat());
    let parts = [&line["html"], &line["json_ld"]].map(|it| it.as_str().unwrap());
    assert_eq!(page, format!("{}\n{}\n", parts[0], parts[1]));
}

#[test]
fn stream_without_lines_is_fine() {
    let run = run_with_input(&STREAM, b"\n\n");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""));
}

#[test]
fn missing_stream_is_told() {
    let run = run(&["prerender", "missing.jsonl", "--json-lines"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.starts_with("missing.jsonl: there is no such file"), "{}", run.err);
}

#[test]
fn reader_who_has_enough_ends_the_command_without_a_word() {
    assert_eq!(ended_by_its_reader("{\"headline\": \"One\"}"), (0, String::new()));
}

#[test]
fn reader_who_has_enough_does_not_hide_what_was_wrong() {
    assert_eq!(ended_by_its_reader("{}"), (1, String::new()));
}

/// The exit code and the words of a run whose output nobody takes, after this line and others.
fn ended_by_its_reader(first: &str) -> (i32, String) {
    let mut child = command(&STREAM).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let _ = writeln!(stdin, "{first}");
    // It ends at the first answer that nobody takes, and then nobody takes a line.
    while writeln!(stdin, "{{\"headline\": \"One\"}}").is_ok() {}
    let status = child.wait().unwrap();
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    (status.code().unwrap(), err)
}
