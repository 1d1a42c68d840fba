//! The documents that every reader and every rendering is tested with.

use article_widget::formats::{self, Parsed, ReadError};
use article_widget::model::SafeUrl;
use serde_json::Value;

/// A folder of `tests/fixtures/article_json`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fixture {
    /// The folder's name, which says what is special about the document. It begins with `err_` where
    /// the document is no article.
    pub(crate) name: &'static str,
    /// The document.
    pub(crate) input: &'static str,
    /// What the widget shows of it, before it knows a browser.
    #[allow(dead_code, reason = "native tests look into the file itself, which they may write")]
    pub(crate) page: &'static str,
}

/// Where the documents are said to come from.
pub(crate) const BASE: &str = "https://news.example/2024/article.json";

/// The document of this name.
#[track_caller]
pub(crate) fn document(name: &str) -> Value {
    let fixture = ARTICLES.iter().find(|it| it.name == name).expect("the document is listed");
    serde_json::from_str(fixture.input).unwrap()
}

/// Reads a document that came from [`BASE`].
pub(crate) fn read(document: &Value) -> Result<Parsed, ReadError> {
    formats::read(document, SafeUrl::parse_web(BASE, None).as_ref(), crate::parse_html)
}

macro_rules! fixtures {
    ($($name:literal)*) => {
        [$(Fixture {
            name: $name,
            input: include_str!(concat!("../fixtures/article_json/", $name, "/input.json")),
            page: include_str!(concat!("../fixtures/article_json/", $name, "/page.html")),
        }),*]
    };
}

/// Every document that is an article. A new folder is to be named here, as browsers cannot list
/// folders; those of documents that are none are only read natively.
pub(crate) const ARTICLES: &[Fixture] = &fixtures! {
    "all_blocks"
    "captions"
    "date_updated_is_published"
    "date_updated_only"
    "date_without_offset"
    "date_without_time"
    "direction_against_language"
    "embed_frames"
    "empty_blocks"
    "empty_blocks_within"
    "empty_body"
    "every_block"
    "every_field"
    "every_mark"
    "image_sources"
    "line_feeds"
    "list_numbers"
    "markup_as_text"
    "masthead_logo"
    "masthead_without_name"
    "masthead_without_url"
    "minimal"
    "nested_aside"
    "nested_too_deep"
    "networks"
    "no_url"
    "notes"
    "null_fields"
    "relative_urls"
    "right_to_left"
    "right_to_left_blocks"
    "several_authors"
    "table_cells"
    "tracks"
    "unknown_block"
    "unsafe_urls"
    "wrong_containers"
    "wrong_types"
};
