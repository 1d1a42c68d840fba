//! Documents of ANS, ninjs and Apple News that others wrote, where they are at hand.

use std::fs;

use article_widget::formats::{self, Format, Parsed};
use article_widget::model::Block;

use crate::support::files;
use crate::support::fixtures::read;

/// Documents that hold no article: single elements of a story, a picture of which only the file is known.
const NO_ARTICLES: [&str; 12] = [
    "ans/06-", "ans/13-", "ans/17-", "ans/18-", "ans/19-", "ans/20-", "ans/21-", "ans/22-",
    "ans/23-", "ans/24-", "ans/25-", "ans/26-",
];

/// Documents without anything for a body: a gallery whose pictures have no files, and a collection of references.
const NO_BODIES: [&str; 2] = ["ans/11-", "ans/16-"];

#[test]
fn documents_that_others_wrote_are_read_with_headline_and_body() {
    let mut n_articles = 0;
    for (folder, format) in
        [("ans", Format::Ans), ("ninjs", Format::Ninjs), ("apple-news", Format::AppleNews)]
    {
        let Some(path) = files::beside_project(&format!("shared/fixtures/{folder}")) else {
            return;
        };
        let mut paths: Vec<_> = fs::read_dir(path).unwrap().map(|it| it.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
            let is_of = |list: &[&str]| list.iter().any(|it| name.starts_with(it));
            let document = formats::parse(&fs::read(&path).unwrap()).unwrap();
            let Ok(Parsed { article, format: found, warnings }) = read(&document) else {
                assert!(is_of(&NO_ARTICLES), "{name} is refused");
                continue;
            };
            if std::env::var_os("SHOW").is_some() {
                println!(
                    "== {name} {found:?} {:?} image {} body {} authors {} dates {:?} {:?}",
                    article.headline.to_plain(),
                    article.image.is_some(),
                    article.body.len(),
                    article.authors.len(),
                    article.published.map(|d| d.to_string()),
                    article.updated.map(|d| d.to_string())
                );
                println!(
                    "   {:?}",
                    article
                        .body
                        .iter()
                        .map(|b| format!("{b:?}").chars().take(90).collect::<String>())
                        .collect::<Vec<_>>()
                );
                for it in &warnings {
                    println!("   ! {it}");
                }
            }
            assert!(!is_of(&NO_ARTICLES), "{name} is read as {found:?}");
            assert_eq!(found, format, "{name}");
            let is_shown = !article.body.is_empty() || article.image.is_some();
            assert!(is_shown || is_of(&NO_BODIES), "{name} has no body: {warnings:?}");
            let is_empty =
                |block: &Block| matches!(block, Block::Paragraph(text) if text.is_blank());
            assert!(!article.body.iter().any(is_empty), "{name} has an empty paragraph");
            n_articles += 1;
        }
    }
    assert!(n_articles > 40, "only {n_articles} articles were read");
}
