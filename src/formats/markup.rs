//! What becomes of the HTML in a document.

use std::cell::Cell;

use super::context::Context;
use super::node::Node;
use crate::html;
use crate::model::{Block, Text};

/// What reads HTML, or does not.
pub(crate) trait Markup {
    /// The blocks of `html`, which stands at `node`.
    fn blocks(&self, node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Vec<Block>;

    /// The text of `html`, which stands at `node`.
    fn text(&self, node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Text;
}

/// HTML as this parser takes it, converted.
///
/// Where the parser may not be used, or the HTML is beyond what is parsed, its characters are shown as
/// plain paragraphs.
pub(super) struct Converted(pub(super) html::Parse);

impl Markup for Converted {
    fn blocks(&self, node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Vec<Block> {
        let Some(nodes) = self.parsed(node, html, cx) else {
            let paragraphs = html::plain_paragraphs(html);
            return paragraphs.iter().map(|it| Block::Paragraph(Text::plain(it))).collect();
        };
        let conversion = html::blocks(&nodes, cx.base.as_ref(), cx.n_items_left, cx.depth.into());
        for warning in &conversion.warnings {
            node.warn(warning, cx);
        }
        conversion.blocks
    }

    fn text(&self, node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Text {
        if !html.contains(['<', '&']) {
            return Text::plain(html.trim());
        }
        match self.parsed(node, html, cx) {
            Some(nodes) => html::text(&nodes, cx.base.as_ref(), cx.n_items_left),
            None => Text::plain(&html::plain_paragraphs(html).join("\n")),
        }
    }
}

impl Converted {
    fn parsed(&self, node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Option<Vec<html::Node>> {
        if !html::is_within_limits(html) {
            node.warn(
                "is HTML of more than 2 MiB or 256 levels; only its characters are shown",
                cx,
            );
            return None;
        }
        let nodes = self.0(html);
        if nodes.is_none() {
            node.warn("cannot be parsed on this page; only its characters are shown", cx);
        }
        nodes
    }
}

/// Nothing of HTML, but that there is some.
#[derive(Default)]
pub(super) struct Unread {
    /// Whether any was met.
    pub(super) is_met: Cell<bool>,
}

impl Markup for Unread {
    fn blocks(&self, _: Node<'_>, _: &str, _: &mut Context<'_>) -> Vec<Block> {
        self.is_met.set(true);
        Vec::new()
    }

    fn text(&self, _: Node<'_>, _: &str, _: &mut Context<'_>) -> Text {
        self.is_met.set(true);
        Text::default()
    }
}
