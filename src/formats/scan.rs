//! What is parsed at all: parsers take long for what is refused afterwards.

use super::ReadError;

/// Deepest nesting of objects and arrays that is read.
pub const MAX_DEPTH: usize = 127;

/// Most values that a document may have, about: ten times what lists of whole posts have.
const MAX_VALUES: usize = 250_000;

/// Looks at the bytes of a document as they come, in a time that is linear in their number.
#[derive(Debug, Default)]
pub struct Scan {
    state: State,
    depth: usize,
    n_values: usize,
}

#[derive(Debug, Default, Clone, Copy)]
enum State {
    #[default]
    Before,
    Between,
    String,
    Escape,
    /// No object and no array: parsers are done with it at once.
    Other,
}

impl Scan {
    /// Goes on with these bytes.
    ///
    /// # Errors
    ///
    /// When the document is nested too deeply, or has too many values. What is not JSON is the parser's to tell.
    pub fn add(&mut self, mut bytes: &[u8]) -> Result<(), ReadError> {
        loop {
            if matches!(self.state, State::String) {
                bytes = bytes.get(length_of_text(bytes)..).unwrap_or_default();
            }
            let Some((byte, rest)) = bytes.split_first() else { return Ok(()) };
            self.state = self.after(*byte)?;
            bytes = rest;
        }
    }

    fn after(&mut self, byte: u8) -> Result<State, ReadError> {
        Ok(match (self.state, byte) {
            (State::Before | State::Between, b'[' | b'{') => {
                self.depth += 1;
                self.n_values += 1;
                if self.depth > MAX_DEPTH {
                    return Err(ReadError::too_deep());
                }
                State::Between
            }
            (State::Before, b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf) => State::Before,
            (State::Before | State::Other, _) => State::Other,
            (State::Between, b']' | b'}') => {
                self.depth = self.depth.saturating_sub(1);
                State::Between
            }
            (State::Between, b',') => {
                self.n_values += 1;
                if self.n_values > MAX_VALUES {
                    return Err(ReadError::too_many());
                }
                State::Between
            }
            (State::Between, b'"') | (State::Escape, _) => State::String,
            (State::String, b'"') | (State::Between, _) => State::Between,
            (State::String, b'\\') => State::Escape,
            (State::String, _) => State::String,
        })
    }
}

/// How many bytes there are before one that ends or escapes something. Most of a document is text, so many bytes are
/// looked at together.
fn length_of_text(bytes: &[u8]) -> usize {
    let is_mark = |byte: &u8| matches!(byte, b'"' | b'\\');
    let (chunks, _) = bytes.as_chunks::<16>();
    let is_text =
        |chunk: &&[u8; 16]| !chunk.iter().fold(false, |is_met, byte| is_met | is_mark(byte));
    let n_passed = 16 * chunks.iter().take_while(is_text).count();
    let rest = bytes.get(n_passed..).unwrap_or_default();
    n_passed + rest.iter().position(is_mark).unwrap_or(rest.len())
}
