//! schema.org articles in JSON-LD.

use super::context::Context;
use super::node::Node;
use super::{ReadError, ReadErrorKind};
use crate::model::Article;

/// Reads an article.
///
/// # Errors
///
/// When there is none with a headline.
pub(super) fn read(_root: Node<'_>, _cx: &mut Context<'_>) -> Result<Article, ReadError> {
    Err(ReadError { kind: ReadErrorKind::NoHeadline, link: None })
}
