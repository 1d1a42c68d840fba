//! schema.org articles in JSON-LD: alone, in a list, in a `@graph`, or as a page's `mainEntity`. Whatever has an `@id`
//! may stand elsewhere in the graph.

use std::rc::Rc;

use super::ReadError;
use super::context::Context;
use super::lists::site_of;
use super::node::Node;
use super::pieces::{
    date, drop_repeated, field, first, flag, holds, lines, no_headline, size, string, text, url,
    values,
};
use crate::model::{Article, Author, Block, Correction, DateTime, Image, Text};

/// Deepest nesting of lists within lists that is looked into.
const MAX_DEPTH: u32 = 4;

/// The article of a document, if there is one.
pub(super) fn article(root: Node<'_>) -> Option<Node<'_>> {
    if is_article(root) {
        return Some(root);
    }
    let main = field(root, "mainEntity");
    main.filter(|it| is_article(*it))
        .or_else(|| find(root))
        .or_else(|| find(field(root, "@graph")?))
        .or_else(|| find(main?))
}

fn find(list: Node<'_>) -> Option<Node<'_>> {
    list.value.as_array()?.iter().map(|value| Node { value }).find(|it| is_article(*it))
}

fn is_article(node: Node<'_>) -> bool {
    let Some(kind) = node.value.get("@type") else { return false };
    let is_one = |kind: &serde_json::Value| {
        let kind = kind.as_str().unwrap_or_default();
        let kind = kind.rsplit([':', '/']).next().unwrap_or_default();
        kind.ends_with("Article")
            || ["BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"].contains(&kind)
    };
    is_one(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_one))
}

/// Reads an article.
///
/// # Errors
///
/// When it has no headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    let node = article(root).unwrap_or(root);
    let address =
        url(node, "mainEntityOfPage mainEntityOfPage.@id mainEntityOfPage.url url @id", cx);
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
    let graph = Graph { root };
    let mut image = field(node, "image").and_then(|it| graph.image(it, MAX_DEPTH, cx));
    let mut authors = Vec::new();
    for name in ["author", "creator"] {
        if authors.is_empty()
            && let Some(it) = field(node, name)
        {
            graph.authors(it, MAX_DEPTH, &mut authors, cx);
        }
    }
    let mut body = body(node, cx);
    for update in values(node, "liveBlogUpdate", cx) {
        let block = Block::Update {
            date: date(update, "datePublished dateModified", cx),
            title: text(update, "headline name", cx),
            body: self::body(update, cx),
        };
        body.push(block);
    }
    drop_repeated(&mut body, &headline, image.as_mut());
    let mut site = site_of(address.as_ref());
    if let Some(publisher) = field(node, "publisher").map(|it| graph.resolved(it)) {
        site.name = string(publisher, "name", cx).or(site.name);
        site.url = url(publisher, "url", cx).or(site.url);
        let logo = field(publisher, "logo").and_then(|it| graph.image(it, MAX_DEPTH, cx));
        site.logo = logo;
    }
    let mut standfirst = text(node, "description alternativeHeadline", cx);
    if standfirst == headline {
        standfirst = Text::default();
    }
    Ok(Article {
        id: string(node, "@id identifier", cx),
        url: address,
        language: string(node, "inLanguage inLanguage.alternateName inLanguage.name", cx),
        site,
        standfirst,
        section: words(node, "articleSection", cx).into_iter().next(),
        tags: words(node, "keywords", cx),
        authors,
        published: date(node, "datePublished dateCreated", cx),
        updated: date(node, "dateModified", cx),
        image,
        corrections: corrections(node, cx),
        body,
        headline,
        ..Article::default()
    })
}

/// The body is plain text by the specification; where it holds tags, it is HTML.
fn body(node: Node<'_>, cx: &mut Context<'_>) -> Vec<Block> {
    let Some((place, body)) = first(node, "articleBody text", cx) else { return Vec::new() };
    if holds(body, "</") || holds(body, "/>") || holds(body, "<br") || holds(body, "<p>") {
        return cx.blocks(place, body);
    }
    if !body.contains('&') {
        return lines(body, cx);
    }
    let decoded = cx.text(place, &body.replace('<', "&lt;").replace('\n', "<br>"));
    lines(&decoded.to_plain(), cx)
}

fn corrections(node: Node<'_>, cx: &mut Context<'_>) -> Vec<Correction> {
    let mut list = values(node, "correction", cx);
    if let Some(only) = field(node, "correction").filter(|it| !it.value.is_array()) {
        list = vec![only];
    }
    let mut corrections = Vec::new();
    for item in list {
        let (date, text): (Option<DateTime>, Text) = match item.value.as_str() {
            Some(text) => (None, cx.text(item, text)),
            None => (date(item, "datePublished", cx), text(item, "text description", cx)),
        };
        if !text.is_blank() {
            corrections.push(Correction { date, text });
        }
    }
    corrections
}

/// Words in a list, or in one string with commas between them.
fn words(node: Node<'_>, name: &str, cx: &mut Context<'_>) -> Vec<Rc<str>> {
    let Some(place) = field(node, name) else { return Vec::new() };
    let mut words: Vec<Rc<str>> = Vec::new();
    let mut add = |text: &str| {
        let text = text.trim();
        if !text.is_empty() && words.iter().all(|it| **it != *text) {
            words.push(text.into());
        }
    };
    match place.value.as_str() {
        Some(text) => text.split(',').for_each(add),
        None => {
            for item in place.children(cx) {
                add(item.value.as_str().unwrap_or_default());
            }
        }
    }
    words
}

/// The document, in which things refer to each other.
#[derive(Clone, Copy)]
struct Graph<'a> {
    root: Node<'a>,
}

impl<'a> Graph<'a> {
    /// What a node that only names another stands for.
    fn resolved(self, node: Node<'a>) -> Node<'a> {
        let Some(id) = field(node, "@id").and_then(|it| it.value.as_str()) else { return node };
        if node.value.as_object().is_some_and(|fields| fields.len() > 2) {
            return node;
        }
        let items = field(self.root, "@graph").unwrap_or(self.root).value.as_array();
        let mut items = items.into_iter().flatten();
        let found = items.find(|value| {
            let is_it = value.get("@id").and_then(|it| it.as_str()) == Some(id);
            is_it && value.as_object().is_some_and(|fields| fields.len() > 2)
        });
        found.map_or(node, |value| Node { value })
    }

    fn authors(self, node: Node<'a>, depth: u32, authors: &mut Vec<Author>, cx: &mut Context<'_>) {
        if let Some(name) = node.value.as_str() {
            let name = cx.text(node, name).to_plain();
            if !name.is_empty() {
                authors.push(Author { name: name.into(), url: None, image: None });
            }
            return;
        }
        if node.value.is_array() {
            if let Some(depth) = depth.checked_sub(1) {
                for item in node.children(cx) {
                    self.authors(item, depth, authors, cx);
                }
            }
            return;
        }
        let node = self.resolved(node);
        if field(node, "name").is_some_and(|it| it.value.is_array())
            && let Some(names) = field(node, "name")
        {
            return self.authors(names, 1, authors, cx);
        }
        let name: Rc<str> = text(node, "name", cx).to_plain().into();
        if name.is_empty() {
            return;
        }
        let image = field(node, "image").and_then(|it| self.image(it, 1, cx)).map(|it| it.url);
        authors.push(Author { name, url: url(node, "url", cx), image });
    }

    /// A picture: its address, a description, or the first of a list, which most often are cuttings of one.
    fn image(self, node: Node<'a>, depth: u32, cx: &mut Context<'_>) -> Option<Image> {
        if node.value.is_string() {
            return node.as_url(crate::model::SafeUrl::parse_web, cx).map(Image::of);
        }
        if let Some(items) = node.value.as_array() {
            let depth = depth.checked_sub(1)?;
            return items.iter().find_map(|value| self.image(Node { value }, depth, cx));
        }
        let node = self.resolved(node);
        let file = url(node, "url contentUrl", cx)?;
        let (width, height) = size(node).unzip();
        let credit = string(node, "creditText author.name copyrightHolder.name", cx);
        let caption = text(node, "caption description", cx);
        Some(Image {
            width,
            height,
            alt: caption.to_plain().into(),
            caption,
            credit,
            ..Image::of(file)
        })
    }
}
