//! Publishers' HTML, as blocks: every document of `tests/fixtures/html`, written for this project, and what
//! others test parsers with.

use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use article_widget::html::{self, Conversion};
use article_widget::model::SafeUrl;

use crate::outline::outline;
use crate::support::files::{self, check_file};

const FOLDER: &str = "tests/fixtures/html";

/// Where the documents are said to come from.
const BASE: &str = "https://news.example/2024/article.html";

fn convert(html: &str) -> Conversion {
    let base = SafeUrl::parse_web(BASE, None);
    let n_items_left = Cell::new(30_001);
    html::blocks(&html::parse(html).unwrap(), base.as_ref(), &n_items_left)
}

#[test]
fn html_is_read_as_recorded() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(files::project(FOLDER)).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let input = fs::read_to_string(folder.join("input.html")).unwrap();
        let conversion = convert(&input);
        check_file(&folder.join("blocks.txt"), &outline(&conversion.blocks));
        check_file(&folder.join("warnings.txt"), &lines(&conversion.warnings));
    }
}

fn lines(warnings: &[String]) -> String {
    warnings.iter().map(|it| format!("{it}\n")).collect()
}
