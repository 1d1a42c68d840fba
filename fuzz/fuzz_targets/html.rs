//! Any HTML comes to blocks.
#![no_main]

use std::cell::Cell;

use article_widget::html;
use article_widget::model::SafeUrl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let base = SafeUrl::parse_web("https://news.example/article.html", None);
    let _ = html::plain_paragraphs(source);
    if html::is_within_limits(source)
        && let Some(nodes) = html::parse(source)
    {
        let _ = html::blocks(&nodes, base.as_ref(), &Cell::new(30_001), 0);
        let _ = html::text(&nodes, base.as_ref(), &Cell::new(30_001));
    }
});
