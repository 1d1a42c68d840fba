//! The body's blocks.

use super::super::context::Context;
use super::super::node::Node;
use super::{inline, network, read_image};
use crate::model::{Block, HeadingLevel, ListItem, Network};

/// The blocks in the field `body` of an article.
pub(super) fn read(node: Node<'_>, cx: &mut Context<'_>) -> Vec<Block> {
    blocks(node, false, cx)
}

fn blocks(node: Node<'_>, is_in_aside: bool, cx: &mut Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for item in node.items("body", cx) {
        blocks.extend(block(item, is_in_aside, cx));
    }
    blocks
}

fn block(node: Node<'_>, is_in_aside: bool, cx: &mut Context<'_>) -> Option<Block> {
    let text = |name, cx: &mut Context<'_>| inline::text_field(node, name, cx);
    if node.value.is_string() {
        return Some(Block::Paragraph(inline::text(node, cx))).filter(|block| !is_blank(block));
    }
    if !node.value.is_object() {
        node.warn_expected("a block", cx);
        return None;
    }
    let Some(kind) = node.string("type", cx) else {
        node.warn("has no type and is left out", cx);
        return None;
    };
    let block = match &*kind {
        "paragraph" => Block::Paragraph(text("text", cx)),
        "heading" => {
            let level = node.count("level", 6, cx).unwrap_or(2);
            Block::Heading { level: HeadingLevel::nearest(level.into()), text: text("text", cx) }
        }
        "image" => {
            // The picture's fields stand in `image`, or in the block itself.
            let image = node.object("image", cx);
            Block::Image(read_image(image.unwrap_or(node), cx)?)
        }
        "quote" => Block::Quote {
            body: vec![Block::Paragraph(text("text", cx))],
            attribution: text("attribution", cx),
        },
        "list" => {
            let mut items = Vec::new();
            for item in node.items("items", cx) {
                items.push(inline::text(item, cx).into());
            }
            items.retain(|item: &ListItem| !item.text.is_blank());
            Block::List { ordered: node.flag("ordered", cx), start: None, items }
        }
        "divider" => Block::Divider,
        "social" => {
            let name = node.field("network");
            let network = name.and_then(|name| network(name, cx));
            let network = network.filter(|network| *network != Network::Email);
            let Some((network, url)) = network.zip(node.web_url("url", cx)) else {
                node.warn("needs a network and a url and is left out", cx);
                return None;
            };
            let like = node.string("action", cx).is_some_and(|action| &*action == "like");
            Block::Social { network, like, url }
        }
        "aside" if is_in_aside => {
            node.warn("is an aside within an aside and is left out", cx);
            return None;
        }
        "aside" => Block::Aside { title: node.string("title", cx), body: blocks(node, true, cx) },
        other => {
            node.warn(&format!("is a block of unknown type `{other}` and is left out"), cx);
            return None;
        }
    };
    if is_blank(&block) {
        node.warn("is an empty block and is left out", cx);
        return None;
    }
    Some(block)
}

fn is_blank(block: &Block) -> bool {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => text.is_blank(),
        Block::List { items, .. } => items.is_empty(),
        Block::Aside { body, .. } | Block::Quote { body, .. } => body.iter().all(is_blank),
        _ => false,
    }
}
