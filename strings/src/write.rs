//! Texts that are added to others.

use crate::search::position_to_escape;

/// Adds `text` to a text of JSON, as a string.
#[inline(never)]
pub fn push_json(json: &mut String, text: &str) {
    json.reserve(text.len() + 2);
    json.push('"');
    let mut rest = text;
    while let Some((before, byte, after)) = before_escape(rest) {
        json.push_str(before);
        rest = after;
        match byte {
            b'\n' => json.push_str("\\n"),
            b'"' | b'\\' => json.extend(['\\', char::from(byte)]),
            _ => {
                let digit = |nibble| char::from_digit(nibble, 16).unwrap_or_default();
                json.push_str("\\u00");
                json.extend([digit(u32::from(byte) / 16), digit(u32::from(byte) % 16)]);
            }
        }
    }
    json.push_str(rest);
    json.push('"');
}

/// Adds the name of a field, in which nothing is to be escaped, and what stands around it.
#[inline(never)]
pub fn push_name(json: &mut String, name: &str, is_first: bool) {
    json.reserve(name.len() + 4);
    json.push_str(if is_first { "\"" } else { ",\"" });
    json.push_str(name);
    json.push_str("\":");
}

/// Adds `more` to a line, with one space in the place of all white space that HTML makes one of: none where that follows another, as
/// it does at the beginning if `is_after_space`.
#[inline(never)]
pub fn push_spaced(line: &mut String, more: &str, is_after_space: bool) {
    let mut is_after_space = is_after_space;
    // What is copied in one go next: single spaces are as they are to be.
    let mut start = 0;
    for (idx, byte) in more.bytes().enumerate() {
        if byte > b' ' {
            is_after_space = false;
            continue;
        }
        let is_space = matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c');
        if is_space && (is_after_space || byte != b' ') {
            line.push_str(more.get(start..idx).unwrap_or_default());
            if !is_after_space {
                line.push(' ');
            }
            start = idx + 1;
        }
        is_after_space = is_space;
    }
    line.push_str(more.get(start..).unwrap_or_default());
}

/// What stands before the first byte that is escaped, that byte, and what follows it.
fn before_escape(text: &str) -> Option<(&str, u8, &str)> {
    let (before, rest) = text.split_at_checked(position_to_escape(text.as_bytes())?)?;
    Some((before, *rest.as_bytes().first()?, rest.get(1..)?))
}
