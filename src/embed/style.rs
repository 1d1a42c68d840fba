//! The styles that come with the program.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::ui::TOOLS_STYLE;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type CssStyleSheet;

    #[wasm_bindgen(catch, method, js_name = insertRule)]
    fn insert_rule(this: &CssStyleSheet, rule: &str, index: u32) -> Result<u32, JsValue>;
}

thread_local! {
    /// The sheets that have them.
    static COMPLETE: RefCell<Vec<CssStyleSheet>> = const { RefCell::new(Vec::new()) };
}

/// Adds the styles of the program to the sheet that `embed.js` has made for all widgets of a document, once. Nothing where a
/// container has no such sheet.
pub(super) fn complete(container: &HtmlElement) {
    let root = container.get_root_node();
    let Ok(sheets) = Reflect::get(&root, &"adoptedStyleSheets".into()) else { return };
    let Some(sheet) = sheets.is_object().then(|| Array::from(&sheets).get(0)) else { return };
    if sheet.is_undefined() || COMPLETE.with_borrow(|sheets| sheets.iter().any(|it| **it == sheet))
    {
        return;
    }
    let sheet: CssStyleSheet = sheet.unchecked_into();
    // As one rule, since only one can be added at a time.
    let rule = ["@media all{", TOOLS_STYLE, "}"].concat();
    let n_rules =
        Reflect::get(&sheet, &"cssRules".into()).map(|rules| Object::keys(&rules.into()).length());
    // Without them, the tools work as well.
    if sheet.insert_rule(&rule, n_rules.unwrap_or_default()).is_ok() {
        COMPLETE.with_borrow_mut(|sheets| sheets.push(sheet));
    }
}
