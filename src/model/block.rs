//! The blocks that a body is made of.

use std::rc::Rc;

use super::{Image, Network, SafeUrl, Text};

/// One block of an article's body.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading within the article.
    Heading {
        /// How deep it stands.
        level: HeadingLevel,
        /// Its words.
        text: Text,
    },
    /// A picture with its caption.
    Image(Image),
    /// Somebody's words, set apart.
    Quote {
        /// What was said.
        text: Text,
        /// Who said it; may be empty.
        attribution: Text,
    },
    /// A list, with or without numbers.
    List {
        /// Whether the order matters, and is shown by numbers.
        ordered: bool,
        /// The items; each is a text.
        items: Vec<Text>,
    },
    /// A change of subject.
    Divider,
    /// An invitation to follow the publisher on a network: a plain link.
    Social {
        /// The network.
        network: Network,
        /// Whether it asks for a like, as opposed to following.
        like: bool,
        /// The publisher's page there.
        url: SafeUrl,
    },
    /// Matter beside the article's own thread. Holds no further asides.
    Aside {
        /// What it is called.
        title: Option<Rc<str>>,
        /// What it holds.
        body: Vec<Block>,
    },
}

/// How deep a heading stands under the headline, which is level 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadingLevel {
    /// Directly under the headline.
    Two,
    /// Under a heading of level two.
    Three,
    /// Under a heading of level three.
    Four,
}

impl HeadingLevel {
    /// The level with this number; those outside 2 to 4 count as the nearest.
    pub fn nearest(number: u64) -> Self {
        match number {
            0..=2 => Self::Two,
            3 => Self::Three,
            _ => Self::Four,
        }
    }

    /// The level's number, 2 to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }
}
