//! What publishers' systems say by class names.

use super::Element;
use super::limits::has_letters;
use crate::model::part;

/// What an element is, whatever it is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// No more than its name says.
    Plain,
    /// Nobody sees it, or it works only by scripts that are left out.
    Hidden,
    /// A block to whoever styles it, but words of the line that it stands in.
    Inline,
    /// A picture or the like with a caption.
    Figure,
    /// What is said about a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// Pictures that belong together.
    Gallery,
    /// Matter beside the article's own thread.
    Aside,
    /// Words of the article in large type.
    Pullquote,
    /// What can be unfolded.
    Details,
    /// What is shown before that.
    Summary,
    /// A card with a link to a page.
    Bookmark,
    /// A link to a file, with its name and size.
    File,
    /// A post of a network; its link is the first one.
    Post,
    /// A post of a network; its link is the last one.
    PostWithLinkAtEnd,
    /// A poem: a paragraph whose lines are kept.
    Verse,
    /// Numbers of lines of code.
    Number,
    /// A star of a rating.
    Star,
    /// A star that a rating does not give.
    NoStar,
}

/// The role that the first class that has one gives an element.
pub(super) fn role(element: Element<'_>) -> Role {
    element.classes().map(role_of_class).find(|role| *role != Role::Plain).unwrap_or(Role::Plain)
}

fn role_of_class(class: &str) -> Role {
    if let Ok(idx) = ROLES.binary_search_by(|it| it.0.cmp(class)) {
        return ROLES.get(idx).map_or(Role::Plain, |it| it.1);
    }
    let before = class.strip_suffix("credit").or(class.strip_suffix("copyright"));
    // That of a caption with a credit in it is no credit.
    let is_about = |before: &str| ["with-", "has-", "no-"].iter().any(|it| before.ends_with(it));
    if before.is_some_and(|it| !is_about(it)) { Role::Credit } else { Role::Plain }
}

/// Sorted by class.
#[rustfmt::skip]
static ROLES: &[(&str, Role)] = &[
    ("addtoany_share_save_container", Role::Hidden),
    ("admonition", Role::Aside),
    ("blocks-gallery-caption", Role::Caption),
    ("blocks-gallery-grid", Role::Gallery),
    ("bluesky-embed", Role::PostWithLinkAtEnd),
    ("callout", Role::Aside),
    ("captioned-image-container", Role::Figure),
    ("element-pullquote", Role::Pullquote),
    ("footnote-back", Role::Hidden),
    ("footnote-backref", Role::Hidden),
    ("footnote-number", Role::Hidden),
    ("footnoteBackLink", Role::Hidden),
    ("gallery", Role::Gallery),
    ("gallery-caption", Role::Caption),
    ("gallery-item", Role::Figure),
    ("gutter", Role::Number),
    ("image-caption", Role::Caption),
    ("imgur-embed-pub", Role::Post),
    ("instagram-media", Role::Post),
    ("jp-relatedposts", Role::Hidden),
    ("katex-html", Role::Hidden),
    ("kg-audio-card", Role::Figure),
    ("kg-audio-hide", Role::Hidden),
    ("kg-audio-player", Role::Hidden),
    ("kg-audio-thumbnail", Role::Hidden),
    ("kg-audio-title", Role::Caption),
    ("kg-bookmark-container", Role::Bookmark),
    ("kg-callout-card", Role::Aside),
    ("kg-callout-emoji", Role::Inline),
    ("kg-callout-text", Role::Inline),
    ("kg-file-card-container", Role::File),
    ("kg-file-card-icon", Role::Hidden),
    ("kg-gallery-card", Role::Gallery),
    ("kg-gallery-container", Role::Gallery),
    ("kg-product-card-rating-active", Role::Star),
    ("kg-product-card-rating-star", Role::NoStar),
    ("kg-toggle-card", Role::Details),
    ("kg-toggle-heading-text", Role::Summary),
    ("kg-video-card", Role::Figure),
    ("kg-video-hide", Role::Hidden),
    ("kg-video-overlay", Role::Hidden),
    ("kg-video-player-container", Role::Hidden),
    ("line-numbers", Role::Number),
    ("lineno", Role::Number),
    ("linenos", Role::Number),
    ("ln", Role::Number),
    ("lnt", Role::Number),
    ("mastodon-embed", Role::Post),
    ("pull-quote", Role::Pullquote),
    ("pullquote", Role::Pullquote),
    ("reddit-card", Role::Post),
    ("reddit-embed-bq", Role::Post),
    ("reversefootnote", Role::Hidden),
    ("rouge-gutter", Role::Number),
    ("screen-reader-text", Role::Hidden),
    ("sharedaddy", Role::Hidden),
    ("skip-link", Role::Hidden),
    ("sr-only", Role::Hidden),
    ("text-post-media", Role::Post),
    ("tiktok-embed", Role::Post),
    ("tiled-gallery", Role::Gallery),
    ("tr-caption", Role::Caption),
    ("tr-caption-container", Role::Figure),
    ("twitter-tweet", Role::PostWithLinkAtEnd),
    ("twitter-video", Role::PostWithLinkAtEnd),
    ("visually-hidden", Role::Hidden),
    ("wp-block-accordion-heading", Role::Summary),
    ("wp-block-accordion-item", Role::Details),
    ("wp-block-file__button", Role::Hidden),
    ("wp-block-gallery", Role::Gallery),
    ("wp-block-jetpack-slideshow", Role::Gallery),
    ("wp-block-pullquote", Role::Pullquote),
    ("wp-block-verse", Role::Verse),
    ("wp-caption", Role::Figure),
    ("wp-caption-text", Role::Caption),
    ("wp-embedded-content", Role::Post),
];

/// Whether nobody sees the element.
pub(super) fn is_hidden(element: Element<'_>) -> bool {
    let is_away = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        part::holds(&style, "display:none") || part::holds(&style, "visibility:hidden")
    };
    element.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || element.attribute("style").is_some_and(is_away)
        || is_mark(element)
}

/// Whether the element is a mark beside a heading, or a picture on a button.
pub(super) fn is_mark(element: Element<'_>) -> bool {
    matches!(element.name(), "a" | "svg") && element.attribute("aria-hidden") == Some("true")
}

/// Whether the element holds nothing but the numbers of lines of code. Highlighters write the same class on a listing
/// that is to have numbers, and others on whole columns.
pub(super) fn is_line_number(element: Element<'_>) -> bool {
    matches!(element.name(), "td" | "div" | "span")
        && role(element) == Role::Number
        && !has_letters(element.children())
}

/// Whether what is hidden at first is shown by a click, to go by its classes or its `id`: the panel of a tab, an answer.
pub(super) fn is_unfolded(element: Element<'_>) -> bool {
    let says_so = |name| {
        let words = element.attribute(name).unwrap_or_default();
        let mut words = words.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| UNFOLDED.iter().any(|it| it.eq_ignore_ascii_case(word)))
    };
    element.attribute("role") == Some("tabpanel") || says_so("class") || says_so("id")
}

/// Words in classes of what readers unfold.
const UNFOLDED: [&str; 9] =
    ["accordion", "answer", "collapse", "collapsible", "faq", "more", "spoiler", "tab", "toggle"];

/// The language of the code in the element: `language-rust`, `lang-rust`, `brush: rust;`.
pub(super) fn language(element: Element<'_>) -> Option<&str> {
    if let Some(language) = element.attribute("data-lang").or(element.attribute("data-language")) {
        return Some(language);
    }
    let mut is_after_brush = false;
    for class in element.attribute("class")?.split_ascii_whitespace() {
        if is_after_brush {
            return Some(class.trim_end_matches(';'));
        }
        for beginning in ["language-", "lang-", "highlight-source-"] {
            if let Some(language) = class.strip_prefix(beginning) {
                return Some(language);
            }
        }
        is_after_brush = class == "brush:";
    }
    None
}
