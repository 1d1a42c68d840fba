//! Publishers' HTML, parsed by the browser without anything being run or requested.

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::window;

use super::json::characters;
use crate::html::{ATTRIBUTES, Tree, disguised, tree_of_html, tree_of_xml};

#[wasm_bindgen]
extern "C" {
    type XMLSerializer;

    #[wasm_bindgen(constructor)]
    fn new() -> XMLSerializer;

    #[wasm_bindgen(method, js_name = serializeToString)]
    fn serialize(this: &XMLSerializer, node: &web_sys::Node) -> JsString;

    type Body;

    #[wasm_bindgen(catch, method, js_name = getHTML)]
    fn written(this: &Body) -> Result<JsString, JsValue>;

    type DOMParser;

    #[wasm_bindgen(constructor)]
    fn new() -> DOMParser;

    #[wasm_bindgen(catch, method, js_name = parseFromString)]
    fn parse(
        this: &DOMParser,
        html: &JsValue,
        media_type: &str,
    ) -> Result<web_sys::Document, JsValue>;
}

/// What is in the body of a document with this source; see [`Parse`](crate::html::Parse).
///
/// Pages may forbid to parse strings other than by a method that takes out what could run, so that one is
/// used where it exists. Elsewhere it is the parser of all browsers, which such pages allow under the policy for
/// Trusted Types of the widget's name.
pub fn parse(html: &str) -> Option<Tree> {
    let safe = parse_safely(html);
    let has_scripts = safe.is_none();
    let body = safe.or_else(|| DOMParser::new().parse(&trusted(html), "text/html").ok())?.body()?;
    // Documents may have frames in the place of a body.
    if body.local_name() != "body" {
        return Some(Tree::default());
    }
    // What stands in scripts cannot be told from tags as HTML. Browsers of the one method have the other as well.
    if !has_scripts
        && let Ok(html) = body.unchecked_ref::<Body>().written()
        && let Some(tree) = tree_of_html(characters(&html))
    {
        return Some(tree);
    }
    Some(tree_of_xml(characters(&XMLSerializer::new().serialize(&body))))
}

thread_local! {
    /// Made once: pages may forbid a second one of the same name.
    static POLICY: Option<JsValue> = policy().ok().flatten();
}

/// A policy that changes nothing: where it is used, nothing runs. None where the browser or the page has it so.
fn policy() -> Result<Option<JsValue>, JsValue> {
    let Some(window) = window() else { return Ok(None) };
    let types = Reflect::get(&window, &"trustedTypes".into())?;
    if types.is_undefined() {
        return Ok(None);
    }
    let options = Object::new();
    // Gives a string as it is.
    Reflect::set(&options, &"createHTML".into(), &Reflect::get(&window, &"String".into())?)?;
    let create: Function = Reflect::get(&types, &"createPolicy".into())?.dyn_into()?;
    create.call2(&types, &"article-widget".into(), &options).map(Some)
}

/// The source as the page wants it before it is parsed.
fn trusted(html: &str) -> JsValue {
    let html = JsValue::from(html);
    let made = POLICY.with(|policy| {
        let policy = policy.as_ref()?;
        let create: Function = Reflect::get(policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
        create.call1(policy, &html).ok()
    });
    made.unwrap_or(html)
}

/// The document that `Document.parseHTML` makes of it, with all that is not dangerous.
fn parse_safely(html: &str) -> Option<web_sys::Document> {
    let class = Reflect::get(&window()?.into(), &"Document".into()).ok()?;
    let method = Reflect::get(&class, &"parseHTML".into()).ok()?.dyn_into::<Function>().ok()?;
    let (options, sanitizer) = (Object::new(), Object::new());
    Reflect::set(&sanitizer, &"removeElements".into(), &Array::new()).ok()?;
    // All others are to be taken out by their not being listed: Chromium 156 crashes, with the page, where it finds by itself
    // that one has to go and did not expect it, such as `ontransitionrun`.
    let attributes = JsString::from(ATTRIBUTES).split(" ");
    Reflect::set(&sanitizer, &"attributes".into(), &attributes).ok()?;
    Reflect::set(&sanitizer, &"dataAttributes".into(), &JsValue::TRUE).ok()?;
    Reflect::set(&options, &"sanitizer".into(), &sanitizer).ok()?;
    method.call2(&class, &(&*disguised(html)).into(), &options).ok()?.dyn_into().ok()
}
