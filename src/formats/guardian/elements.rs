//! The elements that a body of the Guardian's is made of.

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{
    self, Body, card, embed, field, files, first, flag, html, joined, recording, string, text, url,
    values,
};
use crate::model::{Block, HeadingLevel, Image, Recording, Text};

/// Adds what an element shows to a body.
pub(in super::super) fn push(element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let (kind, data) = kind(element, cx);
    let n_before = body.blocks.len() + body.related.len();
    match &*kind {
        "text" | "subheading" | "blockquote" | "table" | "numberedtitle" | "itemlink"
        | "disclaimer" | "highlight" => body.blocks.extend(html(data, "html", cx)),
        "pullquote" => body.push(Block::Pullquote {
            text: text(data, "html", cx),
            attribution: text(data, "attribution", cx),
        }),
        "image" => body.blocks.extend(image(element, cx).map(Block::Image)),
        "multiimage" => {
            let mut images = Vec::new();
            for it in values(data, "images", cx) {
                images.extend(image(it, cx));
            }
            body.push(Block::Gallery { images, caption: text(data, "caption", cx) });
        }
        "cartoon" => {
            // One drawing, cut for screens of two widths.
            if let Some(variant) = values(data, "variants", cx).pop() {
                body.blocks.extend(described(variant, "images", data, cx).map(Block::Image));
            }
        }
        "richlink" | "membership" => {
            let (to, words) =
                (url(data, "url originalUrl", cx), text(data, "title text linkText", cx));
            if body.relate(to, words) {
                return;
            }
        }
        "comment" => body.push(Block::Quote {
            body: html(data, "body html", cx),
            attribution: text(data, "profileName authorName", cx),
        }),
        "tweet" | "instagram" => {
            if let Some(page) = url(data, "originalUrl url", cx) {
                let mut post = card(page);
                post.text = text(data, "html", cx);
                body.push(Block::Embed(post));
            }
        }
        "code" => {
            if let Some((place, code)) = first(data, "html", cx) {
                let blocks = cx.blocks(place, &joined(&["<pre><code>", code, "</code></pre>"]));
                body.blocks.extend(blocks);
            }
            if let Some(Block::Code { language, .. }) = body.blocks.last_mut() {
                *language = string(data, "language", cx);
            }
        }
        "divider" => body.push(Block::Divider),
        "starrating" => {
            let mut stars = String::new();
            if let Some(rating) = field(data, "rating").and_then(|it| it.value.as_u64()) {
                for star in 0..5 {
                    stars.push(if star < rating { '★' } else { '☆' });
                }
            }
            body.push(Block::Paragraph(Text::plain(&stars)));
        }
        "audioatom" => {
            if let Some(file) = url(data, "trackUrl", cx) {
                let title = string(data, "title kicker", cx);
                body.push(Block::Audio(Recording { title, ..Recording::of(file) }));
            }
        }
        "guideatom" | "qa" | "profileatom" | "explaineratom" | "timelineatom" => {
            let mut inner =
                Body { blocks: html(data, "html body description", cx), ..Body::default() };
            nested(data, &mut inner, cx);
            body.push(Block::Aside { title: string(data, "title", cx), body: inner.blocks });
        }
        "keytakeaways"
        | "qandaexplainer"
        | "list"
        | "timeline"
        | "dcrtimeline"
        | "dcrsectionedtimeline" => nested(data, body, cx),
        // Chrome of the Guardian's own pages.
        "adplaceholder" | "newslettersignup" | "interactivecontents" => return,
        "" => {}
        _ => media(element, data, &kind, body, cx),
    }
    if body.blocks.len() + body.related.len() == n_before {
        element.warn("shows nothing here and is left out", cx);
    }
}

/// How many blocks before a card are looked through for one that leads where it does.
const MAX_SAID: usize = 500;

/// Films, sounds, and what other sites or only the Guardian's own pages show.
fn media(element: Node<'_>, data: Node<'_>, kind: &str, body: &mut Body, cx: &mut Context<'_>) {
    let kind = if kind == "audio" { kind } else { "video" };
    if let Some(mut it) = recording(files(element, "assets", cx), kind) {
        it.title = string(data, "title", cx);
        it.caption = text(data, "caption", cx);
        it.credit = string(data, "credit", cx);
        it.poster = url(data, "stillImageUrl thumbnailUrl", cx);
        body.push(if kind == "audio" { Block::Audio(it) } else { Block::Video(it) });
        return;
    }
    let n_before = body.blocks.len();
    if let Some((_, id)) = first(data, "assetId", cx) {
        let frame = joined(&["<iframe src=\"https://www.youtube.com/embed/", id, "\"></iframe>"]);
        body.blocks.extend(cx.blocks(data, &frame));
    }
    body.blocks.extend(embed(data, "embedUrl iframeUrl", cx));
    if body.blocks.len() == n_before
        && let Some(page) = cx.base.clone()
    {
        let mut link = card(page);
        link.title = string(data, "title name alt", cx);
        if let Some((_, prompt)) = first(data, "prompt", cx) {
            let title = link.title.take();
            let parts = title.as_deref().map_or([prompt, "", ""], |it| [prompt, ": ", it]);
            link.title = Some(joined(&parts).into());
        }
        link.text = text(data, "description", cx);
        let is_said = |it: &Block| matches!(it, Block::Embed(it) if it.url == link.url);
        // One without words says no more than another.
        let has_words = link.title.is_some() || !link.text.is_blank();
        if has_words || !body.blocks.iter().rev().take(MAX_SAID).any(is_said) {
            element.warn("is shown by the Guardian's own pages only; a link leads there", cx);
            body.push(Block::Embed(link));
        }
    }
}

/// Parts of an element that have elements of their own.
fn nested(data: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    for path in ["keyTakeaways", "qAndAExplainers", "items", "sections", "events"] {
        for part in values(data, path, cx) {
            body.push(Block::Heading { level: HeadingLevel::Three, text: text(part, "title", cx) });
            body.push(Block::Paragraph(text(part, "date", cx)));
            for path in ["main", "body", "elements"] {
                let Some(inner) = field(part, path) else { continue };
                if inner.value.is_string() {
                    body.blocks.extend(html(part, path, cx));
                } else if inner.value.is_object() {
                    push(inner, body, cx);
                } else {
                    for element in values(part, path, cx) {
                        push(element, body, cx);
                    }
                }
            }
            nested(part, body, cx);
        }
    }
}

/// What an element is, in small letters, and where it says the rest. The API has an object `imageTypeData` for an
/// element `image`, whose `type` may be a number; the pages have `_type`, and the rest beside it.
fn kind<'a>(element: Node<'a>, cx: &mut Context<'_>) -> (String, Node<'a>) {
    let mut found = ("", element);
    if let Some(fields) = element.value.as_object() {
        for (name, value) in fields {
            if let Some(kind) = name.strip_suffix("TypeData").filter(|_| value.is_object()) {
                found = (kind, Node { value });
            }
        }
    }
    if found.0.is_empty() {
        // As in `model.dotcomrendering.pageElements.TextBlockElement`, and `CalloutBlockElementV2`.
        let (_, name) = first(element, "_type type", cx).unwrap_or((element, ""));
        let start = name.bytes().rposition(|it| it == b'.').map_or(0, |idx| idx + 1);
        let name = name.get(start..).unwrap_or_default();
        let name = name.strip_suffix("V2").unwrap_or(name);
        found.0 = name.strip_suffix("BlockElement").unwrap_or(name);
    }
    let mut kind = String::new();
    for character in found.0.chars().filter(|it| *it != '-') {
        kind.push(character.to_ascii_lowercase());
    }
    (kind, found.1)
}

/// The picture of an element.
fn image(element: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let is_of_api = field(element, "assets").is_some();
    let data = field(element, "imageTypeData").or_else(|| field(element, "data"));
    let data = data.or_else(|| field(*values(element, "assets", cx).first()?, "typeData"));
    let path = if is_of_api { "assets" } else { "media.allImages" };
    let mut image = described(element, path, data.unwrap_or(element), cx)?;
    if flag(element, "displayCredit") == Some(false) {
        image.credit = None;
    }
    Some(image)
}

fn described(node: Node<'_>, path: &str, data: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let mut image = pieces::image(files(node, path, cx))?;
    image.alt = string(data, "alt altText", cx).unwrap_or_default();
    image.caption = text(data, "caption", cx);
    if flag(data, "displayCredit") != Some(false) {
        image.credit = string(data, "credit photographer source", cx);
    }
    Some(image)
}
