//! What needs a DOM, in a real browser. Whole pages are tested in `tests/pages`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

/// The parser of publishers' HTML that these tests read with.
use article_widget::convert::parse_html;
use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "../support/fixtures.rs"]
mod fixtures;
#[path = "../support/outline.rs"]
mod outline;
#[path = "../support/stamped.rs"]
mod stamped;
#[path = "../support/tables.rs"]
mod tables;

mod agreement;
mod errors;
mod html;
mod json;
mod languages;
mod page;
mod prerendered;
mod rendering;
mod stamp;
mod widget;

wasm_bindgen_test_configure!(run_in_browser);
