//! Publishers' HTML: a neutral tree, and what blocks and texts it comes to.
//!
//! HTML is parsed by whoever has a parser (a browser its own, `parse` natively), into a [`Tree`]. All
//! that follows is one piece of code for both: an allow-list that keeps what is read, seen or heard,
//! and tells what it left out. No markup comes out of here.

mod builder;
mod cards;
mod controls;
mod convert;
mod elements;
mod figure;
mod inline;
mod limits;
mod line;
mod linked;
mod list;
mod media;
mod notes;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
mod parse_native;
mod providers;
mod role;
mod serialized;
mod table;
mod tags;
mod titles;
mod tree;
mod warnings;

pub use convert::{Conversion, blocks, text};
pub use limits::{MAX_DEPTH, MAX_HTML_BYTES, beginning, is_within_limits, plain_paragraphs};
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub use parse_native::parse;
pub use providers::{embed, frame_of};
pub use serialized::{disguised, tree_of_html, tree_of_xml};
pub use tree::{ATTRIBUTES, Element, Node, Nodes, Tree};

/// A parser of HTML: what is in the `<body>` of a document with this source, parsed without scripting
/// and without anything being requested. `None` when there is no parser that may be used.
pub type Parse = fn(&str) -> Option<Tree>;
