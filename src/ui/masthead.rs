//! The publisher's name over the article, with the clock and the homepage link.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::Place;
use super::clock::{Clock, ClockProps};
use super::words::with_name;
use super::{Surroundings, component, copy_button, inline, link};
use crate::model::{Article, SafeUrl, Site};

/// The masthead; nothing for a site without a name.
pub(super) fn view(article: &Article, surroundings: &Surroundings) -> Html {
    let site = &article.site;
    let Some(name) = &site.name else { return Html::default() };
    html! {
        <header class="masthead" part="masthead">
            { site_name(site, name) }
            if !surroundings.options.no_clock {
                { component::view::<Clock>(
                    ClockProps { place: place(article, surroundings), browser: surroundings.browser.clone() },
                    None,
                    surroundings.is_ahead,
                ) }
            }
            if let Some(url) = site.url.as_ref().filter(|_| site.homepage_link) {
                { homepage(site.short_name.as_ref().unwrap_or(name), url, site, surroundings) }
            }
        </header>
    }
}

/// Where the article's dates and times are told: in the reader's language at the site's place.
pub(super) fn place(article: &Article, surroundings: &Surroundings) -> Place {
    Place {
        language: surroundings.options.language.clone().or_else(|| article.language.clone()),
        time_zone: article.site.time_zone.clone(),
    }
}

fn site_name(site: &Site, name: &Rc<str>) -> Html {
    let name = match &site.logo {
        Some(logo) => html! {
            <img
                class="logo"
                part="logo"
                src={logo.url.to_shared()}
                alt={name.clone()}
                width={logo.width.map(|width| width.to_string())}
                height={logo.height.map(|height| height.to_string())}
                decoding="async"
            />
        },
        None => inline::plain(name),
    };
    html! {
        <span class="site" part="site">
            { match &site.url {
                Some(url) => link::outward(url, name),
                None => name,
            } }
        </span>
    }
}

/// A button and the dialog it opens, which says how a homepage is set: no browser lets a page do
/// that itself.
///
/// The dialog is a popover that the button controls by markup alone, so that it opens without any
/// script; Escape and a click beside it close it.
fn homepage(site_name: &str, url: &SafeUrl, site: &Site, surroundings: &Surroundings) -> Html {
    let words = surroundings.words;
    let title = AttrValue::from(with_name(words.make_homepage, site_name));
    let kind = surroundings.browser.as_ref().map(|browser| browser.0.kind()).unwrap_or_default();
    html! {
        // Another address is another button: what one said after copying is not true of the next.
        <div key={url.as_str()} class="homepage" lang={words.language} dir={words.direction.key()}>
            <button type="button" class="homepage-link" part="homepage-link" popovertarget="homepage">{ inline::words(title.clone()) }</button>
            <div
                id="homepage"
                class="dialog"
                part="dialog"
                popover="auto"
                role="dialog"
                aria-labelledby="homepage-title"
                data-url={url.to_shared()}
            >
                <p id="homepage-title" class="dialog-title">{ inline::words(title) }</p>
                <p>{ inline::words(words.homepage_steps(kind)) }</p>
                <p class="address" dir="ltr"><code>{ inline::plain(&url.to_shared()) }</code></p>
                <div class="dialog-buttons">
                    { copy_button::view(words.copy_address, "address", None, surroundings) }
                    if let Some(url) = &site.preferred_source {
                        { link::outward(url, words.prefer_source.into()) }
                    }
                    <button type="button" popovertarget="homepage" popovertargetaction="hide">{ inline::words(words.close) }</button>
                </div>
            </div>
        </div>
    }
}
