//! What an article is, as plain data: no serde, no Yew, no DOM.
//!
//! Texts are shared strings ([`std::rc::Rc`]`<str>`), so that showing one copies nothing.

mod article;
mod block;
mod date_time;
mod failure;
mod inline;
mod language;
mod media;
mod network;
pub(crate) mod part;
mod safe_url;
mod share_target;
mod table;

pub use article::{Analytics, Article, Author, Correction, Related, Site};
pub use block::{Block, Definition, Footnote, HeadingLevel, ListItem};
pub use date_time::{DateTime, Time};
pub use failure::{Failure, FailureKind};
pub use inline::{Run, Text};
pub use language::Direction;
pub use media::{Embed, Image, ImageSource, Recording, Track, TrackKind};
pub use network::Network;
pub use safe_url::SafeUrl;
pub use share_target::ShareTarget;
pub use table::{Table, TableCell, TableRow};
