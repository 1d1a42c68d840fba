//! What publishers' systems say by class names.

use super::Element;

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
}

/// The role that the first class that has one gives an element.
pub(super) fn role(element: &Element) -> Role {
    let classes = element.attribute("class").unwrap_or_default();
    classes
        .split_ascii_whitespace()
        .map(role_of_class)
        .find(|role| *role != Role::Plain)
        .unwrap_or(Role::Plain)
}

fn role_of_class(class: &str) -> Role {
    match class {
        "screen-reader-text"
        | "sr-only"
        | "visually-hidden"
        | "sharedaddy"
        | "jp-relatedposts"
        | "addtoany_share_save_container"
        | "wp-block-file__button"
        | "katex-html"
        | "gutter"
        | "lineno"
        | "linenos"
        | "line-numbers"
        | "lnt"
        | "kg-video-overlay"
        | "kg-video-hide"
        | "kg-video-player-container"
        | "kg-audio-hide"
        | "kg-audio-thumbnail"
        | "kg-audio-player"
        | "kg-file-card-icon"
        | "footnote-backref"
        | "footnoteBackLink"
        | "reversefootnote"
        | "footnote-back"
        | "skip-link" => Role::Hidden,
        "kg-callout-emoji" | "kg-callout-text" => Role::Inline,
        "wp-caption"
        | "gallery-item"
        | "tr-caption-container"
        | "kg-audio-card"
        | "kg-video-card"
        | "captioned-image-container" => Role::Figure,
        "wp-caption-text"
        | "gallery-caption"
        | "tr-caption"
        | "kg-audio-title"
        | "blocks-gallery-caption"
        | "image-caption" => Role::Caption,
        "gallery"
        | "wp-block-gallery"
        | "blocks-gallery-grid"
        | "tiled-gallery"
        | "kg-gallery-card"
        | "kg-gallery-container"
        | "wp-block-jetpack-slideshow" => Role::Gallery,
        "callout" | "kg-callout-card" | "admonition" => Role::Aside,
        "pullquote" | "pull-quote" | "wp-block-pullquote" | "element-pullquote" => Role::Pullquote,
        "kg-toggle-card" => Role::Details,
        "kg-toggle-heading-text" => Role::Summary,
        "kg-bookmark-container" => Role::Bookmark,
        "kg-file-card-container" => Role::File,
        "instagram-media"
        | "tiktok-embed"
        | "wp-embedded-content"
        | "mastodon-embed"
        | "reddit-embed-bq"
        | "reddit-card"
        | "text-post-media"
        | "imgur-embed-pub" => Role::Post,
        "twitter-tweet" | "twitter-video" | "bluesky-embed" => Role::PostWithLinkAtEnd,
        "wp-block-verse" => Role::Verse,
        _ if class.ends_with("credit") || class.ends_with("copyright") => Role::Credit,
        _ => Role::Plain,
    }
}

/// Whether nobody sees the element.
pub(super) fn is_hidden(element: &Element) -> bool {
    let is_away = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    element.attribute("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
        || element.attribute("style").is_some_and(is_away)
        // Marks beside headings, pictures on buttons.
        || (matches!(&*element.name, "a" | "svg") && element.attribute("aria-hidden") == Some("true"))
}

/// The language of the code in the element: `language-rust`, `lang-rust`, `brush: rust;`.
pub(super) fn language(element: &Element) -> Option<&str> {
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
