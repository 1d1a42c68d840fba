//! The elements that a story is made of.

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{
    self, Body, card, decimal, embed, field, files, first, html, is, joined, phrase, recording,
    string, text, url, values,
};
use crate::model::{
    Block, Correction, HeadingLevel, Image, ListItem, Run, SafeUrl, Table, TableCell, TableRow,
    Text,
};

/// Adds what the elements of a node show to a body.
pub(super) fn push_all(node: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    for element in values(node, "content_elements", cx) {
        push(element, body, cx);
    }
}

/// Adds what an element shows to a body.
pub(super) fn push(element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let (_, kind) = first(element, "type", cx).unwrap_or((element, ""));
    let n_before = body.blocks.len() + body.related.len();
    match kind {
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
            body.push(Block::Heading { level, text: text(element, "content", cx) });
        }
        "image" => body.blocks.extend(image(element, cx).map(Block::Image)),
        "gallery" => {
            let mut images = Vec::new();
            for item in values(element, "content_elements", cx) {
                images.extend(image(item, cx));
            }
            let mut caption = text(element, "caption description.basic", cx);
            if let Some(title) = string(element, "headlines.basic", cx)
                && caption.to_plain() != *title
            {
                let title = Run { strong: true, ..Run::plain(&title) };
                caption.runs.insert(0, title);
                if caption.runs.len() > 1 {
                    caption.runs.insert(1, Run::plain(" "));
                }
            }
            body.push(Block::Gallery { images, caption });
        }
        "video" | "audio" => recorded(element, kind, body, cx),
        "quote" | "blockquote" => {
            let mut inner = Body::default();
            push_all(element, &mut inner, cx);
            if let Some((place, html)) = first(element, "content", cx) {
                inner.blocks.extend(phrase(place, html, cx));
            }
            let attribution = text(element, "citation.content", cx);
            body.push(match inner.blocks.as_slice() {
                [Block::Paragraph(words)] if is(element, "subtype", "pullquote") => {
                    Block::Pullquote { text: words.clone(), attribution }
                }
                _ => Block::Quote { body: inner.blocks, attribution },
            });
        }
        "list" => list(element, body, cx),
        "table" => {
            let mut table = Table { caption: text(element, "caption", cx), ..Table::default() };
            let head = row(values(element, "header", cx), true, cx);
            if !head.is_empty() {
                table.head.push(head);
            }
            for cells in values(element, "rows", cx) {
                let cells = cells.children(cx).collect();
                table.rows.push(row(cells, false, cx));
            }
            body.push(Block::Table(table));
        }
        "raw_html" => body.blocks.extend(html(element, "content", cx)),
        "oembed_response" | "custom_embed" => {
            let mut blocks = embed(element, "", cx);
            let is_text = |it: &Block| matches!(it, Block::Quote { .. } | Block::Paragraph(_));
            // A post without the script that would show it: its words, and where it stands.
            if blocks.iter().all(is_text)
                && let Some(page) = url(element, "raw_oembed.url", cx)
            {
                let mut post = card(page);
                post.text = text(element, "raw_oembed.html", cx);
                blocks = vec![Block::Embed(post)];
            }
            if let [Block::Embed(it)] = blocks.as_mut_slice()
                && let Some(provider) = string(element, "raw_oembed.provider_name", cx)
            {
                it.provider = provider;
            }
            body.blocks.extend(blocks);
        }
        "interstitial_link" | "story" => {
            let words = text(element, "content headlines.basic", cx);
            if body.relate(url(element, "url canonical_url website_url", cx), words) {
                return;
            }
        }
        "link_list" => {
            for item in values(element, "items", cx) {
                push(item, body, cx);
            }
        }
        "divider" => body.push(Block::Divider),
        "code" => {
            // White space at the beginning of the first line belongs to the code.
            let code = field(element, "content").and_then(|it| it.value.as_str());
            let language = string(element, "language", cx);
            if let Some(code) = code {
                body.push(Block::Code { text: code.trim_end().into(), language });
            }
        }
        "correction" => {
            let words = text(element, "text content", cx);
            body.push(Block::Correction(Correction { date: None, text: words }));
        }
        "endorsement" => {
            if let Some((_, words)) = first(element, "endorsement", cx) {
                body.push(strong(words));
            }
        }
        "numeric_rating" => rating(element, body, cx),
        "element_group" | "content_zone" => {
            let mut inner = Body::default();
            push_all(element, &mut inner, cx);
            if !inner.blocks.is_empty() {
                let title = text(element, "title", cx);
                body.push(Block::Heading { level: HeadingLevel::Two, text: title });
            }
            body.blocks.append(&mut inner.blocks);
            for it in inner.related {
                body.relate(Some(it.url), it.headline);
            }
        }
        "reference" | "promo_reference" => {
            // Some are the page of what another site shows.
            if let Some((place, id)) = first(element, "referent.id", cx)
                && id.starts_with("http")
                && let Some(page) = place.as_url(SafeUrl::parse_web, cx)
            {
                body.push(Block::Embed(card(page)));
            } else {
                element.warn("is a reference that was not resolved, and is left out", cx);
                return;
            }
        }
        "redirect" => return,
        _ => {
            element
                .warn(&joined(&["is an element of unknown type `", kind, "` and is left out"]), cx);
            return;
        }
    }
    if body.blocks.len() + body.related.len() == n_before {
        element.warn("shows nothing here and is left out", cx);
    }
}

fn strong(text: &str) -> Block {
    let run = Run { strong: true, ..Run::plain(text) };
    Block::Paragraph(Text { runs: vec![run] })
}

/// `4.5/5 stars`.
fn rating(element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let mut words = String::new();
    for (before, path) in [("", "numeric_rating"), ("/", "max")] {
        if let Some(number) = field(element, path).and_then(|it| it.value.as_f64()) {
            words.push_str(before);
            words.push_str(&decimal(number));
        }
    }
    if let Some((_, units)) = first(element, "units", cx) {
        words.push(' ');
        words.push_str(units);
    }
    body.push(strong(&words));
}

/// A list. A list among its items belongs to the item before it.
fn list(element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let mut items: Vec<ListItem> = Vec::new();
    for item in values(element, "items", cx) {
        let mut inner = Body::default();
        push(item, &mut inner, cx);
        for block in inner.blocks {
            match (block, items.last_mut()) {
                (Block::Paragraph(text), _) => items.push(text.into()),
                (block, Some(before)) => before.body.push(block),
                (block, None) => items.push(ListItem { text: Text::default(), body: vec![block] }),
            }
        }
    }
    let ordered = is(element, "list_type", "ordered");
    body.push(Block::List { ordered, start: None, reversed: false, items });
}

fn row(cells: Vec<Node<'_>>, is_header: bool, cx: &mut Context<'_>) -> TableRow {
    let mut row = Vec::new();
    for cell in cells {
        row.push(TableCell { is_header, ..text(cell, "content", cx).into() });
    }
    row
}

/// A film or something to listen to: its file, else what another site shows.
fn recorded(element: Node<'_>, kind: &str, body: &mut Body, cx: &mut Context<'_>) {
    let Some(mut it) = recording(files(element, "streams", cx), kind) else {
        body.blocks.extend(embed(element, "", cx));
        return;
    };
    it.title = string(element, "headlines.basic", cx);
    it.caption = text(element, "caption description.basic", cx);
    it.credit = super::credit(element, cx);
    it.poster = url(element, "promo_items.basic.url promo_image.url", cx);
    body.push(if kind == "audio" { Block::Audio(it) } else { Block::Video(it) });
}

/// A picture; `None`, with a warning, when its file is missing.
pub(super) fn image(node: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let Some(url) = url(node, "url", cx) else {
        node.warn("needs a url", cx);
        return None;
    };
    let mut image = Image::of(url);
    (image.width, image.height) = pieces::size(node).unzip();
    image.alt = string(node, "alt_text", cx).unwrap_or_default();
    image.title = string(node, "subtitle", cx);
    image.caption = text(node, "caption", cx);
    image.credit = super::credit(node, cx);
    Some(image)
}
