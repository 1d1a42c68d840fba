//! Reader and writer of the widget's own format, Article JSON 1.
//!
//! The contract is `static/schema/article-1.json`; the tests hold it, this reader and the writer
//! together.

mod body;
mod inline;
mod media;
mod table;
mod write;

use std::rc::Rc;

use super::context::Context;
use super::node::Node;
use super::{ReadError, ReadErrorKind};
use crate::model::{
    Analytics, Article, Author, Correction, Direction, Image, Network, Related, SafeUrl,
    ShareTarget, Site,
};
pub use write::{write, write_text};

/// The version of the format, in the field `version`.
const VERSION: f64 = 1.0;

/// Whether a document says that it is Article JSON: its version is a number, where other formats have a string.
pub(super) fn is_claimed(root: Node<'_>) -> bool {
    root.field("version").is_some_and(|it| it.value.is_number())
        && root.field("headline").is_some()
        && root.field("webTitle").is_none()
}

/// Reads an article.
///
/// A block of unknown type is left out with a warning, so that a publisher's new block never
/// blanks a page. A field of the wrong type counts as absent, with a warning. A document without
/// `version` counts as version 1.
///
/// # Errors
///
/// When the document is of another version, or has no headline.
pub(super) fn read(root: Node<'_>, cx: &mut Context<'_>) -> Result<Article, ReadError> {
    if let Some(version) = root.field("version")
        && version.value.as_f64() != Some(VERSION)
    {
        if version.value.is_number() {
            let link = root.link("url", cx);
            return Err(ReadError { kind: ReadErrorKind::UnknownVersion, link });
        }
        version.warn_expected("the number 1", cx);
    }
    let url = root.web_url("url", cx);
    let headline = inline::text_field(root, "headline", cx);
    if headline.is_blank() {
        return Err(ReadError { kind: ReadErrorKind::NoHeadline, link: url });
    }
    let site = root.object("site", cx);
    Ok(Article {
        id: root.string("id", cx),
        url,
        language: root.string("language", cx),
        direction: direction(root, cx),
        site: site.map(|node| read_site(node, cx)).unwrap_or_default(),
        headline,
        standfirst: inline::text_field(root, "standfirst", cx),
        section: root.string("section", cx),
        tags: strings(root, "tags", cx),
        authors: authors(root, cx),
        published: root.date("published", cx),
        updated: root.date("updated", cx),
        image: root.object("image", cx).and_then(|node| media::image(node, cx)),
        corrections: items(root, "corrections", cx, correction),
        related: items(root, "related", cx, related),
        share: share_targets(root, cx),
        campaign: root.string("campaign", cx),
        analytics: analytics(root, site, cx),
        // The last one, as it is what may have more items than are read.
        body: body::read(root, cx),
    })
}

fn direction(root: Node<'_>, cx: &mut Context<'_>) -> Option<Direction> {
    let node = root.field("direction")?;
    match &*node.as_string(cx)? {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        _ => {
            node.warn("is neither ltr nor rtl and is left out", cx);
            None
        }
    }
}

fn read_site(node: Node<'_>, cx: &mut Context<'_>) -> Site {
    Site {
        name: node.string("name", cx),
        short_name: node.string("short_name", cx),
        url: node.web_url("url", cx),
        logo: logo(node, cx),
        time_zone: node.string("time_zone", cx),
        homepage_link: node.flag("homepage_link", cx),
        preferred_source: node.web_url("preferred_source", cx),
        social: items(node, "social", cx, |url, cx| url.as_url(SafeUrl::parse_web, cx)),
    }
}

/// The logo: an image, or the URL of one.
fn logo(site: Node<'_>, cx: &mut Context<'_>) -> Option<Image> {
    if site.field("logo")?.value.is_string() {
        return site.web_url("logo", cx).map(Image::of);
    }
    media::image(site.object("logo", cx)?, cx)
}

/// What `read` makes of the items of the field of this name; those of which it makes nothing are left out.
fn items<T>(
    node: Node<'_>,
    name: &str,
    cx: &mut Context<'_>,
    read: impl Fn(Node<'_>, &mut Context<'_>) -> Option<T>,
) -> Vec<T> {
    // Smaller than what `collect` comes to for each type.
    let mut items = Vec::new();
    for item in node.items(name, cx) {
        if let Some(item) = read(item, cx) {
            items.push(item);
        }
    }
    items
}

fn strings(node: Node<'_>, name: &str, cx: &mut Context<'_>) -> Vec<Rc<str>> {
    items(node, name, cx, |item, cx| item.as_string(cx))
}

fn authors(root: Node<'_>, cx: &mut Context<'_>) -> Vec<Author> {
    items(root, "authors", cx, |item, cx| {
        if item.value.is_string() {
            return Some(Author { name: item.as_string(cx)?, url: None, image: None });
        }
        let Some(name) = item.string("name", cx) else {
            item.warn("has no name and is left out", cx);
            return None;
        };
        Some(Author { name, url: item.link("url", cx), image: item.web_url("image", cx) })
    })
}

/// What was put right; `None` when nothing is said about it.
fn correction(node: Node<'_>, cx: &mut Context<'_>) -> Option<Correction> {
    let correction =
        Correction { date: node.date("date", cx), text: inline::text_field(node, "text", cx) };
    if correction.text.is_blank() {
        node.warn("has no text and is left out", cx);
        return None;
    }
    Some(correction)
}

fn related(node: Node<'_>, cx: &mut Context<'_>) -> Option<Related> {
    let url = node.web_url("url", cx);
    let headline = inline::text_field(node, "headline", cx);
    if url.is_none() || headline.is_blank() {
        node.warn("needs a url and a headline and is left out", cx);
        return None;
    }
    Some(Related { url: url?, headline })
}

fn share_targets(root: Node<'_>, cx: &mut Context<'_>) -> Vec<ShareTarget> {
    let mut targets = Vec::new();
    for item in root.items("share", cx) {
        if let Some(target) = known(item, ShareTarget::from_key, cx)
            && !targets.contains(&target)
        {
            targets.push(target);
        }
    }
    targets
}

fn network(node: Node<'_>, cx: &mut Context<'_>) -> Option<Network> {
    known(node, Network::from_key, cx)
}

fn known<T>(node: Node<'_>, parse: fn(&str) -> Option<T>, cx: &mut Context<'_>) -> Option<T> {
    let known = parse(&node.as_string(cx)?);
    if known.is_none() {
        node.warn("is not a network that the widget knows and is left out", cx);
    }
    known
}

/// The article's own line, else its site's.
fn analytics(root: Node<'_>, site: Option<Node<'_>>, cx: &mut Context<'_>) -> Analytics {
    let own = root.object("analytics", cx);
    let own = own.as_ref();
    // Read in any case, as it may have to be warned of.
    let of_site = site.and_then(|node| node.string("analytics_label", cx));
    Analytics {
        label: own.and_then(|node| node.string("label", cx)).or(of_site),
        url: own.and_then(|node| node.web_url("url", cx)),
    }
}
