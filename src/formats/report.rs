//! What a reader left out or put right, and where.

use std::fmt;
use std::ptr;

use super::value::Value;

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
    /// Each with the address of the value that it is about.
    warnings: Vec<(usize, String)>,
}

impl Report {
    /// Warns of a value of the document.
    pub(crate) fn warn(&mut self, value: &Value<'_>, message: &str) {
        let message = match self.warnings.len() {
            0..MAX_WARNINGS => message,
            MAX_WARNINGS => "more warnings follow, which are not listed",
            _ => return,
        };
        self.warnings.push((ptr::from_ref(value).addr(), message.to_owned()));
    }

    /// Whether another warning would not be kept, and need not be worded.
    pub(crate) fn is_full(&self) -> bool {
        self.warnings.len() > MAX_WARNINGS
    }

    /// The warnings in order, with the places of their values, which are all looked up at once.
    pub(crate) fn into_warnings(self, document: &Value<'_>) -> Vec<Warning> {
        let mut warnings: Vec<Warning> = self
            .warnings
            .iter()
            .map(|(_, message)| Warning { pointer: String::new(), message: message.clone() })
            .collect();
        if !warnings.is_empty() {
            self.find(document, &mut String::new(), &mut warnings);
        }
        warnings
    }

    /// Writes down the places of what is warned of in `value`, which stands at `pointer`.
    fn find(&self, value: &Value<'_>, pointer: &mut String, warnings: &mut [Warning]) {
        for ((address, _), warning) in self.warnings.iter().zip(warnings.iter_mut()) {
            if *address == ptr::from_ref(value).addr() {
                warning.pointer.clone_from(pointer);
            }
        }
        let length = pointer.len();
        let mut visit = |value: &Value<'_>, name: &str| {
            pointer.push('/');
            // RFC 6901, section 3.
            pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
            self.find(value, pointer, warnings);
            pointer.truncate(length);
        };
        for (idx, item) in value.as_array().into_iter().flatten().enumerate() {
            visit(item, &idx.to_string());
        }
        for (name, field) in value.as_object().into_iter().flatten() {
            visit(field, name);
        }
    }
}
