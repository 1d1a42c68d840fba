//! The blocks that a body is made of.

use std::rc::Rc;

use super::{Correction, DateTime, Embed, Image, Network, Recording, SafeUrl, Table, Text};

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
    /// Pictures that belong together.
    Gallery {
        /// The pictures; at least one.
        images: Vec<Image>,
        /// What is said about all of them; may be empty.
        caption: Text,
    },
    /// Somebody's words, set apart.
    Quote {
        /// What was said.
        body: Vec<Block>,
        /// Who said it; may be empty.
        attribution: Text,
    },
    /// Words of the article, repeated in large type.
    Pullquote {
        /// The words.
        text: Text,
        /// Whose they are; may be empty.
        attribution: Text,
    },
    /// A list, with or without numbers.
    List {
        /// Whether the order matters, and is shown by numbers.
        ordered: bool,
        /// The number of the first item, where it is not 1, nor the number of items of a reversed list.
        start: Option<i32>,
        /// Whether the numbers count down.
        reversed: bool,
        /// The items.
        items: Vec<ListItem>,
    },
    /// Terms, each with what is said about it.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
    /// Computer code, line by line as it stands.
    Code {
        /// The code.
        text: Rc<str>,
        /// The language that it is written in: `rust`.
        language: Option<Rc<str>>,
    },
    /// A change of subject.
    Divider,
    /// A film, played by the browser's own controls.
    Video(Recording),
    /// Something to listen to, played by the browser's own controls.
    Audio(Recording),
    /// Something that another site shows: nothing of it is requested before a click.
    Embed(Embed),
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
    /// What a reader may unfold.
    Details {
        /// What is shown before that.
        summary: Text,
        /// What is unfolded.
        body: Vec<Block>,
    },
    /// What the publisher had to put right.
    Correction(Correction),
    /// One entry of a live blog.
    Update {
        /// When it was written.
        date: Option<DateTime>,
        /// Its headline; may be empty.
        title: Text,
        /// What it says.
        body: Vec<Block>,
    },
    /// The notes that runs refer to by [`Run::note`](super::Run::note), in the order of their
    /// numbers.
    Footnotes(Vec<Footnote>),
}

impl Block {
    /// Calls `visit` with each body within this block: of its items, its quotation, or whatever else it holds.
    pub fn each_body<'a>(&'a self, visit: &mut dyn FnMut(&'a [Self])) {
        match self {
            Self::List { items, .. } => items.iter().for_each(|item| visit(&item.body)),
            Self::Definitions(items) => items.iter().for_each(|item| visit(&item.body)),
            Self::Quote { body, .. }
            | Self::Aside { body, .. }
            | Self::Details { body, .. }
            | Self::Update { body, .. } => visit(body),
            Self::Paragraph(_)
            | Self::Heading { .. }
            | Self::Image(_)
            | Self::Gallery { .. }
            | Self::Pullquote { .. }
            | Self::Table(_)
            | Self::Code { .. }
            | Self::Divider
            | Self::Video(_)
            | Self::Audio(_)
            | Self::Embed(_)
            | Self::Social { .. }
            | Self::Correction(_)
            | Self::Footnotes(_) => {}
        }
    }
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct ListItem {
    /// Its own words.
    pub text: Text,
    /// What follows within the item: a list of its own, a picture.
    pub body: Vec<Block>,
}

impl From<Text> for ListItem {
    fn from(text: Text) -> Self {
        Self { text, body: Vec::new() }
    }
}

/// A term and what is said about it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Definition {
    /// The term.
    pub term: Text,
    /// What it means.
    pub body: Vec<Block>,
}

/// A note under the article.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Footnote {
    /// What runs call it by.
    pub key: Rc<str>,
    /// What it says.
    pub text: Text,
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
