//! The elements that a story is made of.

use std::rc::Rc;

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{
    self, Body, card, decimal, embed, field, file, first, is, phrase, recording, string, text, url,
    values,
};
use crate::model::{
    Block, Correction, HeadingLevel, Image, ListItem, Run, SafeUrl, Table, TableCell, TableRow,
    Text,
};

/// Adds what the elements of a node show to a body.
pub(super) fn push_all(node: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    for element in node.items("content_elements", cx) {
        push(element, body, cx);
    }
}

/// Adds what an element shows to a body.
pub(super) fn push(element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let kind = string(element, "type", cx).unwrap_or_default();
    let n_before = body.blocks.len();
    match &*kind {
        "text" => {
            if let Some((place, html)) = first(element, "content text", cx) {
                body.blocks.extend(phrase(place, html, cx));
            }
            // Empty paragraphs are common, and nothing is lost with them.
            return;
        }
        "header" => {
            let level = field(element, "level").and_then(|it| it.value.as_u64());
            let level = HeadingLevel::nearest(level.unwrap_or(2));
            let block = Block::Heading { level, text: text(element, "content", cx) };
            body.push(Some(block).filter(|_| first(element, "content", cx).is_some()));
        }
        "image" => body.push(image(element, cx).map(Block::Image)),
        "gallery" => {
            let items = values(field(element, "content_elements"), cx);
            let images: Vec<Image> = items.filter_map(|it| image(it, cx)).collect();
            let caption = text(element, "caption description.basic", cx);
            body.push((!images.is_empty()).then_some(Block::Gallery { images, caption }));
        }
        "video" | "audio" => film(&kind, element, body, cx),
        "quote" | "blockquote" => {
            let mut inner = Body::default();
            push_all(element, &mut inner, cx);
            if let Some((place, html)) = first(element, "content", cx) {
                inner.blocks.extend(phrase(place, html, cx));
            }
            let attribution = text(element, "citation.content", cx);
            body.push(match inner.blocks.as_slice() {
                [] => None,
                [Block::Paragraph(words)] if is(element, "subtype", "pullquote") => {
                    Some(Block::Pullquote { text: words.clone(), attribution })
                }
                _ => Some(Block::Quote { body: inner.blocks, attribution }),
            });
        }
        "list" => body.push(list(element, cx)),
        "table" => {
            let head: Vec<_> = row(field(element, "header"), true, cx);
            let rows: Vec<_> =
                values(field(element, "rows"), cx).map(|it| row(Some(it), false, cx)).collect();
            let head = if head.is_empty() { Vec::new() } else { vec![head] };
            let table = Table { caption: text(element, "caption", cx), head, rows };
            body.push((!table.rows.is_empty()).then_some(Block::Table(table)));
        }
        "raw_html" => body.blocks.extend(pieces::html(element, "content", cx)),
        "oembed_response" | "custom_embed" => {
            let mut blocks = embed(element, "", cx);
            if let [Block::Embed(it)] = blocks.as_mut_slice()
                && let Some(provider) = string(element, "raw_oembed.provider_name", cx)
            {
                it.provider = provider;
            }
            body.blocks.extend(blocks);
        }
        "interstitial_link" | "story" | "link" => {
            let words = text(element, "content headlines.basic", cx);
            let to = url(element, "url canonical_url website_url", cx);
            if body.relate(to, words) {
                return;
            }
        }
        "link_list" => {
            let n_related = body.related.len();
            for item in values(field(element, "items"), cx) {
                push(item, body, cx);
            }
            if body.related.len() > n_related {
                return;
            }
        }
        "divider" => body.push(Some(Block::Divider)),
        "code" => {
            // White space at the beginning of the first line belongs to the code.
            let code = field(element, "content").and_then(|it| it.value.as_str());
            let language = string(element, "language", cx);
            body.push(code.map(|code| Block::Code { text: code.trim_end().into(), language }));
        }
        "correction" => {
            let words = text(element, "text content", cx);
            let correction = Correction { date: None, text: words };
            body.push((!correction.text.is_blank()).then_some(Block::Correction(correction)));
        }
        "endorsement" => {
            let words = string(element, "endorsement", cx);
            body.push(words.map(strong));
        }
        "numeric_rating" => body.push(rating(element, cx).map(|it| strong(it.into()))),
        "element_group" | "content_zone" => push_all(element, body, cx),
        "reference" | "promo_reference" => {
            // Some are the page of what another site shows.
            let page = first(element, "referent.id", cx).filter(|(_, id)| id.starts_with("http"));
            let page = page.and_then(|(place, _)| place.as_url(SafeUrl::parse_web, cx));
            if page.is_none() {
                element.warn("is a reference that was not resolved, and is left out", cx);
                return;
            }
            body.push(page.map(|it| Block::Embed(card(it))));
        }
        "redirect" => return,
        _ => {
            let message = ["is an element of unknown type `", &kind, "` and is left out"].concat();
            element.warn(&message, cx);
            return;
        }
    }
    if body.blocks.len() == n_before {
        element.warn("shows nothing here and is left out", cx);
    }
}

fn strong(text: Rc<str>) -> Block {
    Block::Paragraph(Text { runs: vec![Run { text, strong: true, ..Run::default() }] })
}

/// `4.5/5 stars`.
fn rating(element: Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let number = |name| Some(decimal(field(element, name)?.value.as_f64()?));
    let mut text = number("numeric_rating")?;
    if let Some(most) = number("max") {
        text.push('/');
        text.push_str(&most);
    }
    if let Some((_, units)) = first(element, "units", cx) {
        text.push(' ');
        text.push_str(units);
    }
    Some(text)
}

/// A list. A list among its items belongs to the item before it.
fn list(element: Node<'_>, cx: &mut Context<'_>) -> Option<Block> {
    let mut items: Vec<ListItem> = Vec::new();
    for item in values(field(element, "items"), cx) {
        let mut inner = Body::default();
        push(item, &mut inner, cx);
        let mut blocks = inner.blocks;
        let text = match blocks.first() {
            Some(Block::Paragraph(text)) => Some(text.clone()),
            _ => None,
        };
        match (text, items.last_mut()) {
            (Some(text), _) => {
                blocks.remove(0);
                items.push(ListItem { text, body: blocks });
            }
            (None, Some(before)) => before.body.extend(blocks),
            (None, None) if blocks.is_empty() => {}
            (None, None) => items.push(ListItem { text: Text::default(), body: blocks }),
        }
    }
    let ordered = is(element, "list_type", "ordered");
    (!items.is_empty()).then_some(Block::List { ordered, start: None, items })
}

fn row(cells: Option<Node<'_>>, is_header: bool, cx: &mut Context<'_>) -> TableRow {
    let mut row = Vec::new();
    for cell in values(cells, cx) {
        let words = text(cell, "content", cx);
        row.push(TableCell { is_header, ..words.into() });
    }
    row
}

/// A film or something to listen to: its file, else what another site shows.
fn film(kind: &str, element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let files: Vec<_> =
        values(field(element, "streams"), cx).filter_map(|it| file(it, cx)).collect();
    let Some(mut it) = recording(&files, kind) else {
        body.blocks.extend(embed(element, "url", cx));
        return;
    };
    it.title = string(element, "headlines.basic", cx);
    it.caption = text(element, "caption description.basic", cx);
    it.credit = super::credit(element, cx);
    if kind == "audio" {
        body.push(Some(Block::Audio(it)));
        return;
    }
    it.poster = url(element, "promo_items.basic.url promo_image.url", cx);
    body.push(Some(Block::Video(it)));
}

/// A picture; `None`, with a warning, when its file is missing.
pub(super) fn image(node: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let Some(url) = url(node, "url", cx) else {
        node.warn("needs a url and is left out", cx);
        return None;
    };
    let (width, height) = pieces::size(node).unzip();
    Some(Image {
        width,
        height,
        alt: string(node, "alt_text", cx).unwrap_or_default(),
        title: string(node, "subtitle", cx),
        caption: text(node, "caption", cx),
        credit: super::credit(node, cx),
        ..Image::of(url)
    })
}
