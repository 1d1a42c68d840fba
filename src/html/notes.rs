//! Footnotes: where they stand, and what refers to them.

use std::collections::BinaryHeap;
use std::rc::Rc;

use super::convert::{Converter, Flow};
use super::line::take;
use super::{Element, Node, Nodes, Tree};
use crate::model::{Footnote, Run};

/// The notes of a document, and where its links lead within it.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// Where links and buttons lead within the document; sorted.
    references: Vec<&'a str>,
    /// The `id`s of elements that are notes, and are referred to; sorted.
    keys: Vec<&'a str>,
    /// Of each of these, whether it was found.
    are_found: Vec<bool>,
    found: Vec<Footnote>,
    /// How many elements that hold notes are around the one at hand.
    pub(super) n_open: usize,
}

impl<'a> Notes<'a> {
    /// Finds the elements that are notes.
    pub(super) fn of(tree: &'a Tree) -> Self {
        let mut notes = Self::default();
        let leads = |(name, value): (&str, &str)| {
            name == "aria-controls" || value.bytes().any(|it| it == b'#')
        };
        if !tree.attributes().any(leads) {
            return notes;
        }
        notes.collect(tree.nodes(), false);
        notes.references = sorted(notes.references);
        let references = &notes.references;
        notes.keys.retain(|key| references.binary_search(key).is_ok());
        notes.keys = sorted(notes.keys);
        notes.are_found.resize(notes.keys.len(), false);
        notes
    }

    /// The key of the note that this fragment leads to.
    pub(super) fn key(&self, fragment: &str) -> Option<&'a str> {
        let idx = self.keys.binary_search(&fragment).ok()?;
        self.keys.get(idx).copied()
    }

    /// Whether anything in the document leads to the element with this `id`.
    pub(super) fn is_led_to(&self, id: &str) -> bool {
        self.references.binary_search(&id).is_ok()
    }

    /// Whether this is a note, and the first one with its `id`.
    pub(super) fn is_note(&self, element: Element<'_>) -> bool {
        let idx = self.keys.first().and_then(|_| self.keys.binary_search(&id_of(element)?).ok());
        idx.and_then(|idx| self.are_found.get(idx)) == Some(&false)
    }

    /// Counts an element if it holds notes, and gives the number from before.
    pub(super) fn open(&mut self, element: Element<'_>) -> usize {
        let before = self.n_open;
        if !self.keys.is_empty() && holds_notes(element) {
            self.n_open += 1;
        }
        before
    }

    /// Whether this is a place for notes.
    pub(super) fn is_inside(&self) -> bool {
        self.n_open > 0
    }

    /// All notes that were found, if there are any.
    pub(super) fn take(&mut self) -> Option<Vec<Footnote>> {
        let found = std::mem::take(&mut self.found);
        (!found.is_empty()).then_some(found)
    }

    fn collect(&mut self, nodes: Nodes<'a>, is_in_notes: bool) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            if element.is_bare() {
                self.collect(element.children(), is_in_notes);
                continue;
            }
            if let Some(id) = id_of(element) {
                let is_note = match element.name() {
                    "li" => is_in_notes || id.starts_with("fn") || id.starts_with("footnote"),
                    "div" if holds_notes(element) => element.attribute("id").is_none(),
                    "p" | "div" | "dd" => is_in_notes,
                    _ => false,
                };
                if is_note {
                    self.keys.push(id);
                }
            }
            if let Some((_, fragment)) = element.attribute("href").and_then(|it| it.split_once('#'))
            {
                self.references.push(fragment.trim_end());
            }
            let controlled = element.attribute("aria-controls").unwrap_or_default();
            self.references.extend(controlled.split_ascii_whitespace());
            for name in ["data-target", "data-bs-target"] {
                let target = element.attribute(name).and_then(|it| it.strip_prefix('#'));
                self.references.extend(target);
            }
            self.collect(element.children(), is_in_notes || holds_notes(element));
        }
    }
}

impl<'a> Converter<'a> {
    /// Keeps a note for the end.
    pub(super) fn note(&mut self, element: Element<'a>) {
        let key = id_of(element).unwrap_or_default();
        let idx = self.notes.keys.binary_search(&key).unwrap_or(usize::MAX);
        if let Some(is_found) = self.notes.are_found.get_mut(idx) {
            *is_found = true;
        }
        let text = self.lines(element.children(), &Run::default(), &mut Flow::default());
        if !text.runs.is_empty() && take(self.n_items_left) {
            self.notes.found.push(Footnote { key: Rc::from(key), text });
        }
    }
}

/// The names in order, of which each may be there several times. Much smaller than what the standard library's own sorting
/// comes to.
fn sorted(names: Vec<&str>) -> Vec<&str> {
    BinaryHeap::from(names).into_sorted_vec()
}

/// The `id` of an element, or that of the number in it, where Substack has it.
fn id_of(element: Element<'_>) -> Option<&str> {
    let own = element.attribute("id").filter(|id| !id.is_empty());
    if own.is_some() {
        return own;
    }
    if !element.has_class("footnote") {
        return None;
    }
    let number = element.children().find_map(|node| match node {
        Node::Element(child) if child.has_class("footnote-number") => Some(child),
        Node::Element(_) | Node::Text(_) => None,
    });
    number?.attribute("id")
}

/// Whether this holds the notes of a document.
fn holds_notes(element: Element<'_>) -> bool {
    let is_one =
        |class: &str| matches!(class, "footnotes" | "wp-block-footnotes" | "footnote" | "endnotes");
    element.attribute("role") == Some("doc-endnotes") || element.classes().any(is_one)
}
