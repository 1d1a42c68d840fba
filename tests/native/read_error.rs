//! Documents that hold no article: what is said of them, and what is advised.

use article_widget::formats::{self, MAX_DOCUMENT_BYTES, ReadError};
use article_widget::model::{FailureKind, Network, SafeUrl, ShareTarget};
use serde_json::{Value, json};

use crate::support::files::{self, check_file};
use crate::support::fixtures::BASE;

fn error(document: &[u8]) -> ReadError {
    let base = SafeUrl::parse_web(BASE, None);
    formats::parse(document)
        .and_then(|document| formats::read(&document, base.as_ref(), article_widget::html::parse))
        .expect_err("the document holds no article")
}

fn nested(n_levels: usize) -> String {
    format!("{}1{}", "[".repeat(n_levels), "]".repeat(n_levels))
}

#[test]
fn every_message_and_advice_is_as_recorded() {
    let documents: [(&str, Vec<u8>); 15] = [
        ("empty", b"".to_vec()),
        ("white space", b" \n".to_vec()),
        ("a web page", b"\n  <!doctype html><title>Not Found</title>".to_vec()),
        ("a feed, after a byte order mark", b"\xef\xbb\xbf<?xml version=\"1.0\"?><rss/>".to_vec()),
        ("cut short", br#"{"headline": "The Harbour Reop"#.to_vec()),
        ("cut short between fields", br#"{"headline": "The Harbour Reopens","#.to_vec()),
        ("two documents", br#"{"headline": "One"} {"headline": "Two"}"#.to_vec()),
        ("JSON with a comma too many", br#"{"headline": "One",}"#.to_vec()),
        ("not UTF-8", b"{\"headline\": \"Gr\xfc\xdfe\"}".to_vec()),
        ("a number", b"7".to_vec()),
        ("an array", b"[]".to_vec()),
        ("null", b"null".to_vec()),
        ("an empty object", b"{}".to_vec()),
        ("version 2", br#"{"version": 2, "headline": "The Harbour Reopens"}"#.to_vec()),
        ("no headline, but a URL", br#"{"url": "harbour.html", "body": ["Text"]}"#.to_vec()),
    ];
    let mut told = String::new();
    for (name, document) in documents {
        let error = error(&document);
        let link = error.link().map_or("none", SafeUrl::as_str);
        told.push_str(&format!("{name}\n    {error}\n    {}\n    link: {link}\n", error.advice()));
    }
    let error = ReadError::too_large();
    told.push_str(&format!("too large\n    {error}\n    {}\n", error.advice()));
    check_file(&files::project("tests/fixtures/read_errors.txt"), &told);
}

#[test]
fn errors_tell_their_kind() {
    for document in ["", "<p>", "{", "{\"headline\": \"x\"} x"] {
        let error = error(document.as_bytes());
        assert!(error.is_syntax() && !error.is_too_large(), "{document:?}: {error}");
    }
    for document in ["[]", "{}", "{\"version\": 3, \"headline\": \"x\"}"] {
        let error = error(document.as_bytes());
        assert!(!error.is_syntax() && !error.is_too_large(), "{document:?}: {error}");
    }
}

#[test]
fn document_may_be_as_long_as_the_limit_and_no_longer() {
    let mut document = br#"{"headline": "Long"}"#.to_vec();
    document.resize(MAX_DOCUMENT_BYTES, b' ');
    assert!(formats::parse(&document).is_ok());
    document.push(b' ');
    let error = error(&document);
    assert!(error.is_too_large() && !error.is_syntax(), "{error}");
}

#[test]
fn document_may_be_nested_127_deep_and_no_deeper() {
    assert!(formats::parse(nested(127).as_bytes()).is_ok());
    assert!(error(nested(128).as_bytes()).is_syntax());
    assert!(error(nested(100_000).as_bytes()).is_syntax());
}

#[test]
fn document_of_more_names_than_the_limit_is_not_parsed() {
    let named = |n: usize, name: &dyn Fn(usize) -> String| {
        let fields: Vec<String> = (0..n).map(|idx| format!("{{\"{}\":0}}", name(idx))).collect();
        format!("[{}]", fields.join(","))
    };
    let error = error(named(20_000, &|idx| format!("name{idx}")).as_bytes());
    assert_eq!(error.to_string(), "the document has more than 10000 names of fields");
    assert!(error.is_too_large() && !error.is_syntax(), "{error}");
    // The same ones over and over are not many, and what is no name does not count.
    for document in [
        named(100_000, &|idx| format!("name{}", idx % 9_000)),
        format!(
            "[{}0]",
            (0..20_000).map(|idx| format!("\"word{idx}: \\\"\",")).collect::<String>()
        ),
    ] {
        assert!(formats::parse(document.as_bytes()).is_ok());
    }
}

#[test]
fn document_of_more_values_than_the_limit_is_not_parsed() {
    let zeros = |n: usize| format!("{{\"headline\": \"Long\", \"x\": [{}0]}}", "0,".repeat(n));
    assert!(formats::parse(zeros(249_900).as_bytes()).is_ok());
    let error = error(zeros(250_000).as_bytes());
    assert!(error.is_too_large() && !error.is_syntax(), "{error}");
}

#[test]
fn brackets_and_commas_in_strings_nest_and_count_nothing() {
    for text in ["[".repeat(1_000), ",".repeat(300_000), r#"\"{\\"#.repeat(500)] {
        let document = format!("\u{feff} {{\"headline\": \"x{text}\", \"x\": [\"{text}\"]}}");
        assert!(formats::parse(document.as_bytes()).is_ok(), "{}", &text[..6]);
    }
    assert!(error("<p>".repeat(100).as_bytes()).advice().contains("web page"));
    assert!(error(format!("<style>{}", "{".repeat(500)).as_bytes()).advice().contains("web page"));
}

#[test]
fn byte_order_mark_is_passed_over() {
    let document = formats::parse(b"\xef\xbb\xbf{\"headline\": \"Marked\"}").unwrap();
    assert_eq!(document, json!({ "headline": "Marked" }));
}

#[test]
fn document_of_more_items_than_the_limit_is_cut_there_with_a_warning() {
    let read =
        |document: &Value| formats::read(document, None, article_widget::html::parse).unwrap();
    let whole = read(&json!({ "headline": "Long", "body": vec!["x"; 30_000] }));
    assert_eq!((whole.article.body.len(), whole.warnings.len()), (30_000, 0));

    let warning = ": has more than 30000 items in its arrays; what follows is left out";
    // What is read before the body is not lost to it, nor is the text of its first blocks.
    let list = json!({ "type": "list", "items": vec!["x"; 1_000] });
    let runs = json!({ "type": "paragraph", "text": ["a ", "b"] });
    let body: Vec<Value> = [runs].into_iter().chain(vec![list; 50]).collect();
    let cut = read(&json!({ "headline": "Long", "body": body, "share": ["x"] }));
    let warnings: Vec<String> = cut.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings, [warning]);
    assert_eq!(cut.article.share, [ShareTarget::Network(Network::X)]);
    assert_eq!(cut.article.body.len(), 1 + 30);

    // Items that are none count as well.
    let invalid = read(&json!({ "headline": "Long", "body": vec![json!(7); 40_000] }));
    assert_eq!((invalid.article.body.len(), invalid.warnings.len()), (0, 101));
}

#[test]
fn warnings_are_listed_up_to_a_hundred() {
    let document = json!({ "headline": "Wrong", "tags": vec![7; 500] });
    let warnings = formats::read(&document, None, article_widget::html::parse).unwrap().warnings;
    assert_eq!(warnings.len(), 101);
    assert_eq!(warnings[100].message, "more warnings follow, which are not listed");
}

#[test]
fn kinds_of_failure_have_names_of_their_own() {
    let mut keys = FailureKind::ALL.map(FailureKind::key).to_vec();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), FailureKind::ALL.len());
}
