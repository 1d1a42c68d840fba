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
    // To be overwritten by the whole detection: the formats that are read so far, without their look-alikes.
    let has = |path| super::pieces::field(root, path).is_some();
    let is_array = |path| super::pieces::field(root, path).is_some_and(|it| it.value.is_array());
    if has("response.content") || has("response.results") || (has("webTitle") && has("apiUrl")) {
        return Ok(Format::Guardian);
    }
    if has("webTitle") && is_array("blocks") {
        return Ok(Format::GuardianWeb);
    }
    if is_array("components") && has("identifier") {
        return Ok(Format::AppleNews);
    }
    let kinds = ["story", "video", "gallery", "image", "audio", "collection"];
    let is_kind = kinds.iter().any(|it| super::pieces::is(root, "type", it));
    let has_headlines =
        super::pieces::field(root, "headlines").is_some_and(|it| it.value.is_object());
    if has_headlines || (is_kind && (is_array("content_elements") || has("_id"))) {
        return Ok(Format::Ans);
    }
    let ninjs =
        ["versioncreated", "firstcreated", "pubstatus", "bodies", "renditions", "associations"];
    if has("uri") && ninjs.into_iter().any(has) {
        return Ok(Format::Ninjs);
    }
    match root.value {
        Value::Object(_) => Ok(Format::ArticleJson),
        _ => Err(ReadError { kind: ReadErrorKind::NotAnObject, link: None }),
    }
}
