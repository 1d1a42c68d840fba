//! Documents with several articles: which one the fragment of their address names.

use article_widget::formats::{self, ReadError};
use article_widget::model::SafeUrl;
use serde_json::{Value, json};

/// The headline of what is read of a document that comes from this address, and what is warned of.
fn headline(document: &Value, fragment: &str) -> Result<(String, Vec<String>), ReadError> {
    let base = SafeUrl::parse_web(&format!("https://news.example/list.json{fragment}"), None);
    let read = formats::read(document, base.as_ref(), crate::parse_html)?;
    let warnings = read.warnings.iter().map(ToString::to_string).collect();
    Ok((read.article.headline.to_plain(), warnings))
}

/// A document with the articles `One` and `Two`, of which the second is called `2` and `https://news.example/2`.
#[track_caller]
fn check(document: &Value) {
    let one = ("One".to_owned(), Vec::new());
    let two = ("Two".to_owned(), Vec::new());
    for (fragment, expected) in
        [("", &one), ("#", &one), ("#0", &one), ("#1", &two), ("#https://news.example/2", &two)]
    {
        assert_eq!(headline(document, fragment).as_ref(), Ok(expected), "{fragment}");
    }
    let (first, warnings) = headline(document, "#3").unwrap();
    assert_eq!(first, "One");
    assert!(warnings[0].contains("no article that the address names"), "{warnings:?}");
}

fn thing(name: &str, id: u32) -> Value {
    json!({ "@type": "NewsArticle", "@id": format!("https://news.example/{id}"), "headline": name, "articleBody": "b" })
}

#[test]
fn json_ld_in_a_list() {
    check(&json!([thing("One", 1), thing("Two", 2)]));
}

#[test]
fn json_ld_among_other_things_of_a_graph() {
    let page = json!({ "@type": "WebPage", "mainEntity": thing("One", 1) });
    check(&json!({ "@graph": [{ "@type": "WebSite", "name": "S" }, page, thing("Two", 2)] }));
}

#[test]
fn json_ld_with_one_article_has_no_other_to_name() {
    let document = json!({ "@graph": [{ "@type": "WebSite" }, thing("One", 1)] });
    assert_eq!(headline(&document, "#article"), Ok(("One".to_owned(), Vec::new())));
}

#[test]
fn stories_of_ans_in_a_list_or_found_by_a_search() {
    let story = |name: &str, id: u32| json!({ "type": "story", "version": "0.10.9", "_id": id.to_string(), "headlines": { "basic": name }, "canonical_url": format!("https://news.example/{id}"), "content_elements": [] });
    let list = json!([story("One", 1), story("Two", 2)]);
    check(&list);
    check(&json!({ "type": "results", "version": "0.6", "content_elements": list, "count": 2 }));
}
