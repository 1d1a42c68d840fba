//! The body's blocks.

use super::super::node::Node;
use super::super::report::Report;
use super::{inline, network, read_image};
use crate::model::{Block, HeadingLevel, Network, SafeUrl};

/// The blocks in the field `body` of an article.
pub(super) fn read(node: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Vec<Block> {
    blocks(node, false, base, report)
}

fn blocks(
    node: &Node<'_>,
    is_in_aside: bool,
    base: Option<&SafeUrl>,
    report: &mut Report,
) -> Vec<Block> {
    let Some(items) = node.items("body", report) else { return Vec::new() };
    let mut blocks = Vec::new();
    for item in items.children() {
        blocks.extend(block(&item, is_in_aside, base, report));
    }
    blocks
}

fn block(
    node: &Node<'_>,
    is_in_aside: bool,
    base: Option<&SafeUrl>,
    report: &mut Report,
) -> Option<Block> {
    let text = |name, report: &mut Report| inline::text_field(node, name, base, report);
    if node.value.is_string() {
        return Some(Block::Paragraph(inline::text(node, base, report)))
            .filter(|block| !is_blank(block));
    }
    if !node.value.is_object() {
        node.warn_expected("a block", report);
        return None;
    }
    let Some(kind) = node.string("type", report) else {
        node.warn("has no type and is left out", report);
        return None;
    };
    let block = match &*kind {
        "paragraph" => Block::Paragraph(text("text", report)),
        "heading" => {
            let level = node.count("level", 6, report).unwrap_or(2);
            Block::Heading {
                level: HeadingLevel::nearest(level.into()),
                text: text("text", report),
            }
        }
        "image" => {
            // The picture's fields stand in `image`, or in the block itself.
            let image = node.object("image", report);
            Block::Image(read_image(image.as_ref().unwrap_or(node), base, report)?)
        }
        "quote" => {
            Block::Quote { text: text("text", report), attribution: text("attribution", report) }
        }
        "list" => {
            let items = node.items("items", report);
            let items = items.iter().flat_map(Node::children);
            let items =
                items.map(|item| inline::text(&item, base, report)).filter(|item| !item.is_blank());
            let items = items.collect();
            Block::List { ordered: node.flag("ordered", report), items }
        }
        "divider" => Block::Divider,
        "social" => {
            let name = node.field("network");
            let network = name.and_then(|name| network(&name, report));
            let network = network.filter(|network| *network != Network::Email);
            let Some((network, url)) = network.zip(node.web_url("url", base, report)) else {
                node.warn("needs a network and a url and is left out", report);
                return None;
            };
            let like = node.string("action", report).is_some_and(|action| &*action == "like");
            Block::Social { network, like, url }
        }
        "aside" if is_in_aside => {
            node.warn("is an aside within an aside and is left out", report);
            return None;
        }
        "aside" => Block::Aside {
            title: node.string("title", report),
            body: blocks(node, true, base, report),
        },
        other => {
            node.warn(&format!("is a block of unknown type `{other}` and is left out"), report);
            return None;
        }
    };
    if is_blank(&block) {
        node.warn("is an empty block and is left out", report);
        return None;
    }
    Some(block)
}

fn is_blank(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } | Block::Quote { text, .. } => {
            text.is_blank()
        }
        Block::List { items, .. } => items.is_empty(),
        Block::Aside { body, .. } => body.is_empty(),
        Block::Image(_) | Block::Divider | Block::Social { .. } => false,
    }
}
