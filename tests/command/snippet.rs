//! The lines to paste.

use serde_json::Value;

use crate::files::{self, check_file};
use crate::run::{FOLDER, result, run};

const AT: [&str; 6] = [
    "snippet",
    "articles/harbour.json",
    "--src",
    "https://news.example/articles/harbour.json",
    "--script",
    "https://cdn.example/widget/embed.js",
];

fn snippet(arguments: &[&str]) -> String {
    result(&[&AT[..], &["--release", "release.json"], arguments].concat())
}

/// What depends on the build is taken out: what is in the shadow root, of which other tests tell.
fn without_root(snippet: &str) -> String {
    let Some((before, rest)) = snippet.split_once("<template shadowrootmode=\"open\">") else {
        return snippet.to_owned();
    };
    let (_, after) = rest.split_once("</template>").unwrap();
    format!("{before}<template shadowrootmode=\"open\">…</template>{after}")
}

#[test]
fn snippet_of_each_edition_is_as_recorded() {
    let editions: [(&str, &[&str]); 6] = [
        ("dynamic", &[]),
        ("fragment", &["--prerendered", "https://news.example/articles/harbour.html?a&b"]),
        ("prerendered", &["--json-ld"]),
        ("frame", &["--lang", "pt-BR", "--no-share", "--theme", "dark"]),
        ("oembed", &[]),
        ("discovery", &["--oembed", "https://news.example/oembed.json"]),
    ];
    for (edition, arguments) in editions {
        let snippet = snippet(&[&["--edition", edition], arguments].concat());
        let ending = if edition == "oembed" { "json" } else { "html" };
        check_file(
            &files::project(FOLDER).join(format!("snippet.{edition}.{ending}")),
            &without_root(&snippet),
        );
    }
}

#[test]
fn options_are_in_the_element_and_in_its_shadow_root() {
    let options = ["--layout", "card", "--lang", "de", "--no-masthead", "--no-analytics"];
    let snippet = snippet(&[&["--edition", "prerendered"], &options[..]].concat());
    let tag = r#"<article-widget src="https://news.example/articles/harbour.json" lang="de" layout="card" no-masthead no-analytics>"#;
    assert!(snippet.starts_with(tag), "{snippet}");
    assert!(!snippet.contains("part=\"body\"") && !snippet.contains("part=\"masthead\""));
}

#[test]
fn snippet_without_a_release_says_what_it_lacks() {
    let run = run(&AT);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("--release"), "{}", run.err);
    assert!(!run.out.contains("integrity") && !run.out.contains(".wasm"), "{}", run.out);
    assert!(run.out.contains(
        "<link rel=\"modulepreload\" href=\"https://cdn.example/widget/embed.js\" crossorigin>"
    ));
}

#[test]
fn addresses_may_be_relative_to_the_page() {
    let run = run(&[
        "snippet",
        "articles/harbour.json",
        "--src",
        "harbour.json",
        "--script",
        "/w/embed.js",
        "--release",
        "release.json",
        "--base",
        "https://news.example/articles/harbour.json",
    ]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("<article-widget src=\"harbour.json\""), "{}", run.out);
    assert!(run.out.contains("href=\"/w/article-widget-fedcba9876543210.wasm\""), "{}", run.out);
}

#[test]
fn oembed_document_has_what_its_specification_asks_for() {
    let document: Value = serde_json::from_str(&snippet(&["--edition", "oembed"])).unwrap();
    assert_eq!(document["version"], "1.0");
    assert_eq!(document["type"], "rich");
    assert!(document["width"].is_u64() && document["height"].is_u64());
    assert!(document["html"].as_str().unwrap().starts_with("<iframe "));
}
