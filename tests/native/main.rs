//! What can be tested without a browser: models, formats, rendering, and the rules of the project.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../support/outline.rs"]
mod outline;
#[path = "../support/mod.rs"]
mod support;

mod contract;
mod date_time;
mod dependencies;
mod fixtures;
mod formats;
mod frame;
mod html;
mod html_tree;
mod json_suite;
mod language;
mod linear_time;
mod mutated_formats;
mod prerender;
mod read_error;
mod relative_url;
mod round_trip;
mod safe_url;
mod schema;
mod several_articles;
mod share_url;
mod shared_formats;
mod shared_formats_2;
mod snippet;
mod stamp;
mod state;
mod tidy;
mod tools;
mod url_corpora;
mod words;
mod wrong_types;

/// The parser of publishers' HTML that these tests read with.
use article_widget::html::parse as parse_html;
