//! Escaped halves of surrogate pairs in JSON: the grammar (RFC 8259, section 8.2) allows them, and they are no characters.

/// The document with `\ufffd` in the place of each half that stands alone; `None` when there is none.
pub(super) fn repaired(document: &[u8]) -> Option<Vec<u8>> {
    let mut repaired = document.to_vec();
    let mut is_repaired = false;
    let mut idx = 0;
    while let Some(rest) = document.get(idx..).filter(|rest| !rest.is_empty()) {
        if !rest.starts_with(b"\\") {
            idx += 1;
            continue;
        }
        let is_pair = matches!(escaped(rest), Some(0xd800..=0xdbff))
            && matches!(rest.get(6..).and_then(escaped), Some(0xdc00..=0xdfff));
        if is_pair {
            idx += 12;
            continue;
        }
        if matches!(escaped(rest), Some(0xd800..=0xdfff)) {
            if let Some(half) = repaired.get_mut(idx + 2..idx + 6) {
                half.copy_from_slice(b"fffd");
            }
            is_repaired = true;
        }
        // A backslash escapes at least the next character, which may be another backslash.
        idx += 2;
    }
    is_repaired.then_some(repaired)
}

/// The number of the character that `\uXXXX` at the beginning stands for.
fn escaped(text: &[u8]) -> Option<u32> {
    let digits = text.strip_prefix(b"\\u")?.get(..4)?;
    u32::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}
