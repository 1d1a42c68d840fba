//! What the component tree needs from a browser.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use yew::prelude::*;

use super::{Options, Words};
use crate::model::{DateTime, Failure};

/// What surrounds an article wherever it is shown; given to every part.
#[derive(Debug)]
pub struct Surroundings {
    /// The embedding page's choices.
    pub options: Options,
    /// The widget's own words.
    pub words: &'static Words,
    /// The browser; natively and before the widget is mounted there is none.
    pub browser: Option<BrowserHandle>,
    /// Whether this is markup of `prerender`, in which components are what they show first.
    pub is_ahead: bool,
}

/// The browser's services. There is none before the widget is mounted, so what is
/// rendered first does not depend on it.
pub trait Browser {
    /// Tells the time of the clock on the masthead at once and then on every second, until the
    /// returned guard is dropped; pauses while the page is hidden.
    fn watch_clock(&self, place: &Place, on_tick: Callback<AttrValue>) -> Box<dyn Any>;

    /// A date in words, as it is written in a place. `None` when the browser cannot.
    fn format_date(&self, date: &DateTime, place: &Place) -> Option<AttrValue>;

    /// Whose browser it is.
    fn kind(&self) -> BrowserKind;

    /// Whether there is a share dialog of the system's own.
    fn has_share_dialog(&self) -> bool;

    /// A number as it is written in a place: `1,25`. `None` when the browser cannot.
    fn format_number(&self, number: f64, place: &Place) -> Option<String>;

    /// Tells the size of the text of all widgets on the page that have tools, in percent: now, where it is not 100, and whenever it
    /// changes, until the returned guard is dropped. The widget has that size meanwhile.
    fn watch_text_size(&self, on_change: Callback<u32>) -> Box<dyn Any>;

    /// Makes the text of all widgets on the page that have tools as large as this, in percent.
    fn set_text_size(&self, percent: u32);

    /// What reads the article out in this language, else the page's; `None` where the browser cannot speak at all.
    /// Whether it has a voice for the language is told later, as that comes late.
    fn voice(
        &self,
        language: Option<Rc<str>>,
        on_change: Callback<Listening>,
    ) -> Option<Box<dyn Voice>>;

    /// Tells those who do not see it, politely, in the one place of the widget for that.
    fn say(&self, text: &str);

    /// The tree is on screen as it is now. What is told by the minute is told from then on: how long ago a fresh article changed.
    /// That is in the language of these words.
    fn rendered(&self, words: &'static Words);

    /// Tells the page what happened.
    fn emit(&self, event: Event);
}

/// What reads the article out; dropping it ends that.
pub trait Voice {
    /// Begins at the beginning, or goes on where it was paused.
    fn play(&self);

    /// Pauses, and remembers the sentence.
    fn pause(&self);

    /// Ends, and forgets it.
    fn stop(&self);

    /// Speaks as fast as this, in percent of how it speaks by itself, from the present sentence on.
    fn set_speed(&self, percent: u32);
}

/// What a [`Voice`] does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Listening {
    /// There is none for the language of the article, as far as is known.
    #[default]
    Unavailable,
    /// Nothing yet.
    Ready,
    /// It reads the article out.
    Speaking,
    /// It waits to go on.
    Paused,
}

/// Where and in what language dates and times are told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// BCP 47 tag; without one, the page's language.
    pub language: Option<Rc<str>>,
    /// IANA name; without one, the reader's time zone.
    pub time_zone: Option<Rc<str>>,
}

/// A shared [`Browser`]; equal to itself only.
#[derive(Clone)]
pub struct BrowserHandle(pub Rc<dyn Browser>);

impl PartialEq for BrowserHandle {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for BrowserHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BrowserHandle")
    }
}

/// Families of browsers, as far as their settings differ for the reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BrowserKind {
    /// Chrome on a computer.
    Chrome,
    /// Edge on a computer.
    Edge,
    /// Firefox on a computer.
    Firefox,
    /// Safari on a computer.
    Safari,
    /// Any browser on a phone or tablet.
    Mobile,
    /// None of these, or not known.
    #[default]
    Other,
}

/// What the page is told. `docs/contracts/element.md` describes each.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The first article is on screen.
    Ready,
    /// A newer or another article is on screen.
    Update,
    /// Something went wrong.
    Error(Rc<Failure>),
}
