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
    /// Level of the headline, which those of all other headings follow.
    pub heading_level: HeadingStart,
    /// What the share bar offers, in order. Without any, what the article says.
    pub share: Vec<ShareTarget>,
    /// Leaves out the masthead, and the clock with it.
    pub no_masthead: bool,
    /// Leaves out the clock.
    pub no_clock: bool,
    /// Leaves out the share bar.
    pub no_share: bool,
    /// Leaves out what helps reading: its time, the list of contents, the size of the text, listening.
    pub no_tools: bool,
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

/// The level of the headline: 1 to 5, and 2 where nobody chooses, as on most pages something else is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeadingStart(u8);

impl HeadingStart {
    /// Reads one digit from 1 to 5; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let level = text.parse().ok().filter(|level| (1..=5).contains(level));
        level.filter(|_| text.len() == 1).map(Self)
    }

    /// The number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The name of the element of a heading so many levels below the headline. There is none below `h6`.
    pub(super) fn element(self, n_below: u8) -> &'static str {
        match self.0.saturating_add(n_below) {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}

impl Default for HeadingStart {
    fn default() -> Self {
        Self(2)
    }
}
