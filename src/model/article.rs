//! The article as a whole, and those who stand behind it.

use std::rc::Rc;

use super::{Block, DateTime, Direction, Image, SafeUrl, ShareTarget, Text};

/// An article. Only the headline is always there.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Article {
    /// The publisher's own name for the article, stable over its versions.
    pub id: Option<Rc<str>>,
    /// Where the article is read at the publisher's.
    pub url: Option<SafeUrl>,
    /// BCP 47 tag of the language that the article is written in.
    pub language: Option<Rc<str>>,
    /// Direction of the text, where the publisher says it; see [`Article::text_direction`].
    pub direction: Option<Direction>,
    /// Who publishes it.
    pub site: Site,
    /// The headline; never empty.
    pub headline: Text,
    /// The summary under the headline.
    pub standfirst: Text,
    /// The part of the paper that the article belongs to.
    pub section: Option<Rc<str>>,
    /// What the article is about.
    pub tags: Vec<Rc<str>>,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Author>,
    /// When it was first published.
    pub published: Option<DateTime>,
    /// When it was last changed.
    pub updated: Option<DateTime>,
    /// The lead image.
    pub image: Option<Image>,
    /// The article's own words and pictures, in order.
    pub body: Vec<Block>,
    /// What the publisher had to put right, newest first or as the publisher has it.
    pub corrections: Vec<Correction>,
    /// Other articles of the publisher's.
    pub related: Vec<Related>,
    /// What the share bar offers, in order; the system's dialog and copying come first where they are not among it.
    pub share: Vec<ShareTarget>,
    /// Parameters of the publisher's for addresses that readers share, as in a query; `{network}` stands for where it goes.
    pub campaign: Option<Rc<str>>,
    /// The line about how the reading is counted.
    pub analytics: Analytics,
}

impl Article {
    /// The direction of the article's text: what the publisher says, else what its language is
    /// written in, else where most of its first letters run.
    pub fn text_direction(&self) -> Direction {
        match (self.direction, &self.language) {
            (Some(direction), _) => direction,
            (None, Some(language)) => Direction::of_language(language),
            (None, None) => self.direction_of_letters(),
        }
    }

    /// By the headline, the standfirst and what follows them; static/embed/first_words.js guesses by the headline.
    fn direction_of_letters(&self) -> Direction {
        const MAX_CHARACTERS: usize = 1000;
        let in_body = self.body.iter().filter_map(|block| {
            if let Block::Paragraph(text) | Block::Heading { text, .. } = block {
                return Some(text);
            }
            None
        });
        let texts = [&self.headline, &self.standfirst].into_iter().chain(in_body);
        let runs = texts.flat_map(|text| &text.runs);
        let mut n_more_to_left = 0;
        for letter in runs.flat_map(|run| run.text.chars()).take(MAX_CHARACTERS) {
            n_more_to_left += match Direction::of_letter(letter) {
                Some(Direction::RightToLeft) => 1,
                Some(Direction::LeftToRight) => -1,
                None => 0,
            };
        }
        if n_more_to_left > 0 { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

/// The publisher's site.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Site {
    /// The name on the masthead.
    pub name: Option<Rc<str>>,
    /// A shorter name, for where the whole one does not fit.
    pub short_name: Option<Rc<str>>,
    /// The front page.
    pub url: Option<SafeUrl>,
    /// Shown on the masthead in place of the name, which becomes its alternative text.
    pub logo: Option<Image>,
    /// IANA name of the time zone of the masthead's clock and the article's dates. Without one,
    /// the reader's own.
    pub time_zone: Option<Rc<str>>,
    /// Whether the masthead offers to make the site the reader's homepage.
    pub homepage_link: bool,
    /// Where a reader tells a search engine to prefer this site.
    pub preferred_source: Option<SafeUrl>,
    /// The site's accounts, as pages.
    pub social: Vec<SafeUrl>,
}

/// One who wrote the article.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Author {
    /// The name as it stands in the byline.
    pub name: Rc<str>,
    /// A page about the author.
    pub url: Option<SafeUrl>,
    /// A portrait.
    pub image: Option<SafeUrl>,
}

/// What the publisher had to put right.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Correction {
    /// When.
    pub date: Option<DateTime>,
    /// What was wrong, and what is right.
    pub text: Text,
}

/// Another article, to read next.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Related {
    /// Where it is read.
    pub url: SafeUrl,
    /// Its headline.
    pub headline: Text,
}

/// What the footer says about how the reading is counted.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Analytics {
    /// The line's words; without them there is no line.
    pub label: Option<Rc<str>>,
    /// Where the figures, or an explanation, are.
    pub url: Option<SafeUrl>,
}
