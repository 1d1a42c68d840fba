//! What another site shows.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::words::{phrase_with, with_name};
use super::super::{figure, inline, link};
use crate::model::Embed;

/// A card that says what it is and leads there. Nothing of the other site is requested for it; with a
/// frame it has a button, on which `static/embed/blocks.js` puts the frame in the place of the card.
pub(in crate::ui) fn embed(embed: &Embed, scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    let named = |phrase: &str| phrase_with(words, scene.article, phrase, &embed.provider);
    // Several players of one site are told apart.
    let load_name = embed
        .title
        .as_ref()
        .map(|title| [&*with_name(words.load_from, &embed.provider), ": ", title].concat());
    let size = |pixels: Option<u32>| pixels.map(|pixels| pixels.to_string());
    html! {
        <figure class="figure" part="figure" data-place="body">
            // Another page is another card: the frame that a click has brought is of this one.
            <div
                key={embed.url.as_str()}
                class="embed"
                part="embed"
                data-frame={embed.frame.as_ref().map(|frame| frame.to_shared())}
                data-width={size(embed.width)}
                data-height={size(embed.height)}
                data-title={embed.title.clone().unwrap_or_else(|| embed.provider.clone())}
            >
                <p class="provider">{ inline::plain(&embed.provider) }</p>
                if let Some(title) = &embed.title {
                    <p class="embed-title">{ inline::plain(title) }</p>
                }
                if !embed.text.is_blank() {
                    <blockquote>{ scene.text(&embed.text) }</blockquote>
                }
                <p class="embed-buttons">
                    if embed.frame.is_some() {
                        <button type="button" class="embed-load" part="embed-load" aria-label={load_name} data-do="frame">
                            { named(words.load_from) }
                        </button>
                        { " " }
                    }
                    { link::outward(&embed.url, named(words.open_at)) }
                </p>
                if embed.frame.is_some() {
                    <p class="consent">{ named(words.consent) }</p>
                }
            </div>
            { figure::caption(None, None, &embed.caption, scene) }
        </figure>
    }
}
