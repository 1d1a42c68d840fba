//! What is pasted into pages. Whole snippets are recorded with the tests of the command.

use std::rc::Rc;

use article_widget::model::{Article, Block, Network, SafeUrl, ShareTarget, Text};
use article_widget::snippet::{self, Address, Embedding, Framing, Release, least_height};
use article_widget::ui::{Layout, Options};
use serde_json::json;

use crate::support::fixtures::{ARTICLES, document, read};

fn embedding() -> Embedding {
    Embedding {
        src: Address::parse("https://news.example/paris.json").unwrap(),
        script: Address::parse("https://cdn.example/1/embed.js").unwrap(),
        release: None,
        options: Options::default(),
        theme: None,
    }
}

fn article(name: &str) -> Rc<Article> {
    Rc::new(read(&document(name)).unwrap().article)
}

#[test]
fn addresses_are_of_the_web_or_relative_and_kept_as_written() {
    for text in ["https://news.example/a?b#c", "a.json", "/a.json", "//cdn.example/embed.js"] {
        assert_eq!(Address::parse(text).unwrap().as_str(), text);
    }
    for text in ["", " ", "javascript:alert(1)", "data:,x", "https://a:b@news.example/"] {
        assert_eq!(Address::parse(text), None, "{text:?}");
    }
}

#[test]
fn files_of_a_release_are_beside_the_script() {
    let beside = |script: &str| Address::parse(script).unwrap().beside("x.wasm").to_string();
    assert_eq!(beside("https://cdn.example/1/embed.js"), "https://cdn.example/1/x.wasm");
    assert_eq!(beside("https://cdn.example/embed.js?v=/2#/3"), "https://cdn.example/x.wasm");
    assert_eq!(beside("embed.js"), "x.wasm");
}

#[test]
fn nothing_in_an_article_gets_out_of_its_place() {
    let mut article = (*article("every_field")).clone();
    article.headline = Text::plain("\"><script>alert('1')</script> & more");
    article.site.name = Some("</a><!-- <u>".into());
    let article = Rc::new(article);
    let address = Address::parse("https://news.example/\"><u>.html").unwrap();
    let embedding = Embedding { theme: Some("\" onload=\"x".into()), ..embedding() };
    let framing = Framing { is_indexable: false, prerendered: Some(address.clone()) };
    let snippets = [
        snippet::dynamic(&article, &embedding, false),
        snippet::fragment(&article, &embedding, &address),
        snippet::prerendered(&article, &embedding),
        snippet::frame(&article, &embedding, &framing),
        snippet::discovery(&article, &address),
    ];
    for snippet in snippets {
        assert!(
            !snippet.contains("<script>") && !snippet.contains("alert('1')</script>"),
            "{snippet}"
        );
        assert!(!snippet.contains("<u>") && !snippet.contains("\" onload=\"x"), "{snippet}");
    }
}

#[test]
fn article_without_an_address_falls_back_to_its_words() {
    let snippet = snippet::dynamic(&article("no_url"), &embedding(), false);
    assert!(snippet.contains("\n  <span"), "{snippet}");
    assert!(!snippet.contains("<a "), "{snippet}");
}

#[test]
fn release_without_one_of_its_files_is_told_by_name() {
    let file = json!({ "file": "x", "integrity": "sha384-x" });
    let whole = json!({ "embed": file, "wasm": file, "other": 7 });
    assert_eq!(Release::read(&whole).unwrap().frame_host, None);
    for name in ["embed", "wasm"] {
        let mut cut = whole.clone();
        cut[name] = json!({ "integrity": "sha384-x" });
        assert_eq!(Release::read(&cut), Err(name));
    }
    assert_eq!(Release::read(&json!([])), Err("embed"));
}

#[test]
fn least_height_grows_with_what_is_shown() {
    let options = Options::default();
    for name in ARTICLES.iter().map(|it| it.name) {
        let article = article(name);
        let height = |options: &Options| least_height(&article, options);
        let card = Options { layout: Layout::Card, ..Options::default() };
        let bare = Options { no_masthead: true, no_share: true, ..Options::default() };
        assert!(height(&card) <= height(&options), "{name}");
        assert!(height(&bare) <= height(&options), "{name}");
        let mut longer = (*article).clone();
        longer.body.push(Block::Paragraph(Text::plain("One more line.")));
        assert!(least_height(&longer, &options) > height(&options), "{name}");
    }
}

#[test]
fn least_height_has_a_row_of_buttons_for_as_many_targets_as_fit() {
    let height = |n_targets: usize| {
        let mut article = (*article("minimal")).clone();
        article.url = SafeUrl::parse("https://news.example/a", None);
        article.share =
            Network::ALL[..n_targets].iter().copied().map(ShareTarget::Network).collect();
        least_height(&article, &Options::default())
    };
    // In the widest column, six buttons with words; ten take two rows.
    let (few, many) = (height(1), height(Network::ALL.len()));
    assert!(many >= few + 40, "{many} against {few}");
    assert_eq!(height(2), few);
}

#[test]
fn least_height_of_a_long_text_is_near_that_in_the_widest_column() {
    let text = "The first ferry left the new pier at eight in the morning. ".repeat(100);
    let mut article = (*article("minimal")).clone();
    article.body = vec![Block::Paragraph(Text::plain(text.trim()))];
    // At 36 em, a usual serif has some 80 letters on a line of 28.8 px.
    let usual = text.len() as f32 / 80.0 * 28.8;
    let least = least_height(&article, &Options::default()) as f32;
    assert!((0.6 * usual..usual).contains(&least), "{least} of {usual}");
}
