//! The masthead's clock.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use web_sys::{Document, VisibilityState};
use yew::{AttrValue, Callback};

use super::intl::Formatter;

/// A running clock; dropping it stops it.
#[derive(Debug)]
pub(super) struct Clock {
    face: Rc<Face>,
    _listener: EventListener,
}

#[derive(Debug)]
struct Face {
    formatter: Formatter,
    is_american: bool,
    on_tick: Callback<AttrValue>,
    next: RefCell<Option<Timeout>>,
}

impl Clock {
    /// Tells the time at once and then on every second, but while `document` is hidden.
    ///
    /// `None` where the browser cannot tell the time.
    pub(super) fn start(
        document: &Document,
        language: &str,
        time_zone: Option<&str>,
        on_tick: Callback<AttrValue>,
    ) -> Option<Self> {
        let formatter = Formatter::clock(language, time_zone)?;
        let is_american = matches!(language.to_ascii_lowercase().as_str(), "en" | "en-us");
        let face = Rc::new(Face { formatter, is_american, on_tick, next: RefCell::default() });
        let listener = EventListener::new(document, "visibilitychange", {
            let (document, face) = (document.clone(), Rc::downgrade(&face));
            move |_| update(&document, &face)
        });
        update(document, &Rc::downgrade(&face));
        Some(Self { face, _listener: listener })
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        self.face.next.take();
    }
}

fn update(document: &Document, face: &Weak<Face>) {
    let Some(face) = face.upgrade() else { return };
    if document.visibility_state() == VisibilityState::Hidden {
        face.next.take();
    } else {
        face.tick();
    }
}

impl Face {
    fn tick(self: &Rc<Self>) {
        let now = Date::now();
        if let Some(text) = self.formatter.format(now) {
            let text = if self.is_american { american(&text) } else { text };
            self.on_tick.emit(text.into());
        }
        let face = Rc::downgrade(self);
        // In whole numbers, as the remainder of floating ones is a kilobyte of code.
        let rest_of_second = 1000 - (now as u64 % 1000) as u32;
        let next = Timeout::new(rest_of_second, move || {
            if let Some(face) = face.upgrade() {
                face.tick();
            }
        });
        self.next.replace(Some(next));
    }
}

/// `01/22/2025 06:34:37 am` from `01/22/2025, 06:34:37 AM`, whose last space is a narrow one in
/// some browsers.
fn american(text: &str) -> String {
    let kept = text.chars().filter(|character| *character != ',');
    kept.map(|character| if character == '\u{202f}' { ' ' } else { character.to_ascii_lowercase() })
        .collect()
}
