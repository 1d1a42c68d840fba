//! Footnotes: where they stand, and what refers to them.

use std::rc::Rc;

use super::convert::{Converter, Flow};
use super::line::take;
use super::{Element, Node};
use crate::model::{Footnote, Run};

/// More are ordinary list items: they are looked for one by one.
const MAX_NOTES: usize = 1000;

/// The notes of a document.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// The `id`s of elements that are notes, and are referred to.
    keys: Vec<&'a str>,
    found: Vec<Footnote>,
    /// How many elements that hold notes are around the one at hand.
    pub(super) n_open: usize,
}

impl<'a> Notes<'a> {
    /// Finds the elements that are notes.
    pub(super) fn of(nodes: &'a [Node]) -> Self {
        let mut ids = Vec::new();
        let mut references = Vec::new();
        collect(nodes, false, &mut ids, &mut references);
        ids.truncate(MAX_NOTES);
        ids.retain(|id| references.contains(id));
        Self { keys: ids, ..Self::default() }
    }

    /// The key of the note that this fragment leads to.
    pub(super) fn key(&self, fragment: &str) -> Option<&'a str> {
        self.keys.iter().find(|key| **key == fragment).copied()
    }

    pub(super) fn is_note(&self, element: &Element) -> bool {
        !self.keys.is_empty() && element.attribute("id").is_some_and(|id| self.key(id).is_some())
    }

    /// Counts an element if it holds notes, and gives the number from before.
    pub(super) fn open(&mut self, element: &Element) -> usize {
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
}

impl<'a> Converter<'a> {
    /// Keeps a note for the end.
    pub(super) fn note(&mut self, element: &'a Element) {
        let key: Rc<str> = element.attribute("id").unwrap_or_default().into();
        let text = self.lines(&element.children, &Run::default(), &mut Flow::default());
        let is_new = self.notes.found.iter().all(|it| it.key != key);
        if is_new && take(self.n_items_left) {
            self.notes.found.push(Footnote { key, text });
        }
    }
}

/// Whether this holds the notes of a document.
fn holds_notes(element: &Element) -> bool {
    let classes = ["footnotes", "wp-block-footnotes", "footnote", "endnotes"];
    element.attribute("role") == Some("doc-endnotes")
        || classes.iter().any(|class| element.has_class(class))
}

fn collect<'a>(
    nodes: &'a [Node],
    is_in_notes: bool,
    ids: &mut Vec<&'a str>,
    references: &mut Vec<&'a str>,
) {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        let name = &*element.name;
        if let Some(id) = element.attribute("id").filter(|id| !id.is_empty()) {
            let is_note = match name {
                "li" => is_in_notes || id.starts_with("fn") || id.starts_with("footnote"),
                "p" | "div" | "dd" => is_in_notes,
                _ => false,
            };
            if is_note {
                ids.push(id);
            }
        }
        if name == "a" {
            let fragment = element.attribute("href").and_then(|href| href.split_once('#'));
            references.extend(fragment.map(|(_, fragment)| fragment.trim_end()));
        }
        collect(&element.children, is_in_notes || holds_notes(element), ids, references);
    }
}
