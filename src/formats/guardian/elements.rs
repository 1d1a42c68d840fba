//! The elements that a body of the Guardian's is made of.

use super::super::context::Context;
use super::super::node::Node;
use super::super::pieces::{
    self, Body, card, embed, field, file, first, flag, html, recording, string, text, url, values,
};
use crate::model::{Block, HeadingLevel, Image, Recording, Text};

/// Adds what an element shows to a body.
pub(in super::super) fn push(element: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let (kind, data) = kind(element, cx);
    let n_before = body.blocks.len();
    match &*kind {
        "" => {
            element.warn("has no type and is left out", cx);
            return;
        }
        "text" | "subheading" | "blockquote" | "table" | "numberedtitle" | "itemlink"
        | "disclaimer" | "highlight" => body.blocks.extend(html(data, "html", cx)),
        "pullquote" => {
            let words = text(data, "html", cx);
            let attribution = text(data, "attribution", cx);
            let block = Block::Pullquote { text: words, attribution };
            body.push(Some(block).filter(|_| first(data, "html", cx).is_some()));
        }
        "image" => {
            let picture = image(element, cx);
            body.push(picture.map(Block::Image));
        }
        "multiimage" => {
            let pictures = values(field(data, "images"), cx);
            let images: Vec<Image> = pictures.filter_map(|it| image(it, cx)).collect();
            let caption = text(data, "caption", cx);
            body.push((!images.is_empty()).then_some(Block::Gallery { images, caption }));
        }
        "cartoon" => {
            // One drawing, cut for screens of two widths.
            let variants = values(field(data, "variants"), cx).last();
            let picture = variants
                .and_then(|it| described(values(field(it, "images"), cx).collect(), data, cx));
            body.push(picture.map(Block::Image));
        }
        "richlink" => {
            let (to, words) = (url(data, "url originalUrl", cx), text(data, "text linkText", cx));
            if body.relate(to, words) {
                return;
            }
        }
        "membership" => {
            let (to, words) = (url(data, "originalUrl", cx), text(data, "title linkText", cx));
            if body.relate(to, words) {
                return;
            }
        }
        "comment" => {
            let said = html(data, "body html", cx);
            let attribution = text(data, "profileName authorName", cx);
            let block = Block::Quote { body: said, attribution };
            body.push(Some(block).filter(|_| first(data, "body html", cx).is_some()));
        }
        "tweet" | "instagram" => {
            let page = url(data, "originalUrl url", cx);
            let mut post = page.map(card);
            if let Some(post) = &mut post {
                post.text = text(data, "html", cx);
            }
            body.push(post.map(Block::Embed));
        }
        "code" => {
            if let Some((place, code)) = first(data, "html", cx) {
                let blocks = cx.blocks(place, &["<pre><code>", code, "</code></pre>"].concat());
                body.blocks.extend(blocks);
            }
            if let Some(Block::Code { language, .. }) = body.blocks.last_mut() {
                *language = string(data, "language", cx);
            }
        }
        "divider" => body.push(Some(Block::Divider)),
        "starrating" => {
            let rating = field(data, "rating").and_then(|it| it.value.as_u64());
            let stars = rating.filter(|it| *it <= 5).map(|it| {
                let n_full = it as usize;
                ["★".repeat(n_full), "☆".repeat(5 - n_full)].concat()
            });
            body.push(stars.map(|it| Block::Paragraph(Text::plain(&it))));
        }
        "audioatom" => {
            let file = url(data, "trackUrl", cx);
            let recording = file.map(Recording::of);
            let title = string(data, "title kicker", cx);
            body.push(recording.map(|it| Block::Audio(Recording { title, ..it })));
        }
        "guideatom" | "qa" | "profileatom" | "explaineratom" | "timelineatom" => {
            let title = string(data, "title", cx);
            let mut inner =
                Body { blocks: html(data, "html body description", cx), ..Body::default() };
            nested(data, &mut inner, cx);
            let aside = Block::Aside { title, body: inner.blocks };
            body.push(Some(aside));
        }
        "keytakeaways"
        | "qandaexplainer"
        | "list"
        | "timeline"
        | "dcrtimeline"
        | "dcrsectionedtimeline" => {
            nested(data, body, cx);
        }
        // Chrome of the Guardian's own pages.
        "adplaceholder" | "newslettersignup" | "interactivecontents" => return,
        _ => media(&kind, element, data, body, cx),
    }
    if body.blocks.len() == n_before {
        element.warn("shows nothing here and is left out", cx);
    }
}

/// Films, sounds, and what other sites or only the Guardian's own pages show.
fn media(kind: &str, element: Node<'_>, data: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let files: Vec<_> =
        values(field(element, "assets"), cx).filter_map(|it| file(it, cx)).collect();
    let is_audio = kind == "audio";
    if let Some(mut it) = recording(&files, if is_audio { "audio" } else { "video" })
        .filter(|it| it.media_type.as_deref().is_some_and(|it| !it.contains("m3u")))
    {
        it.title = string(data, "title", cx);
        it.caption = text(data, "caption", cx);
        it.credit = string(data, "credit", cx);
        if is_audio {
            body.push(Some(Block::Audio(it)));
        } else {
            it.poster = url(data, "stillImageUrl thumbnailUrl", cx);
            body.push(Some(Block::Video(it)));
        }
        return;
    }
    if let Some((_, id)) = first(data, "assetId", cx) {
        let frame = ["<iframe src=\"https://www.youtube.com/embed/", id, "\"></iframe>"].concat();
        body.blocks.extend(cx.blocks(data, &frame));
    }
    let blocks = embed(data, "embedUrl iframeUrl", cx);
    if !blocks.is_empty() {
        body.blocks.extend(blocks);
    } else if let Some(page) = cx.base.clone() {
        element.warn("is shown by the Guardian's own pages only; a link leads there", cx);
        let mut link = card(page);
        link.title = string(data, "title alt", cx);
        body.push(Some(Block::Embed(link)));
    }
}

/// Parts of an element that have elements of their own.
fn nested(data: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    for path in ["keyTakeaways", "qAndAExplainers", "items", "sections", "events"] {
        for part in values(field(data, path), cx) {
            let words = text(part, "title", cx);
            if !words.is_blank() {
                body.push(Some(Block::Heading { level: HeadingLevel::Three, text: words }));
            }
            let date = text(part, "date", cx);
            body.push((!date.is_blank()).then_some(Block::Paragraph(date)));
            if field(part, "body").is_some_and(|it| it.value.is_string()) {
                body.blocks.extend(html(part, "body", cx));
            }
            for path in ["main", "body", "elements"] {
                let Some(inner) = field(part, path) else { continue };
                if inner.value.is_object() {
                    push(inner, body, cx);
                }
                for element in inner.children(cx) {
                    push(element, body, cx);
                }
            }
            nested(part, body, cx);
        }
    }
}

/// What an element is, in small letters, and where it says the rest. The API has an object `imageTypeData` for an
/// element `image`, whose `type` may be a number; the pages have `_type`, and the rest beside it.
fn kind<'a>(element: Node<'a>, cx: &mut Context<'_>) -> (String, Node<'a>) {
    for (name, value) in element.value.as_object().into_iter().flatten() {
        if let Some(kind) = name.strip_suffix("TypeData").filter(|_| value.is_object()) {
            return (kind.to_ascii_lowercase(), Node { value });
        }
    }
    let (_, name) = first(element, "_type type", cx).unwrap_or((element, ""));
    let name = name.rsplit('.').next().unwrap_or_default();
    let name = name.split_once("BlockElement").map_or(name, |(name, _)| name);
    (name.to_ascii_lowercase().replace('-', ""), element)
}

/// The picture of an element.
pub(super) fn image(element: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let assets = field(element, "assets").or_else(|| field(element, "media.allImages"));
    let assets: Vec<Node<'_>> = values(assets, cx).collect();
    let data = field(element, "imageTypeData").or_else(|| field(element, "data"));
    let data = data.or_else(|| field(*assets.first()?, "typeData")).unwrap_or(element);
    described(assets, data, cx)
}

fn described(assets: Vec<Node<'_>>, data: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    let mut image = pieces::image(assets.into_iter().filter_map(|it| file(it, cx)).collect())?;
    image.alt = string(data, "alt altText", cx).unwrap_or_default();
    image.caption = text(data, "caption", cx);
    if flag(data, "displayCredit") != Some(false) {
        image.credit = string(data, "credit photographer source", cx);
    }
    Some(image)
}
