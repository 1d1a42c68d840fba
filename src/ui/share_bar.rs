//! The share bar.

use yew::prelude::*;

use super::each::each;
use super::icon::{self, Icon};
use super::{Surroundings, copy_button, share_url};
use crate::model::{Article, Network};

/// The system's share dialog where there is one, copying the link, and the networks as plain links.
///
/// Nothing for an article without an address. What a click does beyond a plain link, and that the
/// page hears of it, is the business of `static/embed/share.js`, by the `data-` attributes here.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    let Some(url) = article.url.as_ref().filter(|_| !surroundings.options.no_share) else {
        return Html::default();
    };
    let title = article.headline.to_plain();
    let words = surroundings.words;
    let has_dialog =
        surroundings.browser.as_ref().is_some_and(|browser| browser.0.has_share_dialog());
    let network_link = |network: &Network| {
        html! {
            <li>
                <a
                    class="share-link"
                    part="share-link"
                    href={share_url(*network, &title, url.as_str())}
                    target={(*network != Network::Email).then_some("_blank")}
                    rel="noopener noreferrer"
                    data-share={network.key()}
                >
                    { icon::view(Icon::Network(*network)) }<span>{ words.network(*network) }</span>
                </a>
            </li>
        }
    };
    let links = each(&article.share, network_link);
    html! {
        // Another address is another bar: what one said after copying is not true of the next.
        <div
            key={url.as_str()}
            class="share"
            part="share"
            lang={words.language}
            role="group"
            aria-labelledby="share"
            data-url={url.to_shared()}
            data-title={title}
        >
            <@{surroundings.options.heading_level.element(1)} id="share" class="share-heading">{ words.share_heading }</@>
            <ul class="share-list">
                if has_dialog {
                    <li>
                        <button type="button" class="share-link" part="share-link" data-share="native">
                            { icon::view(Icon::Share) }<span>{ words.share }</span>
                        </button>
                    </li>
                }
                <li>{ copy_button::view(words.copy_link, "copy", surroundings) }</li>
                { links }
            </ul>
        </div>
    }
}
