//! Events that the host element dispatches.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// The first article is on screen.
pub(super) const READY: &str = "article-widget-ready";
/// A newer or another article is on screen.
pub(super) const UPDATE: &str = "article-widget-update";
/// The reader came to a quarter, a half, three quarters or the end of the body.
pub(super) const READ: &str = "article-widget-read";
/// Something went wrong.
pub(super) const ERROR: &str = "article-widget-error";

/// Dispatches an event that bubbles and crosses shadow roots. Soon, not now: a page's own code runs
/// then, and must find the widget at rest, neither rendering nor reading.
pub(super) fn dispatch(target: &EventTarget, name: &str, detail: &[(&str, JsValue)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let target = target.clone();
        spawn_local(async move {
            // Only an event that is under way already cannot be dispatched; this one is new.
            let _ = target.dispatch_event(&event);
        });
    }
}

/// A plain object with these fields.
pub(super) fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A plain new object takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
