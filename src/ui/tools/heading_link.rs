//! The way from a heading to the same place at the publisher's.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::{campaign_url, copy_button, share_url};
use crate::model::{ShareTarget, Text};

/// A button that copies the address of a heading at the publisher's. Nothing for an article without an address, and
/// nothing before there is a browser: it is seen only where a pointer or the keyboard is.
pub(super) fn view(heading: &Text, scene: Scene<'_>) -> Html {
    let surroundings = scene.surroundings;
    let is_left_out = surroundings.options.no_tools || surroundings.browser.is_none();
    let Some(url) = scene.article.url.as_ref().filter(|_| !is_left_out) else {
        return Html::default();
    };
    let campaign = scene.article.campaign.as_ref();
    let url = match campaign.map(|it| campaign_url(url.as_str(), it, ShareTarget::Copy.key())) {
        Some(url) => heading_url(&url, heading),
        None => heading_url(url.as_str(), heading),
    };
    html! {
        // Another address is another button: what one said after copying is not true of the next.
        <div key={url.clone()} class="place" lang={surroundings.words.language} data-url={url}>
            { copy_button::view(surroundings.words.copy_link, "address", None, surroundings) }
        </div>
    }
}

/// The address of an article with the words of a heading as a text fragment
/// (<https://wicg.github.io/scroll-to-text-fragment/>): browsers that know of such scroll there, others to the beginning.
///
/// A fragment that the address has stays before it. The numbers of notes are not looked for.
pub fn heading_url(article: &str, heading: &Text) -> String {
    let words: String =
        heading.runs.iter().filter(|run| run.note.is_none()).map(|run| &*run.text).collect();
    let mut text = String::new();
    for word in words.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    // One text at a time.
    let article = article.split(":~:").next().unwrap_or_default();
    let hash = if article.contains('#') { "" } else { "#" };
    // A hyphen is a part of the directive's own syntax, as are `,` and `&`.
    let text = share_url::encoded(&text).replace('-', "%2D");
    [article, hash, ":~:text=", &text].concat()
}
