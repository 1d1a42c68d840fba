//! A button that copies an address.

use yew::prelude::*;

use super::icon::{self, Icon};
use super::{Surroundings, inline};

/// A button that copies `url`, or else the address of the nearest element with `data-url`, and then says how that
/// went, also to screen readers.
///
/// `static/embed/share.js` does it, so that it works before and without WebAssembly: it finds here
/// what to do (`action`) and what to say afterwards.
pub(super) fn view(
    label: &'static str,
    action: &'static str,
    url: Option<String>,
    surroundings: &Surroundings,
) -> Html {
    let words = surroundings.words;
    html! {
        <button
            type="button"
            class="share-link"
            part="share-link"
            data-share={action}
            data-url={url}
            data-done={words.copied}
            data-failed={words.copy_failed}
        >
            { icon::view(Icon::Link) }<span>{ inline::words(label) }</span>
        </button>
    }
}
