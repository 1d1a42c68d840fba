//! Documents that others published, where they are at hand: each that is an article is read, with its headline and, where
//! it has one, a body; look-alikes are refused by name.

use std::fs;
use std::path::PathBuf;

use article_widget::formats::{self, Format, Parsed};

use crate::support::files;
use crate::support::fixtures::read;

/// The documents of a folder of `../shared/fixtures`, by name; none, where the folder is not there.
fn documents(folder: &str) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = files::beside_project(&format!("shared/fixtures/{folder}")) else {
        return Vec::new();
    };
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "json"));
    paths.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read(path).unwrap())).collect()
}

/// No articles: a feed whose items have neither a title nor a text, and what only looks like an answer of Ghost.
const NO_ARTICLES: [&str; 3] =
    ["04-authors-v11.json", "05-v6-renderer-proof.json", "06-v6-rendered-cards.json"];

/// What has no body of its own.
const WITHOUT_BODY: [&str; 2] = ["11-mg-dated-list.json", "59-schemaorg-correction-example.json"];

fn check(folder: &str, format: Format) {
    for (name, document) in documents(folder) {
        let Ok(value) = formats::parse(&document) else { panic!("{name} is no JSON") };
        match read(&value) {
            Ok(Parsed { article, format: found, .. }) => {
                assert_eq!(found, format, "{name}");
                assert!(!article.headline.is_blank(), "{name}");
                let has_body = !article.body.is_empty() || WITHOUT_BODY.contains(&&*name);
                assert!(has_body, "{name} has no body");
            }
            Err(error) => assert!(NO_ARTICLES.contains(&&*name), "{name}: {error}"),
        }
    }
}

#[test]
fn ghost_posts_of_others_are_read() {
    check("ghost", Format::Ghost);
}

#[test]
fn json_feeds_of_others_are_read() {
    check("json-feed", Format::JsonFeed);
}

#[test]
fn json_ld_of_others_is_read() {
    check("json-ld", Format::JsonLd);
}

#[test]
fn wordpress_posts_of_others_are_read() {
    check("wordpress", Format::WordPress);
}

#[test]
fn look_alikes_are_refused_by_name() {
    for (name, document) in documents("negative") {
        let error = formats::parse(&document).and_then(|value| read(&value)).unwrap_err();
        let expected = match &*name {
            // An empty object looks like nothing.
            "03-anf-empty-document.json" => "the document has no headline",
            "07-ghost-export-db.json" => "the document is a Ghost export",
            _ => "the document is an Apple News document",
        };
        assert!(error.to_string().starts_with(expected), "{name}: {error}");
    }
}
