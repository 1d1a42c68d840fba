//! Every document of `tests/fixtures/article_json`: what is read of it, what is warned of, and what
//! is shown.

use std::fs;
use std::path::PathBuf;

use article_widget::formats::{self, Parsed};
use article_widget::model::{Article, SafeUrl};
use article_widget::ui::{Layout, Options};

use crate::support::files::{self, check_file};
use crate::support::fixtures::{ARTICLES, document, read};
use crate::support::markup::{markup, pretty};

const FOLDER: &str = "tests/fixtures/article_json";

fn file(case: &str, name: &str) -> PathBuf {
    files::project(FOLDER).join(case).join(name)
}

fn article(name: &str) -> Article {
    read(&document(name)).unwrap().article
}

#[test]
fn articles_are_read_and_shown_as_recorded() {
    for name in ARTICLES.iter().map(|it| it.name) {
        let Parsed { article, warnings, .. } = read(&document(name)).unwrap();
        let warnings: String = warnings.iter().map(|warning| format!("{warning}\n")).collect();
        check_file(&file(name, "article.txt"), &outline(&article));
        check_file(&file(name, "warnings.txt"), &warnings);
        check_file(&file(name, "page.html"), &pretty(&markup(Some(article), Options::default())));
    }
}

#[test]
fn documents_without_an_article_are_refused_as_recorded() {
    for name in folders().into_iter().filter(|name| name.starts_with("err_")) {
        let document = formats::parse(&fs::read(file(&name, "input.json")).unwrap()).unwrap();
        let error = read(&document).unwrap_err();
        let link = error.link().map(SafeUrl::as_str).unwrap_or("none");
        check_file(
            &file(&name, "error.txt"),
            &format!("{error}\n{}\nlink: {link}\n", error.advice()),
        );
    }
}

#[test]
fn every_folder_is_listed_for_the_browser() {
    let folders: Vec<String> =
        folders().into_iter().filter(|name| !name.starts_with("err_")).collect();
    let listed: Vec<&str> = ARTICLES.iter().map(|it| it.name).collect();
    assert_eq!(listed, folders, "the list is in tests/support/fixtures.rs");
}

#[test]
fn options_leave_parts_out_as_recorded() {
    let check_of = |case: &str, name: &str, options| {
        check_file(&file(case, name), &pretty(&markup(Some(article(case)), options)));
    };
    let check = |name: &str, options| check_of("all_blocks", name, options);
    let card = Options { layout: Layout::Card, ..Options::default() };
    check("page.card.html", card.clone());
    // The notes are not on a card, so nothing leads to them.
    check_of("notes", "page.card.html", card);
    check(
        "page.no_clock.html",
        Options { no_clock: true, language: Some("pt".into()), ..Options::default() },
    );
    check(
        "page.bare.html",
        Options {
            no_masthead: true,
            no_share: true,
            no_tools: true,
            no_analytics: true,
            ..Options::default()
        },
    );
}

#[test]
fn widget_without_an_article_keeps_the_pages_own_content_and_says_that_it_loads() {
    check_file(
        &files::project("tests/fixtures/loading.html"),
        &pretty(&markup(None, Options::default())),
    );
}

#[test]
fn debug_option_changes_nothing_of_an_article() {
    let debug = Options { debug: true, ..Options::default() };
    let article = || Some(article("all_blocks"));
    assert_eq!(markup(article(), debug), markup(article(), Options::default()));
}

/// The names of all folders of documents.
fn folders() -> Vec<String> {
    let mut names: Vec<String> = files::files_below(FOLDER)
        .iter()
        .filter_map(|path| {
            path.strip_prefix(FOLDER)?
                .strip_suffix("/input.json")?
                .strip_prefix('/')
                .map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

/// An article as text: what it does not have is left out, and what fits on a line stands on one.
fn outline(article: &Article) -> String {
    const WIDTH: usize = 120;
    let mut lines: Vec<String> = Vec::new();
    for line in format!("{article:#?}").lines() {
        if [": None,", ": false,", ": [],", ": \"\","].iter().any(|nothing| line.ends_with(nothing))
        {
            continue;
        }
        lines.push(line.to_owned());
        if !line.trim_start().starts_with([')', ']', '}']) {
            continue;
        }
        let opening = lines.len() - 1;
        let opening =
            lines[..opening].iter().rposition(|it| indent(it) == indent(line)).unwrap_or(opening);
        let group: Vec<&str> = lines[opening..].iter().map(|it| it.trim()).collect();
        let is_flat = lines[opening..].iter().filter(|it| indent(it) == indent(line) + 4).count()
            == group.len() - 2;
        let inner = group[1..group.len() - 1].join(" ");
        let inner = inner.trim_end_matches(',');
        let space = if line.trim_start().starts_with('}') { " " } else { "" };
        let joined = [lines[opening].as_str(), space, inner, space, line.trim()].concat();
        if is_flat && joined.len() <= WIDTH {
            lines.truncate(opening);
            if !joined.ends_with(" {  },") {
                lines.push(joined);
            }
        }
    }
    lines.join("\n") + "\n"
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
