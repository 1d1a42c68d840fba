//! The command `article-widget`, run as a whole.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

mod doctor_files;
mod doctor_frame;
mod doctor_page;
mod server;
mod site;
