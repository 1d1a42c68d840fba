//! The border to JavaScript: ties a component tree to an element of a page.
//!
//! `programs/widget` is what `embed.js` calls of it. One module and one instance serve all widgets of a page;
//! each has a [`Session`] of its own.

mod age;
mod browser;
mod clock;
mod conversion;
mod document;
mod events;
mod intl;
mod options;
mod prerendered;
mod reading;
mod session;
mod speech;
mod text_size;
mod ticker;
mod words;

pub use session::{Session, Source};
