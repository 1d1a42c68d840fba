//! schema.org articles in JSON-LD: alone, in a list, in a `@graph`, or as a page's `mainEntity`. Whatever has an `@id`
//! may stand elsewhere in the graph.

mod graph;
mod media;
mod values;

use self::graph::{Graph, walk};
use self::values::{address, single, string, text};
use super::ReadError;
use super::context::Context;
use super::lists::{items, pick_of, site_of, words};
use super::node::Node;
use super::pieces::{date, drop_repeated, field, flag, holds, is_beginning, lines, no_headline};
use super::value::Value;
use crate::model::{Article, Block, Correction, Text};

/// Deepest nesting of lists and descriptions in the place of a body.
const MAX_DEPTH: u32 = 4;

/// The articles of a document, in their order.
pub(super) fn articles(root: Node<'_>) -> Vec<Node<'_>> {
    let mut articles = Vec::new();
    walk(root, &mut |node| {
        if is_article(node) {
            articles.push(node);
        }
    });
    articles
}

/// Reads an article.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let articles = articles(root);
    let node = match articles.as_slice() {
        [only] => *only,
        _ => {
            pick_of(root, articles, "@id identifier url mainEntityOfPage mainEntityOfPage.@id", cx)
                .unwrap_or(root)
        }
    };
    let address = address(node, "mainEntityOfPage url @id", cx);
    let headline = text(node, "headline name", cx);
    if headline.is_blank() {
        return Err(no_headline(address));
    }
    if address.is_some() {
        cx.base.clone_from(&address);
    }
    if flag(node, "isAccessibleForFree").is_some_and(|is_free| !is_free) {
        node.warn("is not for everybody: the document may hold only the beginning of its body", cx);
    }
    let graph = Graph::of(root);
    let mut image = graph.image(node, "image", cx);
    let mut authors = graph.authors(node, "author", cx);
    if authors.is_empty() {
        authors = graph.authors(node, "creator", cx);
    }
    let mut body = body(node, "articleBody text reviewBody", cx);
    let standfirst = standfirst(node, &headline, &body, cx);
    for item in items(node, "liveBlogUpdate", cx) {
        body.extend(update(item, &graph, cx));
    }
    drop_repeated(&mut body, &headline, image.as_mut());
    media::add(node, &graph, image.as_ref(), &mut body, cx);
    let mut site = site_of(address.as_ref());
    if let Some(publisher) = field(node, "publisher") {
        let publisher = graph.resolved(single(publisher));
        site.name = match publisher.value.as_str() {
            Some(_) => publisher.as_string(cx),
            None => string(publisher, "name", cx),
        }
        .or(site.name);
        site.url = self::address(publisher, "url", cx).or(site.url);
        site.logo = graph.image(publisher, "logo", cx);
    }
    Ok(Article {
        id: string(node, "@id identifier.value identifier", cx),
        url: address,
        language: string(node, "inLanguage.alternateName inLanguage.name inLanguage", cx),
        site,
        standfirst,
        section: words(node, "articleSection", cx).into_iter().next(),
        tags: words(node, "keywords", cx),
        authors,
        published: date(node, "datePublished dateCreated", cx),
        updated: date(node, "dateModified", cx),
        image,
        corrections: corrections(node, &graph, cx),
        body,
        headline,
        ..Article::default()
    })
}

fn is_article(node: Node<'_>) -> bool {
    let Some(kind) = node.value.get("@type") else { return false };
    let is_one = |kind: &Value<'_>| {
        let kind = kind.as_str().unwrap_or_default();
        let kind = kind.rsplit([':', '/']).next().unwrap_or_default();
        kind.ends_with("Article")
            || ["BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"].contains(&kind)
    };
    is_one(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_one))
}

/// The first summary that says something else than the headline and the beginning of the body.
fn standfirst(node: Node<'_>, headline: &Text, body: &[Block], cx: &mut Context<'_>) -> Text {
    for name in ["description", "alternativeHeadline"] {
        let summary = text(node, name, cx);
        if summary != *headline && !is_beginning(&summary, body) {
            return summary;
        }
    }
    Text::default()
}

/// The first body at these paths: plain text by the specification; where it holds tags, it is HTML.
fn body(node: Node<'_>, paths: &str, cx: &mut Context<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for place in paths.split(' ').filter_map(|path| field(node, path)) {
        if blocks.is_empty() {
            add_body(place, MAX_DEPTH, &mut blocks, cx);
        }
    }
    blocks
}

fn add_body(place: Node<'_>, depth: u32, blocks: &mut Vec<Block>, cx: &mut Context<'_>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if let Some(body) = place.value.as_str() {
        blocks.extend(written(place, body, cx));
    } else if place.value.is_array() {
        for item in place.children(cx) {
            add_body(item, depth, blocks, cx);
        }
    } else {
        let text = ["@value", "text", "articleBody"].iter().find_map(|name| field(place, name));
        match text {
            Some(text) => add_body(text, depth, blocks, cx),
            None => _ = place.warn_expected("a string", cx),
        }
    }
}

fn written(place: Node<'_>, body: &str, cx: &mut Context<'_>) -> Vec<Block> {
    if holds(body, "</") || holds(body, "/>") || holds(body, "<br") || holds(body, "<p>") {
        return cx.blocks(place, body);
    }
    if !body.bytes().any(|it| it == b'&') {
        return lines(body, cx);
    }
    let decoded = cx.text(place, &body.replace('<', "&lt;").replace('\n', "<br>"));
    let decoded = decoded.to_plain();
    // HTML that was written as text.
    if decoded.starts_with('<') && holds(&decoded, "</") {
        return cx.blocks(place, &decoded);
    }
    lines(&decoded, cx)
}

/// An entry of a live blog, if there is anything in it.
fn update<'a>(item: Node<'a>, graph: &Graph<'a>, cx: &mut Context<'_>) -> Option<Block> {
    let item = graph.resolved(item);
    let mut content = Vec::new();
    let mut title = Text::default();
    if item.value.is_object() {
        title = text(item, "headline name", cx);
        content = body(item, "articleBody text description", cx);
        let image = graph.image(item, "image", cx);
        media::add(item, graph, image.as_ref(), &mut content, cx);
        content.splice(..0, image.map(Block::Image));
    } else {
        add_body(item, MAX_DEPTH, &mut content, cx);
    }
    if content.is_empty() && title.is_blank() {
        item.warn("has nothing to show and is left out", cx);
        return None;
    }
    Some(Block::Update { date: date(item, "datePublished dateModified", cx), title, body: content })
}

fn corrections<'a>(node: Node<'a>, graph: &Graph<'a>, cx: &mut Context<'_>) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for item in items(node, "correction", cx) {
        let item = graph.resolved(item);
        let text = match item.value.as_str() {
            Some(text) => cx.text(item, text),
            None => text(item, "text description", cx),
        };
        if !text.is_blank() {
            corrections.push(Correction { date: date(item, "datePublished", cx), text });
        }
    }
    corrections
}
