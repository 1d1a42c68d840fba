//! IPTC ninjs 1 to 3. The versions differ in the case of their names and in how they keep variants: in fields
//! `body_text` and `body_xhtml`, or in a list `bodies`.

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::node::Node;
use super::pieces::{
    self, byline, drop_repeated, field, files, first, holds, is, is_beginning, joined, lines,
    names, recording, string, values,
};
use crate::model::{Article, Block, Image, Recording, Text};

/// Reads an item.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let headline = plain(root, "headline", "headlines", cx);
    let headline = headline.or_else(|| string(root, "title", cx).map(|it| Text::plain(&it)));
    let Some(headline) = headline else { return Err(pieces::no_headline(None)) };
    warn_of_status(root, cx);
    let mut article = pieces::article(root, FIELDS, cx);
    article.headline = headline;
    article.section = first_name(root, "genres genre", cx);
    article.site.name = first_name(root, "infosources infosource", cx)
        .or_else(|| string(root, "copyrightholder", cx));
    article.tags = tags(root, cx);
    article.body = body(root, cx);
    if let Some((_, line)) = first(root, "by byline", cx) {
        article.authors.push(byline(line));
    }
    if article.updated == article.published {
        article.updated = None;
    }
    let mut media = Vec::new();
    // The item itself may be a picture or a recording, whose words are then not said twice.
    medium(root, &mut media, cx);
    let is_medium = !media.is_empty();
    for item in values(root, "associations", cx) {
        if item.value.is_object() {
            medium(item, &mut media, cx);
        }
    }
    if is_medium {
        // Its author is credited, and its headline is the article's.
        article.authors.clear();
        if let Some((title, caption)) = media.first_mut().and_then(words) {
            *title = None;
            if is_beginning(caption, &article.body) {
                article.body.clear();
            }
        }
    } else if let Some(description) = plain(root, "description", "descriptions", cx) {
        if article.body.is_empty() {
            article.body = lines(&description.to_plain(), cx);
        } else if !is_beginning(&description, &article.body) {
            article.standfirst = description;
        }
    }
    let idx = media.iter().position(|block| matches!(block, Block::Image(_)));
    if let Some(Block::Image(image)) = idx.map(|idx| media.remove(idx)) {
        article.image = Some(image);
    }
    drop_repeated(&mut article.body, &article.headline, article.image.as_mut());
    article.body.extend(media);
    Ok(article)
}

const FIELDS: [&str; 5] =
    ["uri", "language", "", "firstcreated versioncreated contentcreated", "versioncreated"];

fn tags(root: Node<'_>, cx: &mut Context<'_>) -> Vec<Rc<str>> {
    let mut tags = Vec::new();
    for path in "subjects subject people person organisations organisation places place".split(' ')
    {
        tags.extend(names(root, path, "name", cx));
    }
    tags
}

/// Says what the publisher should not have served, or not yet.
fn warn_of_status(root: Node<'_>, cx: &mut Context<'_>) {
    for status in ["canceled", "withheld"] {
        if is(root, "pubstatus", status)
            && let Some(place) = field(root, "pubstatus")
        {
            place.warn("says that the item is not to be published, but it is shown", cx);
        }
    }
    if let Some((place, _)) = first(root, "embargoeduntil embargoed", cx) {
        place.warn("is an embargo, which the widget does not keep", cx);
    }
}

/// A variant of a text, and whether it is HTML.
struct Variant<'a> {
    place: Node<'a>,
    text: &'a str,
    is_html: bool,
    /// Whether it is the one that others are made from.
    is_main: bool,
}

/// The variants of a text: in a field `name`, in fields that begin with `name_`, or in the list `list`. What is in
/// other kinds of XML is left out.
fn variants<'a>(node: Node<'a>, name: &str, list: &str, cx: &mut Context<'_>) -> Vec<Variant<'a>> {
    let mut found = Vec::new();
    let mut add = |place: Node<'a>, kind: String| {
        let Some(text) = place.value.as_str().map(str::trim).filter(|text| !text.is_empty()) else {
            return;
        };
        let is_html = holds(&kind, "html") || holds(&kind, "richtext");
        let is_xml = holds(&kind, "xml") && !is_html;
        if !is_xml && !holds(&kind, "nitf") && !text.starts_with("<?xml") {
            let is_main = holds(&kind, "main") || kind.len() < 2;
            found.push(Variant { place, text, is_html, is_main });
        }
    };
    if let Some(fields) = node.value.as_object() {
        for (key, value) in fields {
            if let Some(suffix) = key.to_ascii_lowercase().strip_prefix(name)
                && (suffix.is_empty() || suffix.starts_with('_'))
            {
                add(Node { value }, suffix.to_owned());
            }
        }
    }
    for item in values(node, list, cx) {
        let role = string(item, "role", cx).unwrap_or_default();
        let kind = string(item, "contenttype", cx).unwrap_or_default();
        if let Some((place, _)) = first(item, "value", cx) {
            add(place, joined(&[&role, " ", &kind]).to_ascii_lowercase());
        }
    }
    found
}

/// A text of one line: the main variant, rather without markup.
fn plain(node: Node<'_>, name: &str, list: &str, cx: &mut Context<'_>) -> Option<Text> {
    let variants = variants(node, name, list, cx);
    let best = variants.iter().min_by_key(|it| (it.is_html, !it.is_main))?;
    let text = if best.is_html { cx.text(best.place, best.text) } else { Text::plain(best.text) };
    Some(text).filter(|text| !text.is_blank())
}

/// The body, rather with markup.
fn body(root: Node<'_>, cx: &mut Context<'_>) -> Vec<Block> {
    let variants = variants(root, "body", "bodies", cx);
    let Some(best) = variants.iter().min_by_key(|it| !it.is_html) else { return Vec::new() };
    if best.is_html || best.text.starts_with('<') {
        return cx.blocks(best.place, best.text);
    }
    lines(best.text, cx)
}

/// The title and the caption of a picture or a recording.
fn words(block: &mut Block) -> Option<(&mut Option<Rc<str>>, &mut Text)> {
    if let Block::Image(it) = block {
        return Some((&mut it.title, &mut it.caption));
    }
    let (Block::Video(it) | Block::Audio(it)) = block else { return None };
    Some((&mut it.title, &mut it.caption))
}

fn first_name(root: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Option<Rc<str>> {
    paths.split(' ').find_map(|path| names(root, path, "name", cx).into_iter().next())
}

/// The picture or the recording that an item is.
fn medium(item: Node<'_>, media: &mut Vec<Block>, cx: &mut Context<'_>) {
    let kind = string(item, "type", cx).unwrap_or_default().to_ascii_lowercase();
    if !["picture", "graphic", "video", "audio"].contains(&&*kind) {
        return;
    }
    let files = files(item, "renditions", cx);
    let title = plain(item, "headline", "headlines", cx).map(|it| it.to_plain().into());
    let caption = plain(item, "description", "descriptions", cx).unwrap_or_default();
    let credit = string(item, "by byline copyrightholder", cx);
    if kind == "video" || kind == "audio" {
        let Some(found) = recording(files, &kind) else {
            item.warn("has no rendition that browsers play and is left out", cx);
            return;
        };
        let found = Recording { title, caption, credit, ..found };
        media.push(if kind == "video" { Block::Video(found) } else { Block::Audio(found) });
    } else if let Some(image) = pieces::image(files) {
        media.push(Block::Image(Image { title, caption, credit, ..image }));
    } else {
        item.warn("has no rendition that browsers show and is left out", cx);
    }
}
