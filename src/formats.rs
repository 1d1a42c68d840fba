//! Documents as publishers serve them, read into the model.
//!
//! One file per format: functions over one parsed JSON value. A field of the wrong type or an
//! unknown block costs itself, with a [`Warning`], and never the article.

mod ans;
mod apple_news;
pub mod article_json;
mod context;
mod detect;
mod ghost;
mod guardian;
mod json_feed;
mod json_ld;
mod lists;
mod markup;
mod ninjs;
mod node;
mod pieces;
mod report;
mod scan;
mod surrogates;
mod value;
mod wordpress;
pub(crate) mod written;

use std::cell::Cell;
use std::fmt;

use self::context::Context;
use self::markup::{Converted, Unread};
use self::node::Node;
use crate::html::Parse;
use crate::model::{Article, SafeUrl};
pub use detect::Format;
pub use report::Warning;
pub use scan::{MAX_DEPTH, Scan};
pub use value::{Field, Value};

/// The longest document that is read, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 4 * 1024 * 1024;

/// What reading gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The article.
    pub article: Article,
    /// What the document was read as.
    pub format: Format,
    /// What was left out of it or put right, in the order in which it was found.
    pub warnings: Vec<Warning>,
}

/// Reads a document of any known [`Format`].
///
/// `base` is the URL that the document came from, which the URLs in it are relative to. Of a document
/// with several articles, its fragment says which one is meant: by its number from 0 (`#2`), its
/// identifier or its address; without one it is the first. `parse_html` parses publishers' HTML.
///
/// # Errors
///
/// When the document holds no article.
pub fn read<'a>(
    document: impl Into<Value<'a>>,
    base: Option<&SafeUrl>,
    parse_html: Parse,
) -> Result<Parsed, ReadError> {
    read_value(&document.into(), base, parse_html)
}

/// What [`read`] makes of a value.
pub(crate) fn read_value(
    document: &Value<'_>,
    base: Option<&SafeUrl>,
    parse_html: Parse,
) -> Result<Parsed, ReadError> {
    let n_items_left = Cell::new(context::MAX_ITEMS + 1);
    let markup = Converted(parse_html);
    let mut cx = Context::new(base, &n_items_left, &markup);
    let root = Node::root(document);
    let format = detect::format_of(root)?;
    let read = match format {
        Format::ArticleJson => article_json::read,
        Format::JsonFeed => json_feed::read,
        Format::JsonLd => json_ld::read,
        Format::WordPress => wordpress::read,
        Format::Guardian => guardian::read,
        Format::GuardianWeb => guardian::article,
        Format::Ghost => ghost::read,
        Format::AppleNews => apple_news::read,
        Format::Ans => ans::read,
        Format::Ninjs => ninjs::read,
    };
    let list =
        lists::list_of(root).filter(|_| ![Format::JsonLd, Format::WordPress].contains(&format));
    let node = list.and_then(|list| lists::pick(root, list, lists::IDS, &mut cx)).unwrap_or(root);
    let mut article = read(node, &mut cx)?;
    if format != Format::ArticleJson {
        article.updated = pieces::not_before(article.published, article.updated);
    }
    Ok(parsed(article, format, root, cx))
}

/// Reads a document that is Article JSON for sure and holds no HTML, as [`read`] would; `None` of any other.
///
/// It is what the program of widgets reads itself. The rest takes as many bytes again, in another program, which turns it into
/// such a document: see `docs/decisions/0011`.
pub fn read_article_json(
    document: &Value<'_>,
    base: Option<&SafeUrl>,
) -> Option<Result<Parsed, ReadError>> {
    let root = Node::root(document);
    if !article_json::is_claimed(root) {
        return None;
    }
    let (n_items_left, markup) = (Cell::new(context::MAX_ITEMS + 1), Unread::default());
    let mut cx = Context::new(base, &n_items_left, &markup);
    let article = article_json::read(root, &mut cx);
    if markup.is_met.get() {
        return None;
    }
    Some(article.map(|article| parsed(article, Format::ArticleJson, root, cx)))
}

fn parsed(article: Article, format: Format, root: Node<'_>, mut cx: Context<'_>) -> Parsed {
    if cx.n_items_left.get() == 0 {
        root.warn("has more than 30000 items in its arrays; what follows is left out", &mut cx);
    }
    Parsed { article, format, warnings: cx.into_warnings(root.value) }
}

/// Parses a document. Not used in the browser, which has a JSON parser of its own.
///
/// A byte order mark is passed over. Halves of surrogate pairs, which publishers' systems leave where they cut a text,
/// become U+FFFD, as they do in browsers.
///
/// # Errors
///
/// When the document is longer than [`MAX_DOCUMENT_BYTES`], has too many values or names of fields, or is not JSON.
pub fn parse(document: &[u8]) -> Result<serde_json::Value, ReadError> {
    if document.len() > MAX_DOCUMENT_BYTES {
        return Err(ReadError::too_large());
    }
    Scan::default().add(document)?;
    let document = document.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document);
    let parsed = match serde_json::from_slice(document) {
        Err(error) => match surrogates::repaired(document) {
            Some(repaired) => serde_json::from_slice(&repaired),
            None => Err(error),
        },
        parsed => parsed,
    };
    parsed.map_err(|error| {
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
    TooLarge(&'static str),
    Markup,
    Syntax(String),
    NotAnObject,
    Known { what: &'static str, advice: &'static str },
    UnknownVersion,
    NoHeadline,
}

impl ReadError {
    /// For a document longer than [`MAX_DOCUMENT_BYTES`].
    pub fn too_large() -> Self {
        let message = "the document is longer than 4 MiB";
        Self { kind: ReadErrorKind::TooLarge(message), link: None }
    }

    /// For a document with more values than are read.
    fn too_many() -> Self {
        let message = "the document has more than 250000 values";
        Self { kind: ReadErrorKind::TooLarge(message), link: None }
    }

    /// For a document with more names of fields than are read.
    fn too_many_names() -> Self {
        let message = "the document has more than 10000 names of fields";
        Self { kind: ReadErrorKind::TooLarge(message), link: None }
    }

    /// For a document that is nested deeper than [`MAX_DEPTH`].
    pub fn too_deep() -> Self {
        Self::not_json("it is nested too deeply".to_owned(), false)
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

    /// Whether the document is longer than [`MAX_DOCUMENT_BYTES`], or has too many values or names of fields.
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, ReadErrorKind::TooLarge(_))
    }

    /// The article at the publisher's, where the document tells at least that.
    pub fn link(&self) -> Option<&SafeUrl> {
        self.link.as_ref()
    }

    /// What the publisher can do about it.
    pub fn advice(&self) -> &'static str {
        match self.kind {
            ReadErrorKind::TooLarge(_) => {
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
            ReadErrorKind::Known { advice, .. } => advice,
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
            ReadErrorKind::TooLarge(message) => message,
            ReadErrorKind::Markup => "the document is HTML or XML, not JSON",
            ReadErrorKind::Syntax(message) => {
                f.write_str("the document is not JSON: ")?;
                message
            }
            ReadErrorKind::NotAnObject => "the document is JSON, but not an object",
            ReadErrorKind::Known { what, .. } => {
                f.write_str("the document is ")?;
                what
            }
            ReadErrorKind::UnknownVersion => {
                "the document is of an unknown version of Article JSON"
            }
            ReadErrorKind::NoHeadline => "the document has no headline",
        };
        f.write_str(message)
    }
}

impl std::error::Error for ReadError {}
