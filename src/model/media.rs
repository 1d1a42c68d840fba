//! Pictures.

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
