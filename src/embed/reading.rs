//! How far the reader has come in the article, and for how long.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, EventTarget, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, VisibilityState, window,
};

use super::events::{READ, dispatch};

/// The depths that are told, in percent of the body.
const DEPTHS: [u32; 4] = [25, 50, 75, 100];

/// Watches the marks that stand at each quarter of the body; dropping it ends that.
///
/// Each depth is told once, in order: when its mark comes into sight, or is found above it.
#[derive(Debug)]
pub(super) struct Reading {
    observer: IntersectionObserver,
    _on_sight: Closure<dyn FnMut(Array)>,
    _listeners: [EventListener; 3],
}

impl Reading {
    /// Watches the body in `container`, and dispatches on `host`. `None` without a body.
    pub(super) fn start(host: &HtmlElement, container: &HtmlElement) -> Option<Self> {
        let marks =
            container.query_selector_all(".depth").ok().filter(|marks| marks.length() > 0)?;
        let document = host.owner_document()?;
        let window = window()?;
        let engagement = Rc::new(Engagement::start(document.clone()));
        let listeners = [
            (document.as_ref() as &EventTarget, "visibilitychange"),
            (window.as_ref(), "focus"),
            (window.as_ref(), "blur"),
        ];
        let listeners = listeners.map(|(target, name)| {
            let engagement = engagement.clone();
            EventListener::new(target, name, move |_| engagement.turn())
        });
        let told = Cell::new(0);
        let on_sight = Closure::<dyn FnMut(Array)>::new({
            let host = host.clone();
            move |entries: Array| {
                let seen = greatest_seen(&entries);
                for depth in DEPTHS {
                    if depth > told.get() && depth <= seen {
                        told.set(depth);
                        let detail =
                            [("depth", depth.into()), ("milliseconds", engagement.millis().into())];
                        dispatch(&host, READ, &detail);
                    }
                }
            }
        });
        // All above the viewport counts as in sight, so that a jump past the article is seen too.
        let init = IntersectionObserverInit::new();
        init.set_root_margin("9999999px 0px 0px");
        let on_sight_function = on_sight.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(on_sight_function, &init).ok()?;
        for idx in 0..marks.length() {
            if let Some(mark) = marks.get(idx).and_then(|mark| mark.dyn_into::<Element>().ok()) {
                observer.observe(&mark);
            }
        }
        Some(Self { observer, _on_sight: on_sight, _listeners: listeners })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The greatest depth that is in sight or above it. A reader who jumps past a mark has come by.
fn greatest_seen(entries: &Array) -> u32 {
    let mut greatest = 0;
    for entry in
        entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
    {
        let depth = entry.target().get_attribute("data-depth").and_then(|depth| depth.parse().ok());
        greatest = greatest.max(depth.filter(|_| entry.is_intersecting()).unwrap_or_default());
    }
    greatest
}

/// Time that the page spent in sight and in focus.
#[derive(Debug)]
struct Engagement {
    document: Document,
    before: Cell<f64>,
    since: Cell<Option<f64>>,
}

impl Engagement {
    fn start(document: Document) -> Self {
        let engagement = Self { document, before: Cell::default(), since: Cell::default() };
        engagement.turn();
        engagement
    }

    fn turn(&self) {
        self.before.set(self.millis());
        let is_engaged = self.document.visibility_state() == VisibilityState::Visible
            && self.document.has_focus().unwrap_or_default();
        self.since.set(is_engaged.then(now));
    }

    fn millis(&self) -> f64 {
        (self.before.get() + self.since.get().map_or(0.0, |since| now() - since)).round()
    }
}

fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
