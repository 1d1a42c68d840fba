//! The Guardian's Content API, in the flavours of the public service and of its Thrift definitions, and the Guardian's own
//! pages as JSON, as its renderer reads them.

pub(super) mod elements;

use super::ReadError;
use super::context::Context;
use super::lists::pick;
use super::node::Node;
use super::pieces::{
    self, Body, byline, date, drop_repeated, field, first, flag, html, is, joined, lines, string,
    text, url, values,
};
use crate::model::{Article, Author, Block, Direction, Image, SafeUrl};

/// Reads the article of a response, or one that stands alone.
///
/// # Errors
///
/// When there is none with a headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let content = field(root, "response.content");
    let content = content.or_else(|| {
        let list = field(root, "response.results")?.value.as_array()?;
        pick(root, list, "id webUrl", cx)
    });
    article(content.unwrap_or(root), cx)
}

/// Reads an article of the API or of the pages' own JSON, which differ in where the same things stand.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn article(node: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let page = url(node, "webUrl canonicalUrl", cx);
    let headline = text(node, "fields.headline headline webTitle", cx);
    if headline.is_blank() {
        return Err(pieces::no_headline(page));
    }
    // Links in the article are relative to its page.
    cx.base = page.clone().or(cx.base.take());
    let mut body = Body::default();
    let mut image = lead(node, &mut body, cx);
    read_body(node, &mut body, cx);
    if body.blocks.is_empty() {
        node.warn("has no body: ask the API for it with show-blocks=all or show-fields=all", cx);
    }
    drop_repeated(&mut body.blocks, &headline, image.as_mut());
    let mut article = pieces::article(node, FIELDS, cx);
    for data in values(node, "linkedData", cx) {
        article.updated = article.updated.or_else(|| date(data, "dateModified", cx));
    }
    if flag(node, "isRightToLeftLang") == Some(true) {
        article.direction = Some(Direction::RightToLeft);
    }
    tags(node, &mut article, cx);
    article.site.name = Some("The Guardian".into());
    article.site.url = SafeUrl::parse_web("/", cx.base.as_ref());
    article.standfirst = text(node, "fields.standfirst standfirst fields.trailText trailText", cx);
    article.url = page;
    article.headline = headline;
    article.image = image;
    article.body = body.blocks;
    article.related = body.related;
    Ok(article)
}

const FIELDS: [&str; 5] = [
    "id pageId",
    "fields.lang lang",
    "sectionLabel sectionName",
    "webPublicationDate.iso8601 webPublicationDateDeprecated webPublicationDate fields.firstPublicationDate",
    "fields.lastModified.iso8601 fields.lastModified",
];

/// The main image. What else is shown in its place becomes the beginning of the body.
fn lead(node: Node<'_>, body: &mut Body, cx: &mut Context<'_>) -> Option<Image> {
    for path in ["blocks.main.elements", "mainMediaElements", "elements"] {
        for element in values(node, path, cx) {
            if field(element, "relation").is_none_or(|_| is(element, "relation", "main")) {
                elements::push(element, body, cx);
            }
        }
    }
    if body.blocks.is_empty() {
        body.blocks = html(node, "fields.main main", cx);
    }
    let idx = body.blocks.iter().position(|block| matches!(block, Block::Image(_)));
    if let Some(Block::Image(image)) = idx.map(|idx| body.blocks.remove(idx)) {
        // The older list says the same again.
        body.blocks.retain(|block| !matches!(block, Block::Image(_)));
        return Some(image);
    }
    if !body.blocks.is_empty() {
        return None;
    }
    url(node, "fields.thumbnail openGraphData.og:image", cx).map(Image::of)
}

fn read_body(node: Node<'_>, body: &mut Body, cx: &mut Context<'_>) {
    let before = body.blocks.len();
    let is_list = field(node, "blocks").is_some_and(|it| it.value.is_array());
    let list = values(node, if is_list { "blocks" } else { "blocks.body" }, cx);
    let is_live = list.len() > 1
        || is(node, "type", "liveblog")
        || flag(node, "pageType.isLiveblog") == Some(true);
    for block in list {
        if flag(block, "published") == Some(false) {
            block.warn("is not published and is left out", cx);
            continue;
        }
        let mut entry = Body::default();
        for element in values(block, "elements", cx) {
            elements::push(element, &mut entry, cx);
        }
        if entry.blocks.is_empty() {
            entry.blocks = html(block, "bodyHtml", cx);
        }
        for it in entry.related {
            body.relate(Some(it.url), it.headline);
        }
        if is_live {
            let (date, title) = (date(block, BLOCK_DATES, cx), text(block, "title", cx));
            body.push(Block::Update { date, title, body: entry.blocks });
        } else {
            body.blocks.extend(entry.blocks);
        }
    }
    if body.blocks.len() == before {
        body.blocks.extend(html(node, "fields.body", cx));
    }
    if body.blocks.len() == before
        && let Some((_, plain)) = first(node, "fields.bodyText", cx)
    {
        body.blocks.extend(lines(plain, cx));
    }
}

const BLOCK_DATES: &str = "firstPublishedDate.iso8601 firstPublishedDate publishedDate.iso8601 publishedDate \
    blockFirstPublished blockCreatedOn createdDate.iso8601 createdDate";

/// Reads what the article is about, and who wrote it: by its tags, else by the line that stands above it. The types of
/// tags are names or, in Thrift's JSON, numbers.
fn tags(node: Node<'_>, article: &mut Article, cx: &mut Context<'_>) {
    for tag in values(node, "tags", cx) {
        let Some(name) = string(tag, "webTitle title", cx) else { continue };
        let number = field(tag, "type").and_then(|it| it.value.as_u64());
        if is(tag, "type", "keyword") || number == Some(1) {
            article.tags.push(name);
        } else if is(tag, "type", "contributor") || number == Some(0) {
            let page = url(tag, "webUrl", cx).or_else(|| {
                let (_, id) = first(tag, "id", cx)?;
                SafeUrl::parse_web(&joined(&["/", id]), cx.base.as_ref())
            });
            article.authors.push(Author { name, url: page, image: url(tag, "bylineImageUrl", cx) });
        }
    }
    if article.authors.is_empty()
        && let Some((_, line)) = first(node, "fields.byline byline", cx)
    {
        article.authors.push(byline(line));
    }
}
