//! What comes of answers that hold no article.

use js_sys::{Error, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;
use yew::scheduler;

use crate::page::{Page, get, get_string, next, response};

const HARBOUR: &str = r#"{ "headline": "The Harbour Reopens" }"#;

/// Gives a widget this answer, and waits until it told that it is none.
async fn failed(page: &Page, answer: Promise) {
    // Another address each time: answers are kept for others that ask for the same.
    let url = format!("https://news.example/{}.json", js_sys::Math::random());
    page.load(&url, Some(answer), false);
    next(page, "error").await;
}

async fn failed_with(status: u16, body: &str) -> Page {
    let page = Page::new(&[]);
    failed(&page, Promise::resolve(&response(status, body))).await;
    page
}

fn retry(page: &Page) -> Option<Element> {
    page.part("retry")
}

#[wasm_bindgen_test]
async fn each_kind_of_bad_answer_is_told_as_what_it_is() {
    let long = format!(r#"{{ "headline": "{}" }}"#, "x".repeat(4 * 1024 * 1024));
    for (status, body, kind, is_retryable) in [
        (404, "Not Found", "status", false),
        (410, HARBOUR, "status", false),
        (403, "", "status", false),
        (408, "", "status", true),
        (429, "", "status", true),
        (500, HARBOUR, "status", true),
        (503, "", "status", true),
        (200, "", "not-json", true),
        (200, "<!doctype html><p>Not Found", "not-json", true),
        (200, r#"{ "headline": "The Harb"#, "not-json", true),
        (200, "[]", "not-an-article", false),
        (200, "{}", "not-an-article", false),
        (200, r#"{ "version": 2, "headline": "x" }"#, "not-an-article", false),
        (200, &long, "too-large", false),
    ] {
        let page = failed_with(status, body).await;
        let detail = page.detail("error");
        let case = format!("{status} {:.30}", body);
        assert_eq!(get_string(&detail, "kind"), kind, "{case}");
        assert_eq!(get(&detail, "retryable"), is_retryable, "{case}");
        assert!(!get_string(&detail, "message").is_empty(), "{case}");
        assert!(!get_string(&detail, "advice").is_empty(), "{case}");
        assert!(page.keeps_fallback(), "{case}");
        assert!(page.part("notice").is_some(), "{case}");
        assert_eq!(retry(&page).is_some(), is_retryable, "{case}");
        assert_eq!(page.events(), ["error"], "{case}");
    }
}

#[wasm_bindgen_test]
async fn failed_request_is_told_as_a_failure_of_the_network_or_of_time() {
    let timeout = Error::new("too late");
    timeout.set_name("TimeoutError");
    let aborted: JsValue = Error::new("Failed to fetch").into();
    // Pages wrap `fetch`, and reject with whatever they like.
    for (reason, kind) in [
        (timeout.into(), "timeout"),
        (aborted, "network"),
        (JsValue::UNDEFINED, "network"),
        (JsValue::from_str("no"), "network"),
        (JsValue::NULL, "network"),
    ] {
        let page = Page::new(&[]);
        failed(&page, Promise::reject(&reason)).await;
        assert_eq!(get_string(&page.detail("error"), "kind"), kind, "{reason:?}");
        assert!(retry(&page).is_some());
    }
    // Neither is what a wrapped `fetch` may give in place of a response.
    let page = Page::new(&[]);
    failed(&page, Promise::resolve(&JsValue::from_str("no response"))).await;
    assert_eq!(get_string(&page.detail("error"), "kind"), "network");
}

#[wasm_bindgen_test]
async fn document_without_a_headline_still_leads_to_the_article() {
    let body = r#"{ "url": "https://news.example/harbour.html", "body": ["Text"] }"#;
    let page = failed_with(200, body).await;
    let link = page.container.query_selector("[part~=notice] a").unwrap().expect("there is a link");
    assert_eq!(link.get_attribute("href").unwrap(), "https://news.example/harbour.html");
}

#[wasm_bindgen_test]
async fn failure_is_explained_on_the_page_only_when_debugging() {
    let page = failed_with(404, "").await;
    let message = get_string(&page.detail("error"), "message");
    assert!(!page.text("notice").contains(&message));
    page.host.set_attribute("debug", "").unwrap();
    page.mounted().configure();
    scheduler::flush().await;
    assert!(page.text("notice").contains(&message));
    assert!(page.text("notice").contains(&get_string(&page.detail("error"), "advice")));
}

#[wasm_bindgen_test]
async fn article_stays_when_its_newer_version_does_not_come() {
    let page = Page::showing(HARBOUR).await;
    // Told to show the same again, which in the meantime cannot be asked for.
    let url = "https://news.example/stays.json".to_owned();
    page.load(&url, Some(Promise::resolve(&response(200, HARBOUR))), false);
    scheduler::flush().await;
    next_answer(&page, &url).await;
    page.load(&url, Some(Promise::resolve(&response(503, ""))), true);
    next(&page, "error").await;
    assert_eq!(page.text("headline"), "The Harbour Reopens");
    assert!(!page.keeps_fallback());
    assert!(page.part("notice").is_some());
}

/// Waits until the answer from `url`, which was asked for, has come.
async fn next_answer(page: &Page, url: &str) {
    let other = Page::new(&[]);
    other.load(url, None, false);
    next(&other, "ready").await;
    assert!(page.part("notice").is_none());
}

#[wasm_bindgen_test]
async fn same_article_is_shown_again_after_another_one_failed() {
    let page = Page::showing(HARBOUR).await;
    failed(&page, Promise::resolve(&response(404, ""))).await;
    assert_eq!(page.mounted().article(), None);
    page.show(HARBOUR).await;
    assert!(page.part("headline").is_some());
    assert!(!page.keeps_fallback());
}

#[wasm_bindgen_test]
async fn another_article_that_does_not_come_takes_the_old_one_with_it() {
    let page = Page::showing(HARBOUR).await;
    failed(&page, Promise::resolve(&response(404, ""))).await;
    assert_eq!(page.part("headline"), None);
    assert!(page.keeps_fallback());
}
