//! A mounted widget: what it shows, tells and gives back.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{JSON, JsString, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::scheduler;

use crate::fixtures::ARTICLES;
use crate::page::{Page, field_names, get, get_string, heard, next, promise, response};
use crate::tables::{code, names, table};

const HARBOUR: &str = r#"{
  "url": "https://news.example/harbour.html",
  "headline": "The Harbour Reopens",
  "site": { "name": "Post" },
  "body": ["The first ferry left at eight.", "The band played on."],
  "share": ["x"]
}"#;

const BRIDGE: &str = r#"{ "headline": "The Bridge Closes", "body": ["For a year."] }"#;

fn resolved(response: &JsValue) -> Option<Promise> {
    Some(Promise::resolve(response))
}

#[wasm_bindgen_test]
async fn widget_keeps_the_pages_own_content_until_there_is_an_article() {
    let page = Page::new(&[]);
    scheduler::flush().await;
    assert!(page.keeps_fallback());
    assert_eq!(page.text("loading"), "Loading the article …");
    page.show(HARBOUR).await;
    assert!(!page.keeps_fallback());
    assert_eq!(page.part("loading"), None);
    assert_eq!(page.text("headline"), "The Harbour Reopens");
}

#[wasm_bindgen_test]
async fn document_is_given_back_as_it_was_served() {
    let page = Page::new(&[]);
    assert_eq!(page.mounted().article(), None);
    page.show(HARBOUR).await;
    assert_eq!(page.mounted().article(), Some(JsString::from(HARBOUR)));
    page.show("no JSON").await;
    assert_eq!(page.events(), ["ready", "error"]);
}

#[wasm_bindgen_test]
async fn every_document_that_is_an_article_is_shown() {
    let page = Page::new(&[]);
    for fixture in ARTICLES {
        page.show(fixture.input).await;
        assert!(page.part("headline").is_some(), "{}", fixture.name);
    }
    assert_eq!(page.events()[0], "ready");
    assert!(page.events()[1..].iter().all(|event| event == "update"), "{:?}", page.events());
}

#[wasm_bindgen_test]
async fn first_article_is_told_of_once_and_another_one_as_an_update() {
    let page = Page::showing(HARBOUR).await;
    assert_eq!(get_string(&page.detail("ready"), "edition"), "dynamic");
    assert!(get(&page.detail("ready"), "milliseconds").as_f64().unwrap() > 0.0);
    page.show(BRIDGE).await;
    assert_eq!(page.text("headline"), "The Bridge Closes");
    assert_eq!(page.events(), ["ready", "update"]);
}

#[wasm_bindgen_test]
async fn same_document_again_changes_nothing_and_is_not_told_of() {
    let page = Page::showing(HARBOUR).await;
    let headline = page.part("headline").unwrap();
    page.show(HARBOUR).await;
    assert!(page.part("headline").unwrap().is_same_node(Some(&headline)));
    assert_eq!(page.events(), ["ready"]);
}

#[wasm_bindgen_test]
async fn events_have_the_details_that_the_contract_lists() {
    let page = Page::showing(HARBOUR).await;
    page.show(BRIDGE).await;
    page.show(HARBOUR).await;
    // The whole body is in sight, so all of it counts as read.
    heard(&page, "read").await;
    page.show("{}").await;
    assert_eq!(page.events(), ["ready", "update", "update", "error"]);
    let events = table(include_str!("../../docs/contracts/element.md"), "event");
    // That of sharing is the business of `static/embed/share.js`.
    for row in events.iter().filter(|row| !row[0].contains("share")) {
        let event = code(&row[0])[0];
        let detail = page.detail(event.trim_start_matches("article-widget-"));
        assert_eq!(field_names(&detail), names(&row[2]), "{event}");
    }
}

#[wasm_bindgen_test]
async fn article_is_there_for_those_who_are_told_of_it() {
    let page = Rc::new(Page::new(&[]));
    let seen = Rc::new(RefCell::new(None));
    let _listener = EventListener::new(&page.host, "article-widget-ready", {
        let (page, seen) = (Rc::downgrade(&page), seen.clone());
        move |_| *seen.borrow_mut() = page.upgrade().and_then(|page| page.mounted().article())
    });
    page.give(HARBOUR);
    next(&page, "ready").await;
    assert_eq!(seen.take(), Some(JsString::from(HARBOUR)));
}

#[wasm_bindgen_test]
async fn two_widgets_know_nothing_of_each_other() {
    let (first, second) = (Page::showing(HARBOUR).await, Page::showing(BRIDGE).await);
    assert_eq!(first.text("headline"), "The Harbour Reopens");
    assert_eq!(second.text("headline"), "The Bridge Closes");
    second.show("no JSON").await;
    assert_eq!(first.events(), ["ready"]);
    drop(second);
    scheduler::flush().await;
    first.show(BRIDGE).await;
    assert_eq!(first.text("headline"), "The Bridge Closes");
}

#[wasm_bindgen_test]
async fn widget_that_is_taken_down_leaves_nothing_behind() {
    let mut page = Page::showing(HARBOUR).await;
    page.widget.take().unwrap().destroy();
    scheduler::flush().await;
    assert_eq!(page.container.inner_html(), "");
    assert_eq!(page.events(), ["ready"]);
}

#[wasm_bindgen_test]
async fn widget_that_is_taken_down_before_it_was_rendered_leaves_nothing_behind() {
    let mut page = Page::new(&[]);
    page.widget.take().unwrap().destroy();
    // The first flush renders and lets the taking down begin, the second ends it.
    scheduler::flush().await;
    scheduler::flush().await;
    assert_eq!(page.container.inner_html(), "");
}

#[wasm_bindgen_test]
async fn answer_that_comes_after_a_widget_was_taken_down_is_nobodys() {
    let (answer, resolve) = promise();
    let mut page = Page::new(&[]);
    let url = "https://news.example/taken-down.json";
    page.load(url, Some(answer), false);
    scheduler::flush().await;
    page.widget.take().unwrap().destroy();
    // Another widget that waits for the same answer shows when it has come.
    let other = Page::new(&[]);
    other.load(url, None, false);
    resolve.call1(&JsValue::UNDEFINED, &response(200, HARBOUR)).unwrap();
    next(&other, "ready").await;
    assert_eq!(page.container.inner_html(), "");
    assert!(page.events().is_empty());
}

#[wasm_bindgen_test]
async fn stale_answer_loses() {
    let (stale, resolve) = promise();
    let url = "https://news.example/stale.json";
    let page = Page::new(&[]);
    page.load(url, Some(stale), false);
    let newest = resolved(&response(200, BRIDGE));
    page.load("https://news.example/newest.json", newest, false);
    next(&page, "ready").await;
    assert_eq!(page.text("headline"), "The Bridge Closes");
    let other = Page::new(&[]);
    other.load(url, None, false);
    resolve.call1(&JsValue::UNDEFINED, &response(200, HARBOUR)).unwrap();
    next(&other, "ready").await;
    assert_eq!(other.text("headline"), "The Harbour Reopens");
    assert_eq!(page.text("headline"), "The Bridge Closes");
    assert_eq!(page.events(), ["ready"]);
}

#[wasm_bindgen_test]
async fn document_that_one_widget_got_serves_another_one() {
    let url = "https://news.example/shared.json";
    let first = Page::new(&[]);
    first.load(url, resolved(&response(200, HARBOUR)), false);
    next(&first, "ready").await;
    // There is no such host: an answer can only come from the first.
    let second = Page::new(&[]);
    second.load(url, None, false);
    scheduler::flush().await;
    assert_eq!(second.text("headline"), "The Harbour Reopens");
}

#[wasm_bindgen_test]
async fn urls_are_relative_to_the_document_or_else_to_the_page() {
    let json = r#"{ "url": "a.html", "headline": "Relative" }"#;
    let link = |page: &Page| page.container.query_selector("[part~=origin] a").unwrap().unwrap();
    let fetched = Page::new(&[]);
    let answer = resolved(&response(200, json));
    fetched.load("https://news.example/2024/relative.json", answer, false);
    next(&fetched, "ready").await;
    assert_eq!(link(&fetched).get_attribute("href").unwrap(), "https://news.example/2024/a.html");
    let given = Page::showing(json).await;
    let base = given.host.base_uri().unwrap().unwrap();
    let expected = web_sys::Url::new_with_base("a.html", &base).unwrap().href();
    assert_eq!(link(&given).get_attribute("href").unwrap(), expected);
}

#[wasm_bindgen_test]
async fn options_are_read_again_when_asked_to() {
    let page = Page::showing(HARBOUR).await;
    for (attribute, part) in
        [("no-masthead", "masthead"), ("no-share", "share"), ("layout=card", "body")]
    {
        assert!(page.part(part).is_some());
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        page.host.set_attribute(name, value).unwrap();
        page.mounted().configure();
        scheduler::flush().await;
        assert_eq!(page.part(part), None, "{attribute}");
    }
    for name in ["no-masthead", "no-share", "layout"] {
        page.host.remove_attribute(name).unwrap();
    }
    page.mounted().configure();
    scheduler::flush().await;
    assert!(["masthead", "share", "body"].iter().all(|part| page.part(part).is_some()));
    assert_eq!(page.events(), ["ready"]);
}

#[wasm_bindgen_test]
async fn halves_of_characters_that_a_publisher_left_behind_cost_nothing() {
    let page = Page::showing(r#"{ "headline": "Half a smile \ud83d" }"#).await;
    assert_eq!(page.text("headline"), "Half a smile \u{fffd}");
}

#[wasm_bindgen_test]
async fn document_is_parsed_as_deep_natively_and_in_the_browser() {
    let nested = |n_levels: usize| {
        let value = format!("{}1{}", "[".repeat(n_levels - 1), "]".repeat(n_levels - 1));
        format!(r#"{{ "headline": "Deep", "unknown": {value} }}"#)
    };
    // That these are the native limits is tested there.
    let page = Page::showing(&nested(127)).await;
    assert_eq!(page.events(), ["ready"]);
    page.show(&nested(128)).await;
    assert_eq!(get_string(&page.detail("error"), "kind"), "not-json");
    page.show(&nested(50_000)).await;
    assert_eq!(get_string(&page.detail("error"), "kind"), "not-json");
    assert!(JSON::parse(&nested(128)).is_ok(), "the browser itself has no such limit");
}
