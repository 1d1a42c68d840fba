//! What helps reading, as far as it needs no browser.

use article_widget::model::Block;
use article_widget::ui::{Options, reading_minutes};
use serde_json::{Value, json};

use crate::support::fixtures::read;
use crate::support::markup::markup;

fn body(body: Value) -> Vec<Block> {
    read(&json!({ "version": 1, "headline": "x", "body": body })).unwrap().article.body
}

fn page(document: Value, options: Options) -> String {
    markup(Some(read(&document).unwrap().article), options)
}

fn headings(n_headings: usize) -> Value {
    (0..n_headings)
        .map(|number| json!({ "type": "heading", "text": format!("Part {number}") }))
        .collect()
}

#[test]
fn reading_takes_a_minute_for_each_238_words() {
    for (n_words, minutes) in [(1, 1), (238, 1), (350, 1), (360, 2), (2380, 10)] {
        let text = "word — ".repeat(n_words);
        assert_eq!(reading_minutes(&body(json!([text]))), minutes, "{n_words} words");
    }
}

#[test]
fn reading_takes_a_minute_for_each_500_characters_of_chinese_japanese_and_korean() {
    for character in ["新", "か", "가"] {
        let text = format!("{character}，").repeat(1500);
        assert_eq!(reading_minutes(&body(json!([text]))), 3, "{character}");
    }
    let text = format!("{} {}", "word ".repeat(238), "新".repeat(500));
    assert_eq!(reading_minutes(&body(json!([text]))), 2, "both");
}

#[test]
fn words_anywhere_in_a_body_are_read_but_not_those_that_are_repeated() {
    let words = "word ".repeat(238);
    let inner = json!([{ "type": "paragraph", "text": words }]);
    for block in [
        json!({ "type": "quote", "body": inner }),
        json!({ "type": "list", "items": [words] }),
        json!({ "type": "details", "summary": "x", "body": inner }),
        json!({ "type": "aside", "body": inner }),
        json!({ "type": "table", "rows": [[words]] }),
    ] {
        assert_eq!(reading_minutes(&body(json!([words, block]))), 2, "{block}");
    }
    let repeated = json!([words, { "type": "pullquote", "text": words }]);
    assert_eq!(reading_minutes(&body(repeated)), 1);
}

#[test]
fn body_without_words_has_no_reading_time() {
    assert_eq!(reading_minutes(&[]), 0);
    assert_eq!(reading_minutes(&body(json!(["…"]))), 0);
}

#[test]
fn contents_are_listed_from_three_headings_on() {
    let page_of = |n_headings| {
        page(
            json!({ "version": 1, "headline": "x", "body": headings(n_headings) }),
            Options::default(),
        )
    };
    assert!(!page_of(2).contains("<nav"));
    let page = page_of(3);
    assert!(page.contains("<nav") && page.contains("aria-labelledby=\"contents\""), "{page}");
    assert!(!page.contains("<details open"), "nothing is unfolded before a reader unfolds it");
    assert_eq!(page.matches("data-do=\"place\"").count(), 3);
    assert_eq!(page.matches("class=\"headed\"").count(), 3);
}

#[test]
fn headings_within_blocks_have_their_number_in_the_order_of_the_page() {
    let body = json!([
        { "type": "heading", "text": "First" },
        { "type": "aside", "body": [{ "type": "heading", "text": "Second", "level": 3 }] },
        { "type": "update", "title": "Not counted", "body": ["x"] },
        { "type": "heading", "text": "Third" },
    ]);
    let page = page(json!({ "version": 1, "headline": "x", "body": body }), Options::default());
    let (list, text) = page.split_once("</nav>").unwrap();
    for (number, words) in ["First", "Second", "Third"].into_iter().enumerate() {
        let (_, button) = list.split_once(&format!("data-at=\"{number}\"")).unwrap();
        assert!(button.split_once('>').unwrap().1.trim_start().starts_with(words), "{number}");
        let heading = text.split("class=\"headed\"").nth(number + 1).unwrap();
        let found: String = heading.chars().take(60).collect();
        assert!(found.contains(words), "{found}");
    }
}

#[test]
fn tools_are_left_out_of_cards_of_articles_without_a_body_and_on_demand() {
    let document = json!({ "version": 1, "headline": "x", "body": headings(3) });
    let has_tools = |document: &Value, options: Options| {
        let page = page(document.clone(), options);
        page.contains("part=\"tools\"") || page.contains("part=\"contents\"")
    };
    assert!(has_tools(&document, Options::default()));
    assert!(!has_tools(&document, Options { no_tools: true, ..Options::default() }));
    let layout = article_widget::ui::Layout::Card;
    assert!(!has_tools(&document, Options { layout, ..Options::default() }));
    assert!(!has_tools(&json!({ "version": 1, "headline": "x" }), Options::default()));
}
