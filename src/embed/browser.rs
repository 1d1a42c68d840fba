//! The browser as the component tree sees it.

use std::any::Any;
use std::cell::RefCell;

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, Navigator, window};
use yew::{AttrValue, Callback};

use super::clock::Clock;
use super::events::{self, dispatch, object};
use super::intl;
use super::reading::Reading;
use crate::model::DateTime;
use crate::ui::{Browser, BrowserKind, Event, Place};

/// The browser that one widget is in.
#[derive(Debug)]
pub(super) struct PageBrowser {
    host: HtmlElement,
    container: HtmlElement,
    started: f64,
    reading: RefCell<Option<Reading>>,
}

impl PageBrowser {
    /// The browser of the widget in `container`, for the element `host`.
    pub(super) fn new(host: HtmlElement, container: HtmlElement, started: f64) -> Self {
        Self { host, container, started, reading: RefCell::default() }
    }

    fn language(&self, place: &Place) -> String {
        if let Some(language) = &place.language {
            return language.to_string();
        }
        let of_page = self.host.closest("[lang]").ok().flatten();
        let of_page = of_page.and_then(|element| element.get_attribute("lang"));
        of_page.or_else(|| navigator()?.language()).unwrap_or_default()
    }

    fn shown(&self, event: &str, detail: &[(&str, JsValue)]) {
        self.reading.replace(Reading::start(&self.host, &self.container));
        dispatch(&self.host, event, detail);
    }
}

impl Browser for PageBrowser {
    fn watch_clock(&self, place: &Place, on_tick: Callback<AttrValue>) -> Box<dyn Any> {
        let document = self.host.owner_document();
        let zone = place.time_zone.as_deref();
        Box::new(
            document
                .and_then(|document| Clock::start(&document, &self.language(place), zone, on_tick)),
        )
    }

    fn format_date(&self, date: &DateTime, place: &Place) -> Option<AttrValue> {
        intl::date_in_words(date, &self.language(place), place.time_zone.as_deref())
            .map(AttrValue::from)
    }

    fn kind(&self) -> BrowserKind {
        let agent =
            navigator().and_then(|navigator| navigator.user_agent().ok()).unwrap_or_default();
        kind_of(&agent)
    }

    fn has_share_dialog(&self) -> bool {
        navigator().is_some_and(|navigator| {
            Reflect::get(&navigator, &"share".into()).is_ok_and(|share| share.is_function())
        })
    }

    fn open_share_dialog(&self, title: &str, url: &str) {
        let Some(navigator) = navigator() else { return };
        let data = object(&[("title", title.into()), ("url", url.into())]);
        if let Ok(share) = Reflect::get(&navigator, &"share".into())
            && let Ok(share) = share.dyn_into::<js_sys::Function>()
            && let Ok(promise) = share.call1(&navigator, &data)
        {
            // A reader who closes the dialog rejects the promise; that is no failure.
            spawn_local(async move {
                let _ = JsFuture::from(promise.unchecked_into::<Promise>()).await;
            });
        }
    }

    fn copy(&self, text: &str, on_done: Callback<bool>) {
        // Missing on pages that are no secure context.
        let clipboard = navigator()
            .map(|navigator| navigator.clipboard())
            .filter(|clipboard| clipboard.is_object());
        let Some(clipboard) = clipboard else { return on_done.emit(false) };
        let promise = clipboard.write_text(text);
        spawn_local(async move { on_done.emit(JsFuture::from(promise).await.is_ok()) });
    }

    fn emit(&self, event: Event) {
        match event {
            Event::Ready => {
                let now = window()
                    .and_then(|window| window.performance())
                    .map_or(0.0, |clock| clock.now());
                let millis = (now - self.started).round();
                self.shown(
                    events::READY,
                    &[("edition", "dynamic".into()), ("milliseconds", millis.into())],
                );
            }
            Event::Update => self.shown(events::UPDATE, &[]),
            Event::Share { network, url } => {
                dispatch(
                    &self.host,
                    events::SHARE,
                    &[("network", network.into()), ("url", (&*url).into())],
                );
            }
            Event::Error(failure) => {
                let detail = [
                    ("kind", failure.kind.key().into()),
                    ("message", (&*failure.message).into()),
                    ("advice", (&*failure.advice).into()),
                    ("retryable", failure.is_retryable.into()),
                ];
                dispatch(&self.host, events::ERROR, &detail);
            }
        }
    }
}

fn navigator() -> Option<Navigator> {
    window().map(|window| window.navigator())
}

/// Most browsers name others too, so the most particular name is looked for first.
fn kind_of(agent: &str) -> BrowserKind {
    const NAMES: [(&str, BrowserKind); 8] = [
        ("Mobi", BrowserKind::Mobile),
        ("Android", BrowserKind::Mobile),
        ("iPad", BrowserKind::Mobile),
        ("Edg/", BrowserKind::Edge),
        ("OPR/", BrowserKind::Other),
        ("Firefox/", BrowserKind::Firefox),
        ("Chrome/", BrowserKind::Chrome),
        ("Safari/", BrowserKind::Safari),
    ];
    let names =
        |name: &str| agent.as_bytes().windows(name.len()).any(|part| part == name.as_bytes());
    NAMES.iter().find(|(name, _)| names(name)).map(|(_, kind)| *kind).unwrap_or_default()
}
