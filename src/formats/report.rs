//! What a reader left out or put right, and where.

use std::fmt;

/// More warnings than this are counted only as one more.
const MAX_WARNINGS: usize = 100;

/// Something in a document that is not in the article, or not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// JSON Pointer (RFC 6901) to the place in the document.
    pub pointer: String,
    /// What is the matter, without a full stop.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.message)
    }
}

/// Collects the warnings of one reading.
#[derive(Debug, Default)]
pub(crate) struct Report {
    warnings: Vec<Warning>,
}

impl Report {
    pub(crate) fn warn(&mut self, pointer: String, message: &str) {
        let message = match self.warnings.len() {
            0..MAX_WARNINGS => message,
            MAX_WARNINGS => "more warnings follow, which are not listed",
            _ => return,
        };
        self.warnings.push(Warning { pointer, message: message.to_owned() });
    }

    /// Whether another warning would not be kept, and need not be worded.
    pub(crate) fn is_full(&self) -> bool {
        self.warnings.len() > MAX_WARNINGS
    }

    pub(crate) fn into_warnings(self) -> Vec<Warning> {
        self.warnings
    }
}
