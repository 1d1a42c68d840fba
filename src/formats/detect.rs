//! Which format a document is in, from the document alone.

use serde_json::Value;

use super::node::Node;
use super::{ReadError, ReadErrorKind};

/// The formats that articles come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The widget's own.
    ArticleJson,
    /// JSON Feed 1 and 1.1.
    JsonFeed,
    /// schema.org in JSON-LD.
    JsonLd,
    /// WordPress' REST API.
    WordPress,
    /// The Guardian's Content API.
    Guardian,
    /// The Guardian's own pages as JSON.
    GuardianWeb,
    /// Ghost's Content API.
    Ghost,
    /// Apple News Format.
    AppleNews,
    /// Arc XP's ANS.
    Ans,
    /// IPTC ninjs 1 to 3.
    Ninjs,
}

/// The format of a document. What no other format claims counts as Article JSON.
///
/// # Errors
///
/// When the document is neither an object nor a list of them, or something known that holds no
/// article.
pub(super) fn format_of(root: Node<'_>) -> Result<Format, ReadError> {
    match root.value {
        Value::Object(_) => Ok(Format::ArticleJson),
        _ => Err(ReadError { kind: ReadErrorKind::NotAnObject, link: None }),
    }
}
