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
    hash: u32,
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
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        for byte in bytes {
            self.state = match (self.state, byte) {
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
                    self.hash = self.hash.rotate_left(5) ^ u32::from(*byte);
                    State::String
                }
            };
        }
        Ok(())
    }

    /// Counts the name that the last string was, if it is a new one.
    fn add_name(&mut self) {
        // The middle of a product hangs on all bits of what is multiplied.
        let hash = self.hash.wrapping_mul(0x9e37_79b1) >> 16;
        if let Some(bits) = self.names.get_mut(hash as usize / 64) {
            let bit = 1 << (hash % 64);
            self.n_names += usize::from(*bits & bit == 0);
            *bits |= bit;
        }
    }
}
