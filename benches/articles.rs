//! Articles a second: read, and rendered ahead of time.
//!
//! `cargo bench --features ssr --bench articles` runs it. The large article is the other one with
//! its body a hundred times over.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench stops at the first surprise, and criterion's macros write no documentation"
)]

use std::hint::black_box;
use std::path::Path;
use std::rc::Rc;

use article_widget::formats;
use article_widget::model::SafeUrl;
use article_widget::prerender;
use article_widget::ui::Options;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde_json::Value;

fn articles(criterion: &mut Criterion) {
    let usual = document();
    let mut large = usual.clone();
    let body = usual["body"].as_array().expect("the article has a body");
    large["body"] = body.iter().cycle().take(body.len() * 100).cloned().collect();
    for (name, document) in [("usual", &usual), ("large", &large)] {
        let json = document.to_string();
        let base = SafeUrl::parse_web("https://news.example/article.json", None);
        let read = || {
            let value = formats::parse(json.as_bytes()).expect("it is JSON");
            formats::read(&value, base.as_ref(), article_widget::html::parse)
                .expect("it is an article")
                .article
        };
        let article = Rc::new(read());
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(1));
        group.bench_function("read", |it| it.iter(|| black_box(read())));
        group.bench_function("fragment", |it| {
            it.iter(|| prerender::fragment(black_box(article.clone()), Options::default()));
        });
        group.bench_function("read and fragment", |it| {
            it.iter(|| prerender::fragment(Rc::new(read()), Options::default()));
        });
        group.finish();
    }
}

/// An article as they usually are.
fn document() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages/harbour.json");
    let text = std::fs::read(path).expect("the article is there");
    serde_json::from_slice(&text).expect("it is JSON")
}

criterion_group!(benches, articles);
criterion_main!(benches);
