//! Documents of any format, turned into Article JSON in the browser.
//!
//! The program of widgets reads Article JSON only. What this does is a program of its own, `programs/converter`, which
//! `embed.js` loads where a document is in another format or holds HTML: see `docs/decisions/0011`.

mod html;
pub(crate) mod json;

use js_sys::JsString;
use serde_json::{Value, json};

use crate::formats::{self, ReadError, Warning};
use crate::model::SafeUrl;
pub use html::parse as parse_html;

/// Reads a document whose URLs are relative to `base`, and gives a JSON text.
///
/// It is an object with `article`, in Article JSON, and `warnings`, each a pair of JSON pointer and message; or one with
/// `message`, `advice` and perhaps `link`, where the document holds no article.
pub fn convert(document: &JsString, base: Option<&str>) -> String {
    let base = base.and_then(|base| SafeUrl::parse_web(base, None));
    let parsed =
        json::parse(document).and_then(|value| formats::read(&value, base.as_ref(), parse_html));
    let answer = match parsed {
        Ok(parsed) => {
            let warnings: Value = parsed.warnings.iter().map(pair).collect();
            json!({ "article": formats::article_json::write(&parsed.article), "warnings": warnings })
        }
        Err(error) => refusal(&error),
    };
    answer.to_string()
}

fn pair(warning: &Warning) -> Value {
    json!([warning.pointer, warning.message])
}

fn refusal(error: &ReadError) -> Value {
    let link = error.link().map(SafeUrl::as_str);
    json!({ "message": error.to_string(), "advice": error.advice(), "link": link })
}
