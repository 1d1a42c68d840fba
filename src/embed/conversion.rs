//! Documents that the second program turns into Article JSON: see [`crate::convert`].

use js_sys::{Function, JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::convert::json;
use crate::formats::{self, Parsed, Value, Warning};
use crate::model::{Failure, FailureKind, SafeUrl};

/// Reads a document whose URLs are relative to `base` by way of `convert`, which takes both and gives a promise of a JSON
/// text, as bytes: what [`convert`](crate::convert::convert) says.
pub(super) async fn converted(
    document: &JsString,
    base: Option<&str>,
    convert: &Function,
) -> Result<Parsed, Failure> {
    let text = answer(document, base, convert).await.map_err(|error| load_failure(&error))?;
    let answer = json::read(&text, usize::MAX);
    let answer = answer.ok_or_else(|| load_failure(&JsValue::UNDEFINED))?;
    let article = answer.get("article").and_then(|it| formats::read_article_json(it, None));
    match article {
        Some(Ok(parsed)) => Ok(Parsed { warnings: warnings(&answer), ..parsed }),
        _ => Err(refusal(&answer)),
    }
}

async fn answer(
    document: &JsString,
    base: Option<&str>,
    convert: &Function,
) -> Result<String, JsValue> {
    let base = base.map_or(JsValue::UNDEFINED, JsValue::from);
    let promise = convert.call2(&JsValue::UNDEFINED, document, &base)?.dyn_into::<Promise>()?;
    let bytes = JsFuture::from(promise).await?.dyn_into::<Uint8Array>()?;
    String::from_utf8(bytes.to_vec()).map_err(|_| JsValue::UNDEFINED)
}

fn warnings(answer: &Value<'_>) -> Vec<Warning> {
    let list = answer.get("warnings").and_then(Value::as_array);
    let pair = |it: &Value<'_>| {
        let text = |idx| text(it.as_array().and_then(|it| it.get(idx)));
        Warning { pointer: text(0), message: text(1) }
    };
    list.into_iter().flatten().map(pair).collect()
}

fn refusal(answer: &Value<'_>) -> Failure {
    let link = answer.get("link").and_then(Value::as_str);
    let is_syntax = answer.get("syntax").is_some();
    Failure {
        kind: if is_syntax { FailureKind::NotJson } else { FailureKind::NotAnArticle },
        message: text(answer.get("message")),
        advice: text(answer.get("advice")),
        is_retryable: is_syntax,
        link: link.and_then(|link| SafeUrl::parse_web(link, None)),
    }
}

fn text(value: Option<&Value<'_>>) -> String {
    value.and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Why there is no answer: what `embed.js` says where the second program does not come, with an advice. Whatever else
/// there is comes from the program itself.
fn load_failure(error: &JsValue) -> Failure {
    let field = |name: &str| Reflect::get(error, &name.into()).ok().and_then(|it| it.as_string());
    let message = field("message").unwrap_or_default();
    let stopped =
        "Tell the makers of the widget of this document, and serve it as Article JSON meanwhile.";
    let (message, advice, is_retryable) = match field("advice") {
        Some(advice) => (message, advice, true),
        // It would stop again.
        None => (["the document cannot be read: ", &message].concat(), stopped.to_owned(), false),
    };
    Failure { kind: FailureKind::Load, message, advice, is_retryable, link: None }
}
