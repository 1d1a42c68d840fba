//! The Guardian's own pages as JSON, as its renderer reads them.

use super::ReadError;
use super::context::Context;
use super::guardian;
use super::node::Node;
use crate::model::Article;

/// Reads an article.
///
/// # Errors
///
/// When there is none with a headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    guardian::article(root, cx)
}
