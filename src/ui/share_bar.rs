//! The share bar.

use yew::prelude::*;

use super::each::each;
use super::icon::{self, Icon};
use super::{Surroundings, campaign_url, copy_button, share_url};
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
    // What is shared on a target, where that is not the article's own address.
    let own_url = |target| {
        let campaign = article.campaign.as_ref()?;
        Some(campaign_url(url.as_str(), campaign, target))
    };
    let network_link = |network: &Network| {
        let own = own_url(network.key());
        let href = share_url(*network, &title, own.as_deref().unwrap_or(url.as_str()));
        html! {
            <li>
                <a
                    class="share-link"
                    part="share-link"
                    {href}
                    target={(*network != Network::Email).then_some("_blank")}
                    rel="noopener noreferrer"
                    data-share={network.key()}
                    data-url={own}
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
            <h3 id="share" class="share-heading">{ words.share_heading }</h3>
            <ul class="share-list">
                if has_dialog {
                    <li>
                        <button type="button" class="share-link" part="share-link" data-share="native" data-url={own_url("native")}>
                            { icon::view(Icon::Share) }<span>{ words.share }</span>
                        </button>
                    </li>
                }
                <li>{ copy_button::view(words.copy_link, "copy", own_url("copy"), surroundings) }</li>
                { links }
            </ul>
        </div>
    }
}
