//! The size of the text, which a reader chooses for all widgets of a page, for as long as the page is there.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::HtmlElement;
use yew::Callback;

/// What `src/ui/tools.css` multiplies the size by, in percent.
const PROPERTY: &str = "--scale";

thread_local! {
    static PERCENT: Cell<u32> = const { Cell::new(100) };
    static WIDGETS: RefCell<Vec<Weak<Watch>>> = const { RefCell::new(Vec::new()) };
}

/// A widget that has the page's size of text; dropping it leaves the size that it has.
#[derive(Debug)]
pub(super) struct Watch {
    container: HtmlElement,
    on_change: Callback<u32>,
}

/// Gives the widget in `container` the page's size of text, now and whenever that changes, and tells of it.
pub(super) fn watch(container: HtmlElement, on_change: Callback<u32>) -> Rc<Watch> {
    let watch = Rc::new(Watch { container, on_change });
    WIDGETS.with_borrow_mut(|widgets| {
        widgets.retain(|widget| widget.strong_count() > 0);
        widgets.push(Rc::downgrade(&watch));
    });
    if PERCENT.get() != 100 {
        watch.apply(PERCENT.get());
    }
    watch
}

/// Makes the text of all widgets of the page this large.
pub(super) fn set(percent: u32) {
    PERCENT.set(percent);
    // Whoever is told renders later, so nobody asks for the list meanwhile.
    WIDGETS.with_borrow(|widgets| {
        for widget in widgets.iter().filter_map(Weak::upgrade) {
            widget.apply(percent);
        }
    });
}

impl Watch {
    fn apply(&self, percent: u32) {
        // By the object model, which no policy of a page forbids. A declared value is taken by any element.
        let _ = self.container.style().set_property(PROPERTY, &percent.to_string());
        self.on_change.emit(percent);
    }
}
