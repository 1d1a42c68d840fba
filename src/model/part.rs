//! Where a text stands in another.

/// What stands before and after the first `part` in `text`.
///
/// The standard library's own search takes a time that is linear even where a part is as long as the text. All of ours are a few
/// characters, and it is 3 kB of brotli with the messages that it may stop with.
pub(crate) fn around<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let first = part.chars().next()?;
    let mut start = 0;
    while let Some(idx) = text.get(start..)?.find(first) {
        let (before, rest) = text.split_at_checked(start + idx)?;
        if let Some(after) = rest.strip_prefix(part) {
            return Some((before, after));
        }
        start += idx + first.len_utf8();
    }
    None
}

/// Whether `part` stands in `text`.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    around(text, part).is_some()
}
