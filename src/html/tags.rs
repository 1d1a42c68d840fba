//! The tags of a source, without a tree.

use article_widget_strings::position;

use crate::model::part;

/// A piece of a source.
#[derive(Clone, Copy)]
pub(super) enum Piece<'a> {
    /// Characters between tags, not decoded.
    Text(&'a str),
    /// The name in a start tag, and whether a slash ends it.
    Start(&'a str, bool),
    /// The name in an end tag.
    End(&'a str),
}

/// Goes through a source once. Comments and the like are left out.
pub(super) struct Tags<'a> {
    rest: &'a str,
}

impl<'a> Tags<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self { rest: html }
    }

    /// Skips all of an element that holds characters only, and gives the name in its end tag.
    pub(super) fn skip_raw(&mut self, name: &str) -> Option<&'a str> {
        while let Some((_, after)) = part::around(self.rest, "</") {
            self.rest = after;
            if let Some(end) = after.get(..name.len())
                && end.eq_ignore_ascii_case(name)
            {
                self.tag();
                return Some(end);
            }
        }
        self.rest = "";
        None
    }

    /// Skips a tag from its name on, and tells whether a slash ends it. Quotes count only after an
    /// equals sign.
    fn tag(&mut self) -> bool {
        let bytes = self.rest.as_bytes();
        let mut is_value_next = false;
        let mut idx = 0;
        let mut last = b' ';
        while let Some(byte) = bytes.get(idx).copied() {
            idx += 1;
            match byte {
                b'>' => {
                    self.rest = self.rest.get(idx..).unwrap_or_default();
                    return last == b'/';
                }
                b'"' | b'\'' if is_value_next => {
                    let value = bytes.get(idx..).unwrap_or_default();
                    let Some(length) = position(value, byte, byte) else { break };
                    idx += length + 1;
                    is_value_next = false;
                }
                // At the beginning of a name it is a part of it.
                b'=' => is_value_next = !is_value_next && !matches!(last, b' ' | b'/'),
                b' ' | b'\n' | b'\t' | b'\r' | b'\x0c' => {
                    // White space may stand around the sign.
                    if !is_value_next && next_sign(bytes, idx) {
                        last = b'a';
                        continue;
                    }
                    last = b' ';
                    continue;
                }
                _ => is_value_next = false,
            }
            last = byte;
        }
        self.rest = "";
        false
    }
}

/// Whether an equals sign is the next byte but for white space.
fn next_sign(bytes: &[u8], idx: usize) -> bool {
    bytes.get(idx) == Some(&b'=')
}

impl<'a> Iterator for Tags<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let bytes = self.rest.as_bytes();
            let Some(after) = self.rest.strip_prefix("<") else {
                let end = position(bytes, b'<', b'<').unwrap_or(bytes.len());
                let (text, rest) = self.rest.split_at_checked(end)?;
                self.rest = rest;
                return Some(Piece::Text(text));
            };
            let (is_end, name) = match after.strip_prefix("/") {
                Some(name) => (true, name),
                None => (false, after),
            };
            let bytes = name.as_bytes();
            if bytes.first().is_some_and(u8::is_ascii_alphabetic) {
                let is_behind_name =
                    |c: &u8| matches!(c, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c' | b'/' | b'>');
                let end = bytes.iter().position(is_behind_name).unwrap_or(bytes.len());
                let (name, rest) = name.split_at_checked(end)?;
                self.rest = rest;
                let is_ended = self.tag();
                return Some(if is_end { Piece::End(name) } else { Piece::Start(name, is_ended) });
            }
            if is_end || after.starts_with(['!', '?']) {
                self.rest = after_comment(after);
                continue;
            }
            // A bare `<` is a character.
            let end = position(after.as_bytes(), b'<', b'<').unwrap_or(after.len());
            let (text, rest) = self.rest.split_at_checked(end + 1)?;
            self.rest = rest;
            return Some(Piece::Text(text));
        }
    }
}

/// What follows a comment or the like, after its `<`. These of `<!-->` are over at once.
fn after_comment(comment: &str) -> &str {
    let Some(text) = comment.strip_prefix("!--") else {
        return part::around(comment, ">").map_or("", |(_, rest)| rest);
    };
    if let Some(rest) = text.strip_prefix('>').or(text.strip_prefix("->")) {
        return rest;
    }
    let mut rest = text;
    while let Some((_, after)) = part::around(rest, "--") {
        if let Some(end) = after.strip_prefix('>').or(after.strip_prefix("!>")) {
            return end;
        }
        // One dash further on, as `--->` ends a comment as well.
        rest = rest.get(rest.len() - after.len() - 1..).unwrap_or_default();
    }
    ""
}

/// Whether a name is one of these, whose letters may be large.
pub(super) fn is_one_of(name: &str, names: &str) -> bool {
    names.split(' ').any(|it| it.eq_ignore_ascii_case(name))
}
