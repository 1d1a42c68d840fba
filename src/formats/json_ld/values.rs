//! Values in JSON-LD: each may stand alone or in a list, and texts may say their language.

use std::rc::Rc;

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::field;
use super::super::value::Value;
use crate::model::{SafeUrl, Text};

/// The first text at these paths with something to read in it, which may be HTML. Of several in a list, the first; the others
/// are warned of.
pub(super) fn text(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Text {
    for path in paths.split(' ') {
        if let Some((place, html)) = first(node, path, cx) {
            let text = cx.text(place, html);
            if !text.is_blank() {
                return text;
            }
        }
    }
    Text::default()
}

/// The first string at these paths, as it stands.
pub(super) fn string(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Option<Rc<str>> {
    let mut paths = paths.split(' ');
    paths.find_map(|path| first(node, path, cx).map(|(_, text)| text.into()))
}

/// The first address at these paths: a string, or the name or the address of a thing. Names within the document are none.
pub(super) fn address(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Option<SafeUrl> {
    paths.split(' ').find_map(|path| {
        let place = single(field(node, path)?);
        let place = ["@id", "url"].iter().find_map(|it| field(place, it)).unwrap_or(place);
        let is_one = |it: &str| !it.is_empty() && !it.starts_with('#') && !it.starts_with("_:");
        place.value.as_str().map(str::trim).filter(|it| is_one(it))?;
        place.as_url(SafeUrl::parse_web, cx)
    })
}

/// What stands in the place of a list or of a text with its language: the first value that is none of nothing.
pub(super) fn single(node: Node<'_>) -> Node<'_> {
    let is_something = |value: &&Value<'_>| !value.is_null() && value.as_str() != Some("");
    let first = node.value.as_array().and_then(|list| list.iter().find(is_something));
    let node = first.map_or(node, |value| Node { value });
    field(node, "@value").unwrap_or(node)
}

fn first<'a>(node: Node<'a>, path: &str, cx: &mut Context<'_>) -> Option<(Node<'a>, &'a str)> {
    let list = field(node, path)?;
    let place = single(list);
    let Some(text) = place.value.as_str().map(str::trim) else {
        if !list.value.as_array().is_some_and(Vec::is_empty) {
            place.warn_expected("a string", cx);
        }
        return None;
    };
    if list.value.as_array().is_some_and(|list| list.len() > 1) {
        list.warn("has several values; the first one is shown", cx);
    }
    (!text.is_empty()).then_some((place, text))
}
