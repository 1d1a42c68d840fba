//! Documents as publishers serve them, read into the model.
//!
//! One file per format: functions over one parsed JSON value. A field of the wrong type or an
//! unknown block costs itself, with a [`Warning`], and never the article.

pub mod article_json;
mod node;
mod report;

use std::fmt;

use serde_json::Value;

use crate::model::{Article, SafeUrl};
pub use report::Warning;

/// The longest document that is read, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 4 * 1024 * 1024;

/// What reading gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The article.
    pub article: Article,
    /// What was left out of it or put right, in the order in which it was found.
    pub warnings: Vec<Warning>,
}

/// Reads a document of any known format. So far there is one, Article JSON 1.
///
/// `base` is the URL that the document came from, which the URLs in it are relative to.
///
/// # Errors
///
/// When the document holds no article.
pub fn read(document: &Value, base: Option<&SafeUrl>) -> Result<Parsed, ReadError> {
    article_json::read(document, base)
}

/// Parses a document. Not used in the browser, which has a JSON parser of its own.
///
/// # Errors
///
/// When the document is longer than [`MAX_DOCUMENT_BYTES`], or is not JSON.
pub fn parse(document: &[u8]) -> Result<Value, ReadError> {
    if document.len() > MAX_DOCUMENT_BYTES {
        return Err(ReadError::too_large());
    }
    let document = document.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document);
    serde_json::from_slice(document).map_err(|error| {
        ReadError::not_json(error.to_string(), document.trim_ascii_start().starts_with(b"<"))
    })
}

/// Why a document gives no article.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadError {
    kind: ReadErrorKind,
    link: Option<SafeUrl>,
}

#[derive(Debug, Clone, PartialEq)]
enum ReadErrorKind {
    TooLarge,
    Markup,
    Syntax(String),
    NotAnObject,
    UnknownVersion,
    NoHeadline,
}

impl ReadError {
    /// For a document longer than [`MAX_DOCUMENT_BYTES`].
    pub fn too_large() -> Self {
        Self { kind: ReadErrorKind::TooLarge, link: None }
    }

    /// For a document that a JSON parser refused, in whose words `message` is.
    pub fn not_json(message: String, is_markup: bool) -> Self {
        Self {
            kind: if is_markup { ReadErrorKind::Markup } else { ReadErrorKind::Syntax(message) },
            link: None,
        }
    }

    /// Whether the document is not JSON at all, or only the beginning of it.
    pub fn is_syntax(&self) -> bool {
        matches!(self.kind, ReadErrorKind::Markup | ReadErrorKind::Syntax(_))
    }

    /// Whether the document is longer than [`MAX_DOCUMENT_BYTES`].
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, ReadErrorKind::TooLarge)
    }

    /// The article at the publisher's, where the document tells at least that.
    pub fn link(&self) -> Option<&SafeUrl> {
        self.link.as_ref()
    }

    /// What the publisher can do about it.
    pub fn advice(&self) -> &'static str {
        match self.kind {
            ReadErrorKind::TooLarge => {
                "Serve one article per document, and pictures as URLs, not as data."
            }
            ReadErrorKind::Markup => {
                "The address leads to a web page. Point `src` at the article's JSON; a server that answers a \
                 missing file with a page should answer with status 404."
            }
            ReadErrorKind::Syntax(_) => {
                "Make the document with a JSON library. If it ends too early, compare its length with the \
                 Content-Length that the server sends."
            }
            ReadErrorKind::NotAnObject => {
                "An Article JSON document is one object: { \"version\": 1, \"headline\": … }."
            }
            ReadErrorKind::UnknownVersion => {
                "Write \"version\": 1, or use a newer widget for documents of a newer version."
            }
            ReadErrorKind::NoHeadline => {
                "Give the article a `headline`; it is the only field that it must have."
            }
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = match &self.kind {
            ReadErrorKind::TooLarge => "the document is longer than 4 MiB",
            ReadErrorKind::Markup => "the document is HTML or XML, not JSON",
            ReadErrorKind::Syntax(message) => {
                f.write_str("the document is not JSON: ")?;
                message
            }
            ReadErrorKind::NotAnObject => "the document is JSON, but not an object",
            ReadErrorKind::UnknownVersion => {
                "the document is of an unknown version of Article JSON"
            }
            ReadErrorKind::NoHeadline => "the document has no headline",
        };
        f.write_str(message)
    }
}

impl std::error::Error for ReadError {}
