//! The widget's own words.
//!
//! English is compiled in. The other languages are files beside this one, of which browsers fetch the one that they need,
//! and which the native program holds all of.

#[cfg(not(target_arch = "wasm32"))]
mod bundled;

use yew::prelude::*;

use super::{BrowserKind, inline};
use crate::model::{Article, Direction, Failure, Network};

/// Names each phrase with its English words.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $english:literal,)*) => {
        /// Everything that the widget itself says, in one language. `%` stands for a name.
        #[derive(Debug, PartialEq)]
        pub struct Words {
            /// BCP 47 tag of the language.
            pub language: &'static str,
            /// The direction that it runs in.
            pub direction: Direction,
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Words {
            /// The words in English.
            pub const ENGLISH: Self =
                Self { language: "en", direction: Direction::LeftToRight, $($name: $english,)* };

            /// The names of the phrases, in the order of their lines in a file.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// Reads the file of a language: lines with a name, a colon and a phrase, in the order of [`Words::NAMES`]. `None`,
            /// where it is none.
            pub fn parse(language: &'static str, file: &'static str) -> Option<Self> {
                let mut phrases = [""; Self::NAMES.len()];
                let mut lines = file.lines();
                for phrase in &mut phrases {
                    *phrase = lines.next()?.split_once(": ")?.1;
                }
                let [$($name),*] = phrases;
                Some(Self { language, direction: Direction::of_language(language), $($name),* })
            }
        }
    };
}

words! {
    /// While the first article is on its way.
    loading: "Loading the article …",
    /// Said when a newer version, or another article, is on screen.
    newer: "A newer version is shown.",
    /// Button: leads past the article.
    skip: "Skip this article",
    /// Where that leads to.
    end: "End of the article",
    /// No article came, but one may come later.
    failed_network: "The article could not be loaded. The connection may be down, or the publisher busy.",
    /// No article came, and none will.
    failed_document: "The article cannot be shown here.",
    /// The copy on screen could not be renewed.
    failed_update: "The newest version could not be loaded. This is an earlier one.",
    /// Button: try again.
    retry: "Try again",
    /// Link to the article, with the site's name.
    read_at: "Read it at %",
    /// Link to the article of a site without a name.
    read_original: "Read the original",
    /// Before the authors' names.
    by: "By",
    /// What stands between two of several authors.
    names: "%, %",
    /// What stands between the last two of three or more.
    last_names: "%, and %",
    /// What stands between two that are all.
    both_names: "% and %",
    /// Before the date of the last change.
    updated: "Updated",
    /// Name of the row of tools.
    tools: "Reading tools",
    /// How long the article takes to read, in minutes.
    reading_time: "% min read",
    /// Unfolds the list of headings.
    contents: "Contents",
    /// Button: smaller letters.
    smaller: "Smaller text",
    /// Button: larger letters.
    larger: "Larger text",
    /// Button: has the article read out.
    listen: "Listen",
    /// Button: pauses that.
    pause: "Pause",
    /// Button: goes on with it.
    resume: "Resume",
    /// Button: ends it.
    stop: "Stop",
    /// Button: how fast it is, and makes that another.
    speed: "Speed %",
    /// Heading of the share bar.
    share_heading: "Share this article",
    /// Button: the system's share dialog.
    share: "Share",
    /// Button: copy the article's address.
    copy_link: "Copy link",
    /// After copying.
    copied: "Copied",
    /// Copying was not allowed.
    copy_failed: "Copying was not allowed",
    /// Button: shares the words that are selected.
    share_quote: "Share quote",
    /// Share target: paper.
    print: "Print",
    /// Question for the reader's server on Mastodon.
    server: "Your Mastodon server",
    /// What the reader wrote is no server.
    server_invalid: "Write the name of a server, such as example.social",
    /// Share target: mail.
    email: "Email",
    /// Prompt to like the publisher's page on a network.
    like_us: "Like Us on %",
    /// Prompt to follow the publisher on a network.
    follow_us: "Follow Us on %",
    /// A table without a name of its own.
    table: "Table",
    /// Computer code of no certain language.
    code: "Code",
    /// Words of the article, repeated in large type.
    pullquote: "Pull quote",
    /// Unfolds what is hidden.
    details: "More",
    /// A picture of a gallery, by its number.
    picture: "Picture %",
    /// Button: the picture before.
    previous: "Previous picture",
    /// Button: the picture after.
    next: "Next picture",
    /// Button: loads what a site shows, with the site's name.
    load_from: "Load from %",
    /// Link to a page, with the site's name.
    open_at: "Open at %",
    /// What loading from a site means, with the site's name.
    consent: "Nothing is loaded from % before you choose to.",
    /// Before what was put right.
    correction: "Correction:",
    /// Heading over what was put right.
    corrections: "Corrections",
    /// Heading over links to other articles.
    related: "Read next",
    /// Heading over the notes.
    notes: "Notes",
    /// Button: leads to a note, by its number.
    note: "Note %",
    /// Button: leads back from a note.
    back: "Back to the text",
    /// Button on the masthead.
    make_homepage: "Make % Your Homepage",
    /// Button: copy the site's address.
    copy_address: "Copy address",
    /// Link to the search engine's page for preferred sources.
    prefer_source: "Prefer us on Google",
    /// Button: close the dialog.
    close: "Close",
    /// How to set a homepage in Chrome.
    homepage_chrome: "In Chrome, open Settings, then On startup, choose “Open a specific page or set of pages”, and add this address:",
    /// How to set a homepage in Edge.
    homepage_edge: "In Edge, open Settings, then Start, home, and new tab page, choose “Open these pages”, and add this address:",
    /// How to set a homepage in Firefox.
    homepage_firefox: "In Firefox, open Settings, then Home, choose “Custom URLs” for Homepage and new windows, and paste this address:",
    /// How to set a homepage in Safari.
    homepage_safari: "In Safari, open Settings, then General, and paste this address into Homepage:",
    /// How to keep a site at hand on a phone.
    homepage_mobile: "Open the site, then choose “Add to Home Screen” in your browser’s menu. Its address:",
    /// How to set a homepage in any browser.
    homepage_other: "Open your browser’s settings, look for Homepage or On startup, and paste this address:",
}

impl Words {
    /// The languages but English that there are words in, by the names of their files. `zh` is Chinese in simplified
    /// characters.
    pub const LANGUAGES: [&str; 14] =
        ["ar", "de", "es", "fr", "he", "hi", "it", "ja", "ko", "pt", "ru", "tr", "zh", "zh-hant"];

    /// Whether a text begins as the file of a language does.
    pub fn is_file(text: &str) -> bool {
        Self::NAMES.first().is_some_and(|name| text.starts_with(name))
    }

    /// The one of [`Words::LANGUAGES`] that a BCP 47 tag asks for; `None` for English and for languages without words.
    pub fn key(tag: &str) -> Option<&'static str> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = match parts.next()? {
            "iw" => "he",
            // The script decides, or else the place.
            "zh" if parts.next().is_some_and(|it| ["hant", "tw", "hk", "mo"].contains(&it)) => {
                "zh-hant"
            }
            language => language,
        };
        Self::LANGUAGES.into_iter().find(|it| *it == language)
    }

    /// What the reader is told about a failure.
    pub fn failed(&self, failure: &Failure) -> &'static str {
        if failure.is_retryable { self.failed_network } else { self.failed_document }
    }

    /// How the reader of this browser makes a site the homepage.
    pub fn homepage_steps(&self, kind: BrowserKind) -> &'static str {
        match kind {
            BrowserKind::Chrome => self.homepage_chrome,
            BrowserKind::Edge => self.homepage_edge,
            BrowserKind::Firefox => self.homepage_firefox,
            BrowserKind::Safari => self.homepage_safari,
            BrowserKind::Mobile => self.homepage_mobile,
            BrowserKind::Other => self.homepage_other,
        }
    }

    /// Whether an article is in another language, or may be, or runs another way than its language.
    pub(super) fn is_foreign_to(&self, article: &Article) -> bool {
        let tag = article.language.as_deref().unwrap_or_default();
        let language = tag.split_once('-').map_or(tag, |(language, _)| language);
        article.direction.is_some() || !language.eq_ignore_ascii_case(self.language)
    }

    /// A network's name in this language.
    pub fn network(&self, network: Network) -> &'static str {
        if network == Network::Email { self.email } else { network.name() }
    }
}

/// A phrase of these words within a line of the article's: it runs in its own direction there, and the line keeps its side.
pub(super) fn phrase(words: &Words, article: &Article, phrase: &'static str) -> Html {
    own(words, words.is_foreign_to(article), inline::words(phrase))
}

/// As [`phrase`], with `name` in the place of `%`.
pub(super) fn phrase_with(words: &Words, article: &Article, phrase: &str, name: &str) -> Html {
    own(words, words.is_foreign_to(article), inline::words(with_name(phrase, name)))
}

/// As [`phrase`], of what is made with one. Within an article in the same language it needs no element.
pub(super) fn own(words: &Words, is_foreign: bool, content: Html) -> Html {
    if !is_foreign {
        return content;
    }
    html! { <span lang={words.language} dir={words.direction.key()}>{ content }</span> }
}

/// What stands between words and what follows them: nothing after a full-width sign, which brings its own space.
pub(super) fn space_after(words: &str) -> &'static str {
    if words.ends_with("：") { "" } else { " " }
}

/// What stands between two `%`, where there is nothing before and after them.
pub(super) fn between(words: &'static str) -> &'static str {
    words.get(1..words.len().saturating_sub(1)).unwrap_or_default()
}

/// Puts `name` in the place of `%`.
pub(super) fn with_name(words: &str, name: &str) -> String {
    words
        .split_once('%')
        .map_or_else(|| words.to_owned(), |(before, after)| [before, name, after].concat())
}
