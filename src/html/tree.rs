//! What HTML is once it is parsed, whoever did it.

use super::elements::{Action, Known};

/// The attributes that are read, with spaces between them, but for those that begin with `data-`. Parsers may leave
/// out all others.
pub const ATTRIBUTES: &str = "alt aria-controls aria-hidden aria-label checked cite class colspan disabled \
    height hidden href id kind label media poster rel reversed role rowspan scope src srclang srcset start style title type value \
    width";

/// What stands in a document: all its nodes in one list, in the order in which they begin, and their characters in two strings. A megabyte of
/// paragraphs has 60,000 nodes, of which each would be several pieces of memory otherwise.
#[derive(Debug, Default)]
pub struct Tree {
    /// What the document was read from.
    pub(super) source: String,
    /// What does not stand in the source as it is.
    pub(super) others: String,
    pub(super) items: Vec<Item>,
    /// Names and values, those of each element together.
    pub(super) attributes: Vec<(Span, Span)>,
}

/// Where characters begin and end: in the source, or behind it in what does not stand there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug)]
pub(super) enum Item {
    Text(Span),
    Tag(Tag),
}

#[derive(Debug)]
pub(super) struct Tag {
    /// The name, where it is none of those that are known.
    pub(super) name: Span,
    pub(super) known: Option<&'static Known>,
    /// Where its attributes begin and end.
    pub(super) attributes: Span,
    /// How many items stand in it, these in others included.
    pub(super) n_within: usize,
}

/// A piece of a document.
#[derive(Debug, Clone, Copy)]
pub enum Node<'a> {
    /// An element.
    Element(Element<'a>),
    /// Characters, decoded.
    Text(&'a str),
}

/// An element of any namespace. Comments are left out; so is what stands in a `<template>`.
#[derive(Debug, Clone, Copy)]
pub struct Element<'a> {
    tree: &'a Tree,
    tag: &'a Tag,
    /// Where what stands in it begins.
    start: usize,
}

/// Nodes that follow each other.
#[derive(Debug, Clone, Copy)]
pub struct Nodes<'a> {
    tree: &'a Tree,
    start: usize,
    end: usize,
}

impl Tree {
    /// What stands in no element.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes { tree: self, start: 0, end: self.items.len() }
    }

    /// Names and values of all attributes, whichever elements have them.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (self.text(*name), self.text(*value)))
    }

    fn text(&self, span: Span) -> &str {
        let text = match span.start.checked_sub(self.source.len()) {
            None => self.source.get(span.start..span.end),
            Some(start) => self.others.get(start..span.end - self.source.len()),
        };
        text.unwrap_or_default()
    }
}

impl<'a> Element<'a> {
    /// The local name; in small letters, where it is HTML.
    pub fn name(self) -> &'a str {
        self.tag.known.map_or_else(|| self.tree.text(self.tag.name), |it| it.0)
    }

    /// Names and values of the attributes, in the order of the source.
    pub fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let Span { start, end } = self.tag.attributes;
        let attributes = self.tree.attributes.get(start..end).unwrap_or_default();
        attributes.iter().map(move |(name, value)| (self.tree.text(*name), self.tree.text(*value)))
    }

    /// Whether it has no attributes, as most elements have none.
    pub(super) fn is_bare(self) -> bool {
        self.tag.attributes.start == self.tag.attributes.end
    }

    /// The value of an attribute, where the element has it.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let attribute = self.attributes().find(|(it, _)| *it == name)?;
        Some(attribute.1)
    }

    /// Whether this is one of the classes of the element.
    pub fn has_class(self, class: &str) -> bool {
        self.classes().any(|it| it == class)
    }

    /// The classes of the element.
    pub fn classes(self) -> impl Iterator<Item = &'a str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// What stands in it.
    pub fn children(self) -> Nodes<'a> {
        Nodes { tree: self.tree, start: self.start, end: self.start + self.tag.n_within }
    }

    /// What is made of it.
    pub(super) fn action(self) -> Action {
        self.tag.known.map_or(Action::Inline, |it| it.2)
    }
}

impl<'a> Nodes<'a> {
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Each node, and the nodes that are this one alone.
    pub(super) fn each(mut self) -> impl Iterator<Item = (Node<'a>, Self)> {
        std::iter::from_fn(move || {
            let start = self.start;
            Some((self.next()?, Self { start, end: self.start, ..self }))
        })
    }
}

impl<'a> Iterator for Nodes<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if self.is_empty() {
            return None;
        }
        let item = self.tree.items.get(self.start)?;
        self.start += 1;
        Some(match item {
            Item::Text(span) => Node::Text(self.tree.text(*span)),
            Item::Tag(tag) => {
                let element = Element { tree: self.tree, tag, start: self.start };
                self.start += tag.n_within;
                Node::Element(element)
            }
        })
    }
}
