//! The widget's own words.

use super::BrowserKind;
use crate::model::{Failure, Network};

/// Everything that the widget itself says, in one language. `%` stands for a name.
#[derive(Debug)]
pub struct Words {
    /// BCP 47 tag of the language.
    pub language: &'static str,
    /// While the first article is on its way.
    pub loading: &'static str,
    /// No article came, but one may come later.
    pub failed_network: &'static str,
    /// No article came, and none will.
    pub failed_document: &'static str,
    /// The copy on screen could not be renewed.
    pub failed_update: &'static str,
    /// Button: try again.
    pub retry: &'static str,
    /// Link to the article, with the site's name.
    pub read_at: &'static str,
    /// Link to the article of a site without a name.
    pub read_original: &'static str,
    /// Before the authors' names.
    pub by: &'static str,
    /// Between the last two of several authors.
    pub and: &'static str,
    /// Before the date of the last change.
    pub updated: &'static str,
    /// Heading of the share bar.
    pub share_heading: &'static str,
    /// Button: the system's share dialog.
    pub share: &'static str,
    /// Button: copy the article's address.
    pub copy_link: &'static str,
    /// After copying.
    pub copied: &'static str,
    /// Copying was not allowed.
    pub copy_failed: &'static str,
    /// Share target: mail.
    pub email: &'static str,
    /// Prompt to like the publisher's page on a network.
    pub like_us: &'static str,
    /// Prompt to follow the publisher on a network.
    pub follow_us: &'static str,
    /// A table without a name of its own.
    pub table: &'static str,
    /// Computer code of no certain language.
    pub code: &'static str,
    /// Words of the article, repeated in large type.
    pub pullquote: &'static str,
    /// Unfolds what is hidden.
    pub details: &'static str,
    /// A picture of a gallery, by its number.
    pub picture: &'static str,
    /// Button: the picture before.
    pub previous: &'static str,
    /// Button: the picture after.
    pub next: &'static str,
    /// Button: loads what a site shows, with the site's name.
    pub load_from: &'static str,
    /// Link to a page, with the site's name.
    pub open_at: &'static str,
    /// What loading from a site means, with the site's name.
    pub consent: &'static str,
    /// Before what was put right.
    pub correction: &'static str,
    /// Heading over what was put right.
    pub corrections: &'static str,
    /// Heading over links to other articles.
    pub related: &'static str,
    /// Heading over the notes.
    pub notes: &'static str,
    /// Button: leads to a note, by its number.
    pub note: &'static str,
    /// Button: leads back from a note.
    pub back: &'static str,
    /// Button on the masthead.
    pub make_homepage: &'static str,
    /// Button: copy the site's address.
    pub copy_address: &'static str,
    /// Link to the search engine's page for preferred sources.
    pub prefer_source: &'static str,
    /// Button: close the dialog.
    pub close: &'static str,
    /// How to set a homepage in Chrome.
    pub homepage_chrome: &'static str,
    /// How to set a homepage in Edge.
    pub homepage_edge: &'static str,
    /// How to set a homepage in Firefox.
    pub homepage_firefox: &'static str,
    /// How to set a homepage in Safari.
    pub homepage_safari: &'static str,
    /// How to keep a site at hand on a phone.
    pub homepage_mobile: &'static str,
    /// How to set a homepage in any browser.
    pub homepage_other: &'static str,
}

impl Words {
    /// The words in the language of this tag, else in English: so far, always English.
    pub fn of_language(_tag: Option<&str>) -> &'static Self {
        &ENGLISH
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

    /// A network's name in this language.
    pub fn network(&self, network: Network) -> &'static str {
        if network == Network::Email { self.email } else { network.name() }
    }
}

/// Puts `name` in the place of `%`.
pub(super) fn with_name(words: &str, name: &str) -> String {
    words.replacen('%', name, 1)
}

const ENGLISH: Words = Words {
    language: "en",
    loading: "Loading the article …",
    failed_network: "The article could not be loaded. The connection may be down, or the publisher busy.",
    failed_document: "The article cannot be shown here.",
    failed_update: "The newest version could not be loaded. This is an earlier one.",
    retry: "Try again",
    read_at: "Read it at %",
    read_original: "Read the original",
    by: "By",
    and: "and",
    updated: "Updated",
    share_heading: "Share this article",
    share: "Share",
    copy_link: "Copy link",
    copied: "Copied",
    copy_failed: "Copying was not allowed",
    email: "Email",
    like_us: "Like Us on %",
    follow_us: "Follow Us on %",
    table: "Table",
    code: "Code",
    pullquote: "Pull quote",
    details: "More",
    picture: "Picture %",
    previous: "Previous picture",
    next: "Next picture",
    load_from: "Load from %",
    open_at: "Open at %",
    consent: "Nothing is loaded from % before you choose to.",
    correction: "Correction:",
    corrections: "Corrections",
    related: "Read next",
    notes: "Notes",
    note: "Note %",
    back: "Back to the text",
    make_homepage: "Make % Your Homepage",
    copy_address: "Copy address",
    prefer_source: "Prefer us on Google",
    close: "Close",
    homepage_chrome: "In Chrome, open Settings, then On startup, choose “Open a specific page or set of pages”, and add this address:",
    homepage_edge: "In Edge, open Settings, then Start, home, and new tab page, choose “Open these pages”, and add this address:",
    homepage_firefox: "In Firefox, open Settings, then Home, choose “Custom URLs” for Homepage and new windows, and paste this address:",
    homepage_safari: "In Safari, open Settings, then General, and paste this address into Homepage:",
    homepage_mobile: "Open the site, then choose “Add to Home Screen” in your browser’s menu. Its address:",
    homepage_other: "Open your browser’s settings, look for Homepage or On startup, and paste this address:",
};
