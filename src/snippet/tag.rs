//! Start tags of HTML, with every value escaped.

/// A start tag that is being written.
#[derive(Debug)]
pub(super) struct Tag(String);

impl Tag {
    /// `name` is one of ours, and is not escaped.
    pub(super) fn new(name: &str) -> Self {
        Self(format!("<{name}"))
    }

    /// With an attribute; one whose value is empty stands alone, which means the same.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(name);
        if !value.is_empty() {
            self.0.push_str("=\"");
            self.0.push_str(&escaped_text(value).replace('"', "&quot;"));
            self.0.push('"');
        }
        self
    }

    /// With an attribute where there is a value.
    pub(super) fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With the hash of what is loaded, where it is known, and in any case without the reader's
    /// cookies for it.
    pub(super) fn integrity(self, integrity: Option<&str>) -> Self {
        self.maybe("integrity", integrity).with("crossorigin", "")
    }

    /// The tag.
    pub(super) fn open(self) -> String {
        self.0 + ">"
    }
}

/// Characters as text of HTML.
pub(super) fn escaped_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
