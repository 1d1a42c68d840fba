//! The second program, as `embed.js` calls it: see `article_widget::convert`.

#![cfg(target_arch = "wasm32")]

use js_sys::JsString;
use wasm_bindgen::prelude::*;

/// Turns a document whose URLs are relative to `base` into Article JSON. What comes out is a JSON text, as bytes:
/// see [`article_widget::convert::convert`].
#[wasm_bindgen]
pub fn convert(document: JsString, base: Option<String>) -> Vec<u8> {
    article_widget::convert::convert(&document, base.as_deref())
}
