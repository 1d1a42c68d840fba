//! One function for each kind of block.

mod asides;
mod embed;
mod lists;
mod media;
mod notes;
mod quotes;
mod social;
mod table;

pub(super) use asides::{aside, correction, corrections, details, related, update};
pub(super) use embed::embed;
pub(super) use lists::{definitions, list};
pub(super) use media::{audio, gallery, image, video};
pub(super) use notes::footnotes;
pub(super) use quotes::{code, pullquote, quote};
pub(super) use social::social;
pub(super) use table::table;
