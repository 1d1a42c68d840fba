//! The command as its users run it: arguments, files, messages and exit codes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

#[path = "../support/files.rs"]
#[allow(dead_code, reason = "other tests use what these do not")]
mod files;

mod doctor_files;
mod doctor_fragment;
mod doctor_frame;
mod doctor_limits;
mod doctor_page;
mod doctor_table;
mod documentation;
mod help;
#[cfg(target_os = "linux")]
mod memory;
mod messages;
mod prerender;
mod run;
mod server;
mod site;
mod snippet;
mod stream;
mod unreadable;
