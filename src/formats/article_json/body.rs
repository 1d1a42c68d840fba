//! The body's blocks.

use super::super::context::Context;
use super::super::node::Node;
use super::{correction, inline, items, media, network, table};
use crate::model::{
    Block, Correction, Definition, Footnote, HeadingLevel, ListItem, Network, Text,
};

/// Most levels of blocks within blocks.
const MAX_DEPTH: u8 = 24;

/// Where blocks stand.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    depth: u8,
    is_in_aside: bool,
}

/// The blocks in the field `body` of an article.
pub(super) fn read(node: Node<'_>, cx: &mut Context<'_>) -> Vec<Block> {
    blocks(node, Place::default(), cx)
}

fn blocks(node: Node<'_>, place: Place, cx: &mut Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if place.depth >= MAX_DEPTH {
        if let Some(body) = node.field("body") {
            body.warn("is more than 24 levels deep and is left out", cx);
        }
        return blocks;
    }
    let place = Place { depth: place.depth + 1, ..place };
    for item in node.items("body", cx) {
        if kind_is_html(item) {
            push_html(item, place, &mut blocks, cx);
        } else {
            blocks.extend(block(item, place, cx));
        }
    }
    blocks
}

fn kind_is_html(node: Node<'_>) -> bool {
    node.value.get("type").and_then(|kind| kind.as_str()).is_some_and(|kind| kind.trim() == "html")
}

/// What the HTML in a block comes to, in the place of the block.
fn push_html(node: Node<'_>, place: Place, blocks: &mut Vec<Block>, cx: &mut Context<'_>) {
    let n_before = blocks.len();
    if let Some(field) = node.field("html")
        && let Some(html) = field.as_words(cx)
    {
        cx.depth = place.depth;
        for block in cx.blocks(field, html) {
            if place.is_in_aside
                && let Block::Aside { body, .. } = block
            {
                blocks.extend(body);
            } else {
                blocks.push(block);
            }
        }
    }
    if blocks.len() == n_before {
        node.warn("is an empty block and is left out", cx);
    }
}

fn block(node: Node<'_>, place: Place, cx: &mut Context<'_>) -> Option<Block> {
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
            Block::Image(media::image(image.unwrap_or(node), cx)?)
        }
        "gallery" => Block::Gallery {
            images: items(node, "images", cx, media::image),
            caption: text("caption", cx),
        },
        "quote" => {
            let body = node.field("body");
            let body = body.filter(|it| it.value.is_array() || it.warn_expected("an array", cx));
            Block::Quote {
                body: match body {
                    Some(_) => blocks(node, place, cx),
                    None => vec![Block::Paragraph(text("text", cx))],
                },
                attribution: text("attribution", cx),
            }
        }
        "pullquote" => {
            Block::Pullquote { text: text("text", cx), attribution: text("attribution", cx) }
        }
        "list" => Block::List {
            ordered: node.flag("ordered", cx),
            start: start(node, cx),
            reversed: node.flag("reversed", cx),
            items: items(node, "items", cx, |it, cx| list_item(it, place, cx)),
        },
        "definitions" => {
            Block::Definitions(items(node, "items", cx, |it, cx| definition(it, place, cx)))
        }
        "table" => Block::Table(table::read(node, cx)),
        "code" => Block::Code {
            text: code(node, cx).unwrap_or_default().into(),
            language: node.string("language", cx),
        },
        "divider" => Block::Divider,
        "video" => Block::Video(media::recording(node, cx)?),
        "audio" => Block::Audio(media::recording(node, cx)?),
        "embed" => Block::Embed(media::embed(node, cx)?),
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
        "aside" if place.is_in_aside => {
            node.warn("is an aside within an aside and is left out", cx);
            return None;
        }
        "aside" => Block::Aside {
            title: node.string("title", cx),
            body: blocks(node, Place { is_in_aside: true, ..place }, cx),
        },
        "details" => Block::Details { summary: text("summary", cx), body: blocks(node, place, cx) },
        "correction" => Block::Correction(correction(node, cx)?),
        "update" => Block::Update {
            date: node.date("date", cx),
            title: text("title", cx),
            body: blocks(node, place, cx),
        },
        "footnotes" => Block::Footnotes(items(node, "items", cx, footnote)),
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

/// The number of a list's first item, where it is not the one that it has anyway.
fn start(list: Node<'_>, cx: &mut Context<'_>) -> Option<i32> {
    let node = list.field("start")?;
    let number = node.value.as_f64().unwrap_or(f64::NAN);
    let start = number as i32;
    if f64::from(start) != number {
        node.warn_expected("a whole number of at most ten digits", cx);
        return None;
    }
    let is_reversed = list.value.get("reversed").and_then(|it| it.as_bool()) == Some(true);
    (start != 1 || is_reversed).then_some(start)
}

/// An item: a text, or an object with a text, or blocks, or both. One with nothing in it is none.
fn list_item(node: Node<'_>, place: Place, cx: &mut Context<'_>) -> Option<ListItem> {
    let item = if node.value.is_object() {
        ListItem { text: inline::text_field(node, "text", cx), body: blocks(node, place, cx) }
    } else {
        ListItem::from(inline::text(node, cx))
    };
    (!item.text.is_blank() || !item.body.is_empty()).then_some(item)
}

fn definition(node: Node<'_>, place: Place, cx: &mut Context<'_>) -> Option<Definition> {
    let term = filled(node, "term", "has no term and is left out", cx)?;
    Some(Definition { term, body: blocks(node, place, cx) })
}

fn footnote(node: Node<'_>, cx: &mut Context<'_>) -> Option<Footnote> {
    const MESSAGE: &str = "needs a key and a text and is left out";
    let Some(key) = node.string("key", cx) else {
        node.warn(MESSAGE, cx);
        return None;
    };
    Some(Footnote { key, text: filled(node, "text", MESSAGE, cx)? })
}

/// A text without which there is nothing of `node`.
fn filled(node: Node<'_>, name: &str, message: &str, cx: &mut Context<'_>) -> Option<Text> {
    let text = inline::text_field(node, name, cx);
    if text.is_blank() {
        node.warn(message, cx);
        return None;
    }
    Some(text)
}

/// The characters of a piece of code, of which white space is a part.
fn code<'a>(node: Node<'a>, cx: &mut Context<'_>) -> Option<&'a str> {
    let field = node.field("text")?;
    let text = field.value.as_str();
    if text.is_none() {
        field.warn_expected("a string", cx);
    }
    text
}

fn is_blank(block: &Block) -> bool {
    match block {
        Block::Paragraph(text)
        | Block::Heading { text, .. }
        | Block::Pullquote { text, .. }
        | Block::Correction(Correction { text, .. }) => text.is_blank(),
        Block::Gallery { images, .. } => images.is_empty(),
        Block::List { items, .. } => items.is_empty(),
        Block::Definitions(items) => items.is_empty(),
        Block::Footnotes(notes) => notes.is_empty(),
        Block::Table(table) => table.head.is_empty() && table.rows.is_empty(),
        Block::Code { text, .. } => text.trim().is_empty(),
        Block::Update { title, body, .. } => title.is_blank() && body.iter().all(is_blank),
        Block::Aside { body, .. } | Block::Quote { body, .. } | Block::Details { body, .. } => {
            body.iter().all(is_blank)
        }
        Block::Image(_)
        | Block::Divider
        | Block::Video(_)
        | Block::Audio(_)
        | Block::Embed(_)
        | Block::Social { .. } => false,
    }
}
