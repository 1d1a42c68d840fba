//! The share bar.

use yew::prelude::*;

use super::each::each;
use super::icon::{self, Icon};
use super::words::phrase;
use super::{Encoded, Surroundings, campaign_url, copy_button, inline, share_url};
use crate::model::{Article, Network, ShareTarget};

/// The system's share dialog where there is one, copying the link, printing, and the networks as plain links.
///
/// Nothing for an article without an address. What a click does beyond a plain link, and that the
/// page hears of it, is the business of `static/embed/share.js`, by the `data-` attributes here.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    let Some(url) = article.url.as_ref().filter(|_| !surroundings.options.no_share) else {
        return Html::default();
    };
    let title: AttrValue = article.headline.to_plain().into();
    let (encoded_title, encoded_url) = (Encoded::new(&title), Encoded::new(url.as_str()));
    let words = surroundings.words;
    let has_dialog =
        surroundings.browser.as_ref().is_some_and(|browser| browser.0.has_share_dialog());
    // What is shared there, where that is not the article's own address.
    let own_url = |target: &ShareTarget| {
        let campaign = article.campaign.as_ref()?;
        Some(campaign_url(url.as_str(), campaign, target.key()))
    };
    let target = |target: &ShareTarget| {
        let own = own_url(target);
        let content = match target {
            ShareTarget::Native if !has_dialog => return Html::default(),
            ShareTarget::Native => html! {
                <button type="button" class="share-link" part="share-link" data-share="native" data-url={own}>
                    { icon::view(Icon::Share) }<span>{ inline::words(words.share) }</span>
                </button>
            },
            ShareTarget::Copy => copy_button::view(words.copy_link, "copy", own, surroundings),
            ShareTarget::Print => html! {
                <button type="button" class="share-link" part="share-link" data-share="print" data-do="print">
                    { icon::view(Icon::Print) }<span>{ inline::words(words.print) }</span>
                </button>
            },
            ShareTarget::Network(network) => {
                let own_link = own.as_deref().map(Encoded::new);
                let href =
                    share_url(*network, &encoded_title, own_link.as_ref().unwrap_or(&encoded_url));
                // Without the script that asks for the reader's server, the link's page does.
                let asked = *network == Network::Mastodon;
                html! {
                    <a
                        class="share-link"
                        part="share-link"
                        {href}
                        target={(*network != Network::Email).then_some("_blank")}
                        rel="noopener noreferrer"
                        data-share={network.key()}
                        data-url={own}
                        data-do={asked.then_some("mastodon")}
                        data-server={asked.then_some(words.server)}
                        data-invalid={asked.then_some(words.server_invalid)}
                        data-go={asked.then_some(words.share)}
                        data-close={asked.then_some(words.close)}
                    >
                        { icon::view(Icon::Network(*network)) }<span>{ inline::words(words.network(*network)) }</span>
                    </a>
                }
            }
        };
        html! { <li>{ content }</li> }
    };
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
            data-title={title.clone()}
            // For words that are selected: see static/embed/quote.js.
            data-quote={words.share_quote}
            data-copy={words.copy_link}
            data-done={words.copied}
            data-failed={words.copy_failed}
            data-native={own_url(&ShareTarget::Native)}
            data-link={own_url(&ShareTarget::Copy)}
        >
            <@{surroundings.options.heading_level.element(1)} id="share" class="share-heading">{ phrase(words, article, words.share_heading) }</@>
            <ul class="share-list">{ each(&targets(article, surroundings), target) }</ul>
        </div>
    }
}

/// What is offered: what the page says, else what the article says, with what takes no network first.
fn targets(article: &Article, surroundings: &Surroundings) -> Vec<ShareTarget> {
    if !surroundings.options.share.is_empty() {
        return surroundings.options.share.clone();
    }
    let mut targets = article.share.clone();
    for target in [ShareTarget::Copy, ShareTarget::Native] {
        if !targets.contains(&target) {
            targets.insert(0, target);
        }
    }
    targets
}
