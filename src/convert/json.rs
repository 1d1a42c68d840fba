//! JSON, parsed by the browser.
//!
//! Its parser is there already, where `serde_json`'s is 5 kB of the wasm's brotli, and it takes the
//! halves of surrogate pairs that publishers' systems leave behind when they cut a text.

use js_sys::{Array, Error, JsString, Object};
use serde_json::{Map, Number, Value};
use wasm_bindgen::prelude::*;

use crate::formats::{MAX_DEPTH, ReadError};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;
}

/// The value that `text` stands for.
pub(crate) fn parse(text: &JsString) -> Result<Value, ReadError> {
    let parsed = parse_json(text).map_err(|error| {
        let message =
            error.dyn_into::<Error>().map(|error| error.message().into()).unwrap_or_default();
        ReadError::not_json(message, text.trim_start().char_code_at(0) == f64::from(b'<'))
    })?;
    // Nothing else holds an article, and it takes long to bring a long string here.
    if !parsed.is_object() {
        return Ok(Value::Null);
    }
    value(&parsed, MAX_DEPTH).ok_or_else(ReadError::too_deep)
}

fn value(parsed: &JsValue, depth: usize) -> Option<Value> {
    if let Some(text) = parsed.as_string() {
        return Some(Value::String(text));
    }
    if let Some(number) = parsed.as_f64() {
        let whole = number as u64;
        let whole = (whole as f64 == number).then(|| Number::from(whole));
        return Some(whole.or_else(|| Number::from_f64(number)).map_or(Value::Null, Value::Number));
    }
    if let Some(flag) = parsed.as_bool() {
        return Some(Value::Bool(flag));
    }
    if parsed.is_null() {
        return Some(Value::Null);
    }
    let depth = depth.checked_sub(1)?;
    if let Some(items) = parsed.dyn_ref::<Array>() {
        return items
            .iter()
            .map(|item| value(&item, depth))
            .collect::<Option<_>>()
            .map(Value::Array);
    }
    let mut fields = Map::new();
    for entry in Object::entries(parsed.unchecked_ref()).iter() {
        let entry = entry.unchecked_into::<Array>();
        fields.insert(entry.get(0).as_string()?, value(&entry.get(1), depth)?);
    }
    Some(Value::Object(fields))
}
