//! What a reader works with beside the document.

use std::cell::Cell;

use super::markup::Markup;
use super::node::Node;
use super::report::{Report, Warning};
use super::value::Value;
use crate::model::{Block, SafeUrl, Text};

/// Most items that are read of all arrays of a document together, with the blocks, runs, items and
/// cells that its HTML comes to. Browsers take seconds for more.
pub(super) const MAX_ITEMS: usize = 30_000;

/// What one reading works with, and what it finds fault with.
pub(crate) struct Context<'a> {
    /// What URLs are relative to: the document's own address, or the article's, once it is known.
    pub(crate) base: Option<SafeUrl>,
    /// How many items may still be read, and one more: it comes to nothing where there were too many.
    pub(super) n_items_left: &'a Cell<usize>,
    /// How many blocks there are around what is being read.
    pub(super) depth: u8,
    markup: &'a dyn Markup,
    report: Report,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        base: Option<&SafeUrl>,
        n_items_left: &'a Cell<usize>,
        markup: &'a dyn Markup,
    ) -> Self {
        let report = Report::default();
        Self { base: base.cloned(), n_items_left, depth: 0, markup, report }
    }

    /// Warns of a value of the document.
    pub(super) fn warn(&mut self, value: &Value<'_>, message: &str) {
        self.report.warn(value, message);
    }

    /// Whether another warning would not be kept, and need not be worded.
    pub(super) fn is_full(&self) -> bool {
        self.report.is_full()
    }

    /// What was warned of, in order.
    pub(super) fn into_warnings(self, document: &Value<'_>) -> Vec<Warning> {
        self.report.into_warnings(document)
    }

    /// The blocks of `html`, which stands at `node`; what is lost of it is warned of.
    pub(super) fn blocks(&mut self, node: Node<'_>, html: &str) -> Vec<Block> {
        self.markup.blocks(node, html, self)
    }

    /// The text of `html`, which stands at `node` and is a line or two: a headline, a caption.
    pub(super) fn text(&mut self, node: Node<'_>, html: &str) -> Text {
        self.markup.text(node, html, self)
    }
}
