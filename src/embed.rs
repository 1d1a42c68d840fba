//! The border to JavaScript: ties a component tree to an element of a page.
//!
//! `static/embed.js` is the only caller. One module and one instance serve all widgets of a page;
//! each has a [`MountedWidget`] of its own.

mod browser;
mod clock;
mod document;
mod events;
mod html;
mod intl;
mod json;
mod options;
mod prerendered;
mod reading;
mod session;

use std::rc::Rc;

use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

pub use html::parse as parse_html;
use session::{Session, Source};

/// One widget, as `embed.js` holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct MountedWidget {
    session: Rc<Session>,
}

/// Mounts a widget into `container`, whose content it replaces, for the element `host`: its attributes are
/// the widget's options, and its events are dispatched there. `started` is the moment, on the
/// clock of `performance.now()`, from which the time to the first article is counted.
///
/// With `is_shown`, an article or its beginning is in the container already, and the page was told so.
/// It stays there until the document has come, and for good where it does not; but only until that is
/// known where it `is_stale`: another one than is asked for now.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    container: HtmlElement,
    started: f64,
    is_shown: bool,
    is_stale: bool,
) -> MountedWidget {
    MountedWidget { session: Session::start(host, container, started, is_shown, is_stale) }
}

#[wasm_bindgen]
impl MountedWidget {
    /// Shows the document at `url`, which is absolute. `response` is the promise of a response that
    /// is already under way: only widgets that are given the same share it. Without one, a request that is
    /// under way serves as well, and with neither that nor `is_reload`, a document that another widget of
    /// the page got a moment ago.
    pub fn load(&self, url: String, response: Option<Promise>, is_reload: bool) {
        self.session.load(Source::Url(url.into()), response, is_reload);
    }

    /// Shows the document `json`, whose URLs are relative to the page.
    pub fn show(&self, json: JsString) {
        self.session.load(Source::Json(json), None, true);
    }

    /// Reads the host element's attributes again.
    pub fn configure(&self) {
        self.session.configure();
    }

    /// The document whose article is on screen, as it was served.
    #[wasm_bindgen(getter)]
    pub fn article(&self) -> Option<JsString> {
        self.session.article()
    }

    /// Takes the widget down. What is on its way to it is not awaited any more.
    pub fn destroy(self) {
        self.session.destroy();
    }
}
