//! One mounted widget: what it shows, and what it is waiting for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, JsString, Promise};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, console};
use yew::{AppHandle, Callback, Renderer};

use super::browser::{Opening, PageBrowser};
use super::document::{self, Loaded};
use super::options;
use super::prerendered::{self, Agreement};
use super::words;
use crate::model::Article;
use crate::ui::{Action, Browser, BrowserHandle, Event, Widget, WidgetProps, Words};

/// What a widget is told to show.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A document to fetch.
    Url(Rc<str>),
    /// A document at hand.
    Json(JsString),
}

/// A mounted widget.
#[derive(Debug)]
pub struct Session {
    host: HtmlElement,
    container: HtmlElement,
    convert: Function,
    /// Where the widget's own words are in other languages than English.
    folder: Rc<str>,
    /// Those of the article that was asked for last.
    words: Cell<&'static Words>,
    browser: Rc<PageBrowser>,
    /// The component tree. There is none while the container still shows what was there before.
    app: RefCell<Option<AppHandle<Widget>>>,
    /// Whether that is another article than the one that is asked for.
    is_stale: Cell<bool>,
    /// Answers to any but the newest request are stale and lose.
    generation: Cell<u32>,
    source: RefCell<Option<Source>>,
    /// What came last, whether or not it is on screen still.
    loaded: RefCell<Option<Loaded>>,
}

impl Session {
    /// Mounts a widget into `container`, whose content it replaces, for the element `host`: its attributes are
    /// the widget's options, and its events are dispatched there. `convert` takes a document and its base, and gives a
    /// promise of what [`convert`](crate::convert::convert) makes of them. `folder` is the address of the files of
    /// [`Words`], with a slash at its end. `started` is the moment, on the
    /// clock of `performance.now()`, from which the time to the first article is counted.
    ///
    /// With `is_shown`, an article or its beginning is in the container already, and the page was told so.
    /// It stays there until the document has come, and for good where it does not; but only until that is
    /// known where it `is_stale`: another one than is asked for now.
    pub fn start(
        host: HtmlElement,
        container: HtmlElement,
        convert: Function,
        folder: String,
        started: f64,
        is_shown: bool,
        is_stale: bool,
    ) -> Rc<Self> {
        let session = Rc::new(Self {
            browser: Rc::new(PageBrowser::new(host.clone(), container.clone(), started)),
            host,
            container,
            convert,
            folder: folder.into(),
            words: Cell::new(&Words::ENGLISH),
            app: RefCell::default(),
            is_stale: Cell::new(is_stale),
            generation: Cell::default(),
            source: RefCell::default(),
            loaded: RefCell::default(),
        });
        if !is_shown {
            session.render(None);
            // Where the page says what language its readers are told in, they need not wait for the article to be.
            if options::of_element(&session.host).language.is_some() {
                session.configure();
            }
        }
        session
    }

    /// Shows the document of a source.
    ///
    /// `response` is the promise of a response that is already under way: only widgets that are given the same share it. Without
    /// one, a request that is under way serves as well, and with neither that nor `is_reload`, a document that another
    /// widget of the page got a moment ago.
    pub fn load(self: &Rc<Self>, source: Source, response: Option<Promise>, is_reload: bool) {
        let last = self.source.replace(Some(source.clone()));
        let is_new_source = last.as_ref() != Some(&source);
        if is_new_source && last.is_some() {
            self.is_stale.set(true);
        }
        let generation = self.next_generation();
        self.send(Action::Started { is_new_source });
        let session = self.clone();
        let on_outcome = move |outcome| {
            if session.generation.get() == generation {
                session.tell(session.answered(outcome), generation);
            }
        };
        let convert = self.convert.clone();
        match source {
            Source::Url(url) => {
                document::fetch(url, response, is_reload, convert, Box::new(on_outcome));
            }
            Source::Json(json) => {
                let base = self.host.base_uri().ok().flatten();
                spawn_local(async move {
                    on_outcome(document::read(json, base.as_deref(), &convert).await);
                });
            }
        }
    }

    /// Reads the host element's attributes again. What they change is there at once, and words in another language when they
    /// have come.
    pub fn configure(self: &Rc<Self>) {
        self.send(Action::Configured(options::of_element(&self.host), self.words.get()));
        let asked = self.language_asked();
        let (session, tag) = (self.clone(), asked.clone());
        let configure = move |words: &'static Words| {
            // What was asked for before may come after what was asked for last.
            if session.language_asked() == asked && !std::ptr::eq(session.words.get(), words) {
                session.words.set(words);
                session.send(Action::Configured(options::of_element(&session.host), words));
            }
        };
        words::get(tag.as_deref(), &self.folder, Box::new(configure));
    }

    /// The document whose article is on screen, as it was served.
    pub fn article(&self) -> Option<JsString> {
        let app = self.app.borrow();
        let widget = app.as_ref()?.get_component()?;
        let on_screen = widget.article()?;
        let loaded = self.loaded.borrow();
        let loaded = loaded.as_ref().filter(|loaded| Rc::ptr_eq(&loaded.article, on_screen))?;
        Some(loaded.document.clone())
    }

    /// Takes the widget down. What is on its way to it is not awaited any more.
    pub fn destroy(&self) {
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

    /// Puts the component tree into the container, in the place of what is there or around it.
    fn render(self: &Rc<Self>, article: Option<Rc<Article>>) {
        let options = options::of_element(&self.host);
        let agreement = article.as_ref().map(|article| {
            let agreement = prerendered::compare(&self.container, article, &options);
            if self.is_stale.get() { Agreement::OtherArticle } else { agreement }
        });
        self.browser.open_with(match agreement {
            None => Opening::First,
            Some(Agreement::Whole | Agreement::SameArticle) => Opening::Known,
            Some(Agreement::OtherArticle) => Opening::Newer,
        });
        let session = Rc::downgrade(self);
        let props = WidgetProps {
            article,
            options,
            words: self.words.get(),
            browser: Some(BrowserHandle(self.browser.clone())),
            on_retry: Callback::from(move |()| {
                if let Some(session) = session.upgrade() {
                    session.retry();
                }
            }),
        };
        let container = self.container.clone().into();
        let renderer = Renderer::<Widget>::with_root_and_props(container, props);
        self.app.replace(Some(match agreement {
            Some(Agreement::Whole) => renderer.hydrate(),
            _ => renderer.render(),
        }));
    }

    /// The language of the words for the article that came last: what the element says, or the article, or the page.
    fn language_asked(&self) -> Option<Rc<str>> {
        let of_element = options::of_element(&self.host).language;
        let of_article = || self.loaded.borrow().as_ref()?.article.language.clone();
        of_element.or_else(of_article).or_else(|| self.browser.page_language())
    }

    /// Delivers an action; an article, when the words for it are there.
    fn tell(self: &Rc<Self>, action: Action, generation: u32) {
        if !matches!(action, Action::Loaded(_)) {
            self.deliver(action);
            return self.configure();
        }
        let asked = self.language_asked();
        let (session, tag) = (self.clone(), asked.clone());
        let deliver = move |words| {
            if session.generation.get() != generation {
                return;
            }
            if session.language_asked() == asked {
                session.words.set(words);
            }
            session.deliver(action);
        };
        words::get(tag.as_deref(), &self.folder, Box::new(deliver));
    }

    fn deliver(self: &Rc<Self>, action: Action) {
        if self.app.borrow().is_some() {
            if matches!(action, Action::Loaded(_)) {
                let options = options::of_element(&self.host);
                self.send(Action::Configured(options, self.words.get()));
            }
            return self.send(action);
        }
        match action {
            Action::Loaded(article) => self.render(Some(article)),
            Action::Failed(_) if self.is_stale.get() => {
                self.render(None);
                self.send(action);
            }
            // What is on screen stays; only the page hears of it.
            Action::Failed(failure) => self.browser.emit(Event::Error(Rc::new(failure))),
            Action::Started { .. } | Action::Configured(..) => {}
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
