//! Where a text stands in another.

use article_widget_strings::position;

/// What stands before and after the first `part` in `text`.
///
/// The standard library's own search takes a time that is linear even where a part is as long as the text. All of ours are a few
/// characters, and it is 3 kB of brotli with the messages that it may stop with.
pub(crate) fn around<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let first = *part.as_bytes().first()?;
    let mut start = 0;
    loop {
        let rest = text.as_bytes().get(start..)?;
        let idx = start + position(rest, first, first)?;
        if text.get(idx..).is_some_and(|rest| rest.starts_with(part)) {
            return Some((text.get(..idx)?, text.get(idx + part.len()..)?));
        }
        start = idx + 1;
    }
}

/// Whether `part` stands in `text`.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    around(text, part).is_some()
}
