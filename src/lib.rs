//! A whole news article on any page, by one snippet.
//!
//! An article comes as JSON ([`formats`]), becomes plain data ([`model`]) and is shown by a Yew
//! component tree ([`ui`]). In the browser, `embed` ties the tree to an element of a stranger's
//! page, and `convert` makes Article JSON of whatever else publishers serve. Natively, with the feature `ssr`, `prerender` makes HTML of it
//! ahead of time, and `snippet` what is pasted into pages.
//! `ARCHITECTURE.md` has the map and the rules.

pub mod model;

pub mod html;

pub mod formats;

pub mod ui;

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod prerender;

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod snippet;

#[cfg(target_arch = "wasm32")]
pub mod convert;

#[cfg(target_arch = "wasm32")]
pub mod embed;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
