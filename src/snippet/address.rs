//! Addresses as they are written into a page.

use std::fmt;

use crate::model::SafeUrl;

/// An address of scheme `http` or `https`, or one that is relative to the page. It is kept as it was
/// written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Reads an address; `None` when it is empty, has another scheme, or a user name or password.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let page = SafeUrl::parse_web("https://page.invalid/", None);
        SafeUrl::parse_web(text, page.as_ref())?;
        Some(Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address where it does not depend on the page that it stands in.
    pub fn absolute(&self) -> Option<SafeUrl> {
        SafeUrl::parse_web(&self.0, None)
    }

    /// The address of a file in the same folder.
    pub fn beside(&self, file: &str) -> Self {
        let path = self.0.split(['?', '#']).next().unwrap_or_default();
        let folder = path.rfind('/').and_then(|idx| path.get(..=idx)).unwrap_or_default();
        Self([folder, file].concat())
    }

    /// The address with a query of names and values; those without a value stand alone.
    pub(super) fn with_query<'a>(
        &self,
        fields: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut address = self.0.clone();
        for (idx, (name, value)) in fields.into_iter().enumerate() {
            address.push(if idx == 0 { '?' } else { '&' });
            address.push_str(name);
            if !value.is_empty() {
                address.push('=');
                push_encoded(&mut address, value);
            }
        }
        Self(address)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Encodes all that means something in a query. Slashes and colons do not (RFC 3986 section 3.4),
/// and addresses are easier to read with them.
fn push_encoded(address: &mut String, value: &str) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in value.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'/' | b':' => address.push(char::from(byte)),
            _ => {
                address.push('%');
                for nibble in [byte / 16, byte % 16] {
                    address.extend(DIGITS.get(usize::from(nibble)));
                }
            }
        }
    }
}
