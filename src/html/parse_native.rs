//! HTML without a browser, by html5ever.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::Tree;
use super::builder::Builder;

/// Parses HTML as browsers do without scripting. Not for sources beyond
/// [`is_within_limits`](super::is_within_limits).
///
/// What is nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH) is put beside its parent, as parsers may nest deeper than
/// the source does. Never `None`; see [`Parse`](super::Parse).
pub fn parse(html: &str) -> Option<Tree> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let options = ParseOpts { tree_builder, ..Default::default() };
    Some(parse_document(Arena::default(), options).one(html))
}

/// A node of a tree that is being built. Its place in the arena is its handle.
struct Slot {
    kind: Kind,
    parent: Option<usize>,
    children: Vec<usize>,
}

enum Kind {
    /// A document, or what stands in a template.
    Document,
    Element(QualName, Vec<Attribute>),
    Text(String),
    /// A comment or a processing instruction.
    Other,
}

/// The name of an element: what it is called does not change, so a copy serves.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// All nodes of a tree that is being built. The first is the document.
struct Arena(RefCell<Vec<Slot>>);

impl Default for Arena {
    fn default() -> Self {
        Self(RefCell::new(vec![Slot { kind: Kind::Document, parent: None, children: Vec::new() }]))
    }
}

impl Arena {
    fn add(&self, kind: Kind) -> usize {
        let mut slots = self.0.borrow_mut();
        slots.push(Slot { kind, parent: None, children: Vec::new() });
        slots.len() - 1
    }

    /// Puts a node or characters before the child with this index, or behind the last one.
    fn insert(&self, parent: usize, idx: Option<usize>, child: NodeOrText<usize>) {
        let n_children = self.0.borrow().get(parent).map_or(0, |slot| slot.children.len());
        let idx = idx.unwrap_or(n_children).min(n_children);
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                if self.has_joined(parent, idx, &text) {
                    return;
                }
                self.add(Kind::Text(text.to_string()))
            }
        };
        self.detach(child);
        let mut slots = self.0.borrow_mut();
        if let Some(slot) = slots.get_mut(parent) {
            slot.children.insert(idx.min(slot.children.len()), child);
        }
        if let Some(slot) = slots.get_mut(child) {
            slot.parent = Some(parent);
        }
    }

    /// Adds characters to the text before this place, if there is one.
    fn has_joined(&self, parent: usize, idx: usize, more: &str) -> bool {
        let mut slots = self.0.borrow_mut();
        let before = idx
            .checked_sub(1)
            .and_then(|idx| slots.get(parent).and_then(|slot| slot.children.get(idx)).copied());
        match before.and_then(|before| slots.get_mut(before)) {
            Some(Slot { kind: Kind::Text(text), .. }) => {
                text.push_str(more);
                true
            }
            _ => false,
        }
    }

    fn parent_of(&self, child: usize) -> Option<usize> {
        self.0.borrow().get(child)?.parent
    }

    /// The parent of a node, and the place that the node has in it.
    fn place_of(&self, child: usize) -> Option<(usize, usize)> {
        let parent = self.parent_of(child)?;
        let slots = self.0.borrow();
        let idx = slots.get(parent)?.children.iter().rposition(|it| *it == child)?;
        Some((parent, idx))
    }

    fn detach(&self, child: usize) {
        if let Some((parent, idx)) = self.place_of(child) {
            let mut slots = self.0.borrow_mut();
            if let Some(slot) = slots.get_mut(parent) {
                slot.children.remove(idx);
            }
            if let Some(slot) = slots.get_mut(child) {
                slot.parent = None;
            }
        }
    }
}

impl TreeSink for Arena {
    type Handle = usize;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        let slots = self.0.into_inner();
        let mut builder = Builder::default();
        if let Some(body) = body_of(&slots) {
            add_children(&slots, body, &mut builder);
        }
        builder.into_tree()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        Name(match self.0.borrow().get(*target) {
            Some(Slot { kind: Kind::Element(name, _), .. }) => name.clone(),
            _ => QualName::new(None, ns!(), local_name!("")),
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        self.add(Kind::Element(name, attributes))
    }

    fn create_comment(&self, _text: StrTendril) -> usize {
        self.add(Kind::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.add(Kind::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.insert(*parent, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        if self.parent_of(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What stands in a template belongs to no document, and is left out.
    fn get_template_contents(&self, _target: &usize) -> usize {
        self.add(Kind::Document)
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, new: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(new) = &new {
            self.detach(*new);
        }
        if let Some((parent, idx)) = self.place_of(*sibling) {
            self.insert(parent, Some(idx), new);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, more: Vec<Attribute>) {
        if let Some(Slot { kind: Kind::Element(_, attributes), .. }) =
            self.0.borrow_mut().get_mut(*target)
        {
            for attribute in more {
                if attributes.iter().all(|it| it.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut slots = self.0.borrow_mut();
        let children = slots.get_mut(*node).map(|slot| std::mem::take(&mut slot.children));
        for child in children.into_iter().flatten() {
            if let Some(slot) = slots.get_mut(child) {
                slot.parent = Some(*new_parent);
            }
            if let Some(slot) = slots.get_mut(*new_parent) {
                slot.children.push(child);
            }
        }
    }
}

/// The `<body>` of the document.
fn body_of(slots: &[Slot]) -> Option<usize> {
    let child_named = |parent: usize, name: &str| {
        let mut children = slots.get(parent)?.children.iter().copied();
        children.find(|child| {
            matches!(slots.get(*child), Some(Slot { kind: Kind::Element(it, _), .. }) if &*it.local == name)
        })
    };
    child_named(child_named(0, "html")?, "body")
}

fn add_children(slots: &[Slot], parent: usize, builder: &mut Builder<'_>) {
    for child in slots.get(parent).into_iter().flat_map(|slot| &slot.children) {
        match slots.get(*child).map(|slot| &slot.kind) {
            Some(Kind::Text(text)) => {
                let text = builder.other(text);
                builder.push_text(text);
            }
            Some(Kind::Element(name, attributes)) => {
                builder.open(&name.local);
                for it in attributes {
                    let attribute = (builder.other(&it.name.local), builder.other(&it.value));
                    builder.push_attribute(attribute);
                }
                add_children(slots, *child, builder);
                builder.close();
            }
            Some(Kind::Document | Kind::Other) | None => {}
        }
    }
}
