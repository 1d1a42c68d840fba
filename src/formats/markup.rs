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
/// Where the parser may not be used, its characters are shown as plain paragraphs; where it is beyond what is parsed,
/// those of its beginning.
pub(super) struct Converted(pub(super) html::Parse);

impl Markup for Converted {
    fn blocks(&self, node: Node<'_>, html: &str, cx: &mut Context<'_>) -> Vec<Block> {
        let tree = match self.parsed(node, html, cx) {
            Ok(tree) => tree,
            Err(html) => {
                let paragraphs = html::plain_paragraphs(html);
                return paragraphs.iter().map(|it| Block::Paragraph(Text::plain(it))).collect();
            }
        };
        let conversion = html::blocks(&tree, cx.base.as_ref(), cx.n_items_left, cx.depth.into());
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
            Ok(tree) => html::text(&tree, cx.base.as_ref(), cx.n_items_left),
            Err(html) => Text::plain(&html::plain_paragraphs(html).join("\n")),
        }
    }
}

impl Converted {
    /// The tree of `html`; without one, that of it whose characters are to be shown.
    fn parsed<'a>(
        &self,
        node: Node<'_>,
        html: &'a str,
        cx: &mut Context<'_>,
    ) -> Result<html::Tree, &'a str> {
        if !html::is_within_limits(html) {
            node.warn(
                "is HTML of more than 2 MiB or 256 levels, or of too many elements; only its beginning is shown, as characters",
                cx,
            );
            return Err(html::beginning(html));
        }
        self.0(html).ok_or_else(|| {
            node.warn(
                "cannot be parsed on this page, whose policy has to list article-widget in trusted-types; only its characters are shown",
                cx,
            );
            html
        })
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
