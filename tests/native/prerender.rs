//! Articles rendered ahead of time: what is in them, what is not, and what the stamp is worth.

use std::collections::BTreeSet;
use std::rc::Rc;

use article_widget::model::Article;
use article_widget::prerender::{fragment, json_ld, shadow_root};
use article_widget::ui::{Layout, Options, STAMP_ATTRIBUTE, Stamp};
use serde_json::{Value, json};

use crate::round_trip;
use crate::support::files::{self, check_file};
use crate::support::fixtures::{ARTICLES, document, read};
use crate::support::markup::{hydratable_markup, pretty};
use crate::support::random::Random;

fn article(name: &str) -> Rc<Article> {
    Rc::new(read(&document(name)).unwrap().article)
}

/// The stamp and what it belongs to.
fn parts(fragment: &str) -> (Stamp, &str) {
    let rest = fragment.strip_prefix(&format!("<div {STAMP_ATTRIBUTE}=\"")).unwrap();
    let (stamp, rest) = rest.split_once("\">").unwrap();
    (Stamp::parse(stamp).unwrap(), rest.strip_suffix("</div>").unwrap())
}

/// The same without comments, which are what hydration goes by.
fn without_comments(markup: &str) -> String {
    let mut pieces = markup.split("<!--");
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once("-->").unwrap().1)
}

#[test]
fn every_article_is_rendered_as_the_widget_shows_it() {
    for name in ARTICLES.iter().map(|it| it.name) {
        let article = article(name);
        let fragment = fragment(article.clone(), Options::default());
        let (stamp, content) = parts(&fragment);
        assert_eq!(
            format!("{:016x}-{:016x}-{:016x}", stamp.rendering, stamp.content, stamp.shape),
            stamp.to_string()
        );
        let by_yew = hydratable_markup(Some((*article).clone()), Options::default());
        assert_eq!(
            pretty(&without_comments(content)),
            pretty(&without_comments(&by_yew)),
            "{name}"
        );
        assert_eq!(content, by_yew, "{name}");
    }
}

#[test]
fn no_article_brings_a_script_or_an_event_attribute_along() {
    for name in ARTICLES.iter().map(|it| it.name) {
        check_harmless(&shadow_root(article(name), Options::default()));
    }
}

#[test]
fn every_article_that_can_be_made_is_rendered_as_a_tree_without_scripts() {
    for seed in 0..300 {
        let article = Rc::new(round_trip::article(&mut Random::new(seed)));
        let fragment = fragment(article.clone(), Options::default());
        check_harmless(&fragment);
        let content = parts(&fragment).1;
        // Every element is closed where it was opened, or this panics.
        pretty(&without_comments(content));
        assert_eq!(
            content,
            hydratable_markup(Some((*article).clone()), Options::default()),
            "{seed}"
        );
        assert_eq!(data(&json_ld(&article))["headline"], article.headline.to_plain(), "{seed}");
    }
}

#[track_caller]
fn check_harmless(markup: &str) {
    assert!(!markup.to_lowercase().contains("<script"), "{markup}");
    for tag in tags(markup) {
        assert!(!attribute_names(tag).iter().any(|it| it.starts_with("on")), "{tag}");
    }
}

#[test]
fn rendering_is_the_same_every_time() {
    for name in ARTICLES.iter().map(|it| it.name) {
        let render = || shadow_root(article(name), Options::default());
        assert_eq!(render(), render(), "{name}");
    }
}

#[test]
fn stamp_differs_with_the_article_and_with_the_options() {
    let mut stamps = BTreeSet::new();
    let mut n_stamps = 0;
    let mut add = |name: &str, options: Options| {
        stamps.insert(parts(&fragment(article(name), options)).0.to_string());
        n_stamps += 1;
    };
    for name in ["all_blocks", "minimal", "right_to_left"] {
        add(name, Options::default());
        add(name, Options { language: Some("pt".into()), ..Options::default() });
        add(name, Options { layout: Layout::Card, ..Options::default() });
        add(name, Options { no_masthead: true, ..Options::default() });
        add(name, Options { no_clock: true, ..Options::default() });
        add(name, Options { no_share: true, ..Options::default() });
        add(name, Options { no_tools: true, ..Options::default() });
        add(name, Options { no_analytics: true, ..Options::default() });
    }
    assert_eq!(stamps.len(), n_stamps);
}

#[test]
fn stamp_does_not_depend_on_explaining_failures() {
    let debug = Options { debug: true, ..Options::default() };
    let render = |options| fragment(article("all_blocks"), options);
    assert_eq!(render(debug), render(Options::default()));
}

#[test]
fn shadow_root_holds_the_styles_and_the_fragment() {
    let article = article("all_blocks");
    let fragment = fragment(article.clone(), Options::default());
    let root = shadow_root(article, Options::default());
    let style = root.strip_prefix("<template shadowrootmode=\"open\"><style>").unwrap();
    let (style, rest) = style.split_once("</style>").unwrap();
    assert_eq!(rest, format!("{fragment}</template>"));
    assert!(style.starts_with(":host{display:block}"), "{style}");
}

#[test]
fn description_for_search_engines_is_as_recorded() {
    let script = json_ld(&article("every_field"));
    let data = data(&script);
    check_file(
        &files::project("tests/fixtures/json_ld.json"),
        &format!("{}\n", serde_json::to_string_pretty(&data).unwrap()),
    );
    let minimal: Value = self::data(&json_ld(&article("minimal")));
    assert_eq!(minimal.get("@type"), Some(&json!("NewsArticle")));
    assert!(minimal.get("publisher").is_none() && minimal.get("url").is_none());
}

#[test]
fn description_of_no_article_ends_its_script_too_early() {
    let mut hostile = (*article("minimal")).clone();
    hostile.section = Some("</script><script>alert(1)</script><!-- <script".into());
    let hostile = json_ld(&hostile);
    assert_eq!(data(&hostile)["articleSection"], "</script><script>alert(1)</script><!-- <script");
    for name in ARTICLES.iter().map(|it| it.name) {
        let data = data(&json_ld(&article(name)));
        assert_eq!(data["headline"], article(name).headline.to_plain(), "{name}");
    }
}

/// The data in a script, which holds no other tag.
#[track_caller]
fn data(script: &str) -> Value {
    let data = script.strip_prefix("<script type=\"application/ld+json\">").unwrap();
    let data = data.strip_suffix("</script>").unwrap();
    assert!(!data.contains('<'), "{data}");
    serde_json::from_str(data).unwrap()
}

/// The start tags of markup, without their brackets.
fn tags(markup: &str) -> Vec<&str> {
    let is_tag = |piece: &&str| piece.starts_with(|c: char| c.is_ascii_alphabetic());
    markup.split('<').filter(is_tag).collect()
}

/// The names of the attributes of a tag whose values stand in quotes.
fn attribute_names(tag: &str) -> Vec<&str> {
    let outside_quotes = tag.split('"').step_by(2);
    outside_quotes
        .flat_map(|piece| piece.split_ascii_whitespace())
        .filter_map(|it| it.strip_suffix('='))
        .collect()
}
