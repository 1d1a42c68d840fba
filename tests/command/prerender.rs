//! Documents and folders as HTML.

use std::fs;
use std::path::Path;

use crate::files;
use crate::run::{argument, empty_folder, result, run, run_with_input};

const BASE: [&str; 2] = ["--base", "https://news.example/articles/"];

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn document_is_the_same_from_a_file_and_from_standard_input_and_into_a_file() {
    let folder = empty_folder("document_is_the_same");
    let from_file = result(&[&["prerender", "articles/harbour.json"], &BASE[..]].concat());
    assert!(from_file.starts_with("<div data-stamp=\"") && from_file.ends_with("</div>\n"));
    let input = files::read("tests/fixtures/command/articles/harbour.json");
    let from_input = run_with_input(&[&["prerender", "-"], &BASE[..]].concat(), input.as_bytes());
    assert_eq!(from_input.out, from_file);
    let out = folder.join("new/harbour.html");
    let arguments = ["prerender", "articles/harbour.json", "--out", argument(&out)];
    assert_eq!(result(&[&arguments, &BASE[..]].concat()), "");
    assert_eq!(read(&out), from_file);
}

#[test]
fn description_stands_beside_a_shadow_root_in_the_page() {
    let arguments = ["prerender", "articles/harbour.json", "--edition", "prerendered", "--json-ld"];
    let page = result(&[&arguments, &BASE[..]].concat());
    let (root, description) = page.split_once("</template>\n").unwrap();
    assert!(root.starts_with("<template shadowrootmode=\"open\"><style>"), "{root}");
    assert!(!root.contains("<script"), "{root}");
    assert!(description.starts_with("<script type=\"application/ld+json\">"), "{description}");
}

#[test]
fn folder_becomes_a_folder_of_the_same_tree() {
    let folder = empty_folder("folder_becomes_a_folder");
    let arguments = ["prerender", "articles", "--out", argument(&folder)];
    assert_eq!(result(&[&arguments, &BASE[..]].concat()), "");
    let names: Vec<String> = files_below(&folder);
    assert_eq!(names, ["2024/arabic.html", "2024/gulls.html", "harbour.html"]);
    let harbour = read(&folder.join("harbour.html"));
    assert!(harbour.contains("src=\"https://news.example/articles/img/ferry.jpg\""), "{harbour}");
    // URLs are relative to the document's own place in the tree.
    let gulls = read(&folder.join("2024/gulls.html"));
    assert!(gulls.contains("href=\"https://news.example/articles/2024/gulls.html\""), "{gulls}");
}

#[test]
fn folder_with_bad_documents_is_rendered_but_for_these() {
    let source = empty_folder("folder_with_bad_documents.source");
    let out = empty_folder("folder_with_bad_documents.out");
    for (name, document) in [("a", "{"), ("b", "{\"headline\": \"B\"}"), ("c", "[]")] {
        fs::write(source.join(name).with_extension("json"), document).unwrap();
    }
    let run = run(&["prerender", argument(&source), "--out", argument(&out)]);
    assert_eq!(run.code, 1);
    assert_eq!(files_below(&out), ["b.html"]);
    assert!(run.err.contains("a.json: the document is not JSON"), "{}", run.err);
    assert!(run.err.ends_with("2 of 3 documents were not rendered.\n"), "{}", run.err);
}

#[test]
fn names_of_files_are_no_part_of_the_syntax_of_addresses() {
    let source = empty_folder("names_of_files.source");
    let out = empty_folder("names_of_files.out");
    fs::create_dir(source.join("a?b#c:d")).unwrap();
    fs::write(source.join("a?b#c:d/e.json"), "{\"headline\": \"E\", \"url\": \"e.html\"}").unwrap();
    let arguments = ["prerender", argument(&source), "--out", argument(&out)];
    assert_eq!(result(&[&arguments, &BASE[..]].concat()), "");
    let page = read(&out.join("a?b#c:d/e.html"));
    assert!(page.contains("href=\"https://news.example/articles/a%3Fb%23c:d/e.html\""), "{page}");
}

#[test]
fn relative_addresses_without_a_base_are_told() {
    let run = run(&["prerender", "articles/harbour.json"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("articles/harbour.json: /image/url: "), "{}", run.err);
    assert!(run.err.contains("say with --base where the document is served from"), "{}", run.err);
}

#[test]
fn article_is_read_into_a_document_that_reads_the_same() {
    let first = result(&[&["read", "articles/harbour.json"], &BASE[..]].concat());
    assert!(first.contains("\"url\": \"https://news.example/articles/harbour.html\""), "{first}");
    let second = run_with_input(&["read", "-"], first.as_bytes());
    assert_eq!((second.code, second.err.as_str()), (0, ""));
    assert_eq!(second.out, first);
}

/// All files below a folder, relative to it, in the order of their names.
fn files_below(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    names.sort();
    names
}
