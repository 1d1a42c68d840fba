//! Reader and writer of the widget's own format, Article JSON 1.
//!
//! The contract is `static/schema/article-1.json`; the tests hold it, this reader and the writer
//! together.

mod body;
mod inline;
mod write;

use std::cell::Cell;
use std::rc::Rc;

use serde_json::Value;

use super::node::Node;
use super::report::Report;
use super::{Parsed, ReadError, ReadErrorKind};
use crate::model::{
    Analytics, Article, Author, Direction, Image, ImageSource, Network, SafeUrl, Site,
};
pub use write::write;

/// The version of the format, in the field `version`.
const VERSION: f64 = 1.0;

/// Most items that are read of all arrays of a document together: blocks, runs, items of lists.
/// Browsers take seconds for more.
const MAX_ITEMS: usize = 30_000;

/// Widest and highest picture that is believed, in pixels.
const MAX_PIXELS: u32 = 100_000;

/// Reads an article from a parsed `document`, whose URLs are relative to `base`.
///
/// A block of unknown type is left out with a warning, so that a publisher's new block never
/// blanks a page. A field of the wrong type counts as absent, with a warning. A document without
/// `version` counts as version 1.
///
/// # Errors
///
/// When `document` is no object, is of another version, or has no headline.
pub fn read(document: &Value, base: Option<&SafeUrl>) -> Result<Parsed, ReadError> {
    let error = |kind, link| Err(ReadError { kind, link });
    if !document.is_object() {
        return error(ReadErrorKind::NotAnObject, None);
    }
    let n_items_left = Cell::new(MAX_ITEMS + 1);
    let root = &Node::root(document, &n_items_left);
    let report = &mut Report::default();
    if let Some(version) = root.field("version")
        && version.value.as_f64() != Some(VERSION)
    {
        if version.value.is_number() {
            return error(ReadErrorKind::UnknownVersion, root.link("url", base, report));
        }
        version.warn_expected("the number 1", report);
    }
    let url = root.web_url("url", base, report);
    let headline = inline::text_field(root, "headline", base, report);
    if headline.is_blank() {
        return error(ReadErrorKind::NoHeadline, url);
    }
    let site = root.object("site", report);
    let article = Article {
        id: root.string("id", report),
        url,
        language: root.string("language", report),
        direction: direction(root, report),
        site: site.as_ref().map(|node| read_site(node, base, report)).unwrap_or_default(),
        headline,
        standfirst: inline::text_field(root, "standfirst", base, report),
        section: root.string("section", report),
        tags: strings(root, "tags", report),
        authors: authors(root, base, report),
        published: root.date("published", report),
        updated: root.date("updated", report),
        image: root.object("image", report).and_then(|node| read_image(&node, base, report)),
        share: networks(root, report),
        analytics: analytics(root, site.as_ref(), base, report),
        // The last one, as it is what may have more items than are read.
        body: body::read(root, base, report),
    };
    if n_items_left.get() == 0 {
        root.warn("has more than 30000 items in its arrays; what follows is left out", report);
    }
    Ok(Parsed { article, warnings: std::mem::take(report).into_warnings() })
}

fn direction(root: &Node<'_>, report: &mut Report) -> Option<Direction> {
    let node = root.field("direction")?;
    match &*node.as_string(report)? {
        "ltr" => Some(Direction::LeftToRight),
        "rtl" => Some(Direction::RightToLeft),
        _ => {
            node.warn("is neither ltr nor rtl and is left out", report);
            None
        }
    }
}

fn read_site(node: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Site {
    Site {
        name: node.string("name", report),
        short_name: node.string("short_name", report),
        url: node.web_url("url", base, report),
        logo: logo(node, base, report),
        time_zone: node.string("time_zone", report),
        homepage_link: node.flag("homepage_link", report),
        preferred_source: node.web_url("preferred_source", base, report),
        social: node
            .items("social", report)
            .map(|items| {
                items
                    .children()
                    .filter_map(|url| url.as_url(base, SafeUrl::parse_web, report))
                    .collect()
            })
            .unwrap_or_default(),
    }
}

/// The logo: an image, or the URL of one.
fn logo(site: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Option<Image> {
    if site.field("logo")?.value.is_string() {
        return site.web_url("logo", base, report).map(plain_image);
    }
    read_image(&site.object("logo", report)?, base, report)
}

/// A picture of which only the file is known.
fn plain_image(url: SafeUrl) -> Image {
    Image {
        url,
        width: None,
        height: None,
        alt: Rc::default(),
        title: None,
        caption: Default::default(),
        credit: None,
        sources: Vec::new(),
    }
}

/// A picture; `None` when its file is missing.
fn read_image(node: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Option<Image> {
    let url = node.web_url("url", base, report);
    if url.is_none() {
        node.warn("needs a url and is left out", report);
    }
    let url = url?;
    let size =
        node.count("width", MAX_PIXELS, report).zip(node.count("height", MAX_PIXELS, report));
    let sources = node.items("sources", report).map(|items| {
        items.children().filter_map(|item| image_source(&item, base, report)).collect()
    });
    Some(Image {
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        alt: node.string("alt", report).unwrap_or_default(),
        title: node.string("title", report),
        caption: inline::text_field(node, "caption", base, report),
        credit: node.string("credit", report),
        sources: sources.unwrap_or_default(),
        ..plain_image(url)
    })
}

fn image_source(
    node: &Node<'_>,
    base: Option<&SafeUrl>,
    report: &mut Report,
) -> Option<ImageSource> {
    let source = node.web_url("url", base, report).zip(node.count("width", MAX_PIXELS, report));
    if source.is_none() {
        node.warn("needs a url and a width and is left out", report);
    }
    let (url, width) = source?;
    Some(ImageSource { url, width, media_type: node.string("type", report) })
}

fn strings(node: &Node<'_>, name: &str, report: &mut Report) -> Vec<Rc<str>> {
    let items = node.items(name, report);
    items
        .map(|items| items.children().filter_map(|item| item.as_string(report)).collect())
        .unwrap_or_default()
}

fn authors(root: &Node<'_>, base: Option<&SafeUrl>, report: &mut Report) -> Vec<Author> {
    let Some(items) = root.items("authors", report) else { return Vec::new() };
    let authors = items.children().filter_map(|item| {
        if item.value.is_string() {
            return Some(Author { name: item.as_string(report)?, url: None, image: None });
        }
        let Some(name) = item.string("name", report) else {
            item.warn("has no name and is left out", report);
            return None;
        };
        Some(Author {
            name,
            url: item.link("url", base, report),
            image: item.web_url("image", base, report),
        })
    });
    authors.collect()
}

fn networks(root: &Node<'_>, report: &mut Report) -> Vec<Network> {
    let Some(items) = root.items("share", report) else { return Vec::new() };
    let mut networks = Vec::new();
    for item in items.children() {
        if let Some(network) = network(&item, report)
            && !networks.contains(&network)
        {
            networks.push(network);
        }
    }
    networks
}

fn network(node: &Node<'_>, report: &mut Report) -> Option<Network> {
    let network = Network::from_key(&node.as_string(report)?);
    if network.is_none() {
        node.warn("is not a network that the widget knows and is left out", report);
    }
    network
}

/// The article's own line, else its site's.
fn analytics(
    root: &Node<'_>,
    site: Option<&Node<'_>>,
    base: Option<&SafeUrl>,
    report: &mut Report,
) -> Analytics {
    let own = root.object("analytics", report);
    let own = own.as_ref();
    // Read in any case, as it may have to be warned of.
    let of_site = site.and_then(|node| node.string("analytics_label", report));
    Analytics {
        label: own.and_then(|node| node.string("label", report)).or(of_site),
        url: own.and_then(|node| node.web_url("url", base, report)),
    }
}
