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
    let editions: [(&str, &[&str]); 5] = [
        ("dynamic", &[]),
        ("fragment", &["--prerendered", "https://news.example/articles/harbour.html?a&b"]),
        ("prerendered", &["--json-ld"]),
        ("frame", &["--lang", "pt-BR", "--no-share", "--theme", "dark"]),
        ("oembed", &[]),
    ];
    for (edition, arguments) in editions {
        let snippet = snippet(&[&["--edition", edition], arguments].concat());
        let ending = if edition == "oembed" { "json" } else { "html" };
        check_file(
            &files::project(FOLDER).join(format!("snippet.{edition}.{ending}")),
            &without_root(&snippet),
        );
    }
    let at = ["--oembed", "https://news.example/oembed.json", "--src", AT[3]];
    let discovery = result(&[&AT[..2], &["--edition", "discovery"], &at].concat());
    check_file(&files::project(FOLDER).join("snippet.discovery.html"), &discovery);
}

#[test]
fn frame_shows_a_fragment_first_and_may_count_as_a_part_of_the_page() {
    let fragment = "https://news.example/harbour.html";
    for edition in ["frame", "oembed"] {
        let snippet = snippet(&[
            "--edition",
            edition,
            "--prerendered",
            fragment,
            "--indexable",
            "--theme",
            "dark",
        ]);
        let html = match edition {
            "oembed" => serde_json::from_str::<Value>(&snippet).unwrap()["html"]
                .as_str()
                .unwrap()
                .to_owned(),
            _ => snippet,
        };
        let address = format!(
            "<iframe src=\"https://cdn.example/widget/frame-index.html?src={}&amp;prerendered={fragment}&amp;theme=dark\"",
            AT[3]
        );
        assert!(html.starts_with(&address), "{html}");
    }
}

#[test]
fn options_that_would_change_nothing_are_refused() {
    let url = "https://news.example/x";
    for (edition, options) in [
        ("dynamic", &["--prerendered", url][..]),
        ("prerendered", &["--prerendered", url]),
        ("dynamic", &["--indexable"]),
        ("fragment", &["--indexable", "--prerendered", url]),
        ("dynamic", &["--oembed", url]),
        ("frame", &["--oembed", url]),
        ("oembed", &["--json-ld"]),
        ("discovery", &["--oembed", url, "--script", url]),
        ("discovery", &["--oembed", url, "--release", "release.json"]),
        ("discovery", &["--oembed", url, "--theme", "dark"]),
        ("discovery", &["--oembed", url, "--no-clock"]),
    ] {
        let at = if edition == "discovery" { &AT[..4] } else { &AT[..] };
        let run = run(&[at, &["--edition", edition], options].concat());
        let named = options.iter().rfind(|it| it.starts_with("--")).unwrap();
        let name = if edition == "fragment" { "--indexable" } else { named };
        let words = format!("error: {name} does not go with --edition {edition}\n");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{edition} {options:?}");
        assert!(run.err.starts_with(&words), "{edition} {options:?}: {}", run.err);
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
