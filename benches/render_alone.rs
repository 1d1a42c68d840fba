//! How many articles a second of a core's time are rendered to markup, where they are read already: what a framework's
//! `renderToString` does, beside which `cargo xtask bench render` puts it.
//!
//! Usage: `render_alone FILE BASE SECONDS`, with an Article JSON document on the first line of the file.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench stops at the first surprise, and tells on its output"
)]

use std::hint::black_box;
use std::rc::Rc;
use std::time::Instant;
use std::{env, fs};

use article_widget::formats;
use article_widget::model::{Article, SafeUrl};
use article_widget::prerender;
use article_widget::ui::Options;

/// The command's own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().expect("FILE BASE SECONDS");
    let (file, base, seconds) = (next(), next(), next());
    let seconds = seconds.parse().expect("a number of seconds");
    let text = fs::read_to_string(file).expect("a file of text");
    let line = text.lines().next().unwrap_or_default();
    let document = formats::parse(line.as_bytes()).expect("JSON");
    let base = SafeUrl::parse_web(&base, None);
    let parsed = formats::read(&document, base.as_ref(), article_widget::html::parse);
    let article = Rc::new(parsed.expect("an article").article);
    rate(&article, seconds / 4.0);
    println!("{}", rate(&article, seconds));
}

/// Articles a second of the processor's time, over so many seconds.
fn rate(article: &Rc<Article>, seconds: f64) -> f64 {
    let (start, before) = (Instant::now(), processor_seconds());
    let mut n_articles = 0.0;
    while start.elapsed().as_secs_f64() < seconds {
        for _ in 0..100 {
            black_box(prerender::fragment(black_box(article.clone()), Options::default()));
        }
        n_articles += 100.0;
    }
    let spent = processor_seconds().zip(before).map(|(after, before)| after - before);
    n_articles / spent.unwrap_or_else(|| start.elapsed().as_secs_f64())
}

/// What the processor has spent on this process, where the system tells (Linux: `Documentation/scheduler/sched-stats.rst`).
fn processor_seconds() -> Option<f64> {
    let told = fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}
