//! An invitation to follow the publisher.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::icon::{self, Icon};
use super::super::link;
use super::super::words::phrase_with;
use crate::model::{Network, SafeUrl};

/// A plain link to the publisher's page on a network.
pub(in crate::ui) fn social(network: Network, like: bool, url: &SafeUrl, scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    let prompt = if like { words.like_us } else { words.follow_us };
    html! {
        <p class="social" part="social">
            { link::outward(url, html! {
                <>
                    { icon::view(Icon::Network(network)) }
                    { phrase_with(words, scene.article, prompt, words.network(network)) }
                </>
            }) }
        </p>
    }
}
