//! JSON Feed 1 and 1.1: the first item of a feed, or another one.

mod attachments;

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::lists::{pick, site_of, words};
use super::node::Node;
use super::pieces::{
    date, drop_repeated, field, html, is_beginning, lines, no_headline, people, string, text, url,
};
use crate::model::{Article, Block, Image, ListItem, Text};

/// Where authors stand, in version 1 as well, and their portraits.
const AUTHORS: [&str; 3] = ["authors", "author", "avatar"];

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
    let mut standfirst = text(item, "summary", cx);
    let is_cut = is_beginning(&standfirst, &body);
    let attached = attachments::of(item, image.as_ref(), &body, cx);
    if headline.is_blank() {
        let shown: Vec<Block> = image.iter().cloned().map(Block::Image).collect();
        headline = title(&standfirst, &[&body, &attached.before, &attached.after, &shown]);
        if headline.is_blank() && !(body.is_empty() && attached.is_empty() && shown.is_empty()) {
            // A picture without a word.
            headline = text(root, "title", cx);
        }
    }
    if headline.is_blank() {
        return Err(no_headline(address));
    }
    if is_cut || standfirst == headline {
        standfirst = Text::default();
    }
    drop_repeated(&mut body, &headline, image.as_mut());
    body.splice(..0, attached.before);
    body.extend(attached.after);
    let site_url = url(root, "home_page_url", cx);
    let mut site = site_of(site_url.as_ref().or(address.as_ref()));
    site.name = string(root, "title", cx).or(site.name);
    site.url = site_url.or(site.url);
    let mut authors = people(item, AUTHORS, cx);
    if authors.is_empty() {
        authors = people(root, AUTHORS, cx);
    }
    Ok(Article {
        id: id(item, cx),
        url: address,
        language: string(item, "language", cx).or_else(|| string(root, "language", cx)),
        site,
        standfirst,
        tags: words(item, "tags", cx),
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
fn id(item: Node<'_>, cx: &mut Context<'_>) -> Option<Rc<str>> {
    let id = field(item, "id")?;
    match id.value.as_u64() {
        Some(id) => Some(id.to_string().into()),
        None => id.as_string(cx),
    }
}

/// What stands for the title of an item without one, as short posts are: its summary, or the first words of it.
fn title(summary: &Text, shown: &[&[Block]]) -> Text {
    if !summary.is_blank() {
        return beginning(summary);
    }
    let said = shown.iter().find_map(|blocks| said(blocks));
    said.or_else(|| shown.iter().find_map(|blocks| told(blocks))).unwrap_or_default()
}

/// The first words in blocks, at whatever depth.
fn said(blocks: &[Block]) -> Option<Text> {
    blocks.iter().find_map(|block| {
        if let Block::Paragraph(text)
        | Block::Heading { text, .. }
        | Block::Pullquote { text, .. }
        | Block::Details { summary: text, .. } = block
        {
            return filled(beginning(text));
        }
        if let Block::List { items, .. } = block {
            let said = |item: &ListItem| filled(beginning(&item.text)).or_else(|| said(&item.body));
            return items.iter().find_map(said);
        }
        within(block, said)
    })
}

/// The first words about what is seen or heard.
fn told(blocks: &[Block]) -> Option<Text> {
    blocks.iter().find_map(|block| {
        if let Block::Image(image) = block {
            return told_of(image);
        }
        if let Block::Gallery { images, caption } = block {
            return filled(beginning(caption)).or_else(|| images.iter().find_map(told_of));
        }
        let title = if let Block::Video(it) | Block::Audio(it) = block {
            &it.title
        } else if let Block::Embed(it) = block {
            &it.title
        } else {
            return within(block, told);
        };
        title.as_ref().map(|title| beginning(&Text::plain(title)))
    })
}

/// What is found first in the bodies within a block.
fn within(block: &Block, find: fn(&[Block]) -> Option<Text>) -> Option<Text> {
    let mut found = None;
    block.each_body(&mut |body| {
        if found.is_none() {
            found = find(body);
        }
    });
    found
}

fn told_of(image: &Image) -> Option<Text> {
    filled(beginning(&image.caption)).or_else(|| filled(beginning(&Text::plain(&image.alt))))
}

fn filled(text: Text) -> Option<Text> {
    Some(text).filter(|text| !text.is_blank())
}

/// A text as it stands, with its links, or as much of it as a title has.
fn beginning(text: &Text) -> Text {
    let plain = text.to_plain();
    let plain = plain.trim();
    let Some((end, _)) = plain.char_indices().nth(MAX_TITLE_CHARS) else {
        // Notes stand under the text, not under titles.
        let is_alone = text.runs.iter().all(|run| run.note.is_none());
        return if is_alone { text.clone() } else { Text::plain(plain) };
    };
    let cut = plain.get(..end).unwrap_or(plain);
    let cut = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    Text::plain(&[cut, "…"].concat())
}
