//! Every document of `tests/fixtures/formats`, written for this project in the formats of others: what is
//! read of it, what is warned of, and what is shown.
//!
//! A folder is called after its format and after what is special about the document, as in
//! `ghost-members_only`; with `err_` before that where the document is no article.

use std::fs;
use std::path::PathBuf;

use article_widget::formats::{self, Parsed, article_json};
use article_widget::model::SafeUrl;
use article_widget::ui::Options;

use crate::support::files::{self, check_file};
use crate::support::fixtures::read;
use crate::support::markup::{markup, pretty};

const FOLDER: &str = "tests/fixtures/formats";

#[test]
fn documents_of_other_formats_are_read_and_shown_as_recorded() {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(files::project(FOLDER)).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let document = formats::parse(&fs::read(folder.join("input.json")).unwrap()).unwrap();
        match read(&document) {
            Ok(Parsed { article, format, warnings }) => {
                assert!(!name.starts_with("err_"), "{name} is read as {format:?}");
                let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
                let written = serde_json::to_string_pretty(&article_json::write(&article)).unwrap();
                check_file(&folder.join("article.json"), &format!("{written}\n"));
                check_file(
                    &folder.join("warnings.txt"),
                    &format!("{format:?}\n{}\n", warnings.join("\n")),
                );
                let page = pretty(&markup(Some(article), Options::default()));
                check_file(&folder.join("page.html"), &page);
            }
            Err(error) => {
                assert!(name.starts_with("err_"), "{name} is refused: {error}");
                let link = error.link().map_or("none", SafeUrl::as_str);
                let text = format!("{error}\n{}\nlink: {link}\n", error.advice());
                check_file(&folder.join("error.txt"), &text);
            }
        }
    }
}
