//! The share bar.

use std::rc::Rc;

use yew::prelude::*;

use super::copy_button::CopyButton;
use super::icon::{self, Icon};
use super::{Event, Surroundings, share_url};
use crate::model::{Article, Network};

/// The system's share dialog where there is one, copying the link, and the networks as plain links.
///
/// Nothing for an article without an address.
pub(super) fn view(article: &Article, surroundings: &Rc<Surroundings>) -> Html {
    let Some(url) = article.url.as_ref().filter(|_| !surroundings.options.no_share) else {
        return Html::default();
    };
    let title = article.headline.to_plain();
    let words = surroundings.words;
    let shared = {
        let (browser, url) = (surroundings.browser.clone(), url.to_shared());
        Callback::from(move |network| {
            if let Some(browser) = &browser {
                browser.0.emit(Event::Share { network, url: url.clone() });
            }
        })
    };
    let network_link = |network: &Network| {
        let key = network.key();
        html! {
            <li>
                <a
                    class="share-link"
                    part="share-link"
                    href={share_url(*network, &title, url.as_str())}
                    target={(*network != Network::Email).then_some("_blank")}
                    rel="noopener noreferrer"
                    onclick={shared.reform(move |_: MouseEvent| key)}
                >
                    { icon::view(Icon::Network(*network)) }<span>{ words.network(*network) }</span>
                </a>
            </li>
        }
    };
    html! {
        <div class="share" part="share" lang={words.language} role="group" aria-labelledby="share">
            <h3 id="share" class="share-heading">{ words.share_heading }</h3>
            <ul class="share-list">
                { dialog_button(title.clone(), url.to_shared(), &shared, surroundings) }
                <li>
                    <CopyButton
                        label={words.copy_link}
                        text={url.to_shared()}
                        on_copy={shared.reform(|()| "copy")}
                        surroundings={surroundings.clone()}
                    />
                </li>
                { for article.share.iter().map(network_link) }
            </ul>
        </div>
    }
}

/// The button of the system's share dialog; nothing where there is none.
fn dialog_button(
    title: String,
    url: Rc<str>,
    shared: &Callback<&'static str>,
    surroundings: &Surroundings,
) -> Html {
    let browser = surroundings.browser.clone().filter(|browser| browser.0.has_share_dialog());
    let Some(browser) = browser else { return Html::default() };
    let onclick = shared.reform(move |_: MouseEvent| {
        browser.0.open_share_dialog(&title, &url);
        "native"
    });
    html! {
        <li>
            <button type="button" class="share-link" part="share-link" {onclick}>
                { icon::view(Icon::Share) }<span>{ surroundings.words.share }</span>
            </button>
        </li>
    }
}
