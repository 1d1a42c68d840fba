//! What the reader sees, as a Yew component tree.
//!
//! Rendering is a pure function of properties: no window, clock, locale or random before a
//! component is mounted, so that every part also renders natively. What a part needs from the
//! browser it asks of [`Browser`], from the second rendering on.
//!
//! Parts with a state of their own are components; the others are functions that return `Html`,
//! which weigh less and leave fewer hydration markers.

mod article_view;
mod blocks;
mod body;
mod browser;
mod clock;
mod component;
mod copy_button;
mod dateline;
mod each;
mod figure;
mod footer;
mod icon;
mod inline;
mod link;
mod masthead;
mod notice;
mod options;
mod share_bar;
mod share_url;
mod stamp;
mod state;
mod tools;
mod widget;
mod words;

pub use browser::{
    Browser, BrowserHandle, BrowserKind, Event, Listening, Place, Surroundings, Voice,
};
pub use options::{HeadingStart, Layout, Options};
pub use share_url::{Encoded, campaign_url, share_url};
pub use stamp::{STAMP_ATTRIBUTE, Shape, Stamp};
pub use state::{Action, Phase};
pub use tools::{heading_url, reading_minutes};
pub use widget::{Widget, WidgetProps};
pub use words::Words;

/// The stylesheet of the whole tree, as far as it is seen in the first paint or moves anything.
pub const STYLE: &str = include_str!("ui/style.css");

/// The rest of it, minified: `src/ui/late.css` and `src/ui/tools.css`.
pub const LATE_STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/late.css"));
