//! Documents of many like things: reading them takes a time that grows with their length, not with its square.

use std::time::{Duration, Instant};

use article_widget::formats::Parsed;
use serde_json::{Value, json};

use crate::support::fixtures::read;

/// How much longer the longer document of a pair is.
const GROWTH: u32 = 16;

/// Reads documents of `n` and of sixteen times as many things, which may take six times as long as that; the square would be
/// 256 times as much. It is tried a few times, as others may be at work on this machine.
#[track_caller]
fn check(n: u32, document: fn(u32) -> Value) {
    let (few, many) = (document(n), document(n * GROWTH));
    let is_linear = |_| {
        let short = time_of(&few).min(time_of(&few)).max(Duration::from_micros(200));
        let long = time_of(&many);
        eprintln!("{n} things took {short:?}, {GROWTH} times as many {long:?}");
        long < short * GROWTH * 6
    };
    assert!((0..6).any(is_linear));
}

#[allow(clippy::disallowed_methods, reason = "the clock of the machine that runs the tests")]
fn time_of(document: &Value) -> Duration {
    let start = Instant::now();
    read(document).unwrap();
    start.elapsed()
}

fn article(field: &str, value: Value) -> Value {
    let mut article = json!({ "@type": "NewsArticle", "headline": "H", "articleBody": "b" });
    article[field] = value;
    article
}

/// A graph of as many things, each of which the article refers to in `field`.
fn graph(n: u32, field: &str) -> Value {
    let references: Vec<Value> = (0..n).map(|idx| json!({ "@id": format!("#{idx}") })).collect();
    let things =
        (0..n).map(|idx| json!({ "@id": format!("#{idx}"), "@type": "Person", "name": "A" }));
    let mut list = vec![article(field, references.into())];
    list.extend(things);
    json!({ "@graph": list })
}

fn words(n: u32) -> String {
    (0..n).map(|idx| format!("word {idx},")).collect()
}

#[test]
fn keywords_in_a_string() {
    check(500, |n| article("keywords", words(n).into()));
}

#[test]
fn keywords_that_are_all_the_same_but_a_few() {
    check(1500, |n| article("keywords", (words(99) + &"word 98,".repeat(n as usize)).into()));
}

#[test]
fn authors_in_a_graph() {
    check(500, |n| graph(n, "author"));
}

#[test]
fn pictures_in_a_graph() {
    check(500, |n| graph(n, "image"));
}

#[test]
fn films_in_a_graph() {
    check(500, |n| graph(n, "video"));
}

#[test]
fn summary_that_is_the_whole_body() {
    check(300, |n| {
        let text = "The harbour is open again.\n".repeat(n as usize);
        let mut article = article("articleBody", text.clone().into());
        article["description"] = text.into();
        article
    });
}

#[test]
fn attachments_of_a_feed() {
    check(500, |n| {
        let file = |idx| json!({ "url": format!("https://notes.example/{idx}.mp3"), "mime_type": "audio/mpeg", "title": format!("{idx}") });
        let item = json!({ "id": "1", "title": "T", "content_text": "x", "attachments": (0..n).map(file).collect::<Value>(), "tags": words(n) });
        json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] })
    });
}

#[test]
fn what_is_left_out_is_told() {
    let words = article("keywords", words(101).into());
    let Parsed { article, warnings, .. } = read(&words).unwrap();
    assert_eq!(article.tags.len(), 100);
    assert_eq!(
        warnings[0].to_string(),
        "/keywords: has more than 100 words; the others are left out"
    );
    let films = graph(101, "video");
    let warnings = read(&films).unwrap().warnings;
    assert_eq!(warnings.len(), 101, "one of each that cannot be played, and one of the rest");
    assert!(
        warnings[100].message.contains("more than 100")
            || warnings[100].message.starts_with("more warnings")
    );
}
