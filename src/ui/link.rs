//! Links that lead away from the page.

use yew::prelude::*;

use crate::model::SafeUrl;

/// A link that opens beside the page, so that the reader keeps the page that the widget is on.
pub(super) fn outward(url: &SafeUrl, content: Html) -> Html {
    html! { <a href={url.to_shared()} target="_blank" rel="noopener">{ content }</a> }
}
