//! A page with a widget on it, as `embed.js` would make it.

use std::cell::RefCell;
use std::rc::Rc;

use article_widget::convert::convert;
use article_widget::embed::{Session, Source};
use gloo_events::EventListener;
use js_sys::{Function, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CustomEvent, Document, Element, HtmlElement, Response, ResponseInit, ShadowRootInit,
    ShadowRootMode, window,
};
use yew::scheduler;

/// The events that a widget can dispatch.
const EVENTS: [&str; 5] = [
    "article-widget-ready",
    "article-widget-update",
    "article-widget-share",
    "article-widget-read",
    "article-widget-error",
];

/// The document that the tests run in.
pub(crate) fn document() -> Document {
    window().unwrap().document().unwrap()
}

/// Where other languages' words would be. There are none in these tests.
const WORDS: &str = "https://127.0.0.1/none/";

/// What `embed.js` gives to widgets: the second program.
type Convert = dyn Fn(JsString, Option<String>) -> Promise;

/// An element with a widget mounted in its shadow root. Dropping it removes the element.
pub(crate) struct Page {
    pub(crate) host: HtmlElement,
    pub(crate) container: HtmlElement,
    pub(crate) widget: Option<Rc<Session>>,
    _convert: Closure<Convert>,
    events: Rc<RefCell<Vec<(String, JsValue)>>>,
    _listeners: Vec<EventListener>,
}

impl Page {
    /// A widget that was not told what to show yet. The host has these attributes.
    pub(crate) fn new(attributes: &[&str]) -> Self {
        Self::mounted_around(element("div"), attributes, false)
    }

    /// A widget whose container is this one, with an article that the page was told of already.
    pub(crate) fn holding(container: HtmlElement) -> Self {
        Self::mounted_around(container, &[], true)
    }

    fn mounted_around(container: HtmlElement, attributes: &[&str], is_shown: bool) -> Self {
        let host = element("article-widget-host");
        for attribute in attributes {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            host.set_attribute(name, value).unwrap();
        }
        document().body().unwrap().append_child(&host).unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        root.append_child(&container).unwrap();
        let events = Rc::new(RefCell::new(Vec::new()));
        // Listening further up shows that events bubble out of the shadow root.
        let listeners = EVENTS.map(|name| {
            let (events, host) = (events.clone(), host.clone());
            EventListener::new(&document(), name, move |event| {
                let event = event.dyn_ref::<CustomEvent>().unwrap();
                if event.target().as_ref() == Some(host.as_ref()) {
                    events.borrow_mut().push((name.to_owned(), event.detail()));
                }
            })
        });
        let answer = |document: JsString, base: Option<String>| {
            let answer = convert(&document, base.as_deref());
            Promise::resolve(&JsValue::from(Uint8Array::from(&*answer)))
        };
        let convert = Closure::<Convert>::new(answer);
        let function = convert.as_ref().unchecked_ref::<Function>().clone();
        let (own_host, own_container) = (host.clone(), container.clone());
        let widget = Session::start(
            own_host,
            own_container,
            function,
            WORDS.to_owned(),
            0.0,
            is_shown,
            false,
        );
        let widget = Some(widget);
        Self { host, container, widget, _convert: convert, events, _listeners: listeners.into() }
    }

    /// A widget that shows this document.
    pub(crate) async fn showing(json: &str) -> Self {
        let page = Self::new(&[]);
        page.show(json).await;
        page
    }

    pub(crate) async fn show(&self, json: &str) {
        self.give(json);
        settled().await;
        scheduler::flush().await;
    }

    /// Tells the widget to show this document.
    pub(crate) fn give(&self, json: &str) {
        self.mounted().load(Source::Json(json.into()), None, true);
    }

    /// Tells the widget to show the document at this address.
    pub(crate) fn load(&self, url: &str, response: Option<Promise>, is_reload: bool) {
        self.mounted().load(Source::Url(url.into()), response, is_reload);
    }

    pub(crate) fn mounted(&self) -> &Rc<Session> {
        self.widget.as_ref().expect("the widget is mounted")
    }

    /// The element with this part name, or nothing.
    pub(crate) fn part(&self, name: &str) -> Option<Element> {
        self.container.query_selector(&format!("[part~={name}]")).unwrap()
    }

    /// The words of the element with this part name.
    #[track_caller]
    pub(crate) fn text(&self, part: &str) -> String {
        self.part(part).unwrap_or_else(|| panic!("there is no {part}")).text_content().unwrap()
    }

    /// Whether the page's own children of the host are on screen.
    pub(crate) fn keeps_fallback(&self) -> bool {
        self.container.query_selector("slot").unwrap().is_some()
    }

    /// The names of the events so far, without what they have in common. Those about the reading are
    /// left out: when they come depends on when the browser paints.
    pub(crate) fn events(&self) -> Vec<String> {
        let names = self.events.borrow();
        let names = names.iter().map(|(name, _)| name.trim_start_matches("article-widget-"));
        names.filter(|name| *name != "read").map(str::to_owned).collect()
    }

    /// The detail of the newest event of this name.
    #[track_caller]
    pub(crate) fn detail(&self, name: &str) -> JsValue {
        let name = format!("article-widget-{name}");
        let events = self.events.borrow();
        let newest = events.iter().rev().find(|(it, _)| *it == name);
        newest.unwrap_or_else(|| panic!("there was no {name}")).1.clone()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(widget) = self.widget.take() {
            widget.destroy();
        }
        self.host.remove();
    }
}

/// A new element.
pub(crate) fn element(name: &str) -> HtmlElement {
    document().create_element(name).unwrap().unchecked_into()
}

/// A field of an object.
pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// A field of an object, as a string.
#[track_caller]
pub(crate) fn get_string(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_else(|| panic!("{name} is a string"))
}

/// The names of an object's fields.
pub(crate) fn field_names(object: &JsValue) -> Vec<String> {
    Object::keys(object.unchecked_ref::<Object>())
        .iter()
        .map(|name| name.as_string().unwrap())
        .collect()
}

/// A response with this body.
pub(crate) fn response(status: u16, body: &str) -> JsValue {
    let init = ResponseInit::new();
    init.set_status(status);
    Response::new_with_opt_str_and_init(Some(body), &init).unwrap().into()
}

/// Waits until all that is to be done now, and what follows from it, is done.
async fn settled() {
    // A task comes after all that promises have to do.
    let (promise, resolve) = promise();
    window().unwrap().set_timeout_with_callback(&resolve).unwrap();
    JsFuture::from(promise).await.unwrap();
}

/// A promise, and what keeps it.
pub(crate) fn promise() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |fulfil, _| resolve = Some(fulfil));
    (promise, resolve.unwrap())
}

/// Waits until there was an event of this name from the page's widget.
pub(crate) async fn heard(page: &Page, name: &str) {
    let whole = format!("article-widget-{name}");
    let was_heard = page.events.borrow().iter().any(|(it, _)| *it == whole);
    if !was_heard {
        next(page, name).await;
    }
}

/// Waits for the next event of this name from the page's widget.
pub(crate) async fn next(page: &Page, name: &str) {
    let (promise, resolve) = promise();
    let name = format!("article-widget-{name}");
    let _listener = EventListener::once(&page.host, name, move |_| {
        resolve.call0(&JsValue::UNDEFINED).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}
