//! What the page that embeds the widget chooses.

use std::rc::Rc;

use crate::model::ShareTarget;

/// Choices of the embedding page: the element's attributes that change what is rendered.
///
/// The theme is not among them: it is the stylesheet's business, and holds before any Rust runs.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Options {
    /// BCP 47 tag of the language of the widget's own words, dates and times. Without one, the
    /// article's language.
    pub language: Option<Rc<str>>,
    /// How much of the article is shown.
    pub layout: Layout,
    /// What the share bar offers, in order. Without any, what the article says.
    pub share: Vec<ShareTarget>,
    /// Leaves out the masthead, and the clock with it.
    pub no_masthead: bool,
    /// Leaves out the clock.
    pub no_clock: bool,
    /// Leaves out the share bar.
    pub no_share: bool,
    /// Leaves out the line about how the reading is counted.
    pub no_analytics: bool,
    /// Explains failures to the page's owner, on the page.
    pub debug: bool,
}

impl Options {
    /// The names of what the share bar offers, with `separator` between them.
    pub fn share_keys(&self, separator: &str) -> String {
        let keys: Vec<&str> = self.share.iter().map(|target| target.key()).collect();
        keys.join(separator)
    }
}

/// How much of the article is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// All of it.
    #[default]
    Full,
    /// Masthead, section, headline, standfirst, lead image and footer.
    Card,
}

impl Layout {
    /// The attribute's value.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Card => "card",
        }
    }
}
