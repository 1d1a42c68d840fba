//! Contents and their numbers, recorded on a machine of 64 bits. A browser, which is one of 32, has
//! to come to the same, or it would take no file for its own that was rendered ahead of time.

use article_widget::model::{Article, Text};
use article_widget::ui::{Options, Shape, Stamp};

use super::fixtures::{document, read};

/// What the numbers are now, and what they were.
pub(crate) fn numbers() -> [(String, &'static str); 2] {
    let number = |article: &Article| {
        format!("{:x}", Stamp::new(article, &Options::default(), Shape::default()).content)
    };
    let headline = Article { headline: Text::plain("The Harbour Reopens"), ..Article::default() };
    let whole = read(&document("all_blocks")).unwrap().article;
    [(number(&headline), "daec1ec73b164ce0"), (number(&whole), "744affb5d83a57a1")]
}
