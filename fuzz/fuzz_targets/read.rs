//! Any bytes are read as a document of any format, or refused.
#![no_main]

use article_widget::formats;
use article_widget::html;
use article_widget::model::SafeUrl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|document: &[u8]| {
    let base = SafeUrl::parse_web("https://news.example/article.json", None);
    if let Ok(value) = formats::parse(document) {
        let _ = formats::read(&value, base.as_ref(), html::parse);
    }
});
