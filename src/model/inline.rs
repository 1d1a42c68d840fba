//! Text with emphasis and links: runs of characters that share their marks.

use std::rc::Rc;

use super::SafeUrl;

/// A text, as runs in reading order.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Text {
    /// The runs; none for an empty text.
    pub runs: Vec<Run>,
}

impl Text {
    /// A text without any marks.
    pub fn plain(text: &str) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        Self { runs: vec![Run::plain(text)] }
    }

    /// Whether there is nothing to read: no runs, or only white space.
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim().is_empty())
    }

    /// The characters alone.
    pub fn to_plain(&self) -> String {
        self.runs.iter().map(|run| &*run.text).collect()
    }
}

/// Characters that share their marks.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Run {
    /// The characters; never markup. A line feed begins a new line.
    pub text: Rc<str>,
    /// Of strong importance.
    pub strong: bool,
    /// With stress.
    pub emphasis: bool,
    /// Computer code.
    pub code: bool,
    /// Highlighted for reference.
    pub mark: bool,
    /// No longer so.
    pub strike: bool,
    /// Below the line.
    pub sub: bool,
    /// Above the line.
    pub sup: bool,
    /// Where a click leads.
    pub href: Option<SafeUrl>,
    /// Key of the [`Footnote`](super::Footnote) that the characters, its number, refer to.
    pub note: Option<Rc<str>>,
}

impl Run {
    /// A run without marks.
    pub fn plain(text: &str) -> Self {
        // Not by `Default`, which makes an empty text first: most of an article are such runs.
        Self {
            text: text.into(),
            strong: false,
            emphasis: false,
            code: false,
            mark: false,
            strike: false,
            sub: false,
            sup: false,
            href: None,
            note: None,
        }
    }
}
