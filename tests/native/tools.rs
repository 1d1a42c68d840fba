//! What helps reading, as far as it needs no browser.

use article_widget::model::{Block, Run, Text};
use article_widget::ui::{Options, heading_url, reading_minutes};
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
fn signs_within_a_word_do_not_end_it_wherever_it_stands() {
    for (words, minutes) in [
        ("don't", 1),
        ("(well)", 1),
        ("well-known", 1),
        ("3,000", 1),
        ("e.g.", 1),
        ("'so'", 1),
        ("naïve", 1),
        ("“Ça”", 1),
        ("été", 1),
        ("Москва", 1),
        ("one--two", 1),
        ("one\ntwo", 2),
        ("A", 1),
        ("two & – … two", 2),
        ("新word", 1),
        ("- – …", 0),
    ] {
        for n_before in 0..9 {
            let text = " ".repeat(n_before) + &format!(" {words}").repeat(238);
            assert_eq!(reading_minutes(&body(json!([text]))), minutes, "{n_before} {words}");
            if minutes == 0 {
                // A sign at the end of a run is taken for the beginning of a word.
                continue;
            }
            let (first, rest) = text.split_at(text.ceil_char_boundary(text.len() / 2));
            let runs = json!([{ "text": first }, { "text": rest, "emphasis": true }]);
            let runs = json!([{ "type": "paragraph", "text": runs }]);
            assert_eq!(reading_minutes(&body(runs)), minutes, "{n_before} {words}");
        }
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
    assert!(!page_of(2).contains("aria-labelledby=\"contents\""));
    let page = page_of(3);
    assert!(page.contains("aria-labelledby=\"contents\""), "{page}");
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
    let (list, text) = page.split_once("</details>").unwrap();
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

#[test]
fn address_of_a_heading_has_its_words_encoded_as_text_fragments_want_them() {
    let address = |url: &str, text: Text| heading_url(url, &text);
    for (text, fragment) in [
        ("Pier", "Pier"),
        ("What it cost", "What%20it%20cost"),
        ("Sea-front, 1st & 2nd", "Sea%2Dfront%2C%201st%20%26%202nd"),
        (" two \n lines ", "two%20lines"),
        ("100 %", "100%20%25"),
        ("Größe 大", "Gr%C3%B6%C3%9Fe%20%E5%A4%A7"),
        ("#:~:text=x", "%23%3A~%3Atext%3Dx"),
    ] {
        let got = address("https://news.example/a", Text::plain(text));
        assert_eq!(got, format!("https://news.example/a#:~:text={fragment}"));
    }
    let got = address("https://news.example/a?b=c#d", Text::plain("x"));
    assert_eq!(got, "https://news.example/a?b=c#d:~:text=x", "a fragment stays");
    let got = address("https://news.example/a#:~:text=y", Text::plain("x"));
    assert_eq!(got, "https://news.example/a#:~:text=x", "there is one text");
    let note = Run { note: Some("1".into()), ..Run::plain("1") };
    let got = address("https://news.example/a", Text { runs: vec![Run::plain("x"), note] });
    assert_eq!(got, "https://news.example/a#:~:text=x", "the number of a note is not looked for");
}
