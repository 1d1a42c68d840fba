//! One mounted widget: what it shows, and what it is waiting for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{JsString, Promise};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, console};
use yew::{AppHandle, Callback, Renderer};

use super::browser::PageBrowser;
use super::document::{self, Loaded};
use super::options;
use crate::ui::{Action, BrowserHandle, Widget, WidgetProps};

/// What a widget is told to show.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Source {
    /// A document to fetch.
    Url(Rc<str>),
    /// A document at hand.
    Json(JsString),
}

/// A mounted widget.
#[derive(Debug)]
pub(super) struct Session {
    host: HtmlElement,
    app: RefCell<Option<AppHandle<Widget>>>,
    /// Answers to any but the newest request are stale and lose.
    generation: Cell<u32>,
    source: RefCell<Option<Source>>,
    /// What came last, whether or not it is on screen still.
    loaded: RefCell<Option<Loaded>>,
}

impl Session {
    pub(super) fn start(host: HtmlElement, container: HtmlElement, started: f64) -> Rc<Self> {
        let browser = PageBrowser::new(host.clone(), container.clone(), started);
        Rc::new_cyclic(|session: &std::rc::Weak<Self>| {
            let session = session.clone();
            let props = WidgetProps {
                article: None,
                options: options::of_element(&host),
                browser: Some(BrowserHandle(Rc::new(browser))),
                on_retry: Callback::from(move |()| {
                    if let Some(session) = session.upgrade() {
                        session.retry();
                    }
                }),
            };
            let app = Renderer::<Widget>::with_root_and_props(container.into(), props).render();
            Self {
                host,
                app: RefCell::new(Some(app)),
                generation: Cell::default(),
                source: RefCell::default(),
                loaded: RefCell::default(),
            }
        })
    }

    pub(super) fn load(
        self: &Rc<Self>,
        source: Source,
        response: Option<Promise>,
        is_reload: bool,
    ) {
        let is_new_source = self.source.replace(Some(source.clone())).as_ref() != Some(&source);
        let generation = self.next_generation();
        self.send(Action::Started { is_new_source });
        let session = self.clone();
        let on_outcome = move |outcome| {
            if session.generation.get() == generation {
                session.send(session.answered(outcome));
            }
        };
        match source {
            Source::Url(url) => document::fetch(url, response, is_reload, Box::new(on_outcome)),
            Source::Json(json) => {
                let base = self.host.base_uri().ok().flatten();
                on_outcome(document::read(json, base.as_deref()));
            }
        }
    }

    pub(super) fn configure(&self) {
        self.send(Action::Configured(options::of_element(&self.host)));
    }

    pub(super) fn article(&self) -> Option<JsString> {
        let app = self.app.borrow();
        let widget = app.as_ref()?.get_component()?;
        let on_screen = widget.article()?;
        let loaded = self.loaded.borrow();
        let loaded = loaded.as_ref().filter(|loaded| Rc::ptr_eq(&loaded.article, on_screen))?;
        Some(loaded.document.clone())
    }

    pub(super) fn destroy(&self) {
        self.next_generation();
        if let Some(app) = self.app.take() {
            let is_rendered = app.get_component().is_some();
            if is_rendered {
                app.destroy();
            } else {
                // After the first rendering, which is due: Yew would not leave it out.
                spawn_local(async move { app.destroy() });
            }
        }
    }

    fn retry(self: &Rc<Self>) {
        let source = self.source.borrow().clone();
        if let Some(source) = source {
            self.load(source, None, true);
        }
    }

    fn answered(&self, loaded: document::Outcome) -> Action {
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(failure) => {
                if options::of_element(&self.host).debug {
                    console::warn_1(
                        &format!("article-widget: {}. {}", failure.message, failure.advice).into(),
                    );
                }
                return Action::Failed(failure);
            }
        };
        if options::of_element(&self.host).debug {
            for warning in loaded.warnings.iter() {
                console::warn_1(&format!("article-widget: {warning}").into());
            }
        }
        let last = self.loaded.take();
        let unchanged = last.filter(|last| last.is_same_document(&loaded));
        let loaded = unchanged.unwrap_or(loaded);
        let article = loaded.article.clone();
        self.loaded.replace(Some(loaded));
        Action::Loaded(article)
    }

    fn next_generation(&self) -> u32 {
        self.generation.set(self.generation.get().wrapping_add(1));
        self.generation.get()
    }

    fn send(&self, action: Action) {
        if let Some(app) = self.app.borrow().as_ref() {
            app.send_message(action);
        }
    }
}
