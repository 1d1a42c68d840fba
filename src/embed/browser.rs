//! The browser as the component tree sees it.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Navigator, ShadowRoot, window};
use yew::{AttrValue, Callback};

use super::events::{self, dispatch};
use super::intl;
use super::reading::Reading;
use super::speech::Speech;
use super::ticker::Ticker;
use super::{age, clock, text_size};
use crate::model::DateTime;
use crate::ui::{Browser, BrowserKind, Event, Listening, Place, Voice, Words};

/// What the first article of a component tree is to the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Opening {
    /// The first that is on screen.
    #[default]
    First,
    /// The one that is on screen already.
    Known,
    /// Another one, or a newer version, than what is on screen already.
    Newer,
}

/// The browser that one widget is in.
#[derive(Debug)]
pub(super) struct PageBrowser {
    host: HtmlElement,
    container: HtmlElement,
    started: f64,
    opening: Cell<Opening>,
    reading: RefCell<Option<Reading>>,
    age: RefCell<Option<Ticker>>,
}

impl PageBrowser {
    /// The browser of the widget in `container`, for the element `host`.
    pub(super) fn new(host: HtmlElement, container: HtmlElement, started: f64) -> Self {
        let (opening, reading, age) = Default::default();
        Self { host, container, started, opening, reading, age }
    }

    /// Says what the tree's first article will be; without that, it is the first on screen.
    pub(super) fn open_with(&self, opening: Opening) {
        self.opening.set(opening);
    }

    /// The language that the page says it is in, where the widget stands.
    pub(super) fn page_language(&self) -> Option<Rc<str>> {
        language_around(&self.host).map(Rc::from)
    }

    fn language(&self, place: &Place) -> String {
        if let Some(language) = &place.language {
            return language.to_string();
        }
        language_around(&self.host).or_else(|| navigator()?.language()).unwrap_or_default()
    }

    /// The place of what is told to readers who do not see it.
    fn speaker(&self) -> Option<Element> {
        self.container.query_selector("[data-newer]").ok()?
    }

    fn watch_reading(&self) {
        self.reading.replace(Reading::start(&self.host, &self.container));
    }
}

impl Browser for PageBrowser {
    fn watch_clock(&self, place: &Place, on_tick: Callback<AttrValue>) -> Box<dyn Any> {
        let document = self.host.owner_document();
        let zone = place.time_zone.as_deref();
        Box::new(
            document
                .and_then(|document| clock::start(&document, &self.language(place), zone, on_tick)),
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

    fn format_number(&self, number: f64, place: &Place) -> Option<String> {
        intl::number(number, &self.language(place))
    }

    fn watch_text_size(&self, on_change: Callback<u32>) -> Box<dyn Any> {
        Box::new(text_size::watch(self.container.clone(), on_change))
    }

    fn set_text_size(&self, percent: u32) {
        text_size::set(percent);
    }

    fn voice(
        &self,
        language: Option<Rc<str>>,
        on_change: Callback<Listening>,
    ) -> Option<Box<dyn Voice>> {
        let language = self.language(&Place { language, time_zone: None });
        Some(Box::new(Speech::new(self.container.clone(), language, on_change)?))
    }

    fn say(&self, text: &str) {
        if let Some(speaker) = self.speaker() {
            // A text of its own each time, so that the same words are told again.
            speaker.set_text_content(Some(text));
        }
    }

    fn rendered(&self, words: &'static Words) {
        self.age.replace(age::watch(&self.container, words.language));
    }

    fn emit(&self, event: Event) {
        match event {
            Event::Ready => match self.opening.take() {
                Opening::First => {
                    let now = window()
                        .and_then(|window| window.performance())
                        .map_or(0.0, |clock| clock.now());
                    let millis = (now - self.started).round();
                    dispatch(
                        &self.host,
                        events::READY,
                        &[("edition", "dynamic".into()), ("milliseconds", millis.into())],
                    );
                    self.watch_reading();
                }
                Opening::Known => self.watch_reading(),
                Opening::Newer => self.emit(Event::Update),
            },
            Event::Update => {
                let newer = self.speaker().and_then(|it| it.get_attribute("data-newer"));
                self.say(&newer.unwrap_or_default());
                dispatch(&self.host, events::UPDATE, &[]);
                self.watch_reading();
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

/// The language that an element stands in, also where that is set outside of the shadow roots around it.
fn language_around(element: &Element) -> Option<String> {
    let mut element = element.clone();
    loop {
        if let Ok(Some(element)) = element.closest("[lang]") {
            return element.get_attribute("lang");
        }
        element = element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
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
