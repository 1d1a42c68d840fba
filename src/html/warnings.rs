//! What is left out, counted.

use super::Element;
use super::limits::has_words;

/// More kinds are told of when these are put right.
const MAX_KINDS: usize = 20;

/// Why, or what of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// There is no block for it.
    LeftOut,
    /// It leads to nothing that can be shown.
    NoUrl,
    /// The same, but its words are kept.
    TextOnly,
    /// Where it leads has no place beside the picture in it.
    PictureOnly,
    /// It counts in letters or Roman numbers.
    Lettered,
    /// Nobody sees it on its own page either.
    Hidden,
    /// What it means stands in an attribute.
    Meaning,
}

/// How many elements of each kind were left out.
#[derive(Default)]
pub(super) struct LeftOut(Vec<(String, Why, usize)>);

impl LeftOut {
    pub(super) fn add(&mut self, element: Element<'_>, why: Why) {
        self.add_named(element.name(), why);
    }

    /// Adds an element of this name.
    pub(super) fn add_named(&mut self, name: &str, why: Why) {
        if let Some(it) = self.0.iter_mut().find(|it| it.0 == name && it.1 == why) {
            it.2 += 1;
        } else if self.0.len() < MAX_KINDS {
            self.0.push((name.to_owned(), why, 1));
        }
    }

    /// Adds an element if there are words in it.
    pub(super) fn add_if_read(&mut self, element: Element<'_>) {
        if has_words(element.children()) || matches!(element.name(), "object" | "embed") {
            self.add(element, Why::LeftOut);
        }
    }

    pub(super) fn into_warnings(self) -> Vec<String> {
        let warning = |(name, why, n): (String, Why, usize)| {
            let kept = match why {
                Why::LeftOut if n == 1 => ", which is left out",
                Why::LeftOut => ", which are left out",
                Why::NoUrl if n == 1 => " without a usable URL, which is left out",
                Why::NoUrl => " without a usable URL, which are left out",
                Why::TextOnly => " without a usable URL, of which only the text is kept",
                Why::PictureOnly => " around a picture, of which only the picture is kept",
                Why::Lettered => " with letters or Roman numbers, which become plain ones",
                Why::Hidden if n == 1 => " with words, which is hidden and left out",
                Why::Hidden => " with words, which are hidden and left out",
                Why::Meaning => " with a title, which is left out",
            };
            let name: String = name.chars().take(40).collect();
            let element = if n == 1 { ">` element" } else { ">` elements" };
            ["has ", &n.to_string(), " `<", &name, element, kept].concat()
        };
        self.0.into_iter().map(warning).collect()
    }
}
