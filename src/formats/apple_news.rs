//! Apple News Format 1.

mod components;
mod markdown;
mod words;

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::node::Node;
use super::pieces::{self, Body, drop_repeated, field, string, text, url, values};
use crate::model::{Article, Author, Block, Image, Text};
use components::Reading;

/// Reads an article.
///
/// # Errors
///
/// When there is none with a headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let page = url(root, "metadata.canonicalURL", cx);
    // Files stand beside the document; only links are relative to the article's page, and those are absolute.
    let mut reading = Reading {
        body: Body::default(),
        headline: plain(root, "title", cx),
        standfirst: plain(root, "subtitle", cx),
        authors: Vec::new(),
        has_authors: false,
        styles: field(root, "textStyles"),
        component_styles: field(root, "componentStyles"),
        background: None,
    };
    for name in strings(root, "metadata.authors", cx) {
        reading.authors.push(Author { name, url: None, image: None });
        reading.has_authors = true;
    }
    for component in root.items("components", cx) {
        reading.push(component, cx);
    }
    let Reading { mut body, headline, standfirst, authors, background, .. } = reading;
    if headline.is_blank() {
        return Err(pieces::no_headline(page));
    }
    let mut article = pieces::article(root, FIELDS, cx);
    article.image = lead(root, background, &mut body.blocks, cx);
    drop_repeated(&mut body.blocks, &headline, None);
    article.url = page;
    article.headline = headline;
    article.standfirst = standfirst;
    if article.standfirst.is_blank() {
        article.standfirst = text(root, "metadata.excerpt", cx);
    }
    article.tags = strings(root, "metadata.keywords", cx);
    article.authors = authors;
    article.body = body.blocks;
    article.related = body.related;
    Ok(article)
}

const FIELDS: [&str; 5] = [
    "identifier",
    "language",
    "",
    "metadata.datePublished metadata.dateCreated",
    "metadata.dateModified",
];

/// A string of the document itself, which is never markup.
fn plain(root: Node<'_>, path: &str, cx: &mut Context<'_>) -> Text {
    Text::plain(&string(root, path, cx).unwrap_or_default())
}

fn strings(root: Node<'_>, path: &str, cx: &mut Context<'_>) -> Vec<Rc<str>> {
    let mut strings = Vec::new();
    for item in values(root, path, cx) {
        strings.extend(item.as_string(cx));
    }
    strings
}

/// The picture that the article begins with, else that behind its beginning; where it has none at all, the one of its tile.
fn lead(
    root: Node<'_>,
    background: Option<Image>,
    blocks: &mut Vec<Block>,
    cx: &mut Context<'_>,
) -> Option<Image> {
    if matches!(blocks.first(), Some(Block::Image(_)))
        && let Block::Image(image) = blocks.remove(0)
    {
        return Some(image);
    }
    if background.is_some() {
        return background;
    }
    let has_picture =
        |it: &Block| matches!(it, Block::Image(_) | Block::Gallery { .. } | Block::Video(_));
    if blocks.iter().any(has_picture) {
        return None;
    }
    url(root, "metadata.thumbnailURL", cx).map(Image::of)
}
