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
    /// How long a stamp is, as `Display` writes it.
    pub const N_BYTES: usize = 3 * 16 + 2;

    /// The stamp of what this build renders of an article, which has this shape.
    ///
    /// `debug` is not counted among the options, as it changes nothing of an article.
    pub fn new(article: &Article, options: &Options, shape: Shape) -> Self {
        let mut rendering = Numbers::default();
        BUILD.hash(&mut rendering);
        Options { debug: false, ..options.clone() }.hash(&mut rendering);
        let mut content = Numbers::default();
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
        // By hand, as numbers take `core::fmt` long.
        let mut text = String::with_capacity(Self::N_BYTES);
        for number in [self.rendering, self.content, self.shape] {
            if !text.is_empty() {
                text.push('-');
            }
            for shift in (0..u64::BITS).step_by(4).rev() {
                text.extend(char::from_digit((number >> shift) as u32 % 16, 16));
            }
        }
        f.write_str(&text)
    }
}

/// Counts the elements and comments of some markup, in document order. Texts do not count: Yew
/// takes any, and puts its own in their place.
#[derive(Debug, Default)]
pub struct Shape(Numbers);

impl Shape {
    /// An element of this name begins.
    pub fn open(&mut self, name: &str) {
        // Without the mark that ends a text in `Hash`: its last number has the length in it.
        self.0.write(name.as_bytes());
    }

    /// The innermost element that is open ends.
    pub fn close(&mut self) {
        self.0.add(b'/'.into());
    }

    /// A comment with this content.
    pub fn comment(&mut self, content: &str) {
        self.0.add(b'!'.into());
        self.0.write(content.as_bytes());
    }
}

/// A hash with the same number on every machine and in every release of Rust, which the standard library
/// does not promise of its own. Eight bytes at a time, in the manner of FxHash.
#[derive(Debug, Default)]
struct Numbers(u64);

impl Numbers {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Numbers {
    fn finish(&self) -> u64 {
        // The lower bits know less than the upper ones.
        (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        // With the number of its bytes, as one more zero is another text.
        let rest = rest.iter().rfold(rest.len() as u64, |last, byte| last << 8 | u64::from(*byte));
        self.add(rest);
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u16(&mut self, number: u16) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }

    /// Lengths and discriminants, which are of another size on a machine of 32 bits.
    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }
}
