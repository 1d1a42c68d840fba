//! The program of widgets, as `embed.js` calls it: see `article_widget::embed`.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use article_widget::embed::{Session, Source};
use article_widget::ui::LATE_STYLE;
use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// One widget, as `embed.js` holds it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct MountedWidget {
    session: Rc<Session>,
}

/// Mounts a widget: see [`Session::start`].
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    container: HtmlElement,
    convert: Function,
    folder: String,
    started: f64,
    is_shown: bool,
    is_stale: bool,
) -> MountedWidget {
    MountedWidget {
        session: Session::start(host, container, convert, folder, started, is_shown, is_stale),
    }
}

/// What the program brings along of the stylesheet: [`LATE_STYLE`].
#[wasm_bindgen(js_name = lateStyle)]
pub fn late_style() -> String {
    LATE_STYLE.to_owned()
}

#[wasm_bindgen]
impl MountedWidget {
    /// Shows the document at `url`, which is absolute: see [`Session::load`].
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
