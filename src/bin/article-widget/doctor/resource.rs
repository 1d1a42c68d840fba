//! The kinds of files that make an article on a page, and how each is to be served.

use article_widget::formats::MAX_DOCUMENT_BYTES;

use super::finding::Level;

/// The longest host page, fragment or script that is read, in bytes.
const MAX_TEXT_BYTES: usize = 8 * 1024 * 1024;

/// The longest WebAssembly that is read, in bytes.
const MAX_WASM_BYTES: usize = 32 * 1024 * 1024;

/// What browsers take for a script (MIME Sniffing Standard, "JavaScript MIME type").
const SCRIPT_TYPES: [&str; 6] = [
    "text/javascript",
    "application/javascript",
    "application/ecmascript",
    "application/x-javascript",
    "text/ecmascript",
    "text/x-javascript",
];

/// How a file is to be served.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resource {
    /// What it is called in messages.
    pub(super) name: &'static str,
    /// What browsers ask for.
    pub(super) accept: &'static str,
    /// The media types that it may have: one that begins or ends in a mark stands for all that end
    /// or begin so, and none for any.
    pub(super) types: &'static [&'static str],
    /// The header to send.
    pub(super) type_line: &'static str,
    /// What another media type leads to.
    pub(super) type_fault: (Level, &'static str),
    /// Whether pages of other origins need leave to read it.
    pub(super) needs_cors: bool,
    /// The longest that is read.
    pub(super) max_bytes: usize,
}

/// The page that the article is on.
pub(super) const PAGE: Resource = Resource {
    name: "the page",
    accept: "text/html,application/xhtml+xml,*/*;q=0.8",
    // It may turn out to be an article.
    types: &[],
    type_line: "Content-Type: text/html; charset=utf-8",
    type_fault: (Level::Warning, "browsers do not show it as a page"),
    needs_cors: false,
    max_bytes: MAX_TEXT_BYTES,
};

/// The page in a frame.
pub(super) const FRAME: Resource = Resource {
    name: "the page in the frame",
    types: &["text/html"],
    type_fault: (Level::Error, "browsers do not show it as a page"),
    ..PAGE
};

/// The article's document.
pub(super) const ARTICLE: Resource = Resource {
    name: "the article",
    accept: "*/*",
    types: &["application/json", "text/json", "+json"],
    type_line: "Content-Type: application/json",
    type_fault: (Level::Warning, "the widget reads it all the same, but few other programs do"),
    needs_cors: true,
    max_bytes: MAX_DOCUMENT_BYTES,
};

/// The article, rendered ahead of time.
pub(super) const FRAGMENT: Resource = Resource {
    name: "the fragment",
    accept: "*/*",
    types: &["text/html"],
    type_line: "Content-Type: text/html; charset=utf-8",
    type_fault: (Level::Warning, "the widget reads it all the same"),
    needs_cors: true,
    max_bytes: MAX_TEXT_BYTES,
};

/// A script.
pub(super) const SCRIPT: Resource = Resource {
    name: "the script",
    accept: "*/*",
    types: &SCRIPT_TYPES,
    type_line: "Content-Type: text/javascript; charset=utf-8",
    type_fault: (Level::Error, "browsers refuse to run it"),
    needs_cors: true,
    max_bytes: MAX_TEXT_BYTES,
};

/// The list of the release's files.
pub(super) const RELEASE: Resource = Resource {
    name: "the list of the release's files",
    accept: "*/*",
    types: &["application/json", "text/json"],
    type_line: "Content-Type: application/json",
    type_fault: (Level::Warning, "it is read all the same"),
    needs_cors: false,
    max_bytes: MAX_DOCUMENT_BYTES,
};

/// The program.
pub(super) const WASM: Resource = Resource {
    name: "the WebAssembly",
    accept: "*/*",
    types: &["application/wasm"],
    type_line: "Content-Type: application/wasm",
    type_fault: (Level::Warning, "proxies that go by it do not compress it"),
    needs_cors: true,
    max_bytes: MAX_WASM_BYTES,
};

/// A picture. Its content is not read.
pub(super) const PICTURE: Resource = Resource {
    name: "the picture",
    accept: "image/avif,image/webp,image/*,*/*;q=0.8",
    types: &["image/"],
    type_line: "Content-Type: image/jpeg",
    type_fault: (Level::Error, "it is no picture"),
    needs_cors: false,
    max_bytes: 0,
};

impl Resource {
    /// Whether a media type is one of those that it may have.
    pub(super) fn is_type(&self, media_type: &str) -> bool {
        let is_like = |it: &&str| {
            *it == media_type
                || (it.ends_with('/') && media_type.starts_with(*it))
                || (it.starts_with('+') && media_type.ends_with(*it))
        };
        self.types.is_empty() || self.types.iter().any(is_like)
    }
}
