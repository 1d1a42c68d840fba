//! Articles that were on screen before the program: what stays, what is replaced, and what is told.
//!
//! That markup of the same build is hydrated is tested with whole pages, in `tests/pages`: what is
//! rendered natively is there.

use article_widget::formats;
use article_widget::model::Article;
use article_widget::ui::{Options, STAMP_ATTRIBUTE, Shape, Stamp};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;
use yew::scheduler;

use crate::page::{Page, element, next};

const HARBOUR: &str = r#"{ "headline": "The Harbour Reopens", "body": ["The first ferry left."] }"#;

fn article(json: &str) -> Article {
    formats::read(&serde_json::from_str(json).unwrap(), None, crate::parse_html).unwrap().article
}

/// A container with a heading, and with this stamp.
fn container(stamp: Option<&str>) -> HtmlElement {
    let container = element("div");
    let heading = element("h2");
    heading.set_text_content(Some("The Harbour"));
    container.append_child(&heading).unwrap();
    if let Some(stamp) = stamp {
        container.set_attribute(STAMP_ATTRIBUTE, stamp).unwrap();
    }
    container
}

/// The stamp that a rendering of an article would have, were it this shape.
fn stamp(json: &str, shape: Shape) -> Stamp {
    Stamp::new(&article(json), &Options::default(), shape)
}

fn is_untouched(page: &Page) -> bool {
    page.container.first_child().is_some_and(|it| it.text_content().unwrap() == "The Harbour")
}

#[wasm_bindgen_test]
async fn what_is_on_screen_stays_until_the_document_has_come() {
    let page = Page::holding(container(None));
    scheduler::flush().await;
    assert!(is_untouched(&page));
    page.show(HARBOUR).await;
    assert_eq!(page.text("headline"), "The Harbour Reopens");
    assert_eq!(page.container.child_element_count(), 1);
}

#[wasm_bindgen_test]
async fn what_is_on_screen_stays_when_no_document_comes_and_the_page_is_told() {
    let page = Page::holding(container(None));
    page.give("no JSON");
    next(&page, "error").await;
    assert!(is_untouched(&page));
    assert_eq!(page.mounted().article(), None);
    // Another one is shown all the same, and told of as what it is.
    page.show(HARBOUR).await;
    assert_eq!(page.events(), ["error", "update"]);
    assert_eq!(page.text("headline"), "The Harbour Reopens");
}

#[wasm_bindgen_test]
async fn first_words_are_followed_by_no_event() {
    let page = Page::holding(container(None));
    page.show(HARBOUR).await;
    assert_eq!(page.events(), [] as [&str; 0]);
}

#[wasm_bindgen_test]
async fn same_article_in_another_shape_is_rendered_anew_without_an_event() {
    let mut other_shape = Shape::default();
    other_shape.open("h3");
    other_shape.close();
    let page = Page::holding(container(Some(&stamp(HARBOUR, other_shape).to_string())));
    page.show(HARBOUR).await;
    assert_eq!(page.text("headline"), "The Harbour Reopens");
    assert_eq!(page.container.child_element_count(), 1);
    assert_eq!(page.events(), [] as [&str; 0]);
    assert!(!page.container.has_attribute(STAMP_ATTRIBUTE));
}

#[wasm_bindgen_test]
async fn another_article_is_told_of_as_an_update() {
    let older = r#"{ "headline": "The Harbour Closes" }"#;
    for stamp in [stamp(older, Shape::default()).to_string(), "no stamp".to_owned(), String::new()]
    {
        let page = Page::holding(container(Some(&stamp)));
        page.show(HARBOUR).await;
        assert_eq!(page.events(), ["update"], "{stamp}");
        assert_eq!(page.text("headline"), "The Harbour Reopens");
    }
}

#[wasm_bindgen_test]
async fn widget_that_is_taken_down_before_its_document_leaves_what_is_on_screen() {
    let mut page = Page::holding(container(None));
    page.widget.take().unwrap().destroy();
    scheduler::flush().await;
    assert!(is_untouched(&page));
}
