//! Texts: a string, or an array of runs.

use super::super::node::Node;
use super::super::report::Report;
use crate::model::{Run, SafeUrl, Text};

/// The text in the field of this name; empty when it is absent.
pub(super) fn text_field<'a>(
    node: &'a Node<'a>,
    name: &'a str,
    base: Option<&SafeUrl>,
    report: &mut Report,
) -> Text {
    node.field(name).map(|field| text(&field, base, report)).unwrap_or_default()
}

/// The text at this place. White space around the whole is dropped; within, it is kept.
pub(super) fn text(node: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Text {
    if let Some(text) = node.value.as_str() {
        return Text::plain(text.trim());
    }
    if !node.value.is_array() {
        node.warn_expected("a string or an array of runs", report);
        return Text::default();
    }
    let runs = node.children().filter_map(|item| run(&item, base, report)).collect();
    let text = Text { runs };
    if text.is_blank() { Text::default() } else { text }
}

fn run(node: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Option<Run> {
    if let Some(text) = node.value.as_str() {
        return (!text.is_empty()).then(|| Run::plain(text));
    }
    let Some(text) = node.value.get("text").and_then(|text| text.as_str()) else {
        node.warn_expected("a string or an object with a string `text`", report);
        return None;
    };
    if text.is_empty() {
        return None;
    }
    Some(Run {
        text: text.into(),
        strong: node.flag("strong", report),
        emphasis: node.flag("emphasis", report),
        code: node.flag("code", report),
        mark: node.flag("mark", report),
        strike: node.flag("strike", report),
        sub: node.flag("sub", report),
        sup: node.flag("sup", report),
        href: node.link("href", base, report),
    })
}
