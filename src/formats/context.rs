//! What a reader works with beside the document.

use std::cell::Cell;

use serde_json::Value;

use super::node::Node;
use super::report::{Report, Warning};
use crate::html;
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
    parse_html: html::Parse,
    report: Report,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        base: Option<&SafeUrl>,
        n_items_left: &'a Cell<usize>,
        parse_html: html::Parse,
    ) -> Self {
        Self { base: base.cloned(), n_items_left, parse_html, report: Report::default() }
    }

    /// Warns of a value of the document.
    pub(super) fn warn(&mut self, value: &Value, message: &str) {
        self.report.warn(value, message);
    }

    /// Whether another warning would not be kept, and need not be worded.
    pub(super) fn is_full(&self) -> bool {
        self.report.is_full()
    }

    /// What was warned of, in order.
    pub(super) fn into_warnings(self, document: &Value) -> Vec<Warning> {
        self.report.into_warnings(document)
    }

    /// The blocks of `html`, which stands at `node`; what is lost of it is warned of.
    ///
    /// Where no parser may be used, or the HTML is beyond what is parsed, its characters are shown as
    /// plain paragraphs.
    pub(super) fn blocks(&mut self, node: Node<'_>, html: &str) -> Vec<Block> {
        let nodes = self.parsed(node, html);
        let Some(nodes) = nodes else {
            let paragraphs = html::plain_paragraphs(html);
            return paragraphs.iter().map(|it| Block::Paragraph(Text::plain(it))).collect();
        };
        let conversion = html::blocks(&nodes, self.base.as_ref(), self.n_items_left);
        for warning in &conversion.warnings {
            node.warn(warning, self);
        }
        conversion.blocks
    }

    /// The text of `html`, which stands at `node` and is a line or two: a headline, a caption.
    pub(super) fn text(&mut self, node: Node<'_>, html: &str) -> Text {
        if !html.contains(['<', '&']) {
            return Text::plain(html.trim());
        }
        match self.parsed(node, html) {
            Some(nodes) => html::text(&nodes, self.base.as_ref()),
            None => Text::plain(&html::plain_paragraphs(html).join("\n")),
        }
    }

    fn parsed(&mut self, node: Node<'_>, html: &str) -> Option<Vec<html::Node>> {
        if !html::is_within_limits(html) {
            node.warn(
                "is HTML of more than 2 MiB or 256 levels; only its characters are shown",
                self,
            );
            return None;
        }
        let nodes = (self.parse_html)(html);
        if nodes.is_none() {
            node.warn("cannot be parsed on this page; only its characters are shown", self);
        }
        nodes
    }
}
