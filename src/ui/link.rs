//! Links that lead away from the page.

use yew::prelude::*;

use crate::model::SafeUrl;

/// A link that opens beside the page, so that the reader keeps the page that the widget is on.
pub(super) fn outward(url: &SafeUrl, content: Html) -> Html {
    // A mail program or a telephone needs no page of its own.
    let target = (!url.host().is_empty()).then_some("_blank");
    html! { <a href={url.to_shared()} {target} rel="noopener">{ content }</a> }
}
