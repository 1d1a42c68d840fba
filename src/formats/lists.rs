//! Documents with several articles, and what all articles of others' formats go without.

use std::rc::Rc;

use super::context::Context;
use super::node::Node;
use super::pieces::{field, is, spend};
use super::value::Value;
use crate::model::{SafeUrl, Site};

/// What articles of any format are called by.
pub(super) const IDS: &str = "id _id uri url webUrl canonical_url identifier slug";

/// Most words that say what an article is about.
const MAX_WORDS: usize = 100;

/// The articles of a document that is a list, or the answer of Arc's search.
pub(super) fn list_of<'a>(root: Node<'a>) -> Option<&'a [Value<'a>]> {
    let found = field(root, "content_elements").filter(|_| is(root, "type", "results"));
    found.unwrap_or(root).value.as_array().map(Vec::as_slice)
}

/// The article that is meant of `list`, which `root` holds: that which the fragment of the document's address names, by
/// its number from 0, or by what one of the fields `ids` holds; else the first.
pub(super) fn pick<'a>(
    root: Node<'a>,
    list: &'a [Value<'a>],
    ids: &str,
    cx: &mut Context<'_>,
) -> Option<Node<'a>> {
    pick_of(root, list.iter().map(|value| Node { value }).collect(), ids, cx)
}

/// As [`pick`], of articles that stand anywhere in `root`.
pub(super) fn pick_of<'a>(
    root: Node<'a>,
    mut list: Vec<Node<'a>>,
    ids: &str,
    cx: &mut Context<'_>,
) -> Option<Node<'a>> {
    let base = cx.base.clone();
    let fragment = base.as_ref().and_then(|url| url.as_str().split_once('#'));
    let n_read = list.iter().take_while(|_| spend(cx)).count();
    list.truncate(n_read);
    let first = list.first().copied();
    let Some((_, wanted)) = fragment.filter(|(_, wanted)| !wanted.is_empty()) else {
        return first;
    };
    let is_meant = |it: &&Node<'a>| {
        ids.split(' ').filter_map(|id| field(**it, id)).any(|id| match id.value.as_str() {
            Some(text) => text == wanted,
            None => id.value.as_u64().is_some_and(|number| number.to_string() == wanted),
        })
    };
    let by_number = wanted.parse::<u32>().ok().and_then(|idx| list.get(idx as usize));
    let found = by_number.or_else(|| list.iter().find(is_meant)).copied();
    if found.is_none() {
        root.warn("holds no article that the address names; the first one is shown", cx);
    }
    found.or(first)
}

/// The values of a field: those of a list, or the only one.
pub(super) fn items<'a>(node: Node<'a>, path: &str, cx: &Context<'_>) -> Vec<Node<'a>> {
    let Some(list) = field(node, path) else { return Vec::new() };
    if list.value.is_array() {
        return list.children(cx).collect();
    }
    if spend(cx) { vec![list] } else { Vec::new() }
}

/// The words of a field, each once: those of a list, also where they are the names of things, or those of one string with
/// commas between them. More than 100 are left out with a warning.
pub(super) fn words(node: Node<'_>, path: &str, cx: &mut Context<'_>) -> Vec<Rc<str>> {
    let Some(place) = field(node, path) else { return Vec::new() };
    let mut words: Vec<Rc<str>> = Vec::new();
    let mut add = |word: &str| {
        let word = word.trim();
        if word.is_empty() || words.iter().any(|it| **it == *word) {
            return true;
        }
        let is_room = words.len() < MAX_WORDS;
        if is_room {
            words.push(word.into());
        }
        is_room
    };
    let is_whole = match place.value.as_str() {
        Some(text) => text.split(',').take_while(|_| spend(cx)).all(add),
        None => items(node, path, cx).into_iter().all(|item| {
            let name = field(item, "name").unwrap_or(item);
            add(name.value.as_str().unwrap_or_default())
        }),
    };
    if !is_whole {
        place.warn("has more than 100 words; the others are left out", cx);
    }
    words
}

/// What is known of a site by the address of its article alone: its host as a name, and its front page.
pub(super) fn site_of(article: Option<&SafeUrl>) -> Site {
    let Some(article) = article else { return Site::default() };
    let host = article.host();
    Site {
        name: Some(host.strip_prefix("www.").filter(|it| !it.is_empty()).unwrap_or(host).into())
            .filter(|it: &std::rc::Rc<str>| !it.is_empty()),
        url: SafeUrl::parse_web("/", Some(article)),
        ..Site::default()
    }
}
