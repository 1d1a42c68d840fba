//! The same components make the same page, in a browser and without one.

use std::rc::Rc;

use article_widget::ui::{Options, Widget, WidgetProps};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DomParser, Element, SupportedType};
use yew::{Callback, Renderer, scheduler};

use crate::fixtures::{ARTICLES, document, read};
use crate::languages::words;
use crate::page;

/// What an HTML parser makes of a native rendering.
fn parsed(markup: &str) -> Element {
    let document =
        DomParser::new().unwrap().parse_from_string(markup, SupportedType::TextHtml).unwrap();
    document.body().unwrap().first_element_child().unwrap()
}

#[wasm_bindgen_test]
async fn every_article_is_rendered_as_natively() {
    for fixture in ARTICLES {
        let article = read(&document(fixture.name)).unwrap().article;
        let root = page::document().create_element("div").unwrap();
        let words = words(article.language.as_deref());
        let props = WidgetProps {
            words,
            article: Some(Rc::new(article)),
            options: Options::default(),
            browser: None,
            on_retry: Callback::noop(),
        };
        let app = Renderer::<Widget>::with_root_and_props(root.clone(), props).render();
        scheduler::flush().await;
        // A parser makes one text of what the tree holds in pieces.
        let copy = root.clone_node_with_deep(true).unwrap();
        copy.normalize();
        let rendered = copy.first_child().expect("something is rendered");
        let native = parsed(fixture.page);
        if !rendered.is_equal_node(Some(&native)) {
            assert_eq!(root.inner_html(), native.outer_html(), "{}", fixture.name);
            panic!("{}: the nodes differ in what HTML does not show", fixture.name);
        }
        app.destroy();
        scheduler::flush().await;
    }
}
