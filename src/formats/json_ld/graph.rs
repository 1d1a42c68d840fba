//! The things of a document, which may refer to each other by their `@id`, and what of an article is such a thing:
//! people, pictures.

use std::rc::Rc;

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{field, size};
use super::super::value::{Value, sorted};
use super::values::{address, string, text};
use crate::model::{Author, Image, SafeUrl};

/// Deepest nesting of lists and graphs within each other that is looked into.
const MAX_DEPTH: u32 = 6;

/// Deepest nesting of lists of people or pictures.
const MAX_LISTS: u32 = 4;

/// Calls `visit` with each thing of a document: itself, the items of its lists and graphs, and what its pages are about.
pub(super) fn walk<'a>(root: Node<'a>, visit: &mut dyn FnMut(Node<'a>)) {
    walk_to(root, MAX_DEPTH, visit);
}

/// The things of a document by their names.
pub(super) struct Graph<'a> {
    things: Vec<Node<'a>>,
    /// The names of things, and where these are in `things`; sorted.
    by_id: Vec<(&'a str, usize)>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(root: Node<'a>) -> Self {
        let (mut things, mut names) = (Vec::new(), Vec::new());
        walk(root, &mut |node| {
            let fields = node.value.as_object();
            // Not what only names a thing.
            let is_thing =
                || fields.is_some_and(|it| it.iter().any(|(key, _)| !key.starts_with('@')));
            if let Some(id) = node.value.get("@id").and_then(Value::as_str)
                && is_thing()
            {
                names.push((id, things.len()));
                things.push(node);
            }
        });
        Self { things, by_id: sorted(names) }
    }

    /// What a node that only names another stands for.
    pub(super) fn resolved(&self, node: Node<'a>) -> Node<'a> {
        if node.value.as_object().is_some_and(|fields| fields.len() > 2) {
            return node;
        }
        let found = node.value.get("@id").and_then(Value::as_str).and_then(|id| {
            // Of several with one name, the first.
            let (name, idx) = self.by_id.get(self.by_id.partition_point(|it| it.0 < id))?;
            self.things.get(*idx).filter(|_| *name == id).copied()
        });
        found.unwrap_or(node)
    }

    /// The people and organisations of a field: names, descriptions, lists of them.
    pub(super) fn authors(&self, node: Node<'a>, name: &str, cx: &mut Context<'_>) -> Vec<Author> {
        let mut authors = Vec::new();
        if let Some(it) = field(node, name) {
            self.add_authors(it, MAX_LISTS, &mut authors, cx);
        }
        authors
    }

    fn add_authors(
        &self,
        node: Node<'a>,
        depth: u32,
        authors: &mut Vec<Author>,
        cx: &mut Context<'_>,
    ) {
        if let Some(name) = node.value.as_str() {
            let name = cx.text(node, name).to_plain();
            if !name.is_empty() {
                authors.push(Author { name: name.into(), url: None, image: None });
            }
            return;
        }
        if node.value.is_array() {
            if let Some(depth) = depth.checked_sub(1) {
                for item in node.children(cx) {
                    self.add_authors(item, depth, authors, cx);
                }
            }
            return;
        }
        let node = self.resolved(node);
        if let Some(names) = field(node, "name").filter(|it| it.value.is_array()) {
            return self.add_authors(names, 1, authors, cx);
        }
        let name: Rc<str> = text(node, "name", cx).to_plain().into();
        if name.is_empty() {
            return;
        }
        let image = field(node, "image").and_then(|it| self.picture(it, MAX_LISTS, cx));
        let url = address(node, "url", cx);
        authors.push(Author { name, url, image: image.map(|(_, url)| url) });
    }

    /// The picture of a field: its address, a description, or the first of a list, which most often are cuttings of one.
    pub(super) fn image(&self, node: Node<'a>, name: &str, cx: &mut Context<'_>) -> Option<Image> {
        self.image_at(field(node, name)?, cx)
    }

    /// The picture that a value is.
    pub(super) fn image_at(&self, node: Node<'a>, cx: &mut Context<'_>) -> Option<Image> {
        let (node, url) = self.picture(node, MAX_LISTS, cx)?;
        let mut image = Image::of(url);
        if node.value.is_object() {
            (image.width, image.height) = size(node).unzip();
            let description = text(node, "description", cx);
            image.caption = text(node, "caption", cx);
            // What stands below the picture is not said a second time in its place.
            if image.caption.is_blank() {
                image.caption = description;
            } else if image.caption != description {
                image.alt = description.to_plain().into();
            }
            image.credit = string(node, "creditText", cx);
            for name in ["author", "creator", "copyrightHolder"] {
                if image.credit.is_none() {
                    let names = self.authors(node, name, cx);
                    let names: Vec<&str> = names.iter().map(|it| &*it.name).collect();
                    image.credit =
                        Some(names.join(", ").into()).filter(|it: &Rc<str>| !it.is_empty());
                }
            }
        }
        Some(image)
    }

    /// The address of a picture, and what describes it.
    fn picture(
        &self,
        node: Node<'a>,
        depth: u32,
        cx: &mut Context<'_>,
    ) -> Option<(Node<'a>, SafeUrl)> {
        if node.value.is_array() {
            let depth = depth.checked_sub(1)?;
            return node.children(cx).find_map(|item| self.picture(item, depth, cx));
        }
        let node = self.resolved(node);
        let url = if node.value.is_string() {
            node.as_url(SafeUrl::parse_web, cx)
        } else {
            address(node, "url contentUrl", cx)
        };
        Some((node, url?))
    }
}

fn walk_to<'a>(node: Node<'a>, depth: u32, visit: &mut dyn FnMut(Node<'a>)) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for value in node.value.as_array().into_iter().flatten() {
        walk_to(Node { value }, depth, visit);
    }
    if node.value.is_object() {
        visit(node);
        for name in ["mainEntity", "@graph"] {
            if let Some(value) = node.value.get(name) {
                walk_to(Node { value }, depth, visit);
            }
        }
    }
}
