//! What is told anew each second or minute.

use std::cell::RefCell;
use std::fmt;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use web_sys::{Document, VisibilityState};

/// Calls at once, and then on every second, or whatever the period is, of the clock; dropping it ends that.
#[derive(Debug)]
pub(super) struct Ticker {
    works: Rc<Works>,
    _listener: EventListener,
}

struct Works {
    period_millis: u32,
    on_tick: Box<dyn Fn(f64)>,
    next: RefCell<Option<Timeout>>,
}

impl fmt::Debug for Works {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Works")
    }
}

impl Ticker {
    /// Calls `on_tick` with the present moment, in milliseconds since 1970, but while `document` is hidden.
    pub(super) fn start(
        document: &Document,
        period_millis: u32,
        on_tick: Box<dyn Fn(f64)>,
    ) -> Self {
        let works = Rc::new(Works { period_millis, on_tick, next: RefCell::default() });
        let listener = EventListener::new(document, "visibilitychange", {
            let (document, works) = (document.clone(), Rc::downgrade(&works));
            move |_| update(&document, &works)
        });
        update(document, &Rc::downgrade(&works));
        Self { works, _listener: listener }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.works.next.take();
    }
}

fn update(document: &Document, works: &Weak<Works>) {
    let Some(works) = works.upgrade() else { return };
    if document.visibility_state() == VisibilityState::Hidden {
        works.next.take();
    } else {
        works.tick();
    }
}

impl Works {
    fn tick(self: &Rc<Self>) {
        let now = Date::now();
        (self.on_tick)(now);
        let works = Rc::downgrade(self);
        // In whole numbers, as the remainder of floating ones is a kilobyte of code.
        let rest = self.period_millis - (now as u64 % u64::from(self.period_millis)) as u32;
        let next = Timeout::new(rest, move || {
            if let Some(works) = works.upgrade() {
                works.tick();
            }
        });
        self.next.replace(Some(next));
    }
}
