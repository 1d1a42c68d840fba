//! Lines for a shell.
//!
//! Somebody will paste them, and a stranger has written the page.

use article_widget::model::SafeUrl;

/// What writes a file to standard output, or fails where it does not come. Brackets and braces in its
/// address mean nothing.
pub(super) fn download(url: &SafeUrl) -> String {
    format!("curl -gfsSL {}", quoted(url))
}

/// An address in which nothing means anything to a shell.
pub(super) fn quoted(url: &SafeUrl) -> String {
    format!("'{}'", url.as_str().replace('\'', "%27"))
}
