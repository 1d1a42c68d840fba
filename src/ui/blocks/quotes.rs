//! Words of others, words in large type, and code.

use std::rc::Rc;

use yew::prelude::*;

use super::super::body::Scene;
use super::super::inline;
use crate::model::{Block, Text};

/// Somebody's words, set apart.
pub(in crate::ui) fn quote(body: &[Block], attribution: &Text, scene: Scene<'_>) -> Html {
    html! {
        <figure class="quote" part="quote">
            <blockquote>{ scene.blocks(body) }</blockquote>
            if !attribution.is_blank() {
                <figcaption>{ scene.text(attribution) }</figcaption>
            }
        </figure>
    }
}

/// Words of the article, repeated in large type. It is named as what it is, so that whoever listens can
/// pass over the repetition; hidden it is not, as publishers also set quotations that way which stand
/// nowhere else.
pub(in crate::ui) fn pullquote(text: &Text, attribution: &Text, scene: Scene<'_>) -> Html {
    html! {
        <figure class="pullquote" part="pullquote" aria-label={scene.surroundings.words.pullquote}>
            <p>{ scene.text(text) }</p>
            if !attribution.is_blank() {
                <figcaption>{ scene.text(attribution) }</figcaption>
            }
        </figure>
    }
}

/// Computer code. It scrolls by itself, also from the keyboard.
pub(in crate::ui) fn code(text: &Rc<str>, language: Option<&Rc<str>>, scene: Scene<'_>) -> Html {
    let label =
        language.map_or(scene.surroundings.words.code.into(), |it| AttrValue::from(it.clone()));
    html! {
        <pre class="code" part="code" dir="ltr" role="group" tabindex="0" aria-label={label}>
            <code>{ inline::plain(text) }</code>
        </pre>
    }
}
