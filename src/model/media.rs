//! Pictures, recordings, and what other sites show.

use std::rc::Rc;

use super::{SafeUrl, Text};

/// A picture with what is said about it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Image {
    /// The file that every browser can show.
    pub url: SafeUrl,
    /// Width in pixels of the file at `url`. Known together with the height or not at all.
    pub width: Option<u32>,
    /// Height in pixels of the file at `url`.
    pub height: Option<u32>,
    /// What a reader who cannot see it should know; empty for mere decoration.
    pub alt: Rc<str>,
    /// What the picture is called.
    pub title: Option<Rc<str>>,
    /// What it shows.
    pub caption: Text,
    /// Who made it, without brackets.
    pub credit: Option<Rc<str>>,
    /// The same picture in other widths or formats.
    pub sources: Vec<ImageSource>,
}

impl Image {
    /// A picture of which only the file is known.
    pub fn of(url: SafeUrl) -> Self {
        Self {
            url,
            width: None,
            height: None,
            alt: Rc::default(),
            title: None,
            caption: Text::default(),
            credit: None,
            sources: Vec::new(),
        }
    }
}

/// The same picture in another width or format.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct ImageSource {
    /// The file.
    pub url: SafeUrl,
    /// Its width in pixels.
    pub width: u32,
    /// Its media type, where it is not that of the image's own file.
    pub media_type: Option<Rc<str>>,
}

/// A film, or something to listen to, with what is said about it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Recording {
    /// The file; not requested before the reader starts it.
    pub url: SafeUrl,
    /// Its media type, where it is known.
    pub media_type: Option<Rc<str>>,
    /// The picture that stands for a film before it is started.
    pub poster: Option<SafeUrl>,
    /// Width in pixels of a film. Known together with the height or not at all.
    pub width: Option<u32>,
    /// Height in pixels of a film.
    pub height: Option<u32>,
    /// What it is called.
    pub title: Option<Rc<str>>,
    /// What it shows.
    pub caption: Text,
    /// Who made it, without brackets.
    pub credit: Option<Rc<str>>,
    /// What is said in a film, as text. With any, browsers show the film only where its host lets other sites read it.
    pub tracks: Vec<Track>,
}

impl Recording {
    /// A recording of which only the file is known.
    pub fn of(url: SafeUrl) -> Self {
        Self {
            url,
            media_type: None,
            poster: None,
            width: None,
            height: None,
            title: None,
            caption: Text::default(),
            credit: None,
            tracks: Vec::new(),
        }
    }
}

/// What is said in a film, as text that is shown with it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Track {
    /// The file, in WebVTT; not requested before the reader wants it.
    pub url: SafeUrl,
    /// Whom it is for.
    pub kind: TrackKind,
    /// The language that it is in, as a BCP 47 tag.
    pub language: Option<Rc<str>>,
    /// What it is called where readers choose one.
    pub label: Option<Rc<str>>,
}

/// Whom a track is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrackKind {
    /// Who cannot hear: what is said, and what else there is to hear.
    Captions,
    /// Who does not know the language: what is said.
    Subtitles,
}

impl TrackKind {
    /// The kind of this name in Article JSON and in HTML, whose letters may be large.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Captions, Self::Subtitles].into_iter().find(|it| it.key().eq_ignore_ascii_case(key))
    }

    /// The name in Article JSON and in HTML.
    pub fn key(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Subtitles => "subtitles",
        }
    }
}

/// Something that another site shows: a card with a link, and where the site is a known one, a frame
/// that is loaded on a click.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Embed {
    /// Whose it is, by the name that readers know: `YouTube`, or a host.
    pub provider: Rc<str>,
    /// The page to open.
    pub url: SafeUrl,
    /// What a click loads into a frame; only for providers that the widget knows.
    pub frame: Option<SafeUrl>,
    /// Width of the frame, in pixels. Known together with the height or not at all.
    pub width: Option<u32>,
    /// Height of the frame, in pixels.
    pub height: Option<u32>,
    /// What it is called.
    pub title: Option<Rc<str>>,
    /// What can be read of it without loading anything: the words of a post; may be empty.
    pub text: Text,
    /// What the article says about it; may be empty.
    pub caption: Text,
}

impl Embed {
    /// Something of which only the provider and the page are known.
    pub fn of(provider: &str, url: SafeUrl) -> Self {
        Self {
            provider: provider.into(),
            url,
            frame: None,
            width: None,
            height: None,
            title: None,
            text: Text::default(),
            caption: Text::default(),
        }
    }
}
