//! A tree that is being made, by whoever parses.

use article_widget_strings::position;

use super::MAX_DEPTH;
use super::elements;
use super::limits::push_decoded;
use super::tree::{Item, Span, Tag, Tree};

/// How many characters of a source there are for each item, or some more.
const CHARACTERS_OF_ITEM: usize = 24;

/// Makes a tree of what it is told in the order of a document.
#[derive(Default)]
pub(super) struct Builder<'a> {
    source: &'a str,
    tree: Tree,
    /// Where the elements are in the list that are not ended yet.
    open: Vec<usize>,
    /// How many open elements are too deep, and have nothing in them: what they hold is put beside them.
    n_flat: usize,
}

impl<'a> Builder<'a> {
    /// For a tree most of whose characters stand in `source`.
    pub(super) fn of(source: &'a str) -> Self {
        let mut builder = Self { source, ..Self::default() };
        // As many as there are in most documents, so that the list need not be moved.
        builder.tree.items.reserve(source.len() / CHARACTERS_OF_ITEM);
        builder
    }

    /// Adds characters of the source, where character references stand for themselves if `is_plain`.
    pub(super) fn text_of_source(&mut self, text: &'a str, is_plain: bool) {
        if !text.is_empty() {
            let span = if is_plain { self.of_source(text) } else { self.decoded(text) };
            self.push_text(span);
        }
    }

    pub(super) fn push_text(&mut self, span: Span) {
        self.tree.items.push(Item::Text(span));
    }

    /// Begins an element, which attributes may follow.
    pub(super) fn open(&mut self, name: &str) {
        let mut tag = Tag {
            name: Span::default(),
            known: None,
            attributes: Span { start: self.tree.attributes.len(), end: self.tree.attributes.len() },
            n_within: 0,
        };
        self.set_name(&mut tag, name);
        if self.open.len() >= MAX_DEPTH {
            self.n_flat += 1;
        } else {
            self.open.push(self.tree.items.len());
        }
        self.tree.items.push(Item::Tag(tag));
    }

    fn set_name(&mut self, tag: &mut Tag, name: &str) {
        tag.known = elements::found(name.as_bytes());
        if tag.known.is_none() {
            tag.name = self.other(name);
        }
    }

    /// Gives the element that has just begun another name.
    pub(super) fn rename(&mut self, name: &str) {
        if let Some(Item::Tag(mut tag)) = self.tree.items.pop() {
            self.set_name(&mut tag, name);
            self.tree.items.push(Item::Tag(tag));
        }
    }

    /// Adds an attribute that stands in the source to the element that has just begun.
    pub(super) fn attribute_of_source(&mut self, name: &'a str, value: &'a str) {
        let is_plain = position(value.as_bytes(), b'&', b'&').is_none();
        let value = if is_plain { self.of_source(value) } else { self.decoded(value) };
        let attribute = (self.of_source(name), value);
        self.push_attribute(attribute);
    }

    pub(super) fn push_attribute(&mut self, attribute: (Span, Span)) {
        if let Some(Item::Tag(tag)) = self.tree.items.last_mut() {
            self.tree.attributes.push(attribute);
            tag.attributes.end = self.tree.attributes.len();
        }
    }

    /// Ends the element that was begun last of those that are not ended.
    pub(super) fn close(&mut self) {
        if self.n_flat > 0 {
            self.n_flat -= 1;
            return;
        }
        let Some(start) = self.open.pop() else { return };
        let n_within = self.tree.items.len() - start - 1;
        let Some(Item::Tag(tag)) = self.tree.items.get_mut(start) else { return };
        if tag.known.is_some_and(|it| it.0 == "template") {
            self.tree.items.truncate(start + 1);
        } else {
            tag.n_within = n_within;
        }
    }

    fn of_source(&self, text: &str) -> Span {
        let start = text.as_ptr().addr() - self.source.as_ptr().addr();
        Span { start, end: start + text.len() }
    }

    /// Keeps characters that do not stand in the source.
    pub(super) fn other(&mut self, text: &str) -> Span {
        self.added(|others| others.push_str(text))
    }

    fn decoded(&mut self, text: &str) -> Span {
        self.added(|others| push_decoded(text, others))
    }

    fn added(&mut self, add: impl FnOnce(&mut String)) -> Span {
        let start = self.source.len() + self.tree.others.len();
        add(&mut self.tree.others);
        Span { start, end: self.source.len() + self.tree.others.len() }
    }

    /// The tree, but for its source.
    pub(super) fn into_tree(mut self) -> Tree {
        while !self.open.is_empty() {
            self.n_flat = 0;
            self.close();
        }
        self.tree
    }
}
