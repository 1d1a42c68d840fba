//! What is done with every byte of a document, several times for most.
//!
//! A package of its own, as these few hundred bytes are built for speed where all around them is built for size, and that is set for
//! whole packages only. What is called from outside is not inlined, or it would be built as what calls it.

mod search;
mod write;

pub use search::position;
pub use write::{push_json, push_name, push_spaced};
