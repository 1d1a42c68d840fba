//! What several tests share.

pub(crate) mod files;
pub(crate) mod fixtures;
pub(crate) mod markup;
pub(crate) mod random;
pub(crate) mod schema;
pub(crate) mod source;
pub(crate) mod stamped;
pub(crate) mod tables;
