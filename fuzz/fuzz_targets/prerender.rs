//! Whatever is read as an article is rendered, without a script; and is the same article when it is written and read again.
#![no_main]

use std::rc::Rc;

use article_widget::formats::{self, article_json};
use article_widget::html;
use article_widget::model::SafeUrl;
use article_widget::prerender;
use article_widget::ui::Options;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    let base = SafeUrl::parse_web("https://news.example/article.json", None);
    let Ok(value) = formats::parse(document) else { return };
    let Ok(parsed) = formats::read(&value, base.as_ref(), html::parse) else { return };
    let article = parsed.article;
    let written = article_json::write(&article);
    if let Ok(again) = formats::read(&written, None, html::parse) {
        assert_eq!(again.article, article, "{written}");
    }
    let markup = prerender::fragment(Rc::new(article), Options::default());
    assert!(!markup.contains("<script"), "{markup}");
});
