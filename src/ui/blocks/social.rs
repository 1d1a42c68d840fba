//! An invitation to follow the publisher.

use yew::prelude::*;

use super::super::body::Scene;
use super::super::icon::{self, Icon};
use super::super::words::with_name;
use super::super::{inline, link};
use crate::model::{Network, SafeUrl};

/// A plain link to the publisher's page on a network.
pub(in crate::ui) fn social(network: Network, like: bool, url: &SafeUrl, scene: Scene<'_>) -> Html {
    let words = scene.surroundings.words;
    let prompt = if like { words.like_us } else { words.follow_us };
    html! {
        <p class="social" part="social" lang={words.language}>
            { link::outward(url, html! {
                <>
                    { icon::view(Icon::Network(network)) }
                    <span>{ inline::words(with_name(prompt, words.network(network))) }</span>
                </>
            }) }
        </p>
    }
}
