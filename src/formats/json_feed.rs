//! JSON Feed 1 and 1.1: the first item of a feed, or another one.

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::lists::{pick, site_of};
use super::node::Node;
use super::pieces::{
    date, drop_repeated, field, html, lines, no_headline, string, text, url, values,
};
use crate::model::{Article, Author, Block, Image, Recording, Text};

/// Most characters of an item's beginning that stand for a title.
const MAX_TITLE_CHARS: usize = 100;

/// Reads an item.
///
/// # Errors
///
/// When it has neither a title nor a text to take one from.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let items = field(root, "items").and_then(|it| it.value.as_array());
    let item = items.and_then(|list| pick(root, list, "id url", cx));
    let Some(item) = item else { return Err(no_headline(None)) };
    let address = url(item, "url", cx);
    if address.is_some() {
        cx.base.clone_from(&address);
    }
    let mut image = url(item, "image banner_image", cx).map(Image::of);
    let mut body = html(item, "content_html", cx);
    if body.is_empty()
        && let Some(text) = string(item, "content_text", cx)
    {
        body = lines(&text, cx);
    }
    // Plain text by the specification, yet some feeds write it as HTML.
    let mut headline = text(item, "title", cx);
    let standfirst = text(item, "summary", cx);
    if headline.is_blank() {
        headline = beginning(&standfirst, &body);
    }
    if headline.is_blank() {
        return Err(no_headline(address));
    }
    drop_repeated(&mut body, &headline, image.as_mut());
    attach(item, &mut body, cx);
    let site_url = url(root, "home_page_url", cx);
    let mut site = site_of(site_url.as_ref().or(address.as_ref()));
    site.name = string(root, "title", cx).or(site.name);
    site.url = site_url.or(site.url);
    let mut authors = authors(item, cx);
    if authors.is_empty() {
        authors = self::authors(root, cx);
    }
    Ok(Article {
        id: id(item),
        url: address,
        language: string(item, "language", cx).or_else(|| string(root, "language", cx)),
        site,
        standfirst,
        tags: tags(item, cx),
        authors,
        published: date(item, "date_published", cx),
        updated: date(item, "date_modified", cx),
        image,
        body,
        headline,
        ..Article::default()
    })
}

/// Strings by the specification; some feeds have numbers.
fn id(item: Node<'_>) -> Option<Rc<str>> {
    let id = field(item, "id")?.value;
    match id.as_str() {
        Some(id) => filled(id),
        None => Some(id.as_u64()?.to_string().into()),
    }
}

fn tags(item: Node<'_>, cx: &Context<'_>) -> Vec<Rc<str>> {
    let tags = values(item, "tags", cx);
    tags.iter().filter_map(|tag| filled(tag.value.as_str()?)).collect()
}

/// A string with something in it, without the white space around it.
fn filled(text: &str) -> Option<Rc<str>> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.into())
}

/// The beginning of an item without a title, as short posts are.
fn beginning(summary: &Text, body: &[Block]) -> Text {
    let first = body.iter().find_map(|block| {
        if let Block::Paragraph(text) | Block::Heading { text, .. } = block {
            return Some(text);
        }
        None
    });
    let text = if summary.is_blank() { first } else { Some(summary) };
    let plain = text.map(Text::to_plain).unwrap_or_default();
    let plain = plain.trim();
    let Some((end, _)) = plain.char_indices().nth(MAX_TITLE_CHARS) else {
        return Text::plain(plain);
    };
    let cut = plain.get(..end).unwrap_or(plain);
    let cut = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    Text::plain(&[cut, "…"].concat())
}

/// Puts what is attached to an item before its text: the episode of a podcast.
fn attach(item: Node<'_>, body: &mut Vec<Block>, cx: &mut Context<'_>) {
    let mut attached = Vec::new();
    for attachment in values(item, "attachments", cx) {
        let media_type = string(attachment, "mime_type", cx).unwrap_or_default();
        let recording = |url| Recording {
            media_type: Some(media_type.clone()),
            title: None,
            ..Recording::of(url)
        };
        let block: fn(Recording) -> Block = match media_type.split('/').next() {
            Some("audio") => Block::Audio,
            Some("video") => Block::Video,
            _ => continue,
        };
        attached.extend(url(attachment, "url", cx).map(|url| block(recording(url))));
    }
    body.splice(..0, attached);
}

fn authors(node: Node<'_>, cx: &mut Context<'_>) -> Vec<Author> {
    let mut authors = values(node, "authors", cx);
    if authors.is_empty() {
        // The name of version 1.
        authors.extend(field(node, "author"));
    }
    let mut read = Vec::new();
    for author in authors {
        if let Some(name) = string(author, "name", cx) {
            let image = url(author, "avatar", cx);
            read.push(Author { name, url: url(author, "url", cx), image });
        }
    }
    read
}
