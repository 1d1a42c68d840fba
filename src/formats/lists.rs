//! Documents with several articles, and what all articles of others' formats go without.

use super::context::Context;
use super::node::Node;
use super::pieces::{field, spend};
use crate::model::{SafeUrl, Site};

/// The article that is meant of `list`, which `root` holds: that which the fragment of the document's address names, by
/// its number from 0, or by what one of the fields `ids` holds; else the first.
pub(super) fn pick<'a>(
    root: Node<'a>,
    list: &'a [serde_json::Value],
    ids: &str,
    cx: &mut Context<'_>,
) -> Option<Node<'a>> {
    let base = cx.base.clone();
    let fragment = base.as_ref().and_then(|url| url.as_str().split_once('#'));
    let list: Vec<Node<'a>> =
        list.iter().take_while(|_| spend(cx)).map(|value| Node { value }).collect();
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
