//! Documents of any format, turned into Article JSON in the browser.
//!
//! The program of widgets reads Article JSON only. What this does is a program of its own, `programs/converter`, which
//! `embed.js` loads where a document is in another format or holds HTML: see `docs/decisions/0011`.

mod html;
pub(crate) mod json;

use js_sys::JsString;

use crate::formats::written::Json;
use crate::formats::{self, ReadError, Warning};
use crate::model::SafeUrl;
pub use html::parse as parse_html;
pub use json::read as read_json;

/// Reads a document whose URLs are relative to `base`, and gives a JSON text, as bytes: a string would be turned into characters
/// of JavaScript, and back.
///
/// It is an object with `article`, in Article JSON, and `warnings`, each a pair of JSON pointer and message; or one with
/// `message`, `advice` and perhaps `link`, where the document holds no article, and `syntax`, where it is nested too deeply to tell.
pub fn convert(document: &JsString, base: Option<&str>) -> Vec<u8> {
    let base = base.and_then(|base| SafeUrl::parse_web(base, None));
    let parsed = json::read_with(&json::characters(document), |value| {
        formats::read_value(value, base.as_ref(), parse_html)
    });
    let answer = match parsed {
        Ok(parsed) => Json::default()
            .fields()
            .with("article", &parsed.article)
            .field("warnings", |json| json.list(&parsed.warnings, pair))
            .end()
            .into_text(),
        Err(error) => refusal(&error),
    };
    answer.into_bytes()
}

fn pair(warning: &Warning, json: Json) -> Json {
    json.list(&[&warning.pointer, &warning.message], |text, json| json.value(text.as_str()))
}

fn refusal(error: &ReadError) -> String {
    Json::default()
        .fields()
        .with("message", error.to_string())
        .with("advice", error.advice())
        .url("link", error.link())
        .flag("syntax", error.is_syntax())
        .end()
        .into_text()
}
