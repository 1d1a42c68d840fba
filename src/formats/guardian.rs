//! The Guardian's Content API, in the flavours of the public service and of its Thrift definitions.

pub(super) mod elements;

use super::ReadError;
use super::context::Context;
use super::node::Node;
use super::pieces::{
    self, Body, chosen, date, drop_repeated, field, first, flag, html, is, lines, string, text, url,
};
use crate::model::{Article, Author, Block, Direction, Image, SafeUrl, Site};

/// Reads the article of a response, or one that stands alone.
///
/// # Errors
///
/// When there is none with a headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let results = field(root, "response.results");
    let result = results.and_then(|list| chosen(list, "id webUrl", cx));
    article(field(root, "response.content").or(result).unwrap_or(root), cx)
}

/// Reads an article of the API or of the pages' own JSON, which differ in where the same things stand.
pub(super) fn article(node: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let page = url(node, "webUrl canonicalUrl", cx);
    let headline = text(node, "fields.headline headline webTitle", cx);
    if headline.is_blank() {
        return Err(pieces::no_headline(page));
    }
    // Links in the article are relative to its page.
    cx.base = page.clone().or(cx.base.take());
    let mut body = Body::default();
    let image = lead(node, &mut body, cx);
    read_body(node, &mut body, cx);
    if body.blocks.is_empty() {
        node.warn("has no body: ask the API for it with show-blocks=all or show-fields=all", cx);
    }
    drop_repeated(&mut body.blocks, &headline, image.as_ref());
    let is_right_to_left = flag(node, "isRightToLeftLang") == Some(true);
    Ok(Article {
        id: string(node, "id pageId", cx),
        url: page,
        language: string(node, "fields.lang lang", cx),
        direction: is_right_to_left.then_some(Direction::RightToLeft),
        site: Site {
            name: Some("The Guardian".into()),
            url: SafeUrl::parse_web("/", cx.base.as_ref()),
            ..Site::default()
        },
        headline,
        standfirst: text(node, "fields.standfirst standfirst fields.trailText trailText", cx),
        section: string(node, "sectionLabel sectionName", cx),
        tags: tags(node, "Keyword", 1, cx).filter_map(|tag| tag_name(tag, cx)).collect(),
        authors: authors(node, cx),
        published: date(node, PUBLISHED, cx),
        updated: date(node, "fields.lastModified.iso8601 fields.lastModified", cx),
        image,
        body: body.blocks,
        related: body.related,
        ..Article::default()
    })
}

const PUBLISHED: &str = "webPublicationDate.iso8601 webPublicationDateDeprecated webPublicationDate \
    fields.firstPublicationDate";

/// The main image. What else is shown in its place becomes the beginning of the body.
fn lead(node: Node<'_>, body: &mut Body, cx: &mut Context<'_>) -> Option<Image> {
    for path in ["blocks.main.elements", "mainMediaElements", "elements"] {
        for element in pieces::values(field(node, path), cx) {
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
    let list = field(node, "blocks.body").or_else(|| field(node, "blocks"));
    let list: Vec<Node<'_>> =
        list.filter(|it| it.value.is_array()).into_iter().flat_map(|it| it.children(cx)).collect();
    let is_live = list.len() > 1
        || is(node, "type", "liveblog")
        || flag(node, "pageType.isLiveblog") == Some(true);
    for block in list {
        if flag(block, "published") == Some(false) {
            block.warn("is not published and is left out", cx);
            continue;
        }
        let mut entry = Body::default();
        for element in pieces::values(field(block, "elements"), cx) {
            elements::push(element, &mut entry, cx);
        }
        if entry.blocks.is_empty() {
            entry.blocks = html(block, "bodyHtml", cx);
        }
        for it in entry.related {
            body.relate(Some(it.url), it.headline);
        }
        if !is_live {
            body.blocks.extend(entry.blocks);
        } else if !entry.blocks.is_empty() {
            let (date, title) = (date(block, BLOCK_DATES, cx), text(block, "title", cx));
            body.push(Some(Block::Update { date, title, body: entry.blocks }));
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

/// The tags of a type, which has a name or, in Thrift's JSON, a number.
fn tags<'a>(
    node: Node<'a>,
    name: &str,
    number: u64,
    cx: &Context<'_>,
) -> impl Iterator<Item = Node<'a>> + use<'a> {
    let is_of_type = |tag: &Node<'a>| {
        is(*tag, "type", name) || tag.field("type").is_some_and(|it| *it.value == number)
    };
    let tags: Vec<Node<'a>> = pieces::values(field(node, "tags"), cx).filter(is_of_type).collect();
    tags.into_iter()
}

fn tag_name(tag: Node<'_>, cx: &mut Context<'_>) -> Option<std::rc::Rc<str>> {
    string(tag, "webTitle title", cx)
}

/// Who wrote it: by the tags, else by the line that stands above the article.
fn authors(node: Node<'_>, cx: &mut Context<'_>) -> Vec<Author> {
    let mut authors = Vec::new();
    for tag in tags(node, "Contributor", 0, cx) {
        let Some(name) = tag_name(tag, cx) else { continue };
        let own_page = url(tag, "webUrl", cx).or_else(|| {
            let (_, id) = first(tag, "id", cx)?;
            SafeUrl::parse_web(&["/", id].concat(), cx.base.as_ref())
        });
        authors.push(Author { name, url: own_page, image: url(tag, "bylineImageUrl", cx) });
    }
    if authors.is_empty() {
        let name = string(node, "fields.byline byline", cx);
        authors.extend(name.map(|name| Author { name, url: None, image: None }));
    }
    authors
}
