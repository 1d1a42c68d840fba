//! Texts: a string, or an array of runs.

use super::super::context::Context;
use super::super::node::Node;
use super::super::value::Field;
use crate::model::{Run, Text};

/// The text in the field of this name; empty when it is absent.
pub(super) fn text_field(node: Node<'_>, name: &str, cx: &mut Context<'_>) -> Text {
    node.field(name).map(|field| text(field, cx)).unwrap_or_default()
}

/// The text at this place. White space around the whole is dropped; within, it is kept.
pub(super) fn text(node: Node<'_>, cx: &mut Context<'_>) -> Text {
    if let Some(text) = node.value.as_str() {
        return Text::plain(text.trim());
    }
    if !node.value.is_array() {
        node.warn_expected("a string or an array of runs", cx);
        return Text::default();
    }
    let runs = node.children(cx).filter_map(|item| run(item, cx)).collect();
    let text = Text { runs };
    if text.is_blank() { Text::default() } else { text }
}

fn run(node: Node<'_>, cx: &mut Context<'_>) -> Option<Run> {
    if let Some(text) = node.value.as_str() {
        return (!text.is_empty()).then(|| Run::plain(text));
    }
    let Some(text) = node.value.get("text").and_then(|text| text.as_str()) else {
        node.warn_expected("a string or an object with a string `text`", cx);
        return None;
    };
    if text.is_empty() {
        return None;
    }
    // Most runs with marks are links and nothing else; each search takes longer than this one.
    let is_flag = |(name, _): &Field<'_>| !matches!(&**name, "text" | "href" | "note");
    let has_flags = node.value.as_object().is_some_and(|it| it.iter().any(is_flag));
    let flag = |name, cx: &mut Context<'_>| has_flags && node.flag(name, cx);
    Some(Run {
        text: text.into(),
        strong: flag("strong", cx),
        emphasis: flag("emphasis", cx),
        code: flag("code", cx),
        mark: flag("mark", cx),
        strike: flag("strike", cx),
        sub: flag("sub", cx),
        sup: flag("sup", cx),
        href: node.link("href", cx),
        note: node.string("note", cx),
    })
}
