//! What ties markup that was rendered ahead of time to what a browser would render.
//!
//! Yew panics when it hydrates markup of another shape than it expects, so markup carries a stamp,
//! and whoever hydrates it compares that first. A different stamp is no fault: the article is
//! rendered afresh then.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::Options;
use crate::model::Article;

/// The number of this build, by `build.rs`.
const BUILD: &str = env!("ARTICLE_WIDGET_BUILD");

/// The attribute that carries the stamp.
pub const STAMP_ATTRIBUTE: &str = "data-stamp";

/// Where markup comes from: which rendering of which article, and which elements it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The rendering that made it: which build, with which options.
    pub rendering: u64,
    /// The article.
    pub content: u64,
    /// Its elements and comments.
    pub shape: u64,
}

impl Stamp {
    /// The stamp of what this build renders of an article, which has this shape.
    ///
    /// `debug` is not counted among the options, as it changes nothing of an article.
    pub fn new(article: &Article, options: &Options, shape: Shape) -> Self {
        let mut rendering = Fnv::default();
        BUILD.hash(&mut rendering);
        Options { debug: false, ..options.clone() }.hash(&mut rendering);
        let mut content = Fnv::default();
        article.hash(&mut content);
        Self { rendering: rendering.finish(), content: content.finish(), shape: shape.0.finish() }
    }

    /// Reads what `Display` wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('-').map(|number| u64::from_str_radix(number, 16));
        let mut next = || numbers.next()?.ok();
        let stamp = Self { rendering: next()?, content: next()?, shape: next()? };
        numbers.next().is_none().then_some(stamp)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:x}-{:x}", self.rendering, self.content, self.shape)
    }
}

/// Counts the elements and comments of some markup, in document order. Texts do not count: Yew
/// takes any, and puts its own in their place.
#[derive(Debug, Default)]
pub struct Shape(Fnv);

impl Shape {
    /// An element of this name begins.
    pub fn open(&mut self, name: &str) {
        name.hash(&mut self.0);
    }

    /// The innermost element that is open ends.
    pub fn close(&mut self) {
        "/".hash(&mut self.0);
    }

    /// A comment with this content.
    pub fn comment(&mut self, content: &str) {
        "!".hash(&mut self.0);
        content.hash(&mut self.0);
    }
}

/// The hash FNV-1a (64 bits; draft-eastlake-fnv): the same number on every machine and in every
/// release of Rust, which the standard library does not promise of its own.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Lengths and discriminants, which are of another size on a machine of 32 bits.
    fn write_usize(&mut self, number: usize) {
        self.write(&(number as u64).to_le_bytes());
    }

    fn write_u16(&mut self, number: u16) {
        self.write(&number.to_le_bytes());
    }

    fn write_u32(&mut self, number: u32) {
        self.write(&number.to_le_bytes());
    }
}
