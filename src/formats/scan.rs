//! What is parsed at all: parsers take long for what is refused afterwards.

use super::ReadError;

/// Deepest nesting of objects and arrays that is read.
pub const MAX_DEPTH: usize = 127;

/// Most values that a document may have, about: ten times what lists of whole posts have.
const MAX_VALUES: usize = 250_000;

/// Most names of fields that a document may have, about: hundreds are many. Parsers take ten times as long for an object whose
/// names they have not met before as for another.
const MAX_NAMES: usize = 10_000;

/// Looks at the bytes of a document as they come, in a time that is linear in their number.
#[derive(Debug)]
pub struct Scan {
    state: State,
    depth: usize,
    n_values: usize,
    /// What the string at hand comes to, or the last one.
    hash: u64,
    /// The bits of the hashes of names that were met.
    names: Vec<u64>,
    n_names: usize,
}

impl Default for Scan {
    fn default() -> Self {
        Self {
            state: State::Before,
            depth: 0,
            n_values: 0,
            hash: 0,
            names: vec![0; 1 << 10],
            n_names: 0,
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum State {
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
    /// When the document is nested too deeply, or has too many values or names. What is not JSON is the parser's to tell.
    pub fn add(&mut self, mut bytes: &[u8]) -> Result<(), ReadError> {
        loop {
            if matches!(self.state, State::String) {
                let (text, rest) =
                    bytes.split_at_checked(length_of_text(bytes)).unwrap_or_default();
                self.hash = hash_after(self.hash, text);
                bytes = rest;
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
            (State::Between, b':') => {
                self.add_name();
                if self.n_names > MAX_NAMES {
                    return Err(ReadError::too_many_names());
                }
                State::Between
            }
            (State::Between, b'"') => {
                self.hash = 0;
                State::String
            }
            (State::String, b'"') | (State::Between, _) => State::Between,
            (State::String, b'\\') => State::Escape,
            (State::String | State::Escape, _) => {
                self.hash = hash_after(self.hash, &[byte]);
                State::String
            }
        })
    }

    /// Counts the name that the last string was, if it is a new one.
    fn add_name(&mut self) {
        let hash = self.hash >> 48;
        if let Some(bits) = self.names.get_mut(hash as usize / 64) {
            let bit = 1 << (hash % 64);
            self.n_names += usize::from(*bits & bit == 0);
            *bits |= bit;
        }
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

/// A hash of what has come so far and this text, eight bytes at a time. The upper bits hang on all of it.
fn hash_after(hash: u64, text: &[u8]) -> u64 {
    let add =
        |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (words, rest) = text.as_chunks::<8>();
    let hash = words.iter().fold(hash, |hash, word| add(hash, u64::from_le_bytes(*word)));
    rest.iter().fold(hash, |hash, byte| add(hash, (*byte).into()))
}
